// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/publisher.h"
#include "core/sync/remote.h"
#include "core/sync/transfer_repository.h"
#include "tests/core/sync/git_cli.h"
#include "tests/support/git_server.h"
#include "tests/support/temporary_notebook.h"

#include <QDir>
#include <QDirIterator>

using namespace artemisia;
using namespace artemisia::testing;
using namespace Qt::StringLiterals;
using sync::TransferRepository;

namespace
{

QByteArray out(const QString &folder, const QString &arguments)
{
    return git(arguments.split(u' '), folder).output.trimmed();
}

void write(const QString &path, const QByteArray &bytes, bool isProgram = false)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Append));
    file.write(bytes);
    file.close();
    if (isProgram) {
        QVERIFY(file.setPermissions(file.permissions() | QFileDevice::ExeOwner));
    }
}

QStringList filesUnder(const QString &folder)
{
    QStringList files;
    QDirIterator all(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        files.append(all.next().mid(folder.size()));
    }
    files.sort();
    return files;
}

/// Bytes that do not get smaller by zlib, the same for the same seed.
QByteArray noise(int size, quint32 seed)
{
    QByteArray bytes(size, '\0');
    for (char &byte : bytes) {
        seed = seed * 1664525U + 1013904223U;
        byte = char(seed >> 24U);
    }
    return bytes;
}

/// Names of the files of main whose blobs stand in the packs of a repository as differences.
QStringList filesSentAsDifferences(const QString &repository)
{
    QStringList ids;
    const QStringList indexes = QDir(repository + u"/objects/pack"_s).entryList({u"*.idx"_s});
    for (const QString &index : indexes) {
        const QByteArray all = out(repository, u"verify-pack -v objects/pack/"_s + index);
        for (const QByteArray &line : all.split('\n')) {
            const QList<QByteArray> fields = line.simplified().split(' ');
            if (fields.size() == 7 && fields[1] == "blob") {
                ids.append(QString::fromLatin1(fields[0]));
            }
        }
    }
    QStringList names;
    const QByteArray tree = out(repository, u"ls-tree -r main"_s);
    for (const QByteArray &line : tree.split('\n')) {
        const QString text = QString::fromUtf8(line.simplified());
        if (ids.contains(text.section(u' ', 2, 2))) {
            names.append(text.section(u' ', 3));
        }
    }
    return names;
}

} // namespace

/// How a publication is packed and sent: in reasonable time, to be stopped at any moment, and only
/// to where the person wanted it.
class TestPush : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void largeFilesAreSentWhole();
    void settings();
    void nothingIsReadOnceCancelled();
    void stoppedAtAnyReport();
    void stoppedOverHttp();
    void redirectedBySettings_data();
    void redirectedBySettings();
    void proxyOfTheNotebook();
    void nothingIsRun();
    void refersToAnotherRepository_data();
    void refersToAnotherRepository();

private:
    [[nodiscard]] QString at(const char *name) const
    {
        return m_notebook->path(QLatin1String(name));
    }
    [[nodiscard]] QString own() const { return m_notebook->folder() + u"/repository.git"_s; }
    [[nodiscard]] QString home() const { return m_home.path(); }
    void fill(int compounds);
    QTemporaryDir m_home{temporaryTemplate()};
    std::optional<TemporaryNotebook> m_notebook;
};

void TestPush::initTestCase()
{
    // libgit2 looks for the person's configuration once a program.
    qputenv("HOME", home().toLocal8Bit());
    qputenv("XDG_CONFIG_HOME", (home() + u"/none"_s).toLocal8Bit());
    for (const char *name : {"http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY"}) {
        qunsetenv(name);
    }
}

void TestPush::init()
{
    QFile::remove(home() + u"/.gitconfig"_s);
    m_notebook.emplace();
    fill(60);
}

