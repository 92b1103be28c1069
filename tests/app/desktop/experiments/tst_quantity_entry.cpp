// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/experiments/quantity_entry.h"

#include <QTest>

using namespace artemisia;
using namespace artemisia::app;

class TestQuantityEntry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void read_data();
    void read();
    void keepsTheUnitOfTheCell();
    void remarks();
};

void TestQuantityEntry::read_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("digits"); // empty: not understood
    QTest::addColumn<QString>("unit");
    const auto row = [](const char *typed, QuantityKind kind, const char *digits,
                        const char *unit) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << int(kind) << QString::fromUtf8(digits)
                             << QString::fromUtf8(unit);
    };
    row("250 mg", QuantityKind::Mass, "250", "mg");
    row("0.250g", QuantityKind::Mass, "0.250", "g");
    row("  1.50 kg ", QuantityKind::Mass, "1.50", "kg");
    row("12 ug", QuantityKind::Mass, "12", "µg");
    row("12 \xce\xbcg", QuantityKind::Mass, "12", "µg");
    row("250", QuantityKind::Mass, "250", "mg");
    row("1e-3 g", QuantityKind::Mass, "1e-3", "g");
    row("5 ml", QuantityKind::Volume, "5", "mL");
    row("5 l", QuantityKind::Volume, "5", "L");
    row("50 ul", QuantityKind::Volume, "50", "µL");
    row("1.20 mmol", QuantityKind::Amount, "1.20", "mmol");
    row("1.2 eq", QuantityKind::Equivalents, "1.2", "");
    row("1.2", QuantityKind::Equivalents, "1.2", "");
    row("95 %", QuantityKind::Percent, "95", "%");
    row("0.95 g/mL", QuantityKind::Density, "0.95", "g/mL");
    row("2 M", QuantityKind::Concentration, "2", "M");
    row("2 mM", QuantityKind::Concentration, "2", "mM");
    row("250 mL", QuantityKind::Mass, "", "");
    row("250 Mg", QuantityKind::Mass, "", "");
    row("ca. 250 mg", QuantityKind::Mass, "", "");
    row("0,250 g", QuantityKind::Mass, "", "");
    row("-5 mg", QuantityKind::Mass, "", "");
    row("1.2.3 mg", QuantityKind::Mass, "", "");
    row("mg", QuantityKind::Mass, "", "");
    row("nan", QuantityKind::Mass, "", "");
    row("95-97 %", QuantityKind::Percent, "", "");
    row("111111111111111111111111111111111111111111111111111111111111111111 g", QuantityKind::Mass,
        "", "");
}

void TestQuantityEntry::read()
{
    QFETCH(QString, typed);
    QFETCH(int, kind);
    QFETCH(QString, digits);
    QFETCH(QString, unit);
    const QuantityEntry entry = readQuantity(typed, QuantityKind(kind));
    QCOMPARE(entry.quantity.value.toString(), digits);
    QCOMPARE(entry.quantity.unit, unit);
    QCOMPARE(entry.problem.isEmpty(), !digits.isEmpty());
}

void TestQuantityEntry::keepsTheUnitOfTheCell()
{
    QCOMPARE(readQuantity(u"3", QuantityKind::Mass, QStringLiteral("kg")).quantity.unit,
             QStringLiteral("kg"));
    QVERIFY(readQuantity(u"", QuantityKind::Mass).quantity.isNull());
    QVERIFY(readQuantity(u"  ", QuantityKind::Mass).problem.isEmpty());
}

void TestQuantityEntry::remarks()
{
    const Quantity yield = readQuantity(u"104 %", QuantityKind::Percent).quantity;
    QCOMPARE(quantityText(yield), QStringLiteral("104\u00A0%"));
    QVERIFY(!quantityRemark(yield, QuantityKind::Percent).isEmpty());
    QVERIFY(
        quantityRemark(readQuantity(u"99 %", QuantityKind::Percent).quantity, QuantityKind::Percent)
            .isEmpty());
}

QTEST_GUILESS_MAIN(TestQuantityEntry)
#include "tst_quantity_entry.moc"
