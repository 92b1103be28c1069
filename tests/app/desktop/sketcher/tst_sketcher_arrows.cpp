// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/curly_arrows.h"
#include "chem/depict/geometry.h"
#include "chem/drawing/display.h"
#include "chem/drawing/read.h"
#include "tests/app/desktop/sketcher/editor_fixture.h"

#include <algorithm>
#include <cmath>

using namespace artemisia;
using namespace artemisia::app;

/// Arrows under the hand, those of mechanisms before all.
class TestSketcherArrows : public QObject, EditorFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(openEditor()); }
    void cleanup() { closeEditor(); }
    void aBondIsMeantAroundItsMiddle();
    void arrowsKeepOffLetters_data();
    void arrowsKeepOffLetters();
    void theArcGoesOverTheFreerSide();
    void aFishHookBeginsAtItsDot_data();
    void aFishHookBeginsAtItsDot();
    void aChosenArrowIsBent();
    void aChosenArrowIsAimedAnew();
    void aReactionArrowIsMadeLonger();

private:
    [[nodiscard]] const chem::DrawnArrow &arrow() const { return m_hand->sheet().arrows.back(); }
    [[nodiscard]] static double apart(chem::Point a, chem::Point b) { return chem::length(a - b); }
    /// How long the line of an arrow is.
    [[nodiscard]] static double lengthOf(const chem::DrawnArrow &drawn)
    {
        const std::vector<chem::Point> c = chem::curveOf(drawn);
        double sum = 0;
        chem::Point last = c[0];
        for (int i = 1; i <= 20; ++i) {
            const double t = i / 20.0;
            const double s = 1 - t;
            const chem::Point at = c[0] * (s * s * s) + c[1] * (3 * s * s * t) +
                                   c[2] * (3 * s * t * t) + c[3] * (t * t * t);
            sum += apart(at, last);
            last = at;
        }
        return sum;
    }
    /// An enolate and an aldehyde: O is atom 0, C=C 1 and 2; the aldehyde's C and O 3 and 4.
    void showAldol()
    {
        chem::Drawing sheet = *chem::drawingFromText("[O-]C=C");
        chem::insert(sheet, *chem::drawingFromText("C=O"), {90, 10});
        m_sketcher->setDrawing(sheet);
    }
};

void TestSketcherArrows::aBondIsMeantAroundItsMiddle()
{
    showAldol();
    Hand &hand = *m_hand;
    hand.tool("curly");
    const chem::Point middle = hand.bond(1, 2);
    const chem::Point aside = middle + (hand.atom(2) - hand.atom(1)) * 0.17; // five pixels
    hand.hover(aside);
    QVERIFY(view().hovered().bond != chem::kNoItem); // it is lit: one sees what is meant
    hand.drag(aside, hand.atom(3));
    QVERIFY(apart(arrow().from, middle) < 4);
    QVERIFY(apart(arrow().to, hand.atom(3)) < 4);
    hand.hover(hand.atom(2));
    QCOMPARE(view().hovered().atom, hand.sheet().atoms[2].id);
}

void TestSketcherArrows::arrowsKeepOffLetters_data()
{
    QTest::addColumn<bool>("isFromAtom");
    QTest::newRow("from a lone pair to the bond") << true;
    QTest::newRow("from the bond to the oxygen") << false;
}

void TestSketcherArrows::arrowsKeepOffLetters()
{
    QFETCH(bool, isFromAtom);
    showAldol();
    Hand &hand = *m_hand;
    hand.tool("curly");
    const std::size_t oxygen = isFromAtom ? 0 : 4;
    const std::size_t carbon = isFromAtom ? 1 : 3;
    const chem::Point middle = hand.bond(oxygen, carbon);
    isFromAtom ? hand.drag(hand.atom(oxygen), middle) : hand.drag(middle, hand.atom(oxygen));
    QCOMPARE(hand.sheet().arrows.size(), std::size_t(1));
    QVERIFY2(lengthOf(arrow()) > chem::kDrawnBond, qPrintable(QString::number(lengthOf(arrow()))));
    const std::vector<chem::Point> curve = chem::curveOf(arrow());
    for (const chem::Point p : {arrow().from, topOf(arrow()), arrow().to}) {
        QVERIFY(apart(p, hand.atom(oxygen)) > 5); // half a letter and a little
    }
    // Its arc stands off the bond.
    QVERIFY(apart(topOf(arrow()), middle) > 7);
}

void TestSketcherArrows::theArcGoesOverTheFreerSide()
{
    Hand &hand = *m_hand;
    hand.tool("benzene");
    hand.click({0, 0});
    hand.tool("curly");
    hand.drag(hand.bond(0, 1), hand.bond(1, 2)); // round the ring: outside of it, either way
    QVERIFY(apart(topOf(arrow()), {0, 0}) > apart(arrow().from, {0, 0}));
    hand.drag(hand.bond(5, 0), hand.bond(4, 5));
    QVERIFY(apart(topOf(arrow()), {0, 0}) > apart(arrow().from, {0, 0}));
}

