// SPDX-License-Identifier: GPL-3.0-or-later
// What goes from the sheet to other programs, and comes from them.
#include "app/desktop/sketcher/clipboard_formats.h"
#include "app/desktop/sketcher/sketch_clipboard.h"
#include "app/desktop/sketcher/sketch_view.h"
#include "app/desktop/sketcher/sketcher.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/read.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QFile>
#include <QGuiApplication>
#include <QMimeData>
#include <QUrl>

namespace artemisia::app
{

namespace
{

constexpr qint64 kLargestFile = 8 * 1024 * 1024;

QString fileText(const QUrl &url)
{
    QFile file(url.toLocalFile());
    if (!url.isLocalFile() || file.size() > kLargestFile || !file.open(QIODevice::ReadOnly)) {
        return {};
    }
    return QString::fromUtf8(file.read(kLargestFile));
}

/// The structure in what another program put on the clipboard or dropped, as text in the format
/// that keeps most of it; empty: there is none.
QString structureText(const QMimeData &mime)
{
    const QStringList names = ClipboardFormat::cdxml() + ClipboardFormat::rxn() +
                              ClipboardFormat::mol() + ClipboardFormat::sdf() +
                              ClipboardFormat::smiles() + ClipboardFormat::inchi();
    for (const QString &name : names) {
        const QByteArray data = mime.data(name);
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

} // namespace

void Sketcher::copy(CopyAs as)
{
    const chem::Selection &chosen = m_document.selection();
    SketchClipboard::instance().put(
        chosen.empty() ? m_document.drawing() : chem::copyOf(m_document.drawing(), chosen), as,
        m_workers, this, [this](const QString &text) { say(text); });
}

void Sketcher::cut()
{
    const chem::Selection selection = m_document.selection();
    if (!selection.empty() && !m_view->isReadOnly()) {
        copy();
        m_document.edit(tr("Cut"), [&](chem::Drawing &drawing) { erase(drawing, selection); });
    }
}

void Sketcher::paste()
{
    if (m_view->isReadOnly()) {
        return;
    }
    if (const chem::Drawing *drawing = SketchClipboard::instance().underWay()) {
        put(chem::Drawing(*drawing), tr("Paste"));
        return;
    }
    const QString text = structureText(*QGuiApplication::clipboard()->mimeData());
    if (text.isEmpty()) {
        say(tr("There is no structure on the clipboard."));
        return;
    }
    read(text, tr("Paste"));
}

void Sketcher::read(const QString &text, const QString &undoName)
{
    say({});
    m_workers.start(
        {},
        [bytes = text.toStdString()](const WorkContext &) -> Result<chem::Drawing> {
            auto drawing = chem::drawingFromText(bytes);
            if (!drawing) {
                return tl::unexpected(fromChem(drawing.error()));
            }
            return std::move(*drawing);
        },
        this,
        [this, undoName](const Result<chem::Drawing> &drawing) {
            if (drawing) {
                put(*drawing, undoName);
            } else {
                say(drawing.error().message);
            }
        });
}

void Sketcher::dragEnterEvent(QDragEnterEvent *event)
{
    if (!m_view->isReadOnly() && !structureText(*event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
    }
}

void Sketcher::dropEvent(QDropEvent *event)
{
    read(structureText(*event->mimeData()), tr("Drop"));
    event->acceptProposedAction();
}

} // namespace artemisia::app
