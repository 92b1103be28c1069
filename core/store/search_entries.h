// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/record.h"

namespace artemisia::store
{

/// SQL of the rows of one kind that match one ? (a matchExpression()); to be put behind "row IN".
/// CROSS JOIN keeps SQLite from asking the words anew for every record of the kind.
[[nodiscard]] inline QByteArray targetsOfMatch(RecordKind kind)
{
    return "SELECT search_entry.target FROM search CROSS JOIN search_entry ON search_entry.row = "
           "search.rowid "
           "WHERE search MATCH ? AND search_entry.kind = " +
           QByteArray::number(int(kind));
}

} // namespace artemisia::store
