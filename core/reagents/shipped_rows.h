// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/reagents/name_index.h"
#include "core/reagents/reagent_row.h"

namespace artemisia::reagents
{

/// The rows of a table's text with their index. A row becomes a Reagent only when it is asked for.
class ShippedRows
{
public:
    /// As ReagentTable::fromText().
    [[nodiscard]] static Result<ShippedRows> fromText(const QByteArray &utf8);
    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] Reagent reagent(int index) const;
    [[nodiscard]] const NameIndex &names() const { return m_names; }

private:
    struct Row {
        qsizetype at, length; ///< bytes of m_text, without the line's end
    };
    [[nodiscard]] QByteArrayView line(const Row &row) const;
    [[nodiscard]] Result<> readHeader(QByteArrayView line);
    [[nodiscard]] Result<> addRow(qsizetype at, qsizetype length);
    void indexNames(const std::vector<QByteArrayView> &cells);

    QByteArray m_text;
    std::vector<std::optional<Column>> m_columns;
    std::vector<Row> m_rows;
    NameIndex m_names;
};

} // namespace artemisia::reagents
