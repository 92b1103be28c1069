// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/step.h"

namespace artemisia::sync
{

namespace
{
std::function<void(const char *)> &hook()
{
    static std::function<void(const char *)> function;
    return function;
}
} // namespace

void step(const char *what)
{
    if (hook()) {
        hook()(what);
    }
}

void setStepHook(std::function<void(const char *)> function)
{
    hook() = std::move(function);
}

} // namespace artemisia::sync
