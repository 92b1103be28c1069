// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/shell/main_window.h"

#include "app/desktop/imports/import_page.h"
#include "app/desktop/session/settings.h"
#include "app/desktop/shell/command_palette.h"
#include "app/desktop/shell/keys_overview.h"
#include "app/desktop/shell/progress_strip.h"
#include "app/desktop/shell/screen_factory.h"
#include "app/desktop/shell/settings_page.h"
#include "app/desktop/shell/sidebar.h"
#include "app/desktop/shell/window_actions.h"
#include "app/desktop/start/start_page.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/message_bar.h"
#include "app/desktop/widgets/toast.h"
#include "app/desktop/widgets/words.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QShortcut>
#include <QStackedWidget>

#include <utility>

namespace artemisia::app
{

namespace
{

constexpr int kSettleRounds = 20;
constexpr int kRoomForWords = 1000; // pixels at 100 %: sidebar, list and page
constexpr int kMinuteMs = 60 * 1000;

QString screenStateKey(const QString &room)
{
    return QStringLiteral("window/state/%1").arg(room);
}

} // namespace

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent)
    , m_actions(new WindowActions(this))
    , m_sidebar(new Sidebar(this))
    , m_messages(new MessageBar(this))
    , m_pages(new QStackedWidget(this))
    , m_progress(new ProgressStrip(this))
    , m_palette(nullptr)
    , m_keys(nullptr)
    , m_toast(nullptr)
{
    setWindowTitle(QStringLiteral("Artemisia"));
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    setMinimumSize(720, 480);
    resize(1280, 800);
    auto *middle = new QWidget(this);
    auto *across = new QHBoxLayout(middle);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(0);
    across->addWidget(m_sidebar);
    auto *pageArea = new QWidget(middle);
    setLook(pageArea, Look::Surface);
    auto *down = new QVBoxLayout(pageArea);
    down->setContentsMargins(0, 0, 0, 0);
    down->setSpacing(0);
    down->addWidget(m_messages);
    down->addWidget(m_pages, 1);
    down->addWidget(m_progress);
    across->addWidget(pageArea, 1);
    setCentralWidget(middle);
    m_toast = new Toast(pageArea);
    m_palette = new CommandPalette(middle);
    m_keys = new KeysOverview(middle);
    buildPages();
    connectActions();
    restoreKeptState();
    m_minute.setInterval(kMinuteMs);
    connect(&m_minute, &QTimer::timeout, this, &MainWindow::updatePublishingState);
    m_minute.start();
    showStart();
    tellCrashReports();
}

MainWindow::~MainWindow()
{
    dropSession();
}

void MainWindow::buildPages()
{
    m_start = new StartPage(this);
    m_pages->addWidget(m_start);
    connect(m_start, &StartPage::notebookReady, this, &MainWindow::openNotebook);
    connect(m_start, &StartPage::errorRaised, m_messages, &MessageBar::showError);
    connect(m_start, &StartPage::jobStarted, m_progress, &ProgressStrip::watch);
    connect(m_start, &StartPage::openRequested, this, &MainWindow::chooseNotebook);
    m_settings = new SettingsPage(this);
    m_pages->addWidget(m_settings);
    connect(m_settings, &SettingsPage::lookChosen, this, &MainWindow::chooseLook);
    connect(m_sidebar, &Sidebar::roomChosen, this, [this](int index) { showRoom(index); });
    connect(m_sidebar, &Sidebar::paletteRequested, this, &MainWindow::openPalette);
    connect(m_sidebar, &Sidebar::settingsRequested, this, &MainWindow::showSettings);
    connect(m_sidebar, &Sidebar::publishingStateClicked, this,
            [this] { showRoom(QStringLiteral("publish")); });
    m_sidebar->setNotebookActions({m_actions->openNotebook, m_actions->createNotebook,
                                   m_actions->cloneNotebook, m_actions->backup,
                                   m_actions->closeNotebook});
    connect(m_sidebar, &Sidebar::collapsedChanged, this,
            [](bool collapsed) { Settings::set(Setting::SidebarCollapsed, collapsed); });
    connect(m_palette, &CommandPalette::recordChosen, this, &MainWindow::showRecord);
    for (int i = 0; i < 9; ++i) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + i)), this);
        connect(shortcut, &QShortcut::activated, this, [this, i] { showRoom(i); });
    }
}

void MainWindow::openNotebook(const QString &folder)
{
    if (m_session) {
        closeNotebook([this, folder] { openNotebook(folder); });
        return;
    }
    m_start->setBusy(tr("Opening %1 \u2026").arg(folder));
    Session::open(folder, this, [this, folder](Result<std::shared_ptr<Session>> session) {
        m_start->setBusy({});
        if (!session) {
            m_messages->showErrorAs(session.error(), QStringLiteral("open"));
            m_start->refresh();
            return;
        }
        Settings::rememberNotebook(folder);
        setSession(std::move(*session));
    });
}

