// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/commit_message.h"
#include "core/sync/publisher.h"
#include "core/sync/repository_tree.h"
#include "core/sync/tree_update.h"
#include "tests/core/sync/git_cli.h"
#include "tests/support/temporary_notebook.h"

#include <QBuffer>
#include <QDir>
#include <QTemporaryDir>

using namespace artemisia;
using namespace artemisia::sync;
using artemisia::testing::git;

namespace
{

struct Change {
    QString path;     ///< ends in "/": a whole folder
    QByteArray bytes; ///< null: removed
};

/// Commits changes to main and gives the commit.
Result<git_oid> commitChanges(Repository &repository, const QList<Change> &changes)
{
    ARTEMISIA_TRY_ASSIGN(const std::optional<git_oid> tip, repository.main());
    TreeHandle base;
    if (tip) {
        ARTEMISIA_TRY_ASSIGN(base, repository.treeOfCommit(*tip));
    }
    NewObjects objects(repository);
    TreeUpdate update;
    for (const Change &change : changes) {
        if (change.bytes.isNull()) {
            ARTEMISIA_TRY(update.remove(change.path));
            continue;
        }
        ARTEMISIA_TRY_ASSIGN(const git_oid blob, objects.add(GIT_OBJECT_BLOB, change.bytes));
        ARTEMISIA_TRY(update.put(change.path, blob));
    }
    ARTEMISIA_TRY_ASSIGN(const git_oid tree, update.write(repository, base.get(), objects));
    const QByteArray bytes =
        commitBytes(toHex(tree), tip ? toHex(*tip) : QString(), testing::somePerson(), 1700000000,
                    QStringLiteral("a change\n"));
    ARTEMISIA_TRY_ASSIGN(const git_oid commit, objects.add(GIT_OBJECT_COMMIT, bytes));
    ARTEMISIA_TRY(objects.finish());
    ARTEMISIA_TRY(repository.moveMain(tip, commit));
    return commit;
}

QStringList filesIn(const QString &repository)
{
    QStringList lines =
        QString::fromUtf8(git({QStringLiteral("-c"), QStringLiteral("core.quotePath=false"),
                               QStringLiteral("ls-tree"), QStringLiteral("-r"),
                               QStringLiteral("--name-only"), QStringLiteral("main")},
                              repository)
                              .output)
            .split(u'\n', Qt::SkipEmptyParts);
    return lines;
}

} // namespace

class TestRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void makesWhatGitReads();
    void changesOnlyWhatIsNamed();
    void keepsModesAndLinks();
    void emptyFoldersGo();
    void filesAndFoldersInTheWay();
    void refusesBadPaths_data();
    void refusesBadPaths();
    void manyObjectsMakeOnePack();
    void bigFileIsStreamed();
    void movesMainOnlyFromWhereItWas();
    void staleLocksGo();
    void readsATree();
    void hostileTrees_data();
    void hostileTrees();
    void commitsSayWho();
    void messages();

private:
    std::optional<QTemporaryDir> m_folder;
    QString m_path;
};

void TestRepository::init()
{
    m_folder.emplace();
    m_path = m_folder->filePath(QStringLiteral("x.git"));
}

