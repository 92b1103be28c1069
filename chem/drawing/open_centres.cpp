// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/open_centres.h"

#include "chem/base/guard.h"
#include "chem/depict/geometry.h"
#include "chem/drawing/ctab.h"

#include <GraphMol/Chirality.h>
#include <GraphMol/FileParsers/FileParsers.h>
#include <GraphMol/MolOps.h>
#include <GraphMol/RWMol.h>
#include <GraphMol/SmilesParse/SmilesWrite.h>
#include <GraphMol/new_canon.h>

#include <algorithm>
#include <list>
#include <memory>
#include <optional>
#include <set>

namespace artemisia::chem
{

namespace
{

using Tag = RDKit::Atom::ChiralType;

constexpr int kMostInBridges = 8; ///< atoms; larger cages can be turned inside out
constexpr int kMostInFused = 4;   ///< the same of two rings with a bond in common
constexpr std::size_t kMostCentres = 20;
constexpr std::size_t kMostTried = 3; ///< in all their configurations
constexpr unsigned kMostAtoms = 300;

/// A way from one bridgehead to the other.
struct Bridge {
    unsigned first = 0; ///< the neighbour of the one
    unsigned last = 0;  ///< and of the other
    int length = 0;     ///< atoms
};

/// Two bridgeheads that can have one configuration to each other only.
struct Cage {
    unsigned a = 0;
    unsigned b = 0;
    std::vector<Bridge> bridges;
};

// Neighbours of \a a or \a b in the rest of the structure as it is without both, by how far they
// are from \a start.
std::map<unsigned, int> reachedFrom(const RDKit::ROMol &mol, unsigned start, unsigned a, unsigned b)
{
    std::map<unsigned, int> distances{{start, 1}};
    std::list<unsigned> ahead{start};
    while (!ahead.empty()) {
        const unsigned at = ahead.front();
        ahead.pop_front();
        for (const auto *next : mol.atomNeighbors(mol.getAtomWithIdx(at))) {
            const unsigned index = next->getIdx();
            if (index != a && index != b && distances.emplace(index, distances[at] + 1).second) {
                ahead.push_back(index);
            }
        }
    }
    return distances;
}

std::optional<Cage> cageOf(const RDKit::ROMol &mol, unsigned a, unsigned b)
{
    Cage cage{a, b, {}};
    int atoms = 0;
    for (const auto *next : mol.atomNeighbors(mol.getAtomWithIdx(a))) {
        if (next->getIdx() == b) {
            cage.bridges.push_back({b, a, 0});
            continue;
        }
        const std::map<unsigned, int> reached = reachedFrom(mol, next->getIdx(), a, b);
        std::vector<unsigned> ends;
        for (const auto *end : mol.atomNeighbors(mol.getAtomWithIdx(b))) {
            if (reached.count(end->getIdx()) > 0) {
                ends.push_back(end->getIdx());
            }
        }
        if (ends.empty()) {
            continue; // a substituent
        }
        for (const auto *other : mol.atomNeighbors(mol.getAtomWithIdx(a))) {
            if (other != next && reached.count(other->getIdx()) > 0) {
                return std::nullopt; // two bridges with a bridge between them
            }
        }
        if (ends.size() > 1) {
            return std::nullopt;
        }
        cage.bridges.push_back({next->getIdx(), ends[0], reached.at(ends[0])});
        atoms += cage.bridges.back().length;
    }
    const bool isFused = std::any_of(cage.bridges.begin(), cage.bridges.end(),
                                     [](const Bridge &bridge) { return bridge.length == 0; });
    const bool isSmall = atoms <= (isFused ? kMostInFused : kMostInBridges);
    return cage.bridges.size() == 3 && isSmall ? std::optional(cage) : std::nullopt;
}

// The tag that means the bridges in this order, the rest last, turn clockwise.
Tag tagOf(const RDKit::ROMol &mol, unsigned centre, const std::vector<unsigned> &neighbours,
          bool isClockwise)
{
    RDKit::INT_LIST bonds;
    for (const unsigned neighbour : neighbours) {
        bonds.push_back(int(mol.getBondBetweenAtoms(centre, neighbour)->getIdx()));
    }
    for (const auto *bond : mol.atomBonds(mol.getAtomWithIdx(centre))) {
        if (std::find(bonds.begin(), bonds.end(), int(bond->getIdx())) == bonds.end()) {
            bonds.push_back(int(bond->getIdx()));
        }
    }
    const bool isOdd = mol.getAtomWithIdx(centre)->getPerturbationOrder(bonds) % 2 != 0;
    return isClockwise != isOdd ? Tag::CHI_TETRAHEDRAL_CW : Tag::CHI_TETRAHEDRAL_CCW;
}

// Seen from outside, the bridges turn one way about one bridgehead and the other way about the
// other.
void setCage(RDKit::RWMol &mol, const Cage &cage, bool isClockwise)
{
    std::vector<unsigned> firsts;
    std::vector<unsigned> lasts;
    for (const Bridge &bridge : cage.bridges) {
        firsts.push_back(bridge.first);
        lasts.push_back(bridge.last);
    }
    mol.getAtomWithIdx(cage.a)->setChiralTag(tagOf(mol, cage.a, firsts, isClockwise));
    mol.getAtomWithIdx(cage.b)->setChiralTag(tagOf(mol, cage.b, lasts, !isClockwise));
}

std::string smilesOf(RDKit::RWMol mol)
{
    RDKit::MolOps::assignStereochemistry(mol, true, true);
    return RDKit::MolToSmiles(mol);
}

/// Takes what need not be decided out of the open centres of a structure with all its hydrogens.
class Settling
{
public:
    Settling(const RDKit::ROMol &mol, std::vector<unsigned> &open)
        : m_mol(mol)
        , m_open(open)
    {
    }

