// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/font_metrics.h"
#include "chem/depict/geometry.h"
#include "chem/depict/grid.h"
#include "chem/depict/sketch_room.h"

#include <QTest>

#include <random>

using namespace artemisia::chem;

namespace
{

/// Places and structures without sense, repeatably.
class Chance
{
public:
    explicit Chance(unsigned seed)
        : m_random(seed)
    {
    }
    int below(int n) { return int(m_random() % unsigned(n)); }
    // Of a page, often on the edge of a square of the grid, at times far off.
    double place()
    {
        switch (below(12)) {
        case 0:
            return Grid::kCell * (below(20) - 10);
        case 1:
            return (below(2000) - 1000) * 1e6;
        default:
            return (below(60001) - 30000) / 100.0;
        }
    }
    Point point() { return {place(), place()}; }
    Box box()
    {
        const double most = below(20) == 0 ? 4000 : 40;
        return {place(), place(), most * below(1000) / 1000, most * below(1000) / 1000};
    }
    Sketch sketch(int atoms, int bonds)
    {
        Sketch made;
        for (int i = 0; i < atoms; ++i) {
            SketchAtom atom;
            atom.at = point();
            atom.symbol = below(4) == 0 ? "[N,O,S]" : "N";
            atom.hasLabel = below(2) == 0;
            made.atoms.push_back(atom);
        }
        for (int i = 0; i < bonds; ++i) {
            SketchBond bond;
            bond.from = below(atoms);
            bond.to = (bond.from + 1 + below(atoms - 1)) % atoms;
            made.atoms[size_t(bond.from)].bonds.push_back(int(made.bonds.size()));
            made.atoms[size_t(bond.to)].bonds.push_back(int(made.bonds.size()));
            made.bonds.push_back(bond);
        }
        return made;
    }

private:
    std::mt19937 m_random;
};

bool touch(const Box &a, const Box &b)
{
    return a.left <= b.left + b.width && b.left <= a.left + a.width && a.top <= b.top + b.height &&
           b.top <= a.top + a.height;
}

bool isTakenByWalk(const Sketch &sketch, const Box &box, int atom)
{
    for (std::size_t i = 0; i < sketch.atoms.size(); ++i) {
        const SketchAtom &other = sketch.atoms[i];
        const double half =
            other.hasLabel ? std::max(3.0, textWidth(other.symbol, Acs::labelSize) / 2) : 1.2;
        const double halfHeight = other.hasLabel ? 3.6 : 1.2;
        if (int(i) != atom && other.at.x + half > box.left &&
            other.at.x - half < box.left + box.width && other.at.y + halfHeight > box.top &&
            other.at.y - halfHeight < box.top + box.height) {
            return true;
        }
    }
    return std::any_of(sketch.bonds.begin(), sketch.bonds.end(), [&](const SketchBond &bond) {
        return bond.from != atom && bond.to != atom &&
               meets(box, sketch.atom(bond.from).at, sketch.atom(bond.to).at);
    });
}

// The number of atoms in the smallest ring through a bond: 1 + what its ends are apart without it.
int smallestRingSize(const Sketch &sketch, std::size_t without)
{
    constexpr int kNever = 1000;
    std::vector<int> apart(sketch.atoms.size(), kNever);
    apart[size_t(sketch.bonds[without].from)] = 0;
    for (std::size_t round = 0; round < sketch.atoms.size(); ++round) {
        for (std::size_t b = 0; b < sketch.bonds.size(); ++b) {
            int &one = apart[size_t(sketch.bonds[b].from)];
            int &other = apart[size_t(sketch.bonds[b].to)];
            one = b == without ? one : std::min(one, other + 1);
            other = b == without ? other : std::min(other, one + 1);
        }
    }
    return apart[size_t(sketch.bonds[without].to)] + 1;
}

} // namespace

/// What is found near a place without a walk over everything is what the walk finds.
class TestSketchRoom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gridFindsAllThatTouch();
    void gridLeavesOutWhatIsFar();
    void roomIsWhatAWalkSays();
    void ringsAreTheSmallest();
};

