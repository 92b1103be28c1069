// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"
#include "tests/support/temporary_notebook.h"

#include <QDir>
#include <QProcess>
#include <QSysInfo>

using namespace artemisia;
using namespace artemisia::testing;
using namespace artemisia::store;

/// Two programs on one notebook, and programs that are killed at any step.
class TestProcesses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneWriter();
    void lockOfAKilledProgram();
    void lockOfAnotherComputer();
    void readingWhileAnotherWrites();
    void killedWhileSaving();
    void killedWhileImporting();
    void folderThatCannotBeWritten();

private:
    static void start(QProcess &process, const QStringList &arguments)
    {
        process.setProgram(QStringLiteral(STORE_HELPER));
        process.setArguments(arguments);
        process.start();
    }
    static QString run(const QStringList &arguments)
    {
        QProcess process;
        start(process, arguments);
        return process.waitForFinished(120'000) ? QString::fromUtf8(process.readAllStandardOutput())
                                                : QStringLiteral("no answer");
    }
    static Result<> checkSound(const QString &folder)
    {
        ARTEMISIA_TRY_ASSIGN(
            const auto database,
            Database::open(folder + QStringLiteral("/notebook.sqlite"), Database::Mode::ReadWrite));
        ARTEMISIA_TRY_ASSIGN(const auto answer, database->text("PRAGMA integrity_check"));
        return answer == QStringLiteral("ok")
                   ? Result<>()
                   : Result<>(fail(ErrorCode::Corrupt, answer.value_or(QString())));
    }
};

