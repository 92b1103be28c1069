// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/git_handles.h"

#include "core/sync/connection_watch.h"
#include "core/sync/socket_stream.h"
#include "core/sync/sync_text.h"

#include <QRegularExpression>

#include <mutex>

namespace artemisia::sync
{

namespace
{

ErrorCode codeOf(int code, int klass)
{
    switch (code) {
    case GIT_ENOTFOUND:
        return klass == GIT_ERROR_NET || klass == GIT_ERROR_HTTP ? ErrorCode::Network
                                                                 : ErrorCode::NotFound;
    case GIT_EAUTH:
    case GIT_ECERTIFICATE:
    case GIT_ENONFASTFORWARD:
        return ErrorCode::Refused;
    case GIT_EUSER:
        return ErrorCode::Cancelled;
    case GIT_ELOCKED:
        return ErrorCode::Locked;
    case GIT_EMODIFIED:
    case GIT_EEXISTS:
        return ErrorCode::Conflict;
    default:
        break;
    }
    switch (klass) {
    case GIT_ERROR_NET:
    case GIT_ERROR_SSL:
    case GIT_ERROR_SSH:
    case GIT_ERROR_HTTP:
        return ErrorCode::Network;
    case GIT_ERROR_OS:
    case GIT_ERROR_FILESYSTEM:
        return ErrorCode::Io;
    case GIT_ERROR_NOMEMORY:
        return ErrorCode::TooLarge;
    case GIT_ERROR_ODB:
    case GIT_ERROR_ZLIB:
    case GIT_ERROR_OBJECT:
    case GIT_ERROR_INDEXER:
    case GIT_ERROR_TREE:
    case GIT_ERROR_REFERENCE:
        return ErrorCode::Corrupt;
    default:
        return ErrorCode::Internal;
    }
}

/// A folder of 100,000 files takes some 4 MB; all that is kept stays under libgit2's own 256 MB.
constexpr std::size_t kLargestKeptTree = 16 * 1024 * 1024;

/// What libgit2 says may hold the URL it was given, password and all.
QString withoutSecrets(QString text)
{
    static const QRegularExpression userInfo(QStringLiteral("://[^/@\\s]*@"));
    return text.replace(userInfo, QStringLiteral("://"));
}

/// A server that accepts and then says nothing does not hold us for ever.
void boundWaiting()
{
#if ARTEMISIA_LIBGIT2_HAS_TIMEOUTS
    const ServerPatience patience = serverPatience();
    git_libgit2_opts(GIT_OPT_SET_SERVER_CONNECT_TIMEOUT, int(patience.connecting.count()));
    git_libgit2_opts(GIT_OPT_SET_SERVER_TIMEOUT, int(patience.silence.count()));
#else
    // Fails only for want of memory; then libgit2 keeps its own sockets.
    (void)registerSocketStream();
#endif
}

} // namespace

Result<> startGit()
{
    static std::once_flag once;
    static int started = -1;
    std::call_once(once, [] {
        started = git_libgit2_init();
        if (started > 0) {
            git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
            boundWaiting();
            // libgit2 keeps trees up to 4 kB: a folder of 10,000 experiments would be inflated
            // and hashed anew for every file that is read from it.
            git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, int(GIT_OBJECT_TREE),
                             kLargestKeptTree);
        }
    });
    if (started <= 0) {
        return gitFailure(started, SyncText::tr("Git could not be started."));
    }
    return {};
}

tl::unexpected<Error> gitFailure(int code, const QString &message)
{
    const git_error *last = git_error_last();
    const int klass = last != nullptr ? last->klass : GIT_ERROR_NONE;
    const QString said =
        last != nullptr ? withoutSecrets(QString::fromUtf8(last->message)) : QString();
    return fail(codeOf(code, klass), message,
                QStringLiteral("libgit2 %1/%2: %3").arg(code).arg(klass).arg(said));
}

QString toHex(const git_oid &id)
{
    char text[GIT_OID_HEXSZ + 1];
    return QString::fromLatin1(git_oid_tostr(text, sizeof text, &id));
}

std::optional<git_oid> oidFromHex(const QString &hex)
{
    git_oid id;
    if (hex.size() != GIT_OID_HEXSZ || git_oid_fromstr(&id, hex.toLatin1().constData()) != 0) {
        return {};
    }
    return id;
}

} // namespace artemisia::sync
