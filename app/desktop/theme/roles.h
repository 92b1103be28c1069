// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/theme/theme.h"

class QWidget;

namespace artemisia::app
{

/// What a widget is, so that the style sheet can dress it. One a widget; "" takes it off again.
enum class Look {
    Plain,
    Primary, ///< the one main button of a screen
    Quiet,   ///< a button or tool button without frame until the pointer or focus is there
    Link,    ///< a button that reads as a link
    Surface, ///< a page: the surface colour behind everything
    Sidebar,
    Card,  ///< a surface with a hairline and round corners, for what floats (palette, toast)
    Paper, ///< an input without frame until hover or focus
    InfoBar,
    WarningBar,
    ErrorBar,
    VerticalHairline,
    Chip,     ///< a tag
    Hairline, ///< one pixel of line colour
};
void setLook(QWidget *widget, Look look);

/// Font size, weight and colour of a label or input; follows the theme and the text scale by
/// itself.
void setTextStyle(QWidget *widget, Theme::TextStyle style);

/// What a label's words are, for their colour: default text, secondary, computed, warning, error,
/// accent.
enum class TextRole { Text, Secondary, Computed, Warning, Error, Accent };
void setTextRole(QWidget *widget, TextRole role);

} // namespace artemisia::app
