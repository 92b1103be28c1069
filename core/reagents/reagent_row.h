// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reagents/reagent.h"

#include <array>

namespace artemisia::reagents
{

/// The columns of a table of reagents; the last four are of users' files only.
enum class Column {
    Cas,
    Name,
    Synonyms,
    Smiles,
    Inchi,
    InchiKey,
    Formula,
    Density,
    BoilingPoint,
    MeltingPoint,
    FlashPoint,
    Id,
    Hazards,
    Concentration,
    Supplier,
};
inline constexpr int columnCount = 15;

/// The name of a column in a file's header ("boiling_point").
[[nodiscard]] QLatin1String columnName(Column column);
/// Case, spaces and hyphens instead of underscores do not matter.
[[nodiscard]] std::optional<Column> columnNamed(QStringView name);

/// One row's cells by column; absent columns are empty.
using Cells = std::array<QString, columnCount>;

/// A row as a reagent, nothing checked. \a unreadable (may be null) gets what of the properties
/// could not be read.
[[nodiscard]] Reagent reagentOf(const Cells &cells, QStringList *unreadable = nullptr);
[[nodiscard]] Cells cellsOf(const Reagent &reagent);

} // namespace artemisia::reagents
