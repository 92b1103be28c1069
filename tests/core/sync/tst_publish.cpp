// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/file_collector.h"
#include "core/sync/publisher.h"
#include "tests/core/sync/git_cli.h"
#include "tests/support/temporary_notebook.h"

#include <QDir>
#include <QDirIterator>

using namespace artemisia;
using namespace artemisia::testing;
using sync::PublishOutcome;

namespace
{

QString inRepository(TemporaryNotebook &notebook)
{
    return notebook.folder() + QStringLiteral("/repository.git");
}

QByteArray fileAt(const QString &repository, const QString &path)
{
    const GitRun run = git({QStringLiteral("show"), QStringLiteral("main:") + path}, repository);
    return run.exitCode == 0 ? run.output : QByteArray();
}

QStringList filesIn(const QString &repository)
{
    return QString::fromUtf8(git({QStringLiteral("ls-tree"), QStringLiteral("-r"),
                                  QStringLiteral("--name-only"), QStringLiteral("main")},
                                 repository)
                                 .output)
        .split(u'\n', Qt::SkipEmptyParts);
}

int commitsIn(const QString &repository)
{
    const GitRun run =
        git({QStringLiteral("rev-list"), QStringLiteral("--count"), QStringLiteral("main")},
            repository);
    return run.exitCode == 0 ? run.output.trimmed().toInt() : 0;
}

/// Commits files to a remote as somebody else would.
void commitElsewhere(const QString &remote, const QString &work, const QString &name,
                     const QByteArray &bytes)
{
    GIT(QString(), QStringLiteral("clone"), QStringLiteral("-q"), remote, work);
    const QString path = work + u'/' + name;
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    GIT(work, QStringLiteral("add"), QStringLiteral("-A"));
    GIT(work, QStringLiteral("commit"), QStringLiteral("-qm"), QStringLiteral("by hand"));
    GIT(work, QStringLiteral("push"), QStringLiteral("-q"), QStringLiteral("origin"),
        QStringLiteral("HEAD:main"));
}

} // namespace

class TestPublish : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commitsWithoutARemote();
    void nothingChangedNoCommit();
    void draftsStayHome();
    void renamesAndRemovals();
    void sameFilesAsFromScratch();
    void unknownFilesStay();
    void saysWhoAndWhat();
    void needsAnOwner();
    void pushesToANewFolder_data();
    void pushesToANewFolder();
    void pushesIntoABareRepository();
    void pushesToTheBranchThatIsThere();
    void refusesWhatIsNoTarget();
    void refusesWhatIsNoFastForward();
    void keepsTheRemote();
    void changeThatShowsNowhere();
    void attachments();
    void largeAttachments();
    void cancelled();
    void readOnly();
    void unknownTipIsCompared();
    void lostRepositoryComesBack();
    void movedByHand();
    void manyRecords();

private:
    /// An experiment, two compounds, a batch and a result; all open.
    void fill(TemporaryNotebook &notebook);
    Experiment m_experiment;
    Compound m_compound;
    Assay m_assay;
};

void TestPublish::fill(TemporaryNotebook &notebook)
{
    m_compound = someCompound(1);
    Compound other = someCompound(2);
    VERIFY_OK(notebook->compounds().save(m_compound, notebook.context()));
    VERIFY_OK(notebook->compounds().save(other, notebook.context()));
    Batch batch = someBatch(m_compound, 1);
    VERIFY_OK(notebook->batches().save(batch, notebook.context()));
    m_assay = someAssay();
    VERIFY_OK(notebook->assays().save(m_assay, notebook.context()));
    AssayResult result = someResult(m_assay, m_compound);
    VERIFY_OK(notebook->assays().saveResult(result, notebook.context()));
    m_experiment = someExperiment(QStringLiteral("KBS19-3"), {m_compound.head.id});
    VERIFY_OK(notebook->experiments().save(m_experiment, notebook.context()));
}

