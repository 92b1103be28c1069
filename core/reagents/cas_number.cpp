// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reagents/cas_number.h"

#include "core/reagents/name_key.h"

#include <QList>

namespace artemisia::reagents
{

static constexpr qsizetype fewestDigits = 5;
static constexpr qsizetype mostDigits = 10;

static bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

static bool isCheckDigitRight(QStringView digits)
{
    int sum = 0;
    for (qsizetype i = digits.size() - 2, position = 1; i >= 0; --i, ++position) {
        sum += static_cast<int>(position) * (digits[i].unicode() - u'0');
    }
    return sum % 10 == digits.back().unicode() - u'0';
}

/// The digits alone; empty if anything else than digits and hyphens where CAS puts them is there.
static QString digitsOf(QStringView text, bool mayLackHyphens)
{
    QString digits;
    QList<qsizetype> hyphens;
    for (const QChar c : text.trimmed()) {
        if (isDigit(c)) {
            digits += c;
        } else if (isHyphen(c)) {
            hyphens += digits.size();
        } else {
            return {};
        }
        if (digits.size() > mostDigits) {
            return {};
        }
    }
    const bool hasHyphens = hyphens == QList<qsizetype>{digits.size() - 3, digits.size() - 1};
    const bool isShaped =
        digits.size() >= fewestDigits && (hasHyphens || (mayLackHyphens && hyphens.isEmpty()));
    return isShaped ? digits : QString();
}

CasCheck checkCas(QStringView text)
{
    const QString digits = digitsOf(text, false);
    if (digits.isEmpty()) {
        return CasCheck::NotACas;
    }
    return isCheckDigitRight(digits) ? CasCheck::Right : CasCheck::Wrong;
}

QString casNumber(QStringView text)
{
    const QString digits = digitsOf(text, true);
    if (digits.isEmpty() || !isCheckDigitRight(digits)) {
        return {};
    }
    return QStringLiteral("%1-%2-%3")
        .arg(digits.chopped(3), digits.last(3).first(2), digits.last(1));
}

} // namespace artemisia::reagents
