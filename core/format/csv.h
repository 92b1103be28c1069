// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QStringList>

#include <optional>

namespace artemisia::format
{

/// Adds one record as RFC 4180 has it, but with LF at its end: cells with a comma, a quote or a
/// line break are quoted.
void appendCsvRow(QByteArray &out, const QStringList &cells);

/// A cell for people: a text that a spreadsheet would take for a formula (begins with = + - @ tab
/// or CR, and is no number) gets an apostrophe in front. Only for generated tables: records keep
/// every character.
[[nodiscard]] QString spreadsheetSafe(const QString &text);

/// Reads CSV from bytes as spreadsheets and editors leave it: LF or CRLF, with or without a byte
/// order mark; comma, semicolon or tab as the header row shows. Where every line break is CRLF the
/// whole file was converted, and CRLF inside cells reads as LF.
class CsvReader
{
public:
    struct Row {
        qint64 line = 0; ///< 1-based line on which it begins
        QStringList cells;
    };
    /// \a bytes must outlive the reader.
    explicit CsvReader(QByteArrayView bytes);
    /// The next record; nothing at the end. Blank lines are skipped. Invalid: bytes that are not
    /// UTF-8, a quote never closed.
    [[nodiscard]] Result<std::optional<Row>> next();

private:
    [[nodiscard]] Result<QString> cell();
    [[nodiscard]] bool takeLineEnd();
    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    qint64 m_line = 1;
    char m_delimiter = ',';
    bool m_isConverted = false;
};

} // namespace artemisia::format
