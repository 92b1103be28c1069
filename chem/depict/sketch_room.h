// SPDX-License-Identifier: GPL-3.0-or-later
// For chem/depict's own files: where in a structure there is room.
#pragma once

#include "chem/depict/grid.h"
#include "chem/depict/sketch.h"

namespace artemisia::chem
{

/// Where a sketch's atoms and bonds stand. The sketch outlives it and is not changed meanwhile.
class SketchRoom
{
public:
    explicit SketchRoom(const Sketch &sketch);

    /// Whether another atom than \a atom, or a bond that does not end at it, stands in \a box.
    [[nodiscard]] bool isTaken(const Box &box, int atom) const;

private:
    [[nodiscard]] bool isAtomIn(const Box &box, int atom) const;
    [[nodiscard]] bool isBondIn(const Box &box, const SketchBond &bond, int atom) const;

    const Sketch &m_sketch;
    std::vector<Point> m_halves; ///< half of the width and height of what stands at an atom
    Grid m_grid;                 ///< atoms, then bonds
};

} // namespace artemisia::chem
