// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/drawing.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace artemisia::chem
{

namespace
{

// Places are compared bit by bit: a move to the same place is no change, and nothing else is.
bool isSame(Point a, Point b)
{
    return a.x == b.x && a.y == b.y;
}

template <class Items>
auto find(Items &items, ItemId id) -> decltype(items.data())
{
    const auto at =
        std::lower_bound(items.begin(), items.end(), id,
                         [](const auto &item, ItemId wanted) { return item.id < wanted; });
    return at != items.end() && at->id == id ? &*at : nullptr;
}

template <class Item>
ItemId append(Drawing &drawing, std::vector<Item> &items, Item item)
{
    item.id = ItemId(drawing.nextId++);
    items.push_back(std::move(item));
    return items.back().id;
}

bool isPlace(Point p)
{
    return std::abs(p.x) <= kSheetReach && std::abs(p.y) <= kSheetReach; // false for a NaN
}

bool isElement(int number)
{
    return number >= 1 && number <= 118;
}

} // namespace

bool operator==(const DrawnAtom &a, const DrawnAtom &b)
{
    return a.id == b.id && isSame(a.at, b.at) && a.kind == b.kind && a.element == b.element &&
           a.elements == b.elements && a.number == b.number && a.text == b.text &&
           a.charge == b.charge && a.isotope == b.isotope && a.radicals == b.radicals &&
           a.hydrogens == b.hydrogens && a.isShown == b.isShown && a.map == b.map &&
           a.query == b.query && a.stereoGroup == b.stereoGroup &&
           a.stereoGroupNumber == b.stereoGroupNumber;
}

bool operator==(const DrawnArrow &a, const DrawnArrow &b)
{
    return a.id == b.id && a.kind == b.kind && isSame(a.from, b.from) && isSame(a.to, b.to) &&
           a.bend == b.bend;
}

bool operator==(const DrawnText &a, const DrawnText &b)
{
    return a.id == b.id && isSame(a.at, b.at) && a.text == b.text && a.isLeft == b.isLeft;
}

bool Drawing::isEmpty() const
{
    return atoms.empty() && bonds.empty() && groups.empty() && arrows.empty() && texts.empty();
}

const DrawnAtom *Drawing::atom(ItemId id) const
{
    return find(atoms, id);
}

const DrawnBond *Drawing::bond(ItemId id) const
{
    return find(bonds, id);
}

const DrawnGroup *Drawing::group(ItemId id) const
{
    return find(groups, id);
}

const DrawnArrow *Drawing::arrow(ItemId id) const
{
    return find(arrows, id);
}

const DrawnText *Drawing::text(ItemId id) const
{
    return find(texts, id);
}

DrawnAtom *Drawing::atom(ItemId id)
{
    return find(atoms, id);
}

DrawnBond *Drawing::bond(ItemId id)
{
    return find(bonds, id);
}

DrawnGroup *Drawing::group(ItemId id)
{
    return find(groups, id);
}

DrawnArrow *Drawing::arrow(ItemId id)
{
    return find(arrows, id);
}

DrawnText *Drawing::text(ItemId id)
{
    return find(texts, id);
}

ItemId Drawing::add(DrawnAtom atom)
{
    return append(*this, atoms, std::move(atom));
}

ItemId Drawing::add(DrawnBond bond)
{
    return append(*this, bonds, bond);
}

ItemId Drawing::add(DrawnGroup group)
{
    return append(*this, groups, std::move(group));
}

ItemId Drawing::add(DrawnArrow arrow)
{
    return append(*this, arrows, arrow);
}

ItemId Drawing::add(DrawnText text)
{
    return append(*this, texts, std::move(text));
}

const DrawnBond *Drawing::bondBetween(ItemId a, ItemId b) const
{
    const auto at = std::find_if(bonds.begin(), bonds.end(), [&](const DrawnBond &bond) {
        return bond.touches(a) && bond.other(a) == b;
    });
    return at != bonds.end() ? &*at : nullptr;
}

std::vector<ItemId> Drawing::bondsOf(ItemId atom) const
{
    std::vector<ItemId> found;
    for (const DrawnBond &bond : bonds) {
        if (bond.touches(atom)) {
            found.push_back(bond.id);
        }
    }
    return found;
}

std::vector<ItemId> Drawing::neighboursOf(ItemId atom) const
{
    std::vector<ItemId> found;
    for (const DrawnBond &bond : bonds) {
        if (bond.touches(atom)) {
            found.push_back(bond.other(atom));
        }
    }
    return found;
}

const DrawnGroup *Drawing::abbreviationOf(ItemId atom) const
{
    const auto at = std::find_if(groups.begin(), groups.end(), [&](const DrawnGroup &group) {
        return group.kind == GroupKind::Abbreviation &&
               std::binary_search(group.atoms.begin(), group.atoms.end(), atom);
    });
    return at != groups.end() ? &*at : nullptr;
}

ItemId Drawing::anchorOf(const DrawnGroup &group) const
{
    const auto isInside = [&group](ItemId atom) {
        return std::binary_search(group.atoms.begin(), group.atoms.end(), atom);
    };
    for (const DrawnBond &bond : bonds) {
        if (isInside(bond.from) != isInside(bond.to)) {
            return isInside(bond.from) ? bond.from : bond.to;
        }
    }
    return group.atoms.empty() ? kNoItem : group.atoms.front();
}

bool Drawing::isHidden(ItemId atom) const
{
    const DrawnGroup *group = abbreviationOf(atom);
    return group != nullptr && group->isContracted && anchorOf(*group) != atom;
}

std::vector<std::vector<ItemId>> fragmentsOf(const Drawing &drawing)
{
    std::map<ItemId, std::vector<ItemId>> neighbours;
    for (const DrawnBond &bond : drawing.bonds) {
        neighbours[bond.from].push_back(bond.to);
        neighbours[bond.to].push_back(bond.from);
    }
    std::set<ItemId> seen;
    std::vector<std::vector<ItemId>> fragments;
    for (const DrawnAtom &atom : drawing.atoms) {
        if (!seen.insert(atom.id).second) {
            continue;
        }
        std::vector<ItemId> fragment{atom.id};
        for (std::size_t i = 0; i < fragment.size(); ++i) {
            for (const ItemId next : neighbours[fragment[i]]) {
                if (seen.insert(next).second) {
                    fragment.push_back(next);
                }
            }
        }
        std::sort(fragment.begin(), fragment.end());
        fragments.push_back(std::move(fragment));
    }
    return fragments;
}

namespace
{

/// Looks for the first thing wrong.
class Inspection
{
public:
    explicit Inspection(const Drawing &drawing)
        : m_drawing(drawing)
    {
    }

    [[nodiscard]] std::string run()
    {
        checkIds(m_drawing.atoms, "atom");
        checkIds(m_drawing.bonds, "bond");
        checkIds(m_drawing.groups, "group");
        checkIds(m_drawing.arrows, "arrow");
        checkIds(m_drawing.texts, "text");
        require(m_drawing.atoms.size() <= kMostDrawnAtoms, "more atoms than a sheet holds");
        for (const DrawnAtom &atom : m_drawing.atoms) {
            check(atom);
        }
        for (const DrawnBond &bond : m_drawing.bonds) {
            check(bond);
        }
        for (const DrawnGroup &group : m_drawing.groups) {
            check(group);
        }
        for (const DrawnArrow &arrow : m_drawing.arrows) {
            require(isPlace(arrow.from) && isPlace(arrow.to) && std::abs(arrow.bend) <= 10,
                    "an arrow off the sheet");
        }
        for (const DrawnText &text : m_drawing.texts) {
            require(isPlace(text.at), "a text off the sheet");
            require(!text.text.empty(), "a text without words");
        }
        return m_fault;
    }

private:
    void require(bool holds, const char *fault)
    {
        if (!holds && m_fault.empty()) {
            m_fault = fault;
        }
    }

    template <class Item>
    void checkIds(const std::vector<Item> &items, const char *what)
    {
        ItemId last = kNoItem;
        for (const Item &item : items) {
            if (!(last < item.id) || !(item.id < ItemId(m_drawing.nextId)) ||
                !m_ids.insert(item.id).second) {
                require(false, what);
            }
            last = item.id;
        }
    }

    void check(const DrawnAtom &atom)
    {
        require(isPlace(atom.at), "an atom off the sheet");
        require(isElement(atom.element), "an element that is none");
        require(std::abs(atom.charge) <= 15, "a charge out of range");
        require(atom.isotope >= 0 && atom.isotope <= 400, "a mass number out of range");
        require(atom.radicals >= 0 && atom.radicals <= 3, "unpaired electrons out of range");
        require(atom.hydrogens >= -1 && atom.hydrogens <= 15, "hydrogens out of range");
        require(atom.map >= 0 && atom.map <= 999, "an atom map number out of range");
        require(atom.number >= 0 && atom.number <= 99, "an R group's number out of range");
        const bool isList = atom.kind == AtomKind::List || atom.kind == AtomKind::NotList;
        require(isList != atom.elements.empty(), "a list of elements without them, or the reverse");
        require(
            std::all_of(atom.elements.begin(), atom.elements.end(), isElement) &&
                std::is_sorted(atom.elements.begin(), atom.elements.end(), std::less_equal<int>()),
            "a list of elements out of order");
        require((atom.kind == AtomKind::Text) != atom.text.empty(), "letters without a text");
        require(!atom.isShown || (atom.kind == AtomKind::Element && atom.element == 6),
                "a carbon's letters on what is none");
        const bool isNumbered =
            atom.stereoGroup == StereoGroupKind::Or || atom.stereoGroup == StereoGroupKind::And;
        require(isNumbered ? atom.stereoGroupNumber >= 1 && atom.stereoGroupNumber <= 999
                           : atom.stereoGroupNumber == 0,
                "a stereo group's number out of range");
    }

    void check(const DrawnBond &bond)
    {
        require(bond.from != bond.to, "a bond from an atom to itself");
        require(m_drawing.atom(bond.from) != nullptr && m_drawing.atom(bond.to) != nullptr,
                "a bond to nowhere");
        require(m_bound.insert(std::minmax(bond.from, bond.to)).second,
                "two bonds between two atoms");
        require(bond.stereo != BondStereo::Crossed || bond.order == BondOrder::Double,
                "a crossed bond that is not double");
    }

    void check(const DrawnGroup &group)
    {
        require(!group.atoms.empty(), "a group without atoms");
        require(std::is_sorted(group.atoms.begin(), group.atoms.end()), "a group out of order");
        for (const ItemId atom : group.atoms) {
            require(m_drawing.atom(atom) != nullptr, "a group of atoms that are not there");
            require(group.kind != GroupKind::Abbreviation || m_abbreviated.insert(atom).second,
                    "an atom in two abbreviations");
        }
        require(!group.isContracted || group.kind == GroupKind::Abbreviation,
                "brackets that are contracted");
        const bool isNamed =
            group.kind == GroupKind::Abbreviation || group.kind == GroupKind::Repeat;
        require(!isNamed || !group.label.empty(), "a group without a label");
    }

    const Drawing &m_drawing;
    std::string m_fault;
    std::set<ItemId> m_ids;
    std::set<ItemId> m_abbreviated;
    std::set<std::pair<ItemId, ItemId>> m_bound;
};

} // namespace

std::string faultOf(const Drawing &drawing)
{
    return Inspection(drawing).run();
}

} // namespace artemisia::chem
