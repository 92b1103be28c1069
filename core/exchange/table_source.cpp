// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/table_source.h"

#include "core/exchange/delimited_source.h"
#include "core/exchange/structure_source.h"
#include "core/exchange/tr.h"
#include "core/exchange/workbook_source.h"

#include <QFile>
#include <QFileInfo>

namespace artemisia::exchange
{

namespace
{
QByteArray headOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(64 * 1024) : QByteArray();
}

bool isZip(const QByteArray &head)
{
    return head.startsWith("PK\x03\x04");
}

bool isSdf(const QString &suffix, const QByteArray &head)
{
    return suffix == QLatin1String("sdf") || suffix == QLatin1String("sd") ||
           suffix == QLatin1String("mol") ||
           (head.contains("M  END") && (head.contains("V2000") || head.contains("V3000")) &&
            (head.contains("$$$$") || suffix.isEmpty()));
}

bool isSmilesFile(const QString &suffix)
{
    return suffix == QLatin1String("smi") || suffix == QLatin1String("smiles") ||
           suffix == QLatin1String("ism") || suffix == QLatin1String("cxsmiles");
}
} // namespace

Result<std::unique_ptr<TableSource>> openTable(const QString &path, std::optional<int> headerRow)
{
    return openTable(path, TableOptions{headerRow, {}});
}

Result<std::unique_ptr<TableSource>> openTable(const QString &path, const TableOptions &options)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    const QByteArray head = headOf(path);
    if (isZip(head)) {
        return openWorkbook(path, options);
    }
    if (!options.sheet.isEmpty()) {
        return fail(ErrorCode::Usage,
                    Tr::tr("%1 is not a workbook; it has no sheets to choose from.")
                        .arg(QFileInfo(path).fileName()));
    }
    if (head.startsWith("\xD0\xCF\x11\xE0")) {
        return fail(
            ErrorCode::Invalid,
            Tr::tr("%1 is in Excel's old binary format. Save it as .xlsx or .csv and import "
                   "that.")
                .arg(QFileInfo(path).fileName()));
    }
    if (isSdf(suffix, head)) {
        return openSdf(path);
    }
    if (isSmilesFile(suffix)) {
        return openSmilesFile(path);
    }
    return openDelimited(path, options);
}

Result<QStringList> sheetsOf(const QString &path)
{
    return isZip(headOf(path)) ? workbookSheets(path) : Result<QStringList>(QStringList());
}

} // namespace artemisia::exchange
