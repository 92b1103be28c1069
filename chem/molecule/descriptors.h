// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/molecule/molecule.h"

#include <vector>

namespace artemisia::chem
{

/// What a compound's page shows about its structure. Masses in g/mol (Da); TPSA in square angstrom.
struct Descriptors {
    std::string formula;    ///< Hill order with the charge, e.g. "C8H10N4O2", "C4H12N+"
    double averageMass = 0; ///< With isotope labels counted as that isotope
    double monoisotopicMass =
        0; ///< Of the most abundant isotopes; electrons of a charge are not counted
    int charge = 0;
    double logP = 0;        ///< Wildman-Crippen, as RDKit computes it
    double tpsa = 0;        ///< Ertl
    int donors = 0;         ///< Lipinski's NH and OH count
    int acceptors = 0;      ///< Lipinski's N and O count
    int rotatableBonds = 0; ///< Strict definition of RDKit
    double fractionCsp3 = 0;
    int heavyAtoms = 0;
    int rings = 0;
    int ruleOfFiveViolations = 0; ///< Of 500 Da, logP 5, 5 donors, 10 acceptors
};

[[nodiscard]] Result<Descriptors> descriptors(const Molecule &molecule);

/// Hill formula with charge; "" for an empty molecule.
[[nodiscard]] std::string formula(const Molecule &molecule);
[[nodiscard]] double averageMass(const Molecule &molecule);
[[nodiscard]] double monoisotopicMass(const Molecule &molecule);

/// How often each atom stands, with its hydrogens: by Molecule's order of atoms, 0 or more.
using AtomTimes = std::vector<int>;

/// @name The same of a molecule whose atoms count several times, the formula without a charge
/// @{
[[nodiscard]] std::string formula(const Molecule &molecule, const AtomTimes &times);
[[nodiscard]] double averageMass(const Molecule &molecule, const AtomTimes &times);
[[nodiscard]] double monoisotopicMass(const Molecule &molecule, const AtomTimes &times);
/// @}

} // namespace artemisia::chem
