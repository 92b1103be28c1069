// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/sketch_tool.h"
#include "app/desktop/sketcher/sketch_view.h"
#include "app/desktop/sketcher/text_tool.h"
#include "chem/depict/geometry.h"

#include <QAbstractButton>
#include <QApplication>
#include <QMouseEvent>

#include <cstdlib>
#include <utility>

namespace artemisia::app
{

namespace
{

constexpr double kDragStarts = 3; // points

// A button of the editor that was reached by Tab gives the keys back where the pointer draws.
void takeKeysFromButton(SketchView &view)
{
    const auto *button = qobject_cast<QAbstractButton *>(QApplication::focusWidget());
    if (button != nullptr && view.parentWidget() != nullptr &&
        view.parentWidget()->isAncestorOf(button)) {
        view.setFocus(Qt::OtherFocusReason);
    }
}

} // namespace

SketchPoint SketchView::pointOf(const QMouseEvent &event) const
{
    const chem::Point at = toSheet(event.position());
    return {at, aimedAt(at), event.modifiers()};
}

SketchTarget SketchView::aimedAt(chem::Point at) const
{
    const SketchTarget target = targetAt(at);
    return m_tool ? m_tool->aimed(at, target) : target;
}

void SketchView::showCursor(const SketchPoint &point)
{
    const Qt::CursorShape shape =
        m_tool && !m_isReadOnly ? m_tool->cursorAt(point) : Qt::ArrowCursor;
    if (cursor().shape() != shape) {
        setCursor(shape);
    }
}

void SketchView::mousePressEvent(QMouseEvent *event)
{
    const bool isSpent = std::exchange(m_isClickSpent, false) || isEditingText();
    endTextEditing(true);
    setFocus(Qt::MouseFocusReason);
    if (isSpent && event->button() == Qt::LeftButton && pointOf(*event).target.isNothing()) {
        return;
    }
    if (event->button() == Qt::MiddleButton) {
        m_isPanning = true;
        m_panFrom = event->position();
        setCursor(Qt::ClosedHandCursor);
        return;
    }
    if (event->button() == Qt::LeftButton && m_tool && !m_isReadOnly) {
        m_isGesture = true;
        m_clicked = toSheet(event->position());
        if (!m_tool->usesSelection()) {
            m_document.setSelection({});
        }
        const SketchPoint point = pointOf(*event);
        if (point.target.text != chem::kNoItem && !m_tool->actsOnWords()) {
            m_onWords = point; // a click draws nothing over them, a drag may begin there
        } else {
            m_tool->press(point);
        }
    }
}

void SketchView::mouseMoveEvent(QMouseEvent *event)
{
    using namespace chem;
    m_isPointerInside = true;
    if (m_isPanning) {
        scroll(toSheet(m_panFrom) - toSheet(event->position()));
        m_panFrom = event->position();
        m_pointer = toSheet(event->position());
        return;
    }
    m_pointer = toSheet(event->position());
    m_isCursor = false;
    m_isUsed = true;
    m_trail.clear();
    takeKeysFromButton(*this);
    if (m_isGesture) {
        const SketchPoint point = pointOf(*event);
        if (m_onWords && length(point.at - m_onWords->at) > kDragStarts) {
            m_tool->press(*std::exchange(m_onWords, std::nullopt));
        }
        if (!m_onWords) {
            m_tool->drag(point);
        }
        update();
        return;
    }
    const SketchPoint point = pointOf(*event);
    setHovered(point.target);
    showCursor(point);
    if (m_tool && !m_isReadOnly) {
        m_tool->hover(point);
        update();
    }
}

void SketchView::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_isPanning && event->button() == Qt::MiddleButton) {
        m_isPanning = false;
        showCursor(pointOf(*event));
        return;
    }
    if (m_isGesture && event->button() == Qt::LeftButton) {
        m_isGesture = false;
        if (!std::exchange(m_onWords, std::nullopt)) {
            m_tool->release(pointOf(*event));
        }
        setHovered(aimedAt(m_pointer));
        showCursor(pointOf(*event));
        update();
    }
}

void SketchView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && m_tool && !m_isReadOnly) {
        const SketchPoint point = pointOf(*event);
        if (point.target.text != chem::kNoItem) {
            TextTool::editWords(*this, m_document, point.target.text, point.at);
            return;
        }
        m_isGesture = true;
        m_tool->doubleClick(point);
        m_isGesture = !isEditingText();
    }
}

void SketchView::leaveEvent(QEvent *event)
{
    m_isPointerInside = false;
    if (m_tool) {
        m_tool->leave();
        update();
    }
    if (!m_isGesture && !m_isCursor) {
        setHovered({});
    }
    QWidget::leaveEvent(event);
}

} // namespace artemisia::app
