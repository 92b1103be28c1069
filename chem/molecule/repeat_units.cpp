// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/molecule/repeat_units.h"

#include "chem/molecule/molecule_impl.h"
#include "chem/molecule/repeat_units_impl.h"

#include <GraphMol/MolOps.h>
#include <GraphMol/RWMol.h>
#include <GraphMol/StereoGroup.h>
#include <GraphMol/SubstanceGroup.h>

#include <algorithm>
#include <map>
#include <set>

namespace artemisia::chem
{

namespace
{

constexpr std::size_t kMostAtoms = 1000;
constexpr std::size_t kLongestNumber = 4;
constexpr const char *kDrawnAs = "_drawnAs";

using AtomSet = std::set<unsigned>;

struct Unit {
    AtomSet atoms;
    int count = 0;
};

struct StereoSet {
    RDKit::StereoGroupType type = RDKit::StereoGroupType::STEREO_ABSOLUTE;
    AtomSet atoms;
};

/// Innermost first; nothing if one of them is not numbered.
std::optional<std::vector<Unit>> unitsOf(const RDKit::ROMol &mol)
{
    std::vector<Unit> units;
    for (const RDKit::SubstanceGroup &group : RDKit::getSubstanceGroups(mol)) {
        std::string type;
        std::string label;
        group.getPropIfPresent("TYPE", type);
        group.getPropIfPresent("LABEL", label);
        if (type != "SRU") {
            continue;
        }
        const auto &atoms = group.getAtoms();
        units.push_back({AtomSet(atoms.begin(), atoms.end()), repeatCount(label)});
        if (units.back().count == 0 || atoms.empty()) {
            return {};
        }
    }
    std::stable_sort(units.begin(), units.end(),
                     [](const Unit &a, const Unit &b) { return a.atoms.size() < b.atoms.size(); });
    return units;
}

/// One molecule and the same with one unit more often in it.
class Writing
{
public:
    Writing(const RDKit::RWMol &from, const Unit &unit)
        : m_from(from)
        , m_unit(unit)
    {
        for (const auto *bond : from.bonds()) {
            if (isIn(bond->getBeginAtomIdx()) != isIn(bond->getEndAtomIdx())) {
                m_crossing.push_back(bond);
            }
        }
    }

    [[nodiscard]] bool isPossible() const
    {
        const bool isJoined = m_unit.count == 1 || m_crossing.empty() ||
                              (m_crossing.size() == 2 &&
                               m_crossing[0]->getBondType() == m_crossing[1]->getBondType());
        const auto more = m_unit.atoms.size() * static_cast<std::size_t>(m_unit.count - 1);
        return isJoined && m_from.getNumAtoms() + more <= kMostAtoms;
    }

    [[nodiscard]] RDKit::RWMol write()
    {
        for (const auto *atom : m_from.atoms()) {
            put(*atom, 0);
        }
        for (int copy = 1; copy < m_unit.count; ++copy) {
            for (const unsigned atom : m_unit.atoms) {
                put(*m_from.getAtomWithIdx(atom), copy);
            }
        }
        putBonds();
        turnCentres();
        tellDoubleBonds();
        return std::move(m_to);
    }

    /// Adds the further places of the atoms that \a atoms has.
    void extend(AtomSet &atoms) const
    {
        for (const auto &[place, made] : m_places) {
            if (place.second > 0 && atoms.count(place.first) > 0) {
                atoms.insert(made);
            }
        }
    }

private:
    using Place = std::pair<unsigned, int>; ///< an atom of the first, and of which unit

    [[nodiscard]] bool isIn(unsigned atom) const { return m_unit.atoms.count(atom) > 0; }
    [[nodiscard]] unsigned inside(const RDKit::Bond &bond) const
    {
        return isIn(bond.getBeginAtomIdx()) ? bond.getBeginAtomIdx() : bond.getEndAtomIdx();
    }

    void put(const RDKit::Atom &atom, int copy)
    {
        auto made = std::unique_ptr<RDKit::Atom>(atom.copy());
        if (copy > 0) {
            made->setProp(kDrawnAs, drawnAtomOf(atom));
        }
        m_places[{atom.getIdx(), copy}] = m_to.addAtom(made.release(), false, true);
    }

    // As RDKit numbers them: the new one is the last.
    void join(const Place &begin, const RDKit::Bond &beginsAs, const Place &end,
              const RDKit::Bond &endsAs)
    {
        m_to.addBond(m_places.at(begin), m_places.at(end), beginsAs.getBondType());
        auto *made = m_to.getBondWithIdx(m_to.getNumBonds() - 1);
        made->setIsAromatic(beginsAs.getIsAromatic());
        m_bonds[begin][beginsAs.getIdx()] = made->getIdx();
        m_bonds[end][endsAs.getIdx()] = made->getIdx();
        if (&beginsAs == &endsAs) {
            m_doubles.emplace_back(&beginsAs, begin, end);
        }
    }

    void putBonds()
    {
        const int last = m_unit.count - 1;
        for (const auto *bond : m_from.bonds()) {
            const unsigned a = bond->getBeginAtomIdx();
            const unsigned b = bond->getEndAtomIdx();
            for (int copy = 0; copy <= (isIn(a) && isIn(b) ? last : 0); ++copy) {
                const bool leaves = m_crossing.size() == 2 && bond == m_crossing[1];
                join({a, leaves && isIn(a) ? last : copy}, *bond,
                     {b, leaves && isIn(b) ? last : copy}, *bond);
            }
        }
        for (int copy = 0; copy < last && m_crossing.size() == 2; ++copy) {
            join({inside(*m_crossing[1]), copy}, *m_crossing[1], {inside(*m_crossing[0]), copy + 1},
                 *m_crossing[0]);
        }
    }

