// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/notebook_reader.h"
#include "core/record/assay.h"

#include <QByteArray>
#include <QHash>

namespace artemisia::format
{

/// The header row of results.csv. "compound", "inchikey" and "batch" are said for readers: the ids
/// count.
void appendResultsHeader(QByteArray &out);

/// What results.csv says of a result beside the record itself.
struct ResultNames {
    QString compoundCode;
    QString inchiKey;
    QString batchCode;
};
/// One row. Exact: what parseResults makes of it equals \a result. Cells are never altered, not
/// even those a spreadsheet would take for formulas (a raw text "=1+1"): this is the record, and
/// programs read it.
void appendResult(QByteArray &out, const AssayResult &result, const ResultNames &names);

/// What parsing needs to know of the other records.
struct ResultsSurroundings {
    AssayId assay;
    Timestamp assayModified; ///< stands in where a row made by hand has no times
    const QHash<QString, CompoundId> *compoundsByCode = nullptr;
    std::function<bool(const CompoundId &)> hasCompound; ///< whether there is such a compound
};

/// Reads the rows of a results.csv, also after a spreadsheet or a hand has been at it: other line
/// ends, order of columns, missing optional columns, additional columns (kept as unknown fields). A
/// row without an id gets one made of its contents, the same each time. A bad row is a finding and
/// the rest is read; \a take may stop the reading with an error.
[[nodiscard]] Result<> parseResults(
    const QByteArray &bytes, const ResultsSurroundings &surroundings,
    const std::function<Result<>(const AssayResult &, qint64 row)> &take,
    const std::function<void(Severity, const QString &field, const QString &message)> &find);

} // namespace artemisia::format