void TestPublish::commitsWithoutARemote()
{
    TemporaryNotebook notebook;
    fill(notebook);
    const auto report = sync::publish(notebook.store(), {});
    VERIFY_OK(report);
    QCOMPARE(report->outcome, PublishOutcome::Committed);
    QCOMPARE(report->commit.size(), 40);
    QVERIFY2(report->message.startsWith(
                 QStringLiteral("1 experiment, 2 compounds, 1 batch, 1 assay, 1 result")),
             qPrintable(report->message));
    QVERIFY(report->url.isEmpty());
    const QStringList files = filesIn(inRepository(notebook));
    QCOMPARE(report->filesWritten, files.size());
    QCOMPARE(report->filesRemoved, 0);
    for (const char *path :
         {"notebook.json", "README.md", "LICENSE", "CITATION.cff", "ro-crate-metadata.json",
          "compounds.csv", "experiments/KBS19-3/experiment.json", "experiments/KBS19-3/README.md",
          "batches/OSM-S-1-1.json", "assays/pfal-ic50-1/assay.json",
          "assays/pfal-ic50-1/results.csv"}) {
        QVERIFY2(files.contains(QLatin1String(path)), path);
    }
    GIT(inRepository(notebook), QStringLiteral("fsck"), QStringLiteral("--strict"),
        QStringLiteral("--full"));
    const auto last = notebook->publication().last();
    QCOMPARE((*last)->commit, report->commit);
    QCOMPARE(*notebook->publication().pendingCount(), 0);
    const auto tree = sync::repositoryTree(inRepository(notebook));
    VERIFY_OK(tree);
    const auto read = format::readNotebook(**tree, {});
    VERIFY_OK(read);
    QVERIFY2(read->findings.isEmpty(),
             read->findings.isEmpty() ? "" : qPrintable(read->findings[0].message));
}

void TestPublish::nothingChangedNoCommit()
{
    TemporaryNotebook notebook;
    fill(notebook);
    VERIFY_OK(sync::publish(notebook.store(), {}));
    const auto again = sync::publish(notebook.store(), {});
    VERIFY_OK(again);
    QCOMPARE(again->outcome, PublishOutcome::NothingToDo);
    QCOMPARE(commitsIn(inRepository(notebook)), 1);
    VERIFY_OK(notebook.reopen());
    VERIFY_OK(sync::publish(notebook.store(), {}));
    // Saved again as it was.
    VERIFY_OK(notebook->experiments().save(m_experiment, notebook.context()));
    VERIFY_OK(sync::publish(notebook.store(), {}));
    QCOMPARE(commitsIn(inRepository(notebook)), 1);
}

void TestPublish::draftsStayHome()
{
    TemporaryNotebook notebook;
    fill(notebook);
    Experiment draft = someExperiment(QStringLiteral("KBS20-1"));
    draft.state = PublicationState::Draft;
    draft.title = QStringLiteral("TOP SECRET");
    VERIFY_OK(notebook->experiments().save(draft, notebook.context()));
    VERIFY_OK(sync::publish(notebook.store(), {}));
    QCOMPARE(git({QStringLiteral("grep"), QStringLiteral("-c"), QStringLiteral("TOP SECRET"),
                  QStringLiteral("main")},
                 inRepository(notebook))
                 .output,
             QByteArray());
    m_experiment.state = PublicationState::Draft;
    VERIFY_OK(notebook->experiments().save(m_experiment, notebook.context()));
    const auto report = sync::publish(notebook.store(), {});
    VERIFY_OK(report);
    QVERIFY(report->filesRemoved > 0);
    QVERIFY(filesIn(inRepository(notebook)).filter(QStringLiteral("experiments/")).isEmpty());
}

void TestPublish::renamesAndRemovals()
{
    TemporaryNotebook notebook;
    fill(notebook);
    VERIFY_OK(sync::publish(notebook.store(), {}));
    m_experiment.code = QStringLiteral("KBS21-1");
    VERIFY_OK(notebook->experiments().save(m_experiment, notebook.context()));
    m_assay.slug = QStringLiteral("renamed");
    VERIFY_OK(notebook->assays().save(m_assay, notebook.context()));
    VERIFY_OK(sync::publish(notebook.store(), {}));
    QStringList files = filesIn(inRepository(notebook));
    QVERIFY(files.filter(QStringLiteral("KBS19-3")).isEmpty());
    QVERIFY(files.filter(QStringLiteral("pfal-ic50-1")).isEmpty());
    QVERIFY(files.contains(QStringLiteral("experiments/KBS21-1/experiment.json")));
    QVERIFY(files.contains(QStringLiteral("assays/renamed/results.csv")));
    VERIFY_OK(notebook->experiments().remove(m_experiment.head.id, notebook.context()));
    VERIFY_OK(sync::publish(notebook.store(), {}));
    files = filesIn(inRepository(notebook));
    QVERIFY(files.filter(QStringLiteral("experiments/")).isEmpty());
    QCOMPARE(commitsIn(inRepository(notebook)), 3);
}

