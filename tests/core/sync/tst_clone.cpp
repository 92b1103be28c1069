// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/publisher.h"
#include "tests/core/sync/git_cli.h"
#include "tests/support/temporary_notebook.h"

#include <QDir>

using namespace artemisia;
using namespace artemisia::testing;
using sync::PublishOutcome;

namespace
{

QByteArray tipOf(const QString &repository)
{
    return git({QStringLiteral("rev-parse"), QStringLiteral("main")}, repository).output.trimmed();
}

QStringList namesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System |
                                  QDir::NoDotAndDotDot);
}

} // namespace

class TestClone : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void copiesEverything();
    void publishesTheSame();
    void takesAnEmptyFolder();
    void ownerIsMatched_data();
    void ownerIsMatched();
    void initialsOfSomebodyElse();
    void codesOfTwoCopiesDiffer();
    void failureLeavesNothing_data();
    void failureLeavesNothing();
    void damagedSource_data();
    void damagedSource();
    void folderInUse();
    void cancelled();
    void badFilesAreFindings();
    void namesThatDifferInCase();
    void linksAreNotFollowed();
    void plainRepository();
    void otherBranch();
    void abandonedCloneGoes();

private:
    /// Changes the remote by a shell of git, as a person would.
    void changeRemote(const std::function<void(const QString &work)> &change);
    void write(const QString &path, const QByteArray &bytes);
    std::optional<TemporaryNotebook> m_notebook;
    QString m_remote;
    Person m_owner;
};

void TestClone::init()
{
    m_notebook.emplace();
    TemporaryNotebook &notebook = *m_notebook;
    m_owner = **notebook->notebook().person(notebook->owner());
    m_owner.orcid = QStringLiteral("0000-0002-1825-0097");
    VERIFY_OK(notebook->notebook().savePerson(m_owner, notebook.context()));
    Compound compound = someCompound(1);
    compound.head.unknown["fromTheFuture"] = Json{{"a", 1}};
    const auto file = notebook->attachments().addData("bytes of a file", QStringLiteral("a.txt"));
    compound.attachments = {*file};
    VERIFY_OK(notebook->compounds().save(compound, notebook.context()));
    Batch batch = someBatch(compound, 1);
    VERIFY_OK(notebook->batches().save(batch, notebook.context()));
    Assay assay = someAssay();
    VERIFY_OK(notebook->assays().save(assay, notebook.context()));
    for (int i = 1; i <= 3; ++i) {
        AssayResult result = someResult(assay, compound, i);
        VERIFY_OK(notebook->assays().saveResult(result, notebook.context()));
    }
    Experiment experiment = someExperiment(QStringLiteral("KBS1-1"), {compound.head.id});
    VERIFY_OK(notebook->experiments().save(experiment, notebook.context()));
    m_remote = notebook.path(QStringLiteral("remote.git"));
    VERIFY_OK(sync::publish(notebook.store(), {m_remote, {}}));
}

void TestClone::cleanup()
{
    m_notebook.reset();
}

void TestClone::write(const QString &path, const QByteArray &bytes)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

void TestClone::changeRemote(const std::function<void(const QString &work)> &change)
{
    const QString work = m_notebook->path(QStringLiteral("work"));
    GIT(QString(), QStringLiteral("clone"), QStringLiteral("-q"), m_remote, work);
    change(work);
    GIT(work, QStringLiteral("add"), QStringLiteral("-A"));
    GIT(work, QStringLiteral("commit"), QStringLiteral("-qm"), QStringLiteral("by hand"));
    GIT(work, QStringLiteral("push"), QStringLiteral("-q"), QStringLiteral("origin"),
        QStringLiteral("HEAD:main"));
}

