// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/base/guard.h"
#include "chem/depict/geometry.h"
#include "chem/depict/layout_impl.h"
#include "chem/drawing/clean_up_parts.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/ctab.h"
#include "chem/drawing/edit_parts.h"
#include "chem/drawing/facts.h"
#include "chem/drawing/place.h"
#include "chem/molecule/molecule_impl.h"

#include <GraphMol/Depictor/RDDepictor.h>
#include <GraphMol/FileParsers/FileParsers.h>
#include <GraphMol/MolOps.h>
#include <GraphMol/RWMol.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <memory>
#include <numbers>
#include <numeric>

namespace artemisia::chem
{

namespace
{

constexpr double kFileBond = 1.5;
constexpr double kScale = kFileBond / kDrawnBond;

using Held = std::map<std::size_t, Point>;

// Rather a chain that turns another way than one that lies on a ring.
void releaseChains(const RDKit::ROMol &mol, Shape &shape)
{
    const auto isInRing = [&](std::size_t atom) {
        return mol.getRingInfo()->numAtomRings(static_cast<unsigned int>(atom)) > 0;
    };
    bool hasRing = false;
    for (std::size_t i = 0; i < shape.isHeld.size(); ++i) {
        hasRing = hasRing || (shape.isHeld[i] && isInRing(i));
    }
    for (std::size_t i = 0; i < shape.isHeld.size() && hasRing; ++i) {
        shape.isHeld[i] = shape.isHeld[i] && isInRing(i);
    }
}

// And rather a ring beside its place than on another: the largest ring system stays at last.
void releaseSmallRings(const RDKit::ROMol &mol, Shape &shape)
{
    std::vector<std::size_t> system(shape.isHeld.size());
    std::iota(system.begin(), system.end(), std::size_t(0));
    for (const RDKit::Bond *bond : mol.bonds()) {
        if (mol.getRingInfo()->numBondRings(bond->getIdx()) > 0) {
            const std::size_t from = system[bond->getBeginAtomIdx()];
            std::replace(system.begin(), system.end(), from, system[bond->getEndAtomIdx()]);
        }
    }
    std::map<std::size_t, int> sizes;
    for (std::size_t i = 0; i < system.size(); ++i) {
        sizes[system[i]] += shape.isHeld[i] ? 1 : 0;
    }
    const auto largest =
        std::max_element(sizes.begin(), sizes.end(),
                         [](const auto &a, const auto &b) { return a.second < b.second; });
    for (std::size_t i = 0; i < system.size() && largest->second > 2; ++i) {
        shape.isHeld[i] = shape.isHeld[i] && system[i] == largest->first;
    }
}

/// Atoms that are not held and hang together, and the bonds by which they hang on held ones.
struct Free {
    std::vector<std::size_t> atoms;
    std::vector<ShapeBond> hangsBy; ///< from the held atom
};

Free freePartAt(const Shape &shape, std::size_t start, std::vector<bool> &isSeen)
{
    Free part;
    part.atoms.push_back(start);
    isSeen[start] = true;
    for (std::size_t i = 0; i < part.atoms.size(); ++i) {
        for (const ShapeBond &bond : shape.bonds) {
            if (bond.from != part.atoms[i] && bond.to != part.atoms[i]) {
                continue;
            }
            const std::size_t other = bond.from == part.atoms[i] ? bond.to : bond.from;
            if (shape.isHeld[other]) {
                part.hangsBy.push_back({other, part.atoms[i], bond.mayTurn, bond.mayBend});
            } else if (!isSeen[other]) {
                isSeen[other] = true;
                part.atoms.push_back(other);
            }
        }
    }
    return part;
}

// Large and bridged rings come out better when the whole is laid out without anything held: what
// hangs on the held part by one bond is taken from there.
Shape withBranchesOf(const Shape &shape, const std::vector<Point> &ownWay)
{
    Shape other = shape;
    std::vector<bool> isSeen(shape.places.size(), false);
    for (std::size_t i = 0; i < shape.places.size(); ++i) {
        if (isSeen[i] || shape.isHeld[i]) {
            continue;
        }
        const Free part = freePartAt(shape, i, isSeen);
        if (part.hangsBy.size() != 1 || !part.hangsBy.front().mayTurn) {
            continue;
        }
        const auto [from, to, mayTurn, mayBend] = part.hangsBy.front();
        const double degrees =
            degreesOf(shape.places[to] - shape.places[from]) - degreesOf(ownWay[to] - ownWay[from]);
        const Point shift = shape.places[to] - ownWay[to];
        for (const std::size_t atom : part.atoms) {
            other.places[atom] = rotated(ownWay[atom], ownWay[to], degrees) + shift;
        }
    }
    return other;
}

void layOutAround(RDKit::RWMol &mol, const Held &held)
{
    RDGeom::INT_POINT2D_MAP fixed;
    for (const auto &[index, at] : held) {
        fixed[int(index)] = RDGeom::Point2D(at.x * kScale, -at.y * kScale);
    }
    RDDepict::compute2DCoords(mol, &fixed, false, true);
    Shape shape = shapeOf(mol);
    for (const auto &[index, at] : held) {
        shape.isHeld[index] = true;
    }
    unfold(shape);
    releaseChains(mol, shape);
    unfold(shape);
    releaseSmallRings(mol, shape);
    unfold(shape);
    if (tangleOf(shape) >= 1) {
        RDKit::RWMol own(mol);
        layOut(own);
        Shape other = withBranchesOf(shape, shapeOf(own).places);
        unfold(other);
        if (tangleOf(other) < tangleOf(shape) - 0.5) {
            shape = std::move(other);
        }
    }
    takePlaces(mol, shape);
}

std::vector<Point> placesOf(const Drawing &drawing)
{
    std::vector<Point> places;
    for (const DrawnAtom &atom : drawing.atoms) {
        places.push_back(atom.at);
    }
    return places;
}

// The atoms by which a person sees how a structure lies: its largest ring system, else all.
std::vector<std::size_t> mainPartOf(const Drawing &drawing)
{
    Drawing rings;
    rings.atoms = drawing.atoms;
    const Selection ringBonds = ringBondsOf(drawing);
    std::copy_if(drawing.bonds.begin(), drawing.bonds.end(), std::back_inserter(rings.bonds),
                 [&](const DrawnBond &bond) { return ringBonds.count(bond.id) > 0; });
    std::vector<ItemId> largest;
    for (auto &system : fragmentsOf(rings)) {
        if (system.size() > largest.size()) {
            largest = std::move(system);
        }
    }
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < drawing.atoms.size(); ++i) {
        if (largest.size() < 3 ||
            std::binary_search(largest.begin(), largest.end(), drawing.atoms[i].id)) {
            indices.push_back(i);
        }
    }
    return indices;
}

std::vector<Point> placesOf(const Drawing &drawing, const std::vector<std::size_t> &indices)
{
    std::vector<Point> places;
    places.reserve(indices.size());
    for (const std::size_t index : indices) {
        places.push_back(drawing.atoms[index].at);
    }
    return places;
}

/// On which raster of 30 degrees the bonds lie.
struct Raster {
    double offset = 0; ///< degrees, -15 to 15
    double order = 0;  ///< 1: all of them on it, 0: in all directions
};

Raster rasterOf(const Drawing &drawing)
{
    Point sum{0, 0};
    for (const DrawnBond &bond : drawing.bonds) {
        const double way = degreesOf(drawing.atom(bond.to)->at - drawing.atom(bond.from)->at);
        sum = sum + directionOf(way * 12);
    }
    const double offset = std::remainder(degreesOf(sum), 360) / 12;
    return {offset, length(sum) / double(std::max<std::size_t>(drawing.bonds.size(), 1))};
}

// A drawing that stands on 15 degrees was turned so; all else is the shakiness of a hand.
double wantedOffset(const Drawing &old)
{
    constexpr double kOrderly = 0.5;
    constexpr double kShaky = 4; // degrees
    const Raster raster = rasterOf(old);
    return raster.order > kOrderly && 15 - std::abs(raster.offset) < kShaky ? 15 : 0;
}

// Turned, and turned over where that is nearer, so that the largest ring system lies as it lay.
// Bonds of a clean drawing keep the directions that paper gives them.
void lieLike(Drawing &fresh, const Drawing &old)
{
    const std::vector<std::size_t> part = mainPartOf(old);
    const std::vector<Point> target = placesOf(old, part);
    Drawing flipped = fresh;
    flip(flipped, everything(flipped), Mirror::LeftRight);
    Fit fit = fitOf(placesOf(fresh, part), target);
    const Fit other = fitOf(placesOf(flipped, part), target);
    if (other.misfit < fit.misfit - 1e-6) {
        fresh = std::move(flipped);
        fit = other;
    }
    constexpr double kOnRaster = 0.3;
    const Raster raster = rasterOf(fresh);
    const double base = wantedOffset(old) - raster.offset;
    const double degrees =
        raster.order > kOnRaster ? base + std::round((fit.degrees - base) / 30) * 30 : fit.degrees;
    const Selection all = everything(fresh);
    rotate(fresh, all, middleOf(placesOf(fresh)), degrees);
    move(fresh, all, middleOf(placesOf(old)) - middleOf(placesOf(fresh)));
}

// What was held stands where it stood: the whole is moved back onto it.
void standOn(Drawing &fresh, const std::map<std::size_t, Point> &held)
{
    if (held.empty()) {
        return;
    }
    Point shift{0, 0};
    for (const auto &[index, at] : held) {
        shift = shift + (at - fresh.atoms[index].at);
    }
    move(fresh, everything(fresh), shift * (1.0 / double(held.size())));
}

// Of a substance that stands as letters nothing lies askew, and its letters stay where they are.
bool isOnlyLetters(const Drawing &drawing, const std::vector<ItemId> &fragment)
{
    return std::count_if(fragment.begin(), fragment.end(),
                         [&](ItemId atom) { return !drawing.isHidden(atom); }) < 2;
}

Result<void> cleanFragment(Drawing &drawing, const std::vector<ItemId> &fragment,
                           const Selection &chosen)
{
    if (isOnlyLetters(drawing, fragment) || fragment.size() > kMostLaidOut) {
        return {};
    }
    const Drawing part = copyOf(drawing, Selection(fragment.begin(), fragment.end()));
    std::map<std::size_t, Point> held;
    for (std::size_t i = 0; i < part.atoms.size() && !chosen.empty(); ++i) {
        if (chosen.count(part.atoms[i].id) == 0) {
            held[i] = part.atoms[i].at;
        }
    }
    Result<Drawing> fresh = laidOut(part, held);
    if (!fresh) {
        return tl::unexpected(fresh.error());
    }
    if (held.empty()) {
        lieLike(*fresh, part);
    }
    takeOver(drawing, part, *fresh);
    return {};
}

} // namespace

