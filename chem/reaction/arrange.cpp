// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/reaction/arrange.h"

#include "chem/molecule/molecule_impl.h"

#include <GraphMol/RWMol.h>

#include <algorithm>

namespace artemisia::chem
{

namespace
{

constexpr double kGap =
    2.0; ///< between structures, in the units of the coordinates (a bond is about 1.5)
constexpr double kArrow = 5.0; ///< least room for the arrow

struct Extent {
    double left = 0, right = 0, low = 0, high = 0;
    [[nodiscard]] bool overlaps(const Extent &other) const
    {
        return left < other.right && other.left < right && low < other.high && other.low < high;
    }
};

Extent extentOf(const Molecule &molecule)
{
    Extent e;
    bool isFirst = true;
    for (const auto &p : molecule.impl().mol.getConformer().getPositions()) {
        e.left = isFirst ? p.x : std::min(e.left, p.x);
        e.right = isFirst ? p.x : std::max(e.right, p.x);
        e.low = isFirst ? p.y : std::min(e.low, p.y);
        e.high = isFirst ? p.y : std::max(e.high, p.y);
        isFirst = false;
    }
    return e;
}

Molecule moved(const Molecule &molecule, double dx, double dy)
{
    RDKit::RWMol mol(molecule.impl().mol);
    for (auto &p : mol.getConformer().getPositions()) {
        p.x += dx;
        p.y += dy;
    }
    return makeMolecule(std::move(mol));
}

bool areApart(const std::vector<Participant> &participants)
{
    std::vector<Extent> extents;
    for (const Participant &participant : participants) {
        if (!participant.molecule.hasCoordinates()) {
            continue;
        }
        const Extent e = extentOf(participant.molecule);
        if (std::any_of(extents.begin(), extents.end(),
                        [&e](const Extent &other) { return e.overlaps(other); })) {
            return false;
        }
        extents.push_back(e);
    }
    return true;
}

} // namespace

std::vector<Participant> apart(std::vector<Participant> participants)
{
    if (areApart(participants)) {
        return participants;
    }
    double x = 0;
    for (const ReactionRole role :
         {ReactionRole::Reactant, ReactionRole::Agent, ReactionRole::Product}) {
        const double before = x;
        for (Participant &participant : participants) {
            if (participant.role != role || !participant.molecule.hasCoordinates()) {
                continue;
            }
            const Extent e = extentOf(participant.molecule);
            const double dy = role == ReactionRole::Agent ? 1.0 - e.low : -(e.low + e.high) / 2;
            participant.molecule = moved(participant.molecule, x - e.left, dy);
            x += e.right - e.left + kGap;
        }
        if (role == ReactionRole::Agent) {
            x = std::max(x, before + kArrow);
        }
    }
    return participants;
}

} // namespace artemisia::chem
