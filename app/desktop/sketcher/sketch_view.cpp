// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/sketch_view.h"

#include "app/desktop/sketcher/sketch_tool.h"
#include "app/desktop/theme/theme.h"
#include "chem/depict/geometry.h"
#include "chem/drawing/display.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/place.h"
#include "chem/drawing/scheme.h"

#include <QGestureEvent>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

namespace artemisia::app
{

namespace
{

constexpr double kAtomReach = 5.5; ///< points from an atom that still mean it
constexpr double kBondReach = 3.5;
constexpr double kArrowReach = 4;
constexpr std::size_t kLongestTrail = 100;

double distanceToLine(chem::Point p, chem::Point a, chem::Point b)
{
    using namespace chem;
    const Point along = b - a;
    const double square = dot(along, along);
    const double part = square > 0 ? std::clamp(dot(p - a, along) / square, 0.0, 1.0) : 0;
    return length(p - (a + along * part));
}

double distanceToArrow(chem::Point p, const chem::DrawnArrow &arrow)
{
    if (!chem::isCurly(arrow.kind)) {
        return distanceToLine(p, arrow.from, arrow.to);
    }
    using namespace chem;
    const std::vector<Point> c = chem::curveOf(arrow);
    double least = 1e9;
    Point last = c[0];
    constexpr int kSteps = 16;
    for (int i = 1; i <= kSteps; ++i) {
        const double t = double(i) / kSteps;
        const double s = 1 - t;
        const Point at = c[0] * (s * s * s) + c[1] * (3 * s * s * t) + c[2] * (3 * s * t * t) +
                         c[3] * (t * t * t);
        least = std::min(least, distanceToLine(p, last, at));
        last = at;
    }
    return least;
}

bool holds(const chem::Box &box, chem::Point p)
{
    return p.x >= box.left && p.x <= box.left + box.width && p.y >= box.top &&
           p.y <= box.top + box.height;
}

} // namespace

SketchView::SketchView(SketchDocument &document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
{
    setObjectName(QStringLiteral("sketchView"));
    setAccessibleName(tr("Drawing sheet"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumSize(160, 120);
    grabGesture(Qt::PinchGesture);
    makeBars();
    connect(&m_document, &SketchDocument::shownChanged, this, &SketchView::refresh);
    connect(&m_document, &SketchDocument::selectionChanged, this, [this] {
        m_chosenBox.reset();
        if (m_isPointerInside && !m_isGesture) {
            showCursor({m_pointer, aimedAt(m_pointer), {}});
        }
        update();
    });
    connect(&Theme::instance(), &Theme::changed, this, [this] { update(); });
    refresh();
}

SketchView::~SketchView() = default;

void SketchView::setTool(std::unique_ptr<SketchTool> tool)
{
    if (m_tool && m_isGesture) {
        m_tool->cancel();
    }
    m_isGesture = false;
    m_tool = std::move(tool);
    setCursor(m_tool && !m_isReadOnly ? m_tool->cursor() : Qt::ArrowCursor);
    update();
}

void SketchView::setReadOnly(bool readOnly)
{
    m_isReadOnly = readOnly;
    setCursor(m_tool && !readOnly ? m_tool->cursor() : Qt::ArrowCursor);
    setHovered({});
    describe();
    update();
}

void SketchView::setWarnings(const QList<SketchWarning> &warnings)
{
    if (warnings != m_warnings) {
        m_warnings = warnings;
        update();
    }
}

void SketchView::setColourHeteroAtoms(bool colour)
{
    m_colourHeteroAtoms = colour;
    refresh();
}

void SketchView::setCursorAtom(chem::ItemId atom)
{
    const chem::DrawnAtom *drawn = m_document.shown().atom(atom);
    if (drawn != nullptr) {
        if (m_hovered.atom != chem::kNoItem && m_hovered.atom != atom) {
            m_trail.push_back(m_hovered.atom);
        }
        if (m_trail.size() > kLongestTrail) {
            m_trail.erase(m_trail.begin());
        }
        m_hovered = {};
        m_hovered.atom = atom;
        m_isCursor = true;
        update();
        Q_EMIT hoveredChanged();
    }
}

bool SketchView::moveCursor(chem::Point direction)
{
    using namespace chem;
    const Drawing &drawing = m_document.shown();
    const DrawnAtom *from = drawing.atom(m_hovered.atom);
    if (from == nullptr) {
        return false;
    }
    ItemId best = kNoItem;
    double least = 1e9;
    for (const DrawnAtom &atom : drawing.atoms) {
        const Point way = atom.at - from->at;
        const double ahead = dot(way, unit(direction));
        const double aside = std::abs(cross(way, unit(direction)));
        // What lies more beside than ahead is another key's.
        if (atom.id != from->id && ahead > 1 && aside <= 2 * ahead && !drawing.isHidden(atom.id) &&
            ahead + 2 * aside < least) {
            least = ahead + 2 * aside;
            best = atom.id;
        }
    }
    setCursorAtom(best);
    return best != kNoItem;
}

bool SketchView::leaveCursor()
{
    const bool was = std::exchange(m_isCursor, false);
    if (was) {
        setHovered({});
    }
    return was;
}

chem::Point SketchView::pointer() const
{
    return m_isPointerInside ? m_pointer : m_origin;
}

std::optional<chem::Point> SketchView::spot() const
{
    const chem::DrawnAtom *cursor = m_isCursor ? m_document.shown().atom(m_hovered.atom) : nullptr;
    if (cursor != nullptr) {
        return cursor->at;
    }
    if (m_isPointerInside) {
        return m_pointer;
    }
    const bool isClickSeen = m_clicked && rect().contains(toWidget(*m_clicked).toPoint());
    return isClickSeen ? m_clicked : std::nullopt;
}

SketchTarget SketchView::targetAt(chem::Point at) const
{
    const chem::Drawing &drawing = m_document.shown();
    SketchTarget target;
    // However far out the sheet is, the pointer's own size is enough.
    const double reach = std::max(1.0, 0.8 / m_zoom);
    target.atom = chem::atomNear(drawing, at, kAtomReach * reach);
    if (target.atom != chem::kNoItem) {
        return target;
    }
    target.bond = chem::bondNear(drawing, at, kBondReach * reach);
    if (target.bond != chem::kNoItem) {
        return target;
    }
    for (const chem::DrawnText &text : drawing.texts) {
        if (holds(chem::boxOf(text), at)) {
            target.text = text.id;
            return target;
        }
    }
    double least = kArrowReach * reach;
    for (const chem::DrawnArrow &arrow : drawing.arrows) {
        const double distance = distanceToArrow(at, arrow);
        if (distance <= least) {
            least = distance;
            target.arrow = arrow.id;
        }
    }
    return target;
}

QSize SketchView::sizeHint() const
{
    return {640, 360};
}

void SketchView::refresh()
{
    chem::SheetOptions options;
    options.colourHeteroAtoms = m_colourHeteroAtoms;
    if (m_document.shown().text(m_rewritten) != nullptr) {
        chem::Drawing others = m_document.shown();
        chem::erase(others, {m_rewritten});
        m_list = chem::displayOf(others, options);
    } else {
        m_list = chem::displayOf(m_document.shown(), options);
    }
    m_chosenBox.reset();
    m_isUsed = true;
    refreshHovered();
    describe();
    refreshBars();
    update();
}

// What was lit may be gone, or have moved away from under the pointer.
void SketchView::refreshHovered()
{
    const chem::Drawing &drawing = m_document.shown();
    if (m_isGesture || (m_isCursor && drawing.atom(m_hovered.atom) != nullptr)) {
        return;
    }
    while (m_isCursor && !m_trail.empty()) {
        const chem::ItemId before = m_trail.back();
        m_trail.pop_back();
        if (drawing.atom(before) != nullptr && !drawing.isHidden(before)) {
            SketchTarget target;
            target.atom = before;
            setHovered(target);
            return;
        }
    }
    m_isCursor = false;
    setHovered(m_isPointerInside ? aimedAt(m_pointer) : SketchTarget{});
}

void SketchView::setHovered(const SketchTarget &target)
{
    const bool isWanted = !m_isReadOnly && (!m_tool || m_tool->takes(target));
    const SketchTarget shown = isWanted ? target : SketchTarget{};
    if (!(shown == m_hovered)) {
        m_hovered = shown;
        update();
        Q_EMIT hoveredChanged();
    }
}

bool SketchView::event(QEvent *event)
{
    if (event->type() == QEvent::Gesture) {
        auto *gestures = static_cast<QGestureEvent *>(event);
        if (auto *pinch = static_cast<QPinchGesture *>(gestures->gesture(Qt::PinchGesture))) {
            setZoom(m_zoom * pinch->scaleFactor(), mapFromGlobal(pinch->centerPoint()));
            return true;
        }
    }
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), warningsAt(toSheet(help->pos())), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace artemisia::app
