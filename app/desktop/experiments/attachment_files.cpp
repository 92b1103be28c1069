// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with the bytes of attachments; the widgets are in attachments_section.cpp.
#include "app/desktop/experiments/attachments_section.h"

#include "app/desktop/widgets/words.h"

#include <QDir>
#include <QFileInfo>
#include <QImageReader>
#include <QSet>
#include <QStorageInfo>

namespace artemisia::app
{

namespace
{
constexpr int kLargestSide = 30000;
constexpr qint64 kMostPixels = 120'000'000;
constexpr qint64 kLargestImageFile = 200 * 1024 * 1024;

/// What stands against attaching a file before a byte of it is read; empty: nothing.
QString obstacle(const QString &folder, const QFileInfo &info, const QString &name)
{
    if (!info.exists()) {
        return AttachmentsSection::tr("%1 was not attached: there is no such file any more.")
            .arg(name);
    }
    if (info.isDir()) {
        return AttachmentsSection::tr("%1 is a folder and was not attached. Drop the files in it, "
                                      "or pack it into one archive first.")
            .arg(name);
    }
    if (!info.isFile()) {
        return AttachmentsSection::tr("%1 was not attached: it is a device or a pipe, not a file.")
            .arg(name);
    }
    if (!info.isReadable()) {
        return AttachmentsSection::tr("%1 was not attached: you are not allowed to read it.")
            .arg(name);
    }
    const qint64 room = QStorageInfo(folder).bytesAvailable();
    if (room >= 0 && info.size() > room) {
        return AttachmentsSection::tr("%1 was not attached: it has %2, and there are only %3 left "
                                      "on the notebook's disk.")
            .arg(name, sizeInWords(info.size()), sizeInWords(room));
    }
    return {};
}
} // namespace

Result<Attachment> attachFile(const QString &folder, const QString &path,
                              const WorkContext &context)
{
    const QFileInfo info(QDir::cleanPath(path));
    const QString name = info.fileName();
    if (!QDir().mkpath(folder)) {
        return fail(ErrorCode::Io,
                    AttachmentsSection::tr("%1 was not attached: nothing can be written into the "
                                           "notebook's folder.")
                        .arg(name),
                    folder);
    }
    if (const QString words = obstacle(folder, info, name); !words.isEmpty()) {
        return fail(ErrorCode::Invalid, words, info.filePath());
    }
    auto attachment = store::AttachmentStore(folder).addFile(info.filePath(), context);
    if (!attachment && attachment.error().code != ErrorCode::Cancelled) {
        Error error = attachment.error();
        error.message = QStringLiteral("%1: %2").arg(name, error.message);
        return tl::unexpected(error);
    }
    return attachment;
}

AttachmentLook lookAt(const store::AttachmentStore &store, const QString &sha256, int pixels)
{
    AttachmentLook look;
    look.isHere = store.contains(sha256);
    const QString path = look.isHere ? store.pathOf(sha256) : QString();
    if (!look.isHere || QFileInfo(path).size() > kLargestImageFile) {
        return look;
    }
    QImageReader reader(path);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    // Pixel formats only: vector and text formats can refer to other files or grow without end.
    static const QSet<QByteArray> formats = {"png", "jpg", "jpeg", "gif", "bmp", "webp", "tiff"};
    const QSize size = reader.size();
    if (!formats.contains(reader.format()) || !size.isValid() || size.width() > kLargestSide ||
        size.height() > kLargestSide || qint64(size.width()) * size.height() > kMostPixels) {
        return look;
    }
    reader.setScaledSize(size.scaled(pixels, pixels, Qt::KeepAspectRatio).expandedTo({1, 1}));
    look.thumbnail = reader.read();
    return look;
}

Result<QString> copyOut(const store::AttachmentStore &store, const Attachment &attachment,
                        const QString &target)
{
    ARTEMISIA_TRY_ASSIGN(const auto source, store.open(attachment.sha256));
    QFile file(target);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate)) {
        return fail(
            ErrorCode::Io,
            AttachmentsSection::tr("%1 could not be written: %2").arg(target, file.errorString()));
    }
    while (!source->atEnd()) {
        const QByteArray piece = source->read(1 << 20);
        if (piece.isEmpty() || file.write(piece) != piece.size()) {
            const QString reason = piece.isEmpty() ? source->errorString() : file.errorString();
            file.remove();
            return fail(ErrorCode::Io,
                        AttachmentsSection::tr("%1 could not be copied: %2").arg(target, reason));
        }
    }
    return target;
}

bool isSafeToOpen(const QString &name)
{
    static const QSet<QString> runnable = {
        QStringLiteral("desktop"), QStringLiteral("appimage"), QStringLiteral("sh"),
        QStringLiteral("bash"),    QStringLiteral("run"),      QStringLiteral("bin"),
        QStringLiteral("exe"),     QStringLiteral("com"),      QStringLiteral("bat"),
        QStringLiteral("cmd"),     QStringLiteral("ps1"),      QStringLiteral("msi"),
        QStringLiteral("scr"),     QStringLiteral("vbs"),      QStringLiteral("js"),
        QStringLiteral("jse"),     QStringLiteral("wsf"),      QStringLiteral("hta"),
        QStringLiteral("lnk"),     QStringLiteral("url"),      QStringLiteral("webloc"),
        QStringLiteral("jar"),     QStringLiteral("py"),       QStringLiteral("pyw"),
        QStringLiteral("pl"),      QStringLiteral("rb"),       QStringLiteral("html"),
        QStringLiteral("htm"),     QStringLiteral("xhtml"),    QStringLiteral("svg"),
        QStringLiteral("deb"),     QStringLiteral("rpm"),      QStringLiteral("flatpakref"),
        QStringLiteral("docm"),    QStringLiteral("xlsm"),     QStringLiteral("pptm"),
        QStringLiteral("app"),     QStringLiteral("command"),  QStringLiteral("mht")};
    return !runnable.contains(QFileInfo(name).suffix().toLower());
}

} // namespace artemisia::app