void TestClone::copiesEverything()
{
    const QString copy = m_notebook->path(QStringLiteral("copies/deep/copy"));
    const auto report = sync::clone(m_remote, copy, std::nullopt);
    VERIFY_OK(report);
    QCOMPARE(report->commit.toLatin1(), tipOf(m_remote));
    QVERIFY2(report->findings.isEmpty(),
             report->findings.isEmpty() ? "" : qPrintable(report->findings[0].message));
    QCOMPARE(namesIn(m_notebook->path(QStringLiteral("copies/deep"))),
             QStringList({QStringLiteral("copy")}));
    const auto opened = store::Store::open(copy, store::OpenMode::ReadOnly);
    VERIFY_OK(opened);
    store::Store &theirs = **opened;
    store::Store &ours = m_notebook->store();
    QVERIFY(theirs.owner().isNull());
    QVERIFY(*theirs.notebook().load() == *ours.notebook().load());
    QVERIFY(*theirs.notebook().people() == *ours.notebook().people());
    const auto compound = *theirs.compounds().findByCode(QStringLiteral("OSM-S-1"));
    QVERIFY(compound && *compound == **ours.compounds().findByCode(QStringLiteral("OSM-S-1")));
    QVERIFY(**theirs.batches().findByCode(QStringLiteral("OSM-S-1-1")) ==
            **ours.batches().findByCode(QStringLiteral("OSM-S-1-1")));
    QVERIFY(**theirs.assays().findBySlug(QStringLiteral("pfal-ic50-1")) ==
            **ours.assays().findBySlug(QStringLiteral("pfal-ic50-1")));
    QCOMPARE(*theirs.assays().resultCount(), 3);
    QVERIFY(**theirs.experiments().findByCode(QStringLiteral("KBS1-1")) ==
            **ours.experiments().findByCode(QStringLiteral("KBS1-1")));
    VERIFY_OK(theirs.attachments().verify(compound->attachments[0].sha256));
    QCOMPARE(*theirs.publication().pendingCount(), 0);
    QCOMPARE(*theirs.publication().remoteUrl(), m_remote);
    GIT(copy + QStringLiteral("/repository.git"), QStringLiteral("fsck"),
        QStringLiteral("--strict"));
}

void TestClone::publishesTheSame()
{
    const QString copy = m_notebook->path(QStringLiteral("copy"));
    VERIFY_OK(sync::clone(m_remote, copy, std::nullopt));
    const auto opened = store::Store::open(copy, store::OpenMode::ReadWrite);
    VERIFY_OK(opened);
    const auto report = sync::publish(**opened, {});
    VERIFY_OK(report);
    QCOMPARE(report->outcome, PublishOutcome::NothingToDo);
    QCOMPARE(report->commit.toLatin1(), tipOf(m_remote));
    // From nothing but the records: the same bytes.
    QVERIFY(QDir(copy + QStringLiteral("/repository.git")).removeRecursively());
    VERIFY_OK((*opened)->publication().setRemoteUrl(QString()));
    VERIFY_OK((*opened)->setOwner(m_owner.head.id));
    VERIFY_OK(sync::publish(**opened, {}));
    const QStringList tree{QStringLiteral("rev-parse"), QStringLiteral("main^{tree}")};
    QCOMPARE(git(tree, copy + QStringLiteral("/repository.git")).output,
             git(tree, m_remote).output);
}

void TestClone::takesAnEmptyFolder()
{
    const QString copy = m_notebook->path(QStringLiteral("copy"));
    QVERIFY(QDir().mkdir(copy));
    VERIFY_OK(sync::clone(QUrl::fromLocalFile(m_remote).toString(), copy, std::nullopt));
    VERIFY_OK(store::Store::open(copy, store::OpenMode::ReadWrite));
}

void TestClone::ownerIsMatched_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("initials");
    QTest::addColumn<QString>("orcid");
    QTest::addColumn<bool>("isKnown");
    QTest::newRow("same ORCID") << QStringLiteral("K. Sample") << QStringLiteral("KS")
                                << QStringLiteral("0000-0002-1825-0097") << true;
    QTest::newRow("same name and initials")
        << QStringLiteral("katherine  b. sample") << QStringLiteral("KBS") << QString() << true;
    QTest::newRow("another") << QStringLiteral("Somebody") << QStringLiteral("SB") << QString()
                             << false;
}

void TestClone::ownerIsMatched()
{
    QFETCH(QString, name);
    QFETCH(QString, initials);
    QFETCH(QString, orcid);
    QFETCH(bool, isKnown);
    Person person;
    person.name = name;
    person.initials = initials;
    person.orcid = orcid;
    const QString copy = m_notebook->path(QStringLiteral("copy"));
    VERIFY_OK(sync::clone(m_remote, copy, person));
    const auto opened = store::Store::open(copy, store::OpenMode::ReadWrite);
    VERIFY_OK(opened);
    const auto owner = *(*opened)->notebook().person((*opened)->owner());
    QVERIFY(owner);
    QCOMPARE(owner->head.id == m_owner.head.id, isKnown);
    QCOMPARE(owner->copies.size(), isKnown ? 1 : 0);
    QCOMPARE((*(*opened)->notebook().people()).size(), isKnown ? 1 : 2);
    const auto code = (*opened)->experiments().nextCode(*owner);
    VERIFY_OK(code);
    QCOMPARE(code->copyMark, isKnown ? owner->copies[0] : QString());
    QVERIFY(ExperimentCode::fromString(code->toString()));
    // The one change that there is: who records here.
    QCOMPARE(*(*opened)->publication().pendingCount(), 1);
    const auto report = sync::publish(**opened, {});
    VERIFY_OK(report);
    QCOMPARE(report->outcome, PublishOutcome::Pushed);
}

