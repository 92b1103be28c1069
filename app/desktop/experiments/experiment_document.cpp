// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/experiments/experiment_document.h"

#include <QUndoCommand>

#include <algorithm>
#include <utility>

namespace artemisia::app
{

namespace
{
constexpr int kUndoLimit = 2000;
constexpr int kLongestRetry = 60000;
constexpr int kEditCommandId = 1;

QString unreadCode(const QString &entry)
{
    return QStringLiteral("unread-") + entry;
}
} // namespace

class EditCommand : public QUndoCommand
{
public:
    struct Change {
        ExperimentField field;
        FieldValue before;
        FieldValue after;
    };
    EditCommand(ExperimentDocument &document, QList<Change> changes, const EditStep &step,
                bool mayMerge)
        : QUndoCommand(step.text)
        , m_document(document)
        , m_changes(std::move(changes))
        , m_mergeKey(step.mergeKey)
        , m_mayMerge(mayMerge)
    {
    }
    void undo() override
    {
        for (const Change &change : std::as_const(m_changes)) {
            m_document.apply(change.field, change.before);
        }
    }
    void redo() override
    {
        for (const Change &change : std::as_const(m_changes)) {
            m_document.apply(change.field, change.after);
        }
    }
    [[nodiscard]] int id() const override { return kEditCommandId; }
    bool mergeWith(const QUndoCommand *next) override
    {
        const auto *later = static_cast<const EditCommand *>(next);
        if (!later->m_mayMerge || m_mergeKey.isEmpty() || later->m_mergeKey != m_mergeKey) {
            return false;
        }
        for (const Change &change : later->m_changes) {
            take(change);
        }
        setObsolete(std::all_of(m_changes.cbegin(), m_changes.cend(), [](const Change &change) {
            return change.before == change.after;
        }));
        return true;
    }

private:
    void take(const Change &later)
    {
        for (Change &change : m_changes) {
            if (change.field == later.field) {
                change.after = later.after;
                return;
            }
        }
        m_changes.append(later);
    }

