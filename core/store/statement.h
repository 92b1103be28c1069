// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/base/timestamp.h"

#include <QByteArray>

#include <memory>
#include <optional>

struct sqlite3_stmt;

namespace artemisia::store
{

class Database;

/// UTF-8 text that is bound as text (a QByteArray is bound as a blob).
struct Utf8 {
    QByteArray bytes;
};

/// One prepared statement in use; goes back to its Database when it dies, and must die before it.
/// Values are bound in the order of the question marks; a bind that fails is told by the next
/// step().
class Statement
{
public:
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&other) noexcept;
    ~Statement();

    void bind(qint64 value);
    void bind(int value) { bind(qint64(value)); }
    void bind(bool value) { bind(qint64(value ? 1 : 0)); }
    void bind(double value);
    void bind(const QString &text);
    void bind(const Utf8 &text);
    void bind(const QByteArray &blob);
    void bind(const QUuid &uuid); ///< 16 bytes; NULL for a null one
    void bind(const Timestamp &at) { bind(at.seconds()); }
    void bind(std::nullptr_t);
    template <class Tag>
    void bind(const Id<Tag> &id)
    {
        bind(id.uuid());
    }

    /// The next row: true; the end: false.
    [[nodiscard]] Result<bool> step();
    /// Steps to the end.
    [[nodiscard]] Result<> run();
    /// Ready to be bound and stepped again.
    void reset();

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] qint64 int64(int column) const;
    [[nodiscard]] int integer(int column) const { return int(int64(column)); }
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray utf8(int column) const;
    [[nodiscard]] QByteArray blob(int column) const;
    [[nodiscard]] QUuid uuid(int column) const; ///< null for NULL
    [[nodiscard]] Timestamp at(int column) const { return Timestamp(int64(column)); }

private:
    friend class Database;
    Statement(Database &database, QByteArray sql, sqlite3_stmt *statement);
    void check(int code);
    Database *m_database = nullptr;
    QByteArray m_sql;
    sqlite3_stmt *m_statement = nullptr;
    int m_bound = 0;
    std::optional<Error> m_error;
};

} // namespace artemisia::store
