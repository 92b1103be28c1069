// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/quantity.h"

#include <QString>
#include <QStringList>

namespace artemisia::app
{

/// What a cell of the table of materials measures.
enum class QuantityKind { Mass, Amount, Volume, Equivalents, Percent, Density, Concentration };

/// What became of a typed entry. Nothing is rounded or clamped: an entry is either understood as it
/// stands, or not.
struct QuantityEntry {
    Quantity quantity;
    QString
        problem; ///< translated; empty: understood (an empty entry is understood as no quantity)
};

/// "250 mg", "0.250 g", "12 µL", "1.2 eq", "95 %". A number without a unit gets \a unit, or the
/// first of knownUnits if that is empty.
[[nodiscard]] QuantityEntry readQuantity(QStringView text, QuantityKind kind,
                                         const QString &unit = {});
/// As people write it, the digits as typed: "0.250 g", "95 %", "1.2".
[[nodiscard]] QString quantityText(const Quantity &quantity);
/// The symbols of the units of one kind, the usual one first.
[[nodiscard]] QStringList knownUnits(QuantityKind kind);
/// Something a chemist would look at twice in an understood entry ("over 100 %"); empty: nothing.
[[nodiscard]] QString quantityRemark(const Quantity &quantity, QuantityKind kind);

} // namespace artemisia::app
