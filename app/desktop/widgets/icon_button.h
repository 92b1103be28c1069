// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QString;
class QToolButton;
class QWidget;

namespace artemisia::app
{

/// A button that is an icon: quiet, reached by Tab, named \a name for tests, \a words for screen
/// readers and as its tip. \a icon: a name that Theme::icon() knows; it follows theme and text
/// scale by itself. \a parent owns it.
[[nodiscard]] QToolButton *makeIconButton(const QString &name, const QString &icon,
                                          const QString &words, QWidget *parent);

} // namespace artemisia::app