void TestClone::initialsOfSomebodyElse()
{
    Person person;
    person.name = QStringLiteral("Kim B. Smith");
    person.initials = QStringLiteral("KBS");
    const QString copy = m_notebook->path(QStringLiteral("copy"));
    VERIFY_FAILS(sync::clone(m_remote, copy, person), ErrorCode::Conflict);
    QVERIFY(!QFileInfo::exists(copy));
}

void TestClone::codesOfTwoCopiesDiffer()
{
    QSet<QString> codes;
    for (const QString &name : {QStringLiteral("one"), QStringLiteral("two")}) {
        VERIFY_OK(sync::clone(m_remote, m_notebook->path(name), m_owner));
        const auto opened = store::Store::open(m_notebook->path(name), store::OpenMode::ReadWrite);
        VERIFY_OK(opened);
        codes.insert((*opened)->experiments().nextCode(m_owner)->toString());
    }
    codes.insert(m_notebook->store().experiments().nextCode(m_owner)->toString());
    QCOMPARE(codes.size(), 3);
}

void TestClone::failureLeavesNothing_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("code");
    QTest::newRow("no repository") << QStringLiteral("absent") << int(ErrorCode::NotFound);
    QTest::newRow("empty repository") << QStringLiteral("empty") << int(ErrorCode::NotFound);
    QTest::newRow("no notebook in it") << QStringLiteral("other") << int(ErrorCode::NotFound);
    QTest::newRow("too new") << QStringLiteral("new") << int(ErrorCode::TooNew);
    QTest::newRow("notebook.json broken") << QStringLiteral("broken") << int(ErrorCode::Invalid);
    QTest::newRow("object missing") << QStringLiteral("damaged") << -1;
    QTest::newRow("address") << QStringLiteral("address") << int(ErrorCode::Usage);
}

void TestClone::failureLeavesNothing()
{
    QFETCH(QString, what);
    QFETCH(int, code);
    QString url = m_remote;
    if (what == QStringLiteral("absent")) {
        url = m_notebook->path(QStringLiteral("absent"));
    } else if (what == QStringLiteral("address")) {
        url = QStringLiteral("ext::sh");
    } else if (what == QStringLiteral("empty")) {
        url = m_notebook->path(QStringLiteral("empty.git"));
        GIT(QString(), QStringLiteral("init"), QStringLiteral("-q"), QStringLiteral("--bare"), url);
    } else if (what == QStringLiteral("damaged")) {
        const QByteArray blob = git({QStringLiteral("rev-parse"),
                                     QStringLiteral("main:experiments/KBS1-1/experiment.json")},
                                    m_remote)
                                    .output;
        const QString object = m_remote + QStringLiteral("/objects/") +
                               QString::fromLatin1(blob.left(2)) + u'/' +
                               QString::fromLatin1(blob.mid(2).trimmed());
        if (!QFile::exists(object)) {
            QDir packs(m_remote + QStringLiteral("/objects/pack"));
            for (const QString &name : namesIn(packs.path())) {
                QFile::rename(packs.filePath(name), m_remote + u'/' + name);
                if (name.endsWith(QStringLiteral(".pack"))) {
                    QProcess process;
                    process.setStandardInputFile(m_remote + u'/' + name);
                    process.setWorkingDirectory(m_remote);
                    process.start(QStringLiteral("git"),
                                  {QStringLiteral("unpack-objects"), QStringLiteral("-q")});
                    QVERIFY(process.waitForFinished());
                }
            }
        }
        QVERIFY(QFile::remove(object));
    } else {
        changeRemote([&](const QString &work) {
            if (what == QStringLiteral("other")) {
                QVERIFY(QFile::remove(work + QStringLiteral("/notebook.json")));
            } else {
                write(work + QStringLiteral("/notebook.json"),
                      what == QStringLiteral("new") ? QByteArray("{\"minimumReader\": 99}\n")
                                                    : QByteArray("{\"title\": 5"));
            }
        });
    }
    const QStringList before = namesIn(m_notebook->path(QString()));
    const QString copy = m_notebook->path(QStringLiteral("copy"));
    const auto report = sync::clone(url, copy, std::nullopt);
    QVERIFY(!report);
    QVERIFY(!report.error().message.isEmpty());
    if (code >= 0) {
        QVERIFY2(int(report.error().code) == code, wordsOf(report.error()).constData());
    }
    QCOMPARE(namesIn(m_notebook->path(QString())), before);
}

