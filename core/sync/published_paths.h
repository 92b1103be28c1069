// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store.h"
#include "core/sync/repository_tree.h"

#include <QHash>

namespace artemisia::sync
{

/// Where records stand in the last commit. Asked by record: the state that was published (its last
/// revision up to the publication) gives the path it had then, without reading the repository; only
/// if nothing is there (somebody moved it by hand) are the files read, all once, and searched for
/// the id.
class PublishedPaths
{
public:
    /// \a tip may be null: then nothing was published. Both live longer than this.
    PublishedPaths(store::Store &store, RepositoryTree *tip, qint64 publishedRevision);
    /// "" if it was not public.
    [[nodiscard]] Result<QString> pathOf(const RecordRef &record);
    /// All records with a file of their own that the last commit holds, whether the store knows
    /// them or not.
    [[nodiscard]] Result<QHash<RecordRef, QString>> all();
    /// The files and folders that the program itself makes for the record at this path, as
    /// format::FilePlan::removed has them.
    [[nodiscard]] static QStringList filesOf(const QString &path);

private:
    [[nodiscard]] Result<QString> expectedPath(const RecordRef &record);
    [[nodiscard]] Result<std::optional<Json>> publishedBody(const RecordRef &record);
    [[nodiscard]] Result<> readAll();
    void readOne(const QString &path);

    store::Store &m_store;
    RepositoryTree *m_tip;
    qint64 m_revision;
    QHash<RecordRef, QString> m_found;
    bool m_isRead = false;
};

} // namespace artemisia::sync
