// SPDX-License-Identifier: GPL-3.0-or-later
// What SketchView paints.
#include "app/desktop/sketcher/sketch_tool.h"
#include "app/desktop/sketcher/sketch_view.h"
#include "app/desktop/theme/theme.h"
#include "app/desktop/widgets/structure_painter.h"
#include "chem/depict/free_place.h"
#include "chem/depict/geometry.h"
#include "chem/depict/grid.h"
#include "chem/drawing/display.h"
#include "chem/drawing/place.h"
#include "chem/drawing/scheme.h"

#include <QPainter>
#include <QPainterPath>

#include <variant>
#include <vector>

namespace artemisia::app
{

namespace
{

constexpr double kWave = 2.2;     ///< points: half a turn of what marks a warning
constexpr double kDot = 1.3;      ///< points: the radius of what marks something open
constexpr double kMarkReach = 5;  ///< points from the middle of a mark that still mean it
constexpr double kAtomDisc = 5.5; ///< points: the radius of what lights an atom

QPointF toQt(chem::Point p)
{
    return {p.x, p.y};
}

const QPolygonF &disc()
{
    static const QPolygonF polygon = [] {
        constexpr int kCorners = 24;
        QPolygonF corners;
        for (int i = 0; i < kCorners; ++i) {
            corners.append(toQt(chem::directionOf(360.0 * i / kCorners)) * kAtomDisc);
        }
        return corners;
    }();
    return polygon;
}

void include(chem::Box &box, const chem::Box &other)
{
    chem::include(box, {other.left, other.top}, 0);
    chem::include(box, {other.left + other.width, other.top + other.height}, 0);
}

bool touch(const chem::Box &a, const chem::Box &b)
{
    return a.left <= b.left + b.width && b.left <= a.left + a.width && a.top <= b.top + b.height &&
           b.top <= a.top + a.height;
}

/// The runs of letters that stand on the paper, each taken once.
class Letters
{
public:
    explicit Letters(const chem::DisplayList &list)
    {
        for (const chem::DisplayItem &item : list.items) {
            if (const auto *text = std::get_if<chem::TextItem>(&item)) {
                constexpr double kAscent = 0.75; // of the font's size
                const chem::Box run{text->baseline.x, text->baseline.y - kAscent * text->size,
                                    text->width, text->size};
                m_grid.add(int(m_runs.size()), run);
                m_runs.push_back(run);
            }
        }
        m_isTaken.resize(m_runs.size(), false);
    }

