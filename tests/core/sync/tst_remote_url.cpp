// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/publisher.h"
#include "core/sync/remote_url.h"

#include <QDir>
#include <QTest>

using namespace artemisia;
using namespace artemisia::sync;

class TestRemoteUrl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takes_data();
    void takes();
    void refuses_data();
    void refuses();
    void withoutCredentials_data();
    void withoutCredentials();
    void localPaths();
};

void TestRemoteUrl::takes_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *url, RemoteKind kind) {
        QTest::newRow(url) << QString::fromUtf8(url) << int(kind);
    };
    row("/home/me/notebook.git", RemoteKind::LocalFolder);
    row("relative/folder", RemoteKind::LocalFolder);
    row("../up", RemoteKind::LocalFolder);
    row("./with:colon", RemoteKind::LocalFolder);
    row("/with:colon/and space", RemoteKind::LocalFolder);
    row("file:///home/me/a%20b.git", RemoteKind::LocalFolder);
    row("file://localhost/home/me", RemoteKind::LocalFolder);
    row("https://github.com/osm/series4.git", RemoteKind::Https);
    row("HTTPS://github.com/osm/series4", RemoteKind::Https);
    row("https://token@github.com/osm/series4", RemoteKind::Https);
    row("ssh://git@github.com/osm/series4.git", RemoteKind::Ssh);
    row("ssh://git@host:2222/~/x", RemoteKind::Ssh);
    row("git@github.com:osm/series4.git", RemoteKind::Ssh);
    row("host:folder", RemoteKind::Ssh);
    row("http://localhost:8000/x", RemoteKind::LoopbackHttp);
    row("http://127.0.0.1/x", RemoteKind::LoopbackHttp);
    row("http://[::1]:80/x", RemoteKind::LoopbackHttp);
}

void TestRemoteUrl::takes()
{
    QFETCH(QString, url);
    QFETCH(int, kind);
    const Result<RemoteUrl> parsed = parseRemoteUrl(url);
    QVERIFY2(parsed, qPrintable(parsed ? QString() : parsed.error().message));
    QCOMPARE(int(parsed->kind), kind);
    QVERIFY(checkUrl(url));
}

void TestRemoteUrl::refuses_data()
{
    QTest::addColumn<QString>("url");
    for (const char *url : {"",
                            "   ",
                            "git://github.com/x",
                            "ext::sh -c touch% /tmp/x",
                            "ext://x",
                            "fd::17",
                            "ftp://host/x",
                            "http://github.com/osm/x",
                            "http://localhost.evil.org/x",
                            "http://127.0.0.1@evil.org/x",
                            "rsync://host/x",
                            "javascript://x",
                            "https://",
                            "https:///x",
                            "https://host",
                            "ssh://-oProxyCommand=touch/x",
                            "ssh://-x@host/x",
                            "-oProxyCommand=x:y",
                            "user@-oProxyCommand=x:y",
                            "host:-x",
                            "--upload-pack=x",
                            "file://evil.org/share",
                            "file:///x?query",
                            "file:",
                            "a\nb",
                            "https://host/\x01",
                            "transport::address",
                            "https::x"}) {
        QTest::newRow(QByteArray(url).simplified().constData()) << QString::fromUtf8(url);
    }
    QTest::newRow("long") << QStringLiteral("https://host/") + QString(5000, u'x');
}

void TestRemoteUrl::refuses()
{
    QFETCH(QString, url);
    const Result<> checked = checkUrl(url);
    QVERIFY2(!checked, qPrintable(url));
    QCOMPARE(checked.error().code, ErrorCode::Usage);
    QVERIFY(!checked.error().message.isEmpty());
}

void TestRemoteUrl::withoutCredentials_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *url, const char *shown) {
        QTest::newRow(url) << QString::fromUtf8(url) << QString::fromUtf8(shown);
    };
    row("https://me:secret@github.com/a/b", "https://github.com/a/b");
    row("https://token@github.com/a/b", "https://github.com/a/b");
    row("https://me:p@ss@github.com/a", "https://github.com/a");
    row("https://github.com/a@b", "https://github.com/a@b");
    row("https://github.com", "https://github.com");
    row("https://me:secret@github.com", "https://github.com");
    row("ssh://git@github.com/a", "ssh://git@github.com/a");
    row("ssh://git:secret@github.com/a", "ssh://git@github.com/a");
    row("git@github.com:a/b", "git@github.com:a/b");
    row("/home/me/x", "/home/me/x");
}

void TestRemoteUrl::withoutCredentials()
{
    QFETCH(QString, url);
    QFETCH(QString, shown);
    QCOMPARE(sync::withoutCredentials(url), shown);
}

void TestRemoteUrl::localPaths()
{
    QCOMPARE(parseRemoteUrl(QStringLiteral("file:///home/me/a%20b.git"))->folder,
             QStringLiteral("/home/me/a b.git"));
    QCOMPARE(parseRemoteUrl(QStringLiteral("sub/../x"))->folder,
             QDir::current().absoluteFilePath(QStringLiteral("x")));
    QCOMPARE(parseRemoteUrl(QStringLiteral("file:///a/b/"))->shown(), QStringLiteral("/a/b"));
}

QTEST_GUILESS_MAIN(TestRemoteUrl)
#include "tst_remote_url.moc"
