// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/roundtrip/draw_check.h"

#include "chem/depict/font_metrics.h"
#include "chem/depict/geometry.h"

#include <cmath>

namespace artemisia::roundtrip
{

using namespace artemisia::chem;

namespace
{

constexpr double kMarkSize = 6;
constexpr double kGoldenRatio = 0.61803398874989485;

double toBox(const Box &box, Point p)
{
    return distanceOf(box, Box{p.x, p.y, 0, 0});
}

struct Stroke {
    Point from;
    Point to;
    double halfWidth;
};

/// The strokes of everything but letters and highlights.
struct Strokes {
    std::vector<Stroke> &out;
    void operator()(const LineItem &line) const
    {
        out.push_back({line.from, line.to, line.width / 2});
    }
    void operator()(const PolygonItem &polygon) const
    {
        for (std::size_t i = 0; i < polygon.points.size(); ++i) {
            out.push_back({polygon.points[i], polygon.points[(i + 1) % polygon.points.size()], 0});
        }
    }
    void operator()(const PathItem &path) const
    {
        for (std::size_t i = 0; i + 1 < path.points.size(); ++i) {
            out.push_back({path.points[i], path.points[i + 1], path.width / 2});
        }
    }
    void operator()(const CircleItem & /*circle*/) const {}
    void operator()(const TextItem & /*text*/) const {}
};

bool isMark(const TextItem &text)
{
    return text.ink == InkRole::Secondary && text.size == kMarkSize;
}

} // namespace

double distanceOf(const Box &a, const Box &b)
{
    const double x = std::max({a.left - b.left - b.width, b.left - a.left - a.width, 0.0});
    const double y = std::max({a.top - b.top - b.height, b.top - a.top - a.height, 0.0});
    return std::sqrt(x * x + y * y);
}

// The distance to a box is convex along a stroke: a search by sections finds its least.
double distanceOf(const Box &box, Point from, Point to)
{
    double low = 0;
    double high = 1;
    const auto at = [&](double t) { return toBox(box, from + (to - from) * t); };
    for (int i = 0; i < 50; ++i) {
        const double a = high - (high - low) * kGoldenRatio;
        const double b = low + (high - low) * kGoldenRatio;
        if (at(a) <= at(b)) {
            high = b;
        } else {
            low = a;
        }
    }
    return at((low + high) / 2);
}

std::vector<TextItem> marksOf(const DisplayList &list)
{
    std::vector<TextItem> marks;
    for (const DisplayItem &item : list.items) {
        const auto *text = std::get_if<TextItem>(&item);
        if (text && isMark(*text)) {
            marks.push_back(*text);
        }
    }
    return marks;
}

std::vector<std::string> markFaults(const DisplayList &list)
{
    std::vector<Stroke> strokes;
    std::vector<TextItem> letters;
    for (const DisplayItem &item : list.items) {
        std::visit(Strokes{strokes}, item);
        const auto *text = std::get_if<TextItem>(&item);
        if (text && !isMark(*text)) {
            letters.push_back(*text);
        }
    }
    const std::vector<TextItem> marks = marksOf(list);
    std::vector<std::string> faults;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const Box box = boxOf(marks[i]);
        for (const TextItem &text : letters) {
            if (distanceOf(box, boxOf(text)) <= 0) {
                faults.push_back(marks[i].text + " on the letters " + text.text);
            }
        }
        for (const Stroke &stroke : strokes) {
            if (distanceOf(box, stroke.from, stroke.to) <= stroke.halfWidth) {
                faults.push_back(marks[i].text + " on a line");
            }
        }
        for (std::size_t k = 0; k < i; ++k) {
            if (distanceOf(box, boxOf(marks[k])) <= 0) {
                faults.push_back(marks[i].text + " on the mark " + marks[k].text);
            }
        }
    }
    return faults;
}

Drawing numbered(Drawing drawing)
{
    int number = 0;
    for (DrawnAtom &atom : drawing.atoms) {
        atom.map = ++number % 1000;
    }
    return drawing;
}

} // namespace artemisia::roundtrip
