// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/text_input.h"

#include <QStringList>

namespace artemisia::exchange
{

/// Bounds on what one row of a table may hold; rows beyond are skipped without being held, and said
/// so.
struct TableLimits {
    qint64 cellBytes = 1024 * 1024;
    qint64 rowBytes = 8 * 1024 * 1024;
    int cells = 16384; ///< as many as a spreadsheet has columns
};

/// One record of a delimited file.
struct DelimitedRecord {
    qint64 line = 0; ///< on which it begins
    QStringList cells;
    QString problem; ///< translated; not empty: over the limits, cells is empty
};

/// Splits text into records and cells: quoted cells with line breaks and doubled quotes; CR, LF or
/// CRLF; blank lines are skipped. A quote that is never closed is taken as an ordinary character.
/// Constant memory.
class DelimitedReader
{
public:
    DelimitedReader(TextInput &input, char delimiter, const TableLimits &limits = {});
    [[nodiscard]] Result<std::optional<DelimitedRecord>> next(); ///< nothing at the end
    /// To be called after the input was rewound.
    void restart();
    [[nodiscard]] int brokenQuotes() const { return m_brokenQuotes; }

private:
    enum class Stop { Cell, Record, End };
    Stop readCell();
    Stop readQuoted();
    Stop readPlain();
    void keep(int byte);
    [[nodiscard]] Stop endRecord(int byte);
    void takeQuoteLiterally(const QByteArray &raw, qint64 line);

    TextInput &m_input;
    char m_delimiter;
    TableLimits m_limits;
    qint64 m_line = 1;
    QByteArray m_cell;
    qint64 m_rowBytes = 0;
    bool m_isTooLarge = false;
    bool m_wasQuoted = false;
    int m_brokenQuotes = 0;
};

} // namespace artemisia::exchange
