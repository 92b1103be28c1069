// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/header_detection.h"
#include "core/exchange/table_source.h"
#include "core/exchange/text_input.h"
#include "core/exchange/value_kind.h"

#include <QFile>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

using namespace artemisia;
using namespace artemisia::exchange;

class TestTableSource : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void encodings_data();
    void encodings();
    void windows1252();
    void mixedEncodingCellByCell();
    void quoting_data();
    void quoting();
    void unclosedQuoteSwallowsNothing();
    void delimiters_data();
    void delimiters();
    void linesAndNumbers();
    void headers_data();
    void headers();
    void headerRowAsSaid();
    void masterList();
    void rewindGivesTheSameRows();
    void sdf();
    void smilesFile();
    void smilesFileWithHeader();
    void hugeLineIsSkippedNotHeld();
    void tooManyColumns();
    void manyBrokenQuotesEnd();
    void controlCharacters();
    void notText_data();
    void notText();
    void emptyAndMissing();
    void looksLikeSmiles_data();
    void looksLikeSmiles();

private:
    [[nodiscard]] QString file(const QByteArray &bytes,
                               const QString &name = QStringLiteral("t.csv"))
    {
        QString path = m_folder.filePath(name);
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size()) {
            qFatal("cannot write a test file");
        }
        return path;
    }
    QTemporaryDir m_folder;
};

namespace
{
// All rows as "cell|cell" lines; "!" for a row that could not be read.
QStringList rowsOf(TableSource &table)
{
    QStringList rows;
    while (true) {
        const auto row = table.next();
        if (!row) {
            rows << QStringLiteral("error: ") + row.error().message;
            return rows;
        }
        if (!*row) {
            return rows;
        }
        rows << ((*row)->problem.isEmpty() ? (*row)->cells.join(u'|') : QStringLiteral("!"));
    }
}
} // namespace

void TestTableSource::encodings_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("encoding");
    const QString text = QStringLiteral("id,unit\nA-1,µM\nA-2,α€𝛼\n");
    QTest::newRow("utf-8") << text.toUtf8() << QStringLiteral("UTF-8");
    QTest::newRow("utf-8 with mark") << "\xEF\xBB\xBF" + text.toUtf8() << QStringLiteral("UTF-8");
    const auto encoded = [&text](QStringConverter::Encoding encoding, bool mark) {
        QStringEncoder encoder(encoding, mark ? QStringConverter::Flag::WriteBom
                                              : QStringConverter::Flag::Default);
        return QByteArray(encoder(text));
    };
    QTest::newRow("utf-16le with mark")
        << encoded(QStringConverter::Utf16LE, true) << QStringLiteral("UTF-16LE");
    QTest::newRow("utf-16be with mark")
        << encoded(QStringConverter::Utf16BE, true) << QStringLiteral("UTF-16BE");
    QTest::newRow("utf-16le") << encoded(QStringConverter::Utf16LE, false)
                              << QStringLiteral("UTF-16LE");
    QTest::newRow("utf-16be") << encoded(QStringConverter::Utf16BE, false)
                              << QStringLiteral("UTF-16BE");
}

void TestTableSource::encodings()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, encoding);
    const auto table = openTable(file(bytes));
    QVERIFY(table.has_value());
    QCOMPARE((*table)->encoding(), encoding);
    QCOMPARE((*table)->headers(), QStringList({QStringLiteral("id"), QStringLiteral("unit")}));
    QCOMPARE(rowsOf(**table), QStringList({QStringLiteral("A-1|µM"), QStringLiteral("A-2|α€𝛼")}));
}

void TestTableSource::windows1252()
{
    const auto table = openTable(file("id,unit\nA-1,\xB5M\nA-2,\x80 \x93q\x94\x81\n"));
    QVERIFY(table.has_value());
    QCOMPARE((*table)->encoding(), QStringLiteral("windows-1252"));
    QCOMPARE(rowsOf(**table),
             QStringList({QStringLiteral("A-1|µM"), QStringLiteral("A-2|€ “q”\uFFFD")}));
    QCOMPARE((*table)->notes().size(), 1);
}

