// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite_error.h"

#include <QCoreApplication>
#include <QDir>

#include <sqlite3.h>

namespace artemisia::store
{

namespace
{
struct Meaning {
    ErrorCode code;
    QString sentence;
};

Meaning meaningOf(int primary)
{
    switch (primary) {
    case SQLITE_FULL:
        return {ErrorCode::Io,
                QCoreApplication::translate(
                    "store", "The disk that holds %1 is full. This change was not saved; "
                             "everything saved before is kept. Make room and try again.")};
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_NOLFS:
        return {ErrorCode::Io,
                QCoreApplication::translate(
                    "store", "%1 could not be read or written. This change was not saved; "
                             "everything saved before is kept.")};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL: // another program has been about to open it for ten seconds
        return {ErrorCode::Locked,
                QCoreApplication::translate(
                    "store", "Another program is writing to %1. Nothing was changed; try "
                             "again in a moment.")};
    case SQLITE_CORRUPT:
    case SQLITE_FORMAT:
        return {ErrorCode::Corrupt,
                QCoreApplication::translate(
                    "store", "%1 is damaged. Nothing was changed; restore the notebook "
                             "from a backup.")};
    case SQLITE_NOTADB:
        return {ErrorCode::Corrupt,
                QCoreApplication::translate("store", "%1 is not the database of a notebook.")};
    case SQLITE_READONLY:
        return {ErrorCode::ReadOnly,
                QCoreApplication::translate("store",
                                            "%1 is open for reading only. Nothing was changed.")};
    case SQLITE_TOOBIG:
        return {
            ErrorCode::TooLarge,
            QCoreApplication::translate("store", "This is too large for %1. Nothing was changed.")};
    case SQLITE_INTERRUPT:
        return {ErrorCode::Cancelled,
                QCoreApplication::translate("store", "Stopped. Nothing was changed in %1.")};
    default:
        return {ErrorCode::Internal,
                QCoreApplication::translate(
                    "store", "Something went wrong in Artemisia while working on %1. "
                             "This change was not saved; everything saved before is kept.")};
    }
}
} // namespace

Error sqliteError(sqlite3 *sqlite, int code, const QString &file)
{
    const Meaning meaning = meaningOf(code & 0xff);
    // sqlite3_errmsg() of constraints names tables and columns only, never values.
    const QString message =
        QString::fromUtf8(sqlite != nullptr ? sqlite3_errmsg(sqlite) : sqlite3_errstr(code));
    return {meaning.code, meaning.sentence.arg(QDir::toNativeSeparators(file)),
            QStringLiteral("SQLite %1: %2").arg(code).arg(message)};
}

} // namespace artemisia::store
