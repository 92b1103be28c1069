// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/json.h"

#include <QTest>

#include <limits>

using namespace artemisia;

class TestJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refuses_data();
    void refuses();
    void saysWhere_data();
    void saysWhere();
    void depthLimit();
    void sizeLimit();
    void manyKeysAreQuick();
    void canonicalText_data();
    void canonicalText();
    void canonicalNumbersReadBack();
    void keepsOrderOfKeys();
};

void TestJson::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const QByteArray &bytes,
                        ErrorCode code = ErrorCode::Invalid) {
        QTest::newRow(name) << bytes << int(code);
    };
    row("nothing", "");
    row("blank", "  \n");
    row("cut off", "{\"a\": [1, 2");
    row("two values", "{} {}");
    row("trailing comma", "[1,]");
    row("comment", "// x\n{}");
    row("single quotes", "{'a': 1}");
    row("NaN", "[NaN]");
    row("infinity", "[1e999]");
    row("minus infinity", "[-Infinity]");
    row("leading zero", "[01]");
    row("integer too long", "[123456789012345678901234567890]");
    row("invalid UTF-8", "[\"\xff\xfe\"]");
    row("overlong UTF-8", "[\"\xc0\xaf\"]");
    row("lone surrogate", "[\"\\ud800\"]");
    row("raw control character", QByteArray("[\"a\nb\"]"));
    row("duplicate key", R"({"a": 1, "b": 2, "a": 3})");
    row("duplicate key, escaped", R"({"a": 1, "\u0061": 3})");
    row("duplicate key inside", R"({"x": [{"a": 1, "a": 1}]})");
    row("deep", QByteArray(100000, '['), ErrorCode::TooLarge);
    row("deep objects", QByteArray("{\"a\":").repeated(100000), ErrorCode::TooLarge);
}

void TestJson::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    const Result<Json> result = parseJson(bytes);
    QVERIFY(!result);
    QCOMPARE(int(result.error().code), code);
    QVERIFY(!result.error().message.isEmpty());
}

void TestJson::saysWhere_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("where");
    QTest::newRow("syntax") << QByteArray("{\n  \"a\": 1,\n  \"b\": x\n}")
                            << QStringLiteral("line 3, column 8");
    QTest::newRow("after multibyte characters")
        << QByteArray("[\"\xc3\xa9\xc3\xa9\", x]") << QStringLiteral("line 1, column 8");
    QTest::newRow("duplicate") << QByteArray("{\n  \"a\": 1,\n  \"a\": 2}")
                               << QStringLiteral("line 3, column 6");
}

void TestJson::saysWhere()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, where);
    const Result<Json> result = parseJson(bytes);
    QVERIFY(!result);
    QVERIFY2(result.error().message.contains(where), qPrintable(result.error().message));
}

void TestJson::depthLimit()
{
    const auto nested = [](int depth) { return QByteArray(depth, '[') + QByteArray(depth, ']'); };
    QVERIFY(parseJson(nested(64)));
    QVERIFY(!parseJson(nested(65)));
}

void TestJson::sizeLimit()
{
    QVERIFY(parseJson("[1]", 3));
    const auto tooLong = parseJson("[10]", 3);
    QVERIFY(!tooLong);
    QCOMPARE(tooLong.error().code, ErrorCode::TooLarge);
}

void TestJson::manyKeysAreQuick()
{
    // Quadratic work on half a million keys would take hours and fail the test's own time limit.
    QByteArray bytes = "{";
    for (int i = 0; i < 500000; ++i) {
        bytes += (i == 0 ? "\"" : ",\"") + QByteArray::number(i) + "\":0";
    }
    bytes += "}";
    const auto json = parseJson(bytes);
    QVERIFY(json);
    QCOMPARE(json->size(), std::size_t(500000));
}

void TestJson::canonicalText_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray("{ }") << QByteArray("{}\n");
    QTest::newRow("empty inside") << QByteArray(R"({"a":[],"b":{}})")
                                  << QByteArray("{\n  \"a\": [],\n  \"b\": {}\n}\n");
    QTest::newRow("one element a line")
        << QByteArray("[1,2,[3]]") << QByteArray("[\n  1,\n  2,\n  [\n    3\n  ]\n]\n");
    QTest::newRow("UTF-8 stays") << QByteArray(R"(["\u00b5M \ud83e\uddea"])")
                                 << QByteArray("[\n  \"µM 🧪\"\n]\n");
    QTest::newRow("escapes") << QByteArray(R"(["\u0001\"\\\/\n\r\t\b\f\u007f"])")
                             << QByteArray("[\n  \"\\u0001\\\"\\\\/\\n\\r\\t\\b\\f\x7f\"\n]\n");
    QTest::newRow("numbers")
        << QByteArray(
               "[2.0,0.1,1e2,-0.0,1e22,1e-7,0.000001,18446744073709551615,-9223372036854775808]")
        << QByteArray("[\n  2,\n  0.1,\n  100,\n  0,\n  1e+22,\n  1e-07,\n  0.000001,\n  "
                      "18446744073709551615,\n  -9223372036854775808\n]\n");
    QTest::newRow("words") << QByteArray("[true,false,null]")
                           << QByteArray("[\n  true,\n  false,\n  null\n]\n");
}

void TestJson::canonicalText()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, text);
    const auto parsed = parseJson(json);
    QVERIFY(parsed);
    QCOMPARE(artemisia::canonicalText(*parsed), text);
    const auto again = parseJson(text);
    QVERIFY(again);
    QCOMPARE(artemisia::canonicalText(*again), text);
}

void TestJson::canonicalNumbersReadBack()
{
    quint64 bits = 88172645463325252ULL;
    for (int i = 0; i < 200000; ++i) {
        bits ^= bits << 13;
        bits ^= bits >> 7;
        bits ^= bits << 17;
        double value = 0;
        memcpy(&value, &bits, sizeof value);
        if (!std::isfinite(value)) {
            continue;
        }
        const QByteArray text = artemisia::canonicalText(Json(value));
        const auto parsed = parseJson(text);
        QVERIFY2(parsed, text.constData());
        QVERIFY2(parsed->get<double>() == value, text.constData());
    }
    for (const double value : {std::numeric_limits<double>::max(),
                               std::numeric_limits<double>::denorm_min(), 9.2e18, 1e19, 0.3}) {
        QVERIFY(parseJson(artemisia::canonicalText(Json(value)))->get<double>() == value);
    }
}

void TestJson::keepsOrderOfKeys()
{
    const QByteArray text = "{\n  \"z\": 1,\n  \"a\": 2,\n  \"m\": 3\n}\n";
    QCOMPARE(artemisia::canonicalText(*parseJson(text)), text);
}

QTEST_GUILESS_MAIN(TestJson)
#include "tst_json.moc"
