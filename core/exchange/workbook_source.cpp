// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/workbook_source.h"

#include "core/exchange/delimited_reader.h"
#include "core/exchange/header_detection.h"
#include "core/exchange/tr.h"
#include "core/exchange/workbook_contents.h"

#include <QXmlStreamReader>

#include <algorithm>

namespace artemisia::exchange
{

namespace
{
constexpr qint64 kSheetPart = qint64(2) * 1024 * 1024 * 1024;

/// Reads the rows of one sheet, top to bottom; empty ones are left out.
class SheetReader
{
public:
    SheetReader(const WorkbookArchive &archive, const WorkbookContents &contents, QString part)
        : m_archive(archive)
        , m_contents(contents)
        , m_part(std::move(part))
    {
    }
    [[nodiscard]] Result<> restart();
    [[nodiscard]] Result<std::optional<DelimitedRecord>> next();
    [[nodiscard]] qint64 position() const { return m_device ? m_device->pos() : 0; }

private:
    [[nodiscard]] Result<DelimitedRecord> readRow();
    [[nodiscard]] Result<QString> readCell();
    [[nodiscard]] QString cellText(const QString &type, const QString &value, int style) const;

    const WorkbookArchive &m_archive;
    const WorkbookContents &m_contents;
    QString m_part;
    TableLimits m_limits;
    std::unique_ptr<QIODevice> m_device;
    std::unique_ptr<QXmlStreamReader> m_xml;
    int m_depth = 0;
    qint64 m_line = 0;
};

Result<> SheetReader::restart()
{
    m_xml.reset();
    ARTEMISIA_TRY_ASSIGN(m_device, m_archive.part(m_part, kSheetPart));
    m_xml = std::make_unique<QXmlStreamReader>(m_device.get());
    m_depth = 0;
    m_line = 0;
    return {};
}

Result<std::optional<DelimitedRecord>> SheetReader::next()
{
    while (true) {
        ARTEMISIA_TRY_ASSIGN(const bool hasMore, nextToken(*m_xml, m_depth, m_archive.fileName()));
        if (!hasMore) {
            return std::nullopt;
        }
        if (!m_xml->isStartElement() || m_xml->name() != QLatin1String("row")) {
            continue;
        }
        ARTEMISIA_TRY_ASSIGN(DelimitedRecord row, readRow());
        const bool isEmpty =
            std::all_of(row.cells.begin(), row.cells.end(),
                        [](const QString &cell) { return cell.trimmed().isEmpty(); });
        if (!isEmpty || !row.problem.isEmpty()) {
            return row;
        }
    }
}

// "BC12" -> 54; -1 if it is no reference.
int columnOf(QStringView reference)
{
    int column = 0;
    for (const QChar c : reference) {
        if (c < u'A' || c > u'Z' || column > 20000) {
            break;
        }
        column = column * 26 + (c.unicode() - u'A' + 1);
    }
    return column - 1;
}

Result<DelimitedRecord> SheetReader::readRow()
{
    DelimitedRecord row;
    const qint64 stated = m_xml->attributes().value(QLatin1String("r")).toLongLong();
    m_line = stated > m_line ? stated : m_line + 1;
    row.line = m_line;
    const int outside = m_depth - 1;
    qint64 bytes = 0;
    int nextColumn = 0;
    while (m_depth > outside) {
        ARTEMISIA_TRY_ASSIGN(const bool hasMore, nextToken(*m_xml, m_depth, m_archive.fileName()));
        if (!hasMore) {
            break;
        }
        if (!m_xml->isStartElement() || m_xml->name() != QLatin1String("c")) {
            continue;
        }
        const int column = columnOf(m_xml->attributes().value(QLatin1String("r")));
        ARTEMISIA_TRY_ASSIGN(const QString text, readCell());
        const int at = column >= nextColumn ? column : nextColumn;
        nextColumn = at + 1;
        bytes += text.size();
        if (at >= m_limits.cells || bytes > m_limits.rowBytes || text.size() > m_limits.cellBytes) {
            row.problem = Tr::tr("The row is over the limits of a table.");
        } else if (!text.isEmpty()) {
            while (row.cells.size() <= at) {
                row.cells.append(QString());
            }
            row.cells[at] = text;
        }
    }
    if (!row.problem.isEmpty()) {
        row.cells.clear();
    }
    return row;
}

Result<QString> SheetReader::readCell()
{
    const QString type = m_xml->attributes().value(QLatin1String("t")).toString();
    const int style = m_xml->attributes().value(QLatin1String("s")).toInt();
    const int outside = m_depth - 1;
    QString value;
    QString inlineText;
    bool isValue = false;
    while (m_depth > outside) {
        ARTEMISIA_TRY_ASSIGN(const bool hasMore, nextToken(*m_xml, m_depth, m_archive.fileName()));
        if (!hasMore) {
            break;
        }
        if (m_xml->isStartElement() && m_xml->name() == QLatin1String("is")) {
            ARTEMISIA_TRY_ASSIGN(inlineText, richText(*m_xml, m_depth, m_archive.fileName()));
        } else if (m_xml->name() == QLatin1String("v")) {
            isValue = m_xml->isStartElement();
        } else if (isValue && m_xml->isCharacters()) {
            value += m_xml->text();
        }
    }
    return type == QLatin1String("inlineStr") ? inlineText : cellText(type, value, style);
}

QString SheetReader::cellText(const QString &type, const QString &value, int style) const
{
    if (type == QLatin1String("s")) {
        return m_contents.strings.value(value.toInt());
    }
    if (type == QLatin1String("b")) {
        return value == QLatin1String("1") ? QStringLiteral("TRUE") : QStringLiteral("FALSE");
    }
    if (type.isEmpty() || type == QLatin1String("n")) {
        const NumberLook look = style >= 0 && style < m_contents.looks.size()
                                    ? m_contents.looks.at(style)
                                    : NumberLook::Plain;
        return numberText(value, look, m_contents.countsFrom1904);
    }
    return value; // "str", "e", "d"
}

class WorkbookSource : public TableSource
{
public:
    WorkbookSource(std::unique_ptr<WorkbookArchive> archive, WorkbookContents contents)
        : m_archive(std::move(archive))
        , m_contents(std::move(contents))
    {
    }
    [[nodiscard]] Result<> begin(const TableOptions &options);

