// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/search_repository.h"

#include "core/store/database.h"
#include "core/store/text_query.h"

#include <QSet>

namespace artemisia::store
{

namespace
{
// Ranking reads every match; above this many, the newest are as good a guess and come at once.
constexpr int kRankAtMost = 1000;

struct Naming {
    RecordKind kind;
    const char *sql; ///< id, code, title of the row ?
};
constexpr Naming kNamings[] = {
    {RecordKind::Experiment, "SELECT id, code, title FROM experiment WHERE row = ?"},
    {RecordKind::Compound, "SELECT id, code, name FROM compound WHERE row = ?"},
    {RecordKind::Batch, "SELECT id, code, supplier FROM batch WHERE row = ?"},
    {RecordKind::Assay, "SELECT id, slug, name FROM assay WHERE row = ?"},
    {RecordKind::AssayResult, "SELECT result.id, compound.code, assay.name FROM result JOIN "
                              "compound ON compound.id = result.compound "
                              "JOIN assay ON assay.id = result.assay WHERE result.row = ?"},
};

Result<std::optional<TextHit>> hitOf(Database &database, RecordKind kind, qint64 row,
                                     const QString &excerpt)
{
    for (const Naming &naming : kNamings) {
        if (naming.kind != kind) {
            continue;
        }
        ARTEMISIA_TRY_ASSIGN(Statement statement, database.select(naming.sql, row));
        ARTEMISIA_TRY_ASSIGN(const bool isRow, statement.step());
        if (isRow) {
            return TextHit{
                {kind, statement.uuid(0)}, statement.text(1), statement.text(2), excerpt};
        }
    }
    return std::nullopt;
}

/// What is asked for by its whole code, in any case, comes first, however often the word occurs
/// elsewhere.
Result<> appendByCode(Database &database, const QString &code, QList<TextHit> &hits)
{
    constexpr Naming kByCode[] = {
        {RecordKind::Experiment,
         "SELECT row FROM experiment WHERE sort_code BETWEEN ? AND ? ORDER BY sort_code LIMIT 1"},
        {RecordKind::Compound,
         "SELECT row FROM compound WHERE sort_code BETWEEN ? AND ? ORDER BY sort_code LIMIT 1"},
        {RecordKind::Batch,
         "SELECT row FROM batch WHERE sort_code BETWEEN ? AND ? ORDER BY sort_code LIMIT 1"},
        {RecordKind::Assay, "SELECT row FROM assay WHERE slug BETWEEN ? AND ?"},
    };
    for (const Naming &by : kByCode) {
        const SortKeyRange keys =
            by.kind == RecordKind::Assay ? SortKeyRange{code, code} : sortKeysLike(code);
        ARTEMISIA_TRY_ASSIGN(const auto row, database.number(by.sql, keys.from, keys.to));
        if (row) {
            ARTEMISIA_TRY_ASSIGN(const auto hit, hitOf(database, by.kind, *row, {}));
            hits.append(*hit);
        }
    }
    return {};
}
} // namespace

SearchRepository::SearchRepository(Database &database)
    : m_database(database)
{
}

Result<QList<TextHit>> SearchRepository::find(const QString &text, int limit)
{
    QList<TextHit> hits;
    const QString match = matchExpression(text);
    if (match.isEmpty() || limit <= 0) {
        return hits;
    }
    ARTEMISIA_TRY(appendByCode(m_database, text.trimmed(), hits));
    QSet<RecordRef> found;
    for (const TextHit &hit : std::as_const(hits)) {
        found.insert(hit.record);
    }
    ARTEMISIA_TRY_ASSIGN(
        const auto count,
        m_database.number(
            "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)", match,
            kRankAtMost));
    const QByteArray order = count < kRankAtMost ? "bm25(search, 10.0, 5.0, 1.0), search.rowid DESC"
                                                 : "search.rowid DESC";
    ARTEMISIA_TRY_ASSIGN(Statement statement,
                         m_database.select("SELECT search_entry.kind, search_entry.target, "
                                           "snippet(search, 2, '', '', '\u2026', 16) FROM search "
                                           "CROSS JOIN search_entry ON search_entry.row = "
                                           "search.rowid WHERE search MATCH ? ORDER BY " +
                                               order + " LIMIT ?",
                                           match, limit));
    while (hits.size() < limit) {
        ARTEMISIA_TRY_ASSIGN(const bool isRow, statement.step());
        if (!isRow) {
            break;
        }
        ARTEMISIA_TRY_ASSIGN(const auto hit,
                             hitOf(m_database, RecordKind(statement.integer(0)), statement.int64(1),
                                   statement.text(2).simplified()));
        if (hit && !found.contains(hit->record)) {
            hits.append(*hit);
        }
    }
    return hits;
}

} // namespace artemisia::store
