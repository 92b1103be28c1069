// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/publish/changes_model.h"

#include "app/desktop/theme/theme.h"

#include <QLocale>

namespace artemisia::app
{

namespace
{

/// In the order in which people look.
const QList<RecordKind> kOrder{
    RecordKind::Experiment,  RecordKind::Compound, RecordKind::Batch, RecordKind::Assay,
    RecordKind::AssayResult, RecordKind::Notebook, RecordKind::Person};

QString groupName(RecordKind kind)
{
    switch (kind) {
    case RecordKind::Experiment:
        return ChangesModel::tr("Experiments");
    case RecordKind::Compound:
        return ChangesModel::tr("Compounds");
    case RecordKind::Batch:
        return ChangesModel::tr("Batches");
    case RecordKind::Assay:
        return ChangesModel::tr("Assays");
    case RecordKind::AssayResult:
        return ChangesModel::tr("Results");
    case RecordKind::Notebook:
        return ChangesModel::tr("Notebook");
    case RecordKind::Person:
        return ChangesModel::tr("People");
    }
    return {};
}

QString changeInWords(store::ChangeKind change)
{
    switch (change) {
    case store::ChangeKind::Added:
        return ChangesModel::tr("new");
    case store::ChangeKind::Modified:
        return ChangesModel::tr("changed");
    case store::ChangeKind::Removed:
        return ChangesModel::tr("no longer public");
    }
    return {};
}

} // namespace

ChangesModel::ChangesModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void ChangesModel::setChanges(const QList<store::PendingChange> &changes)
{
    beginResetModel();
    m_groups.clear();
    m_count = changes.size();
    for (const RecordKind kind : kOrder) {
        Group group{kind, {}};
        for (const store::PendingChange &change : changes) {
            if (change.record.kind == kind) {
                group.changes.append(change);
            }
        }
        if (!group.changes.isEmpty()) {
            m_groups.append(group);
        }
    }
    endResetModel();
}

// The internal id of a group is 0, of a change one more than the row of its group.
QModelIndex ChangesModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : quintptr(0));
}

QModelIndex ChangesModel::parent(const QModelIndex &index) const
{
    return index.isValid() && index.internalId() > 0
               ? createIndex(int(index.internalId()) - 1, 0, quintptr(0))
               : QModelIndex();
}

int ChangesModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid()) {
        return int(m_groups.size());
    }
    return parent.internalId() == 0 && parent.column() == 0
               ? int(m_groups.at(parent.row()).changes.size())
               : 0;
}

int ChangesModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

std::optional<store::PendingChange> ChangesModel::changeAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0) {
        return {};
    }
    return m_groups.at(qsizetype(index.internalId()) - 1).changes.at(index.row());
}

QVariant ChangesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Theme &theme = Theme::instance();
    const auto change = changeAt(index);
    if (!change) {
        const Group &group = m_groups.at(index.row());
        if (role == Qt::DisplayRole && index.column() == What) {
            return tr("%1  %2").arg(groupName(group.kind),
                                    QLocale().toString(group.changes.size()));
        }
        if (role == Qt::FontRole) {
            QFont font = theme.font(Theme::TextStyle::Body);
            font.setWeight(QFont::DemiBold);
            return font;
        }
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        switch (index.column()) {
        case What:
            return change->code;
        case Title:
            return change->title;
        case Change:
            return changeInWords(change->change);
        default:
            return {};
        }
    case Qt::ForegroundRole:
        if (index.column() == Change) {
            return change->change == store::ChangeKind::Added     ? theme.colours().accent
                   : change->change == store::ChangeKind::Removed ? theme.colours().error
                                                                  : theme.colours().secondary;
        }
        return index.column() == Title ? QVariant(theme.colours().secondary) : QVariant();
    case RecordRole:
        return change->record.id;
    case IsRemovedRole:
        return change->change == store::ChangeKind::Removed;
    default:
        return {};
    }
}

QVariant ChangesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case What:
        return tr("Record");
    case Title:
        return tr("Title");
    case Change:
        return tr("Change");
    default:
        return {};
    }
}

} // namespace artemisia::app
