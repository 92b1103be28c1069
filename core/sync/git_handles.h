// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <git2.h>

#include <memory>

namespace artemisia::sync
{

template <auto Free>
struct GitDeleter {
    template <class T>
    void operator()(T *handle) const
    {
        Free(handle);
    }
};

using RepositoryHandle = std::unique_ptr<git_repository, GitDeleter<git_repository_free>>;
using OdbHandle = std::unique_ptr<git_odb, GitDeleter<git_odb_free>>;
using OdbObjectHandle = std::unique_ptr<git_odb_object, GitDeleter<git_odb_object_free>>;
using ReferenceHandle = std::unique_ptr<git_reference, GitDeleter<git_reference_free>>;
using CommitHandle = std::unique_ptr<git_commit, GitDeleter<git_commit_free>>;
using TreeHandle = std::unique_ptr<git_tree, GitDeleter<git_tree_free>>;
using TreeEntryHandle = std::unique_ptr<git_tree_entry, GitDeleter<git_tree_entry_free>>;
using IndexerHandle = std::unique_ptr<git_indexer, GitDeleter<git_indexer_free>>;
using RemoteHandle = std::unique_ptr<git_remote, GitDeleter<git_remote_free>>;
using DiffHandle = std::unique_ptr<git_diff, GitDeleter<git_diff_free>>;

/// Starts libgit2 once for the whole program, with every object and reference written through to
/// the disk. Thread-safe.
[[nodiscard]] Result<> startGit();

/// The error of the libgit2 call that just returned \a code (negative) in this thread: \a message
/// is the sentence for people, what libgit2 said (without credentials) goes to the detail. The kind
/// of error is taken from libgit2.
[[nodiscard]] tl::unexpected<Error> gitFailure(int code, const QString &message);

[[nodiscard]] QString toHex(const git_oid &id);
[[nodiscard]] std::optional<git_oid> oidFromHex(const QString &hex);
[[nodiscard]] inline bool isEqual(const git_oid &a, const git_oid &b)
{
    return git_oid_equal(&a, &b) != 0;
}

} // namespace artemisia::sync