void TestSketchRoom::gridFindsAllThatTouch()
{
    Chance chance(7);
    for (int sheet = 0; sheet < 40; ++sheet) {
        Grid grid(chance.below(3) == 0 ? 0 : 200);
        std::vector<Box> boxes;
        for (int i = 0; i < 5 * sheet; ++i) {
            boxes.push_back(chance.box());
            grid.add(i, boxes.back());
        }
        for (int i = 0; i < 100; ++i) {
            const Box wanted = chance.box();
            const std::vector<int> found = grid.near(wanted);
            QVERIFY(std::is_sorted(found.begin(), found.end()));
            QVERIFY(std::adjacent_find(found.begin(), found.end()) == found.end());
            for (int k = 0; k < int(boxes.size()); ++k) {
                const bool isNear = std::binary_search(found.begin(), found.end(), k);
                QVERIFY(isNear || !touch(boxes[size_t(k)], wanted));
                QCOMPARE(grid.anyNear(wanted, [k](int number) { return number == k; }), isNear);
            }
        }
    }
}

void TestSketchRoom::gridLeavesOutWhatIsFar()
{
    Grid grid;
    for (int i = 0; i < 1000; ++i) {
        grid.add(i, {i * Grid::kCell, 0, 1, 1});
    }
    QCOMPARE(grid.near({500 * Grid::kCell + 2, 2, 3, 3}), std::vector<int>{500});
    QCOMPARE(grid.near({500 * Grid::kCell + 2, Grid::kCell + 1, 3, 3}), std::vector<int>{});
    QCOMPARE(grid.near({0, 0, 1e5, 1}).size(), size_t(1000)); // so large that all is near
    grid.add(1000, {-1e5, -1e5, 2e5, 2e5});
    QCOMPARE(grid.near({500 * Grid::kCell + 2, 2, 3, 3}), (std::vector<int>{500, 1000}));
}

void TestSketchRoom::roomIsWhatAWalkSays()
{
    Chance chance(11);
    int taken = 0;
    int free = 0;
    for (int sheet = 0; sheet < 60; ++sheet) {
        const int atoms = 2 + chance.below(150);
        const Sketch sketch = chance.sketch(atoms, chance.below(40));
        const SketchRoom room(sketch);
        for (int i = 0; i < 200; ++i) {
            const Box box = chance.box();
            const int atom = chance.below(atoms);
            const bool isTaken = isTakenByWalk(sketch, box, atom);
            (isTaken ? taken : free) += 1;
            QCOMPARE(room.isTaken(box, atom), isTaken);
        }
    }
    QVERIFY(taken > 500 && free > 500);
}

void TestSketchRoom::ringsAreTheSmallest()
{
    Chance chance(13);
    int found = 0;
    for (int sheet = 0; sheet < 60; ++sheet) {
        const int atoms = 3 + chance.below(40);
        Sketch sketch = chance.sketch(atoms, chance.below(2 * atoms));
        findRings(sketch);
        found += int(sketch.rings.size());
        std::vector<int> least(sketch.bonds.size(), 1000);
        for (const std::vector<int> &ring : sketch.rings) {
            for (std::size_t i = 0; i < ring.size(); ++i) {
                bool isBound = false;
                for (const int b : sketch.atom(ring[i]).bonds) {
                    if (sketch.otherEnd(b, ring[i]) == ring[(i + 1) % ring.size()]) {
                        isBound = true;
                        least[size_t(b)] = std::min(least[size_t(b)], int(ring.size()));
                    }
                }
                QVERIFY(isBound);
            }
        }
        for (std::size_t b = 0; b < sketch.bonds.size(); ++b) {
            const int size = smallestRingSize(sketch, b);
            QCOMPARE(sketch.bonds[b].inRing, size <= 10);
            QVERIFY(size > 10 || least[b] == size);
        }
    }
    QVERIFY(found > 300);
}

QTEST_GUILESS_MAIN(TestSketchRoom)
#include "tst_sketch_room.moc"
