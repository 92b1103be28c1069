// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/json.h"
#include "core/sync/publisher.h"
#include "tests/core/sync/certificates.h"
#include "tests/core/sync/git_cli.h"
#include "tests/support/git_server.h"
#include "tests/support/temporary_notebook.h"

#include <QRandomGenerator>

#include <cstdio>

using namespace artemisia;
using namespace artemisia::testing;

namespace
{

using Environment = QMap<QString, QString>;

/// What a publication or a clone came to in a process of its own. Whom to trust is settled once a
/// process, as its first connection finds it.
struct Outcome {
    int code = -1; ///< 0 or an ErrorCode; -1: the process failed otherwise
    QString message;
    QString detail;
    QString commit;
    [[nodiscard]] bool isDone() const { return code == 0; }
    [[nodiscard]] bool is(ErrorCode wanted) const { return code == int(wanted); }
    [[nodiscard]] QByteArray words() const
    {
        return QByteArray::number(code) + ' ' + (message + u' ' + detail).toUtf8();
    }
};

/// The other process: "publish FOLDER URL" or "clone FOLDER URL".
int work(const QStringList &arguments)
{
    Json said{{"code", 0}};
    const auto note = [&](const Error &error) {
        said = {{"code", int(error.code)},
                {"message", error.message.toStdString()},
                {"detail", error.detail.toStdString()}};
    };
    const QString &folder = arguments.at(2);
    if (arguments.at(1) == QLatin1String("clone")) {
        const auto report = sync::clone(arguments.at(3), folder, std::nullopt);
        report ? void(said["commit"] = report->commit.toStdString()) : note(report.error());
    } else {
        const auto store = store::Store::open(folder, store::OpenMode::ReadWrite);
        if (!store) {
            note(store.error());
        } else {
            const auto report = sync::publish(**store, {arguments.at(3), {}});
            report ? void(said["commit"] = report->commit.toStdString()) : note(report.error());
        }
    }
    std::puts(said.dump().c_str());
    return 0;
}

QByteArray tipOf(const QString &repository, const QString &name = QStringLiteral("main"))
{
    return git({QStringLiteral("rev-parse"), QStringLiteral("-q"), QStringLiteral("--verify"),
                name},
               repository)
        .output.trimmed();
}

} // namespace

/// Publishing and cloning over TLS, with certificates of an authority that the system does not
/// know.
class TestHttps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void pushesAndClones();
    void authorityIsNamed_data();
    void authorityIsNamed();
    void authorityIsNotNamed_data();
    void authorityIsNotNamed();
    void authorityCannotBeRead_data();
    void authorityCannotBeRead();
    void certificateIsRefused_data();
    void certificateIsRefused();
    void passwordIsAsked();
    void redirectIsNotFollowed_data();
    void redirectIsNotFollowed();
    void redirectWithinTheServer();

private:
    [[nodiscard]] QString served() const { return m_notebook->path(QStringLiteral("served")); }
    [[nodiscard]] QString remote() const { return served() + QStringLiteral("/remote.git"); }
    [[nodiscard]] QString home() const { return m_notebook->path(QStringLiteral("home")); }
    [[nodiscard]] Environment trusting() const
    {
        return {{QStringLiteral("SSL_CERT_FILE"), m_authority->certificate()}};
    }
    [[nodiscard]] Outcome run(const QString &what, const QString &folder, const QString &url,
                              const Environment &environment) const;
    [[nodiscard]] Outcome publish(const QString &url, const Environment &environment) const
    {
        return run(QStringLiteral("publish"), m_notebook->folder(), url, environment);
    }
    /// $name, $CA (our authority's certificate) and $OTHER in \a text.
    [[nodiscard]] QString filledIn(QString text) const;
    void write(const QString &file, const QByteArray &bytes) const;

    QTemporaryDir m_folder;
    std::optional<CertificateAuthority> m_authority;
    std::optional<CertificateAuthority> m_other;
    QString m_certificate; ///< key and certificate of the server
    std::optional<TemporaryNotebook> m_notebook;
};

