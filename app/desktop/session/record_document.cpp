// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/session/record_document.h"

namespace artemisia::app
{

namespace
{
constexpr int kSaveDelayMs = 300; // with the pause of a field, typing is on disk within a second
constexpr int kRetryMs = 5000;
} // namespace

RecordDocumentBase::RecordDocumentBase(std::shared_ptr<Session> session, QObject *parent)
    : QObject(parent)
    , m_session(std::move(session))
{
    m_saveTimer.setSingleShot(true);
    connect(&m_saveTimer, &QTimer::timeout, this, [this] { save(); });
    m_retryTimer.setSingleShot(true);
    connect(&m_retryTimer, &QTimer::timeout, this, &RecordDocumentBase::flush);
    // After an undo or redo, typing begins a step of its own.
    connect(&m_undo, &QUndoStack::indexChanged, this, [this] {
        if (!m_isEditing) {
            m_mayMerge = false;
        }
    });
    connect(m_session.get(), &Session::recordChanged, this,
            [this](RecordKind, const QUuid &) { reload(); });
    connect(m_session.get(), &Session::manyRecordsChanged, this, [this] { reload(); });
}

RecordDocumentBase::~RecordDocumentBase()
{
    // A stack empties itself as it goes and says so; whoever listens may be half gone.
    m_undo.disconnect();
}

QString RecordDocumentBase::saveStateInWords() const
{
    switch (m_saveState) {
    case SaveState::Saved:
        return tr("saved");
    case SaveState::Unsaved:
    case SaveState::Saving:
        return tr("saving \u2026");
    case SaveState::Failed:
        return tr("not saved");
    }
    return {};
}

void RecordDocumentBase::flush()
{
    m_saveTimer.stop();
    m_retryTimer.stop();
    save();
    saveStranded();
}

void RecordDocumentBase::touch()
{
    setSaveState(SaveState::Unsaved);
    if (!m_saveTimer.isActive()) { // going on typing does not put it off
        m_saveTimer.start(kSaveDelayMs);
    }
}

void RecordDocumentBase::trySoonAgain()
{
    m_retryTimer.start(kRetryMs);
}

void RecordDocumentBase::setSaveState(SaveState state)
{
    if (state != m_saveState) {
        m_saveState = state;
        Q_EMIT saveStateChanged();
    }
}

Json mergedRecord(const Json &base, const Json &ours, const Json &theirs)
{
    Json merged = theirs;
    const auto valueOf = [](const Json &json, const std::string &key) {
        const auto found = json.find(key);
        return found == json.end() ? Json() : *found;
    };
    const auto takeOurs = [&](const std::string &key) {
        const Json before = valueOf(base, key);
        const Json now = valueOf(ours, key);
        if (now == before) {
            return;
        }
        if (now.is_null()) {
            merged.erase(key);
        } else {
            merged[key] = now;
        }
    };
    for (const auto &[key, value] : ours.items()) {
        takeOurs(key);
    }
    for (const auto &[key, value] : base.items()) {
        takeOurs(key);
    }
    return merged;
}

} // namespace artemisia::app
