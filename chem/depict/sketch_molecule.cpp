// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/base/guard.h"
#include "chem/depict/geometry.h"
#include "chem/depict/kekule_impl.h"
#include "chem/depict/layout_impl.h"
#include "chem/depict/sketch.h"
#include "chem/depict/sketch_parts_impl.h"
#include "chem/molecule/molecule_impl.h"
#include "chem/molecule/wedges_impl.h"

#include <GraphMol/MolOps.h>
#include <GraphMol/QueryOps.h>
#include <GraphMol/RWMol.h>
#include <GraphMol/SubstanceGroup.h>

#include <map>

namespace artemisia::chem
{

namespace
{

using RDKit::Atom;
using RDKit::Bond;
using RDKit::RWMol;

constexpr double kLargestExtent = 20000; ///< points; more is not a drawing

// Median length of the bonds in the conformer; 0 if there is nothing to go by.
double medianBond(const RWMol &mol)
{
    std::vector<double> lengths;
    const RDKit::Conformer &conf = mol.getConformer();
    for (const Bond *bond : mol.bonds()) {
        const auto d =
            conf.getAtomPos(bond->getBeginAtomIdx()) - conf.getAtomPos(bond->getEndAtomIdx());
        const double l = std::sqrt(d.x * d.x + d.y * d.y);
        if (l > 1e-4) {
            lengths.push_back(l);
        }
    }
    if (lengths.empty()) {
        return 0;
    }
    const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
    std::nth_element(lengths.begin(), middle, lengths.end());
    return *middle;
}

bool isUsable(const RWMol &mol)
{
    if (mol.getNumConformers() == 0) {
        return false;
    }
    const double median = medianBond(mol);
    if (mol.getNumBonds() > 0 && median <= 0) {
        return false;
    }
    const double scale = median > 0 ? Acs::bondLength / median : Acs::bondLength / 1.5;
    const RDKit::Conformer &conf = mol.getConformer();
    const auto &first = conf.getAtomPos(0);
    for (const auto &p : conf.getPositions()) {
        if (!(std::abs(p.x - first.x) * scale < kLargestExtent &&
              std::abs(p.y - first.y) * scale < kLargestExtent)) {
            return false;
        }
    }
    return true;
}

BondMark markOf(const Bond &bond)
{
    switch (bond.getBondDir()) {
    case Bond::BEGINWEDGE:
        return BondMark::Wedge;
    case Bond::BEGINDASH:
        return BondMark::Hash;
    case Bond::UNKNOWN:
        return BondMark::Wavy;
    default:
        return bond.getStereo() == Bond::STEREOANY ? BondMark::Crossed : BondMark::None;
    }
}

void addAtoms(Sketch &sketch, const RWMol &mol, const DepictOptions &options)
{
    const double median = medianBond(mol);
    const double scale = Acs::bondLength / (median > 0 ? median : 1.5);
    const RDKit::Conformer &conf = mol.getConformer();
    const auto &origin = conf.getAtomPos(0);
    for (const Atom *atom : mol.atoms()) {
        const auto &p = conf.getAtomPos(atom->getIdx());
        SketchAtom a = sketchAtom(*atom, options);
        a.at = {(p.x - origin.x) * scale, (origin.y - p.y) * scale};
        sketch.atoms.push_back(std::move(a));
    }
    for (const int i : options.highlightAtoms) {
        if (i >= 0 && static_cast<std::size_t>(i) < sketch.atoms.size()) {
            sketch.atoms[static_cast<std::size_t>(i)].isHighlighted = true;
        }
    }
    if (options.showStereoGroups) {
        addStereoGroups(sketch, mol);
    }
    addBrackets(sketch, mol, [&](double x, double y) {
        return Point{(x - origin.x) * scale, (origin.y - y) * scale};
    });
}

void addBonds(Sketch &sketch, const RWMol &mol, const DepictOptions &options)
{
    std::vector<char> isDouble(mol.getNumBonds(), 0);
    const bool isKekule = chooseDoubleBonds(mol, isDouble);
    RWMol marked(mol);
    markBonds(marked);
    for (const Bond *bond : marked.bonds()) {
        const std::size_t i = bond->getIdx();
        SketchBond b;
        b.from = static_cast<int>(bond->getBeginAtomIdx());
        b.to = static_cast<int>(bond->getEndAtomIdx());
        b.drawing = bondDrawing(*bond);
        if (b.drawing == BondDrawing::Aromatic && isKekule) {
            b.drawing = isDouble[i] ? BondDrawing::Double : BondDrawing::Single;
        }
        const BondMark mark = markOf(*bond);
        const bool fits =
            b.drawing == (mark == BondMark::Crossed ? BondDrawing::Double : BondDrawing::Single);
        b.mark = fits ? mark : BondMark::None;
        b.inRing = mol.getRingInfo()->numBondRings(bond->getIdx()) > 0;
        const bool bothLit = sketch.atom(b.from).isHighlighted && sketch.atom(b.to).isHighlighted;
        b.isHighlighted = options.highlightBonds.empty() && bothLit;
        sketch.atoms[static_cast<std::size_t>(b.from)].bonds.push_back(static_cast<int>(i));
        sketch.atoms[static_cast<std::size_t>(b.to)].bonds.push_back(static_cast<int>(i));
        sketch.bonds.push_back(b);
    }
    for (const int i : options.highlightBonds) {
        if (i >= 0 && static_cast<std::size_t>(i) < sketch.bonds.size()) {
            sketch.bonds[static_cast<std::size_t>(i)].isHighlighted = true;
        }
    }
}

} // namespace

Result<Sketch> sketchOf(const Molecule &molecule, const DepictOptions &options)
{
    return guarded(
        ErrorCode::Internal, "The structure could not be drawn.", [&]() -> Result<Sketch> {
            if (molecule.atomCount() > Limits().atoms) {
                return fail(ErrorCode::TooLarge, "The structure has too many atoms to be drawn.");
            }
            Sketch sketch;
            if (molecule.isEmpty()) {
                return sketch;
            }
            const Result<Molecule> placed = molecule.withCoordinates();
            if (!placed) {
                return tl::unexpected(placed.error());
            }
            RWMol mol(placed->impl().mol);
            mol.updatePropertyCache(false);
            if (!mol.getRingInfo()->isInitialized()) {
                RDKit::MolOps::symmetrizeSSSR(mol);
            }
            if (!isUsable(mol)) {
                layOut(mol);
            }
            addAtoms(sketch, mol, options);
            addBonds(sketch, mol, options);
            sketch.rings = mol.getRingInfo()->atomRings();
            std::vector<char> isCarbon;
            for (const Atom *atom : mol.atoms()) {
                isCarbon.push_back(atom->getAtomicNum() == 6 ? 1 : 0);
            }
            placeSecondLines(sketch);
            decideLabels(sketch, isCarbon);
            return sketch;
        });
}

} // namespace artemisia::chem