void TestPublish::sameFilesAsFromScratch()
{
    TemporaryNotebook notebook;
    fill(notebook);
    VERIFY_OK(sync::publish(notebook.store(), {}));
    m_compound.name = QStringLiteral("renamed");
    m_compound.structure.inchiKey = QStringLiteral("AAAAAAAAAAAAAA-UHFFFAOYSA-N");
    VERIFY_OK(notebook->compounds().save(m_compound, notebook.context()));
    Compound third = someCompound(30);
    VERIFY_OK(notebook->compounds().save(third, notebook.context()));
    VERIFY_OK(sync::publish(notebook.store(), {}));
    VERIFY_OK(notebook->compounds().remove(third.head.id, notebook.context()));
    m_experiment.title = QStringLiteral("Another title");
    VERIFY_OK(notebook->experiments().save(m_experiment, notebook.context()));
    VERIFY_OK(sync::publish(notebook.store(), {}));
    const QByteArray stepwise =
        git({QStringLiteral("rev-parse"), QStringLiteral("main^{tree}")}, inRepository(notebook))
            .output;
    QVERIFY(QDir(inRepository(notebook)).removeRecursively());
    VERIFY_OK(sync::publish(notebook.store(), {}));
    QCOMPARE(
        git({QStringLiteral("rev-parse"), QStringLiteral("main^{tree}")}, inRepository(notebook))
            .output,
        stepwise);
}

void TestPublish::unknownFilesStay()
{
    TemporaryNotebook notebook;
    fill(notebook);
    VERIFY_OK(sync::publish(notebook.store(), {}));
    commitElsewhere(inRepository(notebook), notebook.path(QStringLiteral("work")),
                    QStringLiteral("experiments/KBS19-3/notes/mine.txt"), "x\n");
    m_experiment.title = QStringLiteral("Changed");
    VERIFY_OK(notebook->experiments().save(m_experiment, notebook.context()));
    VERIFY_OK(sync::publish(notebook.store(), {})); // the tip is not known: everything is compared
    QCOMPARE(fileAt(inRepository(notebook), QStringLiteral("experiments/KBS19-3/notes/mine.txt")),
             QByteArray("x\n"));
    m_experiment.title = QStringLiteral("Changed again");
    VERIFY_OK(notebook->experiments().save(m_experiment, notebook.context()));
    VERIFY_OK(
        sync::publish(notebook.store(), {})); // the tip is known: only what changed is written
    QCOMPARE(fileAt(inRepository(notebook), QStringLiteral("experiments/KBS19-3/notes/mine.txt")),
             QByteArray("x\n"));
    VERIFY_OK(notebook->experiments().remove(m_experiment.head.id, notebook.context()));
    VERIFY_OK(sync::publish(notebook.store(), {}));
    QCOMPARE(filesIn(inRepository(notebook)).filter(QStringLiteral("experiments/")),
             QStringList({QStringLiteral("experiments/KBS19-3/notes/mine.txt")}));
}

void TestPublish::saysWhoAndWhat()
{
    TemporaryNotebook notebook;
    fill(notebook);
    VERIFY_OK(sync::publish(notebook.store(),
                            {{}, QStringLiteral("The first publication\n\nWith a body.")}));
    const QByteArray log = git({QStringLiteral("log"), QStringLiteral("-1"),
                                QStringLiteral("--format=%an|%ae|%cn|%s%n%b")},
                               inRepository(notebook))
                               .output;
    QVERIFY2(log.startsWith("Katherine B. Sample|kbs@artemisia.invalid|Katherine B. Sample|The "
                            "first publication\nWith a body.\n"),
             log.constData());
    QVERIFY2(log.contains("- added experiment KBS19-3: Amide coupling KBS19-3"), log.constData());
}

void TestPublish::needsAnOwner()
{
    TemporaryNotebook notebook;
    VERIFY_OK(notebook->setOwner(PersonId()));
    VERIFY_FAILS(sync::publish(notebook.store(), {}), ErrorCode::Usage);
    QCOMPARE(commitsIn(inRepository(notebook)), 0);
}

void TestPublish::pushesToANewFolder_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<bool>("exists");
    QTest::newRow("path, absent") << QString() << false;
    QTest::newRow("path, empty") << QString() << true;
    QTest::newRow("file://") << QStringLiteral("file://") << false;
}

