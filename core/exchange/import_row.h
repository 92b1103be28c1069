// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/cell_value.h"
#include "core/exchange/column_mapping.h"
#include "core/exchange/compound_import.h"
#include "core/record/compound.h"

#include <QHash>

namespace artemisia::exchange
{

/// What a first walk over the whole table found out, before anything is imported.
struct TableSurvey {
    qint64 rows = 0;
    QHash<size_t, int> aliasCells; ///< how often a cell stands in its alias column, by hash of both
    QHash<int, qint64> cellsNotImported; ///< filled cells of columns that are not imported, by
                                         ///< column; beyond the header: the last
};
[[nodiscard]] Result<TableSurvey> surveyTable(TableSource &source, const ColumnMapping &mapping,
                                              const WorkContext &context);

/// One value of a result column.
struct ResultInput {
    int column = 0; ///< position in the mapping
    MeasuredValue value;
    int replicate = 0;
    QString raw;
    QList<Remark> remarks;
};

/// A row taken apart by the mapping: still text, nothing checked against chemistry or the notebook.
struct RowInput {
    qint64 number = 0;
    qint64 line = 0;
    QString code; ///< empty: the row states none
    QString batchNumber;
    QString name;
    QString structureText;
    QString inchiText;
    QString keyText;
    QList<Alias> aliases;
    QStringList tags;
    QStringList notes; ///< "Header: value", one each
    QList<ResultInput> results;
    QList<RowRemark> remarks;    ///< for the report
    QList<Remark> recordRemarks; ///< the ones of them that stay with the compound
    QString structureHeader;
    QString inchiHeader;
    QString keyHeader;
    [[nodiscard]] bool isEmpty() const;
    /// A remark for the report only.
    void remark(const char *remarkCode, const QString &column, const QString &message,
                const QString &raw = {});
    /// A remark for the report and for the record.
    void remarkOnRecord(const char *remarkCode, const QString &column, const QString &message,
                        const QString &raw = {});
};

/// Reads rows by a mapping.
class RowReader
{
public:
    RowReader(const ColumnMapping &mapping, const TableSurvey &survey);
    [[nodiscard]] RowInput read(const TableRow &row) const;

private:
    void readCellInto(RowInput &input, const ColumnRule &rule, const QString &cell) const;
    void readCode(RowInput &input, const ColumnRule &rule, const QString &cell) const;
    void readAliases(RowInput &input, const ColumnRule &rule, const QString &cell) const;
    void readTags(RowInput &input, const ColumnRule &rule, const QString &cell) const;
    void readResult(RowInput &input, int position, const TableRow &row) const;
    [[nodiscard]] QString qualifierCell(int position, const TableRow &row) const;
    void readLoneQualifiers(RowInput &input, const TableRow &row) const;
    void checkWidth(RowInput &input, const TableRow &row) const;

    const ColumnMapping &m_mapping;
    const TableSurvey &m_survey;
    QHash<int, int> m_qualifierOf; ///< position of a result's column -> position of its qualifier's
};

} // namespace artemisia::exchange
