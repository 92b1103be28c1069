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
