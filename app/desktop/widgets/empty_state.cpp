// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/empty_state.h"

#include "app/desktop/theme/roles.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace artemisia::app
{

EmptyState::EmptyState(const QString &iconName, const QString &sentence, QAction *action,
                       QWidget *parent)
    : QWidget(parent)
    , m_iconName(iconName)
    , m_picture(new QLabel(this))
    , m_sentence(new QLabel(sentence, this))
{
    setObjectName(QStringLiteral("emptyState"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::xxl, Space::xxl, Space::xxl, Space::xxl);
    layout->setSpacing(Space::l);
    layout->addStretch(2);
    layout->addWidget(m_picture, 0, Qt::AlignHCenter);
    m_sentence->setObjectName(QStringLiteral("emptyStateLabel"));
    m_sentence->setAlignment(Qt::AlignHCenter);
    m_sentence->setWordWrap(true);
    setTextRole(m_sentence, TextRole::Secondary);
    layout->addWidget(m_sentence);
    if (action != nullptr) {
        m_button = makeButton(action, QStringLiteral("emptyStateButton"));
        setLook(m_button, Look::Primary);
        layout->addWidget(m_button, 0, Qt::AlignHCenter);
    }
    layout->addStretch(3);
    connect(&Theme::instance(), &Theme::changed, this, &EmptyState::dress);
    dress();
}

QPushButton *EmptyState::makeButton(QAction *action, const QString &name)
{
    auto *button = new QPushButton(action->text(), this);
    button->setObjectName(name);
    button->setEnabled(action->isEnabled());
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::enabledChanged, button, &QPushButton::setEnabled);
    if (!action->shortcut().isEmpty()) {
        button->setToolTip(action->shortcut().toString(QKeySequence::NativeText));
    }
    return button;
}

void EmptyState::addOther(QAction *action)
{
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->insertWidget(column->count() - 1,
                         makeButton(action, QStringLiteral("emptyStateOtherButton")), 0,
                         Qt::AlignHCenter);
}

void EmptyState::setSentence(const QString &sentence)
{
    m_sentence->setText(sentence);
}

void EmptyState::dress()
{
    const Theme &theme = Theme::instance();
    const int size = theme.scaled(64);
    m_picture->setPixmap(theme.icon(m_iconName).pixmap(QSize(size, size), devicePixelRatioF()));
}

} // namespace artemisia::app
