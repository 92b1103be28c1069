// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/desktop/watch.h"

namespace artemisia::bench
{

/// Opens \a notebook in the window and uses it as a person does: scrolls, filters, sorts, changes.
int benchUse(WatchedApplication &application, const QString &notebook);

} // namespace artemisia::bench
