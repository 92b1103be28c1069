// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/sketcher/sketch_tool.h"
#include "chem/drawing/templates.h"

namespace artemisia::app
{

/// A template that is put on the sheet: on paper as it is, bound to an atom, fused to a bond. It
/// follows the pointer as it would be put there; a drag turns it in steps of 15 degrees (Alt: at
/// any angle).
class TemplateTool : public SketchTool
{
public:
    /// \a name: translated, for the undo menu.
    TemplateTool(SketchView &view, SketchDocument &document, chem::Template stencil, QString name);
    void press(const SketchPoint &point) override;
    void drag(const SketchPoint &point) override;
    void release(const SketchPoint &point) override;
    void cancel() override;
    void hover(const SketchPoint &point) override;
    void leave() override { m_ghost.reset(); }
    void paint(QPainter &painter) const override;
    [[nodiscard]] bool takes(const SketchTarget &target) const override;
    [[nodiscard]] Qt::CursorShape cursor() const override { return Qt::CrossCursor; }

private:
    chem::Selection lay(chem::Drawing &drawing, const SketchPoint &start,
                        std::optional<chem::Point> towards, bool isFree) const;

    chem::Template m_stencil;
    QString m_name;
    SketchPoint m_start;
    std::optional<chem::DisplayList> m_ghost; ///< what a click would put here
    bool m_isTurned = false;
};

} // namespace artemisia::app