Point middleOf(const std::vector<Point> &points)
{
    Point sum{0, 0};
    for (const Point &p : points) {
        sum = sum + p;
    }
    return sum * (1.0 / double(points.size()));
}

Fit fitOf(const std::vector<Point> &from, const std::vector<Point> &to)
{
    const Point a = middleOf(from);
    const Point b = middleOf(to);
    double along = 0;
    double across = 0;
    for (std::size_t i = 0; i < from.size(); ++i) {
        along += dot(from[i] - a, to[i] - b);
        across += cross(from[i] - a, to[i] - b);
    }
    Fit fit;
    fit.degrees = std::atan2(across, along) * 180 / std::numbers::pi;
    for (std::size_t i = 0; i < from.size(); ++i) {
        const Point d = rotated(from[i], a, fit.degrees) - a - (to[i] - b);
        fit.misfit += dot(d, d);
    }
    return fit;
}

Result<Drawing> laidOut(const Drawing &part, const std::map<std::size_t, Point> &held)
{
    return guarded(
        ErrorCode::Chemistry, "The structure could not be cleaned up.", [&]() -> Result<Drawing> {
            std::unique_ptr<RDKit::RWMol> mol(RDKit::MolBlockToMol(molBlockOf(part), true, false));
            if (!mol || mol->getNumAtoms() != part.atoms.size()) {
                return fail(ErrorCode::Chemistry, "The structure could not be cleaned up.");
            }
            if (held.empty()) {
                layOut(*mol);
            } else {
                layOutAround(*mol, held);
            }
            Result<Drawing> fresh = drawingOf(makeMolecule(std::move(*mol)));
            if (!fresh || fresh->atoms.size() != part.atoms.size() ||
                fresh->bonds.size() != part.bonds.size()) {
                return fresh ? fail(ErrorCode::Internal, "The structure could not be cleaned up.")
                             : std::move(fresh);
            }
            standOn(*fresh, held);
            return fresh;
        });
}

