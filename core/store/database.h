// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/statement.h"

#include <QHash>

#include <functional>

struct sqlite3;

namespace artemisia::store
{

/// "ArtN": marks an SQLite file as one of ours.
inline constexpr int kApplicationId = 0x4172744e;

/// One connection to an SQLite file. One thread at a time.
class Database
{
public:
    enum class Mode {
        Create,    ///< makes the file, which must not exist, as a plain rollback database
        ReadWrite, ///< WAL, full synchronisation
        ReadOnly,  ///< sees the last committed state; never writes, not even -shm, where the folder
                   ///< cannot be written
    };
    /// Opens and sets foreign keys, the busy timeout, WAL (fails if SQLite does not take it) and
    /// defences against hostile files. NotFound, Corrupt (no database at all), Io, ReadOnly.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString &file, Mode mode);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    [[nodiscard]] bool isReadOnly() const { return m_isReadOnly; }
    [[nodiscard]] const QString &file() const { return m_file; }

    /// A statement for one piece of SQL with ? for values; kept and given out again. \a sql is
    /// ours, never made of outside text.
    [[nodiscard]] Result<Statement> prepare(const QByteArray &sql);
    /// Prepares, binds and runs to the end.
    template <class... Values>
    [[nodiscard]] Result<> run(const QByteArray &sql, const Values &...values)
    {
        ARTEMISIA_TRY_ASSIGN(Statement statement, prepare(sql));
        (statement.bind(values), ...);
        return statement.run();
    }
    /// Prepares and binds, for stepping through.
    template <class... Values>
    [[nodiscard]] Result<Statement> select(const QByteArray &sql, const Values &...values)
    {
        ARTEMISIA_TRY_ASSIGN(Statement statement, prepare(sql));
        (statement.bind(values), ...);
        return statement;
    }
    /// The first column of the first row; nothing if there is no row.
    template <class... Values>
    [[nodiscard]] Result<std::optional<qint64>> number(const QByteArray &sql,
                                                       const Values &...values)
    {
        ARTEMISIA_TRY_ASSIGN(Statement statement, select(sql, values...));
        ARTEMISIA_TRY_ASSIGN(const bool isRow, statement.step());
        return isRow ? std::optional(statement.int64(0)) : std::nullopt;
    }
    template <class... Values>
    [[nodiscard]] Result<std::optional<QString>> text(const QByteArray &sql,
                                                      const Values &...values)
    {
        ARTEMISIA_TRY_ASSIGN(Statement statement, select(sql, values...));
        ARTEMISIA_TRY_ASSIGN(const bool isRow, statement.step());
        return isRow ? std::optional(statement.text(0)) : std::nullopt;
    }
    /// Several statements in one text, without values: migrations and pragmas.
    [[nodiscard]] Result<> runScript(const QByteArray &sql);
    [[nodiscard]] qint64 lastRow() const;
    [[nodiscard]] qint64 changedRows() const; ///< by the last statement

    /// A consistent copy by SQLite's backup, checked (quick_check) and written as a single file.
    /// Removes what it made if it fails. \a progress gives false to stop (Cancelled).
    [[nodiscard]] Result<>
    copyTo(const QString &file,
           const std::function<bool(qint64 done, qint64 total)> &progress = {});
    /// SQLite's quick_check: Corrupt if the file does not hold together.
    [[nodiscard]] Result<> check();
    /// Moves what is in the write-ahead log into the file.
    [[nodiscard]] Result<> checkpoint();

private:
    friend class Transaction;
    friend class Statement;
    Database(QString file, bool isReadOnly)
        : m_file(std::move(file))
        , m_isReadOnly(isReadOnly)
    {
    }
    [[nodiscard]] Result<> connect(Mode mode, bool isImmutable);
    [[nodiscard]] Result<> configure(Mode mode);
    [[nodiscard]] Result<> enterWal();
    [[nodiscard]] Error lastError(int code) const;
    void giveBack(const QByteArray &sql, sqlite3_stmt *statement);

    QString m_file;
    bool m_isReadOnly = false;
    sqlite3 *m_sqlite = nullptr;
    QMultiHash<QByteArray, sqlite3_stmt *> m_idle;
    int m_depth = 0; ///< of nested transactions
};

/// All that is written while it lives is kept if commit() succeeds, and undone otherwise. Inside
/// another one it is a savepoint.
class Transaction
{
public:
    [[nodiscard]] static Result<Transaction> begin(Database &database); ///< ReadOnly, Locked
    [[nodiscard]] Result<> commit();
    ~Transaction(); ///< rolls back unless committed
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;

private:
    Transaction(Database &database, int depth)
        : m_database(&database)
        , m_depth(depth)
    {
    }
    void rollBack();
    Database *m_database;
    int m_depth; ///< 1: the outermost
};

} // namespace artemisia::store
