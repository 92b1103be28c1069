// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/assay_repository.h"

#include "core/store/record_writer.h"
#include "core/store/search_entries.h"
#include "core/store/text_query.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace artemisia::store
{

namespace
{
constexpr qsizetype kMaxSlug = 60;

// The slug names a folder of the published notebook.
Result<> checkSlug(const QString &slug)
{
    static const QRegularExpression shape(QStringLiteral("\\A[a-z0-9]+(-[a-z0-9]+)*\\z"));
    if (slug.size() <= 200 && shape.match(slug).hasMatch()) {
        return {};
    }
    return fail(ErrorCode::Invalid,
                QCoreApplication::translate(
                    "store", "\"%1\" cannot be the short name of an assay: lower-case letters, "
                             "digits and single hyphens only. The assay was not saved.")
                    .arg(slug.simplified().left(40)));
}

QString slugOf(const QString &name)
{
    QString slug;
    for (const QChar c : name.normalized(QString::NormalizationForm_KD).toLower()) {
        if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9')) {
            slug += c;
        } else if (c == QChar(0x03bc)) { // micro, as in units
            slug += u'u';
        } else if (!c.isMark() && !slug.isEmpty() && !slug.endsWith(u'-')) {
            slug += u'-';
        }
    }
    slug.truncate(kMaxSlug);
    while (slug.endsWith(u'-')) {
        slug.chop(1);
    }
    return slug.isEmpty() ? QStringLiteral("assay") : slug;
}

// An assay that becomes a draft takes its results with it, and brings them back.
Result<> markResults(Database &database, const Assay &assay, const std::optional<StoredRecord> &old,
                     qint64 revision)
{
    if (!old) {
        return {};
    }
    ARTEMISIA_TRY_ASSIGN(const auto state,
                         database.number("SELECT state FROM assay WHERE row = ?", old->row));
    if ((state == number(PublicationState::Draft)) == (assay.state == PublicationState::Draft)) {
        return {};
    }
    return database.run("INSERT OR REPLACE INTO changed (kind, record, revision) SELECT 6, id, ? "
                        "FROM result WHERE assay = ?",
                        revision, assay.head.id);
}

Result<> writeAssay(Database &database, const PreparedRecord<Assay> &prepared,
                    const SaveContext &context)
{
    static const QByteArray sql = upsertSql(
        "assay", {"id", "slug", "name", "sort_name", "state", "modified", "revision", "body"});
    const Assay &assay = prepared.record;
    ARTEMISIA_TRY(checkUnique(database, "assay", "slug", assay.slug, assay.head.id.uuid()));
    const RecordRef ref{RecordKind::Assay, assay.head.id.uuid()};
    ARTEMISIA_TRY_ASSIGN(const qint64 revision, addRevision(database, ref, context, prepared.body));
    ARTEMISIA_TRY(markResults(database, assay, prepared.old, revision));
    ARTEMISIA_TRY(database.run(sql, assay.head.id, assay.slug, assay.name, sortKey(assay.name),
                               number(assay.state), assay.head.modified, revision,
                               Utf8{prepared.body}));
    const RowId row = prepared.old ? prepared.old->row : database.lastRow();
    return putSearchEntry(database, RecordKind::Assay, row, assay.slug, assay.name,
                          searchText(assay));
}

Result<> checkParents(Database &database, const AssayResult &result)
{
    ARTEMISIA_TRY_ASSIGN(const auto assay,
                         database.number("SELECT row FROM assay WHERE id = ?", result.assay));
    ARTEMISIA_TRY_ASSIGN(const auto compound,
                         database.number("SELECT row FROM compound WHERE id = ?", result.compound));
    if (assay && compound) {
        return {};
    }
    return fail(
        ErrorCode::Invalid,
        assay ? QCoreApplication::translate(
                    "store",
                    "The result names a compound that is not in the notebook. It was not saved.")
              : QCoreApplication::translate(
                    "store",
                    "The result names an assay that is not in the notebook. It was not saved."),
        QStringLiteral("assay %1, compound %2")
            .arg(result.assay.toString(), result.compound.toString()));
}

Result<> writeResult(Database &database, const PreparedRecord<AssayResult> &prepared,
                     const SaveContext &context)
{
    static const QByteArray sql =
        upsertSql("result", {"id", "assay", "compound", "batch", "replicate", "modified",
                             "revision", "body"});
    const AssayResult &result = prepared.record;
    ARTEMISIA_TRY(checkParents(database, result));
    const RecordRef ref{RecordKind::AssayResult, result.head.id.uuid()};
    ARTEMISIA_TRY_ASSIGN(const qint64 revision, addRevision(database, ref, context, prepared.body));
    ARTEMISIA_TRY(database.run(sql, result.head.id, result.assay, result.compound, result.batch,
                               result.replicate, result.head.modified, revision,
                               Utf8{prepared.body}));
    const RowId row = prepared.old ? prepared.old->row : database.lastRow();
    return putSearchEntry(database, RecordKind::AssayResult, row, {}, {}, searchText(result));
}
} // namespace

