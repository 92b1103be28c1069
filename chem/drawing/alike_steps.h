// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/drawing/drawing.h"
#include "chem/reaction/reaction.h"

namespace artemisia::chem
{

/// Draws the largest product of each step like the largest reactant, and that like the product of
/// the step before (see scaffold.h), and puts the steps in line. After two seconds the rest stays
/// as it is: for workers.
void drawStepsAlike(Drawing &sheet);

/// The reaction with coordinates, its product drawn like what it came from. Where one of them has
/// coordinates already the others are laid out alone, as they are by withCoordinates(). Two seconds
/// at the most: for workers.
[[nodiscard]] Result<Reaction> laidOutAlike(const Reaction &reaction);

} // namespace artemisia::chem
