// SPDX-License-Identifier: GPL-3.0-or-later
// For chem/drawing's own files: which atom of the reactants becomes which atom of the products.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace artemisia::chem
{

/// One side of a reaction.
struct MatchGraph {
    struct Atom {
        int kind = 0; ///< only like kinds are matched
        int charge = 0;
        int hydrogens = 0;
    };
    struct Bond {
        int to = 0;
        int order = 1; ///< 1 to 3; 4: aromatic; beyond: of no count
    };
    std::vector<Atom> atoms;
    std::vector<std::vector<Bond>> bonds;               ///< of each atom
    [[nodiscard]] int orderBetween(int a, int b) const; ///< 0: not bound
};

struct AtomMatch {
    std::vector<int> to;    ///< for each atom of the left, the one of the right; -1: none
    bool isComplete = true; ///< false: the budget ran out before all that was to be tried was
};

/// The match with the fewest and cheapest changes of bonds that is found: grown from the pairs
/// whose surroundings are alike, from several beginnings, and improved by exchanging. \a fixed
/// gives pairs that stand (-1: free). Takes time in proportion to \a budget (ten million: a
/// second at most) and memory in proportion to the atoms. \a isCancelled is asked now and then;
/// after it said yes the result is of no use. The same result at every run.
[[nodiscard]] AtomMatch matchAtoms(const MatchGraph &left, const MatchGraph &right,
                                   const std::vector<int> &fixed, std::size_t budget,
                                   const std::function<bool()> &isCancelled);

} // namespace artemisia::chem
