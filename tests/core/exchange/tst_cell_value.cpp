// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/assay_header.h"
#include "core/exchange/cell_value.h"
#include "core/exchange/table_source.h"

#include <QMap>
#include <QTest>

using namespace artemisia;
using namespace artemisia::exchange;

class TestCellValue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void kinds_data();
    void kinds();
    void values_data();
    void values();
    void severalValues();
    void uncertaintyIsKeptApart();
    void hugeCellIsWords();
    void everyCellOfTheMasterList();
    void units_data();
    void units();
    void assayHeaders_data();
    void assayHeaders();
};

void TestCellValue::kinds_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char *cell, const char *kind) {
        QTest::addRow("%s", cell) << QString::fromUtf8(cell) << QString::fromLatin1(kind);
    };
    row("", "blank");
    row(" \t ", "blank");
    row("0.11", "number");
    row("-6", "number");
    row("1.2E-05", "number");
    row(".5", "number");
    row("70%", "number");
    row("5 µM", "number");
    row("5.2 ± 0.3", "number");
    row(">5", "qualified");
    row("<= 0.4", "qualified");
    row("≥ 10", "qualified");
    row("~12", "qualified");
    row("> 12.5-25", "qualified");
    row("12.5-25", "range");
    row("1.6 – 3.1", "range");
    row("5 to 10", "range");
    row("0.818; 0.177", "several");
    row("24, 14", "several");
    row("25-50, 6.3-12.5", "several");
    row(">5; 3", "several");
    row("70% at 120 micromolar", "percent-at-dose");
    row("25-80% at 80 micromolar", "percent-at-dose");
    row("> 99 % inhibition @ 10 µM", "percent-at-dose");
    row("#DIV/0!", "spreadsheet-error");
    row("#N/A", "spreadsheet-error");
    row("#NAME?", "spreadsheet-error");
    row(">", "lone-qualifier");
    row("=", "lone-qualifier");
    row("nd", "words");
    row("low sol", "words");
    row("Moderate-slow", "words");
    row("A,B", "words");
    row("0,5", "words");        // a half or two values: not for us to say
    row("1,000", "words");      // the same
    row("5-2", "words");        // no range in order
    row("2019-03-12", "words"); // a date
    row("5 apples", "words");
    row("70% at noon", "words");
    row("#1", "words");
    row("1e999999", "words");
    row("nan", "words");
    row("inf", "words");
    row("0x10", "words");
}

void TestCellValue::kinds()
{
    QFETCH(QString, cell);
    QFETCH(QString, kind);
    QCOMPARE(toName(readCell(cell).kind), kind);
}

void TestCellValue::values_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("expected"); // qualifier value upper unit dose dose-unit text, by |
    const auto row = [](const char *cell, const char *expected) {
        QTest::addRow("%s", cell) << QString::fromUtf8(cell) << QString::fromUtf8(expected);
    };
    row("0.110", "=|0.110||||");
    row("-6", "=|-6||||");
    row("70%", "=|70||%||");
    row("5 uM", "=|5||µM||");
    row(">5", ">|5||||");
    row("≥ 10", ">=|10||||");
    row("<=0.4", "<=|0.4||||");
    row("12.5-25", "=|12.5|25|||");
    row("<1.6", "<|1.6||||");
    row("70% at 120 micromolar", "=|70||%|120 µM|");
    row("25-80% at 80 micromolar", "=|25|80|%|80 µM|");
    row("> 99% at 10 nM", ">|99||%|10 nM|");
    row(">", ">|||||");
    row("low sol", "=|||||low sol");
    row(" nd ", "=|||||nd");
}

void TestCellValue::values()
{
    QFETCH(QString, cell);
    QFETCH(QString, expected);
    const CellReading reading = readCell(cell);
    QCOMPARE(reading.values.size(), 1);
    const MeasuredValue &v = reading.values.first();
    const QString dose = v.dose.isNull() ? QString() : v.dose.value.toString() + u' ' + v.dose.unit;
    const QStringList found = {
        toSymbol(v.qualifier), v.value.toString(), v.upper.toString(), v.unit, dose, v.text};
    QCOMPARE(found.join(u'|'), expected);
}

void TestCellValue::severalValues()
{
    const CellReading reading = readCell(QStringLiteral("25-50, >6.30;0.1"));
    QCOMPARE(reading.kind, CellKind::Several);
    QCOMPARE(reading.values.size(), 3);
    QCOMPARE(reading.values.at(0).upper.toString(), QStringLiteral("50"));
    QCOMPARE(reading.values.at(1).qualifier, Qualifier::Greater);
    QCOMPARE(reading.values.at(1).value.toString(), QStringLiteral("6.30"));
    QCOMPARE(reading.values.at(2).value.toString(), QStringLiteral("0.1"));
}

