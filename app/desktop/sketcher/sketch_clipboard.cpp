// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/sketch_clipboard.h"

#include "app/desktop/widgets/structure_painter.h"
#include "chem/depict/depict.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/ctab.h"
#include "chem/drawing/display.h"
#include "chem/drawing/scheme.h"

#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QMimeData>
#include <QPainter>
#include <QUrl>

namespace artemisia::app
{

namespace
{

constexpr qint64 kLargestFile = 8 * 1024 * 1024;
constexpr double kPictureScale = 4; ///< pixels per point of the PNG: about 300 dots per inch

/// Formats that other programs offer, best first: each keeps what those after it lose.
constexpr const char *kTextFormats[] = {
    "chemical/x-cdxml",      "chemical/x-mdl-rxnfile",       "chemical/x-mdl-molfile",
    "chemical/x-mdl-sdfile", "chemical/x-daylight-cxsmiles", "chemical/x-daylight-smiles",
    "chemical/x-inchi",
};

QImage pictureOf(const chem::DisplayList &list)
{
    const QSize size(qCeil((list.bounds.width + 8) * kPictureScale),
                     qCeil((list.bounds.height + 8) * kPictureScale));
    if (size.width() > 8000 || size.height() > 8000) {
        return {};
    }
    QImage image(size, QImage::Format_ARGB32);
    image.fill(Qt::white);
    image.setDotsPerMeterX(int(72 * kPictureScale / 0.0254));
    image.setDotsPerMeterY(int(72 * kPictureScale / 0.0254));
    DrawingStyle style;
    style.inks.fill(Qt::black);
    style.maximumScale = kPictureScale;
    QPainter painter(&image);
    paintDisplayList(painter, list, QRectF(QPointF(), QSizeF(size)), style);
    return image;
}

QString fileText(const QUrl &url)
{
    QFile file(url.toLocalFile());
    if (!url.isLocalFile() || file.size() > kLargestFile || !file.open(QIODevice::ReadOnly)) {
        return {};
    }
    return QString::fromUtf8(file.read(kLargestFile));
}

} // namespace

QMimeData *mimeOf(const chem::Drawing &drawing)
{
    auto *mime = new QMimeData;
    if (const auto reaction = chem::reactionOf(drawing)) {
        mime->setText(QString::fromStdString(reaction->smiles()));
        if (const auto rxn = reaction->rxnBlock()) {
            mime->setData(QStringLiteral("chemical/x-mdl-rxnfile"),
                          QByteArray::fromStdString(*rxn));
        }
    } else if (const auto molecule = chem::moleculeOf(drawing); molecule && !molecule->isEmpty()) {
        mime->setText(QString::fromStdString(molecule->cxSmiles()));
        mime->setData(QStringLiteral("chemical/x-mdl-molfile"),
                      QByteArray::fromStdString(chem::molBlockOf(drawing)));
    }
    const chem::DisplayList list = chem::displayOf(drawing);
    if (!list.items.empty()) {
        mime->setData(QStringLiteral("image/svg+xml"),
                      QByteArray::fromStdString(chem::toSvg(list, mime->text().toStdString())));
        mime->setImageData(pictureOf(list));
    }
    return mime;
}

QString textOf(const QMimeData &mime)
{
    for (const char *format : kTextFormats) {
        const QByteArray data = mime.data(QString::fromLatin1(format));
        if (!data.isEmpty() && data.size() <= kLargestFile) {
            return QString::fromUtf8(data);
        }
    }
    const QList<QUrl> urls = mime.urls();
    for (const QUrl &url : urls) {
        const QString text = fileText(url);
        if (!text.isEmpty()) {
            return text;
        }
    }
    return mime.hasText() ? mime.text() : QString();
}

} // namespace artemisia::app
