// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

class QTableView;

namespace artemisia::app
{

/// Dresses a table as all of ours are: no vertical lines, no zebra, rows of one height, headers in
/// captions that can be dragged and, by right click, chosen. \a rowHeight: in pixels at 100 %,
/// follows the text scale.
void dressTable(QTableView *table, int rowHeight);
/// Columns by content, once the table is seen; not wider than \a widest pixels at 100 %, and
/// narrower, down to their headers, where they would not all be seen. Does nothing after
/// restoreColumns().
void fitColumns(QTableView *table, int widest = 320);
[[nodiscard]] QByteArray saveColumns(const QTableView *table);
bool restoreColumns(QTableView *table, const QByteArray &state);

} // namespace artemisia::app
