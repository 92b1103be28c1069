// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/json.h"

#include <QString>

#include <optional>

namespace artemisia
{

/// A decimal number as it was typed: "0.250" keeps its three decimals. Stored as the digits;
/// equality is of the digits.
class Decimal
{
public:
    Decimal() = default; ///< no number
    /// Plain or scientific notation in the C locale, optional sign; at most 40 characters. Null for
    /// anything else.
    [[nodiscard]] static Decimal fromString(QStringView text);
    [[nodiscard]] static Decimal fromDouble(double value, int decimals);
    [[nodiscard]] bool isNull() const { return m_text.isEmpty(); }
    [[nodiscard]] const QString &toString() const { return m_text; } ///< as typed
    [[nodiscard]] double toDouble() const;
    [[nodiscard]] int
    decimals() const; ///< digits after the point as typed (of the mantissa in scientific notation)
    friend bool operator==(const Decimal &a, const Decimal &b) { return a.m_text == b.m_text; }
    friend bool operator!=(const Decimal &a, const Decimal &b) { return a.m_text != b.m_text; }

private:
    QString m_text;
};

/// A number with its unit, e.g. 0.250 g. Units are the symbols chemists write ("mg", "mmol", "mL",
/// "°C", "%"); UTF-8. JSON: {"value": 0.25, "decimals": 3, "unit": "g"}; a value that a double
/// cannot hold as typed also has "text".
struct Quantity {
    Decimal value;
    QString unit;
    [[nodiscard]] bool isNull() const { return value.isNull(); }
    friend bool operator==(const Quantity &, const Quantity &) = default;
};

enum class Qualifier { Equal, Less, Greater, LessOrEqual, GreaterOrEqual, About };
[[nodiscard]] QString toSymbol(Qualifier qualifier); ///< "=", "<", ">", "<=", ">=", "~"
[[nodiscard]] std::optional<Qualifier> qualifierFromSymbol(QStringView symbol);

/// JSON of a bare number: {"value": 12.5, "decimals": 1}, with "text" like a quantity. Empty object
/// for null.
[[nodiscard]] Json toJson(const Decimal &decimal);
[[nodiscard]] Result<Decimal> decimalFromJson(const Json &json);
[[nodiscard]] Json toJson(const Quantity &quantity);
/// Without "decimals" the number's shortest form stands for what was typed. Invalid where "value"
/// and "text" contradict.
[[nodiscard]] Result<Quantity> quantityFromJson(const Json &json);

} // namespace artemisia
