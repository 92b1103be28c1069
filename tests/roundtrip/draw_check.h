// SPDX-License-Identifier: GPL-3.0-or-later
// What a drawing's display list says about itself: what touches that should not.
#pragma once

#include "chem/depict/display_list.h"
#include "chem/drawing/drawing.h"

#include <string>
#include <vector>

namespace artemisia::roundtrip
{

/// The least distance of a box and a stroke's middle line; 0: it enters.
[[nodiscard]] double distanceOf(const chem::Box &box, chem::Point from, chem::Point to);
[[nodiscard]] double distanceOf(const chem::Box &a, const chem::Box &b);

/// The small words beside atoms (map numbers, abs, or1, &1).
[[nodiscard]] std::vector<chem::TextItem> marksOf(const chem::DisplayList &list);

/// Each mark that touches a letter, a line or another mark, with a word for what.
[[nodiscard]] std::vector<std::string> markFaults(const chem::DisplayList &list);

/// The sheet with a map number at every atom: the most marks that it can have.
[[nodiscard]] chem::Drawing numbered(chem::Drawing drawing);

} // namespace artemisia::roundtrip
