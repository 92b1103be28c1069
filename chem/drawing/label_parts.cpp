// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/label_parts.h"

#include "chem/depict/geometry.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/edit_parts.h"
#include "chem/drawing/place.h"

#include <algorithm>

namespace artemisia::chem
{

namespace
{

// Counterions stand beyond the end of their group.
void placeIons(Drawing &part, double away)
{
    const std::vector<std::vector<ItemId>> fragments = fragmentsOf(part);
    const Point direction = directionOf(away);
    double reach = 0;
    for (const ItemId id : fragments.front()) {
        reach = std::max(reach, dot(part.atom(id)->at, direction));
    }
    for (std::size_t i = 1; i < fragments.size(); ++i) {
        double nearest = 1e9;
        double furthest = -1e9;
        for (const ItemId id : fragments[i]) {
            const double along = dot(part.atom(id)->at, direction);
            nearest = std::min(nearest, along);
            furthest = std::max(furthest, along);
        }
        const Point first = part.atom(fragments[i].front())->at;
        const Point across = normal(direction);
        move(part, Selection(fragments[i].begin(), fragments[i].end()),
             direction * (reach + kDrawnBond - nearest) - across * dot(first, across));
        reach += kDrawnBond + furthest - nearest;
    }
}

} // namespace

Result<Drawing> layOutGroup(const std::string &smiles, double away)
{
    const Result<Molecule> molecule = Molecule::fromSmiles(smiles);
    if (!molecule) {
        return tl::unexpected(molecule.error());
    }
    Result<Drawing> drawing = drawingOf(*molecule);
    if (!drawing || drawing->atoms.size() < 2) {
        return drawing;
    }
    const Point star = drawing->atoms[0].at;
    const Point anchor = drawing->atoms[1].at;
    const Selection all = everything(*drawing);
    rotate(*drawing, all, anchor, away - degreesOf(anchor - star));
    move(*drawing, all, anchor * -1);
    erase(*drawing, {drawing->atoms[0].id});
    placeIons(*drawing, away);
    return drawing;
}

Result<Drawing> layOutSubstance(const std::string &smiles)
{
    const Result<Molecule> molecule = Molecule::fromSmiles(smiles);
    return molecule ? drawingOf(*molecule) : tl::unexpected(molecule.error());
}

bool putBehindLetters(Drawing &drawing, ItemId id, const std::string &label, const Drawing &part)
{
    if (part.atoms.empty() || !hasRoom(drawing, part.atoms.size())) {
        return false;
    }
    const DrawnAtom &anchor = part.atoms.front();
    const Point at = drawing.atom(id)->at;
    Drawing lettered = drawing;
    setKind(lettered, id, anchor);
    DrawnAtom &atom = *lettered.atom(id);
    atom.charge = anchor.charge;
    atom.isotope = anchor.isotope;
    atom.radicals = anchor.radicals;
    atom.hydrogens = anchor.hydrogens;
    Drawing bare = part;
    bare.groups.clear();
    // The first atom that is added is the anchor's double: its bonds go to the labelled atom.
    Selection members = insert(lettered, bare, at - anchor.at);
    if (members.empty()) {
        return false;
    }
    const ItemId twin = *members.begin();
    for (const ItemId bond : lettered.bondsOf(twin)) {
        DrawnBond &moved = *lettered.bond(bond);
        (moved.from == twin ? moved.from : moved.to) = id;
    }
    erase(lettered, {twin});
    members.erase(twin);
    members.insert(id);
    setContracted(lettered, addGroup(lettered, GroupKind::Abbreviation, label, members), true);
    drawing = std::move(lettered);
    return true;
}

bool putSubstance(Drawing &drawing, ItemId id, const std::string &label, const Drawing &part)
{
    if (!putBehindLetters(drawing, id, label, part)) {
        return false;
    }
    const DrawnGroup &letters = *drawing.abbreviationOf(id);
    if (fragmentsOf(part).size() > 1) {
        addGroup(drawing, GroupKind::Together, {},
                 Selection(letters.atoms.begin(), letters.atoms.end()));
    }
    return true;
}

} // namespace artemisia::chem
