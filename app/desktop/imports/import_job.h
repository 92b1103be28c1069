// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/compound_import.h"

namespace artemisia::app
{

/// What the import page shows of a file before anything is imported.
struct TablePreview {
    QString path;
    QString fileName;
    QString encoding;
    QStringList sheets; ///< of a workbook: those one can choose from
    QString sheet;      ///< the one that was read
    qint64 bytes = 0;
    QStringList headers;
    QStringList notes;
    QList<QStringList> rows; ///< the first kPreviewRows
    exchange::ColumnMapping mapping;
};
inline constexpr int kPreviewRows = 100;

/// How the names of files end that can be imported, without the dot.
[[nodiscard]] QStringList tableEndings();
/// Opens the file, guesses the mapping and reads its first rows; a worker's job. \a sheet: of a
/// workbook; empty: the first that looks like a table.
[[nodiscard]] Result<TablePreview> previewTable(const QString &path, const QString &sheet,
                                                const WorkContext &context);
/// Reads a kept mapping and fits it to the table; a worker's job.
[[nodiscard]] Result<exchange::ColumnMapping>
loadMapping(const QString &mappingFile, const QString &tablePath, const QString &sheet);
/// Writes \a bytes to a file as a whole or not at all; a worker's job.
[[nodiscard]] Result<> writeFile(const QString &path, const QByteArray &bytes);
/// Opens the file anew and imports it (or tries); the writer's job.
[[nodiscard]] Result<exchange::ImportReport> importTable(store::Store &store, const QString &path,
                                                         const QString &sheet,
                                                         const exchange::ColumnMapping &mapping,
                                                         bool dryRun, const WorkContext &context);

} // namespace artemisia::app
