// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/free_place.h"

#include "chem/depict/font_metrics.h"
#include "chem/depict/geometry.h"

#include <array>

namespace artemisia::chem
{

namespace
{

constexpr double kClear = 0.8; ///< points between a mark and what is drawn
constexpr double kReach = 22;  ///< what is further off is in nobody's way

// Below, above, beside, then between; sines and cosines are spelled out as in labels.
constexpr std::array<Point, 16> kDirections = {{{0, 1},
                                                {0, -1},
                                                {1, 0},
                                                {-1, 0},
                                                {0.70710678, 0.70710678},
                                                {-0.70710678, 0.70710678},
                                                {0.70710678, -0.70710678},
                                                {-0.70710678, -0.70710678},
                                                {0.38268343, 0.92387953},
                                                {-0.38268343, 0.92387953},
                                                {0.38268343, -0.92387953},
                                                {-0.38268343, -0.92387953},
                                                {0.92387953, 0.38268343},
                                                {-0.92387953, 0.38268343},
                                                {0.92387953, -0.38268343},
                                                {-0.92387953, -0.38268343}}};

Box around(Point middle, double width, double height)
{
    return {middle.x - width / 2, middle.y - height / 2, width, height};
}

bool overlap(const Box &a, const Box &b)
{
    return a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height &&
           b.top < a.top + a.height;
}

/// What of a drawing is near a place: strokes and boxes of letters.
class Surroundings
{
public:
    Surroundings(const DisplayList &list, Point at)
        : m_near(around(at, 2 * kReach, 2 * kReach))
    {
        for (const DisplayItem &item : list.items) {
            std::visit([this](const auto &drawn) { add(drawn); }, item);
        }
    }

    void addLetters(const Box &box)
    {
        if (overlap(m_near, box)) {
            m_letters.push_back(box);
        }
    }

    [[nodiscard]] int countIn(const Box &box) const
    {
        int count = 0;
        for (const auto &[a, b] : m_strokes) {
            count += meets(box, a, b) ? 1 : 0;
        }
        for (const Box &letters : m_letters) {
            count += overlap(box, letters) ? 2 : 0; // letters are worse to lose
        }
        return count;
    }

private:
    void addStroke(Point a, Point b)
    {
        if (meets(m_near, a, b)) {
            m_strokes.emplace_back(a, b);
        }
    }
    void addLine(const std::vector<Point> &points, bool isClosed)
    {
        for (std::size_t i = 0; i + 1 < points.size(); ++i) {
            addStroke(points[i], points[i + 1]);
        }
        if (isClosed && points.size() > 2) {
            addStroke(points.back(), points.front());
        }
    }
    void add(const LineItem &line) { addStroke(line.from, line.to); }
    void add(const PolygonItem &shape) { addLine(shape.points, true); }
    void add(const PathItem &path) { addLine(path.points, false); }
    void add(const CircleItem &circle)
    {
        addLetters(around(circle.centre, 2 * circle.radius, 2 * circle.radius));
    }
    void add(const TextItem &text)
    {
        const double height = kCapHeight * text.size;
        addLetters({text.baseline.x, text.baseline.y - height, text.width, height});
    }

    Box m_near;
    std::vector<std::pair<Point, Point>> m_strokes;
    std::vector<Box> m_letters;
};

} // namespace

Point placeBeside(const DisplayList &list, Point at, double width, double height,
                  const std::vector<Point> &taken)
{
    Surroundings surroundings(list, at);
    for (const Point other : taken) {
        surroundings.addLetters(around(other, width, height));
    }
    Point best = at + Point{0, height + 4};
    int least = 1000000;
    for (const double gap : {2.5, 4.0, 6.0, 8.0, 10.0}) {
        for (const Point &direction : kDirections) {
            // From the mark's edge, not from its middle.
            const Point away{direction.x * (gap + width / 2), direction.y * (gap + height / 2)};
            const int met =
                surroundings.countIn(around(at + away, width + 2 * kClear, height + 2 * kClear));
            if (met < least) {
                least = met;
                best = at + away;
            }
        }
        if (least == 0) {
            break;
        }
    }
    return best;
}

} // namespace artemisia::chem
