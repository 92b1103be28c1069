// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/geometry.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/edit_parts.h"
#include "chem/drawing/place.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace artemisia::chem
{

namespace
{

constexpr double kSameSpot = 0.3 * kDrawnBond;
constexpr double kTooNear = 0.6 * kDrawnBond; ///< of what it is not bound to, for a new atom
constexpr int kCarbonBonds = 4;

bool isPossible(int size)
{
    return size >= 3 && size <= 20;
}

// A free valence at a carbon; other atoms are the chemist's own business.
bool takesDouble(const Drawing &drawing, ItemId id)
{
    const DrawnAtom &atom = *drawing.atom(id);
    return atom.kind == AtomKind::Element && atom.element == 6 &&
           orderSum(drawing, id) < kCarbonBonds;
}

// Alternating double bonds around a ring, beginning where most of them fit.
void alternate(Drawing &drawing, const std::vector<ItemId> &ring)
{
    const std::size_t n = ring.size();
    std::vector<ItemId> bonds;
    for (std::size_t i = 0; i < n; ++i) {
        bonds.push_back(drawing.bondBetween(ring[i], ring[(i + 1) % n])->id);
    }
    const auto placed = [&](std::size_t first) {
        Drawing trial = drawing;
        int count = 0;
        for (std::size_t k = 0; k < n; ++k) {
            const std::size_t i = (first + k) % n;
            DrawnBond &bond = *trial.bond(bonds[i]);
            const auto isDouble = [&](std::size_t at) {
                return trial.bond(bonds[at % n])->order == BondOrder::Double;
            };
            if (isDouble(i)) {
                ++count;
            } else if (bond.order == BondOrder::Single && bond.stereo == BondStereo::None &&
                       !isDouble(i + 1) && !isDouble(i + n - 1) && takesDouble(trial, bond.from) &&
                       takesDouble(trial, bond.to)) {
                bond.order = BondOrder::Double;
                ++count;
            }
        }
        return std::pair(count, std::move(trial));
    };
    auto best = placed(0);
    for (std::size_t first = 1; first < n; ++first) {
        auto other = placed(first);
        if (other.first > best.first) {
            best = std::move(other);
        }
    }
    drawing = std::move(best.second);
}

enum class Corners {
    Meet,  ///< become the atoms they meet
    AreNew ///< whatever they meet
};

// Atoms at the corners, bound in a ring.
void closeRing(Drawing &drawing, const std::vector<Point> &corners, const RingPen &pen,
               std::vector<ItemId> known, Corners how = Corners::Meet)
{
    std::vector<ItemId> ring = std::move(known);
    for (std::size_t i = ring.size(); i < corners.size(); ++i) {
        ItemId atom = how == Corners::Meet ? atomNear(drawing, corners[i], kSameSpot) : kNoItem;
        if (atom == kNoItem || std::find(ring.begin(), ring.end(), atom) != ring.end()) {
            atom = carbonAt(drawing, corners[i]);
        }
        ring.push_back(atom);
    }
    for (std::size_t i = 0; i < ring.size(); ++i) {
        bind(drawing, ring[i], ring[(i + 1) % ring.size()]);
    }
    if (pen.isAromatic) {
        alternate(drawing, ring);
    }
}

/// A corner of a ring and an atom so near that it is meant.
struct Meeting {
    std::size_t corner = 0;
    ItemId atom = kNoItem;
};

std::vector<Meeting> meetingsOf(const Drawing &drawing, const std::vector<Point> &corners)
{
    std::vector<Meeting> found;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        if (const ItemId atom = atomNear(drawing, corners[i], kSameSpot); atom != kNoItem) {
            found.push_back({i, atom});
        }
    }
    std::stable_sort(found.begin(), found.end(), [&](const Meeting &a, const Meeting &b) {
        return length(drawing.atom(a.atom)->at - corners[a.corner]) <
               length(drawing.atom(b.atom)->at - corners[b.corner]);
    });
    return found;
}

// Turned onto the bond that two corners meet.
std::optional<std::vector<Point>> ontoBond(const Drawing &drawing,
                                           const std::vector<Point> &corners)
{
    const std::size_t n = corners.size();
    const std::vector<Meeting> met = meetingsOf(drawing, corners);
    for (std::size_t i = 1; i < met.size(); ++i) {
        const bool isNext = met[i].corner == (met[0].corner + 1) % n;
        const bool isBefore = met[0].corner == (met[i].corner + 1) % n;
        const Point first = drawing.atom(met[0].atom)->at;
        const Point second = drawing.atom(met[i].atom)->at;
        const bool isBond = drawing.bondBetween(met[0].atom, met[i].atom) != nullptr &&
                            std::abs(length(second - first) - kDrawnBond) < 0.1 * kDrawnBond;
        if (isBond && (isNext || isBefore)) {
            Point middle{0, 0};
            for (const Point &corner : corners) {
                middle = middle + corner * (1.0 / double(n));
            }
            return ringOnLine(first, second, int(n), middle);
        }
    }
    return std::nullopt;
}

// A ring as it is, moved so that the corner nearest to an atom stands on it exactly.
std::vector<Point> ontoAtoms(const Drawing &drawing, std::vector<Point> corners)
{
    const std::vector<Meeting> met = meetingsOf(drawing, corners);
    if (met.empty()) {
        return corners;
    }
    if (auto turned = ontoBond(drawing, corners)) {
        return *turned;
    }
    const Point shift = drawing.atom(met[0].atom)->at - corners[met[0].corner];
    for (Point &corner : corners) {
        corner = corner + shift;
    }
    return ontoBond(drawing, corners).value_or(corners);
}

bool fits(const Drawing &drawing, Point about, const RingPen &pen)
{
    return isPossible(pen.size) && hasRoom(drawing, static_cast<std::size_t>(pen.size)) &&
           std::abs(about.x) < kSheetReach - 200 && std::abs(about.y) < kSheetReach - 200;
}

// The corners of a ring bound to an atom, seen from there in a direction.
std::vector<Point> cornersTowards(Point at, Point direction, int size)
{
    const Point corner = at + direction * kDrawnBond;
    return ringAtPoint(corner, corner + direction, size);
}

// Of the ways that are as good as each other the freest for a ring, and the one of a chain unless
// another is clearly freer; where a ring there lies on something, the nearest way about the atom on
// which it does not.
Point freeWay(const Drawing &drawing, const DrawnAtom &atom, int size)
{
    constexpr double kClearly = 0.25;
    const auto crowdOf = [&](double way) {
        double sum = 0;
        for (const Point corner : cornersTowards(atom.at, directionOf(way), size)) {
            sum += crowdingAt(drawing, corner, atom.id);
        }
        return sum;
    };
    const std::vector<double> ways = sproutWays(drawing, atom.id);
    double first = ways.front();
    double least = crowdOf(first) - kClearly;
    for (std::size_t i = 1; i < ways.size(); ++i) {
        const double crowd = crowdOf(ways[i]);
        if (crowd < least) {
            least = crowd;
            first = ways[i];
        }
    }
    const auto isFree = [&](Point way) {
        const std::vector<Point> corners = cornersTowards(atom.at, way, size);
        return std::none_of(corners.begin(), corners.end(), [&](Point corner) {
            const ItemId near = atomNear(drawing, corner, kTooNear);
            return near != kNoItem && near != atom.id;
        });
    };
    for (const double turn : {0, 120, 30, 60, 90, 150, 180}) {
        const bool isOtherFreer = crowdOf(first - turn) < crowdOf(first + turn) - 1e-6;
        for (const double way :
             {first + turn * (isOtherFreer ? -1 : 1), first - turn * (isOtherFreer ? -1 : 1)}) {
            if (isFree(directionOf(way))) {
                return directionOf(way);
            }
        }
    }
    return directionOf(first);
}

} // namespace

