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
constexpr double kRowEdge = 12; // points above and below what stands in a row that are of the row
constexpr double kAir = 8;      // points between what lies near each other
constexpr std::size_t kMostPlaces = 100; // that are tried on a full sheet

double bottomOf(const chem::Box &box)
{
    return box.top + box.height;
}

double rightOf(const chem::Box &box)
{
    return box.left + box.width;
}

std::vector<chem::Box> boxesOn(const chem::Drawing &drawing)
{
    using namespace chem;
    std::vector<Box> boxes = placedPartsOf(drawing).boxes;
    for (const DrawnArrow &arrow : drawing.arrows) {
        Box box;
        box.width = -1;
        for (const Point p : curveOf(arrow)) {
            include(box, p, 1);
        }
        boxes.push_back(box);
    }
    for (const DrawnText &text : drawing.texts) {
        boxes.push_back(boxOf(text));
    }
    return boxes;
}

// What stands beside each other where something stands at that height.
std::optional<chem::Box> rowAt(const std::vector<chem::Box> &boxes, double y)
{
    double top = y;
    double bottom = y;
    for (const chem::Box &box : boxes) {
        if (y > box.top - kRowEdge && y < bottomOf(box) + kRowEdge) {
            top = std::min(top, box.top);
            bottom = std::max(bottom, bottomOf(box));
        }
    }
    std::optional<chem::Box> row;
    for (const chem::Box &box : boxes) {
        const double middle = box.top + box.height / 2;
        if (middle >= top && middle <= bottom) {
            if (!row) {
                row = box;
            }
            chem::include(*row, {box.left, box.top}, 0);
            chem::include(*row, {rightOf(box), bottomOf(box)}, 0);
        }
    }
    return row;
}

bool meets(const chem::Box &a, const chem::Box &b)
{
    return a.left < rightOf(b) + kAir && b.left < rightOf(a) + kAir && a.top < bottomOf(b) + kAir &&
           b.top < bottomOf(a) + kAir;
}

// The nearest place right of, below, left of or above one of the things that are there.
chem::Point nearestRoom(const std::vector<chem::Box> &boxes, const chem::Box &size, chem::Point to)
{
    using namespace chem;
    const double across = size.width / 2 + kAir + 1;
    const double down = size.height / 2 + kAir + 1;
    std::vector<Point> places{to};
    for (const Box &box : boxes) {
        places.insert(places.end(), {{rightOf(box) + across, to.y},
                                     {box.left - across, to.y},
                                     {to.x, bottomOf(box) + down},
                                     {to.x, box.top - down}});
    }
    std::stable_sort(places.begin(), places.end(),
                     [to](Point a, Point b) { return length(a - to) < length(b - to); });
    places.resize(std::min(places.size(), kMostPlaces));
    const auto free = std::find_if(places.begin(), places.end(), [&](Point place) {
        const Box own{place.x - size.width / 2, place.y - size.height / 2, size.width, size.height};
        return std::none_of(boxes.begin(), boxes.end(),
                            [&own](const Box &box) { return meets(own, box); });
    });
    return free != places.end() ? *free : to;
}

bool isFreeAt(const chem::Drawing &drawing, chem::Point pointer)
{
    using namespace chem;
    const bool isOnArrow =
        std::any_of(drawing.arrows.begin(), drawing.arrows.end(), [&](const DrawnArrow &arrow) {
            return std::abs(pointer.y - arrow.to.y) < kArrowRoom &&
                   pointer.x > std::min(arrow.from.x, arrow.to.x) - kArrowRoom &&
                   pointer.x < std::max(arrow.from.x, arrow.to.x) + kArrowRoom;
        });
    return !isOnArrow && atomNear(drawing, pointer, kOwnRoom) == kNoItem;
}

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
    return isFreeAt(drawing, pointer) ? pointer : endOf(drawing) + Point{kPartRoom, 0};
}

chem::Point nextInRow(const chem::Drawing &drawing, std::optional<chem::Point> spot, double room)
{
    using namespace chem;
    if (!spot) {
        return endOf(drawing) + Point{room, 0};
    }
    const auto row = rowAt(boxesOn(drawing), spot->y);
    if (!row) {
        return *spot;
    }
    Point end{rightOf(*row) + room, row->top + row->height / 2};
    double last = -1e9;
    for (const DrawnArrow &arrow : drawing.arrows) {
        if (arrow.to.y >= row->top && arrow.to.y <= bottomOf(*row) && arrow.to.x > last) {
            last = arrow.to.x;
            end.y = arrow.to.y; // in line with the arrows of the row
        }
    }
    return end;
}

chem::Point placeFor(const chem::Drawing &drawing, const chem::Box &box,
                     std::optional<chem::Point> spot)
{
    using namespace chem;
    if (spot && isFreeAt(drawing, *spot)) {
        return nearestRoom(boxesOn(drawing), box, *spot);
    }
    return nextInRow(drawing, spot, kPartRoom + box.width / 2);
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

chem::Point placeOn(const chem::Drawing &drawing, const chem::Box &box, const WordsSide &side)
{
    using namespace chem;
    constexpr double kOver = 8; // points between an arrow and what stands on it, and on that
    const DrawnArrow &arrow = *drawing.arrow(side.arrow);
    const Point middle = (arrow.from + arrow.to) * 0.5;
    const double way = side.isAbove ? -1 : 1;
    double edge = middle.y;
    const auto passBy = [&](const Box &other) {
        const bool isThere = (other.top + other.height / 2 - middle.y) * way > 0;
        const double far = side.isAbove ? other.top : other.top + other.height;
        edge = isThere && (far - edge) * way > 0 ? far : edge;
    };
    const std::vector<SchemeStep> steps = stepsOf(drawing);
    for (const SchemeStep &step : steps) {
        if (step.arrow == side.arrow) {
            for (const SheetPart &agent : step.agents) {
                passBy(boxOf(drawing, agent));
            }
            for (const ItemId text : side.isAbove ? step.textsAbove : step.textsBelow) {
                passBy(boxOf(*drawing.text(text)));
            }
        }
    }
    return {middle.x, edge + way * (kOver + box.height / 2)};
}

} // namespace artemisia::app
