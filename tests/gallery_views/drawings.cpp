// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gallery_views/drawings.h"

#include "app/desktop/reagents/table_in_use.h"
#include "app/desktop/sketcher/draw_window.h"
#include "app/desktop/sketcher/sketch_facts.h"
#include "app/desktop/sketcher/sketch_view.h"
#include "app/desktop/sketcher/sketcher.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/read.h"
#include "core/reagents/user_reagents.h"

#include <QAbstractItemView>
#include <QFile>
#include <QFileInfo>
#include <QLineEdit>
#include <QPainter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>

#include <array>
#include <functional>

namespace artemisia::gallery
{

namespace
{

constexpr int kPatienceMs = 60000;

/// Of tests/data, SOURCES.md there says whence.
const QStringList &structures()
{
    static const QStringList files{QStringLiteral("depict/artemisinin.mol"),
                                   QStringLiteral("depict/bridged.mol"),
                                   QStringLiteral("depict/caffeine.mol"),
                                   QStringLiteral("depict/charges.mol"),
                                   QStringLiteral("depict/cisplatin.mol"),
                                   QStringLiteral("depict/cumulated.mol"),
                                   QStringLiteral("depict/open-stereo.mol"),
                                   QStringLiteral("depict/penicillin-g.mol"),
                                   QStringLiteral("depict/polymer.mol"),
                                   QStringLiteral("depict/query.mol"),
                                   QStringLiteral("depict/stereo-groups.mol"),
                                   QStringLiteral("depict/triazolopyrazine.mol"),
                                   QStringLiteral("depict/wavy-crossing.mol"),
                                   QStringLiteral("chem/960_bug_superatom.cdxml"),
                                   QStringLiteral("chem/OSA_000822 Active.cdxml"),
                                   QStringLiteral("chem/beta-cypermethrin-or-as.cdxml"),
                                   QStringLiteral("chem/cistrans1.cdxml"),
                                   QStringLiteral("chem/enhanced_stereo2.cdxml"),
                                   QStringLiteral("chem/mycetoma-targets.sdf"),
                                   QStringLiteral("chem/stereo1.cdxml")};
    return files;
}

const QStringList &schemes()
{
    static const QStringList files{QStringLiteral("chem/GBB scheme.cdxml"),
                                   QStringLiteral("reaction/AmideBond.rxn"),
                                   QStringLiteral("reaction/CN_Bond.rxn"),
                                   QStringLiteral("reaction/Esterification_Rxn2.cdxml"),
                                   QStringLiteral("reaction/rxn1.cdxml")};
    return files;
}

/// Shows a file of tests/data in an editor of that size.
class Easel
{
public:
    explicit Easel(QSize size)
        : m_workers(QStringLiteral("gallery"), 1)
        , m_sketcher(app::Sketcher::Use::Anything, m_workers)
    {
        m_sketcher.resize(size);
        m_sketcher.show();
    }

