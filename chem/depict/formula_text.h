// SPDX-License-Identifier: GPL-3.0-or-later
// For the drawing rooms of chem: the formulae among the words of a scheme.
#pragma once

#include "chem/depict/group_text.h"

#include <string_view>
#include <vector>

namespace artemisia::chem
{

/// How a word of a scheme (no blanks) is set. Where it is a formula (K2CO3, Pd2(dba)3, i-Pr2NEt,
/// BF3·OEt2, each side of THF/H2O for itself), counts are subscripts and charges raised (NH4+,
/// SO42-, Fe3+), as is the number of an R group. Amounts, locants, numbers of compounds and all
/// other words stay as they are. Joined, the runs are the word, but for the sign of a charge, which
/// becomes a real minus.
[[nodiscard]] std::vector<GroupRun> wordRuns(std::string_view word);

} // namespace artemisia::chem
