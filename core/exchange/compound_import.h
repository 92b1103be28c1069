// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel_token.h"
#include "core/exchange/column_mapping.h"
#include "core/exchange/table_source.h"
#include "core/store/store.h"

namespace artemisia::exchange
{

enum class RowOutcome { Imported, ImportedWithRemarks, NotImported };
[[nodiscard]] QString
toName(RowOutcome outcome); ///< "imported", "imported_with_remarks", "not_imported"

/// One thing the import noticed about a row or a cell.
struct RowRemark {
    QString code;    ///< machine-readable: "key-mismatch-stereo", "spreadsheet-error",
                     ///< "duplicate-code" ... (all listed in the README of exchange)
    QString column;  ///< header; empty: the whole row
    QString message; ///< translated
    QString raw;     ///< the cell as it stood
};

struct RowReport {
    qint64 row = 0;  ///< number of the record in the file, 1 for the first below the header
    qint64 line = 0; ///< line of the file on which it begins
    QString code;    ///< the compound's code as imported
    RowOutcome outcome = RowOutcome::Imported;
    QList<RowRemark> remarks;
};

/// Every row accounted for: rows == imported + importedWithRemarks + notImported.
struct ImportReport {
    QString file;
    QString encoding;
    bool isDryRun = false;
    qint64 rows = 0;
    qint64 imported = 0;
    qint64 importedWithRemarks = 0;
    qint64 notImported = 0;
    qint64 compounds = 0; ///< made
    qint64 batches = 0;
    qint64 assays = 0;
    qint64 results = 0;
    QList<RowRemark> fileRemarks; ///< about the file: encoding, headers
    QList<RowReport> entries;     ///< one a row, in order
};
[[nodiscard]] Json toJson(const ImportReport &report); ///< rows, imported, imported_with_remarks,
                                                       ///< not_imported, entries ...
[[nodiscard]] QString toText(const ImportReport &report);

/// Imports a table of compounds (and batches and results) in one transaction: all rows that can be
/// read, or after a cancel or failure none. A dry run does everything but write. Nothing is merged
/// with an existing compound on a key; a row whose code is already in the notebook is reported and
/// left out if equal, imported as a batch if the table says so, and otherwise left out with the
/// difference.
[[nodiscard]] Result<ImportReport> importCompounds(store::Store &store, TableSource &source,
                                                   const ColumnMapping &mapping, bool dryRun,
                                                   const WorkContext &context = {});

} // namespace artemisia::exchange
