// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace artemisia::sync
{

/// The room's translation context.
struct SyncText {
    Q_DECLARE_TR_FUNCTIONS(sync)
};

} // namespace artemisia::sync
