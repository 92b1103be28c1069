// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/depict/sketch.h"

#include <utility>

namespace artemisia::chem
{

/// Brackets about what stands in \a inside (points that they enclose, one at least). With two bonds
/// leaving it, through their middles: upright where one is left of the other, lying where one is
/// above the other, both as long as what they enclose. With one, through that and at the far side;
/// with none, left and right. Across each of more. The last one, to the right or below, has the
/// label.
[[nodiscard]] std::vector<SketchBracket>
bracketsAround(const std::vector<Point> &inside,
               const std::vector<std::pair<Point, Point>> &leaving, const std::string &label);

} // namespace artemisia::chem
