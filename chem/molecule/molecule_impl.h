// SPDX-License-Identifier: GPL-3.0-or-later
// For chem's .cpp files only: what a Molecule holds.
#pragma once

#include "chem/molecule/molecule.h"

#include <GraphMol/RWMol.h>

namespace artemisia::chem
{

struct Molecule::Impl {
    RDKit::RWMol mol; ///< sanitised, implicit hydrogens, at most one conformer (2D); queries unsanitised where they must be
    StereoStatement stereo = StereoStatement::None;
};

/// Wraps a finished RDKit molecule; works out what Impl caches.
[[nodiscard]] Molecule makeMolecule(RDKit::RWMol mol);

} // namespace artemisia::chem
