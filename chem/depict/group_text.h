// SPDX-License-Identifier: GPL-3.0-or-later
// For the drawing rooms of chem: the letters of an abbreviated group (CO2Et, NHBoc).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace artemisia::chem
{

struct GroupRun {
    enum class Script { Normal, Subscript, Superscript };
    std::string text;
    Script script = Script::Normal;
    friend bool operator==(const GroupRun &, const GroupRun &) = default;
};

/// How a label is set: digits behind a letter or bracket are subscripts, a charge at the end is
/// raised.
[[nodiscard]] std::vector<GroupRun> groupRuns(std::string_view label);

/// The label as it reads when its bond comes from the right: CO2Et becomes EtO2C. Its parts
/// (element symbols, known short forms such as Boc or TBS, brackets, each with its count) change
/// places.
[[nodiscard]] std::string reversedGroup(std::string_view label);

} // namespace artemisia::chem
