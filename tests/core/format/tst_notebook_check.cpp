// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/format/format_fixture.h"

#include <QTest>

using namespace artemisia;
using namespace artemisia::format;
using namespace artemisia::test;
using namespace Qt::Literals::StringLiterals;

/// The check that public CI runs.
class NotebookCheckTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aGoodNotebookHasNothingToSay();
    void whatIsWrongIsTold_data();
    void whatIsWrongIsTold();
    void withoutPeopleRecordsAreStillChecked();
    void whatIsNoNotebookFails();

private:
    static QStringList check(const Files &files);
    Files m_files;
};

void NotebookCheckTest::initTestCase()
{
    TestNotebook notebook;
    fillSample(notebook);
    // Without what it says of a draft, it is without fault.
    Experiment experiment = *must(notebook.store().experiments().findByCode(u"AE1-1"_s));
    experiment.materials.removeLast();
    notebook.add(experiment);
    m_files = notebook.published();
}

QStringList NotebookCheckTest::check(const Files &files)
{
    MemoryTree tree(files);
    const Result<ReadReport> report = checkNotebook(tree);
    return report ? describe(report->findings) : QStringList{report.error().message};
}

void NotebookCheckTest::aGoodNotebookHasNothingToSay()
{
    QCOMPARE(check(m_files), QStringList());
}

void NotebookCheckTest::whatIsWrongIsTold_data()
{
    QTest::addColumn<QString>("path"); ///< of the file to change
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after"); ///< in place of before
    QTest::addColumn<QString>("says");
    const QString acid = u"compounds/3f/YGSDEFSMJLZEOE-UHFFFAOYSA-N-3f0c1d2e.json"_s;
    const QString water = m_files.keys().filter(u"XLYOFNOQVPJJNP"_s).first();
    const QString experiment = u"experiments/AE1-1/experiment.json"_s;
    QTest::newRow("schema") << acid << QByteArray("\"created\": \"2026-")
                            << QByteArray("\"created_by\": \"2026-") << QString(u"2 "_s + acid);
    QTest::newRow("key")
        << water << QByteArray("\"XLYOFNOQVPJJNP-UHFFFAOYSA-N\"")
        << QByteArray("\"XLYOFNOQVPJJNP-UHFFFAOYSA-M\"")
        << u"The InChIKey is not that of the drawing, which is XLYOFNOQVPJJNP-UHFFFAOYSA-N."_s;
    QTest::newRow("SMILES") << water << QByteArray("\"smiles\": \"O\"")
                            << QByteArray("\"smiles\": \"S\"")
                            << u"The SMILES is not that of the drawing."_s;
    QTest::newRow("formula") << acid << QByteArray("C7H6O3\"") << QByteArray("C7H6O4\"")
                             << u"The formula is not that of the SMILES."_s;
    QTest::newRow("not canonical")
        << experiment << QByteArray("{\n  \"$schema\"") << QByteArray("{ \"$schema\"")
        << u"0 experiments/AE1-1/experiment.json : The text is not in canonical form"_s;
    QTest::newRow("stale page")
        << u"experiments/AE1-1/README.md"_s << QByteArray("salicylic") << QByteArray("silly")
        << u"1 experiments/AE1-1/README.md : The file is not what the records give"_s;
    QTest::newRow("stale list") << u"compounds.csv"_s << QByteArray("AE-1") << QByteArray("AE-9")
                                << u"1 compounds.csv"_s;
    QTest::newRow("missing page") << u"experiments/AE1-1/README.md"_s << QByteArray()
                                  << QByteArray() << u"The file is missing"_s;
    QTest::newRow("left over") << u"experiments/AE9-9/scheme.svg"_s << QByteArray()
                               << QByteArray("<svg/>") << u"No record gives this file."_s;
    QTest::newRow("changed attachment")
        << u"experiments/AE1-1/files/NMR (1H).txt"_s << QByteArray("one") << QByteArray("two")
        << u"size or SHA-256 differ"_s;
    QTest::newRow("reference") << u"batches/AE-2-1.json"_s << QByteArray("a10c1d2e-0000")
                               << QByteArray("a10c1d2e-9999")
                               << u"The batch is of a compound that is not here"_s;
    QTest::newRow("table") << u"assays/cox-1/results.csv"_s << QByteArray("1.70")
                           << QByteArray("\"1,70\"")
                           << u"row 3, column value: “1,70” is not a number"_s;
}

void NotebookCheckTest::whatIsWrongIsTold()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QString, says);
    Files files = m_files;
    if (before.isEmpty() && after.isEmpty()) {
        files.remove(path);
    } else if (before.isEmpty()) {
        files.insert(path, after);
    } else {
        QVERIFY2(files[path].contains(before), files[path].constData());
        files[path].replace(before, after);
    }
    const QString told = check(files).join(u'\n');
    QVERIFY2(told.contains(says), qPrintable(told));
}

void NotebookCheckTest::withoutPeopleRecordsAreStillChecked()
{
    Files files = m_files;
    Json notebook = must(parseJson(files[u"notebook.json"_s]));
    notebook["people"] = Json::array();
    files[u"notebook.json"_s] = canonicalText(notebook);
    files[u"batches/AE-2-1.json"_s] = "{";
    const QString told = check(files).join(u'\n');
    QVERIFY2(told.contains(u"The notebook has no people"_s) &&
                 told.contains(u"2 batches/AE-2-1.json"_s),
             qPrintable(told));
}

void NotebookCheckTest::whatIsNoNotebookFails()
{
    MemoryTree tree(Files{{u"README.md"_s, "hello"}});
    const Result<ReadReport> report = checkNotebook(tree);
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(NotebookCheckTest)
#include "tst_notebook_check.moc"