void TestHttps::initTestCase()
{
    for (const char *name : {"GIT_SSL_CAINFO", "SSL_CERT_FILE", "SSL_CERT_DIR", "XDG_CONFIG_HOME",
                             "https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY"}) {
        qunsetenv(name);
    }
    m_authority.emplace(m_folder.filePath(QStringLiteral("ours")));
    m_other.emplace(m_folder.filePath(QStringLiteral("other")));
    QVERIFY(m_authority->isMade() && m_other->isMade());
    m_certificate = m_authority->sign(QStringLiteral("127.0.0.1"));
    QVERIFY(!m_certificate.isEmpty());
}

void TestHttps::init()
{
    m_notebook.emplace();
    TemporaryNotebook &notebook = *m_notebook;
    VERIFY_OK(notebook->transaction({}, [&]() -> Result<> {
        for (int i = 1; i <= 20; ++i) {
            Compound compound = someCompound(i);
            ARTEMISIA_TRY(notebook->compounds().save(compound, notebook.context()));
        }
        return {};
    }));
    notebook.close();
    QVERIFY(QDir().mkpath(home()));
    GIT(QString(), QStringLiteral("init"), QStringLiteral("-q"), QStringLiteral("--bare"),
        QStringLiteral("-b"), QStringLiteral("main"), remote());
    GIT(remote(), QStringLiteral("config"), QStringLiteral("http.receivepack"),
        QStringLiteral("true"));
}

Outcome TestHttps::run(const QString &what, const QString &folder, const QString &url,
                       const Environment &environment) const
{
    QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
    all.insert(QStringLiteral("HOME"), home());
    for (auto it = environment.begin(); it != environment.end(); ++it) {
        all.insert(it.key(), it.value());
    }
    QProcess process;
    process.setProcessEnvironment(all);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), {what, folder, url});
    if (!process.waitForFinished(120000)) {
        process.kill();
        return {};
    }
    const auto said = parseJson(process.readAllStandardOutput());
    if (!said || !said->is_object()) {
        return {};
    }
    const auto text = [&](const char *key) {
        return QString::fromStdString(said->value(key, std::string()));
    };
    return {said->value("code", -1), text("message"), text("detail"), text("commit")};
}

QString TestHttps::filledIn(QString text) const
{
    return text.replace(QStringLiteral("$CA"), m_authority->certificate())
        .replace(QStringLiteral("$OTHER"), m_other->certificate());
}

void TestHttps::write(const QString &file, const QByteArray &bytes) const
{
    QFile out(file);
    QVERIFY2(out.open(QIODevice::Append), qPrintable(file));
    QCOMPARE(out.write(bytes), bytes.size());
}

void TestHttps::pushesAndClones()
{
    // More than a few records of TLS, both ways.
    VERIFY_OK(m_notebook->reopen());
    QByteArray large(3'000'000, Qt::Uninitialized);
    QRandomGenerator(7).generate(reinterpret_cast<quint32 *>(large.data()),
                                 reinterpret_cast<quint32 *>(large.data() + large.size()));
    const auto attachment =
        m_notebook->store().attachments().addData(large, QStringLiteral("spectrum.bin"));
    VERIFY_OK(attachment);
    Experiment experiment = someExperiment(QStringLiteral("KBS-1"));
    experiment.attachments = {*attachment};
    VERIFY_OK(m_notebook->store().experiments().save(experiment, m_notebook->context()));
    m_notebook->close();

    GitServer server(served(), {QStringLiteral("--certificate"), m_certificate});
    QVERIFY(server.isRunning());
    const QString url =
        server.at(QStringLiteral("https://127.0.0.1"), QStringLiteral("remote.git"));
    const Outcome published = publish(url, trusting());
    QVERIFY2(published.isDone(), published.words());
    QCOMPARE(tipOf(remote()), published.commit.toLatin1());

    const QString theirs = m_notebook->path(QStringLiteral("theirs"));
    GIT(QString(), QStringLiteral("-c"),
        QStringLiteral("http.sslCAInfo=") + m_authority->certificate(), QStringLiteral("-c"),
        QStringLiteral("http.proxy="), QStringLiteral("clone"), QStringLiteral("-q"), url, theirs);
    QCOMPARE(tipOf(theirs), published.commit.toLatin1());
    GIT(theirs, QStringLiteral("fsck"), QStringLiteral("--strict"));

    const QString copy = m_notebook->path(QStringLiteral("copy"));
    const Outcome cloned = run(QStringLiteral("clone"), copy, url, trusting());
    QVERIFY2(cloned.isDone(), cloned.words());
    QCOMPARE(cloned.commit, published.commit);
    QCOMPARE(tipOf(copy + QStringLiteral("/repository.git")), published.commit.toLatin1());
    const QStringList files{QStringLiteral("ls-tree"), QStringLiteral("-r"),
                            QStringLiteral("--full-tree"), QStringLiteral("main")};
    QCOMPARE(git(files, copy + QStringLiteral("/repository.git")).output,
             git(files, theirs).output);
}