    [[nodiscard]] QPixmap pictureOf(const QString &name)
    {
        QFile file(QStringLiteral(ARTEMISIA_TEST_DATA "/") + name);
        const QByteArray bytes = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        const auto drawing = chem::drawingFromText(bytes.toStdString());
        if (!drawing) {
            QTextStream(stdout) << name << ": " << drawing.error().message.c_str() << Qt::endl;
            return {};
        }
        QSignalSpy facts(m_sketcher.findChild<app::SketchFacts *>(), &app::SketchFacts::shown);
        m_sketcher.setDrawing(*drawing);
        return facts.wait(kPatienceMs) ? m_sketcher.view().grab() : QPixmap();
    }

private:
    jobs::Runner m_workers;
    app::Sketcher m_sketcher;
};

bool takeSheet(const QString &path, const QStringList &files, int columns, QSize size)
{
    Easel easel(size);
    QList<QPixmap> pictures;
    QSize cell;
    for (const QString &file : files) {
        pictures.append(easel.pictureOf(file));
        cell = cell.expandedTo(pictures.last().size());
    }
    const int rows = (int(files.size()) + columns - 1) / columns;
    QPixmap sheet(cell.width() * columns, cell.height() * rows);
    sheet.fill(app::Theme::instance().colours().surface);
    QPainter painter(&sheet);
    painter.setPen(app::Theme::instance().colours().text);
    bool isWhole = true;
    for (int i = 0; i < pictures.size(); ++i) {
        const QPoint corner(i % columns * cell.width(), i / columns * cell.height());
        painter.drawPixmap(corner, pictures[i]);
        painter.drawText(corner + QPoint(8, 18), QFileInfo(files[i]).completeBaseName());
        isWhole = isWhole && !pictures[i].isNull();
    }
    return sheet.save(path) && isWhole;
}

/// Grabs the window once its lines under the sheet are there.
bool takeWindow(app::DrawWindow &window, const QString &path, const std::function<void()> &show)
{
    QSignalSpy facts(window.findChild<app::SketchFacts *>(), &app::SketchFacts::shown);
    show();
    return facts.wait(kPatienceMs) && window.grab().save(path);
}

/// A shelf: chemicals of the table as somebody has them.
bool makeShelf()
{
    const auto table = app::reagentsInUse();
    if (!table) {
        return false;
    }
    const QList<std::array<QString, 3>> bottles{
        {QStringLiteral("64-17-5"), QStringLiteral("96 %"), QStringLiteral("Cupboard 2")},
        {QStringLiteral("7647-01-0"), QStringLiteral("4 M in dioxane"), QString()},
        {QStringLiteral("67-66-3"), QStringLiteral("stabilised"), QStringLiteral("Solvents")},
        {QStringLiteral("110-86-1"), QString(), QStringLiteral("Cupboard 2, over molecular sieve")},
        {QStringLiteral("108-88-3"), QString(), QString()},
        {QStringLiteral("121-44-8"), QStringLiteral("distilled"), QString()}};
    for (const auto &[cas, concentration, supplier] : bottles) {
        const reagents::Lookup found = table->lookup(cas);
        reagents::Reagent row =
            found.matches.isEmpty() ? reagents::Reagent() : found.matches.first().reagent;
        row.synonyms.clear();
        row.concentration = concentration;
        row.supplier = supplier;
        if (!reagents::UserReagents().add(row)) {
            return false;
        }
    }
    reagents::Reagent bare;
    bare.name = QStringLiteral("Celite");
    bare.supplier = QStringLiteral("Cupboard 5");
    return reagents::UserReagents().add(bare).has_value();
}

/// The list, and the form for what is drawn.
bool takeReagents(app::DrawWindow &window, const std::function<QString(const QString &)> &path)
{
    QFile file(reagents::UserReagents::defaultFile());
    if (!makeShelf() || !file.open(QIODevice::Append)) {
        return false;
    }
    file.write("no number\tNothing in particular\n");
    file.close();
    auto *sheet = window.findChild<QWidget *>(QStringLiteral("cheatSheet"));
    sheet->hide();
    window.sketcher().showReagents();
    const auto *list = window.findChild<QAbstractItemView *>(QStringLiteral("reagentListView"));
    const auto isPainted = [list] {
        const QAbstractItemModel *rows = list->model();
        return rows->rowCount() > 1 &&
               !rows->index(1, 0).data(Qt::DecorationRole).value<QPixmap>().isNull();
    };
    const bool isListed = QTest::qWaitFor(isPainted, kPatienceMs) &&
                          takeWindow(window, path(QStringLiteral("draw-reagents")),
                                     [&window] { window.sketcher().selectAll(); });
    window.sketcher().setDrawing(*chem::drawingFromText("CC(=O)O"));
    const auto *name = window.findChild<QLineEdit *>(QStringLiteral("reagentNameLineEdit"));
    window.sketcher().addReagent();
    const bool isKnown = QTest::qWaitFor([name] { return !name->text().isEmpty(); }, kPatienceMs);
    return isListed && isKnown &&
           takeWindow(window, path(QStringLiteral("draw-reagents-form")),
                      [&window] { window.sketcher().selectAll(); });
}

} // namespace

bool takeDrawWindow(const QString &folder, const QString &setting, QSize size)
{
    const QTemporaryDir kept;
    qputenv("XDG_DATA_HOME", kept.path().toLocal8Bit()); // nobody's own templates and reagents
    app::DrawWindow window(kept.path());
    window.resize(size);
    window.show();
    const auto path = [&](const QString &name) {
        return QStringLiteral("%1/%2-%3.png").arg(folder, name, setting);
    };
    const bool isDrawn = takeWindow(window, path(QStringLiteral("draw")), [&window] {
        window.openFile(QStringLiteral(ARTEMISIA_TEST_DATA "/chem/GBB scheme.cdxml"));
    });
    window.sketcher().showTemplates();
    const auto *list = window.findChild<QAbstractItemView *>(QStringLiteral("templateListView"));
    const bool arePainted = QTest::qWaitFor(
        [list] { return !list->model()->index(0, 0).data(Qt::DecorationRole).isNull(); },
        kPatienceMs);
    const bool hasTemplates = takeWindow(window, path(QStringLiteral("draw-templates")),
                                         [&window] { window.sketcher().selectAll(); });
    const bool hasKeys = takeWindow(window, path(QStringLiteral("draw-keys")), [&window] {
        window.sketcher().showCheatSheet();
        window.sketcher().document().setSelection({});
    });
    return isDrawn && arePainted && hasTemplates && hasKeys && takeReagents(window, path);
}

bool takeDrawings(const QString &folder, app::ThemeChoice theme)
{
    app::Theme::instance().apply(theme);
    const QString look =
        theme == app::ThemeChoice::Dark ? QStringLiteral("dark") : QStringLiteral("light");
    const bool structuresDone =
        takeSheet(QStringLiteral("%1/drawings-structures-%2.png").arg(folder, look), structures(),
                  5, {460, 480});
    const bool schemesDone = takeSheet(
        QStringLiteral("%1/drawings-schemes-%2.png").arg(folder, look), schemes(), 1, {1280, 440});
    return structuresDone && schemesDone;
}

} // namespace artemisia::gallery
