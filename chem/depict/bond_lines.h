// SPDX-License-Identifier: GPL-3.0-or-later
// For chem/depict's own files: bonds as strokes.
#pragma once

#include "chem/depict/label.h"
#include "chem/depict/sketch.h"

namespace artemisia::chem
{

/// What one bond puts on the paper.
struct BondInk {
    std::vector<LineItem> lines;
    std::vector<PolygonItem> polygons;
    std::vector<PathItem> paths;
};

/// The strokes of all bonds, by index, cut back from the labels.
[[nodiscard]] std::vector<BondInk> drawBonds(const Sketch &sketch,
                                             const std::vector<Label> &labels);
/// Where two bonds cross that share no atom, opens a gap in the one behind (wedges and later bonds
/// are in front).
void openCrossings(const Sketch &sketch, std::vector<BondInk> &ink);

} // namespace artemisia::chem
