// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/scheme.h"
#include "tests/app/desktop/sketcher/editor_fixture.h"

#include <cmath>

using namespace artemisia;
using namespace artemisia::app;

/// Words that are typed on the sheet, and what makes room for them.
class TestSketcherWords : public QObject, EditorFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(openEditor()); }
    void cleanup() { closeEditor(); }
    void wordsMoveOnlyWhatFollows();
    void wordsOnASecondRow();
    void aClickBesideWordsOnlyEndsThem();
    void escapeKeepsWords();
    void theEditorGoesWhileWordsAreTyped();
    void wordsLeaveTheSchemeWhereItIs();
    void aStructureOnTheArrowMakesRoomForWords();
    void longWordsMakeTheArrowLonger();

private:
    /// Two rows: cyclohexane to cyclohexane over cyclohexane, the lower arrow with nothing behind.
    void drawTwoRows();
};

void TestSketcherWords::drawTwoRows()
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

void TestSketcherWords::wordsMoveOnlyWhatFollows()
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

void TestSketcherWords::wordsOnASecondRow()
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

void TestSketcherWords::aClickBesideWordsOnlyEndsThem()
{
    Hand &hand = *m_hand;
    hand.tool("arrow");
    hand.drag({-60, 0}, {60, 0});
    hand.hover({0, 0});
    hand.press(Qt::Key_Return);
    hand.type("T3P");
    hand.click({0, 80});
    QVERIFY(!view().isEditingText());
    QCOMPARE(hand.sheet().texts.size(), size_t(1));
    QCOMPARE(hand.sheet().arrows.size(), size_t(1));
    hand.click({0, 80}); // the next one draws
    QCOMPARE(hand.sheet().arrows.size(), size_t(2));
}

void TestSketcherWords::escapeKeepsWords()
{
    Hand &hand = *m_hand;
    hand.tool("arrow");
    hand.drag({0, 0}, {100, 0});
    hand.keys("Enter");
    const auto *said = m_sketcher->findChild<QLabel *>(QStringLiteral("sketchMessageLabel"));
    QVERIFY(said->text().contains(QStringLiteral("Esc")));
    hand.type("T3P");
    hand.keys("Esc");
    QVERIFY(said->text().isEmpty());
    QCOMPARE(hand.sheet().texts.size(), std::size_t(1));
    QCOMPARE(hand.sheet().texts[0].text, std::string("T3P"));
    QCOMPARE(hand.sheet().arrows.size(), std::size_t(1));
}

void TestSketcherWords::theEditorGoesWhileWordsAreTyped()
{
    m_hand->tool("arrow");
    m_hand->drag({0, 0}, {100, 0});
    m_hand->keys("Enter");
    m_hand->type("T3P");
    QVERIFY(view().isEditingText());
    m_sketcher.reset(); // does not write to a document that is gone
}

void TestSketcherWords::wordsLeaveTheSchemeWhereItIs()
{
    Hand &hand = *m_hand;
    hand.tool("benzene");
    hand.click({0, 0});
    hand.click({90, 20});
    hand.click({320, -15});
    hand.tool("arrow");
    hand.drag({140, 0}, {260, 0});
    const chem::Drawing before = hand.sheet();
    hand.keys("Enter");
    hand.type("K2CO3");
    hand.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(hand.sheet().atoms == before.atoms);
    QVERIFY(hand.sheet().arrows == before.arrows);
    QCOMPARE(hand.sheet().texts.size(), std::size_t(1));
    QVERIFY(hand.sheet().texts[0].at.y < 0);
    // Once more: below, and a third time it is what stands above that is changed.
    hand.hover({200, 0});
    hand.keys("Enter");
    hand.type("DMF");
    hand.press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(hand.sheet().texts.size(), std::size_t(2));
    QVERIFY(hand.sheet().texts[1].at.y > 0);
    QVERIFY(hand.sheet().atoms == before.atoms);
    hand.hover({200, 0});
    hand.keys("Enter");
    hand.press(Qt::Key_A, Qt::ControlModifier);
    hand.type("K2CO3");
    hand.press(Qt::Key_Return, {});
    hand.type("16 h");
    hand.press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(hand.sheet().texts[0].text, std::string("K2CO3\n16 h"));
    // Two lines stand off the arrow like one.
    const chem::Box words = chem::boxOf(hand.sheet().texts[0]);
    QVERIFY2(words.top + words.height < -2, qPrintable(QString::number(words.top + words.height)));
}

void TestSketcherWords::aStructureOnTheArrowMakesRoomForWords()
{
    Hand &hand = *m_hand;
    hand.tool("benzene");
    hand.click({50, -30});
    hand.tool("arrow");
    hand.drag({0, 0}, {100, 0});
    hand.keys("Enter");
    hand.type("DMF");
    hand.keys("Esc");
    const chem::Box words = chem::boxOf(hand.sheet().texts.at(0));
    QVERIFY(words.top + words.height < 0);
    for (std::size_t i = 0; i < 6; ++i) {
        QVERIFY(hand.atom(i).y < words.top);
    }
    QCOMPARE(hand.atom(0).x, 50.0);
}

void TestSketcherWords::longWordsMakeTheArrowLonger()
{
    Hand &hand = *m_hand;
    hand.tool("benzene");
    hand.click({0, 0});
    hand.click({160, 0});
    hand.click({0, 120}); // another row: not in the way
    hand.tool("arrow");
    hand.drag({60, 0}, {100, 0});
    const chem::Drawing before = hand.sheet();
    hand.keys("Enter");
    hand.type("Pd(dba)2, Xantphos, Cs2CO3");
    hand.press(Qt::Key_Return, Qt::ControlModifier);
    const chem::DrawnArrow &arrow = hand.sheet().arrows[0];
    QCOMPARE(toQt(arrow.from), toQt(before.arrows[0].from));
    const double longer = arrow.to.x - before.arrows[0].to.x;
    const chem::Box words = chem::boxOf(hand.sheet().texts[0]);
    QVERIFY(longer > 0);
    QVERIFY(words.left >= arrow.from.x);
    QVERIFY(words.left + words.width <= arrow.to.x);
    // What the arrow leads to makes room; all else stays.
    QCOMPARE(toQt(hand.atom(0)), toQt(before.atoms[0].at));
    QCOMPARE(hand.atom(6).x, before.atoms[6].at.x + longer);
    QCOMPARE(toQt(hand.atom(12)), toQt(before.atoms[12].at));
}

QTEST_MAIN(TestSketcherWords)
#include "tst_sketcher_words.moc"
