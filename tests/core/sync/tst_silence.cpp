// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/connection_watch.h"
#include "core/sync/publisher.h"
#include "tests/core/sync/git_cli.h"
#include "tests/support/git_server.h"
#include "tests/support/temporary_notebook.h"

#include <QDir>

#include <thread>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace artemisia;
using namespace artemisia::testing;
using namespace std::chrono_literals;

namespace
{

/// A port of this computer where connections are taken and nothing is ever said.
class SilentPort
{
public:
    SilentPort()
        : m_socket(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto *plain = reinterpret_cast<sockaddr *>(&address);
        if (bind(m_socket, plain, size) == 0 && listen(m_socket, 8) == 0 &&
            getsockname(m_socket, plain, &size) == 0) {
            m_port = ntohs(address.sin_port);
        }
    }
    ~SilentPort() { close(m_socket); }
    SilentPort(const SilentPort &) = delete;
    SilentPort &operator=(const SilentPort &) = delete;
    [[nodiscard]] bool isOpen() const { return m_port > 0; }
    [[nodiscard]] QString url(const QString &scheme) const
    {
        const QString user = scheme == QStringLiteral("ssh") ? QStringLiteral("git@") : QString();
        return scheme + QStringLiteral("://") + user + QStringLiteral("127.0.0.1:") +
               QString::number(m_port) + QStringLiteral("/remote.git");
    }
    /// Takes one connection and waits for it to say something (ssh's greeting, TLS's, a request).
    [[nodiscard]] int takeOne() const
    {
        const int taken = accept(m_socket, nullptr, nullptr);
        char first = 0;
        return taken >= 0 && recv(taken, &first, 1, MSG_PEEK) == 1 ? taken : -1;
    }

private:
    int m_socket = -1;
    int m_port = 0;
};

// A server that says nothing more from some byte on.
QStringList stalling(const QString &option, int bytes)
{
    return {option, QString::number(bytes), QStringLiteral("--stay")};
}

constexpr sync::ServerPatience kShort{std::chrono::milliseconds(2000),
                                      std::chrono::milliseconds(400)};
constexpr sync::ServerPatience kEndless{24h, 24h};

} // namespace

/// A server that takes a connection and then says nothing holds neither a publication nor a clone.
class TestSilence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { sync::setServerPatience({}); }
    void neverAnswers_data() { schemes(); }
    void neverAnswers();
    void cancelledWhileWaiting_data() { schemes(); }
    void cancelledWhileWaiting();
    void cancelledBeforehand_data() { schemes(); }
    void cancelledBeforehand();
    void fallsSilentWhileSending_data();
    void fallsSilentWhileSending();
    void fallsSilentInTheMiddleOfAPack_data();
    void fallsSilentInTheMiddleOfAPack();

private:
    static void schemes()
    {
        QTest::addColumn<QString>("scheme");
        for (const char *scheme : {"http", "https", "ssh"}) {
            QTest::newRow(scheme) << QString::fromLatin1(scheme);
        }
    }
    [[nodiscard]] QString served() const { return m_notebook->path(QStringLiteral("served")); }
    [[nodiscard]] QString remote() const { return served() + QStringLiteral("/remote.git"); }
    [[nodiscard]] QString copy() const { return m_notebook->path(QStringLiteral("copy")); }
    void verifyPublicationIsKept();
    std::optional<TemporaryNotebook> m_notebook;
};

void TestSilence::init()
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

/// Nothing is lost: the commit waits here and goes out with the next publication.
void TestSilence::verifyPublicationIsKept()
{
    const auto last = *m_notebook->store().publication().last();
    QVERIFY(last && last->pushedTo.isEmpty());
    sync::setServerPatience({});
    const auto report = sync::publish(m_notebook->store(), {remote(), {}});
    VERIFY_OK(report);
    QCOMPARE(report->outcome, sync::PublishOutcome::Pushed);
    QCOMPARE(report->commit, last->commit);
    GIT(remote(), QStringLiteral("fsck"), QStringLiteral("--strict"));
}

