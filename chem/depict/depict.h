// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/depict/display_list.h"
#include "chem/molecule/molecule.h"
#include "chem/reaction/reaction.h"

namespace artemisia::chem
{

/// How to draw. The defaults are the ACS 1996 document settings (ACS/ChemDraw "ACS Document 1996"):
/// bond length 14.4 pt, line 0.6, bold 2.0, hash spacing 2.5, margin 1.6, bond spacing 18 %, Arial
/// 10 pt.
struct DepictOptions {
    bool colourHeteroAtoms = false;
    bool showStereoGroups = true; ///< abs / or1 / &1 marks
    bool showAtomMaps = false;
    std::vector<int> highlightAtoms; ///< indices into the molecule as read
    std::vector<int> highlightBonds; ///< likewise; empty: the bonds between highlighted atoms
};

/// The drawing of a structure from its own coordinates (laid out first if it has none). The same
/// coordinates give the same items on every machine. An empty molecule gives an empty list.
/// Bounded: molecules over Limits are errors.
[[nodiscard]] Result<DisplayList> depict(const Molecule &molecule,
                                         const DepictOptions &options = {});

/// A scheme: reactants, plus signs, arrow with agents above (structures) and \a textAbove / \a
/// textBelow, products.
[[nodiscard]] Result<DisplayList> depict(const Reaction &reaction,
                                         const DepictOptions &options = {});

/// A self-contained SVG (no script, no link, no font file), LF, numbers with at most two decimals:
/// the same bytes for the same list. \a title becomes the accessible <title>. Colours: black and
/// the print colours of the ink roles, on a white background, so that it reads on a dark web page
/// too.
[[nodiscard]] std::string toSvg(const DisplayList &list, const std::string &title);

} // namespace artemisia::chem
