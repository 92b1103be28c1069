// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/copied_forms.h"

#include "app/desktop/sketcher/clipboard_formats.h"
#include "app/desktop/widgets/structure_painter.h"
#include "chem/depict/depict.h"
#include "chem/drawing/cdxml.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/ctab.h"
#include "chem/drawing/display.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/labels.h"
#include "chem/drawing/scheme.h"
#include "chem/molecule/inchi.h"

#include <QBuffer>
#include <QMimeData>
#include <QPainter>

#include <memory>

namespace artemisia::app
{

namespace
{

constexpr double kPointsPerInch = 72;
constexpr double kMargin = 8;          // points, both sides together
constexpr double kMostPixels = 25.0e6; // of a picture: 100 MB
constexpr double kLongestSide = 12000; // pixels

QByteArray bytesOf(const std::string &text)
{
    return QByteArray::fromStdString(text);
}

void paint(CopiedForms &forms, const chem::DisplayList &list, int dotsPerInch)
{
    const double width = list.bounds.width + kMargin;
    const double height = list.bounds.height + kMargin;
    double scale = dotsPerInch / kPointsPerInch;
    scale = std::min(
        {scale, std::sqrt(kMostPixels / (width * height)), kLongestSide / std::max(width, height)});
    const QSize size(qCeil(width * scale), qCeil(height * scale));
    forms.picturePixelsPerInch = qRound(scale * kPointsPerInch);
    QImage image(size, QImage::Format_RGB32);
    if (image.isNull()) {
        return;
    }
    image.fill(Qt::white);
    image.setDotsPerMeterX(qRound(scale * kPointsPerInch / 0.0254));
    image.setDotsPerMeterY(qRound(scale * kPointsPerInch / 0.0254));
    DrawingStyle style;
    style.inks.fill(Qt::black);
    style.maximumScale = scale;
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paintDisplayList(painter, list, QRectF(QPointF(), QSizeF(size)), style);
    painter.end();
    QBuffer buffer(&forms.png);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    forms.picture = image;
}

void readStructure(CopiedForms &forms, const chem::Drawing &drawing, bool withInchi)
{
    const auto molecule = chem::moleculeOf(drawing);
    if (!molecule || molecule->isEmpty()) {
        if (!drawing.atoms.empty()) { // no possible molecule, but drawn
            forms.mol = bytesOf(chem::molBlockOf(drawing));
        }
        return;
    }
    const auto block = molecule->molBlock();
    forms.mol = bytesOf(block ? *block : chem::molBlockOf(drawing));
    if (forms.smiles.isEmpty()) {
        forms.smiles = smilesOfStructures(drawing, *molecule);
    }
    if (withInchi) {
        if (const auto inchi = chem::inchi(*molecule)) {
            forms.inchi = QString::fromStdString(inchi->inchi);
            forms.inchiKey = QString::fromStdString(inchi->key);
        }
    }
}

Obstacle obstacleAt(const chem::DrawnAtom &atom, const chem::AtomValence &valence)
{
    switch (atom.kind) {
    case chem::AtomKind::Element:
        return valence.isTooHigh ? Obstacle::Valence : Obstacle::None;
    case chem::AtomKind::Text:
        return Obstacle::Letters;
    default:
        return Obstacle::Query;
    }
}

// What no molecule can have is named before what has a SMILES but no InChI.
void findObstacle(CopiedForms &forms, const chem::Drawing &drawing)
{
    const std::vector<chem::AtomValence> valences = chem::valencesOf(drawing);
    for (std::size_t i = 0; i < drawing.atoms.size(); ++i) {
        const Obstacle found = obstacleAt(drawing.atoms[i], valences[i]);
        const bool isFirst = found != Obstacle::None && forms.obstacle == Obstacle::None;
        if (!isFirst && (found != Obstacle::Valence || forms.obstacle == found)) {
            continue;
        }
        const std::string label = chem::shownLabelOf(drawing, drawing.atoms[i].id);
        forms.obstacle = found;
        forms.obstacleLabel = label.empty() ? QStringLiteral("C") : QString::fromStdString(label);
    }
}

void setData(QMimeData &mime, const QStringList &names, const QByteArray &data)
{
    if (!data.isEmpty()) {
        for (const QString &name : names) {
            mime.setData(name, data);
        }
    }
}

void setPicture(QMimeData &mime, const CopiedForms &forms)
{
    if (!forms.picture.isNull()) {
        mime.setImageData(forms.picture);
        mime.setData(QStringLiteral("image/png"), forms.png); // ready, with its resolution
    }
}

} // namespace

// What follows a SMILES counts its atoms: it cannot be strung together.
QString smilesOfStructures(const chem::Drawing &drawing, const chem::Molecule &whole)
{
    const QString all = QString::fromStdString(whole.cxSmiles());
    if (all.contains(u' ')) {
        return all;
    }
    QStringList each;
    for (const chem::SheetPart &part : chem::partsInReadingOrder(drawing)) {
        const auto molecule =
            chem::moleculeOf(chem::copyOf(drawing, chem::Selection(part.begin(), part.end())));
        const QString smiles = molecule ? QString::fromStdString(molecule->cxSmiles()) : QString();
        if (smiles.isEmpty() || smiles.contains(u' ')) {
            return all;
        }
        each << smiles;
    }
    return each.join(u'.');
}

QString smilesOfSteps(const chem::Drawing &drawing, const std::vector<chem::SchemeStep> &steps)
{
    QStringList lines;
    for (const chem::SchemeStep &step : steps) {
        const auto reaction = chem::reactionOf(drawing, step);
        if (!reaction) {
            return {};
        }
        lines << QString::fromStdString(reaction->smiles());
    }
    return lines.join(u'\n');
}

CopiedForms copiedForms(const chem::Drawing &drawing, CopyAs as, int dotsPerInch)
{
    CopiedForms forms;
    const bool all = as == CopyAs::Everything;
    if (drawing.isEmpty()) {
        return forms;
    }
    if (all || as == CopyAs::Cdxml) {
        forms.cdxml = bytesOf(chem::cdxmlOf(drawing));
    }
    const bool isPicture = as == CopyAs::Svg || as == CopyAs::Picture;
    if (all || (!isPicture && as != CopyAs::Cdxml)) {
        const auto reaction = chem::reactionOf(drawing);
        if (reaction) {
            const std::vector<chem::SchemeStep> steps = chem::stepsOf(drawing);
            forms.steps = steps.size();
            forms.smiles = smilesOfSteps(drawing, steps);
            forms.rxn = bytesOf(reaction->rxnBlock().value_or(std::string()));
        }
        if (as != CopyAs::Rxn) {
            readStructure(forms, drawing, !reaction);
        }
    }
    if (!forms.smiles.isEmpty()) {
        forms.lostInSmiles = chem::lostInSmiles(drawing);
    }
    const bool asInchi = as == CopyAs::Inchi || as == CopyAs::InchiKey;
    if (asInchi ? forms.inchi.isEmpty() : as == CopyAs::Smiles && forms.smiles.isEmpty()) {
        findObstacle(forms, drawing);
    }
    if (all || isPicture) {
        const chem::DisplayList list = chem::displayOf(drawing);
        if (!list.items.empty()) {
            forms.svg = bytesOf(chem::toSvg(list, forms.smiles.toStdString()));
            if (as != CopyAs::Svg) {
                paint(forms, list, dotsPerInch);
            }
        }
    }
    return forms;
}

QMimeData *mimeOf(const CopiedForms &forms, CopyAs as)
{
    auto mime = std::make_unique<QMimeData>();
    const auto one = [&](const QStringList &names, const QByteArray &data) {
        setData(*mime, names, data);
        mime->setText(QString::fromUtf8(data));
        return data.isEmpty() ? nullptr : mime.release();
    };
    switch (as) {
    case CopyAs::Smiles:
        return one(ClipboardFormat::smiles(), forms.smiles.toUtf8());
    case CopyAs::Inchi:
        return one(ClipboardFormat::inchi(), forms.inchi.toUtf8());
    case CopyAs::InchiKey:
        return one({}, forms.inchiKey.toUtf8());
    case CopyAs::Mol:
        return one(ClipboardFormat::mol(), forms.mol);
    case CopyAs::Rxn:
        return one(ClipboardFormat::rxn(), forms.rxn);
    case CopyAs::Cdxml:
        return one(ClipboardFormat::cdxml(), forms.cdxml);
    case CopyAs::Svg:
        return one(ClipboardFormat::svg(), forms.svg);
    case CopyAs::Picture:
        setPicture(*mime, forms);
        return forms.picture.isNull() ? nullptr : mime.release();
    case CopyAs::Everything:
        break;
    }
    if (!forms.smiles.isEmpty()) {
        mime->setText(forms.smiles);
    }
    setData(*mime, ClipboardFormat::cdxml(), forms.cdxml);
    setData(*mime, ClipboardFormat::rxn(), forms.rxn);
    setData(*mime, ClipboardFormat::mol(), forms.mol);
    setData(*mime, ClipboardFormat::molLines(), toCountedLines(forms.mol));
    setData(*mime, ClipboardFormat::smiles(), forms.smiles.toUtf8());
    setData(*mime, ClipboardFormat::inchi(), forms.inchi.toUtf8());
    setData(*mime, ClipboardFormat::svg(), forms.svg);
    setPicture(*mime, forms);
    return mime->formats().isEmpty() ? nullptr : mime.release();
}

} // namespace artemisia::app
