// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reagents/reagent_table.h"

#include "chem/molecule/inchi.h"
#include "core/reagents/cas_number.h"
#include "core/reagents/shipped_rows.h"
#include "core/reagents/tr.h"

#include <QResource>
#include <QSet>

#include <algorithm>

static void initReagentResource() // Q_INIT_RESOURCE must stand outside of any namespace
{
    Q_INIT_RESOURCE(reagents);
}

namespace artemisia::reagents
{

struct ReagentTable::Shipped {
    ShippedRows rows;
};

struct ReagentTable::Users {
    QList<Reagent> rows;
    NameIndex names;
};

ReagentTable::ReagentTable()
    : m_shipped(std::make_shared<const Shipped>())
    , m_users(std::make_shared<const Users>())
{
}

bool Lookup::isAmbiguous() const
{
    QSet<QString> structures;
    for (const Match &match : matches) {
        const Reagent &reagent = match.reagent;
        structures += !reagent.inchiKey.isEmpty() ? reagent.inchiKey
                      : !reagent.smiles.isEmpty() ? reagent.smiles
                                                  : reagent.name;
    }
    return structures.size() > 1;
}

Result<ReagentTable> ReagentTable::load()
{
    initReagentResource();
    const QResource resource(QStringLiteral(":/artemisia/reagents/reagents.tsv"));
    const QResource more(QStringLiteral(":/artemisia/reagents/abbreviations.tsv"));
    auto table = fromTexts(resource.uncompressedData(), more.uncompressedData());
    if (!table || !more.isValid()) {
        return fail(ErrorCode::Corrupt,
                    Tr::tr("The table of reagents that belongs to the program is broken."),
                    table ? QStringLiteral("abbreviations.tsv is missing") : table.error().detail);
    }
    return table;
}

Result<ReagentTable> ReagentTable::fromTexts(const QByteArray &utf8, const QByteArray &more)
{
    ARTEMISIA_TRY_ASSIGN(ShippedRows rows, ShippedRows::fromTexts(utf8, more));
    ReagentTable result;
    auto shipped = std::make_shared<Shipped>();
    shipped->rows = std::move(rows);
    result.m_shipped = std::move(shipped);
    return result;
}

ReagentTable ReagentTable::withUserRows(const QList<Reagent> &rows) const
{
    auto users = std::make_shared<Users>();
    users->rows = rows;
    for (int i = 0; i < rows.size(); ++i) {
        const Reagent &reagent = rows.at(i);
        users->names.addName(i, MatchBy::Name, reagent.name);
        users->names.addName(i, MatchBy::Cas, reagent.cas);
        for (const QString &synonym : reagent.synonyms) {
            users->names.addName(i, MatchBy::Synonym, synonym);
        }
        users->names.addInchiKey(i, reagent.inchiKey);
    }
    users->names.finish();
    ReagentTable result = *this;
    result.m_users = std::move(users);
    return result;
}

int ReagentTable::shippedCount() const
{
    return m_shipped->rows.count();
}

int ReagentTable::userCount() const
{
    return static_cast<int>(m_users->rows.size());
}

Reagent ReagentTable::shipped(int index) const
{
    return m_shipped->rows.reagent(index);
}

QList<Reagent> ReagentTable::withInchiKey(const QString &key) const
{
    const auto sorted = [&](QList<int> rows) {
        std::sort(rows.begin(), rows.end());
        return rows;
    };
    QList<Reagent> result;
    for (const int row : sorted(m_users->names.withInchiKey(key))) {
        result += m_users->rows.at(row);
    }
    for (const int row : sorted(m_shipped->rows.names().withInchiKey(key))) {
        result += shipped(row);
    }
    return result;
}

bool ReagentTable::isAbbreviationOf(QStringView letters, const QString &inchiKey) const
{
    return !inchiKey.isEmpty() && m_shipped->rows.agreedKey(letters.toString()) == inchiKey;
}

/// Texts too long to be a name find nothing.
static QStringView bounded(QStringView text)
{
    const QStringView trimmed = text.trimmed();
    return trimmed.size() > ReagentTable::longestQuery ? QStringView() : trimmed;
}

namespace
{

// What a row is called goes before what a source lists among the synonyms of another, its parts
// often: potassium acetate is "acetic acid" in one. Laboratories' own letters stay beside it.
QList<NameIndex::Hit> namesFirst(QList<NameIndex::Hit> hits, const ShippedRows &rows)
{
    const auto isName = [](const NameIndex::Hit &hit) { return hit.by == MatchBy::Name; };
    if (std::any_of(hits.begin(), hits.end(), isName)) {
        hits.removeIf([&](const NameIndex::Hit &hit) {
            return !isName(hit) && !rows.isAbbreviation(hit.row, hit.text);
        });
    }
    return hits;
}

} // namespace

Lookup ReagentTable::lookup(QStringView text) const
{
    Lookup result;
    const QStringView wanted = bounded(text);
    const auto add = [&](const QList<NameIndex::Hit> &own, const QList<NameIndex::Hit> &others) {
        for (const NameIndex::Hit &hit : own) {
            result.matches +=
                {m_users->rows.at(hit.row), hit.by, MatchRank::Exact, hit.text.toString()};
        }
        for (const NameIndex::Hit &hit : others) {
            result.matches += {shipped(hit.row), hit.by, MatchRank::Exact, hit.text.toString()};
        }
        return !result.matches.isEmpty();
    };
    const NameIndex &own = m_users->names;
    const NameIndex &others = m_shipped->rows.names();
    if (checkCas(wanted) == CasCheck::Wrong) {
        result.isMistyped = true;
        return result;
    }
    if (const QString cas = casNumber(wanted);
        !cas.isEmpty() && add(own.named(cas), others.named(cas))) {
        result.isLoose = std::none_of(result.matches.begin(), result.matches.end(),
                                      [](const Match &match) { return match.by == MatchBy::Cas; });
        return result;
    }
    if (const QString key = wanted.toString().toUpper(); chem::isInchiKey(key.toStdString())) {
        for (const Reagent &reagent : withInchiKey(key)) {
            result.matches += {reagent, MatchBy::InchiKey, MatchRank::Exact, key};
        }
        return result;
    }
    if (!add(own.named(wanted), namesFirst(others.named(wanted), m_shipped->rows))) {
        result.isLoose = add(own.namedLoosely(wanted), others.namedLoosely(wanted));
    }
    return result;
}

QList<Match> ReagentTable::suggest(QStringView text, int limit) const
{
    const int most = std::clamp(limit, 0, mostSuggestions);
    const QStringView wanted = bounded(text);
    const auto own = m_users->names.containing(wanted, most);
    const auto others = m_shipped->rows.names().containing(wanted, most);
    QList<Match> result;
    qsizetype i = 0;
    qsizetype k = 0;
    while (result.size() < most && (i < own.size() || k < others.size())) {
        const bool isOwn =
            i < own.size() && (k >= others.size() || own.at(i).rank <= others.at(k).rank);
        const NameIndex::Suggestion &next = isOwn ? own.at(i++) : others.at(k++);
        result += {isOwn ? m_users->rows.at(next.hit.row) : shipped(next.hit.row), next.hit.by,
                   next.rank, next.hit.text.toString()};
    }
    return result;
}

} // namespace artemisia::reagents
