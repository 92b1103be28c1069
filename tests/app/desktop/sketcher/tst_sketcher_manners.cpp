// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/session/settings.h"
#include "app/desktop/sketcher/sketch_text_editor.h"
#include "app/desktop/theme/theme.h"
#include "chem/depict/geometry.h"
#include "chem/drawing/display.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/scheme.h"
#include "tests/app/desktop/sketcher/hand.h"

#include <QLabel>
#include <QLineEdit>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QToolButton>

using namespace artemisia;
using namespace artemisia::app;

namespace
{

QPointF toQt(chem::Point p)
{
    return {p.x, p.y};
}

} // namespace

/// What hands that are used to other editors do, and what they count on.
class TestSketcherManners : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aChosenStructureIsNotRelabelled();
    void chosenAtomsAreLabelled();
    void escapeKeepsWords();
    void theEditorGoesWhileWordsAreTyped();
    void wordsLeaveTheSchemeWhereItIs();
    void aStructureOnTheArrowMakesRoomForWords();
    void longWordsMakeTheArrowLonger();
    void whatIsPutInMovesNothing();
    void enterBeginsUnderThePointer();
    void aToolTakesTheKeysBack();
    void thePointerTakesTheKeysBackFromAButton();
    void aCopyIsChosen();
    void undoGoesBackAlongTheChain();
    void aCurlyArrowIsBent();
    void theDrawingStaysUnderThePointer();

private:
    [[nodiscard]] SketchView &view() const { return m_sketcher->view(); }
    [[nodiscard]] SketchDocument &document() const { return m_sketcher->document(); }

    QTemporaryDir m_folder;
    std::unique_ptr<jobs::Runner> m_workers;
    std::unique_ptr<Sketcher> m_sketcher;
    std::unique_ptr<Hand> m_hand;
};

void TestSketcherManners::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true); // no reagents of this machine's user
    Settings::useFile(m_folder.filePath(QStringLiteral("settings.ini")));
    Theme::instance().apply(ThemeChoice::Light);
}

void TestSketcherManners::init()
{
    m_workers = std::make_unique<jobs::Runner>(QStringLiteral("test"), 2);
    m_sketcher = std::make_unique<Sketcher>(Sketcher::Use::Anything, *m_workers);
    m_sketcher->resize(1000, 700);
    m_sketcher->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_sketcher.get()));
    QApplication::setActiveWindow(m_sketcher.get()); // a bare X server has nobody to do it
    view().setFocus();
    m_hand = std::make_unique<Hand>(*m_sketcher);
}

void TestSketcherManners::cleanup()
{
    m_hand.reset();
    m_sketcher.reset();
    m_workers.reset();
}

void TestSketcherManners::aChosenStructureIsNotRelabelled()
{
    Hand &hand = *m_hand;
    hand.tool("benzene");
    hand.click({0, 0});
    hand.press(Qt::Key_A, Qt::ControlModifier);
    hand.hover({100, 60});
    const chem::Drawing before = hand.sheet();
    hand.keys("e"); // over paper: the arrow tool, not ethyl six times
    QVERIFY(hand.sheet() == before);
    hand.drag({60, 0}, {120, 0});
    QCOMPARE(hand.sheet().arrows.size(), std::size_t(1));
    // Its bonds are not set all at once either.
    hand.press(Qt::Key_A, Qt::ControlModifier);
    hand.hover({100, 60});
    hand.keys("2");
    QCOMPARE(hand.inchiKey(), QStringLiteral("UHOVQNZJYSORNB-UHFFFAOYSA-N"));
}

void TestSketcherManners::chosenAtomsAreLabelled()
{
    Hand &hand = *m_hand;
    hand.tool("benzene");
    hand.click({0, 0});
    hand.tool("select");
    hand.click(hand.atom(0));
    hand.click(hand.atom(2), Qt::ShiftModifier);
    hand.hover({100, 60});
    hand.keys("n");
    QCOMPARE(hand.smiles(), QStringLiteral("c1cncnc1"));
}

void TestSketcherManners::escapeKeepsWords()
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

void TestSketcherManners::theEditorGoesWhileWordsAreTyped()
{
    m_hand->tool("arrow");
    m_hand->drag({0, 0}, {100, 0});
    m_hand->keys("Enter");
    m_hand->type("T3P");
    QVERIFY(view().isEditingText());
    m_sketcher.reset(); // does not write to a document that is gone
}

void TestSketcherManners::wordsLeaveTheSchemeWhereItIs()
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
    hand.type("K2CO3");
    hand.press(Qt::Key_Return, {});
    hand.type("16 h");
    hand.press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(hand.sheet().texts[0].text, std::string("K2CO3\n16 h"));
    // Two lines stand off the arrow like one.
    const chem::Box words = chem::boxOf(hand.sheet().texts[0]);
    QVERIFY2(words.top + words.height < -2, qPrintable(QString::number(words.top + words.height)));
}

void TestSketcherManners::aStructureOnTheArrowMakesRoomForWords()
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

void TestSketcherManners::longWordsMakeTheArrowLonger()
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

