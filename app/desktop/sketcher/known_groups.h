// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/drawing/edit.h"

#include <functional>
#include <string>
#include <vector>

namespace artemisia::app
{

/// Atoms that chemists write as letters.
struct KnownGroup {
    std::string label;
    chem::Selection atoms;
};

/// What of a drawing the table of abbreviations has a label for, largest first, each atom in one of
/// them at the most; none of it is part of an abbreviation yet. \a chosen: of these atoms only, of
/// one atom the largest group that it is in; nothing: of all. Groups of carbon alone (Et, Ph) count
/// where they are just what is chosen. For workers: some tenths of a millisecond a bond.
[[nodiscard]] std::vector<KnownGroup> knownGroupsIn(const chem::Drawing &drawing,
                                                    const chem::Selection &chosen,
                                                    const std::function<bool()> &isCancelled);

} // namespace artemisia::app