void TestHttps::authorityIsNamed_data()
{
    QTest::addColumn<Environment>("environment");
    QTest::addColumn<QString>("configuration"); // ~/.gitconfig
    const QString file = QStringLiteral("SSL_CERT_FILE");
    const QString ours = QStringLiteral("$CA");
    const QString other = QStringLiteral("$OTHER");
    QTest::newRow("SSL_CERT_FILE") << Environment{{file, ours}} << QString();
    QTest::newRow("SSL_CERT_FILE, beside a folder that is not there")
        << Environment{{file, ours}, {QStringLiteral("SSL_CERT_DIR"), QStringLiteral("$HOME/none")}}
        << QString();
    QTest::newRow("SSL_CERT_DIR") << Environment{{QStringLiteral("SSL_CERT_DIR"),
                                                  QStringLiteral("$HOME/certs")}}
                                  << QString();
    QTest::newRow("GIT_SSL_CAINFO")
        << Environment{{QStringLiteral("GIT_SSL_CAINFO"), ours}, {file, other}}
        << QStringLiteral("[http]\n\tsslCAInfo = $OTHER\n");
    QTest::newRow("http.sslCAInfo")
        << Environment{{file, other}} << QStringLiteral("[http]\n\tsslCAInfo = $CA\n");
    QTest::newRow("http.sslCAInfo, at home")
        << Environment{} << QStringLiteral("[http]\n\tsslCAInfo = ~/certs/ca.crt\n");
}

void TestHttps::authorityIsNamed()
{
    QFETCH(Environment, environment);
    QFETCH(QString, configuration);
    QVERIFY(QDir().mkpath(home() + QStringLiteral("/certs")));
    QVERIFY(QFile::copy(m_authority->certificate(), home() + QStringLiteral("/certs/ca.crt")));
    write(home() + QStringLiteral("/.gitconfig"), filledIn(configuration).toUtf8());
    for (QString &value : environment) {
        value = filledIn(value).replace(QStringLiteral("$HOME"), home());
    }
    const GitServer server(served(), {QStringLiteral("--certificate"), m_certificate});
    const Outcome published = publish(
        server.at(QStringLiteral("https://127.0.0.1"), QStringLiteral("remote.git")), environment);
    QVERIFY2(published.isDone(), published.words());
    QCOMPARE(tipOf(remote()), published.commit.toLatin1());
}

void TestHttps::authorityIsNotNamed_data()
{
    QTest::addColumn<Environment>("environment");
    QTest::addColumn<QString>("configuration"); // of the notebook's repository
    const QString file = QStringLiteral("SSL_CERT_FILE");
    QTest::newRow("the system's") << Environment{} << QString();
    QTest::newRow("another") << Environment{{file, QStringLiteral("$OTHER")}} << QString();
    QTest::newRow("by the notebook itself")
        << Environment{} << QStringLiteral("[http]\n\tsslCAInfo = $CA\n\tsslVerify = false\n");
}

