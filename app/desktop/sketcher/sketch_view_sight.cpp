// SPDX-License-Identifier: GPL-3.0-or-later
// Which part of the sheet is seen.
#include "app/desktop/sketcher/sketch_view.h"
#include "chem/depict/geometry.h"

#include <QResizeEvent>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QWheelEvent>

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
constexpr double kFitMargin = 18;  ///< points around a fitted sheet
constexpr double kSightMargin = 8; ///< pixels between what is moved into sight and the edge
constexpr int kMostLines = 3;      ///< of words under the sheet, that come and go
constexpr int kScrollStep = 40;    ///< pixels, of a scroll bar's arrow

// How far a line that shows \a seen points from \a from moves to show \a first to \a last: the
// least; what is longer than the line is seen from its beginning.
double leastMove(double from, double seen, double first, double last)
{
    if (first < from || last - first > seen) {
        return first - from;
    }
    return std::max(0.0, last - (from + seen));
}

// A move of what shows \a seen points from \a from that does not leave \a first to \a last. Where
// it is beyond already, it may stay.
double limited(double by, double from, double seen, double first, double last)
{
    const double least = std::min({first, last - seen, from});
    const double most = std::max({first, last - seen, from});
    return std::clamp(from + by, least, most) - from;
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

// The pointer stays where it is on the screen: it means another place on the sheet then.
void SketchView::setSight(chem::Point origin, double zoom)
{
    const QPointF pointer = toWidget(m_pointer);
    m_origin = origin;
    m_zoom = zoom;
    m_pointer = toSheet(pointer);
    refreshHovered();
    refreshBars();
    update();
}

void SketchView::scroll(chem::Point by)
{
    m_isFitted = false;
    setSight(chem::operator+(m_origin, by), m_zoom);
}

void SketchView::setZoom(double zoom, QPointF about)
{
    using namespace chem;
    const double next = std::clamp(zoom, kSmallestZoom, kLargestZoom);
    const Point fixed = toSheet(about);
    m_isFitted = false;
    setSight(fixed + (m_origin - fixed) * (m_zoom / next), next);
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
    chem::Point origin = m_origin;
    double zoom = 1;
    if (!m_list.items.empty()) {
        origin = {box.left + box.width / 2, box.top + box.height / 2};
        const double across = width() / ((box.width + 2 * kFitMargin) * kPixelsPerPoint);
        const double down = height() / ((box.height + 2 * kFitMargin) * kPixelsPerPoint);
        zoom = std::clamp(std::min(across, down), kSmallestZoom, 1.0);
    }
    m_isFitted = true;
    m_isUsed = false;
    setSight(origin, zoom);
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
        scroll(by);
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
    refreshBars();
    QWidget::resizeEvent(event);
}

// What may be scrolled to: all that is drawn, in a window of its own paper all round it too.
chem::Box SketchView::reach() const
{
    const chem::Box now = seen();
    const double across = m_isOpenPaper ? std::max(0.0, now.width - 2 * kFitMargin) : 0;
    const double down = m_isOpenPaper ? std::max(0.0, now.height - 2 * kFitMargin) : 0;
    chem::Box box = m_list.bounds;
    chem::include(box, {box.left - across, box.top - down}, kFitMargin);
    chem::include(
        box, {box.left + box.width - kFitMargin + across, box.top + box.height - kFitMargin + down},
        kFitMargin);
    return box;
}

bool SketchView::scrollBy(chem::Point by)
{
    if (m_list.items.empty() || (!m_isOpenPaper && isAllInSight())) {
        return false;
    }
    const chem::Box now = seen();
    const chem::Box all = reach();
    const chem::Point way{limited(by.x, now.left, now.width, all.left, all.left + all.width),
                          limited(by.y, now.top, now.height, all.top, all.top + all.height)};
    if (way.x == 0 && way.y == 0) {
        return false;
    }
    scroll(way);
    return true;
}

void SketchView::makeBars()
{
    for (QScrollBar **bar : {&m_across, &m_down}) {
        const bool isAcross = bar == &m_across;
        *bar = new QScrollBar(isAcross ? Qt::Horizontal : Qt::Vertical, this);
        (*bar)->setObjectName(isAcross ? QStringLiteral("sheetAcrossBar")
                                       : QStringLiteral("sheetDownBar"));
        (*bar)->setAccessibleName(isAcross ? tr("Sheet, to the left and right")
                                           : tr("Sheet, up and down"));
        (*bar)->setFocusPolicy(Qt::NoFocus);
        (*bar)->setCursor(Qt::ArrowCursor);
        (*bar)->hide();
        connect(*bar, &QScrollBar::valueChanged, this, [this, isAcross](int value) {
            const double by =
                (value - std::exchange(m_barAt[isAcross ? 0 : 1], value)) / pixelsPerPoint();
            scroll(isAcross ? chem::Point{by, 0} : chem::Point{0, by});
        });
    }
}

void SketchView::refreshBar(QScrollBar &bar, double from, double seen, double first, double last)
{
    const bool isOut = !m_list.items.empty() && (first < from || last > from + seen);
    if (!bar.isSliderDown()) {
        const QSignalBlocker blocker(bar); // it follows the sheet here
        const double begin = std::min(from, first - kFitMargin);
        const double end = std::max(from + seen, last + kFitMargin);
        bar.setRange(0, qRound((end - begin - seen) * pixelsPerPoint()));
        bar.setPageStep(qRound(seen * pixelsPerPoint()));
        bar.setSingleStep(kScrollStep);
        bar.setValue(qRound((from - begin) * pixelsPerPoint()));
        m_barAt[&bar == m_across ? 0 : 1] = bar.value();
        bar.setVisible(isOut);
    }
}

// Only while something is out of sight.
void SketchView::refreshBars()
{
    const chem::Box now = seen();
    const chem::Box &drawn = m_list.bounds;
    refreshBar(*m_across, now.left, now.width, drawn.left, drawn.left + drawn.width);
    refreshBar(*m_down, now.top, now.height, drawn.top, drawn.top + drawn.height);
    const int thick = m_down->sizeHint().width();
    const int corner = m_across->isHidden() || m_down->isHidden() ? 0 : thick;
    m_across->setGeometry(0, height() - thick, width() - corner, thick);
    m_down->setGeometry(width() - thick, 0, thick, height() - corner);
}

void SketchView::wheelEvent(QWheelEvent *event)
{
    using namespace chem;
    if (event->modifiers() & Qt::ControlModifier) {
        const double turns = event->angleDelta().y() / 120.0;
        setZoom(m_zoom * std::pow(kZoomStep, turns), event->position());
        event->accept();
        return;
    }
    QPointF pixels = event->pixelDelta().isNull() ? QPointF(event->angleDelta()) / 2
                                                  : QPointF(event->pixelDelta());
    if ((event->modifiers() & Qt::ShiftModifier) && pixels.x() == 0) {
        pixels = pixels.transposed();
    }
    const bool moved = scrollBy(Point{pixels.x(), pixels.y()} * (-1 / pixelsPerPoint()));
    // Where all is in sight, or the end is reached, the page around it scrolls.
    event->setAccepted(moved || m_isOpenPaper);
}

} // namespace artemisia::app
