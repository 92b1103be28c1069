// SPDX-License-Identifier: GPL-3.0-or-later
// The idea of the shortest way: of all matches the one that breaks, makes and changes the fewest
// bonds. The exact answer takes exponential time; what is done here is bounded.
#include "chem/drawing/reaction_match.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <set>

namespace artemisia::chem
{

namespace
{

constexpr int kCarbon = 6;
constexpr std::size_t kRadius = 10; ///< bonds around an atom that are looked at
constexpr std::size_t kStarts = 16; ///< beginnings that are tried
constexpr int kMostLike = 2 * (int(kRadius) + 1);
constexpr int kPasses = 30;          ///< rounds of exchanging
constexpr double kUnmatched = 4;     ///< cost of a product atom from nowhere
constexpr double kWorthwhile = 1e-9; ///< gains below are rounding

using Levels = std::array<std::uint64_t, kRadius + 1>;

std::uint64_t mixed(std::uint64_t a, std::uint64_t b)
{
    std::uint64_t x = a * 0x9E3779B97F4A7C15ULL + b;
    x ^= x >> 29;
    x *= 0xBF58476D1CE4E5B9ULL;
    return x ^ (x >> 32);
}

/// Numbers for the surroundings of each atom, by radius: equal for equal surroundings.
std::vector<Levels> surroundingsOf(const MatchGraph &graph, bool isStrict)
{
    std::vector<Levels> levels(graph.atoms.size());
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const MatchGraph::Atom &atom = graph.atoms[i];
        levels[i][0] = mixed(17, std::uint64_t(atom.kind));
        if (isStrict) {
            levels[i][0] = mixed(levels[i][0],
                                 std::uint64_t(atom.charge) * 32 + std::uint64_t(atom.hydrogens));
        }
    }
    for (std::size_t r = 1; r <= kRadius; ++r) {
        for (std::size_t i = 0; i < levels.size(); ++i) {
            std::vector<std::uint64_t> around;
            for (const MatchGraph::Bond &bond : graph.bonds[i]) {
                around.push_back(
                    mixed(levels[std::size_t(bond.to)][r - 1], isStrict ? bond.order : 0));
            }
            std::sort(around.begin(), around.end());
            levels[i][r] = levels[i][r - 1];
            for (const std::uint64_t value : around) {
                levels[i][r] = mixed(levels[i][r], value);
            }
        }
    }
    return levels;
}

double orderDifference(int a, int b)
{
    const auto strength = [](int order) { return order == 4 ? 1.5 : order > 4 ? 1.0 : order; };
    return 0.5 * std::abs(strength(a) - strength(b));
}

class Matcher
{
public:
    Matcher(const MatchGraph &left, const MatchGraph &right, const std::vector<int> &fixed,
            std::size_t budget, const std::function<bool()> &isCancelled)
        : m_left(left)
        , m_right(right)
        , m_fixed(fixed)
        , m_budget(budget)
        , m_isCancelled(isCancelled)
        , m_leftStrict(surroundingsOf(left, true))
        , m_rightStrict(surroundingsOf(right, true))
        , m_leftLoose(surroundingsOf(left, false))
        , m_rightLoose(surroundingsOf(right, false))
    {
    }

    [[nodiscard]] AtomMatch run()
    {
        AtomMatch best;
        double bestCost = 0;
        const std::vector<Pair> beginnings = starts();
        for (std::size_t i = 0; i < 2 * beginnings.size(); ++i) {
            const Pair start = beginnings[i / 2];
            m_growth = i % 2 == 0 ? Growth::AlongEqualBonds : Growth::AlongEqualAtoms;
            begin();
            if (start.first >= 0) {
                set(start.first, start.second);
            }
            grow();
            improve();
            const double cost = wholeCost();
            if (best.to.empty() || cost < bestCost - kWorthwhile) {
                best.to = m_to;
                bestCost = cost;
            }
            if (isSpent()) {
                break;
            }
        }
        best.isComplete = !isSpent();
        return best;
    }

private:
    using Pair = std::pair<int, int>;
    enum class Growth { AlongEqualBonds, AlongEqualAtoms };

