// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/geometry.h"
#include "chem/drawing/cdxml_parts.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/facts.h"
#include "chem/drawing/place.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace artemisia::chem
{

namespace
{

constexpr int kMostLayouts = 200; ///< of labels, in one document

// Lengths within labels are whatever they once were: only bonds that are seen count.
double scaleOf(const CdxmlSheet &sheet)
{
    std::set<ItemId> hidden;
    for (const CdxmlLabel &label : sheet.labels) {
        hidden.insert(label.atoms.begin(), label.atoms.end());
    }
    std::vector<double> lengths;
    for (const DrawnBond &bond : sheet.drawing.bonds) {
        if (hidden.count(bond.from) == 0 && hidden.count(bond.to) == 0) {
            lengths.push_back(
                length(sheet.drawing.atom(bond.from)->at - sheet.drawing.atom(bond.to)->at));
        }
    }
    if (lengths.empty()) {
        return 1;
    }
    const auto middle = lengths.begin() + std::ptrdiff_t(lengths.size() / 2);
    std::nth_element(lengths.begin(), middle, lengths.end());
    return *middle > 1e-3 && *middle < 1e6 ? kDrawnBond / *middle : 1;
}

/// Saturated, with three drawn neighbours or more.
bool canBeCentre(const Drawing &drawing, ItemId atom)
{
    const std::vector<ItemId> bonds = drawing.bondsOf(atom);
    return bonds.size() >= 3 && std::all_of(bonds.begin(), bonds.end(), [&](ItemId bond) {
               return drawing.bond(bond)->order == BondOrder::Single;
           });
}

// Plain bold and hashed bonds have no narrow end; where only one end can be a centre they mean a
// wedge from there, as ChemDraw itself reads them. Between two such atoms they say nothing.
void settleBold(Drawing &drawing, const std::set<ItemId> &plain)
{
    for (DrawnBond &bond : drawing.bonds) {
        if (plain.count(bond.id) == 0 || bond.stereo != BondStereo::None ||
            bond.order != BondOrder::Single) {
            continue;
        }
        const bool isCentre = canBeCentre(drawing, bond.to);
        if (canBeCentre(drawing, bond.from) != isCentre) {
            if (isCentre) {
                std::swap(bond.from, bond.to);
            }
            bond.stereo = bond.look == BondLook::Bold ? BondStereo::Wedge : BondStereo::Hash;
            bond.look = BondLook::Plain;
        }
    }
}

// Chemists write "Ar" for an aryl group; ChemDraw takes it for argon and warns.
void settleAryl(Drawing &drawing)
{
    for (DrawnAtom &atom : drawing.atoms) {
        if (atom.kind == AtomKind::Element && atom.element == 18 && atom.charge == 0 &&
            !drawing.bondsOf(atom.id).empty()) {
            atom.kind = AtomKind::Text;
            atom.element = 6;
            atom.text = "Ar";
        }
    }
}

// Hydrogens are stated only where the rules of valence would give others.
void settleHydrogens(Drawing &drawing)
{
    Drawing bare = drawing;
    for (DrawnAtom &atom : bare.atoms) {
        atom.hydrogens = -1;
    }
    const std::vector<AtomValence> implied = valencesOf(bare);
    for (std::size_t i = 0; i < drawing.atoms.size(); ++i) {
        DrawnAtom &atom = drawing.atoms[i];
        const bool isImplied = atom.hydrogens == implied[i].hydrogens && !implied[i].isTooHigh;
        if (atom.kind != AtomKind::Element || isImplied) {
            atom.hydrogens = -1;
        }
    }
}

/// Whether what is in a label lies as structures lie.
bool isDrawn(const Drawing &drawing, const CdxmlLabel &label)
{
    const Selection within(label.atoms.begin(), label.atoms.end());
    const bool hasLengths =
        std::all_of(drawing.bonds.begin(), drawing.bonds.end(), [&](const DrawnBond &bond) {
            if (within.count(bond.from) == 0 || within.count(bond.to) == 0) {
                return true;
            }
            const double gap = length(drawing.atom(bond.from)->at - drawing.atom(bond.to)->at);
            return gap > 0.4 * kDrawnBond && gap < 2 * kDrawnBond;
        });
    return hasLengths && std::all_of(label.atoms.begin(), label.atoms.end(), [&](ItemId a) {
               return std::all_of(label.atoms.begin(), label.atoms.end(), [&](ItemId b) {
                   return a == b ||
                          length(drawing.atom(a)->at - drawing.atom(b)->at) > 0.2 * kDrawnBond;
               });
           });
}

/// The atom outside that letters are bound to; none if there is not just one.
ItemId outsideOf(const Drawing &drawing, const DrawnGroup &group)
{
    ItemId outside = kNoItem;
    for (const DrawnBond &bond : drawing.bonds) {
        const auto isInside = [&](ItemId atom) {
            return std::binary_search(group.atoms.begin(), group.atoms.end(), atom);
        };
        if (isInside(bond.from) != isInside(bond.to)) {
            if (outside != kNoItem) {
                return kNoItem;
            }
            outside = isInside(bond.from) ? bond.to : bond.from;
        }
    }
    return outside;
}

// Laid out by itself, then turned so that its bond to the rest lies where the drawing has it.
void layOutLabel(Drawing &drawing, const DrawnGroup &group, Point at)
{
    const ItemId anchor = drawing.anchorOf(group);
    const ItemId outside = outsideOf(drawing, group);
    Selection chosen(group.atoms.begin(), group.atoms.end());
    if (outside != kNoItem) {
        chosen.insert(outside);
    }
    Result<Drawing> part = cleanedUp(copyOf(drawing, chosen));
    if (!part) {
        return; // no molecule: it stays as it was
    }
    if (outside != kNoItem) {
        const Point is = part->atom(outside)->at - part->atom(anchor)->at;
        const Point shall = drawing.atom(outside)->at - at;
        rotate(*part, everything(*part), part->atom(anchor)->at, degreesOf(shall) - degreesOf(is));
    }
    const Point shift = at - part->atom(anchor)->at;
    for (const ItemId atom : group.atoms) {
        drawing.atom(atom)->at = part->atom(atom)->at + shift;
    }
    for (const DrawnBond &bond : part->bonds) {
        if (bond.from != outside && bond.to != outside) {
            *drawing.bond(bond.id) = bond;
        }
    }
}

void settleLabel(Drawing &drawing, const CdxmlLabel &label, int &layouts)
{
    const DrawnGroup &group = *drawing.group(label.group);
    if (!isDrawn(drawing, label) && layouts < kMostLayouts) {
        ++layouts;
        layOutLabel(drawing, group, label.at);
        return;
    }
    const Point shift = label.at - drawing.atom(drawing.anchorOf(group))->at;
    for (const ItemId atom : label.atoms) {
        drawing.atom(atom)->at = drawing.atom(atom)->at + shift;
    }
}

void settleLabels(Drawing &drawing, std::vector<CdxmlLabel> &labels, double scale)
{
    Selection shown;
    int layouts = 0;
    for (CdxmlLabel &label : labels) {
        label.at = label.at * scale;
        if (label.group != kNoItem) {
            settleLabel(drawing, label, layouts);
        } else {
            shown.insert(label.atoms.begin(), label.atoms.end());
        }
    }
    if (shown.empty()) {
        return;
    }
    if (Result<Drawing> cleaned = cleanedUp(drawing, shown)) {
        drawing = std::move(*cleaned);
    }
}

// Structures without places, as some programs write them, are laid out under the others.
void settlePlaceless(Drawing &drawing)
{
    Selection placeless;
    std::vector<std::vector<ItemId>> fragments;
    for (const std::vector<ItemId> &fragment : fragmentsOf(drawing)) {
        const Point first = drawing.atom(fragment.front())->at;
        const bool isHeap = std::all_of(fragment.begin(), fragment.end(), [&](ItemId atom) {
            return length(drawing.atom(atom)->at - first) < 1e-6;
        });
        if (isHeap && fragment.size() > 1) {
            fragments.push_back(fragment);
            placeless.insert(fragment.begin(), fragment.end());
        }
    }
    Result<Drawing> cleaned =
        placeless.empty() ? fail(ErrorCode::Unsupported, "") : cleanedUp(drawing, placeless);
    if (!cleaned) {
        return;
    }
    drawing = std::move(*cleaned);
    double right = 0;
    for (const std::vector<ItemId> &fragment : fragments) {
        const Selection atoms(fragment.begin(), fragment.end());
        Box box = boundsOf(drawing, atoms);
        move(drawing, atoms, {right - box.left, 0});
        right += box.width + 3 * kDrawnBond;
    }
}

} // namespace

Result<void> settleCdxmlStructures(CdxmlSheet &sheet)
{
    Drawing &drawing = sheet.drawing;
    sheet.scale = scaleOf(sheet);
    for (DrawnAtom &atom : drawing.atoms) {
        atom.at = atom.at * sheet.scale;
    }
    if (const std::string fault = faultOf(drawing); !fault.empty()) {
        return fail(ErrorCode::Unsupported, "The document holds what a sheet cannot hold.", fault);
    }
    settleBold(drawing, sheet.plainDisplays);
    settleAryl(drawing);
    settleHydrogens(drawing);
    settleCdxmlWords(sheet);
    settlePlaceless(drawing);
    settleLabels(drawing, sheet.labels, sheet.scale);
    return {};
}

} // namespace artemisia::chem
