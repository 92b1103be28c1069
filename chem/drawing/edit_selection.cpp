// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/geometry.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/edit_parts.h"
#include "chem/drawing/place.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>

namespace artemisia::chem
{

namespace
{

template <class Items>
void eraseFrom(Items &items, const Selection &selection)
{
    items.erase(std::remove_if(items.begin(), items.end(),
                               [&](const auto &item) { return selection.count(item.id) > 0; }),
                items.end());
}

bool holdsAll(const Selection &selection, const std::vector<ItemId> &atoms)
{
    return std::all_of(atoms.begin(), atoms.end(),
                       [&](ItemId atom) { return selection.count(atom) > 0; });
}

// Bonds and groups without their atoms are no longer there.
void tidy(Drawing &drawing)
{
    drawing.bonds.erase(std::remove_if(drawing.bonds.begin(), drawing.bonds.end(),
                                       [&](const DrawnBond &bond) {
                                           return drawing.atom(bond.from) == nullptr ||
                                                  drawing.atom(bond.to) == nullptr;
                                       }),
                        drawing.bonds.end());
    for (DrawnGroup &group : drawing.groups) {
        const std::size_t before = group.atoms.size();
        group.atoms.erase(
            std::remove_if(group.atoms.begin(), group.atoms.end(),
                           [&](ItemId atom) { return drawing.atom(atom) == nullptr; }),
            group.atoms.end());
        // Letters that no longer name what is there go; brackets hold what is left.
        const bool isLess = group.atoms.size() != before;
        if (isLess && (group.kind == GroupKind::Abbreviation ||
                       (group.kind == GroupKind::Together && group.atoms.size() < 2))) {
            group.atoms.clear();
        }
    }
    drawing.groups.erase(
        std::remove_if(drawing.groups.begin(), drawing.groups.end(),
                       [](const DrawnGroup &group) { return group.atoms.empty(); }),
        drawing.groups.end());
}

/// Gives every chosen place a new one, if all of them stay on the sheet.
void place(Drawing &drawing, const Selection &chosen, const std::function<Point(Point)> &newPlace)
{
    const Selection selection = completed(drawing, chosen);
    Drawing placed = drawing;
    bool allOnSheet = true;
    const auto put = [&](Point &p) {
        p = newPlace(p);
        allOnSheet = allOnSheet && isOnSheet(p);
    };
    for (DrawnAtom &atom : placed.atoms) {
        if (selection.count(atom.id) > 0) {
            put(atom.at);
        }
    }
    for (DrawnArrow &arrow : placed.arrows) {
        if (selection.count(arrow.id) > 0) {
            put(arrow.from);
            put(arrow.to);
        }
    }
    for (DrawnText &text : placed.texts) {
        if (selection.count(text.id) > 0) {
            put(text.at);
        }
    }
    if (allOnSheet) {
        drawing = std::move(placed);
    }
}

// The atoms of a group that are bound to others.
Selection outerAtoms(const Drawing &drawing, const DrawnGroup &group)
{
    const auto isInside = [&group](ItemId atom) {
        return std::binary_search(group.atoms.begin(), group.atoms.end(), atom);
    };
    Selection outer;
    for (const DrawnBond &bond : drawing.bonds) {
        if (isInside(bond.from) != isInside(bond.to)) {
            outer.insert(isInside(bond.from) ? bond.from : bond.to);
        }
    }
    return outer;
}

// One atom takes over the bonds of another, which goes.
void mergeInto(Drawing &drawing, ItemId kept, ItemId gone)
{
    for (const ItemId id : drawing.bondsOf(gone)) {
        DrawnBond &bond = *drawing.bond(id);
        const ItemId other = bond.other(gone);
        if (other != kept && drawing.bondBetween(kept, other) == nullptr) {
            (bond.from == gone ? bond.from : bond.to) = kept;
        }
    }
    erase(drawing, {gone});
}

} // namespace

Selection completed(const Drawing &drawing, const Selection &selection)
{
    Selection whole;
    const auto takeAtom = [&](ItemId atom) {
        whole.insert(atom);
        const DrawnGroup *group = drawing.abbreviationOf(atom);
        if (group != nullptr && group->isContracted) {
            whole.insert(group->atoms.begin(), group->atoms.end());
        }
    };
    for (const ItemId id : selection) {
        if (drawing.atom(id) != nullptr) {
            takeAtom(id);
        } else if (const DrawnBond *bond = drawing.bond(id)) {
            takeAtom(bond->from);
            takeAtom(bond->to);
        } else if (const DrawnGroup *group = drawing.group(id)) {
            whole.insert(group->atoms.begin(), group->atoms.end());
        } else if (drawing.arrow(id) != nullptr || drawing.text(id) != nullptr) {
            whole.insert(id);
        }
    }
    for (const DrawnBond &bond : drawing.bonds) {
        if (whole.count(bond.from) > 0 && whole.count(bond.to) > 0) {
            whole.insert(bond.id);
        }
    }
    for (const DrawnGroup &group : drawing.groups) {
        if (holdsAll(whole, group.atoms)) {
            whole.insert(group.id);
        }
    }
    return whole;
}

void erase(Drawing &drawing, const Selection &selection)
{
    Selection gone = selection;
    for (const DrawnGroup &group : drawing.groups) {
        const bool isHit = std::any_of(group.atoms.begin(), group.atoms.end(),
                                       [&](ItemId atom) { return selection.count(atom) > 0; });
        if (group.isContracted && (isHit || selection.count(group.id) > 0)) {
            gone.insert(group.atoms.begin(), group.atoms.end());
        }
    }
    eraseFrom(drawing.atoms, gone);
    eraseFrom(drawing.bonds, gone);
    eraseFrom(drawing.groups, gone);
    eraseFrom(drawing.arrows, gone);
    eraseFrom(drawing.texts, gone);
    tidy(drawing);
}

void move(Drawing &drawing, const Selection &selection, Point by)
{
    place(drawing, selection, [by](Point p) { return p + by; });
}

void rotate(Drawing &drawing, const Selection &selection, Point about, double degrees)
{
    place(drawing, selection, [=](Point p) { return rotated(p, about, degrees); });
}

Point pivotOf(const Drawing &drawing, const Selection &chosen)
{
    const Selection selection = completed(drawing, chosen);
    ItemId hook = kNoItem;
    int bonds = 0;
    for (const DrawnBond &bond : drawing.bonds) {
        const bool isFromIn = selection.count(bond.from) > 0;
        if (isFromIn != (selection.count(bond.to) > 0)) {
            hook = isFromIn ? bond.to : bond.from;
            ++bonds;
        }
    }
    if (bonds == 1) {
        return drawing.atom(hook)->at;
    }
    const Box box = boundsOf(drawing, selection);
    return {box.left + box.width / 2, box.top + box.height / 2};
}

void scale(Drawing &drawing, const Selection &selection, Point about, double factor)
{
    if (factor > 0.01 && factor < 100) {
        place(drawing, selection, [=](Point p) { return about + (p - about) * factor; });
    }
}

void flip(Drawing &drawing, const Selection &chosen, Mirror mirror)
{
    const Selection selection = completed(drawing, chosen);
    const Box box = boundsOf(drawing, selection);
    if (box.width < 0) {
        return;
    }
    const Point middle{box.left + box.width / 2, box.top + box.height / 2};
    place(drawing, selection, [=](Point p) {
        return mirror == Mirror::LeftRight ? Point{2 * middle.x - p.x, p.y}
                                           : Point{p.x, 2 * middle.y - p.y};
    });
    for (DrawnBond &bond : drawing.bonds) {
        if (selection.count(bond.id) > 0) {
            bond.stereo = bond.stereo == BondStereo::Wedge  ? BondStereo::Hash
                          : bond.stereo == BondStereo::Hash ? BondStereo::Wedge
                                                            : bond.stereo;
        }
    }
    for (DrawnArrow &arrow : drawing.arrows) {
        if (selection.count(arrow.id) > 0) {
            arrow.bend = -arrow.bend;
        }
    }
}

int mergeOverlapping(Drawing &drawing, const Selection &moved, double reach)
{
    const Selection whole = completed(drawing, moved);
    int merged = 0;
    for (const ItemId id : whole) {
        const DrawnAtom *atom = drawing.atom(id);
        if (atom == nullptr || drawing.isHidden(id)) {
            continue;
        }
        ItemId found = kNoItem;
        double least = reach;
        for (const DrawnAtom &other : drawing.atoms) {
            const double distance = length(other.at - atom->at);
            const bool isCandidate = whole.count(other.id) == 0 && !drawing.isHidden(other.id);
            if (isCandidate && distance <= least) {
                least = distance;
                found = other.id;
            }
        }
        const bool isAbbreviated =
            found != kNoItem && (drawing.abbreviationOf(found) || drawing.abbreviationOf(id));
        if (found != kNoItem && !isAbbreviated) {
            // The one that says more than "carbon" stays.
            DrawnAtom &kept = *drawing.atom(found);
            if (kept.kind == AtomKind::Element && kept.element == 6 && kept.charge == 0) {
                const Point at = kept.at;
                const DrawnAtom said = *atom;
                kept = said;
                kept.id = found;
                kept.at = at;
            }
            mergeInto(drawing, found, id);
            ++merged;
        }
    }
    return merged;
}

Drawing copyOf(const Drawing &drawing, const Selection &selection)
{
    const Selection kept = completed(drawing, selection);
    Drawing copy;
    copy.nextId = drawing.nextId;
    const auto take = [&kept](const auto &items, auto &taken) {
        std::copy_if(items.begin(), items.end(), std::back_inserter(taken),
                     [&](const auto &item) { return kept.count(item.id) > 0; });
    };
    take(drawing.atoms, copy.atoms);
    take(drawing.bonds, copy.bonds);
    take(drawing.groups, copy.groups);
    take(drawing.arrows, copy.arrows);
    take(drawing.texts, copy.texts);
    tidy(copy);
    return copy;
}

Selection insert(Drawing &drawing, const Drawing &other, Point by)
{
    const Box box = boundsOf(other, everything(other));
    const bool isRoom =
        box.width < 0 || (isOnSheet(Point{box.left, box.top} + by) &&
                          isOnSheet(Point{box.left + box.width, box.top + box.height} + by));
    if (!hasRoom(drawing, other.atoms.size()) || !isRoom) {
        return {};
    }
    std::map<ItemId, ItemId> newId;
    Selection added;
    const auto note = [&](ItemId old, ItemId now) {
        newId[old] = now;
        added.insert(now);
    };
    for (DrawnAtom atom : other.atoms) {
        const ItemId old = atom.id;
        atom.at = atom.at + by;
        note(old, drawing.add(std::move(atom)));
    }
    for (DrawnBond bond : other.bonds) {
        const ItemId old = bond.id;
        bond.from = newId[bond.from];
        bond.to = newId[bond.to];
        note(old, drawing.add(bond));
    }
    for (DrawnGroup group : other.groups) {
        const ItemId old = group.id;
        for (ItemId &atom : group.atoms) {
            atom = newId[atom];
        }
        std::sort(group.atoms.begin(), group.atoms.end());
        note(old, drawing.add(std::move(group)));
    }
    for (DrawnArrow arrow : other.arrows) {
        const ItemId old = arrow.id;
        arrow.from = arrow.from + by;
        arrow.to = arrow.to + by;
        note(old, drawing.add(arrow));
    }
    for (DrawnText text : other.texts) {
        const ItemId old = text.id;
        text.at = text.at + by;
        note(old, drawing.add(std::move(text)));
    }
    return added;
}

Selection fragmentAround(const Drawing &drawing, const Selection &selection)
{
    const Selection seed = completed(drawing, selection);
    Selection whole = seed;
    for (const std::vector<ItemId> &fragment : fragmentsOf(drawing)) {
        if (std::any_of(fragment.begin(), fragment.end(),
                        [&](ItemId atom) { return seed.count(atom) > 0; })) {
            whole.insert(fragment.begin(), fragment.end());
        }
    }
    return completed(drawing, whole);
}

Selection everything(const Drawing &drawing)
{
    Selection all;
    const auto take = [&all](const auto &items) {
        for (const auto &item : items) {
            all.insert(item.id);
        }
    };
    take(drawing.atoms);
    take(drawing.bonds);
    take(drawing.groups);
    take(drawing.arrows);
    take(drawing.texts);
    return all;
}

Box boundsOf(const Drawing &drawing, const Selection &chosen)
{
    const Selection selection = completed(drawing, chosen);
    Box box = kEmptyBox;
    for (const DrawnAtom &atom : drawing.atoms) {
        if (selection.count(atom.id) > 0 && !drawing.isHidden(atom.id)) {
            include(box, atom.at, 0);
        }
    }
    for (const DrawnArrow &arrow : drawing.arrows) {
        if (selection.count(arrow.id) > 0) {
            include(box, arrow.from, 0);
            include(box, arrow.to, 0);
        }
    }
    for (const DrawnText &text : drawing.texts) {
        if (selection.count(text.id) > 0) {
            include(box, text.at, 0);
        }
    }
    return box;
}

ItemId addGroup(Drawing &drawing, GroupKind kind, const std::string &label,
                const Selection &selection)
{
    DrawnGroup group;
    group.kind = kind;
    group.label = label;
    for (const ItemId id : completed(drawing, selection)) {
        if (drawing.atom(id) != nullptr) {
            group.atoms.push_back(id);
        }
    }
    const bool needsLabel = kind == GroupKind::Abbreviation || kind == GroupKind::Repeat;
    if (group.atoms.empty() || (needsLabel && label.empty())) {
        return kNoItem;
    }
    if (kind == GroupKind::Abbreviation) {
        const bool isTaken = std::any_of(group.atoms.begin(), group.atoms.end(), [&](ItemId atom) {
            return drawing.abbreviationOf(atom) != nullptr;
        });
        if (outerAtoms(drawing, group).size() > 1 || isTaken) {
            return kNoItem;
        }
    }
    return drawing.add(std::move(group));
}

void setContracted(Drawing &drawing, ItemId id, bool isContracted)
{
    DrawnGroup *group = drawing.group(id);
    const bool isAbbreviation = group != nullptr && group->kind == GroupKind::Abbreviation;
    // Letters can be bound to the rest at one place only.
    if (isAbbreviation && (!isContracted || outerAtoms(drawing, *group).size() <= 1)) {
        group->isContracted = isContracted;
    }
}

void setGroupLabel(Drawing &drawing, ItemId id, const std::string &label)
{
    DrawnGroup *group = drawing.group(id);
    const bool isNamed = group != nullptr && (group->kind == GroupKind::Abbreviation ||
                                              group->kind == GroupKind::Repeat);
    if (group != nullptr && (!isNamed || !label.empty())) {
        group->label = label;
    }
}

void dissolve(Drawing &drawing, ItemId group)
{
    if (drawing.group(group) != nullptr) {
        eraseFrom(drawing.groups, {group});
    }
}

} // namespace artemisia::chem
