// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/sketch_tools.h"

#include "app/desktop/sketcher/curly_arrows.h"
#include "app/desktop/sketcher/hand_erase.h"
#include "app/desktop/sketcher/text_tool.h"
#include "app/desktop/theme/theme.h"
#include "chem/depict/geometry.h"
#include "chem/drawing/place.h"

#include <QPainter>

#include <algorithm>
#include <utility>

namespace artemisia::app
{

using namespace chem;

namespace
{

constexpr double kDragStarts = 4; ///< points the pointer moves before a press is a drag
constexpr double kUsualArrow = 60;

bool isDrag(const SketchPoint &start, const SketchPoint &now)
{
    return length(now.at - start.at) > kDragStarts;
}

double snapOf(const SketchPoint &point)
{
    return point.modifiers & Qt::AltModifier ? 0 : 15;
}

// Where a bond that is being dragged ends: on the atom under the pointer, else a bond's length off.
struct BondEnd {
    ItemId atom = kNoItem;
    Point at;
};

BondEnd bondEnd(Point from, ItemId fromAtom, const SketchPoint &point)
{
    if (point.target.atom != kNoItem && point.target.atom != fromAtom) {
        return {point.target.atom, point.at};
    }
    const bool isFree = point.modifiers & Qt::AltModifier;
    return {kNoItem, isFree ? point.at : snapped(from, point.at, snapOf(point))};
}

} // namespace

BondTool::BondTool(SketchView &view, SketchDocument &document, const BondPen &pen)
    : SketchTool(view, document)
    , m_pen(pen)
{
}

void BondTool::press(const SketchPoint &point)
{
    m_start = point;
    m_isDragging = false;
}

void BondTool::drag(const SketchPoint &point)
{
    m_isDragging = m_isDragging || (isDrag(m_start, point) && m_start.target.bond == kNoItem);
    if (!m_isDragging) {
        return;
    }
    // The pointer's own preview must not count as an atom that is there.
    SketchPoint over = point;
    over.target.atom = atomNear(document().drawing(), point.at, 5.5);
    document().preview([&](Drawing &drawing) {
        if (m_start.target.atom != kNoItem) {
            const Point from = drawing.atom(m_start.target.atom)->at;
            const BondEnd end = bondEnd(from, m_start.target.atom, over);
            drawBond(drawing, m_start.target.atom, end.atom, end.at, m_pen);
        } else if (const BondEnd end = bondEnd(m_start.at, kNoItem, over); end.atom != kNoItem) {
            drawBond(drawing, drawAtom(drawing, m_start.at, 6), end.atom, end.at, m_pen);
        } else {
            startBond(drawing, m_start.at, end.at, m_pen);
        }
    });
}

void BondTool::release(const SketchPoint &)
{
    m_sprouted = m_isDragging ? kNoItem : m_start.target.atom;
    if (m_isDragging) {
        document().commitPreview(tr("Draw bond"));
    } else if (m_start.target.atom != kNoItem) {
        document().edit(tr("Draw bond"),
                        [&](Drawing &drawing) { sprout(drawing, m_start.target.atom, m_pen); });
    } else if (m_start.target.bond != kNoItem) {
        document().edit(tr("Change bond"),
                        [&](Drawing &drawing) { clickBond(drawing, m_start.target.bond, m_pen); });
    } else if (m_start.target.isNothing()) {
        document().edit(tr("Draw bond"), [&](Drawing &drawing) {
            startBond(drawing, m_start.at, m_start.at + directionOf(-30) * kDrawnBond, m_pen);
        });
    }
    m_isDragging = false;
}

// The first click has grown a bond already: it was no wish for one.
void BondTool::doubleClick(const SketchPoint &point)
{
    const ItemId atom = point.target.atom;
    if (atom == kNoItem) {
        press(point);
        return;
    }
    if (std::exchange(m_sprouted, kNoItem) == atom) {
        document().undoStack().undo();
    }
    TextTool::editLabel(view(), document(), atom);
}

void ChainTool::press(const SketchPoint &point)
{
    m_start = point;
    m_count = 0;
}

void ChainTool::drag(const SketchPoint &point)
{
    if (!isDrag(m_start, point) && m_count == 0) {
        return;
    }
    const DrawnAtom *atom = document().drawing().atom(m_start.target.atom);
    const Point from = atom != nullptr ? atom->at : m_start.at;
    const auto points = chainTowards(from, point.at, point.modifiers & Qt::ShiftModifier);
    m_count = int(points.size()) + (atom != nullptr ? 0 : 1);
    m_end = view().toWidget(points.back());
    document().preview(
        [&](Drawing &drawing) { drawChain(drawing, m_start.target.atom, from, points); });
}

void ChainTool::release(const SketchPoint &)
{
    if (m_count > 0) {
        document().commitPreview(tr("Draw chain"));
    } else if (m_start.target.atom != kNoItem) {
        document().edit(tr("Draw bond"),
                        [&](Drawing &drawing) { sprout(drawing, m_start.target.atom); });
    }
    m_count = 0;
}

void ChainTool::cancel()
{
    m_count = 0;
    SketchTool::cancel();
}

void ChainTool::paint(QPainter &painter) const
{
    if (m_count > 0) {
        painter.setPen(Theme::instance().colours().accent);
        painter.setFont(Theme::instance().font(Theme::TextStyle::Body));
        painter.drawText(m_end + QPointF(10, -10), QString::number(m_count));
    }
}

RingTool::RingTool(SketchView &view, SketchDocument &document, const RingPen &pen)
    : SketchTool(view, document)
    , m_pen(pen)
{
}

void RingTool::lay(Drawing &drawing, std::optional<Point> towards) const
{
    const bool isSpiro = m_start.modifiers & Qt::AltModifier;
    if (m_start.target.atom != kNoItem) {
        drawRingOnAtom(drawing, m_start.target.atom, m_pen,
                       isSpiro ? RingOnAtom::Spiro : RingOnAtom::Attach, towards);
    } else if (m_start.target.bond != kNoItem) {
        fuseRing(drawing, m_start.target.bond, m_pen, towards);
    } else {
        drawRing(drawing, m_start.at, m_pen);
    }
}

void RingTool::press(const SketchPoint &point)
{
    m_start = point;
    document().preview([this](Drawing &drawing) { lay(drawing, {}); });
}

void RingTool::drag(const SketchPoint &point)
{
    if (!isDrag(m_start, point)) {
        return;
    }
    const DrawnAtom *atom = document().drawing().atom(m_start.target.atom);
    const Point towards = atom != nullptr ? snapped(atom->at, point.at, snapOf(point)) : point.at;
    document().preview([&](Drawing &drawing) { lay(drawing, towards); });
}

void RingTool::release(const SketchPoint &)
{
    document().commitPreview(tr("Draw ring"));
}

AtomTool::AtomTool(SketchView &view, SketchDocument &document, const DrawnAtom &like)
    : SketchTool(view, document)
    , m_like(like)
{
}

bool AtomTool::takes(const SketchTarget &target) const
{
    return target.atom != kNoItem;
}

void AtomTool::press(const SketchPoint &point)
{
    m_start = point;
    m_isDragging = false;
}

void AtomTool::drag(const SketchPoint &point)
{
    m_isDragging = m_isDragging || (isDrag(m_start, point) && m_start.target.atom != kNoItem);
    if (!m_isDragging) {
        return;
    }
    SketchPoint over = point;
    over.target.atom = atomNear(document().drawing(), point.at, 5.5);
    document().preview([&](Drawing &drawing) {
        const Point from = drawing.atom(m_start.target.atom)->at;
        const BondEnd end = bondEnd(from, m_start.target.atom, over);
        const ItemId atom = drawBond(drawing, m_start.target.atom, end.atom, end.at);
        if (atom != kNoItem && end.atom == kNoItem) {
            setKind(drawing, atom, m_like);
        }
    });
}

void AtomTool::release(const SketchPoint &)
{
    if (m_isDragging) {
        document().commitPreview(tr("Draw atom"));
    } else if (m_start.target.atom != kNoItem) {
        document().edit(tr("Change atom"),
                        [&](Drawing &drawing) { setKind(drawing, m_start.target.atom, m_like); });
    } else if (m_start.target.isNothing()) {
        document().edit(tr("Draw atom"), [&](Drawing &drawing) {
            setKind(drawing, drawAtom(drawing, m_start.at, 6), m_like);
        });
    }
    m_isDragging = false;
}

void AtomTool::doubleClick(const SketchPoint &point)
{
    if (point.target.atom == kNoItem) {
        press(point);
        return;
    }
    TextTool::editLabel(view(), document(), point.target.atom);
}

ChargeTool::ChargeTool(SketchView &view, SketchDocument &document, int by)
    : SketchTool(view, document)
    , m_by(by)
{
}

bool ChargeTool::takes(const SketchTarget &target) const
{
    return target.atom != kNoItem;
}

void ChargeTool::press(const SketchPoint &point)
{
    if (point.target.atom != kNoItem) {
        document().edit(tr("Change charge"),
                        [&](Drawing &drawing) { changeCharge(drawing, point.target.atom, m_by); });
    }
}

void EraseTool::take(const SketchPoint &point)
{
    if (point.target.isNothing()) {
        return;
    }
    m_hit.insert(point.target.item());
    document().preview([this](Drawing &drawing) { eraseByHand(drawing, m_hit); });
}

void EraseTool::press(const SketchPoint &point)
{
    m_hit.clear();
    take(point);
}

void EraseTool::drag(const SketchPoint &point)
{
    take(point);
}

void EraseTool::release(const SketchPoint &)
{
    document().commitPreview(tr("Erase"));
    m_hit.clear();
}

ArrowTool::ArrowTool(SketchView &view, SketchDocument &document, ArrowKind kind)
    : SketchTool(view, document)
    , m_kind(kind)
{
}

SketchTarget ArrowTool::aimed(Point at, const SketchTarget &target) const
{
    return isCurly(m_kind) ? curlyTarget(document().shown(), at, target) : target;
}

bool ArrowTool::isOnCurly() const
{
    const DrawnArrow *arrow = document().drawing().arrow(m_start.target.arrow);
    return arrow != nullptr && isCurly(m_kind) && arrow->kind == m_kind;
}

// The top of the arc goes where the pointer is.
void ArrowTool::bend(const SketchPoint &point)
{
    document().preview([&](Drawing &drawing) {
        DrawnArrow &arrow = *drawing.arrow(m_start.target.arrow);
        arrow.bend = bendTo(arrow, point.at);
    });
}

void ArrowTool::lay(const SketchPoint &point)
{
    document().preview([&](Drawing &drawing) {
        if (isCurly(m_kind)) {
            const CurlyPath path = curlyBetween(
                drawing, {m_start.at, m_start.target, view().labelBoxOf(m_start.target.atom)},
                {point.at, point.target, view().labelBoxOf(point.target.atom)});
            drawArrow(drawing, path.from, path.to, m_kind, path.bend);
        } else {
            const double span = length(point.at - m_start.at);
            drawArrow(drawing, m_start.at, snapped(m_start.at, point.at, snapOf(point), span),
                      m_kind);
        }
    });
}

void ArrowTool::press(const SketchPoint &point)
{
    m_start = point;
}

void ArrowTool::drag(const SketchPoint &point)
{
    if (isDrag(m_start, point)) {
        isOnCurly() ? bend(point) : lay(point);
    }
}

void ArrowTool::release(const SketchPoint &)
{
    if (document().hasPreview()) {
        document().commitPreview(isOnCurly() ? tr("Bend arrow") : tr("Draw arrow"));
    } else if (isOnCurly()) { // a click: to the other side
        document().edit(tr("Bend arrow"), [&](Drawing &drawing) {
            DrawnArrow &arrow = *drawing.arrow(m_start.target.arrow);
            arrow.bend = -arrow.bend;
        });
    } else if (m_start.target.arrow != kNoItem) {
        document().edit(tr("Change arrow"),
                        [&](Drawing &drawing) { setArrow(drawing, m_start.target.arrow, m_kind); });
    } else if (!isCurly(m_kind)) {
        document().edit(tr("Draw arrow"), [&](Drawing &drawing) {
            drawArrow(drawing, m_start.at, m_start.at + Point{kUsualArrow, 0}, m_kind);
        });
    }
}

bool MapTool::takes(const SketchTarget &target) const
{
    return target.atom != kNoItem;
}

void MapTool::press(const SketchPoint &point)
{
    m_start = point;
    m_isDragging = false;
}

void MapTool::drag(const SketchPoint &point)
{
    m_isDragging = m_isDragging || (isDrag(m_start, point) && m_start.target.atom != kNoItem);
    m_end = view().toWidget(point.at);
}

void MapTool::release(const SketchPoint &point)
{
    const ItemId from = m_start.target.atom;
    if (m_isDragging && point.target.atom != kNoItem && point.target.atom != from) {
        document().edit(tr("Map atoms"), [&](Drawing &drawing) {
            int next = 1;
            for (const DrawnAtom &atom : drawing.atoms) {
                next = std::max(next, atom.map + 1);
            }
            const int present = drawing.atom(from)->map;
            setMap(drawing, from, present > 0 ? present : next);
            setMap(drawing, point.target.atom, present > 0 ? present : next);
        });
    } else if (!m_isDragging && from != kNoItem) {
        document().edit(tr("Remove map number"),
                        [&](Drawing &drawing) { setMap(drawing, from, 0); });
    }
    m_isDragging = false;
}

void MapTool::cancel()
{
    m_isDragging = false;
    SketchTool::cancel();
}

void MapTool::paint(QPainter &painter) const
{
    const DrawnAtom *atom = document().drawing().atom(m_start.target.atom);
    if (m_isDragging && atom != nullptr) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(Theme::instance().colours().accent, 1.5, Qt::DashLine));
        painter.drawLine(view().toWidget(atom->at), m_end);
    }
}

} // namespace artemisia::app
