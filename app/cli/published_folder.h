// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/notebook_files.h"

namespace artemisia::cli
{

/// Writes everything that is public as files under \a folder, which need not be there; how many.
/// What is there stays or is written over.
[[nodiscard]] Result<qint64> writePublishedFolder(store::Store &store, const QString &folder,
                                                  const WorkContext &context);

} // namespace artemisia::cli
