// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFile>

namespace artemisia::store
{

/// Flushes what was written through \a file to the disk. Io if the disk does not take it.
[[nodiscard]] Result<> syncFile(QFile &file);
/// Makes renames and new names in \a folder last. Folders on some file systems cannot be
/// synchronised; that is no error.
void syncFolder(const QString &folder);
/// Gives \a from the name \a to, in one step, replacing what has it; both in one file system.
/// Afterwards the name lasts.
[[nodiscard]] Result<> renameOver(const QString &from, const QString &to);
/// An Io error about a file: what could not be done is told by the system's own sentence in the
/// detail.
[[nodiscard]] Error fileError(const QString &file, const QString &reason);

} // namespace artemisia::store
