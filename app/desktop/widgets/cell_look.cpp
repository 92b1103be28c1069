// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/cell_look.h"

#include "app/desktop/theme/theme.h"

#include <QPainter>

namespace artemisia::app
{

void paintCell(QPainter &painter, const QRect &cell, QStyle::State state)
{
    const Theme &theme = Theme::instance();
    const int corner = theme.scaled(Space::xs);
    if (state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.colours().accentSoft);
        painter.drawRoundedRect(cell, corner, corner);
    }
    if ((state & QStyle::State_HasFocus) && (state & QStyle::State_Selected)) {
        painter.setPen(theme.colours().accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(cell).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
    }
}

} // namespace artemisia::app
