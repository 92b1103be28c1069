// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/published_folder.h"

#include "app/cli/tr.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace artemisia::cli
{

namespace
{
Result<> write(store::Store &store, const QString &path, const format::PublishedFile &file)
{
    const auto failure = [&path](const QString &detail) {
        return fail(ErrorCode::Io,
                    Tr::tr("%1 could not be written; the disk may be full.").arg(path), detail);
    };
    if (!QDir().mkpath(QFileInfo(path).path())) {
        return failure(QStringLiteral("no folder"));
    }
    // Without its bytes (a clone of a repository that keeps them in git-lfs) a pointer stands for
    // an attachment.
    if (!file.attachment.isEmpty() && store.attachments().contains(file.attachment)) {
        QFile from(store.attachments().pathOf(file.attachment));
        return from.copy(path) ? Result<>() : failure(from.errorString());
    }
    QFile out(path);
    const bool isDone =
        out.open(QIODevice::WriteOnly) && out.write(file.bytes) == file.bytes.size() && out.flush();
    return isDone ? Result<>() : failure(out.errorString());
}
} // namespace

Result<qint64> writePublishedFolder(store::Store &store, const QString &folder,
                                    const WorkContext &context)
{
    qint64 files = 0;
    const auto put = [&](const format::PublishedFile &file) {
        ++files;
        return write(store, folder + u'/' + file.path, file);
    };
    ARTEMISIA_TRY(format::NotebookFiles(store).writeAll(put, context));
    return files;
}

} // namespace artemisia::cli
