// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"

#include <QCoreApplication>

#include <sqlite3.h>

namespace artemisia::store
{

namespace
{
tl::unexpected<Error> alreadyUndone(const QString &file)
{
    return fail(ErrorCode::Io,
                QCoreApplication::translate(
                    "store", "%1 could not be written. This change was not saved; everything saved "
                             "before is kept.")
                    .arg(file),
                QStringLiteral("the transaction was already rolled back"));
}

QByteArray savepoint(const char *verb, int depth)
{
    return verb + QByteArray(" s") + QByteArray::number(depth);
}
} // namespace

Result<Transaction> Transaction::begin(Database &database)
{
    if (database.m_isReadOnly) {
        return fail(ErrorCode::ReadOnly,
                    QCoreApplication::translate(
                        "store", "The notebook is open for reading only. Nothing was "
                                 "changed."));
    }
    if (database.m_depth == 0) {
        ARTEMISIA_TRY(database.run("BEGIN IMMEDIATE"));
    } else {
        // After some errors SQLite undoes everything by itself; a savepoint would then quietly
        // start anew.
        if (sqlite3_get_autocommit(database.m_sqlite) != 0) {
            return alreadyUndone(database.m_file);
        }
        ARTEMISIA_TRY(database.run(savepoint("SAVEPOINT", database.m_depth)));
    }
    ++database.m_depth;
    return Transaction(database, database.m_depth);
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
    , m_depth(other.m_depth)
{
}

Result<> Transaction::commit()
{
    Q_ASSERT(m_database != nullptr && m_database->m_depth == m_depth);
    if (sqlite3_get_autocommit(m_database->m_sqlite) != 0) {
        rollBack();
        return alreadyUndone(std::exchange(m_database, nullptr)->m_file);
    }
    auto done =
        m_database->run(m_depth == 1 ? QByteArray("COMMIT") : savepoint("RELEASE", m_depth - 1));
    if (!done) {
        rollBack();
    } else {
        --m_database->m_depth;
    }
    m_database = nullptr;
    return done;
}

Transaction::~Transaction()
{
    if (m_database != nullptr) {
        rollBack();
    }
}

void Transaction::rollBack()
{
    m_database->m_depth = m_depth - 1;
    if (sqlite3_get_autocommit(m_database->m_sqlite) != 0) {
        return;
    }
    // What fails here is undone when the connection closes or the next program opens the file.
    if (m_depth == 1) {
        (void)m_database->run("ROLLBACK");
    } else {
        (void)m_database->run(savepoint("ROLLBACK TO", m_depth - 1));
        (void)m_database->run(savepoint("RELEASE", m_depth - 1));
    }
}

} // namespace artemisia::store
