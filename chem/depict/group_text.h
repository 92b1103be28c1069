// SPDX-License-Identifier: GPL-3.0-or-later
// For the drawing rooms of chem: the letters of an abbreviated group (CO2Et, NHBoc).
#pragma once

#include "chem/depict/display_list.h"

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

/// How a label is set: digits behind a letter or bracket are subscripts, a charge at an end is
/// raised.
[[nodiscard]] std::vector<GroupRun> groupRuns(std::string_view label);

/// The label as it reads when its bond comes from the right: CO2Et becomes EtO2C. Its parts
/// (element symbols, known short forms such as Boc or TBS, brackets, each with its count) change
/// places, within brackets too unless they hold a piece of a chain: (HO)2B, HO(CH2)3. What stands
/// behind a dot (NH2·HCl) goes to the front as it is.
[[nodiscard]] std::string reversedGroup(std::string_view label);
/// The label that reversedGroup() makes \a shown of.
[[nodiscard]] std::string groupReadBackwards(std::string_view shown);
/// What reads \a shown from its last atom to its first where hydrogens and halogens stand behind
/// their atoms, as in CH3O, HOCH2, PhCO, BocNH and MeCO2 (OCOMe).
[[nodiscard]] std::string groupOfAtomsReadBackwards(std::string_view shown);

/// Whether letters with bonds in these directions (unit vectors) end at the bonds, leading to the
/// left.
[[nodiscard]] bool endsAtBonds(const std::vector<Point> &directions);

} // namespace artemisia::chem
