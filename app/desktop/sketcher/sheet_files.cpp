// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/sheet_files.h"

#include "app/desktop/sketcher/copied_forms.h"
#include "app/desktop/widgets/structure_painter.h"
#include "chem/depict/depict.h"
#include "chem/drawing/cdxml.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/ctab.h"
#include "chem/drawing/display.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/read.h"
#include "chem/drawing/scheme.h"
#include "chem/molecule/inchi.h"
#include "chem/molecule/repeat_units.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

#include <algorithm>

namespace artemisia::app
{

namespace
{

constexpr qint64 kLargestFile = 8 * 1024 * 1024;
constexpr double kPictureScale = 300 / 72.0; ///< pixels per point of a PNG: 300 dots an inch
constexpr double kMargin = 4;                ///< points around a picture
constexpr int kLargestPicture = 20000;       ///< pixels

DrawingStyle inkOnPaper(double scale)
{
    DrawingStyle style;
    style.inks.fill(Qt::black);
    style.maximumScale = scale;
    return style;
}

QByteArray bytesOf(const std::string &text)
{
    return QByteArray::fromStdString(text);
}

QByteArray digestOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

Result<QByteArray> reactionBytes(const chem::Drawing &drawing, const QString &format)
{
    const auto reaction = chem::reactionOf(drawing);
    if (!reaction) {
        return tl::unexpected(fromChem(reaction.error()));
    }
    if (format == u"smi") {
        const QString lines = smilesOfSteps(drawing, chem::stepsOf(drawing));
        return bytesOf((lines.isEmpty() ? reaction->smiles() : lines.toStdString()) + '\n');
    }
    const auto block = reaction->rxnBlock();
    if (!block) {
        return tl::unexpected(fromChem(block.error()));
    }
    return bytesOf(*block);
}

/// A substance of the sheet with the first line of its caption.
struct NamedPart {
    chem::Drawing drawing;
    QString name;
};

/// In reading order.
std::vector<NamedPart> namedParts(const chem::Drawing &drawing)
{
    constexpr qsizetype kLongestName = 80; // CTfile formats: of a header line
    const auto captions = chem::captionsOf(drawing);
    std::vector<NamedPart> parts;
    for (const chem::SheetPart &part : chem::partsInReadingOrder(drawing)) {
        NamedPart named{chem::copyOf(drawing, chem::Selection(part.begin(), part.end())), {}};
        if (const auto own = captions.find(part.front()); own != captions.end()) {
            const QString words = QString::fromStdString(drawing.text(own->second.front())->text);
            named.name = words.section(u'\n', 0, 0).simplified().left(kLongestName);
        }
        parts.push_back(std::move(named));
    }
    return parts;
}

QByteArray recordBytes(const chem::Drawing &drawing)
{
    std::string records;
    for (const NamedPart &part : namedParts(drawing)) {
        const std::string block = chem::molBlockOf(part.drawing);
        const bool isMark = part.name.startsWith(u'$'); // would end the record
        records += (isMark ? std::string() : part.name.toStdString()) +
                   block.substr(block.find('\n')) + "$$$$\n";
    }
    return bytesOf(records);
}

/// A line each substance, with its name behind. Empty: one of them is no possible molecule.
QByteArray linesOf(const chem::Drawing &drawing)
{
    const std::vector<NamedPart> parts = namedParts(drawing);
    QString lines;
    for (const NamedPart &part : parts) {
        const auto molecule = chem::moleculeOf(part.drawing);
        if (!molecule) {
            return {};
        }
        lines += QString::fromStdString(molecule->cxSmiles());
        lines += part.name.isEmpty() ? QString() : u' ' + part.name;
        lines += u'\n';
    }
    return lines.toUtf8();
}

Result<QByteArray> structureBytes(const chem::Drawing &drawing, const QString &format)
{
    const auto molecule = chem::moleculeOf(drawing);
    if (!molecule) {
        return tl::unexpected(fromChem(molecule.error()));
    }
    if (format == u"smi") {
        return linesOf(drawing);
    }
    const auto inchi = chem::inchi(*molecule);
    if (!inchi) {
        return tl::unexpected(fromChem(inchi.error()));
    }
    return bytesOf(inchi->inchi + '\n');
}

QByteArray pngBytes(const chem::DisplayList &list)
{
    const QSize size(qCeil((list.bounds.width + 2 * kMargin) * kPictureScale),
                     qCeil((list.bounds.height + 2 * kMargin) * kPictureScale));
    if (size.width() > kLargestPicture || size.height() > kLargestPicture) {
        return {};
    }
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull()) {
        return {};
    }
    image.fill(Qt::white);
    image.setDotsPerMeterX(qRound(kPictureScale * 72 / 0.0254));
    image.setDotsPerMeterY(image.dotsPerMeterX());
    QPainter painter(&image);
    paintDisplayList(painter, list, QRectF(QPointF(), QSizeF(size)), inkOnPaper(kPictureScale));
    painter.end();
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
}

QByteArray pdfBytes(const chem::Drawing &drawing)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const chem::Box box = chem::displayOf(drawing).bounds;
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QSizeF(box.width + 2 * kMargin, box.height + 2 * kMargin),
                                 QPageSize::Point, {}, QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setCreator(QStringLiteral("Artemisia"));
    SheetFiles::paint(drawing, writer);
    return buffer.data();
}

