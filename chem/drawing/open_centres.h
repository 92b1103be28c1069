// SPDX-License-Identifier: GPL-3.0-or-later
// For chem/drawing's own files: stereo that a drawing leaves open.
#pragma once

#include "chem/drawing/drawing.h"

namespace artemisia::chem
{

/// Atoms whose configuration is not drawn and makes a difference, ascending. The bridgeheads of a
/// small cage have one configuration to each other; where its mirror image is the same structure
/// (norbornane, not norbornanone), nothing is open. None of an impossible structure.
[[nodiscard]] std::vector<ItemId> openCentresOf(const Drawing &drawing);

} // namespace artemisia::chem
