// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/base/result.h"
#include "chem/drawing/edit.h"

namespace artemisia::chem
{

enum class Concern {
    Valence,           ///< more bonds than the element ever has with that charge
    OpenStereo,        ///< a centre whose configuration is not drawn
    IdleMark,          ///< a wedge that tells no configuration: at no centre, or at one that
                       ///< neither SMILES nor InChI can tell
    UnclearDoubleBond, ///< both bonds at its end on the same side: neither cis nor trans
    FewHydrogens,      ///< a carbon written with fewer than its bonds leave room for: a radical
    UnknownLetters,    ///< a label that names nothing known
    Charge,            ///< a substance whose charges do not balance; none in a mechanism
};

struct Warning {
    Concern concern = Concern::Valence;
    ItemId atom = kNoItem; ///< the place
    int charge = 0;        ///< of Charge: what is left over
    friend bool operator==(const Warning &, const Warning &) = default;
};

/// What stands under a drawing.
struct DrawingFacts {
    /// Hill, with charge; one a substance. What stands in brackets with a number counts so often;
    /// with a letter it stands apart, "C11H22N4O4(C2H4O)n", its charge so as well: "+n".
    /// Atoms of a query stand behind, as they are labelled: "C6H5[F,Cl]"; R groups are "*". None of
    /// a substance with a bond that may be of several orders: its hydrogens are not known.
    std::vector<std::string> formulae;
    double averageMass = 0; ///< g/mol, of all together; 0: unknown, or it depends on something
    double exactMass = 0;
    bool isOpen = false;           ///< they depend on R groups, unknown letters or a query
    std::string openCount;         ///< the letters on which the masses depend: "n", "m, n"
    std::string inchiKey;          ///< of a drawing of one substance that has one and is not open
    std::vector<Warning> warnings; ///< by atom
};

/// Of the structures that are chosen, or, if none is, of all. Warnings are always those of all.
/// Milliseconds, for workers; never fails: what cannot be worked out is left empty.
[[nodiscard]] DrawingFacts factsOf(const Drawing &drawing, const Selection &selection = {});

/// Puts structures in order: lengths and angles laid out anew, the rest kept: orientation, place,
/// what is not chosen. An empty selection: each structure of the sheet. Tens of milliseconds.
[[nodiscard]] Result<Drawing> cleanedUp(const Drawing &drawing, const Selection &selection = {});

} // namespace artemisia::chem
