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

constexpr std::size_t maxInchiBytes = 64 * 1024;

/// Looks over an InChI text, standard or not, as far as libinchi's making of keys needs it: prefix,
/// known layers, numbers within the atom count, parentheses in pairs. Linear, no recursion.
[[nodiscard]] Result<void> checkInchiText(std::string_view inchi, const Limits &limits);

/// Reads a standard InChI by its whole grammar before libinchi may make a structure of it: the C
/// code writes outside its arrays when layers contradict each other. Every layer in its order, an
/// entry for each component, atom numbers within the component, no bond twice, as many hydrogens as
/// the formula says. Bounded time, no recursion.
[[nodiscard]] Result<void> checkStandardInchi(std::string_view inchi, const Limits &limits);

} // namespace artemisia::chem
