// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/notebook_lock.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSysInfo>

namespace artemisia::store
{

namespace
{
QString folderOf(const QString &file)
{
    return QDir::toNativeSeparators(QFileInfo(file).path());
}

Error lockedByAnother(const QLockFile &lock, const QString &file)
{
    qint64 pid = 0;
    QString host;
    QString program;
    if (!lock.getLockInfo(&pid, &host, &program)) {
        return {
            ErrorCode::Locked,
            QCoreApplication::translate("store", "The notebook in %1 is open in another program.")
                .arg(folderOf(file)),
            {}};
    }
    if (host.isEmpty() || host == QSysInfo::machineHostName()) {
        return {
            ErrorCode::Locked,
            QCoreApplication::translate(
                "store",
                "The notebook in %1 is open in %2 (process %3 on this computer). Close it there "
                "to write here.")
                .arg(folderOf(file), program, QString::number(pid)),
            {}};
    }
    return {
        ErrorCode::Locked,
        QCoreApplication::translate(
            "store",
            "The notebook in %1 is open in %2 on the computer %3 (process %4). Close it there to "
            "write here; if that computer is gone, remove the file %5.")
            .arg(folderOf(file), program, host, QString::number(pid),
                 QDir::toNativeSeparators(file)),
        {}};
}
} // namespace

Result<std::unique_ptr<NotebookLock>> NotebookLock::take(const QString &file)
{
    std::unique_ptr<NotebookLock> lock(new NotebookLock(file));
    // No age makes a lock stale: a notebook may stay open for weeks.
    lock->m_lock.setStaleLockTime(0);
    if (lock->m_lock.tryLock(0)) {
        return lock;
    }
    switch (lock->m_lock.error()) {
    case QLockFile::LockFailedError:
        return tl::unexpected(lockedByAnother(lock->m_lock, file));
    case QLockFile::PermissionError:
        return fail(ErrorCode::ReadOnly,
                    QCoreApplication::translate(
                        "store", "You may not write in %1. The notebook can be opened for reading.")
                        .arg(folderOf(file)));
    default:
        break;
    }
    if (!QFileInfo(folderOf(file)).isWritable()) {
        return fail(ErrorCode::ReadOnly,
                    QCoreApplication::translate(
                        "store", "%1 cannot be written. The notebook can be opened for reading.")
                        .arg(folderOf(file)));
    }
    return fail(ErrorCode::Io,
                QCoreApplication::translate(
                    "store", "The file %1 could not be written. Nothing was changed.")
                    .arg(QDir::toNativeSeparators(file)));
}

Result<> NotebookLock::checkReadable(const QString &file)
{
    if (!QFileInfo::exists(file)) {
        return {};
    }
    const QLockFile lock(file);
    qint64 pid = 0;
    QString host;
    QString program;
    if (lock.getLockInfo(&pid, &host, &program) && !host.isEmpty() &&
        host != QSysInfo::machineHostName()) {
        return tl::unexpected(lockedByAnother(lock, file));
    }
    return {};
}

NotebookLock::~NotebookLock()
{
    m_lock.unlock();
}

} // namespace artemisia::store
