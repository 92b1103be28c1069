// SPDX-License-Identifier: GPL-3.0-or-later
// Where things go on a sheet: the directions and rings that a chemist's hand would choose.
#pragma once

#include "chem/drawing/drawing.h"

#include <optional>

namespace artemisia::chem
{

inline constexpr double kDrawnBond = 14.4; ///< points: the length of a bond, ACS 1996

/// A point that far from \a from (a bond's length, or what \a length says) towards \a pointer, the
/// angle snapped to multiples of \a degrees (0: none). With the pointer on \a from: to the right.
[[nodiscard]] Point snapped(Point from, Point pointer, double degrees = 15,
                            double length = kDrawnBond);

/// The end of a new bond of order \a order that a click on \a atom draws: the zigzag of a chain
/// goes on at 120 degrees, triple bonds and cumulated double bonds go straight on, a third bond
/// halves the wider angle, and among equals the roomier side is taken. \a atom must be there.
[[nodiscard]] Point sproutEnd(const Drawing &drawing, ItemId atom,
                              BondOrder order = BondOrder::Single);

/// The ways from \a atom, in degrees, that are as good for something larger than a bond: that of
/// sproutEnd first, then to the other side of a chain or into other angles as wide. \a atom must be
/// there.
[[nodiscard]] std::vector<double> sproutWays(const Drawing &drawing, ItemId atom);
/// How crowded a spot is: the sum over the visible atoms but \a self within 1.6 bonds' lengths, the
/// more the nearer they are.
[[nodiscard]] double crowdingAt(const Drawing &drawing, Point spot, ItemId self);

/// The corners of a regular ring on the line from \a a to \a b (its first two corners), on the side
/// where \a towards lies. \a size at least 3.
[[nodiscard]] std::vector<Point> ringOnLine(Point a, Point b, int size, Point towards);

/// The corners of a regular ring that has \a corner as its first and its middle in the direction
/// of \a towards.
[[nodiscard]] std::vector<Point> ringAtPoint(Point corner, Point towards, int size);

/// A regular ring about \a middle, standing as it is drawn by custom: a corner on top for odd sizes
/// and six, a side on top for four and eight.
[[nodiscard]] std::vector<Point> ringAround(Point middle, int size);

/// The side of a bond on which a ring would lie freest, as a point there.
[[nodiscard]] Point freeSideOf(const Drawing &drawing, const DrawnBond &bond);

/// The atoms of a zigzag chain from \a from towards \a pointer: as many bonds as fit, at least one,
/// 120 degrees between them, its axis snapped to 15 degrees. \a isFlipped: begins on the other
/// side. \a from itself is not among them.
[[nodiscard]] std::vector<Point> chainTowards(Point from, Point pointer, bool isFlipped);

/// The visible atom nearest to \a at and no further than \a reach.
[[nodiscard]] ItemId atomNear(const Drawing &drawing, Point at, double reach);
/// The bond whose line passes nearest to \a at and no further than \a reach; its ends belong to the
/// atoms.
[[nodiscard]] ItemId bondNear(const Drawing &drawing, Point at, double reach);

[[nodiscard]] Point rotated(Point p, Point about, double degrees); ///< clockwise on the page
/// Of a direction, in degrees clockwise on the page from the right, [0, 360).
[[nodiscard]] double degreesOf(Point direction);
[[nodiscard]] Point directionOf(double degrees); ///< length 1

} // namespace artemisia::chem
