// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/attachment_store.h"

#include "core/store/file_sync.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QMimeDatabase>
#include <QRegularExpression>
#include <QTemporaryFile>

#include <limits>

namespace artemisia::store
{

namespace
{
constexpr qint64 kChunk = 256 * 1024;
constexpr int kMaxNameBytes = 120;

bool isHash(const QString &sha256)
{
    static const QRegularExpression shape(QStringLiteral("\\A[0-9a-f]{64}\\z"));
    return shape.match(sha256).hasMatch();
}

struct Copied {
    QString sha256;
    qint64 size = 0;
};

/// Copies and hashes in one go.
Result<Copied> copyStream(QIODevice &source, QFile &target, qint64 maxBytes,
                          const WorkContext &context)
{
    const QString doing = QCoreApplication::translate("store", "Copying a file");
    const qint64 total = source.isSequential() ? 0 : source.size();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray chunk(kChunk, Qt::Uninitialized);
    qint64 size = 0;
    while (true) {
        if (context.cancel.isCancelled()) {
            return fail(ErrorCode::Cancelled,
                        QCoreApplication::translate("store", "Stopped. The file was not added."));
        }
        const qint64 got = source.read(chunk.data(), chunk.size());
        if (got < 0) {
            return fail(ErrorCode::Io,
                        QCoreApplication::translate(
                            "store", "The file could not be read to its end and was not added."),
                        source.errorString());
        }
        if (got == 0) {
            return Copied{QString::fromLatin1(hash.result().toHex()), size};
        }
        size += got;
        if (size > maxBytes) {
            return fail(ErrorCode::TooLarge,
                        QCoreApplication::translate(
                            "store", "The file is larger than %1 bytes and was not added.")
                            .arg(maxBytes));
        }
        if (target.write(chunk.constData(), got) != got) {
            return fail(
                ErrorCode::Io,
                QCoreApplication::translate(
                    "store",
                    "The notebook's disk did not take the file; it may be full. The file was "
                    "not added, everything else is kept."),
                target.errorString());
        }
        hash.addData(QByteArrayView(chunk.constData(), got));
        context.report(size, total, doing);
    }
}
} // namespace

AttachmentStore::AttachmentStore(QString folder)
    : m_folder(std::move(folder))
{
}

Result<Attachment> AttachmentStore::addFile(const QString &source, const WorkContext &context)
{
    const QFileInfo info(source);
    QFile file(source);
    // Not a folder, and not a pipe or device that could be read for ever.
    if (!info.isFile() || !file.open(QIODevice::ReadOnly)) {
        return fail(
            info.exists() ? ErrorCode::Io : ErrorCode::NotFound,
            QCoreApplication::translate("store", "%1 cannot be read as a file and was not added.")
                .arg(QDir::toNativeSeparators(source)),
            file.errorString());
    }
    return addStream(file, info.fileName(), std::numeric_limits<qint64>::max(), context);
}

Result<Attachment> AttachmentStore::addData(const QByteArray &bytes, const QString &name)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    return addStream(buffer, name, std::numeric_limits<qint64>::max());
}

Result<Attachment> AttachmentStore::addStream(QIODevice &source, const QString &name,
                                              qint64 maxBytes, const WorkContext &context)
{
    if (!QDir().mkpath(m_folder)) {
        return tl::unexpected(fileError(m_folder, QStringLiteral("mkpath")));
    }
    QTemporaryFile temporary(m_folder + QStringLiteral("/.incoming-XXXXXX"));
    if (!temporary.open()) {
        return tl::unexpected(fileError(m_folder, temporary.errorString()));
    }
    ARTEMISIA_TRY_ASSIGN(const Copied copied, copyStream(source, temporary, maxBytes, context));
    const QString path = pathOf(copied.sha256);
    // A file of another length under this name was damaged; the right bytes take its place.
    if (!QFileInfo(path).isFile() || QFileInfo(path).size() != copied.size) {
        temporary.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup |
                                 QFile::ReadOther);
        ARTEMISIA_TRY(syncFile(temporary));
        if (!QDir().mkpath(QFileInfo(path).path())) {
            return tl::unexpected(fileError(path, QStringLiteral("mkpath")));
        }
        ARTEMISIA_TRY(renameOver(temporary.fileName(), path));
        temporary.setAutoRemove(false);
        syncFolder(m_folder);
    }
    Attachment attachment;
    attachment.id = ElementId::create();
    attachment.name = safeFileName(name);
    attachment.sha256 = copied.sha256;
    attachment.size = copied.size;
    attachment.added = Timestamp::now();
    QFile stored(path);
    attachment.mediaType =
        stored.open(QIODevice::ReadOnly)
            ? QMimeDatabase().mimeTypeForFileNameAndData(attachment.name, &stored).name()
            : QStringLiteral("application/octet-stream");
    return attachment;
}

