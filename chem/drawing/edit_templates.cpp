// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/geometry.h"
#include "chem/drawing/edit_parts.h"
#include "chem/drawing/place.h"
#include "chem/drawing/templates.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

namespace artemisia::chem
{

namespace
{

constexpr double kSameSpot = 0.3 * kDrawnBond;
constexpr int kMostTries = 20000; ///< of placing double bonds: rings of hundreds of atoms stop here

Point middleOf(const Drawing &drawing)
{
    const Box box = boundsOf(drawing, everything(drawing));
    return {box.left + box.width / 2, box.top + box.height / 2};
}

/// Double bonds of rings, to be placed so that each of some atoms has one where that can be.
class DoubleBonds
{
public:
    /// Those of a template's rings.
    explicit DoubleBonds(const Drawing &drawing)
    {
        const Selection rings = ringBondsOf(drawing);
        for (const DrawnBond &bond : drawing.bonds) {
            if (bond.order == BondOrder::Double && rings.count(bond.id) > 0) {
                m_atoms.insert({bond.from, bond.to});
                m_placed.push_back({bond.from, bond.to});
            }
        }
        m_ends = m_placed;
        for (const DrawnBond &bond : drawing.bonds) {
            if (bond.order == BondOrder::Single && bond.stereo == BondStereo::None &&
                m_atoms.count(bond.from) > 0 && m_atoms.count(bond.to) > 0 &&
                rings.count(bond.id) > 0) {
                m_ends.push_back({bond.from, bond.to});
            }
        }
    }

    /// Places them anew on a sheet where the template's atoms are others. \a taken: its atoms that
    /// were there before.
    void place(Drawing &drawing, const std::map<ItemId, ItemId> &now, const Selection &taken)
    {
        for (const auto &[from, to] : m_ends) {
            const DrawnBond *bond = drawing.bondBetween(now.at(from), now.at(to));
            const bool isOld =
                bond != nullptr && taken.count(bond->from) > 0 && taken.count(bond->to) > 0;
            if (bond == nullptr || (isOld && bond->order != BondOrder::Single) ||
                bond->stereo != BondStereo::None) {
                continue;
            }
            drawing.bond(bond->id)->order = BondOrder::Single;
            m_bonds.push_back(bond->id);
        }
        m_free.clear();
        for (const ItemId old : m_atoms) {
            const ItemId atom = now.at(old);
            if (taken.count(atom) == 0 || isFree(drawing, atom)) {
                m_free.insert(atom);
            }
        }
        m_goal = std::min(m_placed.size(), m_free.size() / 2);
        search(drawing, 0);
        for (const ItemId bond : m_best) {
            drawing.bond(bond)->order = BondOrder::Double;
        }
    }

private:
    static bool isFree(const Drawing &drawing, ItemId id)
    {
        const DrawnAtom &atom = *drawing.atom(id);
        return atom.kind == AtomKind::Element && atom.element == 6 && orderSum(drawing, id) < 4;
    }

    void search(const Drawing &drawing, std::size_t first)
    {
        if (m_chosen.size() > m_best.size()) {
            m_best = m_chosen;
        }
        for (std::size_t i = first;
             i < m_bonds.size() && m_best.size() < m_goal && ++m_tries < kMostTries; ++i) {
            const DrawnBond &bond = *drawing.bond(m_bonds[i]);
            if (m_free.count(bond.from) == 0 || m_free.count(bond.to) == 0) {
                continue;
            }
            m_free.erase(bond.from);
            m_free.erase(bond.to);
            m_chosen.push_back(bond.id);
            search(drawing, i + 1);
            m_chosen.pop_back();
            m_free.insert({bond.from, bond.to});
        }
    }