    ExperimentDocument &m_document;
    QList<Change> m_changes; ///< a field once at the most
    QString m_mergeKey;
    bool m_mayMerge;
};

ExperimentDocument::ExperimentDocument(Experiment saved, std::shared_ptr<ExperimentSink> sink,
                                       QObject *parent, const AutosaveTimes &times)
    : QObject(parent)
    , m_value(saved)
    , m_base(std::move(saved))
    , m_sink(std::move(sink))
    , m_times(times)
{
    m_undo.setUndoLimit(kUndoLimit);
    for (QTimer *timer : {&m_draftTimer, &m_idleTimer, &m_longestTimer, &m_retryTimer}) {
        timer->setSingleShot(true);
    }
    connect(&m_draftTimer, &QTimer::timeout, this, &ExperimentDocument::writeDraft);
    connect(&m_idleTimer, &QTimer::timeout, this, &ExperimentDocument::writeRevision);
    connect(&m_longestTimer, &QTimer::timeout, this, &ExperimentDocument::writeRevision);
    connect(&m_retryTimer, &QTimer::timeout, this, &ExperimentDocument::writeRevision);
    // After an undo or redo, typing begins a step of its own instead of growing the one that is now
    // on top.
    connect(&m_undo, &QUndoStack::indexChanged, this, [this] {
        if (!m_editing) {
            endStep();
        }
    });
}

ExperimentDocument::~ExperimentDocument()
{
    // A save that is on its way does not hold what was typed since: that follows it. Nobody waits
    // for the answer; the sink writes one after the other.
    const bool isOnItsWay = m_saving && !m_saveAgain;
    if (m_sink && m_version != m_savedVersion && !isOnItsWay) {
        m_sink->save(m_base, m_value, describeChanges(m_base, m_value), this,
                     [](const Result<Experiment> &) {});
    }
    m_undo.disconnect(); // it empties itself as it goes; whoever listens may be half gone
}

ExperimentDocument::SaveState ExperimentDocument::saveState() const
{
    if (m_failed) {
        return SaveState::Failed;
    }
    if (m_saving) {
        return SaveState::Saving;
    }
    return m_version == m_savedVersion ? SaveState::Saved : SaveState::Unsaved;
}

bool ExperimentDocument::isSettled() const
{
    return saveState() == SaveState::Saved && !m_drafting && m_pendingWork == 0;
}

void ExperimentDocument::edit(ExperimentField field,
                              const std::function<void(Experiment &)> &change, const EditStep &step)
{
    editFields({field}, change, step);
}

void ExperimentDocument::editFields(const QList<ExperimentField> &fields,
                                    const std::function<void(Experiment &)> &change,
                                    const EditStep &step)
{
    if (isReadOnly()) {
        return;
    }
    Experiment changed = m_value;
    change(changed);
    QList<EditCommand::Change> changes;
    for (const ExperimentField field : fields) {
        FieldValue before = fieldValue(m_value, field);
        FieldValue after = fieldValue(changed, field);
        if (!(before == after)) {
            changes.append({field, std::move(before), std::move(after)});
        }
    }
    if (changes.isEmpty()) {
        return;
    }
    const bool mayMerge = step.isBelated || (m_mergeAllowed && m_sinceEdit.isValid() &&
                                             !m_sinceEdit.hasExpired(m_times.mergeWithin));
    m_mergeAllowed = true;
    m_editing = true;
    m_undo.push(new EditCommand(*this, std::move(changes), step, mayMerge));
    m_editing = false;
}

void ExperimentDocument::setText(ExperimentField field, const QString &text)
{
    const EditStep step{tr("editing %1").arg(fieldWords(field)),
                        QStringLiteral("text-%1").arg(int(field))};
    edit(
        field, [field, &text](Experiment &experiment) { setFieldValue(experiment, field, text); },
        step);
}

void ExperimentDocument::endStep()
{
    m_mergeAllowed = false;
}

void ExperimentDocument::beginMacro(const QString &text)
{
    m_undo.beginMacro(text);
}

void ExperimentDocument::endMacro()
{
    m_undo.endMacro();
    endStep();
}

void ExperimentDocument::replaceWith(const Experiment &other, const QString &text,
                                     const QString &what)
{
    const QList<ExperimentField> fields = differingFields(m_value, other);
    if (isReadOnly() || fields.isEmpty()) {
        return;
    }
    m_what = what;
    beginMacro(text);
    for (const ExperimentField field : fields) {
        edit(field,
             [field, &other](Experiment &experiment) {
                 setFieldValue(experiment, field, fieldValue(other, field));
             },
             {text, {}});
    }
    endMacro();
}

QString ExperimentDocument::unreadText(const QString &entry) const
{
    for (const Remark &remark : m_value.remarks) {
        if (remark.code == unreadCode(entry)) {
            return remark.text;
        }
    }
    return {};
}

void ExperimentDocument::putUnreadText(Experiment &experiment, const QString &entry,
                                       const QString &text)
{
    QList<Remark> &remarks = experiment.remarks;
    const auto found = std::find_if(remarks.begin(), remarks.end(), [&](const Remark &remark) {
        return remark.code == unreadCode(entry);
    });
    if (text.isEmpty()) {
        if (found != remarks.end()) {
            remarks.erase(found);
        }
    } else if (found != remarks.end()) {
        found->text = text;
    } else {
        remarks.append(Remark{ElementId::create(), unreadCode(entry), text, Json::object()});
    }
}

void ExperimentDocument::setUnreadText(const QString &entry, const QString &text)
{
    edit(ExperimentField::Remarks,
         [&](Experiment &experiment) { putUnreadText(experiment, entry, text); },
         {tr("typing"), unreadCode(entry)});
}

void ExperimentDocument::apply(ExperimentField field, const FieldValue &value)
{
    setFieldValue(m_value, field, value);
    contentChanged();
    Q_EMIT fieldChanged(field);
}

void ExperimentDocument::contentChanged()
{
    m_sinceEdit.start();
    ++m_version;
    if (!m_sink) {
        return;
    }
    if (!m_draftTimer.isActive()) {
        m_draftTimer.start(m_times.draft);
    }
    if (!m_longestTimer.isActive()) {
        m_longestTimer.start(m_times.longest);
    }
    m_idleTimer.start(m_times.idle);
    Q_EMIT saveStateChanged();
}

void ExperimentDocument::writeDraft()
{
    if (m_drafting || !m_sink || m_draftVersion == m_version || m_savedVersion == m_version) {
        return; // a draft under way starts the next one when it is answered
    }
    m_drafting = true;
    m_hasDraft = true;
    m_sink->saveDraft(m_value, this, [this, version = m_version](const Result<> &answer) {
        onDraftAnswer(version, answer);
    });
}

void ExperimentDocument::onDraftAnswer(int version, const Result<> &answer)
{
    m_drafting = false;
    if (!answer) {
        onFailure(answer.error());
        return;
    }
    m_draftVersion = std::max(m_draftVersion, version);
    if (m_version != version && m_version != m_savedVersion && !m_draftTimer.isActive()) {
        m_draftTimer.start(m_times.draft);
    }
}

void ExperimentDocument::writeRevision()
{
    m_idleTimer.stop();
    m_longestTimer.stop();
    m_retryTimer.stop();
    if (!m_sink || m_savedVersion == m_version) {
        return;
    }
    if (m_saving) {
        m_saveAgain = true;
        return;
    }
    const QString changes = describeChanges(m_base, m_value);
    if (changes.isEmpty() &&
        !m_failed) { // undone again: there is nothing to keep, not even the draft
        m_savedVersion = m_version;
        m_draftTimer.stop();
        if (std::exchange(m_hasDraft, false)) {
            m_sink->discardDraft(id(), this, [this](const Result<> &answer) {
                if (!answer) {
                    onFailure(answer.error());
                }
            });
        }
        Q_EMIT saveStateChanged();
        return;
    }
    m_saving = true;
    ++m_saveCount;
    const QString what = m_what.isEmpty() ? changes : m_what;
    const auto answered = [this, version = m_version, sent = m_value](
                              const Result<Experiment> &answer) { onSaved(version, sent, answer); };
    m_sink->save(m_base, m_value, what, this, answered);
    Q_EMIT saveStateChanged();
}

void ExperimentDocument::onSaved(int version, const Experiment &sent,
                                 const Result<Experiment> &answer)
{
    m_saving = false;
    ++m_saveCount;
    if (!answer) {
        onFailure(answer.error());
        return;
    }
    m_failed = false;
    m_retryDelay = 0;
    m_what.clear();
    m_savedVersion = version;
    if (m_version == version) {
        m_hasDraft = false;
        m_draftTimer.stop();
    }
    rebase(sent, *answer);
    const bool again = std::exchange(m_saveAgain, false);
    Q_EMIT saved();
    Q_EMIT saveStateChanged();
    if (again) {
        writeRevision();
    }
}

void ExperimentDocument::onFailure(const Error &error)
{
    m_failed = true;
    m_failure = error;
    m_saveAgain = false;
    m_retryDelay = m_retryDelay == 0 ? m_times.retry : std::min(m_retryDelay * 2, kLongestRetry);
    if (m_savedVersion == m_version) {
        --m_savedVersion; // a draft could not be removed: save the record again, which removes it
    }
    m_retryTimer.start(m_retryDelay);
    Q_EMIT saveStateChanged();
}

void ExperimentDocument::rebase(const Experiment &sent, const Experiment &stored)
{
    const bool sameAsSent = differingFields(sent, stored).isEmpty();
    m_base = stored;
    if (sameAsSent) {
        m_value.head = stored.head;
        m_value.code = stored.code;
        return;
    }
    // Somebody else's change came in with the save: bring it into what was typed meanwhile.
    const ExperimentMerge merge = mergeExperiments(sent, m_value, stored);
    m_value = merge.merged;
    for (const ExperimentField field : merge.taken) {
        Q_EMIT fieldChanged(field);
    }
    if (!merge.conflicts.isEmpty()) {
        Q_EMIT conflicted(merge.conflicts);
    }
}

void ExperimentDocument::adopt(const Experiment &newer)
{
    const ExperimentMerge merge = mergeExperiments(m_base, m_value, newer);
    m_base = newer;
    m_value = merge.merged;
    for (const ExperimentField field : merge.taken) {
        Q_EMIT fieldChanged(field);
    }
    if (!merge.conflicts.isEmpty()) {
        Q_EMIT conflicted(merge.conflicts);
    }
}

void ExperimentDocument::flush()
{
    writeRevision();
}

void ExperimentDocument::abandon()
{
    for (QTimer *timer : {&m_draftTimer, &m_idleTimer, &m_longestTimer, &m_retryTimer}) {
        timer->stop();
    }
    m_undo.clear();
    m_sink.reset();
    m_failed = false;
    m_savedVersion = m_version;
}

} // namespace artemisia::app
