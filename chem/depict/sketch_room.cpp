// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/sketch_room.h"

#include "chem/depict/font_metrics.h"
#include "chem/depict/geometry.h"

namespace artemisia::chem
{

namespace
{

constexpr double kSpare = 0.01; ///< about what is in the grid; what is taken is said exactly

Point halfOf(const SketchAtom &a)
{
    return a.hasLabel ? Point{std::max(3.0, textWidth(a.symbol, Acs::labelSize) / 2), 3.6}
                      : Point{1.2, 1.2};
}

} // namespace

SketchRoom::SketchRoom(const Sketch &sketch)
    : m_sketch(sketch)
    , m_grid(sketch.atoms.size() + sketch.bonds.size())
{
    m_halves.reserve(sketch.atoms.size());
    int number = 0;
    for (const SketchAtom &a : sketch.atoms) {
        m_halves.push_back(halfOf(a));
        Box box = kEmptyBox;
        include(box, a.at - m_halves.back(), kSpare);
        include(box, a.at + m_halves.back(), kSpare);
        m_grid.add(number++, box);
    }
    for (const SketchBond &bond : sketch.bonds) {
        Box box = kEmptyBox;
        include(box, sketch.atom(bond.from).at, kSpare);
        include(box, sketch.atom(bond.to).at, kSpare);
        m_grid.add(number++, box);
    }
}

bool SketchRoom::isTaken(const Box &box, int atom) const
{
    const int atoms = static_cast<int>(m_halves.size());
    return m_grid.anyNear(box, [&](int number) {
        return number < atoms ? number != atom && isAtomIn(box, number)
                              : isBondIn(box, m_sketch.bond(number - atoms), atom);
    });
}

bool SketchRoom::isAtomIn(const Box &box, int atom) const
{
    const Point at = m_sketch.atom(atom).at;
    const Point half = m_halves[static_cast<std::size_t>(atom)];
    return at.x + half.x > box.left && at.x - half.x < box.left + box.width &&
           at.y + half.y > box.top && at.y - half.y < box.top + box.height;
}

bool SketchRoom::isBondIn(const Box &box, const SketchBond &bond, int atom) const
{
    return bond.from != atom && bond.to != atom &&
           meets(box, m_sketch.atom(bond.from).at, m_sketch.atom(bond.to).at);
}

} // namespace artemisia::chem
