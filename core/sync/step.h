// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace artemisia::sync
{

/// Marks a place between two things that reach the disk or the remote, where a crash would matter
/// most. Does nothing, unless a test has set a hook, which may end the process there.
void step(const char *what);
void setStepHook(std::function<void(const char *)> hook);

} // namespace artemisia::sync