    // A centre says its sense by the order of its bonds, and that is another one here.
    void turnCentres()
    {
        for (const auto &[place, made] : m_places) {
            auto *atom = m_to.getAtomWithIdx(made);
            if (atom->getChiralTag() == RDKit::Atom::CHI_UNSPECIFIED) {
                continue;
            }
            RDKit::INT_LIST order;
            const auto *source = m_from.getAtomWithIdx(place.first);
            for (const auto *bond : m_from.atomBonds(source)) {
                order.push_back(static_cast<int>(m_bonds.at(place).at(bond->getIdx())));
            }
            if (atom->getPerturbationOrder(order) % 2 == 1) {
                atom->invertChirality();
            }
        }
    }

    [[nodiscard]] unsigned neighbour(const Place &place, unsigned was, int stereoAtom) const
    {
        const auto *bond = m_from.getBondBetweenAtoms(was, static_cast<unsigned>(stereoAtom));
        const auto *made = m_to.getBondWithIdx(m_bonds.at(place).at(bond->getIdx()));
        return made->getOtherAtomIdx(m_places.at(place));
    }

    void tellDoubleBonds()
    {
        for (const auto &[bond, begin, end] : m_doubles) {
            const auto &atoms = bond->getStereoAtoms();
            if (bond->getStereo() <= RDKit::Bond::STEREOANY || atoms.size() != 2) {
                continue;
            }
            auto *made = m_to.getBondBetweenAtoms(m_places.at(begin), m_places.at(end));
            made->setStereoAtoms(neighbour(begin, begin.first, atoms[0]),
                                 neighbour(end, end.first, atoms[1]));
            // E and Z follow from these once the whole is known.
            const bool isSame = bond->getStereo() == RDKit::Bond::STEREOZ ||
                                bond->getStereo() == RDKit::Bond::STEREOCIS;
            made->setStereo(isSame ? RDKit::Bond::STEREOCIS : RDKit::Bond::STEREOTRANS);
        }
    }

    const RDKit::RWMol &m_from;
    const Unit &m_unit;
    std::vector<const RDKit::Bond *> m_crossing;
    RDKit::RWMol m_to;
    std::map<Place, unsigned> m_places;
    std::map<Place, std::map<unsigned, unsigned>> m_bonds; ///< of the first by those of the second
    std::vector<std::tuple<const RDKit::Bond *, Place, Place>> m_doubles;
};

std::vector<StereoSet> stereoSetsOf(const RDKit::ROMol &mol)
{
    std::vector<StereoSet> sets;
    for (const RDKit::StereoGroup &group : mol.getStereoGroups()) {
        StereoSet set{group.getGroupType(), {}};
        for (const auto *atom : group.getAtoms()) {
            set.atoms.insert(atom->getIdx());
        }
        sets.push_back(std::move(set));
    }
    return sets;
}

void setStereoSets(RDKit::RWMol &mol, const std::vector<StereoSet> &sets)
{
    std::vector<RDKit::StereoGroup> groups;
    for (const StereoSet &set : sets) {
        std::vector<RDKit::Atom *> atoms;
        for (const unsigned atom : set.atoms) {
            atoms.push_back(mol.getAtomWithIdx(atom));
        }
        groups.emplace_back(set.type, std::move(atoms));
    }
    mol.setStereoGroups(std::move(groups));
}

bool isAcross(const AtomSet &a, const AtomSet &b)
{
    AtomSet common;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(),
                          std::inserter(common, common.end()));
    return !common.empty() && common != a && common != b;
}

} // namespace

int repeatCount(std::string_view label)
{
    const bool isNumber = !label.empty() && label.size() <= kLongestNumber &&
                          label.find_first_not_of("0123456789") == std::string_view::npos;
    return isNumber ? std::stoi(std::string(label)) : 0;
}

int drawnAtomOf(const RDKit::Atom &atom)
{
    int drawn = static_cast<int>(atom.getIdx());
    atom.getPropIfPresent(kDrawnAs, drawn);
    return drawn;
}

std::optional<RDKit::RWMol> unitsWrittenOut(const RDKit::RWMol &mol)
{
    auto units = unitsOf(mol);
    if (!units || units->empty()) {
        return {};
    }
    std::vector<StereoSet> stereo = stereoSetsOf(mol);
    // Not one that is assigned to: RDKit 2022.09 leaves the old atoms behind.
    auto written = std::make_unique<RDKit::RWMol>(mol);
    for (std::size_t i = 0; i < units->size(); ++i) {
        Writing writing(*written, (*units)[i]);
        if (!writing.isPossible()) {
            return {};
        }
        auto next = std::make_unique<RDKit::RWMol>(writing.write());
        for (std::size_t other = i + 1; other < units->size(); ++other) {
            if (isAcross((*units)[i].atoms, (*units)[other].atoms)) {
                return {};
            }
            writing.extend((*units)[other].atoms);
        }
        for (StereoSet &set : stereo) {
            writing.extend(set.atoms);
        }
        written = std::move(next);
    }
    setStereoSets(*written, stereo);
    RDKit::MolOps::setDoubleBondNeighborDirections(*written);
    const auto finished = finishMolecule(std::move(*written), {});
    return finished ? std::optional<RDKit::RWMol>(finished->impl().mol) : std::nullopt;
}

} // namespace artemisia::chem