void TestPublish::pushesToANewFolder()
{
    QFETCH(QString, prefix);
    QFETCH(bool, exists);
    TemporaryNotebook notebook;
    fill(notebook);
    const QString remote = notebook.path(QStringLiteral("my remote.git"));
    if (exists) {
        QVERIFY(QDir().mkdir(remote));
    }
    const QString url =
        prefix.isEmpty() ? remote : QUrl::fromLocalFile(remote).toString(QUrl::FullyEncoded);
    const auto report = sync::publish(notebook.store(), {url, {}});
    VERIFY_OK(report);
    QCOMPARE(report->outcome, PublishOutcome::Pushed);
    QCOMPARE(report->url, remote);
    const QString clone = notebook.path(QStringLiteral("clone"));
    GIT(QString(), QStringLiteral("clone"), QStringLiteral("-q"), remote, clone);
    QVERIFY(QFile::exists(clone + QStringLiteral("/experiments/KBS19-3/experiment.json")));
    GIT(remote, QStringLiteral("fsck"), QStringLiteral("--strict"));
    QCOMPARE((*notebook->publication().last())->pushedTo, remote);
    const auto again = sync::publish(notebook.store(), {});
    VERIFY_OK(again);
    QCOMPARE(again->outcome, PublishOutcome::NothingToDo);
}

void TestPublish::pushesIntoABareRepository()
{
    TemporaryNotebook notebook;
    const QString remote = notebook.path(QStringLiteral("remote.git"));
    GIT(QString(), QStringLiteral("init"), QStringLiteral("-q"), QStringLiteral("--bare"),
        QStringLiteral("-b"), QStringLiteral("master"), remote);
    VERIFY_OK(sync::publish(notebook.store(), {remote, {}}));
    const QString clone = notebook.path(QStringLiteral("clone"));
    GIT(QString(), QStringLiteral("clone"), QStringLiteral("-q"), remote, clone);
    QVERIFY(QFile::exists(clone + QStringLiteral("/notebook.json")));
}

void TestPublish::pushesToTheBranchThatIsThere()
{
    TemporaryNotebook first;
    VERIFY_OK(sync::publish(first.store(), {}));
    const QString remote = first.path(QStringLiteral("remote.git"));
    GIT(QString(), QStringLiteral("clone"), QStringLiteral("-q"), QStringLiteral("--bare"),
        inRepository(first), remote);
    GIT(remote, QStringLiteral("branch"), QStringLiteral("-m"), QStringLiteral("main"),
        QStringLiteral("trunk"));
    fill(first);
    VERIFY_OK(sync::publish(first.store(), {remote, {}}));
    QCOMPARE(
        git({QStringLiteral("for-each-ref"), QStringLiteral("--format=%(refname)")}, remote).output,
        QByteArray("refs/heads/trunk\n"));
    QCOMPARE(git({QStringLiteral("rev-list"), QStringLiteral("--count"), QStringLiteral("trunk")},
                 remote)
                 .output,
             QByteArray("2\n"));
}

void TestPublish::refusesWhatIsNoTarget()
{
    TemporaryNotebook notebook;
    const QString full = notebook.path(QStringLiteral("full"));
    QVERIFY(QDir().mkpath(full + QStringLiteral("/something")));
    VERIFY_FAILS(sync::publish(notebook.store(), {full, {}}), ErrorCode::Usage);
    const QString work = notebook.path(QStringLiteral("work"));
    GIT(QString(), QStringLiteral("init"), QStringLiteral("-q"), work);
    VERIFY_FAILS(sync::publish(notebook.store(), {work, {}}), ErrorCode::Usage);
    VERIFY_FAILS(sync::publish(notebook.store(), {QStringLiteral("git://host/x"), {}}),
                 ErrorCode::Usage);
    QVERIFY((*notebook->publication().remoteUrl()).isEmpty());
    QCOMPARE(commitsIn(inRepository(notebook)),
             1); // made by the first, kept here, and not made again
}

