// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/base/guard.h"
#include "chem/drawing/convert.h"

#include <GraphMol/Atom.h>
#include <GraphMol/PeriodicTable.h>
#include <GraphMol/RWMol.h>

#include <map>

namespace artemisia::chem
{

namespace
{

using RDKit::Bond;

// RDKit puts no bound on metals. More than eight, the last group whose number is that of the
// electrons it can share, are no bonds: ten to one iron are a sandwich drawn with plain ones.
constexpr int kMostBonds = 8;

Bond::BondType typeOf(BondOrder order)
{
    switch (order) {
    case BondOrder::Double:
    case BondOrder::DoubleOrAromatic:
        return Bond::DOUBLE;
    case BondOrder::Triple:
        return Bond::TRIPLE;
    case BondOrder::Aromatic:
        return Bond::AROMATIC;
    case BondOrder::Dative:
        return Bond::DATIVE;
    case BondOrder::Hydrogen:
        return Bond::HYDROGEN;
    case BondOrder::Any:
        return Bond::ZERO; // as RDKit counts it
    default:
        return Bond::SINGLE;
    }
}

RDKit::RWMol graphOf(const Drawing &drawing)
{
    RDKit::RWMol mol;
    std::map<ItemId, unsigned> index;
    for (const DrawnAtom &atom : drawing.atoms) {
        const bool isElement = atom.kind == AtomKind::Element;
        auto *added = new RDKit::Atom(isElement ? atom.element : 0);
        added->setFormalCharge(atom.charge);
        added->setNumRadicalElectrons(static_cast<unsigned>(atom.radicals));
        if (atom.hydrogens >= 0) {
            added->setNoImplicit(true);
            added->setNumExplicitHs(static_cast<unsigned>(atom.hydrogens));
        }
        index[atom.id] = mol.addAtom(added, true, true);
    }
    for (const DrawnBond &bond : drawing.bonds) {
        mol.addBond(index[bond.from], index[bond.to], typeOf(bond.order));
        if (bond.order == BondOrder::Aromatic) {
            mol.getAtomWithIdx(index[bond.from])->setIsAromatic(true);
            mol.getAtomWithIdx(index[bond.to])->setIsAromatic(true);
        }
    }
    return mol;
}

} // namespace

std::vector<AtomValence> valencesOf(const Drawing &drawing)
{
    std::vector<AtomValence> valences(drawing.atoms.size());
    auto done = guarded(ErrorCode::Internal, "", [&]() -> Result<void> {
        RDKit::RWMol mol = graphOf(drawing);
        for (std::size_t i = 0; i < valences.size(); ++i) {
            if (drawing.atoms[i].kind != AtomKind::Element) {
                continue;
            }
            RDKit::Atom *atom = mol.getAtomWithIdx(static_cast<unsigned>(i));
            try {
                atom->calcExplicitValence(true);
            } catch (const std::exception &) {
                valences[i].isTooHigh = true;
                atom->calcExplicitValence(false);
            }
            valences[i].isTooHigh =
                valences[i].isTooHigh || atom->getExplicitValence() > kMostBonds;
            atom->calcImplicitValence(false);
            valences[i].hydrogens =
                std::max(0, drawing.atoms[i].hydrogens) +
                (drawing.atoms[i].hydrogens < 0 ? atom->getImplicitValence() : 0);
        }
        return {};
    });
    (void)done; // what could not be worked out shows no hydrogens
    return valences;
}

} // namespace artemisia::chem
