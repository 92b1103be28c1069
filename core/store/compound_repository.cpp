// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/compound_repository.h"

#include "core/store/record_writer.h"
#include "core/store/search_entries.h"
#include "core/store/text_query.h"

#include <QCoreApplication>

namespace artemisia::store
{

namespace
{
constexpr qsizetype kInchiKeyBlock = 14;

QString joinedAliases(const Compound &compound)
{
    QStringList values;
    for (const Alias &alias : compound.aliases) {
        values.append(alias.value);
    }
    return values.join(QStringLiteral(", "));
}

Result<> writeNames(Database &database, RowId row, const Compound &compound)
{
    ARTEMISIA_TRY(database.run("DELETE FROM compound_name WHERE compound = ?", row));
    QStringList names{compound.code, compound.name};
    for (const Alias &alias : compound.aliases) {
        names.append(alias.value);
    }
    for (const QString &name : std::as_const(names)) {
        if (const QString folded = foldedName(name); !folded.isEmpty()) {
            ARTEMISIA_TRY(
                database.run("INSERT OR IGNORE INTO compound_name (folded, compound) VALUES (?, ?)",
                             folded, row));
        }
    }
    return {};
}

Result<RowId> writeRow(Database &database, const PreparedRecord<Compound> &prepared,
                       qint64 revision)
{
    static const QByteArray sql = upsertSql(
        "compound", {"id", "code", "sort_code", "name", "sort_name", "state", "has_structure",
                     "smiles", "inchi_key", "formula", "sort_formula", "average_mass", "aliases",
                     "remarks", "modified", "revision", "body"});
    const Compound &compound = prepared.record;
    ARTEMISIA_TRY(database.run(
        sql, compound.head.id, compound.code, sortKey(compound.code), compound.name,
        sortKey(compound.name), number(compound.state), !compound.structure.isEmpty(),
        compound.structure.smiles, compound.structure.inchiKey, compound.formula,
        sortKey(compound.formula), compound.averageMass, joinedAliases(compound),
        int(compound.remarks.size()), compound.head.modified, revision, Utf8{prepared.body}));
    return prepared.old ? prepared.old->row : database.lastRow();
}

// A compound that becomes a draft takes its batches and results with it, and brings them back.
Result<> markDependents(Database &database, const Compound &compound,
                        const std::optional<StoredRecord> &old, qint64 revision)
{
    if (!old) {
        return {};
    }
    ARTEMISIA_TRY_ASSIGN(const auto state,
                         database.number("SELECT state FROM compound WHERE row = ?", old->row));
    if ((state == number(PublicationState::Draft)) == (compound.state == PublicationState::Draft)) {
        return {};
    }
    ARTEMISIA_TRY(database.run("INSERT OR REPLACE INTO changed (kind, record, revision) SELECT 4, "
                               "id, ? FROM batch WHERE compound = ?",
                               revision, compound.head.id));
    return database.run("INSERT OR REPLACE INTO changed (kind, record, revision) SELECT 6, id, ? "
                        "FROM result WHERE compound = ?",
                        revision, compound.head.id);
}

Result<> write(Database &database, const PreparedRecord<Compound> &prepared,
               const SaveContext &context)
{
    const Compound &compound = prepared.record;
    ARTEMISIA_TRY(
        checkUnique(database, "compound", "code", compound.code, compound.head.id.uuid()));
    const RecordRef ref{RecordKind::Compound, compound.head.id.uuid()};
    ARTEMISIA_TRY_ASSIGN(const qint64 revision, addRevision(database, ref, context, prepared.body));
    ARTEMISIA_TRY(markDependents(database, compound, prepared.old, revision));
    ARTEMISIA_TRY_ASSIGN(const RowId row, writeRow(database, prepared, revision));
    ARTEMISIA_TRY(writeNames(database, row, compound));
    return putSearchEntry(database, RecordKind::Compound, row, compound.code, compound.name,
                          searchText(compound));
}

QByteArray orderOf(const CompoundQuery &query)
{
    const QByteArray direction = query.order == SortOrder::Ascending ? " ASC" : " DESC";
    const auto by = [&direction](const QByteArray &column) {
        return column + direction + ", row" + direction;
    };
    switch (query.sort) {
    case CompoundSort::Name:
        return by("sort_name");
    case CompoundSort::Formula:
        return by("sort_formula");
    case CompoundSort::Mass:
        return by("average_mass");
    case CompoundSort::InchiKey:
        return by("inchi_key");
    case CompoundSort::Modified:
        return by("modified");
    case CompoundSort::Results:
        return by("(SELECT count(*) FROM result WHERE result.compound = compound.id)");
    case CompoundSort::Code:
        break;
    }
    return by("sort_code");
}

// '-' ends the first block and '.' comes right after it: all keys of one skeleton, by the index.
struct KeyRange {
    QString from;
    QString to;
};
KeyRange keyRange(const QString &inchiKey)
{
    if (inchiKey.size() == kInchiKeyBlock) {
        return {inchiKey + u'-', inchiKey + u'.'};
    }
    return {inchiKey, inchiKey};
}
} // namespace

CompoundRepository::CompoundRepository(Database &database)
    : m_database(database)
{
}

Result<> CompoundRepository::save(Compound &compound, const SaveContext &context)
{
    ARTEMISIA_TRY(checkCode(compound.code));
    ARTEMISIA_TRY_ASSIGN(Transaction transaction, Transaction::begin(m_database));
    ARTEMISIA_TRY_ASSIGN(auto prepared, prepareRecord(m_database, "compound", compound, context));
    if (!prepared.isUnchanged) {
        ARTEMISIA_TRY(write(m_database, prepared, context));
    }
    ARTEMISIA_TRY(transaction.commit());
    compound = prepared.record;
    return {};
}

Result<> CompoundRepository::remove(const CompoundId &id, const SaveContext &context)
{
    ARTEMISIA_TRY_ASSIGN(Transaction transaction, Transaction::begin(m_database));
    ARTEMISIA_TRY_ASSIGN(const auto batches,
                         m_database.number("SELECT count(*) FROM batch WHERE compound = ?", id));
    ARTEMISIA_TRY_ASSIGN(const auto results,
                         m_database.number("SELECT count(*) FROM result WHERE compound = ?", id));
    if (batches > 0 || results > 0) {
        return fail(
            ErrorCode::Conflict,
            QCoreApplication::translate(
                "store", "The compound has %1 and %2 and was not removed. Remove those "
                         "first.")
                .arg(QCoreApplication::translate("store", "%n batch(es)", nullptr, int(*batches)),
                     QCoreApplication::translate("store", "%n result(s)", nullptr, int(*results))));
    }
    ARTEMISIA_TRY(removeRecord(m_database, "compound", {RecordKind::Compound, id.uuid()}, context));
    return transaction.commit();
}

Result<std::optional<Compound>> CompoundRepository::find(const CompoundId &id)
{
    ARTEMISIA_TRY_ASSIGN(Statement statement,
                         m_database.select("SELECT body FROM compound WHERE id = ?", id));
    return readRecord<Compound>(std::move(statement), compoundFromJson);
}

Result<std::optional<Compound>> CompoundRepository::findByCode(const QString &code)
{
    ARTEMISIA_TRY_ASSIGN(Statement statement,
                         m_database.select("SELECT body FROM compound WHERE code = ?", code));
    return readRecord<Compound>(std::move(statement), compoundFromJson);
}

namespace
{
Result<QList<CompoundId>> idList(Statement statement)
{
    QList<CompoundId> ids;
    while (true) {
        ARTEMISIA_TRY_ASSIGN(const bool isRow, statement.step());
        if (!isRow) {
            return ids;
        }
        ids.append(CompoundId::fromUuid(statement.uuid(0)));
    }
}
} // namespace

Result<QList<CompoundId>> CompoundRepository::findByAnyName(const QString &name)
{
    ARTEMISIA_TRY_ASSIGN(Statement statement,
                         m_database.select("SELECT compound.id FROM compound_name JOIN compound ON "
                                           "compound.row = compound_name.compound "
                                           "WHERE folded = ? ORDER BY compound.row",
                                           foldedName(name)));
    return idList(std::move(statement));
}

Result<QList<CompoundId>> CompoundRepository::findByInchiKey(const QString &inchiKey)
{
    if (inchiKey.isEmpty()) {
        return QList<CompoundId>();
    }
    const KeyRange range = keyRange(inchiKey);
    ARTEMISIA_TRY_ASSIGN(
        Statement statement,
        m_database.select("SELECT id FROM compound WHERE inchi_key BETWEEN ? AND ? ORDER BY row",
                          range.from, range.to));
    return idList(std::move(statement));
}

Result<qint64> CompoundRepository::count()
{
    ARTEMISIA_TRY_ASSIGN(const auto count, m_database.number("SELECT count(*) FROM compound"));
    return count.value_or(0);
}

Result<QList<CompoundId>> CompoundRepository::findBySmiles(const QString &smiles)
{
    ARTEMISIA_TRY_ASSIGN(Statement statement,
                         m_database.select("SELECT id FROM compound INDEXED BY compound_smiles "
                                           "WHERE smiles <> '' AND smiles = ? ORDER BY row",
                                           smiles));
    QList<CompoundId> ids;
    while (true) {
        ARTEMISIA_TRY_ASSIGN(const bool isRow, statement.step());
        if (!isRow) {
            return ids;
        }
        ids.append(CompoundId::fromUuid(statement.uuid(0)));
    }
}

Result<std::optional<CompoundRepository::Numbering>> CompoundRepository::commonestNumbering()
{
    // The third column is the code that the maximum stands in: SQLite gives bare columns from
    // there.
    ARTEMISIA_TRY_ASSIGN(
        Statement statement,
        m_database.prepare(
            "SELECT prefix, max(CAST(substr(code, length(prefix) + 1) AS INTEGER)), code, "
            "count(*) AS codes, sum(row) / count(*) AS age FROM "
            "(SELECT code, row, rtrim(code, '0123456789') AS prefix FROM compound) "
            "WHERE length(code) - length(prefix) BETWEEN 1 AND 12 "
            "GROUP BY prefix ORDER BY codes DESC, age DESC LIMIT 1"));
    ARTEMISIA_TRY_ASSIGN(const bool isRow, statement.step());
    if (!isRow) {
        return std::nullopt;
    }
    Numbering numbering{statement.text(0), statement.int64(1), 1};
    const QString digits = statement.text(2).mid(numbering.prefix.size());
    numbering.width = digits.startsWith(u'0') ? int(digits.size()) : 1;
    return numbering;
}

Result<QList<RowId>> CompoundRepository::rowIds(const CompoundQuery &query)
{
    const QString match = matchExpression(query.text);
    const KeyRange range = keyRange(query.inchiKey);
    QByteArray where;
    where += query.onlyWithStructure ? " AND has_structure = 1" : "";
    where += query.inchiKey.isEmpty() ? "" : " AND inchi_key BETWEEN ? AND ?";
    where += match.isEmpty() ? QByteArray()
                             : " AND row IN (" + targetsOfMatch(RecordKind::Compound) + ")";
    ARTEMISIA_TRY_ASSIGN(Statement statement,
                         m_database.prepare("SELECT row FROM compound WHERE 1" + where +
                                            " ORDER BY " + orderOf(query)));
    if (!query.inchiKey.isEmpty()) {
        statement.bind(range.from);
        statement.bind(range.to);
    }
    if (!match.isEmpty()) {
        statement.bind(match);
    }
    return rowList(statement);
}

Result<QList<CompoundRow>> CompoundRepository::rows(const QList<RowId> &rowIds)
{
    ARTEMISIA_TRY_ASSIGN(
        Statement statement,
        m_database.prepare(
            "SELECT id, code, name, state, smiles, inchi_key, formula, average_mass, aliases, "
            "(SELECT count(*) FROM batch WHERE batch.compound = compound.id), "
            "(SELECT count(*) FROM result WHERE result.compound = compound.id), "
            "remarks, modified, revision FROM compound WHERE row = ?"));
    QList<CompoundRow> rows;
    rows.reserve(rowIds.size());
    for (const RowId row : rowIds) {
        statement.reset();
        statement.bind(row);
        ARTEMISIA_TRY_ASSIGN(const bool isRow, statement.step());
        if (isRow) {
            rows.append({row, CompoundId::fromUuid(statement.uuid(0)), statement.text(1),
                         statement.text(2), PublicationState(statement.integer(3)),
                         statement.text(4), statement.text(5), statement.text(6), statement.real(7),
                         statement.text(8), statement.integer(9), statement.integer(10),
                         statement.integer(11), statement.at(12), statement.int64(13)});
        }
    }
    return rows;
}

Result<std::optional<RowId>> CompoundRepository::rowIdOf(const CompoundId &id)
{
    return m_database.number("SELECT row FROM compound WHERE id = ?", id);
}

Result<QList<QPair<RowId, QString>>> CompoundRepository::molblocks(const QList<RowId> &rowIds)
{
    QList<QPair<RowId, QString>> blocks;
    for (const RowId row : rowIds) {
        ARTEMISIA_TRY_ASSIGN(Statement statement,
                             m_database.select("SELECT body FROM compound WHERE row = ?", row));
        ARTEMISIA_TRY_ASSIGN(const auto compound,
                             readRecord<Compound>(std::move(statement), compoundFromJson));
        if (compound) {
            blocks.append({row, compound->structure.molblock});
        }
    }
    return blocks;
}

Result<> CompoundRepository::forEach(const std::function<Result<>(const Compound &)> &visit)
{
    ARTEMISIA_TRY_ASSIGN(Statement statement,
                         m_database.select("SELECT body FROM compound ORDER BY sort_code, row"));
    return visitRecords<Compound>(std::move(statement), compoundFromJson, visit);
}

Result<> CompoundRepository::forEachSmiles(
    const std::function<Result<>(RowId, const CompoundId &, const QString &)> &visit)
{
    ARTEMISIA_TRY_ASSIGN(
        Statement statement,
        m_database.select("SELECT row, id, smiles FROM compound INDEXED BY compound_smiles "
                          "WHERE smiles <> '' ORDER BY row"));
    while (true) {
        ARTEMISIA_TRY_ASSIGN(const bool isRow, statement.step());
        if (!isRow) {
            return {};
        }
        ARTEMISIA_TRY(
            visit(statement.int64(0), CompoundId::fromUuid(statement.uuid(1)), statement.text(2)));
    }
}

} // namespace artemisia::store
