// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>

#include <vector>

namespace artemisia::bench
{

/// One event that the GUI thread worked on: what the person waits for if it is long.
struct WatchedEvent {
    double wall = 0; ///< seconds
    double cpu =
        0; ///< seconds of this thread's own work: less than wall where it waited or was put aside
    QString name; ///< receiver's class and object name, type of the event
};

/// Times every event that reaches the application, those inside another counted with it. GUI
/// thread.
class WatchedApplication : public QApplication
{
public:
    using QApplication::QApplication;
    bool notify(QObject *receiver, QEvent *event) override;

    /// Forgets what was seen, and begins anew.
    void begin();
    [[nodiscard]] std::size_t count() const { return m_count; }
    /// The events longer than a few tenths of a millisecond since begin(), longest wall time first.
    [[nodiscard]] std::vector<WatchedEvent> longest() const;

private:
    int m_depth = 0;
    std::size_t m_count = 0;
    std::vector<WatchedEvent> m_events;
};

/// This thread's own work so far, in seconds.
[[nodiscard]] double threadSeconds();

} // namespace artemisia::bench
