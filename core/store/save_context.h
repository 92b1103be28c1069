// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/timestamp.h"
#include "core/record/record.h"

#include <QList>

namespace artemisia::store
{

/// Who saves, and in words what they did; becomes the revision. The time is the Clock's.
struct SaveContext {
    PersonId who;
    QString what; ///< "Edited the title", "Imported from MalariaMolecules.csv"; may be empty
    /// Taken from a published repository: head.modified is kept as it is instead of set to now.
    bool keepTimes = false;
};

/// Number of a row in its table: small, never reused while the notebook lives, only valid in this
/// database. List models hold these.
using RowId = qint64;

enum class SortOrder { Ascending, Descending };

} // namespace artemisia::store
