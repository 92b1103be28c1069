// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/column_mapping.h"
#include "core/exchange/table_source.h"
#include "core/exchange/workbook_contents.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <zip.h>

using namespace artemisia;
using namespace artemisia::exchange;

class TestWorkbook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void realShipmentList();
    void realResultsBelowATitle();
    void cellTypes();
    void numbersAsShown_data();
    void numbersAsShown();
    void formats_data();
    void formats();
    void sheets();
    void gapsInRowsAndCells();
    void rewinds();
    void hostile_data();
    void hostile();
    void bombIsNotUnpacked();
    void longRunWithoutTag();

private:
    using Parts = QList<QPair<QByteArray, QByteArray>>;
    [[nodiscard]] QString write(const Parts &parts)
    {
        QString path = m_folder.filePath(QStringLiteral("t.xlsx"));
        QFile::remove(path);
        int code = 0;
        zip_t *zip = zip_open(QFile::encodeName(path).constData(), ZIP_CREATE, &code);
        for (const auto &[name, bytes] : parts) {
            zip_source_t *source =
                zip_source_buffer(zip, bytes.constData(), zip_uint64_t(bytes.size()), 0);
            zip_file_add(zip, name.constData(), source, ZIP_FL_ENC_UTF_8);
        }
        if (zip == nullptr || zip_close(zip) != 0) {
            qFatal("cannot write a test workbook");
        }
        return path;
    }
    // A workbook of one visible sheet with this inside <sheetData>, after a hidden one.
    [[nodiscard]] static Parts workbook(const QByteArray &rows, const QByteArray &strings = {})
    {
        return {
            {"xl/workbook.xml",
             "<workbook xmlns:r='r'><sheets><sheet name='Secret' state='veryHidden' r:id='r1'/>"
             "<sheet name='Data' r:id='r2'/><sheet name='Empty' r:id='r3'/></sheets></workbook>"},
            {"xl/_rels/workbook.xml.rels",
             "<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/>"
             "<Relationship Id='r2' Target='/xl/worksheets/sheet2.xml'/>"
             "<Relationship Id='r3' Target='worksheets/sheet3.xml'/></Relationships>"},
            {"xl/worksheets/sheet1.xml",
             "<worksheet><sheetData><row r='1'><c r='A1'><v>1</v></c></row><row r='2'><c "
             "r='A2'><v>2</v></c>"
             "</row></sheetData></worksheet>"},
            {"xl/worksheets/sheet2.xml",
             "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"},
            {"xl/worksheets/sheet3.xml", "<worksheet><sheetData/></worksheet>"},
            {"xl/sharedStrings.xml", "<sst>" + strings + "</sst>"},
            {"xl/styles.xml",
             "<styleSheet><numFmts><numFmt numFmtId='165' formatCode='dd\\-mmm\\-yy'/></numFmts>"
             "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
             "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='10'/><xf "
             "numFmtId='165'/></cellXfs>"
             "</styleSheet>"}};
    }
    QTemporaryDir m_folder;
};

namespace
{
QStringList rowsOf(TableSource &table)
{
    QStringList rows;
    while (true) {
        const auto row = table.next();
        if (!row) {
            return rows << QStringLiteral("error");
        }
        if (!*row) {
            return rows;
        }
        rows << QString::number((*row)->line) + u'=' +
                    ((*row)->problem.isEmpty() ? (*row)->cells.join(u'|') : QStringLiteral("!"));
    }
}
} // namespace

void TestWorkbook::realShipmentList()
{
    const auto table = openTable(
        QStringLiteral(ARTEMISIA_TEST_DATA "/spreadsheets/Moonshot_shipment-68_WIS_20210805.xlsx"));
    QVERIFY(table.has_value());
    QCOMPARE((*table)->format(), QStringLiteral("xlsx"));
    QCOMPARE((*table)->headerLine(), 1);
    const auto mapping = guessMapping(**table);
    QVERIFY(mapping.has_value());
    int structures = 0;
    int codes = 0;
    for (const ColumnRule &rule : mapping->columns) {
        structures += rule.meaning == ColumnMeaning::Structure ? 1 : 0;
        codes += rule.meaning == ColumnMeaning::Code ? 1 : 0;
    }
    QCOMPARE(structures, 1);
    QCOMPARE(codes, 1);
    QCOMPARE(rowsOf(**table).size(), 11);
}

void TestWorkbook::realResultsBelowATitle()
{
    const auto table = openTable(QStringLiteral(
        ARTEMISIA_TEST_DATA "/spreadsheets/Microbiology evaluation of WYH compounds.xlsx"));
    QVERIFY(table.has_value());
    QCOMPARE((*table)->headerLine(), 4);
    const auto mapping = guessMapping(**table);
    QVERIFY(mapping.has_value());
    QCOMPARE(mapping->columns.at(2).meaning, ColumnMeaning::Code);
    QCOMPARE(mapping->columns.at(3).meaning, ColumnMeaning::Result);
    QCOMPARE(mapping->columns.at(3).assay, QStringLiteral("S aureus 29213"));
    QCOMPARE(mapping->columns.at(4).assay, QStringLiteral("S aureus 29213 (2)"));
}