void TestPush::fill(int compounds)
{
    VERIFY_OK((*m_notebook)->transaction({}, [&]() -> Result<> {
        for (int i = 1; i <= compounds; ++i) {
            Compound compound = someCompound(i);
            ARTEMISIA_TRY((*m_notebook)->compounds().save(compound, m_notebook->context()));
        }
        return {};
    }));
    VERIFY_OK(sync::publish(m_notebook->store(), {}));
}

void TestPush::largeFilesAreSentWhole()
{
    const QString work = at("work");
    GIT(QString(), u"init"_s, u"-q"_s, u"-b"_s, u"main"_s, work);
    const QByteArray large = noise(TransferRepository::kLargestCompared + 1000, 1);
    const QByteArray small = noise(TransferRepository::kLargestCompared / 2, 2);
    for (const char *number : {"1", "2"}) {
        write(work + u"/a"_s + QLatin1String(number) + u"/large.bin"_s, large + number);
        write(work + u"/a"_s + QLatin1String(number) + u"/small.bin"_s, small + number);
    }
    GIT(work, u"add"_s, u"."_s);
    GIT(work, u"commit"_s, u"-qm"_s, u"all"_s);
    auto repository = sync::Repository::open(work);
    VERIFY_OK(repository);
    const auto url = sync::parseRemoteUrl(at("remote.git"));
    VERIFY_OK(url);
    VERIFY_OK(sync::push(*repository, *url, **repository->main(), {}));
    const QStringList differences = filesSentAsDifferences(at("remote.git"));
    QCOMPARE(differences.size(), 1);
    QVERIFY2(differences[0].endsWith(u"small.bin"_s), qPrintable(differences[0]));
    GIT(at("remote.git"), u"fsck"_s, u"--strict"_s);
}

void TestPush::settings()
{
    write(home() + u"/.gitconfig"_s, "[http]\n\tproxy = http://person.example\n"
                                     "[pack]\n\tdeltaCacheSize = 100m\n");
    write(own() + u"/config"_s, "[http]\n\tproxy = http://evil.example\n\tsslVerify = false\n"
                                "[core]\n\tsshCommand = evil\n\thooksPath = evil\n"
                                "[pack]\n\tdeltaCacheSize = 200m\n");
    TransferRepository repository;
    VERIFY_OK(repository.open(own(), {}));
    git_config *raw = nullptr;
    QCOMPARE(git_repository_config_snapshot(&raw, repository.get()), 0);
    const std::unique_ptr<git_config, sync::GitDeleter<git_config_free>> config(raw);
    const char *text = nullptr;
    QCOMPARE(git_config_get_string(&text, raw, "http.proxy"), 0);
    QCOMPARE(QByteArray(text), QByteArray("http://person.example"));
    for (const char *name : {"http.sslverify", "core.sshcommand", "core.hookspath"}) {
        QCOMPARE(git_config_get_string(&text, raw, name), int(GIT_ENOTFOUND));
    }
    std::int64_t number = 0;
    QCOMPARE(git_config_get_int64(&number, raw, "pack.deltacachesize"), 0);
    QCOMPARE(qint64(number), qint64(TransferRepository::kLargestCompared));
}

void TestPush::nothingIsReadOnceCancelled()
{
    const CancelToken cancel;
    TransferRepository repository;
    VERIFY_OK(repository.open(own(), cancel));
    git_oid id;
    const QByteArray hex = out(own(), u"rev-parse main:notebook.json"_s);
    QCOMPARE(git_oid_fromstr(&id, hex.constData()), 0);
    git_odb *raw = nullptr;
    QCOMPARE(git_repository_odb(&raw, repository.get()), 0);
    const sync::OdbHandle odb(raw);
    git_odb_object *object = nullptr;
    std::size_t size = 0;
    git_object_t type{};
    QCOMPARE(git_odb_read(&object, raw, &id), 0);
    git_odb_object_free(object);
    QCOMPARE(git_odb_read_header(&size, &type, raw, &id), 0);
    cancel.cancel();
    QCOMPARE(git_odb_read(&object, raw, &id), int(GIT_EUSER));
    QCOMPARE(git_odb_read_header(&size, &type, raw, &id), int(GIT_EUSER));
}

