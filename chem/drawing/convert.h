// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/drawing/drawing.h"
#include "chem/molecule/molecule.h"

namespace artemisia::chem
{

/// The structure that a drawing shows: every atom, abbreviations resolved, stereo from the wedges.
/// Arrows and words are left out. Chemistry: what is drawn is not a possible molecule. Some tenths
/// of a millisecond: for workers.
[[nodiscard]] Result<Molecule> moleculeOf(const Drawing &drawing);

/// A molecule as a drawing, about the origin: as its author drew it where it has coordinates (bond
/// directions, double bonds, S-groups), laid out by us where not. TooLarge beyond a sheet.
[[nodiscard]] Result<Drawing> drawingOf(const Molecule &molecule);

/// What the SMILES of a drawing does not say; MOL and CDXML do.
struct SmilesLosses {
    bool elementLists = false; ///< each stands there as its first element
    bool queries = false;      ///< of other query atoms and bonds, what they ask for
    friend bool operator==(const SmilesLosses &, const SmilesLosses &) = default;
};
[[nodiscard]] SmilesLosses lostInSmiles(const Drawing &drawing);

/// What each atom of a drawing makes of its valence, in the order of Drawing::atoms.
struct AtomValence {
    int hydrogens = 0;      ///< that stand with it, drawn or not
    bool isTooHigh = false; ///< more bonds than the element ever has with that charge
};
/// Cheap enough for every repaint: no sanitising, no ring search. The rules are RDKit's, so what is
/// shown is what is stored.
[[nodiscard]] std::vector<AtomValence> valencesOf(const Drawing &drawing);

} // namespace artemisia::chem
