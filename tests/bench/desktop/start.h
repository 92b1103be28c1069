// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace artemisia::bench
{

/// Starts this program \a runs times as a process of its own that opens \a notebook, and prints how
/// long it takes from the start of the process until the first rows of the list are painted.
int benchStart(const QString &notebook, int runs);
/// The started one. \a started: CLOCK_MONOTONIC in nanoseconds.
int startOnce(int argc, char **argv, const QString &notebook, qint64 started);

} // namespace artemisia::bench
