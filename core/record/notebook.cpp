// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/notebook.h"

#include <QCoreApplication>

namespace artemisia
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(record)
};

constexpr qsizetype kOrcidDigits = 16;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// ISO 7064 MOD 11-2 over the first fifteen digits: '0' to '9' or 'X'.
QChar checkCharacter(QStringView digits)
{
    int total = 0;
    for (const QChar digit : digits.left(kOrcidDigits - 1)) {
        total = (total + digit.unicode() - u'0') * 2 % 11;
    }
    const int result = (12 - total % 11) % 11;
    return result == 10 ? QChar(u'X') : QChar(u'0' + result);
}

bool hasOrcidShape(QStringView digits)
{
    if (digits.size() != kOrcidDigits) {
        return false;
    }
    for (qsizetype i = 0; i < kOrcidDigits - 1; ++i) {
        if (!isDigit(digits[i])) {
            return false;
        }
    }
    return isDigit(digits.back()) || digits.back() == u'X';
}

/// The text without what people copy along: the address, spaces, hyphens.
QString bareOrcid(QStringView text)
{
    QString bare = text.trimmed().toString();
    for (const QLatin1String prefix : {QLatin1String("https://"), QLatin1String("http://"),
                                       QLatin1String("www."), QLatin1String("orcid.org/")}) {
        if (bare.startsWith(prefix, Qt::CaseInsensitive)) {
            bare.remove(0, prefix.size());
        }
    }
    if (bare.endsWith(u'/')) {
        bare.chop(1);
    }
    bare.remove(u'-');
    bare.remove(u' ');
    return bare.toUpper();
}

} // namespace

bool isValidOrcid(QStringView orcid)
{
    if (orcid.size() != 19 || orcid[4] != u'-' || orcid[9] != u'-' || orcid[14] != u'-') {
        return false;
    }
    QString digits = orcid.toString();
    digits.remove(u'-');
    return hasOrcidShape(digits) && checkCharacter(digits) == digits.back();
}

Result<QString> normaliseOrcid(QStringView text)
{
    const QString digits = bareOrcid(text.left(200));
    if (!hasOrcidShape(digits)) {
        return fail(ErrorCode::Invalid,
                    Text::tr("An ORCID iD has 16 digits, like 0000-0002-1825-0097."));
    }
    if (checkCharacter(digits) != digits.back()) {
        return fail(ErrorCode::Invalid, Text::tr("The last digit of this ORCID iD does not fit the "
                                                 "others; please check the digits."));
    }
    return digits.mid(0, 4) + u'-' + digits.mid(4, 4) + u'-' + digits.mid(8, 4) + u'-' +
           digits.mid(12, 4);
}

bool isValidInitials(QStringView initials)
{
    if (initials.isEmpty() || initials.size() > 4) {
        return false;
    }
    for (const QChar c : initials) {
        if (c < u'A' || c > u'Z') {
            return false;
        }
    }
    return true;
}

QStringList knownLicences()
{
    return {QStringLiteral("CC-BY-4.0"),    QStringLiteral("CC0-1.0"),
            QStringLiteral("CC-BY-SA-4.0"), QStringLiteral("ODC-By-1.0"),
            QStringLiteral("ODbL-1.0"),     QStringLiteral("PDDL-1.0")};
}

} // namespace artemisia
