// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/shell/main_window.h"

#include "app/desktop/session/settings.h"
#include "app/desktop/shell/screen_factory.h"
#include "app/desktop/shell/sidebar.h"
#include "app/desktop/theme/roles.h"

#include <QHBoxLayout>
#include <QShortcut>
#include <QStackedWidget>

namespace artemisia::app
{

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent)
    , m_sidebar(new Sidebar(this))
    , m_pages(new QStackedWidget(this))
{
    setWindowTitle(QStringLiteral("Artemisia"));
    setObjectName(QStringLiteral("mainWindow"));
    auto *middle = new QWidget(this);
    auto *layout = new QHBoxLayout(middle);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_sidebar);
    layout->addWidget(m_pages, 1);
    setCentralWidget(middle);
    resize(1280, 800);
    connect(m_sidebar, &Sidebar::roomChosen, this, &MainWindow::showRoom);
    for (int i = 0; i < 9; ++i) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + i)), this);
        connect(shortcut, &QShortcut::activated, this, [this, i] { showRoom(i); });
    }
}

MainWindow::~MainWindow() = default;

void MainWindow::openNotebook(const QString &folder)
{
    Session::open(folder, this, [this](Result<std::shared_ptr<Session>> session) {
        if (!session) {
            showError(session.error());
            return;
        }
        setSession(std::move(*session));
    });
}

void MainWindow::setSession(std::shared_ptr<Session> session)
{
    qDeleteAll(m_screens);
    m_screens.clear();
    m_session = std::move(session);
    QList<Sidebar::Room> rooms;
    for (const ScreenFactory &factory : screenFactories()) {
        Screen *screen = factory.make(m_session);
        connect(screen, &Screen::recordRequested, this, &MainWindow::showRecord);
        connect(screen, &Screen::errorRaised, this, &MainWindow::showError);
        m_pages->addWidget(screen);
        m_screens.append(screen);
        rooms.append({factory.key, screen->title(), screen->iconName()});
    }
    m_sidebar->setNotebookName(m_session->notebook().title);
    m_sidebar->setRooms(rooms);
    showRoom(0);
    Q_EMIT notebookOpened();
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

void MainWindow::showRoom(int index)
{
    if (index < 0 || index >= m_screens.size()) {
        return;
    }
    m_pages->setCurrentWidget(m_screens.at(index));
    m_sidebar->setCurrentRoom(index);
    m_screens.at(index)->takeFocus();
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

void MainWindow::showError(const Error &error)
{
    qWarning("%s", qUtf8Printable(error.message));
}

} // namespace artemisia::app
