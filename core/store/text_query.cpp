// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/text_query.h"

#include <QStringList>

#include <algorithm>

namespace artemisia::store
{

namespace
{
constexpr int kMaxWords = 32;
constexpr qsizetype kMaxTyped = 10000;

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c.isSurrogate();
}

void appendPhrase(QStringList &phrases, const QString &text, bool isPrefix)
{
    if (phrases.size() < kMaxWords && std::any_of(text.cbegin(), text.cend(), isWordCharacter)) {
        phrases.append(u'"' + text + (isPrefix ? QStringLiteral("\"*") : QStringLiteral("\"")));
    }
}
} // namespace

QString matchExpression(const QString &typed)
{
    QStringList phrases;
    QString current;
    bool isQuoted = false;
    for (const QChar c : typed.left(kMaxTyped)) {
        const bool isSeparator = c.isSpace() || c.category() == QChar::Other_Control;
        if (c == u'"' || (isSeparator && !isQuoted)) {
            appendPhrase(phrases, current, !isQuoted);
            current.clear();
            isQuoted = c == u'"' ? !isQuoted : isQuoted;
        } else {
            current += isSeparator ? QChar(u' ') : c;
        }
    }
    // A quotation that is still being typed ends in a word that is still being typed.
    appendPhrase(phrases, current, true);
    return phrases.join(QStringLiteral(" AND "));
}

namespace
{
QString comparedKey(const QString &text)
{
    const QString folded = text.normalized(QString::NormalizationForm_KC).toCaseFolded();
    QString key;
    key.reserve(folded.size() + 8);
    for (qsizetype i = 0; i < folded.size();) {
        const auto isDigit = [&](qsizetype at) {
            return at < folded.size() && folded[at] >= u'0' && folded[at] <= u'9';
        };
        if (!isDigit(i)) {
            key += folded[i++];
            continue;
        }
        while (folded[i] == u'0' && isDigit(i + 1)) {
            ++i;
        }
        const qsizetype begin = i;
        while (isDigit(i) && i - begin < 64) {
            ++i;
        }
        // Longer numbers are larger ones: the length goes first, as one character from '0' on.
        key += QChar(char16_t(u'0' + (i - begin)));
        key += QStringView(folded).mid(begin, i - begin);
    }
    return key;
}

const QChar kKeyEnd(0x01); // before any character of a text
} // namespace

QString sortKey(const QString &text)
{
    if (text.isEmpty()) {
        return QString(QChar(0xFFFD));
    }
    const QString key = comparedKey(text);
    // What folding took away decides between texts that differ in nothing else ("a-01", "A-1"), so
    // that the order of a list does not depend on the order in which its rows came in.
    return key == text ? key : key + kKeyEnd + text;
}

SortKeyRange sortKeysLike(const QString &text)
{
    const QString key = comparedKey(text);
    return {key, key + QChar(kKeyEnd.unicode() + 1)};
}

QString foldedName(const QString &name)
{
    return name.normalized(QString::NormalizationForm_KC).toCaseFolded().simplified();
}

} // namespace artemisia::store