    bool isSpent()
    {
        if (m_budget > 0 && ++m_asked % 4096 == 0 && m_isCancelled && m_isCancelled()) {
            m_budget = 0;
        }
        return m_budget == 0;
    }
    void spend(std::size_t steps) { m_budget -= std::min(m_budget, steps); }

    void begin()
    {
        m_to.assign(m_left.atoms.size(), -1);
        m_from.assign(m_right.atoms.size(), -1);
        for (std::size_t a = 0; a < m_fixed.size(); ++a) {
            if (m_fixed[a] >= 0) {
                set(int(a), m_fixed[a]);
            }
        }
    }
    void set(int a, int b)
    {
        m_to[std::size_t(a)] = b;
        m_from[std::size_t(b)] = a;
    }
    [[nodiscard]] bool isFree(int a, int b) const
    {
        return m_to[std::size_t(a)] < 0 && m_from[std::size_t(b)] < 0;
    }
    [[nodiscard]] bool isAlike(int a, int b) const
    {
        return m_left.atoms[std::size_t(a)].kind == m_right.atoms[std::size_t(b)].kind;
    }

    /// How far around the two the same is seen, bonds' orders counted and not.
    [[nodiscard]] int likeness(int a, int b) const
    {
        int like = 0;
        for (std::size_t r = 0; r <= kRadius; ++r) {
            like += m_leftLoose[std::size_t(a)][r] == m_rightLoose[std::size_t(b)][r] ? 1 : 0;
            like += m_leftStrict[std::size_t(a)][r] == m_rightStrict[std::size_t(b)][r] ? 1 : 0;
        }
        return like;
    }

    /// The pairs to begin with: the likest, and others that leave them aside.
    std::vector<Pair> starts()
    {
        std::vector<std::pair<int, Pair>> pairs;
        for (int a = 0; a < int(m_left.atoms.size()) && !isSpent(); ++a) {
            int best = -1;
            int bestLike = 0;
            for (int b = 0; b < int(m_right.atoms.size()); ++b) {
                spend(1);
                const int like = isAlike(a, b) ? likeness(a, b) : 0;
                if (like > bestLike && !isFixed(a, b)) {
                    best = b;
                    bestLike = like;
                }
            }
            if (best >= 0) {
                pairs.push_back({-bestLike, {a, best}});
            }
        }
        std::stable_sort(pairs.begin(), pairs.end(),
                         [](const auto &x, const auto &y) { return x.first < y.first; });
        std::vector<Pair> found{{-1, -1}};
        const std::size_t step = std::max<std::size_t>(1, pairs.size() / kStarts);
        for (std::size_t i = 0; i < pairs.size(); i += step) {
            found.push_back(pairs[i].second);
        }
        return found;
    }
    [[nodiscard]] bool isFixed(int a, int b) const
    {
        return m_fixed[std::size_t(a)] >= 0 ||
               std::find(m_fixed.begin(), m_fixed.end(), b) != m_fixed.end();
    }

    void grow()
    {
        while (!isSpent()) {
            Pair next = bestNeighbours();
            if (next.first < 0) {
                next = bestSeed();
            }
            if (next.first < 0) {
                return;
            }
            set(next.first, next.second);
        }
    }

    [[nodiscard]] Pair bestSeed()
    {
        Pair best{-1, -1};
        int bestLike = 0;
        for (int a = 0; a < int(m_left.atoms.size()); ++a) {
            for (int b = 0; m_to[std::size_t(a)] < 0 && b < int(m_right.atoms.size()); ++b) {
                if (!isAlike(a, b) || !isFree(a, b)) {
                    continue;
                }
                spend(1);
                if (const int like = likeness(a, b); like > bestLike) {
                    best = {a, b};
                    bestLike = like;
                }
            }
        }
        return best;
    }

