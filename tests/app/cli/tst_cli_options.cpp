// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/cli_runner.h"

#include <QDir>

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

using namespace artemisia;
using artemisia::testing::Answer;
using artemisia::testing::CliRunner;

namespace
{

/// A terminal for a program's standard error.
class Terminal
{
public:
    Terminal()
        : m_ours(posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC))
    {
        m_isGood = m_ours >= 0 && grantpt(m_ours) == 0 && unlockpt(m_ours) == 0;
        m_theirs = m_isGood ? open(ptsname(m_ours), O_RDWR | O_NOCTTY | O_CLOEXEC) : -1;
    }
    ~Terminal()
    {
        close(m_theirs);
        close(m_ours);
    }
    Terminal(const Terminal &) = delete;
    Terminal &operator=(const Terminal &) = delete;
    [[nodiscard]] bool isGood() const { return m_theirs >= 0; }
    [[nodiscard]] int theirs() const { return m_theirs; }
    /// What was written to it so far.
    [[nodiscard]] QByteArray written() const
    {
        fcntl(m_ours, F_SETFL, O_NONBLOCK);
        QByteArray bytes;
        char part[4096];
        for (ssize_t n = read(m_ours, part, sizeof part); n > 0;
             n = read(m_ours, part, sizeof part)) {
            bytes.append(part, n);
        }
        return bytes;
    }

private:
    int m_ours = -1;
    int m_theirs = -1;
    bool m_isGood = false;
};

} // namespace

class TestCliOptions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void sharedOptionsStandAnywhere_data();
    void sharedOptionsStandAnywhere();
    void twoNotebooksOrNone();
    void progressOnATerminalOnly();
    void undecidedIsTold();
    void oneIsNotMany();
    void checkNamesEveryFault();
    void checkOfAnUnpublishedNotebook();
    void restoreWritesOverNothing();
    void damagedBackups_data();
    void damagedBackups();

private:
    CliRunner m_cli;
};

void TestCliOptions::initTestCase()
{
    VERIFY_RAN(m_cli.init());
    (void)m_cli.write(QStringLiteral("t.csv"),
                      "Code,SMILES,IC50 (uM)\nA-1,c1ccccc1O,>5\nA-2,CC(=O)C,0.250\n");
    VERIFY_RAN(m_cli.run("import compounds t.csv --notebook notebook"));
    VERIFY_RAN(
        m_cli.run("--notebook notebook new experiment --title T --open --reaction CCO>>CC=O"));
    VERIFY_RAN(m_cli.run("--notebook notebook publish --to public.git"));
    VERIFY_RAN(m_cli.run("backup saved.zip --notebook notebook"));
}

void TestCliOptions::sharedOptionsStandAnywhere_data()
{
    QTest::addColumn<QString>("command");
    for (const char *command :
         {"--notebook notebook --json list compounds", "--json list compounds --notebook notebook",
          "--notebook notebook list compounds --json", "list --notebook notebook compounds --json",
          "--notebook=notebook --json list compounds",
          "--notebook notebook list compounds --json --notebook notebook"}) {
        QTest::newRow(command) << QString::fromLatin1(command);
    }
}

void TestCliOptions::sharedOptionsStandAnywhere()
{
    QFETCH(QString, command);
    const Answer usual = m_cli.run("list compounds --notebook notebook --json");
    VERIFY_RAN(usual);
    QCOMPARE(usual.json().at("compounds").size(), size_t(2));
    const Answer answer = m_cli.run(command.toUtf8().constData());
    VERIFY_RAN(answer);
    QCOMPARE(answer.out, usual.out);
}

void TestCliOptions::twoNotebooksOrNone()
{
    VERIFY_RAN(m_cli.run("import --notebook notebook --json compounds t.csv --dry-run"));
    VERIFY_RAN(m_cli.run("new --notebook notebook --json experiment --title U"));
    const Answer two = m_cli.run("--notebook notebook list compounds --notebook other --json");
    QCOMPARE(two.exitCode, 2);
    QVERIFY(two.err.contains("notebook") && two.err.contains("other"));
    QCOMPARE(two.json().at("error").at("code").get<std::string>(), std::string("usage"));
    for (const char *command :
         {"--notebook notebook check public.git", "--notebook notebook clone public.git there",
          "--notebook notebook restore saved.zip there",
          "--notebook notebook init there --title T --name N --initials AB"}) {
        QCOMPARE(m_cli.run(command).exitCode, 2);
        QVERIFY(!QFile::exists(m_cli.path(QStringLiteral("there"))));
    }
}

