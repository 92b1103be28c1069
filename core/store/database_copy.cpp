// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"

#include "core/store/sqlite_error.h"

#include <QCoreApplication>
#include <QFile>

#include <sqlite3.h>

namespace artemisia::store
{

namespace
{
constexpr int kPagesAtOnce = 512;

struct Connection {
    sqlite3 *sqlite = nullptr;
    ~Connection() { sqlite3_close_v2(sqlite); }
};

Result<> copyPages(sqlite3 *from, const QString &file,
                   const std::function<bool(qint64, qint64)> &progress)
{
    Connection to;
    int code = sqlite3_open_v2(QFile::encodeName(file).constData(), &to.sqlite,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE |
                                   SQLITE_OPEN_EXRESCODE,
                               nullptr);
    if (code != SQLITE_OK) {
        return tl::unexpected(sqliteError(to.sqlite, code, file));
    }
    sqlite3_backup *backup = sqlite3_backup_init(to.sqlite, "main", from, "main");
    if (backup == nullptr) {
        return tl::unexpected(sqliteError(to.sqlite, sqlite3_extended_errcode(to.sqlite), file));
    }
    bool isStopped = false;
    do {
        code = sqlite3_backup_step(backup, kPagesAtOnce);
        const qint64 total = sqlite3_backup_pagecount(backup);
        isStopped = progress && !progress(total - sqlite3_backup_remaining(backup), total);
    } while (code == SQLITE_OK && !isStopped);
    const int finished = sqlite3_backup_finish(backup);
    if (isStopped && code == SQLITE_OK) {
        return fail(ErrorCode::Cancelled,
                    QCoreApplication::translate("store", "The copy was stopped."));
    }
    if (code != SQLITE_DONE || finished != SQLITE_OK) {
        return tl::unexpected(sqliteError(to.sqlite, code == SQLITE_DONE ? finished : code, file));
    }
    // One file that stands alone: no -wal beside it.
    code = sqlite3_exec(to.sqlite, "PRAGMA journal_mode = DELETE", nullptr, nullptr, nullptr);
    return code == SQLITE_OK ? Result<>()
                             : Result<>(tl::unexpected(sqliteError(to.sqlite, code, file)));
}
} // namespace

Result<> Database::copyTo(const QString &file, const std::function<bool(qint64, qint64)> &progress)
{
    if (QFile::exists(file)) {
        return fail(ErrorCode::Io,
                    QCoreApplication::translate("store", "%1 exists already and was left as it is.")
                        .arg(file));
    }
    auto done = copyPages(m_sqlite, file, progress);
    if (done) {
        auto copy = open(file, Mode::ReadOnly);
        done = copy ? (*copy)->check() : Result<>(tl::unexpected(copy.error()));
    }
    if (!done) {
        QFile::remove(file);
    }
    return done;
}

} // namespace artemisia::store
