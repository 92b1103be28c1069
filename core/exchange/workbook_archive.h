// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QIODevice>

#include <memory>

struct zip;

namespace artemisia::exchange
{

/// A .xlsx as the ZIP archive it is, opened for reading. Nothing is unpacked to disk; names inside
/// are only looked up.
class WorkbookArchive
{
public:
    [[nodiscard]] static Result<std::unique_ptr<WorkbookArchive>> open(const QString &path);
    ~WorkbookArchive();
    WorkbookArchive(const WorkbookArchive &) = delete;
    WorkbookArchive &operator=(const WorkbookArchive &) = delete;

    [[nodiscard]] bool contains(const QString &part) const;
    [[nodiscard]] qint64
    sizeOf(const QString &part) const; ///< as the archive claims; 0: no such part
    /// A part as a stream of at most \a maxBytes, and with no run of over 16 MB without a tag:
    /// reading fails beyond, whatever the archive claims. One part at a time; the archive must
    /// outlive it.
    [[nodiscard]] Result<std::unique_ptr<QIODevice>> part(const QString &name,
                                                          qint64 maxBytes) const;
    [[nodiscard]] const QString &fileName() const { return m_fileName; }

private:
    WorkbookArchive() = default;
    zip *m_zip = nullptr;
    QString m_fileName;
};

} // namespace artemisia::exchange
