// SPDX-License-Identifier: GPL-3.0-or-later
// The tools that draw. What a gesture does follows ChemDraw's custom; what the sheet then looks
// like is chem/drawing's business.
#pragma once

#include "app/desktop/sketcher/sketch_tool.h"

#include <optional>

namespace artemisia::app
{

/// Bonds: a click sprouts one where a chemist would, a drag lays it at 15 degree steps or to the
/// atom under the pointer (Alt: at any angle), a click on a bond changes it, a double click on an
/// atom opens its label.
class BondTool : public SketchTool
{
public:
    BondTool(SketchView &view, SketchDocument &document, const chem::BondPen &pen);
    void press(const SketchPoint &point) override;
    void drag(const SketchPoint &point) override;
    void release(const SketchPoint &point) override;
    void doubleClick(const SketchPoint &point) override;
    [[nodiscard]] Qt::CursorShape cursor() const override { return Qt::CrossCursor; }

private:
    chem::BondPen m_pen;
    SketchPoint m_start;
    chem::ItemId m_sprouted = chem::kNoItem; ///< the atom at which the last click grew a bond
    bool m_isDragging = false;
};

/// Chains: a drag lays a zigzag and counts its atoms; Shift begins it on the other side.
class ChainTool : public SketchTool
{
public:
    using SketchTool::SketchTool;
    void press(const SketchPoint &point) override;
    void drag(const SketchPoint &point) override;
    void release(const SketchPoint &point) override;
    void cancel() override;
    void paint(QPainter &painter) const override;
    [[nodiscard]] Qt::CursorShape cursor() const override { return Qt::CrossCursor; }

private:
    SketchPoint m_start;
    QPointF m_end; ///< in pixels, where the count stands
    int m_count = 0;
};

/// Rings: on paper, fused to a bond, bound to an atom (Alt: spiro). A drag turns it.
class RingTool : public SketchTool
{
public:
    RingTool(SketchView &view, SketchDocument &document, const chem::RingPen &pen);
    void press(const SketchPoint &point) override;
    void drag(const SketchPoint &point) override;
    void release(const SketchPoint &point) override;
    [[nodiscard]] Qt::CursorShape cursor() const override { return Qt::CrossCursor; }

private:
    void lay(chem::Drawing &drawing, std::optional<chem::Point> towards) const;

    chem::RingPen m_pen;
    SketchPoint m_start;
};

/// One kind of atom: a click makes it or sets it; a drag from an atom draws a bond to a new one, a
/// double click opens the label.
class AtomTool : public SketchTool
{
public:
    AtomTool(SketchView &view, SketchDocument &document, const chem::DrawnAtom &like);
    void press(const SketchPoint &point) override;
    void drag(const SketchPoint &point) override;
    void release(const SketchPoint &point) override;
    void doubleClick(const SketchPoint &point) override;
    [[nodiscard]] bool takes(const SketchTarget &target) const override;
    [[nodiscard]] Qt::CursorShape cursor() const override { return Qt::CrossCursor; }

private:
    chem::DrawnAtom m_like;
    SketchPoint m_start;
    bool m_isDragging = false;
};

/// Charges, one step at each click on an atom.
class ChargeTool : public SketchTool
{
public:
    ChargeTool(SketchView &view, SketchDocument &document, int by);
    void press(const SketchPoint &point) override;
    void drag(const SketchPoint &) override {}
    void release(const SketchPoint &) override {}
    [[nodiscard]] bool takes(const SketchTarget &target) const override;

private:
    int m_by;
};

/// Removes what is clicked, and what a drag passes over, in one step.
class EraseTool : public SketchTool
{
public:
    using SketchTool::SketchTool;
    [[nodiscard]] bool actsOnWords() const override { return true; }
    void press(const SketchPoint &point) override;
    void drag(const SketchPoint &point) override;
    void release(const SketchPoint &point) override;

private:
    void take(const SketchPoint &point);
    chem::Selection m_hit;
};

/// Arrows: a drag lays one (straight ones snap to 15 degrees), a click makes one of the usual
/// length. Curly arrows begin and end at atoms and bonds; on one that is there, a drag bends it and
/// a click bends it to the other side.
class ArrowTool : public SketchTool
{
public:
    ArrowTool(SketchView &view, SketchDocument &document, chem::ArrowKind kind);
    void press(const SketchPoint &point) override;
    void drag(const SketchPoint &point) override;
    void release(const SketchPoint &point) override;
    [[nodiscard]] SketchTarget aimed(chem::Point at, const SketchTarget &target) const override;
    [[nodiscard]] Qt::CursorShape cursor() const override { return Qt::CrossCursor; }

private:
    [[nodiscard]] bool isOnCurly() const; ///< the gesture began on an arrow of this curly kind
    void lay(const SketchPoint &point);
    void bend(const SketchPoint &point);

    chem::ArrowKind m_kind;
    SketchPoint m_start;
};

/// Pairs reactant and product atoms: a drag from one to the other gives both the same, next free
/// number; a click on an atom takes its number away.
class MapTool : public SketchTool
{
public:
    using SketchTool::SketchTool;
    void press(const SketchPoint &point) override;
    void drag(const SketchPoint &point) override;
    void release(const SketchPoint &point) override;
    void cancel() override;
    void paint(QPainter &painter) const override;
    [[nodiscard]] bool takes(const SketchTarget &target) const override;

private:
    SketchPoint m_start;
    QPointF m_end;
    bool m_isDragging = false;
};

} // namespace artemisia::app
