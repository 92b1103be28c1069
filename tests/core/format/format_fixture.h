// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/notebook_files.h"
#include "core/format/notebook_reader.h"
#include "tests/core/record/random_records.h"

#include <QBuffer>
#include <QMap>
#include <QTemporaryDir>

namespace artemisia::test
{

/// Files by their path: a published tree in memory.
using Files = QMap<QString, QByteArray>;

/// The value of a Result, or an end of the test program that says why not.
template <class T>
T must(Result<T> result)
{
    if (!result) {
        qFatal("%s (%s)", qUtf8Printable(result.error().message),
               qUtf8Printable(result.error().detail));
    }
    return std::move(*result);
}
inline void must(const Result<> &result)
{
    if (!result) {
        qFatal("%s (%s)", qUtf8Printable(result.error().message),
               qUtf8Printable(result.error().detail));
    }
}

/// A tree over Files; \a links are told as links.
class MemoryTree : public format::FileTree
{
public:
    explicit MemoryTree(const Files &files, const QStringList &links = {})
        : m_files(files)
        , m_links(links)
    {
    }
    Result<> forEach(const std::function<Result<>(const Entry &)> &visit) override;
    Result<QByteArray> read(const QString &path, qint64 maxBytes) override;
    Result<std::unique_ptr<QIODevice>> open(const QString &path) override;

private:
    Files m_files;
    QStringList m_links;
};

/// A notebook in a temporary folder whose clock ticks a minute with every save.
class TestNotebook
{
public:
    TestNotebook();
    explicit TestNotebook(const NotebookWithPeople &notebook);
    ~TestNotebook();
    [[nodiscard]] store::Store &store() { return *m_store; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] store::SaveContext context() const { return {m_store->owner(), {}, false}; }

    Compound add(Compound compound);
    Batch add(Batch batch);
    Assay add(Assay assay);
    AssayResult add(AssayResult result);
    Experiment add(Experiment experiment);

    /// What is published now, made whole.
    [[nodiscard]] Files published();
    /// Brings \a files to what is to be public now by writeChanged, and notes the publication.
    format::FilePlan publishChanges(Files &files);

private:
    void start(const Notebook &notebook, const Person &owner);
    [[nodiscard]] QHash<RecordRef, QString> paths();
    QTemporaryDir m_folder;
    std::unique_ptr<store::Store> m_store;
    QHash<RecordRef, QString> m_paths; ///< of the last publication
    int m_publications = 0;
};

/// Puts one file into \a files as sync would.
[[nodiscard]] format::FileSink into(Files &files, store::Store &store);

/// A small real notebook: aspirin made from salicylic acid, with batch, assay, results,
/// attachments, a demonstration and a draft.
void fillSample(TestNotebook &notebook);
/// Reads \a files into a notebook made for them; \a findings gets what there was to say.
[[nodiscard]] std::unique_ptr<TestNotebook> rebuilt(const Files &files,
                                                    QList<format::Finding> *findings = nullptr);

/// What the validators of .eln files and RO-Crates would say of the crate in \a files (checks 1, 3
/// and 4 of the .eln format's own validator, the required properties of RO-Crate 1.1's root, and
/// what the strictest importer asks of files). Empty: nothing.
[[nodiscard]] QStringList crateProblems(const Files &files);

/// "path: message" of each, for failure texts.
[[nodiscard]] QStringList describe(const QList<format::Finding> &findings);

} // namespace artemisia::test
