// SPDX-License-Identifier: GPL-3.0-or-later
// For chem/drawing's own files: rows of a scheme whose parts are known already.
#pragma once

#include "chem/drawing/scheme.h"

namespace artemisia::chem
{

/// What stands under substances, by their first atoms; see captionsOf().
using Captions = std::map<ItemId, std::vector<ItemId>>;

/// alignScheme() with the steps as somebody knows them, whatever the sheet looks like by now.
void alignRows(Drawing &drawing, std::vector<SchemeStep> steps, const Captions &captions);

} // namespace artemisia::chem
