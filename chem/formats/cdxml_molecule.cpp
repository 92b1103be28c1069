// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/base/text_bounds.h"
#include "chem/formats/cdxml_expansion_impl.h"
#include "chem/molecule/molecule_impl.h"

#include <GraphMol/MolOps.h>
#include <GraphMol/QueryAtom.h>
#include <GraphMol/QueryOps.h>
#include <GraphMol/RWMol.h>
#include <GraphMol/StereoGroup.h>

#include <algorithm>
#include <cmath>

namespace artemisia::chem
{

namespace
{

constexpr double bondLength = 1.5;

tl::unexpected<Error> notSupported(const std::string &what)
{
    return fail(ErrorCode::Unsupported, what);
}

std::unique_ptr<RDKit::Atom> queryAtom(const CdxmlNode &node)
{
    auto atom = std::make_unique<RDKit::QueryAtom>(0);
    atom->setQuery(node.label == "A"   ? RDKit::makeAAtomQuery()
                   : node.label == "Q" ? RDKit::makeQAtomQuery()
                   : node.label == "X" ? RDKit::makeXAtomQuery()
                   : node.label == "M" ? RDKit::makeMAtomQuery()
                                       : RDKit::makeAtomNullQuery());
    atom->setProp(RDKit::common_properties::dummyLabel,
                  node.label.empty() ? std::string("*") : node.label);
    const bool isRGroup = node.label.size() > 1 && node.label[0] == 'R' &&
                          node.label.find_first_not_of("0123456789", 1) == std::string::npos;
    if (isRGroup && node.label.size() < 4) {
        const unsigned number = unsigned(std::stoi(node.label.substr(1)));
        atom->setProp(RDKit::common_properties::_MolFileRLabel, number);
        atom->setIsotope(number);
    }
    return atom;
}

std::unique_ptr<RDKit::Atom> listAtom(const CdxmlNode &node)
{
    auto atom = std::make_unique<RDKit::QueryAtom>(0);
    const bool isNot = node.elementList.substr(0, 3) == "NOT";
    bool isFirst = true;
    std::string number;
    for (const char c : node.elementList + " ") {
        if (c >= '0' && c <= '9' && number.size() < 3) {
            number += c;
        } else if (!number.empty()) {
            const int element = std::stoi(number);
            number.clear();
            if (isFirst) {
                atom->setQuery(RDKit::makeAtomNumQuery(element));
                atom->setAtomicNum(isNot || element > 118 ? 0 : element);
            } else {
                atom->expandQuery(RDKit::makeAtomNumQuery(element), Queries::COMPOSITE_OR, true);
            }
            isFirst = false;
        }
    }
    if (isFirst) {
        return queryAtom(node);
    }
    atom->getQuery()->setNegation(isNot);
    return atom;
}

bool isPlainAtom(const CdxmlNode &node)
{
    return node.type.empty() || node.type == "Element" || node.type == "Unspecified";
}

std::unique_ptr<RDKit::Atom> makeAtom(const CdxmlNode &node)
{
    if (node.type == "ElementList") {
        return listAtom(node);
    }
    if (!isPlainAtom(node)) {
        return queryAtom(node);
    }
    auto atom = std::make_unique<RDKit::Atom>(node.element);
    atom->setFormalCharge(node.charge);
    atom->setIsotope(unsigned(node.isotope));
    if (node.radical == "Doublet") {
        atom->setNumRadicalElectrons(1);
    } else if (node.radical == "Triplet" || node.radical == "Singlet") {
        atom->setNumRadicalElectrons(2);
    }
    if (node.hydrogens >= 0) {
        atom->setNumExplicitHs(unsigned(node.hydrogens));
        atom->setNoImplicit(true);
    }
    return atom;
}

std::optional<RDKit::Bond::BondType> bondType(const std::string &order)
{
    using RDKit::Bond;
    static const std::map<std::string, Bond::BondType> types = {
        {"", Bond::SINGLE},       {"1", Bond::SINGLE},          {"2", Bond::DOUBLE},
        {"3", Bond::TRIPLE},      {"4", Bond::QUADRUPLE},       {"1.5", Bond::AROMATIC},
        {"dative", Bond::DATIVE}, {"hydrogen", Bond::HYDROGEN}, {"ionic", Bond::ZERO},
        {"0.5", Bond::ZERO},
    };
    const auto found = types.find(order);
    return found == types.end() ? std::nullopt : std::optional(found->second);
}

/// An atom that a plain bold or hashed bond can make a centre: saturated, with three drawn
/// neighbours or more.
bool canBeCentre(const RDKit::Atom &atom)
{
    for (const auto *bond : atom.getOwningMol().atomBonds(&atom)) {
        if (bond->getBondType() != RDKit::Bond::SINGLE) {
            return false;
        }
    }
    return atom.getDegree() >= 3;
}

/// Plain bold and hashed bonds have no narrow end; where only one end can be a centre they mean a
/// wedge from there, as ChemDraw itself reads them. Between two such atoms they say nothing.
void setPlainDisplay(RDKit::Bond &bond, const std::string &display)
{
    if ((display != "Bold" && display != "Hash") || bond.getBondType() != RDKit::Bond::SINGLE ||
        canBeCentre(*bond.getBeginAtom()) == canBeCentre(*bond.getEndAtom())) {
        return;
    }
    if (canBeCentre(*bond.getEndAtom())) {
        const unsigned begin = bond.getBeginAtomIdx();
        bond.setBeginAtomIdx(bond.getEndAtomIdx());
        bond.setEndAtomIdx(begin);
    }
    bond.setBondDir(display == "Bold" ? RDKit::Bond::BEGINWEDGE : RDKit::Bond::BEGINDASH);
}

/// The narrow end is the beginning, in RDKit's way of saying it.
void setDisplay(RDKit::Bond &bond, const std::string &display)
{
    const bool isAtEnd = display == "WedgeEnd" || display == "WedgedHashEnd";
    if (isAtEnd) {
        const unsigned begin = bond.getBeginAtomIdx();
        bond.setBeginAtomIdx(bond.getEndAtomIdx());
        bond.setEndAtomIdx(begin);
    }
    if (bond.getBondType() == RDKit::Bond::DOUBLE) {
        if (display == "Wavy") {
            bond.setBondDir(RDKit::Bond::EITHERDOUBLE);
            bond.setStereo(RDKit::Bond::STEREOANY);
        }
    } else if (bond.getBondType() == RDKit::Bond::SINGLE) {
        if (display == "WedgeBegin" || display == "WedgeEnd") {
            bond.setBondDir(RDKit::Bond::BEGINWEDGE);
        } else if (display == "WedgedHashBegin" || display == "WedgedHashEnd") {
            bond.setBondDir(RDKit::Bond::BEGINDASH);
        } else if (display == "Wavy") {
            bond.setBondDir(RDKit::Bond::UNKNOWN);
        }
    }
}

class Builder
{
public:
    explicit Builder(const CdxmlFragment &fragment)
        : m_fragment(fragment)
    {
    }

