// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/scaffold.h"

#include "chem/base/guard.h"
#include "chem/depict/geometry.h"
#include "chem/drawing/clean_up_parts.h"
#include "chem/drawing/ctab.h"
#include "chem/drawing/place.h"
#include "chem/drawing/scheme.h"

#include <GraphMol/FMCS/FMCS.h>
#include <GraphMol/FileParsers/FileParsers.h>
#include <GraphMol/Substruct/SubstructMatch.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>

namespace artemisia::chem
{

namespace
{

using Clock = std::chrono::steady_clock;

constexpr std::size_t kLeastCommon = 3;    ///< atoms; less is no scaffold
constexpr unsigned int kMostMatches = 200; ///< ways to lay one on the other that are compared
constexpr double kCongruent = 0.12;        ///< bond lengths on average off: drawn the same way
constexpr auto kTimeOfOne = std::chrono::milliseconds(500);
constexpr auto kTimeOfAll = std::chrono::seconds(10);

/// One chosen substance: its largest fragment is what is laid on the model's.
struct Structure {
    SheetPart part;
    std::vector<ItemId> fragment;
    Drawing drawing; ///< of the fragment
    RDKit::ROMOL_SPTR mol;
};

struct Watch {
    Clock::time_point end;
    const std::function<bool()> *isCancelled = nullptr;
};

bool goesOn(const RDKit::MCSProgressData & /*data*/, const RDKit::MCSParameters & /*params*/,
            void *user)
{
    const auto *watch = static_cast<const Watch *>(user);
    return Clock::now() < watch->end && !(*watch->isCancelled && (*watch->isCancelled)());
}

Result<RDKit::ROMOL_SPTR> readBack(const Drawing &drawing)
{
    return guarded(
        ErrorCode::Chemistry, "A chosen structure is not a possible molecule.",
        [&]() -> Result<RDKit::ROMOL_SPTR> {
            RDKit::ROMOL_SPTR mol(RDKit::MolBlockToMol(molBlockOf(drawing), true, false));
            if (!mol || mol->getNumAtoms() != drawing.atoms.size()) {
                return fail(ErrorCode::Chemistry, "A chosen structure is not a possible molecule.");
            }
            return mol;
        });
}

Result<std::vector<Structure>> structuresOf(const Drawing &drawing, const Selection &selection)
{
    const Selection chosen = completed(drawing, selection);
    std::vector<Structure> found;
    for (SheetPart &part : partsOf(drawing)) {
        const bool isChosen =
            chosen.empty() ||
            std::any_of(part.begin(), part.end(), [&](ItemId id) { return chosen.count(id) > 0; });
        if (!isChosen) {
            continue;
        }
        Structure one;
        for (auto &fragment : fragmentsOf(copyOf(drawing, Selection(part.begin(), part.end())))) {
            if (fragment.size() > one.fragment.size()) {
                one.fragment = std::move(fragment);
            }
        }
        one.part = std::move(part);
        one.drawing = copyOf(drawing, Selection(one.fragment.begin(), one.fragment.end()));
        auto mol = readBack(one.drawing);
        if (!mol) {
            return tl::unexpected(mol.error());
        }
        one.mol = std::move(*mol);
        found.push_back(std::move(one));
    }
    return found;
}

/// Pairs of atom indices: of the model, of the other.
using Overlay = std::vector<std::pair<std::size_t, std::size_t>>;

struct Common {
    std::vector<Overlay> overlays; ///< each way to lay the other on the model
    bool isComplete = true;
};

RDKit::MCSResult largestCommon(const Structure &model, const Structure &other, Watch &watch)
{
    RDKit::MCSParameters params;
    params.setMCSAtomTyperFromEnum(RDKit::AtomCompareElements);
    params.setMCSBondTyperFromEnum(RDKit::BondCompareOrder);
    params.BondCompareParameters.RingMatchesRingOnly = true;
    params.BondCompareParameters.CompleteRingsOnly = true;
    params.ProgressCallback = goesOn;
    params.ProgressCallbackUserData = &watch;
    return RDKit::findMCS({model.mol, other.mol}, &params);
}

Result<Common> commonOf(const Structure &model, const Structure &other, Watch watch)
{
    return guarded(ErrorCode::Internal, "The structures could not be compared.",
                   [&]() -> Result<Common> {
                       Common common;
                       const RDKit::MCSResult found = largestCommon(model, other, watch);
                       common.isComplete = found.isCompleted();
                       if (!found.QueryMol || found.NumAtoms < kLeastCommon) {
                           return common;
                       }
                       std::vector<RDKit::MatchVectType> onModel;
                       std::vector<RDKit::MatchVectType> onOther;
                       RDKit::SubstructMatch(*model.mol, *found.QueryMol, onModel, true, true,
                                             false, false, 1);
                       RDKit::SubstructMatch(*other.mol, *found.QueryMol, onOther, false, true,
                                             false, false, kMostMatches);
                       for (const RDKit::MatchVectType &match : onOther) {
                           Overlay overlay;
                           for (std::size_t i = 0; !onModel.empty() && i < match.size(); ++i) {
                               overlay.emplace_back(std::size_t(onModel.front()[i].second),
                                                    std::size_t(match[i].second));
                           }
                           common.overlays.push_back(std::move(overlay));
                       }
                       return common;
                   });
}

std::vector<Point> placesIn(const Drawing &drawing, const Overlay &overlay, bool isOther)
{
    std::vector<Point> places;
    for (const auto &[model, other] : overlay) {
        places.push_back(drawing.atoms[isOther ? other : model].at);
    }
    return places;
}

Point middleOfAll(const Drawing &drawing)
{
    const Box box = boundsOf(drawing, everything(drawing));
    return {box.left + box.width / 2, box.top + box.height / 2};
}

/// The way of laying on that leaves the least between the two, as drawn or turned over.
struct Best {
    const Overlay *overlay = nullptr;
    bool isFlipped = false;
    Fit fit;
};

Best bestOf(const Structure &model, const Structure &other, const std::vector<Overlay> &overlays)
{
    Drawing flipped = other.drawing;
    flip(flipped, everything(flipped), Mirror::LeftRight);
    Best best;
    for (const Overlay &overlay : overlays) {
        const std::vector<Point> target = placesIn(model.drawing, overlay, false);
        for (const bool isFlipped : {false, true}) {
            const Drawing &from = isFlipped ? flipped : other.drawing;
            const Fit fit = fitOf(placesIn(from, overlay, true), target);
            if (best.overlay == nullptr || fit.misfit < best.fit.misfit - 1e-6) {
                best = {&overlay, isFlipped, fit};
            }
        }
    }
    return best;
}

class Aligner
{
public:
    Aligner(const Drawing &drawing, const std::function<bool()> &isCancelled)
        : m_isCancelled(isCancelled)
        , m_end(Clock::now() + kTimeOfAll)
    {
        m_result.drawing = drawing;
    }

