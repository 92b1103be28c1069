// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/session/session.h"

#include <QAction>
#include <QIcon>
#include <QUndoStack>
#include <QWidget>

namespace artemisia::app
{

/// One room of the sidebar: Experiments, Compounds, Publish ... The window makes one of each per
/// session and keeps them.
class Screen : public QWidget
{
    Q_OBJECT
public:
    explicit Screen(std::shared_ptr<Session> session, QWidget *parent = nullptr)
        : QWidget(parent)
        , m_session(std::move(session))
    {
    }
    [[nodiscard]] virtual QString title() const = 0;    ///< translated, in the sidebar
    [[nodiscard]] virtual QString iconName() const = 0; ///< Breeze name
    /// Actions for the palette and for their keys; they live as long as the screen. Those that only
    /// make sense while the screen shows are enabled by it in showEvent/hideEvent.
    [[nodiscard]] virtual QList<QAction *> screenActions() const { return {}; }
    /// Shows one record of this screen's kind (from the palette, a link); false if it is none of
    /// its own.
    virtual bool showRecord(const RecordRef &record) = 0;
    /// Puts the focus where work begins.
    virtual void takeFocus() = 0;
    /// Splitter positions, selection, sorting: kept by the window between starts.
    [[nodiscard]] virtual QByteArray saveState() const { return {}; }
    virtual void restoreState(const QByteArray &state) { Q_UNUSED(state) }
    /// Writes what is still only in a field; called before closing and before publishing.
    virtual void flush() {}
    /// What Ctrl+Z and Ctrl+Shift+Z act on when no field with undo of its own has the focus: the
    /// history of the record shown. May change with the record (say so with undoStackChanged);
    /// null: none.
    [[nodiscard]] virtual QUndoStack *undoStack() const { return nullptr; }

Q_SIGNALS:
    /// Asks the window to show a record that belongs to another screen.
    void recordRequested(const artemisia::RecordRef &record);
    /// Something for the bar at the top of the page (an error) or a toast (done in the background).
    void errorRaised(const artemisia::Error &error);
    void toastRequested(const QString &text, QAction *undo);
    void undoStackChanged();
    /// Asks for the import of compounds from a table.
    void importRequested();
    /// Asks that every screen writes now what is only in its fields.
    void flushAllRequested();

protected:
    [[nodiscard]] Session &session() const { return *m_session; }
    [[nodiscard]] const std::shared_ptr<Session> &sharedSession() const { return m_session; }

private:
    std::shared_ptr<Session> m_session;
};

} // namespace artemisia::app
