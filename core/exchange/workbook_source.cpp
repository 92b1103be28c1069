// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/workbook_source.h"

#include "core/exchange/tr.h"

#include <QFileInfo>

namespace artemisia::exchange
{

Result<std::unique_ptr<TableSource>> openWorkbook(const QString &path, const TableOptions &)
{
    return fail(ErrorCode::Invalid,
                Tr::tr("%1 is a workbook. Save the sheet as CSV and import that.")
                    .arg(QFileInfo(path).fileName()));
}

Result<QStringList> workbookSheets(const QString &)
{
    return QStringList();
}

} // namespace artemisia::exchange
