// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/molecule/inchi.h"

#include "chem/base/text_bounds.h"
#include "chem/molecule/inchi_impl.h"
#include "chem/molecule/molecule_impl.h"

#include <GraphMol/MolOps.h>
#include <GraphMol/RWMol.h>
#include <GraphMol/StereoGroup.h>
#include <GraphMol/SubstanceGroup.h>

#include <inchi_api.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace artemisia::chem
{

namespace
{

using Atoms = std::vector<inchi_Atom>;
using Parities = std::vector<inchi_Stereo0D>;

Result<void> checkExpressible(const Molecule &molecule)
{
    const RDKit::ROMol &mol = molecule.impl().whole();
    if (molecule.isEmpty()) {
        return fail(ErrorCode::Unsupported, "There is no structure to name.");
    }
    if (molecule.hasQueryFeatures()) {
        return fail(ErrorCode::Unsupported,
                    "A structure with R-groups or query features has no InChI.");
    }
    if (mol.getNumAtoms() > unsigned(maxInchiAtoms)) {
        return fail(ErrorCode::Unsupported, "InChI names structures of at most " +
                                                std::to_string(maxInchiAtoms) + " atoms.");
    }
    for (const RDKit::SubstanceGroup &group : RDKit::getSubstanceGroups(mol)) {
        std::string type;
        group.getPropIfPresent("TYPE", type);
        if (type == "SRU" || type == "MON" || type == "COP" || type == "CRO" || type == "GRA" ||
            type == "MOD" || type == "MER" || type == "ANY") {
            return fail(ErrorCode::Unsupported, "A polymer has no standard InChI.");
        }
    }
    return {};
}

/// RDKit writes perchlorate and its kin with charges on the halogen; InChI counts that as another
/// compound.
void dropHalogenCharges(RDKit::RWMol &mol)
{
    for (auto *atom : mol.atoms()) {
        const int number = atom->getAtomicNum();
        if ((number != 17 && number != 35 && number != 53) || atom->getFormalCharge() < 1) {
            continue;
        }
        int left = atom->getFormalCharge();
        for (auto *bond : mol.atomBonds(atom)) {
            auto *other = bond->getOtherAtom(atom);
            if (left > 0 && other->getAtomicNum() == 8 && other->getFormalCharge() == -1 &&
                other->getDegree() == 1 && bond->getBondType() == RDKit::Bond::SINGLE) {
                bond->setBondType(RDKit::Bond::DOUBLE);
                other->setFormalCharge(0);
                --left;
            }
        }
        atom->setFormalCharge(left);
    }
}

bool isMetal(int number)
{
    constexpr std::array nonMetals{1,  2,  5,  6,  7,  8,  9,  10, 14, 15, 16, 17,
                                   18, 32, 33, 34, 35, 36, 52, 53, 54, 85, 86};
    return std::find(nonMetals.begin(), nonMetals.end(), number) == nonMetals.end();
}

/// A dative bond between non-metals is the same thing as a single bond between charges; InChI knows
/// the latter.
void chargeDativeBonds(RDKit::RWMol &mol)
{
    for (auto *bond : mol.bonds()) {
        if (bond->getBondType() != RDKit::Bond::DATIVE) {
            continue;
        }
        bond->setBondType(RDKit::Bond::SINGLE);
        auto *donor = bond->getBeginAtom();
        auto *acceptor = bond->getEndAtom();
        if (!isMetal(acceptor->getAtomicNum()) && !isMetal(donor->getAtomicNum())) {
            donor->setFormalCharge(donor->getFormalCharge() + 1);
            acceptor->setFormalCharge(acceptor->getFormalCharge() - 1);
        }
    }
}

inchi_Atom inchiAtom(const RDKit::Atom &atom)
{
    inchi_Atom out;
    std::memset(&out, 0, sizeof out);
    std::strncpy(out.elname, atom.getSymbol().c_str(), ATOM_EL_LEN - 1);
    // Absolute mass numbers; the library tells them from its shifted ones by their size.
    out.isotopic_mass = AT_NUM(atom.getIsotope());
    out.charge = S_CHAR(atom.getFormalCharge());
    // Hydrogens are always stated, which also says what a radical is.
    out.num_iso_H[0] = S_CHAR(atom.getTotalNumHs());
    return out;
}

Result<Atoms> inchiAtoms(const RDKit::ROMol &mol)
{
    Atoms atoms;
    atoms.reserve(mol.getNumAtoms());
    for (const auto *atom : mol.atoms()) {
        if (std::abs(atom->getFormalCharge()) > 20) {
            return fail(ErrorCode::Unsupported, "InChI cannot express so large a charge.");
        }
        atoms.push_back(inchiAtom(*atom));
    }
    for (const auto *bond : mol.bonds()) {
        const auto type = bond->getBondType();
        if (type == RDKit::Bond::ZERO || type == RDKit::Bond::HYDROGEN) {
            continue;
        }
        if (type != RDKit::Bond::SINGLE && type != RDKit::Bond::DOUBLE &&
            type != RDKit::Bond::TRIPLE) {
            return fail(ErrorCode::Unsupported, "InChI has no bond of this kind.");
        }
        inchi_Atom &from = atoms[bond->getBeginAtomIdx()];
        if (from.num_bonds >= MAXVAL || atoms[bond->getEndAtomIdx()].num_bonds >= MAXVAL) {
            return fail(ErrorCode::Unsupported, "InChI cannot express so many bonds at one atom.");
        }
        from.neighbor[from.num_bonds] = AT_NUM(bond->getEndAtomIdx());
        from.bond_type[from.num_bonds++] = S_CHAR(type);
    }
    return atoms;
}

/// RDKit looks from the first neighbour at the others, in the order of bonds; so does InChI, where
/// a missing fourth (a hydrogen or a lone pair) is the central atom itself, in first place.
void addTetrahedral(const RDKit::ROMol &mol, const RDKit::Atom &atom, Parities &parities)
{
    const bool isClockwise = atom.getChiralTag() == RDKit::Atom::CHI_TETRAHEDRAL_CW;
    if (!isClockwise && atom.getChiralTag() != RDKit::Atom::CHI_TETRAHEDRAL_CCW) {
        return;
    }
    std::vector<AT_NUM> neighbours;
    for (const auto *bond : mol.atomBonds(&atom)) {
        neighbours.push_back(AT_NUM(bond->getOtherAtomIdx(atom.getIdx())));
    }
    if (neighbours.size() != 3 && neighbours.size() != 4) {
        return;
    }
    const bool isOpen = neighbours.size() == 3;
    if (isOpen) {
        neighbours.insert(neighbours.begin(), AT_NUM(atom.getIdx()));
    }
    inchi_Stereo0D parity;
    std::memset(&parity, 0, sizeof parity);
    std::copy(neighbours.begin(), neighbours.end(), parity.neighbor);
    parity.central_atom = AT_NUM(atom.getIdx());
    parity.type = INCHI_StereoType_Tetrahedral;
    parity.parity = isClockwise != isOpen ? INCHI_PARITY_EVEN : INCHI_PARITY_ODD;
    parities.push_back(parity);
}

void addDoubleBond(const RDKit::Bond &bond, Parities &parities)
{
    using RDKit::Bond;
    const auto stereo = bond.getStereo();
    const bool isCis = stereo == Bond::STEREOZ || stereo == Bond::STEREOCIS;
    const bool isTrans = stereo == Bond::STEREOE || stereo == Bond::STEREOTRANS;
    const auto &ends = bond.getStereoAtoms();
    if ((!isCis && !isTrans) || ends.size() != 2) {
        return;
    }
    inchi_Stereo0D parity;
    std::memset(&parity, 0, sizeof parity);
    parity.neighbor[0] = AT_NUM(ends[0]);
    parity.neighbor[1] = AT_NUM(bond.getBeginAtomIdx());
    parity.neighbor[2] = AT_NUM(bond.getEndAtomIdx());
    parity.neighbor[3] = AT_NUM(ends[1]);
    parity.central_atom = NO_ATOM;
    parity.type = INCHI_StereoType_DoubleBond;
    parity.parity = isTrans ? INCHI_PARITY_EVEN : INCHI_PARITY_ODD;
    parities.push_back(parity);
}

Parities parities(const RDKit::ROMol &mol)
{
    Parities all;
    for (const auto *atom : mol.atoms()) {
        addTetrahedral(mol, *atom, all);
    }
    for (const auto *bond : mol.bonds()) {
        if (bond->getBondType() == RDKit::Bond::DOUBLE) {
            addDoubleBond(*bond, all);
        }
    }
    return all;
}

std::vector<std::string> remarks(const char *message)
{
    std::vector<std::string> all;
    std::string_view rest = message != nullptr ? message : "";
    while (!rest.empty()) {
        const std::size_t end = rest.find(';');
        std::string_view one = rest.substr(0, end);
        while (!one.empty() && one.front() == ' ') {
            one.remove_prefix(1);
        }
        if (!one.empty()) {
            all.emplace_back(one);
        }
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    return all;
}

Result<Inchi> callLibrary(Atoms &atoms, Parities &stereo)
{
    // Seconds; no structure of a sane size needs one.
    char options[] = "-AuxNone -W20";
    inchi_Input input;
    std::memset(&input, 0, sizeof input);
    input.atom = atoms.data();
    input.num_atoms = AT_NUM(atoms.size());
    input.stereo0D = stereo.empty() ? nullptr : stereo.data();
    input.num_stereo0D = AT_NUM(stereo.size());
    input.szOptions = options;
    inchi_Output output;
    std::memset(&output, 0, sizeof output);

    const std::lock_guard lock(inchiMutex());
    const int code = GetStdINCHI(&input, &output);
    const std::unique_ptr<inchi_Output, void (*)(inchi_Output *)> owner(&output, FreeStdINCHI);
    if ((code != inchi_Ret_OKAY && code != inchi_Ret_WARNING) || output.szInChI == nullptr ||
        output.szInChI[0] == '\0') {
        return fail(ErrorCode::Unsupported, "The InChI library cannot name this structure.",
                    output.szMessage != nullptr ? output.szMessage : std::to_string(code));
    }
    return Inchi{output.szInChI, {}, remarks(output.szMessage)};
}

} // namespace

Result<Inchi> inchi(const Molecule &molecule)
{
    if (auto fine = checkExpressible(molecule); !fine) {
        return tl::unexpected<Error>(fine.error());
    }
    return guarded(
        ErrorCode::Internal, "The InChI of the structure cannot be made.", [&]() -> Result<Inchi> {
            RDKit::RWMol mol(molecule.impl().whole());
            RDKit::MolOps::Kekulize(mol, true);
            dropHalogenCharges(mol);
            chargeDativeBonds(mol);
            auto atoms = inchiAtoms(mol);
            if (!atoms) {
                return tl::unexpected<Error>(atoms.error());
            }
            auto stereo = parities(mol);
            auto result = callLibrary(*atoms, stereo);
            if (!result) {
                return result;
            }
            const auto key = inchiKeyOf(result->inchi);
            if (!key) {
                return tl::unexpected<Error>(key.error());
            }
            result->key = *key;
            const auto statement = molecule.stereo();
            if (statement == StereoStatement::Relative || statement == StereoStatement::Racemic) {
                result->warnings.emplace_back(
                    "InChI cannot express relative or racemic stereo: named as drawn");
            }
            return result;
        });
}

} // namespace artemisia::chem
