// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel_token.h"
#include "core/store/store.h"

#include <QIODevice>

namespace artemisia::exchange
{

enum class ExportFormat {
    Csv,    ///< one row a compound, the columns of the published compounds.csv
    Sdf,    ///< one record a compound with a structure
    Smiles, ///< "SMILES<tab>code", CXSMILES where it says more; compounds without a structure are
            ///< left out
    Json, ///< the records themselves: compounds with their batches and results, assays, experiments
    Results, ///< CSV, one row a result
};
[[nodiscard]] std::optional<ExportFormat>
exportFormatFromName(QStringView name); ///< "csv", "sdf", "smiles", "json", "results"

struct ExportReport {
    qint64 records = 0;
    qint64 leftOut = 0; ///< compounds without a structure, where the format needs one
};

/// Writes records to \a out in the order of their codes, in constant memory (Csv: as much as its
/// text). \a codes: only these compounds (and, for Json, experiments and assays, by slug); empty:
/// everything. NotFound names a code that is nobody's. Drafts are included: it is the person's own
/// copy.
[[nodiscard]] Result<ExportReport> exportRecords(store::Store &store, ExportFormat format,
                                                 const QStringList &codes, QIODevice &out,
                                                 const WorkContext &context = {});

} // namespace artemisia::exchange
