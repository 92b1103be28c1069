// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/shell/screen.h"

namespace artemisia::app
{

/// How the window makes one room. \a key: "experiments"; names the room in settings and in tests,
/// never shown.
struct ScreenFactory {
    QString key;
    std::function<Screen *(const std::shared_ptr<Session> &)> make;
};

/// Every room of the sidebar in its order: Ctrl+1 is the first. A new room is one line in
/// screen_factory.cpp.
[[nodiscard]] const QList<ScreenFactory> &screenFactories();

} // namespace artemisia::app
