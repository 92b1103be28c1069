// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/templates.h"

#include "chem/depict/geometry.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/edit_parts.h"
#include "chem/drawing/labels.h"
#include "chem/drawing/place.h"

#include <algorithm>
#include <map>
#include <string>

namespace artemisia::chem
{

namespace
{

constexpr double kWidestGap = 170; ///< degrees between two neighbouring bonds of three all around
constexpr double kHydrogenBond = 0.7; ///< of a bond's length: within a ring there is no more room

bool isPlainCarbon(const Drawing &drawing, ItemId id)
{
    const DrawnAtom &atom = *drawing.atom(id);
    return atom.kind == AtomKind::Element && atom.element == 6 && atom.charge == 0 &&
           !drawing.isHidden(id);
}

ItemId fusableBond(const Drawing &drawing)
{
    const Selection rings = ringBondsOf(drawing);
    std::map<ItemId, int> degrees;
    for (const DrawnBond &bond : drawing.bonds) {
        ++degrees[bond.from];
        ++degrees[bond.to];
    }
    for (const DrawnBond &bond : drawing.bonds) {
        const bool isPlain = (bond.order == BondOrder::Single || bond.order == BondOrder::Double) &&
                             bond.stereo == BondStereo::None;
        if (isPlain && rings.count(bond.id) > 0 && degrees[bond.from] == 2 &&
            degrees[bond.to] == 2 && isPlainCarbon(drawing, bond.from) &&
            isPlainCarbon(drawing, bond.to)) {
            return bond.id;
        }
    }
    return kNoItem;
}

void lay(Drawing &drawing, const TemplatePose &pose)
{
    const int most = static_cast<int>(drawing.atoms.size());
    if (pose.left < 0 || pose.right < 0 || pose.left >= most || pose.right >= most) {
        return;
    }
    const auto at = [&](int number) { return drawing.atoms[static_cast<std::size_t>(number)].at; };
    rotate(drawing, everything(drawing), at(pose.left), -degreesOf(at(pose.right) - at(pose.left)));
    if (pose.up >= 0 && pose.up < most && at(pose.up).y > at(pose.left).y) {
        flip(drawing, everything(drawing), Mirror::UpDown);
    }
}

// Between two of an atom's three bonds, where it is furthest from all other atoms; none: its bonds
// do not lie all around.
std::optional<Point> roomForHydrogen(const Drawing &drawing, ItemId id)
{
    const Point at = drawing.atom(id)->at;
    std::vector<double> angles;
    for (const ItemId other : drawing.neighboursOf(id)) {
        angles.push_back(degreesOf(drawing.atom(other)->at - at));
    }
    std::sort(angles.begin(), angles.end());
    std::optional<Point> best;
    double most = 0;
    for (std::size_t i = 0; i < angles.size(); ++i) {
        const double next = i + 1 < angles.size() ? angles[i + 1] : angles.front() + 360;
        if (next - angles[i] > kWidestGap) {
            return std::nullopt;
        }
        const Point spot = at + directionOf((angles[i] + next) / 2) * (kHydrogenBond * kDrawnBond);
        double nearest = 10 * kDrawnBond;
        for (const DrawnAtom &other : drawing.atoms) {
            nearest = other.id != id ? std::min(nearest, length(other.at - spot)) : nearest;
        }
        if (nearest > most) {
            most = nearest;
            best = spot;
        }
    }
    return best;
}

// Where a bond of a ring is a wedge for want of another, the hydrogen there is drawn by custom, and
// has the wedge. It lies on the other side: of three bonds all around, one comes forward when what
// is not drawn goes back.
void showHydrogensAtRingWedges(Drawing &drawing)
{
    const Selection rings = ringBondsOf(drawing);
    std::vector<ItemId> wedges;
    for (const DrawnBond &bond : drawing.bonds) {
        const bool isWedge = bond.stereo == BondStereo::Wedge || bond.stereo == BondStereo::Hash;
        if (isWedge && rings.count(bond.id) > 0 && drawing.bondsOf(bond.from).size() == 3 &&
            isPlainCarbon(drawing, bond.from)) {
            wedges.push_back(bond.id);
        }
    }
    for (const ItemId id : wedges) {
        DrawnBond &bond = *drawing.bond(id);
        const ItemId atom = bond.from;
        const auto spot = roomForHydrogen(drawing, atom);
        if (!spot) {
            continue;
        }
        DrawnBond there;
        there.stereo = bond.stereo == BondStereo::Wedge ? BondStereo::Hash : BondStereo::Wedge;
        bond.stereo = BondStereo::None;
        DrawnAtom hydrogen;
        hydrogen.at = *spot;
        hydrogen.element = 1;
        there.from = atom;
        there.to = drawing.add(hydrogen);
        drawing.add(there);
    }
}

// Each takes the other's number.
void swapAtoms(Drawing &drawing, ItemId a, ItemId b)
{
    DrawnAtom &first = *drawing.atom(a);
    DrawnAtom &second = *drawing.atom(b);
    std::swap(first, second);
    std::swap(first.id, second.id);
    const auto swapped = [a, b](ItemId id) { return id == a ? b : id == b ? a : id; };
    for (DrawnBond &bond : drawing.bonds) {
        bond.from = swapped(bond.from);
        bond.to = swapped(bond.to);
    }
    for (DrawnGroup &group : drawing.groups) {
        std::transform(group.atoms.begin(), group.atoms.end(), group.atoms.begin(), swapped);
        std::sort(group.atoms.begin(), group.atoms.end());
    }
}

// What an abbreviation stands for, without the place where it is bound.
Result<Template> expanded(std::string_view label)
{
    const Abbreviation *abbreviation = findAbbreviation(label);
    if (abbreviation == nullptr) {
        return fail(ErrorCode::Unsupported, "There is no such template.");
    }
    return Molecule::fromSmiles(abbreviation->smiles)
        .and_then([](const Molecule &molecule) { return drawingOf(molecule); })
        .map([](Drawing drawing) {
            Template result;
            const ItemId star = drawing.atoms.front().id;
            result.attach = drawing.neighboursOf(star).front();
            erase(drawing, {star});
            result.drawing = std::move(drawing);
            return result;
        });
}

} // namespace

Result<Template> templateOf(const TemplateEntry &entry)
{
    if (entry.smiles.empty()) {
        return expanded(entry.name);
    }
    return Molecule::fromSmiles(entry.smiles)
        .and_then([](const Molecule &molecule) { return drawingOf(molecule); })
        .map([&](Drawing drawing) {
            lay(drawing, entry.pose);
            showHydrogensAtRingWedges(drawing);
            Template result;
            result.attach = drawing.atoms[static_cast<std::size_t>(entry.attach)].id;
            const bool isFused = entry.group == TemplateGroup::Rings ||
                                 entry.group == TemplateGroup::Bridged ||
                                 entry.group == TemplateGroup::Heterocycles;
            result.fuse = isFused ? fusableBond(drawing) : kNoItem;
            result.drawing = std::move(drawing);
            return result;
        });
}

Template templateFrom(Drawing drawing)
{
    Template result;
    result.attach = drawing.atoms.empty() ? kNoItem : drawing.atoms.front().id;
    result.fuse = fusableBond(drawing);
    result.drawing = std::move(drawing);
    return result;
}

Drawing templateDrawingOf(const Drawing &drawing, const Selection &selection)
{
    Drawing part = copyOf(drawing, selection);
    if (part.atoms.empty()) {
        return part;
    }
    const Selection whole = completed(drawing, selection);
    ItemId first = kNoItem;
    for (const DrawnBond &bond : drawing.bonds) {
        const bool isFrom = whole.count(bond.from) > 0;
        if (first == kNoItem && isFrom != (whole.count(bond.to) > 0)) {
            first = isFrom ? bond.from : bond.to;
        }
    }
    if (first != kNoItem) {
        swapAtoms(part, part.atoms.front().id, first);
    }
    Drawing result; // numbered from one
    insert(result, part, {});
    return result;
}

} // namespace artemisia::chem
