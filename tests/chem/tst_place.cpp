// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/geometry.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/place.h"

#include <QTest>

using namespace artemisia::chem;

/// Where a hand would put a bond or a ring.
class TestPlace : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sproutsAtInnerCorners_data();
    void sproutsAtInnerCorners();
    void ringsStayRegular_data();
    void ringsStayRegular();
};

void TestPlace::sproutsAtInnerCorners_data()
{
    // Large rings as they are drawn by hand, on the lattice of hexagons: the turns of a walk, left
    // or right by 60 degrees.
    QTest::addColumn<QByteArray>("turns");
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
        }
    }
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
        const double x = -30 + 2.5 * (step / 25);
        const double y = -30 + 2.5 * (step % 25);
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

QTEST_GUILESS_MAIN(TestPlace)
#include "tst_place.moc"