void TestTableSource::mixedEncodingCellByCell()
{
    // Cut in the middle of a sequence at the end of the file: no stream check can know.
    const auto table = openTable(file("id,unit\nA-1,µM\nA-2,\xC2"));
    QVERIFY(table.has_value());
    QCOMPARE(rowsOf(**table).last(), QStringLiteral("A-2|Â"));
}

void TestTableSource::quoting_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("rows");
    const auto row = [](const char *name, const char *bytes,
                        std::initializer_list<const char *> rows) {
        QStringList expected;
        for (const char *line : rows) {
            expected << QString::fromUtf8(line);
        }
        QTest::newRow(name) << QByteArray(bytes) << expected;
    };
    row("comma inside", "id,n\n1,\"a,b\"\n", {"1|a,b"});
    row("doubled quote", "id,n\n1,\"a\"\"b\"\n", {"1|a\"b"});
    row("line break inside", "id,n\n1,\"a\nb\"\n2,c\n", {"1|a\nb", "2|c"});
    row("crlf inside and out", "id,n\r\n1,\"a\r\nb\"\r\n2,c\r\n", {"1|a\nb", "2|c"});
    row("cr only", "id,n\r1,a\r2,b\r", {"1|a", "2|b"});
    row("no line end at the end", "id,n\n1,a", {"1|a"});
    row("empty cells", "id,n,x\n1,,\n,,\n", {"1||", "||"});
    row("blank lines", "id,n\n\n1,a\n\n\n2,b\n\n", {"1|a", "2|b"});
    row("empty quotes", "id,n\n1,\"\"\n", {"1|"});
    row("text after a quote", "id,n\n1,\"a\"b\n", {"1|ab"});
    row("quote inside a word", "id,n\n1,5\"x\n", {"1|5\"x"});
    row("ragged", "id,n,x\n1\n2,a\n3,a,b,c\n", {"1", "2|a", "3|a|b|c"});
    row("spaces are kept", "id,n\n 1 , a \n", {" 1 | a "});
}

void TestTableSource::quoting()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, rows);
    const auto table = openTable(file(bytes));
    QVERIFY(table.has_value());
    QCOMPARE(rowsOf(**table), rows);
}

void TestTableSource::unclosedQuoteSwallowsNothing()
{
    QByteArray bytes = "id,name\n1,\"5 inch pipe\n";
    for (int i = 2; i < 100; ++i) {
        bytes += QByteArray::number(i) + ",x\n";
    }
    const auto table = openTable(file(bytes));
    QVERIFY(table.has_value());
    const QStringList rows = rowsOf(**table);
    QCOMPARE(rows.size(), 99);
    QCOMPARE(rows.first(), QStringLiteral("1|\"5 inch pipe"));
    QCOMPARE(rows.last(), QStringLiteral("99|x"));
    QCOMPARE((*table)->notes().size(), 1);
}

void TestTableSource::delimiters_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("format");
    QTest::newRow("comma") << QByteArray("id,a,b\n1,2;3,4\n5,6,7\n") << QStringLiteral("csv");
    QTest::newRow("semicolon, decimal commas")
        << QByteArray("id;a;b\n1;0,5;1,5\n2;2,5;3\n") << QStringLiteral("semicolon");
    QTest::newRow("tab") << QByteArray("id\ta, b\tc\n1\t2, 3\t4\n5\t6, 7\t8\n")
                         << QStringLiteral("tsv");
    QTest::newRow("bar") << QByteArray("id|a|b\n1|2|3\n4|5|6\n") << QStringLiteral("bar");
    QTest::newRow("one column") << QByteArray("smiles\nCCO\nc1ccccc1\n") << QStringLiteral("csv");
    QTest::newRow("CXSMILES in commas")
        << QByteArray("smiles,id\n\"C[C@H](F)Cl |o1:1|\",A-1\n\"C[C@@H](F)Br |o1:1|\",A-2\n")
        << QStringLiteral("csv");
}

