// SPDX-License-Identifier: GPL-3.0-or-later
// For chem/drawing's own files: groups that are written out.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace artemisia::chem
{

/// Whether bonds that a label does not write may be double or triple: CHCH2, CCH.
enum class UnwrittenBonds { Single, Any };

/// What a written-out group stands for: CH2CH2OH, C(O)NHMe, P(O)(OEt)2, OTBS, CH=CH2; with its
/// counterions or partners CO2Na, NH3Cl, NH2·HCl. Read from the atom at the bond, which is first.
/// SMILES; its first atom is a "*", bound by a bond of the order \a bonds (1 to 3). Nothing if no
/// way to read it gives each atom exactly the bonds it has, or \a text is longer than 60 bytes.
[[nodiscard]] std::optional<std::string> structureOfFormula(std::string_view text, int bonds,
                                                            UnwrittenBonds unwritten);

/// What a whole molecule stands for, from whichever end it is read: HOCH2CH2OH, Et3N, CH2=PPh3;
/// of ions NaOMe, LiAlH4, NaH, Bu4NBr; of partners Et3N·HCl. SMILES, without a star. A metal is
/// here only if it is bound to carbon: what else metals form is for a table to say.
[[nodiscard]] std::optional<std::string> structureOfMolecule(std::string_view text);

/// The same of a group alone, with its charge beside the text and without the star; \a order 0: of
/// a molecule, from its first atom on.
[[nodiscard]] std::optional<std::string> chainOfFormula(std::string_view text, int order,
                                                        int charge, UnwrittenBonds unwritten);

} // namespace artemisia::chem
