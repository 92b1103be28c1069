// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/header_detection.h"
#include "core/exchange/line_reader.h"
#include "core/exchange/structure_source.h"
#include "core/exchange/tr.h"

#include <QFileInfo>
#include <QHash>

namespace artemisia::exchange
{

namespace
{
constexpr qsizetype kMostItems = 4096;
constexpr qsizetype kRecordBytes = 8 * 1024 * 1024;
constexpr int kFirstItemColumn = 2; // after Structure and Title

// "> <Name>", ">  25 <Name> (1)"; the name is between the first '<' and the last '>'.
std::optional<QByteArray> itemName(const QByteArray &line)
{
    if (!line.startsWith('>')) {
        return {};
    }
    const qsizetype from = line.indexOf('<');
    const qsizetype to = line.lastIndexOf('>');
    if (from < 0 || to <= from) {
        return {};
    }
    return line.mid(from + 1, to - from - 1);
}

class SdfSource : public TableSource
{
public:
    SdfSource(QString name, std::unique_ptr<TextInput> input)
        : m_name(std::move(name))
        , m_input(std::move(input))
        , m_lines(*m_input)
    {
    }
    [[nodiscard]] Result<> begin();

    [[nodiscard]] QString fileName() const override { return m_name; }
    [[nodiscard]] QString format() const override { return QStringLiteral("sdf"); }
    [[nodiscard]] QString encoding() const override { return toName(m_input->encoding()); }
    [[nodiscard]] QStringList headers() const override { return m_headers; }
    [[nodiscard]] qint64 headerLine() const override { return 0; }
    [[nodiscard]] QStringList notes() const override { return m_notes; }
    [[nodiscard]] Result<std::optional<TableRow>> next() override;
    [[nodiscard]] Result<> rewind() override;
    [[nodiscard]] qint64 size() const override { return m_input->size(); }
    [[nodiscard]] qint64 position() const override { return m_input->position(); }

private:
    void putLine(TableRow &row, const QByteArray &line);
    void append(QString &cell, const QByteArray &line, TableRow &row);

    QString m_name;
    std::unique_ptr<TextInput> m_input;
    LineReader m_lines;
    QStringList m_headers;
    QHash<QString, int> m_columns; ///< by header
    QStringList m_notes;
    qint64 m_number = 0;
    // of the record being read:
    int m_column = 0; ///< the cell that lines go to; -1: none
    int m_linesInBlock = 0;
    qsizetype m_bytes = 0;
};

Result<> SdfSource::begin()
{
    m_headers = {QStringLiteral("Structure"), QStringLiteral("Title")};
    QByteArray line;
    bool isInItems = false;
    while (m_lines.next(line)) {
        if (line.startsWith("$$$$")) {
            isInItems = false;
        } else if (line.startsWith("M  END")) {
            isInItems = true;
        } else if (const auto name = isInItems ? itemName(line) : std::nullopt) {
            const QString header = cleanHeader(m_input->decode(*name));
            if (!m_columns.contains(header) && m_columns.size() < kMostItems) {
                m_columns.insert(header, int(m_headers.size()));
                m_headers.append(header);
            }
        }
    }
    if (m_input->error()) {
        return tl::unexpected(*m_input->error());
    }
    if (m_columns.size() >= kMostItems) {
        m_notes << Tr::tr(
                       "The file has more than %1 different data items; the others were not read.")
                       .arg(kMostItems);
    }
    return rewind();
}

void SdfSource::append(QString &cell, const QByteArray &line, TableRow &row)
{
    m_bytes += line.size() + 1;
    if (m_bytes > kRecordBytes || m_lines.wasCut()) {
        row.problem = Tr::tr("The record is over %1 MB.").arg(kRecordBytes / (1024 * 1024));
        return;
    }
    if (!cell.isEmpty() || (m_column == 0 && m_linesInBlock > 0)) {
        cell.append(u'\n');
    }
    cell.append(m_input->decode(line));
}

void SdfSource::putLine(TableRow &row, const QByteArray &line)
{
    if (!row.problem.isEmpty()) {
        return;
    }
    if (m_column == 0) {
        if (m_linesInBlock == 0) {
            row.cells[1] = m_input->decode(line).trimmed().left(1000);
        }
        append(row.cells[0], line, row);
        ++m_linesInBlock;
        if (line.startsWith("M  END")) {
            row.cells[0].append(u'\n');
            m_column = -1;
        }
        return;
    }
    if (const auto name = itemName(line)) {
        m_column = m_columns.value(cleanHeader(m_input->decode(*name)), -1);
    } else if (m_column >= kFirstItemColumn && !line.trimmed().isEmpty()) {
        append(row.cells[m_column], line, row);
    }
}

Result<std::optional<TableRow>> SdfSource::next()
{
    TableRow row;
    row.cells = QStringList(m_headers.size(), QString());
    m_column = 0;
    m_linesInBlock = 0;
    m_bytes = 0;
    bool isEmpty = true;
    QByteArray line;
    while (m_lines.next(line)) {
        if (row.line == 0) {
            row.line = m_lines.number();
        }
        if (line.startsWith("$$$$")) {
            isEmpty = false; // even a record with nothing in it is one
            break;
        }
        isEmpty = isEmpty && line.trimmed().isEmpty();
        putLine(row, line);
    }
    if (m_input->error()) {
        return tl::unexpected(*m_input->error());
    }
    if (isEmpty) {
        return std::nullopt;
    }
    row.number = ++m_number;
    if (!row.problem.isEmpty()) {
        row.cells.clear();
    }
    return row;
}

Result<> SdfSource::rewind()
{
    ARTEMISIA_TRY(m_input->rewind());
    m_lines.restart();
    m_number = 0;
    return {};
}
} // namespace

Result<std::unique_ptr<TableSource>> openSdf(const QString &path)
{
    ARTEMISIA_TRY_ASSIGN(std::unique_ptr<TextInput> input, TextInput::open(path));
    auto source = std::make_unique<SdfSource>(QFileInfo(path).fileName(), std::move(input));
    ARTEMISIA_TRY(source->begin());
    return source;
}

} // namespace artemisia::exchange
