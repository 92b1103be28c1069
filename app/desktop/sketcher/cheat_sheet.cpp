// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/cheat_sheet.h"

#include "app/desktop/sketcher/sketch_commands.h"
#include "app/desktop/theme/roles.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace artemisia::app
{

namespace
{

QString headOf(KeyContext context)
{
    switch (context) {
    case KeyContext::Atom:
        return CheatSheet::tr("On an atom");
    case KeyContext::Bond:
        return CheatSheet::tr("On a bond");
    case KeyContext::Sheet:
        break;
    }
    return CheatSheet::tr("Anywhere");
}

} // namespace

CheatSheet::CheatSheet(QWidget *parent)
    : QFrame(parent)
{
    setObjectName(QStringLiteral("cheatSheet"));
    setAccessibleName(tr("Keys for drawing"));
    setFocusPolicy(Qt::StrongFocus);
    setLook(this, Look::Card);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::l, Space::m, Space::l, Space::m);
    auto *head = new QLabel(
        tr("Keys act on the atom or bond under the pointer, else on what is chosen. Click a key "
           "to change it. The wheel scrolls the sheet, with Shift sideways, and zooms it with "
           "Ctrl; "
           "the middle button drags it.") +
            u' ' + tr("A ring tool with Alt on an atom makes a spiro ring."),
        this);
    head->setObjectName(QStringLiteral("cheatSheetHeadLabel"));
    head->setWordWrap(true);
    setTextRole(head, TextRole::Secondary);
    layout->addWidget(head);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("cheatSheetScrollArea"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    layout->addWidget(scroll, 1);
    auto *restore = new QPushButton(tr("Restore all keys"), this);
    restore->setObjectName(QStringLiteral("restoreKeysButton"));
    setLook(restore, Look::Link);
    connect(restore, &QPushButton::clicked, this, [this] {
        SketchKeys::restoreDefaults();
        rebuild();
        Q_EMIT keysChanged();
    });
    layout->addWidget(restore, 0, Qt::AlignLeft);
    parent->installEventFilter(this);
    hide();
}

void CheatSheet::open()
{
    rebuild();
    setGeometry(parentWidget()->rect().adjusted(Space::xl, Space::l, -Space::xl, -Space::l));
    show();
    raise();
    setFocus(Qt::OtherFocusReason);
}

void CheatSheet::rebuild()
{
    m_changing.reset();
    auto *scroll = findChild<QScrollArea *>(QStringLiteral("cheatSheetScrollArea"));
    m_body = new QWidget;
    setLook(m_body, Look::Surface);
    auto *columns = new QHBoxLayout(m_body);
    columns->setSpacing(Space::xl);
    const QList<SketchKey> keys = SketchKeys::inUse();
    for (const KeyContext context : {KeyContext::Atom, KeyContext::Bond, KeyContext::Sheet}) {
        auto *grid = new QGridLayout;
        grid->setHorizontalSpacing(Space::s);
        grid->setVerticalSpacing(0);
        auto *head = new QLabel(headOf(context), m_body);
        setTextStyle(head, Theme::TextStyle::SectionHead);
        grid->addWidget(head, 0, 0, 1, 2);
        int row = 1;
        for (const SketchKey &key : keys) {
            if (key.context != context) {
                continue;
            }
            auto *button = new QPushButton(key.key, m_body);
            button->setObjectName(QStringLiteral("keyButton_%1_%2").arg(int(context)).arg(key.key));
            const QString meaning = SketchCommands::describe(key.command);
            button->setAccessibleName(tr("%1: %2").arg(key.key, meaning));
            setLook(button, Look::Quiet);
            connect(button, &QPushButton::clicked, this, [this, key, button] {
                begin(key);
                button->setText(tr("press a key"));
            });
            grid->addWidget(button, row, 0, Qt::AlignLeft);
            auto *words = new QLabel(meaning, m_body);
            words->setWordWrap(true); // all columns are seen on a narrow page
            grid->addWidget(words, row, 1);
            ++row;
        }
        grid->setRowStretch(row, 1);
        grid->setColumnStretch(1, 1);
        columns->addLayout(grid, context == KeyContext::Sheet ? 3 : 2); // the longer words
    }
    scroll->setWidget(m_body);
}

void CheatSheet::begin(const SketchKey &key)
{
    m_changing = key;
    setFocus(Qt::OtherFocusReason);
}

void CheatSheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        if (m_changing) {
            rebuild();
        } else {
            hide();
            parentWidget()->setFocus(Qt::OtherFocusReason);
        }
        return;
    }
    const QString name = SketchKeys::nameOf(*event);
    if (!m_changing || name.isEmpty()) {
        QFrame::keyPressEvent(event);
        return;
    }
    SketchKeys::change({m_changing->context, m_changing->key, {}});
    SketchKeys::change({m_changing->context, name, m_changing->command});
    rebuild();
    Q_EMIT keysChanged();
}

bool CheatSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && isVisible()) {
        if (event->type() == QEvent::Resize) {
            setGeometry(
                parentWidget()->rect().adjusted(Space::xl, Space::l, -Space::xl, -Space::l));
        } else if (event->type() == QEvent::MouseButtonPress) {
            hide();
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace artemisia::app
