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

/// A bond that is cut: where, and which way it leaves.
struct Cut {
    Point at;
    Point out;
};

std::vector<SketchBracket> upright(const Box &box, double left, double right, double a, double b)
{
    const Point middle{box.left + box.width / 2, box.top + box.height / 2};
    const Range range = reaching(box.top, box.height, a, b);
    return {{{left, range.from}, {left, range.to}, middle, {}},
            {{right, range.from}, {right, range.to}, middle, {}}};
}

std::vector<SketchBracket> lying(const Box &box, double upper, double lower, double a, double b)
{
    const Point middle{box.left + box.width / 2, box.top + box.height / 2};
    const Range range = reaching(box.left, box.width, a, b);
    return {{{range.from, upper}, {range.to, upper}, middle, {}},
            {{range.from, lower}, {range.to, lower}, middle, {}}};
}

/// Nothing where the bonds do not leave to opposite sides.
std::vector<SketchBracket> pair(const Box &box, Cut one, Cut other)
{
    constexpr double kAway = 0.2; // of the bond's length
    if (std::abs(one.at.x - other.at.x) >= std::abs(one.at.y - other.at.y)) {
        if (one.at.x > other.at.x) {
            std::swap(one, other);
        }
        return one.out.x < -kAway && other.out.x > kAway
                   ? upright(box, one.at.x, other.at.x, one.at.y, other.at.y)
                   : std::vector<SketchBracket>();
    }
    if (one.at.y > other.at.y) {
        std::swap(one, other);
    }
    return one.out.y < -kAway && other.out.y > kAway
               ? lying(box, one.at.y, other.at.y, one.at.x, other.at.x)
               : std::vector<SketchBracket>();
}

std::vector<SketchBracket> withFarSide(const Box &box, const Cut &cut)
{
    const double right = box.left + box.width;
    const double bottom = box.top + box.height;
    if (std::abs(cut.out.x) >= std::abs(cut.out.y)) {
        const bool isRight = cut.out.x > 0;
        return upright(box, isRight ? box.left : cut.at.x, isRight ? cut.at.x : right, cut.at.y,
                       cut.at.y);
    }
    const bool isBelow = cut.out.y > 0;
    return lying(box, isBelow ? box.top : cut.at.y, isBelow ? cut.at.y : bottom, cut.at.x,
                 cut.at.x);
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
    const auto cut = [&](std::size_t i) {
        const auto &[inner, outer] = leaving[i];
        return Cut{(inner + outer) * 0.5, unit(outer - inner)};
    };
    std::vector<SketchBracket> brackets;
    if (leaving.size() == 2) {
        brackets = pair(box, cut(0), cut(1));
    } else if (leaving.size() == 1) {
        brackets = withFarSide(box, cut(0));
    } else if (leaving.empty()) {
        const double y = box.top + box.height / 2;
        brackets = upright(box, box.left, box.left + box.width, y, y);
    }
    if (brackets.empty()) {
        brackets = across(box, leaving);
    }
    brackets.back().label = label;
    return brackets;
}

} // namespace artemisia::chem
