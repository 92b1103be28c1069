// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/assay.h"
#include "core/record/compound.h"

namespace artemisia::app
{

/// A stereo statement in words, translated.
[[nodiscard]] QString stereoText(chem::StereoStatement stereo);
/// A measured value as a chemist writes it: "> 10 µM", "12.5–25", "70 % at 120 µM", "low sol"; the
/// raw text where nothing else is known.
[[nodiscard]] QString resultText(const AssayResult &result);
/// The salt former and solvents of a batch: "hydrochloride, hemihydrate" in counts ("2
/// hydrochloride").
[[nodiscard]] QString componentsText(const QList<BatchComponent> &components);

} // namespace artemisia::app
