// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/base/guard.h"
#include "chem/depict/geometry.h"
#include "chem/depict/layout_impl.h"
#include "chem/drawing/clean_up_parts.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/ctab.h"
#include "chem/drawing/facts.h"
#include "chem/drawing/place.h"
#include "chem/molecule/molecule_impl.h"

#include <GraphMol/Depictor/RDDepictor.h>
#include <GraphMol/FileParsers/FileParsers.h>
#include <GraphMol/MolOps.h>
#include <GraphMol/RWMol.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>

namespace artemisia::chem
{

namespace
{

constexpr double kFileBond = 1.5;
constexpr double kScale = kFileBond / kDrawnBond;

std::vector<Point> placesOf(const Drawing &drawing)
{
    std::vector<Point> places;
    for (const DrawnAtom &atom : drawing.atoms) {
        places.push_back(atom.at);
    }
    return places;
}

// Turned, and turned over where that is nearer, to lie as the old one lay. Bonds of a clean drawing
// keep the directions that paper gives them: the turn is in steps of 30 degrees if the old drawing
// was nearly so.
void lieLike(Drawing &fresh, const Drawing &old)
{
    Drawing flipped = fresh;
    flip(flipped, everything(flipped), Mirror::LeftRight);
    Fit fit = fitOf(placesOf(fresh), placesOf(old));
    const Fit other = fitOf(placesOf(flipped), placesOf(old));
    if (other.misfit < fit.misfit - 1e-6) {
        fresh = std::move(flipped);
        fit = other;
    }
    const double step = std::round(fit.degrees / 30) * 30;
    const double degrees = std::abs(step - fit.degrees) < 12 ? step : fit.degrees;
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

Result<void> cleanFragment(Drawing &drawing, const std::vector<ItemId> &fragment,
                           const Selection &chosen)
{
    if (fragment.size() < 2 || fragment.size() > kMostLaidOut) {
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
            RDGeom::INT_POINT2D_MAP fixed;
            for (const auto &[index, at] : held) {
                fixed[int(index)] = RDGeom::Point2D(at.x * kScale, -at.y * kScale);
            }
            if (fixed.empty()) {
                layOut(*mol);
            } else {
                RDDepict::compute2DCoords(*mol, &fixed, false, true);
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
