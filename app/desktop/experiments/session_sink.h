// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/experiments/experiment_document.h"
#include "app/desktop/session/session.h"

namespace artemisia::app
{

/// Writes documents into the open notebook, in its writer thread, and tells the window.
class SessionSink : public ExperimentSink
{
public:
    explicit SessionSink(std::shared_ptr<Session> session)
        : m_session(std::move(session))
    {
    }
    void save(const Experiment &base, const Experiment &value, const QString &what,
              QObject *receiver, Saved saved) override;
    void saveDraft(const Experiment &value, QObject *receiver, Done done) override;
    void discardDraft(const ExperimentId &id, QObject *receiver, Done done) override;

private:
    std::shared_ptr<Session> m_session;
};

} // namespace artemisia::app
