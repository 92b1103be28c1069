// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/depict/display_list.h"
#include "chem/drawing/drawing.h"

namespace artemisia::chem
{

struct SheetOptions {
    bool colourHeteroAtoms = false;
    bool showAtomMaps = true;
    bool showPlusSigns = true;
};

/// A sheet as it is painted and printed, in the ACS 1996 style, at the drawing's own coordinates.
/// Fast enough for every move of the mouse. Hovering, selection and warnings are the window's.
[[nodiscard]] DisplayList displayOf(const Drawing &drawing, const SheetOptions &options = {});

/// The box of the brackets of a group, as they are painted: about what is seen of it.
[[nodiscard]] Box boxOfBrackets(const Drawing &drawing, const DrawnGroup &group);

/// @name Pieces, for chem/drawing and for previews
/// @{
[[nodiscard]] DisplayList displayOf(const DrawnArrow &arrow);
[[nodiscard]] DisplayList displayOf(const DrawnText &text);
/// The middle line of a curly arrow as a Bezier curve of four points; straight for the others.
[[nodiscard]] std::vector<Point> curveOf(const DrawnArrow &arrow);
/// @}

} // namespace artemisia::chem
