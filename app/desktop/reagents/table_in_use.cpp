// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/reagents/table_in_use.h"

#include "core/reagents/user_reagents.h"

#include <QDateTime>
#include <QFileInfo>

#include <mutex>
#include <optional>

namespace artemisia::app
{

using reagents::ReagentTable;

Result<ReagentTable> reagentsInUse()
{
    static std::mutex mutex;
    static std::optional<ReagentTable> table;
    static std::pair<QDateTime, qint64> read; // two changes may be in one tick of the disk's clock
    const std::lock_guard lock(mutex);
    if (!table) {
        ARTEMISIA_TRY_ASSIGN(table, ReagentTable::load());
    }
    const QString file = reagents::UserReagents::defaultFile();
    const QFileInfo info(file);
    const std::pair stands(info.lastModified(), info.size());
    if (stands != read) {
        read = stands;
        // A file that cannot be read now leaves the shipped rows.
        const auto rows = reagents::UserReagents(file).read();
        table = table->withUserRows(rows ? rows->rows : QList<reagents::Reagent>());
    }
    return *table;
}

} // namespace artemisia::app