void TestSilence::neverAnswers()
{
    QFETCH(QString, scheme);
    const SilentPort port;
    QVERIFY(port.isOpen());
    sync::setServerPatience(kShort);
    const auto cloned = sync::clone(port.url(scheme), copy(), std::nullopt);
    VERIFY_FAILS(cloned, ErrorCode::Network);
    QVERIFY2(cloned.error().message.contains(QStringLiteral("says nothing any more")),
             wordsOf(cloned.error()).constData());
    QVERIFY(!QDir(copy()).exists());
    const auto published = sync::publish(m_notebook->store(), {port.url(scheme), {}});
    VERIFY_FAILS(published, ErrorCode::Network);
    QVERIFY2(published.error().message.contains(QStringLiteral("kept here")),
             wordsOf(published.error()).constData());
    verifyPublicationIsKept();
}

void TestSilence::cancelledWhileWaiting()
{
    QFETCH(QString, scheme);
    const SilentPort port;
    QVERIFY(port.isOpen());
    sync::setServerPatience(kEndless);
    const WorkContext context;
    int taken = -1;
    std::thread person([&] {
        taken = port.takeOne();
        context.cancel.cancel();
    });
    const auto published = sync::publish(m_notebook->store(), {port.url(scheme), {}}, context);
    person.join();
    QVERIFY(taken >= 0);
    close(taken);
    VERIFY_FAILS(published, ErrorCode::Cancelled);
    verifyPublicationIsKept();
}

void TestSilence::cancelledBeforehand()
{
    QFETCH(QString, scheme);
    const SilentPort port;
    QVERIFY(port.isOpen());
    sync::setServerPatience(kEndless);
    const WorkContext context;
    context.cancel.cancel();
    VERIFY_FAILS(sync::clone(port.url(scheme), copy(), std::nullopt, context),
                 ErrorCode::Cancelled);
    QVERIFY(!QDir(copy()).exists());
}

void TestSilence::fallsSilentWhileSending_data()
{
    QTest::addColumn<int>("bytes");
    QTest::newRow("at once") << 0;
    QTest::newRow("in the head of the pack") << 150;
    QTest::newRow("in the middle") << 20000;
}

void TestSilence::fallsSilentWhileSending()
{
    QFETCH(int, bytes);
    sync::setServerPatience(kShort);
    {
        GitServer server(served(), stalling(QStringLiteral("--cut-request"), bytes));
        VERIFY_FAILS(sync::publish(m_notebook->store(), {server.url(), {}}), ErrorCode::Network);
        QVERIFY(server.hasStalled());
    }
    verifyPublicationIsKept();
}

void TestSilence::fallsSilentInTheMiddleOfAPack_data()
{
    QTest::addColumn<int>("bytes");
    QTest::newRow("at once") << 0;
    QTest::newRow("in the list of branches") << 100;
    QTest::newRow("in the middle of the pack") << 15000;
}

void TestSilence::fallsSilentInTheMiddleOfAPack()
{
    QFETCH(int, bytes);
    VERIFY_OK(sync::publish(m_notebook->store(), {remote(), {}}));
    sync::setServerPatience(kShort);
    GitServer server(served(), stalling(QStringLiteral("--cut-response"), bytes));
    const QString folder = m_notebook->path(QString());
    const QStringList before = QDir(folder).entryList(QDir::AllEntries | QDir::Hidden);
    const auto cloned = sync::clone(server.url(), copy(), std::nullopt);
    VERIFY_FAILS(cloned, ErrorCode::Network);
    QVERIFY(server.hasStalled());
    QCOMPARE(QDir(folder).entryList(QDir::AllEntries | QDir::Hidden), before);
}

QTEST_GUILESS_MAIN(TestSilence)
#include "tst_silence.moc"
