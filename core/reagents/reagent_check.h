// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/reagents/reagent.h"

namespace artemisia::reagents
{

/// \a reagent with its structure held together: a SMILES, InChI, InChIKey and formula that are
/// missing are made from those that are there, the formula always. Invalid if the structure cannot
/// be read, if SMILES and InChI are different structures, or if the stated InChIKey is another
/// structure's. A reagent without a structure is as good as one with; an InChIKey alone is kept as
/// stated. What InChI cannot express keeps what was stated.
[[nodiscard]] Result<Reagent> withCheckedStructure(const Reagent &reagent);

/// The same after everything else a row must be: it has a name, and its CAS number, if any, a right
/// check digit (it is written with hyphens then). White space around texts is removed, line breaks
/// and tabs become spaces. TooLarge for a text of over 10,000 characters. A synonym with a
/// semicolon becomes two. A value is written as it was typed where that says the same, else anew
/// with ten digits; Invalid for a density that is not positive, a temperature below absolute zero,
/// a number that is none.
[[nodiscard]] Result<Reagent> checkedReagent(const Reagent &reagent);

} // namespace artemisia::reagents
