// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/serialise.h"
#include "core/store/database.h"
#include "core/store/save_context.h"

namespace artemisia::store
{

/// What all repositories do alike when they write or read a record. Inside core/store only.

/// How a kind stands in the tables; the numbers are part of the schema.
[[nodiscard]] constexpr int number(RecordKind kind)
{
    return int(kind);
}
[[nodiscard]] constexpr int number(PublicationState state)
{
    return int(state);
}

/// A record as it is in its table.
struct StoredRecord {
    RowId row = 0;
    Timestamp modified;
    qint64 revision = 0;
    QByteArray body;
};
/// \a table: "compound" and so on.
[[nodiscard]] Result<std::optional<StoredRecord>>
storedRecord(Database &database, const QByteArray &table, const QUuid &id);
/// The JSON of a body column; Corrupt if it is none.
[[nodiscard]] Result<Json> bodyJson(const QByteArray &body);
[[nodiscard]] QByteArray bodyText(const Json &json);
/// The JSON of a revision's compressed body; Corrupt if it is none or claims an impossible length.
[[nodiscard]] Result<Json> compressedJson(const QByteArray &compressed);
[[nodiscard]] Timestamp createdOf(const QByteArray &body);

inline Json recordJson(const Notebook &notebook)
{
    return toJson(notebook, {});
}
template <class Record>
Json recordJson(const Record &record)
{
    return toJson(record);
}

/// A record ready to be written: with its id, its times and its JSON.
template <class Record>
struct PreparedRecord {
    Record record;
    std::optional<StoredRecord> old;
    QByteArray body;
    bool isUnchanged =
        false; ///< equal to what is stored but for the time of the change: nothing is to be written
};

/// Compares with what is stored and gives id and times, as SaveContext says.
template <class Record>
[[nodiscard]] Result<PreparedRecord<Record>>
prepareRecord(Database &database, const QByteArray &table, const Record &record,
              const SaveContext &context)
{
    PreparedRecord<Record> prepared{record, {}, {}, false};
    auto &head = prepared.record.head;
    if (head.id.isNull()) {
        head.id = decltype(head.id)::create();
    }
    ARTEMISIA_TRY_ASSIGN(prepared.old, storedRecord(database, table, head.id.uuid()));
    const Timestamp now = Timestamp::now();
    if (head.created.isNull()) {
        head.created = prepared.old ? createdOf(prepared.old->body) : Timestamp();
        head.created = head.created.isNull() ? now : head.created;
    }
    if (!context.keepTimes || head.modified.isNull()) {
        if (prepared.old) {
            head.modified = prepared.old->modified;
            prepared.isUnchanged = bodyText(recordJson(prepared.record)) == prepared.old->body;
        }
        head.modified = prepared.isUnchanged ? head.modified : now;
    }
    if (!prepared.isUnchanged) {
        prepared.body = bodyText(recordJson(prepared.record));
        prepared.isUnchanged = prepared.old && prepared.body == prepared.old->body;
    }
    return prepared;
}

/// Writes a revision and notes that the record may have to be published; the answer is its number.
/// \a body empty: a removal.
[[nodiscard]] Result<qint64> addRevision(Database &database, const RecordRef &record,
                                         const SaveContext &context, const QByteArray &body);
/// Notes that the record may have to be published or withdrawn.
[[nodiscard]] Result<> markChanged(Database &database, const RecordRef &record, qint64 revision);
/// Replaces what text search knows of a record.
[[nodiscard]] Result<> putSearchEntry(Database &database, RecordKind kind, RowId row,
                                      const QString &code, const QString &title,
                                      const QString &text);
/// Deletes a record's row with its search entry, and writes the revision that says so. NotFound if
/// there is none. The caller has a Transaction and has seen to what depends on it.
[[nodiscard]] Result<> removeRecord(Database &database, const QByteArray &table,
                                    const RecordRef &record, const SaveContext &context);
/// Conflict if another record than \a id has this code (in \a column of \a table).
[[nodiscard]] Result<> checkUnique(Database &database, const QByteArray &table,
                                   const QByteArray &column, const QString &code, const QUuid &id);
/// Invalid unless a code can stand on one line: not empty, no control characters, no space around
/// it, at most 200 characters.
[[nodiscard]] Result<> checkCode(const QString &code);
/// "INSERT ... ON CONFLICT (id) DO UPDATE ..." for these columns; the first one is id.
[[nodiscard]] QByteArray upsertSql(const QByteArray &table, const QList<QByteArray> &columns);
/// The row numbers that a statement gives in its first column.
[[nodiscard]] Result<QList<RowId>> rowList(Statement &statement);
/// "There is no ..." for removals.
[[nodiscard]] tl::unexpected<Error> noSuchRecord();

/// Reads the record with this id from its table through \a fromJson.
template <class Record>
[[nodiscard]] Result<std::optional<Record>> readRecord(Statement statement,
                                                       Result<Record> (*fromJson)(const Json &))
{
    ARTEMISIA_TRY_ASSIGN(const bool isRow, statement.step());
    if (!isRow) {
        return std::nullopt;
    }
    ARTEMISIA_TRY_ASSIGN(const Json json, bodyJson(statement.utf8(0)));
    ARTEMISIA_TRY_ASSIGN(Record record, fromJson(json));
    return record;
}

/// Calls \a visit for each row's record.
template <class Record>
[[nodiscard]] Result<> visitRecords(Statement statement, Result<Record> (*fromJson)(const Json &),
                                    const std::function<Result<>(const Record &)> &visit)
{
    while (true) {
        ARTEMISIA_TRY_ASSIGN(const bool isRow, statement.step());
        if (!isRow) {
            return {};
        }
        ARTEMISIA_TRY_ASSIGN(const Json json, bodyJson(statement.utf8(0)));
        ARTEMISIA_TRY_ASSIGN(const Record record, fromJson(json));
        ARTEMISIA_TRY(visit(record));
    }
}

} // namespace artemisia::store
