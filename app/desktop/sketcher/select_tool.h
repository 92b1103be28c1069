// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/sketcher/sketch_tool.h"

#include <QPolygonF>

namespace artemisia::app
{

enum class SelectShape { Marquee, Lasso };

/// Chooses, moves, turns and scales. A click chooses an item (Shift: adds or takes away), a double
/// click its whole structure; a drag over paper chooses what it encloses; a drag of what is chosen
/// moves it (Ctrl: a copy), the knob above the frame turns it in 15 degree steps (Alt: freely; a
/// part that hangs on the rest by one bond about the atom there), a corner scales it. Free paper
/// within the frame moves it too; a click there drops it, and a drag with Shift chooses more. Atoms
/// that are dropped on others become one with them. An arrow that is chosen alone has grips: its
/// ends aim it anew, the top of a curly one's arc bends it.
class SelectTool : public SketchTool
{
public:
    SelectTool(SketchView &view, SketchDocument &document, SelectShape shape);
    void press(const SketchPoint &point) override;
    void drag(const SketchPoint &point) override;
    void release(const SketchPoint &point) override;
    [[nodiscard]] bool actsOnWords() const override { return true; }
    void doubleClick(const SketchPoint &point) override;
    void cancel() override;
    [[nodiscard]] bool usesSelection() const override { return true; }
    [[nodiscard]] Qt::CursorShape cursorAt(const SketchPoint &point) const override;
    void paint(QPainter &painter) const override;
    /// The angle that is shown while it turns; empty: it does not.
    [[nodiscard]] const QString &turned() const { return m_turned; }

private:
    enum class Doing { Nothing, Choosing, Moving, Turning, Scaling, Aiming };
    enum class Grip { Tail, Head, Top };
    [[nodiscard]] QRectF frame() const; ///< around what is chosen, in pixels; null: nothing is
    [[nodiscard]] QPointF knob() const;
    /// Turning or Scaling, where a grip of the frame lies at \a at, in pixels; else Nothing.
    [[nodiscard]] Doing gripAt(QPointF at) const;
    /// Whether a drag from there moves what is chosen.
    [[nodiscard]] bool moves(const SketchPoint &point) const;
    [[nodiscard]] chem::Selection enclosed() const;
    void move(const SketchPoint &point);
    void turn(const SketchPoint &point);
    void scale(const SketchPoint &point);
    [[nodiscard]] const chem::DrawnArrow *chosenArrow() const; ///< null: not one alone
    bool takeArrow(const SketchPoint &point);                  ///< by a grip; false: by none
    void aim(const SketchPoint &point);
    void paintGrips(QPainter &painter) const;
    void paintTurned(QPainter &painter) const;

    SelectShape m_shape;
    Doing m_doing = Doing::Nothing;
    SketchPoint m_start;
    chem::Point m_pivot;
    QPolygonF m_outline;    ///< of the marquee or lasso, in pixels
    chem::Selection m_copy; ///< what a drag with Ctrl has made
    QString m_turned;       ///< an angle in words
    Grip m_grip = Grip::Top;
    bool m_hasMoved = false;
};

} // namespace artemisia::app
