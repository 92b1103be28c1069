// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

#include <optional>

namespace artemisia::exchange
{

/// Which of the first rows of a table is its header: an index into \a rows, or nothing if there is
/// none. In a third of real workbooks it is not the first row (titles and remarks stand above), and
/// a tenth have none.
[[nodiscard]] std::optional<int> findHeader(const QList<QStringList> &rows);
/// A header's text as it is shown and matched: trimmed, line breaks as spaces, at most 500
/// characters.
[[nodiscard]] QString cleanHeader(const QString &cell);
/// A row of a table before it is known which is the header.
struct NumberedRow {
    qint64 line = 0;
    QStringList cells;
};
/// What was taken as the header.
struct ChosenHeader {
    QStringList headers; ///< cleaned; as many empty ones as the widest row has cells where there is
                         ///< no header
    qint64 line = 0;     ///< 0: no header
    qint64 above = 0;    ///< rows up to and with the header
};
/// findHeader(), or what a person said: \a headerRow, a line (the first row at or below it); 0:
/// none.
[[nodiscard]] ChosenHeader chooseHeader(const QList<NumberedRow> &rows,
                                        std::optional<int> headerRow);
/// How many of the first rows findHeader() wants to see.
inline constexpr int kRowsLookedAtForHeader = 60;

} // namespace artemisia::exchange
