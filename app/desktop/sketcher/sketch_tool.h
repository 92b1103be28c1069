// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/sketcher/sketch_view.h"

#include <QCoreApplication>

class QPainter;

namespace artemisia::app
{

/// What the pointer does on the paper. One gesture is a press, moves and a release; while it goes
/// on, the document shows a preview, and the release makes it one step. Esc or a lost grip cancels
/// it. Owned by the view.
class SketchTool
{
    Q_DECLARE_TR_FUNCTIONS(SketchTool)
public:
    explicit SketchTool(SketchView &view, SketchDocument &document)
        : m_view(view)
        , m_document(document)
    {
    }
    virtual ~SketchTool() = default;
    SketchTool(const SketchTool &) = delete;
    SketchTool &operator=(const SketchTool &) = delete;

    virtual void press(const SketchPoint &point) = 0;
    virtual void drag(const SketchPoint &point) = 0; ///< only between press and release
    virtual void release(const SketchPoint &point) = 0;
    virtual void doubleClick(const SketchPoint &point) { press(point); }
    virtual void cancel() { m_document.cancelPreview(); }
    /// The pointer moves over the paper between gestures, and leaves it.
    virtual void hover(const SketchPoint &) {}
    virtual void leave() {}
    /// What it adds over the drawing: a lasso, a count. The painter is in pixels.
    virtual void paint(QPainter &) const {}
    [[nodiscard]] virtual Qt::CursorShape cursor() const { return Qt::ArrowCursor; }
    /// The same where it lies; a gesture keeps the shape it began with.
    [[nodiscard]] virtual Qt::CursorShape cursorAt(const SketchPoint &) const { return cursor(); }
    /// What the pointer means at \a at where \a target lies; what is lit, and what points bring.
    [[nodiscard]] virtual SketchTarget aimed(chem::Point, const SketchTarget &target) const
    {
        return target;
    }
    /// Whether a target is lit under the pointer.
    [[nodiscard]] virtual bool takes(const SketchTarget &) const { return true; }
    /// Whether a click does something to words. Other tools do not draw over them.
    [[nodiscard]] virtual bool actsOnWords() const { return false; }
    /// False: whoever takes this tool up is done with what was chosen.
    [[nodiscard]] virtual bool usesSelection() const { return false; }

protected:
    [[nodiscard]] SketchView &view() const { return m_view; }
    [[nodiscard]] SketchDocument &document() const { return m_document; }

private:
    SketchView &m_view;
    SketchDocument &m_document;
};

} // namespace artemisia::app
