// SPDX-License-Identifier: GPL-3.0-or-later
// For chem/drawing's own files.
#pragma once

#include "chem/drawing/edit.h"

namespace artemisia::chem
{

/// Whether that many more atoms fit on the sheet.
[[nodiscard]] bool hasRoom(const Drawing &drawing, std::size_t atoms);
[[nodiscard]] bool isOnSheet(Point p);
ItemId carbonAt(Drawing &drawing, Point at);
/// A new bond; kNoItem, and nothing done, if the two are bound already or are one.
ItemId bind(Drawing &drawing, ItemId from, ItemId to, BondOrder order = BondOrder::Single);
/// The sum of the orders of an atom's bonds; aromatic ones count 1.5 rounded up in all.
[[nodiscard]] int orderSum(const Drawing &drawing, ItemId atom);
/// The bonds with another way from one of their ends to the other.
[[nodiscard]] Selection ringBondsOf(const Drawing &drawing);

} // namespace artemisia::chem
