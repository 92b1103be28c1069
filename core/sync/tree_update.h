// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/new_objects.h"

#include <map>

namespace artemisia::sync
{

/// A set of changes to a tree of files: paths removed, then paths put. Everything that is not named
/// stays as it is, byte for byte and mode for mode. Only folders on the way to a change are read.
class TreeUpdate
{
public:
    TreeUpdate();
    ~TreeUpdate();
    TreeUpdate(const TreeUpdate &) = delete;
    TreeUpdate &operator=(const TreeUpdate &) = delete;

    /// A file, or with "/" at the end a whole folder. What is not there is no error. Invalid for a
    /// path that is none.
    [[nodiscard]] Result<> remove(const QString &path);
    [[nodiscard]] Result<> put(const QString &path, const git_oid &blob);
    /// The tree that \a base (null: an empty one) becomes; its objects go to \a objects. Equal to
    /// \a base if nothing changes. Conflict where a file is to stand at a folder's place or the
    /// other way round.
    [[nodiscard]] Result<git_oid> write(const Repository &repository, const git_tree *base,
                                        NewObjects &objects) const;

private:
    struct Folder;
    class Place;
    [[nodiscard]] Result<Folder *> folderOf(const QStringList &parts);
    [[nodiscard]] static Result<std::optional<git_oid>>
    write(const Repository &repository, const Folder &folder, const git_tree *base,
          const QString &path, NewObjects &objects);
    std::unique_ptr<Folder> m_root;
};

} // namespace artemisia::sync
