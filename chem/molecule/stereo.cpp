// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/molecule/molecule_impl.h"

#include <GraphMol/Chirality.h>
#include <GraphMol/RWMol.h>
#include <GraphMol/StereoGroup.h>
#include <GraphMol/new_canon.h>

#include <set>

namespace artemisia::chem
{

namespace
{

std::set<unsigned> atomsIn(const RDKit::ROMol &mol, RDKit::StereoGroupType type)
{
    std::set<unsigned> atoms;
    for (const RDKit::StereoGroup &group : mol.getStereoGroups()) {
        if (group.getGroupType() == type) {
            for (const RDKit::Atom *atom : group.getAtoms()) {
                atoms.insert(atom->getIdx());
            }
        }
    }
    return atoms;
}

/// Which atoms are alike, stereochemistry left aside.
std::vector<unsigned> likenessOf(const RDKit::ROMol &mol)
{
    std::vector<unsigned> ranks;
    RDKit::Canon::rankMolAtoms(mol, ranks, false, false);
    return ranks;
}

/// RDKit also names centres that carry two like end atoms, as the sulphur of a sulphone does.
/// (Longer like arms may differ in stereochemistry of their own.)
bool hasLikeEnds(const RDKit::ROMol &mol, unsigned centre, const std::vector<unsigned> &ranks)
{
    std::set<unsigned> seen;
    for (const RDKit::Atom *neighbour : mol.atomNeighbors(mol.getAtomWithIdx(centre))) {
        if (neighbour->getDegree() == 1 && !seen.insert(ranks.at(neighbour->getIdx())).second) {
            return true;
        }
    }
    return false;
}

} // namespace

StereoStatement stereoOf(const RDKit::ROMol &mol)
{
    // The const overload caches its answer in the molecule, which other threads may be reading.
    RDKit::ROMol copy(mol, true);
    const auto elements = RDKit::Chirality::findPotentialStereo(copy, false);
    if (elements.empty()) {
        return StereoStatement::None;
    }
    const auto relative = atomsIn(mol, RDKit::StereoGroupType::STEREO_OR);
    const auto racemic = atomsIn(mol, RDKit::StereoGroupType::STEREO_AND);
    std::size_t centres = 0;
    std::size_t inOr = 0;
    std::size_t inAnd = 0;
    bool hasElements = false;
    const auto ranks = likenessOf(copy);
    for (const auto &element : elements) {
        const bool isCentre = element.type != RDKit::Chirality::StereoType::Bond_Double;
        const bool isOpen = element.specified != RDKit::Chirality::StereoSpecified::Specified;
        if (isCentre && isOpen && hasLikeEnds(copy, element.centeredOn, ranks)) {
            continue;
        }
        hasElements = true;
        if (isOpen) {
            return StereoStatement::Unknown;
        }
        if (isCentre) {
            ++centres;
            inOr += relative.count(element.centeredOn);
            inAnd += racemic.count(element.centeredOn);
        }
    }
    if (!hasElements) {
        return StereoStatement::None;
    }
    // Some centres absolute and some not: what is not known decides what can be claimed.
    if (inOr > 0) {
        return StereoStatement::Relative;
    }
    return inAnd > 0 ? StereoStatement::Racemic : StereoStatement::Absolute;
}

StereoStatement Molecule::Impl::stereo() const
{
    std::call_once(m_stereoOnce, [this] {
        try {
            m_stereo = stereoOf(mol);
        } catch (...) {
            m_stereo = StereoStatement::Unknown;
        }
    });
    return m_stereo;
}

} // namespace artemisia::chem
