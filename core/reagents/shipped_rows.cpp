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

QByteArrayView ShippedRows::line(const Row &row) const
{
    return QByteArrayView(m_text).sliced(row.at, row.length);
}

Result<> ShippedRows::readHeader(QByteArrayView line)
{
    for (const QByteArrayView cell : cellsIn(line)) {
        m_columns.push_back(columnNamed(QString::fromUtf8(cell)));
    }
    if (std::find(m_columns.begin(), m_columns.end(), Column::Name) == m_columns.end()) {
        return broken(QStringLiteral("no column \"name\" in the header"));
    }
    return {};
}

void ShippedRows::indexNames(const std::vector<QByteArrayView> &cells)
{
    const int row = static_cast<int>(m_rows.size());
    const auto at = [&](Column column) {
        const auto found = std::find(m_columns.begin(), m_columns.end(), column);
        const auto index = static_cast<std::size_t>(found - m_columns.begin());
        return index < cells.size() ? QString::fromUtf8(cells[index]) : QString();
    };
    m_names.addName(row, MatchBy::Name, at(Column::Name));
    m_names.addName(row, MatchBy::Cas, at(Column::Cas));
    const QString synonyms = at(Column::Synonyms);
    for (const QStringView synonym : QStringView(synonyms).split(u';', Qt::SkipEmptyParts)) {
        m_names.addName(row, MatchBy::Synonym, synonym.trimmed());
    }
    m_names.addInchiKey(row, at(Column::InchiKey));
}

Result<> ShippedRows::addRow(qsizetype at, qsizetype length)
{
    const std::vector<QByteArrayView> cells = cellsIn(line({at, length}));
    if (cells.size() > m_columns.size()) {
        return broken(QStringLiteral("row %1 has more cells than the header").arg(count() + 1));
    }
    indexNames(cells);
    m_rows.push_back({at, length});
    return {};
}

Result<ShippedRows> ShippedRows::fromText(const QByteArray &utf8)
{
    ShippedRows result;
    result.m_text = utf8;
    const auto lines = static_cast<int>(utf8.count('\n'));
    result.m_names.reserve(lines, lines * namesPerRow);
    for (qsizetype at = 0; at < utf8.size();) {
        const qsizetype found = utf8.indexOf('\n', at);
        const qsizetype end = found < 0 ? utf8.size() : found;
        if (at == 0) {
            ARTEMISIA_TRY(result.readHeader(result.line({at, end - at})));
        } else if (end > at) {
            ARTEMISIA_TRY(result.addRow(at, end - at));
        }
        at = end + 1;
    }
    if (result.m_columns.empty()) {
        return broken(QStringLiteral("empty"));
    }
    result.m_names.finish();
    return result;
}

Reagent ShippedRows::reagent(int index) const
{
    const std::vector<QByteArrayView> found =
        cellsIn(line(m_rows.at(static_cast<std::size_t>(index))));
    Cells cells;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (const auto column = m_columns[i]; column && *column < Column::Id) {
            cells.at(static_cast<std::size_t>(*column)) = QString::fromUtf8(found[i]);
        }
    }
    return reagentOf(cells);
}

} // namespace artemisia::reagents
