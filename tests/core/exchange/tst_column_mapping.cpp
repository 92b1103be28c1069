// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/column_mapping.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace artemisia;
using namespace artemisia::exchange;

class TestColumnMapping : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void masterList();
    void guesses_data();
    void guesses();
    void guessRewinds();
    void qualifierColumns_data();
    void qualifierColumns();
    void keptAndReadBack();
    void badMappings_data();
    void badMappings();
    void fitsOtherOrder();
    void fitsUnnamedByIndex();
    void fitNamesWhatIsMissing();

private:
    [[nodiscard]] std::unique_ptr<TableSource> table(const QByteArray &bytes)
    {
        QFile out(m_folder.filePath(QStringLiteral("t.csv")));
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size()) {
            qFatal("cannot write a test file");
        }
        out.close();
        auto opened = openTable(out.fileName());
        if (!opened) {
            qFatal("cannot open a test file");
        }
        return std::move(*opened);
    }
    QTemporaryDir m_folder;
};

namespace
{
QString meanings(const ColumnMapping &mapping)
{
    QStringList names;
    for (const ColumnRule &rule : mapping.columns) {
        names << toName(rule.meaning);
    }
    return names.join(u' ');
}
} // namespace

void TestColumnMapping::masterList()
{
    const auto source = openTable(QStringLiteral(ARTEMISIA_TEST_DATA "/osm/MalariaMolecules.csv"));
    QVERIFY(source.has_value());
    const auto mapping = guessMapping(**source);
    QVERIFY(mapping.has_value());
    const QList<ColumnRule> &columns = mapping->columns;
    QCOMPARE(columns.size(), 80);
    QCOMPARE(
        meanings({columns.mid(0, 11)}),
        QStringLiteral("code batch alias ignore alias alias structure inchi inchikey tag ignore"));
    for (int i = 11; i < 80; ++i) {
        QCOMPARE(columns.at(i).meaning,
                 i == 24 ? ColumnMeaning::ResultQualifier : ColumnMeaning::Result);
    }
    QCOMPARE(columns.at(5).scheme, QStringLiteral("MMV ID"));
    QCOMPARE(columns.at(24).assay, QStringLiteral("PfaI EC50 uMol (Mean)"));
    QCOMPARE(columns.at(25).unit, QStringLiteral("µM"));
    QCOMPARE(columns.at(12).laboratory, QStringLiteral("GSK"));
    QCOMPARE(columns.at(12).endpoint, QStringLiteral("IC50"));
    QCOMPARE(columns.at(12).unit, QString()); // the header names none, and none is invented
    QVERIFY(!columns.at(12).reason.isEmpty());
}

void TestColumnMapping::guesses_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *csv, const char *expected) {
        QTest::newRow(name) << QByteArray(csv) << QString::fromLatin1(expected);
    };
    row("moonshot",
        "SMILES,CID,canonical_CID,old_CID,inchikey,short_inchikey\n"
        "N#Cc1ccccc1NC(=O)Cc1c[nH]c2ncccc12,ANT-DIA-3c79be55-1,ANT-DIA-3c79be55-1,ANT-DIA-3c7-1,"
        "JNRKVADDLOBVCB-UHFFFAOYSA-N,JNRKVADDLOBVCB\n"
        "N#Cc1ccccc1NC(=O)Cc1cccnc1,ANT-DIA-3c79be55-2,ANT-DIA-3c79be55-2,ANT-DIA-3c7-2,"
        "LVRULDIVMIRLIV-UHFFFAOYSA-N,LVRULDIVMIRLIV\n",
        "structure code alias alias inchikey ignore");
    row("no header at all",
        "c1ccccc1C(=O)N,A-1,0.5\nc1ccccc1C(=O)O,A-2,1.5\nCC(=O)Nc1ccccc1,A-3,>5\n",
        "structure code result");
    row("running number first", ",SMILES,pIC50\n0,c1ccccc1,5.1\n1,CC(=O)C,5.2\n2,CC(=O)N,5.3\n",
        "ignore structure result");
    row("name is the code",
        "smiles,name,clogp\nc1ccccc1,MXF001,3.2\nCC(=O)C,MXF002,1.1\nCC(=O)N,MXF003,0.2\n",
        "structure code result");
    row("name beside a code",
        "Code,Name,SMILES\nA-1,benzamide,NC(=O)c1ccccc1\nA-2,aspirin,CC(=O)Oc1ccccc1C(=O)O\n",
        "code name structure");
    row("two structures",
        "CDD_ID,registration_SMILES,batch_number,shipment_SMILES\nCVD-0020159,c1ccccc1O,1,"
        "c1ccccc1\n"
        "CVD-0020160,CC(=O)C,1,CC(=O)C\n",
        "code structure batch note");
    row("computed columns are left to the program",
        "ID,SMILES,MW,Formula,purity\nA-1,c1ccccc1,78.11,C6H6,98\nA-2,CC(=O)C,58.08,C3H6O,99\n",
        "code structure ignore ignore note");
    row("keys only",
        "compound,key\nA-1,JNRKVADDLOBVCB-UHFFFAOYSA-N\nA-2,LVRULDIVMIRLIV-UHFFFAOYSA-N\n",
        "code inchikey");
}

void TestColumnMapping::guesses()
{
    QFETCH(QByteArray, csv);
    QFETCH(QString, expected);
    const auto source = table(csv);
    const auto mapping = guessMapping(*source);
    QVERIFY(mapping.has_value());
    QCOMPARE(meanings(*mapping), expected);
}

void TestColumnMapping::guessRewinds()
{
    const auto source = table("id,IC50\nA-1,1\nA-2,2\n");
    QVERIFY(guessMapping(*source).has_value());
    const auto row = source->next();
    QVERIFY(row && *row);
    QCOMPARE((*row)->cells.first(), QStringLiteral("A-1"));
}

