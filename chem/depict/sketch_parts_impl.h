// SPDX-License-Identifier: GPL-3.0-or-later
// For chem/depict's own files: the pieces of RDKit's model, one by one.
#pragma once

#include "chem/depict/sketch.h"

#include <functional>

namespace RDKit
{
class Atom;
class Bond;
class RWMol;
} // namespace RDKit

namespace artemisia::chem
{

/// Symbol, hydrogens, charge and so on; not the place, nor whether the label is shown.
[[nodiscard]] SketchAtom sketchAtom(const RDKit::Atom &atom, const DepictOptions &options);
[[nodiscard]] BondDrawing bondDrawing(const RDKit::Bond &bond);
void addStereoGroups(Sketch &sketch, const RDKit::RWMol &mol);
void addBrackets(Sketch &sketch, const RDKit::RWMol &mol,
                 const std::function<Point(double, double)> &place);

} // namespace artemisia::chem
