// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reagents/reagent_table.h"

namespace artemisia::app
{

/// The table that comes with the program, read once a process, and the person's own rows as their
/// file stands. For workers: it waits for the disk where the file has changed. Any thread.
[[nodiscard]] Result<reagents::ReagentTable> reagentsInUse();

} // namespace artemisia::app
