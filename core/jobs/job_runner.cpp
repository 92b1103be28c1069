// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/job_runner.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThread>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace artemisia::jobs
{

namespace
{

constexpr qint64 kProgressIntervalMs = 100;

/// Lets through the first report, then at most one each kProgressIntervalMs, and always the last.
class ProgressValve
{
public:
    bool passes(const Progress &progress)
    {
        const bool isLast = progress.total > 0 && progress.done >= progress.total;
        if (m_timer.isValid() && !isLast && m_timer.elapsed() < kProgressIntervalMs) {
            return false;
        }
        m_timer.start();
        return true;
    }

private:
    QElapsedTimer m_timer;
};

} // namespace

Job::Job(QString title)
    : m_title(std::move(title))
{
}

class Runner::Private
{
public:
    struct Task {
        std::shared_ptr<Job> job;
        std::function<std::function<void()>(const WorkContext &)> work;
        QPointer<QObject> receiver;
        bool hasReceiver = false;
    };

    explicit Private(Runner *owner)
        : q(owner)
    {
    }

    void loop()
    {
        while (true) {
            Task task;
            {
                std::unique_lock lock(mutex);
                wakeUp.wait(lock, [this] { return stopping || !queue.empty(); });
                if (queue.empty()) {
                    return; // stopping, and everything queued was run or cancelled
                }
                task = std::move(queue.front());
                queue.pop_front();
                ++running;
            }
            run(std::move(task));
            {
                const std::lock_guard lock(mutex);
                --running;
            }
            idle.notify_all();
        }
    }

    void run(Task task)
    {
        post([this, job = task.job] { Q_EMIT q->jobStarted(job); });
        std::function<void()> answer;
        {
            auto valve = std::make_shared<ProgressValve>();
            const WorkContext context{task.job->token(),
                                      [this, valve, job = task.job](const Progress &p) {
                                          if (valve->passes(p)) {
                                              post([job, p] {
                                                  job->m_progress = p;
                                                  Q_EMIT job->progressChanged(p);
                                              });
                                          }
                                      }};
            answer = task.work(context);
        } // the context's reference to the job must be gone before the job can end in its own
          // thread
        // What the work captured is destroyed here, in the thread that used it.
        task.work = nullptr;
        post([this, job = std::move(task.job), answer = std::move(answer), receiver = task.receiver,
              hasReceiver = task.hasReceiver] {
            if (!hasReceiver || receiver) {
                answer();
            }
            finish(job);
        });
    }

    void finish(const std::shared_ptr<Job> &job)
    {
        live.removeOne(job);
        job->m_finished = true;
        Q_EMIT job->finished();
        Q_EMIT q->jobFinished(job);
    }

    /// Queued on the runner's own thread; dropped with the runner.
    void post(std::function<void()> call) const
    {
        QMetaObject::invokeMethod(q, std::move(call), Qt::QueuedConnection);
    }

    Runner *q;
    std::mutex mutex;
    std::condition_variable wakeUp;
    std::condition_variable idle;
    std::deque<Task> queue;
    int running = 0;
    bool stopping = false;
    std::vector<std::unique_ptr<QThread>> threads;
    QList<std::shared_ptr<Job>> live; ///< the runner's thread only
};

Runner::Runner(const QString &name, int threads, QObject *parent)
    : QObject(parent)
    , m_private(std::make_unique<Private>(this))
{
    for (int i = 0; i < threads; ++i) {
        std::unique_ptr<QThread> thread(QThread::create([this] { m_private->loop(); }));
        thread->setObjectName(threads == 1 ? name : name + QString::number(i + 1));
        thread->start();
        m_private->threads.push_back(std::move(thread));
    }
}

Runner::~Runner()
{
    for (const std::shared_ptr<Job> &job : std::as_const(m_private->live)) {
        job->cancel();
    }
    {
        const std::lock_guard lock(m_private->mutex);
        m_private->stopping = true;
    }
    m_private->wakeUp.notify_all();
    for (const std::unique_ptr<QThread> &thread : m_private->threads) {
        thread->wait();
    }
}

std::shared_ptr<Job> Runner::enqueue(const QString &title,
                                     std::function<std::function<void()>(const WorkContext &)> work,
                                     QObject *receiver)
{
    Q_ASSERT(QThread::currentThread() == thread());
    auto job = std::make_shared<Job>(title);
    m_private->live.append(job);
    {
        const std::lock_guard lock(m_private->mutex);
        m_private->queue.push_back({job, std::move(work), receiver, receiver != nullptr});
    }
    m_private->wakeUp.notify_one();
    return job;
}

QList<std::shared_ptr<Job>> Runner::jobs() const
{
    return m_private->live;
}

void Runner::drain()
{
    {
        std::unique_lock lock(m_private->mutex);
        m_private->idle.wait(
            lock, [this] { return m_private->queue.empty() && m_private->running == 0; });
    }
    // The answers of what has just ended are posted to this object: deliver them before returning.
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
}

} // namespace artemisia::jobs
