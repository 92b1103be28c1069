// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/publisher.h"
#include "tests/core/sync/git_cli.h"
#include "tests/support/git_server.h"
#include "tests/support/temporary_notebook.h"

#include <QDir>

using namespace artemisia;
using namespace artemisia::testing;
using sync::PublishOutcome;

namespace
{

QByteArray tipOf(const QString &repository)
{
    return git({QStringLiteral("rev-parse"), QStringLiteral("-q"), QStringLiteral("--verify"),
                QStringLiteral("main")},
               repository)
        .output.trimmed();
}

} // namespace

class TestHttp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void pushesAndClones();
    void refusesWhatIsNoFastForward();
    void cutWhileSending_data();
    void cutWhileSending();
    void cutWhileReceiving_data();
    void cutWhileReceiving();
    void nobodyThere();
    void credentialsAreNotKept();
    void certificateIsNotTrusted();
    void hookSaysNo();

private:
    [[nodiscard]] QString served() const { return m_notebook->path(QStringLiteral("served")); }
    [[nodiscard]] QString remote() const { return served() + QStringLiteral("/remote.git"); }
    std::optional<TemporaryNotebook> m_notebook;
};

void TestHttp::init()
{
    m_notebook.emplace();
    TemporaryNotebook &notebook = *m_notebook;
    VERIFY_OK(notebook->transaction({}, [&]() -> Result<> {
        for (int i = 1; i <= 200; ++i) {
            Compound compound = someCompound(i);
            compound.notes = QString::fromLatin1(QByteArray::number(qHash(i)).repeated(i % 50));
            ARTEMISIA_TRY(notebook->compounds().save(compound, notebook.context()));
        }
        return {};
    }));
    GIT(QString(), QStringLiteral("init"), QStringLiteral("-q"), QStringLiteral("--bare"),
        QStringLiteral("-b"), QStringLiteral("main"), remote());
    GIT(remote(), QStringLiteral("config"), QStringLiteral("http.receivepack"),
        QStringLiteral("true"));
}

void TestHttp::pushesAndClones()
{
    const GitServer server(served());
    QVERIFY(server.isRunning());
    const QString url = server.url();
    const auto report = sync::publish(m_notebook->store(), {url, {}});
    VERIFY_OK(report);
    QCOMPARE(report->outcome, PublishOutcome::Pushed);
    QCOMPARE(tipOf(remote()), report->commit.toLatin1());
    const QString copy = m_notebook->path(QStringLiteral("copy"));
    const auto cloned = sync::clone(url, copy, somePerson(QStringLiteral("NEW")));
    VERIFY_OK(cloned);
    QCOMPARE(cloned->commit, report->commit);
    const auto opened = store::Store::open(copy, store::OpenMode::ReadWrite);
    VERIFY_OK(opened);
    QCOMPARE(*(*opened)->compounds().count(), 200);
    VERIFY_OK(sync::publish(**opened, {}));
    QCOMPARE(git({QStringLiteral("rev-list"), QStringLiteral("--count"), QStringLiteral("main")},
                 remote())
                 .output,
             QByteArray("2\n"));
}

void TestHttp::refusesWhatIsNoFastForward()
{
    const GitServer server(served());
    const QString url = server.url();
    TemporaryNotebook other;
    VERIFY_OK(sync::publish(other.store(), {url, {}}));
    const QByteArray theirs = tipOf(remote());
    VERIFY_FAILS(sync::publish(m_notebook->store(), {url, {}}), ErrorCode::Refused);
    QCOMPARE(tipOf(remote()), theirs);
}

void TestHttp::cutWhileSending_data()
{
    QTest::addColumn<int>("bytes");
    QTest::newRow("at once") << 0;
    QTest::newRow("in the head of the pack") << 150;
    QTest::newRow("in the middle") << 20000;
}

void TestHttp::cutWhileSending()
{
    QFETCH(int, bytes);
    {
        const GitServer server(served(), {QStringLiteral("--cut-request"), QString::number(bytes)});
        VERIFY_FAILS(sync::publish(m_notebook->store(), {server.url(), {}}), ErrorCode::Network);
    }
    QCOMPARE(tipOf(remote()), QByteArray());
    const auto last = *m_notebook->store().publication().last();
    QVERIFY(last && last->pushedTo.isEmpty());
    const GitServer server(served());
    const auto report = sync::publish(m_notebook->store(), {server.url(), {}});
    VERIFY_OK(report);
    QCOMPARE(report->outcome, PublishOutcome::Pushed);
    QCOMPARE(report->commit, last->commit); // the one that was kept
    GIT(remote(), QStringLiteral("fsck"), QStringLiteral("--strict"));
}

void TestHttp::cutWhileReceiving_data()
{
    QTest::addColumn<int>("bytes");
    QTest::newRow("at once") << 0;
    QTest::newRow("early") << 100;
    QTest::newRow("in the middle") << 15000;
}

