// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/file_collector.h"

#include "core/sync/sync_text.h"

namespace artemisia::sync
{

namespace
{

QString megabytes(qint64 size)
{
    return QString::number(double(size) / (1024 * 1024), 'f', 0);
}

/// A small text file that stands for the real one, which is kept elsewhere.
bool isLfsPointer(QIODevice &device)
{
    return device.size() <= 1024 &&
           device.peek(64).startsWith("version https://git-lfs.github.com/spec/");
}

} // namespace

Result<> FileCollector::checkSize(const QString &path, qint64 size)
{
    if (size >= kHostRefuses) {
        return fail(ErrorCode::TooLarge,
                    SyncText::tr("%1 is %2 MB large, and public hosts refuse files of %3 MB and "
                                 "more. Nothing was published; take the file "
                                 "out of its record, or replace it by a smaller one.")
                        .arg(path, megabytes(size), megabytes(kHostRefuses)));
    }
    if (size >= kHostWarns) {
        find(path,
             SyncText::tr("The file is %1 MB large; public hosts advise against more than %2 MB.")
                 .arg(megabytes(size), megabytes(kHostWarns)));
    }
    return {};
}

Result<git_oid> FileCollector::attachmentBlob(const format::PublishedFile &file)
{
    if (!m_attachments.contains(file.attachment)) {
        const std::optional<git_oid> there =
            m_tip != nullptr ? m_tip->blobAt(file.path) : std::nullopt;
        if (there) {
            return *there;
        }
        find(file.path, SyncText::tr("The bytes of this file are not in the notebook; a git-lfs "
                                     "pointer stands for them."));
        return m_objects.add(GIT_OBJECT_BLOB, file.bytes);
    }
    ARTEMISIA_TRY_ASSIGN(const std::unique_ptr<QIODevice> device,
                         m_attachments.open(file.attachment));
    ARTEMISIA_TRY(checkSize(file.path, device->size()));
    if (isLfsPointer(*device)) {
        find(file.path, SyncText::tr("This is a git-lfs pointer, not the file it stands for."));
    }
    return m_objects.addFile(*device, m_context);
}

Result<> FileCollector::take(const format::PublishedFile &file)
{
    if (m_context.cancel.isCancelled()) {
        return fail(ErrorCode::Cancelled, SyncText::tr("Stopped. Nothing was published."));
    }
    if (!file.attachment.isEmpty()) {
        ARTEMISIA_TRY_ASSIGN(const git_oid blob, attachmentBlob(file));
        return m_tree.put(file.path, blob);
    }
    ARTEMISIA_TRY(checkSize(file.path, file.bytes.size()));
    ARTEMISIA_TRY_ASSIGN(const git_oid blob, m_objects.add(GIT_OBJECT_BLOB, file.bytes));
    return m_tree.put(file.path, blob);
}

} // namespace artemisia::sync
