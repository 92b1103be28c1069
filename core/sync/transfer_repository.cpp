// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/transfer_repository.h"

#include "core/sync/sync_text.h"

#include <git2/sys/odb_backend.h>
#include <git2/sys/repository.h>

#include <QFile>

namespace artemisia::sync
{

namespace
{

/// Asked for every object before the store that has it. It has none, and says stop when that is
/// wanted: up to libgit2 1.8 the search for differences does not hear what the callback for its
/// progress answers, and that search is most of a large push.
struct Gate : git_odb_backend {
    explicit Gate(const CancelToken &token)
        : git_odb_backend{}
        , cancel(token)
    {
        git_odb_init_backend(this, GIT_ODB_BACKEND_VERSION);
        read = onRead;
        read_header = onReadHeader;
        free = onFree;
    }
    [[nodiscard]] static int answer(const git_odb_backend *backend)
    {
        return static_cast<const Gate *>(backend)->cancel.isCancelled() ? GIT_EUSER : GIT_ENOTFOUND;
    }
    static int onRead(void **, std::size_t *, git_object_t *, git_odb_backend *backend,
                      const git_oid *)
    {
        return answer(backend);
    }
    static int onReadHeader(std::size_t *, git_object_t *, git_odb_backend *backend,
                            const git_oid *)
    {
        return answer(backend);
    }
    static void onFree(git_odb_backend *backend) { delete static_cast<Gate *>(backend); }

    CancelToken cancel;
};

constexpr int kBeforeAllOthers = 1000;

int addGate(git_repository *repository, const CancelToken &cancel)
{
    git_odb *raw = nullptr;
    if (const int code = git_repository_odb(&raw, repository); code < 0) {
        return code;
    }
    const OdbHandle odb(raw);
    auto gate = std::make_unique<Gate>(cancel);
    const int code = git_odb_add_backend(raw, gate.get(), kBeforeAllOthers);
    if (code >= 0) {
        (void)gate.release(); // the object database frees it
    }
    return code;
}

/// libgit2 takes pack.deltaCacheSize for the size from which on objects are not compared, and never
/// reads core.bigFileThreshold. As what it is called it bounds the differences kept in memory.
QByteArray ownSettings()
{
    return "[pack]\n\tdeltaCacheSize = " +
           QByteArray::number(TransferRepository::kLargestCompared) + '\n';
}

} // namespace

Result<> TransferRepository::useOwnSettings()
{
    if (!m_settings.open() || m_settings.write(ownSettings()) < 0 || !m_settings.flush()) {
        return fail(ErrorCode::Io,
                    SyncText::tr("No temporary file could be written; the disk may be full."),
                    m_settings.errorString());
    }
    git_config *raw = nullptr;
    int code = git_config_open_default(&raw);
    const std::unique_ptr<git_config, GitDeleter<git_config_free>> config(raw);
    const QByteArray file = QFile::encodeName(m_settings.fileName());
    code = code < 0 ? code
                    : git_config_add_file_ondisk(raw, file.constData(), GIT_CONFIG_LEVEL_LOCAL,
                                                 nullptr, 1);
    code = code < 0 ? code : git_repository_set_config(m_handle.get(), raw);
    return code < 0 ? Result<>(gitFailure(
                          code, SyncText::tr("The settings of git on this computer could not be "
                                             "read.")))
                    : Result<>();
}

Result<> TransferRepository::open(const QString &path, const CancelToken &cancel)
{
    ARTEMISIA_TRY(startGit());
    git_repository *raw = nullptr;
    int code = git_repository_open_ext(&raw, QFile::encodeName(path).constData(),
                                       GIT_REPOSITORY_OPEN_NO_SEARCH, nullptr);
    m_handle.reset(raw);
    if (code >= 0) {
        ARTEMISIA_TRY(useOwnSettings());
        code = addGate(raw, cancel);
    }
    return code < 0
               ? Result<>(gitFailure(
                     code, SyncText::tr("The git repository in %1 could not be opened.").arg(path)))
               : Result<>();
}

} // namespace artemisia::sync
