// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/assay.h"
#include "core/record/compound.h"
#include "core/record/experiment.h"

namespace artemisia::cli
{

/// A result with its assay.
struct ShownResult {
    Assay assay;
    AssayResult result;
};

/// Records as "show" prints them for people.
[[nodiscard]] QString compoundText(const Compound &compound, const QList<Batch> &batches,
                                   const QList<ShownResult> &results);
[[nodiscard]] QString recordText(const Batch &batch);
[[nodiscard]] QString recordText(const Experiment &experiment);
[[nodiscard]] QString recordText(const Assay &assay);
/// "> 5 µM", "12.5-25 µg/mL", "70 % at 120 µM", "low sol", or the raw text in brackets where there
/// is no value.
[[nodiscard]] QString valueText(const AssayResult &result);

} // namespace artemisia::cli
