// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/publisher.h"
#include "tests/core/sync/git_cli.h"
#include "tests/support/temporary_notebook.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>

using namespace artemisia;
using namespace artemisia::testing;
using sync::PublishOutcome;

namespace
{

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() &&
           file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    return process.waitForFinished(30000) && process.exitCode() == 0 ? process.readAll()
                                                                     : QByteArray("failed");
}

/// A real sshd on loopback and a real agent with one key, in a home of their own.
class SshWorld
{
public:
    explicit SshWorld(const QString &folder)
        : m_folder(folder)
    {
        QDir().mkpath(m_folder + QStringLiteral("/home/.ssh"));
        m_ok = makeKey(QStringLiteral("host")) && makeKey(QStringLiteral("user")) &&
               write(at("authorized"), read(at("user.pub"))) && startAgent() && startServer();
    }
    ~SshWorld()
    {
        m_server.kill();
        m_server.waitForFinished();
        m_agent.kill();
        m_agent.waitForFinished();
    }
    SshWorld(const SshWorld &) = delete;
    SshWorld &operator=(const SshWorld &) = delete;

    [[nodiscard]] bool isRunning() const { return m_ok; }
    [[nodiscard]] QString url(const QString &path) const
    {
        const QString user =
            QString::fromLatin1(run(QStringLiteral("id"), {QStringLiteral("-un")})).trimmed();
        return QStringLiteral("ssh://%1@127.0.0.1:%2%3").arg(user).arg(m_port).arg(path);
    }
    /// What ssh would have written after the first connection.
    bool trustHost() const
    {
        return write(at("home/.ssh/known_hosts"),
                     "[127.0.0.1]:" + QByteArray::number(m_port) + ' ' + read(at("host.pub")));
    }
    bool trustAnotherKey() const
    {
        return write(at("home/.ssh/known_hosts"),
                     "[127.0.0.1]:" + QByteArray::number(m_port) + ' ' + read(at("user.pub")));
    }
    bool forgetKey() const
    {
        return run(QStringLiteral("ssh-add"), {QStringLiteral("-D")}) != "failed";
    }

private:
    [[nodiscard]] QString at(const char *name) const
    {
        return m_folder + u'/' + QString::fromLatin1(name);
    }
    [[nodiscard]] bool makeKey(const QString &name) const
    {
        return run(QStringLiteral("ssh-keygen"),
                   {QStringLiteral("-q"), QStringLiteral("-t"), QStringLiteral("ed25519"),
                    QStringLiteral("-N"), QString(), QStringLiteral("-f"),
                    m_folder + u'/' + name}) != "failed";
    }
    bool startAgent()
    {
        qputenv("HOME", at("home").toLocal8Bit());
        qputenv("SSH_AUTH_SOCK", at("agent").toLocal8Bit());
        m_agent.start(QStringLiteral("ssh-agent"),
                      {QStringLiteral("-D"), QStringLiteral("-a"), at("agent")});
        // It says where it listens once it does.
        return m_agent.waitForStarted() && m_agent.waitForReadyRead(20000) &&
               run(QStringLiteral("ssh-add"), {QStringLiteral("-q"), at("user")}) != "failed";
    }
    bool startServer()
    {
        QTcpServer free;
        if (!free.listen(QHostAddress::LocalHost)) {
            return false;
        }
        m_port = free.serverPort();
        free.close();
        // Where sshd keeps apart what it does before anybody has logged in; only root needs it.
        QDir().mkpath(QStringLiteral("/run/sshd"));
        const QByteArray settings =
            "ListenAddress 127.0.0.1\nUsePAM no\nPasswordAuthentication no\nStrictModes no\n"
            "PidFile none\nPort " +
            QByteArray::number(m_port) + "\nHostKey " + at("host").toLocal8Bit() +
            "\nAuthorizedKeysFile " + at("authorized").toLocal8Bit() + '\n';
        if (!write(at("sshd_config"), settings)) {
            return false;
        }
        m_server.setProcessChannelMode(QProcess::MergedChannels);
        m_server.start(
            QStringLiteral("/usr/sbin/sshd"),
            {QStringLiteral("-D"), QStringLiteral("-e"), QStringLiteral("-f"), at("sshd_config")});
        while (m_server.waitForReadyRead(20000)) {
            if (m_server.readAll().contains("listening")) {
                return true;
            }
        }
        return false;
    }

