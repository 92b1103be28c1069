// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/text_query.h"
#include "tests/support/temporary_notebook.h"

using namespace artemisia;
using namespace artemisia::testing;
using namespace artemisia::store;

class TestSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void finds_data();
    void finds();
    void hostile_data();
    void hostile();
    void order();
    void followsChanges();
    void sortKeys_data();
    void sortKeys();

private:
    TemporaryNotebook m_notebook;
};

void TestSearch::initTestCase()
{
    Compound compound = someCompound(106);
    compound.name = QStringLiteral("4-chloro-2-méthyl-quinoline");
    compound.structure.smiles = QStringLiteral("Clc1cc(C(=O)NCC2CC2)nc3ccccc13");
    compound.notes = QStringLiteral("Sparingly soluble in DMSO; don't heat.");
    VERIFY_OK(m_notebook->compounds().save(compound, m_notebook.context()));
    Compound other = someCompound(107);
    VERIFY_OK(m_notebook->compounds().save(other, m_notebook.context()));
    Batch batch = someBatch(compound, 3);
    VERIFY_OK(m_notebook->batches().save(batch, m_notebook.context()));
    Assay assay = someAssay();
    assay.name = QStringLiteral("Löslichkeit");
    VERIFY_OK(m_notebook->assays().save(assay, m_notebook.context()));
    AssayResult result = someResult(assay, compound);
    result.text = QStringLiteral("low sol");
    VERIFY_OK(m_notebook->assays().saveResult(result, m_notebook.context()));
    Experiment experiment = someExperiment(QStringLiteral("KBS19-3"));
    experiment.procedure = QStringLiteral("Added (±)-BINAP and 0.250 g of K2CO3 at −78 °C.");
    VERIFY_OK(m_notebook->experiments().save(experiment, m_notebook.context()));
}

void TestSearch::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("first"); ///< code of the first hit
    const auto row = [](const char *text, const char *first) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(first);
    };
    row("OSM-S-106", "OSM-S-106");
    row("osm-s-106", "OSM-S-106");
    row("S-107", "OSM-S-107");
    row("MMV107", "OSM-S-107");
    row("OSM-S-106-3", "OSM-S-106-3");
    row("KBS19-3", "KBS19-3");
    row("kbs19", "KBS19-3");
    row("chloro methyl", "OSM-S-106");
    row("METHYL", "OSM-S-106");
    row("méthyl", "OSM-S-106");
    row("quinol", "OSM-S-106");
    row("Clc1cc(C(=O)NCC2CC2)", "OSM-S-106");
    row("NCC2CC2", "OSM-S-106");
    row("don't heat", "OSM-S-106");
    row("\"sparingly soluble\"", "OSM-S-106");
    row("\"soluble sparingly\"", "");
    row("\"sparingly solub", "OSM-S-106");
    row("loslich", "pfal-ic50-1");
    row("BINAP 0.250", "KBS19-3");
    row("BINAP 0.251", "");
    row("(±)-BINAP", "KBS19-3");
    row("low sol", "OSM-S-106"); // a result, told by its compound
    row("", "");
    row("   ", "");
}

void TestSearch::finds()
{
    QFETCH(QString, text);
    QFETCH(QString, first);
    const auto hits = m_notebook->search().find(text);
    VERIFY_OK(hits);
    QCOMPARE(hits->value(0).code, first);
}

