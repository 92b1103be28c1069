// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/depict/display_list.h"

namespace artemisia::chem
{

/// The middle of a place for a mark of this size beside \a at: the nearest that meets nothing of
/// \a list and of the middles of marks of this size in \a taken, straight below first; without one,
/// where least is in the way. Cheap enough for every repaint.
[[nodiscard]] Point placeBeside(const DisplayList &list, Point at, double width, double height,
                                const std::vector<Point> &taken = {});

} // namespace artemisia::chem
