// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace artemisia::reagents
{

/// What a text says about CAS Registry Numbers.
enum class CasCheck {
    NotACas, ///< does not have the shape
    Wrong,   ///< has the shape, but the check digit is not right: mistyped
    Right,
};

/// Two to seven digits, two digits, a check digit, with their hyphens (any dash is taken, white
/// space around is ignored). The check digit is the last digit of the sum of the other digits, each
/// times its position counted from the right (CAS, "Check Digit Verification of CAS Registry
/// Numbers", https://www.cas.org/support/documentation/chemical-substances/checkdig).
[[nodiscard]] CasCheck checkCas(QStringView text);

/// The number as CAS writes it ("64-17-5") if \a text is one with a right check digit, with or
/// without its hyphens; else empty.
[[nodiscard]] QString casNumber(QStringView text);

} // namespace artemisia::reagents
