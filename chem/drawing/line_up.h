// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of structures: things on a sheet set in line and evenly apart.
#pragma once

#include "chem/drawing/edit.h"

namespace artemisia::chem
{

/// Where things meet: on the outermost of their edges, or on the middle between those.
enum class LineUp { Left, Centre, Right, Top, Middle, Bottom };
enum class Along { Across, Down };

/// Sets in line what something of \a selection belongs to: whole substances, each with its captions
/// and the curly arrows on it; arrows with what stands on them; words. Substances meet by what is
/// drawn of them, without their captions; these stand in one line of their own under a row, and
/// under the middle of theirs in a column of centres. Captions that are chosen with one substance
/// alone are lined up with that. Nothing is turned or scaled. False: fewer than two.
bool lineUp(Drawing &drawing, const Selection &selection, LineUp where);

/// The same things as far from each other as their neighbours are, captions counted: the first and
/// the last stay, but where too little room were left the last moves on. False: fewer than three.
bool spaceOut(Drawing &drawing, const Selection &selection, Along along);

/// One cell of a table of structures.
struct TableCell {
    Drawing drawing;
    std::string caption; ///< under it; empty: none
};
/// A sheet with these in rows, from left to right, captions centred under them; the columns and
/// rows as wide and high as what stands in them. Schemes stand one below the other. At most
/// kMostDrawnAtoms atoms: what would go beyond is left out.
[[nodiscard]] Drawing tableOf(const std::vector<TableCell> &cells);

} // namespace artemisia::chem