void TestClone::damagedSource_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("branch") << QStringLiteral("refs/heads/main");
    QTest::newRow("pack") << QStringLiteral("objects/pack/*.pack");
    QTest::newRow("index of the pack") << QStringLiteral("objects/pack/*.idx");
}

/// A repository on this disk that is damaged is called so, in whatever place; no byte of it is
/// taken.
void TestClone::damagedSource()
{
    QFETCH(QString, file);
    const QString source = m_notebook->path(QStringLiteral("source.git"));
    GIT(QString(), QStringLiteral("clone"), QStringLiteral("-q"), QStringLiteral("--bare"),
        QStringLiteral("--no-local"), m_remote, source);
    GIT(source, QStringLiteral("repack"), QStringLiteral("-adq"));
    GIT(source, QStringLiteral("update-ref"), QStringLiteral("--no-deref"),
        QStringLiteral("refs/heads/kept"), QStringLiteral("main"));
    const QString folder = source + u'/' + file.section(u'/', 0, -2);
    if (file.startsWith(QStringLiteral("refs"))) {
        QVERIFY(QFile::remove(source + QStringLiteral("/packed-refs")));
        write(source + u'/' + file, "no commit at all\n");
    } else {
        const QString name = QDir(folder).entryList({file.section(u'/', -1)}).value(0);
        QVERIFY(!name.isEmpty());
        QFile damaged(folder + u'/' + name);
        QVERIFY(damaged.setPermissions(damaged.permissions() | QFile::WriteOwner));
        QVERIFY(damaged.open(QIODevice::ReadWrite));
        QByteArray bytes = damaged.readAll();
        for (qsizetype i = bytes.size() / 4; i < bytes.size() * 3 / 4; ++i) {
            bytes[i] = char(bytes[i] ^ 0x5A);
        }
        damaged.seek(0);
        damaged.write(bytes);
    }
    const QString copy = m_notebook->path(QStringLiteral("copy"));
    const auto cloned = sync::clone(source, copy, std::nullopt);
    VERIFY_FAILS(cloned, ErrorCode::Corrupt);
    QVERIFY2(!cloned.error().message.contains(QStringLiteral("reached")),
             wordsOf(cloned.error()).constData());
    QVERIFY(!QDir(copy).exists());
    const auto tree = sync::repositoryTree(source);
    const auto checked = tree ? format::checkNotebook(**tree) : tl::unexpected(tree.error());
    if (checked) {
        QVERIFY(std::any_of(checked->findings.begin(), checked->findings.end(),
                            [](const format::Finding &finding) {
                                return finding.severity == format::Severity::Error;
                            }));
    } else {
        QVERIFY2(checked.error().code == ErrorCode::Corrupt, wordsOf(checked.error()).constData());
    }
}

void TestClone::folderInUse()
{
    const QString copy = m_notebook->path(QStringLiteral("copy"));
    write(copy + QStringLiteral("/precious.txt"), "x");
    VERIFY_FAILS(sync::clone(m_remote, copy, std::nullopt), ErrorCode::Usage);
    VERIFY_FAILS(sync::clone(m_remote, m_notebook->folder(), std::nullopt), ErrorCode::Usage);
    VERIFY_FAILS(sync::clone(m_remote, QString(), std::nullopt), ErrorCode::Usage);
    QCOMPARE(namesIn(copy), QStringList({QStringLiteral("precious.txt")}));
}

void TestClone::cancelled()
{
    const QString copy = m_notebook->path(QStringLiteral("copy"));
    const QStringList before = namesIn(m_notebook->path(QString()));
    bool isDone = false;
    for (int stopAt = 1; !isDone; ++stopAt) {
        WorkContext context;
        int reports = 0;
        context.progress = [&](const Progress &) {
            if (++reports >= stopAt) {
                context.cancel.cancel();
            }
        };
        const auto report = sync::clone(m_remote, copy, std::nullopt, context);
        QVERIFY2(report || report.error().code == ErrorCode::Cancelled,
                 report ? "" : wordsOf(report.error()).constData());
        isDone = report.has_value();
        QVERIFY(isDone || namesIn(m_notebook->path(QString())) == before);
        QVERIFY(stopAt < 5000);
    }
    VERIFY_OK(store::Store::open(copy, store::OpenMode::ReadOnly));
}

