// SPDX-License-Identifier: GPL-3.0-or-later
// For chem/depict's own files: the letters of one atom and the room they take.
#pragma once

#include "chem/depict/font_metrics.h"
#include "chem/depict/sketch.h"

namespace artemisia::chem
{

struct Label {
    std::vector<TextItem> runs;
    std::vector<Outline> outlines; ///< one a character
    [[nodiscard]] bool isEmpty() const { return runs.empty(); }
};

/// The labels of all atoms, by index; atoms without one have an empty Label.
[[nodiscard]] std::vector<Label> layOutLabels(const Sketch &sketch);

/// Letters of groups that leave hardly anything to be seen of their only bond (Ph3P+ bound to CH2)
/// move outward along it.
void keepBondsInSight(const Sketch &sketch, std::vector<Label> &labels);

/// How far from \a from along the unit vector \a direction a line must begin to keep Acs::margin
/// off the label; 0 if it does not meet it within \a reach.
[[nodiscard]] double clearance(const Label &label, Point from, Point direction, double reach);

struct FreeDirection {
    Point direction; ///< a unit vector
    double crowding =
        0; ///< cosine to the nearest bond; -1: none within a half turn, 1: one is there
};
/// Sixteen directions about \a atom, those furthest from its bonds first.
[[nodiscard]] std::vector<FreeDirection> directionsByRoom(const Sketch &sketch, int atom);

} // namespace artemisia::chem
