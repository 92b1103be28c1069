// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace artemisia;

namespace
{
QList<QJsonObject> linesOf(const QString &path)
{
    QFile file(path);
    QList<QJsonObject> lines;
    if (file.open(QIODevice::ReadOnly)) {
        while (!file.atEnd()) {
            lines.append(QJsonDocument::fromJson(file.readLine()).object());
        }
    }
    return lines;
}
} // namespace

class TestLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { Log::stop(); }

    void writesOneObjectALine()
    {
        QTemporaryDir folder;
        QVERIFY(Log::start(folder.path(), false));
        Log::info("store", QStringLiteral("Open the notebook.\nTwice."),
                  {{QStringLiteral("records"), 3}});
        Log::failure("sync",
                     {ErrorCode::Network, QStringLiteral("shown"), QStringLiteral("logged")});
        Log::failure("sync", {ErrorCode::Cancelled, QString(), QString()});
        Log::stop();
        const QList<QJsonObject> lines = linesOf(folder.filePath(QStringLiteral("artemisia.log")));
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0][QLatin1String("message")].toString(),
                 QStringLiteral("Open the notebook.\nTwice."));
        QCOMPARE(lines[0][QLatin1String("records")].toInt(), 3);
        QCOMPARE(lines[1][QLatin1String("level")].toString(), QStringLiteral("error"));
        QCOMPARE(lines[1][QLatin1String("detail")].toString(), QStringLiteral("logged"));
        QCOMPARE(lines[2][QLatin1String("level")].toString(), QStringLiteral("info"));
    }

    void rotatesAndKeepsFive()
    {
        QTemporaryDir folder;
        QVERIFY(Log::start(folder.path(), false));
        const QString filler(1900, u'x');
        for (int i = 0; i < 4500; ++i) {
            Log::info("test", filler);
        }
        Log::stop();
        const QStringList files = QDir(folder.path()).entryList({QStringLiteral("artemisia.log*")});
        QCOMPARE(files.size(), 6);
        for (const QString &name : files) {
            QVERIFY(QFileInfo(folder.filePath(name)).size() < 1024 * 1024 + 4096);
        }
    }

    void takesQtsMessages()
    {
        QTemporaryDir folder;
        QVERIFY(Log::start(folder.path(), false));
        QTest::ignoreMessage(QtWarningMsg, "something odd");
        qWarning("something odd");
        Log::stop();
        const QList<QJsonObject> lines = linesOf(folder.filePath(QStringLiteral("artemisia.log")));
        QCOMPARE(lines.size(), 1);
        QCOMPARE(lines[0][QLatin1String("room")].toString(), QStringLiteral("qt"));
    }

    void aFolderThatCannotBeMadeIsAnError()
    {
        const auto result = Log::start(QStringLiteral("/proc/nowhere/log"), false);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Io);
        Log::info("test", QStringLiteral("dropped"));
    }

    void aCrashLeavesAReport()
    {
        QTemporaryDir folder;
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(),
                    {QStringLiteral("--crash"), folder.path()});
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        QVERIFY(Log::start(folder.path(), false));
        const QStringList reports = Log::unseenCrashReports();
        QCOMPARE(reports.size(), 1);
        QFile file(reports.first());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.startsWith("Artemisia " ARTEMISIA_VERSION " ended by signal 11"));
        QVERIFY(text.count('\n') > 3);
        Log::markCrashReportsSeen();
        QVERIFY(Log::unseenCrashReports().isEmpty());
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc == 3 && QByteArray(argv[1]) == "--crash") {
        if (!Log::start(QString::fromLocal8Bit(argv[2]), true)) {
            return 1;
        }
        ::raise(SIGSEGV);
        return 0;
    }
    TestLog test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_log.moc"
