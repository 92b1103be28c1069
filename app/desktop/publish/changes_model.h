// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/publication_repository.h"

#include <QAbstractItemModel>

namespace artemisia::app
{

/// What would become public, grouped by kind of record.
class ChangesModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { What, Title, Change, ColumnCount };
    enum Role { RecordRole = Qt::UserRole + 1, IsRemovedRole };
    explicit ChangesModel(QObject *parent = nullptr);
    void setChanges(const QList<store::PendingChange> &changes);
    [[nodiscard]] qsizetype changeCount() const { return m_count; }
    /// The record at an index; nothing for a group.
    [[nodiscard]] std::optional<store::PendingChange> changeAt(const QModelIndex &index) const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Group {
        RecordKind kind = RecordKind::Notebook;
        QList<store::PendingChange> changes;
    };
    QList<Group> m_groups;
    qsizetype m_count = 0;
};

} // namespace artemisia::app