void TestSketcherArrows::aFishHookBeginsAtItsDot_data()
{
    QTest::addColumn<QByteArray>("radical");
    QTest::addColumn<double>("degrees"); // where the other end is
    for (const char *radical : {"[Br]", "C[O]", "C[CH2]", "CS[S]"}) {
        for (const double degrees : {0.0, 90.0, 180.0, 270.0}) {
            QTest::addRow("%s, towards %g", radical, degrees) << QByteArray(radical) << degrees;
        }
    }
}

void TestSketcherArrows::aFishHookBeginsAtItsDot()
{
    QFETCH(QByteArray, radical);
    QFETCH(double, degrees);
    m_sketcher->setDrawing(*chem::drawingFromText(radical.toStdString()));
    Hand &hand = *m_hand;
    hand.tool("fishhook");
    const std::size_t last = hand.sheet().atoms.size() - 1;
    const chem::Point start = hand.atom(last);
    const double angle = degrees * 3.14159265358979 / 180;
    hand.drag(start, start + chem::Point{std::cos(angle) * 40, std::sin(angle) * 40});
    QCOMPARE(hand.sheet().arrows.size(), std::size_t(1));
    double nearest = 1e9;
    for (const chem::DisplayItem &item : chem::displayOf(hand.sheet()).items) {
        const auto *text = std::get_if<chem::TextItem>(&item);
        if (text != nullptr && text->text == "\u2022") {
            const chem::Point dot = text->baseline + chem::Point{text->width / 2, -text->size / 3};
            nearest = std::min(nearest, apart(arrow().from, dot));
        }
    }
    QVERIFY2(nearest < 4, qPrintable(QString::number(nearest)));
}

void TestSketcherArrows::aChosenArrowIsBent()
{
    Hand &hand = *m_hand;
    hand.tool("curly");
    hand.drag({0, 0}, {60, 0});
    hand.tool("select");
    const chem::DrawnArrow before = arrow();
    const chem::Point top = topOf(before);
    hand.drag(top, {30, top.y > 0 ? -30.0 : 30.0}); // over to the other side
    QCOMPARE(hand.sheet().arrows.size(), std::size_t(1));
    QVERIFY(arrow().bend * before.bend < 0);
    QVERIFY(apart(arrow().from, before.from) < 1e-9 && apart(arrow().to, before.to) < 1e-9);
    QCOMPARE(document().undoStack().undoText(), QStringLiteral("Bend arrow"));
    QCOMPARE(document().selection(), chem::Selection{arrow().id});
    // Somewhere else on it, it is moved.
    const chem::Point tail = arrow().from;
    document().setSelection({});
    const std::vector<chem::Point> c = chem::curveOf(arrow());
    const chem::Point quarter =
        c[0] * 0.421875 + c[1] * 0.421875 + c[2] * 0.140625 + c[3] * 0.015625;
    hand.drag(quarter, quarter + chem::Point{0, 50});
    QVERIFY(std::abs(arrow().from.y - tail.y - 50) < 1);
}

void TestSketcherArrows::aChosenArrowIsAimedAnew()
{
    showAldol();
    Hand &hand = *m_hand;
    hand.tool("curly");
    hand.drag(hand.bond(1, 2), hand.atom(3));
    hand.tool("select");
    document().setSelection({arrow().id});
    const chem::Drawing before = hand.sheet();
    hand.drag(arrow().to, hand.atom(4)); // the atom under it stays
    QVERIFY(hand.sheet().atoms == before.atoms);
    QVERIFY(hand.sheet().bonds == before.bonds);
    const double off = apart(arrow().to, hand.atom(4));
    QVERIFY2(off > 5 && off < 8, qPrintable(QString::number(off))); // beside the letter
    QVERIFY(apart(arrow().from, before.arrows[0].from) < 1e-9);
    QCOMPARE(document().undoStack().undoText(), QStringLiteral("Aim arrow"));
    hand.drag(arrow().from, hand.bond(0, 1));
    QVERIFY(apart(arrow().from, hand.bond(0, 1)) < 4);
    QVERIFY(hand.sheet().atoms == before.atoms);
}

void TestSketcherArrows::aReactionArrowIsMadeLonger()
{
    Hand &hand = *m_hand;
    hand.tool("arrow");
    hand.drag({0, 0}, {60, 0});
    hand.tool("select");
    hand.click({30, 0});
    hand.drag({60, 0}, {120, 4});
    QVERIFY(std::abs(arrow().to.x - 120) < 1);
    QCOMPARE(arrow().to.y, 0.0); // straight on
    QVERIFY(apart(arrow().from, {0, 0}) < 1);
}

QTEST_MAIN(TestSketcherArrows)
#include "tst_sketcher_arrows.moc"
