// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel_token.h"
#include "core/sync/git_handles.h"

#include <QTemporaryFile>

namespace artemisia::sync
{

/// The notebook's own repository, opened once more to talk to a remote. Its settings are the
/// person's and the system's, then ours; what stands in the repository's own config file is not
/// used: that came with the folder, from wherever the folder came. Once the work is cancelled, no
/// object can be read through it (GIT_EUSER).
class TransferRepository
{
public:
    /// Objects larger than this are sent whole: they are not compared with others to send only
    /// what differs. Comparing two lists of compounds of this size took a fifth of a second, of a
    /// quarter of it a fiftieth; the lists of some 1,500 compounds are below it.
    static constexpr int kLargestCompared = 4 * 1024 * 1024;

    [[nodiscard]] Result<> open(const QString &path, const CancelToken &cancel);
    [[nodiscard]] git_repository *get() const { return m_handle.get(); }

private:
    [[nodiscard]] Result<> useOwnSettings();
    QTemporaryFile m_settings; ///< libgit2 looks at it again as long as it uses it
    RepositoryHandle m_handle;
};

} // namespace artemisia::sync
