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

constexpr double kPixelsPerPoint = 2.0; ///< at zoom 1: a bond is 29 pixels
constexpr double kSmallestZoom = 0.1;
constexpr double kLargestZoom = 8;
constexpr double kZoomStep = 1.2;
constexpr double kAtomReach = 5.5; ///< points from an atom that still mean it
constexpr double kBondReach = 3.5;
constexpr double kArrowReach = 4;
constexpr double kFitMargin = 18;  ///< points around a fitted sheet
constexpr double kSightMargin = 8; ///< pixels between what is moved into sight and the edge
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

QPointF toQt(chem::Point p)
{
    return {p.x, p.y};
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
    connect(&m_document, &SketchDocument::shownChanged, this, &SketchView::refresh);
    connect(&m_document, &SketchDocument::selectionChanged, this, [this] {
        m_chosenBox.reset();
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

void SketchView::keepInSight(chem::Point at)
{
    if (!rect().contains(toWidget(at).toPoint())) {
        fit();
    }
}

QRectF SketchView::drawnPlace() const
{
    const chem::Box &box = m_list.bounds;
    return {toWidget({box.left, box.top}), toWidget({box.left + box.width, box.top + box.height})};
}

bool SketchView::isAllInSight() const
{
    return m_list.items.empty() || QRectF(rect()).contains(drawnPlace());
}

bool SketchView::moveIntoSight()
{
    using namespace chem;
    const QRectF room =
        QRectF(rect()).adjusted(kSightMargin, kSightMargin, -kSightMargin, -kSightMargin);
    const QRectF place = drawnPlace();
    if (place.width() > room.width() || place.height() > room.height()) {
        return false;
    }
    const double right =
        std::max(0.0, room.left() - place.left()) - std::max(0.0, place.right() - room.right());
    const double down =
        std::max(0.0, room.top() - place.top()) - std::max(0.0, place.bottom() - room.bottom());
    m_origin = m_origin - Point{right, down} * (1 / pixelsPerPoint());
    update();
    return true;
}

void SketchView::keepAllInSight()
{
    if (!isAllInSight()) {
        fit();
    }
}

chem::Point SketchView::pointer() const
{
    return m_isPointerInside ? m_pointer : m_origin;
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

double SketchView::pixelsPerPoint() const
{
    return kPixelsPerPoint * m_zoom;
}

QTransform SketchView::transform() const
{
    const double scale = pixelsPerPoint();
    QTransform transform;
    transform.translate(width() / 2.0, height() / 2.0);
    transform.scale(scale, scale);
    transform.translate(-m_origin.x, -m_origin.y);
    return transform;
}

QPointF SketchView::toWidget(chem::Point at) const
{
    return transform().map(toQt(at));
}

chem::Point SketchView::toSheet(QPointF at) const
{
    const QPointF point = transform().inverted().map(at);
    return {point.x(), point.y()};
}

void SketchView::setZoom(double zoom, QPointF about)
{
    using namespace chem;
    const Point fixed = toSheet(about);
    m_zoom = std::clamp(zoom, kSmallestZoom, kLargestZoom);
    m_origin = m_origin + (fixed - toSheet(about));
    m_isFitted = false;
    update();
    Q_EMIT zoomChanged();
}

void SketchView::zoomIn()
{
    setZoom(m_zoom * kZoomStep, rect().center());
}

void SketchView::zoomOut()
{
    setZoom(m_zoom / kZoomStep, rect().center());
}

void SketchView::fit()
{
    const chem::Box &box = m_list.bounds;
    m_zoom = 1;
    if (!m_list.items.empty()) {
        m_origin = {box.left + box.width / 2, box.top + box.height / 2};
        const double across = width() / ((box.width + 2 * kFitMargin) * kPixelsPerPoint);
        const double down = height() / ((box.height + 2 * kFitMargin) * kPixelsPerPoint);
        m_zoom = std::clamp(std::min(across, down), kSmallestZoom, 1.0);
    }
    m_isFitted = true;
    m_isUsed = false;
    update();
    Q_EMIT zoomChanged();
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

void SketchView::wheelEvent(QWheelEvent *event)
{
    using namespace chem;
    const double turns = event->angleDelta().y() / 120.0;
    if (event->modifiers() & Qt::ControlModifier) {
        setZoom(m_zoom * std::pow(kZoomStep, turns), event->position());
    } else if (m_isFitted) {
        event->ignore(); // all is in sight: the page around it scrolls
        return;
    } else {
        const QPointF pixels = event->pixelDelta().isNull() ? QPointF(event->angleDelta()) / 2
                                                            : QPointF(event->pixelDelta());
        const double scale = kPixelsPerPoint * m_zoom;
        m_origin = m_origin - Point{pixels.x() / scale, pixels.y() / scale};
        m_isFitted = false;
        update();
    }
    event->accept();
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
        const chem::ItemId atom = targetAt(toSheet(help->pos())).atom;
        QStringList words;
        for (const SketchWarning &warning : std::as_const(m_warnings)) {
            if (warning.atom == atom && atom != chem::kNoItem) {
                words << warning.text;
            }
        }
        QToolTip::showText(help->globalPos(), words.join(u'\n'), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace artemisia::app