/// Stopped at the first, second, ... report of progress, until one push gets through.
void TestPush::stoppedAtAnyReport()
{
    const QString remote = at("remote.git");
    QSet<QString> said;
    bool isThrough = false;
    QStringList empty;
    for (int stopAt = 1; !isThrough; ++stopAt) {
        QVERIFY(stopAt < 1000);
        WorkContext context;
        int reports = 0;
        context.progress = [&](const Progress &progress) {
            said.insert(progress.what);
            if (++reports >= stopAt) {
                context.cancel.cancel();
            }
        };
        const auto report = sync::publish(m_notebook->store(), {remote, {}}, context);
        isThrough = report.has_value();
        if (!isThrough) {
            QCOMPARE(report.error().code, ErrorCode::Cancelled);
            QCOMPARE(out(remote, u"for-each-ref"_s), QByteArray());
            empty = stopAt == 1 ? filesUnder(remote) : empty;
            QCOMPARE(filesUnder(remote), empty);
            QVERIFY((*(*m_notebook)->publication().last())->pushedTo.isEmpty());
        }
    }
    QCOMPARE(said, QSet<QString>({u"Packing"_s, u"Sending"_s}));
    QCOMPARE(out(remote, u"rev-parse main"_s), out(own(), u"rev-parse main"_s));
    GIT(remote, u"fsck"_s, u"--strict"_s);
}

void TestPush::stoppedOverHttp()
{
    const QString remote = at("served/remote.git");
    GIT(QString(), u"init"_s, u"-q"_s, u"--bare"_s, remote);
    GIT(remote, u"config"_s, u"http.receivepack"_s, u"true"_s);
    GitServer server(at("served"));
    QVERIFY(server.isRunning());
    WorkContext context;
    context.progress = [&](const Progress &progress) {
        if (progress.what == u"Packing"_s && progress.total > 0) {
            context.cancel.cancel();
        }
    };
    VERIFY_FAILS(sync::publish(m_notebook->store(), {server.url(), {}}, context),
                 ErrorCode::Cancelled);
    QCOMPARE(out(remote, u"for-each-ref"_s), QByteArray());
    QVERIFY(context.cancel.isCancelled());
    VERIFY_OK(sync::publish(m_notebook->store(), {server.url(), {}}));
    QCOMPARE(out(remote, u"rev-parse main"_s), out(own(), u"rev-parse main"_s));
    GIT(remote, u"fsck"_s, u"--strict"_s);
}

void TestPush::redirectedBySettings_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("key");
    for (const QByteArray key : {"insteadOf", "pushInsteadOf"}) {
        QTest::addRow("the notebook's %s", key.constData()) << u"$OWN/config"_s << key;
        QTest::addRow("the person's %s", key.constData()) << u"$HOME/.gitconfig"_s << key;
        QTest::addRow("included, %s", key.constData()) << u"$OWN/more"_s << key;
    }
}

void TestPush::redirectedBySettings()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, key);
    const QString wanted = at("wanted.git");
    const QString other = at("other.git");
    for (const QString &path : {wanted, other}) {
        GIT(QString(), u"init"_s, u"-q"_s, u"--bare"_s, path);
    }
    write(own() + u"/config"_s, "[include]\n\tpath = more\n");
    file.replace(u"$OWN"_s, own()).replace(u"$HOME"_s, home());
    write(file, "[url \"" + other.toUtf8() + "\"]\n\t" + key + " = " + wanted.toUtf8() + '\n');
    const auto report = sync::publish(m_notebook->store(), {wanted, {}});
    VERIFY_OK(report);
    QCOMPARE(out(wanted, u"rev-parse main"_s), report->commit.toLatin1());
    QCOMPARE(out(other, u"for-each-ref"_s), QByteArray());
    // Nor are records taken from there.
    VERIFY_OK(sync::clone(wanted, at("copy"), std::nullopt));
}

