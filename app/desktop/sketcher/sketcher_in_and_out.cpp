// SPDX-License-Identifier: GPL-3.0-or-later
// What goes from the sheet to other programs, and comes from them.
#include "app/desktop/sketcher/incoming.h"
#include "app/desktop/sketcher/record_choice.h"
#include "app/desktop/sketcher/sketch_clipboard.h"
#include "app/desktop/sketcher/sketch_facts.h"
#include "app/desktop/sketcher/sketch_view.h"
#include "app/desktop/sketcher/sketcher.h"
#include "chem/drawing/edit.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QMimeData>
#include <QVBoxLayout>

namespace artemisia::app
{

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
        put(chem::Drawing(*drawing), tr("Paste"), Where::AtSpot, m_view->spot());
        return;
    }
    const QMimeData *mime = QGuiApplication::clipboard()->mimeData(); // null: it was cleared
    const Incoming incoming = mime != nullptr ? incomingOf(*mime) : Incoming();
    if (incoming.isEmpty()) {
        sayInPassing(tr("There is no structure on the clipboard."));
        return;
    }
    read(incoming, tr("Paste"), m_view->spot());
}

void Sketcher::read(const Incoming &incoming, const QString &undoName,
                    std::optional<chem::Point> spot)
{
    say({});
    m_workers.start(
        {},
        [incoming](const WorkContext &context) { return readIncoming(incoming, context.cancel); },
        this,
        [this, undoName, spot, load = m_loads](const Result<Arrival> &arrival) {
            if (load != m_loads) {
                return;
            }
            if (!arrival) {
                sayInPassing(arrival.error().message);
            } else if (!arrival->records.isEmpty()) {
                offer(*arrival);
            } else if (put(arrival->drawing, undoName, Where::AtSpot, spot)) {
                say(arrival->remark);
            }
        });
}

void Sketcher::offer(const Arrival &arrival)
{
    if (m_records == nullptr) {
        m_records = new RecordChoice(this);
        auto *box = static_cast<QVBoxLayout *>(layout());
        box->insertWidget(box->indexOf(m_facts), m_records);
        connect(m_records, &RecordChoice::chosen, this, &Sketcher::readChosen);
        connect(m_records, &RecordChoice::closed, this,
                [this] { m_view->setFocus(Qt::OtherFocusReason); });
    }
    m_view->holdStill();
    m_records->offer(arrival);
    say(arrival.remark);
}

void Sketcher::readChosen(const QList<StructureRecord> &records)
{
    m_workers.start(
        {}, [records](const WorkContext &) { return readRecords(records); }, this,
        [this, load = m_loads](const Result<chem::Drawing> &drawing) {
            if (load != m_loads) {
                return;
            }
            if (drawing) {
                (void)put(*drawing, tr("Insert"), Where::AtSpot, m_view->spot());
            } else {
                say(drawing.error().message);
            }
        });
}

void Sketcher::dragEnterEvent(QDragEnterEvent *event)
{
    if (!m_view->isReadOnly() && mayBeIncoming(*event->mimeData())) {
        event->acceptProposedAction();
    }
}

void Sketcher::dropEvent(QDropEvent *event)
{
    const QPointF at = m_view->mapFrom(this, event->position().toPoint());
    const bool isOnSheet = QRectF(m_view->rect()).contains(at);
    read(incomingOf(*event->mimeData()), tr("Drop"),
         isOnSheet ? std::optional(m_view->toSheet(at)) : std::nullopt);
    event->acceptProposedAction();
}

} // namespace artemisia::app
