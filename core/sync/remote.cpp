// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/remote.h"

#include "core/sync/connection_watch.h"
#include "core/sync/step.h"
#include "core/sync/sync_text.h"
#include "core/sync/transfer_repository.h"
#include "core/sync/trust.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>

namespace artemisia::sync
{

namespace
{

constexpr auto kMain = "refs/heads/main";
constexpr auto kFetched = "refs/artemisia/fetched";
constexpr int kTimedOut = -37; ///< GIT_TIMEOUT, from libgit2 1.7 on
/// Within the server they are followed all the same; from https to http never. Elsewhere nobody has
/// asked to send anything, and libgit2 asks for credentials there by the first address.
constexpr git_remote_redirect_t kRedirects = GIT_REMOTE_REDIRECT_NONE;

/// What the callbacks of one connection share.
struct Connection {
    const WorkContext &context;
    ConnectionWatch &watch;
    FetchLimits limits;
    QString rejection; ///< what the remote said of our branch; empty: it took it
    int credentialsAsked = 0;
    bool isPasswordAsked = false; ///< and there was none, or no other
    bool isTooLarge = false;
    bool isUntrusted = false;
    bool isReceiving = false; ///< what comes is written to our disk
};

Connection &connectionOf(void *payload)
{
    return *static_cast<Connection *>(payload);
}

int answerOf(const Connection &connection)
{
    return connection.context.cancel.isCancelled() ? GIT_EUSER : 0;
}

int onCredentials(git_credential **out, const char *, const char *userInUrl, unsigned allowed,
                  void *payload)
{
    // libgit2 asks again after each failure; each way is tried once.
    Connection &connection = connectionOf(payload);
    if (connection.context.cancel.isCancelled()) {
        return GIT_EUSER;
    }
    const char *user = userInUrl != nullptr && *userInUrl != '\0' ? userInUrl : "git";
    if ((allowed & GIT_CREDENTIAL_USERNAME) != 0) {
        return git_credential_username_new(out, user);
    }
    if (connection.credentialsAsked++ > 0) {
        return GIT_EAUTH;
    }
    if ((allowed & GIT_CREDENTIAL_SSH_KEY) != 0) {
        return git_credential_ssh_key_from_agent(out, user);
    }
    if ((allowed & GIT_CREDENTIAL_DEFAULT) != 0) {
        return git_credential_default_new(out);
    }
    connection.isPasswordAsked = (allowed & GIT_CREDENTIAL_USERPASS_PLAINTEXT) != 0;
    return GIT_EAUTH;
}

/// libgit2 has checked the certificate against the authorities of trust.h, or the host key against
/// ~/.ssh/known_hosts; nothing else is trusted.
int onCertificate(git_cert *certificate, int isValid, const char *, void *payload)
{
    connectionOf(payload).isUntrusted = isValid == 0;
    if (certificate->cert_type == GIT_CERT_X509) {
        return GIT_PASSTHROUGH; // as libgit2 found, and with its reason
    }
    return isValid != 0 ? 0 : GIT_ECERTIFICATE;
}

int onTransfer(const git_indexer_progress *stats, void *payload)
{
    Connection &connection = connectionOf(payload);
    if (stats->received_bytes > connection.limits.bytes ||
        stats->total_objects > connection.limits.objects) {
        connection.isTooLarge = true;
        return GIT_EUSER;
    }
    connection.context.report(stats->received_objects, stats->total_objects,
                              SyncText::tr("Receiving"));
    return answerOf(connection);
}

int onPack(int, std::uint32_t current, std::uint32_t total, void *payload)
{
    const Connection &connection = connectionOf(payload);
    connection.watch.noteLife();
    connection.context.report(current, total, SyncText::tr("Packing"));
    return answerOf(connection);
}

int onPush(unsigned current, unsigned total, std::size_t, void *payload)
{
    const Connection &connection = connectionOf(payload);
    connection.context.report(current, total, SyncText::tr("Sending"));
    return answerOf(connection);
}

int onSideband(const char *, int, void *payload)
{
    return answerOf(connectionOf(payload));
}

int onUpdate(const char *, const char *status, void *payload)
{
    if (status != nullptr) {
        connectionOf(payload).rejection = QString::fromUtf8(status).left(200);
    }
    return 0;
}

git_remote_callbacks callbacksFor(Connection &connection)
{
    git_remote_callbacks callbacks;
    git_remote_init_callbacks(&callbacks, GIT_REMOTE_CALLBACKS_VERSION);
    callbacks.credentials = onCredentials;
    callbacks.certificate_check = onCertificate;
    callbacks.transfer_progress = onTransfer;
    callbacks.pack_progress = onPack;
    callbacks.push_transfer_progress = onPush;
    callbacks.sideband_progress = onSideband;
    callbacks.push_update_reference = onUpdate;
    callbacks.payload = &connection;
    return callbacks;
}

/// What a server that asks for a password is answered. The address may have had a wrong one.
QString passwordWanted(const RemoteUrl &url)
{
    return QUrl(url.given).userName().isEmpty()
               ? SyncText::tr(
                     "%1 asks for a user name and a password or token, and the address has "
                     "none.")
               : SyncText::tr("%1 did not accept the user name and the password or token of the "
                              "address.");
}

/// The sentence for a server that is not, or does not accept, whom it should; empty: it is not
/// that. %1 is the address.
QString refusalOf(int code, const Connection &connection, const RemoteUrl &url)
{
    if (code == GIT_ECERTIFICATE || connection.isUntrusted) {
        return url.kind == RemoteKind::Ssh
                   ? SyncText::tr("The host key of %1 is not among those you know "
                                  "(~/.ssh/known_hosts), so the connection "
                                  "was refused. Connect once with ssh to check and keep it.")
                   : SyncText::tr(
                         "The certificate of %1 cannot be trusted, so the connection was "
                         "refused. If your institute signs certificates itself, name the "
                         "file with its own one: git config --global http.sslCAInfo FILE.");
    }
    if (code == GIT_EAUTH) {
        return connection.isPasswordAsked ? passwordWanted(url)
                                          : SyncText::tr("%1 did not accept who you are.");
    }
    const git_error *last = git_error_last();
    if (last != nullptr && QByteArray(last->message).startsWith("cannot redirect from")) {
        return SyncText::tr("%1 points to another server, which was not followed. If it has moved, "
                            "use the new address.");
    }
    return {};
}

/// Why talking to a remote failed. \a kept: what is still there, as a sentence.
tl::unexpected<Error> remoteFailure(int code, const Connection &connection, const RemoteUrl &url,
                                    const QString &kept)
{
    if (connection.isTooLarge) {
        return fail(
            ErrorCode::TooLarge,
            SyncText::tr("The repository %1 is larger than can be taken.").arg(url.shown()));
    }
    if (connection.context.cancel.isCancelled()) {
        return fail(ErrorCode::Cancelled, SyncText::tr("Stopped. %1").arg(kept));
    }
    const auto because = [&](const QString &reason) {
        return gitFailure(code, reason.arg(url.shown()) + u' ' + kept);
    };
    if (connection.watch.hasGivenUp() || code == kTimedOut) {
        auto error =
            because(SyncText::tr("%1 says nothing any more, so the connection was given up."));
        error.value().code = ErrorCode::Network;
        return error;
    }
    if (const QString refusal = refusalOf(code, connection, url); !refusal.isEmpty()) {
        auto error = because(refusal);
        error.value().code = ErrorCode::Refused;
        return error;
    }
    if (code == GIT_ENONFASTFORWARD) {
        return because(
            SyncText::tr("%1 has changes that are not here, and they are not overwritten. Publish "
                         "to another place, or clone %1 into a new folder and record there."));
    }
    if (url.kind == RemoteKind::LocalFolder) {
        // It was a repository when it was opened: what is not found in it is missing.
        auto error = because(SyncText::tr("%1 could not be read or written: it may be damaged."));
        const ErrorCode kind = error.value().code;
        error.value().code =
            kind == ErrorCode::Io || kind == ErrorCode::Locked ? kind : ErrorCode::Corrupt;
        return error;
    }
    auto error = because(SyncText::tr("%1 could not be reached, or the connection broke off."));
    // libgit2 calls a refused connection a failure of the system; while we write to our disk it may
    // be one.
    const ErrorCode kind = error.value().code;
    const bool isDisk = kind == ErrorCode::Io && connection.isReceiving;
    const bool isKnown =
        kind == ErrorCode::Locked || kind == ErrorCode::NotFound || kind == ErrorCode::Corrupt;
    error.value().code = isDisk || isKnown ? kind : ErrorCode::Network;
    return error;
}

/// A branch and the commit it points to.
struct Branch {
    QByteArray name;
    std::optional<git_oid> commit;
};

/// The branch of the remote that we read and write: main; else the one HEAD names; else (nobody
/// says where HEAD points when we push) the only one there is, or master. Empty: there is none.
Branch branchOf(git_remote *remote)
{
    const git_remote_head **heads = nullptr;
    std::size_t count = 0;
    if (git_remote_ls(&heads, &count, remote) < 0) {
        return {};
    }
    QList<Branch> branches;
    QByteArray wanted = kMain;
    for (std::size_t i = 0; i < count; ++i) {
        const QByteArray name(heads[i]->name);
        if (name.startsWith("refs/heads/")) {
            branches.append({name, heads[i]->oid});
        } else if (name == "HEAD" && heads[i]->symref_target != nullptr) {
            wanted = heads[i]->symref_target;
        }
    }
    for (const QByteArray &name : {QByteArray(kMain), wanted, QByteArray("refs/heads/master")}) {
        for (const Branch &branch : std::as_const(branches)) {
            if (branch.name == name) {
                return branch;
            }
        }
    }
    return branches.size() == 1 ? branches.first() : Branch();
}

/// One connection to a remote, from its opening on.
class Session
{
public:
    /// \a kept: what people are told is still there if something fails.
    Session(const Repository &repository, const RemoteUrl &url, const WorkContext &context,
            const FetchLimits &limits, const QString &kept)
        : m_path(repository.path())
        , m_url(url)
        , m_kept(kept)
        , m_watch(context.cancel, url.kind == RemoteKind::Ssh)
        , m_connection{context, m_watch, limits, {}, 0, false, false, false}
        , m_callbacks(callbacksFor(m_connection))
    {
        git_proxy_options_init(&m_proxy, GIT_PROXY_OPTIONS_VERSION);
        m_proxy.type = GIT_PROXY_AUTO;
    }
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;
    [[nodiscard]] Result<> connect(git_direction direction);
    [[nodiscard]] Branch branch() const { return branchOf(m_remote.get()); }
    [[nodiscard]] Result<> upload(QByteArray refspec);
    [[nodiscard]] Result<> download(QByteArray refspec);

private:
    [[nodiscard]] Result<> settle(int code) const
    {
        return code < 0 ? Result<>(remoteFailure(code, m_connection, m_url, m_kept)) : Result<>();
    }
    [[nodiscard]] Result<> createRemote();
    const QString m_path; ///< of the notebook's repository
    const RemoteUrl &m_url;
    const QString m_kept;
    ConnectionWatch m_watch;
    Connection m_connection;
    git_remote_callbacks m_callbacks;
    git_proxy_options m_proxy;
    TransferRepository m_repository;
    RemoteHandle m_remote; ///< the last member: its sockets use the watch
};

Result<> Session::createRemote()
{
    ARTEMISIA_TRY(m_repository.open(m_path, m_connection.context.cancel));
    git_remote_create_options options;
    git_remote_create_options_init(&options, GIT_REMOTE_CREATE_OPTIONS_VERSION);
    options.repository = m_repository.get();
    // The address was checked, and the person was told it: no url.*.insteadOf puts another there.
    options.flags = GIT_REMOTE_CREATE_SKIP_INSTEADOF | GIT_REMOTE_CREATE_SKIP_DEFAULT_FETCHSPEC;
    git_remote *remote = nullptr;
    const int code =
        git_remote_create_with_opts(&remote, m_url.address().toUtf8().constData(), &options);
    if (code < 0) {
        return gitFailure(
            code,
            SyncText::tr("%1 cannot be used as the address of a repository.").arg(m_url.shown()));
    }
    m_remote.reset(remote);
    return {};
}

Result<> Session::connect(git_direction direction)
{
    if (m_url.kind == RemoteKind::Https) {
        ARTEMISIA_TRY(settleTrust());
    }
    ARTEMISIA_TRY(createRemote());
    git_remote_connect_options options;
    git_remote_connect_options_init(&options, GIT_REMOTE_CONNECT_OPTIONS_VERSION);
    options.callbacks = m_callbacks;
    options.proxy_opts = m_proxy;
    options.follow_redirects = kRedirects;
    return settle(git_remote_connect_ext(m_remote.get(), direction, &options));
}

Result<> Session::upload(QByteArray refspec)
{
    git_push_options options;
    git_push_options_init(&options, GIT_PUSH_OPTIONS_VERSION);
    options.callbacks = m_callbacks;
    options.proxy_opts = m_proxy;
    options.follow_redirects = kRedirects;
    char *text = refspec.data();
    const git_strarray list{&text, 1};
    ARTEMISIA_TRY(settle(git_remote_upload(m_remote.get(), &list, &options)));
    git_remote_disconnect(m_remote.get());
    if (!m_connection.rejection.isEmpty()) {
        return fail(ErrorCode::Refused, SyncText::tr("%1 refused the publication: %2. %3")
                                            .arg(m_url.shown(), m_connection.rejection, m_kept));
    }
    return {};
}

Result<> Session::download(QByteArray refspec)
{
    m_connection.isReceiving = true;
    git_fetch_options options;
    git_fetch_options_init(&options, GIT_FETCH_OPTIONS_VERSION);
    options.callbacks = m_callbacks;
    options.proxy_opts = m_proxy;
    options.follow_redirects = kRedirects;
    options.download_tags = GIT_REMOTE_DOWNLOAD_TAGS_NONE;
    char *text = refspec.data();
    const git_strarray list{&text, 1};
    ARTEMISIA_TRY(settle(git_remote_download(m_remote.get(), &list, &options)));
    git_remote_disconnect(m_remote.get());
    return {};
}

/// Makes the repository that a new, empty folder is to become, and says no to what nobody can push
/// into.
Result<> prepareFolder(const RemoteUrl &url)
{
    const QFileInfo folder(url.folder);
    const bool isEmptyFolder = folder.isDir() && QDir(url.folder)
                                                     .isEmpty(QDir::AllEntries | QDir::Hidden |
                                                              QDir::System | QDir::NoDotAndDotDot);
    if (!folder.exists() || isEmptyFolder) {
        return Repository::create(url.folder);
    }
    const Result<Repository> target = Repository::open(url.folder);
    if (!target) {
        return fail(target.error().code == ErrorCode::NotFound ? ErrorCode::Usage
                                                               : target.error().code,
                    SyncText::tr("%1 is not a git repository and not empty. Choose a new folder or "
                                 "a bare repository; nothing there was "
                                 "changed.")
                        .arg(url.folder),
                    target.error().detail);
    }
    if (!target->isBare()) {
        return fail(ErrorCode::Usage,
                    SyncText::tr("%1 is a working copy, whose files would not follow. Choose a "
                                 "bare repository (git init --bare) or a "
                                 "new folder; nothing there was changed.")
                        .arg(url.folder));
    }
    return {};
}

/// A bare repository made by "git init --bare" may point at a branch that never comes; then a clone
/// of it would check out nothing.
void pointHeadAtMain(const RemoteUrl &url)
{
    const Result<Repository> target = Repository::open(url.folder);
    if (target && git_repository_head_unborn(target->get()) == 1) {
        git_repository_set_head(target->get(), kMain);
    }
}

} // namespace

Result<PushResult> push(Repository &repository, const RemoteUrl &url, const git_oid &commit,
                        const WorkContext &context)
{
    if (url.kind == RemoteKind::LocalFolder) {
        ARTEMISIA_TRY(prepareFolder(url));
    }
    Session session(repository, url, context, {},
                    SyncText::tr("The publication is kept here and can be sent later."));
    ARTEMISIA_TRY(session.connect(GIT_DIRECTION_PUSH));
    step("connected");
    const Branch branch = session.branch();
    if (branch.commit && isEqual(*branch.commit, commit)) {
        return PushResult{true};
    }
    ARTEMISIA_TRY(session.upload(QByteArray(kMain) + ':' +
                                 (branch.name.isEmpty() ? QByteArray(kMain) : branch.name)));
    step("sent");
    if (url.kind == RemoteKind::LocalFolder) {
        pointHeadAtMain(url);
    }
    return PushResult{false};
}

Result<git_oid> fetch(Repository &repository, const RemoteUrl &url, const WorkContext &context,
                      const FetchLimits &limits)
{
    if (url.kind == RemoteKind::LocalFolder) {
        const Result<Repository> source = Repository::open(url.folder);
        if (!source) {
            return tl::unexpected(source.error());
        }
    }
    const QString kept = SyncText::tr("Nothing was changed.");
    Session session(repository, url, context, limits, kept);
    ARTEMISIA_TRY(session.connect(GIT_DIRECTION_FETCH));
    const Branch branch = session.branch();
    if (!branch.commit) {
        return fail(
            ErrorCode::NotFound,
            SyncText::tr("The repository %1 is empty: there is nothing to read.").arg(url.shown()));
    }
    ARTEMISIA_TRY(session.download('+' + branch.name + ':' + kFetched));
    step("received");
    if (!repository.contains(*branch.commit)) {
        return fail(ErrorCode::Network,
                    SyncText::tr("%1 did not send what it promised. %2").arg(url.shown(), kept));
    }
    return *branch.commit;
}

} // namespace artemisia::sync