void TestPublish::refusesWhatIsNoFastForward()
{
    TemporaryNotebook notebook;
    fill(notebook);
    const QString remote = notebook.path(QStringLiteral("remote.git"));
    VERIFY_OK(sync::publish(notebook.store(), {remote, {}}));
    commitElsewhere(remote, notebook.path(QStringLiteral("work")), QStringLiteral("other.txt"),
                    "x\n");
    const QByteArray theirs =
        git({QStringLiteral("rev-parse"), QStringLiteral("main")}, remote).output;
    m_experiment.title = QStringLiteral("Changed");
    VERIFY_OK(notebook->experiments().save(m_experiment, notebook.context()));
    for (int attempt = 0; attempt < 2; ++attempt) {
        const auto refused = sync::publish(notebook.store(), {});
        VERIFY_FAILS(refused, ErrorCode::Refused);
        QVERIFY2(refused.error().message.contains(QStringLiteral("has changes that are not here")),
                 qPrintable(refused.error().message));
        // What can be done, not what the program cannot do.
        QVERIFY(refused.error().message.contains(QStringLiteral("another place")));
        QVERIFY(!refused.error().message.contains(QStringLiteral("Take them in")));
        QCOMPARE(git({QStringLiteral("rev-parse"), QStringLiteral("main")}, remote).output, theirs);
        QCOMPARE(commitsIn(inRepository(notebook)), 2);
    }
    // A remote with another history altogether.
    TemporaryNotebook other;
    VERIFY_FAILS(sync::publish(other.store(), {remote, {}}), ErrorCode::Refused);
    QCOMPARE(git({QStringLiteral("rev-parse"), QStringLiteral("main")}, remote).output, theirs);
}

void TestPublish::keepsTheRemote()
{
    TemporaryNotebook notebook;
    const QString first = notebook.path(QStringLiteral("first.git"));
    const QString second = notebook.path(QStringLiteral("second.git"));
    VERIFY_OK(sync::publish(notebook.store(), {first, {}}));
    QCOMPARE(*notebook->publication().remoteUrl(), first);
    const auto elsewhere = sync::publish(notebook.store(), {second, {}});
    VERIFY_OK(elsewhere);
    QCOMPARE(elsewhere->outcome, PublishOutcome::Pushed);
    QCOMPARE(*notebook->publication().remoteUrl(), first);
    QCOMPARE(commitsIn(second), 1);
    fill(notebook);
    VERIFY_OK(sync::publish(notebook.store(), {}));
    QCOMPARE(commitsIn(first), 2);
    QCOMPARE(commitsIn(second), 1);
}

void TestPublish::changeThatShowsNowhere()
{
    TemporaryNotebook notebook;
    fill(notebook);
    VERIFY_OK(sync::publish(notebook.store(), {}));
    const QString before = m_experiment.title;
    const Timestamp modified = m_experiment.head.modified;
    m_experiment.title = QStringLiteral("Changed");
    VERIFY_OK(notebook->experiments().save(m_experiment, notebook.context()));
    m_experiment.title = before;
    m_experiment.head.modified = modified;
    store::SaveContext context = notebook.context();
    context.keepTimes = true;
    VERIFY_OK(notebook->experiments().save(m_experiment, context));
    VERIFY_OK(sync::publish(notebook.store(), {}));
    QCOMPARE(commitsIn(inRepository(notebook)), 1);
    QCOMPARE(*notebook->publication().pendingCount(), 0);
}

void TestPublish::attachments()
{
    TemporaryNotebook notebook;
    fill(notebook);
    const auto first = notebook->attachments().addData("spectrum 1", QStringLiteral("nmr.jdx"));
    const auto pointer = notebook->attachments().addData(
        "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n",
        QStringLiteral("raw.zip"));
    VERIFY_OK(first);
    m_experiment.attachments = {*first, *pointer};
    VERIFY_OK(notebook->experiments().save(m_experiment, notebook.context()));
    const auto report = sync::publish(notebook.store(), {});
    VERIFY_OK(report);
    QCOMPARE(fileAt(inRepository(notebook), QStringLiteral("experiments/KBS19-3/files/nmr.jdx")),
             QByteArray("spectrum 1"));
    QCOMPARE(report->findings.size(), 1);
    QCOMPARE(report->findings[0].path, QStringLiteral("experiments/KBS19-3/files/raw.zip"));
    // Another file under the same name, and one gone.
    const auto second = notebook->attachments().addData("spectrum 2", QStringLiteral("nmr.jdx"));
    m_experiment.attachments = {*second};
    VERIFY_OK(notebook->experiments().save(m_experiment, notebook.context()));
    VERIFY_OK(sync::publish(notebook.store(), {}));
    QCOMPARE(fileAt(inRepository(notebook), QStringLiteral("experiments/KBS19-3/files/nmr.jdx")),
             QByteArray("spectrum 2"));
    QVERIFY(!filesIn(inRepository(notebook))
                 .contains(QStringLiteral("experiments/KBS19-3/files/raw.zip")));
}

