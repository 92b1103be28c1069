// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/boxes.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/scheme.h"
#include "chem/drawing/scheme_rows.h"

#include <algorithm>

namespace artemisia::chem
{

namespace
{

constexpr double kApart = 10;   // points between substances that were apart
constexpr double kRowGap = 24;  // between rows of a scheme
constexpr double kSameRow = 20; // of arrows of one row, up and down

/// Whether two of \a parts lie on each other now that were apart.
bool areCrowded(const std::vector<Box> &before, const std::vector<Box> &now)
{
    for (std::size_t i = 0; i < now.size(); ++i) {
        for (std::size_t k = i + 1; k < now.size(); ++k) {
            if (areWithin(now[i], now[k], kApart / 2) &&
                !areWithin(before[i], before[k], kApart / 2)) {
                return true;
            }
        }
    }
    return false;
}

bool areSame(const std::vector<SchemeStep> &a, const std::vector<SchemeStep> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const SchemeStep &one, const SchemeStep &other) {
                          return one.arrow == other.arrow && one.reactants == other.reactants &&
                                 one.agents == other.agents && one.products == other.products;
                      });
}

/// A row of a scheme: all that stands in it.
struct Row {
    double line = 0;
    Selection items;
};

void take(Row &row, const std::vector<SheetPart> &parts, const Captions &captions)
{
    for (const SheetPart &part : parts) {
        row.items.insert(part.begin(), part.end());
        if (const auto own = captions.find(part.front()); own != captions.end()) {
            row.items.insert(own->second.begin(), own->second.end());
        }
    }
}

std::vector<Row> rowsOf(const Drawing &drawing, const std::vector<SchemeStep> &steps,
                        const Captions &captions)
{
    std::vector<Row> rows;
    for (const SchemeStep &step : steps) { // in reading order
        const DrawnArrow &arrow = *drawing.arrow(step.arrow);
        const double line = (arrow.from.y + arrow.to.y) / 2;
        if (rows.empty() || std::abs(rows.back().line - line) > kSameRow) {
            rows.push_back({line, {}});
        }
        Row &row = rows.back();
        row.items.insert(step.arrow);
        row.items.insert(step.textsAbove.begin(), step.textsAbove.end());
        row.items.insert(step.textsBelow.begin(), step.textsBelow.end());
        for (const auto *parts : {&step.reactants, &step.agents, &step.products}) {
            take(row, *parts, captions);
        }
    }
    return rows;
}

Box boxOf(const Drawing &drawing, const Row &row)
{
    const Drawing copy = copyOf(drawing, row.items);
    Box box = boundsOf(copy, everything(copy));
    for (const Box &part : placedPartsOf(copy).boxes) {
        box = united(box, part);
    }
    for (const DrawnText &text : copy.texts) {
        box = united(box, chem::boxOf(text));
    }
    return box;
}

void moveRowsApart(Drawing &drawing, const std::vector<Row> &rows)
{
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const Box above = boxOf(drawing, rows[i - 1]);
        const double down = above.top + above.height + kRowGap - boxOf(drawing, rows[i]).top;
        if (down <= 0) {
            continue;
        }
        Selection lower;
        for (std::size_t k = i; k < rows.size(); ++k) {
            lower.insert(rows[k].items.begin(), rows[k].items.end());
        }
        move(drawing, lower, {0, down});
    }
}

/// Without arrows: each to the right of what it would lie on, from the left.
void moveApart(Drawing &drawing, const std::vector<SheetPart> &parts, const Captions &captions)
{
    std::vector<Box> boxes = boxesOf(drawing, parts);
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return boxes[a].left + boxes[a].width / 2 < boxes[b].left + boxes[b].width / 2;
    });
    for (std::size_t i = 1; i < order.size(); ++i) {
        Box &box = boxes[order[i]];
        double by = 0;
        for (std::size_t k = 0; k < i; ++k) { // those on the left lie where they will
            const Box &other = boxes[order[k]];
            Box moved = box;
            moved.left += by;
            if (areWithin(moved, other, kApart / 2)) { // so each turn passes one for good
                by = other.left + other.width + kApart - box.left;
                k = std::size_t(-1); // what was passed may lie there
            }
        }
        Selection items(parts[order[i]].begin(), parts[order[i]].end());
        if (const auto own = captions.find(parts[order[i]].front()); own != captions.end()) {
            items.insert(own->second.begin(), own->second.end());
        }
        move(drawing, items, {by, 0});
        box.left += by;
    }
}

} // namespace

void expandGroups(Drawing &drawing, const std::vector<ItemId> &groups)
{
    const std::vector<SchemeStep> steps = stepsOf(drawing);
    const Captions captions = captionsOf(drawing);
    const PlacedParts before = placedPartsOf(drawing);
    Drawing expanded = drawing;
    for (const ItemId group : groups) {
        setContracted(expanded, group, false);
    }
    const bool isCrowded = areCrowded(before.boxes, boxesOf(expanded, before.parts));
    if (isCrowded || partsOf(expanded) != before.parts || !areSame(stepsOf(expanded), steps)) {
        if (steps.empty()) {
            moveApart(expanded, before.parts, captions);
        } else {
            const std::vector<Row> rows = rowsOf(expanded, steps, captions);
            alignRows(expanded, steps, captions);
            moveRowsApart(expanded, rows);
        }
    }
    if (faultOf(expanded).empty()) {
        drawing = std::move(expanded);
    }
}

} // namespace artemisia::chem
