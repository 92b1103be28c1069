// SPDX-License-Identifier: GPL-3.0-or-later
// For chem/reaction's own files.
#pragma once

#include "chem/reaction/reaction.h"

namespace artemisia::chem
{

/// The participants, all with coordinates, moved (never turned or scaled) so that programs that
/// draw an RXN file as it stands do not draw one over the other: reactants, agents above the room
/// for the arrow, products. Unchanged where they are apart already.
[[nodiscard]] std::vector<Participant> apart(std::vector<Participant> participants);

} // namespace artemisia::chem
