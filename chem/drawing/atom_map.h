// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/base/result.h"
#include "chem/drawing/drawing.h"

#include <functional>

namespace artemisia::chem
{

enum class DrawnMaps {
    Replace, ///< numbers that stand on reactants and products go
    Keep,    ///< pairs with equal numbers stand, the rest is found around them
};

struct AtomMapping {
    Drawing drawing; ///< the sheet with its numbers; nothing else is changed
    int pairs = 0;   ///< atoms of products that come from an atom of a reactant
    std::vector<ItemId>
        unmapped;           ///< atoms of products for which no reactant has one left, ascending
    bool isComplete = true; ///< false: the scheme is so large that the search was cut short
};

/// Numbers the atoms of a scheme so that an atom has one number in reactants and products, by the
/// least change of bonds; step by step, an intermediate keeping its numbers. A number is given once
/// on each side of a step: what comes of a second equivalent, of a partner named in words only, or
/// is the second of two products of the same atoms, has none. Agents are left out. Right for most
/// reactions of a common kind, a suggestion for all: no reaction is refused. Unsupported without an
/// arrow; Cancelled after \a isCancelled said so. Milliseconds for what is drawn by hand, some
/// seconds at the most: for workers.
[[nodiscard]] Result<AtomMapping> mapAtoms(const Drawing &drawing,
                                           DrawnMaps drawn = DrawnMaps::Replace,
                                           const std::function<bool()> &isCancelled = {});

} // namespace artemisia::chem
