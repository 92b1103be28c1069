// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/shell/main_window.h"

#include <QList>

#include <functional>

namespace artemisia::gallery
{

/// One picture: how to bring the window there, and when it is ready to be taken.
struct View {
    QString name; ///< of the file, without size and theme
    std::function<void(app::MainWindow &)> show;
    /// True when what the picture is of is on the screen; empty: as soon as nothing moves.
    std::function<bool(app::MainWindow &)> isReady;
};

/// Every picture there is of an open notebook. A new screen adds its lines to views.cpp.
[[nodiscard]] QList<View> views();
/// Those of the window without one.
[[nodiscard]] QList<View> startViews();
/// Published to \a repository, a folder that need not exist; to be taken last: there is nothing to
/// publish afterwards.
[[nodiscard]] QList<View> publishedViews(const QString &repository);

} // namespace artemisia::gallery
