// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel_token.h"
#include "core/jobs/watchdog.h"

#include <chrono>
#include <mutex>
#include <optional>

namespace artemisia::sync
{

/// How long the other side may say nothing before a connection is given up.
struct ServerPatience {
    std::chrono::milliseconds connecting{30'000};
    std::chrono::milliseconds silence{120'000};
};
[[nodiscard]] ServerPatience serverPatience();
/// For tests. Not thread-safe; for connections that are made afterwards.
void setServerPatience(const ServerPatience &patience);

/// Watches the connections that libgit2 makes in this thread while it lives: a server that accepts
/// and then says nothing would hold a call for ever, and libgit2 asks about cancelling only when
/// something comes in. SocketStream asks mustEnd() while it waits; where the ssh library waits on
/// the socket by itself, a watchdog shuts the socket down under it.
class ConnectionWatch
{
public:
    /// \a waitsByItself: the transport reads and writes its socket past SocketStream (ssh).
    ConnectionWatch(CancelToken cancel, bool waitsByItself);
    ~ConnectionWatch();
    ConnectionWatch(const ConnectionWatch &) = delete;
    ConnectionWatch &operator=(const ConnectionWatch &) = delete;
    /// That of this thread; null if there is none.
    [[nodiscard]] static ConnectionWatch *current();

    /// Cancelled, or given up: nothing more is to be waited for.
    [[nodiscard]] bool mustEnd() const;
    /// The other side was silent for too long.
    [[nodiscard]] bool hasGivenUp() const;
    void giveUp();
    /// Work goes on on our side (packing): what has been silence until now was none.
    void noteLife();
    /// The socket in use; until detached it belongs to somebody who keeps it open.
    void attach(int socket);
    void detach(int socket);

private:
    void look();
    [[nodiscard]] quint64 bytesMoved() const;

    const CancelToken m_cancel;
    const std::chrono::milliseconds m_silence;
    mutable std::mutex m_mutex;
    int m_socket = -1;
    quint64 m_moved = 0;
    std::chrono::steady_clock::time_point m_lastLife;
    bool m_hasGivenUp = false;
    ConnectionWatch *m_outer = nullptr;       ///< what this one stands before in its thread
    std::optional<jobs::Watchdog> m_watchdog; ///< the last member: it uses the others
};

} // namespace artemisia::sync
