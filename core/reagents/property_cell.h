// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reagents/reagent.h"

namespace artemisia::reagents
{

enum class PropertyKind { Density, Temperature };

/// The values of one cell: "VALUE UNIT [at TEMPERATURE °C] [liquid|solid] [[SOURCE]]", several
/// joined by "; ". Numbers are in the C locale. Units of density: g/mL, g/cm3, g/cm³, g/ml, kg/L,
/// kg/m3, kg/m³, g/L; of temperature: °C, C, K, °F, F. A number without a unit is in g/mL or °C. K
/// is turned into °C by subtracting 273.15.
struct CellValues {
    QList<PropertyValue> values;
    QStringList unreadable; ///< the parts that are nothing of the kind
};
[[nodiscard]] CellValues readPropertyCell(QStringView cell, PropertyKind kind);

/// The cell of \a values: as they were written, or, where that is empty, made of the parts.
[[nodiscard]] QString propertyCell(const QList<PropertyValue> &values, PropertyKind kind);

} // namespace artemisia::reagents
