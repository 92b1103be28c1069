// SPDX-License-Identifier: GPL-3.0-or-later
// For chem's .cpp files only: what the InChI files share.
#pragma once

#include "chem/base/result.h"

#include <mutex>
#include <string_view>

namespace artemisia::chem
{

/// libinchi keeps state in globals: one call at a time.
[[nodiscard]] std::mutex &inchiMutex();

constexpr int maxInchiAtoms = 1023; ///< What libinchi 1 was built for.

/// Looks through an InChI text by its grammar before libinchi's C code reads it: prefix, known
/// layers, numbers within the atom count, parentheses in pairs. Linear, no recursion.
[[nodiscard]] Result<void> checkInchiText(std::string_view inchi, const Limits &limits);

} // namespace artemisia::chem