    /// The best pair among the neighbours of what is matched.
    [[nodiscard]] Pair bestNeighbours()
    {
        Pair best{-1, -1};
        int bestValue = -1;
        for (std::size_t i = 0; i < m_to.size(); ++i) {
            for (std::size_t k = 0; m_to[i] >= 0 && k < m_left.bonds[i].size(); ++k) {
                const int a = m_left.bonds[i][k].to;
                if (m_to[std::size_t(a)] >= 0) {
                    continue;
                }
                for (const MatchGraph::Bond &bond : m_right.bonds[std::size_t(m_to[i])]) {
                    if (!isAlike(a, bond.to) || !isFree(a, bond.to)) {
                        continue;
                    }
                    spend(1);
                    const int value = valueOf(a, bond.to);
                    if (value > bestValue) {
                        best = {a, bond.to};
                        bestValue = value;
                    }
                }
            }
        }
        return best;
    }
    [[nodiscard]] int valueOf(int a, int b) const
    {
        int value = kMostLike + likeness(a, b);
        for (const MatchGraph::Bond &bond : m_left.bonds[std::size_t(a)]) {
            const int to = m_to[std::size_t(bond.to)];
            const int order = to < 0 ? 0 : m_right.orderBetween(b, to);
            const bool isEqual = order == bond.order || m_growth == Growth::AlongEqualAtoms;
            value += order == 0 ? 0 : isEqual ? 12 : 6;
        }
        // Where double bonds move (cycloadditions), hydrogens say better who is who.
        const int hydrogens = std::abs(m_left.atoms[std::size_t(a)].hydrogens -
                                       m_right.atoms[std::size_t(b)].hydrogens);
        return m_growth == Growth::AlongEqualAtoms ? value - 8 * std::min(hydrogens, 2) : value;
    }

    /// Acyl groups let go of their heteroatoms more easily than alkyl groups.
    [[nodiscard]] static bool isAcyl(const MatchGraph &graph, int a)
    {
        const auto &bonds = graph.bonds[std::size_t(a)];
        return graph.atoms[std::size_t(a)].kind == kCarbon &&
               std::any_of(bonds.begin(), bonds.end(), [&](const MatchGraph::Bond &bond) {
                   return bond.order == 2 && graph.atoms[std::size_t(bond.to)].kind == 8;
               });
    }
    [[nodiscard]] static double priceOf(const MatchGraph &graph, int a, int b, int order)
    {
        if (order == 1 && isAcyl(graph, a) != isAcyl(graph, b)) {
            const int other = graph.atoms[std::size_t(isAcyl(graph, a) ? b : a)].kind;
            if (other != kCarbon && other != 1) {
                return 0.9;
            }
        }
        const int one = graph.atoms[std::size_t(a)].kind;
        const int two = graph.atoms[std::size_t(b)].kind;
        const double price = one == kCarbon && two == kCarbon ? 1.5
                             : one == 1 || two == 1           ? 0.5
                                                              : 1;
        return price + 0.4 * (std::min(order, 3) - 1);
    }

    /// What happens to a bond of the left: kept, changed, broken.
    [[nodiscard]] double leftCost(int a, const MatchGraph::Bond &bond) const
    {
        const int one = m_to[std::size_t(a)];
        const int two = m_to[std::size_t(bond.to)];
        if (one < 0 && two < 0) {
            return 0;
        }
        const int order = one < 0 || two < 0 ? 0 : m_right.orderBetween(one, two);
        return order > 0 ? orderDifference(order, bond.order)
                         : priceOf(m_left, a, bond.to, bond.order);
    }
    /// Of the right: made.
    [[nodiscard]] double rightCost(int b, const MatchGraph::Bond &bond) const
    {
        const int one = m_from[std::size_t(b)];
        const int two = m_from[std::size_t(bond.to)];
        const bool isNew =
            (one >= 0 || two >= 0) && (one < 0 || two < 0 || m_left.orderBetween(one, two) == 0);
        return isNew ? priceOf(m_right, b, bond.to, bond.order) : 0;
    }
    [[nodiscard]] double atomCost(int b) const
    {
        const int a = m_from[std::size_t(b)];
        if (a < 0) {
            return kUnmatched;
        }
        const MatchGraph::Atom &one = m_left.atoms[std::size_t(a)];
        const MatchGraph::Atom &two = m_right.atoms[std::size_t(b)];
        return 0.3 * std::abs(one.charge - two.charge) +
               0.6 * std::abs(one.hydrogens - two.hydrogens);
    }

