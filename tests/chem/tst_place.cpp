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

QTEST_GUILESS_MAIN(TestPlace)
#include "tst_place.moc"