void MainWindow::setSession(std::shared_ptr<Session> session)
{
    m_session = std::move(session);
    m_messages->dismiss(QStringLiteral("open"));
    connect(m_session.get(), &Session::writeFailed, m_messages, &MessageBar::showError);
    connect(m_session.get(), &Session::jobStarted, m_progress, &ProgressStrip::watch);
    connect(m_session.get(), &Session::pendingCountChanged, this,
            &MainWindow::updatePublishingState);
    connect(m_session.get(), &Session::notebookChanged, this, [this] {
        m_sidebar->setNotebookName(m_session->notebook().title);
        setWindowTitle(tr("%1 \u2013 Artemisia").arg(m_session->notebook().title));
    });
    m_actions->setNotebookOpen(true, m_session->isReadOnly());
    addScreens();
    m_settings->setSession(m_session);
    m_palette->model().setSession(m_session);
    setWindowTitle(tr("%1 \u2013 Artemisia").arg(m_session->notebook().title));
    m_sidebar->setNotebookName(m_session->notebook().title);
    m_sidebar->show();
    updatePublishingState();
    const QString last = Settings::get(Setting::LastRoom);
    showRoom(0);
    if (screen(last) != nullptr) {
        showRoom(last);
    }
    tellOpenReport();
    Q_EMIT notebookOpened();
}

void MainWindow::addScreens()
{
    QList<Sidebar::Room> rooms;
    for (const ScreenFactory &factory : screenFactories()) {
        Screen *screen = factory.make(m_session);
        screen->setObjectName(factory.key + QStringLiteral("Screen"));
        connect(screen, &Screen::recordRequested, this, &MainWindow::showRecord);
        connect(screen, &Screen::errorRaised, m_messages, &MessageBar::showError);
        connect(screen, &Screen::toastRequested, m_toast, &Toast::announce);
        connect(screen, &Screen::importRequested, this, [this] { showImport(); });
        connect(screen, &Screen::flushAllRequested, this, &MainWindow::flushAll);
        connect(screen, &Screen::undoStackChanged, this, &MainWindow::updateUndo);
        m_pages->addWidget(screen);
        m_screens.append(screen);
        rooms.append({factory.key, screen->title(), screen->iconName()});
        for (QAction *action : screen->screenActions()) {
            // Keys work wherever the focus is; the screen disables what only makes sense while it
            // shows.
            addAction(action);
        }
        const QByteArray state =
            Settings::value(screenStateKey(factory.key), QByteArray()).toByteArray();
        if (!state.isEmpty()) {
            screen->restoreState(state);
        }
    }
    m_sidebar->setRooms(rooms);
    // Where the experiments screen has Ctrl+N itself, ours would only make the key ambiguous.
    bool taken = false;
    for (const Screen *screen : std::as_const(m_screens)) {
        for (const QAction *action : screen->screenActions()) {
            taken = taken || action->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_N);
        }
    }
    m_actions->newExperiment->setVisible(!taken);
    m_actions->newExperiment->setShortcut(taken ? QKeySequence()
                                                : QKeySequence(Qt::CTRL | Qt::Key_N));
}

void MainWindow::flushAll()
{
    for (Screen *screen : std::as_const(m_screens)) {
        screen->flush();
    }
    m_settings->flush();
}

void MainWindow::closeNotebook(std::function<void()> then)
{
    if (!m_session) {
        if (then) {
            then();
        }
        return;
    }
    m_session->cancelLongWork();
    settle(kSettleRounds, [this, then = std::move(then)] {
        dropSession();
        showStart();
        if (then) {
            then();
        }
    });
}

void MainWindow::settle(int rounds, std::function<void()> then)
{
    flushAll();
    m_session->whenSettled(this, [this, rounds, then = std::move(then)](bool allSaved) {
        if (!m_session) {
            return;
        }
        // A save on its way may have had a newer change waiting behind it.
        flushAll();
        if (m_session->writer().jobs().size() > 1 && rounds > 0) {
            settle(rounds - 1, then);
            return;
        }
        m_isClosing = false;
        if (allSaved) {
            // Later: the writer whose answer this is goes with the session.
            QTimer::singleShot(0, this, then);
            return;
        }
        auto *leave = new QAction(tr("Close without saving it"), this);
        leave->setObjectName(QStringLiteral("closeAnyway"));
        connect(leave, &QAction::triggered, this, [this, then] {
            if (m_session) {
                then();
            }
        });
        m_messages->show(MessageBar::Kind::Error,
                         tr("Something you typed could not be saved, so the notebook stays open "
                            "and your text stays where it is. "
                            "Make room on the disk or check the folder, then close again."),
                         QStringLiteral("closing"), {leave});
    });
}

