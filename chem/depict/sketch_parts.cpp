// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/sketch_parts_impl.h"

#include "chem/depict/brackets.h"
#include "chem/depict/geometry.h"

#include <GraphMol/PeriodicTable.h>
#include <GraphMol/QueryAtom.h>
#include <GraphMol/QueryOps.h>
#include <GraphMol/RWMol.h>
#include <GraphMol/SmilesParse/SmartsWrite.h>
#include <GraphMol/StereoGroup.h>
#include <GraphMol/SubstanceGroup.h>

#include <set>

namespace artemisia::chem
{

namespace
{

using RDKit::Atom;
using RDKit::Bond;
namespace props = RDKit::common_properties;

constexpr std::size_t kLongestLabel = 16;

std::string printable(const std::string &text)
{
    std::string out;
    for (const char c : text) {
        if (static_cast<unsigned char>(c) >= 0x20 && out.size() < kLongestLabel) {
            out.push_back(c);
        }
    }
    return out;
}

std::string atomList(const Atom &atom)
{
    std::vector<int> numbers;
    RDKit::getAtomListQueryVals(static_cast<const RDKit::QueryAtom &>(atom).getQuery(), numbers);
    const RDKit::PeriodicTable *table = RDKit::PeriodicTable::getTable();
    std::string text = atom.getQuery()->getNegation() ? "![" : "[";
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        // Aromatic atoms are numbered from 1000 on.
        const int number = numbers[i] >= 1000 ? numbers[i] - 1000 : numbers[i];
        text +=
            (i > 0 ? "," : "") + (number > 0 && number < 119
                                      ? table->getElementSymbol(static_cast<unsigned int>(number))
                                      : std::string("*"));
    }
    return text + "]";
}

// "R1" is set as R with a raised 1; so are the pseudo-atoms of CXSMILES, "_R1" and "A_e".
void setPseudoLabel(SketchAtom &a, std::string text)
{
    if (!text.empty() && text.front() == '_') {
        text.erase(0, 1);
    }
    if (text.size() > 2 && (text.compare(text.size() - 2, 2, "_e") == 0 ||
                            text.compare(text.size() - 2, 2, "_p") == 0)) {
        text.resize(text.size() - 2);
    }
    const bool isR = text.size() > 1 && text[0] == 'R' &&
                     text.find_first_not_of("0123456789", 1) == std::string::npos;
    a.symbol = isR ? "R" : printable(text);
    a.superscript = isR ? text.substr(1, 3) : std::string();
}

void setDummyLabel(SketchAtom &a, const Atom &atom)
{
    unsigned int number = 0;
    std::string text;
    a.isotope = 0;
    if (atom.getPropIfPresent(props::_MolFileRLabel, number) && number > 0) {
        setPseudoLabel(a, "R" + std::to_string(number));
    } else if ((atom.getPropIfPresent(props::atomLabel, text) ||
                atom.getPropIfPresent(props::molFileAlias, text) ||
                atom.getPropIfPresent(props::dummyLabel, text)) &&
               !text.empty() && text != "*") {
        setPseudoLabel(a, text);
    } else if (atom.getIsotope() > 0) {
        setPseudoLabel(a, "R" + std::to_string(atom.getIsotope()));
    } else {
        a.symbol = "*";
    }
}

void setQueryLabel(SketchAtom &a, const Atom &atom)
{
    a.hydrogens = 0;
    const std::string type = atom.getQuery()->getTypeLabel();
    if (!type.empty()) {
        a.symbol = printable(type);
    } else if (RDKit::isAtomListQuery(&atom)) {
        a.symbol = atomList(atom);
    } else if (atom.getAtomicNum() == 0) {
        setDummyLabel(a, atom);
        if (a.symbol == "*") {
            a.symbol = printable(
                RDKit::SmartsWrite::GetAtomSmarts(static_cast<const RDKit::QueryAtom *>(&atom)));
        }
    }
}

} // namespace

SketchAtom sketchAtom(const Atom &atom, const DepictOptions &options)
{
    SketchAtom a;
    const int number = atom.getAtomicNum();
    a.symbol =
        number > 0
            ? RDKit::PeriodicTable::getTable()->getElementSymbol(static_cast<unsigned int>(number))
            : "*";
    a.hydrogens = static_cast<int>(atom.getTotalNumHs());
    a.charge = atom.getFormalCharge();
    a.isotope = static_cast<int>(atom.getIsotope());
    a.radicals = static_cast<int>(atom.getNumRadicalElectrons());
    a.chalcogenOrHalogen = number == 8 || number == 9 || number == 16 || number == 17 ||
                           number == 34 || number == 35 || number == 52 || number == 53;
    if (number == 1 && (a.isotope == 2 || a.isotope == 3)) {
        a.symbol = a.isotope == 2 ? "D" : "T";
        a.isotope = 0;
    }
    if (number == 0) {
        a.hydrogens = 0;
        setDummyLabel(a, atom);
    }
    if (atom.hasQuery()) {
        setQueryLabel(a, atom);
    }
    if (options.colourHeteroAtoms) {
        a.ink = inkOf(number);
    }
    if (options.showAtomMaps && atom.getAtomMapNum() > 0) {
        a.mark = std::to_string(atom.getAtomMapNum());
    }
    return a;
}

