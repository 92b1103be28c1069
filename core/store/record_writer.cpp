// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/record_writer.h"

#include <QCoreApplication>
#include <QtEndian>

#include <algorithm>

namespace artemisia::store
{

namespace
{
// Saves are felt, revisions are seldom read: speed before size.
constexpr int kCompressionLevel = 1;
constexpr qint64 kMaxBody = 256 * 1024 * 1024;
constexpr int kMaxCodeLength = 200;
} // namespace

Result<std::optional<StoredRecord>> storedRecord(Database &database, const QByteArray &table,
                                                 const QUuid &id)
{
    ARTEMISIA_TRY_ASSIGN(
        Statement statement,
        database.select("SELECT row, modified, revision, body FROM " + table + " WHERE id = ?",
                        id));
    ARTEMISIA_TRY_ASSIGN(const bool isRow, statement.step());
    if (!isRow) {
        return std::nullopt;
    }
    return StoredRecord{statement.int64(0), statement.at(1), statement.int64(2), statement.utf8(3)};
}

Result<Json> bodyJson(const QByteArray &body)
{
    Json json = Json::parse(body.cbegin(), body.cend(), nullptr, false);
    if (json.is_discarded()) {
        return fail(
            ErrorCode::Corrupt,
            QCoreApplication::translate(
                "store",
                "A record of the notebook is damaged. Restore the notebook from a backup."));
    }
    return json;
}

Result<Json> compressedJson(const QByteArray &compressed)
{
    // The first four bytes claim the length, and qUncompress() makes room for it unseen.
    const qint64 claimed =
        compressed.size() < 4 ? 0 : qFromBigEndian<quint32>(compressed.constData());
    return bodyJson(claimed > kMaxBody ? QByteArray() : qUncompress(compressed));
}

QByteArray bodyText(const Json &json)
{
    return QByteArray::fromStdString(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Timestamp createdOf(const QByteArray &body)
{
    const Json json = Json::parse(body.cbegin(), body.cend(), nullptr, false);
    const auto created = json.find("created");
    if (!json.is_object() || created == json.end() || !created->is_string()) {
        return {};
    }
    return Timestamp::fromString(QString::fromStdString(created->get_ref<const std::string &>()));
}

Result<qint64> addRevision(Database &database, const RecordRef &record, const SaveContext &context,
                           const QByteArray &body)
{
    ARTEMISIA_TRY_ASSIGN(
        Statement statement,
        database.select(
            "INSERT INTO revision (kind, record, at, who, what, body) VALUES (?, ?, ?, ?, ?, ?)",
            number(record.kind), record.id, Timestamp::now(), context.who, context.what));
    if (body.isEmpty()) {
        statement.bind(nullptr);
    } else {
        statement.bind(qCompress(body, kCompressionLevel));
    }
    ARTEMISIA_TRY(statement.run());
    const qint64 revision = database.lastRow();
    ARTEMISIA_TRY(markChanged(database, record, revision));
    return revision;
}

Result<> markChanged(Database &database, const RecordRef &record, qint64 revision)
{
    return database.run("INSERT INTO changed (kind, record, revision) VALUES (?, ?, ?) "
                        "ON CONFLICT DO UPDATE SET revision = excluded.revision",
                        number(record.kind), record.id, revision);
}

namespace
{
Result<> dropSearchEntry(Database &database, RecordKind kind, RowId row)
{
    ARTEMISIA_TRY_ASSIGN(
        const auto entry,
        database.number("SELECT row FROM search_entry WHERE kind = ? AND target = ?", number(kind),
                        row));
    if (!entry) {
        return {};
    }
    ARTEMISIA_TRY(database.run("DELETE FROM search WHERE rowid = ?", *entry));
    return database.run("DELETE FROM search_entry WHERE row = ?", *entry);
}
} // namespace

Result<> putSearchEntry(Database &database, RecordKind kind, RowId row, const QString &code,
                        const QString &title, const QString &text)
{
    ARTEMISIA_TRY(dropSearchEntry(database, kind, row));
    if (code.isEmpty() && title.isEmpty() && text.isEmpty()) {
        return {};
    }
    ARTEMISIA_TRY(
        database.run("INSERT INTO search_entry (kind, target) VALUES (?, ?)", number(kind), row));
    return database.run("INSERT INTO search (rowid, code, title, text) VALUES (?, ?, ?, ?)",
                        database.lastRow(), code, title, text);
}

Result<> removeRecord(Database &database, const QByteArray &table, const RecordRef &record,
                      const SaveContext &context)
{
    ARTEMISIA_TRY_ASSIGN(const auto row,
                         database.number("SELECT row FROM " + table + " WHERE id = ?", record.id));
    if (!row) {
        return noSuchRecord();
    }
    ARTEMISIA_TRY(dropSearchEntry(database, record.kind, *row));
    ARTEMISIA_TRY(database.run("DELETE FROM " + table + " WHERE row = ?", *row));
    ARTEMISIA_TRY(addRevision(database, record, context, {}));
    return {};
}

Result<> checkUnique(Database &database, const QByteArray &table, const QByteArray &column,
                     const QString &code, const QUuid &id)
{
    ARTEMISIA_TRY_ASSIGN(const auto other, database.number("SELECT row FROM " + table + " WHERE " +
                                                               column + " = ? AND id <> ?",
                                                           code, id));
    if (other) {
        return fail(
            ErrorCode::Conflict,
            QCoreApplication::translate(
                "store",
                "%1 is taken by another record. This one was not saved; give it another code.")
                .arg(code));
    }
    return {};
}

Result<> checkCode(const QString &code)
{
    const bool hasControls = std::any_of(
        code.cbegin(), code.cend(), [](QChar c) { return c.category() == QChar::Other_Control; });
    if (!code.isEmpty() && !hasControls && code.trimmed() == code &&
        code.size() <= kMaxCodeLength) {
        return {};
    }
    return fail(
        ErrorCode::Invalid,
        code.isEmpty()
            ? QCoreApplication::translate("store",
                                          "A record without a code cannot be saved. Give it one.")
            : QCoreApplication::translate(
                  "store",
                  "\"%1\" cannot be a code: at most %2 characters, no line breaks, no space "
                  "before or after. The record was not saved.")
                  .arg(code.simplified().left(40), QString::number(kMaxCodeLength)));
}

QByteArray upsertSql(const QByteArray &table, const QList<QByteArray> &columns)
{
    QByteArray marks;
    QByteArray updates;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        marks += i == 0 ? "?" : ", ?";
        if (i > 0) {
            updates += (i == 1 ? "" : ", ") + columns[i] + " = excluded." + columns[i];
        }
    }
    return "INSERT INTO " + table + " (" + columns.join(", ") + ") VALUES (" + marks +
           ") ON CONFLICT (id) DO UPDATE SET " + updates;
}

Result<QList<RowId>> rowList(Statement &statement)
{
    QList<RowId> rows;
    while (true) {
        ARTEMISIA_TRY_ASSIGN(const bool isRow, statement.step());
        if (!isRow) {
            return rows;
        }
        rows.append(statement.int64(0));
    }
}

tl::unexpected<Error> noSuchRecord()
{
    return fail(ErrorCode::NotFound,
                QCoreApplication::translate(
                    "store", "This record is not in the notebook any more. Nothing was changed."));
}

} // namespace artemisia::store
