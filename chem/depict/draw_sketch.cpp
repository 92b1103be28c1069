// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/base/guard.h"
#include "chem/depict/bond_lines.h"
#include "chem/depict/font_metrics.h"
#include "chem/depict/geometry.h"
#include "chem/depict/label.h"
#include "chem/depict/marks.h"
#include "chem/depict/sketch.h"

namespace artemisia::chem
{

namespace
{

constexpr double kHighlightWidth = 8;

void addHighlights(DisplayList &list, const Sketch &sketch)
{
    for (const SketchBond &bond : sketch.bonds) {
        if (bond.isHighlighted) {
            list.items.push_back(LineItem{sketch.atom(bond.from).at, sketch.atom(bond.to).at,
                                          kHighlightWidth, InkRole::Highlight, false});
        }
    }
    for (const SketchAtom &atom : sketch.atoms) {
        if (atom.isHighlighted) {
            const double radius = atom.hasLabel ? 6.5 : kHighlightWidth / 2;
            list.items.push_back(CircleItem{atom.at, radius, true, 0, InkRole::Highlight});
        }
    }
}

void addBrackets(DisplayList &list, const Sketch &sketch)
{
    for (const SketchBracket &bracket : sketch.brackets) {
        const Point along = unit(bracket.to - bracket.from);
        Point foot = normal(along) * 3;
        if (dot(foot, bracket.inside - bracket.from) < 0) {
            foot = foot * -1;
        }
        for (const auto &[a, b] :
             {std::pair(bracket.from + foot, bracket.from), std::pair(bracket.from, bracket.to),
              std::pair(bracket.to, bracket.to + foot)}) {
            list.items.push_back(LineItem{a, b, Acs::lineWidth, InkRole::Structure, false});
        }
        if (!bracket.label.empty()) {
            const Point low = bracket.from.y > bracket.to.y ? bracket.from : bracket.to;
            list.items.push_back(TextItem{{low.x + 1.2, low.y + 4},
                                          bracket.label,
                                          Acs::scriptSize,
                                          textWidth(bracket.label, Acs::scriptSize),
                                          InkRole::Structure});
        }
    }
}

/// Visits the outermost points of an item with the room its line takes.
struct Extent {
    Box &box;
    void operator()(const LineItem &line) const
    {
        include(box, line.from, line.width / 2);
        include(box, line.to, line.width / 2);
    }
    void operator()(const PolygonItem &polygon) const
    {
        for (const Point &p : polygon.points) {
            include(box, p, 0);
        }
    }
    void operator()(const PathItem &path) const
    {
        for (const Point &p : path.points) {
            include(box, p, path.width / 2);
        }
    }
    void operator()(const CircleItem &circle) const
    {
        include(box, circle.centre, circle.radius + (circle.filled ? 0 : circle.width / 2));
    }
    void operator()(const TextItem &text) const
    {
        const Box ink = boxOf(text);
        include(box, {ink.left, ink.top}, 0);
        include(box, {ink.left + ink.width, ink.top + ink.height}, 0);
    }
};

struct Mover {
    Point move;
    double scale;
    [[nodiscard]] Point operator()(Point p) const { return p * scale + move; }
    void operator()(LineItem &line) const
    {
        line.from = (*this)(line.from);
        line.to = (*this)(line.to);
        line.width *= scale;
    }
    void operator()(PolygonItem &polygon) const { moveAll(polygon.points); }
    void operator()(PathItem &path) const
    {
        moveAll(path.points);
        path.width *= scale;
    }
    void operator()(CircleItem &circle) const
    {
        circle.centre = (*this)(circle.centre);
        circle.radius *= scale;
        circle.width *= scale;
    }
    void operator()(TextItem &text) const
    {
        text.baseline = (*this)(text.baseline);
        text.size *= scale;
        text.width *= scale;
    }
    void moveAll(std::vector<Point> &points) const
    {
        for (Point &p : points) {
            p = (*this)(p);
        }
    }
};

} // namespace

void measure(DisplayList &list)
{
    Box box = kEmptyBox;
    for (const DisplayItem &item : list.items) {
        std::visit(Extent{box}, item);
    }
    list.bounds = box.width < 0 ? Box{} : box;
}

void append(DisplayList &list, const DisplayList &part, Point move, double scale)
{
    for (DisplayItem item : part.items) {
        std::visit(Mover{move, scale}, item);
        list.items.push_back(std::move(item));
    }
}

DisplayList draw(const Sketch &sketch)
{
    DisplayList list;
    std::vector<Label> labels = layOutLabels(sketch);
    keepBondsInSight(sketch, labels);
    std::vector<BondInk> ink = drawBonds(sketch, labels);
    openCrossings(sketch, ink);
    addHighlights(list, sketch);
    for (BondInk &bond : ink) {
        list.items.insert(list.items.end(), bond.lines.begin(), bond.lines.end());
        list.items.insert(list.items.end(), bond.polygons.begin(), bond.polygons.end());
        list.items.insert(list.items.end(), bond.paths.begin(), bond.paths.end());
    }
    for (const Label &label : labels) {
        list.items.insert(list.items.end(), label.runs.begin(), label.runs.end());
    }
    addBrackets(list, sketch);
    for (TextItem &mark : layOutMarks(sketch, labels, ink)) {
        list.items.push_back(std::move(mark));
    }
    measure(list);
    return list;
}

Result<DisplayList> depict(const Molecule &molecule, const DepictOptions &options)
{
    return guarded(ErrorCode::Internal, "The structure could not be drawn.",
                   [&]() -> Result<DisplayList> {
                       return sketchOf(molecule, options).map([](const Sketch &sketch) {
                           return draw(sketch);
                       });
                   });
}

} // namespace artemisia::chem
