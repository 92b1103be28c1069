// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/table_source.h"

namespace artemisia::exchange
{

/// One sheet of an Office Open XML workbook (.xlsx, ECMA-376) as a table: cell values as stored,
/// formulae by their last result. Everything inside is bounded: parts, shared strings, cells;
/// nothing outside the archive is looked at.
[[nodiscard]] Result<std::unique_ptr<TableSource>> openWorkbook(const QString &path,
                                                                const TableOptions &options);
/// The names of the visible sheets, in their order.
[[nodiscard]] Result<QStringList> workbookSheets(const QString &path);

} // namespace artemisia::exchange