void TestTableSource::delimiters()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, format);
    const auto table = openTable(file(bytes, QStringLiteral("table.txt")));
    QVERIFY(table.has_value());
    QCOMPARE((*table)->format(), format);
}

void TestTableSource::linesAndNumbers()
{
    const auto table = openTable(file("id,name\n\n1,\"a\nb\nc\"\n\n2,d\n"));
    QVERIFY(table.has_value());
    QCOMPARE((*table)->headerLine(), 1);
    auto row = (*table)->next();
    QVERIFY(row && *row);
    QCOMPARE((*row)->number, 1);
    QCOMPARE((*row)->line, 3);
    row = (*table)->next();
    QVERIFY(row && *row);
    QCOMPARE((*row)->number, 2);
    QCOMPARE((*row)->line, 7);
    QVERIFY((*table)->next().value() == std::nullopt || !(*table)->next().value());
}

void TestTableSource::headers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("line"); // 0: none
    QTest::newRow("first row") << QByteArray("OSM Number,SMILES,IC50\nA-1,CCO,1\nA-2,CCN,2\n") << 1;
    QTest::newRow("below a title")
        << QByteArray(
               "Results of the screen in 2019,,\n,,\nCompound,SMILES,IC50\nA-1,CCO,1\nA-2,CCN,2\n")
        << 3;
    QTest::newRow("below remarks")
        << QByteArray(
               "Project,X\nDate,2019\nCompound ID,SMILES,IC50 (uM),Note,Lab\nA-1,c1ccccc1,1,a,b\n"
               "A-2,CCN,2,a,b\nA-3,CCC,3,c,d\n")
        << 3;
    QTest::newRow("none, structures") << QByteArray("c1ccccc1O,1.5\nCC(=O)O,2.5\nCCN(C)C,3\n") << 0;
    QTest::newRow("none, one column") << QByteArray("c1ccccc1O\nCC(=O)O\nCCN(C)C\n") << 0;
    QTest::newRow("one column with header") << QByteArray("smiles\nc1ccccc1O\nCC(=O)O\n") << 1;
    QTest::newRow("unknown words above numbers") << QByteArray("alpha,beta\n1,2\n3,4\n") << 1;
    QTest::newRow("two rows of header")
        << QByteArray(",PREDICTIONS,,LOW,\nCOMPOUNDCODE,IC50,SSI,IC50,SSI\nc1ccccc1,1,2,3,4\nCC(=O)"
                      "C,1,2,3,4\n")
        << 2;
}

void TestTableSource::headers()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, line);
    const auto table = openTable(file(bytes));
    QVERIFY(table.has_value());
    QCOMPARE((*table)->headerLine(), line);
}

void TestTableSource::headerRowAsSaid()
{
    const QString path = file("a,b\nc,d\n1,2\n");
    const auto second = openTable(path, 2);
    QVERIFY(second.has_value());
    QCOMPARE((*second)->headers().first(), QStringLiteral("c"));
    QCOMPARE(rowsOf(**second).size(), 1);
    const auto none = openTable(path, 0);
    QVERIFY(none.has_value());
    QCOMPARE((*none)->headers(), QStringList({QString(), QString()}));
    QCOMPARE(rowsOf(**none).size(), 3);
}

void TestTableSource::masterList()
{
    const auto table = openTable(QStringLiteral(ARTEMISIA_TEST_DATA "/osm/MalariaMolecules.csv"));
    QVERIFY(table.has_value());
    QCOMPARE((*table)->encoding(), QStringLiteral("windows-1252"));
    QCOMPARE((*table)->headers().size(), 80);
    QCOMPARE((*table)->headers().at(3), QString());
    QCOMPARE((*table)->headers().at(8), QStringLiteral("IChI Key"));
    QCOMPARE((*table)->headers().last(), QStringLiteral("Aldehyde Oxidase CLint,app (µL/min/mg)"));
    const QStringList rows = rowsOf(**table);
    QCOMPARE(rows.size(), 891);
    QVERIFY(!rows.contains(QStringLiteral("!")));
}

