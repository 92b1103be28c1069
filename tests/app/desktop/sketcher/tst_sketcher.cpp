// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/session/settings.h"
#include "app/desktop/sketcher/sketch_view.h"
#include "app/desktop/sketcher/sketcher.h"
#include "app/desktop/theme/theme.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/place.h"
#include "chem/drawing/scheme.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace artemisia;
using namespace artemisia::app;

namespace
{

QString smilesOf(const chem::Drawing &drawing)
{
    const auto molecule = chem::moleculeOf(drawing);
    return QString::fromStdString(molecule ? molecule->smiles() : molecule.error().message);
}

QString canonical(const char *smiles)
{
    return QString::fromStdString(chem::Molecule::fromSmiles(smiles)->smiles());
}

} // namespace

/// The editor under real keys and the mouse.
class TestSketcher : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void bondByMouse();
    void dragSnaps();
    void keysOnHoveredAtom();
    void ringsAndUndo();
    void labelTyped();
    void wordsOnTheSheet();
    void selectMoveAndErase();
    void keyboardAlone();
    void schemeFromTheKeyboard();

private:
    void click(chem::Point at, Qt::KeyboardModifiers modifiers = {})
    {
        const QPoint point = m_sketcher->view().toWidget(at).toPoint();
        QTest::mouseMove(&m_sketcher->view(), point);
        QTest::mouseClick(&m_sketcher->view(), Qt::LeftButton, modifiers, point);
        ++m_events;
    }
    void hover(chem::Point at)
    {
        QTest::mouseMove(&m_sketcher->view(), m_sketcher->view().toWidget(at).toPoint());
        ++m_events;
    }
    void drag(chem::Point from, chem::Point to, Qt::KeyboardModifiers modifiers = {})
    {
        SketchView &view = m_sketcher->view();
        const QPoint a = view.toWidget(from).toPoint();
        const QPoint b = view.toWidget(to).toPoint();
        QTest::mouseMove(&view, a);
        QTest::mousePress(&view, Qt::LeftButton, modifiers, a);
        for (int i = 1; i <= 4; ++i) {
            QMouseEvent move(QEvent::MouseMove, QPointF(a + (b - a) * i / 4),
                             view.mapToGlobal(QPointF(a + (b - a) * i / 4)), Qt::LeftButton,
                             Qt::LeftButton, modifiers);
            QCoreApplication::sendEvent(&view, &move);
        }
        QTest::mouseRelease(&view, Qt::LeftButton, modifiers, b);
        ++m_events;
    }
    void type(const char *keys)
    {
        for (const char *key = keys; *key != 0; ++key) {
            QTest::keyClick(QApplication::focusWidget(), *key);
            ++m_events;
        }
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
        ++m_events;
    }
    [[nodiscard]] const chem::Drawing &drawing() const { return m_sketcher->document().drawing(); }

    QTemporaryDir m_folder;
    std::unique_ptr<jobs::Runner> m_workers;
    std::unique_ptr<Sketcher> m_sketcher;
    int m_events = 0;
};

void TestSketcher::initTestCase()
{
    Settings::useFile(m_folder.filePath(QStringLiteral("settings.ini")));
    Theme::instance().apply(ThemeChoice::Light);
}

void TestSketcher::init()
{
    m_workers = std::make_unique<jobs::Runner>(QStringLiteral("test"), 2);
    m_sketcher = std::make_unique<Sketcher>(Sketcher::Use::Anything, *m_workers);
    m_sketcher->resize(1000, 700);
    m_sketcher->show();
    QVERIFY(QTest::qWaitForWindowActive(m_sketcher.get()));
    m_sketcher->view().setFocus();
    m_events = 0;
}

void TestSketcher::cleanup()
{
    m_sketcher.reset();
    m_workers.reset();
}

void TestSketcher::bondByMouse()
{
    click({0, 0});
    QCOMPARE(smilesOf(drawing()), QStringLiteral("CC"));
    click(drawing().atoms.back().at);
    QCOMPARE(smilesOf(drawing()), QStringLiteral("CCC"));
    const chem::DrawnBond bond = drawing().bonds.front();
    const chem::Point a = drawing().atom(bond.from)->at;
    const chem::Point b = drawing().atom(bond.to)->at;
    click({(a.x + b.x) / 2, (a.y + b.y) / 2});
    QCOMPARE(smilesOf(drawing()), canonical("C=CC"));
}

void TestSketcher::dragSnaps()
{
    drag({0, 0}, {30, 2});
    QCOMPARE(drawing().atoms.size(), size_t(2));
    QVERIFY(std::abs(drawing().atoms[1].at.y - drawing().atoms[0].at.y) < 1e-6);
    // From one atom to another closes a ring.
    drag(drawing().atoms[1].at, {14.4, -30});
    drag(drawing().atoms[2].at, drawing().atoms[0].at);
    QCOMPARE(smilesOf(drawing()), canonical("C1CC1"));
}

