// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/change.h"

#include <algorithm>

namespace artemisia::chem
{

namespace
{

template <class Item>
std::vector<DrawingChange::Step<Item>> stepsBetween(const std::vector<Item> &before,
                                                    const std::vector<Item> &after)
{
    std::vector<DrawingChange::Step<Item>> steps;
    auto b = before.begin();
    auto a = after.begin();
    while (b != before.end() || a != after.end()) {
        if (a == after.end() || (b != before.end() && b->id < a->id)) {
            steps.push_back({*b++, std::nullopt});
        } else if (b == before.end() || a->id < b->id) {
            steps.push_back({std::nullopt, *a++});
        } else {
            if (!(*b == *a)) {
                steps.push_back({*b, *a});
            }
            ++b;
            ++a;
        }
    }
    return steps;
}

// Both lists are ascending by id, so one walk merges them.
template <class Item>
void take(std::vector<Item> &items, const std::vector<DrawingChange::Step<Item>> &steps,
          std::optional<Item> DrawingChange::Step<Item>::*wanted)
{
    if (steps.empty()) {
        return;
    }
    std::vector<Item> merged;
    merged.reserve(items.size() + steps.size());
    auto item = items.begin();
    for (const auto &step : steps) {
        const ItemId id = step.before ? step.before->id : step.after->id;
        while (item != items.end() && item->id < id) {
            merged.push_back(std::move(*item++));
        }
        if (item != items.end() && item->id == id) {
            ++item;
        }
        if (const std::optional<Item> &kept = step.*wanted) {
            merged.push_back(*kept);
        }
    }
    std::move(item, items.end(), std::back_inserter(merged));
    items = std::move(merged);
}

} // namespace

bool DrawingChange::isEmpty() const
{
    return atoms.empty() && bonds.empty() && groups.empty() && arrows.empty() && texts.empty();
}

DrawingChange changeBetween(const Drawing &before, const Drawing &after)
{
    DrawingChange change;
    change.atoms = stepsBetween(before.atoms, after.atoms);
    change.bonds = stepsBetween(before.bonds, after.bonds);
    change.groups = stepsBetween(before.groups, after.groups);
    change.arrows = stepsBetween(before.arrows, after.arrows);
    change.texts = stepsBetween(before.texts, after.texts);
    change.nextIdBefore = before.nextId;
    change.nextIdAfter = after.nextId;
    return change;
}

void redo(Drawing &drawing, const DrawingChange &change)
{
    take(drawing.atoms, change.atoms, &DrawingChange::Step<DrawnAtom>::after);
    take(drawing.bonds, change.bonds, &DrawingChange::Step<DrawnBond>::after);
    take(drawing.groups, change.groups, &DrawingChange::Step<DrawnGroup>::after);
    take(drawing.arrows, change.arrows, &DrawingChange::Step<DrawnArrow>::after);
    take(drawing.texts, change.texts, &DrawingChange::Step<DrawnText>::after);
    drawing.nextId = change.nextIdAfter;
}

void undo(Drawing &drawing, const DrawingChange &change)
{
    take(drawing.atoms, change.atoms, &DrawingChange::Step<DrawnAtom>::before);
    take(drawing.bonds, change.bonds, &DrawingChange::Step<DrawnBond>::before);
    take(drawing.groups, change.groups, &DrawingChange::Step<DrawnGroup>::before);
    take(drawing.arrows, change.arrows, &DrawingChange::Step<DrawnArrow>::before);
    take(drawing.texts, change.texts, &DrawingChange::Step<DrawnText>::before);
    drawing.nextId = change.nextIdBefore;
}

} // namespace artemisia::chem
