// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/notebook_files.h"
#include "core/sync/repository_tree.h"
#include "core/sync/tree_update.h"

namespace artemisia::sync
{

/// From how many bytes on public hosts warn about a file, and refuse it (GitHub's numbers).
inline constexpr qint64 kHostWarns = 50LL * 1024 * 1024;
inline constexpr qint64 kHostRefuses = 100LL * 1024 * 1024;

/// Takes the files of a publication as they are made: their bytes become blobs, their paths a
/// change of the tree. TooLarge for a file that the host would refuse.
class FileCollector
{
public:
    /// \a tip: the last commit, null if there is none. All live longer than this.
    FileCollector(const store::AttachmentStore &attachments, NewObjects &objects,
                  const RepositoryTree *tip, const WorkContext &context)
        : m_attachments(attachments)
        , m_objects(objects)
        , m_tip(tip)
        , m_context(context)
    {
    }
    [[nodiscard]] Result<> take(const format::PublishedFile &file);
    [[nodiscard]] TreeUpdate &tree() { return m_tree; }
    [[nodiscard]] const QList<format::Finding> &findings() const { return m_findings; }

private:
    [[nodiscard]] Result<git_oid> attachmentBlob(const format::PublishedFile &file);
    [[nodiscard]] Result<> checkSize(const QString &path, qint64 size);
    void find(const QString &path, const QString &message)
    {
        m_findings.append({format::Severity::Warning, path, {}, message});
    }

    const store::AttachmentStore &m_attachments;
    NewObjects &m_objects;
    const RepositoryTree *m_tip;
    const WorkContext &m_context;
    TreeUpdate m_tree;
    QList<format::Finding> m_findings;
};

} // namespace artemisia::sync
