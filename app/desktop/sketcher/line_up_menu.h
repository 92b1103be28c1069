// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/drawing/line_up.h"

#include <functional>

class QAction;
class QWidget;

namespace artemisia::app
{

/// What its entries do.
struct LineUpActs {
    std::function<void(chem::LineUp)> lineUp;
    std::function<void(chem::Along)> spaceOut;
};

/// The menu "Line up" as an entry of others, called "lineUp"; \a owner has it.
QAction *makeLineUpMenu(QWidget &owner, const LineUpActs &acts);

} // namespace artemisia::app
