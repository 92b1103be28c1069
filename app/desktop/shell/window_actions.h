// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QObject>

class QMainWindow;

namespace artemisia::app
{

/// The window's own actions: for keys, palette and overview alike. Each has an objectName
/// ("openNotebookAction") and, as the dynamic property "iconName", its icon. What they do is
/// connected by the window.
class WindowActions : public QObject
{
    Q_OBJECT
public:
    explicit WindowActions(QMainWindow *window);

    QAction *palette;
    QAction *keys;
    QAction *settings;
    QAction *newExperiment; ///< the experiments screen does the work
    QAction *importCompounds;
    QAction *publish;
    QAction *openNotebook;
    QAction *createNotebook;
    QAction *cloneNotebook;
    QAction *closeNotebook;
    QAction *backup;
    QAction *undo;
    QAction *redo;
    QAction *toggleSidebar;
    QAction *lightTheme;
    QAction *darkTheme;
    QAction *systemTheme;
    QAction *largerText;
    QAction *smallerText;
    QAction *standardText;
    QAction *quit;

    [[nodiscard]] QList<QAction *> general() const;
    [[nodiscard]] QList<QAction *> notebook() const;
    [[nodiscard]] QList<QAction *> look() const;
    [[nodiscard]] QList<QAction *> all() const { return general() + notebook() + look(); }
    /// Those that need an open notebook.
    void setNotebookOpen(bool open, bool readOnly);

private:
    QAction *make(const QString &name, const QString &text, const QKeySequence &key = {},
                  const QString &iconName = {});
    QMainWindow *m_window;
};

} // namespace artemisia::app
