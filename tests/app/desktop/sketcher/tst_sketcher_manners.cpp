// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/select_tool.h"
#include "chem/depict/geometry.h"
#include "chem/drawing/display.h"
#include "chem/drawing/scheme.h"
#include "tests/app/desktop/sketcher/editor_fixture.h"

#include <QAction>
#include <QToolButton>

#include <cmath>

using namespace artemisia;
using namespace artemisia::app;

/// What hands expect that have drawn in other editors for years.
class TestSketcherManners : public QObject, EditorFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(openEditor()); }
    void cleanup() { closeEditor(); }
    void aChosenStructureIsNotRelabelled();
    void chosenAtomsAreLabelled();
    void whatIsPutInMovesNothing();
    void enterBeginsUnderThePointer();
    void aToolTakesTheKeysBack();
    void thePointerTakesTheKeysBackFromAButton();
    void doubleClickTypesALabel();
    void aCopyIsChosen();
    void theFrameMovesWhatIsChosen_data();
    void theFrameMovesWhatIsChosen();
    void theFrameKeepsItsGripsAndWhatIsNotChosen();
    void aDrawingToolChoosesNothing();
    void bracketsOfATransitionState();
    void whatIsUnderThePointerGoesFirst();
    void zoomByKeys();
    void undoGoesBackAlongTheChain();
    void aCurlyArrowIsBent();
    void theDrawingStaysUnderThePointer();
    void aPartTurnsAboutWhatItHangsOn();

private:
    /// Phenyl-O-CH2-phenyl of which the benzyl group is chosen; the atoms that its bond joins.
    std::pair<chem::ItemId, chem::ItemId> chooseBenzyl()
    {
        document().load(*chem::drawingOf(*chem::Molecule::fromSmiles("c1ccccc1OCc1ccccc1")));
        view().fit();
        const chem::Drawing &sheet = document().drawing();
        chem::Selection part;
        for (std::size_t i = 7; i < sheet.atoms.size(); ++i) {
            part.insert(sheet.atoms[i].id);
        }
        m_hand->tool("select");
        document().setSelection(part);
        return {sheet.atoms[6].id, sheet.atoms[7].id};
    }
    [[nodiscard]] chem::Point way(std::pair<chem::ItemId, chem::ItemId> bond) const
    {
        return m_hand->sheet().atom(bond.second)->at - m_hand->sheet().atom(bond.first)->at;
    }
    void doubleClick(chem::Point at)
    {
        const QPoint point = view().toWidget(at).toPoint();
        QTest::mouseMove(&view(), point);
        QTest::mouseClick(&view(), Qt::LeftButton, {}, point);
        QTest::mouseDClick(&view(), Qt::LeftButton, {}, point);
    }
};

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
    // Pointed at beside the arrow it stands on it, and beyond what does.
    hand.hover({0, -11});
    m_sketcher->insertText(QStringLiteral("Cl"));
    QTRY_COMPARE(chem::stepsOf(hand.sheet()).front().agents.size(), std::size_t(1));
    hand.hover({0, -11});
    m_sketcher->insertText(QStringLiteral("Br"));
    QTRY_COMPARE(chem::stepsOf(hand.sheet()).front().agents.size(), std::size_t(2));
    QCOMPARE(chem::stepsOf(hand.sheet()).front().products.size(), std::size_t(1));
    hand.press(Qt::Key_Z, Qt::ControlModifier);
    hand.press(Qt::Key_Z, Qt::ControlModifier);
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
    auto *undo = find<QToolButton>("undoButton");
    undo->setFocus(Qt::TabFocusReason);
    QVERIFY(!view().hasFocus());
    QTest::mouseClick(find<QToolButton>("toolButton_bond"), Qt::LeftButton);
    QVERIFY(view().hasFocus());
}