    QString m_folder;
    QProcess m_agent;
    QProcess m_server;
    quint16 m_port = 0;
    bool m_ok = false;
};

} // namespace

/// Publishing and cloning over ssh, against OpenSSH's own server and agent.
class TestSsh : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void pushesAndClones();
    void unknownHostIsRefused();
    void anotherHostKeyIsRefused();
    void withoutAKeyInTheAgent();
    void noRepositoryThere();

private:
    [[nodiscard]] QString remote() const { return m_notebook->path(QStringLiteral("remote.git")); }
    std::optional<TemporaryNotebook> m_notebook;
    std::optional<SshWorld> m_world;
};

void TestSsh::init()
{
    m_world.reset();
    m_notebook.emplace();
    TemporaryNotebook &notebook = *m_notebook;
    for (int i = 1; i <= 20; ++i) {
        Compound compound = someCompound(i);
        VERIFY_OK(notebook->compounds().save(compound, notebook.context()));
    }
    GIT(QString(), QStringLiteral("init"), QStringLiteral("-q"), QStringLiteral("--bare"),
        QStringLiteral("-b"), QStringLiteral("main"), remote());
    m_world.emplace(notebook.path(QStringLiteral("ssh")));
    QVERIFY(m_world->isRunning());
}

void TestSsh::pushesAndClones()
{
    QVERIFY(m_world->trustHost());
    const auto report = sync::publish(m_notebook->store(), {m_world->url(remote()), {}});
    VERIFY_OK(report);
    QCOMPARE(report->outcome, PublishOutcome::Pushed);
    QCOMPARE(git({QStringLiteral("rev-parse"), QStringLiteral("main")}, remote()).output.trimmed(),
             report->commit.toLatin1());
    const QString copy = m_notebook->path(QStringLiteral("copy"));
    const auto cloned =
        sync::clone(m_world->url(remote()), copy, somePerson(QStringLiteral("NEW")));
    VERIFY_OK(cloned);
    QCOMPARE(cloned->commit, report->commit);
    const auto opened = store::Store::open(copy, store::OpenMode::ReadWrite);
    VERIFY_OK(opened);
    QCOMPARE(*(*opened)->compounds().count(), 20);
}

void TestSsh::unknownHostIsRefused()
{
    const auto refused = sync::publish(m_notebook->store(), {m_world->url(remote()), {}});
    VERIFY_FAILS(refused, ErrorCode::Refused);
    QVERIFY2(refused.error().message.contains(QStringLiteral("known_hosts")),
             qPrintable(refused.error().message));
    QVERIFY(!git({QStringLiteral("rev-parse"), QStringLiteral("-q"), QStringLiteral("--verify"),
                  QStringLiteral("main")},
                 remote())
                 .output.contains("\n"));
}

void TestSsh::anotherHostKeyIsRefused()
{
    QVERIFY(m_world->trustAnotherKey());
    const auto refused = sync::publish(m_notebook->store(), {m_world->url(remote()), {}});
    VERIFY_FAILS(refused, ErrorCode::Refused);
}

void TestSsh::withoutAKeyInTheAgent()
{
    QVERIFY(m_world->trustHost());
    QVERIFY(m_world->forgetKey());
    const auto refused = sync::publish(m_notebook->store(), {m_world->url(remote()), {}});
    VERIFY_FAILS(refused, ErrorCode::Refused);
}

void TestSsh::noRepositoryThere()
{
    QVERIFY(m_world->trustHost());
    const auto refused = sync::publish(
        m_notebook->store(), {m_world->url(m_notebook->path(QStringLiteral("nowhere.git"))), {}});
    QVERIFY(!refused);
    QVERIFY(!refused.error().message.isEmpty());
}

QTEST_GUILESS_MAIN(TestSsh)
#include "tst_ssh.moc"