int orderSum(const Drawing &drawing, ItemId atom)
{
    int twice = 0;
    for (const DrawnBond &bond : drawing.bonds) {
        if (!bond.touches(atom)) {
            continue;
        }
        switch (bond.order) {
        case BondOrder::Double:
            twice += 4;
            break;
        case BondOrder::Triple:
            twice += 6;
            break;
        case BondOrder::Aromatic:
            twice += 3;
            break;
        case BondOrder::Dative:
        case BondOrder::Hydrogen:
        case BondOrder::Any:
            break;
        default:
            twice += 2;
        }
    }
    return (twice + 1) / 2;
}

void drawRing(Drawing &drawing, Point middle, const RingPen &pen)
{
    if (fits(drawing, middle, pen)) {
        closeRing(drawing, ontoAtoms(drawing, ringAround(middle, pen.size)), pen, {});
    }
}

void drawRingOnAtom(Drawing &drawing, ItemId id, const RingPen &pen, RingOnAtom how,
                    std::optional<Point> towards)
{
    const DrawnAtom *atom = drawing.atom(id);
    if (atom == nullptr || drawing.isHidden(id) || !fits(drawing, atom->at, pen)) {
        return;
    }
    const bool isCarbon = atom->kind == AtomKind::Element && atom->element == 6;
    const bool isCorner = drawing.bondsOf(id).empty() && (isCarbon || !pen.isAromatic);
    if (isCorner || how == RingOnAtom::Spiro) {
        const Point end = towards.value_or(sproutEnd(drawing, id));
        closeRing(drawing, ringAtPoint(atom->at, end, pen.size), pen, {id});
        return;
    }
    const Point way = towards ? unit(*towards - atom->at) : freeWay(drawing, *atom, pen.size);
    const std::vector<Point> corners = cornersTowards(atom->at, way, pen.size);
    const ItemId first = drawBond(drawing, id, kNoItem, corners.front());
    if (first != kNoItem) {
        // Without a pointer that leads it, a ring never becomes part of what it happens to meet.
        closeRing(drawing, corners, pen, {first}, towards ? Corners::Meet : Corners::AreNew);
    }
}

