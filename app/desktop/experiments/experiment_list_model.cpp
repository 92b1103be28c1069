// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/experiments/experiment_list_model.h"

#include <algorithm>

namespace artemisia::app
{

namespace
{
constexpr int kKeptEntries = 2000;
constexpr int kFetchAtOnce = 100;
constexpr int kRefreshDelayMs = 150;
constexpr int kSingleMoves = 200; ///< more changes than this are told as one reset
} // namespace

ExperimentListModel::ExperimentListModel(std::shared_ptr<Session> session, QObject *parent)
    : QAbstractListModel(parent)
    , m_session(std::move(session))
    , m_entries(kKeptEntries)
{
    m_fetchTimer.setSingleShot(true);
    m_fetchTimer.setInterval(0);
    connect(&m_fetchTimer, &QTimer::timeout, this, &ExperimentListModel::fetch);
    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(kRefreshDelayMs);
    connect(&m_refreshTimer, &QTimer::timeout, this, &ExperimentListModel::refresh);
    connect(m_session.get(), &Session::recordChanged, this, &ExperimentListModel::onRecordChanged);
    connect(m_session.get(), &Session::manyRecordsChanged, this, [this] {
        for (const store::RowId row : std::as_const(m_rows)) {
            m_stale.insert(row);
        }
        refresh();
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    });
}

void ExperimentListModel::setQuery(const store::ExperimentQuery &query)
{
    m_query = query;
    m_isLoaded = false;
    refresh();
}

void ExperimentListModel::refresh()
{
    m_refreshTimer.stop();
    if (m_queryJob) {
        m_queryJob->cancel();
    }
    m_queryJob = m_session->read(
        [query = m_query](store::Store &store,
                          const WorkContext &context) -> Result<QList<store::RowId>> {
            if (context.cancel.isCancelled()) {
                return fail(ErrorCode::Cancelled, tr("Stopped."));
            }
            return store.experiments().rowIds(query);
        },
        this,
        [this,
         token = std::make_shared<int>(++m_generation)](const Result<QList<store::RowId>> &rows) {
            if (*token != m_generation) {
                return; // a later query is under way
            }
            m_queryJob.reset();
            if (!rows) {
                if (rows.error().code != ErrorCode::Cancelled) {
                    Q_EMIT failed(rows.error());
                }
                return;
            }
            m_isLoaded = true;
            take(*rows);
            Q_EMIT loaded();
        });
}

void ExperimentListModel::take(const QList<store::RowId> &rows)
{
    if (rows == m_rows) {
        return;
    }
    const QSet<store::RowId> after(rows.begin(), rows.end());
    const qsizetype gone = std::count_if(m_rows.begin(), m_rows.end(),
                                         [&](store::RowId row) { return !after.contains(row); });
    const qsizetype fresh = qsizetype(rows.size()) - (m_rows.size() - gone);
    if (m_rows.isEmpty() || gone + fresh > kSingleMoves) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
        return;
    }
    removeGone(rows);
    insertNew(rows);
    if (m_rows == rows) {
        return;
    }
    // What is left is another order.
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList persistent = persistentIndexList();
    QHash<store::RowId, int> places;
    for (int i = 0; i < rows.size(); ++i) {
        places.insert(rows[i], i);
    }
    QModelIndexList moved;
    for (const QModelIndex &index : persistent) {
        moved.append(createIndex(places.value(m_rows.value(index.row()), -1), 0));
    }
    m_rows = rows;
    changePersistentIndexList(persistent, moved);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void ExperimentListModel::removeGone(const QList<store::RowId> &rows)
{
    const QSet<store::RowId> after(rows.begin(), rows.end());
    for (int i = int(m_rows.size()) - 1; i >= 0; --i) {
        if (!after.contains(m_rows[i])) {
            beginRemoveRows({}, i, i);
            m_rows.removeAt(i);
            endRemoveRows();
        }
    }
}

void ExperimentListModel::insertNew(const QList<store::RowId> &rows)
{
    const QSet<store::RowId> before(m_rows.begin(), m_rows.end());
    for (int i = 0; i < rows.size(); ++i) {
        if (!before.contains(rows[i])) {
            const int at = std::min(i, int(m_rows.size()));
            beginInsertRows({}, at, at);
            m_rows.insert(at, rows[i]);
            endInsertRows();
        }
    }
}

QModelIndex ExperimentListModel::indexOf(store::RowId row) const
{
    const qsizetype at = m_rows.indexOf(row);
    return at < 0 ? QModelIndex() : index(int(at));
}

QModelIndex ExperimentListModel::indexOf(const ExperimentId &id) const
{
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const store::ExperimentRow *entry = m_entries.object(m_rows[i]);
        if (entry && entry->id == id) {
            return index(int(i));
        }
    }
    return {};
}

int ExperimentListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ExperimentListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const store::RowId row = m_rows[index.row()];
    if (role == RowIdRole) {
        return row;
    }
    if (role != EntryRole && role != Qt::DisplayRole && role != Qt::AccessibleTextRole) {
        return {};
    }
    const store::ExperimentRow *entry = m_entries.object(row);
    if (!entry || m_stale.contains(row)) {
        want(row);
    }
    if (!entry) {
        return role == EntryRole ? QVariant() : QVariant(QString());
    }
    if (role == EntryRole) {
        return QVariant::fromValue(*entry);
    }
    return QStringLiteral("%1 %2").arg(entry->code, entry->title);
}

void ExperimentListModel::want(store::RowId row) const
{
    m_wanted.removeOne(row);
    m_wanted.append(row);
    if (m_wanted.size() > kFetchAtOnce) { // scrolled past
        m_wanted.removeFirst();
    }
    if (!m_isFetching && !m_fetchTimer.isActive()) {
        m_fetchTimer.start();
    }
}

void ExperimentListModel::fetch()
{
    if (m_wanted.isEmpty()) {
        return;
    }
    m_isFetching = true;
    const QList<store::RowId> asked = std::exchange(m_wanted, {});
    for (const store::RowId row : asked) {
        m_stale.remove(row);
    }
    m_session->read([asked](store::Store &store,
                            const WorkContext &) { return store.experiments().rows(asked); },
                    this,
                    [this, asked](const Result<QList<store::ExperimentRow>> &entries) {
                        takeEntries(asked, entries);
                    });
}

void ExperimentListModel::takeEntries(const QList<store::RowId> &asked,
                                      const Result<QList<store::ExperimentRow>> &entries)
{
    m_isFetching = false;
    if (!entries) {
        Q_EMIT failed(entries.error());
        return;
    }
    for (const store::ExperimentRow &entry : *entries) {
        m_entries.insert(entry.row, new store::ExperimentRow(entry));
    }
    const QSet<store::RowId> changed(asked.begin(), asked.end());
    int first = -1;
    for (int i = 0; i <= m_rows.size(); ++i) {
        const bool isChanged = i < m_rows.size() && changed.contains(m_rows[i]);
        if (isChanged && first < 0) {
            first = i;
        } else if (!isChanged && first >= 0) {
            Q_EMIT dataChanged(index(first), index(i - 1));
            first = -1;
        }
    }
    if (!m_wanted.isEmpty()) {
        m_fetchTimer.start();
    }
}

void ExperimentListModel::onRecordChanged(RecordKind kind, const QUuid &id)
{
    if (kind != RecordKind::Experiment) {
        return;
    }
    if (const QModelIndex changed = indexOf(ExperimentId::fromUuid(id)); changed.isValid()) {
        m_stale.insert(m_rows[changed.row()]);
        Q_EMIT dataChanged(changed, changed);
    }
    m_refreshTimer.start();
}

} // namespace artemisia::app
