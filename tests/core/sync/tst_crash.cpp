// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/publisher.h"
#include "core/sync/step.h"
#include "tests/core/sync/git_cli.h"
#include "tests/support/temporary_notebook.h"

#include <QDir>
#include <QElapsedTimer>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace artemisia;
using namespace artemisia::testing;

namespace
{

constexpr int kKilled = 77;

/// Runs \a work in a process of its own, which ends at once, as a crash would, at the step number
/// \a stopAt; whether it got to its end.
bool runUntilStep(int stopAt, const std::function<bool()> &work)
{
    const pid_t child = fork();
    if (child == 0) {
        int steps = 0;
        sync::setStepHook([&](const char *) {
            if (++steps == stopAt) {
                _exit(kKilled);
            }
        });
        _exit(work() ? 0 : 1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) == 1) {
        QTest::qFail("the child failed otherwise", __FILE__, __LINE__);
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/// The same, killed after a number of microseconds.
bool runUntilKilled(int microseconds, const std::function<bool()> &work)
{
    const pid_t child = fork();
    if (child == 0) {
        _exit(work() ? 0 : 1);
    }
    usleep(useconds_t(microseconds));
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool publishIn(const QString &folder, const QString &url)
{
    const auto store = store::Store::open(folder, store::OpenMode::ReadWrite);
    return store && sync::publish(**store, {url, {}});
}

int commitsIn(const QString &repository)
{
    const GitRun run =
        git({QStringLiteral("rev-list"), QStringLiteral("--count"), QStringLiteral("main")},
            repository);
    return run.exitCode == 0 ? run.output.trimmed().toInt() : 0;
}

} // namespace

class TestCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void publishingStepByStep();
    void publishingAtAnyMoment();
    void cloningStepByStep();
    void cloningAtAnyMoment();

private:
    void makeChange(TemporaryNotebook &notebook, int number);
    /// After a crash: the repository is whole, and one more publication brings it up to date with
    /// exactly the expected commits.
    void verifyWhole(TemporaryNotebook &notebook, const QString &remote, int change);
};

void TestCrash::makeChange(TemporaryNotebook &notebook, int number)
{
    VERIFY_OK(notebook.reopen());
    VERIFY_OK(notebook->transaction({}, [&]() -> Result<> {
        for (int i = 0; i < 60; ++i) { // enough for a pack
            Compound compound = someCompound(number * 100 + i);
            ARTEMISIA_TRY(notebook->compounds().save(compound, notebook.context()));
        }
        return {};
    }));
    notebook.close();
}

void TestCrash::verifyWhole(TemporaryNotebook &notebook, const QString &remote, int change)
{
    const QString repository = notebook.folder() + QStringLiteral("/repository.git");
    const int before = QFileInfo::exists(repository) ? commitsIn(repository) : 0;
    QVERIFY2(before == change || before == change - 1, qPrintable(QString::number(before)));
    VERIFY_OK(notebook.reopen());
    const auto report = sync::publish(notebook.store(), {remote, {}});
    VERIFY_OK(report);
    GIT(repository, QStringLiteral("fsck"), QStringLiteral("--strict"), QStringLiteral("--full"));
    QCOMPARE(commitsIn(repository), change); // taken up, not made twice
    QCOMPARE((*notebook->publication().last())->commit, report->commit);
    QCOMPARE(*notebook->publication().pendingCount(), 0);
    const auto tree = sync::repositoryTree(repository);
    VERIFY_OK(tree);
    const auto read = format::readNotebook(**tree, {});
    VERIFY_OK(read);
    QVERIFY(read->findings.isEmpty());
    QCOMPARE(read->records, qint64(change) * 60 + 2); // the notebook and its owner
    if (!remote.isEmpty()) {
        QCOMPARE(commitsIn(remote), change);
    }
    notebook.close();
}

void TestCrash::publishingStepByStep()
{
    TemporaryNotebook notebook;
    notebook.close();
    const QString remote = notebook.path(QStringLiteral("remote.git"));
    bool isDone = false;
    int change = 1;
    for (; !isDone; ++change) {
        makeChange(notebook, change);
        isDone = runUntilStep(change, [&] { return publishIn(notebook.folder(), remote); });
        if (QTest::currentTestFailed()) {
            return;
        }
        verifyWhole(notebook, remote, change);
        if (QTest::currentTestFailed()) {
            qInfo("change %d", change);
            return;
        }
    }
    QVERIFY2(change > 8, "the publication has fewer steps than expected");
}

void TestCrash::publishingAtAnyMoment()
{
    TemporaryNotebook notebook;
    notebook.close();
    QElapsedTimer timer;
    makeChange(notebook, 1);
    timer.start();
    QVERIFY(runUntilStep(0, [&] { return publishIn(notebook.folder(), {}); }));
    const int whole = int(timer.nsecsElapsed() / 1000);
    for (int change = 2; change <= 21; ++change) {
        makeChange(notebook, change);
        runUntilKilled(int(qint64(whole) * (change - 1) / 16),
                       [&] { return publishIn(notebook.folder(), {}); });
        verifyWhole(notebook, {}, change);
        if (QTest::currentTestFailed()) {
            qInfo("change %d", change);
            return;
        }
    }
}

void TestCrash::cloningStepByStep()
{
    TemporaryNotebook notebook;
    notebook.close();
    makeChange(notebook, 1);
    const QString remote = notebook.path(QStringLiteral("remote.git"));
    QVERIFY(runUntilStep(0, [&] { return publishIn(notebook.folder(), remote); }));
    const QString copy = notebook.path(QStringLiteral("copy"));
    bool isDone = false;
    for (int stopAt = 1; !isDone; ++stopAt) {
        isDone = runUntilStep(stopAt,
                              [&] { return sync::clone(remote, copy, std::nullopt).has_value(); });
        QCOMPARE(QFileInfo::exists(copy), isDone);
        QVERIFY(stopAt < 50);
    }
    VERIFY_OK(store::Store::open(copy, store::OpenMode::ReadOnly));
    QCOMPARE(QDir(notebook.path(QString()))
                 .entryList({QStringLiteral(".copy.*")}, QDir::AllEntries | QDir::Hidden),
             QStringList());
}

void TestCrash::cloningAtAnyMoment()
{
    TemporaryNotebook notebook;
    notebook.close();
    makeChange(notebook, 1);
    const QString remote = notebook.path(QStringLiteral("remote.git"));
    QVERIFY(runUntilStep(0, [&] { return publishIn(notebook.folder(), remote); }));
    for (int i = 1; i <= 10; ++i) {
        const QString copy = notebook.path(QStringLiteral("copy%1").arg(i));
        runUntilKilled(i * 30000,
                       [&] { return sync::clone(remote, copy, std::nullopt).has_value(); });
        if (QFileInfo::exists(copy)) {
            const auto opened = store::Store::open(copy, store::OpenMode::ReadWrite);
            VERIFY_OK(opened);
            QCOMPARE(*(*opened)->compounds().count(), 60);
            const auto report = sync::publish(**opened, {});
            VERIFY_OK(report);
            QCOMPARE(report->outcome, sync::PublishOutcome::NothingToDo);
        } else {
            VERIFY_OK(sync::clone(remote, copy, std::nullopt));
        }
    }
}

QTEST_GUILESS_MAIN(TestCrash)
#include "tst_crash.moc"