void TestTableSource::rewindGivesTheSameRows()
{
    const auto table = openTable(QStringLiteral(ARTEMISIA_TEST_DATA "/osm/MalariaMolecules.csv"));
    QVERIFY(table.has_value());
    (void)(*table)->next();
    (void)(*table)->next();
    QVERIFY((*table)->rewind().has_value());
    const QStringList first = rowsOf(**table);
    QVERIFY((*table)->rewind().has_value());
    QCOMPARE(rowsOf(**table), first);
    QCOMPARE((*table)->position(), (*table)->size());
}

void TestTableSource::sdf()
{
    const QByteArray bytes = "ethanol\n  prog\n\n  1  0  0  0  0  0  0  0  0  0999 V2000\n"
                             "    0.0000    0.0000    0.0000 C   0  0\nM  END\n"
                             ">  <ID>  (1)\nA-1\n\n> <Note>\nline one\nline two\n\n$$$$\r\n"
                             "\n\n\n  0  0  0  0  0  0  0  0  0  0999 V2000\nM  END\n"
                             ">  <New>\n> 5\n\n$$$$\n"
                             "cut\n";
    const auto table = openTable(file(bytes, QStringLiteral("t.sdf")));
    QVERIFY(table.has_value());
    QCOMPARE((*table)->headers(),
             QStringList({QStringLiteral("Structure"), QStringLiteral("Title"),
                          QStringLiteral("ID"), QStringLiteral("Note"), QStringLiteral("New")}));
    auto row = (*table)->next();
    QVERIFY(row && *row);
    QVERIFY((*row)->cells.at(0).startsWith(QStringLiteral("ethanol\n  prog\n\n  1  0")));
    QVERIFY((*row)->cells.at(0).endsWith(QStringLiteral("M  END\n")));
    QCOMPARE((*row)->cells.at(1), QStringLiteral("ethanol"));
    QCOMPARE((*row)->cells.at(2), QStringLiteral("A-1"));
    QCOMPARE((*row)->cells.at(3), QStringLiteral("line one\nline two"));
    row = (*table)->next();
    QVERIFY(row && *row);
    QCOMPARE((*row)->cells.at(4), QStringLiteral("> 5")); // a value that begins like a name
    QVERIFY((*row)->cells.at(0).startsWith(QStringLiteral("\n\n\n  0  0")));
    row = (*table)->next();
    QVERIFY(row && *row); // cut off at the end of the file, but a record
    QCOMPARE((*row)->cells.at(1), QStringLiteral("cut"));
    QVERIFY(!*(*table)->next());
}

void TestTableSource::smilesFile()
{
    const auto table =
        openTable(file("CCO ethanol\n\nc1ccccc1\tbenzene\tA-2\nC[C@H](F)Cl |o1:1| thing, one\nCN\n",
                       QStringLiteral("t.smi")));
    QVERIFY(table.has_value());
    QCOMPARE((*table)->format(), QStringLiteral("smiles"));
    QCOMPARE((*table)->headers(),
             QStringList({QStringLiteral("SMILES"), QStringLiteral("Name"), QString()}));
    QCOMPARE(rowsOf(**table),
             QStringList({QStringLiteral("CCO|ethanol"), QStringLiteral("c1ccccc1|benzene|A-2"),
                          QStringLiteral("C[C@H](F)Cl |o1:1||thing, one"), QStringLiteral("CN|")}));
}

void TestTableSource::smilesFileWithHeader()
{
    const auto table = openTable(file("SMILES ID\nCCO A-1\n", QStringLiteral("t.smi")));
    QVERIFY(table.has_value());
    QCOMPARE((*table)->headers(), QStringList({QStringLiteral("SMILES"), QStringLiteral("ID")}));
    QCOMPARE(rowsOf(**table).size(), 1);
}

void TestTableSource::hugeLineIsSkippedNotHeld()
{
    // Sparse: 300 MB of zero bytes that cost no disk, in one line.
    const QString path = m_folder.filePath(QStringLiteral("huge.csv"));
    QFile out(path);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write("id,name\n1,a\n" + QByteArray(16384, 'x'));
    QVERIFY(out.seek(300LL * 1024 * 1024));
    out.write("\n3,c\n");
    out.close();
    const auto table = openTable(path);
    QVERIFY(table.has_value());
    QCOMPARE(rowsOf(**table),
             QStringList({QStringLiteral("1|a"), QStringLiteral("!"), QStringLiteral("3|c")}));
}