void TestProcesses::oneWriter()
{
    TemporaryNotebook notebook;
    notebook.close();
    QProcess other;
    start(other, {QStringLiteral("hold"), notebook.folder()});
    QVERIFY(other.waitForReadyRead(60'000));
    QCOMPARE(other.readLine().trimmed(), QByteArray("ready"));
    const auto opened = Store::open(notebook.folder(), OpenMode::ReadWrite);
    VERIFY_FAILS(opened, ErrorCode::Locked);
    QVERIFY2(opened.error().message.contains(QString::number(other.processId())),
             qPrintable(opened.error().message));
    QVERIFY2(opened.error().message.contains(QStringLiteral("store_helper")),
             qPrintable(opened.error().message));
    {
        const auto reader = Store::open(notebook.folder(), OpenMode::ReadOnly);
        VERIFY_OK(reader);
        QVERIFY((*reader)->isReadOnly());
        QVERIFY(!(*reader)->openReport().wasNotClosed);
        VERIFY_OK((*reader)->notebook().load());
    }
    other.closeWriteChannel();
    QVERIFY(other.waitForFinished(60'000));
    VERIFY_OK(notebook.reopen());
    QVERIFY(!notebook->openReport().wasNotClosed);
    // And within one program.
    VERIFY_FAILS(Store::open(notebook.folder(), OpenMode::ReadWrite), ErrorCode::Locked);
}

void TestProcesses::lockOfAKilledProgram()
{
    TemporaryNotebook notebook;
    notebook.close();
    QProcess other;
    start(other, {QStringLiteral("hold"), notebook.folder()});
    QVERIFY(other.waitForReadyRead(60'000));
    other.kill();
    QVERIFY(other.waitForFinished(60'000));
    QVERIFY(QFile::exists(notebook.folder() + QStringLiteral("/lock")));
    VERIFY_OK(notebook.reopen());
    QVERIFY(notebook->openReport().wasNotClosed);
    QCOMPARE(notebook->openReport().unfinishedWork, QString());
    VERIFY_OK(notebook.reopen());
    QVERIFY(!notebook->openReport().wasNotClosed);
}

void TestProcesses::lockOfAnotherComputer()
{
    TemporaryNotebook notebook;
    notebook.close();
    QFile lock(notebook.folder() + QStringLiteral("/lock"));
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.write("1234\nartemisia\nfume-hood-pc\n00000000-0000-0000-0000-000000000000\n\n");
    lock.close();
    for (const auto mode : {OpenMode::ReadWrite, OpenMode::ReadOnly}) {
        const auto opened = Store::open(notebook.folder(), mode);
        VERIFY_FAILS(opened, ErrorCode::Locked);
        QVERIFY2(opened.error().message.contains(QStringLiteral("fume-hood-pc")),
                 qPrintable(opened.error().message));
    }
    QVERIFY(lock.remove());
    VERIFY_OK(notebook.reopen());
    // A lock of nonsense is nobody's.
    notebook.close();
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.write("nonsense");
    lock.close();
    VERIFY_OK(Store::open(notebook.folder(), OpenMode::ReadOnly));
}

void TestProcesses::readingWhileAnotherWrites()
{
    TemporaryNotebook notebook;
    notebook.close();
    const auto reader = Store::open(notebook.folder(), OpenMode::ReadOnly);
    VERIFY_OK(reader);
    QProcess writer;
    start(writer, {QStringLiteral("write"), notebook.folder(), QStringLiteral("200")});
    qint64 last = 0;
    while (writer.state() != QProcess::NotRunning) {
        const auto count = (*reader)->compounds().count();
        VERIFY_OK(count);
        QVERIFY(*count >= last);
        last = *count;
        const auto rows = (*reader)->compounds().rows(*(*reader)->compounds().rowIds({}));
        VERIFY_OK(rows);
        QVERIFY(rows->size() >= last);
        writer.waitForFinished(1);
    }
    QCOMPARE(writer.exitCode(), 0);
    QCOMPARE(*(*reader)->compounds().count(), 200);
    QCOMPARE((*reader)->search().find(QStringLiteral("MMV200"))->size(), 1);
}

void TestProcesses::killedWhileSaving()
{
    TemporaryNotebook notebook;
    notebook.close();
    for (int nth = 1; nth < 130; nth += nth < 40 ? 3 : 11) {
        const QString told =
            run({QStringLiteral("saves"), notebook.folder(), QString::number(nth)});
        const qsizetype lastTold = told.trimmed().section(u' ', -1).toInt();
        VERIFY_OK(checkSound(notebook.folder()));
        VERIFY_OK(notebook.reopen());
        QVERIFY(notebook->openReport().wasNotClosed);
        // Whatever was told to be saved is there; of the one in work, all or nothing.
        const qint64 count = *notebook->compounds().count();
        if (lastTold > 0) {
            QVERIFY2(count == lastTold || count == lastTold + 1, qPrintable(told));
        }
        qint64 seen = 0;
        VERIFY_OK(notebook->compounds().forEach([&](const Compound &compound) -> Result<> {
            seen += compound.notes.size() == 3000 &&
                    notebook->search().find(compound.code, 1)->size() == 1;
            return {};
        }));
        QCOMPARE(seen, count);
        notebook.close();
    }
    VERIFY_OK(notebook.reopen());
    QVERIFY(*notebook->compounds().count() > 5);
}

void TestProcesses::killedWhileImporting()
{
    bool isEnded = false;
    int cutOff = 0;
    for (int nth = 1; !isEnded; nth += nth < 10 ? 1 : nth / 5) {
        TemporaryNotebook notebook;
        notebook.close();
        isEnded = run({QStringLiteral("import"), notebook.folder(), QString::number(nth)})
                      .startsWith(QStringLiteral("imported"));
        VERIFY_OK(checkSound(notebook.folder()));
        VERIFY_OK(notebook.reopen());
        const qint64 count = *notebook->compounds().count();
        QVERIFY2(count == 0 || count == 120, qPrintable(QString::number(count)));
        if (count == 120) {
            QCOMPARE(notebook->openReport().unfinishedWork, QString());
        } else if (!notebook->openReport().unfinishedWork.isEmpty()) {
            QCOMPARE(notebook->openReport().unfinishedWork, QStringLiteral("Import of list.csv"));
            ++cutOff;
        }
        // Told once.
        VERIFY_OK(notebook.reopen());
        QCOMPARE(notebook->openReport().unfinishedWork, QString());
    }
    QVERIFY(cutOff > 3);
}

void TestProcesses::folderThatCannotBeWritten()
{
    TemporaryNotebook notebook;
    Compound compound = someCompound(1);
    VERIFY_OK(notebook->compounds().save(compound, notebook.context()));
    notebook.close();
    QVERIFY(QFile::setPermissions(notebook.path({}), QFile::Permissions(0x7755)));
    const auto setMode = [&notebook](QFile::Permissions folder, QFile::Permissions file) {
        return QFile::setPermissions(notebook.folder() + QStringLiteral("/notebook.sqlite"),
                                     file) &&
               QFile::setPermissions(notebook.folder(), folder);
    };
    QVERIFY(setMode(QFile::Permissions(0x5555), QFile::Permissions(0x4444)));
    const QString drop = QStringLiteral("--drop");
    QCOMPARE(run({drop, QStringLiteral("read"), notebook.folder()}).trimmed(),
             QStringLiteral("0 1"));
    const QString refusal = run({drop, QStringLiteral("try"), notebook.folder()});
    QVERIFY2(refusal.startsWith(QString::number(int(ErrorCode::ReadOnly))), qPrintable(refusal));
    // The last changes are still in the log, and nobody here can bring them in: better said than
    // shown without them.
    QFile log(notebook.folder() + QStringLiteral("/notebook.sqlite-wal"));
    QVERIFY(setMode(QFile::Permissions(0x7755), QFile::Permissions(0x4444)));
    QVERIFY(log.open(QIODevice::WriteOnly));
    log.write(QByteArray(100, 'x'));
    log.close();
    QVERIFY(setMode(QFile::Permissions(0x5555), QFile::Permissions(0x4444)));
    const QString unclean = run({drop, QStringLiteral("read"), notebook.folder()});
    QVERIFY2(unclean.startsWith(QString::number(int(ErrorCode::ReadOnly))), qPrintable(unclean));
    QVERIFY(setMode(QFile::Permissions(0x7755), QFile::Permissions(0x6644)));
}

QTEST_GUILESS_MAIN(TestProcesses)
#include "test_processes.moc"
