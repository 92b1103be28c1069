// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/desktop/driver.h"

#include "tests/bench/bench.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>

namespace artemisia::bench
{

namespace
{
constexpr int kPatienceMs = 60'000;
constexpr int kFrameMs = 16;
constexpr std::size_t kToldEvents = 4;
} // namespace

Driver::Driver(WatchedApplication &application, app::MainWindow &window)
    : m_application(application)
    , m_window(window)
{
}

QAbstractItemView *Driver::view(const QString &name) const
{
    return m_window.findChild<QAbstractItemView *>(name);
}

void Driver::rest(int ms) const
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

bool Driver::waitFor(const std::function<bool()> &isReady) const
{
    QElapsedTimer patience;
    patience.start();
    while (!isReady()) {
        if (patience.elapsed() > kPatienceMs) {
            QTextStream(stderr) << "waited in vain\n";
            return false;
        }
        rest(1);
    }
    return true;
}

void Driver::scroll(const QString &what, QAbstractItemView *view, int frames,
                    const std::function<double(int)> &place)
{
    rest(500);
    m_application.begin();
    Times wall;
    Times cpu;
    QEventLoop loop;
    QTimer beat;
    beat.setTimerType(Qt::PreciseTimer);
    beat.setInterval(kFrameMs);
    int frame = 0;
    QObject::connect(&beat, &QTimer::timeout, &loop, [&] {
        if (frame == frames) {
            loop.quit();
            return;
        }
        QScrollBar *bar = view->verticalScrollBar();
        const double before = threadSeconds();
        wall.add(secondsOf([&] {
            bar->setValue(int(place(frame) * bar->maximum()));
            view->viewport()->repaint();
        }));
        cpu.add(threadSeconds() - before);
        ++frame;
    });
    beat.start();
    loop.exec();
    beat.stop();
    row(QStringLiteral("%1: a frame, of %2").arg(what).arg(frames),
        QStringLiteral("%1 median, %2 worst").arg(seconds(wall.median()), seconds(wall.most())),
        QStringLiteral("of it work: %1 median, %2 worst")
            .arg(seconds(cpu.median()), seconds(cpu.most())),
        QString());
    tellEvents();
}

void Driver::act(const QString &what, const std::function<void()> &act,
                 const std::function<bool()> &isReady)
{
    rest(500);
    m_application.begin();
    QElapsedTimer timer;
    timer.start();
    const double before = threadSeconds();
    const double first = secondsOf(act);
    const double firstWork = threadSeconds() - before;
    const bool ready = waitFor(isReady);
    row(what,
        seconds(double(timer.nsecsElapsed()) * 1e-9) + QLatin1String(ready ? "" : " and not ready"),
        QStringLiteral("the call itself: %1, of it work: %2")
            .arg(seconds(first), seconds(firstWork)),
        QString());
    rest(300);
    tellEvents();
}

void Driver::tellEvents() const
{
    QStringList told;
    for (const WatchedEvent &event : m_application.longest()) {
        if (std::size_t(told.size()) < kToldEvents) {
            told.append(QStringLiteral("%1 (work %2) %3")
                            .arg(seconds(event.wall), seconds(event.cpu), event.name));
        }
    }
    QTextStream(stdout) << "<!-- " << m_application.count()
                        << " events; longest: " << told.join(QStringLiteral("; ")) << " -->"
                        << Qt::endl;
}

} // namespace artemisia::bench
