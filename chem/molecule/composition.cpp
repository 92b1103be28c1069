// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/molecule/composition.h"

#include "chem/molecule/known_components.h"
#include "chem/molecule/molecule_impl.h"

#include <GraphMol/MolOps.h>
#include <GraphMol/RWMol.h>
#include <GraphMol/SmilesParse/SmilesWrite.h>
#include <GraphMol/StereoGroup.h>

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <set>
#include <unordered_map>

namespace artemisia::chem
{

namespace
{

/// One fragment of the input.
struct Piece {
    RDKit::RWMol mol;
    std::string key; ///< canonical SMILES of the neutral form
    int charge = 0;  ///< as it stands
    const KnownComponent *known = nullptr;
};

int chargeOf(const RDKit::ROMol &mol)
{
    int charge = 0;
    for (const auto *atom : mol.atoms()) {
        charge += atom->getFormalCharge();
    }
    return charge;
}

bool isBesideCharge(const RDKit::Atom &atom, int sign)
{
    for (const auto *bond : atom.getOwningMol().atomBonds(&atom)) {
        if (bond->getOtherAtom(&atom)->getFormalCharge() * sign > 0) {
            return true;
        }
    }
    return false;
}

void setHydrogens(RDKit::Atom &atom, int count)
{
    atom.setNumExplicitHs(unsigned(count));
    atom.setNoImplicit(true);
}

/// Takes at most \a protons protons off cations that carry hydrogen; returns how many.
int deprotonate(RDKit::RWMol &mol, int protons)
{
    int taken = 0;
    for (auto *atom : mol.atoms()) {
        while (taken < protons && atom->getFormalCharge() > 0 && atom->getTotalNumHs() > 0 &&
               atom->getDegree() > 0 && !isBesideCharge(*atom, -1)) {
            setHydrogens(*atom, int(atom->getTotalNumHs()) - 1);
            atom->setFormalCharge(atom->getFormalCharge() - 1);
            ++taken;
        }
        // NH4+, H3O+: single atoms of their own.
        while (taken < protons && atom->getFormalCharge() > 0 && atom->getDegree() == 0 &&
               (atom->getAtomicNum() == 7 || atom->getAtomicNum() == 8) &&
               atom->getTotalNumHs() > 0) {
            setHydrogens(*atom, int(atom->getTotalNumHs()) - 1);
            atom->setFormalCharge(atom->getFormalCharge() - 1);
            ++taken;
        }
    }
    return taken;
}

bool takesProton(const RDKit::Atom &atom)
{
    switch (atom.getAtomicNum()) {
    case 6:
    case 7:
    case 8:
    case 9:
    case 15:
    case 16:
    case 17:
    case 34:
    case 35:
    case 53:
        break;
    default:
        return false;
    }
    // Hypervalent anions such as PF6- are no acid's remainder.
    return atom.getFormalCharge() < 0 && atom.getDegree() < 4;
}

int protonate(RDKit::RWMol &mol, int protons)
{
    int given = 0;
    // Oxygen and its kin first, then carbanions; a nitro group's oxygen only if there is nothing
    // else (nitrate).
    struct Turn {
        bool isCarbons;
        bool isBesideCation;
    };
    for (const Turn turn : {Turn{false, false}, Turn{true, false}, Turn{false, true}}) {
        for (auto *atom : mol.atoms()) {
            while (given < protons && (atom->getAtomicNum() == 6) == turn.isCarbons &&
                   isBesideCharge(*atom, 1) == turn.isBesideCation && takesProton(*atom)) {
                setHydrogens(*atom, int(atom->getTotalNumHs()) + 1);
                atom->setFormalCharge(atom->getFormalCharge() + 1);
                ++given;
            }
        }
    }
    return given;
}

/// The neutral form by moving protons only, as far as that goes.
RDKit::RWMol neutralised(const RDKit::RWMol &mol)
{
    RDKit::RWMol result(mol);
    const int charge = chargeOf(result);
    const int moved = charge > 0 ? deprotonate(result, charge) : protonate(result, -charge);
    if (moved > 0) {
        RDKit::MolOps::sanitizeMol(result);
        RDKit::MolOps::assignStereochemistry(result, true, true, true);
    }
    return result;
}

std::string canonical(const RDKit::ROMol &mol, bool isIsomeric)
{
    return RDKit::MolToSmiles(mol, isIsomeric);
}

/// Metals are the same whatever charge they are drawn with; hydroxide is not water.
std::string keyOf(const RDKit::RWMol &mol, bool isIsomeric)
{
    if (mol.getNumAtoms() == 1) {
        const auto *atom = mol.getAtomWithIdx(0);
        const int number = atom->getAtomicNum();
        const bool isHydroxide = number == 8 && atom->getFormalCharge() < 0;
        if (isHydroxide || (number == 1 && atom->getFormalCharge() > 0)) {
            return canonical(mol, true);
        }
        if (atom->getIsotope() == 0 && atom->getTotalNumHs() == 0 && number != 9 && number != 17 &&
            number != 35 && number != 53) {
            return "element " + atom->getSymbol();
        }
    }
    return canonical(neutralised(mol), isIsomeric);
}

struct KnownTable {
    std::unordered_map<std::string, const KnownComponent *> byStereo;
    std::unordered_map<std::string, const KnownComponent *> flat;
};

const KnownTable &knownTable()
{
    static const KnownTable table = [] {
        KnownTable made;
        for (const KnownComponent &component : knownComponents()) {
            const auto molecule = Molecule::fromSmiles(component.smiles);
            if (!molecule) {
                continue;
            }
            auto &map = component.isStereoSpecific ? made.byStereo : made.flat;
            map.emplace(keyOf(molecule->impl().mol, component.isStereoSpecific), &component);
        }
        return made;
    }();
    return table;
}

const KnownComponent *findKnown(const RDKit::RWMol &mol)
{
    const KnownTable &table = knownTable();
    const auto exact = table.byStereo.find(keyOf(mol, true));
    if (exact != table.byStereo.end()) {
        return exact->second;
    }
    for (const auto *atom : mol.atoms()) {
        if (atom->getIsotope() != 0) {
            return nullptr;
        }
    }
    const auto found = table.flat.find(keyOf(mol, false));
    return found == table.flat.end() ? nullptr : found->second;
}

/// getMolFrags() forgets the stereo groups.
void restoreStereoGroups(const RDKit::ROMol &from, const std::vector<int> &atoms, RDKit::RWMol &to)
{
    std::vector<RDKit::StereoGroup> groups;
    for (const RDKit::StereoGroup &group : from.getStereoGroups()) {
        std::vector<RDKit::Atom *> members;
        for (const RDKit::Atom *atom : group.getAtoms()) {
            const auto place = std::find(atoms.begin(), atoms.end(), int(atom->getIdx()));
            if (place != atoms.end()) {
                members.push_back(to.getAtomWithIdx(unsigned(place - atoms.begin())));
            }
        }
        if (!members.empty()) {
            groups.emplace_back(group.getGroupType(), members);
        }
    }
    to.setStereoGroups(std::move(groups));
}

std::vector<Piece> piecesOf(const RDKit::ROMol &mol)
{
    std::vector<std::vector<int>> mapping;
    const auto fragments = RDKit::MolOps::getMolFrags(mol, false, nullptr, &mapping, true);
    std::vector<Piece> pieces;
    for (std::size_t i = 0; i < fragments.size(); ++i) {
        Piece piece;
        piece.mol = RDKit::RWMol(*fragments[i]);
        RDKit::MolOps::sanitizeMol(piece.mol);
        restoreStereoGroups(mol, mapping[i], piece.mol);
        piece.key = keyOf(piece.mol, true);
        piece.charge = chargeOf(piece.mol);
        piece.known = findKnown(piece.mol);
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

/// What the compound is: the one unknown kind; where all are known, the one that is not merely an
/// ion or a solvent.
std::string parentKey(const std::vector<Piece> &pieces)
{
    std::set<std::string> unknown;
    std::set<std::string> organic;
    std::set<std::string> solvents;
    for (const Piece &piece : pieces) {
        if (piece.known == nullptr) {
            unknown.insert(piece.key);
        } else if (piece.known->kind == ComponentKind::Solvent) {
            solvents.insert(piece.key);
        } else if (piece.known->kind != ComponentKind::Ion) {
            organic.insert(piece.key);
        }
    }
    for (const auto *candidates : {&unknown, &organic}) {
        if (!candidates->empty()) {
            return candidates->size() == 1 ? *candidates->begin() : std::string();
        }
    }
    return solvents.size() == 1 && solvents.count("O") == 0 ? *solvents.begin() : std::string();
}

std::string nameOf(const Piece &piece, int parentCharge)
{
    const auto &known = *piece.known;
    const bool isIonic =
        known.kind == ComponentKind::Solvent ? piece.charge != 0 : parentCharge > 0;
    return std::string(isIonic && !known.nameAsIon.empty() ? known.nameAsIon : known.name);
}

void addComponent(Composition &result, const Piece &piece, int parentCharge)
{
    const bool isSolvent = piece.known->kind == ComponentKind::Solvent && piece.charge == 0;
    auto &list = isSolvent ? result.solvents : result.salts;
    const std::string name = nameOf(piece, parentCharge);
    for (Component &component : list) {
        if (component.name == name && keyOf(component.molecule.impl().mol, true) == piece.key) {
            ++component.count;
            return;
        }
    }
    Component component;
    component.molecule = makeMolecule(piece.mol);
    component.name = name;
    component.smiles = component.molecule.smiles();
    list.push_back(std::move(component));
}

void reduceCounts(std::vector<Component> &list, int parents)
{
    for (Component &component : list) {
        const int divisor = std::gcd(component.count, parents);
        component.count /= divisor;
        component.parentCount = parents / divisor;
    }
}

Composition composed(const Molecule &molecule)
{
    Composition result;
    const auto pieces = piecesOf(molecule.impl().whole());
    const std::string key = parentKey(pieces);
    if (key.empty()) {
        result.parent = molecule;
        result.isClear = false;
        return result;
    }
    const auto isParent = [&](const Piece &piece) { return piece.key == key; };
    const int parents = int(std::count_if(pieces.begin(), pieces.end(), isParent));
    const Piece &first = *std::find_if(pieces.begin(), pieces.end(), isParent);
    const auto neutral = neutralised(first.mol);
    result.parent = makeMolecule(neutral);
    const int parentCharge = chargeOf(neutral);
    for (const Piece &piece : pieces) {
        if (!isParent(piece)) {
            addComponent(result, piece, parentCharge);
        }
    }
    reduceCounts(result.salts, parents);
    reduceCounts(result.solvents, parents);
    return result;
}

} // namespace

Result<Composition> compositionOf(const Molecule &molecule)
{
    return guarded(ErrorCode::Internal, "The structure cannot be taken apart.",
                   [&]() -> Result<Composition> {
                       if (molecule.fragmentCount() < 2) {
                           Composition single;
                           single.parent = molecule;
                           return single;
                       }
                       if (molecule.hasQueryFeatures()) {
                           Composition unclear;
                           unclear.parent = molecule;
                           unclear.isClear = false;
                           return unclear;
                       }
                       return composed(molecule);
                   });
}

} // namespace artemisia::chem
