// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel_token.h"
#include "core/record/serialise.h"

#include <QIODevice>

#include <functional>
#include <memory>

namespace artemisia::format
{

/// A tree of files to read a notebook from: a folder on disk, or a commit in a repository
/// (core/sync has that one).
class FileTree
{
public:
    struct Entry {
        QString path;
        qint64 size = 0;
        bool isLink = false; ///< symbolic links and submodules are reported and never followed
    };
    virtual ~FileTree() = default;
    /// Every file, in the byte order of its path.
    [[nodiscard]] virtual Result<> forEach(const std::function<Result<>(const Entry &)> &visit) = 0;
    /// The bytes of one file; TooLarge over \a maxBytes.
    [[nodiscard]] virtual Result<QByteArray> read(const QString &path, qint64 maxBytes) = 0;
    /// The bytes as a stream, for attachments.
    [[nodiscard]] virtual Result<std::unique_ptr<QIODevice>> open(const QString &path) = 0;
};

/// The tree of a folder on disk; skips .git, never follows a link out of (or inside) it.
[[nodiscard]] std::unique_ptr<FileTree> folderTree(const QString &folder);

enum class Severity { Remark, Warning, Error };

/// What is wrong (or odd) with one file.
struct Finding {
    Severity severity = Severity::Error;
    QString path;
    QString field;   ///< JSON pointer or "row 12, column value"; empty: the whole file
    QString message; ///< translated
};

/// What a reader hands over, in an order that satisfies references: notebook, compounds, batches,
/// assays, results, experiments. An error returned by any of them stops the reading.
struct RecordSink {
    std::function<Result<>(const NotebookWithPeople &)> notebook;
    std::function<Result<>(const Compound &)> compound;
    std::function<Result<>(const Batch &)> batch;
    std::function<Result<>(const Assay &)> assay;
    std::function<Result<>(const AssayResult &)> result;
    std::function<Result<>(const Experiment &)> experiment;
    /// An attachment's bytes; the reader has compared size and hash with the record when it
    /// returns.
    std::function<Result<>(const Attachment &, QIODevice &)> attachment;
};

struct ReadReport {
    QList<Finding> findings; ///< by path
    qint64 files = 0;
    qint64 records = 0;
};

/// Reads a published notebook, tolerantly: a bad file is a finding and the rest is read. Fails as a
/// whole only if notebook.json is missing, broken or too new. Everything is hostile: bounded sizes,
/// no link followed.
[[nodiscard]] Result<ReadReport> readNotebook(FileTree &tree, const RecordSink &sink,
                                              const WorkContext &context = {});

/// notebook.json alone: who and what, before a store is made for the rest. The same failures.
[[nodiscard]] Result<NotebookWithPeople> readNotebookRecord(FileTree &tree);

/// The check for public CI: readNotebook, every JSON against its schema, references between
/// records, generated files against what the records give (Warning where one is stale), identifiers
/// against their structures, canonical text (Remark where it is not).
[[nodiscard]] Result<ReadReport> checkNotebook(FileTree &tree, const WorkContext &context = {});

} // namespace artemisia::format
