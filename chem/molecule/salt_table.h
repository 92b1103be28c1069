// SPDX-License-Identifier: GPL-3.0-or-later
// For chem's .cpp files only.
#pragma once

#include <string>

namespace artemisia::chem
{

enum class PartKind { Salt, Solvent };

/// What is known of a fragment that often comes with a compound.
struct KnownPart {
    PartKind kind = PartKind::Salt;
    std::string name;      ///< with a neutral parent: "hydrochloride"
    std::string anionName; ///< with a permanently charged parent: "chloride"
};

/// Looks a fragment up by the canonical SMILES of its neutral form (metals: of their ion). Null:
/// not known. The table is made once, thread-safely, with the RDKit that runs, so that its SMILES
/// agree with those asked for.
[[nodiscard]] const KnownPart *knownPart(const std::string &neutralSmiles);

} // namespace artemisia::chem