    [[nodiscard]] double wholeCost() const
    {
        double twice = 0;
        double atoms = 0;
        for (std::size_t a = 0; a < m_left.atoms.size(); ++a) {
            for (const MatchGraph::Bond &bond : m_left.bonds[a]) {
                twice += leftCost(int(a), bond);
            }
        }
        for (std::size_t b = 0; b < m_right.atoms.size(); ++b) {
            atoms += atomCost(int(b));
            for (const MatchGraph::Bond &bond : m_right.bonds[b]) {
                twice += rightCost(int(b), bond);
            }
        }
        return twice / 2 + atoms;
    }

    /// The part of the cost that depends on these atoms (-1: none).
    [[nodiscard]] double costAround(int a1, int a2, int b1, int b2) const
    {
        double cost = 0;
        for (const int a : {a1, a2}) {
            for (std::size_t i = 0; a >= 0 && i < m_left.bonds[std::size_t(a)].size(); ++i) {
                const MatchGraph::Bond &bond = m_left.bonds[std::size_t(a)][i];
                cost += a == a2 && bond.to == a1 ? 0 : leftCost(a, bond);
            }
        }
        for (const int b : {b1, b2}) {
            cost += b >= 0 ? atomCost(b) : 0;
            for (std::size_t i = 0; b >= 0 && i < m_right.bonds[std::size_t(b)].size(); ++i) {
                const MatchGraph::Bond &bond = m_right.bonds[std::size_t(b)][i];
                cost += b == b2 && bond.to == b1 ? 0 : rightCost(b, bond);
            }
        }
        return cost;
    }

    // a1 goes to b2 and who was there to where a1 was.
    void exchange(int a1, int b1, int a2, int b2)
    {
        m_to[std::size_t(a1)] = b2;
        m_from[std::size_t(b2)] = a1;
        if (a2 >= 0) {
            m_to[std::size_t(a2)] = b1;
        }
        if (b1 >= 0) {
            m_from[std::size_t(b1)] = a2;
        }
    }

    bool tryExchange(int a1, int b2)
    {
        const int b1 = m_to[std::size_t(a1)];
        const int a2 = m_from[std::size_t(b2)];
        const bool isHeld =
            m_fixed[std::size_t(a1)] >= 0 || (a2 >= 0 && m_fixed[std::size_t(a2)] >= 0);
        if (b1 == b2 || isHeld || (a2 >= 0 && b1 < 0 && a1 > a2)) {
            return false;
        }
        spend(4);
        const double before = costAround(a1, a2, b1, b2);
        exchange(a1, b1, a2, b2);
        if (costAround(a1, a2, b1, b2) < before - kWorthwhile) {
            return true;
        }
        m_to[std::size_t(a1)] = b1;
        m_from[std::size_t(b2)] = a2;
        if (a2 >= 0) {
            m_to[std::size_t(a2)] = b2;
        }
        if (b1 >= 0) {
            m_from[std::size_t(b1)] = a1;
        }
        return false;
    }

    void improve()
    {
        bool isBetter = true;
        for (int pass = 0; isBetter && pass < kPasses; ++pass) {
            isBetter = false;
            for (int a = 0; a < int(m_left.atoms.size()) && !isSpent(); ++a) {
                for (int b = 0; b < int(m_right.atoms.size()); ++b) {
                    isBetter = (isAlike(a, b) && tryExchange(a, b)) || isBetter;
                }
            }
        }
    }

    const MatchGraph &m_left;
    const MatchGraph &m_right;
    const std::vector<int> &m_fixed;
    std::size_t m_budget;
    std::size_t m_asked = 0;
    Growth m_growth = Growth::AlongEqualBonds;
    const std::function<bool()> &m_isCancelled;
    std::vector<Levels> m_leftStrict, m_rightStrict, m_leftLoose, m_rightLoose;
    std::vector<int> m_to;
    std::vector<int> m_from;
};

} // namespace

int MatchGraph::orderBetween(int a, int b) const
{
    for (const Bond &bond : bonds[std::size_t(a)]) {
        if (bond.to == b) {
            return bond.order;
        }
    }
    return 0;
}

AtomMatch matchAtoms(const MatchGraph &left, const MatchGraph &right, const std::vector<int> &fixed,
                     std::size_t budget, const std::function<bool()> &isCancelled)
{
    return Matcher(left, right, fixed, budget, isCancelled).run();
}

} // namespace artemisia::chem