void TestHttps::authorityIsNotNamed()
{
    QFETCH(Environment, environment);
    QFETCH(QString, configuration);
    const Outcome kept = publish({}, {}); // makes the repository
    QVERIFY2(kept.isDone(), kept.words());
    write(m_notebook->folder() + QStringLiteral("/repository.git/config"),
          filledIn(configuration).toUtf8());
    for (QString &value : environment) {
        value = filledIn(value);
    }
    GitServer server(served(), {QStringLiteral("--certificate"), m_certificate});
    const Outcome published = publish(
        server.at(QStringLiteral("https://127.0.0.1"), QStringLiteral("remote.git")), environment);
    QVERIFY2(published.is(ErrorCode::Refused), published.words());
    QVERIFY2(published.message.contains(QStringLiteral("certificate")), published.words());
    QVERIFY2(published.message.contains(QStringLiteral("http.sslCAInfo")), published.words());
    QCOMPARE(server.requests(), QByteArray());
    QCOMPARE(tipOf(remote()), QByteArray());
}

void TestHttps::authorityCannotBeRead_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("absent") << QByteArray();
    QTest::newRow("no certificate") << QByteArray("-----BEGIN CERTIFICATE-----\nAAAA\n");
}

void TestHttps::authorityCannotBeRead()
{
    QFETCH(QByteArray, content);
    const QString file = home() + QStringLiteral("/institute.pem");
    if (!content.isEmpty()) {
        write(file, content);
    }
    const Environment environment{{QStringLiteral("SSL_CERT_FILE"), file}};
    GitServer server(served(), {QStringLiteral("--certificate"), m_certificate});
    const Outcome refused = publish(
        server.at(QStringLiteral("https://127.0.0.1"), QStringLiteral("remote.git")), environment);
    QVERIFY2(refused.is(ErrorCode::Io), refused.words());
    QVERIFY2(refused.message.contains(file), refused.words());
    QVERIFY2(refused.message.contains(QStringLiteral("SSL_CERT_FILE")), refused.words());
    QCOMPARE(server.requests(), QByteArray());
    // It concerns nobody who does not need it.
    const Outcome published = publish(remote(), environment);
    QVERIFY2(published.isDone(), published.words());
}

void TestHttps::certificateIsRefused_data()
{
    QTest::addColumn<QString>("signedFor");
    QTest::addColumn<int>("days");
    QTest::addColumn<bool>("isOurs");
    QTest::addColumn<QString>("reason");
    const QString host = QStringLiteral("127.0.0.1");
    QTest::newRow("another host's")
        << QStringLiteral("notebooks.example.org") << 2 << true << QStringLiteral("does not match");
    QTest::newRow("expired") << host << -1 << true << QStringLiteral("expired");
    QTest::newRow("of an unknown authority")
        << host << 2 << false << QStringLiteral("not correctly signed");
}

void TestHttps::certificateIsRefused()
{
    QFETCH(QString, signedFor);
    QFETCH(int, days);
    QFETCH(bool, isOurs);
    QFETCH(QString, reason);
    const QString certificate = (isOurs ? m_authority : m_other)->sign(signedFor, days);
    QVERIFY(!certificate.isEmpty());
    GitServer server(served(), {QStringLiteral("--certificate"), certificate});
    const QString url =
        server.at(QStringLiteral("https://me:s3cret@127.0.0.1"), QStringLiteral("remote.git"));
    const Outcome published = publish(url, trusting());
    QVERIFY2(published.is(ErrorCode::Refused), published.words());
    QVERIFY2(published.message.contains(QStringLiteral("certificate")), published.words());
    QVERIFY2(published.detail.contains(reason), published.words());
    const QString copy = m_notebook->path(QStringLiteral("copy"));
    const Outcome cloned = run(QStringLiteral("clone"), copy, url, trusting());
    QVERIFY2(cloned.is(ErrorCode::Refused), cloned.words());
    QVERIFY(!QFileInfo::exists(copy));
    QCOMPARE(server.requests(), QByteArray()); // so no secret went out either
    QCOMPARE(tipOf(remote()), QByteArray());
}

