// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace artemisia::chem
{

enum class ComponentKind {
    Ion,     ///< says nothing of the compound: a halide, a metal
    Acid,    ///< an organic or polyatomic acid that makes salts of bases
    Base,    ///< an organic base that makes salts of acids
    Solvent, ///< water included
};

/// One row of the table of what comes with a compound. To add one: a row in known_components.cpp.
struct KnownComponent {
    std::string_view smiles; ///< neutral form (the ion for what has none)
    std::string_view
        name; ///< as it follows the compound's name: "hydrochloride", "sodium", "methanol"
    std::string_view
        nameAsIon; ///< beside a compound that stays charged: "chloride"; empty: the same
    ComponentKind kind;
    bool isStereoSpecific = false; ///< true: fumarate is not maleate
};

[[nodiscard]] std::span<const KnownComponent> knownComponents();

} // namespace artemisia::chem
