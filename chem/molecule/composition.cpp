// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/molecule/composition.h"

#include "chem/base/guard.h"
#include "chem/molecule/molecule_impl.h"
#include "chem/molecule/salt_table.h"

#include <GraphMol/MolOps.h>
#include <GraphMol/MolStandardize/Charge.h>
#include <GraphMol/SmilesParse/SmilesWrite.h>

#include <algorithm>
#include <numeric>
#include <optional>

namespace artemisia::chem
{

namespace
{

/// All fragments of one kind.
struct Part {
    RDKit::ROMOL_SPTR mol; ///< the first of them, as it stands
    std::string smiles;    ///< as it stands
    std::string neutral;   ///< of its neutral form
    int count = 0;
    const KnownPart *known = nullptr;
    bool hasCarbon = false;
};

RDKit::ROMOL_SPTR neutralForm(const RDKit::ROMol &mol)
{
    // An Uncharger keeps state of its own between calls; they are cheap to make.
    RDKit::MolStandardize::Uncharger uncharger;
    return RDKit::ROMOL_SPTR(uncharger.uncharge(mol));
}

/// Uncharged, with valences and implicit hydrogens settled again.
RDKit::RWMol neutralParent(const RDKit::ROMol &mol)
{
    RDKit::RWMol neutral(*neutralForm(mol));
    RDKit::MolOps::sanitizeMol(neutral);
    return neutral;
}

std::string neutralSmiles(const RDKit::ROMol &mol)
{
    return RDKit::MolToSmiles(*neutralForm(mol));
}

bool hasCarbon(const RDKit::ROMol &mol)
{
    for (const auto *atom : mol.atoms()) {
        if (atom->getAtomicNum() == 6) {
            return true;
        }
    }
    return false;
}

std::vector<Part> partsOf(const RDKit::ROMol &mol)
{
    std::vector<Part> parts;
    for (const RDKit::ROMOL_SPTR &fragment : RDKit::MolOps::getMolFrags(mol, false)) {
        const std::string smiles = RDKit::MolToSmiles(*fragment);
        const auto same = std::find_if(parts.begin(), parts.end(),
                                       [&](const Part &p) { return p.smiles == smiles; });
        if (same != parts.end()) {
            ++same->count;
            continue;
        }
        Part part;
        part.mol = fragment;
        part.smiles = smiles;
        part.neutral = neutralSmiles(*fragment);
        part.count = 1;
        part.known = knownPart(part.neutral);
        part.hasCarbon = hasCarbon(*fragment);
        parts.push_back(std::move(part));
    }
    return parts;
}

/// The one part that is the compound; nothing if there is none or several. What no table knows
/// comes first; where all are known, an organic salt former is the compound of its metal or mineral
/// acid (sodium acetate, triethylamine hydrochloride).
std::optional<std::size_t> parentAmong(const std::vector<Part> &parts)
{
    const auto only = [&](auto &&isCandidate) -> std::optional<std::size_t> {
        std::optional<std::size_t> found;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (isCandidate(parts[i])) {
                if (found) {
                    return std::nullopt;
                }
                found = i;
            }
        }
        return found;
    };
    const bool isAnyUnknown =
        std::any_of(parts.begin(), parts.end(), [](const Part &p) { return p.known == nullptr; });
    if (isAnyUnknown) {
        return only([](const Part &p) { return p.known == nullptr; });
    }
    return only([](const Part &p) { return p.hasCarbon && p.known->kind == PartKind::Salt; });
}

Component componentOf(const Part &part, int parents, bool isParentCharged)
{
    Component component;
    component.molecule = makeMolecule(RDKit::RWMol(*part.mol));
    component.name = isParentCharged ? part.known->anionName : part.known->name;
    component.smiles = part.smiles;
    const int divisor = std::gcd(part.count, parents);
    component.count = part.count / divisor;
    component.parentCount = parents / divisor;
    return component;
}

} // namespace

Result<Composition> compositionOf(const Molecule &molecule)
{
    return guarded(
        ErrorCode::Internal, "The parts of the structure could not be told apart.",
        [&]() -> Result<Composition> {
            Composition composition;
            composition.parent = molecule;
            if (molecule.fragmentCount() < 2) {
                return composition;
            }
            const std::vector<Part> parts = partsOf(molecule.impl().mol);
            const auto parent = parentAmong(parts);
            if (!parent) {
                composition.isClear = false;
                return composition;
            }
            const RDKit::ROMol &drawn = *parts[*parent].mol;
            // A zwitterion is what it is; only the charge that a counter-ion made goes.
            const bool wasCharged = RDKit::MolOps::getFormalCharge(drawn) != 0;
            RDKit::RWMol mol = wasCharged ? neutralParent(drawn) : RDKit::RWMol(drawn);
            const bool isCharged = RDKit::MolOps::getFormalCharge(mol) != 0;
            composition.parent = makeMolecule(std::move(mol));
            for (std::size_t i = 0; i < parts.size(); ++i) {
                if (i != *parent) {
                    auto &list = parts[i].known->kind == PartKind::Salt ? composition.salts
                                                                        : composition.solvents;
                    list.push_back(componentOf(parts[i], parts[*parent].count, isCharged));
                }
            }
            return composition;
        });
}

} // namespace artemisia::chem