void TestHttps::passwordIsAsked()
{
    const GitServer server(served(), {QStringLiteral("--certificate"), m_certificate,
                                      QStringLiteral("--auth"), QStringLiteral("me:s3cret")});
    const auto url = [&](const char *user) {
        return server.at(QStringLiteral("https://") + QLatin1String(user) +
                             QStringLiteral("127.0.0.1"),
                         QStringLiteral("remote.git"));
    };
    const Outcome none = publish(url(""), trusting());
    QVERIFY2(none.is(ErrorCode::Refused), none.words());
    QVERIFY2(none.message.contains(QStringLiteral("asks for a user name")), none.words());
    QVERIFY2(none.message.contains(QStringLiteral("kept here")), none.words());
    const Outcome wrong = publish(url("me:hunter2@"), trusting());
    QVERIFY2(wrong.is(ErrorCode::Refused), wrong.words());
    QVERIFY2(wrong.message.contains(QStringLiteral("did not accept")), wrong.words());
    QVERIFY2(!wrong.words().contains("hunter2"), wrong.words());
    QCOMPARE(tipOf(remote()), QByteArray());
    const Outcome right = publish(url("me:s3cret@"), trusting());
    QVERIFY2(right.isDone(), right.words());
    QCOMPARE(tipOf(remote()), right.commit.toLatin1());
}

void TestHttps::redirectIsNotFollowed_data()
{
    QTest::addColumn<QString>("to");
    QTest::addColumn<bool>("isPublic"); // whether the first server lets everybody in
    for (const bool isPublic : {true, false}) {
        const char *whose = isPublic ? "public" : "with a password";
        QTest::addRow("to http, %s", whose) << QStringLiteral("http://127.0.0.1") << isPublic;
        QTest::addRow("to http elsewhere, %s", whose)
            << QStringLiteral("http://localhost") << isPublic;
        QTest::addRow("to another server, %s", whose)
            << QStringLiteral("https://localhost") << isPublic;
    }
}

void TestHttps::redirectIsNotFollowed()
{
    QFETCH(QString, to);
    QFETCH(bool, isPublic);
    QStringList options{QStringLiteral("--auth"), QStringLiteral("me:s3cret")};
    QStringList theirs = options;
    if (to.startsWith(QLatin1String("https"))) {
        const QString certificate = m_authority->sign(QStringLiteral("localhost"));
        QVERIFY(!certificate.isEmpty());
        theirs += {QStringLiteral("--certificate"), certificate};
    }
    GitServer elsewhere(served(), theirs);
    options = (isPublic ? QStringList() : options) +
              QStringList{QStringLiteral("--certificate"), m_certificate,
                          QStringLiteral("--redirect"), elsewhere.at(to)};
    GitServer server(served(), options);
    const QString url =
        server.at(QStringLiteral("https://me:s3cret@127.0.0.1"), QStringLiteral("remote.git"));
    const Outcome published = publish(url, trusting());
    QCOMPARE(elsewhere.requests(), QByteArray());
    QVERIFY(server.requests().contains("/remote.git/info/refs"));
    QVERIFY2(published.is(ErrorCode::Refused), published.words());
    QVERIFY2(published.message.contains(QStringLiteral("points to another server")),
             published.words());
    QVERIFY2(!published.words().contains("s3cret"), published.words());
    QCOMPARE(tipOf(remote()), QByteArray());
}

/// As a host does for a repository that was renamed.
void TestHttps::redirectWithinTheServer()
{
    const QString host = QStringLiteral("https://127.0.0.1");
    const GitServer renamed(served(), {QStringLiteral("--certificate"), m_certificate});
    const GitServer server(served(), {QStringLiteral("--certificate"), m_certificate,
                                      QStringLiteral("--redirect"), renamed.at(host)});
    const Outcome published = publish(server.at(host, QStringLiteral("remote.git")), trusting());
    QVERIFY2(published.isDone(), published.words());
    QCOMPARE(tipOf(remote()), published.commit.toLatin1());
}

// NOLINTNEXTLINE(bugprone-exception-escape): a test that throws has failed
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc == 4 && (!qstrcmp(argv[1], "publish") || !qstrcmp(argv[1], "clone"))) {
        return work(QCoreApplication::arguments());
    }
    TestHttps test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_https.moc"
