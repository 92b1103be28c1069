// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/base/text_bounds.h"
#include "chem/molecule/molecule_impl.h"
#include "chem/molecule/wedges_impl.h"

#include <GraphMol/FileParsers/FileParsers.h>
#include <GraphMol/MolOps.h>
#include <GraphMol/PeriodicTable.h>
#include <GraphMol/RWMol.h>
#include <GraphMol/SanitException.h>
#include <GraphMol/SmilesParse/SmilesParse.h>

namespace artemisia::chem
{

namespace
{

constexpr int maxHydrogensOnAtom = 14;

std::string_view trimmed(std::string_view text)
{
    const auto isSpace = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    while (!text.empty() && isSpace(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && isSpace(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

struct SmilesParts {
    std::string_view smiles;
    std::string_view extension; ///< "|...|" or empty
};

SmilesParts splitSmiles(std::string_view text)
{
    text = trimmed(text);
    const std::size_t space = text.find_first_of(" \t\r\n\v\f");
    SmilesParts parts{text.substr(0, space), {}};
    if (space == std::string_view::npos) {
        return parts;
    }
    const std::string_view rest = trimmed(text.substr(space));
    if (!rest.empty() && rest.front() == '|') {
        const std::size_t close = rest.find('|', 1);
        parts.extension = rest.substr(0, close == std::string_view::npos ? close : close + 1);
    }
    return parts;
}

Result<void> checkHydrogens(const RDKit::ROMol &mol)
{
    for (const auto *atom : mol.atoms()) {
        if (atom->getNumExplicitHs() > maxHydrogensOnAtom) {
            return fail(ErrorCode::Chemistry, "Atom " + std::to_string(atom->getIdx() + 1) +
                                                  " has more hydrogens than an atom can have.");
        }
    }
    return {};
}

std::string atomName(const RDKit::ROMol &mol, unsigned index)
{
    const std::string number = std::to_string(index + 1);
    return index < mol.getNumAtoms()
               ? mol.getAtomWithIdx(index)->getSymbol() + " (atom " + number + ")"
               : "Atom " + number;
}

std::string valenceMessage(const RDKit::ROMol &mol, const RDKit::AtomSanitizeException &e)
{
    const unsigned index = e.getAtomIdx();
    std::string message = atomName(mol, index);
    if (dynamic_cast<const RDKit::AtomKekulizeException *>(&e) != nullptr) {
        return message + " is marked as aromatic but stands in no aromatic ring.";
    }
    if (index < mol.getNumAtoms() && mol.getAtomWithIdx(index)->getFormalCharge() != 0) {
        return message + " has more bonds than its charge allows.";
    }
    return message + " has more bonds than it can have.";
}

std::string kekuleMessage(const RDKit::KekulizeException &e)
{
    std::string message = "The aromatic system cannot be drawn with single and double bonds (atoms";
    const auto &indices = e.getAtomIndices();
    for (std::size_t i = 0; i < indices.size() && i < 8; ++i) {
        message += (i == 0 ? " " : ", ") + std::to_string(indices[i] + 1);
    }
    return message + (indices.size() > 8 ? ", ...)." : ").");
}

Result<void> checkParsed(const RDKit::ROMol &mol, const Limits &limits)
{
    if (mol.getNumAtoms() > unsigned(limits.atoms)) {
        return tooLarge("atoms", mol.getNumAtoms(), std::size_t(limits.atoms));
    }
    if (auto fine = checkHydrogens(mol); !fine) {
        return fine;
    }
    return checkGraph(mol, limits);
}

/// RDKit lets aromatic bonds of molfiles stand outside rings, where they mean nothing.
Result<void> checkAromaticBonds(const RDKit::ROMol &mol)
{
    for (const auto *bond : mol.bonds()) {
        if (bond->getBondType() == RDKit::Bond::AROMATIC && !bond->hasQuery() &&
            mol.getRingInfo()->numBondRings(bond->getIdx()) == 0) {
            return fail(ErrorCode::Chemistry, "The bond between " +
                                                  atomName(mol, bond->getBeginAtomIdx()) + " and " +
                                                  atomName(mol, bond->getEndAtomIdx()) +
                                                  " is aromatic but stands in no ring.");
        }
    }
    return {};
}

/// Reads \a parse()'s raw molecule, looks at its size, then lets \a finish do what RDKit's own
/// parsers do after reading, except that open centres are not looked for: that takes minutes for a
/// long chain, and stereoOf() finds them when somebody asks. After a failure the text is parsed
/// once more, so that the message can name the atom as the reader counts it.
template <class Parse, class Finish>
Result<Molecule> parsed(const Limits &limits, const char *notRead, Parse &&parse, Finish &&finish)
{
    std::unique_ptr<RDKit::RWMol> mol(parse());
    if (!mol) {
        return fail(ErrorCode::Syntax, notRead);
    }
    if (auto fine = checkParsed(*mol, limits); !fine) {
        return tl::unexpected<Error>(fine.error());
    }
    try {
        finish(*mol);
        if (auto fine = checkAromaticBonds(*mol); !fine) {
            return tl::unexpected<Error>(fine.error());
        }
        RDKit::MolOps::assignStereochemistry(*mol, true, true, false);
        return makeMolecule(std::move(*mol));
    } catch (const RDKit::MolSanitizeException &e) {
        const std::unique_ptr<RDKit::RWMol> raw(parse());
        return tl::unexpected<Error>(chemistryError(raw ? *raw : RDKit::RWMol(), e.what()));
    }
}

/// True once: the reader's note to itself is taken off the molecule.
bool takeNote(RDKit::RWMol &mol, const char *name)
{
    const bool isThere = mol.hasProp(name);
    mol.clearProp(name);
    return isThere;
}

/// CXSMILES may bring a drawing with wedges, which say more than the SMILES.
void finishSmiles(RDKit::RWMol &mol)
{
    const bool isDrawn = mol.getNumConformers() > 0;
    const bool is3D = isDrawn && mol.getConformer().is3D();
    if (takeNote(mol, "_needsDetectAtomStereo") && isDrawn && !is3D) {
        RDKit::MolOps::assignChiralTypesFromBondDirs(mol);
    }
    if (is3D) {
        mol.updatePropertyCache(false);
        RDKit::MolOps::assignChiralTypesFrom3D(mol);
    }
    RDKit::MolOps::removeHs(mol, false, true, true);
    if (takeNote(mol, "_needsDetectBondStereo")) {
        RDKit::MolOps::clearSingleBondDirFlags(mol);
        RDKit::MolOps::detectBondStereochemistry(mol);
    }
}

/// Centres were taken from the wedges while reading; double bonds need the rings.
void finishMolBlock(RDKit::RWMol &mol)
{
    RDKit::MolOps::removeHs(mol, false, false);
    RDKit::MolOps::clearSingleBondDirFlags(mol);
    RDKit::MolOps::detectBondStereochemistry(mol);
}

} // namespace

Error chemistryError(const RDKit::ROMol &unsanitised, const char *detail)
{
    Error error{ErrorCode::Chemistry, "This is not a possible molecule.", detail};
    RDKit::RWMol mol(unsanitised);
    try {
        mol.updatePropertyCache(false);
        RDKit::MolOps::cleanUp(mol);
        for (auto *atom : mol.atoms()) {
            atom->updatePropertyCache(true);
        }
        RDKit::MolOps::Kekulize(mol);
    } catch (const RDKit::AtomSanitizeException &e) {
        error.message = valenceMessage(mol, e);
    } catch (const RDKit::KekulizeException &e) {
        error.message = kekuleMessage(e);
    } catch (...) {
        // The first words must do.
    }
    return error;
}

Result<Molecule> Molecule::fromSmiles(std::string_view text, const Limits &limits)
{
    constexpr const char *notRead = "The text is not a valid SMILES.";
    return guarded(ErrorCode::Syntax, notRead, [&]() -> Result<Molecule> {
        const SmilesParts parts = splitSmiles(text);
        const auto size = checkSmilesText(parts.smiles, limits);
        if (!size) {
            return tl::unexpected<Error>(size.error());
        }
        std::string input(parts.smiles);
        if (!parts.extension.empty()) {
            if (auto fine = checkCxText(parts.extension, size->atoms, limits); !fine) {
                return tl::unexpected<Error>(fine.error());
            }
            input.append(1, ' ').append(parts.extension);
        }
        const auto parse = [&] {
            RDKit::SmilesParserParams params;
            params.parseName = false;
            params.sanitize = false;
            params.removeHs = false;
            return RDKit::SmilesToMol(input, params);
        };
        return parsed(limits, notRead, parse, finishSmiles);
    });
}

Result<Molecule> Molecule::fromMolBlock(std::string_view block, const Limits &limits)
{
    const auto prepared = prepareMolBlock(block, limits);
    if (!prepared) {
        return tl::unexpected<Error>(prepared.error());
    }
    constexpr const char *notRead = "The text is not a valid MOL block.";
    return guarded(ErrorCode::Syntax, notRead, [&]() -> Result<Molecule> {
        const auto parse = [&] { return RDKit::MolBlockToMol(*prepared, false, false, false); };
        return parsed(limits, notRead, parse, finishMolBlock);
    });
}

Result<Molecule> finishMolecule(RDKit::RWMol mol, const Limits &limits)
{
    return finishDrawing(std::move(mol), limits, nullptr);
}

Result<Molecule> finishDrawing(RDKit::RWMol mol, const Limits &limits,
                               void (*afterStereo)(RDKit::RWMol &))
{
    return guarded(ErrorCode::Chemistry, "This is not a possible molecule.",
                   [&]() -> Result<Molecule> {
                       if (auto fine = checkParsed(mol, limits); !fine) {
                           return tl::unexpected<Error>(fine.error());
                       }
                       mol.updatePropertyCache(false);
                       const RDKit::RWMol raw(mol);
                       const bool isDrawn = mol.getNumConformers() > 0;
                       // The order of RDKit's own molfile reader: centres before the hydrogens go,
                       // double bonds after.
                       if (isDrawn) {
                           noteDrawnBonds(mol);
                           RDKit::MolOps::assignChiralTypesFromBondDirs(mol);
                           RDKit::MolOps::clearSingleBondDirFlags(mol);
                       }
                       try {
                           RDKit::MolOps::removeHs(mol, false, true, true);
                       } catch (const RDKit::MolSanitizeException &e) {
                           return tl::unexpected<Error>(chemistryError(raw, e.what()));
                       }
                       if (isDrawn) {
                           RDKit::MolOps::detectBondStereochemistry(mol);
                       }
                       RDKit::MolOps::assignStereochemistry(mol, true, true, false);
                       if (afterStereo != nullptr) {
                           afterStereo(mol);
                       }
                       return makeMolecule(std::move(mol));
                   });
}

} // namespace artemisia::chem
