// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/file_sync.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace artemisia::store
{

Error fileError(const QString &file, const QString &reason)
{
    return {ErrorCode::Io,
            QCoreApplication::translate(
                "store", "%1 could not be read or written. Nothing that was saved before is lost.")
                .arg(QDir::toNativeSeparators(file)),
            reason};
}

Result<> syncFile(QFile &file)
{
    if (!file.flush() || ::fsync(file.handle()) != 0) {
        return tl::unexpected(
            fileError(file.fileName(), QString::fromLocal8Bit(std::strerror(errno))));
    }
    return {};
}

void syncFolder(const QString &folder)
{
    const int handle =
        ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle >= 0) {
        ::fsync(handle);
        ::close(handle);
    }
}

Result<> renameOver(const QString &from, const QString &to)
{
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0) {
        return tl::unexpected(fileError(to, QString::fromLocal8Bit(std::strerror(errno))));
    }
    syncFolder(QFileInfo(to).path());
    return {};
}

} // namespace artemisia::store