void TestSketcherManners::whatIsPutInMovesNothing()
{
    Hand &hand = *m_hand;
    hand.tool("benzene");
    hand.click({-200, 0});
    hand.click({-110, 20});
    hand.tool("arrow");
    hand.drag({-60, 0}, {60, 0});
    const chem::Drawing before = hand.sheet();
    const QPointF seenAt = view().toWidget(hand.atom(0));
    m_sketcher->insertText(QStringLiteral("CCO"));
    QTRY_COMPARE(hand.sheet().atoms.size(), before.atoms.size() + 3);
    for (std::size_t i = 0; i < before.atoms.size(); ++i) {
        QCOMPARE(toQt(hand.atom(i)), toQt(before.atoms[i].at));
    }
    QVERIFY(hand.sheet().arrows == before.arrows);
    QVERIFY(hand.last().x > 60);
    // There was room in sight for it, and for an arrow.
    QCOMPARE(view().toWidget(hand.atom(0)), seenAt);
    view().setFocus();
    hand.hover({-100, 80});
    hand.keys("Esc r");
    QCOMPARE(hand.sheet().arrows.size(), std::size_t(2));
    QCOMPARE(view().toWidget(hand.atom(0)), seenAt);
}

void TestSketcherManners::enterBeginsUnderThePointer()
{
    Hand &hand = *m_hand;
    hand.tool("benzene");
    hand.click({0, 0});
    hand.hover({0, 38}); // 24 points off the ring: free paper to the eye
    hand.keys("Enter o");
    QCOMPARE(hand.last().x, 0.0);
    QVERIFY(std::abs(hand.last().y - 38) < 1);
}

void TestSketcherManners::aToolTakesTheKeysBack()
{
    auto *undo = m_sketcher->findChild<QToolButton *>(QStringLiteral("undoButton"));
    undo->setFocus(Qt::TabFocusReason);
    QVERIFY(!view().hasFocus());
    QTest::mouseClick(m_sketcher->findChild<QToolButton *>(QStringLiteral("toolButton_bond")),
                      Qt::LeftButton);
    QVERIFY(view().hasFocus());
}

void TestSketcherManners::thePointerTakesTheKeysBackFromAButton()
{
    Hand &hand = *m_hand;
    hand.tool("benzene");
    hand.click({0, 0});
    auto *undo = m_sketcher->findChild<QToolButton *>(QStringLiteral("undoButton"));
    undo->setFocus(Qt::TabFocusReason);
    hand.keysAt(hand.atom(0), "n");
    QCOMPARE(hand.smiles(), QStringLiteral("c1ccncc1"));
    // Who types in a field goes on typing.
    auto *names = m_sketcher->findChild<QLineEdit *>(QStringLiteral("nameBoxLineEdit"));
    QVERIFY(names != nullptr);
    names->setFocus(Qt::MouseFocusReason);
    hand.hover(hand.atom(1));
    QVERIFY(names->hasFocus());
}

void TestSketcherManners::aCopyIsChosen()
{
    Hand &hand = *m_hand;
    hand.tool("benzene");
    hand.click({0, 0});
    hand.press(Qt::Key_A, Qt::ControlModifier);
    hand.tool("select");
    hand.drag(hand.atom(0), hand.atom(0) + chem::Point{100, 0}, Qt::ControlModifier);
    QCOMPARE(hand.sheet().atoms.size(), std::size_t(12));
    QVERIFY(document().selection().count(hand.sheet().atoms[6].id) > 0);
    QVERIFY(document().selection().count(hand.sheet().atoms[0].id) == 0);
    hand.press(Qt::Key_Delete);
    QCOMPARE(hand.sheet().atoms.size(), std::size_t(6));
    QVERIFY(hand.atom(0).x < 50);
}

void TestSketcherManners::undoGoesBackAlongTheChain()
{
    Hand &hand = *m_hand;
    hand.tool("benzene");
    hand.click({0, 0});
    hand.keysAt(hand.atom(0), "1 1 1");
    hand.press(Qt::Key_Z, Qt::ControlModifier);
    hand.keys("o"); // the second atom of the chain is its end again
    QCOMPARE(hand.smiles(), QStringLiteral("OCc1ccccc1"));
}

void TestSketcherManners::aCurlyArrowIsBent()
{
    Hand &hand = *m_hand;
    hand.tool("curly");
    hand.drag({0, 0}, {60, 0});
    QCOMPARE(hand.sheet().arrows.size(), std::size_t(1));
    const auto top = [&] { // of the arc, above the middle of the line
        const std::vector<chem::Point> curve = chem::curveOf(hand.sheet().arrows[0]);
        return (curve[0] + curve[1] * 3 + curve[2] * 3 + curve[3]) * 0.125;
    };
    const double height = top().y;
    QVERIFY(std::abs(height) > 10);
    hand.click(top()); // to the other side
    QCOMPARE(hand.sheet().arrows.size(), std::size_t(1));
    QCOMPARE(top().y, -height);
    hand.drag(top(), {30, -8}); // as flat as wanted
    QCOMPARE(hand.sheet().arrows.size(), std::size_t(1));
    QVERIFY2(std::abs(top().y + 8) < 1, qPrintable(QString::number(top().y)));
    QCOMPARE(toQt(hand.sheet().arrows[0].to), QPointF(60, 0));
}

void TestSketcherManners::theDrawingStaysUnderThePointer()
{
    Hand &hand = *m_hand;
    hand.tool("benzene");
    hand.click({0, 0});
    const QPointF before = view().toWidget(hand.atom(0));
    view().resize(view().width(), view().height() - 40);
    QCOMPARE(view().toWidget(hand.atom(0)), before);
    // Unless it would be out of sight.
    view().resize(60, 60);
    QVERIFY(view().rect().contains(view().toWidget(hand.atom(0)).toPoint()));
}

QTEST_MAIN(TestSketcherManners)
#include "tst_sketcher_manners.moc"
