// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/drawing/drawing.h"

#include <map>
#include <optional>

namespace artemisia::chem
{

/// The structures of a drawing as a connection table: a MOL block, V3000, with every atom that is
/// there (abbreviations as their atoms), the bonds as drawn, S-groups and stereo groups. Atoms
/// stand in the order of Drawing::atoms. Lengths are scaled so that a bond is 1.5, y grows up. LF,
/// no time stamp; the same bytes for the same drawing. Format: BIOVIA, CTfile Formats, 2020. Arrows
/// and words are not in it; letters that name nothing (AtomKind::Text) become "*".
[[nodiscard]] std::string molBlockOf(const Drawing &drawing);

/// The symbol of an element; "?" outside of 1 to 118.
[[nodiscard]] std::string symbolOf(int element);
/// The number of an element by its symbol as it is written, D and T being hydrogen; 0: none.
[[nodiscard]] int elementOf(std::string_view symbol);
/// "[N,O]": the symbols of a list of elements.
[[nodiscard]] std::string listOf(const std::vector<int> &elements);

/// The letters of the kinds of query atoms (A, AH, Q, QH, X, XH, M, MH), the same in a connection
/// table, on the sheet, in typed labels and in CDXML. Empty for every other kind.
[[nodiscard]] std::string_view queryLetters(AtomKind kind);
/// The kind that such letters stand for; none for all others.
[[nodiscard]] std::optional<AtomKind> queryKindOf(std::string_view letters);

} // namespace artemisia::chem
