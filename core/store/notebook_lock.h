// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QLockFile>

#include <memory>

namespace artemisia::store
{

/// The right to write in a notebook, for one program at a time. A file that names program, host and
/// process, and that the system locks as well; after a crash or a kill the next program on the same
/// computer takes it over. Left behind by another computer it stays, since nobody here can know
/// whether that one still writes.
class NotebookLock
{
public:
    /// Locked, with a sentence that says who has it; ReadOnly where the folder cannot be written.
    [[nodiscard]] static Result<std::unique_ptr<NotebookLock>> take(const QString &file);
    /// For readers: Locked if another computer writes, since it shares no memory with this one and
    /// reads could be wrong.
    [[nodiscard]] static Result<> checkReadable(const QString &file);
    ~NotebookLock(); ///< gives it back

private:
    explicit NotebookLock(const QString &file)
        : m_lock(file)
    {
    }
    QLockFile m_lock;
};

} // namespace artemisia::store
