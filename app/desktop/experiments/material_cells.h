// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/experiment.h"

namespace artemisia::app
{

/// What stands in a material for a column of quantities of the MaterialsModel.
[[nodiscard]] const Quantity &quantityOf(const Material &material, int column);
[[nodiscard]] Quantity &quantityOf(Material &material, int column);
/// An entry that was not understood, kept as it was typed; empty: none.
[[nodiscard]] QString unreadOf(const Material &material, int column);
void setUnread(Material &material, int column, const QString &text); ///< empty: understood again

} // namespace artemisia::app
