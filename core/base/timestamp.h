// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <functional>

namespace artemisia
{

/// A moment in UTC, to the second; written as "2026-11-22T09:41:07Z".
class Timestamp
{
public:
    Timestamp() = default; ///< null
    explicit Timestamp(qint64 secondsSinceEpoch)
        : m_seconds(secondsSinceEpoch)
        , m_isNull(false)
    {
    }
    [[nodiscard]] static Timestamp now(); ///< by the Clock below
    /// Only the form above; anything else gives null.
    [[nodiscard]] static Timestamp fromString(QStringView text);
    [[nodiscard]] bool isNull() const { return m_isNull; }
    [[nodiscard]] qint64 seconds() const { return m_seconds; }
    [[nodiscard]] QString toString() const; ///< "" for null
    [[nodiscard]] QDateTime toDateTime() const
    {
        return QDateTime::fromSecsSinceEpoch(m_seconds, Qt::UTC);
    }
    friend bool operator==(const Timestamp &a, const Timestamp &b)
    {
        return a.m_seconds == b.m_seconds && a.m_isNull == b.m_isNull;
    }
    friend bool operator<(const Timestamp &a, const Timestamp &b)
    {
        return a.m_seconds < b.m_seconds;
    }

private:
    qint64 m_seconds = 0;
    bool m_isNull = true;
};

/// Where the time comes from: the system's clock, or what a test set. Thread-safe to read; set it
/// before threads start.
namespace Clock
{
[[nodiscard]] QDateTime now(); ///< UTC, with milliseconds
void setForTests(
    std::function<QDateTime()> now); ///< an empty function brings the system's clock back
} // namespace Clock

} // namespace artemisia
