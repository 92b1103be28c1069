// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/experiments/experiments_screen.h"
#include "app/desktop/theme/theme.h"
#include "tests/support/temporary_notebook.h"

#include <QAction>
#include <QVBoxLayout>

namespace artemisia::app
{

/// A screen of experiments in a window, on a notebook of its own.
class ScreenFixture
{
public:
    ScreenFixture() { Theme::instance().apply(ThemeChoice::Light); }
    ~ScreenFixture() { close(); }

    testing::TemporaryNotebook notebook;
    std::shared_ptr<Session> session;
    std::unique_ptr<QWidget> window;
    ExperimentsScreen *screen = nullptr;

    /// Fills the notebook before it is opened by the screen.
    [[nodiscard]] store::Store &store() { return notebook.store(); }

    bool open(const QSize &size = {1280, 800})
    {
        notebook.close();
        return openSession(size);
    }
    bool openSession(const QSize &size = {1280, 800})
    {
        QObject receiver;
        bool isAnswered = false;
        Session::open(notebook.folder(), &receiver, [&](Result<std::shared_ptr<Session>> opened) {
            isAnswered = true;
            if (opened) {
                session = *opened;
            }
        });
        if (!QTest::qWaitFor([&] { return isAnswered; }, 20000) || !session) {
            return false;
        }
        window = std::make_unique<QWidget>();
        window->resize(size);
        auto *layout = new QVBoxLayout(window.get());
        layout->setContentsMargins(0, 0, 0, 0);
        screen = new ExperimentsScreen(session, window.get());
        layout->addWidget(screen);
        window->show();
        window->activateWindow();
        return QTest::qWaitForWindowActive(window.get());
    }
    void close()
    {
        if (screen) {
            screen->flush();
        }
        screen = nullptr;
        window.reset();
        session.reset();
    }
    template <class Widget = QWidget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return screen->findChild<Widget *>(QLatin1String(name));
    }
    void trigger(const char *name) const
    {
        auto *action = find<QAction>(name);
        QVERIFY2(action, name);
        QVERIFY2(action->isEnabled(), name);
        action->trigger();
    }
    void type(const char *name, const QString &text) const
    {
        auto *widget = find(name);
        QVERIFY2(widget, name);
        widget->setFocus();
        QTest::keyClicks(widget, text);
    }
    [[nodiscard]] bool isSaved() const
    {
        return screen->document() && screen->document()->isSettled();
    }
};

} // namespace artemisia::app