void MainWindow::dropSession()
{
    if (!m_session) {
        return;
    }
    keepState();
    m_messages->clear();
    m_palette->model().setSession(nullptr);
    m_settings->setSession(nullptr);
    delete m_import;
    // Taken out first: a page that goes brings the next one up, and that one would ask all to
    // flush.
    const QList<Screen *> leaving = std::exchange(m_screens, {});
    qDeleteAll(leaving);
    m_sidebar->setRooms({});
    m_actions->setNotebookOpen(false, false);
    m_session.reset(); // waits for what is still being written
    setWindowTitle(QStringLiteral("Artemisia"));
    Q_EMIT notebookClosed();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    keepState();
    if (!m_session || m_mayClose) {
        event->accept();
        return;
    }
    event->ignore();
    if (m_isClosing) {
        return;
    }
    m_isClosing = true;
    closeNotebook([this] {
        m_mayClose = true;
        close();
    });
}

Screen *MainWindow::screen(const QString &key) const
{
    for (qsizetype i = 0; i < m_screens.size(); ++i) {
        if (screenFactories().at(i).key == key) {
            return m_screens.at(i);
        }
    }
    return nullptr;
}

Screen *MainWindow::currentScreen() const
{
    return qobject_cast<Screen *>(m_pages->currentWidget());
}

void MainWindow::showPage(QWidget *page)
{
    m_pages->setCurrentWidget(page);
    m_sidebar->setCurrentRoom(int(m_screens.indexOf(qobject_cast<Screen *>(page))));
    updateUndo();
}

void MainWindow::showRoom(int index)
{
    if (index < 0 || index >= m_screens.size()) {
        return;
    }
    showPage(m_screens.at(index));
    Settings::set(Setting::LastRoom, screenFactories().at(index).key);
    m_screens.at(index)->takeFocus();
}

void MainWindow::showRoom(const QString &key)
{
    showRoom(int(m_screens.indexOf(screen(key))));
}

void MainWindow::showRecord(const RecordRef &record)
{
    for (qsizetype i = 0; i < m_screens.size(); ++i) {
        if (m_screens.at(i)->showRecord(record)) {
            showRoom(int(i));
            return;
        }
    }
}

void MainWindow::showSettings()
{
    showPage(m_settings);
    m_settings->takeFocus();
}

void MainWindow::showStart()
{
    m_sidebar->setVisible(m_session != nullptr);
    m_start->refresh();
    showPage(m_start);
    m_start->takeFocus();
}

void MainWindow::showImport(const QString &file)
{
    if (!m_session || m_session->isReadOnly()) {
        return;
    }
    if (!m_import) {
        m_import = new ImportPage(m_session, m_pages);
        m_pages->addWidget(m_import);
        connect(m_import, &ImportPage::errorRaised, m_messages, &MessageBar::showError);
        connect(m_import, &ImportPage::toastRequested, this,
                [this](const QString &text) { m_toast->announce(text); });
        connect(m_import, &ImportPage::closed, this, [this] {
            showRoom(screen(QStringLiteral("compounds")) != nullptr ? QStringLiteral("compounds")
                                                                    : QStringLiteral("batches"));
            m_import->deleteLater();
        });
    }
    showPage(m_import);
    if (!file.isEmpty()) {
        m_import->openFile(file);
    }
    m_import->takeFocus();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    fitSidebar();
}

// Beside a list and a page at their least widths.
void MainWindow::fitSidebar()
{
    m_sidebar->setNarrow(width() < Theme::instance().scaled(kRoomForWords));
}

void MainWindow::keepState()
{
    Settings::set(Setting::WindowGeometry, saveGeometry());
    for (qsizetype i = 0; i < m_screens.size(); ++i) {
        const QByteArray state = m_screens.at(i)->saveState();
        if (!state.isEmpty()) {
            Settings::setValue(screenStateKey(screenFactories().at(i).key), state);
        }
    }
}

void MainWindow::restoreKeptState()
{
    const QByteArray geometry = Settings::get(Setting::WindowGeometry);
    if (!geometry.isEmpty()) {
        restoreGeometry(geometry);
    }
    m_sidebar->setCollapsed(Settings::get(Setting::SidebarCollapsed));
    m_sidebar->setNarrow(false);
    fitSidebar();
    connect(&Theme::instance(), &Theme::changed, this, &MainWindow::fitSidebar);
}

} // namespace artemisia::app
