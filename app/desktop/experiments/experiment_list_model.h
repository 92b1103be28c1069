// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/session/session.h"
#include "core/store/experiment_repository.h"

#include <QAbstractListModel>
#include <QCache>
#include <QSet>
#include <QTimer>

namespace artemisia::app
{

/// The experiments that match a query: the row numbers are held, what stands in the rows is fetched
/// in reader jobs when somebody looks, and kept for a while. data() never touches the database; a
/// row that is not here yet has an empty display text.
class ExperimentListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        RowIdRole = Qt::UserRole + 1, ///< store::RowId
        EntryRole,                    ///< store::ExperimentRow; invalid until fetched
    };
    explicit ExperimentListModel(std::shared_ptr<Session> session, QObject *parent = nullptr);

    void setQuery(const store::ExperimentQuery &query);
    [[nodiscard]] const store::ExperimentQuery &query() const { return m_query; }
    void refresh(); ///< runs the query again; rows that stay keep their place and selection
    [[nodiscard]] bool isLoading() const { return m_queryJob != nullptr; }
    /// Whether an answer to the present query has arrived.
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }
    [[nodiscard]] QModelIndex indexOf(store::RowId row) const;
    [[nodiscard]] QModelIndex indexOf(const ExperimentId &id) const; ///< only among fetched rows

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    void loaded(); ///< the answer to a query is in
    void failed(const artemisia::Error &error);

private:
    void take(const QList<store::RowId> &rows);
    void removeGone(const QList<store::RowId> &rows);
    void insertNew(const QList<store::RowId> &rows);
    void want(store::RowId row) const;
    void fetch();
    void takeEntries(const QList<store::RowId> &asked,
                     const Result<QList<store::ExperimentRow>> &entries);
    void onRecordChanged(RecordKind kind, const QUuid &id);

    std::shared_ptr<Session> m_session;
    store::ExperimentQuery m_query;
    QList<store::RowId> m_rows;
    mutable QCache<store::RowId, store::ExperimentRow> m_entries; ///< recent ones
    mutable QSet<store::RowId> m_stale; ///< shown as they were until they come again
    mutable QList<store::RowId> m_wanted;
    mutable QTimer m_fetchTimer;
    QTimer m_refreshTimer;
    std::shared_ptr<jobs::Job> m_queryJob;
    int m_generation = 0; ///< counts queries
    bool m_isFetching = false;
    bool m_isLoaded = false;
};

} // namespace artemisia::app

Q_DECLARE_METATYPE(artemisia::store::ExperimentRow)
