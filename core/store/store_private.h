// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/migrations.h"
#include "core/store/notebook_lock.h"
#include "core/store/store.h"

namespace artemisia::store
{

/// Opens the database of a notebook and brings it to the last of \a steps (writers only); fills the
/// report's share of that.
[[nodiscard]] Result<std::unique_ptr<Database>> openDatabase(const NotebookFolder &place,
                                                             OpenMode mode,
                                                             const QList<MigrationStep> &steps,
                                                             OpenReport &report);

struct Store::Private {
    Private(NotebookFolder place, std::unique_ptr<NotebookLock> held,
            std::unique_ptr<Database> opened)
        : folder(std::move(place))
        , lock(std::move(held))
        , database(std::move(opened))
        , notebook(*database)
        , experiments(*database)
        , compounds(*database)
        , batches(*database)
        , assays(*database)
        , revisions(*database)
        , search(*database)
        , publication(*database)
        , attachments(folder.files())
    {
    }

    NotebookFolder folder;
    std::unique_ptr<NotebookLock> lock; ///< outlives the database; none when reading only
    std::unique_ptr<Database> database;
    NotebookRepository notebook;
    ExperimentRepository experiments;
    CompoundRepository compounds;
    BatchRepository batches;
    AssayRepository assays;
    RevisionRepository revisions;
    SearchRepository search;
    PublicationRepository publication;
    AttachmentStore attachments;
    OpenReport report;
    PersonId owner;
    int depth = 0; ///< of Store::transaction()
};

} // namespace artemisia::store
