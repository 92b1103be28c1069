// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/connection_watch.h"

#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace artemisia::sync
{

namespace
{
thread_local ConnectionWatch *currentWatch = nullptr;

ServerPatience &patience()
{
    static ServerPatience value;
    return value;
}
} // namespace

ServerPatience serverPatience()
{
    return patience();
}

void setServerPatience(const ServerPatience &value)
{
    patience() = value;
}

ConnectionWatch::ConnectionWatch(CancelToken cancel, bool waitsByItself)
    : m_cancel(std::move(cancel))
    , m_silence(serverPatience().silence)
    , m_lastLife(std::chrono::steady_clock::now())
    , m_outer(std::exchange(currentWatch, this))
{
    if (waitsByItself) {
        m_watchdog.emplace([this] { look(); });
    }
}

ConnectionWatch::~ConnectionWatch()
{
    currentWatch = m_outer;
}

ConnectionWatch *ConnectionWatch::current()
{
    return currentWatch;
}

bool ConnectionWatch::mustEnd() const
{
    return m_cancel.isCancelled() || hasGivenUp();
}

bool ConnectionWatch::hasGivenUp() const
{
    const std::lock_guard lock(m_mutex);
    return m_hasGivenUp;
}

void ConnectionWatch::giveUp()
{
    const std::lock_guard lock(m_mutex);
    m_hasGivenUp = true;
}

void ConnectionWatch::noteLife()
{
    const std::lock_guard lock(m_mutex);
    m_lastLife = std::chrono::steady_clock::now();
}

void ConnectionWatch::attach(int socket)
{
    const std::lock_guard lock(m_mutex);
    m_socket = socket;
    m_moved = bytesMoved();
    m_lastLife = std::chrono::steady_clock::now();
}

void ConnectionWatch::detach(int socket)
{
    const std::lock_guard lock(m_mutex);
    m_socket = m_socket == socket ? -1 : m_socket;
}

/// What has come in and what of ours has arrived, as the system counts it.
quint64 ConnectionWatch::bytesMoved() const
{
    tcp_info info{};
    socklen_t size = sizeof info;
    const bool isKnown = getsockopt(m_socket, IPPROTO_TCP, TCP_INFO, &info, &size) == 0;
    return isKnown ? info.tcpi_bytes_received + info.tcpi_bytes_acked : 0;
}

/// On the watchdog's thread. The socket is only shut down, never closed: its owner keeps the
/// number.
void ConnectionWatch::look()
{
    const std::lock_guard lock(m_mutex);
    if (m_socket < 0) {
        return;
    }
    const auto now = std::chrono::steady_clock::now();
    if (const quint64 moved = bytesMoved(); moved != m_moved) {
        m_moved = moved;
        m_lastLife = now;
    }
    m_hasGivenUp = m_hasGivenUp || now - m_lastLife > m_silence;
    if (m_hasGivenUp || m_cancel.isCancelled()) {
        shutdown(m_socket, SHUT_RDWR);
    }
}

} // namespace artemisia::sync
