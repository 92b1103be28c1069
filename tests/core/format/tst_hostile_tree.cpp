// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/format/format_fixture.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace artemisia;
using namespace artemisia::format;
using namespace artemisia::test;
using namespace Qt::Literals::StringLiterals;

/// Published notebooks that were damaged or made to harm: reading them ends, in a report or an
/// error, and what is read can be published.
class HostileTreeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void damagedFiles_data();
    void damagedFiles();
    void hostileNames();
    void namesThatOnlyOneComputerTellsApart_data();
    void namesThatOnlyOneComputerTellsApart();
    void deepFolders();
    void everyKindOfFileOnADisk();

private:
    /// The sample notebook as published.
    static const Files &sample();
    static QByteArray damaged(QByteArray bytes, QRandomGenerator &random);
};

const Files &HostileTreeTest::sample()
{
    static const Files whole = [] {
        TestNotebook notebook;
        fillSample(notebook);
        return notebook.published();
    }();
    return whole;
}

QByteArray HostileTreeTest::damaged(QByteArray bytes, QRandomGenerator &random)
{
    static const QByteArrayList pieces = {"\"",      "\\",
                                          "{",       "}",
                                          "[",       "]",
                                          ",",       ":",
                                          "\n",      "\r\n",
                                          ";",       "null",
                                          "-1",      "1e999",
                                          "\xff",    QByteArray(1, '\0'),
                                          "\\u0000", "\\ud800",
                                          "../../x", "\"id\":",
                                          "true",    QByteArray(300, 'A')};
    for (int i = random.bounded(1, 6); i > 0 && !bytes.isEmpty(); --i) {
        const int at = random.bounded(int(bytes.size()));
        const int length = std::min(random.bounded(1, 40), int(bytes.size()) - at);
        switch (random.bounded(4)) {
        case 0:
            bytes.remove(at, length);
            break;
        case 1:
            bytes.insert(at, pieces[random.bounded(int(pieces.size()))]);
            break;
        case 2:
            bytes[at] = char(random.bounded(256));
            break;
        default:
            bytes.insert(random.bounded(int(bytes.size())), bytes.mid(at, length));
        }
    }
    return bytes;
}

void HostileTreeTest::damagedFiles_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 30; ++seed) {
        QTest::newRow(qPrintable(QString::number(seed))) << seed;
    }
}

void HostileTreeTest::damagedFiles()
{
    QFETCH(quint32, seed);
    const Files whole = sample();
    QRandomGenerator random(seed);
    Files files = whole;
    for (auto it = files.begin(); it != files.end(); ++it) {
        const bool isRecord = it.key().endsWith(u".json"_s) || it.key().endsWith(u"results.csv"_s);
        if (isRecord && it.key() != u"notebook.json"_s && random.bounded(2) == 0) {
            it.value() = damaged(it.value(), random);
        }
    }
    QList<Finding> findings;
    const Files again = rebuilt(files, &findings)->published();
    // What could be read is a notebook like any other: it reads again without an error of its own
    // making.
    QList<Finding> later;
    QCOMPARE(rebuilt(again, &later)->published(), again);
    for (const Finding &finding : later) {
        const bool isAttachment = finding.path.contains(u"/files/"_s) ||
                                  finding.path.contains(u".files/"_s) ||
                                  finding.message.contains(u"git-lfs"_s);
        QVERIFY2(finding.severity != Severity::Error || isAttachment,
                 qPrintable(describe({finding}).first()));
    }
    QCOMPARE(crateProblems(again), QStringList());
}

void HostileTreeTest::hostileNames()
{
    TestNotebook notebook;
    Experiment experiment;
    experiment.state = PublicationState::Open;
    for (const QString &code : {u"con"_s, u"CON"_s, u"a|b"_s, u"`x`"_s, u"<b>"_s, u"$HOME"_s,
                                u"a b"_s, u"%2e%2e"_s, u"-rf"_s, u"~"_s, u"ÄÖ"_s, u"COM1.x"_s}) {
        experiment.head.id = ExperimentId::create();
        experiment.code = code;
        experiment.title = code;
        experiment.links = {code};
        notebook.add(experiment);
    }
    const Files files = notebook.published();
    QSet<QString> folded;
    for (auto it = files.cbegin(); it != files.cend(); ++it) {
        QVERIFY2(!folded.contains(it.key().toLower()), qPrintable(it.key()));
        folded.insert(it.key().toLower());
    }
    QCOMPARE(crateProblems(files), QStringList());
    QCOMPARE(rebuilt(files)->published(), files);
}

