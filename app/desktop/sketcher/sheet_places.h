// SPDX-License-Identifier: GPL-3.0-or-later
// Where on a sheet the next thing goes.
#pragma once

#include "chem/drawing/drawing.h"

namespace artemisia::app
{

inline constexpr double kPartRoom = 36; ///< points between what is there and what is put beside it

/// The place to the right of everything, in the row of the last arrow where there is one.
[[nodiscard]] chem::Point endOf(const chem::Drawing &drawing);
/// Where a new structure begins: at \a pointer if the paper is free there, else beside all that is.
[[nodiscard]] chem::Point startFor(const chem::Drawing &drawing, chem::Point pointer);

} // namespace artemisia::app
