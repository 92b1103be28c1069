// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/experiments/experiments_screen.h"
#include "app/desktop/theme/theme.h"
#include "app/desktop/widgets/growing_text_edit.h"
#include "app/desktop/widgets/message_bar.h"
#include "tests/support/temporary_notebook.h"

#include <QAction>
#include <QDropEvent>
#include <QMimeData>
#include <QVBoxLayout>

namespace artemisia::app
{

/// Drags \a data over \a target and drops it there, as a person with a mouse does.
inline void drop(QWidget *target, const QMimeData &data)
{
    QVERIFY(target);
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(target, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(target, &drop);
}

inline void dropFiles(QWidget *target, const QStringList &paths)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &path : paths) {
        urls.append(QUrl::fromLocalFile(path));
    }
    data.setUrls(urls);
    drop(target, data);
}

/// An experiment with nothing but a code, a title and a date.
inline Experiment simpleExperiment(const QString &code, const QString &title)
{
    Experiment experiment;
    experiment.head.id = ExperimentId::create();
    experiment.code = code;
    experiment.title = title;
    experiment.date = QStringLiteral("2026-02-03");
    return experiment;
}

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
        return openFolder(notebook.folder(), size);
    }
    bool openFolder(const QString &folder, const QSize &size = {1280, 800})
    {
        QObject receiver;
        bool isAnswered = false;
        Session::open(folder, &receiver, [&](Result<std::shared_ptr<Session>> opened) {
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
        // The program's window has these keys as well.
        for (const auto &[key, isUndo] :
             {std::pair(QKeySequence::Undo, true), std::pair(QKeySequence::Redo, false)}) {
            auto *action = new QAction(window.get());
            action->setShortcuts(key);
            window->addAction(action);
            QObject::connect(action, &QAction::triggered, screen, [this, undo = isUndo] {
                if (QUndoStack *stack = screen->undoStack()) {
                    undo ? stack->undo() : stack->redo();
                }
            });
        }
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
    /// Ctrl+N, and the page of the new experiment is there.
    void begin() const
    {
        QTest::keyClick(screen, Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(screen->document());
        QTRY_VERIFY(find("experimentTitleEdit")->hasFocus());
    }
    [[nodiscard]] const Experiment &value() const { return screen->document()->value(); }
    [[nodiscard]] QString text(const char *name) const
    {
        return find<GrowingTextEdit>(name)->text();
    }
    /// What the bar of the page says, newest first.
    [[nodiscard]] QStringList told() const
    {
        return find("experimentPage")->findChild<MessageBar *>()->texts();
    }
    [[nodiscard]] bool isSaved() const
    {
        return screen->document() && screen->document()->isSettled();
    }
};

} // namespace artemisia::app
