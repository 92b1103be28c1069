// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/molecule/wedges_impl.h"

#include <GraphMol/FileParsers/MolFileStereochem.h>
#include <GraphMol/MolOps.h>
#include <GraphMol/RWMol.h>

#include <algorithm>
#include <vector>

namespace artemisia::chem
{

namespace
{

using RDKit::Atom;
using RDKit::Bond;
using RDKit::RWMol;
namespace props = RDKit::common_properties;

// The numbers of V2000's bond lines.
constexpr int wedgeCode = 1;
constexpr int crossedCode = 3;
constexpr int wavyCode = 4;
constexpr int hashCode = 6;

bool isSolidOrHashed(Bond::BondDir direction)
{
    return direction == Bond::BEGINWEDGE || direction == Bond::BEGINDASH;
}

bool isMark(Bond::BondDir direction)
{
    return isSolidOrHashed(direction) || direction == Bond::UNKNOWN;
}

bool isMultiple(const Bond &bond)
{
    return bond.getBondType() == Bond::DOUBLE || bond.getBondType() == Bond::TRIPLE;
}

/// Whether there is anything known of how the author drew the bond.
bool isDrawn(const Bond &bond)
{
    return bond.hasProp(props::_MolFileBondType) || bond.hasProp(props::_MolFileBondStereo) ||
           bond.hasProp(props::_MolFileBondCfg);
}

/// The author's direction, out of the notes of either version of MOL blocks.
Bond::BondDir drawnDirection(const Bond &bond)
{
    unsigned stereo = 0;
    unsigned cfg = 0;
    int unknown = 0;
    bond.getPropIfPresent(props::_MolFileBondStereo, stereo);
    bond.getPropIfPresent(props::_MolFileBondCfg, cfg);
    bond.getPropIfPresent(props::_UnknownStereo, unknown);
    if (bond.getBondType() == Bond::DOUBLE) {
        // Reading sets the direction beside a wavy bond too.
        const bool isCrossed = isDrawn(bond) ? stereo == crossedCode || cfg == 2
                                             : bond.getBondDir() == Bond::EITHERDOUBLE;
        return isCrossed ? Bond::EITHERDOUBLE : Bond::NONE;
    }
    if (isMultiple(bond)) {
        return Bond::NONE;
    }
    if (stereo == wavyCode || cfg == 2 || unknown != 0 || bond.getBondDir() == Bond::UNKNOWN) {
        return Bond::UNKNOWN;
    }
    if (stereo == wedgeCode || cfg == 1 || bond.getBondDir() == Bond::BEGINWEDGE) {
        return Bond::BEGINWEDGE;
    }
    return stereo == hashCode || cfg == 3 || bond.getBondDir() == Bond::BEGINDASH ? Bond::BEGINDASH
                                                                                  : Bond::NONE;
}

bool isCentre(const Atom &atom)
{
    return atom.getChiralTag() == Atom::CHI_TETRAHEDRAL_CW ||
           atom.getChiralTag() == Atom::CHI_TETRAHEDRAL_CCW;
}

bool isOpen(const Bond &bond)
{
    return bond.getStereo() == Bond::STEREONONE || bond.getStereo() == Bond::STEREOANY;
}

bool isAlike(const Bond &a, const Bond &b)
{
    return (isOpen(a) && isOpen(b)) ||
           (a.getStereo() == b.getStereo() && a.getStereoAtoms() == b.getStereoAtoms());
}

/// What a reader would make of the directions and coordinates of \a marked.
RWMol asRead(const RWMol &marked)
{
    RWMol mol(marked);
    for (Atom *atom : mol.atoms()) {
        atom->setChiralTag(Atom::CHI_UNSPECIFIED);
    }
    for (Bond *bond : mol.bonds()) {
        if (bond->getBondType() == Bond::DOUBLE) {
            bond->setStereo(bond->getBondDir() == Bond::EITHERDOUBLE ? Bond::STEREOANY
                                                                     : Bond::STEREONONE);
            bond->getStereoAtoms().clear();
        }
    }
    RDKit::MolOps::assignChiralTypesFromBondDirs(mol);
    RDKit::MolOps::clearSingleBondDirFlags(mol);
    RDKit::MolOps::detectBondStereochemistry(mol);
    RDKit::MolOps::assignStereochemistry(mol, true, true, false);
    return mol;
}

/// RDKit's own choice for all centres.
RWMol wedgedAnew(const RWMol &mol)
{
    RWMol wedged(mol);
    for (Bond *bond : wedged.bonds()) {
        if (!isMultiple(*bond)) {
            bond->setBondDir(Bond::NONE);
        }
    }
    RDKit::WedgeMolBonds(wedged, &wedged.getConformer());
    return wedged;
}

/// Adds RDKit's wedges for some of the atoms; false if one would take the place of the author's.
bool addWedges(RWMol &marked, const RWMol &anew, const std::vector<char> &atoms)
{
    for (const Bond *chosen : anew.bonds()) {
        if (!isSolidOrHashed(chosen->getBondDir()) || atoms[chosen->getBeginAtomIdx()] == 0) {
            continue;
        }
        Bond *bond = marked.getBondWithIdx(chosen->getIdx());
        if (isMark(bond->getBondDir())) {
            return false;
        }
        bond->setBeginAtomIdx(chosen->getBeginAtomIdx());
        bond->setEndAtomIdx(chosen->getEndAtomIdx());
        bond->setBondDir(chosen->getBondDir());
    }
    return true;
}

std::vector<char> centresOf(const RWMol &mol)
{
    std::vector<char> centres(mol.getNumAtoms(), 0);
    for (const Atom *atom : mol.atoms()) {
        centres[atom->getIdx()] = isCentre(*atom) ? 1 : 0;
    }
    return centres;
}

/// Atoms that \a read, made from the wedges of a drawing of \a mol, says something else of.
std::vector<char> contradicted(const RWMol &mol, const RWMol &read)
{
    std::vector<char> atoms(mol.getNumAtoms(), 0);
    for (const Atom *atom : mol.atoms()) {
        const Atom *other = read.getAtomWithIdx(atom->getIdx());
        atoms[atom->getIdx()] =
            (isCentre(*atom) || isCentre(*other)) && atom->getChiralTag() != other->getChiralTag();
    }
    return atoms;
}

void markAnew(RWMol &mol)
{
    const RWMol anew = wedgedAnew(mol);
    for (Bond *bond : mol.bonds()) {
        if (isMark(bond->getBondDir())) {
            bond->setBondDir(Bond::NONE);
        }
    }
    (void)addWedges(mol, anew, centresOf(mol));
}

/// Wedges and wavy bonds as drawn, where they agree with the structure.
RWMol markedAsDrawn(const RWMol &mol, RWMol &read)
{
    RWMol marked(mol);
    for (Bond *bond : marked.bonds()) {
        const auto direction = drawnDirection(*bond);
        const bool isDrawnDouble = bond->getBondType() == Bond::DOUBLE && isDrawn(*bond);
        if (direction != Bond::NONE || isDrawnDouble) {
            bond->setBondDir(direction);
        }
    }
    read = asRead(marked);
    const auto wrong = contradicted(mol, read);
    if (std::none_of(wrong.begin(), wrong.end(), [](char is) { return is != 0; })) {
        return marked;
    }
    for (Bond *bond : marked.bonds()) {
        if (isSolidOrHashed(bond->getBondDir()) && wrong[bond->getBeginAtomIdx()] != 0) {
            bond->setBondDir(Bond::NONE);
        }
    }
    auto missing = centresOf(mol);
    for (std::size_t i = 0; i < missing.size(); ++i) {
        missing[i] = missing[i] != 0 && wrong[i] != 0 ? 1 : 0;
    }
    const RWMol anew = wedgedAnew(mol);
    if (addWedges(marked, anew, missing)) {
        const RWMol again = asRead(marked);
        const auto left = contradicted(mol, again);
        if (std::none_of(left.begin(), left.end(), [](char is) { return is != 0; })) {
            return marked;
        }
    }
    markAnew(marked);
    return marked;
}

/// RDKit's writer crosses open double bonds by itself, and does not know that its author left one
/// plain.
void markDoubleBonds(RWMol &marked, const RWMol &mol, const RWMol &read)
{
    for (const Bond *original : mol.bonds()) {
        Bond *bond = marked.getBondWithIdx(original->getIdx());
        if (bond->getBondType() != Bond::DOUBLE || !isDrawn(*bond)) {
            continue;
        }
        if (!isAlike(*original, *read.getBondWithIdx(original->getIdx()))) {
            bond->setBondDir(original->getBondDir());
        } else if (bond->getBondDir() == Bond::EITHERDOUBLE) {
            bond->setStereo(Bond::STEREOANY);
        } else if (isOpen(*bond)) {
            bond->setStereo(Bond::STEREOZ);
        }
    }
}

} // namespace

void noteDrawnBonds(RWMol &mol)
{
    for (Bond *bond : mol.bonds()) {
        int code = 0;
        switch (bond->getBondDir()) {
        case Bond::BEGINWEDGE:
            code = wedgeCode;
            break;
        case Bond::BEGINDASH:
            code = hashCode;
            break;
        case Bond::UNKNOWN:
            code = wavyCode;
            break;
        case Bond::EITHERDOUBLE:
            code = crossedCode;
            break;
        default:
            break;
        }
        bond->setProp(props::_MolFileBondStereo, unsigned(code));
    }
}

void markBonds(RWMol &mol)
{
    bool isKnown = false;
    for (const Bond *bond : mol.bonds()) {
        isKnown = isKnown || isDrawn(*bond);
    }
    if (!isKnown) {
        markAnew(mol);
        return;
    }
    RWMol read;
    RWMol marked = markedAsDrawn(mol, read);
    markDoubleBonds(marked, mol, read);
    mol.clear(); // RDKit's assignment by move leaves the atoms and bonds that were there to nobody
    mol = std::move(marked);
}

} // namespace artemisia::chem
