// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/brackets.h"

#include "chem/depict/geometry.h"

#include <algorithm>

namespace artemisia::chem
{

namespace
{

constexpr double kRoom = 8;   // about the atoms
constexpr double kClear = 3;  // beyond them: the label clears what stands beside it
constexpr double kLeast = 24; // of a bracket's length

struct Range {
    double from = 0;
    double to = 0;
};

/// As long as what it encloses, and where the bonds are that it cuts.
Range reaching(double from, double length, double a, double b)
{
    Range range{std::min({from, a - kRoom, b - kRoom}),
                std::max({from + length, a + kRoom, b + kRoom})};
    const double lacks = std::max(0.0, kLeast - (range.to - range.from)) / 2;
    return {range.from - kClear - lacks, range.to + kClear + lacks};
}

std::vector<SketchBracket> pair(const Box &box, Point first, Point second)
{
    const Point middle{box.left + box.width / 2, box.top + box.height / 2};
    const bool isUpright = std::abs(first.x - second.x) >= std::abs(first.y - second.y);
    if (isUpright ? first.x > second.x : first.y > second.y) {
        std::swap(first, second);
    }
    const Range range = isUpright ? reaching(box.top, box.height, first.y, second.y)
                                  : reaching(box.left, box.width, first.x, second.x);
    std::vector<SketchBracket> brackets;
    for (const Point &at : {first, second}) {
        brackets.push_back(isUpright
                               ? SketchBracket{{at.x, range.from}, {at.x, range.to}, middle, {}}
                               : SketchBracket{{range.from, at.y}, {range.to, at.y}, middle, {}});
    }
    return brackets;
}

Box boxAround(const std::vector<Point> &inside)
{
    Box box = kEmptyBox;
    for (const Point &at : inside) {
        include(box, at, kRoom);
    }
    return box;
}

std::vector<SketchBracket> across(const Box &box,
                                  const std::vector<std::pair<Point, Point>> &leaving)
{
    const Point middle{box.left + box.width / 2, box.top + box.height / 2};
    const double half = std::max(kLeast, std::min(box.height, 3 * box.width)) / 2;
    std::vector<SketchBracket> brackets;
    for (const auto &[a, b] : leaving) {
        const Point along = normal(unit(b - a)) * half;
        const Point at = (a + b) * 0.5;
        brackets.push_back({at - along, at + along, middle, {}});
    }
    std::stable_sort(brackets.begin(), brackets.end(),
                     [](const SketchBracket &one, const SketchBracket &other) {
                         return one.from.x + one.to.x < other.from.x + other.to.x;
                     });
    return brackets;
}

} // namespace

std::vector<SketchBracket> bracketsAround(const std::vector<Point> &inside,
                                          const std::vector<std::pair<Point, Point>> &leaving,
                                          const std::string &label)
{
    const Box box = boxAround(inside);
    const Point middle{box.left + box.width / 2, box.top + box.height / 2};
    const auto cut = [&](std::size_t i) { return (leaving[i].first + leaving[i].second) * 0.5; };
    std::vector<SketchBracket> brackets;
    if (leaving.size() > 2) {
        brackets = across(box, leaving);
    } else if (leaving.size() == 2) {
        brackets = pair(box, cut(0), cut(1));
    } else if (leaving.size() == 1) {
        const Point off = cut(0) - middle;
        const bool isBeside = std::abs(off.x) * box.height >= std::abs(off.y) * box.width;
        const double farX = off.x > 0 ? box.left : box.left + box.width;
        const double farY = off.y > 0 ? box.top : box.top + box.height;
        brackets =
            isBeside ? pair(box, cut(0), {farX, cut(0).y}) : pair(box, cut(0), {cut(0).x, farY});
    } else {
        brackets = pair(box, {box.left, middle.y}, {box.left + box.width, middle.y});
    }
    brackets.back().label = label;
    return brackets;
}

} // namespace artemisia::chem
