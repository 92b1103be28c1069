// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/desktop/watch.h"

#include <QElapsedTimer>
#include <QMetaEnum>

#include <algorithm>
#include <ctime>

namespace artemisia::bench
{

namespace
{
constexpr double kKeptFrom = 0.0003;
} // namespace

double threadSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) + double(now.tv_nsec) * 1e-9;
}

bool WatchedApplication::notify(QObject *receiver, QEvent *event)
{
    if (m_depth > 0) {
        return QApplication::notify(receiver, event);
    }
    // Asked before: the receiver may be gone after.
    const char *className = receiver->metaObject()->className();
    const QString objectName = receiver->objectName();
    const int type = int(event->type());
    ++m_depth;
    ++m_count;
    QElapsedTimer timer;
    timer.start();
    const double before = threadSeconds();
    const bool answer = QApplication::notify(receiver, event);
    const double wall = double(timer.nsecsElapsed()) * 1e-9;
    --m_depth;
    if (wall > kKeptFrom) {
        const char *known = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
        m_events.push_back({wall, threadSeconds() - before,
                            QStringLiteral("%1 %2 %3")
                                .arg(QLatin1String(className), objectName,
                                     known ? QLatin1String(known) : QLatin1String("?"))});
    }
    return answer;
}

void WatchedApplication::begin()
{
    m_count = 0;
    m_events.clear();
}

std::vector<WatchedEvent> WatchedApplication::longest() const
{
    std::vector<WatchedEvent> sorted = m_events;
    std::sort(sorted.begin(), sorted.end(),
              [](const WatchedEvent &a, const WatchedEvent &b) { return a.wall > b.wall; });
    return sorted;
}

} // namespace artemisia::bench
