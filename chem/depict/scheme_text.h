// SPDX-License-Identifier: GPL-3.0-or-later
// For chem/depict's own files: what is written over and under an arrow.
#pragma once

#include "chem/depict/display_list.h"

#include <string>

namespace artemisia::chem
{

/// How much room words get.
struct TextRoom {
    double widest = 140;        ///< points; a longer line is broken between words
    std::size_t mostLines = 12; ///< then an ellipsis
    bool isLeft = false;        ///< lines begin at x = 0 instead of being centred there
};

/// Sets \a text in lines centred about x = 0, the first below y = 0: breaks where it has line
/// breaks and where a line would get too long; formulae get their subscripts (K2CO3).
[[nodiscard]] DisplayList schemeText(const std::string &text, const TextRoom &room = {});

} // namespace artemisia::chem
