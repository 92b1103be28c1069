// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/record.h"
#include "core/store/save_context.h"

#include <optional>

namespace artemisia::store
{

class Database;

enum class ChangeKind { Added, Modified, Removed };

/// One record that differs from what is public.
struct PendingChange {
    RecordRef record;
    ChangeKind change = ChangeKind::Added;
    QString code; ///< for people; of a removed record, as last published
    QString title;
    qint64 revision = 0;
};

struct Publication {
    QString commit; ///< hex object id
    Timestamp at;
    qint64 revision = 0; ///< everything up to this revision is in it
    QString pushedTo;    ///< URL without credentials; empty: not pushed
};

/// What of the notebook is public, and what would become so. Drafts never count. A batch of a draft
/// compound does not count either, nor a result of a draft compound or assay: they would tell of
/// it. The notebook and its people always count.
class PublicationRepository
{
public:
    explicit PublicationRepository(Database &database);
    /// Records that are to be public and differ from the last publication, and published ones that
    /// are gone or drafts again. By kind, then code.
    [[nodiscard]] Result<QList<PendingChange>> pending(int limit = -1);
    [[nodiscard]] Result<qint64> pendingCount();
    /// Whether a record is to be public, as told above; false if there is none.
    [[nodiscard]] Result<bool> isPublic(const RecordRef &record);
    /// Says that the given commit holds every pending change up to \a revision. Call inside the
    /// transaction that follows the commit.
    [[nodiscard]] Result<> markPublished(const QString &commit, qint64 revision);
    /// The same for one record only, as it was just read from a repository (cloning, merging).
    [[nodiscard]] Result<> markRecordPublished(const RecordRef &record);
    [[nodiscard]] Result<> markPushed(const QString &commit, const QString &url);
    [[nodiscard]] Result<std::optional<Publication>> last();
    /// Where the notebook is published to: URL without credentials; empty: not said yet.
    [[nodiscard]] Result<QString> remoteUrl();
    [[nodiscard]] Result<> setRemoteUrl(const QString &url);

private:
    Database &m_database;
};

} // namespace artemisia::store