void TestSketcher::keysOnHoveredAtom()
{
    click({0, 0});
    hover(drawing().atoms[1].at);
    type("n");
    QCOMPARE(smilesOf(drawing()), canonical("CN"));
    type("+");
    QCOMPARE(smilesOf(drawing()), canonical("C[NH3+]"));
    type("-");
    type("O"); // methoxy
    QCOMPARE(smilesOf(drawing()), canonical("COC"));
    type("y");
    QCOMPARE(smilesOf(drawing()), canonical("CC(=O)OC(C)(C)C"));
    hover(drawing().atoms[0].at);
    type("3");
    QCOMPARE(smilesOf(drawing()), canonical("c1ccccc1CC(=O)OC(C)(C)C"));
}

void TestSketcher::ringsAndUndo()
{
    m_sketcher->chooseTool(QStringLiteral("benzene"));
    click({0, 0});
    QCOMPARE(smilesOf(drawing()), canonical("c1ccccc1"));
    const chem::DrawnBond bond = drawing().bonds.front();
    const chem::Point a = drawing().atom(bond.from)->at;
    const chem::Point b = drawing().atom(bond.to)->at;
    click({(a.x + b.x) / 2, (a.y + b.y) / 2});
    QCOMPARE(smilesOf(drawing()), canonical("c1ccc2ccccc2c1"));
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(smilesOf(drawing()), canonical("c1ccccc1"));
    press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(drawing().isEmpty());
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(smilesOf(drawing()), canonical("c1ccc2ccccc2c1"));
}

void TestSketcher::labelTyped()
{
    click({0, 0});
    hover(drawing().atoms[1].at);
    press(Qt::Key_Return);
    QVERIFY(m_sketcher->view().isEditingText());
    type("CO2Et");
    press(Qt::Key_Return);
    QCOMPARE(smilesOf(drawing()), canonical("CC(=O)OCC"));
    QVERIFY(!m_sketcher->view().isEditingText());
    // Esc leaves the label as it was.
    hover(drawing().atoms[0].at);
    press(Qt::Key_Return);
    type("N");
    press(Qt::Key_Escape);
    QCOMPARE(smilesOf(drawing()), canonical("CC(=O)OCC"));
}

void TestSketcher::wordsOnTheSheet()
{
    m_sketcher->chooseTool(QStringLiteral("arrow"));
    drag({0, 0}, {60, 3});
    QCOMPARE(drawing().arrows.size(), size_t(1));
    QCOMPARE(drawing().arrows[0].to.y, drawing().arrows[0].from.y);
    m_sketcher->chooseTool(QStringLiteral("text"));
    click({30, -12});
    type("H2, Pd/C");
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(drawing().texts.size(), size_t(1));
    QCOMPARE(chem::stepsOf(drawing())[0].textsAbove.size(), size_t(1));
}

void TestSketcher::selectMoveAndErase()
{
    m_sketcher->chooseTool(QStringLiteral("ring 6"));
    click({0, 0});
    click({80, 0});
    m_sketcher->chooseTool(QStringLiteral("select"));
    drag({-30, -30}, {30, 30});
    QCOMPARE(m_sketcher->document().selection().size(), size_t(12));
    const chem::Point before = drawing().atoms[0].at;
    drag(before, {before.x, before.y - 40});
    QVERIFY(std::abs(drawing().atoms[0].at.y - before.y + 40) < 1);
    press(Qt::Key_Delete);
    QCOMPARE(smilesOf(drawing()), canonical("C1CCCCC1"));
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_Delete);
    QVERIFY(drawing().isEmpty());
}

void TestSketcher::keyboardAlone()
{
    press(Qt::Key_Return); // begins with a carbon
    type("1");             // a bond: ethane
    type("1");
    type("o"); // the new atom: ethanol
    QCOMPARE(smilesOf(drawing()), canonical("CCO"));
}

void TestSketcher::schemeFromTheKeyboard()
{
    type("/");
    type("CC(C)Cc1ccc(cc1)C(C)C(=O)O");
    press(Qt::Key_Return);
    QTRY_COMPARE(drawing().atoms.size(), size_t(15));
    m_sketcher->document().setSelection({});
    type("r");
    QCOMPARE(drawing().arrows.size(), size_t(1));
    QTRY_VERIFY(
        !m_sketcher->findChild<QLabel *>(QStringLiteral("sketchFactsLabel"))->text().isEmpty());
}

QTEST_MAIN(TestSketcher)
#include "tst_sketcher.moc"
