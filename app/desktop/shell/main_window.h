// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/shell/screen.h"
#include "app/desktop/theme/theme.h"

#include <QMainWindow>
#include <QPointer>
#include <QTimer>

class QStackedWidget;

namespace artemisia::app
{

class CommandPalette;
class ImportPage;
class KeysOverview;
class MessageBar;
class ProgressStrip;
class SettingsPage;
class Sidebar;
class StartPage;
class Toast;
class WindowActions;

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
    void openSample();
    /// Writes everything, then shows the start page. What could not be written is said, and the
    /// notebook stays open.
    void closeNotebook(std::function<void()> then = {});
    [[nodiscard]] const std::shared_ptr<Session> &session() const { return m_session; }

    [[nodiscard]] Screen *
    screen(const QString &key) const;            ///< null: no such room, or no notebook open
    [[nodiscard]] Screen *currentScreen() const; ///< null: start, settings or import
    void showRoom(int index);
    void showRoom(const QString &key);
    void showRecord(const RecordRef &record);
    void showSettings();
    void showImport(const QString &file = {});
    void showStart();

    [[nodiscard]] WindowActions &windowActions() const { return *m_actions; }
    [[nodiscard]] MessageBar &messages() const { return *m_messages; }
    [[nodiscard]] CommandPalette &commandPalette() const { return *m_palette; }
    /// Theme and text size, kept for the next start. \a textPercent 0: as the system's font.
    void chooseLook(ThemeChoice choice, int textPercent);
    /// The same from the settings, at the start.
    static void applyKeptLook();

Q_SIGNALS:
    void notebookOpened();
    void notebookClosed();

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildPages();
    void connectActions();
    void fitSidebar();
    void setSession(std::shared_ptr<Session> session);
    void addScreens();
    void dropSession();
    void settle(int rounds, std::function<void()> then);
    void flushAll();
    void showPage(QWidget *page);
    void tellOpenReport();
    void tellCrashReports();
    void updatePublishingState();
    void updateUndo();
    void undoOrRedo(bool undo);
    void startExperiment();
    void startBackup();
    void chooseNotebook();
    void openPalette();
    void openKeys();
    void keepState();
    void restoreKeptState();

    std::shared_ptr<Session> m_session;
    WindowActions *m_actions;
    QList<Screen *> m_screens;
    Sidebar *m_sidebar;
    MessageBar *m_messages;
    QStackedWidget *m_pages;
    ProgressStrip *m_progress;
    StartPage *m_start = nullptr;
    SettingsPage *m_settings = nullptr;
    QPointer<ImportPage> m_import;
    CommandPalette *m_palette;
    KeysOverview *m_keys;
    Toast *m_toast;
    QTimer m_minute; ///< "2 min ago" goes on
    bool m_isClosing = false;
    bool m_mayClose = false;
};

} // namespace artemisia::app
