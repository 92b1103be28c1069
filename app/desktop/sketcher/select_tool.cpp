// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/select_tool.h"

#include "app/desktop/sketcher/curly_arrows.h"
#include "app/desktop/theme/theme.h"
#include "chem/depict/geometry.h"
#include "chem/drawing/place.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace artemisia::app
{

using namespace chem;

namespace
{

constexpr double kDragStarts = 3;
constexpr double kGrip = 9;      ///< pixels about a handle that take it
constexpr double kKnobOff = 22;  ///< pixels from the frame to the knob
constexpr double kDropReach = 3; ///< points between atoms that become one

bool isNear(QPointF a, QPointF b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y()) <= kGrip;
}

} // namespace

SelectTool::SelectTool(SketchView &view, SketchDocument &document, SelectShape shape)
    : SketchTool(view, document)
    , m_shape(shape)
{
}

QRectF SelectTool::frame() const
{
    const Box box = view().boxOfChosen();
    if (box.width < 0 || document().selection().size() < 2) {
        return {};
    }
    const QPointF a = view().toWidget({box.left - 6, box.top - 6});
    const QPointF b = view().toWidget({box.left + box.width + 6, box.top + box.height + 6});
    return {a, b};
}

// Above the frame; where there is no room, below it; where there is none either, within.
QPointF SelectTool::knob() const
{
    const QRectF box = frame();
    const QRectF room = QRectF(view().rect()).adjusted(kGrip, kGrip, -kGrip, -kGrip);
    const double x = std::clamp(box.center().x(), room.left(), std::max(room.left(), room.right()));
    for (const double y : {box.top() - kKnobOff, box.bottom() + kKnobOff}) {
        if (y >= room.top() && y <= room.bottom()) {
            return {x, y};
        }
    }
    return {x, std::max(box.top(), room.top()) + kKnobOff};
}

SelectTool::Doing SelectTool::gripAt(QPointF at) const
{
    const QRectF box = frame();
    if (box.isNull()) {
        return Doing::Nothing;
    }
    if (isNear(at, knob())) {
        return Doing::Turning;
    }
    const bool isCorner = isNear(at, box.bottomRight()) || isNear(at, box.topRight()) ||
                          isNear(at, box.bottomLeft()) || isNear(at, box.topLeft());
    return isCorner ? Doing::Scaling : Doing::Nothing;
}

// What is not chosen goes its own way, though the frame is about it.
bool SelectTool::moves(const SketchPoint &point) const
{
    if (point.modifiers & Qt::ShiftModifier) {
        return false;
    }
    const ItemId item = point.target.item();
    if (item == kNoItem) {
        return frame().contains(view().toWidget(point.at));
    }
    return completed(document().drawing(), document().selection()).count(item) > 0;
}

Qt::CursorShape SelectTool::cursorAt(const SketchPoint &point) const
{
    const bool isGrip = gripAt(view().toWidget(point.at)) != Doing::Nothing;
    return !isGrip && moves(point) ? Qt::SizeAllCursor : cursor();
}

void SelectTool::press(const SketchPoint &point)
{
    m_start = point;
    m_hasMoved = false;
    const QPointF at = view().toWidget(point.at);
    m_doing = gripAt(at);
    if (m_doing == Doing::Turning) {
        m_pivot = pivotOf(document().drawing(), document().selection());
        m_turned.clear();
        return;
    }
    if (m_doing == Doing::Scaling) {
        const Box bounds = boundsOf(document().drawing(), document().selection());
        m_pivot = {bounds.left + bounds.width / 2, bounds.top + bounds.height / 2};
        return;
    }
    if (takeArrow(point)) {
        m_doing = Doing::Aiming;
        return;
    }
    const ItemId item = point.target.item();
    const bool isChosen =
        item != kNoItem && completed(document().drawing(), document().selection()).count(item) > 0;
    const bool isAdding = point.modifiers & Qt::ShiftModifier;
    if (item == kNoItem && moves(point)) {
        m_doing = Doing::Moving;
        return;
    }
    if (item == kNoItem) {
        m_doing = Doing::Choosing;
        m_outline = QPolygonF({at});
        if (!isAdding) {
            document().setSelection({});
        }
        return;
    }
    m_doing = Doing::Moving;
    if (isAdding) {
        Selection selection = document().selection();
        if (isChosen) {
            selection.erase(item);
            m_doing = Doing::Nothing;
        } else {
            selection.insert(item);
        }
        document().setSelection(selection);
    } else if (!isChosen) {
        document().setSelection({item});
    }
}

