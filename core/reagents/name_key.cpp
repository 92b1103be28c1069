// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reagents/name_key.h"

#include <array>

namespace artemisia::reagents
{

// In the order of Unicode from U+03B1; the second "sigma" is the final one.
static constexpr std::array<QLatin1String, 25> greekNames{
    QLatin1String("alpha"), QLatin1String("beta"),    QLatin1String("gamma"),
    QLatin1String("delta"), QLatin1String("epsilon"), QLatin1String("zeta"),
    QLatin1String("eta"),   QLatin1String("theta"),   QLatin1String("iota"),
    QLatin1String("kappa"), QLatin1String("lambda"),  QLatin1String("mu"),
    QLatin1String("nu"),    QLatin1String("xi"),      QLatin1String("omicron"),
    QLatin1String("pi"),    QLatin1String("rho"),     QLatin1String("sigma"),
    QLatin1String("sigma"), QLatin1String("tau"),     QLatin1String("upsilon"),
    QLatin1String("phi"),   QLatin1String("chi"),     QLatin1String("psi"),
    QLatin1String("omega")};

static constexpr char16_t firstGreek = 0x03B1;
static constexpr char16_t microSign = 0x00B5;

bool isHyphen(QChar c)
{
    const char16_t u = c.unicode();
    return u == u'-' || u == 0x00AD || (u >= 0x2010 && u <= 0x2015) || u == 0x2212 || u == 0xFE63 ||
           u == 0xFF0D;
}

static bool isPrime(char16_t u)
{
    return u == u'\'' || u == u'"' || u == u'`' || u == 0x00B4 || u == 0x02B9 || u == 0x02BA ||
           (u >= 0x2018 && u <= 0x201F) || (u >= 0x2032 && u <= 0x2037);
}

static bool isIgnored(QChar c)
{
    const char16_t u = c.unicode();
    return u == u' ' || u == u',' || isHyphen(c) || isPrime(u) || c.isSpace();
}

/// The length of the Greek letter's name that stands in \a rest between two dots; 0 if there is
/// none.
static qsizetype dottedGreek(QStringView rest)
{
    const qsizetype end = rest.indexOf(u'.', 1);
    if (end < 3 || end > 8) {
        return 0;
    }
    const QStringView inside = rest.sliced(1, end - 1);
    for (const QLatin1String greek : greekNames) {
        if (inside.compare(greek, Qt::CaseInsensitive) == 0) {
            return inside.size();
        }
    }
    return 0;
}

static void appendLetter(QString &key, QChar c)
{
    if (c.unicode() < 0x80) {
        key += c.toLower();
        return;
    }
    const char16_t u = c.unicode() == microSign ? char16_t(0x03BC) : c.toCaseFolded().unicode();
    if (u >= firstGreek && u < firstGreek + greekNames.size()) {
        key += greekNames.at(u - firstGreek);
    } else {
        key += QChar(u);
    }
}

void appendNameKey(QString &key, QStringView name)
{
    for (qsizetype i = 0; i < name.size(); ++i) {
        const QChar c = name[i];
        if (isIgnored(c)) {
            continue;
        }
        if (c == u'.') {
            if (const qsizetype length = dottedGreek(name.sliced(i)); length > 0) {
                for (const QChar letter : name.sliced(i + 1, length)) {
                    key += letter.toLower();
                }
                i += length + 1;
                continue;
            }
        }
        appendLetter(key, c);
    }
}

QString nameKey(QStringView name)
{
    QString key;
    key.reserve(name.size());
    appendNameKey(key, name);
    return key;
}

} // namespace artemisia::reagents
