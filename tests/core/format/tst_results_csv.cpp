// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/csv.h"
#include "core/format/results_csv.h"
#include "tests/core/record/random_records.h"

#include <QTest>

using namespace artemisia;
using namespace artemisia::format;
using namespace Qt::Literals::StringLiterals;

/// results.csv back and forth, and after a spreadsheet has been at it.
class ResultsCsvTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyResultComesBack();
    void theTableIsRfc4180();
    void cellsAreNeverAltered();
    void generatedCellsAreSafe();
    void spreadsheetsMayEdit_data();
    void spreadsheetsMayEdit();
    void badRowsAreReported_data();
    void badRowsAreReported();
    void rowsMadeByHandGetAnId();

private:
    struct Parsed {
        QList<AssayResult> results;
        QStringList findings;
    };
    Parsed parse(const QByteArray &bytes) const;
    const AssayId m_assay = AssayId::fromString(u"11111111-1111-4111-8111-111111111111");
    const CompoundId m_compound = CompoundId::fromString(u"22222222-2222-4222-8222-222222222222");
    const QHash<QString, CompoundId> m_codes = {{u"OSM-S-1"_s, m_compound}};
};

ResultsCsvTest::Parsed ResultsCsvTest::parse(const QByteArray &bytes) const
{
    Parsed parsed;
    ResultsSurroundings surroundings;
    surroundings.assay = m_assay;
    surroundings.assayModified = Timestamp(1'700'000'000);
    surroundings.compoundsByCode = &m_codes;
    surroundings.hasCompound = [this](const CompoundId &id) { return id == m_compound; };
    const auto take = [&](const AssayResult &result, qint64) -> Result<> {
        parsed.results.append(result);
        return {};
    };
    const auto find = [&](Severity severity, const QString &field, const QString &message) {
        parsed.findings.append(u"%1 %2: %3"_s.arg(int(severity)).arg(field, message));
    };
    const Result<> done = parseResults(bytes, surroundings, take, find);
    if (!done) {
        parsed.findings.append(done.error().message);
    }
    return parsed;
}

void ResultsCsvTest::everyResultComesBack()
{
    test::RandomRecords random(20261123);
    QByteArray table;
    appendResultsHeader(table);
    QList<AssayResult> results;
    for (int i = 0; i < 2000; ++i) {
        AssayResult result = random.result();
        result.assay = m_assay;
        result.compound = m_compound;
        results.append(result);
        appendResult(table, result, {u"OSM-S-1"_s, u"KEY, with \"marks\""_s, {}});
    }
    const Parsed parsed = parse(table);
    QVERIFY2(parsed.findings.isEmpty(), qPrintable(parsed.findings.value(0)));
    QCOMPARE(parsed.results.size(), results.size());
    for (qsizetype i = 0; i < results.size(); ++i) {
        QVERIFY2(parsed.results[i] == results[i], toJson(results[i]).dump(2).c_str());
    }
    QByteArray again;
    appendResultsHeader(again);
    for (const AssayResult &result : parsed.results) {
        appendResult(again, result, {u"OSM-S-1"_s, u"KEY, with \"marks\""_s, {}});
    }
    QCOMPARE(again, table);
}

void ResultsCsvTest::theTableIsRfc4180()
{
    QByteArray out;
    appendCsvRow(out, {u"a"_s, u"b,c"_s, u"d\"e"_s, u"f\ng"_s, u"h\ri"_s, QString(), u" j "_s});
    QCOMPARE(out, QByteArray("a,\"b,c\",\"d\"\"e\",\"f\ng\",\"h\ri\",, j \n"));
    CsvReader reader{QByteArrayView(out)};
    const auto row = reader.next();
    QVERIFY(row && *row);
    QCOMPARE((*row)->cells,
             (QStringList{u"a"_s, u"b,c"_s, u"d\"e"_s, u"f\ng"_s, u"h\ri"_s, QString(), u" j "_s}));
    const auto end = reader.next();
    QVERIFY(end && !*end);
}

void ResultsCsvTest::cellsAreNeverAltered()
{
    AssayResult result;
    result.head.id = AssayResultId::create();
    result.head.created = result.head.modified = Timestamp(1'700'000'000);
    result.assay = m_assay;
    result.compound = m_compound;
    result.raw = u"=cmd|' /C calc'!A0"_s;
    result.text = u"  spaces stay \r\n"_s;
    QByteArray table;
    appendResultsHeader(table);
    appendResult(table, result, {});
    QVERIFY(table.contains(",=cmd|' /C calc'!A0,"));
    QVERIFY(parse(table).results == QList<AssayResult>{result});
}

void ResultsCsvTest::generatedCellsAreSafe()
{
    QCOMPARE(spreadsheetSafe(u"=1+1"_s), u"'=1+1"_s);
    QCOMPARE(spreadsheetSafe(u"@x"_s), u"'@x"_s);
    QCOMPARE(spreadsheetSafe(u"-5.2"_s), u"-5.2"_s);
    QCOMPARE(spreadsheetSafe(u"-OH"_s), u"'-OH"_s);
    QCOMPARE(spreadsheetSafe(u"aspirin"_s), u"aspirin"_s);
}

void ResultsCsvTest::spreadsheetsMayEdit_data()
{
    QTest::addColumn<QByteArray>("table");
    const QByteArray id = "33333333-3333-4333-8333-333333333333";
    const QByteArray compound = "22222222-2222-4222-8222-222222222222";
    QTest::newRow("byte order mark and CRLF")
        << QByteArray("\xEF\xBB\xBFid,compound_id,qualifier,value,unit\r\n" + id + "," + compound +
                      ",>,1.70,uM\r\n");
    QTest::newRow("another order") << QByteArray("unit,value,qualifier,compound_id,id\nuM,1.70,>," +
                                                 compound + "," + id + "\n");
    QTest::newRow("semicolons") << QByteArray("id;compound_id;qualifier;value;unit\r\n" + id + ";" +
                                              compound + ";>;1.70;uM\r\n");
    QTest::newRow("tabs, no line end") << QByteArray("id\tcompound_id\tqualifier\tvalue\tunit\n" +
                                                     id + "\t" + compound + "\t>\t1.70\tuM");
    QTest::newRow("code for id, capitals")
        << QByteArray("ID,Compound,Qualifier,Value,Unit\n" + id.toUpper() + ",OSM-S-1,>,1.70,uM\n");
    QTest::newRow("blank lines, quoted all")
        << QByteArray("\"id\",\"compound_id\",\"qualifier\",\"value\",\"unit\"\n\n\"" + id +
                      "\",\"" + compound + "\",\">\",\"1.70\",\"uM\"\n\n");
    QTest::newRow("a column more") << QByteArray("id,compound_id,qualifier,value,unit,Who asked\n" +
                                                 id + "," + compound + ",>,1.70,uM,Alice\n");
    QTest::newRow("a column twice") << QByteArray("id,compound_id,qualifier,value,unit,value\n" +
                                                  id + "," + compound + ",>,1.70,uM,9\n");
}

void ResultsCsvTest::spreadsheetsMayEdit()
{
    QFETCH(QByteArray, table);
    const Parsed parsed = parse(table);
    QVERIFY2(parsed.findings.isEmpty(), qPrintable(parsed.findings.value(0)));
    QCOMPARE(parsed.results.size(), 1);
    const AssayResult &result = parsed.results.first();
    QCOMPARE(result.head.id.toString(), u"33333333-3333-4333-8333-333333333333"_s);
    QCOMPARE(result.compound, m_compound);
    QCOMPARE(result.qualifier, Qualifier::Greater);
    QCOMPARE(result.value.toString(), u"1.70"_s);
    QCOMPARE(result.unit, u"uM"_s);
    if (table.contains("Alice")) {
        QVERIFY(result.head.unknown == (Json{{"Who asked", "Alice"}}));
    }
    if (table.contains(",9")) {
        QVERIFY(result.head.unknown == (Json{{"value (column 6)", "9"}}));
    }
}

void ResultsCsvTest::badRowsAreReported_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("says");
    QTest::newRow("no such compound")
        << QByteArray(
               "33333333-3333-4333-8333-333333333333,,99999999-9999-4999-8999-999999999999,,1")
        << u"column compound_id"_s;
    QTest::newRow("no such code") << QByteArray("33333333-3333-4333-8333-333333333333,OSM-S-9,,,1")
                                  << u"column compound"_s;
    QTest::newRow("decimal comma")
        << QByteArray("33333333-3333-4333-8333-333333333333,OSM-S-1,,,\"1,5\"")
        << u"column value"_s;
    QTest::newRow("qualifier") << QByteArray(
                                      "33333333-3333-4333-8333-333333333333,OSM-S-1,,about,1")
                               << u"column qualifier"_s;
    QTest::newRow("id") << QByteArray("12,OSM-S-1,,,1") << u"column id"_s;
    QTest::newRow("not JSON") << QByteArray(
                                     "33333333-3333-4333-8333-333333333333,OSM-S-1,,,1,{oops")
                              << u"column more"_s;
    QTest::newRow("known field in more")
        << QByteArray(
               "33333333-3333-4333-8333-333333333333,OSM-S-1,,,1,\"{\"\"unit\"\":\"\"mM\"\"}\"")
        << u"column more"_s;
    QTest::newRow("deep JSON") << QByteArray("33333333-3333-4333-8333-333333333333,OSM-S-1,,,1,\"" +
                                             QByteArray(100000, '[') + "\"")
                               << u"column more"_s;
    QTest::newRow("not UTF-8") << QByteArray("33333333-3333-4333-8333-333333333333,OSM-S-1,,,\xB5")
                               << u"row 2"_s;
    QTest::newRow("open quote") << QByteArray("\"33333333") << u"row 2"_s;
}

void ResultsCsvTest::badRowsAreReported()
{
    QFETCH(QByteArray, row);
    QFETCH(QString, says);
    const Parsed parsed = parse("id,compound,compound_id,qualifier,value,more\n" + row);
    QCOMPARE(parsed.results.size(), 0);
    QVERIFY(!parsed.findings.isEmpty());
    QVERIFY2(parsed.findings.first().startsWith(u"2 row 2"_s) &&
                 parsed.findings.first().contains(says),
             qPrintable(parsed.findings.first()));
}

void ResultsCsvTest::rowsMadeByHandGetAnId()
{
    const QByteArray table = "compound,value\nOSM-S-1,1.5\nOSM-S-1,1.5\nOSM-S-1,2\n";
    const Parsed parsed = parse(table);
    QCOMPARE(parsed.results.size(), 3);
    QVERIFY(parsed.results[0].head.id != parsed.results[1].head.id);
    QVERIFY(!parsed.results[0].head.id.isNull());
    QCOMPARE(parsed.results[0].head.created, Timestamp(1'700'000'000));
    QVERIFY(parse(table).results == parsed.results);
}

QTEST_GUILESS_MAIN(ResultsCsvTest)
#include "tst_results_csv.moc"
