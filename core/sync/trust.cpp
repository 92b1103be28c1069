// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/trust.h"

#include "core/sync/git_handles.h"
#include "core/sync/sync_text.h"

#include <QFile>
#include <QFileInfo>

namespace artemisia::sync
{

namespace
{

constexpr qint64 kLargestFile = 32 * 1024 * 1024; ///< Debian's list of all has 0.2 MB

/// Certificate authorities that somebody named.
struct Authorities {
    QByteArray file;
    QByteArray folder;
    QString namedBy; ///< as the person wrote it there
};

/// http.sslCAInfo, with ~ as git writes it.
QByteArray fromGitConfiguration()
{
    git_config *config = nullptr;
    if (git_config_open_default(&config) < 0) {
        return {};
    }
    const std::unique_ptr<git_config, GitDeleter<git_config_free>> owner(config);
    git_buf value = GIT_BUF_INIT;
    const bool isThere = git_config_get_path(&value, config, "http.sslcainfo") == 0;
    QByteArray path = isThere ? QByteArray(value.ptr, qsizetype(value.size)) : QByteArray();
    git_buf_dispose(&value);
    return path;
}

Authorities namedAuthorities()
{
    if (const QByteArray file = qgetenv("GIT_SSL_CAINFO"); !file.isEmpty()) {
        return {file, {}, QStringLiteral("GIT_SSL_CAINFO")};
    }
    if (const QByteArray file = fromGitConfiguration(); !file.isEmpty()) {
        return {file, {}, QStringLiteral("http.sslCAInfo")};
    }
    const QByteArray file = qgetenv("SSL_CERT_FILE");
    const QByteArray folder = qgetenv("SSL_CERT_DIR");
    if (file.isEmpty()) {
        return {{}, folder, QStringLiteral("SSL_CERT_DIR")};
    }
    // Both are often set by what sets one, whether the folder is there or not.
    const bool isThere = QFileInfo(QFile::decodeName(folder)).isDir();
    return {file, isThere ? folder : QByteArray(), QStringLiteral("SSL_CERT_FILE")};
}

const char *orNull(const QByteArray &path)
{
    return path.isEmpty() ? nullptr : path.constData();
}

/// What libgit2 says against them; empty: they are in use.
QString use(const Authorities &authorities)
{
    if (QFileInfo(QFile::decodeName(authorities.file)).size() > kLargestFile) {
        return QStringLiteral("too large");
    }
    const int code = git_libgit2_opts(GIT_OPT_SET_SSL_CERT_LOCATIONS, orNull(authorities.file),
                                      orNull(authorities.folder));
    const git_error *last = git_error_last();
    return code >= 0         ? QString()
           : last != nullptr ? QString::fromUtf8(last->message)
                             : QStringLiteral("not taken");
}

Result<> settle()
{
    const Authorities named = namedAuthorities();
    if (named.file.isEmpty() && named.folder.isEmpty()) {
        return {}; // libgit2 has the system's already
    }
    const QString problem = use(named);
    if (problem.isEmpty()) {
        return {};
    }
    return fail(ErrorCode::Io,
                SyncText::tr("The certificates in %1, which %2 names, could not be read, so no "
                             "server can be trusted.")
                    .arg(QFile::decodeName(named.file.isEmpty() ? named.folder : named.file),
                         named.namedBy),
                problem);
}

} // namespace

Result<> settleTrust()
{
    // libgit2 takes no other authorities while connections use those it has.
    static const Result<> settled = settle();
    return settled;
}

} // namespace artemisia::sync