    // A label is the run of letters at its atom and those that hang together with it.
    void takeLabel(chem::Box &box, chem::Point at)
    {
        std::vector<chem::Box> ends{{at.x, at.y, 0, 0}};
        while (!ends.empty()) {
            const chem::Box end = ends.back();
            ends.pop_back();
            for (const int number : m_grid.near(end)) {
                const chem::Box &run = m_runs[std::size_t(number)];
                if (!m_isTaken[std::size_t(number)] && touch(run, end)) {
                    m_isTaken[std::size_t(number)] = true;
                    include(box, run);
                    ends.push_back(run);
                }
            }
        }
    }

private:
    std::vector<chem::Box> m_runs;
    std::vector<bool> m_isTaken;
    chem::Grid m_grid;
};

} // namespace

chem::Box SketchView::labelBoxOf(chem::ItemId atom) const
{
    chem::Box box = chem::kEmptyBox;
    if (const chem::DrawnAtom *drawn = m_document.shown().atom(atom)) {
        Letters(m_list).takeLabel(box, drawn->at);
    }
    return box;
}

chem::Box SketchView::boxOfChosen() const
{
    if (m_chosenBox) {
        return *m_chosenBox;
    }
    const chem::Drawing &drawing = m_document.shown();
    const chem::Selection chosen = chem::completed(drawing, m_document.selection());
    Letters letters(m_list);
    chem::Box box = chem::boundsOf(drawing, chosen);
    for (const chem::ItemId item : chosen) {
        if (const chem::DrawnAtom *atom = drawing.atom(item)) {
            if (!drawing.isHidden(item)) {
                letters.takeLabel(box, atom->at);
            }
        } else if (const chem::DrawnText *text = drawing.text(item)) {
            include(box, chem::boxOf(*text));
        } else if (const chem::DrawnArrow *arrow = drawing.arrow(item)) {
            include(box, chem::displayOf(*arrow).bounds);
        }
    }
    m_chosenBox = box;
    return box;
}

void SketchView::paintItem(QPainter &painter, chem::ItemId item) const
{
    const chem::Drawing &drawing = m_document.shown();
    if (const chem::DrawnAtom *atom = drawing.atom(item)) {
        painter.drawEllipse(toQt(atom->at), kAtomDisc, kAtomDisc);
    } else if (const chem::DrawnBond *bond = drawing.bond(item)) {
        painter.drawLine(toQt(drawing.atom(bond->from)->at), toQt(drawing.atom(bond->to)->at));
    } else if (const chem::DrawnText *text = drawing.text(item); text && item != m_rewritten) {
        const chem::Box box = chem::boxOf(*text);
        painter.drawRoundedRect(QRectF(box.left - 2, box.top - 2, box.width + 4, box.height + 4), 2,
                                2);
    } else if (const chem::DrawnArrow *arrow = drawing.arrow(item)) {
        const std::vector<chem::Point> curve = chem::curveOf(*arrow);
        QPainterPath path(toQt(curve[0]));
        path.cubicTo(toQt(curve[1]), toQt(curve[2]), toQt(curve[3]));
        painter.strokePath(path, QPen(painter.pen().color(), 6, Qt::SolidLine, Qt::RoundCap));
    }
}

void SketchView::paintHovered(QPainter &painter) const
{
    if (m_hovered.isNothing()) {
        return;
    }
    QColor colour = Theme::instance().colours().accent;
    colour.setAlphaF(0.28F);
    painter.setBrush(colour);
    painter.setPen(m_hovered.bond != chem::kNoItem ? QPen(colour, 7, Qt::SolidLine, Qt::RoundCap)
                                                   : QPen(colour, 0));
    paintItem(painter, m_hovered.item());
}

void SketchView::paintSelection(QPainter &painter) const
{
    // Hundreds of items while a large molecule is dragged: lines together, discs of few corners.
    const chem::Drawing &drawing = m_document.shown();
    const QColor colour = Theme::instance().colours().accentSoft;
    QList<QLineF> bonds;
    painter.setBrush(colour);
    for (const chem::ItemId item : m_document.selection()) {
        if (const chem::DrawnAtom *atom = drawing.atom(item)) {
            if (!drawing.isHidden(item)) {
                painter.setPen(Qt::NoPen);
                painter.drawConvexPolygon(disc().translated(toQt(atom->at)));
            }
        } else if (const chem::DrawnBond *bond = drawing.bond(item)) {
            if (!drawing.isHidden(bond->from) && !drawing.isHidden(bond->to)) {
                bonds.append(
                    {toQt(drawing.atom(bond->from)->at), toQt(drawing.atom(bond->to)->at)});
            }
        } else {
            painter.setPen(QPen(colour, 0));
            paintItem(painter, item);
        }
    }
    painter.setPen(QPen(colour, 7, Qt::SolidLine, Qt::FlatCap));
    painter.drawLines(bonds);
}

std::vector<std::optional<chem::Point>> SketchView::marks() const
{
    std::vector<std::optional<chem::Point>> marks;
    marks.reserve(std::size_t(m_warnings.size()));
    std::vector<chem::Point> taken;
    for (const SketchWarning &warning : m_warnings) {
        const chem::DrawnAtom *atom = m_document.shown().atom(warning.atom);
        if (atom == nullptr || m_document.shown().isHidden(warning.atom)) {
            marks.emplace_back();
            continue;
        }
        taken.push_back(chem::placeBeside(m_list, atom->at, 4 * kWave, kWave, taken));
        marks.emplace_back(taken.back());
    }
    return marks;
}

// A wavy line for what cannot be, a dot for what is only open: told apart without their colour.
void SketchView::paintWarnings(QPainter &painter) const
{
    const QColor colour = Theme::instance().colours().warning;
    const auto places = marks();
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (!places[i]) {
            continue;
        }
        const chem::Point at = *places[i];
        if (m_warnings[qsizetype(i)].isQuiet) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(colour);
            painter.drawEllipse(toQt(at), kDot, kDot);
            continue;
        }
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour, 1.2 / m_zoom));
        QPainterPath wave(QPointF(at.x - 2 * kWave, at.y));
        for (int turn = 0; turn < 4; ++turn) {
            const double rise = turn % 2 ? kWave : -kWave;
            wave.quadTo(QPointF(at.x + (turn - 1.5) * kWave, at.y + rise),
                        QPointF(at.x + (turn - 1) * kWave, at.y));
        }
        painter.drawPath(wave);
    }
}

QString SketchView::warningsAt(chem::Point at) const
{
    using namespace chem;
    const ItemId pointedAt = targetAt(at).atom;
    const auto places = marks();
    QStringList words;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const SketchWarning &warning = m_warnings[qsizetype(i)];
        const bool isOnMark = places[i] && length(at - *places[i]) <= kMarkReach;
        if (isOnMark || (pointedAt != kNoItem && warning.atom == pointedAt)) {
            words << warning.text;
        }
    }
    return words.join(u'\n');
}

void SketchView::paintEvent(QPaintEvent *)
{
    const Colours &colours = Theme::instance().colours();
    QPainter painter(this);
    painter.fillRect(rect(), colours.surface);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setTransform(transform());
    paintSelection(painter);
    paintHovered(painter);
    DrawingStyle style = DrawingStyle::fromTheme(m_colourHeteroAtoms);
    paintDisplayItems(painter, m_list, style, pixelsPerPoint());
    paintWarnings(painter);
    painter.resetTransform();
    if (isHinting()) {
        paintHint(painter);
    }
    if (m_tool) {
        m_tool->paint(painter);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours.accent, 1));
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

} // namespace artemisia::app
