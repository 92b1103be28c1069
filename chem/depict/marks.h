// SPDX-License-Identifier: GPL-3.0-or-later
// For chem/depict's own files: the small words beside atoms (map numbers, abs, or1, &1).
#pragma once

#include "chem/depict/bond_lines.h"
#include "chem/depict/label.h"

namespace artemisia::chem
{

/// Font size of a mark.
inline constexpr double kMarkSize = 6;

/// The marks of all atoms, each where it stands nearest to its atom with room between it and every
/// letter, bond, bracket and mark set before it; where all is taken, where the least is.
[[nodiscard]] std::vector<TextItem> layOutMarks(const Sketch &sketch,
                                                const std::vector<Label> &labels,
                                                const std::vector<BondInk> &bonds);

} // namespace artemisia::chem
