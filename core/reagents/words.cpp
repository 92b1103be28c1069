// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reagents/words.h"

#include <QHash>
#include <QMap>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <optional>

namespace artemisia::reagents
{

namespace
{

constexpr qsizetype kMostPieces = 40;

using Composition = QMap<QString, int>;

/// Letters that stand for groups in formulae; with their atoms.
const QHash<QString, Composition> &groups()
{
    static const QHash<QString, Composition> all{
        {QStringLiteral("Me"), {{QStringLiteral("C"), 1}, {QStringLiteral("H"), 3}}},
        {QStringLiteral("Et"), {{QStringLiteral("C"), 2}, {QStringLiteral("H"), 5}}},
        {QStringLiteral("Pr"), {{QStringLiteral("C"), 3}, {QStringLiteral("H"), 7}}},
        {QStringLiteral("Bu"), {{QStringLiteral("C"), 4}, {QStringLiteral("H"), 9}}},
        {QStringLiteral("Ph"), {{QStringLiteral("C"), 6}, {QStringLiteral("H"), 5}}},
        {QStringLiteral("Ac"),
         {{QStringLiteral("C"), 2}, {QStringLiteral("H"), 3}, {QStringLiteral("O"), 1}}}};
    return all;
}

/// Of "SOCl2", "Et3N"; nothing where it is no plain formula.
std::optional<Composition> compositionOf(QStringView text)
{
    static const QRegularExpression part(QStringLiteral("([A-Z][a-z]?)(\\d{0,3})"));
    Composition sum;
    qsizetype at = 0;
    while (at < text.size()) {
        const auto match = part.match(text, at, QRegularExpression::NormalMatch,
                                      QRegularExpression::AnchorAtOffsetMatchOption);
        if (!match.hasMatch()) {
            return std::nullopt;
        }
        const QString symbol = match.captured(1);
        const int count = match.capturedView(2).isEmpty() ? 1 : match.capturedView(2).toInt();
        const Composition atoms = groups().value(symbol, {{symbol, 1}});
        for (auto atom = atoms.cbegin(); atom != atoms.cend(); ++atom) {
            sum[atom.key()] += atom.value() * count;
        }
        at = match.capturedEnd();
    }
    return sum;
}

bool isKnownAbbreviation(const QString &word)
{
    static const QSet<QString> known{QStringLiteral("DMF"), QStringLiteral("DMSO"),
                                     QStringLiteral("THF"), QStringLiteral("DCM"),
                                     QStringLiteral("TFA")};
    return known.contains(word);
}

bool hasDigit(QStringView word)
{
    return std::any_of(word.begin(), word.end(), [](QChar c) { return c.isDigit(); });
}

bool isSure(const ReagentTable &table, const QString &word, const Match &match)
{
    if (match.reagent.isUsers() || match.by == MatchBy::Cas || match.by == MatchBy::Name) {
        return true;
    }
    if (match.by != MatchBy::Synonym) {
        return false;
    }
    // A formula is believed before any table: "O2" is called hydrogen peroxide by one of them.
    const auto written = compositionOf(word);
    if (written && hasDigit(word)) {
        return written == compositionOf(match.reagent.formula);
    }
    return isKnownAbbreviation(word) || table.isAbbreviationOf(word, match.reagent.inchiKey) ||
           (written && written == compositionOf(match.reagent.formula));
}

/// The pieces between commas, semicolons, plus signs and line ends. "1,2-dichloroethane" is one.
QStringList piecesOf(QStringView words)
{
    static const QRegularExpression between(QStringLiteral("[;\\n]|,\\s|\\s\\+\\s|,$"));
    QStringList pieces = words.left(ReagentTable::longestQuery * 4).toString().split(between);
    return pieces.mid(0, kMostPieces);
}

/// Without the amount that stands before or behind it: "2 equiv", "(10 mol%)", "1.5 eq.".
QString withoutAmount(QString piece)
{
    static const QString amount =
        QStringLiteral("\\d+(?:[.,]\\d+)?\\s*(?:equiv\\.?|eq\\.?|mol\\s*%|mol-%|%)");
    static const QRegularExpression brackets(QStringLiteral("\\s*\\([^()]*\\d[^()]*\\)\\s*$"));
    static const QRegularExpression before(QStringLiteral("^") + amount + QStringLiteral("\\s+"));
    static const QRegularExpression behind(QStringLiteral("\\s+") + amount + QStringLiteral("$"));
    piece = piece.trimmed();
    piece.remove(brackets);
    piece.remove(before);
    piece.remove(behind);
    return piece.trimmed();
}

struct Named {
    QString word;
    Reagent reagent;
};

QList<Named> namedIn(const ReagentTable &table, QStringView words)
{
    QList<Named> found;
    QSet<QString> seen;
    const QStringList pieces = piecesOf(words);
    for (const QString &piece : pieces) {
        const QString word = withoutAmount(piece);
        const Lookup lookup = word.isEmpty() ? Lookup() : table.lookup(word);
        if (lookup.matches.isEmpty() || lookup.isLoose || lookup.isAmbiguous()) {
            continue;
        }
        const Match &match = lookup.matches.first();
        if (match.reagent.smiles.isEmpty() || seen.contains(match.reagent.inchiKey) ||
            !isSure(table, word, match)) {
            continue;
        }
        seen.insert(match.reagent.inchiKey);
        found.append({word, match.reagent});
    }
    return found;
}

} // namespace

QList<Reagent> reagentsInWords(const ReagentTable &table, QStringView words)
{
    QList<Reagent> found;
    const QList<Named> all = namedIn(table, words);
    for (const Named &named : all) {
        found.append(named.reagent);
    }
    return found;
}

std::optional<Reagent> reagentOfLabel(const ReagentTable &table, QStringView label)
{
    const QString word = label.trimmed().toString();
    Lookup lookup = word.isEmpty() ? Lookup() : table.lookup(word);
    const auto written = compositionOf(word);
    if (written && hasDigit(word)) {
        const auto isOther = [&](const Match &match) {
            return !match.reagent.isUsers() && compositionOf(match.reagent.formula) != written;
        };
        lookup.matches.removeIf(isOther);
    }
    if (lookup.matches.isEmpty() || lookup.isLoose || lookup.isAmbiguous()) {
        return std::nullopt;
    }
    const Match &match = lookup.matches.first();
    const bool isKnown = !match.reagent.smiles.isEmpty() && isSure(table, word, match);
    return isKnown ? std::optional(match.reagent) : std::nullopt;
}

QHash<QString, QString> reagentNamesInWords(const ReagentTable &table, QStringView words)
{
    QHash<QString, QString> names;
    const QList<Named> all = namedIn(table, words);
    for (const Named &named : all) {
        names.insert(named.reagent.inchiKey, named.word);
    }
    return names;
}

} // namespace artemisia::reagents
