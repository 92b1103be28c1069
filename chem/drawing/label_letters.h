// SPDX-License-Identifier: GPL-3.0-or-later
// For chem/drawing's own files: the letters of groups within written-out formulae.
#pragma once

#include <string_view>
#include <vector>

namespace artemisia::chem
{

/// Letters with their structure, bound by its first atom, without the star.
struct KnownLetters {
    std::string_view letters;
    std::string_view smiles;
};

/// All abbreviations that bear no charge, each by all of its forms, longer ones first.
[[nodiscard]] const std::vector<KnownLetters> &knownLetters();

} // namespace artemisia::chem
