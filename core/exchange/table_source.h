// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QStringList>

#include <memory>
#include <optional>

namespace artemisia::exchange
{

/// One row of a table, as text.
struct TableRow {
    qint64 number = 0; ///< 1 for the first record below the header
    qint64 line = 0;   ///< 1-based line of the file (row of the sheet) on which it begins
    QStringList cells; ///< as many as the row has
    QString problem;   ///< translated; not empty: the row is there but could not be read (too large
                       ///< ...), cells is empty
};

/// A table in a file, whatever its format (CSV, TSV, SDF, SMILES, XLSX), read row by row in
/// constant memory.
class TableSource
{
public:
    virtual ~TableSource() = default;
    [[nodiscard]] virtual QString fileName() const = 0; ///< without folders
    [[nodiscard]] virtual QString
    format() const = 0; ///< "csv", "tsv", "semicolon", "bar", "sdf", "smiles", "xlsx"
    [[nodiscard]] virtual QString encoding() const = 0; ///< "UTF-8", "windows-1252" ...
    [[nodiscard]] virtual QStringList
    headers() const = 0; ///< trimmed, line breaks as spaces; unnamed columns are ""
    [[nodiscard]] virtual qint64 headerLine() const = 0;       ///< 0: the table has no header
    [[nodiscard]] virtual QString sheet() const { return {}; } ///< which one of a workbook
    [[nodiscard]] virtual QStringList
    notes() const = 0; ///< what was odd about the file as a whole, translated
    [[nodiscard]] virtual Result<std::optional<TableRow>> next() = 0; ///< nothing at the end
    [[nodiscard]] virtual Result<> rewind() = 0;
    [[nodiscard]] virtual qint64 size() const = 0;     ///< bytes
    [[nodiscard]] virtual qint64 position() const = 0; ///< bytes read
};

/// What a person may say about a file that the program would otherwise find out.
struct TableOptions {
    std::optional<int>
        headerRow; ///< 1-based line of the file or row of the sheet; 0: there is no header
    QString sheet; ///< of a workbook; empty: the first visible sheet that looks like a table
};

/// Opens by content: encoding (UTF-8, UTF-16, Windows-1252), delimiter (comma, semicolon, tab, bar)
/// and header row are found out; \a headerRow overrides (1-based line; 0: no header).
[[nodiscard]] Result<std::unique_ptr<TableSource>> openTable(const QString &path,
                                                             std::optional<int> headerRow = {});
[[nodiscard]] Result<std::unique_ptr<TableSource>> openTable(const QString &path,
                                                             const TableOptions &options);
/// The names of a workbook's sheets, hidden ones left out; empty for any other file.
[[nodiscard]] Result<QStringList> sheetsOf(const QString &path);

} // namespace artemisia::exchange
