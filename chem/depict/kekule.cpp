// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/kekule_impl.h"

#include <GraphMol/MolOps.h>
#include <GraphMol/RWMol.h>

#include <algorithm>

namespace artemisia::chem
{

namespace
{

using RDKit::Bond;

std::size_t index(unsigned int i)
{
    return static_cast<std::size_t>(i);
}

/// A perfect matching of the atoms that take part in aromatic double bonds, moved towards the
/// preferred one.
class Matching
{
public:
    Matching(const RDKit::ROMol &mol, const std::vector<char> &start)
        : m_mol(mol)
        , m_isDouble(start)
        , m_mate(mol.getNumAtoms(), -1)
        , m_isFixed(mol.getNumAtoms(), 0)
    {
        for (const Bond *bond : mol.bonds()) {
            if (start[index(bond->getIdx())]) {
                m_mate[index(bond->getBeginAtomIdx())] = static_cast<int>(bond->getEndAtomIdx());
                m_mate[index(bond->getEndAtomIdx())] = static_cast<int>(bond->getBeginAtomIdx());
            }
        }
    }

    void prefer(const Bond &bond)
    {
        const auto u = static_cast<int>(bond.getBeginAtomIdx());
        const auto v = static_cast<int>(bond.getEndAtomIdx());
        if (mate(u) < 0 || mate(v) < 0 || isFixed(u) || isFixed(v)) {
            return;
        }
        if (mate(u) != v) {
            const int from = mate(u);
            const int target = mate(v);
            std::vector<char> seen(m_mate.size(), 0);
            seen[static_cast<std::size_t>(u)] = seen[static_cast<std::size_t>(v)] = 1;
            seen[static_cast<std::size_t>(from)] = 1;
            m_path = {from};
            m_steps = 0;
            if (!extend(from, target, seen)) {
                return;
            }
            for (std::size_t i = 0; i + 1 < m_path.size(); i += 2) {
                join(m_path[i], m_path[i + 1]);
            }
            join(u, v);
        }
        m_isFixed[static_cast<std::size_t>(u)] = m_isFixed[static_cast<std::size_t>(v)] = 1;
    }

    [[nodiscard]] std::vector<char> doubles() const
    {
        std::vector<char> out(m_isDouble.size(), 0);
        for (const Bond *bond : m_mol.bonds()) {
            out[index(bond->getIdx())] =
                bond->getIsAromatic() && mate(static_cast<int>(bond->getBeginAtomIdx())) ==
                                             static_cast<int>(bond->getEndAtomIdx());
        }
        return out;
    }

private:
    [[nodiscard]] int mate(int atom) const { return m_mate[static_cast<std::size_t>(atom)]; }
    [[nodiscard]] bool isFixed(int atom) const
    {
        return m_isFixed[static_cast<std::size_t>(atom)] != 0;
    }
    void join(int a, int b)
    {
        m_mate[static_cast<std::size_t>(a)] = b;
        m_mate[static_cast<std::size_t>(b)] = a;
    }

    // A path that leaves each atom by a single bond and comes back by its double one. Bounded:
    // beyond it the bond stays as it is.
    bool extend(int atom, int target, std::vector<char> &seen)
    {
        constexpr int kSteps = 3000;
        constexpr std::size_t kLongest = 600;
        if (m_path.size() > kLongest) {
            return false;
        }
        for (const Bond *bond :
             m_mol.atomBonds(m_mol.getAtomWithIdx(static_cast<unsigned int>(atom)))) {
            const auto next =
                static_cast<int>(bond->getOtherAtomIdx(static_cast<unsigned int>(atom)));
            if (!bond->getIsAromatic() || mate(next) < 0 || isFixed(next) ||
                seen[static_cast<std::size_t>(next)]) {
                continue;
            }
            if (next == target) {
                m_path.push_back(next);
                return true;
            }
            const int after = mate(next);
            if (++m_steps > kSteps || seen[static_cast<std::size_t>(after)]) {
                continue;
            }
            seen[static_cast<std::size_t>(next)] = seen[static_cast<std::size_t>(after)] = 1;
            m_path.push_back(next);
            m_path.push_back(after);
            if (extend(after, target, seen)) {
                return true;
            }
            m_path.resize(m_path.size() - 2);
            seen[static_cast<std::size_t>(next)] = seen[static_cast<std::size_t>(after)] = 0;
        }
        return false;
    }

    const RDKit::ROMol &m_mol;
    std::vector<char> m_isDouble;
    std::vector<int> m_mate;
    std::vector<char> m_isFixed;
    std::vector<int> m_path;
    int m_steps = 0;
};

// What the MOL block said, if it is a matching of exactly the atoms that \a some matches.
bool authorsChoice(const RDKit::ROMol &mol, const std::vector<char> &some,
                   std::vector<char> &isDouble)
{
    std::vector<int> needed(mol.getNumAtoms(), 0);
    std::vector<int> got(mol.getNumAtoms(), 0);
    std::vector<char> chosen(some.size(), 0);
    for (const Bond *bond : mol.bonds()) {
        if (!bond->getIsAromatic()) {
            continue;
        }
        unsigned int type = 0;
        if (!bond->getPropIfPresent(RDKit::common_properties::_MolFileBondType, type) || type < 1 ||
            type > 2) {
            return false;
        }
        chosen[index(bond->getIdx())] = type == 2;
        for (const unsigned int end : {bond->getBeginAtomIdx(), bond->getEndAtomIdx()}) {
            got[index(end)] += type == 2 ? 1 : 0;
            needed[index(end)] += some[index(bond->getIdx())];
        }
    }
    if (got != needed) {
        return false;
    }
    isDouble = std::move(chosen);
    return true;
}

// Any Kekulé form; false if there is none.
bool anyDoubleBonds(const RDKit::ROMol &mol, std::vector<char> &some)
{
    some.assign(mol.getNumBonds(), 0);
    try {
        RDKit::RWMol copy(mol);
        RDKit::MolOps::Kekulize(copy, false);
        for (const Bond *bond : copy.bonds()) {
            some[index(bond->getIdx())] = mol.getBondWithIdx(bond->getIdx())->getIsAromatic() &&
                                          bond->getBondType() == Bond::DOUBLE;
        }
    } catch (const std::exception &) {
        return false;
    }
    return true;
}

} // namespace

bool authorsDoubleBonds(const RDKit::ROMol &mol, std::vector<char> &isDouble)
{
    std::vector<char> some;
    return anyDoubleBonds(mol, some) && authorsChoice(mol, some, isDouble);
}

bool chooseDoubleBonds(const RDKit::ROMol &mol, std::vector<char> &isDouble)
{
    std::vector<char> some;
    if (!anyDoubleBonds(mol, some)) {
        return false;
    }
    if (authorsChoice(mol, some, isDouble)) {
        return true;
    }
    std::vector<const Bond *> bonds;
    for (const Bond *bond : mol.bonds()) {
        if (bond->getIsAromatic()) {
            bonds.push_back(bond);
        }
    }
    const RDKit::RingInfo &rings = *mol.getRingInfo();
    std::stable_sort(bonds.begin(), bonds.end(), [&rings](const Bond *a, const Bond *b) {
        return rings.numBondRings(a->getIdx()) > rings.numBondRings(b->getIdx());
    });
    Matching matching(mol, some);
    for (const Bond *bond : bonds) {
        matching.prefer(*bond);
    }
    isDouble = matching.doubles();
    return true;
}

} // namespace artemisia::chem
