// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/depict/sketch.h"

#include <utility>

namespace artemisia::chem
{

/// Brackets about the atoms at \a inside (one at least): across the bonds that leave them, where
/// none does, left and right of them. A pair with the atoms between its left and its right stands
/// upright, both alike high. The rightmost has the label.
[[nodiscard]] std::vector<SketchBracket>
bracketsAround(const std::vector<Point> &inside,
               const std::vector<std::pair<Point, Point>> &leaving, const std::string &label);

} // namespace artemisia::chem
