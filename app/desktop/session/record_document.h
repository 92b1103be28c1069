// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/session/session.h"
#include "core/record/serialise.h"

#include <QHash>
#include <QPointer>
#include <QTimer>
#include <QUndoStack>

#include <utility>

namespace artemisia::app
{

/// The part of RecordDocument that does not depend on the kind of record.
class RecordDocumentBase : public QObject
{
    Q_OBJECT
public:
    enum class SaveState { Saved, Unsaved, Saving, Failed };
    explicit RecordDocumentBase(std::shared_ptr<Session> session, QObject *parent);
    ~RecordDocumentBase() override;

    [[nodiscard]] QUndoStack &undoStack() { return m_undo; }
    [[nodiscard]] SaveState saveState() const { return m_saveState; }
    [[nodiscard]] QString saveStateInWords() const; ///< "saved", "saving …", "not saved"
    [[nodiscard]] bool isReadOnly() const { return m_session->isReadOnly(); }
    /// Hands to the writer what is not there yet.
    void flush();

Q_SIGNALS:
    void opened();  ///< another record, or none
    void changed(); ///< by an edit, undo, redo, or from elsewhere
    void saveStateChanged();
    void readFailed(const artemisia::Error &error);

protected:
    virtual void save() = 0;
    virtual void reload() = 0;       ///< the record may have changed elsewhere
    virtual void saveStranded() = 0; ///< what could not be saved of records no longer shown
    void touch();                    ///< something is to be saved soon
    void trySoonAgain();             ///< after a failed write
    void setSaveState(SaveState state);

    std::shared_ptr<Session> m_session;
    QUndoStack m_undo;
    QTimer m_saveTimer;
    QTimer m_retryTimer;
    SaveState m_saveState = SaveState::Saved;
    bool m_mayMerge = false;  ///< the next edit may grow the step on top of the stack
    bool m_isEditing = false; ///< the stack moves because of an edit
};

/// Three values of one record as JSON: what one side changed of a field since \a base is kept;
/// where both changed the same field, \a ours.
[[nodiscard]] Json mergedRecord(const Json &base, const Json &ours, const Json &theirs);

/// What RecordDocument must know of a kind of record: find, save, and how it becomes JSON and back.
template <class Record>
struct RecordAccess;

/// One record being looked at and edited: its value, its undo stack and its way to the disk. Every
/// change is an undoable step and is on its way to the disk 300 ms later; what could not be saved
/// stays and is tried again, also after another record was opened. A change from elsewhere is
/// merged field by field. Knows no widget. GUI thread.
template <class Record>
class RecordDocument : public RecordDocumentBase
{
public:
    using Access = RecordAccess<Record>;
    using Id = decltype(Record().head.id);

    explicit RecordDocument(std::shared_ptr<Session> session, QObject *parent = nullptr)
        : RecordDocumentBase(std::move(session), parent)
    {
    }
    ~RecordDocument() override
    {
        sendLast();
        RecordDocument::saveStranded(); // a class derived from this one is gone already
    }

    [[nodiscard]] const Record &value() const { return m_value; }
    [[nodiscard]] bool isEmpty() const { return m_value.head.id.isNull(); }
    /// Which record was asked for last; it may still be on its way.
    [[nodiscard]] const Id &wanted() const { return m_wanted; }
    /// Writes what is pending of the record shown, then loads another; null: none.
    void open(const Id &id);
    /// One undoable change. Changes with the same \a mergeKey in a row (typing in one field) are
    /// one step; empty: a step of its own.
    void edit(const QString &name, const QString &mergeKey,
              const std::function<void(Record &)> &change);

protected:
    void save() override { sendIfUnsaved(); }
    void saveStranded() override;
    void reload() override;

private:
    class Command : public QUndoCommand
    {
    public:
        Command(RecordDocument *document, const QString &name, QString key, bool mayMerge,
                Record before, Record after)
            : QUndoCommand(name)
            , m_document(document)
            , m_key(std::move(key))
            , m_mayMerge(mayMerge)
            , m_before(std::move(before))
            , m_after(std::move(after))
        {
        }
        void undo() override { m_document->put(m_before, m_after); }
        void redo() override { m_document->put(m_after, m_before); }
        int id() const override { return m_key.isEmpty() ? -1 : 1; }
        bool mergeWith(const QUndoCommand *other) override
        {
            const auto *next = static_cast<const Command *>(other);
            if (next->m_key != m_key || !next->m_mayMerge) {
                return false;
            }
            m_after = next->m_after;
            setObsolete(m_after == m_before);
            return true;
        }

