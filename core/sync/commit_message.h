// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/notebook.h"
#include "core/store/publication_repository.h"

namespace artemisia::sync
{

/// What a publication's commit says, in English whatever the window speaks, since everybody reads
/// it: a first line
/// ("2 experiments, 1 compound: KBS19-3, KBS19-4, OSM-S-5", or \a title), and a bounded list of
/// what changed and how.
[[nodiscard]] QString commitMessage(const QList<store::PendingChange> &changes,
                                    const QString &title);

/// The text of a commit object. \a person is author and committer; without an e-mail address of
/// their own the address is GitHub's for their account (name@users.noreply.github.com), else
/// initials@artemisia.invalid, which no mail can reach.
[[nodiscard]] QByteArray commitBytes(const QString &tree, const QString &parent,
                                     const Person &person, qint64 seconds, const QString &message);

} // namespace artemisia::sync
