// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/geometry.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/place.h"

#include <QTest>

using namespace artemisia::chem;

namespace
{

/// Whether the newest bond of an atom stands at equal angles to two others.
bool isStraight(const Drawing &drawing, ItemId atom, ItemId one, ItemId other)
{
    const Point at = drawing.atom(atom)->at;
    const Point way = unit(drawing.atom(drawing.neighboursOf(atom).back())->at - at);
    return std::abs(dot(way, unit(drawing.atom(one)->at - at)) -
                    dot(way, unit(drawing.atom(other)->at - at))) < 0.01;
}

} // namespace

/// Where a hand would put a bond or a ring.
class TestPlace : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sproutsAtInnerCorners_data();
    void sproutsAtInnerCorners();
    void sproutsStraightWhereItIsCrowded();
    void crossedBondsAllowBothSides();
    void ringsStayRegular_data();
    void ringsStayRegular();
    void ringsTakeTheFreerSide();
};

void TestPlace::sproutsAtInnerCorners_data()
{
    // Large rings as they are drawn by hand, on the lattice of hexagons: the turns of a walk, left
    // or right by 60 degrees.
    QTest::addColumn<QByteArray>("turns");
    QTest::newRow("12") << QByteArray("LLLRLLLRLLLR");
    QTest::newRow("14, a long one") << QByteArray("LLLLRLRLLLLRLR");
    QTest::newRow("14, a round one") << QByteArray("LLLRLLRLLLRLLR");
    QTest::newRow("16") << QByteArray("LLLRLLRLLRLLLRLR");
    QTest::newRow("18") << QByteArray("LLRLLRLLRLLRLLRLLR");
}

void TestPlace::sproutsAtInnerCorners()
{
    QFETCH(QByteArray, turns);
    Drawing ring;
    Point at{0, 0};
    double angle = 0;
    std::vector<ItemId> corners;
    for (const char turn : turns) {
        corners.push_back(drawAtom(ring, at, 6));
        at = at + directionOf(angle) * kDrawnBond;
        angle += turn == 'L' ? -60 : 60;
    }
    QVERIFY2(length(at) < 0.01, "the walk is no ring");
    const size_t size = corners.size();
    for (size_t i = 0; i < size; ++i) {
        drawBond(ring, corners[i], corners[(i + 1) % size], {});
    }
    for (size_t i = 0; i < size; ++i) {
        for (const bool isDouble : {false, true}) {
            Drawing d = ring;
            const ItemId corner = corners[i];
            const ItemId next = corners[(i + 1) % size];
            const ItemId before = corners[(i + size - 1) % size];
            d.bond(d.bondBetween(corner, next)->id)->order =
                isDouble ? BondOrder::Double : BondOrder::Single;
            const Point end = d.atom(sprout(d, corner))->at;
            const Point start = d.atom(corner)->at;
            for (const DrawnAtom &atom : ring.atoms) {
                QVERIFY(atom.id == corner || length(atom.at - end) > 0.9 * kDrawnBond);
            }
            const Point axis = d.atom(next)->at - start;
            const double one = cross(axis, d.atom(before)->at - start);
            QVERIFY(!isDouble || one * cross(axis, end - start) < 0);
            // Straight between its neighbours, but where a double bond allows one side only and
            // another corner stands there.
            const Point inside =
                start - unit(axis) * kDrawnBond - unit(d.atom(before)->at - start) * kDrawnBond;
            const bool isFull = atomNear(ring, inside, 1) != kNoItem;
            QVERIFY((isDouble && isFull) || isStraight(d, corner, before, next));
        }
    }
}

void TestPlace::sproutsStraightWhereItIsCrowded()
{
    // Two atoms stand on one side, not far from the spot; it is still nobody else's.
    for (const double side : {-1.0, 1.0}) {
        Drawing d;
        drawRing(d, {0, 0}, {6, false});
        const ItemId corner = d.atoms[0].id; // on top
        const Point spot = d.atoms[0].at + Point{0, -kDrawnBond};
        drawAtom(d, spot + Point{side * 0.85, 0} * kDrawnBond, 6);
        drawAtom(d, spot + Point{side * 0.5, -0.8} * kDrawnBond, 6);
        sprout(d, corner);
        QVERIFY(isStraight(d, corner, d.atoms[1].id, d.atoms[5].id));
    }
    // On another atom it never stands.
    Drawing d;
    drawRing(d, {0, 0}, {6, false});
    const Point spot = d.atoms[0].at + Point{0, -kDrawnBond};
    drawAtom(d, spot, 6);
    const ItemId added = sprout(d, d.atoms[0].id);
    QVERIFY(length(d.atom(added)->at - spot) > 0.7 * kDrawnBond);
}

