// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/brackets.h"

#include "chem/depict/geometry.h"

#include <algorithm>

namespace artemisia::chem
{

namespace
{

constexpr double kRoom = 8; // about the atoms
constexpr double kClear = 3;
constexpr double kLeastHalf = 9; // of a bracket's height

void stand(std::vector<SketchBracket> &brackets, const Box &box, double half)
{
    const auto middleOf = [](const SketchBracket &one) { return (one.from + one.to) * 0.5; };
    const double left = middleOf(brackets.front()).x;
    const double right = middleOf(brackets.back()).x;
    const double y = box.top + box.height / 2;
    const bool isAround =
        left < box.left + kRoom - kClear && right > box.left + box.width - kRoom + kClear;
    const bool isInReach = std::abs(middleOf(brackets.front()).y - y) < half &&
                           std::abs(middleOf(brackets.back()).y - y) < half;
    if (brackets.size() != 2 || !isAround || !isInReach) {
        return;
    }
    for (SketchBracket &one : brackets) {
        const double x = middleOf(one).x;
        one.from = {x, y - half - kClear};
        one.to = {x, y + half + kClear}; // its label clears what stands beside it
    }
}

} // namespace

std::vector<SketchBracket> bracketsAround(const std::vector<Point> &inside,
                                          const std::vector<std::pair<Point, Point>> &leaving,
                                          const std::string &label)
{
    Box box = kEmptyBox;
    for (const Point &at : inside) {
        include(box, at, kRoom);
    }
    const Point middle{box.left + box.width / 2, box.top + box.height / 2};
    const double half = std::max(kLeastHalf, std::min(box.height, 3 * box.width) / 2);
    std::vector<SketchBracket> brackets;
    for (const auto &[a, b] : leaving) {
        const Point across = normal(unit(b - a)) * half;
        const Point at = (a + b) * 0.5;
        brackets.push_back({at - across, at + across, middle, {}});
    }
    if (brackets.empty()) {
        for (const double x : {box.left, box.left + box.width}) {
            brackets.push_back({{x, middle.y - half}, {x, middle.y + half}, middle, {}});
        }
    }
    std::stable_sort(brackets.begin(), brackets.end(),
                     [](const SketchBracket &a, const SketchBracket &b) {
                         return a.from.x + a.to.x < b.from.x + b.to.x;
                     });
    stand(brackets, box, half);
    brackets.back().label = label;
    return brackets;
}

} // namespace artemisia::chem
