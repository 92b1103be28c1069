// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

struct sqlite3;

namespace artemisia::store
{

/// What SQLite's (extended) result code means to a person. \a sqlite may be null.
[[nodiscard]] Error sqliteError(sqlite3 *sqlite, int code, const QString &file);

} // namespace artemisia::store
