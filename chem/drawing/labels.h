// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/base/result.h"
#include "chem/drawing/drawing.h"

#include <string_view>

namespace artemisia::chem
{

/// A group of atoms that chemists write as letters.
struct Abbreviation {
    std::string_view label;    ///< as it is set: "CO2Et"
    std::string_view synonyms; ///< typed forms that mean the same, blanks between: "COOEt"
    std::string_view smiles;   ///< bound to the rest by its first atom, a "*"
    std::string_view name;     ///< in words, for tooltips and lists
};

/// All that we know, by label; abbreviation_table.cpp is the list and names its sources.
[[nodiscard]] const std::vector<Abbreviation> &abbreviations();
/// By label or synonym, letter by letter; null: not known.
[[nodiscard]] const Abbreviation *findAbbreviation(std::string_view label);

/// What a typed label turned out to be.
enum class LabelMeaning {
    Atom,      ///< an element, with the hydrogens and charge that were typed: N, NH2, O-, 13C
    Query,     ///< A, Q, X, R1, [N,O] ...
    Group,     ///< an abbreviation, or a group that is written out: CH2CH2OH, CONHMe, CO2Na
    Substance, ///< a whole molecule that is written out, on an atom without bonds: Et3N, NaOMe
    Words,     ///< letters that name nothing we know: kept as they are, without meaning
};

/// From which end letters are read. What gives nothing known is read from the other end too.
enum class LabelOrder {
    FromBond, ///< the letter at the bond is first: OMe, as labels are stored
    AsShown,  ///< as they stand on the page: MeO where the bond comes from the right
};

/// Labels an atom as a chemist types it. A group's atoms are laid out away from the rest and stand
/// contracted; its anchor is \a atom, with all of its bonds. A group of one bond on a carbon that
/// has two or more and room for another becomes its substituent; on other atoms it is Words. PPh3,
/// SMe2 and the like are ligands on a metal: their bond becomes a dative one. An atom without bonds
/// can be a whole substance too, however many ions and partners it has. A carbon that is typed with
/// its hydrogens (CH2) stands as letters. Empty text: a plain
/// carbon. \a atom must be there and visible.
LabelMeaning setLabel(Drawing &drawing, ItemId atom, const std::string &text,
                      LabelOrder order = LabelOrder::FromBond);

/// The letters of an atom without bonds that name no atom and no group, and may so be the name of a
/// substance; empty: there are none.
[[nodiscard]] std::string wordsOnLoneAtom(const Drawing &drawing, ItemId atom);
/// Such letters stand for this structure: its atoms are there behind them from now on, as one
/// substance. Does nothing where the atom has bonds or there is no room.
void setSubstance(Drawing &drawing, ItemId atom, const Drawing &structure);

/// What setLabel would make of it on an atom with one bond.
[[nodiscard]] LabelMeaning meaningOf(const std::string &text);

/// The label an atom has, read from its bond: "NH2", "Boc", "CO2Et", "".
[[nodiscard]] std::string labelOf(const Drawing &drawing, ItemId atom);
/// The same as it stands on the page, for editing: "EtO2C" where the bond comes from the right.
[[nodiscard]] std::string shownLabelOf(const Drawing &drawing, ItemId atom);

} // namespace artemisia::chem
