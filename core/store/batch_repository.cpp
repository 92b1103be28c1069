// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/batch_repository.h"

#include "core/store/record_writer.h"
#include "core/store/search_entries.h"
#include "core/store/text_query.h"

#include <QCoreApplication>

namespace artemisia::store
{

namespace
{
QString shown(const Quantity &quantity)
{
    return quantity.isNull() ? QString()
                             : QString(quantity.value.toString() + u' ' + quantity.unit).trimmed();
}

QString saltNames(const Batch &batch)
{
    QStringList names;
    for (const BatchComponent &component : batch.components) {
        names.append(component.name);
    }
    return names.join(QStringLiteral(", "));
}

Result<QString> compoundCode(Database &database, const CompoundId &compound)
{
    ARTEMISIA_TRY_ASSIGN(const auto code,
                         database.text("SELECT code FROM compound WHERE id = ?", compound));
    if (!code) {
        return fail(
            ErrorCode::Invalid,
            QCoreApplication::translate(
                "store",
                "The batch names a compound that is not in the notebook. It was not saved."),
            QStringLiteral("compound %1").arg(compound.toString()));
    }
    return *code;
}

// The number in a code of the form COMPOUND-number; 0 for any other.
int numberIn(const QString &code, const QString &ofCompound)
{
    if (!code.startsWith(ofCompound + u'-')) {
        return 0;
    }
    bool isNumber = false;
    const int number = code.mid(ofCompound.size() + 1).toInt(&isNumber);
    return isNumber && number > 0 ? number : 0;
}

Result<RowId> writeRow(Database &database, const PreparedRecord<Batch> &prepared, qint64 revision)
{
    static const QByteArray sql = upsertSql(
        "batch", {"id", "code", "sort_code", "compound", "experiment", "state", "supplier", "salt",
                  "amount", "purity", "date", "modified", "revision", "body"});
    const Batch &batch = prepared.record;
    ARTEMISIA_TRY(database.run(sql, batch.head.id, batch.code, sortKey(batch.code), batch.compound,
                               batch.experiment, number(batch.state), batch.supplier,
                               saltNames(batch), shown(batch.amount), shown(batch.purity),
                               batch.date, batch.head.modified, revision, Utf8{prepared.body}));
    return prepared.old ? prepared.old->row : database.lastRow();
}

Result<> write(Database &database, const PreparedRecord<Batch> &prepared,
               const SaveContext &context)
{
    const Batch &batch = prepared.record;
    ARTEMISIA_TRY(checkUnique(database, "batch", "code", batch.code, batch.head.id.uuid()));
    ARTEMISIA_TRY_ASSIGN(const QString ofCompound, compoundCode(database, batch.compound));
    const RecordRef ref{RecordKind::Batch, batch.head.id.uuid()};
    ARTEMISIA_TRY_ASSIGN(const qint64 revision, addRevision(database, ref, context, prepared.body));
    ARTEMISIA_TRY_ASSIGN(const RowId row, writeRow(database, prepared, revision));
    ARTEMISIA_TRY(database.run("INSERT INTO batch_number (compound, last) VALUES (?, ?) "
                               "ON CONFLICT DO UPDATE SET last = max(last, excluded.last)",
                               batch.compound, numberIn(batch.code, ofCompound)));
    return putSearchEntry(database, RecordKind::Batch, row, batch.code, batch.supplier,
                          searchText(batch));
}
} // namespace

BatchRepository::BatchRepository(Database &database)
    : m_database(database)
{
}

Result<> BatchRepository::save(Batch &batch, const SaveContext &context)
{
    ARTEMISIA_TRY(checkCode(batch.code));
    ARTEMISIA_TRY_ASSIGN(Transaction transaction, Transaction::begin(m_database));
    ARTEMISIA_TRY_ASSIGN(auto prepared, prepareRecord(m_database, "batch", batch, context));
    if (!prepared.isUnchanged) {
        ARTEMISIA_TRY(write(m_database, prepared, context));
    }
    ARTEMISIA_TRY(transaction.commit());
    batch = prepared.record;
    return {};
}

Result<> BatchRepository::remove(const BatchId &id, const SaveContext &context)
{
    ARTEMISIA_TRY_ASSIGN(Transaction transaction, Transaction::begin(m_database));
    ARTEMISIA_TRY_ASSIGN(const auto results,
                         m_database.number("SELECT count(*) FROM result WHERE batch = ?", id));
    if (results > 0) {
        return fail(ErrorCode::Conflict,
                    QCoreApplication::translate(
                        "store",
                        "%n result(s) were measured on this batch; it was not removed. Remove "
                        "those first.",
                        nullptr, int(*results)));
    }
    ARTEMISIA_TRY(removeRecord(m_database, "batch", {RecordKind::Batch, id.uuid()}, context));
    return transaction.commit();
}

Result<std::optional<Batch>> BatchRepository::find(const BatchId &id)
{
    ARTEMISIA_TRY_ASSIGN(Statement statement,
                         m_database.select("SELECT body FROM batch WHERE id = ?", id));
    return readRecord<Batch>(std::move(statement), batchFromJson);
}

Result<std::optional<Batch>> BatchRepository::findByCode(const QString &code)
{
    ARTEMISIA_TRY_ASSIGN(Statement statement,
                         m_database.select("SELECT body FROM batch WHERE code = ?", code));
    return readRecord<Batch>(std::move(statement), batchFromJson);
}

Result<QList<Batch>> BatchRepository::ofCompound(const CompoundId &compound)
{
    QList<Batch> batches;
    ARTEMISIA_TRY_ASSIGN(
        Statement statement,
        m_database.select("SELECT body FROM batch WHERE compound = ? ORDER BY sort_code",
                          compound));
    ARTEMISIA_TRY(visitRecords<Batch>(std::move(statement), batchFromJson,
                                      [&batches](const Batch &batch) -> Result<> {
                                          batches.append(batch);
                                          return {};
                                      }));
    return batches;
}

Result<QString> BatchRepository::nextCode(const CompoundId &compound)
{
    ARTEMISIA_TRY_ASSIGN(const QString code, compoundCode(m_database, compound));
    ARTEMISIA_TRY_ASSIGN(
        const auto last,
        m_database.number("SELECT last FROM batch_number WHERE compound = ?", compound));
    for (qint64 next = last.value_or(0) + 1;; ++next) {
        const QString candidate = QStringLiteral("%1-%2").arg(code).arg(next);
        ARTEMISIA_TRY_ASSIGN(const auto taken,
                             m_database.number("SELECT 1 FROM batch WHERE code = ?", candidate));
        if (!taken) {
            return candidate;
        }
    }
}

Result<qint64> BatchRepository::count()
{
    ARTEMISIA_TRY_ASSIGN(const auto count, m_database.number("SELECT count(*) FROM batch"));
    return count.value_or(0);
}

Result<QList<RowId>> BatchRepository::rowIds(const QString &text)
{
    const QString match = matchExpression(text);
    if (match.isEmpty()) {
        ARTEMISIA_TRY_ASSIGN(Statement statement,
                             m_database.select("SELECT row FROM batch ORDER BY sort_code, row"));
        return rowList(statement);
    }
    ARTEMISIA_TRY_ASSIGN(Statement statement,
                         m_database.select("SELECT row FROM batch WHERE row IN (" +
                                               targetsOfMatch(RecordKind::Batch) +
                                               ") ORDER BY sort_code, row",
                                           match));
    return rowList(statement);
}

Result<QList<BatchRow>> BatchRepository::rows(const QList<RowId> &rowIds)
{
    ARTEMISIA_TRY_ASSIGN(
        Statement statement,
        m_database.prepare(
            "SELECT batch.id, batch.code, compound.id, compound.code, experiment.code, supplier, "
            "salt, amount, "
            "purity, batch.date, batch.modified FROM batch JOIN compound ON compound.id = "
            "batch.compound "
            "LEFT JOIN experiment ON experiment.id = batch.experiment WHERE batch.row = ?"));
    QList<BatchRow> rows;
    rows.reserve(rowIds.size());
    for (const RowId row : rowIds) {
        statement.reset();
        statement.bind(row);
        ARTEMISIA_TRY_ASSIGN(const bool isRow, statement.step());
        if (isRow) {
            rows.append({row, BatchId::fromUuid(statement.uuid(0)), statement.text(1),
                         CompoundId::fromUuid(statement.uuid(2)), statement.text(3),
                         statement.text(4), statement.text(5), statement.text(6), statement.text(7),
                         statement.text(8), statement.text(9), statement.at(10)});
        }
    }
    return rows;
}

Result<> BatchRepository::forEach(const std::function<Result<>(const Batch &)> &visit)
{
    ARTEMISIA_TRY_ASSIGN(Statement statement,
                         m_database.select("SELECT body FROM batch ORDER BY sort_code, row"));
    return visitRecords<Batch>(std::move(statement), batchFromJson, visit);
}

} // namespace artemisia::store
