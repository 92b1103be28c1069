// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/base/text_bounds.h"
#include "chem/molecule/molecule_impl.h"

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
    const int largest = BlockCounter(mol).largest();
    if (largest > limits.fusedRingBonds) {
        return tooLarge("rings in one ring system", std::size_t(largest),
                        std::size_t(limits.fusedRingBonds));
    }
    return {};
}

} // namespace artemisia::chem
