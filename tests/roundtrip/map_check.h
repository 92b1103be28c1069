// SPDX-License-Identifier: GPL-3.0-or-later
// Takes the atom map numbers off a scheme, has them found again, and compares.
#pragma once

#include "chem/drawing/drawing.h"

namespace artemisia::roundtrip
{

struct MapAgreement {
    int stated = 0;   ///< pairs of atoms with one number in reactants and products
    int agreeing = 0; ///< of these, found too, or a pair that no chemist could tell from it
    bool isComplete = true;
    double seconds = 0;
};

[[nodiscard]] MapAgreement agreementOf(const chem::Drawing &drawing);

} // namespace artemisia::roundtrip