void HostileTreeTest::namesThatOnlyOneComputerTellsApart_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<bool>("isTold");
    const QString files = u"experiments/AE1-1/files/"_s;
    QTest::newRow("case") << files + u"A.txt"_s << files + u"a.txt"_s << true;
    QTest::newRow("a folder's case") << u"notes/x"_s << u"Notes/x"_s << true;
    QTest::newRow("composed accent") << files + u"\u00e4.txt"_s << files + u"a\u0308.txt"_s << true;
    QTest::newRow("both") << files + u"\u00c4.txt"_s << files + u"a\u0308.txt"_s << true;
    QTest::newRow("sharp s") << files + u"stra\u00dfe"_s << files + u"STRASSE"_s << false;
    QTest::newRow("another letter") << files + u"a.txt"_s << files + u"\u0430.txt"_s << false;
}

void HostileTreeTest::namesThatOnlyOneComputerTellsApart()
{
    QFETCH(QString, first);
    QFETCH(QString, second);
    QFETCH(bool, isTold);
    Files files = sample();
    files.insert(first, "1");
    files.insert(second, "2");
    MemoryTree tree(files);
    const QString told = describe(must(readNotebook(tree, {})).findings).join(u'\n');
    QCOMPARE(told.contains(u"only one of the two"_s), isTold);
}

void HostileTreeTest::deepFolders()
{
    QTemporaryDir folder;
    QString path = folder.path();
    for (int i = 0; i < 200; ++i) {
        path += u"/d"_s;
    }
    QVERIFY(QDir().mkpath(path));
    QFile notebook(folder.filePath(u"notebook.json"_s));
    QVERIFY(notebook.open(QIODevice::WriteOnly));
    notebook.write(sample()[u"notebook.json"_s]);
    notebook.close();
    const auto report = readNotebook(*folderTree(folder.path()), {});
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::TooLarge);
}

/// Pipes, loops of links and files that may not be read are told and never waited for.
void HostileTreeTest::everyKindOfFileOnADisk()
{
    QTemporaryDir folder;
    const Files files = sample();
    for (auto it = files.cbegin(); it != files.cend(); ++it) {
        const QString path = folder.filePath(it.key());
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(it.value());
    }
    const QString shard = folder.filePath(u"compounds/3f/"_s);
    QCOMPARE(mkfifo(QFile::encodeName(shard + u"pipe.json"_s).constData(), 0600), 0);
    QVERIFY(QFile::link(shard, shard + u"loop"_s));
    QVERIFY(QFile::link(u"self"_s, shard + u"self"_s));
    QVERIFY(QFile::link(u"/nowhere/at/all"_s, shard + u"dangling.json"_s));
    QVERIFY(QDir().mkpath(shard + u"module/.git"_s));
    QVERIFY(QDir().mkpath(shard + u"folder.json"_s));
    const QByteArray odd = QFile::encodeName(shard) + "\xff\xfe.json";
    const int made = open(odd.constData(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    QVERIFY(made >= 0);
    close(made);
    const auto report = readNotebook(*folderTree(folder.path()), {});
    QVERIFY(report.has_value());
    const QString told = describe(report->findings).join(u'\n');
    for (const QString &name :
         {u"pipe.json"_s, u"loop"_s, u"self"_s, u"dangling.json"_s, u"module"_s}) {
        QVERIFY2(told.contains(u"compounds/3f/"_s + name), qPrintable(name + u'\n' + told));
    }
    MemoryTree whole(files);
    QCOMPARE(report->records, must(readNotebook(whole, {})).records); // nothing else is lost
}

QTEST_GUILESS_MAIN(HostileTreeTest)
#include "tst_hostile_tree.moc"
