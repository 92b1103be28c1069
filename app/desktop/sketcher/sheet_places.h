// SPDX-License-Identifier: GPL-3.0-or-later
// Where on a sheet the next thing goes.
#pragma once

#include "chem/drawing/drawing.h"

#include <optional>

namespace artemisia::app
{

inline constexpr double kPartRoom = 36; ///< points between what is there and what is put beside it

/// The place to the right of everything, in the row of the last arrow where there is one.
[[nodiscard]] chem::Point endOf(const chem::Drawing &drawing);
/// Where a new structure begins: at \a pointer if the paper is free there, else beside all that is.
[[nodiscard]] chem::Point startFor(const chem::Drawing &drawing, chem::Point pointer);
/// Where what goes on in a row begins: \a room beyond the last thing of the row in which \a spot
/// is, at \a spot itself where it is in none. Without a spot: in the row of the last arrow.
[[nodiscard]] chem::Point nextInRow(const chem::Drawing &drawing, std::optional<chem::Point> spot,
                                    double room);
/// Where the middle of something of the size of \a box goes: to \a spot if the paper is free there,
/// or as near to it as all of it has room; else on in the row (see nextInRow).
[[nodiscard]] chem::Point placeFor(const chem::Drawing &drawing, const chem::Box &box,
                                   std::optional<chem::Point> spot);

/// The side of a reaction arrow that words stand on.
struct WordsSide {
    chem::ItemId arrow = chem::kNoItem;
    bool isAbove = true;
    [[nodiscard]] WordsSide other() const { return {arrow, !isAbove}; }
    friend bool operator==(const WordsSide &, const WordsSide &) = default;
};
/// The side on which \a text stands; nothing: it is on none.
[[nodiscard]] std::optional<WordsSide> sideOf(const chem::Drawing &drawing, chem::ItemId text);
/// The side that is meant by paper close to an arrow that goes to the right; nothing: none is.
[[nodiscard]] std::optional<WordsSide> sideAt(const chem::Drawing &drawing, chem::Point at);
/// Where the middle of a structure of the size of \a box goes that is to stand on that side of the
/// arrow: beyond what stands there.
[[nodiscard]] chem::Point placeOn(const chem::Drawing &drawing, const chem::Box &box,
                                  const WordsSide &side);

} // namespace artemisia::app