void SelectTool::drag(const SketchPoint &point)
{
    m_hasMoved = m_hasMoved || length(point.at - m_start.at) > kDragStarts;
    if (!m_hasMoved) {
        return;
    }
    switch (m_doing) {
    case Doing::Nothing:
        break;
    case Doing::Choosing: {
        const QPointF at = view().toWidget(point.at);
        if (m_shape == SelectShape::Lasso) {
            m_outline.append(at);
        } else {
            m_outline = QPolygonF(QRectF(view().toWidget(m_start.at), at).normalized());
        }
        break;
    }
    case Doing::Moving:
        move(point);
        break;
    case Doing::Turning:
        turn(point);
        break;
    case Doing::Scaling:
        scale(point);
        break;
    case Doing::Aiming:
        aim(point);
        break;
    }
}

void SelectTool::move(const SketchPoint &point)
{
    Point by = point.at - m_start.at;
    if (point.modifiers & Qt::ShiftModifier) { // along one axis
        (std::abs(by.x) > std::abs(by.y) ? by.y : by.x) = 0;
    }
    const Selection selection = document().selection();
    m_copy.clear();
    document().preview([&](Drawing &drawing) {
        if (point.modifiers & Qt::ControlModifier) {
            m_copy = insert(drawing, copyOf(drawing, selection), by);
        } else {
            chem::move(drawing, selection, by);
        }
    });
}

void SelectTool::turn(const SketchPoint &point)
{
    const double step = point.modifiers & Qt::AltModifier ? 0 : 15;
    double angle = degreesOf(point.at - m_pivot) - degreesOf(m_start.at - m_pivot);
    if (step > 0) {
        angle = std::round(angle / step) * step;
    }
    m_turned = tr("%1°", "an angle")
                   .arg(QLocale().toString(std::remainder(angle, 360), 'f', step > 0 ? 0 : 1));
    const Selection selection = document().selection();
    document().preview([&](Drawing &drawing) { rotate(drawing, selection, m_pivot, angle); });
}

void SelectTool::scale(const SketchPoint &point)
{
    const double before = length(m_start.at - m_pivot);
    const double factor = before > 1 ? length(point.at - m_pivot) / before : 1;
    const Selection selection = document().selection();
    document().preview([&](Drawing &drawing) {
        chem::scale(drawing, selection, m_pivot, std::clamp(factor, 0.1, 10.0));
    });
}

const DrawnArrow *SelectTool::chosenArrow() const
{
    const Selection &chosen = document().selection();
    return chosen.size() == 1 ? document().shown().arrow(*chosen.begin()) : nullptr;
}

// Before atoms: an end of a curly arrow lies on one. The top of an arc is a grip also of an arrow
// that is not chosen yet.
bool SelectTool::takeArrow(const SketchPoint &point)
{
    if (point.modifiers & (Qt::ShiftModifier | Qt::ControlModifier)) {
        return false;
    }
    const QPointF at = view().toWidget(point.at);
    const DrawnArrow *arrow = chosenArrow();
    if (arrow != nullptr) {
        for (const auto &[grip, place] :
             {std::pair(Grip::Tail, arrow->from), std::pair(Grip::Head, arrow->to)}) {
            if (isNear(at, view().toWidget(place))) {
                m_grip = grip;
                return true;
            }
        }
    } else {
        arrow = document().drawing().arrow(point.target.arrow);
    }
    if (arrow == nullptr || !isCurly(arrow->kind) || !isNear(at, view().toWidget(topOf(*arrow)))) {
        return false;
    }
    m_grip = Grip::Top;
    document().setSelection({arrow->id});
    return true;
}

void SelectTool::aim(const SketchPoint &point)
{
    const ItemId id = *document().selection().begin();
    document().preview([&](Drawing &drawing) {
        DrawnArrow &arrow = *drawing.arrow(id);
        if (m_grip == Grip::Top) {
            arrow.bend = bendTo(arrow, point.at);
            return;
        }
        const bool isHead = m_grip == Grip::Head;
        Point &moved = isHead ? arrow.to : arrow.from;
        const Point kept = isHead ? arrow.from : arrow.to;
        if (!isCurly(arrow.kind)) {
            moved = snapped(kept, point.at, point.modifiers & Qt::AltModifier ? 0 : 15,
                            length(point.at - kept));
            return;
        }
        const CurlyEnd fixed{kept, {}};
        const SketchTarget target = curlyTarget(drawing, point.at, point.target);
        const CurlyEnd aimed{point.at, target, view().labelBoxOf(target.atom)};
        const CurlyPath path = isHead ? curlyBetween(drawing, fixed, aimed, arrow.bend)
                                      : curlyBetween(drawing, aimed, fixed, arrow.bend);
        moved = isHead ? path.to : path.from;
    });
}

