// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/workbook_contents.h"

#include "core/exchange/tr.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QXmlStreamReader>

#include <cmath>

namespace artemisia::exchange
{

namespace
{
constexpr int kDeepest = 64;
constexpr qint64 kSmallPart = 64 * 1024 * 1024;
constexpr qint64 kStringsPart = 512 * 1024 * 1024;
constexpr qint64 kStringsHeld = 128 * 1024 * 1024; // characters
constexpr qsizetype kMostSheets = 1000;
constexpr qsizetype kMostStyles = 65536;

Error tooLarge(const QString &fileName)
{
    return {ErrorCode::TooLarge,
            Tr::tr("%1 is larger inside than a workbook may be.").arg(fileName),
            {}};
}

/// Calls \a begin for every element of a part.
Result<> walk(const WorkbookArchive &archive, const QString &part, qint64 maxBytes,
              const std::function<Result<>(QXmlStreamReader &, int &)> &begin)
{
    ARTEMISIA_TRY_ASSIGN(const auto device, archive.part(part, maxBytes));
    QXmlStreamReader xml(device.get());
    int depth = 0;
    while (true) {
        ARTEMISIA_TRY_ASSIGN(const bool hasMore, nextToken(xml, depth, archive.fileName()));
        if (!hasMore) {
            return {};
        }
        if (xml.isStartElement()) {
            ARTEMISIA_TRY(begin(xml, depth));
        }
    }
}

QString attribute(const QXmlStreamReader &xml, QLatin1String name)
{
    for (const QXmlStreamAttribute &one : xml.attributes()) {
        if (one.name() == name) {
            return one.value().toString();
        }
    }
    return {};
}

// Targets are relative to the folder of the part that names them; "/" begins at the archive's root.
QString resolved(const QString &target)
{
    return target.startsWith(u'/') ? target.mid(1) : QStringLiteral("xl/") + target;
}

Result<QHash<QString, QString>> readRelations(const WorkbookArchive &archive)
{
    QHash<QString, QString> targets;
    ARTEMISIA_TRY(walk(archive, QStringLiteral("xl/_rels/workbook.xml.rels"), kSmallPart,
                       [&targets](QXmlStreamReader &xml, int &) -> Result<> {
                           if (xml.name() == QLatin1String("Relationship") &&
                               attribute(xml, QLatin1String("TargetMode")) !=
                                   QLatin1String("External")) {
                               targets.insert(attribute(xml, QLatin1String("Id")),
                                              resolved(attribute(xml, QLatin1String("Target"))));
                           }
                           return {};
                       }));
    return targets;
}

Result<> readSheets(const WorkbookArchive &archive, const QHash<QString, QString> &targets,
                    WorkbookContents &contents)
{
    return walk(archive, QStringLiteral("xl/workbook.xml"), kSmallPart,
                [&](QXmlStreamReader &xml, int &) -> Result<> {
                    if (xml.name() == QLatin1String("workbookPr")) {
                        const QString base = attribute(xml, QLatin1String("date1904"));
                        contents.countsFrom1904 =
                            base == QLatin1String("1") || base == QLatin1String("true");
                    }
                    if (xml.name() != QLatin1String("sheet")) {
                        return {};
                    }
                    if (contents.sheets.size() >= kMostSheets) {
                        return tl::unexpected(tooLarge(archive.fileName()));
                    }
                    WorkbookSheet sheet;
                    sheet.name = attribute(xml, QLatin1String("name"));
                    const QString state = attribute(xml, QLatin1String("state"));
                    sheet.isHidden = !state.isEmpty() && state != QLatin1String("visible");
                    sheet.part = targets.value(attribute(xml, QLatin1String("id")));
                    // Chart sheets and macros are sheets without cells.
                    if (sheet.part.contains(QLatin1String("worksheets/"))) {
                        contents.sheets.append(sheet);
                    }
                    return {};
                });
}

Result<> readStrings(const WorkbookArchive &archive, WorkbookContents &contents)
{
    const QString part = QStringLiteral("xl/sharedStrings.xml");
    if (!archive.contains(part)) {
        return {};
    }
    qint64 held = 0;
    return walk(archive, part, kStringsPart, [&](QXmlStreamReader &xml, int &depth) -> Result<> {
        if (xml.name() != QLatin1String("si")) {
            return {};
        }
        ARTEMISIA_TRY_ASSIGN(const QString text, richText(xml, depth, archive.fileName()));
        held += text.size() + 16;
        if (held > kStringsHeld) {
            return tl::unexpected(tooLarge(archive.fileName()));
        }
        contents.strings.append(text);
        return {};
    });
}

NumberLook lookOfId(int id, const QHash<int, QString> &formats)
{
    if (formats.contains(id)) {
        return lookOfFormat(formats.value(id));
    }
    // ECMA-376, 18.8.30: the formats that every program knows by number.
    const bool isDate = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) ||
                        (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
    return isDate                ? NumberLook::Date
           : id == 9 || id == 10 ? NumberLook::Percent
                                 : NumberLook::Plain;
}

Result<> readStyles(const WorkbookArchive &archive, WorkbookContents &contents)
{
    const QString part = QStringLiteral("xl/styles.xml");
    if (!archive.contains(part)) {
        return {};
    }
    QHash<int, QString> formats;
    bool isInCellStyles = false;
    return walk(archive, part, kSmallPart, [&](QXmlStreamReader &xml, int &) -> Result<> {
        if (xml.name() == QLatin1String("numFmt") && formats.size() < kMostStyles) {
            formats.insert(attribute(xml, QLatin1String("numFmtId")).toInt(),
                           attribute(xml, QLatin1String("formatCode")));
        } else if (xml.name() == QLatin1String("xf")) {
            if (isInCellStyles && contents.looks.size() < kMostStyles) {
                contents.looks.append(
                    lookOfId(attribute(xml, QLatin1String("numFmtId")).toInt(), formats));
            }
        } else if (xml.name().startsWith(QLatin1String("cell")) ||
                   xml.name() == QLatin1String("dxfs")) {
            isInCellStyles = xml.name() == QLatin1String("cellXfs");
        }
        return {};
    });
}

QString dateText(double serial, bool countsFrom1904)
{
    // Day 1 is 1900-01-01 by the rule, but the rule counts a 29 February 1900 that never was.
    const QDate zero = countsFrom1904 ? QDate(1904, 1, 1) : QDate(1899, 12, 30);
    const double days = std::floor(serial);
    const auto seconds = std::llround((serial - days) * 86400);
    const QTime time = QTime(0, 0).addSecs(int(seconds));
    if (days < 1) {
        return time.toString(QStringLiteral("HH:mm:ss"));
    }
    const QString date = zero.addDays(qint64(days)).toString(Qt::ISODate);
    return seconds == 0 ? date : date + u'T' + time.toString(QStringLiteral("HH:mm:ss"));
}
} // namespace

NumberLook lookOfFormat(const QString &formatCode)
{
    static const QRegularExpression notCode(
        QStringLiteral("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|_.|\\*."));
    static const QRegularExpression dateLetters(QStringLiteral("[ydh]|mm|ss"),
                                                QRegularExpression::CaseInsensitiveOption);
    QString code = formatCode.section(u';', 0, 0);
    code.remove(notCode);
    if (code.compare(QLatin1String("General"), Qt::CaseInsensitive) == 0) {
        return NumberLook::Plain;
    }
    if (code.contains(u'%')) {
        return NumberLook::Percent;
    }
    return code.contains(dateLetters) ? NumberLook::Date : NumberLook::Plain;
}

QString numberText(const QString &stored, NumberLook look, bool countsFrom1904)
{
    bool isNumber = false;
    const double value = stored.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(value)) {
        return stored;
    }
    constexpr int shownDigits = 15;
    if (look == NumberLook::Date && value >= 0 && value < 2958466) { // up to the year 9999
        return dateText(value, countsFrom1904);
    }
    if (look == NumberLook::Percent) {
        return QString::number(value * 100, 'g', shownDigits) + u'%';
    }
    // 0.11 is stored as 0.11000000000000001; nobody typed that.
    const auto digits =
        std::count_if(stored.begin(), stored.end(), [](QChar c) { return c.isDigit(); });
    return digits > shownDigits ? QString::number(value, 'g', shownDigits) : stored;
}

