// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace artemisia::reagents
{

/// Hyphens, dashes and minus signs of any kind.
[[nodiscard]] bool isHyphen(QChar c);

/// What remains of a chemical name when people's habits of writing are taken away: case, hyphens,
/// white space, commas, primes and quotation marks, and how Greek letters are spelled ("α",
/// ".alpha." and "alpha" are one). Different chemicals may have the same key; it finds candidates
/// and proves nothing.
[[nodiscard]] QString nameKey(QStringView name);
/// The same, appended to \a key.
void appendNameKey(QString &key, QStringView name);

} // namespace artemisia::reagents
