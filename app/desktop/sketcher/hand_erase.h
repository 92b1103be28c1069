// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/drawing/edit.h"

namespace artemisia::app
{

/// What the eraser and the Delete key do: chem::erase(), and bare carbons that lose their last bond
/// with it go too. A carbon was seen as the end of its bond only: left alone it would become a CH4
/// that nobody has drawn. Labels, charges and whatever else says that an atom is meant stay, and
/// so does a carbon that had no bond.
void eraseByHand(chem::Drawing &drawing, const chem::Selection &selection);

} // namespace artemisia::app
