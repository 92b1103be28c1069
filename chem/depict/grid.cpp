// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/grid.h"

#include <algorithm>
#include <cmath>

namespace artemisia::chem
{

namespace
{

constexpr double kMostSquares = 64;
constexpr double kFurthest = 1e8; ///< points from the origin; squares beyond it have no number
constexpr std::size_t kLeastBuckets = 16;

} // namespace

Grid::Grid(std::size_t expected)
{
    m_entries.reserve(2 * expected); // most of them touch one square or two
    std::size_t buckets = kLeastBuckets;
    while (buckets < expected) {
        buckets *= 2;
    }
    grow(buckets);
}

Grid::Squares Grid::squaresOf(const Box &box)
{
    const double left = std::floor(box.left / kCell);
    const double top = std::floor(box.top / kCell);
    const double right = std::floor((box.left + box.width) / kCell);
    const double bottom = std::floor((box.top + box.height) / kCell);
    const bool isFew = (right - left + 1) * (bottom - top + 1) <= kMostSquares;
    if (!isFew || !(std::abs(box.left) < kFurthest) || !(std::abs(box.top) < kFurthest)) {
        Squares all;
        all.areAll = true;
        return all;
    }
    return {static_cast<int>(left), static_cast<int>(top), static_cast<int>(right),
            static_cast<int>(bottom), false};
}

void Grid::add(int number, const Box &box)
{
    const Squares squares = squaresOf(box);
    if (squares.areAll) {
        m_everywhere.push_back(number);
        return;
    }
    for (int column = squares.left; column <= squares.right; ++column) {
        for (int row = squares.top; row <= squares.bottom; ++row) {
            int &newest = m_buckets[bucketOf(column, row)];
            m_entries.push_back({column, row, number, newest});
            newest = static_cast<int>(m_entries.size()) - 1;
        }
    }
    if (m_entries.size() > 2 * m_buckets.size()) {
        grow(4 * m_buckets.size());
    }
}

void Grid::grow(std::size_t buckets)
{
    m_buckets.assign(buckets, -1);
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        int &newest = m_buckets[bucketOf(m_entries[i].column, m_entries[i].row)];
        m_entries[i].next = newest;
        newest = static_cast<int>(i);
    }
}

std::vector<int> Grid::near(const Box &box) const
{
    std::vector<int> found;
    visit(box, [&found](int number) {
        found.push_back(number);
        return false;
    });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

} // namespace artemisia::chem
