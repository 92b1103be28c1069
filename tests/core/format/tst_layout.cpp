// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/layout.h"
#include "core/format/notebook_files.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace artemisia;
using namespace artemisia::format;
using namespace Qt::Literals::StringLiterals;

class LayoutTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesAreReadable_data();
    void namesAreReadable();
    void differentCodesNeverMeet();
    void namesSuitEveryFileSystem();
    void attachmentsKeepTheirNames();
    void recordsHaveTheirPlace();
    void pathsAreTold_data();
    void pathsAreTold();
};

void LayoutTest::namesAreReadable_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << u"KBS19-3"_s << u"KBS19-3"_s;
    QTest::newRow("copy mark") << u"KBSk4-1"_s << u"KBS_k4-1"_s;
    QTest::newRow("initials") << u"KBSK4-1"_s << u"KBSK4-1"_s;
    QTest::newRow("words") << u"OSM 1/2"_s << u"OSM%201%2F2"_s;
    QTest::newRow("parent folder") << u".."_s << u"%2E%2E"_s;
    QTest::newRow("hidden") << u".GIT"_s << u"%2EGIT"_s;
    QTest::newRow("trailing dot") << u"A."_s << u"A%2E"_s;
    QTest::newRow("version") << u"A.1"_s << u"A.1"_s;
    QTest::newRow("underscore") << u"A_1"_s << u"A_1"_s;
    QTest::newRow("underscore before a letter") << u"A_B"_s << u"A%5FB"_s;
    QTest::newRow("reserved") << u"CON"_s << u"%43ON"_s;
    QTest::newRow("reserved with ending") << u"LPT1.X"_s << u"%4CPT1.X"_s;
    QTest::newRow("beyond ASCII") << u"Ü1"_s << u"%C3%9C1"_s;
    QTest::newRow("beyond the first plane") << u"🧪"_s << u"%F0%9F%A7%AA"_s;
    QTest::newRow("percent") << u"%41"_s << u"%2541"_s;
}

void LayoutTest::namesAreReadable()
{
    QFETCH(QString, code);
    QTEST(pathPart(code, NaturalCase::Upper), "name");
}

void LayoutTest::differentCodesNeverMeet()
{
    QRandomGenerator random(7);
    const QString letters = u"aAbBkK1-_.% +cCoOnN"_s;
    QHash<QString, QString> codeOf;
    for (int i = 0; i < 200000; ++i) {
        QString code;
        for (int n = random.bounded(1, 6); n > 0; --n) {
            code += letters[random.bounded(int(letters.size()))];
        }
        const QString name =
            pathPart(code, i % 2 == 0 ? NaturalCase::Upper : NaturalCase::Lower).toLower() +
            (i % 2 == 0 ? u"/u"_s : u"/l"_s);
        const QString other = codeOf.value(name, code);
        QVERIFY2(other == code, qPrintable(other + u" and "_s + code + u" both give "_s + name));
        codeOf.insert(name, code);
    }
    const QString longCode(300, u'A');
    QVERIFY(pathPart(longCode + u'x', NaturalCase::Upper) !=
            pathPart(longCode + u'y', NaturalCase::Upper));
}

void LayoutTest::namesSuitEveryFileSystem()
{
    QRandomGenerator random(11);
    const QRegularExpression shape(
        u"\\A[A-Za-z0-9%+_-]([A-Za-z0-9%+_.-]{0,98}[A-Za-z0-9%+_-])?\\z"_s);
    for (int i = 0; i < 20000; ++i) {
        QString code;
        for (int n = random.bounded(0, 60); n > 0; --n) {
            code += QChar(char16_t(random.bounded(1, 0xd7ff)));
        }
        const QString name = pathPart(code, NaturalCase::Upper);
        QVERIFY2(shape.match(name).hasMatch(), qPrintable(name));
    }
}

