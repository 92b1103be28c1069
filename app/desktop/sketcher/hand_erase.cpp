// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/hand_erase.h"

#include <algorithm>

namespace artemisia::app
{

using namespace chem;

namespace
{

// Nothing but a corner or an end of bonds.
bool isBare(const Drawing &drawing, const DrawnAtom &atom)
{
    DrawnAtom bare;
    bare.id = atom.id;
    bare.at = atom.at;
    return atom == bare && std::none_of(drawing.groups.begin(), drawing.groups.end(),
                                        [&atom](const DrawnGroup &group) {
                                            return std::binary_search(group.atoms.begin(),
                                                                      group.atoms.end(), atom.id);
                                        });
}

} // namespace

void eraseByHand(Drawing &drawing, const Selection &selection)
{
    Selection mayGo;
    for (const DrawnBond &bond : drawing.bonds) {
        for (const ItemId end : {bond.from, bond.to}) {
            if (isBare(drawing, *drawing.atom(end))) {
                mayGo.insert(end);
            }
        }
    }
    erase(drawing, selection);
    Selection alone;
    for (const ItemId atom : mayGo) {
        if (drawing.atom(atom) != nullptr && drawing.bondsOf(atom).empty()) {
            alone.insert(atom);
        }
    }
    erase(drawing, alone);
}

} // namespace artemisia::app