void takeOver(Drawing &drawing, const Drawing &part, const Drawing &fresh)
{
    for (std::size_t i = 0; i < part.atoms.size(); ++i) {
        drawing.atom(part.atoms[i].id)->at = fresh.atoms[i].at;
    }
    for (std::size_t i = 0; i < part.bonds.size(); ++i) {
        DrawnBond &bond = *drawing.bond(part.bonds[i].id);
        bond.stereo = fresh.bonds[i].stereo;
        const auto indexIn = [](const Drawing &d, ItemId id) {
            return d.atom(id) - d.atoms.data();
        };
        if (indexIn(part, part.bonds[i].from) != indexIn(fresh, fresh.bonds[i].from)) {
            std::swap(bond.from, bond.to);
        }
    }
}

Result<Drawing> cleanedUp(const Drawing &drawing, const Selection &selection)
{
    const Selection chosen = completed(drawing, selection);
    Drawing cleaned = drawing;
    for (const std::vector<ItemId> &fragment : fragmentsOf(drawing)) {
        const bool isWanted =
            chosen.empty() || std::any_of(fragment.begin(), fragment.end(),
                                          [&](ItemId atom) { return chosen.count(atom) > 0; });
        if (!isWanted) {
            continue;
        }
        if (auto done = cleanFragment(cleaned, fragment, chosen); !done) {
            return tl::unexpected(done.error());
        }
    }
    return cleaned;
}

} // namespace artemisia::chem