void TestWorkbook::cellTypes()
{
    const auto table = openTable(write(workbook(
        "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' "
        "t='inlineStr'><is><r><t>IC</t></r><r><t>50</t></r></is>"
        "</c><c r='C1' t='str'><f>1+1</f><v>when</v></c><c r='D1' "
        "t='inlineStr'><is><t>x</t></is></c></row>"
        "<row r='2'><c r='A2' t='s'><v>1</v></c><c r='B2'><f>A1</f><v>0.11000000000000001</v></c>"
        "<c r='C2' s='1'><v>43922</v></c><c r='D2' t='b'><v>1</v></c></row>"
        "<row r='3'><c r='A3' t='s'><v>99</v></c><c r='B3' t='e'><v>#DIV/0!</v></c><c r='C3' "
        "s='3'><v>43922.5</v>"
        "</c><c r='D3' s='2'><v>0.7</v></c></row>",
        "<si><t>Code</t></si><si><r><t>A-</t></r><rPh><t>no</t></rPh><r><t xml:space='preserve'>1 "
        "</t></r></si>")));
    QVERIFY2(table.has_value(), table ? "" : qPrintable(table.error().message));
    QCOMPARE((*table)->headers(), QStringList({QStringLiteral("Code"), QStringLiteral("IC50"),
                                               QStringLiteral("when"), QStringLiteral("x")}));
    QCOMPARE(rowsOf(**table), QStringList({QStringLiteral("2=A-1 |0.11|2020-04-01|TRUE"),
                                           QStringLiteral("3=|#DIV/0!|2020-04-01T12:00:00|70%")}));
    QVERIFY((*table)->notes().first().contains(QStringLiteral("Data")));
}

void TestWorkbook::numbersAsShown_data()
{
    QTest::addColumn<QString>("stored");
    QTest::addColumn<int>("look");
    QTest::addColumn<QString>("shown");
    const int plain = int(NumberLook::Plain);
    const int date = int(NumberLook::Date);
    const int percent = int(NumberLook::Percent);
    QTest::newRow("typed") << QStringLiteral("0.250") << plain << QStringLiteral("0.250");
    QTest::newRow("noise") << QStringLiteral("0.30000000000000004") << plain
                           << QStringLiteral("0.3");
    QTest::newRow("large") << QStringLiteral("123456789012345678") << plain
                           << QStringLiteral("1.23456789012346e+17");
    QTest::newRow("small") << QStringLiteral("1.2E-5") << plain << QStringLiteral("1.2E-5");
    QTest::newRow("no number") << QStringLiteral("abc") << date << QStringLiteral("abc");
    QTest::newRow("percent") << QStringLiteral("0.125") << percent << QStringLiteral("12.5%");
    QTest::newRow("day") << QStringLiteral("1") << date << QStringLiteral("1899-12-31");
    QTest::newRow("time") << QStringLiteral("0.75") << date << QStringLiteral("18:00:00");
    QTest::newRow("no date") << QStringLiteral("-5") << date << QStringLiteral("-5");
    QTest::newRow("after all dates") << QStringLiteral("1e300") << date << QStringLiteral("1e300");
}

void TestWorkbook::numbersAsShown()
{
    QFETCH(QString, stored);
    QFETCH(int, look);
    QFETCH(QString, shown);
    QCOMPARE(numberText(stored, NumberLook(look), false), shown);
}

void TestWorkbook::formats_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("look");
    QTest::newRow("general") << QStringLiteral("General") << int(NumberLook::Plain);
    QTest::newRow("decimals") << QStringLiteral("#,##0.00") << int(NumberLook::Plain);
    QTest::newRow("units in quotes") << QStringLiteral("0.0\" mg/day\"") << int(NumberLook::Plain);
    QTest::newRow("colour") << QStringLiteral("[Red]0.00") << int(NumberLook::Plain);
    QTest::newRow("percent") << QStringLiteral("0.0%") << int(NumberLook::Percent);
    QTest::newRow("date") << QStringLiteral("yyyy\\-mm\\-dd;@") << int(NumberLook::Date);
    QTest::newRow("time") << QStringLiteral("h:mm") << int(NumberLook::Date);
}

void TestWorkbook::formats()
{
    QFETCH(QString, code);
    QFETCH(int, look);
    QCOMPARE(int(lookOfFormat(code)), look);
}

