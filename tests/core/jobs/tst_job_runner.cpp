// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/job_runner.h"
#include "core/jobs/watchdog.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <stdexcept>

using namespace artemisia;

namespace
{

/// A door that work waits at until the test opens it.
class Gate
{
public:
    void open()
    {
        const std::lock_guard lock(m_mutex);
        m_isOpen = true;
        m_changed.notify_all();
    }
    void pass()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_isOpen; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isOpen = false;
};

} // namespace

class TestJobRunner : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void replyArrivesOnTheStartersThread()
    {
        jobs::Runner runner(QStringLiteral("test"));
        QThread *workThread = nullptr;
        QThread *replyThread = nullptr;
        int answer = 0;
        runner.start(
            QString(),
            [&](const WorkContext &) -> Result<int> {
                workThread = QThread::currentThread();
                return 42;
            },
            this,
            [&](const Result<int> &result) {
                replyThread = QThread::currentThread();
                answer = result.value_or(0);
            });
        QTRY_COMPARE(answer, 42);
        QCOMPARE(replyThread, QThread::currentThread());
        QVERIFY(workThread != replyThread);
    }

    void oneThreadKeepsTheOrder()
    {
        jobs::Runner runner(QStringLiteral("test"));
        QList<int> order;
        for (int i = 0; i < 200; ++i) {
            runner.start(
                QString(), [i](const WorkContext &) -> Result<int> { return i; }, this,
                [&](Result<int> result) { order.append(*result); });
        }
        QTRY_COMPARE(order.size(), 200);
        QVERIFY(std::is_sorted(order.cbegin(), order.cend()));
    }

    void replyIsDroppedWithItsReceiver()
    {
        jobs::Runner runner(QStringLiteral("test"));
        Gate gate;
        auto receiver = std::make_unique<QObject>();
        bool replied = false;
        const auto job = runner.start(
            QString(),
            [&](const WorkContext &) -> Result<int> {
                gate.pass();
                return 1;
            },
            receiver.get(), [&](const Result<int> &) { replied = true; });
        QSignalSpy finished(job.get(), &jobs::Job::finished);
        receiver.reset();
        gate.open();
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(!replied);
        QVERIFY(runner.jobs().isEmpty());
    }

    void exceptionBecomesAnError()
    {
        jobs::Runner runner(QStringLiteral("test"));
        std::optional<Result<int>> answer;
        runner.start(
            QString(), [](const WorkContext &) -> Result<int> { throw std::runtime_error("boom"); },
            this, [&](Result<int> result) { answer = std::move(result); });
        QTRY_VERIFY(answer.has_value());
        QVERIFY(!*answer);
        QCOMPARE(answer->error().code, ErrorCode::Internal);
        QCOMPARE(answer->error().detail, QStringLiteral("boom"));
    }

    void progressIsThinnedButFirstAndLastArrive()
    {
        jobs::Runner runner(QStringLiteral("test"));
        constexpr int kReports = 100000;
        QList<qint64> seen;
        Gate gate;
        const auto job = runner.start(
            QString(),
            [&](const WorkContext &context) -> Result<int> {
                gate.pass();
                for (int i = 1; i <= kReports; ++i) {
                    context.report(i, kReports, QString());
                }
                return 0;
            },
            this, [](const Result<int> &) {});
        connect(job.get(), &jobs::Job::progressChanged, this,
                [&](const Progress &p) { seen.append(p.done); });
        gate.open();
        QTRY_VERIFY(job->isFinished());
        QVERIFY(seen.size() >= 2);
        QVERIFY(seen.size() < kReports / 10);
        QCOMPARE(seen.first(), 1);
        QCOMPARE(seen.last(), kReports);
    }

    void destructionCancelsAndWaits()
    {
        bool wasCancelled = false;
        Gate started;
        {
            jobs::Runner runner(QStringLiteral("test"));
            runner.start(
                QString(),
                [&](const WorkContext &context) -> Result<int> {
                    started.open();
                    while (!context.cancel.isCancelled()) {
                        QThread::yieldCurrentThread();
                    }
                    wasCancelled = true;
                    return fail(ErrorCode::Cancelled, QString());
                },
                this, [](const Result<int> &) {});
            started.pass();
        }
        QVERIFY(wasCancelled);
    }

    void drainDeliversEverything()
    {
        jobs::Runner runner(QStringLiteral("test"));
        int replies = 0;
        for (int i = 0; i < 50; ++i) {
            runner.start(
                QString(), [](const WorkContext &) -> Result<int> { return 0; }, this,
                [&](const Result<int> &) { ++replies; });
        }
        runner.drain();
        QCOMPARE(replies, 50);
    }

    void watchdogLooksUntilItIsGone()
    {
        std::atomic_int looks = 0;
        {
            const jobs::Watchdog watchdog([&looks] { ++looks; }, std::chrono::milliseconds(1));
            QTRY_VERIFY(looks >= 3);
        }
        const int seen = looks;
        QThread::yieldCurrentThread();
        QCOMPARE(looks, seen);
        // One that has an hour to wait goes at once.
        const jobs::Watchdog patient([&looks] { ++looks; }, std::chrono::hours(1));
    }
};

QTEST_GUILESS_MAIN(TestJobRunner)
#include "tst_job_runner.moc"
