// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/depict/sketch.h"

#include <utility>

namespace artemisia::chem
{

/// Brackets about what stands in \a inside (points that they enclose, one at least). \a leaving are
/// the bonds that leave it, the inner end first. Where two leave to opposite sides, brackets stand
/// upright (or lie, if one is above the other) through their middles, as long as what they enclose;
/// with one, through that and at the far side; with none, left and right; else across each bond.
/// The last one, to the right or below, has the label.
[[nodiscard]] std::vector<SketchBracket>
bracketsAround(const std::vector<Point> &inside,
               const std::vector<std::pair<Point, Point>> &leaving, const std::string &label);

} // namespace artemisia::chem
