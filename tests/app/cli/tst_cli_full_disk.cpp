// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/cli_runner.h"

#include <QDir>

#include <csignal>

#include <sys/resource.h>

using namespace artemisia;
using artemisia::testing::Answer;
using artemisia::testing::CliRunner;

/// A disk that is full: no file may grow beyond some size, and every write beyond it fails.
/// Whatever a command was doing, it says so, leaves nothing half made, and the notebook is the old
/// one or the new.
class TestCliFullDisk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void command_data();
    void command();
    void lastBytes();

private:
    [[nodiscard]] Answer runWithin(qint64 limit, const QStringList &arguments) const;
    [[nodiscard]] QByteArray contentsOf(const QString &notebook);
    CliRunner m_cli;
    QByteArray m_before;
};

void TestCliFullDisk::initTestCase()
{
    VERIFY_RAN(m_cli.init(QStringLiteral("base")));
    QByteArray table = "Code,SMILES,IC50 (uM),Comment\n";
    for (int i = 1; i <= 60; ++i) {
        table += "A-" + QByteArray::number(i) + ',' + QByteArray(i, 'C') + "O,0." +
                 QByteArray::number(i) + ',' + QByteArray::number(i * 7919).repeated(60) + '\n';
    }
    const QList<QByteArray> rows = table.split('\n');
    (void)m_cli.write(QStringLiteral("first.csv"), rows.mid(0, 31).join('\n') + '\n');
    (void)m_cli.write(QStringLiteral("all.csv"), table);
    (void)m_cli.write(QStringLiteral("big.bin"), QByteArray(700'000, 'x'));
    VERIFY_RAN(m_cli.run("--notebook base import compounds first.csv"));
    VERIFY_RAN(m_cli.run("--notebook base new experiment --title T --open --attach big.bin"));
    VERIFY_RAN(m_cli.run("--notebook base publish --to public.git"));
    VERIFY_RAN(m_cli.run("--notebook base backup saved.zip"));
    VERIFY_RAN(m_cli.run("--notebook base new experiment --title U --open --attach big.bin"));
    VERIFY_RAN(m_cli.run(
        {QStringLiteral("-r"), QStringLiteral("public.git"), QStringLiteral("before.git")},
        QStringLiteral("cp")));
    m_before = contentsOf(QStringLiteral("base"));
}

Answer TestCliFullDisk::runWithin(qint64 limit, const QStringList &arguments) const
{
    QProcess process;
    process.setChildProcessModifier([limit] {
        std::signal(SIGXFSZ, SIG_IGN); // the write fails, as on a full disk, and nobody is killed
        const rlimit size{rlim_t(limit), rlim_t(limit)};
        setrlimit(RLIMIT_FSIZE, &size);
    });
    m_cli.start(process, arguments);
    process.closeWriteChannel();
    Answer answer;
    if (process.waitForFinished(300000) && process.exitStatus() == QProcess::NormalExit) {
        answer.exitCode = process.exitCode();
    }
    answer.out = process.readAllStandardOutput();
    answer.err = process.readAllStandardError();
    return answer;
}

QByteArray TestCliFullDisk::contentsOf(const QString &notebook)
{
    QByteArray all;
    for (const char *list :
         {"list compounds --json", "list experiments --json", "list assays --json"}) {
        const Answer answer = m_cli.run(list, {QStringLiteral("--notebook"), notebook});
        all += answer.exitCode == 0 ? answer.out : "cannot be read: " + answer.err;
    }
    return all;
}

void TestCliFullDisk::command_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("made"); // what must not be there after a failure
    QTest::addColumn<qint64>("limit");
    const QList<QPair<const char *, const char *>> commands{
        {"--notebook nb import compounds all.csv", ""},
        {"--notebook nb import compounds all.csv --dry-run --report made.json", "made.json"},
        {"--notebook nb new experiment --title V --attach big.bin", ""},
        {"--notebook nb publish", ""},
        {"--notebook nb publish --to made.git", ""},
        {"--notebook nb backup made.zip", "made.zip"},
        {"--notebook nb export sdf --out made.sdf", "made.sdf"},
        {"--notebook nb export repository --out made", "made"},
        {"clone public.git made", "made"},
        {"restore saved.zip made", "made"},
        {"init made --title T --name N --initials AB", "made"},
        {"check public.git", ""}};
    for (const auto &[words, made] : commands) {
        for (const qint64 limit : {0, 40'000, 300'000}) {
            QTest::addRow("%s, %lld bytes", words, limit)
                << QString::fromLatin1(words) << QString::fromLatin1(made) << limit;
        }
    }
}

void TestCliFullDisk::command()
{
    QFETCH(QString, words);
    QFETCH(QString, made);
    QFETCH(qint64, limit);
    VERIFY_RAN(m_cli.run({QStringLiteral("-r"), QStringLiteral("base"), QStringLiteral("nb")},
                         QStringLiteral("cp")));
    QVERIFY(QDir(m_cli.path(QStringLiteral("public.git"))).removeRecursively());
    VERIFY_RAN(m_cli.run(
        {QStringLiteral("-r"), QStringLiteral("before.git"), QStringLiteral("public.git")},
        QStringLiteral("cp")));
    const Answer answer = runWithin(limit, words.split(u' '));
    const QByteArray said =
        QByteArray::number(answer.exitCode) + ": " + answer.out.left(500) + answer.err.left(500);
    if (answer.exitCode != 0) {
        QVERIFY2(answer.exitCode == 5, said.constData());
        QVERIFY2(answer.err.startsWith("artemisia-cli: "), said.constData());
        QVERIFY2(made.isEmpty() || !QFileInfo::exists(m_cli.path(made)), said.constData());
    }
    const QByteArray after = contentsOf(QStringLiteral("nb"));
    QVERIFY2(answer.exitCode == 0 || after == m_before, (said + after.left(500)).constData());
    QVERIFY2(!after.contains("cannot be read"), after.left(500).constData());
    // With room again the same command does all of it.
    for (const char *name : {"made", "made.json", "made.git", "made.zip", "made.sdf"}) {
        QFile::remove(m_cli.path(QString::fromLatin1(name)));
        QDir(m_cli.path(QString::fromLatin1(name))).removeRecursively();
    }
    const Answer again = m_cli.run(words.split(u' '));
    VERIFY_RAN(again);
    VERIFY_RAN(m_cli.run("check nb"));
    for (const char *name : {"nb", "made", "made.json", "made.git", "made.zip", "made.sdf"}) {
        QFile::remove(m_cli.path(QString::fromLatin1(name)));
        QDir(m_cli.path(QString::fromLatin1(name))).removeRecursively();
    }
    const QStringList rest = QDir(m_cli.path(QString()))
                                 .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    QCOMPARE(rest, (QStringList{QStringLiteral("all.csv"), QStringLiteral("base"),
                                QStringLiteral("before.git"), QStringLiteral("big.bin"),
                                QStringLiteral("first.csv"), QStringLiteral("public.git"),
                                QStringLiteral("saved.zip"), QStringLiteral("state")}));
}

// There is room for all but the end of the file.
void TestCliFullDisk::lastBytes()
{
    const QString made = m_cli.path(QStringLiteral("made.sdf"));
    const QString words = QStringLiteral("--notebook base export sdf --out made.sdf");
    VERIFY_RAN(m_cli.run(words.split(u' ')));
    QFile file(made);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    QVERIFY(whole.size() > 40'000); // enough for what opening a notebook writes
    const Answer answer = runWithin(whole.size() - 100, words.split(u' '));
    QVERIFY2(answer.exitCode == 5, answer.out + answer.err);
    QFile again(made); // what was there before is still there
    QVERIFY(again.open(QIODevice::ReadOnly));
    QCOMPARE(again.readAll(), whole);
    QVERIFY(again.remove());
}

QTEST_GUILESS_MAIN(TestCliFullDisk)
#include "tst_cli_full_disk.moc"
