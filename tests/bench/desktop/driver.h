// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/shell/main_window.h"
#include "tests/bench/desktop/watch.h"

#include <QAbstractItemView>

#include <functional>

namespace artemisia::bench
{

/// What the window did in one phase of use, told as a row.
class Driver
{
public:
    Driver(WatchedApplication &application, app::MainWindow &window);

    [[nodiscard]] QAbstractItemView *view(const QString &name) const;
    /// Lets the window work until \a isReady; false after a minute without.
    [[nodiscard]] bool waitFor(const std::function<bool()> &isReady) const;
    /// Lets the window work for so long.
    void rest(int ms) const;

    /// Scrolls \a view \a frames times, 60 a second, to where \a place says (0 to 1), and prints
    /// the time of the frames (moving and painting) and the longest events.
    void scroll(const QString &what, QAbstractItemView *view, int frames,
                const std::function<double(int frame)> &place);
    /// Does \a act, waits for \a isReady, and prints how long that took and the longest events.
    void act(const QString &what, const std::function<void()> &act,
             const std::function<bool()> &isReady);

private:
    void tellEvents() const;
    WatchedApplication &m_application;
    app::MainWindow &m_window;
};

} // namespace artemisia::bench
