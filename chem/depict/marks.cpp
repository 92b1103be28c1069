// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/marks.h"

#include "chem/depict/font_metrics.h"
#include "chem/depict/geometry.h"
#include "chem/depict/grid.h"

#include <optional>

namespace artemisia::chem
{

namespace
{

constexpr double kRoom = 1.2;        ///< between a mark and anything else
constexpr double kFromCorner = 3;    ///< between a mark and an atom without letters
constexpr double kStep = 0.75;       ///< from one tried place to the next outwards
constexpr double kFurthest = 24;     ///< from the atom to the middle of its mark
constexpr double kCrowdingCost = 4;  ///< points of distance that a free direction is worth
constexpr double kStrangerCost = 12; ///< and that standing nearer to another atom costs
constexpr double kBesideCost = 5;    ///< and standing in line with letters: 3 NH3 would be read

/// Half of a mark's width and height.
struct Half {
    double x;
    double y;
};

double distance(const Box &a, const Box &b)
{
    const double x = std::max({a.left - b.left - b.width, b.left - a.left - a.width, 0.0});
    const double y = std::max({a.top - b.top - b.height, b.top - a.top - a.height, 0.0});
    return length({x, y});
}

double distance(const Box &box, Point p)
{
    return distance(box, Box{p.x, p.y, 0, 0});
}

double distanceToSegment(Point p, Point a, Point b)
{
    const Point d = b - a;
    const double along = dot(d, d) > 0 ? std::clamp(dot(p - a, d) / dot(d, d), 0.0, 1.0) : 0;
    return length(p - (a + d * along));
}

double distance(const Box &box, Point a, Point b)
{
    if (meets(box, a, b)) {
        return 0;
    }
    double least = std::min(distance(box, a), distance(box, b));
    for (const Point corner : {Point{box.left, box.top}, Point{box.left + box.width, box.top},
                               Point{box.left, box.top + box.height},
                               Point{box.left + box.width, box.top + box.height}}) {
        least = std::min(least, distanceToSegment(corner, a, b));
    }
    return least;
}

bool isApart(const Box &a, const Box &b)
{
    return a.left > b.left + b.width + kRoom || b.left > a.left + a.width + kRoom ||
           a.top > b.top + b.height + kRoom || b.top > a.top + a.height + kRoom;
}

/// Something that no mark may touch: a stroke, or a box if it has letters.
struct Obstacle {
    Point from;
    Point to;
    double halfWidth = 0;
    std::optional<Box> letters;
    int atom = -1; ///< whose letters or corner; -1: nobody's
    Box bounds;    ///< set by Obstacles
    [[nodiscard]] double distanceTo(const Box &box) const
    {
        return letters ? distance(box, *letters) : distance(box, from, to) - halfWidth;
    }
};

class Obstacles
{
public:
    explicit Obstacles(std::size_t expected)
        : m_grid(expected)
    {
        m_all.reserve(expected);
    }

    void add(Obstacle obstacle)
    {
        Box box = kEmptyBox;
        if (obstacle.letters) {
            box = *obstacle.letters;
        } else {
            include(box, obstacle.from, obstacle.halfWidth);
            include(box, obstacle.to, obstacle.halfWidth);
        }
        obstacle.bounds = box;
        m_grid.add(static_cast<int>(m_all.size()), box);
        m_all.push_back(obstacle);
    }

