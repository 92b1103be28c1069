// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/experiments/experiment_document.h"

#include <QPointer>

#include <utility>

namespace artemisia::app
{

/// A place to write to that answers by queued call, remembers everything, and fails when it is told
/// to.
class FakeSink : public ExperimentSink
{
public:
    void save(const Experiment &base, const Experiment &value, const QString &what,
              QObject *receiver, Saved saved) override
    {
        ++saves;
        words.append(what);
        Result<Experiment> answer = value;
        if (isFailing) {
            answer = fail(ErrorCode::Io, QStringLiteral("The disk is full."));
        } else {
            if (elsewhere) {
                answer = mergeExperiments(base, value, *std::exchange(elsewhere, {})).merged;
            }
            answer->head.modified = Timestamp(++clock);
            record = *answer;
            draft.reset();
        }
        later(receiver, [saved, answer] { saved(answer); });
    }
    void saveDraft(const Experiment &value, QObject *receiver, Done done) override
    {
        ++drafts;
        Result<> answer;
        if (isFailing) {
            answer = fail(ErrorCode::Io, QStringLiteral("The disk is full."));
        } else {
            draft = value;
        }
        later(receiver, [done, answer] { done(answer); });
    }
    void discardDraft(const ExperimentId &, QObject *receiver, Done done) override
    {
        draft.reset();
        later(receiver, [done] { done({}); });
    }
    /// Holds answers back until they are released.
    void hold(bool on)
    {
        isHolding = on;
        if (!on) {
            for (const auto &[receiver, call] : std::exchange(held, {})) {
                later(receiver, call);
            }
        }
    }

    bool isFailing = false;
    std::optional<Experiment>
        elsewhere; ///< somebody else's state, found in the store by the next save
    std::optional<Experiment> record;
    std::optional<Experiment> draft;
    QStringList words;
    int saves = 0;
    int drafts = 0;
    qint64 clock = 1000;

private:
    void later(QObject *receiver, std::function<void()> call)
    {
        if (isHolding) {
            held.append({receiver, std::move(call)});
            return;
        }
        if (receiver) {
            QMetaObject::invokeMethod(receiver, std::move(call), Qt::QueuedConnection);
        }
    }
    bool isHolding = false;
    QList<QPair<QPointer<QObject>, std::function<void()>>> held;
};

} // namespace artemisia::app