void TestHttp::cutWhileReceiving()
{
    QFETCH(int, bytes);
    VERIFY_OK(sync::publish(m_notebook->store(), {remote(), {}}));
    const GitServer server(served(), {QStringLiteral("--cut-response"), QString::number(bytes)});
    const QString folder = m_notebook->path(QString());
    const QStringList before = QDir(folder).entryList(QDir::AllEntries | QDir::Hidden);
    const auto cloned = sync::clone(server.url(), folder + QStringLiteral("copy"), std::nullopt);
    QVERIFY(!cloned);
    QVERIFY2(cloned.error().code == ErrorCode::Network || cloned.error().code == ErrorCode::Corrupt,
             wordsOf(cloned.error()).constData());
    QCOMPARE(QDir(folder).entryList(QDir::AllEntries | QDir::Hidden), before);
}

void TestHttp::nobodyThere()
{
    QString url;
    {
        const GitServer server(served());
        url = server.url();
        const auto missing =
            sync::publish(m_notebook->store(), {server.url(QStringLiteral("absent.git")), {}});
        QVERIFY(!missing);
        QVERIFY2(missing.error().code == ErrorCode::Network ||
                     missing.error().code == ErrorCode::NotFound,
                 wordsOf(missing.error()).constData());
    }
    VERIFY_FAILS(sync::publish(m_notebook->store(), {url, {}}), ErrorCode::Network);
    QVERIFY((*m_notebook->store().publication().remoteUrl()).isEmpty());
}

void TestHttp::credentialsAreNotKept()
{
    const GitServer server(served(), {QStringLiteral("--auth"), QStringLiteral("me:s3cret")});
    const auto refused = sync::publish(m_notebook->store(), {server.url(), {}});
    VERIFY_FAILS(refused, ErrorCode::Refused);
    const QString url = server.url(QStringLiteral("remote.git"), QStringLiteral("http"),
                                   QStringLiteral("me:s3cret@"));
    const auto report = sync::publish(m_notebook->store(), {url, {}});
    VERIFY_OK(report);
    QCOMPARE(report->url, server.url());
    QCOMPARE(*m_notebook->store().publication().remoteUrl(), server.url());
    m_notebook->close();
    const QStringList words{QStringLiteral("-rlsE"), QStringLiteral("s3cret"),
                            m_notebook->folder()};
    QProcess grep;
    grep.start(QStringLiteral("grep"), words);
    QVERIFY(grep.waitForFinished());
    QCOMPARE(grep.readAll(), QByteArray());
    // Wrong ones are in no message either.
    VERIFY_OK(m_notebook->reopen());
    const auto wrong = sync::clone(server.url(QStringLiteral("remote.git"), QStringLiteral("http"),
                                              QStringLiteral("me:hunter2@")),
                                   m_notebook->path(QStringLiteral("copy")), std::nullopt);
    VERIFY_FAILS(wrong, ErrorCode::Refused);
    QVERIFY2(!wordsOf(wrong.error()).contains("hunter2"), wordsOf(wrong.error()).constData());
}

void TestHttp::certificateIsNotTrusted()
{
    const QString certificate = m_notebook->path(QStringLiteral("certificate.pem"));
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
                  {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                   QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-days"),
                   QStringLiteral("2"), QStringLiteral("-subj"), QStringLiteral("/CN=127.0.0.1"),
                   QStringLiteral("-keyout"), certificate, QStringLiteral("-out"),
                   certificate + QStringLiteral(".crt")});
    QVERIFY(openssl.waitForFinished(60000));
    QCOMPARE(openssl.exitCode(), 0);
    QFile all(certificate);
    QFile crt(certificate + QStringLiteral(".crt"));
    QVERIFY(all.open(QIODevice::Append) && crt.open(QIODevice::ReadOnly));
    all.write(crt.readAll());
    all.close();
    const GitServer server(served(), {QStringLiteral("--certificate"), certificate});
    const auto refused =
        sync::publish(m_notebook->store(),
                      {server.url(QStringLiteral("remote.git"), QStringLiteral("https")), {}});
    VERIFY_FAILS(refused, ErrorCode::Refused);
    QVERIFY2(refused.error().message.contains(QStringLiteral("certificate")),
             wordsOf(refused.error()).constData());
    QCOMPARE(tipOf(remote()), QByteArray());
}

void TestHttp::hookSaysNo()
{
    QFile hook(remote() + QStringLiteral("/hooks/update"));
    QVERIFY(QDir().mkpath(remote() + QStringLiteral("/hooks")));
    QVERIFY(hook.open(QIODevice::WriteOnly));
    hook.write("#!/bin/sh\nexit 1\n");
    hook.close();
    QVERIFY(hook.setPermissions(hook.permissions() | QFile::ExeOwner));
    const GitServer server(served());
    const auto refused = sync::publish(m_notebook->store(), {server.url(), {}});
    VERIFY_FAILS(refused, ErrorCode::Refused);
    QVERIFY2(refused.error().message.contains(QStringLiteral("hook declined")),
             wordsOf(refused.error()).constData());
    QCOMPARE(tipOf(remote()), QByteArray());
}

QTEST_GUILESS_MAIN(TestHttp)
#include "tst_http.moc"
