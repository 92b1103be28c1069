// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QButtonGroup;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace artemisia::app
{

/// The rooms of the notebook, its name above and its publishing state in words below. Can be
/// collapsed to icons.
class Sidebar : public QWidget
{
    Q_OBJECT
public:
    explicit Sidebar(QWidget *parent = nullptr);
    void setNotebookName(const QString &name);
    /// The menu beside the name; the actions are not owned.
    void setNotebookActions(const QList<QAction *> &actions);
    /// Replaces the rooms. \a keys name the buttons for tests ("experimentsNavButton").
    struct Room {
        QString key;
        QString title;
        QString iconName;
    };
    void setRooms(const QList<Room> &rooms);
    void setCurrentRoom(int index);
    void setPublishingState(const QString &words);
    void setCollapsed(bool collapsed);
    [[nodiscard]] bool isCollapsed() const { return m_isCollapsed || m_isNarrow; }
    /// The window has no room for words: collapsed until it has, or somebody expands it all the
    /// same. Says nothing by collapsedChanged().
    void setNarrow(bool narrow);

Q_SIGNALS:
    void roomChosen(int index);
    void publishingStateClicked();
    void collapsedChanged(bool collapsed);
    void paletteRequested();
    void settingsRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void dress();

    QList<Room> m_rooms;
    QList<QToolButton *> m_buttons;
    QButtonGroup *m_group;
    QVBoxLayout *m_roomLayout;
    QLabel *m_name;
    QToolButton *m_notebooks; ///< other notebooks
    QToolButton *m_search;
    QToolButton *m_state;
    QToolButton *m_settings;
    QToolButton *m_collapse;
    QString m_notebookName;
    QString m_stateWords;
    bool m_isCollapsed = false;
    bool m_isNarrow = false;
    bool m_wasNarrow = false; ///< as last told
};

} // namespace artemisia::app