BondDrawing bondDrawing(const Bond &bond)
{
    if (bond.hasQuery()) {
        const std::string kind = bond.getQuery()->getDescription();
        if (kind == "BondNull") {
            return BondDrawing::Dashed;
        }
        if (kind == "SingleOrDoubleBond") {
            return BondDrawing::SingleOrDouble;
        }
        if (kind == "SingleOrAromaticBond") {
            return BondDrawing::SingleOrAromatic;
        }
        if (kind == "DoubleOrAromaticBond") {
            return BondDrawing::DoubleOrAromatic;
        }
    }
    switch (bond.getBondType()) {
    case Bond::SINGLE:
        return BondDrawing::Single;
    case Bond::DOUBLE:
        return BondDrawing::Double;
    case Bond::TRIPLE:
        return BondDrawing::Triple;
    case Bond::QUADRUPLE:
        return BondDrawing::Quadruple;
    case Bond::AROMATIC:
        return BondDrawing::Aromatic;
    case Bond::DATIVE:
    case Bond::DATIVEONE:
    case Bond::DATIVEL:
    case Bond::DATIVER:
        return BondDrawing::Dative;
    default:
        return BondDrawing::Dashed;
    }
}

void addStereoGroups(Sketch &sketch, const RDKit::RWMol &mol)
{
    bool needed = false;
    for (const RDKit::StereoGroup &group : mol.getStereoGroups()) {
        needed = needed || group.getGroupType() != RDKit::StereoGroupType::STEREO_ABSOLUTE;
    }
    int ors = 0;
    int ands = 0;
    for (const RDKit::StereoGroup &group : mol.getStereoGroups()) {
        std::string text = "abs";
        if (group.getGroupType() == RDKit::StereoGroupType::STEREO_OR) {
            text = "or" + std::to_string(++ors);
        } else if (group.getGroupType() == RDKit::StereoGroupType::STEREO_AND) {
            text = "&" + std::to_string(++ands);
        }
        for (const Atom *atom : group.getAtoms()) {
            std::string &mark = sketch.atoms[atom->getIdx()].mark;
            mark += needed ? (mark.empty() ? "" : " ") + text : std::string();
        }
    }
}

namespace
{

// Where the file sets them; else, as drawings of our own, where the structure has room.
std::vector<SketchBracket> bracketsOf(const RDKit::SubstanceGroup &group, const Sketch &sketch,
                                      const std::function<Point(double, double)> &place,
                                      const std::string &label)
{
    std::vector<Point> inside;
    Point middle;
    for (const unsigned int i : group.getAtoms()) {
        inside.push_back(sketch.atoms[i].at);
        middle = middle + sketch.atoms[i].at * (1.0 / static_cast<double>(group.getAtoms().size()));
    }
    if (group.getBrackets().empty()) {
        const std::set<unsigned int> atoms(group.getAtoms().begin(), group.getAtoms().end());
        std::vector<std::pair<Point, Point>> leaving;
        for (const SketchBond &bond : sketch.bonds) {
            if (atoms.count(unsigned(bond.from)) != atoms.count(unsigned(bond.to))) {
                const bool isFrom = atoms.count(unsigned(bond.from)) > 0;
                leaving.emplace_back(sketch.atom(isFrom ? bond.from : bond.to).at,
                                     sketch.atom(isFrom ? bond.to : bond.from).at);
            }
        }
        return bracketsAround(inside, leaving, label);
    }
    std::vector<SketchBracket> brackets;
    for (const auto &one : group.getBrackets()) {
        const Point from = place(one[0].x, one[0].y);
        const Point to = place(one[1].x, one[1].y);
        const Point span = to - from;
        if (dot(span, span) < 1e6) {
            brackets.push_back({from, to, middle, {}});
        }
    }
    if (!brackets.empty()) {
        brackets.back().label = label;
    }
    return brackets;
}

} // namespace

void addBrackets(Sketch &sketch, const RDKit::RWMol &mol,
                 const std::function<Point(double, double)> &place)
{
    constexpr std::size_t kMost = 100;
    for (const RDKit::SubstanceGroup &group : RDKit::getSubstanceGroups(mol)) {
        std::string type;
        group.getPropIfPresent("TYPE", type);
        if (type == "DAT" || type == "SUP" || group.getAtoms().empty()) {
            continue;
        }
        std::string label;
        if (!group.getPropIfPresent("LABEL", label) || label.empty()) {
            std::string mult;
            label = type == "SRU"                                           ? "n"
                    : type == "MUL" && group.getPropIfPresent("MULT", mult) ? mult
                                                                            : std::string();
        }
        for (SketchBracket &bracket : bracketsOf(group, sketch, place, printable(label))) {
            if (sketch.brackets.size() == kMost) {
                return;
            }
            sketch.brackets.push_back(std::move(bracket));
        }
    }
}

} // namespace artemisia::chem
