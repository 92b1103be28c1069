// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reagents/shipped_rows.h"

#include "core/reagents/tr.h"

#include <algorithm>

namespace artemisia::reagents
{

static constexpr int namesPerRow = 28; // measured on the shipped table; only a hint for the memory

static std::vector<QByteArrayView> cellsIn(QByteArrayView line)
{
    std::vector<QByteArrayView> cells;
    cells.reserve(columnCount);
    for (;;) {
        const qsizetype tab = line.indexOf('\t');
        cells.push_back(tab < 0 ? line : line.first(tab));
        if (tab < 0) {
            return cells;
        }
        line = line.sliced(tab + 1);
    }
}

static tl::unexpected<Error> broken(const QString &detail)
{
    return fail(ErrorCode::Invalid, Tr::tr("This is not a table of reagents."), detail);
}

Result<ShippedRows::Text> ShippedRows::read(const QByteArray &utf8)
{
    Text text;
    text.bytes = utf8;
    for (qsizetype at = 0; at < utf8.size();) {
        const qsizetype found = utf8.indexOf('\n', at);
        const qsizetype end = found < 0 ? utf8.size() : found;
        const QByteArrayView line = QByteArrayView(text.bytes).sliced(at, end - at);
        if (at == 0) {
            for (const QByteArrayView cell : cellsIn(line)) {
                if (cell == "sources") {
                    text.sources = text.columns.size();
                }
                text.columns.push_back(columnNamed(QString::fromUtf8(cell)));
            }
        } else if (end > at) {
            text.lines.push_back(line);
            if (line.count('\t') >= static_cast<qsizetype>(text.columns.size())) {
                return broken(
                    QStringLiteral("row %1 has more cells than the header").arg(text.lines.size()));
            }
        }
        at = end + 1;
    }
    if (text.columns.empty()) {
        return broken(QStringLiteral("empty"));
    }
    if (std::find(text.columns.begin(), text.columns.end(), Column::Name) == text.columns.end()) {
        return broken(QStringLiteral("no column \"name\" in the header"));
    }
    return text;
}

QString ShippedRows::cell(const Text &text, QByteArrayView line, Column column)
{
    const auto found = std::find(text.columns.begin(), text.columns.end(), column);
    const auto index = static_cast<std::size_t>(found - text.columns.begin());
    const std::vector<QByteArrayView> cells = cellsIn(line);
    return index < cells.size() ? QString::fromUtf8(cells[index]) : QString();
}

void ShippedRows::addAgreed(const Text &text, QByteArrayView line)
{
    const std::vector<QByteArrayView> cells = cellsIn(line);
    if (text.sources >= cells.size() || !cells[text.sources].contains(';')) {
        return;
    }
    const QString key = cell(text, line, Column::InchiKey);
    const QString names = cell(text, line, Column::Synonyms);
    for (const QStringView name : QStringView(names).split(u';', Qt::SkipEmptyParts)) {
        m_agreedKeys.insert(name.trimmed().toString(), key);
    }
}

void ShippedRows::addRow(int index, QByteArrayView line, const QString &moreSynonyms)
{
    const Text &text = m_texts[static_cast<std::size_t>(index)];
    const int row = count();
    m_names.addName(row, MatchBy::Name, cell(text, line, Column::Name));
    m_names.addName(row, MatchBy::Cas, cell(text, line, Column::Cas));
    for (const QString &names : {cell(text, line, Column::Synonyms), moreSynonyms}) {
        for (const QStringView synonym : QStringView(names).split(u';', Qt::SkipEmptyParts)) {
            m_names.addName(row, MatchBy::Synonym, synonym.trimmed());
        }
    }
    m_names.addInchiKey(row, cell(text, line, Column::InchiKey));
    m_rows.push_back({index, line, moreSynonyms});
}

Result<ShippedRows> ShippedRows::fromTexts(const QByteArray &table, const QByteArray &more)
{
    ShippedRows result;
    ARTEMISIA_TRY_ASSIGN(Text first, read(table));
    result.m_texts.push_back(std::move(first));
    if (!more.isEmpty()) {
        ARTEMISIA_TRY_ASSIGN(Text second, read(more));
        result.m_texts.push_back(std::move(second));
    }
    QHash<QString, QByteArrayView> extras;
    for (std::size_t i = 1; i < result.m_texts.size(); ++i) {
        for (const QByteArrayView line : result.m_texts[i].lines) {
            extras.insert(cell(result.m_texts[i], line, Column::InchiKey), line);
            result.addAgreed(result.m_texts[i], line);
        }
    }
    const std::vector<QByteArrayView> lines = result.m_texts.front().lines;
    const auto rows = static_cast<int>(lines.size() + static_cast<std::size_t>(extras.size()));
    result.m_names.reserve(rows, rows * namesPerRow);
    for (const QByteArrayView line : lines) {
        const QString key = cell(result.m_texts.front(), line, Column::InchiKey);
        const QByteArrayView extra = key.isEmpty() ? QByteArrayView() : extras.take(key);
        result.addRow(0, line,
                      extra.isEmpty() ? QString()
                                      : cell(result.m_texts.back(), extra, Column::Synonyms));
    }
    for (std::size_t i = 1; i < result.m_texts.size(); ++i) {
        for (const QByteArrayView line : std::vector(result.m_texts[i].lines)) {
            if (extras.contains(cell(result.m_texts[i], line, Column::InchiKey))) {
                result.addRow(static_cast<int>(i), line, {});
            }
        }
    }
    result.m_names.finish();
    return result;
}

Reagent ShippedRows::reagent(int index) const
{
    const Row &row = m_rows.at(static_cast<std::size_t>(index));
    const Text &text = m_texts[static_cast<std::size_t>(row.text)];
    const std::vector<QByteArrayView> found = cellsIn(row.line);
    Cells cells;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (const auto column = text.columns[i]; column && *column < Column::Id) {
            cells.at(static_cast<std::size_t>(*column)) = QString::fromUtf8(found[i]);
        }
    }
    if (!row.moreSynonyms.isEmpty()) {
        QString &synonyms = cells.at(static_cast<std::size_t>(Column::Synonyms));
        synonyms += (synonyms.isEmpty() ? QString() : QStringLiteral("; ")) + row.moreSynonyms;
    }
    return reagentOf(cells);
}

} // namespace artemisia::reagents
