// SPDX-License-Identifier: GPL-3.0-or-later
// Which part of the sheet is seen.
#include "app/desktop/sketcher/sketch_view.h"
#include "chem/depict/geometry.h"

#include <QResizeEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace artemisia::app
{

namespace
{

constexpr double kPixelsPerPoint = 2.0; ///< at zoom 1: a bond is 29 pixels
constexpr double kSmallestZoom = 0.1;
constexpr double kLargestZoom = 8;
constexpr double kZoomStep = 1.2;
constexpr double kFitMargin = 18;  ///< points around a fitted sheet
constexpr double kSightMargin = 8; ///< pixels between what is moved into sight and the edge
constexpr int kMostLines = 3;      ///< of words under the sheet, that come and go

// How far a line that shows \a seen points from \a from moves to show \a first to \a last: the
// least; what is longer than the line is seen from its beginning.
double leastMove(double from, double seen, double first, double last)
{
    if (first < from || last - first > seen) {
        return first - from;
    }
    return std::max(0.0, last - (from + seen));
}

} // namespace

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
    return transform().map(QPointF(at.x, at.y));
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

chem::Box SketchView::seen() const
{
    const chem::Point corner = toSheet({0, 0});
    return {corner.x, corner.y, width() / pixelsPerPoint(), height() / pixelsPerPoint()};
}

void SketchView::keepInSight(const chem::Box &box)
{
    using namespace chem;
    const Box now = seen();
    const auto isWithin = [](double from, double length, double first, double size) {
        return first >= from && first + size <= from + length;
    };
    const bool isAcross = isWithin(now.left, now.width, box.left, box.width);
    const bool isDown = isWithin(now.top, now.height, box.top, box.height);
    constexpr double kAir = kFitMargin / 2;
    const Point by{
        isAcross ? 0 : leastMove(now.left, now.width, box.left - kAir, box.left + box.width + kAir),
        isDown ? 0 : leastMove(now.top, now.height, box.top - kAir, box.top + box.height + kAir)};
    if (by.x != 0 || by.y != 0) {
        m_origin = m_origin + by;
        m_isFitted = false;
        update();
    }
}

void SketchView::keepInSight(chem::Point at)
{
    keepInSight(chem::Box{at.x, at.y, 0, 0});
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

// While somebody draws, what is on the sheet stays where it is from the upper left corner: a line
// of words that comes under the sheet must not move an atom away from under the pointer. What
// something larger would hide moves by as much as it has to.
void SketchView::resizeEvent(QResizeEvent *event)
{
    using namespace chem;
    bool isHeld = false;
    if (m_isUsed && event->oldSize().isValid()) {
        const QSize grown = event->size() - event->oldSize();
        m_origin =
            m_origin + Point{grown.width() / 2.0, grown.height() / 2.0} * (1 / pixelsPerPoint());
        isHeld = grown.width() == 0 &&
                 std::abs(grown.height()) <= kMostLines * fontMetrics().lineSpacing();
    }
    if (m_isFitted && !isHeld && (!m_isUsed || (!isAllInSight() && !moveIntoSight()))) {
        fit();
    }
    QWidget::resizeEvent(event);
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

} // namespace artemisia::app