void TestRepository::makesWhatGitReads()
{
    auto repository = Repository::openOwn(m_path);
    VERIFY_OK(repository);
    QVERIFY(repository->isBare());
    VERIFY_OK(commitChanges(
        *repository, {{QStringLiteral("a.txt"), "a\n"}, {QStringLiteral("b/c/é 青.txt"), "c\n"}}));
    GIT(m_path, QStringLiteral("fsck"), QStringLiteral("--strict"));
    QCOMPARE(filesIn(m_path),
             QStringList({QStringLiteral("a.txt"), QStringLiteral("b/c/é 青.txt")}));
    const QString clone = m_folder->filePath(QStringLiteral("clone"));
    GIT(QString(), QStringLiteral("clone"), QStringLiteral("-q"), m_path, clone);
    QFile file(clone + QStringLiteral("/b/c/é 青.txt"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("c\n"));
}

void TestRepository::changesOnlyWhatIsNamed()
{
    auto repository = Repository::openOwn(m_path);
    VERIFY_OK(commitChanges(*repository, {{QStringLiteral("a/1"), "1"},
                                          {QStringLiteral("a/2"), "2"},
                                          {QStringLiteral("a.b"), "x"},
                                          {QStringLiteral("a-b/3"), "3"},
                                          {QStringLiteral("z/y/x/w"), "deep"}}));
    VERIFY_OK(commitChanges(*repository, {{QStringLiteral("a/1"), {}},
                                          {QStringLiteral("a/3"), "new"},
                                          {QStringLiteral("gone"), {}}}));
    QCOMPARE(filesIn(m_path),
             QStringList({QStringLiteral("a-b/3"), QStringLiteral("a.b"), QStringLiteral("a/2"),
                          QStringLiteral("a/3"), QStringLiteral("z/y/x/w")}));
    GIT(m_path, QStringLiteral("fsck"), QStringLiteral("--strict"));
    // Removing a folder and putting one of its files again leaves that file alone in it.
    VERIFY_OK(
        commitChanges(*repository, {{QStringLiteral("a/"), {}}, {QStringLiteral("a/3"), "new"}}));
    QVERIFY(!filesIn(m_path).contains(QStringLiteral("a/2")));
    QVERIFY(filesIn(m_path).contains(QStringLiteral("a/3")));
    // The same once more is the same tree.
    const git_oid before = *git_tree_id(repository->treeOfCommit(**repository->main())->get());
    VERIFY_OK(commitChanges(
        *repository, {{QStringLiteral("a/3"), "new"}, {QStringLiteral("nowhere/at/all"), {}}}));
    QVERIFY(isEqual(before, *git_tree_id(repository->treeOfCommit(**repository->main())->get())));
}

void TestRepository::keepsModesAndLinks()
{
    const QString work = m_folder->filePath(QStringLiteral("work"));
    GIT(QString(), QStringLiteral("init"), QStringLiteral("-q"), QStringLiteral("-b"),
        QStringLiteral("main"), work);
    QFile script(work + QStringLiteral("/run"));
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write("#!/bin/sh\n");
    script.close();
    script.setPermissions(script.permissions() | QFile::ExeOwner);
    QVERIFY(QFile::link(QStringLiteral("/etc/passwd"), work + QStringLiteral("/link")));
    GIT(work, QStringLiteral("add"), QStringLiteral("-A"));
    GIT(work, QStringLiteral("commit"), QStringLiteral("-qm"), QStringLiteral("x"));
    GIT(QString(), QStringLiteral("clone"), QStringLiteral("-q"), QStringLiteral("--bare"), work,
        m_path);
    auto repository = Repository::openOwn(m_path);
    VERIFY_OK(commitChanges(*repository,
                            {{QStringLiteral("other"), "x"}, {QStringLiteral("run"), "changed"}}));
    const QByteArray tree = git({QStringLiteral("ls-tree"), QStringLiteral("main")}, m_path).output;
    QVERIFY2(tree.contains("100755") && tree.contains("120000"), tree.constData());
    const auto files = repositoryTree(m_path);
    VERIFY_OK(files);
    bool isLinkSeen = false;
    VERIFY_OK((*files)->forEach([&](const format::FileTree::Entry &entry) -> Result<> {
        isLinkSeen = isLinkSeen || (entry.isLink && entry.path == QStringLiteral("link"));
        return {};
    }));
    QVERIFY(isLinkSeen);
    VERIFY_FAILS((*files)->read(QStringLiteral("link"), 1000), ErrorCode::NotFound);
}

void TestRepository::emptyFoldersGo()
{
    auto repository = Repository::openOwn(m_path);
    VERIFY_OK(
        commitChanges(*repository, {{QStringLiteral("a/b/c"), "x"}, {QStringLiteral("d"), "x"}}));
    VERIFY_OK(commitChanges(*repository, {{QStringLiteral("a/b/c"), {}}}));
    QCOMPARE(filesIn(m_path), QStringList({QStringLiteral("d")}));
    VERIFY_OK(commitChanges(*repository, {{QStringLiteral("d"), {}}}));
    QCOMPARE(filesIn(m_path), QStringList());
    GIT(m_path, QStringLiteral("fsck"), QStringLiteral("--strict"));
}

void TestRepository::filesAndFoldersInTheWay()
{
    auto repository = Repository::openOwn(m_path);
    VERIFY_OK(
        commitChanges(*repository, {{QStringLiteral("a"), "x"}, {QStringLiteral("d/e"), "x"}}));
    VERIFY_FAILS(commitChanges(*repository, {{QStringLiteral("a/b"), "x"}}), ErrorCode::Conflict);
    VERIFY_FAILS(commitChanges(*repository, {{QStringLiteral("d"), "x"}}), ErrorCode::Conflict);
    VERIFY_OK(
        commitChanges(*repository, {{QStringLiteral("a"), {}}, {QStringLiteral("a/b"), "x"}}));
    VERIFY_OK(commitChanges(*repository, {{QStringLiteral("d/"), {}}, {QStringLiteral("d"), "x"}}));
    QCOMPARE(filesIn(m_path), QStringList({QStringLiteral("a/b"), QStringLiteral("d")}));
}

void TestRepository::refusesBadPaths_data()
{
    QTest::addColumn<QString>("path");
    for (const char *path : {"", "/a", "a//b", "../a", "a/../b", "./a", "a/.", ".git/config",
                             "a/.GIT/hooks", "git~1/x", "a\\b", "a/"}) {
        QTest::newRow(path) << QString::fromUtf8(path);
    }
}

void TestRepository::refusesBadPaths()
{
    QFETCH(QString, path);
    auto repository = Repository::openOwn(m_path);
    VERIFY_FAILS(commitChanges(*repository, {{path, "x"}}), ErrorCode::Invalid);
    QVERIFY(!*repository->main());
}

void TestRepository::manyObjectsMakeOnePack()
{
    auto repository = Repository::openOwn(m_path);
    QList<Change> changes;
    for (int i = 0; i < 3000; ++i) {
        changes.append({QStringLiteral("compounds/%1/%2.json").arg(i % 16).arg(i),
                        QByteArray("{\"n\": ") + QByteArray::number(i) + "}\n"});
    }
    changes.append({QStringLiteral("empty"), QByteArray("")});
    changes.append({QStringLiteral("large"), QByteArray(3'000'000, 'x')});
    VERIFY_OK(commitChanges(*repository, changes));
    QCOMPARE(
        QDir(m_path + QStringLiteral("/objects/pack")).entryList({QStringLiteral("*.pack")}).size(),
        1);
    QCOMPARE(filesIn(m_path).size(), changes.size());
    GIT(m_path, QStringLiteral("fsck"), QStringLiteral("--strict"), QStringLiteral("--full"));
    VERIFY_OK(commitChanges(*repository, {{QStringLiteral("compounds/3/3.json"), "changed\n"}}));
    QCOMPARE(
        QDir(m_path + QStringLiteral("/objects/pack")).entryList({QStringLiteral("*.pack")}).size(),
        1);
    GIT(m_path, QStringLiteral("fsck"), QStringLiteral("--strict"), QStringLiteral("--full"));
}

void TestRepository::bigFileIsStreamed()
{
    auto repository = Repository::openOwn(m_path);
    QByteArray bytes(5'000'000, 'a');
    for (qsizetype i = 0; i < bytes.size(); i += 97) {
        bytes[i] = char(i);
    }
    QBuffer device(&bytes);
    QVERIFY(device.open(QIODevice::ReadOnly));
    NewObjects objects(*repository);
    const auto id = objects.addFile(device, {});
    VERIFY_OK(id);
    VERIFY_OK(objects.finish());
    const QByteArray read =
        git({QStringLiteral("cat-file"), QStringLiteral("blob"), toHex(*id)}, m_path).output;
    QVERIFY(read == bytes);
    // Cancelled in the middle: nothing is there.
    bytes[0] = 'b';
    QVERIFY(device.seek(0));
    WorkContext context;
    context.cancel.cancel();
    NewObjects more(*repository);
    VERIFY_FAILS(more.addFile(device, context), ErrorCode::Cancelled);
}

void TestRepository::movesMainOnlyFromWhereItWas()
{
    auto repository = Repository::openOwn(m_path);
    const auto first = commitChanges(*repository, {{QStringLiteral("a"), "1"}});
    const auto second = commitChanges(*repository, {{QStringLiteral("a"), "2"}});
    VERIFY_OK(second);
    VERIFY_FAILS(repository->moveMain(*first, *first), ErrorCode::Conflict);
    VERIFY_FAILS(repository->moveMain({}, *first), ErrorCode::Conflict);
    QVERIFY(isEqual(**repository->main(), *second));
    QVERIFY(*repository->isAncestor(*first, *second));
    QVERIFY(!*repository->isAncestor(*second, *first));
}

void TestRepository::staleLocksGo()
{
    {
        auto repository = Repository::openOwn(m_path);
        VERIFY_OK(commitChanges(*repository, {{QStringLiteral("a"), "1"}}));
    }
    QFile lock(m_path + QStringLiteral("/refs/heads/main.lock"));
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.close();
    auto repository = Repository::openOwn(m_path);
    VERIFY_OK(commitChanges(*repository, {{QStringLiteral("a"), "2"}}));
}

void TestRepository::readsATree()
{
    auto repository = Repository::openOwn(m_path);
    VERIFY_FAILS(repositoryTree(m_path), ErrorCode::NotFound);
    VERIFY_OK(commitChanges(*repository, {{QStringLiteral("b/x"), "1234"},
                                          {QStringLiteral("b.a"), "12"},
                                          {QStringLiteral("a"), ""}}));
    const auto tree = repositoryTree(m_path);
    VERIFY_OK(tree);
    QStringList paths;
    VERIFY_OK((*tree)->forEach([&](const format::FileTree::Entry &entry) -> Result<> {
        paths.append(QStringLiteral("%1 %2").arg(entry.path).arg(entry.size));
        return {};
    }));
    QCOMPARE(paths, QStringList(
                        {QStringLiteral("a 0"), QStringLiteral("b.a 2"), QStringLiteral("b/x 4")}));
    QCOMPARE(*(*tree)->read(QStringLiteral("b/x"), 4), QByteArray("1234"));
    VERIFY_FAILS((*tree)->read(QStringLiteral("b/x"), 3), ErrorCode::TooLarge);
    VERIFY_FAILS((*tree)->read(QStringLiteral("b"), 100), ErrorCode::NotFound);
    VERIFY_FAILS((*tree)->read(QStringLiteral("../a"), 100), ErrorCode::NotFound);
    const auto device = (*tree)->open(QStringLiteral("b/x"));
    VERIFY_OK(device);
    QCOMPARE((*device)->readAll(), QByteArray("1234"));
    VERIFY_FAILS(repositoryTree(m_folder->filePath(QStringLiteral("nothing"))),
                 ErrorCode::NotFound);
}

void TestRepository::hostileTrees_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("..") << QByteArray("..");
    QTest::newRow(".") << QByteArray(".");
    QTest::newRow("slash") << QByteArray("../../etc/passwd");
}

