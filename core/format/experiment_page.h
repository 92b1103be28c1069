// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/public_index.h"

namespace artemisia::format
{

/// scheme.rxn: the stored block with LF; empty: there is no such file.
[[nodiscard]] QByteArray schemeRxn(const Experiment &experiment);
/// scheme.cdxml: the stored sheet with LF; empty: there is no such file.
[[nodiscard]] QByteArray schemeSheet(const Experiment &experiment);
/// scheme.svg of a scheme that isDrawn(): the stored sheet, else drawn from the coordinates of the
/// stored block. A block that cannot be read, or has no coordinates of its own (a layout would
/// differ between versions of RDKit), gives a small picture that says so.
[[nodiscard]] QByteArray schemeSvg(const Experiment &experiment);

/// experiments/<code>/README.md: the experiment as a page.
[[nodiscard]] QByteArray experimentPage(const Experiment &experiment, const PublicIndex &index);
/// The part of the page from the objective to the conclusion, for the crate; empty if nothing is
/// written.
[[nodiscard]] QString experimentText(const Experiment &experiment, const PublicIndex &index);

} // namespace artemisia::format
