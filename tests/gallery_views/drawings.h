// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/session/settings.h"
#include "app/desktop/theme/theme.h"

#include <QSize>
#include <QString>

namespace artemisia::gallery
{

/// Twenty structures on one picture and five schemes on another, each as the editor shows it:
/// FOLDER/drawings-structures-light.png ... False if one of them could not be drawn or written.
bool takeDrawings(const QString &folder, app::ThemeChoice theme);
/// The window that only draws, in the theme that is: with a scheme, with the templates, and with
/// the sheet of keys. \a setting ends the files' names. False as above.
bool takeDrawWindow(const QString &folder, const QString &setting, QSize size);
/// Every template that comes with the program, a picture for each group:
/// FOLDER/templates-1-light.png ... False as above.
bool takeTemplates(const QString &folder, app::ThemeChoice theme);

} // namespace artemisia::gallery
