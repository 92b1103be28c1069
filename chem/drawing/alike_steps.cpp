// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/alike_steps.h"

#include "chem/drawing/scaffold.h"
#include "chem/drawing/scheme.h"

#include <algorithm>
#include <chrono>

namespace artemisia::chem
{

namespace
{

using Clock = std::chrono::steady_clock;

constexpr auto kTimeForAlike = std::chrono::seconds(2);

const SheetPart &largestOf(const std::vector<SheetPart> &parts)
{
    return *std::max_element(
        parts.begin(), parts.end(),
        [](const SheetPart &a, const SheetPart &b) { return a.size() < b.size(); });
}

} // namespace

void drawStepsAlike(Drawing &sheet)
{
    const auto end = Clock::now() + kTimeForAlike;
    const auto alike = [&](const SheetPart &model, const SheetPart &other) {
        Selection both(model.begin(), model.end());
        both.insert(other.begin(), other.end());
        auto aligned =
            alignedToScaffold(sheet, both, model.front(), [end] { return Clock::now() > end; });
        if (aligned) {
            sheet = std::move(aligned->drawing);
        }
    };
    const std::vector<SchemeStep> steps = stepsOf(sheet);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (steps[i].reactants.empty() || steps[i].products.empty()) {
            continue;
        }
        const SheetPart &from = largestOf(steps[i].reactants);
        if (i > 0 && !steps[i - 1].products.empty()) {
            alike(largestOf(steps[i - 1].products), from);
        }
        alike(from, largestOf(steps[i].products));
    }
    alignScheme(sheet);
}

Result<Reaction> laidOutAlike(const Reaction &reaction)
{
    Result<Reaction> laidOut = reaction.withCoordinates();
    const bool isDrawn = std::any_of(
        reaction.participants().begin(), reaction.participants().end(),
        [](const Participant &participant) { return participant.molecule.hasCoordinates(); });
    if (!laidOut || isDrawn) {
        return laidOut;
    }
    Result<Drawing> sheet = drawingOf(*laidOut);
    if (!sheet) {
        return laidOut;
    }
    drawStepsAlike(*sheet);
    Result<Reaction> alike = reactionOf(*sheet);
    // What a sheet does not say of a reaction is not given up for its looks.
    return alike && alike->smiles() == laidOut->smiles() &&
                   alike->textAbove() == laidOut->textAbove() &&
                   alike->textBelow() == laidOut->textBelow()
               ? alike
               : laidOut;
}

} // namespace artemisia::chem