Selection SelectTool::enclosed() const
{
    const Drawing &drawing = document().drawing();
    const auto isIn = [this](Point p) {
        return m_outline.containsPoint(view().toWidget(p), Qt::OddEvenFill);
    };
    Selection found;
    for (const DrawnAtom &atom : drawing.atoms) {
        if (!drawing.isHidden(atom.id) && isIn(atom.at)) {
            found.insert(atom.id);
        }
    }
    for (const DrawnArrow &arrow : drawing.arrows) {
        if (isIn((arrow.from + arrow.to) * 0.5)) {
            found.insert(arrow.id);
        }
    }
    for (const DrawnText &text : drawing.texts) {
        if (isIn(text.at)) {
            found.insert(text.id);
        }
    }
    return completed(drawing, found);
}

void SelectTool::release(const SketchPoint &point)
{
    const Doing was = std::exchange(m_doing, Doing::Nothing);
    if (was == Doing::Choosing && m_hasMoved) {
        Selection found = enclosed();
        if (point.modifiers & Qt::ShiftModifier) {
            found.insert(document().selection().begin(), document().selection().end());
        }
        document().setSelection(found);
    } else if (was == Doing::Moving && m_hasMoved) {
        const bool isCopy = point.modifiers & Qt::ControlModifier;
        const Selection moved = document().selection();
        if (!isCopy) {
            Drawing dropped = document().shown();
            if (mergeOverlapping(dropped, moved, kDropReach) > 0) {
                document().preview([&](Drawing &drawing) { drawing = dropped; });
            }
        }
        document().commitPreview(isCopy ? tr("Copy") : tr("Move"));
        if (isCopy && !m_copy.empty()) {
            document().setSelection(m_copy); // what was made is what one goes on with
        }
    } else if (was == Doing::Moving && m_start.target.isNothing()) {
        document().setSelection({}); // a click on the paper within the frame
    } else if (was == Doing::Turning) {
        document().commitPreview(tr("Rotate"));
    } else if (was == Doing::Scaling) {
        document().commitPreview(tr("Scale"));
    } else if (was == Doing::Aiming) {
        document().commitPreview(m_grip == Grip::Top ? tr("Bend arrow") : tr("Aim arrow"));
    }
    m_outline.clear();
    m_turned.clear();
}

void SelectTool::doubleClick(const SketchPoint &point)
{
    m_doing = Doing::Nothing;
    if (!point.target.isNothing()) {
        document().setSelection(fragmentAround(document().drawing(), {point.target.item()}));
    }
}

void SelectTool::cancel()
{
    m_doing = Doing::Nothing;
    m_outline.clear();
    m_turned.clear();
    SketchTool::cancel();
}

void SelectTool::paint(QPainter &painter) const
{
    const Colours &colours = Theme::instance().colours();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours.accent, 1, Qt::DashLine));
    if (m_outline.size() > 1) {
        painter.drawPolygon(m_outline);
        return;
    }
    const QRectF box = frame();
    if (box.isNull()) {
        paintGrips(painter);
        return;
    }
    painter.drawRect(box);
    painter.setPen(QPen(colours.accent, 1));
    const QPointF turner = knob();
    painter.drawLine(QPointF(turner.x(), turner.y() > box.bottom() ? box.bottom() : box.top()),
                     turner);
    painter.setBrush(colours.surface);
    painter.drawEllipse(turner, 4, 4);
    for (const QPointF &corner :
         {box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight()}) {
        painter.drawRect(QRectF(corner - QPointF(3, 3), QSizeF(6, 6)));
    }
    if (!m_turned.isEmpty()) {
        paintTurned(painter);
    }
}

// The pivot, and the angle beside the knob on the side where there is room.
void SelectTool::paintTurned(QPainter &painter) const
{
    const Colours &colours = Theme::instance().colours();
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.accent);
    painter.drawEllipse(view().toWidget(m_pivot), 3, 3);
    painter.setFont(Theme::instance().font(Theme::TextStyle::Caption));
    const QSizeF size =
        QSizeF(painter.fontMetrics().size(Qt::TextSingleLine, m_turned)) + QSizeF(2 * Space::xs, 2);
    QRectF place(knob() + QPointF(kGrip, -size.height() / 2), size);
    if (place.right() > view().width()) {
        place.moveRight(knob().x() - kGrip);
    }
    painter.setBrush(colours.surface);
    painter.drawRect(place);
    painter.setPen(colours.text);
    painter.drawText(place, Qt::AlignCenter, m_turned);
}

void SelectTool::paintGrips(QPainter &painter) const
{
    const DrawnArrow *arrow = chosenArrow();
    if (arrow == nullptr) {
        return;
    }
    const Colours &colours = Theme::instance().colours();
    painter.setPen(QPen(colours.accent, 1));
    painter.setBrush(colours.surface);
    for (const Point end : {arrow->from, arrow->to}) {
        painter.drawRect(QRectF(view().toWidget(end) - QPointF(3, 3), QSizeF(6, 6)));
    }
    if (isCurly(arrow->kind)) {
        painter.drawEllipse(view().toWidget(topOf(*arrow)), 4, 4);
    }
}

} // namespace artemisia::app
