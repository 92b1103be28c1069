// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/archive.h"

#include "core/record/json.h"
#include "core/store/file_sync.h"
#include "core/store/zip_file.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>
#include <QStorageInfo>

#include <sys/stat.h>

namespace artemisia::store
{

namespace
{
constexpr zip_int64_t kMaxEntries = 2'000'000;
constexpr qint64 kMaxManifest = 64 * 1024;
constexpr qint64 kMaxHead = 4 * 1024;
// Real notebooks shrink to a fifth or so; a bomb to a thousandth.
constexpr qint64 kMaxRatio = 200;
constexpr qint64 kAlwaysAllowed = 64LL * 1024 * 1024;

tl::unexpected<Error> refused(const QString &file, const QString &detail,
                              ErrorCode code = ErrorCode::Invalid)
{
    return fail(
        code,
        QCoreApplication::translate(
            "store",
            "%1 is no backup that can be trusted: it holds something that does not belong in a "
            "notebook. Nothing was restored from it.")
            .arg(QDir::toNativeSeparators(file)),
        detail);
}

struct Entry {
    zip_uint64_t index = 0;
    QString name;
    qint64 size = 0;
};

bool isPlainFile(zip_t *zip, zip_uint64_t index)
{
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    if (zip_file_get_external_attributes(zip, index, 0, &system, &attributes) != 0) {
        return false;
    }
    const auto kind = (attributes >> 16) & S_IFMT;
    return system != ZIP_OPSYS_UNIX || kind == 0 || kind == S_IFREG;
}

Result<Entry> checkedEntry(const ZipFile &zip, zip_uint64_t index, const QString &file)
{
    zip_stat_t stat;
    const zip_uint64_t needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE |
                                ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
    if (zip_stat_index(zip.get(), index, ZIP_FL_ENC_RAW, &stat) != 0 ||
        (stat.valid & needed) != needed) {
        return refused(file, QStringLiteral("entry %1 has no description").arg(index));
    }
    // Allowed names are plain ASCII, so bytes of any other encoding never pass.
    const Entry entry{index, QString::fromLatin1(stat.name), qint64(stat.size)};
    const bool isReadable =
        stat.encryption_method == ZIP_EM_NONE &&
        (stat.comp_method == ZIP_CM_STORE || stat.comp_method == ZIP_CM_DEFLATE);
    if (!isArchiveName(entry.name) || !isReadable || !isPlainFile(zip.get(), index) ||
        entry.size < 0) {
        return refused(file, QStringLiteral("entry %1 has a wrong name or kind").arg(index));
    }
    return entry;
}

Result<QList<Entry>> checkedEntries(const ZipFile &zip, const QString &file, const QString &folder)
{
    const zip_int64_t count = zip_get_num_entries(zip.get(), 0);
    if (count > kMaxEntries) {
        return refused(file, QStringLiteral("%1 entries").arg(count), ErrorCode::TooLarge);
    }
    QList<Entry> entries;
    QSet<QString> names;
    const qint64 allowed = QFileInfo(file).size() * kMaxRatio + kAlwaysAllowed;
    qint64 total = 0;
    for (zip_int64_t index = 0; index < count; ++index) {
        ARTEMISIA_TRY_ASSIGN(const Entry entry, checkedEntry(zip, zip_uint64_t(index), file));
        if (names.contains(entry.name.toLower())) {
            return refused(file, QStringLiteral("entry %1 comes twice").arg(index));
        }
        if (entry.size > allowed - total) {
            return refused(file, QStringLiteral("unpacks to more than %1 bytes").arg(allowed),
                           ErrorCode::TooLarge);
        }
        total += entry.size;
        names.insert(entry.name.toLower());
        entries.append(entry);
    }
    if (!names.contains(kArchiveManifest) || !names.contains(kArchiveDatabase)) {
        return refused(file, QStringLiteral("no manifest or no database"));
    }
    if (QStorageInfo(folder).isValid() && QStorageInfo(folder).bytesAvailable() < total) {
        return fail(ErrorCode::Io,
                    QCoreApplication::translate(
                        "store",
                        "There is not enough room on the disk to restore the notebook: it needs "
                        "%1 MB. Nothing was restored.")
                        .arg(total / 1'000'000 + 1));
    }
    return entries;
}

Result<QByteArray> smallEntry(const ZipFile &zip, const Entry &entry, qint64 maxBytes,
                              const QString &file)
{
    if (entry.size > maxBytes) {
        return refused(file, QStringLiteral("%1 is too long").arg(entry.name));
    }
    QByteArray bytes;
    ARTEMISIA_TRY(zip.read(entry.index, [&bytes](const char *part, qint64 size) -> Result<> {
        bytes.append(part, size);
        return {};
    }));
    return bytes;
}

Result<> checkManifest(const ZipFile &zip, const QList<Entry> &entries, const QString &file)
{
    for (const Entry &entry : entries) {
        if (entry.name != kArchiveManifest) {
            continue;
        }
        ARTEMISIA_TRY_ASSIGN(const QByteArray bytes, smallEntry(zip, entry, kMaxManifest, file));
        const auto json = parseJson(bytes, kMaxManifest);
        if (!json || !json->is_object() || json->value("format", Json()) != "artemisia-backup" ||
            !json->value("version", Json()).is_number_integer()) {
            return refused(file, QStringLiteral("the manifest is not ours"));
        }
        if (json->at("version").get<qint64>() > 1) {
            return fail(ErrorCode::TooNew,
                        QCoreApplication::translate(
                            "store",
                            "%1 was made by a newer version of Artemisia, which is needed to "
                            "restore it. Nothing was restored.")
                            .arg(QDir::toNativeSeparators(file)));
        }
    }
    return {};
}

// Git follows what HEAD says; it may only name a branch or a commit.
Result<> checkHead(const ZipFile &zip, const Entry &entry, const QString &file)
{
    static const QRegularExpression shape(
        QStringLiteral("\\A(ref: refs/heads/[A-Za-z0-9_][A-Za-z0-9._+@/-]*|[0-9a-f]{40})\\n?\\z"));
    ARTEMISIA_TRY_ASSIGN(const QByteArray bytes, smallEntry(zip, entry, kMaxHead, file));
    const QString text = QString::fromLatin1(bytes);
    if (!shape.match(text).hasMatch() || text.contains(QLatin1String(".."))) {
        return refused(file, QStringLiteral("HEAD of the repository is odd"));
    }
    return {};
}

Result<> extractEntry(const ZipFile &zip, const Entry &entry, const QString &file,
                      const QString &folder)
{
    if (entry.name == QLatin1String("repository.git/HEAD")) {
        ARTEMISIA_TRY(checkHead(zip, entry, file));
    }
    const QString path = folder + u'/' + entry.name;
    QFile target(path);
    if (!QDir().mkpath(QFileInfo(path).path()) ||
        !target.open(QIODevice::WriteOnly | QIODevice::NewOnly)) {
        return tl::unexpected(fileError(path, target.errorString()));
    }
    QCryptographicHash hash(QCryptographicHash::Sha256);
    ARTEMISIA_TRY(zip.read(entry.index, [&](const char *bytes, qint64 size) -> Result<> {
        hash.addData(QByteArrayView(bytes, size));
        return target.write(bytes, size) == size
                   ? Result<>()
                   : Result<>(tl::unexpected(fileError(path, target.errorString())));
    }));
    if (!target.flush()) {
        return tl::unexpected(fileError(path, target.errorString()));
    }
    const QStringList parts = entry.name.split(u'/');
    if (parts.first() == QLatin1String("files") &&
        QString::fromLatin1(hash.result().toHex()) != parts.value(1) + parts.value(2)) {
        return refused(file, QStringLiteral("an attachment does not match its name"),
                       ErrorCode::Corrupt);
    }
    return {};
}

// Ours, not the archive's: a configuration can make git run programs.
Result<> makeRepositoryWhole(const QString &folder)
{
    const QString repository = folder + QStringLiteral("/repository.git");
    if (!QFileInfo::exists(repository)) {
        return {};
    }
    QFile config(repository + QStringLiteral("/config"));
    const bool isMade =
        QDir().mkpath(repository + QStringLiteral("/refs/heads")) &&
        QDir().mkpath(repository + QStringLiteral("/objects/pack")) &&
        config.open(QIODevice::WriteOnly | QIODevice::NewOnly) &&
        config.write("[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = true\n") >
            0 &&
        config.flush();
    return isMade ? Result<>()
                  : Result<>(tl::unexpected(fileError(config.fileName(), config.errorString())));
}
} // namespace

Result<> extractArchive(const QString &file, const QString &folder, const WorkContext &context)
{
    if (!QFileInfo(file).isFile()) {
        return fail(ErrorCode::NotFound,
                    QCoreApplication::translate("store", "There is no file %1.")
                        .arg(QDir::toNativeSeparators(file)));
    }
    const QString what = QCoreApplication::translate("store", "Restoring the notebook");
    ZipFile zip;
    ARTEMISIA_TRY(zip.open(file, ZIP_RDONLY | ZIP_CHECKCONS));
    ARTEMISIA_TRY_ASSIGN(const QList<Entry> entries, checkedEntries(zip, file, folder));
    ARTEMISIA_TRY(checkManifest(zip, entries, file));
    for (qsizetype i = 0; i < entries.size(); ++i) {
        if (context.cancel.isCancelled()) {
            return fail(ErrorCode::Cancelled,
                        QCoreApplication::translate("store", "Stopped. Nothing was restored."));
        }
        if (entries[i].name != kArchiveManifest) {
            ARTEMISIA_TRY(extractEntry(zip, entries[i], file, folder));
        }
        context.report(i + 1, entries.size(), what);
    }
    return makeRepositoryWhole(folder);
}

} // namespace artemisia::store
