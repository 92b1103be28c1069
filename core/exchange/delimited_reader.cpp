// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/delimited_reader.h"

#include "core/exchange/tr.h"

namespace artemisia::exchange
{

namespace
{
// Each broken quote costs reading up to a cell's limit again; after this many, quotes are no longer
// believed in this file.
constexpr int kBrokenQuotesBelieved = 50;
} // namespace

DelimitedReader::DelimitedReader(TextInput &input, char delimiter, const TableLimits &limits)
    : m_input(input)
    , m_delimiter(delimiter)
    , m_limits(limits)
{
}

void DelimitedReader::restart()
{
    m_line = 1;
    m_brokenQuotes = 0;
}

Result<std::optional<DelimitedRecord>> DelimitedReader::next()
{
    while (true) {
        DelimitedRecord record;
        record.line = m_line;
        m_rowBytes = 0;
        m_isTooLarge = false;
        bool isBlank = true;
        Stop stop = Stop::Cell;
        while (stop == Stop::Cell) {
            stop = readCell();
            isBlank = isBlank && m_cell.isEmpty() && !m_wasQuoted && stop != Stop::Cell;
            if (!m_isTooLarge) {
                m_isTooLarge = record.cells.size() >= m_limits.cells;
            }
            if (m_isTooLarge) {
                record.cells.clear();
                isBlank = false;
            } else {
                record.cells.append(m_input.decode(m_cell));
            }
        }
        if (m_input.error()) {
            return tl::unexpected(*m_input.error());
        }
        if (m_isTooLarge) {
            record.problem =
                Tr::tr("The row is over the limits (%1 MB a cell, %2 MB a row, %3 columns).")
                    .arg(m_limits.cellBytes / (1024 * 1024))
                    .arg(m_limits.rowBytes / (1024 * 1024))
                    .arg(m_limits.cells);
        }
        if (!isBlank) {
            return record;
        }
        if (stop == Stop::End) {
            return std::nullopt;
        }
    }
}

void DelimitedReader::keep(int byte)
{
    if (m_isTooLarge) {
        return;
    }
    ++m_rowBytes;
    if (m_cell.size() >= m_limits.cellBytes || m_rowBytes > m_limits.rowBytes) {
        m_isTooLarge = true;
        m_cell.clear();
        return;
    }
    m_cell.append(static_cast<char>(byte));
}

DelimitedReader::Stop DelimitedReader::endRecord(int byte)
{
    if (byte == TextInput::kEnd) {
        return Stop::End;
    }
    if (byte == '\r' && m_input.peek() == '\n') {
        (void)m_input.get();
    }
    ++m_line;
    return Stop::Record;
}

DelimitedReader::Stop DelimitedReader::readCell()
{
    m_cell.clear();
    m_wasQuoted = false;
    const bool mayQuote = !m_isTooLarge && m_brokenQuotes < kBrokenQuotesBelieved;
    if (mayQuote && m_input.peek() == '"') {
        return readQuoted();
    }
    return readPlain();
}

DelimitedReader::Stop DelimitedReader::readPlain()
{
    while (true) {
        const int byte = m_input.get();
        if (byte == m_delimiter) {
            return Stop::Cell;
        }
        if (byte == '\n' || byte == '\r' || byte == TextInput::kEnd) {
            return endRecord(byte);
        }
        keep(byte);
    }
}

DelimitedReader::Stop DelimitedReader::readQuoted()
{
    const qint64 firstLine = m_line;
    QByteArray raw;
    raw.append(static_cast<char>(m_input.get()));
    m_wasQuoted = true;
    while (true) {
        const int byte = m_input.get();
        if (byte == TextInput::kEnd || raw.size() > m_limits.cellBytes) {
            if (byte != TextInput::kEnd) {
                raw.append(static_cast<char>(byte));
            }
            takeQuoteLiterally(raw, firstLine);
            return readPlain();
        }
        raw.append(static_cast<char>(byte));
        if (byte == '"') {
            if (m_input.peek() != '"') {
                return readPlain(); // what follows the closing quote, if anything, belongs to the
                                    // cell
            }
            raw.append(static_cast<char>(m_input.get()));
            keep('"');
        } else if (byte == '\r') {
            if (m_input.peek() != '\n') {
                keep('\n');
                ++m_line;
            }
        } else {
            m_line += byte == '\n' ? 1 : 0;
            keep(byte);
        }
    }
}

void DelimitedReader::takeQuoteLiterally(const QByteArray &raw, qint64 line)
{
    ++m_brokenQuotes;
    m_rowBytes -= m_cell.size();
    m_cell.clear();
    m_line = line;
    m_isTooLarge = false;
    m_wasQuoted = false;
    m_input.unread(raw);
}

} // namespace artemisia::exchange
