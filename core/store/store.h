// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel_token.h"
#include "core/store/assay_repository.h"
#include "core/store/attachment_store.h"
#include "core/store/batch_repository.h"
#include "core/store/compound_repository.h"
#include "core/store/experiment_repository.h"
#include "core/store/notebook_repository.h"
#include "core/store/publication_repository.h"
#include "core/store/revision_repository.h"
#include "core/store/search_repository.h"

#include <memory>

namespace artemisia::store
{

enum class OpenMode {
    ReadWrite, ///< takes the notebook's lock; Locked if another program has it
    ReadOnly,  ///< no lock; writes fail with ReadOnly
};

/// The names inside a notebook's folder.
struct NotebookFolder {
    QString path;
    [[nodiscard]] QString database() const { return path + QStringLiteral("/notebook.sqlite"); }
    [[nodiscard]] QString files() const { return path + QStringLiteral("/files"); }
    [[nodiscard]] QString repository() const { return path + QStringLiteral("/repository.git"); }
    [[nodiscard]] QString lock() const { return path + QStringLiteral("/lock"); }
    [[nodiscard]] QString backups() const { return path + QStringLiteral("/backups"); }
};

/// What opening found out about the last time; for people to be told.
struct OpenReport {
    bool wasNotClosed =
        false; ///< the last program ended without closing: a crash, a kill, a power cut
    int recoveredDrafts = 0; ///< autosaved drafts newer than their record
    int migratedFrom = 0;    ///< schema version before; 0: nothing was migrated
    QString backup;          ///< path of the backup made before migrating
    QString unfinishedWork;  ///< name of the import or publication that was cut off (nothing of it
                             ///< is there); empty: none
};

/// One connection to a notebook: one thread at a time. Several stores may be open on one folder,
/// one of them ReadWrite; readers see the last committed state (WAL). Everything a program keeps of
/// a notebook goes through here.
class Store
{
public:
    /// Makes the folder (which must not exist or be empty), the database and its first records. The
    /// result is open ReadWrite. An \a owner with neither name nor initials is none: the notebook
    /// has no people and no owner yet.
    [[nodiscard]] static Result<std::unique_ptr<Store>>
    create(const QString &folder, const Notebook &notebook, const Person &owner);
    /// Checks application_id and user_version (TooNew, Corrupt), migrates if ReadWrite (after a
    /// verified backup), never reads all records.
    [[nodiscard]] static Result<std::unique_ptr<Store>> open(const QString &folder, OpenMode mode);
    ~Store(); ///< closes cleanly: says so in the database, gives the lock back

    [[nodiscard]] const NotebookFolder &folder() const;
    [[nodiscard]] bool isReadOnly() const;
    [[nodiscard]] const OpenReport &openReport() const;
    /// The person who records here on this computer.
    [[nodiscard]] PersonId owner() const;
    [[nodiscard]] Result<> setOwner(const PersonId &person);

    [[nodiscard]] NotebookRepository &notebook();
    [[nodiscard]] ExperimentRepository &experiments();
    [[nodiscard]] CompoundRepository &compounds();
    [[nodiscard]] BatchRepository &batches();
    [[nodiscard]] AssayRepository &assays(); ///< assays and their results
    [[nodiscard]] RevisionRepository &revisions();
    [[nodiscard]] SearchRepository &search();
    [[nodiscard]] PublicationRepository &publication();
    [[nodiscard]] AttachmentStore &attachments();

    /// Runs \a work in one transaction: all of it or nothing. Nested calls join the outer one. \a
    /// name: what is told to people if the program dies in the middle; empty: nothing is.
    [[nodiscard]] Result<> transaction(const QString &name, const std::function<Result<>()> &work);
    /// A consistent copy of the database and the attachments as one .zip (the notebook in use stays
    /// usable). Written beside and renamed.
    [[nodiscard]] Result<> backup(const QString &file, const WorkContext &context = {});
    /// Makes \a folder from a backup; refuses a folder that is not empty; hostile archives are
    /// refused whole.
    [[nodiscard]] static Result<> restore(const QString &file, const QString &folder,
                                          const WorkContext &context = {});
    /// Small local settings of this notebook on this computer (column widths are the window's own).
    [[nodiscard]] Result<QString> setting(const QString &key);
    [[nodiscard]] Result<> setSetting(const QString &key, const QString &value);

private:
    Store();
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace artemisia::store
