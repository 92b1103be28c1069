// SPDX-License-Identifier: GPL-3.0-or-later
// The menu and the keys of the templates.
#include "app/desktop/sketcher/template_model.h"
#include "app/desktop/sketcher/template_panel.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>

namespace artemisia::app
{

void TemplatePanel::showMenu(const QPoint &at)
{
    const QModelIndex index = m_list->indexAt(at);
    if (!index.isValid()) {
        return;
    }
    m_list->setCurrentIndex(index);
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("templateMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Put on the sheet"), this,
                    [this, at = QPersistentModelIndex(index)] { choose(at); });
    if (!currentFile().isEmpty()) {
        QAction *rename = menu->addAction(tr("Rename"), this, &TemplatePanel::askToRename);
        rename->setShortcut(Qt::Key_F2);
        rename->setObjectName(QStringLiteral("renameTemplateAction"));
        QAction *gone = menu->addAction(tr("Remove"), this, &TemplatePanel::remove);
        gone->setShortcut(QKeySequence::Delete);
        gone->setObjectName(QStringLiteral("removeTemplateAction"));
        menu->addSeparator();
        menu->addAction(m_showFolder);
    }
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

// Enter, Esc, F2 and Del are the panel's, not the page's around the editor.
bool TemplatePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize) {
            fitRows();
        }
        return QFrame::eventFilter(watched, event);
    }
    const bool isPressed = event->type() == QEvent::KeyPress;
    if (!isPressed && event->type() != QEvent::ShortcutOverride) {
        return QFrame::eventFilter(watched, event);
    }
    if (!handleKey(watched, static_cast<QKeyEvent *>(event)->key(), isPressed)) {
        return QFrame::eventFilter(watched, event);
    }
    event->accept();
    return true;
}

bool TemplatePanel::handleKey(QObject *watched, int key, bool isPressed)
{
    const bool isList = watched == m_list;
    std::function<void()> act;
    if (key == Qt::Key_Escape) {
        act = [this] { Q_EMIT closed(); };
    } else if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        act = [this] {
            const QModelIndex current = m_list->currentIndex();
            choose(current.isValid() ? current : m_model->index(0, 0));
        };
    } else if (isList && key == Qt::Key_F2) {
        act = [this] { askToRename(); };
    } else if (isList && key == Qt::Key_Delete) {
        act = [this] { remove(); };
    } else if (!isList && key == Qt::Key_Down) {
        act = [this] {
            m_list->setFocus(Qt::OtherFocusReason);
            if (!m_list->currentIndex().isValid()) {
                m_list->setCurrentIndex(m_model->index(0, 0));
            }
        };
    }
    if (act && isPressed) {
        act();
    }
    return bool(act);
}

} // namespace artemisia::app
