// SPDX-License-Identifier: GPL-3.0-or-later
// For chem's .cpp files only.
#pragma once

#include <optional>

namespace RDKit
{
class Atom;
class RWMol;
} // namespace RDKit

namespace artemisia::chem
{

/// The molecule that a drawing with numbered brackets stands for: each unit (SRU whose label is a
/// number) as often as the number says, head to tail between the two bonds that leave the brackets;
/// what no bond leaves, side by side. The atoms of \a mol keep their places, the further units
/// follow; no coordinates, no groups. Nothing where there is no such unit, where one cannot be
/// written out (other numbers of bonds and more than once, brackets across brackets, a letter
/// beside it), or beyond 1,000 atoms. May throw what RDKit throws.
[[nodiscard]] std::optional<RDKit::RWMol> unitsWrittenOut(const RDKit::RWMol &mol);

/// The atom of the drawing, by its place, for which \a atom of what was written out stands.
[[nodiscard]] int drawnAtomOf(const RDKit::Atom &atom);

} // namespace artemisia::chem
