// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/session/settings.h"
#include "app/desktop/theme/theme.h"
#include "chem/drawing/read.h"
#include "chem/drawing/scheme.h"
#include "tests/app/desktop/sketcher/hand.h"

#include <QStandardPaths>
#include <QTemporaryDir>

#include <cmath>

using namespace artemisia;
using namespace artemisia::app;

namespace
{

bool isSame(chem::Point a, chem::Point b)
{
    return std::abs(a.x - b.x) < 0.01 && std::abs(a.y - b.y) < 0.01;
}

} // namespace

/// What hands expect that have drawn in other editors for years.
class TestSketcherHabits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void wordsMoveOnlyWhatFollows();
    void wordsOnASecondRow();
    void aClickBesideWordsOnlyEndsThem();
    void escKeepsWords();
    void doubleClickTypesALabel();
    void aCopyIsChosen();
    void aDrawingToolChoosesNothing();
    void whatIsUnderThePointerGoesFirst();
    void zoomByKeys();

private:
    void doubleClick(chem::Point at)
    {
        SketchView &view = m_sketcher->view();
        const QPoint point = view.toWidget(at).toPoint();
        QTest::mouseMove(&view, point);
        QTest::mouseClick(&view, Qt::LeftButton, {}, point);
        QTest::mouseDClick(&view, Qt::LeftButton, {}, point);
    }
    /// Two rows: cyclohexane to cyclohexane over cyclohexane, the lower arrow with nothing behind.
    void drawTwoRows();

    QTemporaryDir m_folder;
    std::unique_ptr<jobs::Runner> m_workers;
    std::unique_ptr<Sketcher> m_sketcher;
    std::unique_ptr<Hand> m_hand;
};

void TestSketcherHabits::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true); // no reagents of this machine's user
    Settings::useFile(m_folder.filePath(QStringLiteral("settings.ini")));
    Theme::instance().apply(ThemeChoice::Light);
}

void TestSketcherHabits::init()
{
    m_workers = std::make_unique<jobs::Runner>(QStringLiteral("test"), 2);
    m_sketcher = std::make_unique<Sketcher>(Sketcher::Use::Anything, *m_workers);
    m_sketcher->resize(1000, 700);
    m_sketcher->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_sketcher.get()));
    QApplication::setActiveWindow(m_sketcher.get()); // a bare X server has nobody to do it
    m_sketcher->view().setFocus();
    m_hand = std::make_unique<Hand>(*m_sketcher);
}

void TestSketcherHabits::cleanup()
{
    m_hand.reset();
    m_sketcher.reset();
    m_workers.reset();
}

void TestSketcherHabits::wordsMoveOnlyWhatFollows()
{
    Hand &hand = *m_hand;
    hand.tool("ring 6");
    hand.click({-110, -9}); // a little higher than the arrow, as hands draw
    hand.click({60, 7});
    hand.tool("arrow");
    hand.drag({-60, 0}, {0, 0});
    const chem::Drawing before = hand.sheet();
    hand.hover({-30, 0});
    hand.press(Qt::Key_Return);
    hand.type("PhI(OAc)2, CH2Cl2, room temperature");
    hand.press(Qt::Key_Return, Qt::ControlModifier);
    const chem::Drawing &after = hand.sheet();
    QCOMPARE(after.texts.size(), size_t(1));
    for (size_t i = 0; i < 6; ++i) { // the reactant stands where it was put
        QVERIFY(isSame(after.atoms[i].at, before.atoms[i].at));
    }
    QVERIFY(isSame(after.arrows[0].from, before.arrows[0].from));
    const chem::Box words = chem::boxOf(after.texts[0]);
    QVERIFY(after.arrows[0].to.x - after.arrows[0].from.x >= words.width);
    const double middle = (after.arrows[0].from.x + after.arrows[0].to.x) / 2;
    QVERIFY(std::abs(after.texts[0].at.x - middle) < 0.01);
    for (size_t i = 6; i < 12; ++i) { // the product makes room, to the right
        QCOMPARE(after.atoms[i].at.y, before.atoms[i].at.y);
        QVERIFY(after.atoms[i].at.x > after.arrows[0].to.x);
    }
}

void TestSketcherHabits::drawTwoRows()
{
    Hand &hand = *m_hand;
    hand.tool("ring 6");
    hand.click({-150, -60});
    hand.click({20, -60});
    hand.click({-20, 40});
    hand.tool("arrow");
    hand.drag({-110, -60}, {-30, -60});
    hand.drag({-150, 40}, {-70, 40});
}

void TestSketcherHabits::wordsOnASecondRow()
{
    Hand &hand = *m_hand;
    drawTwoRows();
    const chem::Drawing before = hand.sheet();
    hand.hover({-110, 40});
    hand.press(Qt::Key_Return);
    hand.type("DCM, rt");
    hand.press(Qt::Key_Return, Qt::ControlModifier);
    const chem::Drawing &after = hand.sheet();
    QCOMPARE(after.texts.size(), size_t(1));
    for (size_t i = 0; i < after.atoms.size(); ++i) { // there was room
        QVERIFY(isSame(after.atoms[i].at, before.atoms[i].at));
    }
    QVERIFY(isSame(after.arrows[1].to, before.arrows[1].to));
    const chem::Point at = after.texts[0].at;
    QCOMPARE(at.x, -110.0);
    QVERIFY(at.y < 40 && at.y > 20);
}