void TestSketcherManners::thePointerTakesTheKeysBackFromAButton()
{
    Hand &hand = *m_hand;
    hand.tool("benzene");
    hand.click({0, 0});
    auto *undo = find<QToolButton>("undoButton");
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

void TestSketcherManners::doubleClickTypesALabel()
{
    Hand &hand = *m_hand;
    hand.click({0, 0});
    doubleClick(hand.atom(1));
    QVERIFY(view().isEditingText());
    QCOMPARE(hand.sheet().atoms.size(), size_t(2)); // no bond of the first click is left
    hand.type("CO2H");
    hand.press(Qt::Key_Return);
    QCOMPARE(hand.smiles(), QStringLiteral("CC(=O)O"));
    // The same with the tool of one element, and in the middle of a chain.
    hand.tool("atom N");
    doubleClick(hand.atom(0));
    QVERIFY(view().isEditingText());
    hand.type("Boc");
    hand.press(Qt::Key_Return);
    QCOMPARE(hand.smiles(), QStringLiteral("CC(C)(C)OC(=O)C(=O)O"));
}

void TestSketcherManners::aCopyIsChosen()
{
    Hand &hand = *m_hand;
    hand.tool("ring 6");
    hand.click({-60, 0});
    hand.tool("select");
    hand.press(Qt::Key_A, Qt::ControlModifier);
    const chem::Point at = hand.atom(0);
    hand.drag(at, {at.x + 100, at.y}, Qt::ControlModifier);
    QCOMPARE(hand.sheet().atoms.size(), size_t(12));
    const chem::Selection &chosen = document().selection();
    for (size_t i = 0; i < 12; ++i) {
        QCOMPARE(chosen.count(hand.sheet().atoms[i].id), size_t(i < 6 ? 0 : 1));
    }
    // It can be moved on at once.
    const chem::Point first = hand.atom(0);
    const chem::Point copy = hand.atom(6);
    hand.drag(copy, {copy.x, copy.y + 60});
    QVERIFY(isSame(hand.atom(0), first));
    QVERIFY(std::abs(hand.atom(6).y - copy.y - 60) < 1);
    hand.press(Qt::Key_Delete);
    QCOMPARE(hand.sheet().atoms.size(), size_t(6));
    QVERIFY(isSame(hand.atom(0), first));
}

void TestSketcherManners::theFrameMovesWhatIsChosen_data()
{
    QTest::addColumn<QByteArray>("tool");
    QTest::newRow("marquee") << QByteArray("select");
    QTest::newRow("lasso") << QByteArray("lasso");
}

void TestSketcherManners::theFrameMovesWhatIsChosen()
{
    QFETCH(QByteArray, tool);
    Hand &hand = *m_hand;
    hand.tool("benzene");
    hand.click({-60, 0});
    hand.tool(tool.constData());
    hand.hover({-60, 0});
    QCOMPARE(view().cursor().shape(), Qt::ArrowCursor); // nothing is chosen yet
    hand.press(Qt::Key_A, Qt::ControlModifier);
    const chem::Point first = hand.atom(0);
    QCOMPARE(view().cursor().shape(), Qt::SizeAllCursor);
    hand.hover({-60, 80});
    QCOMPARE(view().cursor().shape(), Qt::ArrowCursor);
    hand.drag({-60, 0}, {-40, 30}); // from the empty middle of the ring
    QVERIFY(std::abs(hand.atom(0).x - first.x - 20) < 1);
    QVERIFY(std::abs(hand.atom(0).y - first.y - 30) < 1);
    QCOMPARE(document().selection().size(), size_t(12));
    hand.drag({-40, 30}, {40, 30}, Qt::ControlModifier); // a copy, that is chosen now
    QCOMPARE(hand.sheet().atoms.size(), size_t(12));
    QVERIFY(std::abs(hand.atom(6).x - hand.atom(0).x - 80) < 1);
    QCOMPARE(document().selection().count(hand.sheet().atoms[6].id), size_t(1));
    const chem::Drawing before = hand.sheet();
    hand.click({40, 30}); // no drag
    QVERIFY(document().selection().empty());
    QCOMPARE(view().cursor().shape(), Qt::ArrowCursor);
    QVERIFY(hand.sheet() == before);
}

void TestSketcherManners::theFrameKeepsItsGripsAndWhatIsNotChosen()
{
    Hand &hand = *m_hand;
    for (const double x : {-80.0, 0.0, 80.0}) {
        hand.tool("benzene");
        hand.click({x, 0});
    }
    hand.tool("select");
    chem::Selection outer;
    for (size_t i = 0; i < 18; ++i) {
        if (i < 6 || i >= 12) {
            outer.insert(hand.sheet().atoms[i].id);
        }
    }
    document().setSelection(outer);
    const chem::Drawing before = hand.sheet();
    // An atom that is not chosen goes alone, though it lies in the frame.
    const chem::Point lone = hand.atom(6);
    hand.hover(lone);
    QCOMPARE(view().cursor().shape(), Qt::ArrowCursor);
    hand.drag(lone, {lone.x, lone.y - 8});
    QVERIFY(isSame(hand.atom(0), before.atoms[0].at));
    QVERIFY(std::abs(hand.atom(6).y - lone.y + 8) < 1);
    QCOMPARE(document().selection(), chem::Selection{hand.sheet().atoms[6].id});
    // A corner scales.
    document().setSelection(outer);
    const chem::Box box = view().boxOfChosen();
    const chem::Point corner{box.left + box.width + 5, box.top + box.height + 5};
    hand.hover(corner);
    QCOMPARE(view().cursor().shape(), Qt::ArrowCursor);
    hand.drag(corner, {corner.x + 40, corner.y + 10});
    QVERIFY(view().boxOfChosen().width > box.width + 20);
    // Shift chooses more.
    document().setSelection(outer);
    hand.drag({-25, -25}, {25, 25}, Qt::ShiftModifier);
    QCOMPARE(document().selection().count(hand.sheet().atoms[7].id), size_t(1));
    QCOMPARE(document().selection().count(hand.sheet().atoms[0].id), size_t(1));
}

void TestSketcherManners::aDrawingToolChoosesNothing()
{
    Hand &hand = *m_hand;
    hand.tool("ring 6");
    hand.click({-60, 0});
    hand.tool("select");
    hand.press(Qt::Key_A, Qt::ControlModifier);
    QVERIFY(!document().selection().empty());
    hand.tool("arrow");
    QVERIFY(document().selection().empty());
    // What came by its name is chosen; drawing beside it ends that.
    hand.press(Qt::Key_A, Qt::ControlModifier);
    hand.drag({0, 0}, {60, 0});
    QVERIFY(document().selection().empty());
    // Brackets are put about what is chosen.
    hand.tool("select");
    hand.press(Qt::Key_A, Qt::ControlModifier);
    hand.tool("bracket");
    QVERIFY(!document().selection().empty());
}

/// What is typed for a count may be what stands at their upper corner.
void TestSketcherManners::bracketsOfATransitionState()
{
    Hand &hand = *m_hand;
    hand.tool("ring 6");
    hand.click({0, 0});
    const std::map<QString, QString> marks{{QStringLiteral("#"), QStringLiteral("‡")},
                                           {QStringLiteral("2+"), QStringLiteral("²⁺")},
                                           {QStringLiteral("-"), QStringLiteral("⁻")}};
    for (const auto &[typed, mark] : marks) {
        hand.tool("bracket");
        hand.drag({-30, -30}, {30, 30});
        hand.type(qPrintable(typed));
        hand.press(Qt::Key_Return);
        QCOMPARE(hand.sheet().groups.size(), size_t(1));
        QCOMPARE(hand.sheet().groups[0].kind, chem::GroupKind::Brackets);
        QCOMPARE(hand.sheet().texts.size(), size_t(1));
        const chem::DrawnText &text = hand.sheet().texts[0];
        QCOMPARE(QString::fromStdString(text.text), mark);
        const chem::Box ring = chem::boundsOf(hand.sheet(), chem::everything(hand.sheet()));
        QVERIFY(text.at.x > 14 && text.at.y < ring.top + 20 && text.at.y < -14);
        hand.press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(hand.sheet().groups.empty() && hand.sheet().texts.empty());
    }
    hand.drag({-30, -30}, {30, 30});
    hand.type("3");
    hand.press(Qt::Key_Return);
    QCOMPARE(hand.sheet().groups[0].kind, chem::GroupKind::Repeat);
    QVERIFY(hand.sheet().texts.empty());
}

void TestSketcherManners::whatIsUnderThePointerGoesFirst()
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
    QVERIFY(view().isEditingText());
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

void TestSketcherManners::zoomByKeys()
{
    Hand &hand = *m_hand;
    hand.click({0, 0});
    const double before = view().zoom();
    hand.press(Qt::Key_Plus, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(view().zoom() > before);
    hand.press(Qt::Key_Minus, Qt::ControlModifier);
    hand.press(Qt::Key_Minus, Qt::ControlModifier);
    QVERIFY(view().zoom() < before);
    hand.press(Qt::Key_Equal, Qt::ControlModifier);
    QVERIFY(std::abs(view().zoom() - before) < 1e-6);
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

void TestSketcherManners::aPartTurnsAboutWhatItHangsOn()
{
    const auto bond = chooseBenzyl();
    const chem::Point oxygen = m_hand->sheet().atom(bond.first)->at;
    const chem::Point before = way(bond);
    // The knob, caught where it is seen: above the frame, in its middle.
    const chem::Box box = view().boxOfChosen();
    const QPointF knob = view().toWidget({box.left + box.width / 2, box.top - 6}) + QPointF(0, -22);
    const chem::Point from = view().toSheet(knob);
    const chem::Point to = chem::rotated(from, oxygen, 47);
    const auto *tool = dynamic_cast<const SelectTool *>(view().tool());
    QVERIFY(tool);
    const QPoint end = view().toWidget(to).toPoint();
    QTest::mousePress(&view(), Qt::LeftButton, {}, knob.toPoint());
    QVERIFY(tool->turned().isEmpty());
    QMouseEvent move(QEvent::MouseMove, end, view().mapToGlobal(end), Qt::LeftButton,
                     Qt::LeftButton, {});
    QCoreApplication::sendEvent(&view(), &move);
    QCOMPARE(tool->turned(), QStringLiteral("45°")); // in steps of 15
    const QImage turning = view().grab().toImage();
    QTest::mouseRelease(&view(), Qt::LeftButton, {}, end);
    QVERIFY(tool->turned().isEmpty());
    QVERIFY(view().grab().toImage() != turning); // the angle was painted, and is gone
    QVERIFY(isSame(m_hand->sheet().atom(bond.first)->at, oxygen));
    QVERIFY(isSame(way(bond), chem::rotated(before, {0, 0}, 45)));
    // The same from the menu.
    auto *right = m_sketcher->findChild<QAction *>(QStringLiteral("rotateRight"));
    QVERIFY(right);
    right->trigger();
    QVERIFY(isSame(way(bond), chem::rotated(before, {0, 0}, 75)));
}

QTEST_MAIN(TestSketcherManners)
#include "tst_sketcher_manners.moc"
