// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <functional>
#include <memory>

#include <zip.h>

namespace artemisia::store
{

/// An open libzip archive; discarded unless closed. Used by archive_*.cpp only.
class ZipFile
{
public:
    ZipFile() = default;
    ~ZipFile();
    ZipFile(const ZipFile &) = delete;
    ZipFile &operator=(const ZipFile &) = delete;
    [[nodiscard]] Result<> open(const QString &file, int flags);
    [[nodiscard]] Result<> close(); ///< writes it, if it was opened for writing
    [[nodiscard]] zip_t *get() const { return m_zip; }
    [[nodiscard]] Error lastError(ErrorCode code) const;
    /// Gives the bytes of one entry piece by piece; Corrupt if they are not what the directory says
    /// (length, checksum).
    [[nodiscard]] Result<>
    read(zip_uint64_t index,
         const std::function<Result<>(const char *bytes, qint64 size)> &take) const;

private:
    QString m_file;
    zip_t *m_zip = nullptr;
};

} // namespace artemisia::store
