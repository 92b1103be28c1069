// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/choice_button.h"

#include "app/desktop/theme/theme.h"

#include <QPainter>

namespace artemisia::app
{

ChoiceButton::ChoiceButton(const QString &objectName, const QString &iconName, const QString &text,
                           const QString &explanation, QWidget *parent)
    : QAbstractButton(parent)
    , m_iconName(iconName)
    , m_explanation(explanation)
{
    setObjectName(objectName);
    setText(text);
    setAccessibleName(text);
    setAccessibleDescription(explanation);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void ChoiceButton::setExplanation(const QString &explanation)
{
    m_explanation = explanation;
    setAccessibleDescription(explanation);
    update();
}

QSize ChoiceButton::sizeHint() const
{
    const Theme &theme = Theme::instance();
    return {theme.scaled(400), theme.scaled(60)};
}

QSize ChoiceButton::minimumSizeHint() const
{
    return {Theme::instance().scaled(200), Theme::instance().scaled(60)};
}

void ChoiceButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    const Colours &colours = theme.colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    const bool isLit = underMouse() || isChecked() || isDown();
    painter.setPen(QPen(hasFocus() ? colours.accent : colours.line, hasFocus() ? 2 : 1));
    painter.setBrush(isLit && isEnabled() ? colours.accentSoft : colours.surface);
    painter.drawRoundedRect(frame, Space::radius, Space::radius);

    const int gap = theme.scaled(Space::l);
    const int icon = theme.scaled(24);
    theme.icon(m_iconName)
        .paint(&painter, QRect(gap, (height() - icon) / 2, icon, icon), Qt::AlignCenter,
               isEnabled() ? QIcon::Selected : QIcon::Disabled);
    const QRect words = rect().adjusted(gap + icon + gap, 0, -gap, 0);
    QFont title = theme.font(Theme::TextStyle::Body);
    title.setWeight(QFont::DemiBold);
    const QFont small = theme.font(Theme::TextStyle::Body);
    const QFontMetrics titleMetrics(title);
    const QFontMetrics smallMetrics(small);
    const int between = theme.scaled(2);
    int y = (height() - titleMetrics.height() - smallMetrics.height() - between) / 2;
    painter.setFont(title);
    painter.setPen(isEnabled() ? colours.text : colours.secondary);
    painter.drawText(QRect(words.left(), y, words.width(), titleMetrics.height()), Qt::AlignLeft,
                     titleMetrics.elidedText(text(), Qt::ElideRight, words.width()));
    y += titleMetrics.height() + between;
    painter.setFont(small);
    painter.setPen(colours.secondary);
    painter.drawText(QRect(words.left(), y, words.width(), smallMetrics.height()), Qt::AlignLeft,
                     smallMetrics.elidedText(m_explanation, Qt::ElideMiddle, words.width()));
}

void ChoiceButton::enterEvent(QEnterEvent *)
{
    update();
}

void ChoiceButton::leaveEvent(QEvent *)
{
    update();
}

} // namespace artemisia::app