void TestRepository::hostileTrees()
{
    QFETCH(QByteArray, name);
    auto repository = Repository::openOwn(m_path);
    NewObjects objects(*repository);
    const git_oid blob = *objects.add(GIT_OBJECT_BLOB, "x");
    QByteArray tree = "100644 " + name + '\0';
    tree.append(reinterpret_cast<const char *>(blob.id), GIT_OID_RAWSZ);
    const git_oid root = *objects.add(GIT_OBJECT_TREE, tree);
    const git_oid commit =
        *objects.add(GIT_OBJECT_COMMIT, commitBytes(toHex(root), {}, testing::somePerson(), 0,
                                                    QStringLiteral("evil\n")));
    VERIFY_OK(objects.finish());
    VERIFY_OK(repository->moveMain({}, commit));
    const auto files = repositoryTree(m_path);
    VERIFY_OK(files);
    VERIFY_FAILS((*files)->forEach([](const format::FileTree::Entry &) -> Result<> { return {}; }),
                 ErrorCode::Invalid);
}

void TestRepository::commitsSayWho()
{
    Person person;
    person.name = QStringLiteral("Jane <Q>\nDoe");
    person.initials = QStringLiteral("JD");
    const auto author = [&] {
        return QString::fromUtf8(commitBytes(QStringLiteral("t"), QStringLiteral("p"), person, 12,
                                             QStringLiteral("m\n")))
            .split(u'\n')[2];
    };
    QCOMPARE(author(), QStringLiteral("author Jane QDoe <jd@artemisia.invalid> 12 +0000"));
    person.github = QStringLiteral("janedoe");
    QCOMPARE(author(),
             QStringLiteral("author Jane QDoe <janedoe@users.noreply.github.com> 12 +0000"));
    person.email = QStringLiteral("jane@example.org\n> 0 +0000");
    QCOMPARE(author(), QStringLiteral("author Jane QDoe <jane@example.org0+0000> 12 +0000"));
}