void TestPush::proxyOfTheNotebook()
{
    const QString remote = at("served/remote.git");
    GIT(QString(), u"init"_s, u"-q"_s, u"--bare"_s, remote);
    GIT(remote, u"config"_s, u"http.receivepack"_s, u"true"_s);
    write(own() + u"/config"_s, "[http]\n\tproxy = http://127.0.0.1:1\n");
    GitServer server(at("served"));
    VERIFY_OK(sync::publish(m_notebook->store(), {server.url(), {}}));
    QVERIFY(!out(remote, u"for-each-ref"_s).isEmpty());
}

void TestPush::nothingIsRun()
{
    const QByteArray trace = at("trace").toUtf8();
    const QByteArray program = "#!/bin/sh\ntouch '" + trace + "'\n";
    for (const char *name : {"pre-push", "reference-transaction", "post-update", "pre-commit",
                             "post-commit", "pre-auto-gc", "fsmonitor", "ssh"}) {
        QFile::remove(own() + u"/hooks/"_s + QLatin1String(name));
        write(own() + u"/hooks/"_s + QLatin1String(name), program, true);
    }
    const QByteArray hooks = own().toUtf8() + "/hooks";
    write(own() + u"/config"_s, "[core]\n\thooksPath = " + hooks + "\n\tsshCommand = " + hooks +
                                    "/ssh\n\tfsmonitor = " + hooks + "/fsmonitor\n\tgitProxy = " +
                                    hooks + "/ssh\n[credential]\n\thelper = " + hooks + "/ssh\n");
    Compound compound = someCompound(1000);
    VERIFY_OK((*m_notebook)->compounds().save(compound, m_notebook->context()));
    VERIFY_OK(sync::publish(m_notebook->store(), {at("remote.git"), {}}));
    // ssh to a port where nobody is: what would be run, is run before that.
    VERIFY_FAILS(sync::publish(m_notebook->store(), {u"ssh://git@127.0.0.1:1/x"_s, {}}),
                 ErrorCode::Network);
    QVERIFY(!QFile::exists(QString::fromUtf8(trace)));
}

void TestPush::refersToAnotherRepository_data()
{
    QTest::addColumn<QString>("place"); // in repository.git
    QTest::addColumn<QString>("text");  // empty: a link to the other's
    QTest::newRow("commondir") << u"/commondir"_s << u"$OTHER"_s;
    QTest::newRow("alternates") << u"/objects/info/alternates"_s << u"$OTHER/objects"_s;
    QTest::newRow("a link in its place") << u""_s << u""_s;
    QTest::newRow("objects are a link") << u"/objects"_s << u""_s;
    QTest::newRow("refs are a link") << u"/refs"_s << u""_s;
}

/// The repository of a folder from elsewhere names another one of the person's.
void TestPush::refersToAnotherRepository()
{
    QFETCH(QString, place);
    QFETCH(QString, text);
    const QString other = at("other.git");
    GIT(QString(), u"clone"_s, u"-q"_s, u"--mirror"_s, own(), other);
    const QByteArray before = out(other, u"for-each-ref"_s);
    QFile::remove(own() + place);
    if (text.isEmpty()) {
        QVERIFY(QDir(own() + place).removeRecursively());
        QVERIFY(QFile::link(other + place, own() + place));
    } else {
        write(own() + place, text.replace(u"$OTHER"_s, other).toUtf8() + '\n');
    }
    Compound compound = someCompound(1000);
    VERIFY_OK((*m_notebook)->compounds().save(compound, m_notebook->context()));
    VERIFY_FAILS(sync::publish(m_notebook->store(), {at("remote.git"), {}}), ErrorCode::Refused);
    QCOMPARE(out(other, u"for-each-ref"_s), before);
    QVERIFY(!QFile::exists(at("remote.git")));
}

QTEST_GUILESS_MAIN(TestPush)
#include "tst_push.moc"