    [[nodiscard]] QString fileName() const override { return m_archive->fileName(); }
    [[nodiscard]] QString format() const override { return QStringLiteral("xlsx"); }
    [[nodiscard]] QString encoding() const override { return QStringLiteral("UTF-8"); }
    [[nodiscard]] QStringList headers() const override { return m_header.headers; }
    [[nodiscard]] qint64 headerLine() const override { return m_header.line; }
    [[nodiscard]] QString sheet() const override { return m_sheet; }
    [[nodiscard]] QStringList notes() const override;
    [[nodiscard]] Result<std::optional<TableRow>> next() override;
    [[nodiscard]] Result<> rewind() override;
    [[nodiscard]] qint64 size() const override { return m_size; }
    [[nodiscard]] qint64 position() const override { return m_reader->position(); }

private:
    [[nodiscard]] Result<QList<NumberedRow>> firstRows(const WorkbookSheet &sheet);
    [[nodiscard]] Result<> choose(const WorkbookSheet &sheet, const QList<NumberedRow> &rows,
                                  const TableOptions &options);

    std::unique_ptr<WorkbookArchive> m_archive;
    WorkbookContents m_contents;
    std::unique_ptr<SheetReader> m_reader;
    QString m_sheet;
    ChosenHeader m_header;
    qint64 m_size = 0;
    qint64 m_number = 0;
};

Result<QList<NumberedRow>> WorkbookSource::firstRows(const WorkbookSheet &sheet)
{
    m_reader = std::make_unique<SheetReader>(*m_archive, m_contents, sheet.part);
    ARTEMISIA_TRY(m_reader->restart());
    QList<NumberedRow> rows;
    while (rows.size() < kRowsLookedAtForHeader) {
        ARTEMISIA_TRY_ASSIGN(const std::optional<DelimitedRecord> row, m_reader->next());
        if (!row) {
            break;
        }
        rows.append({row->line, row->cells});
    }
    return rows;
}

Result<> WorkbookSource::choose(const WorkbookSheet &sheet, const QList<NumberedRow> &rows,
                                const TableOptions &options)
{
    m_sheet = sheet.name;
    m_size = m_archive->sizeOf(sheet.part);
    m_header = chooseHeader(rows, options.headerRow);
    return rewind();
}

Result<> WorkbookSource::begin(const TableOptions &options)
{
    QStringList visible;
    for (const WorkbookSheet &sheet : std::as_const(m_contents.sheets)) {
        const bool isAsked = !options.sheet.isEmpty() && sheet.name == options.sheet;
        if (!sheet.isHidden) {
            visible << sheet.name;
        }
        if (!isAsked && (sheet.isHidden || !options.sheet.isEmpty())) {
            continue;
        }
        ARTEMISIA_TRY_ASSIGN(const QList<NumberedRow> rows, firstRows(sheet));
        if (rows.size() >= 2 || (isAsked && !rows.isEmpty())) {
            return choose(sheet, rows, options);
        }
        if (isAsked) {
            return fail(ErrorCode::Invalid,
                        Tr::tr("Sheet \"%1\" of %2 is empty.").arg(sheet.name, fileName()));
        }
    }
    if (!options.sheet.isEmpty()) {
        return fail(ErrorCode::NotFound,
                    Tr::tr("%1 has no sheet \"%2\". It has: %3.")
                        .arg(fileName(), options.sheet, visible.join(QStringLiteral(", "))));
    }
    return fail(ErrorCode::Invalid,
                Tr::tr("%1 has no visible sheet with a table.").arg(fileName()));
}

QStringList WorkbookSource::notes() const
{
    QStringList notes;
    if (m_contents.sheets.size() > 1) {
        notes << Tr::tr("The workbook has %1 sheets; \"%2\" was read.")
                     .arg(m_contents.sheets.size())
                     .arg(m_sheet);
    }
    if (m_header.line == 0) {
        notes << Tr::tr("No header was found; columns are known by their content only.");
    } else if (m_header.above > 1) {
        notes << Tr::tr("The header is in row %1; what stands above it was not imported.")
                     .arg(m_header.line);
    }
    return notes;
}

Result<std::optional<TableRow>> WorkbookSource::next()
{
    ARTEMISIA_TRY_ASSIGN(std::optional<DelimitedRecord> record, m_reader->next());
    if (!record) {
        return std::nullopt;
    }
    TableRow row;
    row.number = ++m_number;
    row.line = record->line;
    row.cells = std::move(record->cells);
    row.problem = std::move(record->problem);
    // A sheet does not store the empty cells at the end of a row.
    while (row.problem.isEmpty() && row.cells.size() < m_header.headers.size()) {
        row.cells.append(QString());
    }
    return row;
}

Result<> WorkbookSource::rewind()
{
    ARTEMISIA_TRY(m_reader->restart());
    m_number = 0;
    for (qint64 i = 0; i < m_header.above; ++i) {
        ARTEMISIA_TRY(m_reader->next());
    }
    return {};
}
} // namespace

Result<std::unique_ptr<TableSource>> openWorkbook(const QString &path, const TableOptions &options)
{
    ARTEMISIA_TRY_ASSIGN(auto archive, WorkbookArchive::open(path));
    ARTEMISIA_TRY_ASSIGN(WorkbookContents contents, readContents(*archive));
    auto source = std::make_unique<WorkbookSource>(std::move(archive), std::move(contents));
    ARTEMISIA_TRY(source->begin(options));
    return source;
}

Result<QStringList> workbookSheets(const QString &path)
{
    ARTEMISIA_TRY_ASSIGN(const auto archive, WorkbookArchive::open(path));
    ARTEMISIA_TRY_ASSIGN(const WorkbookContents contents, readContents(*archive));
    QStringList names;
    for (const WorkbookSheet &sheet : contents.sheets) {
        if (!sheet.isHidden) {
            names.append(sheet.name);
        }
    }
    return names;
}

} // namespace artemisia::exchange
