// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/quantity.h"

#include <QList>

namespace artemisia::exchange
{

/// What the text of a result's cell is.
enum class CellKind {
    Blank,            ///< nothing, or only spaces
    Number,           ///< "0.11", "70%", "5 µM"
    Qualified,        ///< ">5", "<= 0.4", "~12"
    Range,            ///< "12.5-25"
    Several,          ///< "0.818; 0.177": replicates
    PercentAtDose,    ///< "70% at 120 micromolar"
    SpreadsheetError, ///< "#DIV/0!": missing
    LoneQualifier,    ///< ">" with no number
    Words,            ///< "nd", "low sol", and whatever else is not understood
};
[[nodiscard]] QString toName(CellKind kind); ///< "blank", "number", "qualified" ... "words"

/// One measured value as it stood in a cell. Units only where the cell names them.
struct MeasuredValue {
    Qualifier qualifier = Qualifier::Equal;
    Decimal value;
    Decimal upper; ///< of a range; null: none
    QString unit;
    Quantity dose;
    QString text; ///< for Words
    friend bool operator==(const MeasuredValue &, const MeasuredValue &) = default;
};

/// A cell taken apart. \a values: one; none for Blank, SpreadsheetError; several for Several.
struct CellReading {
    CellKind kind = CellKind::Blank;
    QList<MeasuredValue> values;
    QString uncertainty; ///< "0.3" of "5.2 ± 0.3": not part of the value, for a remark
};

/// Reads the text of a cell as a chemist does. Nothing is guessed: "0,5" may be a half or two
/// values, so it stays text. A cell over 1,000 characters is Words.
[[nodiscard]] CellReading readCell(const QString &cell);
/// "uM", "uMol", "micromolar" -> "µM"; "ug/mL" -> "µg/mL" ...; empty if it is no unit we know.
[[nodiscard]] QString canonicalUnit(const QString &text);

} // namespace artemisia::exchange
