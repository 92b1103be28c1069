// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/assay.h"

#include <QAbstractTableModel>
#include <QHash>

namespace artemisia::app
{

/// The results of one compound: a few dozen rows, all in memory. GUI thread.
class CompoundResultModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { AssayName, Value, Raw, Source, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setResults(const QList<AssayResult> &results, const QHash<QUuid, QString> &assayNames);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index,
                                int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] AssayId assayAt(int row) const;

private:
    QList<AssayResult> m_results; ///< by assay name, then replicate
    QHash<QUuid, QString> m_assayNames;
};

} // namespace artemisia::app
