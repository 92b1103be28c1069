// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace artemisia::testing
{

/// Stands between SQLite and the disk and breaks the nth step that changes a file: write,
/// synchronise, truncate, make, delete. One a process; becomes SQLite's default.
class FaultVfs
{
public:
    enum class Fault {
        Full,      ///< "disk full", once
        Io,        ///< an error of the device, once
        Gone,      ///< an error of the device, from then on
        HalfWrite, ///< half of the bytes arrive, then an error
        Kill,      ///< the process dies by SIGKILL before the step
    };
    static void install();
    /// From now on the \a nth step (1: the next) breaks.
    static void arm(Fault fault, int nth);
    static void disarm();
    [[nodiscard]] static bool hasStruck(); ///< since arm()
    [[nodiscard]] static int steps();      ///< since arm()
};

} // namespace artemisia::testing
