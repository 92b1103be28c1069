// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/quantity.h"

#include <QTest>

using namespace artemisia;

class TestQuantity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsDigits_data();
    void keepsDigits();
    void isNoNumber_data();
    void isNoNumber();
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void symbols();
};

void TestQuantity::keepsDigits_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("decimals");
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *typed, int decimals, const char *json) {
        QTest::newRow(typed) << QString::fromLatin1(typed) << decimals << QByteArray(json);
    };
    row("0.250", 3, R"({"value":0.25,"decimals":3,"unit":"g"})");
    row("5", 0, R"({"value":5,"decimals":0,"unit":"g"})");
    row("5.00", 2, R"({"value":5,"decimals":2,"unit":"g"})");
    row("-1.5", 1, R"({"value":-1.5,"decimals":1,"unit":"g"})");
    row("1.20e-3", 2, R"({"value":0.0012,"decimals":2,"text":"1.20e-3","unit":"g"})");
    row("007", 0, R"({"value":7,"decimals":0,"text":"007","unit":"g"})");
    row("+5", 0, R"({"value":5,"decimals":0,"text":"+5","unit":"g"})");
    row("5.", 0, R"({"value":5,"decimals":0,"text":"5.","unit":"g"})");
    row(".5", 1, R"({"value":0.5,"decimals":1,"text":".5","unit":"g"})");
    row("1e400", 0, R"({"text":"1e400","unit":"g"})");
    row("0.1000000000000000000000000001", 28,
        R"({"value":0.1,"decimals":28,"text":"0.1000000000000000000000000001","unit":"g"})");
}

void TestQuantity::keepsDigits()
{
    QFETCH(QString, typed);
    QFETCH(int, decimals);
    QFETCH(QByteArray, json);
    const Quantity quantity{Decimal::fromString(typed), QStringLiteral("g")};
    QCOMPARE(quantity.value.toString(), typed);
    QCOMPARE(quantity.value.decimals(), decimals);
    const Json written = toJson(quantity);
    QCOMPARE(QByteArray::fromStdString(written.dump()), json);
    const auto read = quantityFromJson(*parseJson(canonicalText(written)));
    QVERIFY(read);
    QCOMPARE(read->value.toString(), typed);
    QVERIFY(*read == quantity);
}

void TestQuantity::isNoNumber_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", " 1", "1 ", "1,5", "abc", "1.2.3", "e5", ".", "+", "1e", "1e+", "0x10", "inf", "nan",
          "1_000", "12345678901234567890123456789012345678901", "#DIV/0!", "--1"}) {
        QTest::newRow(text) << QString::fromLatin1(text);
    }
    QTest::newRow("other digits") << QStringLiteral("١٢");
    QTest::newRow("minus sign") << QStringLiteral("−1");
}

void TestQuantity::isNoNumber()
{
    QFETCH(QString, text);
    QVERIFY(Decimal::fromString(text).isNull());
}

void TestQuantity::reads_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("text");
    QTest::newRow("no decimals") << QByteArray(R"({"value":0.25})") << QStringLiteral("0.25");
    QTest::newRow("decimals would round")
        << QByteArray(R"({"value":0.26,"decimals":1})") << QStringLiteral("0.26");
    QTest::newRow("integer beyond a double")
        << QByteArray(R"({"value":9007199254740993,"decimals":1})")
        << QStringLiteral("9007199254740993.0");
    QTest::newRow("only text") << QByteArray(R"({"text":"1e999"})") << QStringLiteral("1e999");
    QTest::newRow("only a unit") << QByteArray(R"({"unit":"g"})") << QString();
    QTest::newRow("small") << QByteArray(R"({"value":1e-300})") << QStringLiteral("1e-300");
}

void TestQuantity::reads()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, text);
    const auto quantity = quantityFromJson(*parseJson(json));
    QVERIFY2(quantity, qPrintable(quantity ? QString() : quantity.error().message));
    QCOMPARE(quantity->value.toString(), text);
}

void TestQuantity::refuses_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("path");
    QTest::newRow("a bare number") << QByteArray("5") << QStringLiteral("/: ");
    QTest::newRow("value as text") << QByteArray(R"({"value":"5"})") << QStringLiteral("/value: ");
    QTest::newRow("decimals too many")
        << QByteArray(R"({"value":5,"decimals":41})") << QStringLiteral("/decimals: ");
    QTest::newRow("decimals negative")
        << QByteArray(R"({"value":5,"decimals":-1})") << QStringLiteral("/decimals: ");
    QTest::newRow("decimals broken")
        << QByteArray(R"({"value":5,"decimals":1.5})") << QStringLiteral("/decimals: ");
    QTest::newRow("contradiction")
        << QByteArray(R"({"value":5,"decimals":1,"text":"6.0"})") << QStringLiteral("/text: ");
    QTest::newRow("text no number")
        << QByteArray(R"({"text":"five"})") << QStringLiteral("/text: ");
    QTest::newRow("unit a number")
        << QByteArray(R"({"value":5,"unit":1})") << QStringLiteral("/unit: ");
}

void TestQuantity::refuses()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, path);
    const auto quantity = quantityFromJson(*parseJson(json));
    QVERIFY(!quantity);
    QCOMPARE(quantity.error().code, ErrorCode::Invalid);
    QVERIFY2(quantity.error().message.startsWith(path), qPrintable(quantity.error().message));
}

void TestQuantity::symbols()
{
    for (int i = 0; i < 6; ++i) {
        QCOMPARE(qualifierFromSymbol(toSymbol(Qualifier(i))), std::optional(Qualifier(i)));
    }
    QVERIFY(!qualifierFromSymbol(u"=="));
    QVERIFY(!qualifierFromSymbol(u""));
}

QTEST_GUILESS_MAIN(TestQuantity)
#include "tst_quantity.moc"
