// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/sketcher/incoming.h"
#include "app/desktop/sketcher/sheet_files.h"

namespace artemisia::app
{

/// A file that somebody opens as a sheet.
struct OpenedSheet {
    chem::Drawing drawing;
    SheetFile file; ///< its path is empty: the file holds what the sheet does not
    Arrival list;   ///< with records: too many for a sheet, somebody has to choose; no drawing then
    QString remark; ///< translated; may be empty
};
inline constexpr qsizetype kMostInTable = 30; ///< records that are all put on the sheet

/// Reads \a path as SheetFiles::read() does, but a list of structures as a whole: a table with
/// their names under them, or the choice among them where they are more than kMostInTable or one
/// of them cannot be read. For workers.
[[nodiscard]] Result<OpenedSheet> openSheet(const QString &path, const CancelToken &cancel);

} // namespace artemisia::app
