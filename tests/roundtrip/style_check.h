// SPDX-License-Identifier: GPL-3.0-or-later
// A sheet's display list measured against the ACS Document 1996 settings.
#pragma once

#include "chem/depict/display_list.h"
#include "chem/drawing/drawing.h"

#include <string>
#include <vector>

namespace artemisia::roundtrip
{

struct StyleReport {
    double medianBond = 0; ///< of the bonds that are drawn; 0: there are none
    int bonds = 0;         ///< measured, and so below
    int doubles = 0;
    int wedges = 0;
    int hashes = 0;
    int margins = 0; ///< ends of bonds at letters
    int words = 0;
    std::vector<std::string> faults; ///< what is otherwise than it should be
};

/// Measures every bond, letter, arrow and word of displayOf(\a drawing): widths of lines and
/// wedges, the second lines of double bonds and their side, hashes, the gaps at letters, sizes of
/// letters, and what lies on what.
[[nodiscard]] StyleReport styleOf(const chem::Drawing &drawing);

} // namespace artemisia::roundtrip
