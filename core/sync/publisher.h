// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel_token.h"
#include "core/format/notebook_reader.h"
#include "core/store/store.h"

namespace artemisia::sync
{

struct PublishOptions {
    QString url;     ///< push there; empty: the notebook's own remote, and without one only commit
    QString message; ///< first line of the commit; empty: made from the changes
};

enum class PublishOutcome {
    NothingToDo, ///< nothing changed and nothing to push
    Committed,   ///< a commit was made (no remote)
    Pushed,      ///< the remote has it
};

struct PublishReport {
    PublishOutcome outcome = PublishOutcome::NothingToDo;
    QString commit;  ///< hex id of the tip
    QString message; ///< the commit's first line; empty: no commit was made
    QString url;     ///< without credentials
    qint64 records = 0;
    qint64 filesWritten = 0;
    qint64 filesRemoved = 0;
    qint64 schemesDrawn = 0;         ///< anew; those of experiments that did not change are not
    QList<format::Finding> findings; ///< attachments near the host's limits ...
};

/// Publishes the open records: files -> blobs, trees and a commit straight into repository.git ->
/// push by fast-forward. Refused with nothing lost where the remote has what we have not (the
/// commit stays here). Killed at any moment, the repository and the store hold the old or the new
/// state: the branch is moved last, and a commit the store does not know of is taken up at the next
/// publication. Usage if the notebook has no owner. The first URL that took a publication becomes
/// the notebook's own remote. Cancelling works between any two files and during the transfer;
/// Network for a server that says nothing for two minutes.
[[nodiscard]] Result<PublishReport> publish(store::Store &store, const PublishOptions &options,
                                            const WorkContext &context = {});

/// Makes a notebook in \a folder (absent or empty) from a published repository: path, file://,
/// https:// or ssh://. \a person: who records in the copy; matched with the notebook's people by
/// ORCID, then by name and initials, else added (Conflict if their initials are somebody else's
/// there); a person known there gets a copy mark of their own, which is a change that the next
/// publication brings. Nothing: the copy opens without an owner. A failed clone leaves no folder
/// behind. The remote of the copy is \a url.
struct CloneReport {
    qint64 records = 0;
    QString commit;
    QList<format::Finding> findings;
};
[[nodiscard]] Result<CloneReport> clone(const QString &url, const QString &folder,
                                        const std::optional<Person> &person,
                                        const WorkContext &context = {});

/// The tree of the tip of a bare or plain repository, to be read or checked without a checkout.
[[nodiscard]] Result<std::unique_ptr<format::FileTree>> repositoryTree(const QString &repository);

/// The URL without user name and password, for showing and keeping. The user of an ssh address
/// stays, since it is part of the address (git@github.com).
[[nodiscard]] QString withoutCredentials(const QString &url);
/// Whether we take such a URL: a path, file, https, ssh (also scp-like); never ext::, git://,
/// http:// to other than loopback.
[[nodiscard]] Result<> checkUrl(const QString &url);
/// The folder that a publication to \a url would make; empty: it is there, or \a url names none.
/// Looks at the disk.
[[nodiscard]] QString folderToMake(const QString &url);

} // namespace artemisia::sync
