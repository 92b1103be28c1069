// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel_token.h"
#include "core/sync/remote_url.h"
#include "core/sync/repository.h"

namespace artemisia::sync
{

/// What a push found and did.
struct PushResult {
    bool wasUpToDate = false; ///< the remote had the commit already
};

/// Pushes \a commit to the remote's main branch (main; without one, the branch its HEAD names;
/// without any, main is made), by fast-forward only. Refused where the remote has commits that \a
/// repository has not, says no, or cannot be trusted (certificate, host key); Network where it
/// cannot be reached or breaks off: then it has its old state. A local folder that is absent or
/// empty becomes a bare repository.
[[nodiscard]] Result<PushResult> push(Repository &repository, const RemoteUrl &url,
                                      const git_oid &commit, const WorkContext &context);

/// Bounds on what somebody else's repository may make us take.
struct FetchLimits {
    quint64 bytes = 8ULL * 1024 * 1024 * 1024;
    unsigned objects = 20'000'000;
};
/// Fetches the remote's main branch (chosen as for push) with its history; its commit. No reference
/// is moved. NotFound if it is empty.
[[nodiscard]] Result<git_oid> fetch(Repository &repository, const RemoteUrl &url,
                                    const WorkContext &context, const FetchLimits &limits = {});

} // namespace artemisia::sync