    Result<RDKit::RWMol> build()
    {
        if (auto fine = m_expansion.add(m_fragment); !fine) {
            return tl::unexpected<Error>(fine.error());
        }
        placeAtoms(m_fragment, false);
        if (auto fine = joinAtoms(); !fine) {
            return tl::unexpected<Error>(fine.error());
        }
        for (const auto &[bond, display] : m_displays) {
            setPlainDisplay(*m_mol.getBondWithIdx(bond), *display);
        }
        addStereoGroups();
        addCoordinates();
        return std::move(m_mol);
    }

private:
    const CdxmlFragment &m_fragment;
    CdxmlExpansion m_expansion;
    RDKit::RWMol m_mol;
    std::vector<const CdxmlNode *> m_placed;
    std::vector<std::pair<unsigned, const std::string *>> m_displays;

    void placeAtoms(const CdxmlFragment &fragment, bool isInner)
    {
        for (const CdxmlNode &node : fragment.nodes) {
            if (m_expansion.isAtom(node, isInner)) {
                m_expansion.find(node.id)->index =
                    int(m_mol.addAtom(makeAtom(node).release(), false, true));
                m_placed.push_back(&node);
            }
            for (const auto &inner : node.inner) {
                placeAtoms(*inner, true);
            }
        }
    }

    /// From the outside in: a bond to a label uses up the bond within it that leads to the open
    /// end.
    Result<void> joinAtoms()
    {
        auto &bonds = m_expansion.bonds();
        for (std::size_t i = bonds.size(); i-- > 0;) {
            const CdxmlBond &drawn = *bonds[i].bond;
            if (bonds[i].isUsedUp || isOpenEnd(drawn.begin) || isOpenEnd(drawn.end)) {
                continue;
            }
            if (auto fine = join(drawn, i); !fine) {
                return fine;
            }
        }
        return {};
    }

    bool isOpenEnd(int id)
    {
        const CdxmlExpansion::Atom *atom = m_expansion.find(id);
        return atom != nullptr && atom->index < 0 && atom->node->inner.empty();
    }

