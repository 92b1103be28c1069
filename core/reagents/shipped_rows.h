// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/reagents/name_index.h"
#include "core/reagents/reagent_row.h"

#include <QHash>

#include <cstdint>

namespace artemisia::reagents
{

/// The rows of a table's text with their index. A row becomes a Reagent only when it is asked for.
class ShippedRows
{
public:
    /// As ReagentTable::fromText().
    [[nodiscard]] static Result<ShippedRows> fromText(const QByteArray &utf8)
    {
        return fromTexts(utf8, {});
    }
    /// The same and a second table: a row whose InChIKey the first has gives its synonyms to that
    /// row and is none of its own; the others follow the first table's.
    [[nodiscard]] static Result<ShippedRows> fromTexts(const QByteArray &table,
                                                       const QByteArray &more);
    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] Reagent reagent(int index) const;
    [[nodiscard]] const NameIndex &names() const { return m_names; }
    /// Whether it is the second table that calls the row so.
    [[nodiscard]] bool isAbbreviation(int index, QStringView name) const
    {
        const Row &row = m_rows.at(std::size_t(index));
        return row.text > 0 || row.moreSynonyms.split(QLatin1String("; ")).contains(name);
    }
    /// The InChIKey of what the second table calls so, letter for letter, where two files or more
    /// have the structure; empty: it does not.
    [[nodiscard]] QString agreedKey(const QString &abbreviation) const
    {
        return m_agreedKeys.value(abbreviation);
    }

private:
    /// A text and what its header says.
    struct Text {
        QByteArray bytes;
        std::vector<std::optional<Column>> columns;
        std::size_t sources = SIZE_MAX;    ///< the column that says which files have the structure
        std::vector<QByteArrayView> lines; ///< of rows, without their ends
    };
    struct Row {
        int text;            ///< index in m_texts
        QByteArrayView line; ///< of that text
        QString moreSynonyms;
    };
    [[nodiscard]] static Result<Text> read(const QByteArray &utf8);
    [[nodiscard]] static QString cell(const Text &text, QByteArrayView line, Column column);
    void addAgreed(const Text &text, QByteArrayView line);
    void addRow(int text, QByteArrayView line, const QString &moreSynonyms);

    std::vector<Text> m_texts;
    std::vector<Row> m_rows;
    NameIndex m_names;
    QHash<QString, QString> m_agreedKeys; ///< InChIKeys by abbreviations
};

} // namespace artemisia::reagents
