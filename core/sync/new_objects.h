// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel_token.h"
#include "core/sync/repository.h"

#include <QIODevice>
#include <QSet>

namespace artemisia::sync
{

/// Writes objects into a repository. Few of them become loose objects, many become packs (zlib
/// level 1, no deltas: a quarter of the time of git's own way, and the push packs them again).
/// Nothing refers to them before the caller moves a branch, so that a crash on the way leaves
/// nothing but unused files. Objects that are there already are not written again.
class NewObjects
{
public:
    explicit NewObjects(Repository &repository);
    ~NewObjects();
    NewObjects(const NewObjects &) = delete;
    NewObjects &operator=(const NewObjects &) = delete;

    /// The id is valid at once; the object is there after finish().
    [[nodiscard]] Result<git_oid> add(git_object_t type, const QByteArray &bytes);
    /// A blob from a device that can be read twice; streamed, so of any size.
    [[nodiscard]] Result<git_oid> addFile(QIODevice &device, const WorkContext &context);
    /// Everything that was added is on the disk, synchronised, when this returns.
    [[nodiscard]] Result<> finish();

private:
    struct Waiting {
        git_object_t type;
        git_oid id;
        QByteArray bytes;
    };
    [[nodiscard]] bool isThere(const git_oid &id);
    [[nodiscard]] Result<> toPack(const Waiting &object);
    [[nodiscard]] Result<> writeLoose();
    [[nodiscard]] Result<> writePack();
    [[nodiscard]] Result<> open();

    Repository &m_repository;
    OdbHandle m_odb;
    QSet<QByteArray> m_added; ///< raw ids
    QList<Waiting> m_waiting; ///< as long as they are few
    QByteArray m_pack;        ///< compressed entries
    quint32 m_packed = 0;     ///< how many stand in m_pack
    struct Deflater;
    std::unique_ptr<Deflater> m_deflater;
};

} // namespace artemisia::sync
