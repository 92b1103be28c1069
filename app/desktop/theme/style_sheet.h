// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/theme/theme.h"

namespace artemisia::app
{

/// The application's style sheet for these colours, every length and size scaled. Widgets are
/// addressed by the dynamic properties that theme/roles.h sets, never by object name.
[[nodiscard]] QString styleSheet(const Colours &colours, double textScale, const QString &family,
                                 const QString &codeFamily, bool isDark);

} // namespace artemisia::app