void TestClone::badFilesAreFindings()
{
    changeRemote([&](const QString &work) {
        write(work + QStringLiteral("/compounds/00/broken.json"), "{\"code\": 5}");
        write(work + QStringLiteral("/batches/deep.json"), QByteArray(100000, '['));
    });
    const QString copy = m_notebook->path(QStringLiteral("copy"));
    const auto report = sync::clone(m_remote, copy, std::nullopt);
    VERIFY_OK(report);
    QStringList paths;
    for (const format::Finding &finding : report->findings) {
        paths.append(finding.path);
    }
    QVERIFY(paths.contains(QStringLiteral("compounds/00/broken.json")));
    QVERIFY(paths.contains(QStringLiteral("batches/deep.json")));
    // They are somebody's work: publishing a change leaves them where they are.
    const auto opened = store::Store::open(copy, store::OpenMode::ReadWrite);
    VERIFY_OK((*opened)->setOwner(m_owner.head.id));
    auto batch = *(*opened)->batches().findByCode(QStringLiteral("OSM-S-1-1"));
    batch->notes = QStringLiteral("changed");
    VERIFY_OK((*opened)->batches().save(*batch, {m_owner.head.id, {}, false}));
    VERIFY_OK(sync::publish(**opened, {}));
    QCOMPARE(
        git({QStringLiteral("show"), QStringLiteral("main:compounds/00/broken.json")}, m_remote)
            .output,
        QByteArray("{\"code\": 5}"));
}

void TestClone::namesThatDifferInCase()
{
    changeRemote([&](const QString &work) {
        write(work + QStringLiteral("/notes.txt"), "a");
        write(work + QStringLiteral("/NOTES.txt"), "b");
    });
    const auto report =
        sync::clone(m_remote, m_notebook->path(QStringLiteral("copy")), std::nullopt);
    VERIFY_OK(report);
    QVERIFY(std::any_of(report->findings.begin(), report->findings.end(),
                        [](const format::Finding &finding) {
                            return finding.path == QStringLiteral("notes.txt") &&
                                   finding.message.contains(QStringLiteral("NOTES.txt"));
                        }));
}

void TestClone::linksAreNotFollowed()
{
    changeRemote([&](const QString &work) {
        QVERIFY(QFile::link(QStringLiteral("/etc/passwd"),
                            work + QStringLiteral("/compounds/passwd.json")));
        QVERIFY(QFile::remove(work + QStringLiteral("/batches/OSM-S-1-1.json")));
        QVERIFY(QFile::link(QStringLiteral("../notebook.json"),
                            work + QStringLiteral("/batches/OSM-S-1-1.json")));
    });
    const auto report =
        sync::clone(m_remote, m_notebook->path(QStringLiteral("copy")), std::nullopt);
    VERIFY_OK(report);
    int links = 0;
    for (const format::Finding &finding : report->findings) {
        links += finding.path == QStringLiteral("compounds/passwd.json") ||
                 finding.path == QStringLiteral("batches/OSM-S-1-1.json");
    }
    QCOMPARE(links, 2);
}

void TestClone::plainRepository()
{
    const QString work = m_notebook->path(QStringLiteral("plain"));
    GIT(QString(), QStringLiteral("clone"), QStringLiteral("-q"), m_remote, work);
    VERIFY_OK(sync::clone(work, m_notebook->path(QStringLiteral("copy")), std::nullopt));
    const auto tree = sync::repositoryTree(work);
    VERIFY_OK(tree);
    VERIFY_OK((*tree)->read(QStringLiteral("notebook.json"), 100000));
}

void TestClone::otherBranch()
{
    GIT(m_remote, QStringLiteral("branch"), QStringLiteral("-m"), QStringLiteral("main"),
        QStringLiteral("trunk"));
    const QString copy = m_notebook->path(QStringLiteral("copy"));
    VERIFY_OK(sync::clone(m_remote, copy, m_owner));
    const auto opened = store::Store::open(copy, store::OpenMode::ReadWrite);
    VERIFY_OK(sync::publish(**opened, {}));
    QCOMPARE(git({QStringLiteral("for-each-ref"), QStringLiteral("--format=%(refname)")}, m_remote)
                 .output,
             QByteArray("refs/heads/trunk\n"));
}

void TestClone::abandonedCloneGoes()
{
    const QString left = m_notebook->path(QStringLiteral(".copy.cloning-2147483646"));
    write(left + QStringLiteral("/repository.git/HEAD"), "x");
    VERIFY_OK(sync::clone(m_remote, m_notebook->path(QStringLiteral("copy")), std::nullopt));
    QVERIFY(!QFileInfo::exists(left));
}

QTEST_GUILESS_MAIN(TestClone)
#include "tst_clone.moc"