    void run()
    {
        dropThreefold();
        for (std::size_t i = 0; i < m_open.size(); ++i) {
            for (std::size_t j = i + 1; j < m_open.size(); ++j) {
                settle(cageOf(m_mol, m_open[i], m_open[j]));
            }
        }
        drop([this](unsigned atom) { return m_settled.count(atom) > 0; });
        if (!m_settled.empty() && m_open.size() <= kMostTried && isAllTheSame()) {
            m_open.clear();
        }
    }

private:
    template <class Predicate>
    void drop(Predicate isDropped)
    {
        m_open.erase(std::remove_if(m_open.begin(), m_open.end(), isDropped), m_open.end());
    }

    // An atom with three branches alike is no centre.
    void dropThreefold()
    {
        std::vector<unsigned> ranks;
        RDKit::Canon::rankMolAtoms(m_mol, ranks, false);
        drop([&](unsigned atom) {
            std::map<unsigned, int> alike;
            int most = 0;
            for (const auto *next : m_mol.atomNeighbors(m_mol.getAtomWithIdx(atom))) {
                most = std::max(most, ++alike[ranks[next->getIdx()]]);
            }
            return most >= 3;
        });
    }

    void settle(const std::optional<Cage> &cage)
    {
        if (!cage || m_settled.count(cage->a) > 0 || m_settled.count(cage->b) > 0) {
            return;
        }
        RDKit::RWMol mirrored(m_mol);
        setCage(mirrored, *cage, false);
        RDKit::RWMol set(m_mol);
        setCage(set, *cage, true);
        if (smilesOf(set) == smilesOf(mirrored)) {
            setCage(m_mol, *cage, true);
            m_settled.insert(cage->a);
            m_settled.insert(cage->b);
        }
    }

    // Whatever the centres that are left would be.
    [[nodiscard]] bool isAllTheSame() const
    {
        std::set<std::string> found;
        for (unsigned choice = 0; choice < (1U << m_open.size()); ++choice) {
            RDKit::RWMol set(m_mol);
            for (std::size_t i = 0; i < m_open.size(); ++i) {
                const bool isClockwise = (choice >> i & 1U) != 0;
                set.getAtomWithIdx(m_open[i])->setChiralTag(isClockwise ? Tag::CHI_TETRAHEDRAL_CW
                                                                        : Tag::CHI_TETRAHEDRAL_CCW);
            }
            found.insert(smilesOf(set));
        }
        return found.size() == 1;
    }