AssayRepository::AssayRepository(Database &database)
    : m_database(database)
{
}

Result<> AssayRepository::save(Assay &assay, const SaveContext &context)
{
    ARTEMISIA_TRY(checkSlug(assay.slug));
    ARTEMISIA_TRY_ASSIGN(Transaction transaction, Transaction::begin(m_database));
    ARTEMISIA_TRY_ASSIGN(auto prepared, prepareRecord(m_database, "assay", assay, context));
    if (!prepared.isUnchanged) {
        ARTEMISIA_TRY(writeAssay(m_database, prepared, context));
    }
    ARTEMISIA_TRY(transaction.commit());
    assay = prepared.record;
    return {};
}

Result<> AssayRepository::remove(const AssayId &id, const SaveContext &context)
{
    ARTEMISIA_TRY_ASSIGN(Transaction transaction, Transaction::begin(m_database));
    ARTEMISIA_TRY_ASSIGN(const auto results,
                         m_database.number("SELECT count(*) FROM result WHERE assay = ?", id));
    if (results > 0) {
        return fail(ErrorCode::Conflict,
                    QCoreApplication::translate(
                        "store",
                        "The assay has %n result(s) and was not removed. Remove those first.",
                        nullptr, int(*results)));
    }
    ARTEMISIA_TRY(removeRecord(m_database, "assay", {RecordKind::Assay, id.uuid()}, context));
    return transaction.commit();
}

Result<std::optional<Assay>> AssayRepository::find(const AssayId &id)
{
    ARTEMISIA_TRY_ASSIGN(Statement statement,
                         m_database.select("SELECT body FROM assay WHERE id = ?", id));
    return readRecord<Assay>(std::move(statement), assayFromJson);
}

Result<std::optional<Assay>> AssayRepository::findBySlug(const QString &slug)
{
    ARTEMISIA_TRY_ASSIGN(Statement statement,
                         m_database.select("SELECT body FROM assay WHERE slug = ?", slug));
    return readRecord<Assay>(std::move(statement), assayFromJson);
}

Result<QList<AssayRow>> AssayRepository::all(const QString &text)
{
    const QString match = matchExpression(text);
    const QByteArray where = match.isEmpty()
                                 ? QByteArray()
                                 : "WHERE row IN (" + targetsOfMatch(RecordKind::Assay) + ") ";
    ARTEMISIA_TRY_ASSIGN(
        Statement statement,
        m_database.prepare(
            "SELECT body, (SELECT count(*) FROM result WHERE result.assay = assay.id), "
            "(SELECT count(DISTINCT compound) FROM result WHERE result.assay = assay.id) FROM "
            "assay " +
            where + "ORDER BY sort_name, row"));
    if (!match.isEmpty()) {
        statement.bind(match);
    }
    QList<AssayRow> rows;
    while (true) {
        ARTEMISIA_TRY_ASSIGN(const bool isRow, statement.step());
        if (!isRow) {
            return rows;
        }
        ARTEMISIA_TRY_ASSIGN(const Json json, bodyJson(statement.utf8(0)));
        ARTEMISIA_TRY_ASSIGN(Assay assay, assayFromJson(json));
        rows.append({assay, statement.int64(1), statement.int64(2)});
    }
}

