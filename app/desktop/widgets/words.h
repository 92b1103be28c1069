// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/timestamp.h"

#include <QString>

namespace artemisia::app
{

/// A moment as people say it: "just now", "2 min ago", "3 h ago", "yesterday", "12 Mar", "12 Mar
/// 2024". Empty for null.
[[nodiscard]] QString timeInWords(const Timestamp &at);
/// An ISO date the same way: "today", "yesterday", "12 Mar", "12 Mar 2024"; anything else as it
/// stands.
[[nodiscard]] QString dateInWords(const QString &isoDate);
/// "1.2 MB", in the person's locale.
[[nodiscard]] QString sizeInWords(qint64 bytes);
/// A formula with real subscripts and charges as rich text: "C<sub>10</sub>H<sub>22</sub>". Escapes
/// everything else.
[[nodiscard]] QString formulaHtml(const QString &formula);
/// A formula with real subscripts as plain text, for a table: "C₁₀H₂₂".
[[nodiscard]] QString formulaText(const QString &formula);

} // namespace artemisia::app
