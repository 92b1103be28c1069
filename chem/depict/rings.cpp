// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/sketch.h"

#include <algorithm>
#include <set>

namespace artemisia::chem
{

namespace
{

constexpr int kLargestRing = 10;

/// Walks from one end of a bond to the other without it.
class RingWalk
{
public:
    explicit RingWalk(const Sketch &sketch)
        : m_sketch(sketch)
        , m_before(sketch.atoms.size(), -1)
        , m_walk(sketch.atoms.size(), -1)
    {
    }

    /// In ring order; empty: the bond is in no ring that is small enough.
    [[nodiscard]] std::vector<int> smallestRing(int without)
    {
        const SketchBond &bond = m_sketch.bond(without);
        if (m_sketch.atom(bond.from).bonds.size() < 2 || m_sketch.atom(bond.to).bonds.size() < 2) {
            return {};
        }
        m_reached.clear();
        reach(bond.from, -1, without);
        std::size_t begin = 0;
        for (int size = 2; size <= kLargestRing && begin < m_reached.size(); ++size) {
            const std::size_t end = m_reached.size();
            for (; begin < end; ++begin) {
                goOn(m_reached[begin], without);
            }
            if (isReached(bond.to, without)) {
                std::vector<int> ring;
                for (int atom = bond.to; atom >= 0;
                     atom = m_before[static_cast<std::size_t>(atom)]) {
                    ring.push_back(atom);
                }
                return ring;
            }
        }
        return {};
    }

private:
    // Each walk leaves its bond's number, so that nothing has to be cleared for the next.
    [[nodiscard]] bool isReached(int atom, int walk) const
    {
        return m_walk[static_cast<std::size_t>(atom)] == walk;
    }
    void reach(int atom, int before, int walk)
    {
        m_walk[static_cast<std::size_t>(atom)] = walk;
        m_before[static_cast<std::size_t>(atom)] = before;
        m_reached.push_back(atom);
    }
    void goOn(int atom, int without)
    {
        for (const int bond : m_sketch.atom(atom).bonds) {
            const int other = m_sketch.otherEnd(bond, atom);
            if (bond != without && !isReached(other, without)) {
                reach(other, atom, without);
            }
        }
    }

    const Sketch &m_sketch;
    std::vector<int> m_before; ///< from where an atom was reached
    std::vector<int> m_walk;   ///< in which walk
    std::vector<int> m_reached;
};

} // namespace

void findRings(Sketch &sketch)
{
    RingWalk walk(sketch);
    std::set<std::vector<int>> known;
    for (std::size_t i = 0; i < sketch.bonds.size(); ++i) {
        std::vector<int> ring = walk.smallestRing(static_cast<int>(i));
        if (ring.empty()) {
            continue;
        }
        sketch.bonds[i].inRing = true;
        std::vector<int> sorted = ring;
        std::sort(sorted.begin(), sorted.end());
        if (known.insert(std::move(sorted)).second) {
            sketch.rings.push_back(std::move(ring));
        }
    }
}

} // namespace artemisia::chem
