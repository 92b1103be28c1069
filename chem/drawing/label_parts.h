// SPDX-License-Identifier: GPL-3.0-or-later
// For chem/drawing's own files: the atoms that stand behind letters.
#pragma once

#include "chem/base/result.h"
#include "chem/drawing/drawing.h"

namespace artemisia::chem
{

/// The atoms of a group laid out about its anchor, which is first and stands in the origin. The
/// first atom of \a smiles is the rest, a "*"; it is left out, and the bond to it comes from
/// \a away + 180 degrees.
[[nodiscard]] Result<Drawing> layOutGroup(const std::string &smiles, double away);
/// A whole substance laid out about its first atom.
[[nodiscard]] Result<Drawing> layOutSubstance(const std::string &smiles);

/// Puts the atoms of \a part behind letters at \a atom, which becomes the first of them and keeps
/// its place, bonds and map number. False, and nothing done, where there is no room for them.
bool putBehindLetters(Drawing &drawing, ItemId atom, const std::string &label, const Drawing &part);

/// The same of a whole substance, which is one however many parts it has.
bool putSubstance(Drawing &drawing, ItemId atom, const std::string &label, const Drawing &part);

} // namespace artemisia::chem
