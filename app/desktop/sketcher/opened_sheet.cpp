// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/opened_sheet.h"

#include <QFileInfo>

#include <algorithm>

namespace artemisia::app
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("OpenedSheet", text);
}

bool hasData(const StructureRecord &record)
{
    return record.text.contains("\n>");
}

Result<OpenedSheet> table(const QString &path, const Arrival &list)
{
    OpenedSheet opened;
    auto drawing = list.recordCount <= kMostInTable
                       ? readRecords(list.records)
                       : Result<chem::Drawing>(tl::unexpected(Error()));
    if (!drawing) {
        opened.list = list;
        return opened;
    }
    opened.drawing = std::move(*drawing);
    if (std::any_of(list.records.begin(), list.records.end(), hasData)) {
        opened.remark = tr("The data beside the structures of %1 are not on the sheet: the file "
                           "stays as it is, and saving asks for a new name.")
                            .arg(QFileInfo(path).fileName());
    } else {
        opened.file.path = path;
    }
    return opened;
}

} // namespace

Result<OpenedSheet> openSheet(const QString &path, const CancelToken &cancel)
{
    OpenedSheet opened;
    const auto drawing = SheetFiles::read(path, &opened.file.digest);
    const QString ending = QFileInfo(path).suffix().toLower();
    const bool isRecords = ending == u"sdf" || ending == u"sd";
    if (isRecords || !drawing) { // lines of SMILES are no one structure
        Incoming incoming;
        incoming.files << path;
        const auto arrival = readIncoming(incoming, cancel);
        if (arrival && arrival->recordCount > 1) {
            const QByteArray digest = opened.file.digest;
            ARTEMISIA_TRY_ASSIGN(opened, table(path, *arrival));
            opened.file.digest = opened.file.path.isEmpty() ? QByteArray() : digest;
            return opened;
        }
        if (!arrival) { // it knows pictures and other files when it sees them
            return tl::unexpected(arrival.error());
        }
    }
    if (!drawing) {
        return tl::unexpected(drawing.error());
    }
    opened.drawing = *drawing;
    opened.file.path = path;
    return opened;
}

} // namespace artemisia::app
