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
enum class Fit { Grow, Anew };
/// Columns by the content of the rows in sight, once the table is seen, and again with every width
/// of the window, until somebody sets one: not wider than \a widest pixels at 100 % where the
/// window is full, narrower, down to their headers, where they would not all be seen. Called again
/// it lets them grow with the rows that came; Fit::Anew measures anew, for a table that shows
/// something else. Does nothing after restoreColumns() of such set by hand.
void fitColumns(QTableView *table, int widest = 320, Fit fit = Fit::Grow);
/// Order, widths, what is hidden, and whether the widths were set by hand.
[[nodiscard]] QByteArray saveColumns(const QTableView *table);
bool restoreColumns(QTableView *table, const QByteArray &state);

} // namespace artemisia::app
