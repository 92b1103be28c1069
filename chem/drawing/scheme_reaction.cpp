// SPDX-License-Identifier: GPL-3.0-or-later
// Steps of a sheet as reactions.
#include "chem/drawing/convert.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/scheme.h"

#include <algorithm>
#include <set>

namespace artemisia::chem
{

namespace
{

std::string joined(const Drawing &drawing, const std::vector<ItemId> &texts)
{
    std::string all;
    for (const ItemId id : texts) {
        all += (all.empty() ? "" : "\n") + drawing.text(id)->text;
    }
    return all;
}

Result<void> addParticipants(std::vector<Participant> &participants, const Drawing &drawing,
                             const std::vector<SheetPart> &parts, ReactionRole role)
{
    for (std::size_t i = 0; i < parts.size(); ++i) {
        Result<Molecule> molecule =
            moleculeOf(copyOf(drawing, Selection(parts[i].begin(), parts[i].end())));
        if (!molecule) {
            Error error = molecule.error();
            const char *name = role == ReactionRole::Reactant  ? "Reactant "
                               : role == ReactionRole::Product ? "Product "
                                                               : "Agent ";
            error.message = name + std::to_string(i + 1) + ": " + error.message;
            return tl::unexpected(std::move(error));
        }
        participants.push_back({role, std::move(*molecule)});
    }
    return {};
}

/// A substance as an earlier and a later step may both have it: the same drawing, or drawn again.
struct Substance {
    SheetPart part;
    std::string smiles; ///< empty: no possible molecule
    [[nodiscard]] bool isSame(const Substance &other) const
    {
        return part == other.part || (!smiles.empty() && smiles == other.smiles);
    }
};

std::vector<Substance> substancesOf(const Drawing &drawing, const std::vector<SheetPart> &parts)
{
    std::vector<Substance> substances;
    for (const SheetPart &part : parts) {
        const auto molecule = moleculeOf(copyOf(drawing, Selection(part.begin(), part.end())));
        substances.push_back({part, molecule ? molecule->smiles() : std::string()});
    }
    return substances;
}

/// Of several steps what goes in and what comes out: without what one makes and a later one uses.
SchemeStep wholeOf(const Drawing &drawing, const std::vector<SchemeStep> &steps)
{
    SchemeStep whole;
    whole.arrow = steps.front().arrow;
    std::vector<Substance> made;
    std::vector<bool> isUsed;
    for (const SchemeStep &step : steps) {
        for (const Substance &reactant : substancesOf(drawing, step.reactants)) {
            bool isMade = false;
            for (std::size_t i = 0; i < made.size(); ++i) {
                if (made[i].isSame(reactant)) {
                    isUsed[i] = isMade = true;
                }
            }
            if (!isMade) {
                whole.reactants.push_back(reactant.part);
            }
        }
        for (Substance &product : substancesOf(drawing, step.products)) {
            made.push_back(std::move(product));
            isUsed.push_back(false);
        }
        whole.agents.insert(whole.agents.end(), step.agents.begin(), step.agents.end());
        whole.textsAbove.insert(whole.textsAbove.end(), step.textsAbove.begin(),
                                step.textsAbove.end());
        whole.textsBelow.insert(whole.textsBelow.end(), step.textsBelow.begin(),
                                step.textsBelow.end());
    }
    for (std::size_t i = 0; i < made.size(); ++i) {
        if (!isUsed[i]) {
            whole.products.push_back(made[i].part);
        }
    }
    return whole;
}

} // namespace

Result<Reaction> reactionOf(const Drawing &drawing, const SchemeStep &step)
{
    std::vector<Participant> participants;
    for (const auto &[parts, role] : {std::pair(&step.reactants, ReactionRole::Reactant),
                                      std::pair(&step.agents, ReactionRole::Agent),
                                      std::pair(&step.products, ReactionRole::Product)}) {
        if (auto added = addParticipants(participants, drawing, *parts, role); !added) {
            return tl::unexpected(added.error());
        }
    }
    return Reaction(std::move(participants), joined(drawing, step.textsAbove),
                    joined(drawing, step.textsBelow));
}

Result<Reaction> reactionOf(const Drawing &drawing)
{
    const std::vector<SchemeStep> steps = stepsOf(drawing);
    if (steps.empty()) {
        return fail(ErrorCode::Unsupported, "There is no reaction arrow on the sheet.");
    }
    return reactionOf(drawing, steps.size() == 1 ? steps.front() : wholeOf(drawing, steps));
}

} // namespace artemisia::chem
