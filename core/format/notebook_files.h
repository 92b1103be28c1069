// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel_token.h"
#include "core/record/serialise.h"
#include "core/store/store.h"

#include <functional>

namespace artemisia::format
{

/// One file of the published notebook: where it stands and its bytes, or the attachment that holds
/// them.
struct PublishedFile {
    QString path;     ///< from the repository's root, "/" between, never "..", never empty
    QByteArray bytes; ///< unless attachment is set
    /// SHA-256 of an attachment whose bytes these are. Where the store does not have it (a clone of
    /// a repository that keeps it in git-lfs), \a bytes is the git-lfs pointer that stands for it:
    /// a sink keeps what the last publication has at \a path, and puts the pointer if there is
    /// nothing.
    QString attachment;
};

/// Receives files one by one; an error stops the making.
using FileSink = std::function<Result<>(const PublishedFile &)>;

/// What differs from the last publication, as file operations. Folders and single paths in \a
/// removed are dropped before \a sink's files are put.
struct FilePlan {
    QStringList removed;     ///< paths; one that ends in "/" drops the whole folder
    qint64 schemesDrawn = 0; ///< what the making cost: every drawing takes about half a millisecond
};

/// Turns the records of a notebook into the files of the published form. Deterministic: same
/// records, same bytes, whatever the locale, the time zone, the machine or the version of RDKit
/// (drawings come from the stored coordinates).
class NotebookFiles
{
public:
    explicit NotebookFiles(store::Store &store);
    /// Everything: every public record, every generated file.
    [[nodiscard]] Result<> writeAll(const FileSink &sink, const WorkContext &context = {});
    /// Only what the given changes touch, and the generated files of the root. \a previousPathOf
    /// answers where a record stood in the last publication ("" if it did not); \a publishedCrate
    /// is that publication's ro-crate-metadata.json, which spares drawing what did not change
    /// (empty: it is drawn).
    [[nodiscard]] Result<FilePlan>
    writeChanged(const QList<store::PendingChange> &changes,
                 const std::function<QString(const RecordRef &)> &previousPathOf,
                 const FileSink &sink, const WorkContext &context = {},
                 const QByteArray &publishedCrate = {});

private:
    store::Store &m_store;
};

/// Where a record's own file stands.
[[nodiscard]] QString pathOf(const Experiment &experiment); ///< experiments/KBS19-3/experiment.json
[[nodiscard]] QString
pathOf(const Compound &compound); ///< compounds/3f/PERKBMZWWUEZNJ-UHFFFAOYSA-N-3f0c1d2e.json
[[nodiscard]] QString pathOf(const Batch &batch);        ///< batches/OSM-S-106-1.json
[[nodiscard]] QString pathOf(const Assay &assay);        ///< assays/pfal-ic50-gsk/assay.json
[[nodiscard]] QString resultsPathOf(const Assay &assay); ///< assays/pfal-ic50-gsk/results.csv

} // namespace artemisia::format
