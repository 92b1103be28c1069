// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/timestamp.h"

namespace artemisia
{

namespace
{
std::function<QDateTime()> &testClock()
{
    static std::function<QDateTime()> clock;
    return clock;
}
} // namespace

QDateTime Clock::now()
{
    return testClock() ? testClock()().toUTC() : QDateTime::currentDateTimeUtc();
}

void Clock::setForTests(std::function<QDateTime()> now)
{
    testClock() = std::move(now);
}

Timestamp Timestamp::now()
{
    return Timestamp(Clock::now().toSecsSinceEpoch());
}

Timestamp Timestamp::fromString(QStringView text)
{
    if (text.size() != 20 || text.back() != u'Z') {
        return {};
    }
    QDateTime time = QDateTime::fromString(text.chopped(1).toString(), Qt::ISODate);
    time.setTimeSpec(Qt::UTC);
    if (!time.isValid()) {
        return {};
    }
    const Timestamp result(time.toSecsSinceEpoch());
    return result.toString() == text ? result : Timestamp();
}

QString Timestamp::toString() const
{
    if (m_isNull) {
        return {};
    }
    return toDateTime().toString(QStringLiteral("yyyy-MM-dd'T'HH:mm:ss'Z'"));
}

} // namespace artemisia