void TestTableSource::tooManyColumns()
{
    const auto table = openTable(file("id,name\n" + QByteArray(1000000, ',') + "\n2,b\n"), 1);
    QVERIFY(table.has_value());
    QCOMPARE(rowsOf(**table), QStringList({QStringLiteral("!"), QStringLiteral("2|b")}));
}

void TestTableSource::manyBrokenQuotesEnd()
{
    // Each line begins a quote that closes only in the next: whatever is made of it, it ends and
    // loses no text.
    QByteArray bytes = "id,name\n";
    for (int i = 0; i < 20001; ++i) {
        bytes += "1,\"abc\n";
    }
    const auto table = openTable(file(bytes));
    QVERIFY(table.has_value());
    QCOMPARE(rowsOf(**table).join(u'\n').count(QStringLiteral("abc")), 20001);
}

void TestTableSource::controlCharacters()
{
    QByteArray bytes = "id,name\n";
    for (int i = 0; i < 1000; ++i) {
        bytes += "1,some ordinary text\n";
    }
    bytes += QByteArray("2,a\0b\x1b[31m\n", 11);
    const auto table = openTable(file(bytes));
    QVERIFY(table.has_value());
    QCOMPARE(rowsOf(**table).last(), QStringLiteral("2|a\uFFFDb\uFFFD[31m"));
    QCOMPARE((*table)->notes().size(), 1);
}

void TestTableSource::notText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("png") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\6\0\0\0",
                                       29);
    QTest::newRow("zeroes") << QByteArray(100000, '\0');
    QTest::newRow("old excel") << QByteArray("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") +
                                      QByteArray(1000, 'x');
}

void TestTableSource::notText()
{
    QFETCH(QByteArray, bytes);
    const auto table = openTable(file(bytes));
    QVERIFY(!table.has_value());
    QCOMPARE(table.error().code, ErrorCode::Invalid);
    QVERIFY(!table.error().message.isEmpty());
}

void TestTableSource::emptyAndMissing()
{
    QCOMPARE(openTable(file("")).error().code, ErrorCode::Invalid);
    QCOMPARE(openTable(file("\n\n\n")).error().code, ErrorCode::Invalid);
    QCOMPARE(openTable(m_folder.filePath(QStringLiteral("nowhere.csv"))).error().code,
             ErrorCode::NotFound);
    QCOMPARE(openTable(m_folder.path()).error().code, ErrorCode::Io);
}

void TestTableSource::looksLikeSmiles_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *text, bool expected) {
        QTest::addRow("%s", text) << QString::fromLatin1(text) << expected;
    };
    row("c1ccccc1", true);
    row("CC(=O)Oc1ccccc1C(=O)O", true);
    row("[Na+].[Cl-]", true);
    row("C[C@H](F)Cl |o1:1|", true);
    row("FC(F)OC(C=C1)=CC=C1C2=NN=C3C=NC=C(OCCC4567[BH]89%10[BH]%11%124[BH]8%13%14[BH]%11%15%16[CH]"
        "%13%17%18"
        "[BH]%149%19[BH]%105%20[BH]%21%226[BH]%17%15([BH]%22%12%167)[BH]%18%19%20%21)N32",
        true);
    row("CCO", false); // a word could be that
    row("No", false);
    row("OSM-S-106", false);
    row("C17H19ClN2S", false);
    row("12.5", false);
    row("c1ccccc", false);
    row("CC(C", false);
    row("", false);
}

void TestTableSource::looksLikeSmiles()
{
    QFETCH(QString, text);
    QFETCH(bool, expected);
    QCOMPARE(exchange::looksLikeSmiles(text), expected);
}

QTEST_GUILESS_MAIN(TestTableSource)
#include "tst_table_source.moc"
