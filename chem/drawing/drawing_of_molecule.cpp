// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/base/guard.h"
#include "chem/depict/sketch.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/ctab.h"
#include "chem/drawing/edit.h"
#include "chem/molecule/molecule_impl.h"

#include <GraphMol/QueryAtom.h>
#include <GraphMol/QueryOps.h>
#include <GraphMol/RWMol.h>
#include <GraphMol/StereoGroup.h>
#include <GraphMol/SubstanceGroup.h>

#include <algorithm>

namespace artemisia::chem
{

namespace
{

using RDKit::Atom;
namespace props = RDKit::common_properties;

void setListKind(DrawnAtom &drawn, const Atom &atom)
{
    std::vector<int> numbers;
    RDKit::getAtomListQueryVals(static_cast<const RDKit::QueryAtom &>(atom).getQuery(), numbers);
    for (int &number : numbers) {
        number %= 1000; // aromatic ones are counted from 1000 on
    }
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    numbers.erase(std::remove_if(numbers.begin(), numbers.end(),
                                 [](int number) { return number < 1 || number > 118; }),
                  numbers.end());
    if (!numbers.empty()) {
        drawn.kind = atom.getQuery()->getNegation() ? AtomKind::NotList : AtomKind::List;
        drawn.elements = std::move(numbers);
    }
}

int rGroupNumber(const Atom &atom)
{
    unsigned int label = 0;
    if (atom.getPropIfPresent(props::_MolFileRLabel, label)) {
        return static_cast<int>(label);
    }
    std::string text;
    const bool isNamed = atom.getPropIfPresent(props::atomLabel, text) ||
                         atom.getPropIfPresent(props::dummyLabel, text);
    if (isNamed && !text.empty() && text.front() == '_') {
        text.erase(0, 1);
    }
    const bool isR = isNamed && !text.empty() && text.front() == 'R' && text.size() <= 3 &&
                     text.find_first_not_of("0123456789", 1) == std::string::npos;
    return isR ? (text.size() > 1 ? std::stoi(text.substr(1)) : 0) : -1;
}

void setDummyKind(DrawnAtom &drawn, const Atom &atom)
{
    const int number = rGroupNumber(atom);
    drawn.kind = number >= 0 ? AtomKind::RGroup : AtomKind::AttachmentPoint;
    drawn.number = std::clamp(number, 0, 99);
    drawn.isotope = 0;
    if (number < 0 && atom.getIsotope() > 0 && atom.getIsotope() < 100) {
        drawn.kind = AtomKind::RGroup; // how SMILES numbers them
        drawn.number = static_cast<int>(atom.getIsotope());
    }
}

// What stands in the query beside the element: the parts of an "and".
void readQuery(AtomQuery &query, const RDKit::QueryAtom::QUERYATOM_QUERY *part)
{
    const std::string what = part->getDescription();
    const auto *equality = dynamic_cast<const RDKit::ATOM_EQUALS_QUERY *>(part);
    if (what == "AtomAnd" && !part->getNegation()) {
        for (auto child = part->beginChildren(); child != part->endChildren(); ++child) {
            readQuery(query, child->get());
        }
    } else if (equality != nullptr && what == "AtomRingBondCount") {
        query.ringBonds = equality->getVal();
    } else if (equality != nullptr && what == "AtomExplicitDegree") {
        query.neighbours = equality->getVal();
    } else if (what == "AtomUnsaturated") {
        query.unsaturated = 1;
    } else if (what == "AtomInRing") {
        query.ringMember = part->getNegation() ? 0 : 1;
    }
}

// How many hydrogens an atom has at a bond that is "single or double" is open, and what the reader
// noted of them and of unpaired electrons says nothing.
bool hasQueryBond(const Atom &atom)
{
    for (const RDKit::Bond *bond : atom.getOwningMol().atomBonds(&atom)) {
        if (bond->hasQuery()) {
            return true;
        }
    }
    return false;
}

DrawnAtom drawnAtom(const Atom &atom, Point at)
{
    DrawnAtom drawn;
    drawn.at = at;
    drawn.charge = std::clamp(atom.getFormalCharge(), -15, 15);
    drawn.isotope = static_cast<int>(std::min(atom.getIsotope(), 400U));
    // MOL blocks have no word for more than two; such atoms state their hydrogens, and the rest of
    // the valence is what is unpaired.
    const auto unpaired = static_cast<int>(atom.getNumRadicalElectrons());
    drawn.radicals = unpaired <= 2 && !hasQueryBond(atom) ? unpaired : 0;
    drawn.map = std::clamp(atom.getAtomMapNum(), 0, 999);
    const int number = atom.getAtomicNum();
    if (number >= 1 && number <= 118) {
        drawn.element = number;
    }
    if (atom.hasQuery()) {
        readQuery(drawn.query, atom.getQuery());
        if (const auto kind = queryKindOf(atom.getQuery()->getTypeLabel())) {
            drawn.kind = *kind;
        } else if (RDKit::isAtomListQuery(&atom)) {
            setListKind(drawn, atom);
        } else if (number == 0) {
            setDummyKind(drawn, atom);
        }
    } else if (number == 0) {
        setDummyKind(drawn, atom);
    }
    if (drawn.kind != AtomKind::Element) {
        drawn.charge = 0;
        drawn.radicals = 0;
    }
    return drawn;
}

BondOrder orderOf(BondDrawing drawing, const RDKit::Bond &bond)
{
    switch (drawing) {
    case BondDrawing::Single:
        return BondOrder::Single;
    case BondDrawing::Double:
        return BondOrder::Double;
    case BondDrawing::Triple:
    case BondDrawing::Quadruple:
        return BondOrder::Triple;
    case BondDrawing::Dative:
        return BondOrder::Dative;
    case BondDrawing::Aromatic:
        return BondOrder::Aromatic;
    case BondDrawing::SingleOrDouble:
        return BondOrder::SingleOrDouble;
    case BondDrawing::SingleOrAromatic:
        return BondOrder::SingleOrAromatic;
    case BondDrawing::DoubleOrAromatic:
        return BondOrder::DoubleOrAromatic;
    case BondDrawing::Dashed:
        break;
    }
    return bond.hasQuery() ? BondOrder::Any : BondOrder::Hydrogen;
}

BondStereo stereoOf(BondMark mark)
{
    switch (mark) {
    case BondMark::Wedge:
        return BondStereo::Wedge;
    case BondMark::Hash:
        return BondStereo::Hash;
    case BondMark::Wavy:
        return BondStereo::Wavy;
    case BondMark::Crossed:
        return BondStereo::Crossed;
    case BondMark::None:
        break;
    }
    return BondStereo::None;
}

void addStereoGroups(Drawing &drawing, const RDKit::ROMol &mol)
{
    int ors = 0;
    int ands = 0;
    for (const RDKit::StereoGroup &group : mol.getStereoGroups()) {
        StereoGroupKind kind = StereoGroupKind::Absolute;
        int number = 0;
        if (group.getGroupType() == RDKit::StereoGroupType::STEREO_OR) {
            kind = StereoGroupKind::Or;
            number = ++ors;
        } else if (group.getGroupType() == RDKit::StereoGroupType::STEREO_AND) {
            kind = StereoGroupKind::And;
            number = ++ands;
        }
        for (const Atom *atom : group.getAtoms()) {
            drawing.atoms[atom->getIdx()].stereoGroup = kind;
            drawing.atoms[atom->getIdx()].stereoGroupNumber = number;
        }
    }
}

void addGroups(Drawing &drawing, const RDKit::ROMol &mol)
{
    for (const RDKit::SubstanceGroup &group : RDKit::getSubstanceGroups(mol)) {
        std::string type;
        std::string label;
        std::string state;
        group.getPropIfPresent("TYPE", type);
        group.getPropIfPresent("LABEL", label);
        group.getPropIfPresent("ESTATE", state);
        Selection atoms;
        for (const unsigned int atom : group.getAtoms()) {
            atoms.insert(drawing.atoms[atom].id);
        }
        if (type == "SUP") {
            const ItemId added = addGroup(drawing, GroupKind::Abbreviation, label, atoms);
            setContracted(drawing, added, state != "E");
        } else if (type == "SRU" || type == "MUL") {
            std::string count = "n";
            group.getPropIfPresent("MULT", count);
            // All the units of a MUL may be there, one upon the other: they count once.
            const bool isWhole = type == "MUL" && !group.getParentAtoms().empty() &&
                                 group.getParentAtoms().size() < group.getAtoms().size();
            addGroup(drawing, isWhole ? GroupKind::Brackets : GroupKind::Repeat,
                     label.empty() ? count : label, atoms);
        } else if (type == "GEN") {
            addGroup(drawing, GroupKind::Brackets, label, atoms);
        }
    }
}

// Hydrogens are stated only where the rules of valence would give others.
void stateHydrogens(Drawing &drawing, const RDKit::ROMol &mol)
{
    const std::vector<AtomValence> implied = valencesOf(drawing);
    for (std::size_t i = 0; i < drawing.atoms.size(); ++i) {
        DrawnAtom &atom = drawing.atoms[i];
        const Atom &source = *mol.getAtomWithIdx(static_cast<unsigned>(i));
        const auto stated = static_cast<int>(source.getTotalNumHs());
        const bool isStated = atom.kind == AtomKind::Element && !hasQueryBond(source);
        if (isStated && stated != implied[i].hydrogens && stated <= 15) {
            atom.hydrogens = stated;
        }
    }
}

} // namespace

Result<Molecule> moleculeOf(const Drawing &drawing)
{
    if (drawing.atoms.empty()) {
        return Molecule();
    }
    return Molecule::fromMolBlock(molBlockOf(drawing));
}

Result<Drawing> drawingOf(const Molecule &molecule)
{
    return guarded(
        ErrorCode::Internal, "The structure could not be drawn.", [&]() -> Result<Drawing> {
            if (static_cast<std::size_t>(molecule.atomCount()) > kMostDrawnAtoms) {
                return fail(ErrorCode::TooLarge, "The structure has too many atoms for one sheet.");
            }
            Result<Sketch> sketch = sketchOf(molecule, {});
            if (!sketch) {
                return tl::unexpected(sketch.error());
            }
            const RDKit::RWMol mol(molecule.impl().mol);
            Drawing drawing;
            for (const Atom *atom : mol.atoms()) {
                drawing.add(drawnAtom(*atom, sketch->atoms[atom->getIdx()].at));
            }
            for (std::size_t i = 0; i < sketch->bonds.size(); ++i) {
                const SketchBond &from = sketch->bonds[i];
                const RDKit::Bond &source = *mol.getBondWithIdx(static_cast<unsigned>(i));
                DrawnBond bond;
                bond.from = drawing.atoms[static_cast<std::size_t>(from.from)].id;
                bond.to = drawing.atoms[static_cast<std::size_t>(from.to)].id;
                bond.order = orderOf(from.drawing, source);
                bond.stereo = stereoOf(from.mark);
                drawing.add(bond);
            }
            addStereoGroups(drawing, mol);
            addGroups(drawing, mol);
            stateHydrogens(drawing, mol);
            const std::string fault = faultOf(drawing);
            if (!fault.empty()) {
                return fail(ErrorCode::Unsupported,
                            "The structure holds something that cannot be drawn.", fault);
            }
            return drawing;
        });
}

} // namespace artemisia::chem
