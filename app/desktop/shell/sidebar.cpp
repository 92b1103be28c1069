// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/shell/sidebar.h"

#include "app/desktop/theme/roles.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace artemisia::app
{

namespace
{

QToolButton *sideButton(const QString &objectName, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(objectName);
    button->setProperty("place", QStringLiteral("sidebar"));
    button->setFocusPolicy(Qt::TabFocus);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setIconSize({16, 16});
    return button;
}

} // namespace

Sidebar::Sidebar(QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    setObjectName(QStringLiteral("sidebar"));
    setAccessibleName(tr("Rooms of the notebook"));
    setLook(this, Look::Sidebar);
    m_group->setExclusive(true);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::s, Space::m, Space::s, Space::s);
    layout->setSpacing(2);

    m_name = new QLabel(this);
    m_name->setObjectName(QStringLiteral("notebookNameLabel"));
    m_name->setContentsMargins(Space::s, 0, Space::s, 0);
    m_name->setWordWrap(true);
    m_name->setTextFormat(Qt::PlainText);
    setTextStyle(m_name, Theme::TextStyle::SectionHead);
    m_notebooks = sideButton(QStringLiteral("notebooksButton"), this);
    m_notebooks->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_notebooks->setPopupMode(QToolButton::InstantPopup);
    m_notebooks->setToolTip(tr("This notebook and others"));
    m_notebooks->setAccessibleName(tr("This notebook and others"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 0, Space::s);
    head->setSpacing(0);
    head->addWidget(m_name, 1);
    head->addWidget(m_notebooks, 0, Qt::AlignTop);
    layout->addLayout(head);

    m_search = sideButton(QStringLiteral("paletteButton"), this);
    m_search->setToolTip(tr("Find anything (Ctrl+K)"));
    m_search->setAccessibleName(tr("Find anything"));
    connect(m_search, &QToolButton::clicked, this, &Sidebar::paletteRequested);
    layout->addWidget(m_search);
    layout->addSpacing(Space::s);

    m_roomLayout = new QVBoxLayout;
    m_roomLayout->setSpacing(2);
    layout->addLayout(m_roomLayout);
    layout->addStretch(1);

    m_state = sideButton(QStringLiteral("publishingStateButton"), this);
    m_state->setProperty("textStyle", QStringLiteral("caption"));
    connect(m_state, &QToolButton::clicked, this, &Sidebar::publishingStateClicked);
    layout->addWidget(m_state);

    m_settings = sideButton(QStringLiteral("settingsButton"), this);
    m_settings->setToolTip(tr("Settings (Ctrl+,)"));
    m_settings->setAccessibleName(tr("Settings"));
    connect(m_settings, &QToolButton::clicked, this, &Sidebar::settingsRequested);
    layout->addWidget(m_settings);
    m_collapse = sideButton(QStringLiteral("collapseSidebarButton"), this);
    connect(m_collapse, &QToolButton::clicked, this, [this] {
        setCollapsed(!isCollapsed());
        Q_EMIT collapsedChanged(m_isCollapsed);
    });
    layout->addWidget(m_collapse);

    connect(&Theme::instance(), &Theme::changed, this, &Sidebar::dress);
    dress();
}

void Sidebar::setNotebookName(const QString &name)
{
    m_notebookName = name;
    dress();
}

void Sidebar::setNotebookActions(const QList<QAction *> &actions)
{
    auto *menu = new QMenu(m_notebooks);
    menu->setObjectName(QStringLiteral("notebooksMenu"));
    menu->addActions(actions);
    m_notebooks->setMenu(menu);
}

void Sidebar::setRooms(const QList<Room> &rooms)
{
    qDeleteAll(m_buttons);
    m_buttons.clear();
    m_rooms = rooms;
    for (qsizetype i = 0; i < rooms.size(); ++i) {
        QToolButton *button = sideButton(rooms.at(i).key + QStringLiteral("NavButton"), this);
        button->setCheckable(true);
        button->setAccessibleName(rooms.at(i).title);
        button->setToolTip(i < 9 ? tr("%1 (Ctrl+%2)").arg(rooms.at(i).title).arg(i + 1)
                                 : rooms.at(i).title);
        m_group->addButton(button);
        m_roomLayout->addWidget(button);
        connect(button, &QToolButton::clicked, this, [this, i] { Q_EMIT roomChosen(int(i)); });
        m_buttons.append(button);
    }
    dress();
}

void Sidebar::setCurrentRoom(int index)
{
    m_group->setExclusive(false);
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        m_buttons.at(i)->setChecked(i == index);
    }
    m_group->setExclusive(index >= 0);
    dress();
}

void Sidebar::setPublishingState(const QString &words)
{
    m_stateWords = words;
    dress();
}

void Sidebar::setCollapsed(bool collapsed)
{
    m_isCollapsed = collapsed;
    m_isNarrow = false;
    dress();
}

void Sidebar::setNarrow(bool narrow)
{
    if (narrow == m_wasNarrow) {
        return;
    }
    m_wasNarrow = narrow;
    m_isNarrow = narrow;
    dress();
}

void Sidebar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        dress();
    }
}

void Sidebar::dress()
{
    const Theme &theme = Theme::instance();
    setFixedWidth(isCollapsed() ? theme.scaled(48) : theme.scaled(Space::sidebarWidth));
    const QSize iconSize(theme.scaled(16), theme.scaled(16));
    const auto show = [&](QToolButton *button, const QString &icon, const QString &text) {
        button->setIconSize(iconSize);
        button->setIcon(theme.icon(icon));
        button->setText(text);
        button->setToolButtonStyle(isCollapsed() ? Qt::ToolButtonIconOnly
                                                 : Qt::ToolButtonTextBesideIcon);
    };
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        show(m_buttons.at(i), m_rooms.at(i).iconName, m_rooms.at(i).title);
    }
    show(m_search, QStringLiteral("edit-find"), tr("Find anything"));
    show(m_settings, QStringLiteral("settings-configure"), tr("Settings"));
    show(m_collapse,
         isCollapsed() ? QStringLiteral("sidebar-expand-left")
                       : QStringLiteral("sidebar-collapse-left"),
         tr("Collapse"));
    m_collapse->setToolTip(isCollapsed() ? tr("Show the sidebar's words (Ctrl+B)")
                                         : tr("Collapse to icons (Ctrl+B)"));
    m_collapse->setAccessibleName(isCollapsed() ? tr("Expand the sidebar")
                                                : tr("Collapse the sidebar"));
    m_notebooks->setIconSize(iconSize);
    m_notebooks->setIcon(theme.icon(QStringLiteral("document-open")));
    m_name->setVisible(!isCollapsed());
    m_name->setText(m_notebookName);
    m_name->setToolTip(m_notebookName);
    show(m_state, QStringLiteral("cloud-upload"), m_stateWords);
    m_state->setVisible(!m_stateWords.isEmpty());
    m_state->setToolTip(m_stateWords);
    m_state->setAccessibleName(m_stateWords);
}

} // namespace artemisia::app