void TestRepository::messages()
{
    using store::ChangeKind;
    const auto change = [](RecordKind kind, const QString &code, ChangeKind how = ChangeKind::Added,
                           const QString &title = {}) {
        return store::PendingChange{{kind, QUuid::createUuid()}, how, code, title, 1};
    };
    const QList<store::PendingChange> some{
        change(RecordKind::Compound, QStringLiteral("OSM-S-5")),
        change(RecordKind::Experiment, QStringLiteral("KBS19-3"), ChangeKind::Modified,
               QStringLiteral("An\namide\x01")),
        change(RecordKind::Experiment, QStringLiteral("KBS19-4"), ChangeKind::Removed)};
    QCOMPARE(commitMessage(some, {}),
             QStringLiteral("2 experiments, 1 compound: KBS19-3, KBS19-4, OSM-S-5\n\n"
                            "- changed experiment KBS19-3: An amide\n- removed experiment KBS19-4\n"
                            "- added compound OSM-S-5\n"));
    QVERIFY(commitMessage(some, QStringLiteral("My words"))
                .startsWith(QStringLiteral("My words\n\n- changed")));
    QList<store::PendingChange> many;
    for (int i = 0; i < 5000; ++i) {
        many.append(change(RecordKind::Compound, QStringLiteral("OSM-S-%1").arg(i)));
    }
    const QString message = commitMessage(many, {});
    QVERIFY(message.section(u'\n', 0, 0).size() <= 110);
    QVERIFY(message.startsWith(QStringLiteral("5000 compounds: OSM-S-0, ")));
    QVERIFY(message.endsWith(QStringLiteral("- and 4800 more\n")));
}

QTEST_GUILESS_MAIN(TestRepository)
#include "tst_repository.moc"