void TestCellValue::uncertaintyIsKeptApart()
{
    const CellReading reading = readCell(QStringLiteral("5.2 +/- 0.3"));
    QCOMPARE(reading.values.first().value.toString(), QStringLiteral("5.2"));
    QCOMPARE(reading.uncertainty, QStringLiteral("0.3"));
}

void TestCellValue::hugeCellIsWords()
{
    const QString huge = QString(100000, u'1') + QString(100000, u'-') + QString(100000, u';');
    QCOMPARE(readCell(huge).kind, CellKind::Words);
    QCOMPARE(readCell(QStringLiteral("1;").repeated(400)).kind, CellKind::Words);
}

// The counts of all cells from the assay columns on, as they were made independently.
void TestCellValue::everyCellOfTheMasterList()
{
    const auto table = openTable(QStringLiteral(ARTEMISIA_TEST_DATA "/osm/MalariaMolecules.csv"));
    QVERIFY(table.has_value());
    QMap<CellKind, int> counts;
    int filled = 0;
    while (true) {
        const auto row = (*table)->next();
        QVERIFY(row.has_value());
        if (!*row) {
            break;
        }
        for (qsizetype i = 10; i < (*row)->cells.size(); ++i) {
            if (!(*row)->cells.at(i).isEmpty()) {
                ++filled;
                ++counts[readCell((*row)->cells.at(i)).kind];
            }
        }
    }
    QCOMPARE(filled, 2135);
    QCOMPARE(counts.value(CellKind::Number), 1190);
    QCOMPARE(counts.value(CellKind::SpreadsheetError), 408);
    QCOMPARE(counts.value(CellKind::Qualified), 279);
    QCOMPARE(counts.value(CellKind::Range), 69);
    QCOMPARE(counts.value(CellKind::PercentAtDose), 30);
    QCOMPARE(counts.value(CellKind::Several), 27);
    // 132 cells without a number: words, qualifiers that stand alone, and one blank.
    QCOMPARE(counts.value(CellKind::Words), 105);
    QCOMPARE(counts.value(CellKind::LoneQualifier), 26);
    QCOMPARE(counts.value(CellKind::Blank), 1);
}

void TestCellValue::units_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("canonical");
    const auto row = [](const char *written, const char *canonical) {
        QTest::addRow("%s", written) << QString::fromUtf8(written) << QString::fromUtf8(canonical);
    };
    row("uM", "µM");
    row("µM", "µM");
    row("\xCE\xBCM", "µM"); // Greek mu
    row("uMol", "µM");
    row("Micromolar", "µM");
    row("ug/mL", "µg/mL");
    row("µL/min/mg", "µL/min/mg");
    row("mM", "mM");
    row("M", "M");
    row("m", "");
    row("UM", "");
    row("parrots", "");
}

void TestCellValue::units()
{
    QFETCH(QString, written);
    QFETCH(QString, canonical);
    QCOMPARE(canonicalUnit(written), canonical);
}

void TestCellValue::assayHeaders_data()
{
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("expected"); // endpoint unit laboratory target, by |
    const auto row = [](const char *header, const char *expected) {
        QTest::addRow("%s", header) << QString::fromUtf8(header) << QString::fromUtf8(expected);
    };
    row("Pfal IC50 (GSK)", "IC50||GSK|Pfal");
    row("Pfal (K1) IC50 (Avery)", "IC50||Avery|Pfal (K1)");
    row("PfaI EC50 (Inh)", "EC50|||PfaI");
    row("PfaI EC50 uMol (Mean)", "EC50|µM||PfaI");
    row("Sol 2.0 ug/mL (Monash)", "solubility|µg/mL|Monash|");
    row("t1/2 HLM (Monash)", "t1/2||Monash|HLM");
    row("hERG pIC50", "pIC50|||hERG");
    row("Aldehyde Oxidase CLint,app (µL/min/mg)", "CLint,app|µL/min/mg||Aldehyde Oxidase");
    row("Single Shot Inhibition %", "inhibition|%||");
    row("%remain plasma Human", "remaining|%||plasma Human");
    row("PRR (Rate of Killing)", "PRR|||");
    row("Ion Regulation (ANU)", "||ANU|");
    row("Cytotox HEK293 (120)", "|||");
    row("LogD 7.4 (Monash)", "LogD||Monash|");
    row("SSI% min", "|%||");
    row("IC50 (nM)", "IC50|nM||");
    row("Weizmann: Avg IC50 (uM)", "IC50|µM||Weizmann");
    row("Comments", "|||");
}

void TestCellValue::assayHeaders()
{
    QFETCH(QString, header);
    QFETCH(QString, expected);
    const AssayHeader found = readAssayHeader(header);
    QCOMPARE(QStringList({found.endpoint, found.unit, found.laboratory, found.target}).join(u'|'),
             expected);
}

QTEST_GUILESS_MAIN(TestCellValue)
#include "tst_cell_value.moc"