void TestSketcherHabits::aClickBesideWordsOnlyEndsThem()
{
    Hand &hand = *m_hand;
    hand.tool("arrow");
    hand.drag({-60, 0}, {60, 0});
    hand.hover({0, 0});
    hand.press(Qt::Key_Return);
    hand.type("T3P");
    hand.click({0, 80});
    QVERIFY(!m_sketcher->view().isEditingText());
    QCOMPARE(hand.sheet().texts.size(), size_t(1));
    QCOMPARE(hand.sheet().arrows.size(), size_t(1));
    hand.click({0, 80}); // the next one draws
    QCOMPARE(hand.sheet().arrows.size(), size_t(2));
}

void TestSketcherHabits::escKeepsWords()
{
    Hand &hand = *m_hand;
    hand.tool("arrow");
    hand.drag({-60, 0}, {60, 0});
    hand.hover({0, 0});
    hand.press(Qt::Key_Return);
    hand.type("rt, 16 h");
    hand.press(Qt::Key_Escape);
    QVERIFY(!m_sketcher->view().isEditingText());
    QCOMPARE(hand.sheet().texts.size(), size_t(1));
    QCOMPARE(hand.sheet().texts[0].text, std::string("rt, 16 h"));
}

void TestSketcherHabits::doubleClickTypesALabel()
{
    Hand &hand = *m_hand;
    hand.click({0, 0});
    doubleClick(hand.atom(1));
    QVERIFY(m_sketcher->view().isEditingText());
    QCOMPARE(hand.sheet().atoms.size(), size_t(2)); // no bond of the first click is left
    hand.type("CO2H");
    hand.press(Qt::Key_Return);
    QCOMPARE(hand.smiles(), QStringLiteral("CC(=O)O"));
    // The same with the tool of one element, and in the middle of a chain.
    hand.tool("atom N");
    doubleClick(hand.atom(0));
    QVERIFY(m_sketcher->view().isEditingText());
    hand.type("Boc");
    hand.press(Qt::Key_Return);
    QCOMPARE(hand.smiles(), QStringLiteral("CC(C)(C)OC(=O)C(=O)O"));
}

void TestSketcherHabits::aCopyIsChosen()
{
    Hand &hand = *m_hand;
    hand.tool("ring 6");
    hand.click({-60, 0});
    hand.tool("select");
    hand.press(Qt::Key_A, Qt::ControlModifier);
    const chem::Point at = hand.atom(0);
    hand.drag(at, {at.x + 100, at.y}, Qt::ControlModifier);
    QCOMPARE(hand.sheet().atoms.size(), size_t(12));
    const chem::Selection &chosen = m_sketcher->document().selection();
    for (size_t i = 0; i < 12; ++i) {
        QCOMPARE(chosen.count(hand.sheet().atoms[i].id), size_t(i < 6 ? 0 : 1));
    }
    // It can be moved on at once.
    const chem::Point first = hand.atom(0);
    const chem::Point copy = hand.atom(6);
    hand.drag(copy, {copy.x, copy.y + 60});
    QVERIFY(isSame(hand.atom(0), first));
    QVERIFY(std::abs(hand.atom(6).y - copy.y - 60) < 1);
}

void TestSketcherHabits::aDrawingToolChoosesNothing()
{
    Hand &hand = *m_hand;
    hand.tool("ring 6");
    hand.click({-60, 0});
    hand.tool("select");
    hand.press(Qt::Key_A, Qt::ControlModifier);
    QVERIFY(!m_sketcher->document().selection().empty());
    hand.tool("arrow");
    QVERIFY(m_sketcher->document().selection().empty());
    // What came by its name is chosen; drawing beside it ends that.
    hand.press(Qt::Key_A, Qt::ControlModifier);
    hand.drag({0, 0}, {60, 0});
    QVERIFY(m_sketcher->document().selection().empty());
    // Brackets are put about what is chosen.
    hand.tool("select");
    hand.press(Qt::Key_A, Qt::ControlModifier);
    hand.tool("bracket");
    QVERIFY(!m_sketcher->document().selection().empty());
}

void TestSketcherHabits::whatIsUnderThePointerGoesFirst()
{
    Hand &hand = *m_hand;
    hand.tool("ring 6");
    hand.click({-110, 0});
    hand.tool("arrow");
    hand.drag({-60, 0}, {60, 0});
    hand.tool("select");
    hand.press(Qt::Key_A, Qt::ControlModifier);
    hand.hover({0, 0});
    hand.press(Qt::Key_Return); // words on the arrow, not a label in the ring
    QVERIFY(m_sketcher->view().isEditingText());
    hand.type("reflux");
    hand.press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(hand.sheet().texts.size(), size_t(1));
    QCOMPARE(hand.smiles(), QStringLiteral("C1CCCCC1"));
    // A bond under the pointer takes the key, not all chosen atoms.
    hand.press(Qt::Key_A, Qt::ControlModifier);
    hand.hover(hand.bond(0, 1));
    hand.type("2");
    QCOMPARE(hand.smiles(), QStringLiteral("C1=CCCCC1"));
}

void TestSketcherHabits::zoomByKeys()
{
    Hand &hand = *m_hand;
    hand.click({0, 0});
    const double before = m_sketcher->view().zoom();
    hand.press(Qt::Key_Plus, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_sketcher->view().zoom() > before);
    hand.press(Qt::Key_Minus, Qt::ControlModifier);
    hand.press(Qt::Key_Minus, Qt::ControlModifier);
    QVERIFY(m_sketcher->view().zoom() < before);
    hand.press(Qt::Key_Equal, Qt::ControlModifier);
    QVERIFY(std::abs(m_sketcher->view().zoom() - before) < 1e-6);
}

QTEST_MAIN(TestSketcherHabits)
#include "tst_sketcher_habits.moc"
