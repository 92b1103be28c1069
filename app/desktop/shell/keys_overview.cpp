// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/shell/keys_overview.h"

#include "app/desktop/theme/roles.h"

#include <QApplication>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace artemisia::app
{

KeysOverview::KeysOverview(QWidget *window)
    : QWidget(window)
    , m_scroll(new QScrollArea(this))
{
    setObjectName(QStringLiteral("keysOverview"));
    setAccessibleName(tr("Keys"));
    setLook(this, Look::Card);
    setFocusPolicy(Qt::StrongFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::xl, Space::xl, Space::xl, Space::xl);
    auto *title = new QLabel(tr("Keys"), this);
    setTextStyle(title, Theme::TextStyle::PageTitle);
    layout->addWidget(title);
    auto *hint = new QLabel(tr("Ctrl+K finds everything else by name. Esc closes this."), this);
    setTextRole(hint, TextRole::Secondary);
    layout->addWidget(hint);
    layout->addSpacing(Space::m);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusProxy(this);
    layout->addWidget(m_scroll, 1);
    window->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (isVisible() && now != nullptr && now != this && !isAncestorOf(now)) {
            hide();
        }
    });
    hide();
}

void KeysOverview::open(const QList<Group> &groups)
{
    m_earlierFocus = QApplication::focusWidget();
    fill(groups);
    place();
    show();
    raise();
    setFocus();
}

void KeysOverview::fill(const QList<Group> &groups)
{
    auto *body = new QWidget;
    auto *columns = new QHBoxLayout(body);
    columns->setContentsMargins(0, 0, Space::m, 0);
    columns->setSpacing(Space::xxl);
    QVBoxLayout *halves[2] = {new QVBoxLayout, new QVBoxLayout};
    int filled[2] = {0, 0};
    for (QVBoxLayout *half : halves) {
        half->setSpacing(Space::s);
        columns->addLayout(half, 1);
    }
    for (const Group &group : groups) {
        QList<QAction *> actions = group.actions;
        actions.removeIf([](const QAction *action) {
            return action->shortcut().isEmpty() || action->text().isEmpty();
        });
        if (actions.isEmpty()) {
            continue;
        }
        // Into the emptier half.
        const int side = filled[0] <= filled[1] ? 0 : 1;
        filled[side] += int(actions.size()) + 2;
        auto *head = new QLabel(group.title, body);
        setTextStyle(head, Theme::TextStyle::SectionHead);
        halves[side]->addWidget(head);
        auto *grid = new QGridLayout;
        grid->setHorizontalSpacing(Space::l);
        grid->setVerticalSpacing(Space::xs);
        grid->setColumnStretch(0, 1);
        int line = 0;
        for (const QAction *action : std::as_const(actions)) {
            QString text = action->text();
            grid->addWidget(new QLabel(text.remove(QLatin1Char('&')), body), line, 0);
            auto *key = new QLabel(action->shortcut().toString(QKeySequence::NativeText), body);
            setTextStyle(key, Theme::TextStyle::Code);
            setTextRole(key, TextRole::Secondary);
            grid->addWidget(key, line, 1, Qt::AlignRight);
            ++line;
        }
        halves[side]->addLayout(grid);
        halves[side]->addSpacing(Space::m);
    }
    for (QVBoxLayout *half : halves) {
        half->addStretch(1);
    }
    setLook(body, Look::Surface);
    m_scroll->setWidget(body);
}

void KeysOverview::place()
{
    const Theme &theme = Theme::instance();
    const QSize window = parentWidget()->size();
    const int width = std::min(theme.scaled(760), window.width() - 2 * Space::xl);
    const int height = std::min(theme.scaled(560), window.height() - 2 * Space::xl);
    setGeometry((window.width() - width) / 2, (window.height() - height) / 2, width, height);
}

void KeysOverview::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_F1) {
        hide();
        if (m_earlierFocus) {
            m_earlierFocus->setFocus();
        }
        return;
    }
    QScrollBar *bar = m_scroll->verticalScrollBar();
    switch (event->key()) {
    case Qt::Key_Down:
        bar->triggerAction(QScrollBar::SliderSingleStepAdd);
        break;
    case Qt::Key_Up:
        bar->triggerAction(QScrollBar::SliderSingleStepSub);
        break;
    case Qt::Key_PageDown:
        bar->triggerAction(QScrollBar::SliderPageStepAdd);
        break;
    case Qt::Key_PageUp:
        bar->triggerAction(QScrollBar::SliderPageStepSub);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool KeysOverview::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) {
        place();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace artemisia::app