    Result<void> join(const CdxmlBond &drawn, std::size_t number)
    {
        const auto begin = m_expansion.reached(drawn.begin, number);
        const auto end = m_expansion.reached(drawn.end, number);
        if (!begin || !end) {
            return tl::unexpected<Error>(begin ? end.error() : begin.error());
        }
        const int from = m_expansion.find(*begin)->index;
        const int to = m_expansion.find(*end)->index;
        const auto type = bondType(drawn.order);
        if (from < 0 || to < 0 || from == to ||
            m_mol.getBondBetweenAtoms(unsigned(from), unsigned(to)) != nullptr) {
            return fail(ErrorCode::Syntax, "The drawing holds an impossible bond.");
        }
        if (!type) {
            return notSupported("Bonds of the order \"" + drawn.order + "\" are not supported.");
        }
        m_mol.addBond(unsigned(from), unsigned(to), *type);
        auto *bond = m_mol.getBondBetweenAtoms(unsigned(from), unsigned(to));
        if (*type == RDKit::Bond::AROMATIC) {
            bond->setIsAromatic(true);
            bond->getBeginAtom()->setIsAromatic(true);
            bond->getEndAtom()->setIsAromatic(true);
        }
        setDisplay(*bond, drawn.display);
        m_displays.emplace_back(bond->getIdx(), &drawn.display);
        return {};
    }

    void addStereoGroups()
    {
        std::map<std::pair<std::string, int>, std::vector<RDKit::Atom *>> groups;
        for (std::size_t i = 0; i < m_placed.size(); ++i) {
            if (!m_placed[i]->stereoGroupType.empty()) {
                groups[{m_placed[i]->stereoGroupType, m_placed[i]->stereoGroup}].push_back(
                    m_mol.getAtomWithIdx(unsigned(i)));
            }
        }
        std::vector<RDKit::StereoGroup> all;
        for (auto &[key, atoms] : groups) {
            const auto type = key.first == "Or"    ? RDKit::StereoGroupType::STEREO_OR
                              : key.first == "And" ? RDKit::StereoGroupType::STEREO_AND
                                                   : RDKit::StereoGroupType::STEREO_ABSOLUTE;
            all.emplace_back(type, atoms);
        }
        m_mol.setStereoGroups(std::move(all));
    }

    double scale() const
    {
        std::vector<double> lengths;
        for (const auto *bond : m_mol.bonds()) {
            const auto *a = m_placed[bond->getBeginAtomIdx()];
            const auto *b = m_placed[bond->getEndAtomIdx()];
            lengths.push_back(std::hypot(a->x - b->x, a->y - b->y));
        }
        if (lengths.empty()) {
            return bondLength / 14.4;
        }
        std::nth_element(lengths.begin(), lengths.begin() + std::ptrdiff_t(lengths.size() / 2),
                         lengths.end());
        const double median = lengths[lengths.size() / 2];
        return median > 1e-3 ? bondLength / median : 0;
    }

    void addCoordinates()
    {
        const double factor = scale();
        const bool isDrawn = std::all_of(m_placed.begin(), m_placed.end(),
                                         [](const auto *node) { return node->hasPosition; });
        if (!isDrawn || factor <= 0) {
            return;
        }
        auto *conformer = new RDKit::Conformer(m_mol.getNumAtoms());
        conformer->set3D(false);
        for (unsigned i = 0; i < m_placed.size(); ++i) {
            conformer->setAtomPos(i, {m_placed[i]->x * factor, -m_placed[i]->y * factor, 0});
        }
        m_mol.addConformer(conformer, true);
    }
};

/// Labels are stored with whatever coordinates their contents once had: atoms on top of each other
/// are no drawing.
void dropCollapsedCoordinates(RDKit::RWMol &mol)
{
    if (mol.getNumConformers() == 0) {
        return;
    }
    const auto &points = mol.getConformer().getPositions();
    for (const auto *bond : mol.bonds()) {
        const auto gap = points[bond->getBeginAtomIdx()] - points[bond->getEndAtomIdx()];
        if (gap.length() < 0.05) {
            mol.clearConformers();
            return;
        }
    }
}

} // namespace

Result<Molecule> moleculeFromCdxml(const CdxmlFragment &fragment, const Limits &limits)
{
    if (fragment.isTooLarge) {
        return tooLarge("atoms", std::size_t(limits.atoms) + 1, std::size_t(limits.atoms));
    }
    if (!fragment.fault.empty()) {
        return fail(ErrorCode::Syntax,
                    "The drawing holds an impossible value: " + fragment.fault + ".");
    }
    return guarded(ErrorCode::Chemistry, "This is not a possible molecule.",
                   [&]() -> Result<Molecule> {
                       auto mol = Builder(fragment).build();
                       if (!mol) {
                           return tl::unexpected<Error>(mol.error());
                       }
                       if (mol->getNumAtoms() == 0) {
                           return fail(ErrorCode::Syntax, "The drawing holds no atoms.");
                       }
                       return finishDrawing(std::move(*mol), limits, dropCollapsedCoordinates);
                   });
}

} // namespace artemisia::chem