    private:
        RecordDocument *m_document;
        QString m_key;
        bool m_mayMerge;
        Record m_before;
        Record m_after;
    };

    /// What was typed into a record, and what it was typed over.
    struct Edited {
        Record value;
        Record base;
        QString what;
        int opening = 0; ///< while which one it was shown; 0: none, it is sent once more
    };
    void put(const Record &to, const Record &from);
    void sendIfUnsaved();
    void sendLast();
    void send(const Edited &edited);
    void settle(const Edited &sent, const Result<Record> &saved);
    void settleEarlier(const Edited &sent, bool isSaved);
    void absorb(const Edited &typed);

    Record m_value;
    Record m_base; ///< as the store has it
    Id m_wanted;
    QHash<Id, Edited> m_stranded; ///< could not be written before another record was opened
    Record m_sent;                ///< while saving: what is on its way
    int m_opening = 1; ///< counts: an answer of an earlier one does not belong to what is shown
    bool m_isSaving = false;
};

template <class Record>
void RecordDocument<Record>::open(const Id &id)
{
    flush();
    m_wanted = id;
    if (id.isNull()) {
        sendLast();
        m_undo.clear();
        m_value = m_base = Record();
        setSaveState(SaveState::Saved);
        Q_EMIT opened();
        return;
    }
    m_session->read(
        [id](store::Store &store, const WorkContext &) { return Access::find(store, id); }, this,
        [this, id](const Result<std::optional<Record>> &found) {
            if (id != m_wanted) {
                return; // another was asked for since
            }
            sendLast(); // what was typed in the earlier one meanwhile
            m_undo.clear();
            const bool isThere = found && *found;
            m_value = m_base = isThere ? **found : Record();
            setSaveState(SaveState::Saved);
            if (!isThere) {
                m_wanted = Id(); // to be asked for again
            } else if (m_stranded.contains(id)) {
                absorb(m_stranded.take(id));
            }
            if (!found) {
                Q_EMIT readFailed(found.error());
            }
            Q_EMIT opened();
        });
}

template <class Record>
void RecordDocument<Record>::absorb(const Edited &typed)
{
    auto value = Access::fromJson(
        mergedRecord(Access::json(typed.base), Access::json(typed.value), Access::json(m_value)));
    if (value && !(*value == m_value)) {
        m_value = std::move(*value);
        touch();
        Q_EMIT changed();
    }
}

/// Before another record takes the place of this one, or this object goes: whatever is on its way,
/// what was typed since follows it.
template <class Record>
void RecordDocument<Record>::sendLast()
{
    if (!m_isSaving || !(m_value == m_sent)) {
        m_isSaving = false;
        sendIfUnsaved();
    }
    m_isSaving = false;
    ++m_opening;
}

template <class Record>
void RecordDocument<Record>::edit(const QString &name, const QString &mergeKey,
                                  const std::function<void(Record &)> &change)
{
    if (isEmpty() || isReadOnly()) {
        return;
    }
    Record after = m_value;
    change(after);
    if (!(after == m_value)) {
        const bool mayMerge = std::exchange(m_mayMerge, true);
        m_isEditing = true;
        m_undo.push(new Command(this, name, mergeKey, mayMerge, m_value, after));
        m_isEditing = false;
    }
}

template <class Record>
void RecordDocument<Record>::put(const Record &to, const Record &from)
{
    // Only what the step changed: the record may have got other changes since.
    const Json merged = mergedRecord(Access::json(from), Access::json(to), Access::json(m_value));
    auto value = Access::fromJson(merged);
    m_value = value ? std::move(*value) : to;
    touch();
    Q_EMIT changed();
}

template <class Record>
void RecordDocument<Record>::sendIfUnsaved()
{
    if (isEmpty() || m_isSaving || isReadOnly() || m_value == m_base) {
        return;
    }
    m_isSaving = true;
    setSaveState(SaveState::Saving);
    m_sent = m_value;
    send({m_value, m_base, m_undo.undoText(), m_opening});
}

template <class Record>
void RecordDocument<Record>::saveStranded()
{
    const auto stranded = std::exchange(m_stranded, {}); // those that fail again come back
    for (Edited edited : stranded) {
        edited.opening = 0;
        send(edited);
    }
}

template <class Record>
void RecordDocument<Record>::send(const Edited &edited)
{
    m_session->write(
        QString(),
        [edited, context = m_session->saveContext(edited.what)](
            store::Store &store, const WorkContext &) -> Result<Record> {
            Record record = edited.value;
            ARTEMISIA_TRY_ASSIGN(const auto now, Access::find(store, record.head.id));
            if (now && !(*now == edited.base)) {
                ARTEMISIA_TRY_ASSIGN(record, Access::fromJson(mergedRecord(
                                                 Access::json(edited.base),
                                                 Access::json(edited.value), Access::json(*now))));
            }
            ARTEMISIA_TRY(Access::save(store, record, context));
            return record;
        },
        this, [this, edited](const Result<Record> &saved) { settle(edited, saved); });
}

template <class Record>
void RecordDocument<Record>::settle(const Edited &sent, const Result<Record> &saved)
{
    if (sent.opening != m_opening) {
        settleEarlier(sent, saved.has_value());
        return;
    }
    m_isSaving = false;
    if (!saved) {
        setSaveState(SaveState::Failed);
        trySoonAgain();
        return;
    }
    m_base = *saved;
    auto value = Access::fromJson(
        mergedRecord(Access::json(sent.value), Access::json(m_value), Access::json(*saved)));
    if (value) {
        m_value = std::move(*value);
    }
    setSaveState(m_value == m_base ? SaveState::Saved : SaveState::Unsaved);
    m_session->announceChange(Access::kind, m_value.head.id.uuid());
    if (!(m_value == m_base)) {
        touch();
    }
    Q_EMIT changed();
}

/// Of a record that is not shown any more, or shown anew.
template <class Record>
void RecordDocument<Record>::settleEarlier(const Edited &sent, bool isSaved)
{
    if (isSaved) {
        m_session->announceChange(Access::kind, sent.value.head.id.uuid());
    } else if (sent.value.head.id == m_value.head.id) {
        absorb(sent);
    } else {
        m_stranded.insert(sent.value.head.id, sent);
        trySoonAgain();
    }
}

template <class Record>
void RecordDocument<Record>::reload()
{
    if (isEmpty() || m_isSaving) {
        return;
    }
    m_session->read([id = m_value.head.id](store::Store &store,
                                           const WorkContext &) { return Access::find(store, id); },
                    this,
                    [this, id = m_value.head.id](const Result<std::optional<Record>> &found) {
                        if (!found || id != m_value.head.id || m_isSaving) {
                            return;
                        }
                        if (!*found) {
                            open(Id()); // removed elsewhere
                            return;
                        }
                        if (**found == m_base) {
                            return;
                        }
                        auto value = Access::fromJson(mergedRecord(
                            Access::json(m_base), Access::json(m_value), Access::json(**found)));
                        m_base = **found;
                        m_value = value ? std::move(*value) : **found;
                        Q_EMIT changed();
                    });
}

template <>
struct RecordAccess<Compound> {
    static constexpr RecordKind kind = RecordKind::Compound;
    static Result<std::optional<Compound>> find(store::Store &store, const CompoundId &id)
    {
        return store.compounds().find(id);
    }
    static Result<> save(store::Store &store, Compound &compound, const store::SaveContext &context)
    {
        return store.compounds().save(compound, context);
    }
    static Json json(const Compound &compound) { return toJson(compound); }
    static Result<Compound> fromJson(const Json &json) { return compoundFromJson(json); }
};

template <>
struct RecordAccess<Batch> {
    static constexpr RecordKind kind = RecordKind::Batch;
    static Result<std::optional<Batch>> find(store::Store &store, const BatchId &id)
    {
        return store.batches().find(id);
    }
    static Result<> save(store::Store &store, Batch &batch, const store::SaveContext &context)
    {
        return store.batches().save(batch, context);
    }
    static Json json(const Batch &batch) { return toJson(batch); }
    static Result<Batch> fromJson(const Json &json) { return batchFromJson(json); }
};

template <>
struct RecordAccess<Assay> {
    static constexpr RecordKind kind = RecordKind::Assay;
    static Result<std::optional<Assay>> find(store::Store &store, const AssayId &id)
    {
        return store.assays().find(id);
    }
    static Result<> save(store::Store &store, Assay &assay, const store::SaveContext &context)
    {
        return store.assays().save(assay, context);
    }
    static Json json(const Assay &assay) { return toJson(assay); }
    static Result<Assay> fromJson(const Json &json) { return assayFromJson(json); }
};

} // namespace artemisia::app
