// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/depict/display_list.h"

#include <cstdint>
#include <vector>

namespace artemisia::chem
{

/// Numbered boxes by the squares of the page that they touch: what is near a place is found without
/// a walk over all there is. What touches very many squares is near everything.
class Grid
{
public:
    static constexpr double kCell = 24; ///< points: the side of a square

    /// Room for as many boxes of the size of a letter or a bond; more may come.
    explicit Grid(std::size_t expected = 0);

    /// \a number is the caller's, not negative.
    void add(int number, const Box &box);

    /// The numbers of those that share a square with \a box, ascending, each once.
    [[nodiscard]] std::vector<int> near(const Box &box) const;

    /// Whether \a test says so of one of them. It may be asked more than once of the same.
    template <class Test>
    [[nodiscard]] bool anyNear(const Box &box, const Test &test) const
    {
        bool isFound = false;
        visit(box, [&](int number) { return isFound = test(number); });
        return isFound;
    }

private:
    /// Squares from one to the other, both included.
    struct Squares {
        int left = 0;
        int top = 0;
        int right = -1;
        int bottom = -1;
        bool areAll = false; ///< too many, as of a bond across the whole sheet
    };
    struct Entry {
        int column;
        int row;
        int number;
        int next; ///< in the same bucket; -1: none
    };
    [[nodiscard]] static Squares squaresOf(const Box &box);
    [[nodiscard]] std::size_t bucketOf(int column, int row) const
    {
        const std::uint32_t hash = static_cast<std::uint32_t>(column) * 0x9E3779B1U ^
                                   static_cast<std::uint32_t>(row) * 0x85EBCA77U;
        return (hash ^ hash >> 15U) & (m_buckets.size() - 1);
    }
    void grow(std::size_t buckets);

    // Until \a take says true.
    template <class Take>
    void visit(const Box &box, const Take &take) const
    {
        for (const int number : m_everywhere) {
            if (take(number)) {
                return;
            }
        }
        const Squares squares = squaresOf(box);
        if (squares.areAll) {
            for (const Entry &entry : m_entries) {
                if (take(entry.number)) {
                    return;
                }
            }
            return;
        }
        for (int column = squares.left; column <= squares.right; ++column) {
            for (int row = squares.top; row <= squares.bottom; ++row) {
                for (int at = m_buckets[bucketOf(column, row)]; at >= 0;) {
                    const Entry &entry = m_entries[static_cast<std::size_t>(at)];
                    if (entry.column == column && entry.row == row && take(entry.number)) {
                        return;
                    }
                    at = entry.next;
                }
            }
        }
    }

    std::vector<int> m_buckets; ///< the newest entry of each; a power of two of them
    std::vector<Entry> m_entries;
    std::vector<int> m_everywhere;
};

} // namespace artemisia::chem