    [[nodiscard]] Result<ScaffoldAlignment> run(const std::vector<Structure> &structures,
                                                std::size_t model)
    {
        for (std::size_t i = 0; i < structures.size(); ++i) {
            if (i == model) {
                continue;
            }
            if (auto done = align(structures[model], structures[i]); !done) {
                return tl::unexpected(done.error());
            }
            if (m_isCancelled && m_isCancelled()) {
                return fail(ErrorCode::Cancelled, "The alignment was cancelled.");
            }
        }
        return std::move(m_result);
    }

private:
    Result<void> align(const Structure &model, const Structure &other)
    {
        const Watch watch{std::min(m_end, Clock::now() + kTimeOfOne), &m_isCancelled};
        const Result<Common> common = commonOf(model, other, watch);
        if (!common) {
            return tl::unexpected(common.error());
        }
        m_result.isComplete = m_result.isComplete && common->isComplete;
        if (common->overlays.empty()) {
            m_result.different.push_back(other.part.front());
            return {};
        }
        const Best best = bestOf(model, other, common->overlays);
        const double mean = std::sqrt(best.fit.misfit / double(best.overlay->size()));
        if (mean < kCongruent * kDrawnBond) {
            turn(other, best);
            return {};
        }
        return layOutLike(model, other, *best.overlay);
    }

    /// About the same middle: what stands beside it (the ions of a salt) stays beside it.
    void keepPlace(const Structure &other, const Drawing &fresh)
    {
        const Point shift = middleOfAll(other.drawing) - middleOfAll(fresh);
        Drawing moved = fresh;
        move(moved, everything(moved), shift);
        takeOver(m_result.drawing, other.drawing, moved);
    }

    void turn(const Structure &other, const Best &best)
    {
        Drawing turned = other.drawing;
        const Selection all = everything(turned);
        if (best.isFlipped) {
            flip(turned, all, Mirror::LeftRight);
        }
        const bool isTurned = best.isFlipped || std::abs(best.fit.degrees) > 1e-3;
        rotate(turned, all, middleOfAll(turned), best.fit.degrees);
        keepPlace(other, turned);
        m_result.turned += isTurned ? 1 : 0;
    }

    Result<void> layOutLike(const Structure &model, const Structure &other, const Overlay &overlay)
    {
        if (other.fragment.size() > kMostLaidOut) {
            m_result.different.push_back(other.part.front());
            return {};
        }
        std::map<std::size_t, Point> held;
        for (const auto &[from, to] : overlay) {
            held[to] = model.drawing.atoms[from].at;
        }
        Result<Drawing> fresh = laidOut(other.drawing, held);
        if (!fresh) {
            return tl::unexpected(fresh.error());
        }
        keepPlace(other, *fresh);
        ++m_result.laidOut;
        return {};
    }

    ScaffoldAlignment m_result;
    const std::function<bool()> &m_isCancelled;
    Clock::time_point m_end;
};

} // namespace

Result<ScaffoldAlignment> alignedToScaffold(const Drawing &drawing, const Selection &selection,
                                            ItemId model, const std::function<bool()> &isCancelled)
{
    auto structures = structuresOf(drawing, selection);
    if (!structures) {
        return tl::unexpected(structures.error());
    }
    if (structures->size() < 2) {
        return fail(ErrorCode::Unsupported, "Choose at least two structures to align.");
    }
    const auto found = std::find_if(structures->begin(), structures->end(), [&](const auto &one) {
        return std::binary_search(one.part.begin(), one.part.end(), model);
    });
    const std::size_t like =
        found == structures->end() ? 0 : std::size_t(found - structures->begin());
    return Aligner(drawing, isCancelled).run(*structures, like);
}

} // namespace artemisia::chem