void TestCliOptions::progressOnATerminalOnly()
{
    const Terminal terminal;
    QVERIFY(terminal.isGood());
    QProcess process;
    process.setChildProcessModifier([&terminal] { dup2(terminal.theirs(), STDERR_FILENO); });
    m_cli.start(process,
                {QStringLiteral("search"), QStringLiteral("--substructure"), QStringLiteral("CC"),
                 QStringLiteral("--notebook"), QStringLiteral("notebook")});
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.exitCode(), 0);
    const QByteArray drawn = terminal.written();
    QVERIFY2(drawn.contains("Searching structures"), drawn.constData());
    QVERIFY2(drawn.endsWith("\r\x1b[K"), drawn.constData()); // and taken away again
    const QByteArray answer = process.readAllStandardOutput();
    QVERIFY(answer.contains("A-2") && !answer.contains('\x1b'));
    const Answer piped = m_cli.run("search --substructure CC --notebook notebook");
    VERIFY_RAN(piped);
    QCOMPARE(piped.err, QByteArray());
    QCOMPARE(piped.out, answer);
}

/// A query that nobody can decide within bounds is no "no".
void TestCliOptions::undecidedIsTold()
{
    VERIFY_RAN(m_cli.init(QStringLiteral("cage")));
    (void)m_cli.write(QStringLiteral("cage.smi"),
                      "C12=C3C4=C5C6=C1C7=C8C9=C1C%10=C%11C(=C29)C3=C2C3=C4C4=C5C5=C9C6="
                      "C7C6=C7C8=C1C1=C8C%10=C%10C%11=C2C2=C3C3=C4C4=C5C5=C%11C%12=C(C6=C95)C7="
                      "C1C1=C%12C5=C%11C4="
                      "C3C3=C5C(=C81)C%10=C23 C60\n");
    VERIFY_RAN(m_cli.run("import compounds cage.smi --notebook cage"));
    const QString query = QStringLiteral("*~").repeated(40) + QStringLiteral("*1~*~*1");
    const Answer answer = m_cli.run("--notebook cage --json search --substructure", {query});
    VERIFY_RAN(answer);
    QCOMPARE(answer.json().at("undecided").get<int>(), 1);
    QCOMPARE(answer.json().at("hits").size(), size_t(0));
    QVERIFY2(answer.err.contains("Of 1 structure it "), answer.err.constData());
}

/// What people read counts in their language, also on the command line.
void TestCliOptions::oneIsNotMany()
{
    VERIFY_RAN(m_cli.init(QStringLiteral("counted")));
    const auto says = [this](const char *words, const QByteArray &sentence) {
        const Answer answer =
            m_cli.run(words, {QStringLiteral("--notebook"), QStringLiteral("counted")});
        const QByteArray said = answer.out + answer.err;
        QVERIFY2(answer.exitCode == 0 && said.contains(sentence), said.constData());
    };
    (void)m_cli.write(QStringLiteral("one.smi"), "c1ccccc1 B-1\n");
    (void)m_cli.write(QStringLiteral("two.smi"), "Cc1ccccc1 B-2\nCCc1ccccc1 B-3\n");
    says("import compounds one.smi", "1 row: ");
    says("export smiles --out one.txt", "Wrote 1 record to one.txt.");
    says("import compounds two.smi", "Made: 2 compounds, ");
    says("export smiles --out three.txt", "Wrote 3 records to three.txt.");
    says("search --substructure c1ccccc1 --limit 1", "Shown: 1 of 3 hits (--limit).");
}

