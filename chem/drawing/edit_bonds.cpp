// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/geometry.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/edit_parts.h"
#include "chem/drawing/place.h"

namespace artemisia::chem
{

namespace
{

constexpr double kSameSpot = 0.35 * kDrawnBond; ///< an atom that near is meant

void apply(DrawnBond &bond, const BondPen &pen)
{
    bond.order = pen.order;
    bond.stereo = pen.stereo;
    bond.look = pen.look;
}

bool isDirected(const DrawnBond &bond)
{
    return bond.order == BondOrder::Dative || bond.stereo == BondStereo::Wedge ||
           bond.stereo == BondStereo::Hash || bond.stereo == BondStereo::Wavy;
}

} // namespace

bool hasRoom(const Drawing &drawing, std::size_t atoms)
{
    return drawing.atoms.size() + atoms <= kMostDrawnAtoms;
}

bool isOnSheet(Point p)
{
    return std::abs(p.x) <= kSheetReach && std::abs(p.y) <= kSheetReach;
}

ItemId carbonAt(Drawing &drawing, Point at)
{
    DrawnAtom atom;
    atom.at = at;
    return drawing.add(std::move(atom));
}

ItemId bind(Drawing &drawing, ItemId from, ItemId to, BondOrder order)
{
    if (from == to || drawing.bondBetween(from, to) != nullptr) {
        return kNoItem;
    }
    DrawnBond bond;
    bond.from = from;
    bond.to = to;
    bond.order = order;
    return drawing.add(bond);
}

ItemId drawBond(Drawing &drawing, ItemId from, ItemId end, Point to, const BondPen &pen)
{
    const bool isNew = end == kNoItem;
    if (drawing.atom(from) == nullptr || from == end || (!isNew && drawing.atom(end) == nullptr) ||
        (isNew && (!hasRoom(drawing, 1) || !isOnSheet(to)))) {
        return kNoItem;
    }
    // What is bound to a hidden atom would come out of the letters of nothing.
    if (drawing.isHidden(from) || (!isNew && drawing.isHidden(end))) {
        return kNoItem;
    }
    const ItemId target = isNew ? carbonAt(drawing, to) : end;
    if (const DrawnBond *present = drawing.bondBetween(from, target)) {
        DrawnBond &bond = *drawing.bond(present->id);
        apply(bond, pen);
        bond.from = from;
        bond.to = target;
        return target;
    }
    DrawnBond bond;
    bond.from = from;
    bond.to = target;
    apply(bond, pen);
    drawing.add(bond);
    return target;
}

ItemId sprout(Drawing &drawing, ItemId atom, const BondPen &pen)
{
    if (drawing.atom(atom) == nullptr) {
        return kNoItem;
    }
    return drawBond(drawing, atom, kNoItem, sproutEnd(drawing, atom, pen.order), pen);
}

ItemId startBond(Drawing &drawing, Point from, Point to, const BondPen &pen)
{
    if (!hasRoom(drawing, 2) || !isOnSheet(from) || !isOnSheet(to)) {
        return kNoItem;
    }
    return drawBond(drawing, carbonAt(drawing, from), kNoItem, to, pen);
}

void setBond(Drawing &drawing, ItemId id, const BondPen &pen)
{
    if (DrawnBond *bond = drawing.bond(id)) {
        apply(*bond, pen);
    }
}

void reverseBond(Drawing &drawing, ItemId id)
{
    if (DrawnBond *bond = drawing.bond(id)) {
        std::swap(bond->from, bond->to);
    }
}

void clickBond(Drawing &drawing, ItemId id, const BondPen &pen)
{
    DrawnBond *bond = drawing.bond(id);
    if (bond == nullptr) {
        return;
    }
    const bool isThatAlready =
        bond->order == pen.order && bond->stereo == pen.stereo && bond->look == pen.look;
    if (pen == BondPen{}) {
        const BondOrder next = !isThatAlready                     ? BondOrder::Single
                               : bond->order == BondOrder::Single ? BondOrder::Double
                                                                  : BondOrder::Single;
        const bool isPlainDouble = bond->order == BondOrder::Double &&
                                   bond->stereo == BondStereo::None &&
                                   bond->look == BondLook::Plain;
        apply(*bond, {isPlainDouble ? BondOrder::Triple : next, BondStereo::None, BondLook::Plain});
    } else if (isThatAlready && isDirected(*bond)) {
        std::swap(bond->from, bond->to);
    } else {
        apply(*bond, pen);
    }
}

ItemId drawChain(Drawing &drawing, ItemId from, Point start, const std::vector<Point> &points)
{
    const bool isNew = from == kNoItem;
    if (points.empty() || !hasRoom(drawing, points.size() + 1) || !isOnSheet(start) ||
        (!isNew && (drawing.atom(from) == nullptr || drawing.isHidden(from)))) {
        return kNoItem;
    }
    ItemId last = isNew ? carbonAt(drawing, start) : from;
    for (const Point &point : points) {
        const ItemId there = atomNear(drawing, point, kSameSpot);
        const ItemId next =
            drawBond(drawing, last, there != last ? there : kNoItem, point, BondPen{});
        if (next == kNoItem) {
            break;
        }
        last = next;
    }
    return last;
}

} // namespace artemisia::chem
