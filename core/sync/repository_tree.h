// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/notebook_reader.h"
#include "core/sync/repository.h"

namespace artemisia::sync
{

/// The files of one commit. Bounded against hostile trees: number of files and folders, depth,
/// length of paths, size of all and of one file.
class RepositoryTree : public format::FileTree
{
public:
    [[nodiscard]] static Result<std::unique_ptr<RepositoryTree>> ofCommit(Repository repository,
                                                                          const git_oid &commit);

    [[nodiscard]] Result<> forEach(const std::function<Result<>(const Entry &)> &visit) override;
    [[nodiscard]] Result<QByteArray> read(const QString &path, qint64 maxBytes) override;
    [[nodiscard]] Result<std::unique_ptr<QIODevice>> open(const QString &path) override;
    /// The blob at a path; nothing: there is no file.
    [[nodiscard]] std::optional<git_oid> blobAt(const QString &path) const;
    [[nodiscard]] const git_tree *root() const { return m_root.get(); }

private:
    struct Walk;
    RepositoryTree(Repository repository, TreeHandle root, OdbHandle odb)
        : m_repository(std::move(repository))
        , m_root(std::move(root))
        , m_odb(std::move(odb))
    {
    }
    [[nodiscard]] Result<> walk(const git_tree *tree, const QString &prefix, int depth, Walk &walk);
    [[nodiscard]] Result<OdbObjectHandle> blob(const QString &path, qint64 maxBytes);

    Repository m_repository;
    TreeHandle m_root;
    OdbHandle m_odb;
};

} // namespace artemisia::sync
