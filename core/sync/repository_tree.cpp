// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/repository_tree.h"

#include "core/sync/publisher.h"
#include "core/sync/sync_text.h"

#include <QBuffer>

namespace artemisia::sync
{

namespace
{

constexpr int kDeepest = 40;
constexpr qsizetype kLongestPath = 1000;
constexpr qint64 kMostEntries = 3'000'000;
constexpr qint64 kMostBytes = 64LL * 1024 * 1024 * 1024;
constexpr qint64 kLargestFile = 512LL * 1024 * 1024;

tl::unexpected<Error> hostile(const QString &path)
{
    return fail(
        ErrorCode::Invalid,
        SyncText::tr("The repository holds a path that no file may have (%1). It was not read.")
            .arg(path.left(80)));
}

bool isSafePart(const QString &part)
{
    return !part.isEmpty() && part != QLatin1String(".") && part != QLatin1String("..") &&
           !part.contains(u'/');
}

/// A blob's bytes as a device; the bytes live in libgit2's object, which the device keeps.
class BlobDevice : public QBuffer
{
public:
    explicit BlobDevice(OdbObjectHandle object)
        : m_object(std::move(object))
        , m_bytes(QByteArray::fromRawData(
              static_cast<const char *>(git_odb_object_data(m_object.get())),
              qsizetype(git_odb_object_size(m_object.get()))))
    {
        setBuffer(&m_bytes);
        open(QIODevice::ReadOnly);
    }

private:
    OdbObjectHandle m_object;
    QByteArray m_bytes;
};

} // namespace

struct RepositoryTree::Walk {
    const std::function<Result<>(const Entry &)> &visit;
    qint64 entries = 0;
    qint64 bytes = 0;
};

Result<std::unique_ptr<RepositoryTree>> RepositoryTree::ofCommit(Repository repository,
                                                                 const git_oid &commit)
{
    ARTEMISIA_TRY_ASSIGN(TreeHandle root, repository.treeOfCommit(commit));
    ARTEMISIA_TRY_ASSIGN(OdbHandle odb, repository.objects());
    return std::unique_ptr<RepositoryTree>(
        new RepositoryTree(std::move(repository), std::move(root), std::move(odb)));
}

Result<> RepositoryTree::forEach(const std::function<Result<>(const Entry &)> &visit)
{
    Walk state{visit};
    return walk(m_root.get(), QString(), 0, state);
}

Result<> RepositoryTree::walk(const git_tree *tree, const QString &prefix, int depth, Walk &state)
{
    // Git sorts a folder as if its name ended in "/", so walking in its order gives the byte order
    // of paths.
    for (std::size_t i = 0; i < git_tree_entrycount(tree); ++i) {
        const git_tree_entry *entry = git_tree_entry_byindex(tree, i);
        const QString name = QString::fromUtf8(git_tree_entry_name(entry));
        const QString path = prefix + name;
        if (!isSafePart(name) || path.size() > kLongestPath || depth > kDeepest) {
            return hostile(path);
        }
        // A few objects can name each other so often that the files would never end.
        if (++state.entries > kMostEntries) {
            return fail(ErrorCode::TooLarge,
                        SyncText::tr("The repository has more than %1 files.").arg(kMostEntries));
        }
        const git_filemode_t mode = git_tree_entry_filemode(entry);
        if (mode == GIT_FILEMODE_TREE) {
            ARTEMISIA_TRY_ASSIGN(const TreeHandle inside,
                                 m_repository.tree(*git_tree_entry_id(entry)));
            ARTEMISIA_TRY(walk(inside.get(), path + u'/', depth + 1, state));
            continue;
        }
        Entry file{path, 0, mode == GIT_FILEMODE_LINK || mode == GIT_FILEMODE_COMMIT};
        if (!file.isLink) {
            std::size_t size = 0;
            git_object_t type = GIT_OBJECT_INVALID;
            const int code =
                git_odb_read_header(&size, &type, m_odb.get(), git_tree_entry_id(entry));
            if (code < 0) {
                return gitFailure(
                    code, SyncText::tr("The repository is damaged: %1 cannot be read.").arg(path));
            }
            file.size = qint64(size);
            state.bytes += file.size;
        }
        if (state.bytes > kMostBytes) {
            return fail(ErrorCode::TooLarge,
                        SyncText::tr("The files of the repository are larger than can be taken."));
        }
        ARTEMISIA_TRY(state.visit(file));
    }
    return {};
}

std::optional<git_oid> RepositoryTree::blobAt(const QString &path) const
{
    git_tree_entry *entry = nullptr;
    if (path.isEmpty() ||
        git_tree_entry_bypath(&entry, m_root.get(), path.toUtf8().constData()) < 0) {
        return {};
    }
    const TreeEntryHandle owner(entry);
    const git_filemode_t mode = git_tree_entry_filemode(entry);
    if (mode == GIT_FILEMODE_TREE || mode == GIT_FILEMODE_LINK || mode == GIT_FILEMODE_COMMIT) {
        return {};
    }
    return *git_tree_entry_id(entry);
}

Result<OdbObjectHandle> RepositoryTree::blob(const QString &path, qint64 maxBytes)
{
    const std::optional<git_oid> id = blobAt(path);
    if (!id) {
        return fail(ErrorCode::NotFound,
                    SyncText::tr("There is no file %1 in the repository.").arg(path));
    }
    std::size_t size = 0;
    git_object_t type = GIT_OBJECT_INVALID;
    int code = git_odb_read_header(&size, &type, m_odb.get(), &*id);
    if (code == 0 && qint64(size) > maxBytes) {
        return fail(ErrorCode::TooLarge,
                    SyncText::tr("The file %1 is %2 bytes long; at most %3 are read.")
                        .arg(path)
                        .arg(size)
                        .arg(maxBytes));
    }
    git_odb_object *object = nullptr;
    code = code < 0 ? code : git_odb_read(&object, m_odb.get(), &*id);
    if (code < 0) {
        return gitFailure(code,
                          SyncText::tr("The repository is damaged: %1 cannot be read.").arg(path));
    }
    return OdbObjectHandle(object);
}

Result<QByteArray> RepositoryTree::read(const QString &path, qint64 maxBytes)
{
    ARTEMISIA_TRY_ASSIGN(const OdbObjectHandle object, blob(path, maxBytes));
    return QByteArray(static_cast<const char *>(git_odb_object_data(object.get())),
                      qsizetype(git_odb_object_size(object.get())));
}

Result<std::unique_ptr<QIODevice>> RepositoryTree::open(const QString &path)
{
    ARTEMISIA_TRY_ASSIGN(OdbObjectHandle object, blob(path, kLargestFile));
    return std::unique_ptr<QIODevice>(std::make_unique<BlobDevice>(std::move(object)));
}

Result<std::unique_ptr<format::FileTree>> repositoryTree(const QString &path)
{
    ARTEMISIA_TRY_ASSIGN(Repository repository, Repository::open(path));
    ARTEMISIA_TRY_ASSIGN(const git_oid commit, repository.tip());
    ARTEMISIA_TRY_ASSIGN(std::unique_ptr<RepositoryTree> tree,
                         RepositoryTree::ofCommit(std::move(repository), commit));
    return std::unique_ptr<format::FileTree>(std::move(tree));
}

} // namespace artemisia::sync
