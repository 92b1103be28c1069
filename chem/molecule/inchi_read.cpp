// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/base/text_bounds.h"
#include "chem/molecule/inchi.h"
#include "chem/molecule/inchi_impl.h"
#include "chem/molecule/molecule_impl.h"

#include <GraphMol/Chirality.h>
#include <GraphMol/MolOps.h>
#include <GraphMol/PeriodicTable.h>
#include <GraphMol/RWMol.h>

#include <inchi_api.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <list>

namespace artemisia::chem
{

namespace
{

struct LibraryStructure {
    inchi_OutputStruct data;
    LibraryStructure() { std::memset(&data, 0, sizeof data); }
    ~LibraryStructure() { FreeStructFromStdINCHI(&data); }
    LibraryStructure(const LibraryStructure &) = delete;
    LibraryStructure &operator=(const LibraryStructure &) = delete;
};

int isotopeOf(const inchi_Atom &atom, int atomicNumber)
{
    if (atom.isotopic_mass == 0) {
        return 0;
    }
    if (atom.isotopic_mass < ISOTOPIC_SHIFT_FLAG - 2 * ISOTOPIC_SHIFT_MAX) {
        return atom.isotopic_mass;
    }
    const double average = RDKit::PeriodicTable::getTable()->getAtomicWeight(atomicNumber);
    return atom.isotopic_mass - ISOTOPIC_SHIFT_FLAG + int(std::lround(average));
}

void addIsotopicHydrogens(RDKit::RWMol &mol, unsigned index, const inchi_Atom &atom)
{
    for (int isotope = 1; isotope <= NUM_H_ISOTOPES; ++isotope) {
        for (int i = 0; i < atom.num_iso_H[isotope]; ++i) {
            auto *hydrogen = new RDKit::Atom(1);
            hydrogen->setIsotope(unsigned(isotope));
            const unsigned added = mol.addAtom(hydrogen, false, true);
            mol.addBond(index, added, RDKit::Bond::SINGLE);
        }
    }
}

Result<void> addAtoms(RDKit::RWMol &mol, const inchi_OutputStruct &from)
{
    for (int i = 0; i < from.num_atoms; ++i) {
        const inchi_Atom &in = from.atom[i];
        const std::string symbol(in.elname, strnlen(in.elname, ATOM_EL_LEN));
        const int number = RDKit::PeriodicTable::getTable()->getAtomicNumber(symbol);
        auto atom = std::make_unique<RDKit::Atom>(number);
        atom->setIsotope(unsigned(std::max(0, isotopeOf(in, number))));
        atom->setFormalCharge(in.charge);
        atom->setNumExplicitHs(unsigned(std::max(0, int(in.num_iso_H[0]))));
        // The InChI says how many there are; nothing is to be filled up.
        atom->setNoImplicit(true);
        if (in.radical == INCHI_RADICAL_DOUBLET || in.radical == INCHI_RADICAL_TRIPLET) {
            atom->setNumRadicalElectrons(unsigned(in.radical) - 1);
        }
        mol.addAtom(atom.release(), false, true);
    }
    return {};
}

Result<void> addBonds(RDKit::RWMol &mol, const inchi_OutputStruct &from)
{
    for (int i = 0; i < from.num_atoms; ++i) {
        const inchi_Atom &in = from.atom[i];
        for (int b = 0; b < in.num_bonds && b < MAXVAL; ++b) {
            const int other = in.neighbor[b];
            if (other < 0 || other >= from.num_atoms || other == i) {
                return fail(ErrorCode::Syntax, "The InChI holds an impossible bond.");
            }
            if (mol.getBondBetweenAtoms(unsigned(i), unsigned(other)) != nullptr) {
                continue;
            }
            const int type = static_cast<unsigned char>(in.bond_type[b]);
            if (type < INCHI_BOND_TYPE_SINGLE || type > INCHI_BOND_TYPE_TRIPLE) {
                return fail(ErrorCode::Unsupported, "The InChI holds a bond of an unknown kind.");
            }
            mol.addBond(unsigned(i), unsigned(other), RDKit::Bond::BondType(type));
        }
    }
    return {};
}

int orderSum(const RDKit::ROMol &mol, const RDKit::Atom &atom)
{
    double sum = atom.getNumExplicitHs();
    for (const auto *bond : mol.atomBonds(&atom)) {
        sum += bond->getBondTypeAsDouble();
    }
    return int(std::lround(sum));
}

/// Where the negative charge would go, and the bonds on the way there, of which every other loses
/// an order.
struct ChargePath {
    std::vector<RDKit::Bond *> bonds;
    RDKit::Atom *end = nullptr;
    int cost = 1000;
};

int costOfAnion(const RDKit::Atom &atom, std::size_t pathLength)
{
    int cost = 40; // carbon and what else there may be
    switch (atom.getAtomicNum()) {
    case 8:
        cost = 0;
        break;
    case 16:
    case 34:
        cost = 10;
        break;
    case 7:
        cost = 20;
        break;
    default:
        break;
    }
    if (atom.getFormalCharge() > 0) {
        return int(pathLength); // two charges less are better than any anion
    }
    return cost + int(pathLength) + (atom.getDegree() > 1 ? 5 : 0) +
           (atom.getFormalCharge() < 0 ? 100 : 0);
}

/// Follows double-single-double... chains of at most seven bonds away from \a from.
void findChargePath(RDKit::RWMol &mol, RDKit::Atom *from, std::vector<RDKit::Bond *> &way,
                    ChargePath &best)
{
    constexpr std::size_t longest = 7;
    const bool wantsMultiple = way.size() % 2 == 0;
    for (auto *bond : mol.atomBonds(from)) {
        const bool isMultiple = bond->getBondTypeAsDouble() > 1.5;
        if (isMultiple != wantsMultiple || std::find(way.begin(), way.end(), bond) != way.end()) {
            continue;
        }
        way.push_back(bond);
        auto *to = bond->getOtherAtom(from);
        if (isMultiple && costOfAnion(*to, way.size()) < best.cost) {
            best = {way, to, costOfAnion(*to, way.size())};
        }
        if (way.size() < longest) {
            findChargePath(mol, to, way, best);
        }
        way.pop_back();
    }
}

/// The library hands out sulfonate ions with the charge on a sulphur of valence seven, and
/// chalcogens of valence six whose halogens have triple bonds.
void mendHypervalent(RDKit::RWMol &mol)
{
    for (auto *bond : mol.bonds()) {
        for (auto *end : {bond->getBeginAtom(), bond->getEndAtom()}) {
            auto *centre = bond->getOtherAtom(end);
            const int number = end->getAtomicNum();
            if (end->getDegree() != 1 || end->getFormalCharge() != 0) {
                continue;
            }
            if (number == 8 && bond->getBondType() == RDKit::Bond::DOUBLE &&
                centre->getAtomicNum() == 16 && centre->getFormalCharge() == -1 &&
                orderSum(mol, *centre) == 7) {
                bond->setBondType(RDKit::Bond::SINGLE);
                end->setFormalCharge(-1);
                centre->setFormalCharge(0);
            } else if ((number == 9 || number == 17 || number == 35 || number == 53) &&
                       bond->getBondType() == RDKit::Bond::TRIPLE) {
                bond->setBondType(RDKit::Bond::SINGLE);
            }
        }
    }
}

/// The library hands out zwitterions with nitrogen of valence five; here it has four bonds and a
/// charge.
void chargeNitrogens(RDKit::RWMol &mol)
{
    for (auto *atom : mol.atoms()) {
        if (atom->getAtomicNum() != 7 || atom->getFormalCharge() != 0 ||
            orderSum(mol, *atom) != 5) {
            continue;
        }
        std::vector<RDKit::Bond *> way;
        ChargePath best;
        findChargePath(mol, atom, way, best);
        if (best.end == nullptr) {
            continue;
        }
        for (std::size_t i = 0; i < best.bonds.size(); ++i) {
            const int order = int(best.bonds[i]->getBondTypeAsDouble()) + (i % 2 == 0 ? -1 : 1);
            best.bonds[i]->setBondType(RDKit::Bond::BondType(order));
        }
        atom->setFormalCharge(1);
        best.end->setFormalCharge(best.end->getFormalCharge() - 1);
    }
}

/// The other way round from inchi(): see there for how the two conventions meet.
void setTetrahedral(RDKit::RWMol &mol, const inchi_Stereo0D &stereo)
{
    if (stereo.central_atom < 0 || unsigned(stereo.central_atom) >= mol.getNumAtoms()) {
        return;
    }
    auto *atom = mol.getAtomWithIdx(unsigned(stereo.central_atom));
    std::list<int> bonds;
    bool isOpen = false;
    for (const AT_NUM neighbour : stereo.neighbor) {
        if (neighbour == stereo.central_atom) {
            isOpen = true;
            continue;
        }
        const auto *bond = neighbour < 0 || unsigned(neighbour) >= mol.getNumAtoms()
                               ? nullptr
                               : mol.getBondBetweenAtoms(atom->getIdx(), unsigned(neighbour));
        if (bond == nullptr) {
            return;
        }
        bonds.push_back(int(bond->getIdx()));
    }
    // An isotopic hydrogen was added behind the neighbours the library counts: it is the missing
    // one.
    const bool hasAdded = isOpen && atom->getDegree() == 4 && bonds.size() == 3;
    if (hasAdded) {
        for (const auto *bond : mol.atomBonds(atom)) {
            if (std::find(bonds.begin(), bonds.end(), int(bond->getIdx())) == bonds.end()) {
                bonds.push_front(int(bond->getIdx()));
                break;
            }
        }
        isOpen = false;
    }
    if (bonds.size() != atom->getDegree()) {
        return;
    }
    const bool isEven = stereo.parity == INCHI_PARITY_EVEN;
    atom->setChiralTag(isEven != isOpen ? RDKit::Atom::CHI_TETRAHEDRAL_CW
                                        : RDKit::Atom::CHI_TETRAHEDRAL_CCW);
    if (atom->getPerturbationOrder(bonds) % 2 != 0) {
        atom->invertChirality();
    }
}

void setDoubleBond(RDKit::RWMol &mol, const inchi_Stereo0D &stereo)
{
    for (const AT_NUM neighbour : stereo.neighbor) {
        if (neighbour < 0 || unsigned(neighbour) >= mol.getNumAtoms()) {
            return;
        }
    }
    const auto at = [&](int i) { return unsigned(stereo.neighbor[i]); };
    auto *bond = mol.getBondBetweenAtoms(at(1), at(2));
    if (bond == nullptr || bond->getBondType() != RDKit::Bond::DOUBLE ||
        mol.getBondBetweenAtoms(at(0), at(1)) == nullptr ||
        mol.getBondBetweenAtoms(at(2), at(3)) == nullptr) {
        return;
    }
    const bool isForward = bond->getBeginAtomIdx() == at(1);
    bond->setStereoAtoms(isForward ? at(0) : at(3), isForward ? at(3) : at(0));
    bond->setStereo(stereo.parity == INCHI_PARITY_EVEN ? RDKit::Bond::STEREOTRANS
                                                       : RDKit::Bond::STEREOCIS);
}

void setStereo(RDKit::RWMol &mol, const inchi_OutputStruct &from)
{
    for (int i = 0; i < from.num_stereo0D; ++i) {
        const inchi_Stereo0D &stereo = from.stereo0D[i];
        if (stereo.parity != INCHI_PARITY_EVEN && stereo.parity != INCHI_PARITY_ODD) {
            continue;
        }
        if (stereo.type == INCHI_StereoType_Tetrahedral) {
            setTetrahedral(mol, stereo);
        } else if (stereo.type == INCHI_StereoType_DoubleBond) {
            setDoubleBond(mol, stereo);
        }
    }
}

/// The library leaves mobile hydrogens of amides on the oxygen; chemists draw them on the nitrogen.
/// Same InChI.
void turnIminolsIntoAmides(RDKit::RWMol &mol)
{
    for (auto *bond : mol.bonds()) {
        const bool isToNitrogen = bond->getEndAtom()->getAtomicNum() == 7;
        auto *nitrogen = isToNitrogen ? bond->getEndAtom() : bond->getBeginAtom();
        auto *carbon = bond->getOtherAtom(nitrogen);
        if (bond->getBondType() != RDKit::Bond::DOUBLE || nitrogen->getAtomicNum() != 7 ||
            carbon->getAtomicNum() != 6 || nitrogen->getFormalCharge() != 0) {
            continue;
        }
        for (auto *other : mol.atomBonds(carbon)) {
            auto *oxygen = other->getOtherAtom(carbon);
            const int number = oxygen->getAtomicNum();
            if ((number == 8 || number == 16) && oxygen->getDegree() == 1 &&
                oxygen->getFormalCharge() == 0 && oxygen->getNumExplicitHs() == 1 &&
                other->getBondType() == RDKit::Bond::SINGLE) {
                other->setBondType(RDKit::Bond::DOUBLE);
                bond->setBondType(RDKit::Bond::SINGLE);
                oxygen->setNumExplicitHs(0);
                nitrogen->setNumExplicitHs(nitrogen->getNumExplicitHs() + 1);
                break;
            }
        }
    }
}

Result<RDKit::RWMol> builtFrom(const inchi_OutputStruct &from, bool prefersAmides)
{
    RDKit::RWMol mol;
    if (auto fine = addAtoms(mol, from); !fine) {
        return tl::unexpected<Error>(fine.error());
    }
    if (auto fine = addBonds(mol, from); !fine) {
        return tl::unexpected<Error>(fine.error());
    }
    for (int i = 0; i < from.num_atoms; ++i) {
        addIsotopicHydrogens(mol, unsigned(i), from.atom[i]);
    }
    mendHypervalent(mol);
    chargeNitrogens(mol);
    if (prefersAmides) {
        turnIminolsIntoAmides(mol);
    }
    setStereo(mol, from);
    RDKit::MolOps::setDoubleBondNeighborDirections(mol);
    return mol;
}

} // namespace

Result<Molecule> Molecule::fromInchi(std::string_view text, const Limits &limits)
{
    while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') {
        text.remove_suffix(1);
    }
    while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') {
        text.remove_prefix(1);
    }
    // "AuxInfo=..." and names follow the InChI in one line.
    text = text.substr(0, text.find_first_of(" \t\r\n"));
    if (auto fine = checkStandardInchi(text, limits); !fine) {
        return tl::unexpected<Error>(fine.error());
    }
    return guarded(ErrorCode::Syntax, "The InChI cannot be read.", [&]() -> Result<Molecule> {
        std::string copy(text);
        char options[] = "";
        inchi_InputINCHI input{copy.data(), options};
        LibraryStructure structure;
        {
            const std::lock_guard lock(inchiMutex());
            const int code = GetStructFromINCHI(&input, &structure.data);
            if (code != inchi_Ret_OKAY && code != inchi_Ret_WARNING) {
                return fail(ErrorCode::Syntax, "The InChI cannot be read.",
                            structure.data.szMessage != nullptr ? structure.data.szMessage
                                                                : std::to_string(code));
            }
        }
        // What does not give the same InChI again is not the compound that was asked for.
        for (const bool prefersAmides : {true, false}) {
            auto mol = builtFrom(structure.data, prefersAmides);
            if (!mol) {
                return tl::unexpected<Error>(mol.error());
            }
            auto molecule = finishMolecule(std::move(*mol), limits);
            const auto again = molecule ? inchi(*molecule) : Result<Inchi>(Inchi());
            if (again && again->inchi == text) {
                return molecule;
            }
        }
        return fail(ErrorCode::Unsupported,
                    "The InChI cannot be turned into a structure that is surely the same.");
    });
}

} // namespace artemisia::chem
