// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/timestamp.h"

namespace artemisia
{

namespace
{
constexpr qint64 kEpoch = 2440588; ///< the Julian day of 1970-01-01
constexpr qint64 kSecondsADay = 86400;

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

// By hand rather than through QDateTime: that goes by way of the local time zone, in which some
// moments of UTC do not exist (the hour that summer time skips), and asks the system for the zone
// each time.
Timestamp Timestamp::fromString(QStringView text)
{
    static constexpr char16_t shape[] = u"0000-00-00T00:00:00Z";
    if (text.size() != 20) {
        return {};
    }
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        if (shape[i] == u'0' ? c < u'0' || c > u'9' : c != shape[i]) {
            return {};
        }
    }
    const auto number = [text](qsizetype at, qsizetype length) {
        return text.mid(at, length).toInt();
    };
    const QDate date(number(0, 4), number(5, 2), number(8, 2));
    const int hour = number(11, 2);
    const int minute = number(14, 2);
    const int second = number(17, 2);
    if (!date.isValid() || hour > 23 || minute > 59 || second > 59) {
        return {};
    }
    const qint64 days = date.toJulianDay() - kEpoch;
    return Timestamp(days * kSecondsADay + hour * 3600 + minute * 60 + second);
}

QString Timestamp::toString() const
{
    if (m_isNull) {
        return {};
    }
    const qint64 inDay = ((m_seconds % kSecondsADay) + kSecondsADay) % kSecondsADay;
    const QDate date = QDate::fromJulianDay(kEpoch + (m_seconds - inDay) / kSecondsADay);
    const auto two = [](qint64 number) { return QString::number(number).rightJustified(2, u'0'); };
    return date.toString(Qt::ISODate) + u'T' + two(inDay / 3600) + u':' + two(inDay / 60 % 60) +
           u':' + two(inDay % 60) + u'Z';
}

} // namespace artemisia
