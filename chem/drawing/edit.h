// SPDX-License-Identifier: GPL-3.0-or-later
// What a chemist's hand does to a sheet. Every function leaves a sound drawing (see faultOf) and
// knows nothing of undo: whoever calls compares before and after (see change.h). An edit that makes
// no sense where it is asked for (a bond where one is, an item that is gone) changes nothing.
#pragma once

#include "chem/drawing/drawing.h"

#include <optional>
#include <set>

namespace artemisia::chem
{

using Selection = std::set<ItemId>; ///< items of any kind

/// The kind of bond that a tool draws.
struct BondPen {
    BondOrder order = BondOrder::Single;
    BondStereo stereo = BondStereo::None;
    BondLook look = BondLook::Plain;
    friend bool operator==(const BondPen &, const BondPen &) = default;
};

/// @name Bonds
/// @{

/// A bond from \a from to an atom that is there, or a new carbon at \a to if \a end is kNoItem.
/// Where the two are bound already, that bond becomes what the pen draws. Returns the atom at the
/// end.
ItemId drawBond(Drawing &drawing, ItemId from, ItemId end, Point to, const BondPen &pen = {});
/// A click of the bond tool on an atom: a bond to a new carbon where the hand would draw it (see
/// sproutEnd). Returns the new atom.
ItemId sprout(Drawing &drawing, ItemId atom, const BondPen &pen = {});
/// A click of the bond tool on empty paper: two carbons. Returns the second.
ItemId startBond(Drawing &drawing, Point from, Point to, const BondPen &pen = {});
/// A click of the bond tool on a bond: a plain pen goes through single, double, triple and back; a
/// pen with an order or a wedge sets it, and where the bond is that already turns it round.
void clickBond(Drawing &drawing, ItemId bond, const BondPen &pen = {});
void setBond(Drawing &drawing, ItemId bond, const BondPen &pen);
/// From the other end: turns wedges and dative bonds round.
void reverseBond(Drawing &drawing, ItemId bond);
/// A zigzag chain; \a from kNoItem: begins with a new carbon at \a start. Returns the last atom.
ItemId drawChain(Drawing &drawing, ItemId from, Point start, const std::vector<Point> &points);
/// @}

/// @name Rings
/// @{
struct RingPen {
    int size = 6;
    bool isAromatic = false; ///< alternating double bonds (benzene, cyclopentadiene ...)
};
enum class RingOnAtom {
    Attach, ///< a bond to the ring
    Spiro,  ///< the atom becomes a corner
};
/// A ring about a point of empty paper.
void drawRing(Drawing &drawing, Point middle, const RingPen &pen);
/// On an atom: as a corner if it has no bonds (an aromatic ring on carbon only: P three times gives
/// PPh3), spiro if asked for, else bound to it; there, without \a towards, it keeps off the rest of
/// the sheet.
void drawRingOnAtom(Drawing &drawing, ItemId atom, const RingPen &pen,
                    RingOnAtom how = RingOnAtom::Attach, std::optional<Point> towards = {});
/// On a bond: fused, on the freer side or that of \a towards. Corners that meet atoms which are
/// there become those; double bonds are placed so that no carbon gets more than four.
void fuseRing(Drawing &drawing, ItemId bond, const RingPen &pen, std::optional<Point> towards = {});
/// @}

/// @name Atoms
/// @{
ItemId drawAtom(Drawing &drawing, Point at, int element);
/// Makes it a plain atom of that element: keeps bonds, place, map and charge, drops what belonged
/// to the old one (isotope, hydrogens, query).
void setElement(Drawing &drawing, ItemId atom, int element);
/// Any other kind: A, Q, lists, R groups ... \a like gives kind, elements, number, text.
void setKind(Drawing &drawing, ItemId atom, const DrawnAtom &like);
void changeCharge(Drawing &drawing, ItemId atom, int by);
void setIsotope(Drawing &drawing, ItemId atom, int massNumber);
void setRadicals(Drawing &drawing, ItemId atom, int unpaired);
void setMap(Drawing &drawing, ItemId atom, int number);
void setStereoGroup(Drawing &drawing, const Selection &selection, StereoGroupKind kind, int number);
/// @}

/// @name Whole selections
/// @{

/// Removes the items; with an atom go its bonds, and the abbreviation that it is part of is
/// dissolved (its other atoms stay) unless all of it goes. Of a contracted abbreviation all goes.
void erase(Drawing &drawing, const Selection &selection);
void move(Drawing &drawing, const Selection &selection, Point by);
void rotate(Drawing &drawing, const Selection &selection, Point about, double degrees);
void scale(Drawing &drawing, const Selection &selection, Point about, double factor);
enum class Mirror { LeftRight, UpDown };
/// A flip turns the page over, so wedges change to hashes: the molecule stays the same.
void flip(Drawing &drawing, const Selection &selection, Mirror mirror);
/// Atoms of \a moved that lie on others (within \a reach) become one with them; bonds that coincide
/// then are one. Returns how many atoms merged.
int mergeOverlapping(Drawing &drawing, const Selection &moved, double reach);
/// What is in \a selection with all that hangs on it: the atoms of bonds, the bonds between chosen
/// atoms, groups whose atoms are all there, hidden atoms of chosen abbreviations.
[[nodiscard]] Selection completed(const Drawing &drawing, const Selection &selection);
/// The completed selection as a drawing of its own.
[[nodiscard]] Drawing copyOf(const Drawing &drawing, const Selection &selection);
/// Adds all of \a other, moved by \a by; returns what was added. Nothing if the sheet would hold
/// too much.
Selection insert(Drawing &drawing, const Drawing &other, Point by);
/// Everything that is bound to these.
[[nodiscard]] Selection fragmentAround(const Drawing &drawing, const Selection &selection);
[[nodiscard]] Selection everything(const Drawing &drawing);
/// The smallest box around places of these (hidden atoms left out); width -1 if there are none.
[[nodiscard]] Box boundsOf(const Drawing &drawing, const Selection &selection);
/// About what a hand turns these: the atom of the rest on which they hang if that is by one bond,
/// which so stays as long as it is; else the middle of boundsOf.
[[nodiscard]] Point pivotOf(const Drawing &drawing, const Selection &selection);
/// @}

/// @name Groups
/// @{
/// Takes atoms into an abbreviation (they must be bound to the rest at one of them at the most) or
/// into brackets. kNoItem if that cannot be.
ItemId addGroup(Drawing &drawing, GroupKind kind, const std::string &label,
                const Selection &selection);
void setContracted(Drawing &drawing, ItemId group, bool isContracted);
void setGroupLabel(Drawing &drawing, ItemId group, const std::string &label);
void dissolve(Drawing &drawing, ItemId group);
/// @}

/// @name Arrows and words
/// @{
ItemId drawArrow(Drawing &drawing, Point from, Point to, ArrowKind kind = ArrowKind::Reaction,
                 double bend = 0);
void setArrow(Drawing &drawing, ItemId arrow, ArrowKind kind);
ItemId drawText(Drawing &drawing, Point at, const std::string &text);
/// An empty text removes it.
void setText(Drawing &drawing, ItemId id, const std::string &text);
/// @}

} // namespace artemisia::chem
