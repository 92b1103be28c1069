// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/csv.h"

#include "core/format/words.h"

#include <QStringDecoder>

namespace artemisia::format
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr qsizetype kMostCells = 1000;

/// The delimiter that stands most often in the first line, outside quotes.
char delimiterOf(QByteArrayView bytes)
{
    qsizetype commas = 0;
    qsizetype semicolons = 0;
    qsizetype tabs = 0;
    bool isQuoted = false;
    for (const char c : bytes) {
        isQuoted = c == '"' ? !isQuoted : isQuoted;
        if (!isQuoted && (c == '\n' || c == '\r')) {
            break;
        }
        commas += !isQuoted && c == ',';
        semicolons += !isQuoted && c == ';';
        tabs += !isQuoted && c == '\t';
    }
    return commas >= semicolons && commas >= tabs ? ',' : semicolons >= tabs ? ';' : '\t';
}

bool hasOnlyCrLf(QByteArrayView bytes)
{
    bool any = false;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (bytes[i] == '\n') {
            if (i == 0 || bytes[i - 1] != '\r') {
                return false;
            }
            any = true;
        }
    }
    return any;
}

} // namespace

void appendCsvRow(QByteArray &out, const QStringList &cells)
{
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0) {
            out += ',';
        }
        QByteArray cell = cells[i].toUtf8();
        const bool needsQuotes =
            cell.contains(',') || cell.contains('"') || cell.contains('\n') || cell.contains('\r');
        out += needsQuotes ? '"' + cell.replace('"', "\"\"") + '"' : cell;
    }
    out += '\n';
}

QString spreadsheetSafe(const QString &text)
{
    if (text.isEmpty() || !u"=+-@\t\r"_s.contains(text.front())) {
        return text;
    }
    bool isNumber = false;
    text.toDouble(&isNumber);
    return isNumber ? text : u'\'' + text;
}

CsvReader::CsvReader(QByteArrayView bytes)
    : m_bytes(bytes)
{
    if (m_bytes.startsWith("\xEF\xBB\xBF")) {
        m_at = 3;
    }
    m_delimiter = delimiterOf(m_bytes.sliced(m_at));
    m_isConverted = hasOnlyCrLf(m_bytes);
}

bool CsvReader::takeLineEnd()
{
    if (m_at < m_bytes.size() && m_bytes[m_at] == '\r') {
        ++m_at;
        if (m_at < m_bytes.size() && m_bytes[m_at] == '\n') {
            ++m_at;
        }
        ++m_line;
        return true;
    }
    if (m_at < m_bytes.size() && m_bytes[m_at] == '\n') {
        ++m_at;
        ++m_line;
        return true;
    }
    return false;
}

Result<QString> CsvReader::cell()
{
    QByteArray raw;
    if (m_at < m_bytes.size() && m_bytes[m_at] == '"') {
        const qint64 openedAt = m_line;
        for (++m_at;; ++m_at) {
            if (m_at >= m_bytes.size()) {
                return fail(ErrorCode::Invalid,
                            FormatText::tr("A quotation mark opened in line %1 is never closed.")
                                .arg(openedAt));
            }
            const char c = m_bytes[m_at];
            if (c == '"') {
                if (m_at + 1 >= m_bytes.size() || m_bytes[m_at + 1] != '"') {
                    ++m_at;
                    break;
                }
                ++m_at;
            }
            m_line += c == '\n';
            raw += c;
        }
    }
    // Also takes what wrongly follows a closing quote: nothing typed is dropped.
    while (m_at < m_bytes.size() && m_bytes[m_at] != m_delimiter && m_bytes[m_at] != '\n' &&
           m_bytes[m_at] != '\r') {
        raw += m_bytes[m_at++];
    }
    if (m_isConverted) {
        raw.replace("\r\n", "\n");
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder.decode(raw);
    if (decoder.hasError()) {
        return fail(ErrorCode::Invalid, FormatText::tr("Line %1 is not UTF-8 text.").arg(m_line));
    }
    return text;
}

Result<std::optional<CsvReader::Row>> CsvReader::next()
{
    while (takeLineEnd()) {
    }
    if (m_at >= m_bytes.size()) {
        return std::optional<Row>();
    }
    Row row;
    row.line = m_line;
    for (;;) {
        ARTEMISIA_TRY_ASSIGN(const QString text, cell());
        row.cells.append(text);
        if (row.cells.size() > kMostCells) {
            return fail(
                ErrorCode::TooLarge,
                FormatText::tr("Line %1 has more than %2 cells.").arg(row.line).arg(kMostCells));
        }
        if (m_at >= m_bytes.size() || takeLineEnd()) {
            return std::optional<Row>(std::move(row));
        }
        ++m_at;
    }
}

} // namespace artemisia::format
