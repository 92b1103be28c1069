// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/workbook_archive.h"

#include <QHash>
#include <QList>
#include <QStringList>

#include <functional>

class QXmlStreamReader;

namespace artemisia::exchange
{

/// How a number's format shows it.
enum class NumberLook { Plain, Percent, Date };

struct WorkbookSheet {
    QString name;
    QString part; ///< its name in the archive
    bool isHidden = false;
};

/// What a workbook says beside its sheets: their names, the shared strings, which styles show dates
/// and percents.
struct WorkbookContents {
    QList<WorkbookSheet> sheets;
    QStringList strings;
    QList<NumberLook> looks; ///< by style index
    bool countsFrom1904 = false;
};
/// Bounded: 1,000 sheets, 256 MB of shared strings, 65,536 styles; TooLarge beyond.
[[nodiscard]] Result<WorkbookContents> readContents(const WorkbookArchive &archive);

/// A cell's number as people see it: at most 15 digits as spreadsheets show them, "70%",
/// "2019-03-12".
[[nodiscard]] QString numberText(const QString &stored, NumberLook look, bool countsFrom1904);
/// How a format code ("0.00%", "dd/mm/yyyy") shows a number.
[[nodiscard]] NumberLook lookOfFormat(const QString &formatCode);

/// The next token, if the XML holds together, has no document type and is not nested too deeply. \a
/// depth is kept by this function.
[[nodiscard]] Result<bool> nextToken(QXmlStreamReader &xml, int &depth, const QString &fileName);
/// The text of a <si> or <is> element that was just begun, up to its end; phonetic readings are
/// left out.
[[nodiscard]] Result<QString> richText(QXmlStreamReader &xml, int &depth, const QString &fileName);

} // namespace artemisia::exchange