void TestWorkbook::sheets()
{
    const QByteArray rows =
        "<row r='1'><c r='A1' t='str'><v>Code</v></c></row><row r='2'><c r='A2' t='str'>"
        "<v>A-1</v></c></row>";
    const QString path = write(workbook(rows));
    const auto names = sheetsOf(path);
    QVERIFY(names.has_value());
    QCOMPARE(*names, QStringList({QStringLiteral("Data"), QStringLiteral("Empty")}));
    const auto hidden = openTable(path, TableOptions{{}, QStringLiteral("Secret")});
    QVERIFY(hidden.has_value()); // hidden from the guess, not from who asks for it
    QCOMPARE(openTable(path, TableOptions{{}, QStringLiteral("Empty")}).error().code,
             ErrorCode::Invalid);
    const auto missing = openTable(path, TableOptions{{}, QStringLiteral("Nowhere")});
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
    QVERIFY(missing.error().message.contains(QStringLiteral("Data, Empty")));
    QFile csv(m_folder.filePath(QStringLiteral("t.csv")));
    QVERIFY(csv.open(QIODevice::WriteOnly));
    csv.write("a,b\n1,2\n");
    csv.close();
    QCOMPARE(openTable(csv.fileName(), TableOptions{{}, QStringLiteral("Data")}).error().code,
             ErrorCode::Usage);
}

void TestWorkbook::gapsInRowsAndCells()
{
    const auto table = openTable(write(workbook(
        "<row r='2'><c r='A2' t='str'><v>Code</v></c><c r='C2' t='str'><v>IC50</v></c></row>"
        "<row r='3'/><row r='7'><c r='B7' t='str'><v>b</v></c></row>"
        "<row><c t='str'><v>A-1</v></c><c t='str'><v>x</v></c><c r='C8'><v>5</v></c></row>")));
    QVERIFY(table.has_value());
    QCOMPARE((*table)->headerLine(), 2);
    QCOMPARE(rowsOf(**table), QStringList({QStringLiteral("7=|b|"), QStringLiteral("8=A-1|x|5")}));
}

void TestWorkbook::rewinds()
{
    const auto table = openTable(
        QStringLiteral(ARTEMISIA_TEST_DATA "/spreadsheets/Moonshot_shipment-68_WIS_20210805.xlsx"));
    QVERIFY(table.has_value());
    const QStringList first = rowsOf(**table);
    QVERIFY((*table)->rewind().has_value());
    QCOMPARE(rowsOf(**table), first);
}

void TestWorkbook::hostile_data()
{
    QTest::addColumn<QByteArray>("rows");
    QTest::newRow("cut off") << QByteArray("<row r='1'><c r='A1'><v>1</v>");
    QTest::newRow("nested") << QByteArray("<a>").repeated(1000);
    QTest::newRow("doctype") << QByteArray("]]><!DOCTYPE x [<!ENTITY a 'aaaa'>]>&a;");
    QTest::newRow("entity") << QByteArray("<row r='1'><c r='A1'><v>&lol;</v></c></row>");
    QTest::newRow("no xml") << QByteArray("\x00\xff\xfe garbage", 11);
}

void TestWorkbook::hostile()
{
    QFETCH(QByteArray, rows);
    const auto table = openTable(write(workbook(rows)));
    QVERIFY(!table.has_value());
    QCOMPARE(table.error().code, ErrorCode::Invalid);
    Parts parts = workbook("<row r='1'><c r='A1'><v>1</v></c></row>");
    parts.removeAt(1);
    QCOMPARE(openTable(write(parts)).error().code, ErrorCode::Invalid);
    parts.clear();
    parts = {{"readme.txt", "a zip, but no workbook"}};
    QCOMPARE(openTable(write(parts)).error().code, ErrorCode::Invalid);
}

void TestWorkbook::bombIsNotUnpacked()
{
    // Columns far out and absurd string numbers cost nothing.
    const auto table = openTable(write(workbook(
        "<row r='1'><c r='A1' t='str'><v>Code</v></c><c r='B1' t='str'><v>IC50</v></c></row>"
        "<row r='2'><c r='ZZZZZZZZZZ2'><v>1</v></c></row><row r='3'><c r='A3' "
        "t='s'><v>2000000000</v></c>"
        "<c r='B3'><v>5</v></c></row><row r='99999999999999999999'><c r='A4' "
        "t='str'><v>A-2</v></c></row>")));
    QVERIFY(table.has_value());
    QCOMPARE(rowsOf(**table), QStringList({QStringLiteral("2=!"), QStringLiteral("3=|5"),
                                           QStringLiteral("4=A-2|")}));
    // 200 MB of shared strings in a file of a few hundred kilobytes.
    const QByteArray strings =
        QByteArray("<si><t>" + QByteArray(1000, 'a') + "</t></si>").repeated(200000);
    const auto large =
        openTable(write(workbook("<row r='1'><c r='A1'><v>1</v></c></row>", strings)));
    QVERIFY(!large.has_value());
    QCOMPARE(large.error().code, ErrorCode::TooLarge);
}

void TestWorkbook::longRunWithoutTag()
{
    const QByteArray rows =
        "<row r='1'><c r='A1' t='str'><v>" + QByteArray(40 * 1024 * 1024, 'a') + "</v></c></row>";
    const auto table = openTable(write(workbook(rows)));
    QVERIFY(!table.has_value());
}

QTEST_GUILESS_MAIN(TestWorkbook)
#include "tst_workbook.moc"
