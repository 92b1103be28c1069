// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/base/result.h"
#include "chem/drawing/drawing.h"

#include <string_view>

namespace artemisia::chem
{

/// A sheet from what was pasted, dropped or typed: reaction SMILES (several lines of them one below
/// the other), RXN, SMILES and CXSMILES, MOL, the first record of an SDF, InChI, CDXML, ChemDraw's
/// binary form. The ions of a salt that is nothing but ions are one substance. Of reaction SMILES
/// what a substance becomes is drawn like it. Tens of milliseconds, of reaction SMILES two seconds
/// at the most: for workers. Bounded as all readers are.
[[nodiscard]] Result<Drawing> drawingFromText(std::string_view text);

} // namespace artemisia::chem
