// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/experiments/experiment_fields.h"
#include "core/base/result.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <QUndoStack>

#include <functional>
#include <memory>

namespace artemisia::app
{

/// Where a document writes itself to. Answers on the GUI thread, by queued call, only while \a
/// receiver lives.
class ExperimentSink
{
public:
    using Saved = std::function<void(Result<Experiment>)>;
    using Done = std::function<void(Result<>)>;
    virtual ~ExperimentSink() = default;
    /// Makes a revision of \a value. If somebody else changed the record since \a base, both are
    /// merged, and the answer is what was saved.
    virtual void save(const Experiment &base, const Experiment &value, const QString &what,
                      QObject *receiver, Saved saved) = 0;
    /// Keeps \a value on disk without a revision, until the next save.
    virtual void saveDraft(const Experiment &value, QObject *receiver, Done done) = 0;
    virtual void discardDraft(const ExperimentId &id, QObject *receiver, Done done) = 0;
};

/// How long typing waits, in milliseconds.
struct AutosaveTimes {
    int draft =
        400; ///< after the first edit, and again while editing goes on: on disk within a second
    int idle = 1000;        ///< after the last edit: a revision
    int longest = 30000;    ///< of editing without a pause: a revision all the same
    int retry = 3000;       ///< after a failed write; doubles up to a minute
    int mergeWithin = 2000; ///< edits of one kind closer together are one step of undo
};

/// What one edit is called, and which edits it goes together with in one step of undo.
struct EditStep {
    QString text;     ///< translated: "typing in the procedure"
    QString mergeKey; ///< edits in a row with the same key are one step; empty: a step of its own
    bool isBelated = false; ///< belongs to the edit before it with the same key, however long ago
};

/// One experiment while it is open: its value, the way back (undo), and the writing of it. Knows no
/// widget. GUI thread.
class ExperimentDocument : public QObject
{
    Q_OBJECT
public:
    enum class SaveState { Saved, Unsaved, Saving, Failed };

    /// \a saved: as it stands in the store. Without a \a sink nothing can be edited.
    ExperimentDocument(Experiment saved, std::shared_ptr<ExperimentSink> sink,
                       QObject *parent = nullptr, const AutosaveTimes &times = {});
    ~ExperimentDocument() override;

    [[nodiscard]] const Experiment &value() const { return m_value; }
    [[nodiscard]] const Experiment &base() const { return m_base; } ///< as last saved
    [[nodiscard]] ExperimentId id() const { return m_value.head.id; }
    [[nodiscard]] bool isReadOnly() const { return !m_sink; }
    [[nodiscard]] QUndoStack &undoStack() { return m_undo; }
    [[nodiscard]] SaveState saveState() const;
    [[nodiscard]] const Error &failure() const { return m_failure; } ///< while Failed
    /// True when nothing is unsaved or under way, so that the document may go.
    [[nodiscard]] bool isSettled() const;
    /// Counts saves that were begun or answered: an answer read from the store before the count
    /// changed may be old.
    [[nodiscard]] int saveCount() const { return m_saveCount; }

    /// Changes one field through \a change; no step if nothing differs. Ignored while read-only.
    void edit(ExperimentField field, const std::function<void(Experiment &)> &change,
              const EditStep &step);
    /// The same for several fields that change together: one step. Others that \a change touches
    /// are left as they are.
    void editFields(const QList<ExperimentField> &fields,
                    const std::function<void(Experiment &)> &change, const EditStep &step);
    void setText(ExperimentField field,
                 const QString &text); ///< of a field that holds text; merges while typing
    /// The next edit begins a new step of undo (the cursor moved, the focus left, a new line).
    void endStep();
    void beginMacro(const QString &text);
    void endMacro();
    /// Takes over every field of \a other as one step (restoring, recovering). \a what becomes the
    /// revision's words.
    void replaceWith(const Experiment &other, const QString &text, const QString &what);

    /// The raw text of an entry that could not be understood ("scheme", "date"): kept with the
    /// record, flagged, never lost.
    [[nodiscard]] QString unreadText(const QString &entry) const;
    void setUnreadText(const QString &entry, const QString &text); ///< empty: understood again
    /// For editFields() with ExperimentField::Remarks.
    static void putUnreadText(Experiment &experiment, const QString &entry, const QString &text);

    /// Somebody else saved \a newer: what is unsaved here stays, the rest follows.
    void adopt(const Experiment &newer);
    /// Saves now what is not saved, with a revision.
    void flush();
    /// Work elsewhere (a file being copied in) will still edit this document.
    void addPendingWork() { ++m_pendingWork; }
    void removePendingWork() { --m_pendingWork; }
    /// The record is gone: nothing is written any more.
    void abandon();

Q_SIGNALS:
    void fieldChanged(artemisia::app::ExperimentField field);
    void saveStateChanged();
    /// A revision was written.
    void saved();
    /// Both sides changed these; what was typed here stands, the other is in the history.
    void conflicted(const QList<artemisia::app::ExperimentField> &fields);

private:
    friend class EditCommand;
    void apply(ExperimentField field, const FieldValue &value); ///< from a command
    void contentChanged();
    void writeDraft();
    void writeRevision();
    void onSaved(int version, const Experiment &sent, const Result<Experiment> &answer);
    void onDraftAnswer(int version, const Result<> &answer);
    void onFailure(const Error &error);
    void rebase(const Experiment &sent, const Experiment &stored);

    Experiment m_value;
    Experiment m_base;
    std::shared_ptr<ExperimentSink> m_sink;
    AutosaveTimes m_times;
    QUndoStack m_undo;
    QElapsedTimer m_sinceEdit;
    bool m_mergeAllowed = false;
    bool m_editing = false; ///< inside edit(): the stack moves because of it
    QString m_what;

    QTimer m_draftTimer;
    QTimer m_idleTimer;
    QTimer m_longestTimer;
    QTimer m_retryTimer;
    int m_retryDelay = 0;
    int m_version = 0;      ///< of the value
    int m_savedVersion = 0; ///< that is in the record
    int m_draftVersion = 0; ///< that is on disk
    bool m_hasDraft = false;
    bool m_saving = false;
    bool m_drafting = false;
    bool m_saveAgain = false;
    bool m_failed = false;
    Error m_failure;
    int m_saveCount = 0;
    int m_pendingWork = 0;
};

} // namespace artemisia::app
