// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QStyle>

class QPainter;

namespace artemisia::app
{

/// The ground of a cell in a list of pictures: whether it is chosen, pointed at, has the focus.
void paintCell(QPainter &painter, const QRect &cell, QStyle::State state);

} // namespace artemisia::app