void TestPublish::largeAttachments()
{
    TemporaryNotebook notebook;
    fill(notebook);
    const auto add = [&](qint64 size, const QString &name) {
        const QString path = notebook.path(name);
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.resize(size)
                   ? notebook->attachments().addFile(path)
                   : fail(ErrorCode::Io, QStringLiteral("no file"));
    };
    const auto warned = add(sync::kHostWarns, QStringLiteral("large.bin"));
    const auto refused = add(sync::kHostRefuses, QStringLiteral("too-large.bin"));
    VERIFY_OK(warned);
    VERIFY_OK(refused);
    m_experiment.attachments = {*warned, *refused};
    VERIFY_OK(notebook->experiments().save(m_experiment, notebook.context()));
    const auto failed = sync::publish(notebook.store(), {});
    VERIFY_FAILS(failed, ErrorCode::TooLarge);
    QVERIFY(failed.error().message.contains(QStringLiteral("too-large.bin")));
    QCOMPARE(commitsIn(inRepository(notebook)), 0);
    m_experiment.attachments = {*warned};
    VERIFY_OK(notebook->experiments().save(m_experiment, notebook.context()));
    const auto report = sync::publish(notebook.store(), {});
    VERIFY_OK(report);
    QCOMPARE(report->findings.size(), 1);
    QVERIFY(report->findings[0].path.endsWith(QStringLiteral("large.bin")));
}

void TestPublish::cancelled()
{
    TemporaryNotebook notebook;
    fill(notebook);
    // Stopped at the first, second, ... report of progress, until one publication gets through.
    int commits = 0;
    for (int stopAt = 1; commits == 0; ++stopAt) {
        WorkContext context;
        int reports = 0;
        context.progress = [&](const Progress &) {
            if (++reports >= stopAt) {
                context.cancel.cancel();
            }
        };
        const auto report = sync::publish(notebook.store(), {}, context);
        commits = commitsIn(inRepository(notebook));
        QVERIFY(report || report.error().code == ErrorCode::Cancelled);
        QCOMPARE(*notebook->publication().pendingCount() == 0, commits == 1);
        QVERIFY(stopAt < 1000);
    }
    WorkContext stopped;
    stopped.cancel.cancel();
    const QString remote = notebook.path(QStringLiteral("remote.git"));
    VERIFY_FAILS(sync::publish(notebook.store(), {remote, {}}, stopped), ErrorCode::Cancelled);
    QCOMPARE(commitsIn(remote), 0);
    VERIFY_OK(sync::publish(notebook.store(), {remote, {}}));
    QCOMPARE(commitsIn(remote), 1);
}

void TestPublish::readOnly()
{
    TemporaryNotebook notebook;
    notebook.close();
    const auto store = store::Store::open(notebook.folder(), store::OpenMode::ReadOnly);
    VERIFY_OK(store);
    VERIFY_FAILS(sync::publish(**store, {}), ErrorCode::ReadOnly);
}

/// The database was set back (a power cut, a copied file): the repository is ahead of it.
void TestPublish::unknownTipIsCompared()
{
    TemporaryNotebook notebook;
    fill(notebook);
    const QString remote = notebook.path(QStringLiteral("remote.git"));
    VERIFY_OK(sync::publish(notebook.store(), {remote, {}}));
    notebook.close();
    const QString database = notebook.folder() + QStringLiteral("/notebook.sqlite");
    const QString copy = notebook.path(QStringLiteral("copy.sqlite"));
    QVERIFY(QFile::copy(database, copy));
    VERIFY_OK(notebook.reopen());
    m_experiment.code = QStringLiteral("KBS22-1");
    VERIFY_OK(notebook->experiments().save(m_experiment, notebook.context()));
    Experiment later = someExperiment(QStringLiteral("KBS23-1"));
    VERIFY_OK(notebook->experiments().save(later, notebook.context()));
    VERIFY_OK(sync::publish(notebook.store(), {}));
    notebook.close();
    QVERIFY(QFile::remove(database) && QFile::copy(copy, database));
    VERIFY_OK(notebook.reopen());
    const auto report = sync::publish(notebook.store(), {});
    VERIFY_OK(report);
    const QStringList files = filesIn(inRepository(notebook));
    QVERIFY(
        files.contains(QStringLiteral("experiments/KBS23-1/experiment.json"))); // nothing is lost
    QVERIFY(files.contains(QStringLiteral("experiments/KBS19-3/experiment.json")));
    QVERIFY(!files.contains(
        QStringLiteral("experiments/KBS22-1/experiment.json"))); // and nothing doubled
    QCOMPARE(report->findings.size(), 1);
    QCOMPARE(report->outcome, PublishOutcome::Pushed);
}

