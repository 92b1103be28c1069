// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/base/result.h"
#include "chem/drawing/edit.h"

#include <functional>

namespace artemisia::chem
{

struct ScaffoldAlignment {
    Drawing drawing;
    int turned = 0;                ///< structures whose drawing was turned, or turned over
    int laidOut = 0;               ///< structures whose scaffold was drawn otherwise: laid out anew
    std::vector<ItemId> different; ///< a first atom each of structures that share too little
    bool isComplete = true;        ///< false: for some the search ended before the largest was sure
};

/// Draws the chosen substances like one of them: what each has in common with it (the largest
/// connected part, rings whole) comes to lie as it lies there. Each stays where it was; its wedges
/// say what they said. \a model: any atom of the one to lie like; kNoItem: the first chosen in the
/// order of partsOf(). An empty selection: all of the sheet. Unsupported for less than two.
/// Up to half a second a structure, ten seconds in all: for workers. Cancelled after
/// \a isCancelled said so.
[[nodiscard]] Result<ScaffoldAlignment>
alignedToScaffold(const Drawing &drawing, const Selection &selection, ItemId model = kNoItem,
                  const std::function<bool()> &isCancelled = {});

} // namespace artemisia::chem
