// SPDX-License-Identifier: GPL-3.0-or-later
// For chem's .cpp files only: branches of a layout that lie on others are turned to a free side.
#pragma once

#include "chem/depict/display_list.h"

#include <cstddef>
#include <vector>

namespace artemisia::chem
{

/// More atoms are left as they lie: every pair is looked at for every turn.
inline constexpr std::size_t kMostUnfolded = 200;

struct ShapeBond {
    std::size_t from = 0;
    std::size_t to = 0;
    bool mayTurn = false; ///< in no ring and no double bond: what hangs on it may be turned over
    bool mayBend = false; ///< what hangs on it may also be swung a little
};

/// A structure as points and lines.
struct Shape {
    std::vector<Point> places;
    std::vector<ShapeBond> bonds;
    std::vector<bool> isHeld; ///< stays where it is
    double bondLength = 1;
};

/// How much lies on one another: atoms on atoms and crossing bonds count one and more each, what is
/// only near counts less.
[[nodiscard]] double tangleOf(const Shape &shape);

/// Turns over and, where that does not do, swings branches without held atoms until nothing lies on
/// anything else or no turn helps. What has no overlap stays as it is. Lengths are kept.
void unfold(Shape &shape);

} // namespace artemisia::chem
