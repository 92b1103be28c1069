// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/compounds/compound_text.h"
#include "app/desktop/widgets/words.h"

#include <QTest>

using namespace artemisia;
using namespace artemisia::app;
using namespace Qt::Literals::StringLiterals;

class TestCompoundText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void formulaeHaveSubscripts_data()
    {
        QTest::addColumn<QString>("formula");
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("plain");
        QTest::newRow("caffeine") << u"C8H10N4O2"_s
                                  << u"C<sub>8</sub>H<sub>10</sub>N<sub>4</sub>O<sub>2</sub>"_s
                                  << u"C₈H₁₀N₄O₂"_s;
        QTest::newRow("cation") << u"C4H12N+"_s << u"C<sub>4</sub>H<sub>12</sub>N<sup>+</sup>"_s
                                << u"C₄H₁₂N+"_s;
        QTest::newRow("dianion") << u"C4H4O4-2"_s
                                 << u"C<sub>4</sub>H<sub>4</sub>O<sub>4</sub><sup>2\u2212</sup>"_s
                                 << u"C₄H₄O₄-2"_s;
        QTest::newRow("empty") << QString() << QString() << QString();
        QTest::newRow("markup") << u"<b>"_s << u"&lt;b&gt;"_s << u"<b>"_s;
    }
    void formulaeHaveSubscripts()
    {
        QFETCH(QString, formula);
        QFETCH(QString, html);
        QFETCH(QString, plain);
        QCOMPARE(formulaHtml(formula), html);
        QCOMPARE(formulaText(formula), plain);
    }

    void valuesReadAsChemistsWriteThem()
    {
        AssayResult result;
        result.raw = u"#DIV/0!"_s;
        QCOMPARE(resultText(result), u"#DIV/0!"_s);
        result.text = u"low sol"_s;
        QCOMPARE(resultText(result), u"low sol"_s);
        result.value = Decimal::fromString(u"12.50");
        QCOMPARE(resultText(result), u"12.50"_s);
        result.qualifier = Qualifier::Greater;
        result.unit = u"µM"_s;
        QCOMPARE(resultText(result), u"> 12.50 µM"_s);
        result.qualifier = Qualifier::Equal;
        result.upper = Decimal::fromString(u"25");
        QCOMPARE(resultText(result), u"12.50–25 µM"_s);
        result.upper = {};
        result.unit = u"%"_s;
        result.dose = {Decimal::fromString(u"120"), u"µM"_s};
        QCOMPARE(resultText(result), u"12.50 % at 120 µM"_s);
    }

    void componentsAreCounted()
    {
        BatchComponent salt;
        salt.name = u"hydrochloride"_s;
        QCOMPARE(componentsText({salt}), u"hydrochloride"_s);
        salt.count = 2;
        BatchComponent water;
        water.name = u"water"_s;
        water.parentCount = 2;
        QCOMPARE(componentsText({salt, water}), u"2 hydrochloride, 1 per 2 water"_s);
    }
};

QTEST_MAIN(TestCompoundText)
#include "tst_compound_text.moc"
