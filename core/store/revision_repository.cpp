// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/revision_repository.h"

#include "core/store/record_writer.h"

#include <QCoreApplication>

namespace artemisia::store
{

RevisionRepository::RevisionRepository(Database &database)
    : m_database(database)
{
}

Result<QList<Revision>> RevisionRepository::of(const RecordRef &record)
{
    QList<Revision> revisions;
    ARTEMISIA_TRY_ASSIGN(Statement statement,
                         m_database.select("SELECT number, at, who, what, body IS NULL FROM "
                                           "revision WHERE kind = ? AND record = ? "
                                           "ORDER BY number DESC",
                                           number(record.kind), record.id));
    while (true) {
        ARTEMISIA_TRY_ASSIGN(const bool isRow, statement.step());
        if (!isRow) {
            return revisions;
        }
        revisions.append({statement.int64(0), record, statement.at(1),
                          PersonId::fromUuid(statement.uuid(2)), statement.text(3),
                          statement.integer(4) != 0});
    }
}

Result<Json> RevisionRepository::bodyOf(qint64 revision)
{
    // A removal has no body of its own: the last one before it is what was removed.
    ARTEMISIA_TRY_ASSIGN(
        Statement statement,
        m_database.select("SELECT earlier.body FROM revision AS asked JOIN revision AS earlier ON "
                          "earlier.kind = asked.kind "
                          "AND earlier.record = asked.record AND earlier.number <= asked.number "
                          "WHERE asked.number = ? AND earlier.body IS NOT NULL ORDER BY "
                          "earlier.number DESC LIMIT 1",
                          revision));
    ARTEMISIA_TRY_ASSIGN(const bool isRow, statement.step());
    if (!isRow) {
        return fail(
            ErrorCode::NotFound,
            QCoreApplication::translate("store", "There is no such revision in the notebook."));
    }
    return compressedJson(statement.blob(0));
}

Result<qint64> RevisionRepository::latest()
{
    ARTEMISIA_TRY_ASSIGN(const auto number, m_database.number("SELECT max(number) FROM revision"));
    return number.value_or(0);
}

} // namespace artemisia::store
