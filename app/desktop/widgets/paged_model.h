// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/session/session.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QSet>
#include <QTimer>

namespace artemisia::app
{

/// A table of any length over the store: holds one row number for each row, fetches what a row
/// shows in pages around what is looked at, by reader jobs, and keeps the last used. data() never
/// touches the database; a row on its way is empty. \a Row needs a member row (store::RowId). GUI
/// thread. Derived classes say which rows there are, fetch them, and show them.
template <class Row>
class PagedModel : public QAbstractTableModel
{
public:
    explicit PagedModel(std::shared_ptr<Session> session, QObject *parent = nullptr)
        : QAbstractTableModel(parent)
        , m_session(std::move(session))
        , m_cache(kCachedRows)
    {
        m_fetchTimer.setSingleShot(true);
        m_fetchTimer.setInterval(0);
        connect(&m_fetchTimer, &QTimer::timeout, this, [this] { fetchWanted(); });
        m_reloadTimer.setSingleShot(true);
        m_reloadTimer.setInterval(kReloadDelayMs);
        connect(&m_reloadTimer, &QTimer::timeout, this, [this] { reload(); });
    }
    ~PagedModel() override
    {
        if (m_query) {
            m_query->cancel();
        }
    }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rowIds.size());
    }
    /// Asks anew which rows there are; the newest wish wins.
    void reload();
    void reloadSoon() { m_reloadTimer.start(); }
    /// What is known of a row now; null: it is being fetched.
    [[nodiscard]] const Row *rowAt(int row) const;
    [[nodiscard]] store::RowId rowIdAt(int row) const { return m_rowIds.value(row, 0); }
    [[nodiscard]] int rowOf(store::RowId id) const { return int(m_rowIds.indexOf(id)); }
    [[nodiscard]] bool isLoading() const { return m_query != nullptr; }
    /// Whether the first answer has come.
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }

    /// Called on the GUI thread after every answer of reload().
    std::function<void()> onLoaded;
    std::function<void(const Error &)> onFailed;

protected:
    using RowIds = Result<QList<store::RowId>>;
    using Rows = Result<QList<Row>>;
    [[nodiscard]] virtual std::function<RowIds(store::Store &)> query() const = 0;
    /// Both give functions for a reader's thread: they hold copies of what they need, never the
    /// model.
    [[nodiscard]] virtual std::function<Rows(store::Store &, const QList<store::RowId> &)>
    fetcher() const = 0;
    [[nodiscard]] Session &session() const { return *m_session; }

private:
    static constexpr int kPage = 64;
    static constexpr int kCachedRows = 20000;
    static constexpr int kReloadDelayMs = 250;
    void fetchWanted();
    void takeRows(const QList<store::RowId> &asked, const Rows &rows);

    std::shared_ptr<Session> m_session;
    QList<store::RowId> m_rowIds;
    mutable QCache<store::RowId, Row> m_cache;
    mutable QSet<int> m_wanted; ///< numbers of pages
    QSet<store::RowId> m_inFlight;
    mutable QTimer m_fetchTimer;
    QTimer m_reloadTimer;
    std::shared_ptr<jobs::Job> m_query;
    int m_generation = 0; ///< counts reloads: rows asked for before one are old
    bool m_isLoaded = false;
};

template <class Row>
void PagedModel<Row>::reload()
{
    if (m_query) {
        m_query->cancel();
    }
    const int generation = ++m_generation;
    m_query = m_session->read(
        [ask = query()](store::Store &store, const WorkContext &) { return ask(store); }, this,
        [this, generation](const RowIds &ids) {
            if (generation != m_generation) {
                return;
            }
            m_query.reset();
            m_isLoaded = true;
            if (!ids) {
                if (onFailed && ids.error().code != ErrorCode::Cancelled) {
                    onFailed(ids.error());
                }
                return;
            }
            m_cache.clear();
            m_inFlight.clear();
            m_wanted.clear();
            if (*ids == m_rowIds) {
                // The same rows, perhaps with other contents: selection and place stay.
                if (!m_rowIds.isEmpty()) {
                    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
                }
            } else {
                beginResetModel();
                m_rowIds = *ids;
                endResetModel();
            }
            if (onLoaded) {
                onLoaded();
            }
        });
}

template <class Row>
const Row *PagedModel<Row>::rowAt(int row) const
{
    if (row < 0 || row >= m_rowIds.size()) {
        return nullptr;
    }
    const Row *known = m_cache.object(m_rowIds.at(row));
    if (known == nullptr) {
        m_wanted.insert(row / kPage);
        if (!m_fetchTimer.isActive()) {
            m_fetchTimer.start();
        }
    }
    return known;
}

template <class Row>
void PagedModel<Row>::fetchWanted()
{
    QList<store::RowId> ask;
    for (const int page : std::as_const(m_wanted)) {
        for (const store::RowId id : m_rowIds.mid(qsizetype(page) * kPage, kPage)) {
            if (!m_inFlight.contains(id) && !m_cache.contains(id)) {
                ask.append(id);
                m_inFlight.insert(id);
            }
        }
    }
    m_wanted.clear();
    if (ask.isEmpty()) {
        return;
    }
    m_session->read([fetch = fetcher(), ask](store::Store &store,
                                             const WorkContext &) { return fetch(store, ask); },
                    this,
                    [this, ask, generation = m_generation](const Rows &rows) {
                        if (generation == m_generation) {
                            takeRows(ask, rows);
                        }
                    });
}

template <class Row>
void PagedModel<Row>::takeRows(const QList<store::RowId> &asked, const Rows &rows)
{
    for (const store::RowId id : asked) {
        m_inFlight.remove(id);
    }
    if (!rows) {
        if (onFailed) {
            onFailed(rows.error());
        }
        return;
    }
    QSet<store::RowId> came;
    for (const Row &row : *rows) {
        m_cache.insert(row.row, new Row(row));
        came.insert(row.row);
    }
    int first = -1;
    int last = -1;
    for (int i = 0; i < m_rowIds.size(); ++i) {
        if (came.contains(m_rowIds.at(i))) {
            first = first < 0 ? i : first;
            last = i;
        }
    }
    if (first >= 0) {
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
    }
}

} // namespace artemisia::app
