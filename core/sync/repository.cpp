// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/repository.h"

#include "core/sync/sync_text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace artemisia::sync
{

namespace
{

constexpr auto kMain = "refs/heads/main";

QByteArray native(const QString &path)
{
    return QFile::encodeName(path);
}

/// Only what a git program makes for the moment in which it writes a reference.
void removeStaleLocks(const QString &path)
{
    for (const char *name :
         {"HEAD.lock", "config.lock", "packed-refs.lock", "refs/heads/main.lock"}) {
        QFile::remove(path + u'/' + QLatin1String(name));
    }
}

/// Whether everything of the repository is in its folder. A folder made by somebody else could say
/// that its branches or objects are those of another repository of the person's: we would write
/// there, or send what is there.
bool standsAlone(git_repository *repository, const QString &path)
{
    const QString own = QFileInfo(path).canonicalFilePath();
    const auto isOwn = [&own](const char *folder) {
        return QFileInfo(QFile::decodeName(folder)).canonicalFilePath() == own;
    };
    return !QFileInfo(path).isSymLink() && isOwn(git_repository_path(repository)) &&
           isOwn(git_repository_commondir(repository)) &&
           QFileInfo(path + QStringLiteral("/objects")).canonicalFilePath() ==
               own + QStringLiteral("/objects") &&
           QFileInfo(path + QStringLiteral("/refs")).canonicalFilePath() ==
               own + QStringLiteral("/refs") &&
           !QFile::exists(path + QStringLiteral("/objects/info/alternates"));
}

} // namespace

Result<Repository> Repository::open(const QString &path)
{
    ARTEMISIA_TRY(startGit());
    git_repository *handle = nullptr;
    const int code = git_repository_open_ext(&handle, native(path).constData(),
                                             GIT_REPOSITORY_OPEN_NO_SEARCH, nullptr);
    if (code < 0) {
        return gitFailure(
            code, code == GIT_ENOTFOUND
                      ? SyncText::tr("There is no git repository in %1.").arg(path)
                      : SyncText::tr("The git repository in %1 could not be opened.").arg(path));
    }
    return Repository(RepositoryHandle(handle));
}

Result<> Repository::create(const QString &path)
{
    ARTEMISIA_TRY(startGit());
    git_repository_init_options options;
    git_repository_init_options_init(&options, GIT_REPOSITORY_INIT_OPTIONS_VERSION);
    options.flags =
        GIT_REPOSITORY_INIT_BARE | GIT_REPOSITORY_INIT_MKPATH | GIT_REPOSITORY_INIT_NO_REINIT;
    options.initial_head = "main";
    git_repository *handle = nullptr;
    const int code = git_repository_init_ext(&handle, native(path).constData(), &options);
    if (code < 0) {
        return gitFailure(code, SyncText::tr("The git repository %1 could not be made.").arg(path));
    }
    git_repository_free(handle);
    return {};
}

Result<Repository> Repository::openOwn(const QString &path)
{
    if (!QFile::exists(path)) {
        const QString fresh = path + QStringLiteral(".new");
        QDir(fresh).removeRecursively();
        ARTEMISIA_TRY(create(fresh));
        if (!QDir().rename(fresh, path)) {
            return fail(ErrorCode::Io,
                        SyncText::tr("The git repository %1 could not be made.").arg(path));
        }
    }
    ARTEMISIA_TRY_ASSIGN(Repository repository, open(path));
    if (!standsAlone(repository.get(), path)) {
        return fail(ErrorCode::Refused,
                    SyncText::tr("The repository %1 refers to another one outside its folder, "
                                 "which no notebook of ours does. Nothing was published.")
                        .arg(path));
    }
    removeStaleLocks(path);
    return repository;
}

QString Repository::path() const
{
    return QFile::decodeName(git_repository_path(m_handle.get()));
}

Result<std::optional<git_oid>> Repository::main() const
{
    git_oid id;
    const int code = git_reference_name_to_id(&id, m_handle.get(), kMain);
    if (code == GIT_ENOTFOUND) {
        return std::optional<git_oid>();
    }
    if (code < 0) {
        return gitFailure(code,
                          SyncText::tr("The branch \"main\" of the repository could not be read."));
    }
    return std::optional<git_oid>(id);
}

Result<git_oid> Repository::tip() const
{
    git_oid id;
    if (git_reference_name_to_id(&id, m_handle.get(), "HEAD") == 0) {
        return id;
    }
    ARTEMISIA_TRY_ASSIGN(const std::optional<git_oid> main, this->main());
    if (!main) {
        return fail(ErrorCode::NotFound, SyncText::tr("The repository %1 is empty.").arg(path()));
    }
    return *main;
}

Result<> Repository::moveMain(const std::optional<git_oid> &expected, const git_oid &commit)
{
    const QString message = SyncText::tr(
        "The branch \"main\" of the repository could not be moved. Nothing was published.");
    git_reference *reference = nullptr;
    const int code =
        expected ? git_reference_create_matching(&reference, m_handle.get(), kMain, &commit, 1,
                                                 &*expected, "publish")
                 : git_reference_create(&reference, m_handle.get(), kMain, &commit, 0, "publish");
    if (code < 0) {
        return gitFailure(code, message);
    }
    git_reference_free(reference);
    return {};
}

/// Something refers to the object, so that it is missing where it is not found.
static tl::unexpected<Error> missing(int code, const QString &message)
{
    auto error = gitFailure(code, message);
    if (error.value().code == ErrorCode::NotFound) {
        error.value().code = ErrorCode::Corrupt;
    }
    return error;
}

Result<TreeHandle> Repository::treeOfCommit(const git_oid &id) const
{
    git_commit *commit = nullptr;
    int code = git_commit_lookup(&commit, m_handle.get(), &id);
    const CommitHandle owner(commit);
    git_tree *tree = nullptr;
    code = code < 0 ? code : git_commit_tree(&tree, commit);
    if (code < 0) {
        return missing(code,
                       SyncText::tr("The commit %1 could not be read.").arg(toHex(id).left(10)));
    }
    return TreeHandle(tree);
}

Result<TreeHandle> Repository::tree(const git_oid &id) const
{
    git_tree *tree = nullptr;
    const int code = git_tree_lookup(&tree, m_handle.get(), &id);
    if (code < 0) {
        return missing(code, SyncText::tr("A folder of the repository could not be read."));
    }
    return TreeHandle(tree);
}

Result<OdbHandle> Repository::objects() const
{
    git_odb *odb = nullptr;
    const int code = git_repository_odb(&odb, m_handle.get());
    if (code < 0) {
        return gitFailure(code, SyncText::tr("The repository could not be read."));
    }
    return OdbHandle(odb);
}

bool Repository::contains(const git_oid &object) const
{
    const Result<OdbHandle> odb = objects();
    return odb && git_odb_exists(odb->get(), &object) != 0;
}

Result<bool> Repository::isAncestor(const git_oid &ancestor, const git_oid &commit) const
{
    if (isEqual(ancestor, commit)) {
        return true;
    }
    const int code = git_graph_descendant_of(m_handle.get(), &commit, &ancestor);
    if (code < 0) {
        return gitFailure(code, SyncText::tr("The history of the repository could not be read."));
    }
    return code == 1;
}

} // namespace artemisia::sync
