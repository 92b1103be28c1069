// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/toast.h"

#include "app/desktop/theme/roles.h"

#include <QAccessible>
#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace artemisia::app
{

namespace
{
constexpr int kShownMs = 7000;
} // namespace

Toast::Toast(QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(this))
    , m_undoButton(new QPushButton(this))
{
    setObjectName(QStringLiteral("toast"));
    setLook(this, Look::Card);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Space::l, Space::s, Space::s, Space::s);
    layout->setSpacing(Space::m);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setObjectName(QStringLiteral("toastLabel"));
    m_label->setMinimumHeight(Space::xl);
    layout->addWidget(m_label);
    layout->addWidget(m_undoButton);
    layout->addSpacing(Space::xs);
    setLook(m_undoButton, Look::Link);
    m_undoButton->setFocusPolicy(Qt::TabFocus); // a click leaves the cursor where it is
    m_undoButton->setObjectName(QStringLiteral("toastUndoButton"));
    connect(m_undoButton, &QPushButton::clicked, this, [this] {
        hide();
        if (m_undo) {
            m_undo->trigger();
        }
    });
    m_timer.setSingleShot(true);
    m_timer.setInterval(kShownMs);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_undoButton->hasFocus()) {
            m_timer.start();
        } else {
            hide();
        }
    });
    parent->installEventFilter(this);
    hide();
}

void Toast::announce(const QString &text, QAction *undo)
{
    m_label->setText(text);
    if (m_undo) {
        disconnect(m_undo, &QObject::destroyed, this, nullptr);
    }
    m_undo = undo;
    m_undoButton->setVisible(undo != nullptr);
    if (undo != nullptr) {
        m_undoButton->setText(undo->text());
        connect(undo, &QObject::destroyed, this, &Toast::hide); // it cannot be done any more
    }
    setAccessibleName(text);
    place();
    show();
    raise();
    m_timer.start();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString Toast::text() const
{
    return isVisible() ? m_label->text() : QString();
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) {
        place();
    }
    return QWidget::eventFilter(watched, event);
}

void Toast::enterEvent(QEnterEvent *)
{
    m_timer.stop();
}

void Toast::leaveEvent(QEvent *)
{
    m_timer.start();
}

void Toast::place()
{
    const int margin = Theme::instance().scaled(Space::xl);
    m_label->setWordWrap(false);
    QSize size = sizeHint();
    const int widest = parentWidget()->width() - 2 * margin;
    if (size.width() > widest) {
        m_label->setWordWrap(true);
        size = QSize(widest, heightForWidth(widest));
    }
    resize(size);
    move((parentWidget()->width() - size.width()) / 2,
         parentWidget()->height() - size.height() - margin);
}

} // namespace artemisia::app
