// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/cli_runner.h"

#include <QDir>
#include <QElapsedTimer>

#include <csignal>

using namespace artemisia;
using artemisia::testing::Answer;
using artemisia::testing::CliRunner;

/// The program is killed (SIGKILL: it gets no chance to tidy up) at many points of an import, then
/// the notebook is opened again.
class TestCliKill : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void killedDuringImport_data();
    void killedDuringImport();
    void killsWithinTheImportAreTold();
    void interruptedImport();

private:
    [[nodiscard]] size_t compounds(const QString &notebook)
    {
        const Answer answer =
            m_cli.run("list compounds --json", {QStringLiteral("--notebook"), notebook});
        return answer.exitCode == 0 ? answer.json().at("compounds").size() : size_t(-1);
    }
    [[nodiscard]] static QStringList importInto(const QString &notebook)
    {
        return {QStringLiteral("import"), QStringLiteral("compounds"), QStringLiteral("part.csv"),
                QStringLiteral("--notebook"), notebook};
    }
    /// Lets the program run for \a part thirtieths of the time that a whole import took; \a locked:
    /// from when it has the notebook's lock. It may be done earlier, on a machine that has become
    /// faster since.
    void letRun(QProcess &process, int part, const QString &locked = {}) const
    {
        const QString lock = m_cli.path(locked + QStringLiteral("/lock"));
        while (!locked.isEmpty() && !QFile::exists(lock) && process.state() == QProcess::Running) {
            process.waitForFinished(1);
        }
        QElapsedTimer timer;
        timer.start();
        // Not a wait for something to happen: the moment of the signal is what is tried out.
        while (timer.elapsed() < m_wholeTime * part / 30 && process.state() == QProcess::Running) {
            process.waitForFinished(1);
        }
    }
    [[nodiscard]] static bool hasEnded(QProcess &process)
    {
        return process.state() == QProcess::NotRunning || process.waitForFinished(60000);
    }
    CliRunner m_cli;
    qint64 m_wholeTime = 0; ///< ms
    size_t m_all = 0;
    int m_told = 0; ///< how often the next writer was told of an import that was cut off
};

void TestCliKill::initTestCase()
{
    QFile list(QStringLiteral(ARTEMISIA_TEST_DATA "/osm/MalariaMolecules.csv"));
    QVERIFY(list.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = list.readAll().split('\n').mid(0, 122);
    (void)m_cli.write(QStringLiteral("part.csv"), lines.join('\n') + '\n');
    VERIFY_RAN(m_cli.init(QStringLiteral("whole")));
    QElapsedTimer timer;
    timer.start();
    VERIFY_RAN(m_cli.run(importInto(QStringLiteral("whole"))));
    m_wholeTime = timer.elapsed();
    m_all = compounds(QStringLiteral("whole"));
    QCOMPARE(m_all, size_t(119)); // 120 rows, two of them batches of one compound
}

void TestCliKill::killedDuringImport_data()
{
    QTest::addColumn<int>("part"); // of the time a whole import takes, in thirtieths
    for (int part = 1; part <= 30; part += 2) {
        QTest::addRow("after %d of 30", part) << part;
    }
}

void TestCliKill::killedDuringImport()
{
    QFETCH(int, part);
    const QString notebook = QStringLiteral("killed%1").arg(part);
    VERIFY_RAN(m_cli.init(notebook));
    QProcess process;
    m_cli.start(process, importInto(notebook));
    QVERIFY(process.waitForStarted());
    letRun(process, part, part % 4 == 1 ? QString() : notebook);
    process.kill();
    QVERIFY(hasEnded(process));
    const bool wasKilled = process.exitStatus() == QProcess::CrashExit;
    const size_t after = compounds(notebook);
    QVERIFY2(after == 0 || after == m_all, QByteArray::number(qulonglong(after)).constData());
    // The next writer is told, and can do the whole of it.
    const Answer again = m_cli.run(importInto(notebook) + QStringList(QStringLiteral("--json")));
    VERIFY_RAN(again);
    QCOMPARE(again.json().at("made").at("compounds").get<size_t>(), m_all - after);
    QCOMPARE(compounds(notebook), m_all);
    const bool isTold = again.err.contains("Import of part.csv");
    QVERIFY2(!isTold || (wasKilled && after == 0), again.err.constData());
    m_told += isTold ? 1 : 0;
    QCOMPARE(m_cli.run("list batches --json", {QStringLiteral("--notebook"), notebook})
                 .json()
                 .at("batches")
                 .size(),
             m_cli.run("list batches --json --notebook whole").json().at("batches").size());
}

// Whichever moments the machine's speed made of the thirtieths: some lay within the import.
void TestCliKill::killsWithinTheImportAreTold()
{
    QVERIFY(m_told > 0);
}

void TestCliKill::interruptedImport()
{
    const QString notebook = QStringLiteral("interrupted");
    VERIFY_RAN(m_cli.init(notebook));
    QProcess process;
    m_cli.start(process, importInto(notebook));
    QVERIFY(process.waitForStarted());
    letRun(process, 15, notebook);
    if (process.state() == QProcess::Running) {
        ::kill(pid_t(process.processId()), SIGTERM);
    }
    QVERIFY(hasEnded(process));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QVERIFY(process.exitCode() == 13 || process.exitCode() == 0); // it may have been done already
    QCOMPARE(compounds(notebook), process.exitCode() == 0 ? m_all : size_t(0));
}

QTEST_GUILESS_MAIN(TestCliKill)
#include "tst_cli_kill.moc"
