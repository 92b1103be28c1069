// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>

namespace artemisia::app
{

/// The line drawing of \a source in the colours given, whatever colours it was drawn in: one file
/// serves light, dark and disabled. GUI thread.
[[nodiscard]] QIcon tintedIcon(const QIcon &source, const QColor &normal, const QColor &selected,
                               const QColor &disabled);

} // namespace artemisia::app
