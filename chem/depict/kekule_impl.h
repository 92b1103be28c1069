// SPDX-License-Identifier: GPL-3.0-or-later
// For chem's .cpp files only.
#pragma once

#include <vector>

namespace RDKit
{
class ROMol;
} // namespace RDKit

namespace artemisia::chem
{

/// Which bonds of \a mol are drawn double in its aromatic rings, by bond index. The author's own
/// choice where the bonds remember what a MOL block said; else the one perfect matching that comes
/// first when bonds between two rings are preferred and then low indices: it depends on the
/// structure and its atom order only, not on how RDKit kekulises. False: cannot be kekulised.
[[nodiscard]] bool chooseDoubleBonds(const RDKit::ROMol &mol, std::vector<char> &isDouble);

/// The same as the MOL block had it; false if it had none that fits.
[[nodiscard]] bool authorsDoubleBonds(const RDKit::ROMol &mol, std::vector<char> &isDouble);

} // namespace artemisia::chem