Result<QString> AssayRepository::freeSlug(const QString &name)
{
    const QString slug = slugOf(name);
    for (int number = 1;; ++number) {
        const QString candidate =
            number == 1 ? slug : QStringLiteral("%1-%2").arg(slug).arg(number);
        ARTEMISIA_TRY_ASSIGN(const auto taken,
                             m_database.number("SELECT 1 FROM assay WHERE slug = ?", candidate));
        if (!taken) {
            return candidate;
        }
    }
}

Result<> AssayRepository::saveResult(AssayResult &result, const SaveContext &context)
{
    ARTEMISIA_TRY_ASSIGN(Transaction transaction, Transaction::begin(m_database));
    ARTEMISIA_TRY_ASSIGN(auto prepared, prepareRecord(m_database, "result", result, context));
    if (!prepared.isUnchanged) {
        ARTEMISIA_TRY(writeResult(m_database, prepared, context));
    }
    ARTEMISIA_TRY(transaction.commit());
    result = prepared.record;
    return {};
}

Result<> AssayRepository::removeResult(const AssayResultId &id, const SaveContext &context)
{
    ARTEMISIA_TRY_ASSIGN(Transaction transaction, Transaction::begin(m_database));
    ARTEMISIA_TRY(
        removeRecord(m_database, "result", {RecordKind::AssayResult, id.uuid()}, context));
    return transaction.commit();
}

Result<std::optional<AssayResult>> AssayRepository::findResult(const AssayResultId &id)
{
    ARTEMISIA_TRY_ASSIGN(Statement statement,
                         m_database.select("SELECT body FROM result WHERE id = ?", id));
    return readRecord<AssayResult>(std::move(statement), assayResultFromJson);
}

Result<QList<AssayResult>> AssayRepository::resultsOfCompound(const CompoundId &compound)
{
    QList<AssayResult> results;
    ARTEMISIA_TRY_ASSIGN(
        Statement statement,
        m_database.select("SELECT result.body FROM result JOIN assay ON assay.id = result.assay "
                          "WHERE result.compound = ? "
                          "ORDER BY assay.sort_name, assay.row, replicate, result.row",
                          compound));
    ARTEMISIA_TRY(visitRecords<AssayResult>(std::move(statement), assayResultFromJson,
                                            [&results](const AssayResult &result) -> Result<> {
                                                results.append(result);
                                                return {};
                                            }));
    return results;
}

Result<QList<AssayId>> AssayRepository::assaysOfBatch(const BatchId &batch)
{
    QList<AssayId> assays;
    ARTEMISIA_TRY_ASSIGN(
        Statement statement,
        m_database.select("SELECT DISTINCT assay FROM result WHERE batch = ?", batch));
    while (true) {
        ARTEMISIA_TRY_ASSIGN(const bool isRow, statement.step());
        if (!isRow) {
            return assays;
        }
        assays.append(AssayId::fromUuid(statement.uuid(0)));
    }
}

Result<qint64> AssayRepository::resultCount()
{
    ARTEMISIA_TRY_ASSIGN(const auto count, m_database.number("SELECT count(*) FROM result"));
    return count.value_or(0);
}

Result<> AssayRepository::forEachResult(const AssayId &assay,
                                        const std::function<Result<>(const AssayResult &)> &visit)
{
    // Only keys go through the sorter, never bodies.
    ARTEMISIA_TRY_ASSIGN(
        Statement order,
        m_database.select(
            "SELECT result.row FROM result JOIN compound ON compound.id = result.compound "
            "WHERE result.assay = ? ORDER BY compound.sort_code, compound.row, replicate, "
            "result.id",
            assay));
    while (true) {
        ARTEMISIA_TRY_ASSIGN(const bool isRow, order.step());
        if (!isRow) {
            return {};
        }
        ARTEMISIA_TRY_ASSIGN(
            Statement statement,
            m_database.select("SELECT body FROM result WHERE row = ?", order.int64(0)));
        ARTEMISIA_TRY_ASSIGN(const auto result,
                             readRecord<AssayResult>(std::move(statement), assayResultFromJson));
        if (result) {
            ARTEMISIA_TRY(visit(*result));
        }
    }
}

} // namespace artemisia::store
