// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/table_source.h"

namespace artemisia::exchange
{

/// An SDF as a table: the MOL block in column "Structure", the first line in "Title", and one
/// column for each data item that occurs in the file. Read twice: once for the names.
[[nodiscard]] Result<std::unique_ptr<TableSource>> openSdf(const QString &path);
/// A SMILES file as a table: "SMILES" (with its CXSMILES tail), "Name", and further columns where
/// lines have tabs.
[[nodiscard]] Result<std::unique_ptr<TableSource>> openSmilesFile(const QString &path);

} // namespace artemisia::exchange
