// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/edit.h"
#include "chem/drawing/edit_parts.h"

#include <algorithm>

namespace artemisia::chem
{

namespace
{

// An atom that is changed by name is no longer what its abbreviation says.
DrawnAtom *editable(Drawing &drawing, ItemId id)
{
    DrawnAtom *atom = drawing.atom(id);
    if (atom == nullptr || drawing.isHidden(id)) {
        return nullptr;
    }
    if (const DrawnGroup *group = drawing.abbreviationOf(id)) {
        if (group->isContracted) {
            return nullptr;
        }
        dissolve(drawing, group->id);
    }
    return atom;
}

} // namespace

ItemId drawAtom(Drawing &drawing, Point at, int element)
{
    if (!hasRoom(drawing, 1) || !isOnSheet(at) || element < 1 || element > 118) {
        return kNoItem;
    }
    DrawnAtom atom;
    atom.at = at;
    atom.element = element;
    return drawing.add(std::move(atom));
}

void setElement(Drawing &drawing, ItemId id, int element)
{
    if (element >= 1 && element <= 118) {
        DrawnAtom like;
        like.element = element;
        setKind(drawing, id, like);
    }
}

void setKind(Drawing &drawing, ItemId id, const DrawnAtom &like)
{
    // A contracted abbreviation that becomes an atom leaves nothing of itself but that.
    if (const DrawnGroup *group = drawing.abbreviationOf(id); group && group->isContracted) {
        const ItemId anchor = drawing.anchorOf(*group);
        if (id != anchor) {
            return;
        }
        Selection hidden(group->atoms.begin(), group->atoms.end());
        hidden.erase(anchor);
        dissolve(drawing, group->id);
        erase(drawing, hidden);
    }
    DrawnAtom *atom = editable(drawing, id);
    if (atom == nullptr) {
        return;
    }
    DrawnAtom changed;
    changed.id = atom->id;
    changed.at = atom->at;
    changed.kind = like.kind;
    changed.element = like.element;
    changed.elements = like.elements;
    changed.number = like.number;
    changed.text = like.text;
    changed.charge = atom->charge;
    changed.radicals = atom->radicals;
    changed.map = atom->map;
    changed.stereoGroup = atom->stereoGroup;
    changed.stereoGroupNumber = atom->stereoGroupNumber;
    if (changed.kind != AtomKind::Element) {
        changed.charge = 0;
        changed.radicals = 0;
    }
    *atom = std::move(changed);
}

void changeCharge(Drawing &drawing, ItemId id, int by)
{
    if (DrawnAtom *atom = editable(drawing, id)) {
        atom->charge = std::clamp(atom->charge + by, -15, 15);
    }
}

void setIsotope(Drawing &drawing, ItemId id, int massNumber)
{
    if (DrawnAtom *atom = editable(drawing, id)) {
        atom->isotope = std::clamp(massNumber, 0, 400);
    }
}

void setRadicals(Drawing &drawing, ItemId id, int unpaired)
{
    if (DrawnAtom *atom = editable(drawing, id)) {
        atom->radicals = std::clamp(unpaired, 0, 3);
    }
}

void setMap(Drawing &drawing, ItemId id, int number)
{
    // A map says which atom this is, not what it is: abbreviations stay.
    if (DrawnAtom *atom = drawing.atom(id)) {
        atom->map = std::clamp(number, 0, 999);
    }
}

void setStereoGroup(Drawing &drawing, const Selection &selection, StereoGroupKind kind, int number)
{
    const bool isNumbered = kind == StereoGroupKind::Or || kind == StereoGroupKind::And;
    for (const ItemId id : selection) {
        if (DrawnAtom *atom = drawing.atom(id)) {
            atom->stereoGroup = kind;
            atom->stereoGroupNumber = isNumbered ? std::clamp(number, 1, 999) : 0;
        }
    }
}

ItemId drawArrow(Drawing &drawing, Point from, Point to, ArrowKind kind, double bend)
{
    if (!isOnSheet(from) || !isOnSheet(to)) {
        return kNoItem;
    }
    DrawnArrow arrow;
    arrow.kind = kind;
    arrow.from = from;
    arrow.to = to;
    arrow.bend = std::clamp(bend, -10.0, 10.0);
    return drawing.add(arrow);
}

void setArrow(Drawing &drawing, ItemId id, ArrowKind kind)
{
    if (DrawnArrow *arrow = drawing.arrow(id)) {
        arrow->kind = kind;
        if (!isCurly(kind)) {
            arrow->bend = 0;
        }
    }
}

ItemId drawText(Drawing &drawing, Point at, const std::string &text)
{
    if (text.empty() || !isOnSheet(at)) {
        return kNoItem;
    }
    DrawnText words;
    words.at = at;
    words.text = text;
    return drawing.add(std::move(words));
}

void setText(Drawing &drawing, ItemId id, const std::string &text)
{
    if (text.empty()) {
        erase(drawing, {id});
    } else if (DrawnText *words = drawing.text(id)) {
        words->text = text;
    }
}

} // namespace artemisia::chem
