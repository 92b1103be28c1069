// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/imports/import_job.h"

#include <QAbstractTableModel>

namespace artemisia::app
{

/// The columns of a file as rows: what each is taken for, what belongs to that, and some of its
/// cells. What it is taken for and its details can be changed.
class MappingModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Header, Meaning, Detail, Unit, Examples, Reason, ColumnCount };
    explicit MappingModel(QObject *parent = nullptr);
    void setPreview(const TablePreview &preview);
    void setMapping(const exchange::ColumnMapping &mapping);
    [[nodiscard]] const exchange::ColumnMapping &mapping() const { return m_mapping; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    [[nodiscard]] bool hasDetail(int row) const;
    [[nodiscard]] bool isResult(int row) const;
    QString *detailOf(int row);

    exchange::ColumnMapping m_mapping;
    QStringList m_examples;
};

/// "Code", "Result of an assay" ..., translated.
[[nodiscard]] QString meaningInWords(exchange::ColumnMeaning meaning);
/// In the order in which they are offered.
[[nodiscard]] QList<exchange::ColumnMeaning> columnMeanings();

} // namespace artemisia::app
