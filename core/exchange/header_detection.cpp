// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/header_detection.h"

#include "core/exchange/value_kind.h"

#include <QSet>

#include <algorithm>

namespace artemisia::exchange
{

namespace
{
constexpr int kLastHeaderRow = 40;

struct RowShape {
    int filled = 0;
    int data = 0;  ///< cells that only data would hold: numbers, structures, keys
    int known = 0; ///< cells with a word that headers of chemists have
    int distinct = 0;
};

bool isKnownHeaderWord(const QString &cell)
{
    static const QStringList words = {
        QStringLiteral("smiles"),        QStringLiteral("cxsmiles"),
        QStringLiteral("structure"),     QStringLiteral("inchi"),
        QStringLiteral("inchikey"),      QStringLiteral("ichi"),
        QStringLiteral("inchi key"),     QStringLiteral("id"),
        QStringLiteral("ids"),           QStringLiteral("cid"),
        QStringLiteral("code"),          QStringLiteral("compound"),
        QStringLiteral("molecule"),      QStringLiteral("mol"),
        QStringLiteral("name"),          QStringLiteral("number"),
        QStringLiteral("batch"),         QStringLiteral("series"),
        QStringLiteral("formula"),       QStringLiteral("mw"),
        QStringLiteral("mass"),          QStringLiteral("ic50"),
        QStringLiteral("ec50"),          QStringLiteral("pic50"),
        QStringLiteral("cas"),           QStringLiteral("plate"),
        QStringLiteral("well"),          QStringLiteral("purity"),
        QStringLiteral("salt"),          QStringLiteral("amount"),
        QStringLiteral("comments"),      QStringLiteral("comment"),
        QStringLiteral("activity"),      QStringLiteral("inhibition"),
        QStringLiteral("logp"),          QStringLiteral("clogp"),
        QStringLiteral("sample"),        QStringLiteral("sample id"),
        QStringLiteral("index"),         QStringLiteral("assay"),
        QStringLiteral("prediction"),    QStringLiteral("potency"),
        QStringLiteral("osm"),           QStringLiteral("quantity"),
        QStringLiteral("supplier"),      QStringLiteral("vendor"),
        QStringLiteral("location"),      QStringLiteral("stereochemistry"),
        QStringLiteral("barcode"),       QStringLiteral("volume"),
        QStringLiteral("concentration"), QStringLiteral("title"),
        QStringLiteral("catalog"),       QStringLiteral("compoundcode"),
    };
    return cell.size() <= 80 && hasWord(plainWords(cell), words);
}

bool isData(const QString &cell)
{
    return looksLikeNumber(cell) || looksLikeSmiles(cell) || looksLikeInchi(cell) ||
           looksLikeInchiKey(cell) || looksLikeMolBlock(cell);
}

RowShape shapeOf(const QStringList &row)
{
    RowShape shape;
    QSet<QString> seen;
    for (const QString &raw : row) {
        const QString cell = raw.trimmed();
        if (cell.isEmpty()) {
            continue;
        }
        ++shape.filled;
        shape.data += isData(cell) ? 1 : 0;
        shape.known += isKnownHeaderWord(cell) && !isData(cell) ? 1 : 0;
        seen.insert(cell);
    }
    shape.distinct = int(seen.size());
    return shape;
}

int typicalWidth(const QList<RowShape> &shapes)
{
    QList<int> widths;
    for (const RowShape &shape : shapes) {
        widths.append(shape.filled);
    }
    std::sort(widths.begin(), widths.end());
    return widths.isEmpty() ? 0 : widths.at(widths.size() / 2);
}

// A header is about as wide as the rows below it, holds no data, and repeats itself a few times at
// most.
bool couldBeHeader(const RowShape &shape, int width)
{
    return shape.filled > 0 && shape.filled * 2 >= width && shape.data * 8 <= shape.filled &&
           shape.distinct * 3 >= shape.filled;
}

bool holdsDataBelow(const QList<RowShape> &shapes, qsizetype header)
{
    int withData = 0;
    int rows = 0;
    for (qsizetype i = header + 1; i < shapes.size(); ++i) {
        ++rows;
        withData += shapes.at(i).data > 0 ? 1 : 0;
    }
    return rows > 0 && withData * 2 >= rows;
}
} // namespace

QString cleanHeader(const QString &cell)
{
    return cell.simplified().left(500);
}

std::optional<int> findHeader(const QList<QStringList> &rows)
{
    QList<RowShape> shapes;
    for (const QStringList &row : rows) {
        shapes.append(shapeOf(row));
    }
    const int width = typicalWidth(shapes);
    std::optional<int> byWords;
    std::optional<int> byContrast;
    int mostKnown = 0;
    for (int i = 0; i < int(std::min<qsizetype>(shapes.size(), kLastHeaderRow)); ++i) {
        const RowShape &shape = shapes.at(i);
        if (!couldBeHeader(shape, width)) {
            continue;
        }
        if (shape.known > mostKnown) {
            mostKnown = shape.known;
            byWords = i;
        }
        if (!byContrast && (shape.filled > 1 || width <= 1) && holdsDataBelow(shapes, i)) {
            byContrast = i;
        }
    }
    if (byWords) {
        return byWords;
    }
    return byContrast;
}

ChosenHeader chooseHeader(const QList<NumberedRow> &rows, std::optional<int> headerRow)
{
    std::optional<int> header;
    QList<QStringList> cells;
    qsizetype width = 0;
    for (int i = 0; i < rows.size(); ++i) {
        cells.append(rows.at(i).cells);
        width = std::max(width, rows.at(i).cells.size());
        if (headerRow && *headerRow > 0 && !header && rows.at(i).line >= *headerRow) {
            header = i;
        }
    }
    if (!headerRow) {
        header = findHeader(cells);
    }
    ChosenHeader chosen;
    if (!header) {
        chosen.headers = QStringList(width, QString());
        return chosen;
    }
    chosen.line = rows.at(*header).line;
    chosen.above = *header + 1;
    for (const QString &cell : cells.at(*header)) {
        chosen.headers.append(cleanHeader(cell));
    }
    return chosen;
}

} // namespace artemisia::exchange
