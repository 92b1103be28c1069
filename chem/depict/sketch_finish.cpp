// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/geometry.h"
#include "chem/depict/sketch.h"

#include <algorithm>

namespace artemisia::chem
{

namespace
{

int bondBetween(const Sketch &sketch, int a, int b)
{
    for (const int bond : sketch.atom(a).bonds) {
        if (sketch.otherEnd(bond, a) == b) {
            return bond;
        }
    }
    return -1;
}

std::vector<int> bondsOfRing(const Sketch &sketch, const std::vector<int> &ring)
{
    std::vector<int> bonds;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const int bond = bondBetween(sketch, ring[i], ring[(i + 1) % ring.size()]);
        if (bond >= 0) {
            bonds.push_back(bond);
        }
    }
    return bonds;
}

} // namespace

InkRole inkOf(int atomicNumber)
{
    switch (atomicNumber) {
    case 7:
        return InkRole::Nitrogen;
    case 8:
        return InkRole::Oxygen;
    case 15:
        return InkRole::Phosphorus;
    case 16:
        return InkRole::Sulfur;
    case 9:
    case 17:
    case 35:
    case 53:
        return InkRole::Halogen;
    default:
        return InkRole::Structure;
    }
}

void placeSecondLines(Sketch &sketch)
{
    std::vector<int> doublesInRing(sketch.rings.size(), 0);
    std::vector<std::vector<int>> sorted = sketch.rings;
    std::vector<std::vector<int>> bondRings;
    for (std::size_t r = 0; r < sketch.rings.size(); ++r) {
        std::sort(sorted[r].begin(), sorted[r].end());
        bondRings.push_back(bondsOfRing(sketch, sketch.rings[r]));
        for (const int b : bondRings[r]) {
            doublesInRing[r] += sketch.bond(b).drawing == BondDrawing::Double ? 1 : 0;
        }
    }
    // Of two rings, the second line goes into the one with more double bonds, then the smaller one.
    const auto isBetter = [&](int r, int s) {
        const auto a = static_cast<std::size_t>(r);
        const auto b = static_cast<std::size_t>(s);
        if (doublesInRing[a] != doublesInRing[b]) {
            return doublesInRing[a] > doublesInRing[b];
        }
        if (sorted[a].size() != sorted[b].size()) {
            return sorted[a].size() < sorted[b].size();
        }
        return sorted[a] < sorted[b];
    };
    for (std::size_t r = 0; r < bondRings.size(); ++r) {
        for (const int b : bondRings[r]) {
            int &ring = sketch.bonds[static_cast<std::size_t>(b)].ring;
            if (ring < 0 || isBetter(static_cast<int>(r), ring)) {
                ring = static_cast<int>(r);
            }
        }
    }
}

void decideLabels(Sketch &sketch, const std::vector<char> &isCarbon)
{
    for (std::size_t i = 0; i < sketch.atoms.size(); ++i) {
        SketchAtom &a = sketch.atoms[i];
        if (!isCarbon[i] || a.symbol != "C" || a.charge != 0 || a.radicals != 0 || a.isotope != 0 ||
            a.isShown || a.bonds.empty()) {
            a.hasLabel = true;
            continue;
        }
        if (a.bonds.size() == 2) {
            const SketchBond &one = sketch.bond(a.bonds[0]);
            const SketchBond &two = sketch.bond(a.bonds[1]);
            const auto self = static_cast<int>(i);
            const Point u = unit(sketch.atom(sketch.otherEnd(a.bonds[0], self)).at - a.at);
            const Point v = unit(sketch.atom(sketch.otherEnd(a.bonds[1], self)).at - a.at);
            // Two double bonds in line would read as one long one.
            a.hasLabel = dot(u, v) < -0.99 && one.drawing == two.drawing &&
                         one.drawing != BondDrawing::Single;
            a.hydrogens = 0;
        }
    }
}

} // namespace artemisia::chem
