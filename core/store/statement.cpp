// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/statement.h"

#include "core/store/database.h"

#include <sqlite3.h>

namespace artemisia::store
{

Statement::Statement(Database &database, QByteArray sql, sqlite3_stmt *statement)
    : m_database(&database)
    , m_sql(std::move(sql))
    , m_statement(statement)
{
}

Statement::Statement(Statement &&other) noexcept
    : m_database(other.m_database)
    , m_sql(std::move(other.m_sql))
    , m_statement(std::exchange(other.m_statement, nullptr))
    , m_bound(other.m_bound)
    , m_error(std::move(other.m_error))
{
}

Statement &Statement::operator=(Statement &&other) noexcept
{
    std::swap(m_database, other.m_database);
    std::swap(m_sql, other.m_sql);
    std::swap(m_statement, other.m_statement);
    std::swap(m_bound, other.m_bound);
    std::swap(m_error, other.m_error);
    return *this;
}

Statement::~Statement()
{
    if (m_statement != nullptr) {
        m_database->giveBack(m_sql, m_statement);
    }
}

void Statement::check(int code)
{
    if (code != SQLITE_OK && !m_error) {
        m_error = m_database->lastError(code);
    }
}

void Statement::bind(qint64 value)
{
    check(sqlite3_bind_int64(m_statement, ++m_bound, value));
}

void Statement::bind(double value)
{
    check(sqlite3_bind_double(m_statement, ++m_bound, value));
}

void Statement::bind(const QString &text)
{
    bind(Utf8{text.toUtf8()});
}

void Statement::bind(const Utf8 &text)
{
    // A null QByteArray would be bound as NULL; an empty text is an empty text.
    const char *bytes = text.bytes.isEmpty() ? "" : text.bytes.constData();
    check(sqlite3_bind_text64(m_statement, ++m_bound, bytes, sqlite3_uint64(text.bytes.size()),
                              SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::bind(const QByteArray &blob)
{
    const char *bytes = blob.isEmpty() ? "" : blob.constData();
    check(sqlite3_bind_blob64(m_statement, ++m_bound, bytes, sqlite3_uint64(blob.size()),
                              SQLITE_TRANSIENT));
}

void Statement::bind(const QUuid &uuid)
{
    if (uuid.isNull()) {
        bind(nullptr);
    } else {
        bind(uuid.toRfc4122());
    }
}

void Statement::bind(std::nullptr_t)
{
    check(sqlite3_bind_null(m_statement, ++m_bound));
}

Result<bool> Statement::step()
{
    if (m_error) {
        return tl::unexpected(*m_error);
    }
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW) {
        return true;
    }
    if (code == SQLITE_DONE) {
        // A select that ended keeps no lock on the state it read.
        sqlite3_reset(m_statement);
        return false;
    }
    const Error error = m_database->lastError(code);
    sqlite3_reset(m_statement);
    return tl::unexpected(error);
}

Result<> Statement::run()
{
    while (true) {
        ARTEMISIA_TRY_ASSIGN(const bool isRow, step());
        if (!isRow) {
            return {};
        }
    }
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
    m_bound = 0;
    m_error.reset();
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 Statement::int64(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

QString Statement::text(int column) const
{
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QString::fromUtf8(bytes, sqlite3_column_bytes(m_statement, column));
}

QByteArray Statement::utf8(int column) const
{
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QByteArray(bytes, sqlite3_column_bytes(m_statement, column));
}

QByteArray Statement::blob(int column) const
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return QByteArray(bytes, sqlite3_column_bytes(m_statement, column));
}

QUuid Statement::uuid(int column) const
{
    return isNull(column) ? QUuid() : QUuid::fromRfc4122(blob(column));
}

} // namespace artemisia::store