void TestPublish::lostRepositoryComesBack()
{
    TemporaryNotebook notebook;
    fill(notebook);
    const QString remote = notebook.path(QStringLiteral("remote.git"));
    VERIFY_OK(sync::publish(notebook.store(), {remote, {}}));
    QVERIFY(QDir(inRepository(notebook)).removeRecursively());
    m_experiment.title = QStringLiteral("Changed");
    VERIFY_OK(notebook->experiments().save(m_experiment, notebook.context()));
    const auto report = sync::publish(notebook.store(), {});
    VERIFY_OK(report);
    QCOMPARE(report->outcome, PublishOutcome::Pushed);
    QCOMPARE(commitsIn(remote), 2);
    GIT(inRepository(notebook), QStringLiteral("fsck"), QStringLiteral("--strict"));
}

void TestPublish::movedByHand()
{
    TemporaryNotebook notebook;
    fill(notebook);
    const QString remote = notebook.path(QStringLiteral("remote.git"));
    VERIFY_OK(sync::publish(notebook.store(), {remote, {}}));
    const QString work = notebook.path(QStringLiteral("work"));
    GIT(QString(), QStringLiteral("clone"), QStringLiteral("-q"), remote, work);
    GIT(work, QStringLiteral("mv"), QStringLiteral("batches/OSM-S-1-1.json"),
        QStringLiteral("batches/moved.json"));
    GIT(work, QStringLiteral("commit"), QStringLiteral("-qm"), QStringLiteral("moved"));
    GIT(work, QStringLiteral("push"), QStringLiteral("-q"), QStringLiteral("origin"),
        QStringLiteral("HEAD:main"));
    const QString copy = notebook.path(QStringLiteral("copy"));
    VERIFY_OK(sync::clone(remote, copy, somePerson(QStringLiteral("NEW"))));
    const auto store = store::Store::open(copy, store::OpenMode::ReadWrite);
    VERIFY_OK(store);
    auto batch = *(*store)->batches().findByCode(QStringLiteral("OSM-S-1-1"));
    QVERIFY(batch);
    batch->notes = QStringLiteral("changed");
    VERIFY_OK((*store)->batches().save(*batch, {(*store)->owner(), {}, false}));
    VERIFY_OK(sync::publish(**store, {}));
    QCOMPARE(filesIn(remote).filter(QStringLiteral("batches/")),
             QStringList({QStringLiteral("batches/OSM-S-1-1.json")}));
}

void TestPublish::manyRecords()
{
    TemporaryNotebook notebook;
    VERIFY_OK(notebook->transaction({}, [&]() -> Result<> {
        for (int i = 1; i <= 1500; ++i) {
            Compound compound = someCompound(i);
            ARTEMISIA_TRY(notebook->compounds().save(compound, notebook.context()));
        }
        return {};
    }));
    const QString remote = notebook.path(QStringLiteral("remote.git"));
    VERIFY_OK(sync::publish(notebook.store(), {remote, {}}));
    QCOMPARE(
        filesIn(remote).filter(QRegularExpression(QStringLiteral("^compounds/.*json$"))).size(),
        1500);
    auto compound = *notebook->compounds().findByCode(QStringLiteral("OSM-S-700"));
    compound->notes = QStringLiteral("seen");
    VERIFY_OK(notebook->compounds().save(*compound, notebook.context()));
    const auto report = sync::publish(notebook.store(), {});
    VERIFY_OK(report);
    QVERIFY2(report->filesWritten <= 4, qPrintable(QString::number(report->filesWritten)));
    GIT(remote, QStringLiteral("fsck"), QStringLiteral("--strict"));
}

QTEST_GUILESS_MAIN(TestPublish)
#include "tst_publish.moc"
