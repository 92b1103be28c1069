// SPDX-License-Identifier: GPL-3.0-or-later
// Where curly arrows go: from a lone pair or a bond to an atom or a bond.
#pragma once

#include "app/desktop/sketcher/sketch_view.h"

#include <optional>

namespace artemisia::app
{

/// What a curly arrow is about whose end is at \a at, where \a target lies: an atom, or one of its
/// bonds if the middle of that is nearer.
[[nodiscard]] SketchTarget curlyTarget(const chem::Drawing &drawing, chem::Point at,
                                       const SketchTarget &target);

/// An end as the pointer says it; without atom or bond it is where the pointer is.
struct CurlyEnd {
    chem::Point at;
    SketchTarget target;
    chem::Box label{0, 0, -1, -1};    ///< of the atom; width -1: it has no letters
    std::optional<chem::Point> dot{}; ///< of its unpaired electron; found by curlyBetween()
};

struct CurlyPath {
    chem::Point from;
    chem::Point to;
    double bend = 0; ///< see chem::DrawnArrow
};

/// The arrow between two ends as it is drawn by custom: outside of letters and off the bonds, over
/// the freer side, and never so short that its head hides it. \a bend: this much, on this side.
[[nodiscard]] CurlyPath curlyBetween(const chem::Drawing &drawing, const CurlyEnd &from,
                                     const CurlyEnd &to, std::optional<double> bend = {});

/// The top of an arrow's arc; of a straight one its middle.
[[nodiscard]] chem::Point topOf(const chem::DrawnArrow &arrow);
/// The bend with which the top is as high over the line as \a top.
[[nodiscard]] double bendTo(const chem::DrawnArrow &arrow, chem::Point top);

} // namespace artemisia::app
