// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reagents/reagent.h"

#include <array>

namespace artemisia::app
{

/// What of a reagent is typed, in the order of the form.
enum class ReagentField {
    Name,
    Cas,
    Concentration,
    Synonyms,
    Density,
    Supplier,
    Hazards,
    Boiling,
    Melting,
    Flash,
};
inline constexpr int reagentFieldCount = 10;
[[nodiscard]] constexpr std::array<ReagentField, reagentFieldCount> reagentFields()
{
    using enum ReagentField;
    return {Name,     Cas,     Concentration, Synonyms, Density,
            Supplier, Hazards, Boiling,       Melting,  Flash};
}

/// As it stands in the field.
[[nodiscard]] QString fieldText(const reagents::Reagent &reagent, ReagentField field);
/// Takes what stands in the field; what of a value cannot be read is left out (see fieldRemark).
void setFieldText(reagents::Reagent &reagent, ReagentField field, const QString &text);
/// Why that cannot stand in the field, translated; empty: it can.
[[nodiscard]] QString fieldRemark(ReagentField field, const QString &text);

} // namespace artemisia::app
