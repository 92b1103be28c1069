// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/watchdog.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace artemisia::jobs
{

class Watchdog::Private
{
public:
    Private(std::function<void()> look, std::chrono::milliseconds every)
        : m_look(std::move(look))
        , m_every(every)
        , m_thread([this] { run(); })
    {
    }
    ~Private()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isOver = true;
        }
        m_changed.notify_one();
        m_thread.join();
    }
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;

private:
    void run()
    {
        std::unique_lock lock(m_mutex);
        while (!m_changed.wait_for(lock, m_every, [this] { return m_isOver; })) {
            lock.unlock();
            m_look();
            lock.lock();
        }
    }

    const std::function<void()> m_look;
    const std::chrono::milliseconds m_every;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isOver = false;
    std::thread m_thread; ///< the last member: it uses the others from the start
};

Watchdog::Watchdog(std::function<void()> look, std::chrono::milliseconds every)
    : m_private(std::make_unique<Private>(std::move(look), every))
{
}

Watchdog::~Watchdog() = default;

} // namespace artemisia::jobs
