// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/session/session.h"
#include "chem/depict/display_list.h"

#include <QCache>
#include <QHash>
#include <QTimer>

namespace artemisia::app
{

/// Drawings of compounds for tables and grids: asked for while painting, made by reader jobs,
/// newest wish first, and kept in a bounded cache. GUI thread.
class DrawingCache : public QObject
{
    Q_OBJECT
public:
    explicit DrawingCache(std::shared_ptr<Session> session, QObject *parent = nullptr);

    /// The drawing of a row as it is at \a revision, or null while it is being made (ready()
    /// tells); an empty list where there is nothing to draw. Valid until control returns to the
    /// event loop.
    [[nodiscard]] const chem::DisplayList *find(store::RowId row, qint64 revision);

Q_SIGNALS:
    void ready(); ///< some drawings arrived: paint again

private:
    struct Drawing {
        qint64 revision = 0;
        chem::DisplayList list;
    };
    using Made = QList<QPair<store::RowId, std::shared_ptr<chem::DisplayList>>>;
    void makeNext();
    void take(const QHash<store::RowId, qint64> &revisions, const Result<Made> &made);

    std::shared_ptr<Session> m_session;
    QCache<store::RowId, Drawing> m_cache;
    QList<QPair<store::RowId, qint64>>
        m_wanted;                        ///< a stack: the last asked for is what is looked at now
    QHash<store::RowId, qint64> m_known; ///< wanted or being made, with its revision
    QTimer m_timer;
    bool m_isBusy = false;
};

} // namespace artemisia::app
