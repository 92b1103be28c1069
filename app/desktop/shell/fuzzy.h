// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace artemisia::app
{

/// How well \a typed fits \a candidate, for the palette: 0, not at all; higher is better. All
/// letters of \a typed must occur in order, whatever their case; runs, beginnings of words and an
/// early start count more. Spaces in \a typed separate words that may come in any order.
[[nodiscard]] int fuzzyScore(QStringView typed, QStringView candidate);

} // namespace artemisia::app