void TestColumnMapping::qualifierColumns_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<QString>("expected");
    QTest::newRow("before its value")
        << QByteArray("id,IC50 Qualifier,IC50\nA-1,>,5\nA-2,,6\nA-3,<,7\n")
        << QStringLiteral("code result-qualifier result");
    QTest::newRow("after its value")
        << QByteArray("id,IC50,IC50 Qualifier\nA-1,5,>\nA-2,6,\nA-3,7,<\n")
        << QStringLiteral("code result result-qualifier");
    QTest::newRow("between two values")
        << QByteArray("id,Value,Qualifier,EC50\nA-1,5,=,1\nA-2,6,>,2\nA-3,7,=,3\n")
        << QStringLiteral("code result result-qualifier result");
}

void TestColumnMapping::qualifierColumns()
{
    QFETCH(QByteArray, csv);
    QFETCH(QString, expected);
    const auto source = table(csv);
    const auto mapping = guessMapping(*source);
    QVERIFY(mapping.has_value());
    QCOMPARE(meanings(*mapping), expected);
    for (const ColumnRule &rule : mapping->columns) {
        if (rule.meaning == ColumnMeaning::ResultQualifier) {
            QVERIFY(rule.assay == QStringLiteral("IC50") || rule.assay == QStringLiteral("Value"));
        }
    }
}

void TestColumnMapping::keptAndReadBack()
{
    const auto source = openTable(QStringLiteral(ARTEMISIA_TEST_DATA "/osm/MalariaMolecules.csv"));
    QVERIFY(source.has_value());
    const auto mapping = guessMapping(**source);
    QVERIFY(mapping.has_value());
    const Json json = toJson(*mapping);
    const auto parsed = parseJson(canonicalText(json));
    QVERIFY(parsed.has_value());
    const auto read = mappingFromJson(*parsed);
    QVERIFY(read.has_value());
    QCOMPARE(canonicalText(toJson(*read)), canonicalText(json));
    const auto fitted = fitMapping(*read, **source);
    QVERIFY(fitted.has_value());
    QCOMPARE(canonicalText(toJson(*fitted)), canonicalText(json));
}

void TestColumnMapping::badMappings_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("code");
    const int invalid = int(ErrorCode::Invalid);
    QTest::newRow("no object") << QByteArray("[]") << invalid;
    QTest::newRow("another format")
        << QByteArray(R"({"format":"x","version":1,"columns":[]})") << invalid;
    QTest::newRow("no version") << QByteArray(
                                       R"({"format":"artemisia-column-mapping","columns":[]})")
                                << invalid;
    QTest::newRow("newer")
        << QByteArray(R"({"format":"artemisia-column-mapping","version":99,"columns":[]})")
        << int(ErrorCode::TooNew);
    QTest::newRow("no columns")
        << QByteArray(R"({"format":"artemisia-column-mapping","version":1,"columns":{}})")
        << invalid;
    QTest::newRow("unknown meaning")
        << QByteArray(
               R"({"format":"artemisia-column-mapping","version":1,"columns":[{"header":"a","meaning":"x"}]})")
        << invalid;
    QTest::newRow("header no text")
        << QByteArray(
               R"({"format":"artemisia-column-mapping","version":1,"columns":[{"header":1,"meaning":"code"}]})")
        << invalid;
    QTest::newRow("index out of bounds")
        << QByteArray(
               R"({"format":"artemisia-column-mapping","version":1,"columns":[{"index":-1,"meaning":"code"}]})")
        << invalid;
}

void TestColumnMapping::badMappings()
{
    QFETCH(QByteArray, json);
    QFETCH(int, code);
    const auto parsed = parseJson(json);
    QVERIFY(parsed.has_value());
    const auto mapping = mappingFromJson(*parsed);
    QVERIFY(!mapping.has_value());
    QCOMPARE(int(mapping.error().code), code);
}

void TestColumnMapping::fitsOtherOrder()
{
    const auto first = table("id,SMILES,IC50\nA-1,c1ccccc1,5\n");
    const auto mapping = guessMapping(*first);
    QVERIFY(mapping.has_value());
    const auto second = table("extra,ic50, Smiles ,ID\nx,5,c1ccccc1,A-1\n");
    const auto fitted = fitMapping(*mapping, *second);
    QVERIFY(fitted.has_value());
    QCOMPARE(meanings(*fitted), QStringLiteral("ignore result structure code"));
    QCOMPARE(fitted->columns.at(3).index, 3);
}

void TestColumnMapping::fitsUnnamedByIndex()
{
    const auto source = table("c1ccccc1C(=O)N,A-1,0.5\nc1ccccc1C(=O)O,A-2,1.5\n");
    const auto mapping = guessMapping(*source);
    QVERIFY(mapping.has_value());
    const auto fitted = fitMapping(*mapping, *source);
    QVERIFY(fitted.has_value());
    QCOMPARE(meanings(*fitted), meanings(*mapping));
}

void TestColumnMapping::fitNamesWhatIsMissing()
{
    const auto first = table("id,SMILES,IC50\nA-1,c1ccccc1,5\n");
    const auto mapping = guessMapping(*first);
    QVERIFY(mapping.has_value());
    const auto second = table("id,structure\nA-1,c1ccccc1\n");
    const auto fitted = fitMapping(*mapping, *second);
    QVERIFY(!fitted.has_value());
    QCOMPARE(fitted.error().code, ErrorCode::Invalid);
    QVERIFY(fitted.error().message.contains(QStringLiteral("SMILES, IC50")));
}

QTEST_GUILESS_MAIN(TestColumnMapping)
#include "tst_column_mapping.moc"
