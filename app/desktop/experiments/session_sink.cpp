// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/experiments/session_sink.h"

namespace artemisia::app
{

namespace
{

Result<Experiment> saveMerged(store::Store &store, const Experiment &base, Experiment value,
                              const store::SaveContext &context)
{
    ARTEMISIA_TRY_ASSIGN(const auto stored, store.experiments().find(value.head.id));
    if (stored && !differingFields(base, *stored).isEmpty()) {
        value = mergeExperiments(base, value, *stored).merged;
    }
    if (!value.head.authors.contains(context.who)) {
        value.head.authors.append(context.who);
    }
    ARTEMISIA_TRY(store.experiments().save(value, context));
    return value;
}

} // namespace

void SessionSink::save(const Experiment &base, const Experiment &value, const QString &what,
                       QObject *receiver, Saved saved)
{
    m_session->write(
        QString(),
        [base, value, context = m_session->saveContext(what)](store::Store &store,
                                                              const WorkContext &) {
            return saveMerged(store, base, value, context);
        },
        receiver,
        [session = m_session.get(), saved = std::move(saved)](const Result<Experiment> &answer) {
            saved(answer);
            if (answer) {
                session->announceChange(RecordKind::Experiment, answer->head.id.uuid());
            }
        });
}

void SessionSink::saveDraft(const Experiment &value, QObject *receiver, Done done)
{
    m_session->write(
        QString(),
        [value](store::Store &store, const WorkContext &) {
            return store.experiments().saveDraft(value);
        },
        receiver, std::move(done));
}

void SessionSink::discardDraft(const ExperimentId &id, QObject *receiver, Done done)
{
    m_session->write(
        QString(),
        [id](store::Store &store, const WorkContext &) {
            return store.experiments().discardDraft(id);
        },
        receiver, std::move(done));
}

} // namespace artemisia::app