// The outline of two fused six-membered rings. At its waist, a double bond of a known geometry
// leaves the inside only; one of none lets the bond stand in the notch.
void TestPlace::crossedBondsAllowBothSides()
{
    Drawing ring;
    drawRing(ring, {0, 0}, {6, false});
    fuseRing(ring, ring.bonds[0].id, {6, false});
    const ItemId waist = ring.bonds[0].from;
    const ItemId opposite = ring.bonds[0].to;
    erase(ring, {ring.bonds[0].id});
    const ItemId next = ring.neighboursOf(waist)[0];
    const ItemId before = ring.neighboursOf(waist)[1];
    DrawnBond &bond = *ring.bond(ring.bondBetween(waist, next)->id);
    bond.order = BondOrder::Double;
    bond.stereo = BondStereo::Crossed;
    const Point end = ring.atom(sprout(ring, waist))->at;
    QVERIFY(isStraight(ring, waist, before, next));
    QVERIFY(length(end - ring.atom(opposite)->at) > 1.9 * kDrawnBond);
}

void TestPlace::ringsStayRegular_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {3, 4, 5, 6, 7, 8}) {
        QTest::addRow("%d", size) << size;
    }
}

void TestPlace::ringsStayRegular()
{
    QFETCH(int, size);
    Drawing chain;
    ItemId end = drawAtom(chain, {0, 0}, 6);
    for (int i = 0; i < 4; ++i) {
        end = sprout(chain, end);
    }
    const Point at = chain.atom(end)->at;
    bool hasMet = false;
    for (int step = 0; step < 25 * 25; ++step) {
        const int column = step / 25;
        const int row = step % 25;
        const double x = -30 + 2.5 * column;
        const double y = -30 + 2.5 * row;
        Drawing d = chain;
        drawRing(d, at + Point{x, y}, {size, false});
        QVERIFY(faultOf(d).empty());
        hasMet = hasMet || d.atoms.size() < chain.atoms.size() + size_t(size);
        // One atom or one bond in common; with more the chain decides.
        const size_t atoms = chain.atoms.size() + size_t(size) - d.atoms.size();
        const size_t bonds = chain.bonds.size() + size_t(size) - d.bonds.size();
        for (const DrawnBond &bond : d.bonds) {
            const double span = length(d.atom(bond.from)->at - d.atom(bond.to)->at);
            QVERIFY2(atoms > std::min(bonds + 1, size_t(2)) || std::abs(span - kDrawnBond) < 0.01,
                     qPrintable(QStringLiteral("%1 at %2 %3").arg(span).arg(x).arg(y)));
        }
        for (const DrawnAtom &atom : chain.atoms) {
            QVERIFY(*d.atom(atom.id) == atom);
        }
    }
    QVERIFY(hasMet);
}

// A ring from a key keeps off what stands before the end of a chain, and goes on as a chain where
// nothing does.
void TestPlace::ringsTakeTheFreerSide()
{
    Drawing chain;
    const ItemId first = drawAtom(chain, {0, 0}, 6);
    const ItemId second = sprout(chain, first);
    const ItemId end = sprout(chain, second);
    const Point at = chain.atom(end)->at;
    const Point ahead = unit(sproutEnd(chain, end) - at);
    Drawing free = chain;
    drawRingOnAtom(free, end, {6, true});
    QVERIFY(length(free.atom(free.neighboursOf(end).back())->at - at - ahead * kDrawnBond) < 0.01);
    for (const double off : {-0.4, 0.0, 0.4}) {
        Drawing d = chain;
        const ItemId other = drawAtom(d, at + (ahead * 3.75 + normal(ahead) * off) * kDrawnBond, 8);
        const Point there = d.atom(other)->at;
        drawRingOnAtom(d, end, {6, true});
        QCOMPARE(d.atoms.size(), size_t(10));
        for (const DrawnAtom &atom : d.atoms) {
            QVERIFY(atom.id == other || length(atom.at - there) > 1.6 * kDrawnBond);
        }
        // At the angles of a chain.
        const Point way = unit(d.atom(d.neighboursOf(end).back())->at - at);
        QVERIFY(std::abs(dot(way, unit(chain.atom(second)->at - at)) + 0.5) < 0.01);
    }
}

QTEST_GUILESS_MAIN(TestPlace)
#include "tst_place.moc"
