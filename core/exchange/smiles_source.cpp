// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/header_detection.h"
#include "core/exchange/line_reader.h"
#include "core/exchange/structure_source.h"
#include "core/exchange/tr.h"
#include "core/exchange/value_kind.h"

#include <QFileInfo>

#include <algorithm>

namespace artemisia::exchange
{

namespace
{
constexpr qsizetype kMostColumns = 256;

// "SMILES", its CXSMILES tail " |...|" if there is one, and the rest.
QStringList splitLine(const QString &line)
{
    const QString text = line.trimmed();
    if (text.contains(u'\t')) {
        return text.split(u'\t').mid(0, kMostColumns);
    }
    qsizetype end = 0;
    while (end < text.size() && !text.at(end).isSpace()) {
        ++end;
    }
    if (text.mid(end).trimmed().startsWith(u'|')) {
        const qsizetype open = text.indexOf(u'|', end);
        const qsizetype close = text.indexOf(u'|', open + 1);
        end = close > 0 ? close + 1 : end;
    }
    return {text.left(end), text.mid(end).trimmed()};
}

bool isHeader(const QStringList &cells)
{
    const QString first = plainWords(cells.value(0));
    return hasWord(first, {QStringLiteral("smiles"), QStringLiteral("cxsmiles"),
                           QStringLiteral("structure"), QStringLiteral("canonical smiles")});
}

class SmilesSource : public TableSource
{
public:
    SmilesSource(QString name, std::unique_ptr<TextInput> input)
        : m_name(std::move(name))
        , m_input(std::move(input))
        , m_lines(*m_input)
    {
    }
    [[nodiscard]] Result<> begin();

    [[nodiscard]] QString fileName() const override { return m_name; }
    [[nodiscard]] QString format() const override { return QStringLiteral("smiles"); }
    [[nodiscard]] QString encoding() const override { return toName(m_input->encoding()); }
    [[nodiscard]] QStringList headers() const override { return m_headers; }
    [[nodiscard]] qint64 headerLine() const override { return m_headerLine; }
    [[nodiscard]] QStringList notes() const override { return {}; }
    [[nodiscard]] Result<std::optional<TableRow>> next() override;
    [[nodiscard]] Result<> rewind() override;
    [[nodiscard]] qint64 size() const override { return m_input->size(); }
    [[nodiscard]] qint64 position() const override { return m_input->position(); }

private:
    bool nextLine(QByteArray &line); ///< blank lines and comments left out

    QString m_name;
    std::unique_ptr<TextInput> m_input;
    LineReader m_lines;
    QStringList m_headers;
    qint64 m_headerLine = 0;
    qint64 m_number = 0;
};

bool SmilesSource::nextLine(QByteArray &line)
{
    while (m_lines.next(line)) {
        if (!line.trimmed().isEmpty() && !line.startsWith("# ")) {
            return true;
        }
    }
    return false;
}

Result<> SmilesSource::begin()
{
    QByteArray line;
    qsizetype width = 2;
    for (int i = 0; i < 100 && nextLine(line); ++i) {
        const QStringList cells = splitLine(m_input->decode(line));
        width = std::max(width, cells.size());
        if (i == 0 && isHeader(cells)) {
            m_headerLine = m_lines.number();
            for (const QString &cell : cells) {
                m_headers.append(cleanHeader(cell));
            }
        }
    }
    const QStringList usual = {QStringLiteral("SMILES"), QStringLiteral("Name")};
    while (m_headers.size() < width) {
        const qsizetype column = m_headers.size();
        m_headers.append(m_headerLine == 0 || column == 1 ? usual.value(column) : QString());
    }
    if (m_input->error()) {
        return tl::unexpected(*m_input->error());
    }
    return rewind();
}

Result<std::optional<TableRow>> SmilesSource::next()
{
    QByteArray line;
    if (!nextLine(line)) {
        if (m_input->error()) {
            return tl::unexpected(*m_input->error());
        }
        return std::nullopt;
    }
    TableRow row;
    row.number = ++m_number;
    row.line = m_lines.number();
    if (m_lines.wasCut()) {
        row.problem = Tr::tr("The line is over 1 MB.");
    } else {
        row.cells = splitLine(m_input->decode(line));
    }
    return row;
}

Result<> SmilesSource::rewind()
{
    ARTEMISIA_TRY(m_input->rewind());
    m_lines.restart();
    m_number = 0;
    QByteArray line;
    if (m_headerLine > 0) {
        (void)nextLine(line);
    }
    return {};
}
} // namespace

Result<std::unique_ptr<TableSource>> openSmilesFile(const QString &path)
{
    ARTEMISIA_TRY_ASSIGN(std::unique_ptr<TextInput> input, TextInput::open(path));
    auto source = std::make_unique<SmilesSource>(QFileInfo(path).fileName(), std::move(input));
    ARTEMISIA_TRY(source->begin());
    return source;
}

} // namespace artemisia::exchange
