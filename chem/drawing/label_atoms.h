// SPDX-License-Identifier: GPL-3.0-or-later
// For chem/drawing's own files: labels that are one atom.
#pragma once

#include "chem/drawing/drawing.h"

#include <optional>
#include <string_view>

namespace artemisia::chem
{

/// "13C", "NH2", "H3N", "O-", "Fe2+", "D": an element with what may stand about it.
[[nodiscard]] std::optional<DrawnAtom> parseAtom(std::string_view text);
/// "A", "Q", "R1", "*", "[N,O]", "N,O", "![F,Cl]", "[NOT F,Cl]".
[[nodiscard]] std::optional<DrawnAtom> parseQuery(std::string_view text);

} // namespace artemisia::chem
