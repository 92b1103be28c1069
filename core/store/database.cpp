// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"

#include "core/store/sqlite_error.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <sqlite3.h>

namespace artemisia::store
{

namespace
{
constexpr int kBusyTimeoutMs = 5000;
constexpr int kMaxIdleStatements = 200;
} // namespace

Result<std::unique_ptr<Database>> Database::open(const QString &file, Mode mode)
{
    const bool exists = QFileInfo(file).isFile();
    if (mode != Mode::Create && !exists) {
        return fail(ErrorCode::NotFound,
                    QCoreApplication::translate("store", "There is no notebook in %1.")
                        .arg(QDir::toNativeSeparators(QFileInfo(file).path())));
    }
    std::unique_ptr<Database> database(new Database(file, mode == Mode::ReadOnly));
    auto connected = database->connect(mode, false);
    const QFileInfo wal(file + QStringLiteral("-wal"));
    const bool isFolderForbidden = !QFileInfo(QFileInfo(file).path()).isWritable();
    const bool isRefused = !connected && (connected.error().code == ErrorCode::Io ||
                                          connected.error().code == ErrorCode::ReadOnly);
    if (isRefused && mode == Mode::ReadOnly && isFolderForbidden) {
        if (wal.size() > 0) {
            return fail(ErrorCode::ReadOnly,
                        QCoreApplication::translate(
                            "store", "The notebook in %1 was not closed properly, and its folder "
                                     "cannot be written, so that its last "
                                     "changes cannot be read. Copy the whole folder to a place "
                                     "where you may write and open the copy.")
                            .arg(QDir::toNativeSeparators(QFileInfo(file).path())),
                        connected.error().detail);
        }
        // Nobody can write here and nothing waits in the log: the file alone is the whole state.
        database.reset(new Database(file, true));
        connected = database->connect(mode, true);
    }
    if (!connected) {
        return tl::unexpected(connected.error());
    }
    return database;
}

Result<> Database::connect(Mode mode, bool isImmutable)
{
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    flags |= mode == Mode::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    flags |= mode == Mode::Create ? SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE : 0;
    QByteArray name = QFile::encodeName(m_file);
    if (isImmutable) {
        flags |= SQLITE_OPEN_URI;
        name = QUrl::fromLocalFile(m_file).toEncoded() + "?immutable=1";
    }
    const int code = sqlite3_open_v2(name.constData(), &m_sqlite, flags, nullptr);
    if (code != SQLITE_OK) {
        return tl::unexpected(lastError(code));
    }
    return configure(mode);
}

Result<> Database::configure(Mode mode)
{
    sqlite3_busy_timeout(m_sqlite, kBusyTimeoutMs);
    // The file may come from anybody: no schema tricks, no damage through SQL, cells checked when
    // read.
    sqlite3_db_config(m_sqlite, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(m_sqlite, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    ARTEMISIA_TRY(runScript(
        "PRAGMA cell_size_check = ON; PRAGMA foreign_keys = ON; PRAGMA cache_size = -32000;"));
    if (mode == Mode::Create) {
        return runScript(
            "PRAGMA page_size = 8192; PRAGMA synchronous = FULL; PRAGMA application_id = " +
            QByteArray::number(kApplicationId));
    }
    // Before anything is written: another program's database stays as it is.
    ARTEMISIA_TRY_ASSIGN(const auto application, number("PRAGMA application_id"));
    if (application != kApplicationId) {
        return tl::unexpected(sqliteError(nullptr, SQLITE_NOTADB, m_file));
    }
    // Reads the schema, which opens the log as well.
    ARTEMISIA_TRY(number("SELECT count(*) FROM sqlite_schema"));
    return mode == Mode::ReadWrite ? enterWal() : Result<>();
}

Result<> Database::enterWal()
{
    ARTEMISIA_TRY_ASSIGN(const auto answer, text("PRAGMA journal_mode = WAL"));
    if (answer != QLatin1String("wal")) {
        return fail(ErrorCode::Io,
                    QCoreApplication::translate(
                        "store",
                        "The disk or share that holds %1 cannot keep a notebook safely. Move "
                        "the notebook to a disk of this computer.")
                        .arg(QDir::toNativeSeparators(QFileInfo(m_file).path())),
                    QStringLiteral("journal_mode answered %1").arg(answer.value_or(QString())));
    }
    return runScript("PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 1000; PRAGMA "
                     "journal_size_limit = 67108864;");
}

Database::~Database()
{
    for (sqlite3_stmt *statement : std::as_const(m_idle)) {
        sqlite3_finalize(statement);
    }
    sqlite3_close_v2(m_sqlite);
}

Error Database::lastError(int code) const
{
    return sqliteError(m_sqlite, code, m_file);
}

Result<Statement> Database::prepare(const QByteArray &sql)
{
    if (sqlite3_stmt *idle = m_idle.take(sql)) {
        return Statement(*this, sql, idle);
    }
    sqlite3_stmt *statement = nullptr;
    const int code = sqlite3_prepare_v3(m_sqlite, sql.constData(), int(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) {
        return tl::unexpected(lastError(code));
    }
    return Statement(*this, sql, statement);
}

void Database::giveBack(const QByteArray &sql, sqlite3_stmt *statement)
{
    if (m_idle.size() >= kMaxIdleStatements) {
        sqlite3_finalize(statement);
        return;
    }
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    m_idle.insert(sql, statement);
}

Result<> Database::runScript(const QByteArray &sql)
{
    const int code = sqlite3_exec(m_sqlite, sql.constData(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) {
        return tl::unexpected(lastError(code));
    }
    return {};
}

qint64 Database::lastRow() const
{
    return sqlite3_last_insert_rowid(m_sqlite);
}

qint64 Database::changedRows() const
{
    return sqlite3_changes64(m_sqlite);
}

Result<> Database::check()
{
    ARTEMISIA_TRY_ASSIGN(const auto answer, text("PRAGMA quick_check(1)"));
    if (answer != QLatin1String("ok")) {
        return fail(ErrorCode::Corrupt,
                    QCoreApplication::translate(
                        "store", "The database %1 is damaged. Restore the notebook from a backup.")
                        .arg(QDir::toNativeSeparators(m_file)),
                    answer.value_or(QString()));
    }
    return {};
}

Result<> Database::checkpoint()
{
    const int code =
        sqlite3_wal_checkpoint_v2(m_sqlite, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    if (code != SQLITE_OK) {
        return tl::unexpected(lastError(code));
    }
    return {};
}

} // namespace artemisia::store
