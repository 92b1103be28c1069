// SPDX-License-Identifier: GPL-3.0-or-later
// For chem/drawing's own files: boxes of what is painted.
#pragma once

#include "chem/depict/display_list.h"

#include <algorithm>

namespace artemisia::chem
{

/// The smallest box around both.
[[nodiscard]] inline Box united(const Box &a, const Box &b)
{
    const double left = std::min(a.left, b.left);
    const double top = std::min(a.top, b.top);
    return {left, top, std::max(a.left + a.width, b.left + b.width) - left,
            std::max(a.top + a.height, b.top + b.height) - top};
}

/// Whether they are less than \a gap apart both ways.
[[nodiscard]] inline bool areWithin(const Box &a, const Box &b, double gap)
{
    return a.left <= b.left + b.width + gap && b.left <= a.left + a.width + gap &&
           a.top <= b.top + b.height + gap && b.top <= a.top + a.height + gap;
}

} // namespace artemisia::chem
