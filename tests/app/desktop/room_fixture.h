// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/session/session.h"
#include "app/desktop/shell/screen.h"
#include "app/desktop/theme/theme.h"
#include "tests/support/temporary_notebook.h"

#include <QAction>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QTest>
#include <QUndoStack>
#include <QVBoxLayout>

namespace artemisia::app
{

/// One room in a window of its own, on a notebook of its own; Ctrl+Z and Ctrl+Shift+Z do what they
/// do in the program's window.
template <class Room>
class RoomFixture
{
public:
    RoomFixture() { Theme::instance().apply(ThemeChoice::Light); }
    ~RoomFixture() { close(); }

    testing::TemporaryNotebook notebook;
    std::shared_ptr<Session> session;
    std::unique_ptr<QWidget> window;
    Room *room = nullptr;

    /// Fills the notebook before the room opens it.
    [[nodiscard]] store::Store &store() { return notebook.store(); }

    /// With \a asReader while this fixture's own store still has the notebook: read only.
    bool open(bool asReader = false)
    {
        if (!asReader) {
            notebook.close();
        }
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
        window->resize(1280, 800);
        auto *layout = new QVBoxLayout(window.get());
        layout->setContentsMargins(0, 0, 0, 0);
        room = new Room(session, window.get());
        layout->addWidget(room);
        addKey(QKeySequence::Undo, &QUndoStack::undo);
        addKey(QKeySequence::Redo, &QUndoStack::redo);
        window->show();
        window->activateWindow();
        return QTest::qWaitForWindowActive(window.get());
    }
    void close()
    {
        if (room) {
            room->flush();
        }
        room = nullptr;
        window.reset();
        session.reset();
    }
    template <class Widget = QWidget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return room->template findChild<Widget *>(QLatin1String(name));
    }
    /// What stands on the disk now, as another program sees it.
    [[nodiscard]] std::unique_ptr<store::Store> disk() const
    {
        auto opened = store::Store::open(notebook.folder(), store::OpenMode::ReadOnly);
        return opened ? std::move(*opened) : nullptr;
    }
    /// What an id of the disk stands for; an empty record if there is none.
    template <class Id, class Repository>
    [[nodiscard]] static auto recordOf(Repository &repository, const Id &id)
    {
        auto found = repository.find(id);
        using Record = typename std::decay_t<decltype(*found)>::value_type;
        return found ? found->value_or(Record()) : Record();
    }
    /// Shows a record and waits until \a field says its \a words.
    template <class Field>
    bool show(const RecordRef &record, const char *field, const QString &words) const
    {
        room->showRecord(record);
        return QTest::qWaitFor([&] { return find<Field>(field)->text() == words; });
    }
    /// "saved", "not saved" ...
    [[nodiscard]] QString state() const { return find<QLabel>("saveStateLabel")->text(); }
    void undo() const { QTest::keyClick(window.get(), Qt::Key_Z, Qt::ControlModifier); }
    void redo() const
    {
        QTest::keyClick(window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    }
    /// Types over what stands in the field.
    void type(const char *name, const QString &text) const
    {
        auto *widget = find(name);
        QVERIFY2(widget, name);
        widget->setFocus();
        QTest::keyClick(widget, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(widget, text);
    }

private:
    void addKey(QKeySequence::StandardKey key, void (QUndoStack::*step)())
    {
        auto *action = new QAction(window.get());
        action->setShortcuts(key);
        window->addAction(action);
        QObject::connect(action, &QAction::triggered, room, [this, step] {
            if (QUndoStack *stack = room->undoStack()) {
                (stack->*step)();
            }
        });
    }
};

/// Drags \a data over \a target and drops it there.
inline void dropOn(QWidget *target, const QMimeData &data)
{
    QVERIFY(target);
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(target, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(target, &drop);
}

} // namespace artemisia::app
