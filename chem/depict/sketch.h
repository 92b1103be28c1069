// SPDX-License-Identifier: GPL-3.0-or-later
// For chem/depict's own files: a structure reduced to what a draughtsman needs.
#pragma once

#include "chem/depict/depict.h"

#include <array>
#include <string>
#include <vector>

namespace artemisia::chem
{

/// The ACS Document 1996 settings in points: what journals ask for and ChemDraw calls by that name.
namespace Acs
{
inline constexpr double bondLength = 14.4;
inline constexpr double lineWidth = 0.6;
inline constexpr double boldWidth = 2.0;
inline constexpr double hashSpacing = 2.5;
inline constexpr double margin = 1.6;
inline constexpr double bondSpacing = 0.18; ///< of the bond's length
inline constexpr double labelSize = 10;
inline constexpr double scriptSize = 7.5;
} // namespace Acs

struct SketchAtom {
    Point at;                ///< in points, y down
    std::string symbol;      ///< "N", "Cl", "R", "[N,O]"; what stands if a label stands
    std::string superscript; ///< directly after the symbol: the number of an R group
    std::string group;       ///< letters of an abbreviated group, instead of all of the above
    std::string groupAnchor; ///< symbol of the group's bound atom: O2SPh on an S
    int hydrogens = 0;
    int charge = 0;
    int isotope = 0; ///< 0: none, or said by the symbol (D, T)
    int radicals = 0;
    bool hasLabel = false;
    bool isShown = false;            ///< a carbon that is to have one though a corner would do
    bool chalcogenOrHalogen = false; ///< H stands first when alone: H2O, HCl
    bool isHighlighted = false;
    InkRole ink = InkRole::Structure;
    std::string mark;       ///< abs, or1, &1; atom map number
    std::vector<int> bonds; ///< indices into Sketch::bonds
};

enum class BondDrawing {
    Single,
    Double,
    Triple,
    Quadruple,
    Dative,
    Dashed,
    Aromatic,
    SingleOrDouble,
    SingleOrAromatic,
    DoubleOrAromatic,
};
enum class BondMark { None, Wedge, Hash, Wavy, Crossed };

struct SketchBond {
    int from = 0; ///< the narrow end of a wedge, the giving end of a dative bond
    int to = 0;
    BondDrawing drawing = BondDrawing::Single;
    BondMark mark = BondMark::None;
    int ring = -1; ///< the ring on whose inside a second line belongs; -1: none
    bool inRing = false;
    bool isHighlighted = false;
};

/// A pair of brackets is two of these, each a straight stroke with its feet turned towards \a
/// inside.
struct SketchBracket {
    Point from;
    Point to;
    Point inside;
    std::string label; ///< at the foot; empty for the first of a pair
};

struct Sketch {
    std::vector<SketchAtom> atoms;
    std::vector<SketchBond> bonds;
    std::vector<std::vector<int>> rings; ///< atom indices in ring order
    std::vector<SketchBracket> brackets;
    DisplayList around; ///< what else stands on the page: drawn by others, but marks keep off it
    [[nodiscard]] int otherEnd(int bond, int atom) const
    {
        const SketchBond &b = bonds[static_cast<std::size_t>(bond)];
        return b.from == atom ? b.to : b.from;
    }
    [[nodiscard]] const SketchAtom &atom(int i) const { return atoms[static_cast<std::size_t>(i)]; }
    [[nodiscard]] const SketchBond &bond(int i) const { return bonds[static_cast<std::size_t>(i)]; }
};

/// Takes the structure apart; lays it out if it has no usable coordinates. The only place here that
/// sees RDKit.
[[nodiscard]] Result<Sketch> sketchOf(const Molecule &molecule, const DepictOptions &options);

/// The role of an element's ink where hetero atoms are coloured.
[[nodiscard]] InkRole inkOf(int atomicNumber);

/// Once atoms and bonds are there: the smallest ring through each bond, up to ten atoms. Beyond
/// that a second line has no inside to lie on.
void findRings(Sketch &sketch);
/// Once atoms, bonds and rings are there: in which ring each bond's second line goes.
void placeSecondLines(Sketch &sketch);
/// Once the bonds are there: which atoms stand as letters. \a isCarbon: by atom, whether it is an
/// ordinary carbon atom that a corner may stand for.
void decideLabels(Sketch &sketch, const std::vector<char> &isCarbon);

/// Draws it; the bounds are filled in.
[[nodiscard]] DisplayList draw(const Sketch &sketch);

/// Sets the bounds from the items.
void measure(DisplayList &list);
/// Appends \a part to \a list, scaled about the origin and then moved.
void append(DisplayList &list, const DisplayList &part, Point move, double scale = 1);

} // namespace artemisia::chem
