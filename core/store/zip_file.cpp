// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/zip_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace artemisia::store
{

namespace
{
constexpr qint64 kChunk = 256 * 1024;

Error zipError(ErrorCode code, const QString &file, zip_error_t *error)
{
    const QString sentence =
        code == ErrorCode::Io
            ? QCoreApplication::translate(
                  "store", "The backup %1 could not be written; the disk may be full. The notebook "
                           "itself is not touched.")
            : QCoreApplication::translate(
                  "store",
                  "%1 is damaged or no backup of a notebook. Nothing was restored from it.");
    return {code, sentence.arg(QDir::toNativeSeparators(file)),
            QString::fromUtf8(zip_error_strerror(error))};
}
} // namespace

ZipFile::~ZipFile()
{
    if (m_zip != nullptr) {
        zip_discard(m_zip);
    }
}

Result<> ZipFile::open(const QString &file, int flags)
{
    m_file = file;
    int code = 0;
    m_zip = zip_open(QFile::encodeName(file).constData(), flags, &code);
    if (m_zip != nullptr) {
        return {};
    }
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    const Error result =
        zipError((flags & ZIP_CREATE) != 0 ? ErrorCode::Io : ErrorCode::Invalid, file, &error);
    zip_error_fini(&error);
    return tl::unexpected(result);
}

Result<> ZipFile::close()
{
    if (zip_close(m_zip) != 0) {
        const bool isStopped = zip_error_code_zip(zip_get_error(m_zip)) == ZIP_ER_CANCELLED;
        return isStopped
                   ? fail(ErrorCode::Cancelled,
                          QCoreApplication::translate("store", "Stopped. No backup was made."))
                   : Result<>(tl::unexpected(lastError(ErrorCode::Io)));
    }
    m_zip = nullptr;
    return {};
}

Error ZipFile::lastError(ErrorCode code) const
{
    return zipError(code, m_file, zip_get_error(m_zip));
}

Result<> ZipFile::read(zip_uint64_t index,
                       const std::function<Result<>(const char *, qint64)> &take) const
{
    zip_stat_t stat;
    zip_file_t *entry = zip_fopen_index(m_zip, index, 0);
    if (entry == nullptr || zip_stat_index(m_zip, index, 0, &stat) != 0) {
        return tl::unexpected(lastError(ErrorCode::Corrupt));
    }
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t *)> guard(entry, zip_fclose);
    QByteArray chunk(kChunk, Qt::Uninitialized);
    qint64 total = 0;
    while (true) {
        const zip_int64_t got = zip_fread(entry, chunk.data(), zip_uint64_t(chunk.size()));
        total += got;
        if (got < 0 || total > qint64(stat.size)) {
            return tl::unexpected(zipError(ErrorCode::Corrupt, m_file, zip_file_get_error(entry)));
        }
        if (got == 0) {
            break;
        }
        ARTEMISIA_TRY(take(chunk.constData(), got));
    }
    return total == qint64(stat.size)
               ? Result<>()
               : Result<>(tl::unexpected(
                     zipError(ErrorCode::Corrupt, m_file, zip_file_get_error(entry))));
}

} // namespace artemisia::store
