// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/depict/display_list.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace artemisia::chem
{

/// Names one item of a drawing for as long as the drawing lives. Given out once; used again only
/// after the edit that gave it out was undone. An item that comes back with an undo is the one that
/// went.
enum class ItemId : std::uint32_t {};
inline constexpr ItemId kNoItem{0};

enum class AtomKind {
    Element,           ///< DrawnAtom::element says which
    List,              ///< one of DrawnAtom::elements
    NotList,           ///< none of them
    Any,               ///< A: all but hydrogen
    AnyOrHydrogen,     ///< AH
    Hetero,            ///< Q: neither carbon nor hydrogen
    HeteroOrHydrogen,  ///< QH
    Halogen,           ///< X
    HalogenOrHydrogen, ///< XH
    Metal,             ///< M
    MetalOrHydrogen,   ///< MH
    RGroup,            ///< R and DrawnAtom::number; 0: an R without one
    AttachmentPoint,   ///< where a fragment is bound to what is not drawn
    Text,              ///< DrawnAtom::text names no atom and no group that is known
};

/// Which atoms a query takes at this place, beyond the element. -1: not asked.
struct AtomQuery {
    int ringBonds = -1;   ///< bonds in rings; 0: not in a ring
    int neighbours = -1;  ///< heavy ones, in the structure that is found
    int ringMember = -1;  ///< 1: in a ring, 0: not
    int unsaturated = -1; ///< 1: at least one multiple bond
    friend bool operator==(const AtomQuery &, const AtomQuery &) = default;
};

enum class StereoGroupKind { None, Absolute, Or, And };

struct DrawnAtom {
    ItemId id = kNoItem;
    Point at;
    AtomKind kind = AtomKind::Element;
    int element = 6;           ///< atomic number, 1 to 118
    std::vector<int> elements; ///< of List and NotList: atomic numbers, ascending
    int number = 0;            ///< of RGroup and AttachmentPoint
    std::string text;          ///< of Text: as typed, UTF-8
    int charge = 0;
    int isotope = 0;      ///< mass number; 0: natural
    int radicals = 0;     ///< unpaired electrons, 0 to 3
    int hydrogens = -1;   ///< those written with the atom; -1: as many as its valence asks for
    bool isShown = false; ///< of a carbon: it stands as letters (CH2) where a corner would do
    int map = 0;          ///< atom map number; 0: none
    AtomQuery query;
    StereoGroupKind stereoGroup = StereoGroupKind::None;
    int stereoGroupNumber = 0; ///< of Or and And: 1, 2 ...
    friend bool operator==(const DrawnAtom &, const DrawnAtom &);
};

enum class BondOrder {
    Single,
    Double,
    Triple,
    Aromatic,
    Dative, ///< from gives to to
    Hydrogen,
    Any,
    SingleOrDouble,
    SingleOrAromatic,
    DoubleOrAromatic,
};

enum class BondStereo {
    None,
    Wedge,   ///< narrow at DrawnBond::from, towards the reader at to
    Hash,    ///< narrow at from, away from the reader
    Wavy,    ///< either, at from
    Crossed, ///< a double bond of unknown geometry
};

/// What the hand chose of a bond's looks; without meaning for the chemistry.
enum class BondLook { Plain, Bold, Dashed };
enum class BondTopology { Any, Ring, Chain };

struct DrawnBond {
    ItemId id = kNoItem;
    ItemId from = kNoItem;
    ItemId to = kNoItem;
    BondOrder order = BondOrder::Single;
    BondStereo stereo = BondStereo::None;
    BondLook look = BondLook::Plain;
    BondTopology topology = BondTopology::Any; ///< asked by a query
    [[nodiscard]] ItemId other(ItemId end) const { return end == from ? to : from; }
    [[nodiscard]] bool touches(ItemId atom) const { return from == atom || to == atom; }
    friend bool operator==(const DrawnBond &, const DrawnBond &) = default;
};

enum class GroupKind {
    Abbreviation, ///< atoms that may stand as letters: Boc, CO2Et
    Repeat,       ///< brackets with a count: a structural repeating unit
    Brackets,     ///< brackets that only hold together
    Together,     ///< one substance of several fragments (the ions of a salt); nothing is drawn
};

/// Atoms that belong together. An atom is in one abbreviation at the most; its label stands at the
/// one atom through which it is bound to the rest.
struct DrawnGroup {
    ItemId id = kNoItem;
    GroupKind kind = GroupKind::Abbreviation;
    std::string label;         ///< "Boc"; of Repeat: the count, "n" or "3"
    std::vector<ItemId> atoms; ///< ascending
    bool isContracted = false; ///< of an abbreviation: its letters stand, its atoms are hidden
    friend bool operator==(const DrawnGroup &, const DrawnGroup &) = default;
};

enum class ArrowKind {
    Reaction,
    Equilibrium,
    Retrosynthesis,
    Failed,      ///< crossed out
    Resonance,   ///< a head at each end
    NoHead,      ///< a line
    CurlyPair,   ///< moves two electrons; an annotation
    CurlySingle, ///< a fish hook: moves one
};
[[nodiscard]] constexpr bool isCurly(ArrowKind kind)
{
    return kind == ArrowKind::CurlyPair || kind == ArrowKind::CurlySingle;
}

struct DrawnArrow {
    ItemId id = kNoItem;
    ArrowKind kind = ArrowKind::Reaction;
    Point from;
    Point to;        ///< the head
    double bend = 0; ///< of a curly arrow: height of its arc over the line from-to as a part of
                     ///< that line's length, positive to the left of it as it is seen on the page
    friend bool operator==(const DrawnArrow &, const DrawnArrow &);
};

/// Words on the sheet. Which arrow they belong to follows from where they stand.
struct DrawnText {
    ItemId id = kNoItem;
    Point at;            ///< middle of the text's box
    std::string text;    ///< UTF-8, lines apart by LF
    bool isLeft = false; ///< its lines begin below each other; else each is centred
    friend bool operator==(const DrawnText &, const DrawnText &);
};

/// A sheet with structures, arrows and words: what an editor edits, an ordinary value. Points and
/// lengths as in DisplayList (an ACS bond is 14.4, y grows down). Each list is ascending by id.
/// Plus signs need not be kept: they follow from the arrangement. Those that somebody wrote are
/// texts, and stay where they are.
struct Drawing {
    std::vector<DrawnAtom> atoms;
    std::vector<DrawnBond> bonds;
    std::vector<DrawnGroup> groups;
    std::vector<DrawnArrow> arrows;
    std::vector<DrawnText> texts;
    std::uint32_t nextId = 1;

    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] const DrawnAtom *atom(ItemId id) const; ///< null: there is none
    [[nodiscard]] const DrawnBond *bond(ItemId id) const;
    [[nodiscard]] const DrawnGroup *group(ItemId id) const;
    [[nodiscard]] const DrawnArrow *arrow(ItemId id) const;
    [[nodiscard]] const DrawnText *text(ItemId id) const;
    [[nodiscard]] DrawnAtom *atom(ItemId id);
    [[nodiscard]] DrawnBond *bond(ItemId id);
    [[nodiscard]] DrawnGroup *group(ItemId id);
    [[nodiscard]] DrawnArrow *arrow(ItemId id);
    [[nodiscard]] DrawnText *text(ItemId id);

    /// Each gives the item its id, whatever it had, and returns that.
    ItemId add(DrawnAtom atom);
    ItemId add(DrawnBond bond); ///< its atoms must be there, distinct, and not bound to each other
    ItemId add(DrawnGroup group);
    ItemId add(DrawnArrow arrow);
    ItemId add(DrawnText text);

    [[nodiscard]] const DrawnBond *bondBetween(ItemId a, ItemId b) const;
    [[nodiscard]] std::vector<ItemId> bondsOf(ItemId atom) const;
    [[nodiscard]] std::vector<ItemId>
    neighboursOf(ItemId atom) const; ///< in the order of bondsOf()
    /// The abbreviation that \a atom is in; null: none.
    [[nodiscard]] const DrawnGroup *abbreviationOf(ItemId atom) const;
    /// The atom of an abbreviation at which its letters stand: the one bound to the rest, else the
    /// first.
    [[nodiscard]] ItemId anchorOf(const DrawnGroup &group) const;
    /// Whether an atom is hidden behind the letters of a contracted abbreviation.
    [[nodiscard]] bool isHidden(ItemId atom) const;
    friend bool operator==(const Drawing &, const Drawing &) = default;
};

/// The groups of atoms that are bound to each other, each ascending, in the order of their first
/// atoms.
[[nodiscard]] std::vector<std::vector<ItemId>> fragmentsOf(const Drawing &drawing);

/// What a drawing must never be, in a sentence for a failed test or a refused file: ids out of
/// order or used twice, a bond to nowhere, two bonds between two atoms, a place that is no number,
/// a value out of its range. Empty: it is sound.
[[nodiscard]] std::string faultOf(const Drawing &drawing);

/// Bounds of what one sheet holds; what would go beyond is refused by whoever adds.
inline constexpr std::size_t kMostDrawnAtoms = 5000;
inline constexpr double kSheetReach = 20000; ///< points, from the origin each way

} // namespace artemisia::chem
