// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/shell/screen.h"

#include <QMainWindow>
#include <QPointer>

class QStackedWidget;

namespace artemisia::app
{

class Sidebar;

/// The one window: sidebar, page, and around the page what is told to people. Shows the start page
/// while no notebook is open.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Opens a notebook in the background; the one that is open is closed first, with everything
    /// typed in it saved.
    void openNotebook(const QString &folder);
    [[nodiscard]] const std::shared_ptr<Session> &session() const { return m_session; }
    [[nodiscard]] Screen *screen(const QString &key) const;
    void showRoom(int index);
    void showRecord(const RecordRef &record);
    void showError(const Error &error);

Q_SIGNALS:
    void notebookOpened();

private:
    void setSession(std::shared_ptr<Session> session);

    std::shared_ptr<Session> m_session;
    QList<Screen *> m_screens;
    Sidebar *m_sidebar;
    QStackedWidget *m_pages;
};

} // namespace artemisia::app
