// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/session/session.h"
#include "core/record/compound.h"

#include <QTimer>
#include <QUndoStack>

#include <functional>

namespace artemisia::app
{

/// One compound being looked at and edited: its value, its undo stack, and its way to the disk.
/// Every change is an undoable step and is saved by itself half a second after the last one; what
/// could not be saved stays here and is tried again with the next change. Knows no widget. GUI
/// thread.
class CompoundDocument : public QObject
{
    Q_OBJECT
public:
    enum class SaveState { Saved, Pending, Saving, Failed };

    explicit CompoundDocument(std::shared_ptr<Session> session, QObject *parent = nullptr);
    ~CompoundDocument() override; ///< hands what is not yet saved to the writer

    /// Writes what is pending, then loads another; a null id shows nothing.
    void open(const CompoundId &id);
    [[nodiscard]] bool isEmpty() const { return m_value.head.id.isNull(); }
    [[nodiscard]] const Compound &value() const { return m_value; }
    [[nodiscard]] QUndoStack &undoStack() { return m_undo; }
    [[nodiscard]] SaveState saveState() const { return m_saveState; }
    [[nodiscard]] const Error &saveError() const { return m_saveError; }

    /// Makes one undoable change. \a name: what undo would take back, translated. Consecutive
    /// changes with the same non-empty \a field within a second (typing) become one step.
    void edit(const QString &name, const QString &field,
              const std::function<void(Compound &)> &change);
    /// Writes now what is pending.
    void flush();

Q_SIGNALS:
    void opened();  ///< another compound, or the same read anew
    void changed(); ///< by an edit, an undo, a redo, or from elsewhere
    void saveStateChanged();
    void failed(const artemisia::Error &error); ///< could not be read

private:
    friend class CompoundEditCommand;
    void setValue(const Compound &value);
    void save();
    void onSaved(const Compound &sent, const Result<Compound> &saved);
    void onRecordChanged(RecordKind kind, const QUuid &id);
    void load(const CompoundId &id, bool keepUndo);
    void setSaveState(SaveState state);

    std::shared_ptr<Session> m_session;
    Compound m_value;
    QUndoStack m_undo;
    QTimer m_saveTimer;
    SaveState m_saveState = SaveState::Saved;
    Error m_saveError;
    bool m_isDirty = false;
    bool m_isAnnouncing = false; ///< the change that comes back is our own
    CompoundId m_loading;
};

} // namespace artemisia::app
