// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/sketcher/sketch_tool.h"

namespace artemisia::app
{

/// Words: a click on an atom types its label, on paper or on words a caption.
class TextTool : public SketchTool
{
public:
    using SketchTool::SketchTool;
    void press(const SketchPoint &point) override;
    void drag(const SketchPoint &) override {}
    void release(const SketchPoint &point) override;
    [[nodiscard]] bool takes(const SketchTarget &target) const override
    {
        return target.bond == chem::kNoItem && target.arrow == chem::kNoItem;
    }
    [[nodiscard]] Qt::CursorShape cursor() const override { return Qt::IBeamCursor; }

    /// Types the label of an atom.
    static void editLabel(SketchView &view, SketchDocument &document, chem::ItemId atom);
    /// Types words at a place, or changes those that are there (\a text not kNoItem).
    static void editWords(SketchView &view, SketchDocument &document, chem::ItemId text,
                          chem::Point at);
    /// Types words over an arrow, or, where some are over it and none under it, under it. The
    /// arrow becomes as long as they need, what stands before it stays.
    static void editWordsOn(SketchView &view, SketchDocument &document, chem::ItemId arrow);
};

/// Brackets about what is chosen or dragged over, with the count typed beside them.
class BracketTool : public SketchTool
{
public:
    using SketchTool::SketchTool;
    void press(const SketchPoint &point) override;
    void drag(const SketchPoint &point) override;
    void release(const SketchPoint &point) override;
    void cancel() override;
    [[nodiscard]] bool usesSelection() const override { return true; }
    void paint(QPainter &painter) const override;

private:
    SketchPoint m_start;
    QRectF m_marquee; ///< in pixels
};

} // namespace artemisia::app
