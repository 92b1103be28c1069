// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/compounds/compound_result_model.h"

#include "app/desktop/compounds/compound_text.h"

#include <algorithm>

namespace artemisia::app
{

void CompoundResultModel::setResults(const QList<AssayResult> &results,
                                     const QHash<QUuid, QString> &assayNames)
{
    beginResetModel();
    m_results = results;
    m_assayNames = assayNames;
    std::stable_sort(
        m_results.begin(), m_results.end(), [this](const AssayResult &a, const AssayResult &b) {
            const int names = QString::localeAwareCompare(m_assayNames.value(a.assay.uuid()),
                                                          m_assayNames.value(b.assay.uuid()));
            return names != 0 ? names < 0 : a.replicate < b.replicate;
        });
    endResetModel();
}

int CompoundResultModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_results.size());
}

int CompoundResultModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant CompoundResultModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) ||
        (role != Qt::DisplayRole && role != Qt::ToolTipRole)) {
        return {};
    }
    const AssayResult &result = m_results[index.row()];
    switch (index.column()) {
    case AssayName:
        return m_assayNames.value(result.assay.uuid());
    case Value:
        return resultText(result);
    case Raw:
        return result.raw;
    case Source:
        return result.source;
    default:
        return {};
    }
}

QVariant CompoundResultModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case AssayName:
        return tr("Assay");
    case Value:
        return tr("Result");
    case Raw:
        return tr("As it stood in the source");
    case Source:
        return tr("Source");
    default:
        return {};
    }
}

AssayId CompoundResultModel::assayAt(int row) const
{
    return row >= 0 && row < m_results.size() ? m_results[row].assay : AssayId();
}

} // namespace artemisia::app
