// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel_token.h"
#include "core/base/result.h"

#include <QList>

namespace artemisia::store
{

/// The .zip of a backup:
///     artemisia-backup.json      {"format": "artemisia-backup", "version": 1, ...}
///     notebook.sqlite            a consistent copy
///     files/ab/cdef...           attachments, named by their SHA-256
///     repository.git/...         HEAD, refs and objects; never configuration or hooks
/// Whether a name is one of these. Nothing else is written or read.
[[nodiscard]] bool isArchiveName(const QString &name);
inline const QString kArchiveManifest = QStringLiteral("artemisia-backup.json");
inline const QString kArchiveDatabase = QStringLiteral("notebook.sqlite");

/// A file to be put in: its name there, and where its bytes are (a file, or \a bytes if the path is
/// empty).
struct ArchiveEntry {
    QString name;
    QString path;
    QByteArray bytes;
};

/// Writes a new archive and reads it back whole; attachments must match their hashes (Corrupt,
/// naming the file). What was made is removed after a failure.
[[nodiscard]] Result<> writeArchive(const QString &file, const QList<ArchiveEntry> &entries,
                                    const WorkContext &context);

/// Unpacks into \a folder, which exists and is empty. Every entry is checked before the first is
/// written: names, kinds, sizes, number. Invalid, TooLarge, TooNew or Corrupt if the archive is not
/// one of ours; the folder may then hold a part.
[[nodiscard]] Result<> extractArchive(const QString &file, const QString &folder,
                                      const WorkContext &context);

} // namespace artemisia::store