void TestCliOptions::checkNamesEveryFault()
{
    VERIFY_RAN(m_cli.git({QStringLiteral("clone"), QStringLiteral("-q"),
                          QStringLiteral("public.git"), QStringLiteral("plain")}));
    VERIFY_RAN(m_cli.run("check plain"));
    const QString folder = m_cli.path(QStringLiteral("plain/"));
    const QStringList compounds =
        QDir(folder + QStringLiteral("compounds")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QVERIFY(!compounds.isEmpty());
    const QString shard = QStringLiteral("compounds/") + compounds.first() + u'/';
    const QString record = shard + QDir(folder + shard).entryList(QDir::Files).first();
    const QByteArray whole = m_cli.read(QStringLiteral("plain/") + record);
    const QByteArray page = m_cli.read(QStringLiteral("plain/README.md"));
    struct Fault {
        QString path;
        QByteArray bytes;
        bool isError;
    };
    const QList<Fault> faults{
        {record, whole.left(whole.size() / 2), true},
        {record, QByteArray(whole).replace("\"code\": \"A-", "\"code\": 7, \"x\": \"A-"), true},
        {record, QByteArray(100000, '['), true},
        {record, "\xff\xfe\x00", true},
        {QStringLiteral("notebook.json"), "{}", true},
        {QStringLiteral("README.md"), page + "by hand\n", false},
        {QStringLiteral("compounds.csv"), "code\n", false},
        {QStringLiteral("experiments/AC1-1/scheme.svg"), "<svg/>\n", false},
    };
    for (const Fault &fault : faults) {
        const QString path = QStringLiteral("plain/") + fault.path;
        const QByteArray before = m_cli.read(path);
        (void)m_cli.write(path, fault.bytes);
        const Answer answer = m_cli.run("check plain --json");
        (void)m_cli.write(path, before);
        const QByteArray words = fault.path.toUtf8() + answer.out.left(2000) + answer.err;
        if (fault.path == QStringLiteral("notebook.json")) {
            QVERIFY2(answer.exitCode != 0, words.constData());
            continue;
        }
        QVERIFY2((answer.exitCode == 4) == fault.isError, words.constData());
        bool isNamed = false;
        const Json json = answer.json();
        for (const Json &finding : json.at("findings")) {
            isNamed = isNamed || finding.at("path") == fault.path.toStdString();
        }
        QVERIFY2(isNamed, words.constData());
    }
    VERIFY_RAN(m_cli.run("check plain"));
}

void TestCliOptions::checkOfAnUnpublishedNotebook()
{
    VERIFY_RAN(m_cli.init(QStringLiteral("fresh")));
    const Answer answer = m_cli.run("check fresh --json");
    VERIFY_RAN(answer);
    QCOMPARE(answer.json().at("valid").get<bool>(), true);
}

void TestCliOptions::restoreWritesOverNothing()
{
    (void)QDir().mkpath(m_cli.path(QStringLiteral("full")));
    (void)m_cli.write(QStringLiteral("full/mine.txt"), "mine");
    for (const char *command :
         {"restore saved.zip full", "restore saved.zip notebook", "restore saved.zip t.csv"}) {
        const Answer answer = m_cli.run(command);
        QVERIFY2(answer.exitCode == 2, (QByteArray(command) + answer.err).constData());
    }
    QCOMPARE(m_cli.read(QStringLiteral("full/mine.txt")), QByteArray("mine"));
    QCOMPARE(QDir(m_cli.path(QStringLiteral("full"))).entryList(QDir::Files),
             QStringList{QStringLiteral("mine.txt")});
    VERIFY_RAN(m_cli.run("list compounds --notebook notebook"));
}

void TestCliOptions::damagedBackups_data()
{
    QTest::addColumn<int>("tenth");
    QTest::addColumn<bool>("isCut");
    for (int tenth = 0; tenth < 10; ++tenth) {
        QTest::addRow("cut after %d tenths", tenth) << tenth << true;
        QTest::addRow("changed after %d tenths", tenth) << tenth << false;
    }
}

/// A backup that was damaged is refused, or restored as it was; never half.
void TestCliOptions::damagedBackups()
{
    QFETCH(int, tenth);
    QFETCH(bool, isCut);
    QByteArray bytes = m_cli.read(QStringLiteral("saved.zip"));
    const qsizetype at = bytes.size() * tenth / 10;
    if (isCut) {
        bytes.truncate(at);
    } else {
        for (qsizetype i = at; i < std::min(at + 64, bytes.size()); ++i) {
            bytes[i] = char(bytes[i] ^ 0x5A);
        }
    }
    (void)m_cli.write(QStringLiteral("damaged.zip"), bytes);
    const Answer answer = m_cli.run("restore damaged.zip from-damaged --json");
    const QString folder = m_cli.path(QStringLiteral("from-damaged"));
    if (answer.exitCode == 0) {
        const Answer list = m_cli.run("list compounds --json --notebook from-damaged");
        QCOMPARE(list.out, m_cli.run("list compounds --json --notebook notebook").out);
        QVERIFY(QDir(folder).removeRecursively());
    }
    QVERIFY2(answer.exitCode == 0 || answer.exitCode == 4 || answer.exitCode == 8,
             answer.err.constData());
    QVERIFY(!isCut || answer.exitCode != 0);
    QVERIFY(!QFile::exists(folder));
    QCOMPARE(QDir(m_cli.path(QString()))
                 .entryList({QStringLiteral("*from-damaged*")}, QDir::AllEntries | QDir::Hidden),
             QStringList());
}

QTEST_GUILESS_MAIN(TestCliOptions)
#include "tst_cli_options.moc"
