// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/sheet_places.h"

#include "chem/depict/geometry.h"
#include "chem/drawing/display.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/place.h"
#include "chem/drawing/scheme.h"

#include <algorithm>
#include <cmath>

namespace artemisia::app
{

namespace
{
constexpr double kRow = 90;                         // points up and down from an arrow: its row
constexpr double kOwnRoom = 1.4 * chem::kDrawnBond; // paper that a new structure wants about it
constexpr double kArrowRoom = 10;                   // so far off an arrow it is on the paper
constexpr double kWordsReach = 18;                  // so far off an arrow words are meant for it
} // namespace

chem::Point endOf(const chem::Drawing &drawing)
{
    using namespace chem;
    Selection row = everything(drawing);
    const std::vector<SchemeStep> steps = stepsOf(drawing);
    const DrawnArrow *last = !steps.empty()           ? drawing.arrow(steps.back().arrow)
                             : drawing.arrows.empty() ? nullptr
                                                      : &drawing.arrows.back();
    if (last != nullptr) {
        for (const DrawnAtom &atom : drawing.atoms) {
            if (std::abs(atom.at.y - last->to.y) > kRow) {
                row.erase(atom.id);
            }
        }
    }
    const Box box = displayOf(copyOf(drawing, row)).bounds;
    return {box.left + box.width, last != nullptr ? last->to.y : box.top + box.height / 2};
}

chem::Point startFor(const chem::Drawing &drawing, chem::Point pointer)
{
    using namespace chem;
    const bool isOnArrow =
        std::any_of(drawing.arrows.begin(), drawing.arrows.end(), [&](const DrawnArrow &arrow) {
            return std::abs(pointer.y - arrow.to.y) < kArrowRoom &&
                   pointer.x > std::min(arrow.from.x, arrow.to.x) - kArrowRoom &&
                   pointer.x < std::max(arrow.from.x, arrow.to.x) + kArrowRoom;
        });
    const bool isFree = !isOnArrow && atomNear(drawing, pointer, kOwnRoom) == kNoItem;
    return isFree ? pointer : endOf(drawing) + Point{kPartRoom, 0};
}

std::optional<WordsSide> sideOf(const chem::Drawing &drawing, chem::ItemId text)
{
    using namespace chem;
    for (const SchemeStep &step : stepsOf(drawing)) {
        const auto holds = [text](const std::vector<ItemId> &texts) {
            return std::find(texts.begin(), texts.end(), text) != texts.end();
        };
        if (holds(step.textsAbove) || holds(step.textsBelow)) {
            return WordsSide{step.arrow, holds(step.textsAbove)};
        }
    }
    return std::nullopt;
}

std::optional<WordsSide> sideAt(const chem::Drawing &drawing, chem::Point at)
{
    using namespace chem;
    std::optional<WordsSide> nearest;
    double least = kWordsReach;
    for (const DrawnArrow &arrow : drawing.arrows) {
        const bool isBetween = at.x >= arrow.from.x && at.x <= arrow.to.x;
        const Point way = arrow.to - arrow.from;
        if (isCurly(arrow.kind) || !isBetween || std::abs(way.y) > 0.3 * way.x) {
            continue;
        }
        const double below = at.y - (arrow.from.y + way.y * (at.x - arrow.from.x) / way.x);
        if (std::abs(below) < least) {
            least = std::abs(below);
            nearest = WordsSide{arrow.id, below < 0};
        }
    }
    return nearest;
}

} // namespace artemisia::app
