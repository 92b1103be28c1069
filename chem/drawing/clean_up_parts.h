// SPDX-License-Identifier: GPL-3.0-or-later
// For chem/drawing's own files: what clean-up and the alignment to a scaffold share.
#pragma once

#include "chem/base/result.h"
#include "chem/drawing/drawing.h"

#include <cstddef>
#include <map>
#include <vector>

namespace artemisia::chem
{

/// More atoms are not laid out: it takes the cube of a structure's size.
inline constexpr std::size_t kMostLaidOut = 500;

[[nodiscard]] Point middleOf(const std::vector<Point> &points); ///< at least one

/// Brings points over others of the same number, by a turn about their middle.
struct Fit {
    double degrees = 0;
    double misfit = 0; ///< sum of the squares of what is left between them
};
[[nodiscard]] Fit fitOf(const std::vector<Point> &from, const std::vector<Point> &to);

/// One structure laid out anew; atoms whose indices are in \a held come to stand where it says.
/// Atoms and bonds in the order of \a part.
[[nodiscard]] Result<Drawing> laidOut(const Drawing &part,
                                      const std::map<std::size_t, Point> &held);

/// Places and wedges of the fresh drawing for the atoms and bonds of \a drawing that \a part is a
/// copy of.
void takeOver(Drawing &drawing, const Drawing &part, const Drawing &fresh);

} // namespace artemisia::chem
