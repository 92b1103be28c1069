// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel_token.h"
#include "core/base/result.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>

namespace artemisia::jobs
{

/// One piece of work somewhere in a queue or running. Lives in the thread that started it (the
/// GUI's); delivers there.
class Job : public QObject
{
    Q_OBJECT
public:
    explicit Job(QString title);
    [[nodiscard]] const QString &title() const
    {
        return m_title;
    } ///< translated, for the progress bar
    [[nodiscard]] CancelToken token() const { return m_token; }
    void cancel() { m_token.cancel(); }
    [[nodiscard]] const Progress &progress() const { return m_progress; }
    [[nodiscard]] bool isFinished() const { return m_finished; }

Q_SIGNALS:
    /// At most ten times a second, always the first and the last.
    void progressChanged(const artemisia::Progress &progress);
    /// Exactly once, after the reply was delivered (or dropped because its receiver is gone).
    void finished();

private:
    friend class Runner;
    QString m_title;
    CancelToken m_token;
    Progress m_progress;
    bool m_finished = false;
};

/// Runs work on its own thread or threads; the only class of Artemisia that starts any. Work gets a
/// WorkContext and whatever it captured by value, and returns a Result; the reply is called on the
/// receiver's thread by queued call, only if the receiver still lives. Destruction cancels what is
/// queued and running and waits for it.
class Runner : public QObject
{
    Q_OBJECT
public:
    /// One thread: jobs run one after the other in the order given (a writer). More: in any order
    /// (readers, renderers).
    explicit Runner(const QString &name, int threads = 1, QObject *parent = nullptr);
    ~Runner() override;

    /// \a work: Result<T>(const WorkContext &). \a reply: void(Result<T>). Work that throws answers
    /// ErrorCode::Internal.
    template <class Work, class Reply>
    std::shared_ptr<Job> start(const QString &title, Work work, QObject *receiver, Reply reply);
    /// Every job that is queued or running.
    [[nodiscard]] QList<std::shared_ptr<Job>> jobs() const;
    /// Blocks until nothing is queued or running: for the end of the program and for command-line
    /// tools; never for the window.
    void drain();

Q_SIGNALS:
    void jobStarted(const std::shared_ptr<artemisia::jobs::Job> &job);
    void jobFinished(const std::shared_ptr<artemisia::jobs::Job> &job);

private:
    std::shared_ptr<Job> enqueue(const QString &title,
                                 std::function<std::function<void()>(const WorkContext &)> work,
                                 QObject *receiver);
    class Private;
    std::unique_ptr<Private> m_private;
};

template <class Work, class Reply>
std::shared_ptr<Job> Runner::start(const QString &title, Work work, QObject *receiver, Reply reply)
{
    using Answer = decltype(work(std::declval<const WorkContext &>()));
    return enqueue(
        title,
        [work = std::move(work),
         reply = std::move(reply)](const WorkContext &context) mutable -> std::function<void()> {
            auto answer = std::make_shared<Answer>([&]() -> Answer {
                try {
                    return work(context);
                } catch (const std::exception &e) {
                    return fail(
                        ErrorCode::Internal,
                        QObject::tr("Something went wrong inside Artemisia. Nothing was changed."),
                        QString::fromUtf8(e.what()));
                }
            }());
            return [answer, reply = std::move(reply)]() mutable { reply(std::move(*answer)); };
        },
        receiver);
}

} // namespace artemisia::jobs
