// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/archive.h"

#include "core/store/zip_file.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>

namespace artemisia::store
{

namespace
{
constexpr zip_uint32_t kDeflateLevel = 1;

struct Closing {
    const WorkContext *context;
    QString what;
};

void reportProgress(zip_t *, double done, void *state)
{
    const auto *closing = static_cast<const Closing *>(state);
    closing->context->report(qint64(done * 1000), 1000, closing->what);
}

int isCancelled(zip_t *, void *state)
{
    return static_cast<const Closing *>(state)->context->cancel.isCancelled() ? 1 : 0;
}

Result<> addEntry(const ZipFile &zip, const ArchiveEntry &entry)
{
    // The bytes are borrowed: libzip reads them when it closes.
    zip_source_t *source =
        entry.path.isEmpty()
            ? zip_source_buffer(zip.get(), entry.bytes.constData(),
                                zip_uint64_t(entry.bytes.size()), 0)
            : zip_source_file(zip.get(), QFile::encodeName(entry.path).constData(), 0, -1);
    if (source == nullptr) {
        return tl::unexpected(zip.lastError(ErrorCode::Io));
    }
    const zip_int64_t index =
        zip_file_add(zip.get(), entry.name.toUtf8().constData(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return tl::unexpected(zip.lastError(ErrorCode::Io));
    }
    // Git's objects are compressed already.
    const bool isCompressed = entry.name.startsWith(QLatin1String("repository.git/objects/"));
    if (zip_set_file_compression(zip.get(), zip_uint64_t(index),
                                 isCompressed ? ZIP_CM_STORE : ZIP_CM_DEFLATE,
                                 kDeflateLevel) != 0) {
        return tl::unexpected(zip.lastError(ErrorCode::Io));
    }
    return {};
}

Result<> write(const QString &file, const QList<ArchiveEntry> &entries, const WorkContext &context)
{
    ZipFile zip;
    ARTEMISIA_TRY(zip.open(file, ZIP_CREATE | ZIP_EXCL));
    for (const ArchiveEntry &entry : entries) {
        Q_ASSERT(isArchiveName(entry.name));
        ARTEMISIA_TRY(addEntry(zip, entry));
    }
    Closing closing{&context, QCoreApplication::translate("store", "Writing the backup")};
    zip_register_progress_callback_with_state(zip.get(), 0.01, reportProgress, nullptr, &closing);
    zip_register_cancel_callback_with_state(zip.get(), isCancelled, nullptr, &closing);
    return zip.close();
}

QString expectedHash(const ArchiveEntry &entry)
{
    const QStringList parts = entry.name.split(u'/');
    return parts.first() == QLatin1String("files") ? parts.value(1) + parts.value(2) : QString();
}

Result<QString> hashOfFile(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file)) {
        return fail(ErrorCode::Io,
                    QCoreApplication::translate("store", "%1 could not be read.").arg(path),
                    file.errorString());
    }
    return QString::fromLatin1(hash.result().toHex());
}

Result<> verify(const QString &file, const QList<ArchiveEntry> &entries, const WorkContext &context)
{
    const QString what = QCoreApplication::translate("store", "Checking the backup");
    ZipFile zip;
    ARTEMISIA_TRY(zip.open(file, ZIP_RDONLY | ZIP_CHECKCONS));
    for (qsizetype i = 0; i < entries.size(); ++i) {
        if (context.cancel.isCancelled()) {
            return fail(ErrorCode::Cancelled,
                        QCoreApplication::translate("store", "Stopped. No backup was made."));
        }
        const ArchiveEntry &entry = entries[i];
        QString expected = expectedHash(entry);
        if (entry.name == kArchiveDatabase) {
            ARTEMISIA_TRY_ASSIGN(expected, hashOfFile(entry.path));
        }
        QCryptographicHash hash(QCryptographicHash::Sha256);
        ARTEMISIA_TRY(
            zip.read(zip_uint64_t(i), [&hash](const char *bytes, qint64 size) -> Result<> {
                hash.addData(QByteArrayView(bytes, size));
                return {};
            }));
        if (!expected.isEmpty() && QString::fromLatin1(hash.result().toHex()) != expected) {
            return fail(ErrorCode::Corrupt,
                        QCoreApplication::translate(
                            "store",
                            "The file %1 of the notebook is damaged, and no backup was made. Bring "
                            "it back from an "
                            "older backup, or move it out of the notebook's folder, and try again.")
                            .arg(QDir::toNativeSeparators(entry.path)));
        }
        context.report(i + 1, entries.size(), what);
    }
    return {};
}
} // namespace

Result<> writeArchive(const QString &file, const QList<ArchiveEntry> &entries,
                      const WorkContext &context)
{
    auto done = write(file, entries, context);
    if (done) {
        done = verify(file, entries, context);
    }
    if (!done) {
        QFile::remove(file);
    }
    return done;
}

} // namespace artemisia::store