void LayoutTest::attachmentsKeepTheirNames()
{
    QList<Attachment> attachments(6);
    attachments[0].name = u"NMR 1H.pdf"_s;
    attachments[1].name = u"nmr 1h.PDF"_s;
    attachments[2].name = u"nmr 1h-2.PDF"_s;
    attachments[3].name = u"../../etc/passwd"_s;
    attachments[4].name = u"Spektrum Ä.jdx"_s;
    attachments[5].name = QString();
    const QStringList names = attachmentNames(attachments);
    QCOMPARE(names[0], u"NMR 1H.pdf"_s);
    QCOMPARE(names[1], u"nmr 1h-2.PDF"_s);
    QCOMPARE(names[2], u"nmr 1h-2-2.PDF"_s);
    QVERIFY(!names[3].contains(u'/'));
    QCOMPARE(names[4], u"Spektrum Ä.jdx"_s);
    QVERIFY(!names[5].isEmpty());
}

void LayoutTest::recordsHaveTheirPlace()
{
    Experiment experiment;
    experiment.code = u"KBS19-3"_s;
    QCOMPARE(pathOf(experiment), u"experiments/KBS19-3/experiment.json"_s);
    QCOMPARE(attachmentFolder(pathOf(experiment)), u"experiments/KBS19-3/files/"_s);
    Compound compound;
    compound.head.id = CompoundId::fromString(u"3f0c1d2e-aaaa-4bbb-8ccc-000000000001");
    compound.structure.inchiKey = u"PERKBMZWWUEZNJ-UHFFFAOYSA-N"_s;
    QCOMPARE(pathOf(compound), u"compounds/3f/PERKBMZWWUEZNJ-UHFFFAOYSA-N-3f0c1d2e.json"_s);
    QCOMPARE(attachmentFolder(pathOf(compound)),
             u"compounds/3f/PERKBMZWWUEZNJ-UHFFFAOYSA-N-3f0c1d2e.files/"_s);
    compound.structure.inchiKey = u"../../../HOSTILE"_s;
    QCOMPARE(pathOf(compound), u"compounds/3f/no-key-3f0c1d2e-aaaa-4bbb-8ccc-000000000001.json"_s);
    Batch batch;
    batch.code = u"OSM-S-106-1"_s;
    QCOMPARE(pathOf(batch), u"batches/OSM-S-106-1.json"_s);
    Assay assay;
    assay.slug = u"pfal-ic50-gsk"_s;
    QCOMPARE(pathOf(assay), u"assays/pfal-ic50-gsk/assay.json"_s);
    QCOMPARE(resultsPathOf(assay), u"assays/pfal-ic50-gsk/results.csv"_s);
}

void LayoutTest::pathsAreTold_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("kind");
    const auto row = [](const QString &path, PathKind kind) {
        QTest::newRow(qPrintable(path)) << path << int(kind);
    };
    row(u"notebook.json"_s, PathKind::Notebook);
    row(u"experiments/A/experiment.json"_s, PathKind::Experiment);
    row(u"experiments/A/files/experiment.json"_s, PathKind::Attachment);
    row(u"experiments/A/scheme.svg"_s, PathKind::Generated);
    row(u"experiments/A/notes.txt"_s, PathKind::Other);
    row(u"experiments/experiment.json"_s, PathKind::OtherJson);
    row(u"compounds/3f/x.json"_s, PathKind::Compound);
    row(u"compounds/3f/x.files/y.json"_s, PathKind::Attachment);
    row(u"compounds/x.json"_s, PathKind::OtherJson);
    row(u"batches/x.json"_s, PathKind::Batch);
    row(u"batches/x.files/y.json"_s, PathKind::Attachment);
    row(u"assays/a/assay.json"_s, PathKind::Assay);
    row(u"assays/a/results.csv"_s, PathKind::Results);
    row(u"ro-crate-metadata.json"_s, PathKind::Generated);
    row(u"sdf/compounds-2.sdf"_s, PathKind::Generated);
    row(u".github/workflows/check.yml"_s, PathKind::Other);
}

void LayoutTest::pathsAreTold()
{
    QFETCH(QString, path);
    QFETCH(int, kind);
    QCOMPARE(int(pathKindOf(path)), kind);
}

QTEST_GUILESS_MAIN(LayoutTest)
#include "tst_layout.moc"
