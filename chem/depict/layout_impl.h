// SPDX-License-Identifier: GPL-3.0-or-later
// For chem's .cpp files only.
#pragma once

#include "chem/depict/unfold.h"

namespace RDKit
{
class ROMol;
class RWMol;
} // namespace RDKit

namespace artemisia::chem
{

/// Gives \a mol 2D coordinates (bond length 1.5): RDKit's layout, turned so that it is wider than
/// tall and most bonds lie at multiples of 30 degrees. Needs ring information. May throw what RDKit
/// throws.
void layOut(RDKit::RWMol &mol);

/// The coordinates of \a mol and what of it may be turned; nothing is held. Needs ring information.
[[nodiscard]] Shape shapeOf(const RDKit::ROMol &mol);
void takePlaces(RDKit::RWMol &mol, const Shape &shape);

} // namespace artemisia::chem