bool AttachmentStore::contains(const QString &sha256) const
{
    return isHash(sha256) && QFileInfo(pathOf(sha256)).isFile();
}

QString AttachmentStore::pathOf(const QString &sha256) const
{
    // Hashes come from records of others: nothing else may become a path.
    return isHash(sha256) ? m_folder + u'/' + sha256.left(2) + u'/' + sha256.mid(2) : QString();
}

Result<std::unique_ptr<QIODevice>> AttachmentStore::open(const QString &sha256) const
{
    auto file = std::make_unique<QFile>(pathOf(sha256));
    if (!contains(sha256)) {
        return fail(
            ErrorCode::NotFound,
            QCoreApplication::translate("store", "The bytes of this file are not in the notebook."),
            QStringLiteral("sha256 %1").arg(sha256.left(64)));
    }
    if (!file->open(QIODevice::ReadOnly)) {
        return tl::unexpected(fileError(file->fileName(), file->errorString()));
    }
    return std::unique_ptr<QIODevice>(std::move(file));
}

Result<> AttachmentStore::verify(const QString &sha256) const
{
    ARTEMISIA_TRY_ASSIGN(const auto file, open(sha256));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray chunk(kChunk, Qt::Uninitialized);
    for (qint64 got = 0; (got = file->read(chunk.data(), chunk.size())) != 0;) {
        if (got < 0) {
            return tl::unexpected(fileError(pathOf(sha256), file->errorString()));
        }
        hash.addData(QByteArrayView(chunk.constData(), got));
    }
    if (QString::fromLatin1(hash.result().toHex()) != sha256) {
        return fail(
            ErrorCode::Corrupt,
            QCoreApplication::translate(
                "store", "The file %1 of the notebook is damaged. Restore it from a backup.")
                .arg(QDir::toNativeSeparators(pathOf(sha256))));
    }
    return {};
}

QStringList AttachmentStore::all() const
{
    QStringList hashes;
    QDirIterator files(m_folder, QDir::Files | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QFileInfo file(files.next());
        const QString hash = file.dir().dirName() + file.fileName();
        if (isHash(hash) && pathOf(hash) == file.filePath()) {
            hashes.append(hash);
        }
    }
    hashes.sort();
    return hashes;
}

namespace
{
bool isReserved(const QString &name)
{
    static const QRegularExpression reserved(
        QStringLiteral("\\A(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?\\z"),
        QRegularExpression::CaseInsensitiveOption);
    return reserved.match(name).hasMatch();
}

/// Shortens the part before the last dot so that the whole fits, never inside a character.
QString shortened(const QString &name)
{
    if (name.toUtf8().size() <= kMaxNameBytes) {
        return name;
    }
    const qsizetype dot = name.lastIndexOf(u'.');
    const bool hasSuffix = dot > 0 && name.mid(dot).toUtf8().size() <= 20;
    QString stem = hasSuffix ? name.left(dot) : name;
    const QString suffix = hasSuffix ? name.mid(dot) : QString();
    while (!stem.isEmpty() && (stem + suffix).toUtf8().size() > kMaxNameBytes) {
        stem.chop(stem.back().isLowSurrogate() ? 2 : 1);
    }
    return stem + suffix;
}
} // namespace

QString safeFileName(const QString &name)
{
    QString safe;
    for (const QChar c :
         QString::fromUtf8(name.toUtf8()).normalized(QString::NormalizationForm_C)) {
        const auto category = c.category();
        const bool isHidden = category == QChar::Other_Control || category == QChar::Other_Format ||
                              category == QChar::Separator_Line ||
                              category == QChar::Separator_Paragraph;
        if (!isHidden) {
            safe += QStringView(u"/\\:*?\"<>|").contains(c) ? QChar(u'_') : c;
        }
    }
    const auto trim = [&safe] {
        safe = safe.trimmed();
        while (safe.startsWith(u'.') || safe.startsWith(u' ')) {
            safe.remove(0, 1);
        }
        while (safe.endsWith(u'.') || safe.endsWith(u' ')) {
            safe.chop(1);
        }
    };
    trim();
    safe = shortened(safe);
    trim();
    if (isReserved(safe)) {
        safe.prepend(u'_');
    }
    return safe.isEmpty() ? QStringLiteral("file") : safe;
}

} // namespace artemisia::store