    RDKit::RWMol m_mol;
    std::vector<unsigned> &m_open;
    std::set<unsigned> m_settled;
};

std::vector<unsigned> openCentresIn(const RDKit::RWMol &mol,
                                    const std::vector<RDKit::Chirality::StereoInfo> &places)
{
    std::vector<unsigned> open;
    for (const auto &place : places) {
        if (place.type == RDKit::Chirality::StereoType::Atom_Tetrahedral &&
            place.specified == RDKit::Chirality::StereoSpecified::Unspecified) {
            open.push_back(place.centeredOn);
        }
    }
    if (!open.empty() && open.size() <= kMostCentres && mol.getNumAtoms() <= kMostAtoms) {
        const RDKit::ROMol &drawn = mol;
        const std::unique_ptr<RDKit::ROMol> whole(RDKit::MolOps::addHs(drawn));
        Settling(*whole, open).run();
    }
    return open;
}

// Ends of wedges at which there is nothing to tell, or nothing that SMILES and InChI can tell.
std::vector<ItemId> idleMarksIn(const RDKit::ROMol &mol, const Drawing &drawing)
{
    std::set<ItemId> idle;
    for (const DrawnBond &bond : drawing.bonds) {
        const auto index = std::size_t(drawing.atom(bond.from) - drawing.atoms.data());
        const bool isMarked = bond.stereo == BondStereo::Wedge || bond.stereo == BondStereo::Hash;
        if (isMarked && !drawing.isHidden(bond.from) &&
            mol.getAtomWithIdx(unsigned(index))->getChiralTag() == Tag::CHI_UNSPECIFIED) {
            idle.insert(bond.from);
        }
    }
    return {idle.begin(), idle.end()};
}

// Whether both bonds at an end of a double bond leave it on the same side.
bool isUnclearAt(const Drawing &drawing, const DrawnBond &bond, ItemId end)
{
    constexpr double kAside = 0.1; // sine
    const Point at = drawing.atom(end)->at;
    const Point axis = unit(drawing.atom(bond.other(end))->at - at);
    std::vector<double> sides;
    for (const ItemId next : drawing.neighboursOf(end)) {
        if (next != bond.other(end)) {
            sides.push_back(cross(axis, unit(drawing.atom(next)->at - at)));
        }
    }
    return sides.size() == 2 && sides[0] * sides[1] > 0 && std::abs(sides[0]) > kAside &&
           std::abs(sides[1]) > kAside;
}

std::vector<ItemId> unclearBondsIn(const Drawing &drawing,
                                   const std::vector<RDKit::Chirality::StereoInfo> &places)
{
    std::set<ItemId> unclear;
    for (const auto &place : places) {
        if (place.type != RDKit::Chirality::StereoType::Bond_Double ||
            place.centeredOn >= drawing.bonds.size()) {
            continue;
        }
        const DrawnBond &bond = drawing.bonds[place.centeredOn];
        for (const ItemId end : {bond.from, bond.to}) {
            if (bond.stereo == BondStereo::None && !drawing.isHidden(end) &&
                isUnclearAt(drawing, bond, end)) {
                unclear.insert(end);
            }
        }
    }
    return {unclear.begin(), unclear.end()};
}

} // namespace

StereoRemarks stereoRemarksOf(const Drawing &drawing)
{
    StereoRemarks remarks;
    const auto done = guarded(ErrorCode::Chemistry, "", [&]() -> Result<void> {
        // Hydrogens stay, so that atoms keep their numbers.
        const std::unique_ptr<RDKit::RWMol> mol(
            RDKit::MolBlockToMol(molBlockOf(drawing), true, false));
        if (!mol || mol->getNumAtoms() != drawing.atoms.size()) {
            return {};
        }
        const auto places = RDKit::Chirality::findPotentialStereo(*mol);
        const std::vector<unsigned> open = openCentresIn(*mol, places);
        for (const unsigned atom : open) {
            remarks.open.push_back(drawing.atoms[atom].id);
        }
        for (const ItemId atom : idleMarksIn(*mol, drawing)) {
            // A centre that is open says so: the mark may be half of what it needs.
            if (std::find(remarks.open.begin(), remarks.open.end(), atom) == remarks.open.end()) {
                remarks.idle.push_back(atom);
            }
        }
        remarks.unclear = unclearBondsIn(drawing, places);
        return {};
    });
    (void)done; // an impossible molecule has a warning of its own
    return remarks;
}

std::vector<ItemId> openCentresOf(const Drawing &drawing)
{
    return stereoRemarksOf(drawing).open;
}

} // namespace artemisia::chem
