// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>

namespace artemisia::jobs
{

/// Looks after a call that blocks and asks nobody whether it may go on: calls a function again and
/// again on a thread of its own, which can do what ends the call (shut its socket down, say).
class Watchdog
{
public:
    /// \a look must be safe beside the watched call, must not block and must not throw.
    explicit Watchdog(std::function<void()> look,
                      std::chrono::milliseconds every = std::chrono::milliseconds(100));
    /// Once this returns, \a look does not run and never will again.
    ~Watchdog();
    Watchdog(const Watchdog &) = delete;
    Watchdog &operator=(const Watchdog &) = delete;

private:
    class Private;
    std::unique_ptr<Private> m_private;
};

} // namespace artemisia::jobs
