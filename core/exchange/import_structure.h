// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compounds/registrar.h"
#include "core/exchange/import_row.h"

namespace artemisia::exchange
{

/// Reads the structure of a row, compares it with the key and InChI the row states, and gives the
/// compound that the row describes (no store is touched): structure, code, name, aliases, tags,
/// notes, remarks. What is odd becomes a remark; what cannot be read is kept as text.
[[nodiscard]] Result<compounds::Preparation> compoundOfRow(RowInput &row, const QString &source);

} // namespace artemisia::exchange
