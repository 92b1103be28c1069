// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/value_kind.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace artemisia::exchange
{

namespace
{
constexpr qsizetype kLongestSmilesLookedAt = 4000;

/// What a walk over a would-be SMILES has seen.
struct SmilesWalk {
    QStringView text;
    qsizetype at = 0;
    int depth = 0;
    int atoms = 0;
    bool hasSyntax = false; ///< a bracket, a ring bond, a double bond: more than letters
    std::array<bool, 100> openRings{};
};

bool walkBracketAtom(SmilesWalk &walk)
{
    const qsizetype end = walk.text.indexOf(u']', walk.at);
    if (end < 0 || end - walk.at > 40 || end == walk.at + 1) {
        return false;
    }
    walk.at = end + 1;
    walk.hasSyntax = true;
    ++walk.atoms;
    return true;
}

bool walkRingBond(SmilesWalk &walk)
{
    int number = 0;
    if (walk.text.at(walk.at) == u'%') {
        if (walk.at + 2 >= walk.text.size() || !walk.text.at(walk.at + 1).isDigit() ||
            !walk.text.at(walk.at + 2).isDigit()) {
            return false;
        }
        number =
            walk.text.at(walk.at + 1).digitValue() * 10 + walk.text.at(walk.at + 2).digitValue();
        walk.at += 3;
    } else {
        number = walk.text.at(walk.at).digitValue();
        ++walk.at;
    }
    if (walk.atoms == 0) {
        return false;
    }
    bool &isOpen = walk.openRings.at(size_t(number));
    isOpen = !isOpen;
    walk.hasSyntax = true;
    return true;
}

bool walkAtom(SmilesWalk &walk)
{
    const QStringView rest = walk.text.mid(walk.at);
    if (rest.startsWith(u"Cl") || rest.startsWith(u"Br")) {
        walk.at += 2;
    } else if (QStringView(u"BCNOPSFIbcnops*").contains(rest.at(0))) {
        walk.at += 1;
    } else {
        return false;
    }
    ++walk.atoms;
    return true;
}

bool walkOne(SmilesWalk &walk)
{
    const QChar c = walk.text.at(walk.at);
    if (c == u'[') {
        return walkBracketAtom(walk);
    }
    if (c == u'%' || (c >= u'0' && c <= u'9')) {
        return walkRingBond(walk);
    }
    if (c == u'(' || c == u')') {
        walk.depth += c == u'(' ? 1 : -1;
        walk.hasSyntax = true;
        ++walk.at;
        return walk.depth >= 0 && walk.atoms > 0;
    }
    if (QStringView(u"-=#$:/\\.~").contains(c)) {
        walk.hasSyntax = walk.hasSyntax || c == u'=' || c == u'#';
        ++walk.at;
        return true;
    }
    return walkAtom(walk);
}
} // namespace

bool looksLikeNumber(QStringView text)
{
    static const QRegularExpression number(
        QStringLiteral("^[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?$"));
    return text.size() <= 40 && number.match(text.toString()).hasMatch();
}

bool looksLikeInchi(QStringView text)
{
    return text.startsWith(u"InChI=1");
}

bool looksLikeInchiKey(QStringView text)
{
    if (text.size() != 27) {
        return false;
    }
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isHyphen = i == 14 || i == 25;
        const QChar c = text.at(i);
        if (isHyphen ? c != u'-' : (c < u'A' || c > u'Z')) {
            return false;
        }
    }
    return true;
}

bool looksLikeSmiles(QStringView text)
{
    const qsizetype tail = text.indexOf(u" |");
    SmilesWalk walk;
    walk.text = (tail > 0 ? text.first(tail) : text).trimmed();
    if (walk.text.isEmpty() || walk.text.size() > kLongestSmilesLookedAt) {
        return false;
    }
    while (walk.at < walk.text.size()) {
        if (!walkOne(walk)) {
            return false;
        }
    }
    const bool ringsClosed = std::none_of(walk.openRings.begin(), walk.openRings.end(),
                                          [](bool isOpen) { return isOpen; });
    return walk.depth == 0 && ringsClosed && walk.atoms >= 2 && walk.hasSyntax;
}

bool looksLikeMolBlock(QStringView text)
{
    return text.contains(u'\n') && (text.contains(u"V2000") || text.contains(u"V3000"));
}

bool looksLikeCode(QStringView text)
{
    static const QRegularExpression code(
        QStringLiteral("^[A-Za-z][A-Za-z0-9]{0,11}[ _-]?([A-Za-z0-9]{1,12}[ _-]){0,4}[A-Za-z]{0,3}"
                       "\\d[A-Za-z0-9]{0,15}([ _-]?[A-Za-z0-9]{1,4})?$"));
    return text.size() <= 60 && code.match(text.toString()).hasMatch();
}

QString plainWords(const QString &header)
{
    QString words;
    QString apart; // "CompoundSMILES" is also "compound smiles"
    bool wasLower = false;
    for (const QChar c : header) {
        const QChar plain = c.isLetterOrNumber() || c == u'%' ? c.toLower() : QChar(u' ');
        words.append(plain);
        if (wasLower && c.isUpper()) {
            apart.append(u' ');
        }
        apart.append(plain);
        wasLower = c.isLower();
    }
    words = words.simplified();
    apart = apart.simplified();
    return apart == words ? words : words + u' ' + apart;
}

bool hasWord(const QString &words, const QStringList &wanted)
{
    const QString padded = u' ' + words + u' ';
    return std::any_of(wanted.begin(), wanted.end(), [&padded](const QString &word) {
        return padded.contains(u' ' + word + u' ');
    });
}

} // namespace artemisia::exchange
