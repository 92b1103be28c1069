// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/socket_stream.h"

#if !ARTEMISIA_LIBGIT2_HAS_TIMEOUTS

#include "core/sync/connection_watch.h"

#include <git2/errors.h>
#include <git2/sys/stream.h>

#include <cerrno>
#include <cstring>
#include <memory>

#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace artemisia::sync
{

namespace
{

using Clock = std::chrono::steady_clock;
constexpr int kStep = 50; // ms between two looks at the watch

/// The first four members are those of libgit2's own git_socket_stream
/// (src/libgit2/streams/socket.h, the same in every version from 1.0 to 1.6), since its ssh
/// transport takes the socket out of there.
struct SocketStream {
    git_stream parent;
    char *host;
    char *port;
    int socket;
    ConnectionWatch *watch; ///< of the thread that made it, which outlives it; may be null
};

SocketStream &self(git_stream *stream)
{
    return *reinterpret_cast<SocketStream *>(stream);
}

ssize_t netFailure(const char *what)
{
    git_error_set(GIT_ERROR_NET, "%s: %s", what, std::strerror(errno));
    return -1;
}

/// Whether \a events came before the watch, or its patience, ended. Sets libgit2's error if not.
bool waitFor(int socket, short events, ConnectionWatch *watch, std::chrono::milliseconds patience)
{
    const Clock::time_point until = Clock::now() + patience;
    while (true) {
        if (watch != nullptr && watch->mustEnd()) {
            git_error_set_str(GIT_ERROR_NET, "the connection was given up");
            return false;
        }
        pollfd waiting{socket, events, 0};
        const int ready = poll(&waiting, 1, kStep);
        if (ready > 0) {
            return true;
        }
        if (ready < 0 && errno != EINTR) {
            netFailure("waiting for the other side");
            return false;
        }
        if (watch != nullptr && Clock::now() > until) {
            watch->giveUp();
        }
    }
}

bool setBlocking(int socket, bool isBlocking)
{
    const int flags = fcntl(socket, F_GETFL);
    return flags >= 0 &&
           fcntl(socket, F_SETFL, isBlocking ? flags & ~O_NONBLOCK : flags | O_NONBLOCK) == 0;
}

/// A connected socket, or -1.
int connectTo(const addrinfo &address, ConnectionWatch *watch)
{
    const int made =
        socket(address.ai_family, address.ai_socktype | SOCK_CLOEXEC, address.ai_protocol);
    if (made < 0) {
        return -1;
    }
    int error = 0;
    socklen_t size = sizeof error;
    bool isThere = setBlocking(made, false);
    if (isThere && connect(made, address.ai_addr, address.ai_addrlen) != 0) {
        isThere = errno == EINPROGRESS &&
                  waitFor(made, POLLOUT, watch, serverPatience().connecting) &&
                  getsockopt(made, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0;
    }
    if (!isThere || !setBlocking(made, true)) {
        close(made);
        return -1;
    }
    return made;
}

int onConnect(git_stream *stream)
{
    SocketStream &own = self(stream);
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_family = AF_UNSPEC;
    addrinfo *list = nullptr;
    if (const int code = getaddrinfo(own.host, own.port, &hints, &list); code != 0) {
        git_error_set(GIT_ERROR_NET, "failed to resolve address for %s: %s", own.host,
                      gai_strerror(code));
        return -1;
    }
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> addresses(list, freeaddrinfo);
    for (const addrinfo *at = list; at != nullptr && own.socket < 0; at = at->ai_next) {
        if (own.watch != nullptr && own.watch->mustEnd()) {
            break;
        }
        own.socket = connectTo(*at, own.watch);
    }
    if (own.socket < 0) {
        git_error_set(GIT_ERROR_NET, "failed to connect to %s", own.host);
        return -1;
    }
    if (own.watch != nullptr) {
        own.watch->attach(own.socket);
    }
    return 0;
}

ssize_t onRead(git_stream *stream, void *data, std::size_t size)
{
    const SocketStream &own = self(stream);
    while (waitFor(own.socket, POLLIN, own.watch, serverPatience().silence)) {
        const ssize_t count = recv(own.socket, data, size, MSG_DONTWAIT);
        if (count >= 0) {
            return count;
        }
        if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) {
            return netFailure("error receiving socket data");
        }
    }
    return -1;
}

ssize_t onWrite(git_stream *stream, const char *data, std::size_t size, int flags)
{
    const SocketStream &own = self(stream);
    while (waitFor(own.socket, POLLOUT, own.watch, serverPatience().silence)) {
        const ssize_t count = send(own.socket, data, size, flags | MSG_DONTWAIT | MSG_NOSIGNAL);
        if (count >= 0) {
            return count;
        }
        if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) {
            return netFailure("error sending data");
        }
    }
    return -1;
}

int onClose(git_stream *stream)
{
    SocketStream &own = self(stream);
    const int socket = std::exchange(own.socket, -1);
    if (socket < 0) {
        return 0;
    }
    if (own.watch != nullptr) {
        own.watch->detach(socket);
    }
    return close(socket);
}

void onFree(git_stream *stream)
{
    onClose(stream);
    SocketStream *own = &self(stream);
    std::free(own->host);
    std::free(own->port);
    delete own;
}

int onInit(git_stream **out, const char *host, const char *port)
{
    auto own = std::make_unique<SocketStream>();
    own->parent.version = GIT_STREAM_VERSION;
    own->parent.connect = onConnect;
    own->parent.read = onRead;
    own->parent.write = onWrite;
    own->parent.close = onClose;
    own->parent.free = onFree;
    own->host = strdup(host);
    own->port = strdup(port);
    own->socket = -1;
    own->watch = ConnectionWatch::current();
    *out = &own.release()->parent;
    return 0;
}

} // namespace

int registerSocketStream()
{
    git_stream_registration registration{};
    registration.version = GIT_STREAM_VERSION;
    registration.init = onInit;
    return git_stream_register(GIT_STREAM_STANDARD, &registration);
}

} // namespace artemisia::sync

#endif
