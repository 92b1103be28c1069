// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/compounds/compound_document.h"

#include <QElapsedTimer>
#include <QScopedValueRollback>
#include <QUndoCommand>

namespace artemisia::app
{

namespace
{
constexpr int kSaveDelayMs = 500;
constexpr qint64 kMergeMs = 1000;

/// Runs of typing get one number for each field, so that they merge on the undo stack.
int mergeIdOf(const QString &field)
{
    return field.isEmpty() ? -1 : int(qHash(field) & 0x7fffffff);
}
} // namespace

/// The whole value before and after: compounds are small, and a snapshot cannot miss a field.
class CompoundEditCommand : public QUndoCommand
{
public:
    CompoundEditCommand(CompoundDocument &document, const QString &name, const QString &field,
                        Compound after)
        : QUndoCommand(name)
        , m_document(document)
        , m_before(document.value())
        , m_after(std::move(after))
        , m_mergeId(mergeIdOf(field))
    {
        m_age.start();
    }
    void undo() override { m_document.setValue(m_before); }
    void redo() override { m_document.setValue(m_after); }
    [[nodiscard]] int id() const override { return m_mergeId; }
    bool mergeWith(const QUndoCommand *other) override
    {
        const auto *next = static_cast<const CompoundEditCommand *>(other);
        if (m_age.elapsed() > kMergeMs) {
            return false;
        }
        m_after = next->m_after;
        m_age.restart();
        return true;
    }

private:
    CompoundDocument &m_document;
    Compound m_before;
    Compound m_after;
    int m_mergeId;
    QElapsedTimer m_age;
};

CompoundDocument::CompoundDocument(std::shared_ptr<Session> session, QObject *parent)
    : QObject(parent)
    , m_session(std::move(session))
{
    m_saveTimer.setSingleShot(true);
    m_saveTimer.setInterval(kSaveDelayMs);
    connect(&m_saveTimer, &QTimer::timeout, this, &CompoundDocument::save);
    connect(m_session.get(), &Session::recordChanged, this, &CompoundDocument::onRecordChanged);
    connect(m_session.get(), &Session::manyRecordsChanged, this, [this] {
        if (!isEmpty() && !m_isDirty) {
            load(m_value.head.id, true);
        }
    });
}

CompoundDocument::~CompoundDocument()
{
    flush();
}

void CompoundDocument::open(const CompoundId &id)
{
    if (!isEmpty() && id == m_value.head.id) {
        return;
    }
    flush();
    m_undo.clear();
    m_isDirty = false;
    setSaveState(SaveState::Saved);
    if (id.isNull()) {
        m_loading = {};
        m_value = {};
        Q_EMIT opened();
        return;
    }
    load(id, false);
}

void CompoundDocument::load(const CompoundId &id, bool keepUndo)
{
    m_loading = id;
    m_session->read(
        [id](store::Store &store, const WorkContext &) { return store.compounds().find(id); }, this,
        [this, id, keepUndo](const Result<std::optional<Compound>> &found) {
            if (m_loading != id || (keepUndo && m_isDirty)) {
                return; // another was asked for meanwhile, or somebody began to type
            }
            m_loading = {};
            if (!found) {
                Q_EMIT failed(found.error());
                return;
            }
            if (keepUndo && *found && (*found)->head.modified == m_value.head.modified) {
                return;
            }
            m_undo.clear();
            m_value = found->value_or(Compound());
            Q_EMIT opened();
        });
}

void CompoundDocument::edit(const QString &name, const QString &field,
                            const std::function<void(Compound &)> &change)
{
    if (isEmpty() || m_session->isReadOnly()) {
        return;
    }
    Compound after = m_value;
    change(after);
    if (after != m_value) {
        m_undo.push(new CompoundEditCommand(*this, name, field, std::move(after)));
    }
}

void CompoundDocument::setValue(const Compound &value)
{
    // The times and unknown fields are the store's; an undo must not bring old ones back.
    RecordHead<CompoundId> head = m_value.head;
    m_value = value;
    m_value.head = std::move(head);
    m_isDirty = true;
    setSaveState(SaveState::Pending);
    m_saveTimer.start();
    Q_EMIT changed();
}

void CompoundDocument::flush()
{
    if (m_isDirty) {
        save();
    }
}

void CompoundDocument::save()
{
    m_saveTimer.stop();
    if (!m_isDirty || isEmpty()) {
        return;
    }
    m_isDirty = false;
    setSaveState(SaveState::Saving);
    const Compound sent = m_value;
    const store::SaveContext context = m_session->saveContext(m_undo.undoText());
    // The receiver is the session: the write is announced even if this document is closed
    // meanwhile.
    m_session->write(
        tr("Save %1").arg(sent.code),
        [sent, context](store::Store &store, const WorkContext &) -> Result<Compound> {
            Compound compound = sent;
            ARTEMISIA_TRY(store.compounds().save(compound, context));
            return compound;
        },
        m_session.get(),
        [guard = QPointer<CompoundDocument>(this), session = m_session.get(),
         sent](const Result<Compound> &saved) {
            if (guard) {
                guard->onSaved(sent, saved);
            } else if (saved) {
                session->announceChange(RecordKind::Compound, saved->head.id.uuid());
            }
        });
}

void CompoundDocument::onSaved(const Compound &sent, const Result<Compound> &saved)
{
    if (!saved) {
        if (sent.head.id == m_value.head.id) {
            m_isDirty = true; // still here, tried again with the next change or when leaving
            m_saveError = saved.error();
            setSaveState(SaveState::Failed);
        }
        return; // the session has told the window
    }
    if (sent.head.id == m_value.head.id) {
        m_value.head = saved->head;
        if (!m_isDirty) {
            setSaveState(SaveState::Saved);
        }
    }
    const QScopedValueRollback announcing(m_isAnnouncing, true);
    m_session->announceChange(RecordKind::Compound, saved->head.id.uuid());
}

void CompoundDocument::onRecordChanged(RecordKind kind, const QUuid &id)
{
    if (kind == RecordKind::Compound && !m_isAnnouncing && !isEmpty() &&
        id == m_value.head.id.uuid() && !m_isDirty) {
        load(m_value.head.id, true);
    }
}

void CompoundDocument::setSaveState(SaveState state)
{
    if (m_saveState != state) {
        m_saveState = state;
        Q_EMIT saveStateChanged();
    }
}

} // namespace artemisia::app
