// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/delimited_source.h"

#include "core/exchange/header_detection.h"
#include "core/exchange/tr.h"

#include <QFileInfo>
#include <QHash>

#include <algorithm>

namespace artemisia::exchange
{

namespace
{
constexpr qsizetype kHeadBytes = 128 * 1024;

class DelimitedSource : public TableSource
{
public:
    DelimitedSource(QString name, std::unique_ptr<TextInput> input, char delimiter)
        : m_name(std::move(name))
        , m_input(std::move(input))
        , m_delimiter(delimiter)
        , m_reader(*m_input, delimiter)
    {
    }
    [[nodiscard]] Result<> begin(const TableOptions &options);

    [[nodiscard]] QString fileName() const override { return m_name; }
    [[nodiscard]] QString format() const override;
    [[nodiscard]] QString encoding() const override { return toName(m_input->encoding()); }
    [[nodiscard]] QStringList headers() const override { return m_header.headers; }
    [[nodiscard]] qint64 headerLine() const override { return m_header.line; }
    [[nodiscard]] QStringList notes() const override;
    [[nodiscard]] Result<std::optional<TableRow>> next() override;
    [[nodiscard]] Result<> rewind() override;
    [[nodiscard]] qint64 size() const override { return m_input->size(); }
    [[nodiscard]] qint64 position() const override { return m_input->position(); }

private:
    [[nodiscard]] Result<QList<NumberedRow>> firstRows();

    QString m_name;
    std::unique_ptr<TextInput> m_input;
    char m_delimiter;
    DelimitedReader m_reader;
    ChosenHeader m_header;
    qint64 m_number = 0;
};

Result<QList<NumberedRow>> DelimitedSource::firstRows()
{
    QList<NumberedRow> rows;
    qint64 cells = 0;
    while (rows.size() < kRowsLookedAtForHeader && cells < 1000000) {
        ARTEMISIA_TRY_ASSIGN(const std::optional<DelimitedRecord> record, m_reader.next());
        if (!record) {
            break;
        }
        cells += record->cells.size();
        rows.append({record->line, record->cells});
    }
    return rows;
}

Result<> DelimitedSource::begin(const TableOptions &options)
{
    ARTEMISIA_TRY_ASSIGN(const QList<NumberedRow> rows, firstRows());
    if (rows.isEmpty()) {
        return fail(ErrorCode::Invalid, Tr::tr("%1 is empty.").arg(m_name));
    }
    m_header = chooseHeader(rows, options.headerRow);
    return rewind();
}

QString DelimitedSource::format() const
{
    switch (m_delimiter) {
    case '\t':
        return QStringLiteral("tsv");
    case ';':
        return QStringLiteral("semicolon");
    case '|':
        return QStringLiteral("bar");
    default:
        return QStringLiteral("csv");
    }
}

QStringList DelimitedSource::notes() const
{
    QStringList notes;
    if (m_input->encoding() == TextEncoding::Windows1252) {
        notes << Tr::tr("The file is not valid UTF-8; it was read as Windows-1252.");
    }
    if (m_header.line == 0) {
        notes << Tr::tr("No header was found; columns are known by their content only.");
    } else if (m_header.above > 1) {
        notes << Tr::tr("The header is on line %1; what stands above it was not imported.")
                     .arg(m_header.line);
    }
    if (m_reader.brokenQuotes() > 0) {
        notes << Tr::tr(
            "Some cells begin with a quote that is never closed; the quote was taken as "
            "an ordinary character.");
    }
    if (m_input->sawMixedEncoding()) {
        notes << Tr::tr("Some cells are not valid UTF-8; those were read as Windows-1252.");
    }
    if (m_input->sawControlCharacters()) {
        notes << Tr::tr("The file holds control characters; each was replaced by U+FFFD.");
    }
    return notes;
}

Result<std::optional<TableRow>> DelimitedSource::next()
{
    ARTEMISIA_TRY_ASSIGN(std::optional<DelimitedRecord> record, m_reader.next());
    if (!record) {
        return std::nullopt;
    }
    TableRow row;
    row.number = ++m_number;
    row.line = record->line;
    row.cells = std::move(record->cells);
    row.problem = std::move(record->problem);
    return row;
}

Result<> DelimitedSource::rewind()
{
    ARTEMISIA_TRY(m_input->rewind());
    m_reader.restart();
    m_number = 0;
    for (qint64 i = 0; i < m_header.above; ++i) {
        ARTEMISIA_TRY(m_reader.next());
    }
    return {};
}

// How regular the table is that a delimiter makes: the share of rows with the usual number of
// cells, and a little for more cells.
double regularity(const QByteArray &head, TextEncoding encoding, char delimiter)
{
    const auto input = TextInput::fromBytes(head, encoding);
    DelimitedReader reader(*input, delimiter);
    QHash<qsizetype, int> widths;
    int rows = 0;
    while (rows < kRowsLookedAtForHeader) {
        const auto record = reader.next();
        if (!record || !*record) {
            break;
        }
        ++widths[(*record)->cells.size()];
        ++rows;
    }
    qsizetype usual = 1;
    int most = 0;
    for (auto it = widths.cbegin(); it != widths.cend(); ++it) {
        if (it.value() > most || (it.value() == most && it.key() > usual)) {
            most = it.value();
            usual = it.key();
        }
    }
    if (usual < 2 || rows == 0) {
        return 0;
    }
    return double(most) / rows + 0.002 * double(std::min<qsizetype>(usual, 50));
}
} // namespace

char findDelimiter(const QByteArray &head, TextEncoding encoding)
{
    char best = ',';
    double highest = 0;
    for (const char delimiter : {'\t', ';', ',', '|'}) {
        const double score = regularity(head, encoding, delimiter);
        if (score > highest + 1e-9) {
            highest = score;
            best = delimiter;
        }
    }
    return best;
}

Result<std::unique_ptr<TableSource>> openDelimited(const QString &path, const TableOptions &options)
{
    ARTEMISIA_TRY_ASSIGN(std::unique_ptr<TextInput> input, TextInput::open(path));
    QByteArray head;
    while (head.size() < kHeadBytes) {
        const int byte = input->get();
        if (byte == TextInput::kEnd) {
            break;
        }
        head.append(static_cast<char>(byte));
    }
    if (head.size() >= kHeadBytes && head.lastIndexOf('\n') > 0) {
        head.truncate(head.lastIndexOf('\n')); // the last line may be cut
    }
    const char delimiter = findDelimiter(head, input->encoding());
    ARTEMISIA_TRY(input->rewind());
    auto source =
        std::make_unique<DelimitedSource>(QFileInfo(path).fileName(), std::move(input), delimiter);
    ARTEMISIA_TRY(source->begin(options));
    return source;
}

} // namespace artemisia::exchange
