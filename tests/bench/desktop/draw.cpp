// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/desktop/draw.h"

#include "app/desktop/session/settings.h"
#include "app/desktop/sketcher/sketch_view.h"
#include "app/desktop/sketcher/sketcher.h"
#include "chem/drawing/convert.h"
#include "tests/bench/bench.h"
#include "tests/bench/desktop/watch.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QTemporaryDir>

namespace artemisia::bench
{

namespace
{

constexpr int kFrames = 300;
constexpr int kKeys = 200;
constexpr double kGoal = 1.0 / 60; ///< seconds: one frame of a usual screen

/// A chain of phenylalanines, 11 atoms each, and one oxygen at its end: rings, labels, wedges.
chem::Result<chem::Drawing> peptide(int atoms)
{
    std::string smiles;
    for (int i = 0; i < (atoms - 1) / 11; ++i) {
        smiles += "N[C@@H](Cc1ccccc1)C(=O)";
    }
    const auto molecule = chem::Molecule::fromSmiles(smiles + "O");
    if (!molecule) {
        return tl::unexpected(molecule.error());
    }
    return chem::drawingOf(*molecule);
}

class Drawer
{
public:
    Drawer(jobs::Runner &workers, const chem::Drawing &sheet)
        : m_sketcher(app::Sketcher::Use::Anything, workers)
    {
        m_sketcher.resize(1280, 800);
        m_sketcher.show();
        m_sketcher.setDrawing(sheet);
        m_what = QStringLiteral("%1 atoms").arg(sheet.atoms.size());
        m_start = view().toWidget(sheet.atoms[sheet.atoms.size() / 2].at);
        QCoreApplication::processEvents();
    }

    void drag()
    {
        m_sketcher.chooseTool(QStringLiteral("select"));
        m_sketcher.selectAll();
        mouse(QEvent::MouseMove, m_start, Qt::NoButton);
        mouse(QEvent::MouseButtonPress, m_start, Qt::LeftButton);
        Times wall;
        Times work;
        for (int i = 1; i <= kFrames; ++i) {
            measure(wall, work, [&] {
                mouse(QEvent::MouseMove, m_start + QPointF(i % 200, i % 77), Qt::LeftButton);
            });
        }
        const QPointF end = m_start + QPointF(40, 10);
        mouse(QEvent::MouseMove, end, Qt::LeftButton);
        const double last =
            secondsOf([&] { mouse(QEvent::MouseButtonRelease, end, Qt::LeftButton); });
        tell(QStringLiteral("drag %1: a frame").arg(m_what), wall, work);
        row(QStringLiteral("drag %1: letting go").arg(m_what), seconds(last), QString(), QString());
    }

    void keys(const QString &title, const QString &pressed, bool isUndone)
    {
        m_sketcher.chooseTool(QStringLiteral("bond"));
        m_sketcher.document().setSelection({});
        const chem::Drawing &sheet = m_sketcher.document().drawing();
        Times wall;
        Times work;
        for (int i = 0; i < kKeys; ++i) {
            const std::size_t at = std::size_t(i) * 7 % sheet.atoms.size();
            mouse(QEvent::MouseMove, view().toWidget(sheet.atoms[at].at), Qt::NoButton);
            view().repaint();
            const QString text = pressed.mid(i % pressed.size(), 1);
            measure(wall, work, [&] { key(text); });
            if (isUndone) {
                m_sketcher.document().undoStack().undo();
            }
        }
        tell(QStringLiteral("%1, %2: from the key to the paint").arg(title, m_what), wall, work);
    }

private:
    [[nodiscard]] app::SketchView &view() const { return m_sketcher.view(); }

    void mouse(QEvent::Type type, QPointF at, Qt::MouseButton button)
    {
        QMouseEvent event(type, at, view().mapToGlobal(at),
                          type == QEvent::MouseMove ? Qt::NoButton : button, button, {});
        QCoreApplication::sendEvent(&view(), &event);
    }
    void key(const QString &text)
    {
        QKeyEvent event(QEvent::KeyPress, text.front().toUpper().unicode(), {}, text);
        QCoreApplication::sendEvent(&view(), &event);
    }
    /// What is handled and painted, the paint at once and not when the screen next asks for it.
    template <class Act>
    void measure(Times &wall, Times &work, const Act &act)
    {
        const double before = threadSeconds();
        wall.add(secondsOf([&] {
            act();
            view().repaint();
        }));
        work.add(threadSeconds() - before);
    }
    void tell(const QString &what, Times &wall, Times &work)
    {
        row(what,
            QStringLiteral("%1 median, %2 worst").arg(seconds(wall.median()), seconds(wall.most())),
            QStringLiteral("of it work: %1 median, %2 worst")
                .arg(seconds(work.median()), seconds(work.most())),
            QString::number(work.most() / kGoal, 'f', 2));
    }

    app::Sketcher m_sketcher;
    QString m_what;
    QPointF m_start;
};

} // namespace

int benchDraw()
{
    QTemporaryDir folder;
    app::Settings::useFile(folder.filePath(QStringLiteral("settings.ini")));
    jobs::Runner workers(QStringLiteral("bench"), 1);
    for (const int atoms : {23, 100, 500}) {
        const auto sheet = peptide(atoms);
        if (!sheet) {
            return 1;
        }
        Drawer drawer(workers, *sheet);
        drawer.keys(QStringLiteral("change an atom"), QStringLiteral("noc"), false);
        drawer.keys(QStringLiteral("draw a bond"), QStringLiteral("1"), true);
        drawer.keys(QStringLiteral("draw a ring"), QStringLiteral("3"), true);
        drawer.drag();
    }
    return 0;
}

} // namespace artemisia::bench