    [[nodiscard]] std::vector<Obstacle> near(const Box &box) const
    {
        std::vector<Obstacle> out;
        for (const int i : m_grid.near(box)) {
            out.push_back(m_all[static_cast<std::size_t>(i)]);
        }
        return out;
    }

private:
    std::vector<Obstacle> m_all;
    Grid m_grid;
};

void addPolyline(Obstacles &obstacles, const std::vector<Point> &points, bool isClosed,
                 double halfWidth)
{
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        obstacles.add({points[i], points[i + 1], halfWidth, {}, -1, {}});
    }
    if (isClosed && points.size() > 2) {
        obstacles.add({points.back(), points.front(), halfWidth, {}, -1, {}});
    }
}

/// Visits what stands on the page.
struct AddItem {
    Obstacles &obstacles;
    void operator()(const LineItem &line) const
    {
        obstacles.add({line.from, line.to, line.width / 2, {}, -1, {}});
    }
    void operator()(const PolygonItem &polygon) const
    {
        addPolyline(obstacles, polygon.points, true, 0);
    }
    void operator()(const PathItem &path) const
    {
        addPolyline(obstacles, path.points, false, path.width / 2);
    }
    void operator()(const CircleItem &circle) const
    {
        obstacles.add({circle.centre, circle.centre, circle.radius, {}, -1, {}});
    }
    void operator()(const TextItem &text) const { obstacles.add({{}, {}, 0, boxOf(text), -1, {}}); }
};

Obstacles obstaclesOf(const Sketch &sketch, const std::vector<Label> &labels,
                      const std::vector<BondInk> &bonds)
{
    Obstacles obstacles(2 * (sketch.atoms.size() + sketch.bonds.size()));
    const AddItem add{obstacles};
    for (const BondInk &bond : bonds) {
        std::for_each(bond.lines.begin(), bond.lines.end(), add);
        std::for_each(bond.polygons.begin(), bond.polygons.end(), add);
        std::for_each(bond.paths.begin(), bond.paths.end(), add);
    }
    for (const DisplayItem &item : sketch.around.items) {
        std::visit(add, item);
    }
    for (const SketchBracket &bracket : sketch.brackets) {
        obstacles.add({bracket.from, bracket.to, Acs::lineWidth / 2, {}, -1, {}});
    }
    for (std::size_t i = 0; i < sketch.atoms.size(); ++i) {
        const int atom = static_cast<int>(i);
        for (const TextItem &run : labels[i].runs) {
            obstacles.add({{}, {}, 0, boxOf(run), atom, {}});
        }
        if (labels[i].isEmpty()) {
            const Point at = sketch.atoms[i].at;
            obstacles.add({at, at, kFromCorner - kRoom, {}, atom, {}});
        }
    }
    return obstacles;
}

Box boxAbout(Point centre, Half half)
{
    return {centre.x - half.x, centre.y - half.y, 2 * half.x, 2 * half.y};
}

/// One atom's mark looking for its place.
class MarkPlace
{
public:
    MarkPlace(const Sketch &sketch, int atom, Half half, const Obstacles &obstacles)
        : m_at(sketch.atom(atom).at)
        , m_atom(atom)
        , m_half(half)
        , m_hasLabel(sketch.atom(atom).hasLabel)
        , m_directions(directionsByRoom(sketch, atom))
        , m_near(obstacles.near(boxAbout(m_at, {kFurthest + 2 * half.x, kFurthest + 2 * half.y})))
    {
        // Other atoms count by their distance however far they are.
        const Box reach = boxAbout(m_at, {kFurthest + half.x + 0.1, kFurthest + half.y + 0.1});
        const auto isOutOfReach = [&reach](const Obstacle &obstacle) {
            return obstacle.atom < 0 && isApart(reach, obstacle.bounds);
        };
        m_near.erase(std::remove_if(m_near.begin(), m_near.end(), isOutOfReach), m_near.end());
    }

    [[nodiscard]] Point centre() const
    {
        double least = 1e9;
        Point best = m_at;
        for (const FreeDirection &direction : m_directions) {
            const bool isBeside = m_hasLabel && std::abs(direction.direction.y) < 0.5;
            const double cost = kCrowdingCost * direction.crowding + (isBeside ? kBesideCost : 0);
            for (double away = 3; away <= kFurthest && away + cost < least; away += kStep) {
                const Point centre = m_at + direction.direction * away;
                const double price =
                    away + cost + priceAt(boxAbout(centre, m_half), least - away - cost + 1);
                if (price < least - 1e-6) {
                    least = price;
                    best = centre;
                }
            }
        }
        return best;
    }

private:
    // Nothing where it is clear; the more, the deeper it stands in what is there. What is dearer
    // than \a most is not counted to the end.
    [[nodiscard]] double priceAt(const Box &box, double most) const
    {
        double price = 0;
        double own = 1e9;
        double strangers = 1e9;
        for (const Obstacle &obstacle : m_near) {
            if (obstacle.atom < 0 && isApart(box, obstacle.bounds)) {
                continue; // by far the most of them
            }
            const double d = obstacle.distanceTo(box);
            price += d < kRoom ? 100 + 10 * (kRoom - d) : 0;
            if (price > most) {
                return price;
            }
            if (obstacle.atom == m_atom) {
                own = std::min(own, d);
            } else if (obstacle.atom >= 0) {
                strangers = std::min(strangers, d);
            }
        }
        return price + (strangers < own + 0.5 ? kStrangerCost : 0);
    }

    Point m_at;
    int m_atom;
    Half m_half;
    bool m_hasLabel;
    std::vector<FreeDirection> m_directions;
    std::vector<Obstacle> m_near;
};

} // namespace

std::vector<TextItem> layOutMarks(const Sketch &sketch, const std::vector<Label> &labels,
                                  const std::vector<BondInk> &bonds)
{
    std::vector<TextItem> marks;
    if (std::none_of(sketch.atoms.begin(), sketch.atoms.end(),
                     [](const SketchAtom &atom) { return !atom.mark.empty(); })) {
        return marks;
    }
    Obstacles obstacles = obstaclesOf(sketch, labels, bonds);
    for (std::size_t i = 0; i < sketch.atoms.size(); ++i) {
        const std::string &text = sketch.atoms[i].mark;
        if (text.empty()) {
            continue;
        }
        TextItem mark{{0, 0}, text, kMarkSize, textWidth(text, kMarkSize), InkRole::Secondary};
        const Box ink = boxOf(mark);
        const Half half{ink.width / 2, ink.height / 2};
        const Point centre = MarkPlace(sketch, static_cast<int>(i), half, obstacles).centre();
        mark.baseline = centre - Point{ink.left + half.x, ink.top + half.y};
        obstacles.add({{}, {}, 0, boxOf(mark), -1, {}});
        marks.push_back(std::move(mark));
    }
    return marks;
}

} // namespace artemisia::chem
