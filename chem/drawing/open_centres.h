// SPDX-License-Identifier: GPL-3.0-or-later
// For chem/drawing's own files: stereo that a drawing leaves open or says in vain.
#pragma once

#include "chem/drawing/drawing.h"

namespace artemisia::chem
{

/// Atoms whose configuration is not drawn and makes a difference, ascending. The bridgeheads of a
/// small cage have one configuration to each other; where its mirror image is the same structure
/// (norbornane, not norbornanone), nothing is open. None of an impossible structure.
[[nodiscard]] std::vector<ItemId> openCentresOf(const Drawing &drawing);

/// Atoms, ascending; none of an impossible structure.
struct StereoRemarks {
    std::vector<ItemId> open;    ///< openCentresOf()
    std::vector<ItemId> idle;    ///< a wedge begins here and says nothing
    std::vector<ItemId> unclear; ///< ends of double bonds that can be cis or trans, where both
                                 ///< bonds lie on the same side
};
[[nodiscard]] StereoRemarks stereoRemarksOf(const Drawing &drawing);

} // namespace artemisia::chem
