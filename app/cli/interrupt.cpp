// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <csignal>

namespace artemisia::cli
{

namespace
{
const CancelToken *interruptedToken = nullptr;

extern "C" void onInterrupt(int signal)
{
    // Setting an atomic flag is all that is allowed here.
    if (interruptedToken != nullptr) {
        interruptedToken->cancel();
    }
    std::signal(signal, SIG_DFL);
}
} // namespace

void cancelOnInterrupt(const CancelToken &token)
{
    // Lives as long as the program: the handler may run at any time.
    static CancelToken kept;
    kept = token;
    interruptedToken = &kept;
    std::signal(SIGINT, onInterrupt);
    std::signal(SIGTERM, onInterrupt);
    std::signal(SIGPIPE, SIG_IGN);
}

} // namespace artemisia::cli