Result<bool> nextToken(QXmlStreamReader &xml, int &depth, const QString &fileName)
{
    if (xml.atEnd()) {
        return false;
    }
    const QXmlStreamReader::TokenType token = xml.readNext();
    if (xml.hasError() || token == QXmlStreamReader::DTD) {
        return fail(ErrorCode::Invalid,
                    Tr::tr("%1 is damaged, or larger inside than a workbook may be.").arg(fileName),
                    xml.errorString());
    }
    depth += token == QXmlStreamReader::StartElement ? 1
             : token == QXmlStreamReader::EndElement ? -1
                                                     : 0;
    if (depth > kDeepest) {
        return fail(ErrorCode::Invalid, Tr::tr("%1 is nested too deeply.").arg(fileName));
    }
    return token != QXmlStreamReader::EndDocument;
}

Result<QString> richText(QXmlStreamReader &xml, int &depth, const QString &fileName)
{
    const int outside = depth - 1;
    QString text;
    bool isText = false;
    int phonetic = 0;
    while (depth > outside) {
        ARTEMISIA_TRY_ASSIGN(const bool hasMore, nextToken(xml, depth, fileName));
        if (!hasMore) {
            break;
        }
        if (xml.name() == QLatin1String("rPh")) {
            phonetic += xml.isStartElement() ? 1 : xml.isEndElement() ? -1 : 0;
        } else if (xml.name() == QLatin1String("t")) {
            isText = xml.isStartElement();
        } else if (xml.isCharacters() && isText && phonetic == 0) {
            text += xml.text();
        }
    }
    return text;
}

Result<WorkbookContents> readContents(const WorkbookArchive &archive)
{
    if (!archive.contains(QStringLiteral("xl/workbook.xml"))) {
        return fail(
            ErrorCode::Invalid,
            Tr::tr("%1 is a ZIP archive, but no workbook (.xlsx).").arg(archive.fileName()));
    }
    WorkbookContents contents;
    ARTEMISIA_TRY_ASSIGN(const auto targets, readRelations(archive));
    ARTEMISIA_TRY(readSheets(archive, targets, contents));
    ARTEMISIA_TRY(readStrings(archive, contents));
    ARTEMISIA_TRY(readStyles(archive, contents));
    return contents;
}

} // namespace artemisia::exchange