    using Ends = std::pair<ItemId, ItemId>;
    std::vector<Ends> m_placed; ///< where they were
    std::vector<Ends> m_ends;   ///< where they may be; first where they were
    Selection m_atoms;
    std::vector<ItemId> m_bonds; ///< the same on the sheet
    Selection m_free;            ///< atoms there that take one
    std::vector<ItemId> m_chosen;
    std::vector<ItemId> m_best;
    std::size_t m_goal = 0; ///< as many as there were, or as there is room for
    int m_tries = 0;
};

// Turned, and made larger where the bonds of the sheet are, so that its bond lies on that from
// \a from to \a to.
Drawing laidOn(const Template &stencil, bool isTurned, Point from, Point to)
{
    Drawing put = stencil.drawing;
    const DrawnBond &bond = *put.bond(stencil.fuse);
    const ItemId first = isTurned ? bond.to : bond.from;
    const ItemId second = isTurned ? bond.from : bond.to;
    const double span = length(put.atom(second)->at - put.atom(first)->at);
    const double factor = length(to - from) / std::max(span, 1e-3);
    if (factor < 0.75 || factor > 1.33) {
        scale(put, everything(put), middleOf(put), factor);
    }
    const Point a = put.atom(first)->at;
    const Point b = put.atom(second)->at;
    rotate(put, everything(put), a, degreesOf(to - from) - degreesOf(b - a));
    move(put, everything(put),
         (from + to) * 0.5 - (put.atom(first)->at + put.atom(second)->at) * 0.5);
    put.atom(first)->at = from;
    put.atom(second)->at = to;
    return put;
}

bool isVisible(const Drawing &drawing, ItemId atom)
{
    return drawing.atom(atom) != nullptr && !drawing.isHidden(atom);
}

// One hydrogen fewer where they are counted by hand.
void takeHydrogen(Drawing &drawing, ItemId id)
{
    DrawnAtom &atom = *drawing.atom(id);
    atom.hydrogens -= atom.hydrogens > 0 ? 1 : 0;
}

} // namespace

Selection putTemplate(Drawing &drawing, const Template &stencil, Point middle, double degrees)
{
    Drawing put = stencil.drawing;
    const Point about = middleOf(put);
    rotate(put, everything(put), about, degrees);
    return insert(drawing, put, middle - about);
}

Selection putTemplateOnAtom(Drawing &drawing, const Template &stencil, ItemId id,
                            std::optional<Point> towards)
{
    Drawing put = stencil.drawing;
    if (!isVisible(drawing, id) || !isVisible(put, stencil.attach)) {
        return {};
    }
    const DrawnAtom target = *drawing.atom(id);
    const Point own = put.atom(stencil.attach)->at;
    const std::size_t number = static_cast<std::size_t>(std::distance(
        &*put.atoms.cbegin(), static_cast<const DrawnAtom *>(put.atom(stencil.attach))));
    const bool isAlone = drawing.bondsOf(id).empty() && target.element == 6 &&
                         target.kind == AtomKind::Element && target.charge == 0;
    const Point way = unit(towards.value_or(sproutEnd(drawing, id)) - target.at);
    // Its own free place looks at the atom that it is bound to.
    const Point free = sproutEnd(put, stencil.attach) - own;
    if (!isAlone || towards) {
        rotate(put, everything(put), own, degreesOf(way * -1) - degreesOf(free));
    }
    const Point place = isAlone ? target.at : target.at + way * kDrawnBond;
    Drawing trial = drawing;
    Selection added = insert(trial, put, place - own);
    if (added.empty()) {
        return {};
    }
    const ItemId attach = *std::next(added.begin(), static_cast<std::ptrdiff_t>(number));
    if (isAlone) {
        mergeOverlapping(trial, {attach}, 0.1);
    } else {
        takeHydrogen(trial, id);
        takeHydrogen(trial, attach);
        if (bind(trial, id, attach) == kNoItem) {
            return {};
        }
    }
    drawing = std::move(trial);
    return added;
}

Selection fuseTemplate(Drawing &drawing, const Template &stencil, ItemId id,
                       std::optional<Point> towards)
{
    const DrawnBond *bond = drawing.bond(id);
    if (bond == nullptr || stencil.drawing.bond(stencil.fuse) == nullptr ||
        drawing.abbreviationOf(bond->from) || drawing.abbreviationOf(bond->to)) {
        return {};
    }
    const Point from = drawing.atom(bond->from)->at;
    const Point to = drawing.atom(bond->to)->at;
    const double span = length(to - from);
    if (span < 1e-3 || span > 10 * kDrawnBond) {
        return {};
    }
    const Point side = towards.value_or(freeSideOf(drawing, *bond)) - from;
    Drawing put = laidOn(stencil, false, from, to);
    if (cross(to - from, side) * cross(to - from, middleOf(put) - from) < 0) {
        put = laidOn(stencil, true, from, to);
    }
    Drawing trial = drawing;
    Selection added = insert(trial, put, {});
    if (added.empty()) {
        return {};
    }
    mergeOverlapping(trial, added, kSameSpot);
    std::map<ItemId, ItemId> now;
    Selection taken;
    auto next = added.begin();
    for (const DrawnAtom &atom : put.atoms) {
        const bool isThere = trial.atom(*next) != nullptr;
        now[atom.id] = isThere ? *next : atomNear(trial, atom.at, kSameSpot);
        if (!isThere) {
            taken.insert(now[atom.id]);
        }
        ++next;
    }
    DoubleBonds(stencil.drawing).place(trial, now, taken);
    drawing = std::move(trial);
    return added;
}

} // namespace artemisia::chem
