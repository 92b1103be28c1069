// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/archive.h"
#include "core/store/file_sync.h"
#include "core/store/store_private.h"

#include "core/base/log.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <fcntl.h>
#include <unistd.h>

namespace artemisia::store
{

namespace
{
ArchiveEntry manifest(const QString &notebookId)
{
    Json json = Json::object();
    json["format"] = "artemisia-backup";
    json["version"] = 1;
    json["notebook"] = notebookId.toStdString();
    json["made"] = Timestamp::now().toString().toStdString();
    json["program"] = ARTEMISIA_VERSION;
    return {kArchiveManifest, {}, canonicalText(json)};
}

QList<ArchiveEntry> contents(const NotebookFolder &place, const AttachmentStore &attachments)
{
    QList<ArchiveEntry> entries;
    for (const QString &hash : attachments.all()) {
        entries.append({QStringLiteral("files/%1/%2").arg(hash.left(2), hash.mid(2)),
                        attachments.pathOf(hash),
                        {}});
    }
    QStringList paths;
    QDirIterator files(place.repository(), QDir::Files | QDir::Hidden | QDir::NoSymLinks,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        paths.append(files.next());
    }
    paths.sort();
    for (const QString &path : std::as_const(paths)) {
        const QString name = QStringLiteral("repository.git") + path.mid(place.repository().size());
        if (isArchiveName(name)) {
            entries.append({name, path, {}});
        }
    }
    return entries;
}

struct RemovedAtEnd {
    QString path;
    ~RemovedAtEnd() { QFile::remove(path); }
};
} // namespace

Result<> Store::backup(const QString &file, const WorkContext &context)
{
    if (m_private->depth > 0) {
        return fail(ErrorCode::Usage,
                    QCoreApplication::translate(
                        "store", "A backup cannot be made in the middle of other work."));
    }
    const QString target = QFileInfo(file).absoluteFilePath();
    if (QFileInfo(target).isDir() || !QFileInfo(QFileInfo(target).path()).isDir()) {
        return fail(
            ErrorCode::Usage,
            QCoreApplication::translate(
                "store", "%1 is no place for a backup: name a file in a folder that exists.")
                .arg(QDir::toNativeSeparators(file)));
    }
    Log::info("store", QStringLiteral("Back up the notebook"));
    const QString part = target + u'.' + QUuid::createUuid().toString(QUuid::Id128).left(8);
    const RemovedAtEnd copy{part + QStringLiteral(".sqlite")};
    const RemovedAtEnd archive{part + QStringLiteral(".part")};
    const QString what = QCoreApplication::translate("store", "Copying the database");
    ARTEMISIA_TRY(m_private->database->copyTo(copy.path, [&](qint64 done, qint64 total) {
        context.report(done, total, what);
        return !context.cancel.isCancelled();
    }));
    ARTEMISIA_TRY_ASSIGN(const Notebook notebook, m_private->notebook.load());
    QList<ArchiveEntry> entries{manifest(notebook.head.id.toString()),
                                {kArchiveDatabase, copy.path, {}}};
    entries += contents(m_private->folder, m_private->attachments);
    ARTEMISIA_TRY(writeArchive(archive.path, entries, context));
    QFile written(archive.path);
    if (!written.open(QIODevice::ReadWrite)) {
        return tl::unexpected(fileError(archive.path, written.errorString()));
    }
    ARTEMISIA_TRY(syncFile(written));
    return renameOver(archive.path, target);
}

namespace
{
/// Looks at the restored database and says in it that nobody has it open.
Result<> checkRestored(const NotebookFolder &place)
{
    ARTEMISIA_TRY_ASSIGN(const auto steps, migrationSteps());
    ARTEMISIA_TRY_ASSIGN(const auto database,
                         Database::open(place.database(), Database::Mode::ReadWrite));
    ARTEMISIA_TRY(schemaVersion(*database, int(steps.size()), true));
    ARTEMISIA_TRY(database->check());
    ARTEMISIA_TRY(database->run("UPDATE session SET is_open = 0, unfinished = ''"));
    return database->checkpoint();
}

/// All that was unpacked, in one go: one file at a time would take minutes for a large notebook.
void syncFileSystem(const QString &folder)
{
    const int handle =
        ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle >= 0) {
        ::syncfs(handle);
        ::close(handle);
    }
}

Result<> restoreInto(const QString &file, const QString &temporary, const QString &folder,
                     const WorkContext &context)
{
    ARTEMISIA_TRY(extractArchive(file, temporary, context));
    ARTEMISIA_TRY(checkRestored({temporary}));
    syncFileSystem(temporary);
    // Over an empty folder a rename is one step; over anything else it fails.
    return renameOver(temporary, folder);
}
} // namespace

Result<> Store::restore(const QString &file, const QString &folder, const WorkContext &context)
{
    const QString target = QDir::cleanPath(QDir().absoluteFilePath(folder));
    const QFileInfo info(target);
    if (info.isSymLink() ||
        (info.exists() &&
         (!info.isDir() || !QDir(target).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System |
                                                 QDir::NoDotAndDotDot)))) {
        return fail(ErrorCode::Usage,
                    QCoreApplication::translate(
                        "store",
                        "%1 is not empty. Choose a new or an empty folder to restore the notebook "
                        "into; nothing was changed.")
                        .arg(QDir::toNativeSeparators(target)));
    }
    Log::info("store", QStringLiteral("Restore a notebook from a backup"));
    const QString temporary =
        target + QStringLiteral(".restoring-") + QUuid::createUuid().toString(QUuid::Id128).left(8);
    if (!QDir().mkpath(temporary)) {
        return tl::unexpected(fileError(temporary, QStringLiteral("mkpath")));
    }
    auto done = restoreInto(file, temporary, target, context);
    if (!done) {
        QDir(temporary).removeRecursively();
    }
    return done;
}

} // namespace artemisia::store
