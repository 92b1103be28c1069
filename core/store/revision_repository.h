// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/record.h"
#include "core/store/save_context.h"

#include <optional>

namespace artemisia::store
{

class Database;

/// One saved state of a record.
struct Revision {
    qint64 number = 0; ///< counts through the whole notebook, so it also orders changes in time
    RecordRef record;
    Timestamp at;
    PersonId who;
    QString what;
    bool isRemoval = false;
};

/// The history of every record. Written by the other repositories in the transaction of the save;
/// read here.
class RevisionRepository
{
public:
    explicit RevisionRepository(Database &database);
    [[nodiscard]] Result<QList<Revision>> of(const RecordRef &record); ///< newest first
    [[nodiscard]] Result<Json> bodyOf(qint64 number); ///< the record's JSON as it was
    [[nodiscard]] Result<qint64> latest();            ///< the highest number; 0: none

private:
    Database &m_database;
};

} // namespace artemisia::store
