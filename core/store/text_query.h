// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace artemisia::store
{

/// The FTS5 expression for what somebody typed: words match as prefixes, all must occur, quotes
/// make a phrase, nothing else has a meaning. Empty if there is no word in it. Takes the first 32
/// words.
[[nodiscard]] QString matchExpression(const QString &typed);

/// Text by which codes, names and formulae sort as people expect: case and width folded, numbers by
/// their value (OSM-S-9 before OSM-S-10). Compares byte by byte; an empty text comes last.
/// Different texts have different keys.
[[nodiscard]] QString sortKey(const QString &text);

/// The first and last sort key of all texts that differ from this one in case, width and leading
/// zeros at most.
struct SortKeyRange {
    QString from;
    QString to;
};
[[nodiscard]] SortKeyRange sortKeysLike(const QString &text);

/// Case, width and runs of space folded: for finding a name however it is written.
[[nodiscard]] QString foldedName(const QString &name);

} // namespace artemisia::store
