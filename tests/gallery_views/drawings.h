// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/session/settings.h"
#include "app/desktop/theme/theme.h"

#include <QString>

namespace artemisia::gallery
{

/// Twenty structures on one picture and five schemes on another, each as the editor shows it:
/// FOLDER/drawings-structures-light.png ... False if one of them could not be drawn or written.
bool takeDrawings(const QString &folder, app::ThemeChoice theme);

} // namespace artemisia::gallery
