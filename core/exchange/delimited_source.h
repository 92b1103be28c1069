// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/delimited_reader.h"
#include "core/exchange/table_source.h"

namespace artemisia::exchange
{

/// CSV, TSV, semicolon- or bar-separated text.
[[nodiscard]] Result<std::unique_ptr<TableSource>> openDelimited(const QString &path,
                                                                 const TableOptions &options);
/// The delimiter that makes the most regular table of the first rows; ',' if none does.
[[nodiscard]] char findDelimiter(const QByteArray &head, TextEncoding encoding);

} // namespace artemisia::exchange
