// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/import_results.h"
#include "core/exchange/import_structure.h"

namespace artemisia::exchange
{

/// One run of importCompounds(), inside its transaction.
class CompoundImporter
{
public:
    CompoundImporter(store::Store &store, TableSource &source, const ColumnMapping &mapping,
                     const WorkContext &context);
    [[nodiscard]] Result<> run();
    [[nodiscard]] ImportReport &report() { return m_report; }

private:
    /// A compound this import made.
    struct Made {
        CompoundId id;
        qsizetype entry = 0; ///< in m_report.entries
    };
    [[nodiscard]] Result<> importRow(const TableRow &row);
    [[nodiscard]] Result<> importReadRow(RowInput &row, RowReport &entry);
    [[nodiscard]] Result<> importNew(RowInput &row, RowReport &entry, compounds::Preparation &made);
    [[nodiscard]] Result<> importKnown(RowInput &row, RowReport &entry,
                                       compounds::Preparation &made, const Compound &stored);
    [[nodiscard]] Result<> importBatchOf(RowInput &row, RowReport &entry,
                                         compounds::Preparation &made, const Compound &stored);
    [[nodiscard]] Result<std::optional<Compound>> sameRowWithoutCode(const RowInput &row,
                                                                     const Compound &compound);
    [[nodiscard]] Result<> giveCode(RowInput &row, Compound &compound);
    [[nodiscard]] Result<QString> freeBatchCode(const RowInput &row, const Compound &compound);
    [[nodiscard]] Result<BatchId> makeBatch(const RowInput &row, const Compound &compound,
                                            const compounds::Preparation &made);
    [[nodiscard]] Result<> remarkLikenesses(RowInput &row, Compound &compound);
    [[nodiscard]] Result<> remarkEarlierRows();
    [[nodiscard]] Result<QStringList>
    differences(const RowInput &row, const compounds::Preparation &made, const Compound &stored);
    void finish(RowReport &entry, RowInput &row, RowOutcome outcome);
    void reportFile();
    [[nodiscard]] QString sourceOf(const RowInput &row) const;

    store::Store &m_store;
    TableSource &m_source;
    const ColumnMapping &m_mapping;
    const WorkContext &m_context;
    store::SaveContext m_save;
    TableSurvey m_survey;
    ResultWriter m_results;
    ImportReport m_report;
    QHash<QString, Made> m_made; ///< by code
    /// Remarks that a later row brings to a compound of an earlier one: by its code.
    QHash<QString, QList<RowRemark>> m_remarksForEarlier;
    QString m_codePrefix;
    qint64 m_nextNumber = 0;
};

} // namespace artemisia::exchange
