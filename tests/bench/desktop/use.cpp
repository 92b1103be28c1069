// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/desktop/use.h"

#include "app/desktop/compounds/compound_model.h"
#include "app/desktop/session/settings.h"
#include "tests/bench/bench.h"
#include "tests/bench/desktop/driver.h"

#include <QLineEdit>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>

#include <cmath>

namespace artemisia::bench
{

namespace
{

/// The places of frames: a wheel that turns on, then leaps all over.
double rolling(int frame)
{
    return 0.2 + frame * 0.00002;
}
double leaping(int frame)
{
    const double place = frame * 0.618034;
    return place - std::floor(place);
}

class Use
{
public:
    Use(WatchedApplication &application, app::MainWindow &window)
        : m_driver(application, window)
        , m_window(window)
    {
    }

    bool open(const QString &notebook)
    {
        m_driver.act(
            QStringLiteral("open the notebook, until the list of experiments has its rows"),
            [&] { m_window.openNotebook(notebook); },
            [this] {
                auto *list = m_driver.view(QStringLiteral("experimentListView"));
                return list != nullptr && list->model()->rowCount() > 0 &&
                       !list->model()->index(0, 0).data().toString().isEmpty();
            });
        memory(QStringLiteral("after opening"));
        return m_window.session() != nullptr;
    }

    void experiments()
    {
        auto *list = m_driver.view(QStringLiteral("experimentListView"));
        m_driver.scroll(QStringLiteral("experiments, rolling"), list, 200, rolling);
        m_driver.scroll(QStringLiteral("experiments, leaping"), list, 200, leaping);
        filter(QStringLiteral("experimentSearchLineEdit"), list, {u"c", u"co", u"cou", u"coupl"});
    }

    void compounds()
    {
        m_driver.act(
            QStringLiteral("show the compounds"),
            [this] { m_window.showRoom(QStringLiteral("compounds")); },
            [this] { return hasRows(m_driver.view(QStringLiteral("compoundTableView"))); });
        auto *table = m_driver.view(QStringLiteral("compoundTableView"));
        m_driver.scroll(QStringLiteral("compounds as a table, rolling"), table, 200, rolling);
        m_driver.scroll(QStringLiteral("compounds as a table, leaping"), table, 200, leaping);
        memory(QStringLiteral("after scrolling the table"));
        filter(QStringLiteral("compoundFilterLineEdit"), table,
               {u"b", u"b-", u"b-1", u"b-12", u"b-123", u"b-1234"});
        sort(qobject_cast<QTableView *>(table));
        grid();
    }

    void others()
    {
        m_driver.act(
            QStringLiteral("show what would be published"),
            [this] { m_window.showRoom(QStringLiteral("publish")); },
            [this] {
                auto *tree = m_driver.view(QStringLiteral("changesTreeView"));
                return tree != nullptr && tree->isVisible() && tree->model()->rowCount() > 0;
            });
        m_driver.act(
            QStringLiteral("back to the compounds"),
            [this] { m_window.showRoom(QStringLiteral("compounds")); }, [] { return true; });
        auto *grid = m_driver.view(QStringLiteral("compoundGridView"));
        const QModelIndex first = grid->indexAt(grid->viewport()->rect().center() / 2);
        m_driver.act(
            QStringLiteral("open the page of a compound"), [&] { Q_EMIT grid->clicked(first); },
            [this] {
                auto *drawing =
                    m_window.findChild<QWidget *>(QStringLiteral("compoundStructureView"));
                return drawing != nullptr && drawing->isVisible();
            });
    }

private:
    static bool hasRows(const QAbstractItemView *view)
    {
        return view != nullptr && view->isVisible() && view->model()->rowCount() > 0 &&
               !view->model()->index(0, app::CompoundModel::Code).data().toString().isEmpty();
    }

    void grid()
    {
        auto *grid = m_driver.view(QStringLiteral("compoundGridView"));
        m_driver.act(
            QStringLiteral("show the compounds as a grid"),
            [this] {
                m_window.findChild<QToolButton *>(QStringLiteral("gridViewButton"))->click();
            },
            [grid] { return hasRows(grid); });
        m_driver.scroll(QStringLiteral("compounds as a grid, rolling"), grid, 200, rolling);
        m_driver.scroll(QStringLiteral("compounds as a grid, leaping"), grid, 200, leaping);
        m_driver.rest(3000);
        memory(QStringLiteral("after scrolling the grid"));
        filter(QStringLiteral("compoundFilterLineEdit"), grid, {u"b", u"b-1", u"b-12"});
        m_driver.act(
            QStringLiteral("make the window wider, the grid in sight"),
            [this] { m_window.resize(1600, 900); }, [] { return true; });
    }

    /// Types each text in turn; each is ready when the rows have come.
    void filter(const QString &field, QAbstractItemView *view, const QList<QStringView> &texts)
    {
        auto *edit = m_window.findChild<QLineEdit *>(field);
        auto *model = view->model();
        QList<QString> all;
        for (const QStringView text : texts) {
            all.append(text.toString());
        }
        all.append(QString());
        for (const QString &text : std::as_const(all)) {
            bool changed = false;
            const auto connection = QObject::connect(model, &QAbstractItemModel::modelReset, model,
                                                     [&changed] { changed = true; });
            const auto loaded = watchLoaded(model, changed);
            m_driver.act(
                QStringLiteral("filter: \"%1\"").arg(text), [&] { edit->setText(text); },
                [&changed] { return changed; });
            QObject::disconnect(connection);
            QObject::disconnect(loaded);
            QTextStream(stdout) << "<!-- " << model->rowCount() << " rows -->\n";
        }
    }

    static QMetaObject::Connection watchLoaded(QAbstractItemModel *model, bool &changed)
    {
        // Both kinds of list say "loaded()" even when the rows stay the same.
        auto *mark = new QTimer(model);
        mark->setSingleShot(true);
        QObject::connect(mark, &QTimer::timeout, mark, [&changed] { changed = true; });
        return QObject::connect(model, SIGNAL(loaded()), mark, SLOT(start()));
    }

    void sort(QTableView *table)
    {
        for (const int column : {int(app::CompoundModel::Mass), int(app::CompoundModel::Results),
                                 int(app::CompoundModel::Code)}) {
            bool changed = false;
            const auto loaded = watchLoaded(table->model(), changed);
            m_driver.act(
                QStringLiteral("sort by column %1").arg(column),
                [&] { table->sortByColumn(column, Qt::AscendingOrder); },
                [&changed] { return changed; });
            QObject::disconnect(loaded);
        }
    }

    static void memory(const QString &when)
    {
        row(QStringLiteral("memory ") + when, megabytes(memoryNow()),
            QStringLiteral("most at once: ") + megabytes(peakMemory()), QString());
    }

    Driver m_driver;
    app::MainWindow &m_window;
};

} // namespace

int benchUse(WatchedApplication &application, const QString &notebook)
{
    const QTemporaryDir folder;
    app::Settings::useFile(folder.filePath(QStringLiteral("settings.ini")));
    app::MainWindow::applyKeptLook();
    app::MainWindow window;
    window.resize(1280, 800);
    window.show();
    Use use(application, window);
    if (!use.open(notebook)) {
        return 1;
    }
    use.experiments();
    use.compounds();
    use.others();
    std::_Exit(0); // closing is not what is measured
}

} // namespace artemisia::bench