Result<QByteArray> bytesAs(const chem::Drawing &drawing, const QString &format)
{
    const bool isScheme = !chem::stepsOf(drawing).empty();
    if (format == u"cdxml") {
        return bytesOf(chem::cdxmlOf(drawing));
    }
    if (format == u"mol") {
        return bytesOf(chem::molBlockOf(drawing));
    }
    if (format == u"sdf") {
        return recordBytes(drawing);
    }
    if (format == u"rxn" || (format == u"smi" && isScheme)) {
        return reactionBytes(drawing, format);
    }
    if (format == u"smi" || format == u"inchi") {
        return structureBytes(drawing, format);
    }
    if (format == u"svg") {
        return bytesOf(chem::toSvg(chem::displayOf(drawing), {}));
    }
    return format == u"pdf" ? pdfBytes(drawing) : pngBytes(chem::displayOf(drawing));
}

} // namespace

QStringList SheetFiles::saveFilters()
{
    return {tr("CDXML, everything on the sheet (*.cdxml)"),
            tr("MOL file (*.mol)"),
            tr("SD file, a record for each substance (*.sdf)"),
            tr("RXN file (*.rxn)"),
            tr("SMILES (*.smi)"),
            tr("InChI (*.inchi)"),
            tr("Picture, SVG (*.svg)"),
            tr("Picture, PNG (*.png)"),
            tr("Picture, PDF (*.pdf)")};
}

QString SheetFiles::openFilter()
{
    return tr(
        "Structures and reactions (*.cdxml *.cdx *.mol *.sdf *.sd *.rxn *.smi *.smiles *.rsmi "
        "*.inchi *.txt)");
}

bool SheetFiles::isChanged(const SheetFile &file)
{
    QFile now(file.path);
    if (!QFileInfo(file.path).isFile()) {
        return false;
    }
    return !now.open(QIODevice::ReadOnly) || digestOf(now.read(kLargestFile + 1)) != file.digest;
}

Result<chem::Drawing> SheetFiles::read(const QString &path, QByteArray *digest)
{
    const QString name = QFileInfo(path).fileName();
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::Io,
                    tr("%1 could not be read: %2")
                        .arg(name, QFileInfo(path).isFile() ? file.errorString()
                                                            : tr("there is no such file")));
    }
    const QByteArray bytes = file.read(kLargestFile + 1);
    if (bytes.size() > kLargestFile) {
        return fail(ErrorCode::TooLarge, tr("%1 is too large for a drawing.").arg(name));
    }
    if (digest != nullptr) {
        *digest = digestOf(bytes);
    }
    auto drawing = chem::drawingFromText(bytes.toStdString());
    if (!drawing) {
        Error error = fromChem(drawing.error());
        error.message = tr("%1: %2").arg(name, error.message);
        return tl::unexpected(std::move(error));
    }
    return std::move(*drawing);
}

