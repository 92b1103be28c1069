// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/sketcher/sheet_places.h"
#include "app/desktop/sketcher/sketch_tool.h"

namespace artemisia::app
{

/// Words: a click on an atom types its label, on or close to a reaction arrow what stands on that
/// side of it, elsewhere a caption.
class TextTool : public SketchTool
{
public:
    using SketchTool::SketchTool;
    void press(const SketchPoint &point) override;
    void drag(const SketchPoint &) override {}
    void release(const SketchPoint &point) override;
    [[nodiscard]] bool actsOnWords() const override { return true; }
    [[nodiscard]] bool takes(const SketchTarget &target) const override
    {
        return target.bond == chem::kNoItem;
    }
    [[nodiscard]] Qt::CursorShape cursor() const override { return Qt::IBeamCursor; }

    /// Types the label of an atom.
    static void editLabel(SketchView &view, SketchDocument &document, chem::ItemId atom);
    /// Changes words that are there; \a caret: where in them somebody clicked.
    static void editWords(SketchView &view, SketchDocument &document, chem::ItemId text,
                          std::optional<chem::Point> caret = std::nullopt);
    /// Types words over an arrow, or, where some are over it and none under it, under it.
    static void editWordsOn(SketchView &view, SketchDocument &document, chem::ItemId arrow);

private:
    static void setTypedLabel(SketchView &view, SketchDocument &document, chem::ItemId atom,
                              const std::string &label);
    static void writeCaption(SketchView &view, SketchDocument &document, chem::Point firstLine);
    static void writeOn(SketchView &view, SketchDocument &document, const WordsSide &side);
    /// Words that are there are changed, else they are written.
    static void goOn(SketchView &view, SketchDocument &document, const WordsSide &side);
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
