// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"

#include <QList>

namespace artemisia::store
{

/// One numbered step of the schema: resources/sql/NNNN_name.sql.
struct MigrationStep {
    int version = 0;
    QByteArray sql;
};

/// The steps compiled in, 1, 2, 3 ... without a gap.
[[nodiscard]] Result<QList<MigrationStep>> migrationSteps();

/// Reads user_version and compares with \a ours. TooNew if it is newer and this program may not
/// read it, or may only read it and \a wantsToWrite; Corrupt if it is none.
[[nodiscard]] Result<int> schemaVersion(Database &database, int ours, bool wantsToWrite);

/// Brings a database from \a from to the last of \a steps, each in one transaction with its number.
/// A database that has something in it (from > 0) is first copied into \a backupFolder and the copy
/// checked; its path is the answer. A step that fails leaves the version before it.
[[nodiscard]] Result<QString> migrate(Database &database, int from,
                                      const QList<MigrationStep> &steps,
                                      const QString &backupFolder);

} // namespace artemisia::store