Result<QString> SheetFiles::write(const chem::Drawing &drawing, const QString &path,
                                  QByteArray *digest)
{
    static const QStringList kFormats{
        QStringLiteral("cdxml"), QStringLiteral("mol"), QStringLiteral("sdf"),
        QStringLiteral("rxn"),   QStringLiteral("smi"), QStringLiteral("inchi"),
        QStringLiteral("svg"),   QStringLiteral("png"), QStringLiteral("pdf")};
    const QString name = QFileInfo(path).fileName();
    const QString format = QFileInfo(path).suffix().toLower();
    if (!kFormats.contains(format)) {
        return fail(ErrorCode::Invalid,
                    tr("%1 was not written: its name must end in one of %2.")
                        .arg(name, QStringLiteral(".") + kFormats.join(QStringLiteral(", ."))));
    }
    ARTEMISIA_TRY_ASSIGN(const QByteArray bytes, bytesAs(drawing, format));
    if (bytes.isEmpty()) {
        return fail(ErrorCode::TooLarge, tr("%1 was not written: the sheet is too large for a "
                                            "picture.")
                                             .arg(name));
    }
    QSaveFile file(path);
    // Flushed here: commit() does not say that the last bytes found no room.
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush() ||
        !file.commit()) {
        return fail(ErrorCode::Io,
                    tr("%1 could not be written: %2. What is on the sheet stays there.")
                        .arg(name, file.errorString()));
    }
    if (digest != nullptr) {
        *digest = digestOf(bytes);
    }
    return leftOut(drawing, format, name);
}

QString SheetFiles::leftOut(const chem::Drawing &drawing, const QString &format,
                            const QString &name)
{
    const bool hasMore = !drawing.arrows.empty() || !drawing.texts.empty();
    if ((format == u"mol" || format == u"inchi") && hasMore) {
        return tr("Arrows and words are not in %1.").arg(name);
    }
    const bool isPicture = format == u"svg" || format == u"png" || format == u"pdf";
    const bool hasWords =
        std::any_of(drawing.atoms.begin(), drawing.atoms.end(),
                    [](const chem::DrawnAtom &atom) { return atom.kind == chem::AtomKind::Text; });
    if (hasWords && format != u"cdxml" && !isPicture) {
        return tr("Letters that name no structure stand in %1 as “*”.").arg(name);
    }
    const bool isCounted = std::any_of(
        drawing.groups.begin(), drawing.groups.end(), [](const chem::DrawnGroup &group) {
            return group.kind == chem::GroupKind::Repeat && chem::repeatCount(group.label) > 1;
        });
    if (isCounted && (format == u"mol" || format == u"sdf" || format == u"rxn")) {
        return tr("What stands in numbered brackets is once in %1, with its number: some programs "
                  "read one unit. SMILES and InChI say all of them.")
            .arg(name);
    }
    if (format == u"smi" && chem::lostInSmiles(drawing) != chem::SmilesLosses()) {
        return chem::lostInSmiles(drawing).elementLists
                   ? tr("Lists of elements are not in %1: each stands there as its first element.")
                         .arg(name)
                   : tr("%1 does not say all that the query atoms and bonds ask for.").arg(name);
    }
    const bool isList = format == u"sdf" || (format == u"smi" && drawing.arrows.empty());
    if (isList && hasMore) {
        return tr("Arrows and words are not in %1, but for the first line under each structure: "
                  "it is the name of its record.")
            .arg(name);
    }
    if (format == u"rxn" || format == u"smi") {
        return format == u"rxn" && chem::stepsOf(drawing).size() > 1
                   ? tr("%1 holds all steps as one reaction: what is made on the way, and words, "
                        "are not in it.")
                         .arg(name)
               : !drawing.texts.empty() ? tr("Words are not in %1.").arg(name)
                                        : QString();
    }
    return QString();
}

void SheetFiles::paint(const chem::Drawing &drawing, QPaintDevice &device)
{
    const chem::DisplayList list = chem::displayOf(drawing);
    QPainter painter(&device);
    const double dots = device.logicalDpiX() / 72.0;
    const double wanted = (list.bounds.height + 2 * kMargin) * dots;
    const QRectF area(0, 0, device.width(), std::min(wanted, double(device.height())));
    paintDisplayList(painter, list, area, inkOnPaper(dots));
}

} // namespace artemisia::app
