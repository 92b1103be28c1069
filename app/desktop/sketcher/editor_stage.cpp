// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/editor_stage.h"

#include "app/desktop/theme/roles.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPointer>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace artemisia::app
{

namespace
{

QWidget *pageOf(const QWidget &inside)
{
    QWidget *page = inside.window();
    for (QWidget *outer = inside.parentWidget(); outer != nullptr; outer = outer->parentWidget()) {
        if (qobject_cast<QStackedWidget *>(outer->parentWidget()) != nullptr) {
            page = outer;
        }
    }
    return page;
}

} // namespace

EditorStage::EditorStage(QWidget &content, const QWidget &inside)
    : QWidget(pageOf(inside))
{
    setObjectName(QStringLiteral("editorStage"));
    setAttribute(Qt::WA_StyledBackground);
    setLook(this, Look::Surface);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::l, Space::m, Space::l, Space::m);
    layout->addWidget(&content);
    parentWidget()->installEventFilter(this);
    setGeometry(parentWidget()->rect());
    raise();
    show();
    content.show();
    // What lies below is not to be typed into: a room that is shown again takes the focus there.
    connect(qApp, &QApplication::focusChanged, this,
            [this, content = QPointer(&content)](QWidget *, QWidget *now) {
                const bool isBelow = now != nullptr && isVisible() && now != this &&
                                     parentWidget()->isAncestorOf(now) && !isAncestorOf(now);
                if (isBelow && content != nullptr) {
                    content->setFocus(Qt::OtherFocusReason);
                }
            });
}

bool EditorStage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize) {
        setGeometry(parentWidget()->rect());
    }
    return QWidget::eventFilter(watched, event);
}

void EditorStage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT leaveRequested();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace artemisia::app