void TestSearch::hostile_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"\"",
                             "\"\"",
                             "\"\"\"",
                             "*",
                             "**",
                             "a*b",
                             "-",
                             "-chloro",
                             "--",
                             "'",
                             "''; DROP TABLE compound; --",
                             "(",
                             ")",
                             "((()",
                             "NEAR(",
                             "NEAR(a b, 5)",
                             "AND",
                             "OR",
                             "NOT",
                             "a AND",
                             "AND OR NOT",
                             "code:x",
                             "title : y",
                             "{a b}: c",
                             "^a",
                             "a + b",
                             ".",
                             ":",
                             "\\",
                             "%",
                             "_",
                             "NULL",
                             "\"a",
                             "a\"",
                             "\"a b",
                             "a \"b\" \"c",
                             "\xc2\xad",
                             "\xcc\x81",
                             "\xf0\x9f\xa7\xaa",
                             "🧪 chloro",
                             "\xef\xbf\xbf",
                             "µ",
                             "ﬁ",
                             "İ",
                             "search",
                             "rank",
                             "rowid"}) {
        QTest::newRow(text) << QString::fromUtf8(text);
    }
    QTest::newRow("NUL") << QString(QStringLiteral("chl") + QChar(0) + QStringLiteral("\"oro"));
    QTest::newRow("half a character") << QString(QChar(0xD83E));
    QTest::newRow("many words") << QStringLiteral("a\"b ").repeated(100'000);
    QTest::newRow("one long word") << QString(1'000'000, u'a');
    QTest::newRow("many quotes") << QString(100'001, u'"');
    QTest::newRow("nested") << QString(100'000, u'(');
}

void TestSearch::hostile()
{
    QFETCH(QString, text);
    VERIFY_OK(m_notebook->search().find(text));
    CompoundQuery compounds;
    compounds.text = text;
    VERIFY_OK(m_notebook->compounds().rowIds(compounds));
    ExperimentQuery experiments;
    experiments.text = text;
    VERIFY_OK(m_notebook->experiments().rowIds(experiments));
    VERIFY_OK(m_notebook->batches().rowIds(text));
    VERIFY_OK(m_notebook->assays().all(text));
    QCOMPARE(*m_notebook->compounds().count(), 2);
}

void TestSearch::order()
{
    // What is asked for by its code comes first, whatever else holds the same words.
    const auto hits = m_notebook->search().find(QStringLiteral("OSM-S-106"));
    VERIFY_OK(hits);
    QCOMPARE(hits->value(0).record.kind, RecordKind::Compound);
    QCOMPARE(hits->value(0).code, QStringLiteral("OSM-S-106"));
    QCOMPARE(hits->value(0).title, QStringLiteral("4-chloro-2-méthyl-quinoline"));
    QVERIFY(hits->size() >= 2);
    const auto few = m_notebook->search().find(QStringLiteral("soluble"), 1);
    QCOMPARE(few->size(), 1);
    QVERIFY2(few->at(0).excerpt.contains(QStringLiteral("Sparingly soluble in DMSO")),
             qPrintable(few->at(0).excerpt));
    QVERIFY(m_notebook->search().find(QStringLiteral("soluble"), 0)->isEmpty());
    // Where more match than are ranked, the newest come first.
    TemporaryNotebook large;
    VERIFY_OK(large->transaction({}, [&large]() -> Result<> {
        for (int number = 1; number <= 1200; ++number) {
            Compound compound = someCompound(number);
            ARTEMISIA_TRY(large->compounds().save(compound, large.context()));
        }
        return {};
    }));
    const auto newest = large->search().find(QStringLiteral("pyrazole"), 3);
    VERIFY_OK(newest);
    QCOMPARE(newest->value(0).code, QStringLiteral("OSM-S-1200"));
    QCOMPARE(newest->size(), 3);
    const auto exact = large->search().find(QStringLiteral("OSM-S-1"), 3);
    QCOMPARE(exact->value(0).code, QStringLiteral("OSM-S-1"));
}

void TestSearch::followsChanges()
{
    TemporaryNotebook notebook;
    Experiment experiment = someExperiment(QStringLiteral("KBS1-1"));
    experiment.conclusion = QStringLiteral("Formylation failed");
    VERIFY_OK(notebook->experiments().save(experiment, notebook.context()));
    QCOMPARE(notebook->search().find(QStringLiteral("formyl"))->size(), 1);
    experiment.conclusion = QStringLiteral("Acylation worked");
    VERIFY_OK(notebook->experiments().save(experiment, notebook.context()));
    QVERIFY(notebook->search().find(QStringLiteral("formyl"))->isEmpty());
    QCOMPARE(notebook->search().find(QStringLiteral("acyl"))->size(), 1);
    // A save that is undone leaves no trace in the search either.
    VERIFY_FAILS(
        notebook->transaction({},
                              [&]() -> Result<> {
                                  experiment.conclusion = QStringLiteral("Nitration");
                                  ARTEMISIA_TRY(
                                      notebook->experiments().save(experiment, notebook.context()));
                                  return fail(ErrorCode::Cancelled, QStringLiteral("stop"));
                              }),
        ErrorCode::Cancelled);
    QVERIFY(notebook->search().find(QStringLiteral("nitra"))->isEmpty());
    VERIFY_OK(notebook->experiments().remove(experiment.head.id, notebook.context()));
    QVERIFY(notebook->search().find(QStringLiteral("acyl"))->isEmpty());
}

void TestSearch::sortKeys_data()
{
    QTest::addColumn<QStringList>("sorted");
    const auto list = [](const char *words) { return QString::fromUtf8(words).split(u' '); };
    QTest::newRow("codes") << list("OSM-S-9 OSM-S-10 OSM-S-106 OSM-S-1000");
    QTest::newRow("batches") << list("OSM-S-9-2 OSM-S-9-10 OSM-S-10-1");
    QTest::newRow("formulae") << list("C2H6 C9H8 C10H8 C10H10");
    QTest::newRow("case") << list("abc ABD abe");
    QTest::newRow("zeros") << list("X-007 X-8 X-010");
    QTest::newRow("long") << list("9999999999 10000000000 100000000000000000000000000");
    QTest::newRow("digits before letters") << list("A1 AB");
    QTest::newRow("width") << list("Ａ1 a２ A10");
}

void TestSearch::sortKeys()
{
    QFETCH(QStringList, sorted);
    for (qsizetype i = 0; i + 1 < sorted.size(); ++i) {
        QVERIFY2(sortKey(sorted[i]).toUtf8() < sortKey(sorted[i + 1]).toUtf8(),
                 qPrintable(sorted[i] + u' ' + sorted[i + 1]));
    }
    QVERIFY(sortKey(QStringLiteral("zzz")).toUtf8() < sortKey(QString()).toUtf8());
}

QTEST_GUILESS_MAIN(TestSearch)
#include "test_search.moc"
