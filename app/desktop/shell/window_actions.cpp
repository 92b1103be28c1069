// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/shell/window_actions.h"

#include <QMainWindow>

namespace artemisia::app
{

WindowActions::WindowActions(QMainWindow *window)
    : QObject(window)
    , m_window(window)
{
    const auto ctrl = [](Qt::Key key) { return QKeySequence(Qt::CTRL | key); };
    const auto ctrlShift = [](Qt::Key key) { return QKeySequence(Qt::CTRL | Qt::SHIFT | key); };
    palette = make(QStringLiteral("palette"), tr("Find anything"), ctrl(Qt::Key_K),
                   QStringLiteral("edit-find"));
    keys = make(QStringLiteral("keys"), tr("Show all keys"), QKeySequence(Qt::Key_F1),
                QStringLiteral("artemisia-keyboard"));
    // The second key is only heard where nothing takes letters.
    keys->setShortcuts({QKeySequence(Qt::Key_F1), QKeySequence(Qt::Key_Question)});
    settings = make(QStringLiteral("settings"), tr("Settings"), ctrl(Qt::Key_Comma),
                    QStringLiteral("settings-configure"));
    newExperiment = make(QStringLiteral("windowNewExperiment"), tr("New experiment"),
                         ctrl(Qt::Key_N), QStringLiteral("list-add"));
    importCompounds = make(QStringLiteral("importCompounds"), tr("Import compounds from a table"),
                           ctrlShift(Qt::Key_I), QStringLiteral("document-import"));
    publish = make(QStringLiteral("publish"), tr("Publish"), ctrlShift(Qt::Key_P),
                   QStringLiteral("cloud-upload"));
    openNotebook = make(QStringLiteral("openNotebook"), tr("Open a notebook"), ctrl(Qt::Key_O),
                        QStringLiteral("document-open"));
    createNotebook = make(QStringLiteral("createNotebook"), tr("Create a notebook"), {},
                          QStringLiteral("journal-new"));
    cloneNotebook = make(QStringLiteral("cloneNotebook"), tr("Clone a published notebook"), {},
                         QStringLiteral("globe"));
    closeNotebook = make(QStringLiteral("closeNotebook"), tr("Close the notebook"), {},
                         QStringLiteral("window-close"));
    backup = make(QStringLiteral("backup"), tr("Back up the notebook to a file"), {},
                  QStringLiteral("document-save"));
    undo = make(QStringLiteral("undo"), tr("Undo"), QKeySequence(QKeySequence::Undo),
                QStringLiteral("edit-undo"));
    redo =
        make(QStringLiteral("redo"), tr("Redo"), ctrlShift(Qt::Key_Z), QStringLiteral("edit-redo"));
    redo->setShortcuts({ctrlShift(Qt::Key_Z), ctrl(Qt::Key_Y)});
    toggleSidebar = make(QStringLiteral("toggleSidebar"), tr("Collapse or expand the sidebar"),
                         ctrl(Qt::Key_B), QStringLiteral("sidebar-collapse"));
    lightTheme = make(QStringLiteral("lightTheme"), tr("Light colours"), {},
                      QStringLiteral("artemisia-sun"));
    darkTheme =
        make(QStringLiteral("darkTheme"), tr("Dark colours"), {}, QStringLiteral("artemisia-moon"));
    systemTheme = make(QStringLiteral("systemTheme"), tr("Colours as the system's"), {},
                       QStringLiteral("computer"));
    largerText = make(QStringLiteral("largerText"), tr("Larger text"), ctrl(Qt::Key_Plus),
                      QStringLiteral("zoom-in"));
    largerText->setShortcuts({ctrl(Qt::Key_Plus), ctrl(Qt::Key_Equal)});
    smallerText = make(QStringLiteral("smallerText"), tr("Smaller text"), ctrl(Qt::Key_Minus),
                       QStringLiteral("zoom-out"));
    standardText = make(QStringLiteral("standardText"), tr("Text as the system's"), ctrl(Qt::Key_0),
                        QStringLiteral("zoom-original"));
    quit = make(QStringLiteral("quit"), tr("Quit"), ctrl(Qt::Key_Q),
                QStringLiteral("application-exit"));
    setNotebookOpen(false, false);
}

QAction *WindowActions::make(const QString &name, const QString &text, const QKeySequence &key,
                             const QString &iconName)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name + QStringLiteral("Action"));
    action->setShortcut(key);
    action->setProperty("iconName", iconName);
    m_window->addAction(action);
    return action;
}

QList<QAction *> WindowActions::general() const
{
    return {palette, keys, undo, redo, settings, quit};
}

QList<QAction *> WindowActions::notebook() const
{
    return {newExperiment,  importCompounds, publish,       openNotebook,
            createNotebook, cloneNotebook,   closeNotebook, backup};
}

QList<QAction *> WindowActions::look() const
{
    return {toggleSidebar, lightTheme,  darkTheme,   systemTheme,
            largerText,    smallerText, standardText};
}

void WindowActions::setNotebookOpen(bool open, bool readOnly)
{
    for (QAction *action : {closeNotebook, backup, toggleSidebar}) {
        action->setEnabled(open);
    }
    for (QAction *action : {newExperiment, importCompounds, publish}) {
        action->setEnabled(open && !readOnly);
    }
}

} // namespace artemisia::app
