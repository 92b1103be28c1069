// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel_token.h"
#include "core/record/record.h"

#include <QIODevice>

#include <memory>

namespace artemisia::store
{

/// Files by the SHA-256 of their bytes, under files/ab/cdef...; written once, never changed.
/// Streams: constant memory for any size. Thread-safe: uses no database.
class AttachmentStore
{
public:
    explicit AttachmentStore(QString folder);
    /// Copies \a source in (temporary file, fsync, rename) and gives an Attachment with name, size,
    /// hash, media type and now.
    [[nodiscard]] Result<Attachment> addFile(const QString &source,
                                             const WorkContext &context = {});
    [[nodiscard]] Result<Attachment> addData(const QByteArray &bytes, const QString &name);
    /// From a stream of unknown length; at most \a maxBytes.
    [[nodiscard]] Result<Attachment> addStream(QIODevice &source, const QString &name,
                                               qint64 maxBytes, const WorkContext &context = {});
    [[nodiscard]] bool contains(const QString &sha256) const;
    [[nodiscard]] QString pathOf(const QString &sha256) const;
    /// Opens for reading; NotFound if it is not here.
    [[nodiscard]] Result<std::unique_ptr<QIODevice>> open(const QString &sha256) const;
    /// Reads it all again and compares with its name: Corrupt if they differ.
    [[nodiscard]] Result<> verify(const QString &sha256) const;
    [[nodiscard]] QStringList all() const; ///< hashes

private:
    QString m_folder;
};

/// A plain file name made of what somebody gave: no separators, no control characters, no reserved
/// Windows names, no leading dot or trailing dot or space, at most 120 bytes; never empty.
[[nodiscard]] QString safeFileName(const QString &name);

} // namespace artemisia::store
