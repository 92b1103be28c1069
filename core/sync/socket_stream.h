// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <git2.h>

namespace artemisia::sync
{

/// Before 1.7 libgit2 waits for a server as long as the system lets it, and is deaf to cancelling
/// meanwhile.
#define ARTEMISIA_LIBGIT2_HAS_TIMEOUTS                                                             \
    (LIBGIT2_VER_MAJOR > 1 || (LIBGIT2_VER_MAJOR == 1 && LIBGIT2_VER_MINOR >= 7))

#if !ARTEMISIA_LIBGIT2_HAS_TIMEOUTS
/// Makes libgit2 use our sockets, also below TLS and ssh: they wait in small steps and ask the
/// ConnectionWatch of their thread. 0, or libgit2's error. Once, right after git_libgit2_init().
[[nodiscard]] int registerSocketStream();
#endif

} // namespace artemisia::sync
