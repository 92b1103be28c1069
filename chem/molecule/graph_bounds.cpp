// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/base/text_bounds.h"
#include "chem/molecule/molecule_impl.h"

#include <GraphMol/RWMol.h>

#include <algorithm>

namespace artemisia::chem
{

namespace
{

constexpr unsigned maxDegree = 16;

/// Counts the bonds beyond a tree in the largest two-connected block (Tarjan's low points, without
/// recursion): what makes ring perception expensive is one dense cage, not many separate rings.
class BlockCounter
{
public:
    explicit BlockCounter(const RDKit::ROMol &mol)
        : m_mol(mol)
        , m_order(mol.getNumAtoms(), 0)
        , m_low(mol.getNumAtoms(), 0)
    {
    }

    int largest()
    {
        for (unsigned i = 0; i < m_mol.getNumAtoms(); ++i) {
            if (m_order[i] == 0) {
                visit(i);
            }
        }
        return m_largest;
    }

private:
    struct Step {
        unsigned atom;
        int bondIn;
        std::vector<const RDKit::Bond *> bonds;
        std::size_t next = 0;
    };

    const RDKit::ROMol &m_mol;
    std::vector<int> m_order;
    std::vector<int> m_low;
    std::vector<Step> m_path;
    std::vector<std::pair<unsigned, unsigned>> m_bonds;
    int m_count = 0;
    int m_largest = 0;

    void enter(unsigned atom, int bondIn)
    {
        m_order[atom] = m_low[atom] = ++m_count;
        Step step{atom, bondIn, {}, 0};
        for (const auto *bond : m_mol.atomBonds(m_mol.getAtomWithIdx(atom))) {
            step.bonds.push_back(bond);
        }
        m_path.push_back(std::move(step));
    }

    void visit(unsigned root)
    {
        enter(root, -1);
        while (!m_path.empty()) {
            Step &step = m_path.back();
            if (step.next == step.bonds.size()) {
                leave();
                continue;
            }
            const RDKit::Bond *bond = step.bonds[step.next++];
            const unsigned from = step.atom;
            const unsigned to = bond->getOtherAtomIdx(from);
            if (int(bond->getIdx()) == step.bondIn) {
                continue;
            }
            if (m_order[to] == 0) {
                m_bonds.emplace_back(from, to);
                enter(to, int(bond->getIdx()));
            } else if (m_order[to] < m_order[from]) {
                m_bonds.emplace_back(from, to);
                m_low[from] = std::min(m_low[from], m_order[to]);
            }
        }
    }

    void leave()
    {
        const unsigned atom = m_path.back().atom;
        m_path.pop_back();
        if (m_path.empty()) {
            return;
        }
        const unsigned parent = m_path.back().atom;
        m_low[parent] = std::min(m_low[parent], m_low[atom]);
        if (m_low[atom] >= m_order[parent]) {
            closeBlock(parent, atom);
        }
    }

    void closeBlock(unsigned from, unsigned to)
    {
        std::vector<unsigned> atoms;
        int bonds = 0;
        for (bool isLast = false; !isLast && !m_bonds.empty(); m_bonds.pop_back()) {
            atoms.push_back(m_bonds.back().first);
            atoms.push_back(m_bonds.back().second);
            isLast = m_bonds.back() == std::pair(from, to);
            ++bonds;
        }
        std::sort(atoms.begin(), atoms.end());
        const auto count = std::unique(atoms.begin(), atoms.end()) - atoms.begin();
        m_largest = std::max(m_largest, bonds - int(count) + 1);
    }
};

/// Bonds from the atom farthest from \a start to the atom farthest from that one: the length of a
/// tree, and close below that of anything else. What takes long chains apart is ranking their
/// centres for stereo.
class ChainMeter
{
public:
    explicit ChainMeter(const RDKit::ROMol &mol)
        : m_mol(mol)
        , m_seen(mol.getNumAtoms(), 0)
    {
    }

    int longest()
    {
        int most = 0;
        for (unsigned i = 0; i < m_mol.getNumAtoms(); ++i) {
            if (m_seen[i] == 0) {
                most = std::max(most, walk(walk(i).first).second);
            }
        }
        return most;
    }

private:
    const RDKit::ROMol &m_mol;
    std::vector<int> m_seen; ///< the number of the last walk that came by
    int m_walk = 0;

    /// The last atom reached and how far it is.
    std::pair<unsigned, int> walk(unsigned start)
    {
        ++m_walk;
        std::vector<unsigned> front{start};
        std::vector<unsigned> next;
        m_seen[start] = m_walk;
        unsigned last = start;
        for (int distance = 0;; ++distance) {
            for (const unsigned atom : front) {
                last = atom;
                for (const auto *bond : m_mol.atomBonds(m_mol.getAtomWithIdx(atom))) {
                    const unsigned other = bond->getOtherAtomIdx(atom);
                    if (m_seen[other] != m_walk) {
                        m_seen[other] = m_walk;
                        next.push_back(other);
                    }
                }
            }
            if (next.empty()) {
                return {last, distance};
            }
            front.swap(next);
            next.clear();
        }
    }
};

} // namespace

Result<void> checkGraph(const RDKit::ROMol &mol, const Limits &limits)
{
    for (const auto *atom : mol.atoms()) {
        if (atom->getDegree() > maxDegree) {
            return tooLarge("bonds at one atom", atom->getDegree(), maxDegree);
        }
    }
    if (mol.getNumBonds() > mol.getNumAtoms() + unsigned(limits.ringBonds)) {
        return tooLarge("rings", mol.getNumBonds() - mol.getNumAtoms(),
                        std::size_t(limits.ringBonds));
    }
    const int longest = ChainMeter(mol).longest();
    if (longest > limits.chainBonds) {
        return tooLarge("bonds in one chain", std::size_t(longest), std::size_t(limits.chainBonds));
    }
    const int largest = BlockCounter(mol).largest();
    if (largest > limits.fusedRingBonds) {
        return tooLarge("rings in one ring system", std::size_t(largest),
                        std::size_t(limits.fusedRingBonds));
    }
    return {};
}

} // namespace artemisia::chem
