// SPDX-License-Identifier: GPL-3.0-or-later
// What stands on an empty sheet.
#include "app/desktop/sketcher/sketch_view.h"
#include "app/desktop/theme/theme.h"

#include <QPainter>

namespace artemisia::app
{

void SketchView::setHint(const QStringList &lines)
{
    m_hint = lines;
    describe();
    update();
}

bool SketchView::isHinting() const
{
    return !m_isReadOnly && m_editor == nullptr && m_document.shown().isEmpty();
}

// What is painted on an empty sheet, for those who hear it.
void SketchView::describe()
{
    const QString words = isHinting() ? m_hint.join(u' ') : QString();
    if (words != accessibleDescription()) {
        setAccessibleDescription(words);
    }
}

void SketchView::paintHint(QPainter &painter) const
{
    const Theme &theme = Theme::instance();
    painter.setFont(theme.font(Theme::TextStyle::Body));
    painter.setPen(theme.colours().secondary);
    const int margin = theme.scaled(Space::l);
    const QRect room = rect().adjusted(margin, margin, -margin, -margin);
    constexpr int kFlags = Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap;
    QList<QRect> places;
    int height = 0;
    for (const QString &line : m_hint) {
        const QRect place = painter.boundingRect(room, kFlags, line).translated(0, height);
        if (!room.contains(place)) {
            break;
        }
        places.append(place);
        height = place.bottom() + 1 - room.top() + theme.scaled(Space::xs);
    }
    const int down = (room.height() - height) / 2;
    for (qsizetype i = 0; i < places.size(); ++i) {
        painter.drawText(places[i].translated(0, down), kFlags, m_hint[i]);
    }
}

} // namespace artemisia::app
