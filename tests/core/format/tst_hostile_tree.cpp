// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/format/format_fixture.h"

#include <QRandomGenerator>
#include <QTest>

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

private:
    static QByteArray damaged(QByteArray bytes, QRandomGenerator &random);
};

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
    static const Files whole = [] {
        TestNotebook notebook;
        fillSample(notebook);
        return notebook.published();
    }();
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

QTEST_GUILESS_MAIN(HostileTreeTest)
#include "tst_hostile_tree.moc"