void fuseRing(Drawing &drawing, ItemId id, const RingPen &pen, std::optional<Point> towards)
{
    const DrawnBond *bond = drawing.bond(id);
    if (bond == nullptr || drawing.isHidden(bond->from) || drawing.isHidden(bond->to)) {
        return;
    }
    const Point from = drawing.atom(bond->from)->at;
    const Point to = drawing.atom(bond->to)->at;
    const double span = length(to - from);
    if (!fits(drawing, from, pen) || span < 1e-3 || span > 10 * kDrawnBond) {
        return;
    }
    const Point side = towards.value_or(freeSideOf(drawing, *bond));
    closeRing(drawing, ringOnLine(from, to, pen.size, side), pen, {bond->from, bond->to});
}

// Depth first: a bond is in no ring if nothing beyond it leads back to before it.
Selection ringBondsOf(const Drawing &drawing)
{
    std::map<ItemId, std::vector<const DrawnBond *>> around;
    for (const DrawnBond &bond : drawing.bonds) {
        around[bond.from].push_back(&bond);
        around[bond.to].push_back(&bond);
    }
    struct Step {
        ItemId atom;
        const DrawnBond *via; ///< null at the first
        std::size_t next;     ///< of its bonds
    };
    Selection rings;
    std::map<ItemId, int> order;   // in which atoms were met
    std::map<ItemId, int> reaches; // the first atom that is led back to
    const auto meet = [&](ItemId atom) {
        reaches[atom] = order[atom] = static_cast<int>(order.size());
    };
    for (const auto &[root, bonds] : around) {
        if (order.count(root) > 0) {
            continue;
        }
        std::vector<Step> open{{root, nullptr, 0}};
        meet(root);
        while (!open.empty()) {
            const Step here = open.back();
            const std::vector<const DrawnBond *> &ways = around[here.atom];
            if (here.next < ways.size()) {
                ++open.back().next;
                const DrawnBond *bond = ways[here.next];
                const ItemId other = bond->other(here.atom);
                if (bond != here.via && order.count(other) > 0) {
                    reaches[here.atom] = std::min(reaches[here.atom], order[other]);
                    rings.insert(bond->id);
                } else if (bond != here.via) {
                    meet(other);
                    open.push_back({other, bond, 0});
                }
                continue;
            }
            open.pop_back();
            if (!open.empty()) {
                const ItemId before = open.back().atom;
                reaches[before] = std::min(reaches[before], reaches[here.atom]);
                if (reaches[here.atom] <= order[before]) {
                    rings.insert(here.via->id);
                }
            }
        }
    }
    return rings;
}

} // namespace artemisia::chem
