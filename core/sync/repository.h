// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/git_handles.h"

#include <QString>

#include <optional>

namespace artemisia::sync
{

/// One repository on this disk. Movable; used by one thread at a time, so each job opens its own.
class Repository
{
public:
    /// A repository at exactly \a path (bare, or a folder with .git in it). NotFound if there is
    /// none.
    [[nodiscard]] static Result<Repository> open(const QString &path);
    /// The notebook's own bare repository: opened, or made with HEAD on main (beside, then
    /// renamed). Whoever calls holds the notebook's lock, so locks that a killed program left
    /// behind are removed. Refused if it takes branches or objects from outside its folder.
    [[nodiscard]] static Result<Repository> openOwn(const QString &path);
    /// An empty bare repository with HEAD on main in \a path, which is absent or an empty folder.
    [[nodiscard]] static Result<> create(const QString &path);

    [[nodiscard]] git_repository *get() const { return m_handle.get(); }
    [[nodiscard]] QString path() const; ///< of the git directory
    [[nodiscard]] bool isBare() const { return git_repository_is_bare(m_handle.get()) != 0; }

    /// The commit main points to; nothing before the first publication.
    [[nodiscard]] Result<std::optional<git_oid>> main() const;
    /// The commit HEAD points to, or main if HEAD's branch does not exist. NotFound if there is no
    /// commit.
    [[nodiscard]] Result<git_oid> tip() const;
    /// Moves main from \a expected (nothing: it must not exist) to \a commit in one step; Conflict
    /// if somebody else moved it meanwhile.
    [[nodiscard]] Result<> moveMain(const std::optional<git_oid> &expected, const git_oid &commit);
    [[nodiscard]] Result<TreeHandle> treeOfCommit(const git_oid &commit) const;
    [[nodiscard]] Result<TreeHandle> tree(const git_oid &tree) const;
    [[nodiscard]] Result<OdbHandle> objects() const;
    [[nodiscard]] bool contains(const git_oid &object) const;
    /// Whether \a ancestor is \a commit or one it came from.
    [[nodiscard]] Result<bool> isAncestor(const git_oid &ancestor, const git_oid &commit) const;

private:
    explicit Repository(RepositoryHandle handle)
        : m_handle(std::move(handle))
    {
    }
    RepositoryHandle m_handle;
};

} // namespace artemisia::sync
