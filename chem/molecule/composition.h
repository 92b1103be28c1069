// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/molecule/molecule.h"

namespace artemisia::chem
{

/// One kind of fragment beside the parent: a counter-ion, an acid that makes the salt, a solvent.
struct Component {
    Molecule molecule; ///< As it stands in the input (charged or neutral), coordinates kept
    std::string
        name; ///< From the table of known salts and solvents, e.g. "hydrochloride"; may be empty
    std::string smiles;  ///< Canonical
    int count = 1;       ///< How often it stands in the input
    int parentCount = 1; ///< Per how many parents: a hemifumarate is 1 per 2
};

/// A structure taken apart into what the compound is and what merely comes with it.
struct Composition {
    Molecule
        parent; ///< The one fragment that is the compound, neutralised where a salt was made of it
    bool isClear =
        true; ///< False: several candidates; parent is then the whole input and the lists are empty
    std::vector<Component> salts;
    std::vector<Component> solvents; ///< Water of hydration included
    [[nodiscard]] bool isMixture() const { return !salts.empty() || !solvents.empty() || !isClear; }
};

/// Tells parent, salt and solvent parts apart by a table of known salts and solvents (never by size
/// alone when the rest is unknown: then isClear is false). A single-fragment molecule is its own
/// parent, unchanged.
[[nodiscard]] Result<Composition> compositionOf(const Molecule &molecule);

} // namespace artemisia::chem
