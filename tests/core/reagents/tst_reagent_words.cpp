// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reagents/words.h"

#include <QTest>

using namespace artemisia;
using namespace artemisia::reagents;

/// What words over an arrow name.
class TestReagentWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void names_data();
    void names();
    void aLabelAlone_data();
    void aLabelAlone();
    void usersRowsBeforeAll();
    void hostileWords();

private:
    ReagentTable m_table;
};

static QString joined(const QList<Reagent> &reagents)
{
    QStringList names;
    for (const Reagent &reagent : reagents) {
        names.append(reagent.name);
    }
    return names.join(QLatin1String(" | "));
}

void TestReagentWords::initTestCase()
{
    auto table = ReagentTable::load();
    QVERIFY(table.has_value());
    m_table = *table;
}

void TestReagentWords::names_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("names");
    const auto row = [](const char *words, const char *names) {
        QTest::newRow(words) << QString::fromUtf8(words) << QString::fromUtf8(names);
    };
    row("HATU, Et3N, DMF",
        "O-(7-Azabenzotriazol-1-yl)-N,N,N',N'-tetramethyluronium Hexafluorophosphate | "
        "triethylamine | n,n-dimethylformamide");
    row("DIPEA (3 eq.), DMF, rt, 2 h", "N,N-Diisopropylethylamine | n,n-dimethylformamide");
    row("hatu", ""); // as it is written in laboratories, not as it sounds
    row("Et3N (2.5 equiv), DMF, rt, 16 h", "triethylamine | n,n-dimethylformamide");
    row("1.2 equiv SOCl2\ntoluene, 80 °C", "thionyl chloride | toluene");
    row("pyridine + acetic anhydride 5 eq.", "pyridine | acetic anhydride");
    row("110-86-1; MeOH", "pyridine | methanol");
    row("Et3N, triethylamine", "triethylamine");
    row("NaH, THF", "NaH | tetrahydrofuran"); // though a source has "nah" beside nicotinic acid
    row("acetic acid, 100 °C", "acetic acid");
    // What the source calls so is something else, or one of several.
    row("EDC, HOBt", "HOBt");
    row("O2", ""); // one source has it beside hydrogen peroxide
    row("H2, Pd/C", "hydrogen");
    row("reflux", "");
    row("", "");
}

void TestReagentWords::names()
{
    QFETCH(QString, words);
    QFETCH(QString, names);
    QCOMPARE(joined(reagentsInWords(m_table, words)), names);
}

void TestReagentWords::aLabelAlone_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("name"); ///< empty: it says nothing
    const auto row = [](const char *label, const char *name) {
        QTest::newRow(label) << QString::fromUtf8(label) << QString::fromUtf8(name);
    };
    row("DIPEA", "N,N-Diisopropylethylamine");
    row(" CO ", "carbon monoxide");
    row("H2SO4", "sulfuric acid");
    row("SnCl2", "stannous chloride");
    row("pyridine", "pyridine");
    // What a source calls so beside all else, or several are called, or nothing is.
    row("ONa", "");
    row("Bn", "");
    row("EDC", "");
    row("Co", "");
    row("CoCO3", "");
    row("NiS", "");
    row("O2", "");
    row("HATU, Et3N", "");
    row("DIPEA (3 eq.)", "");
    row("", "");
}

void TestReagentWords::aLabelAlone()
{
    QFETCH(QString, label);
    QFETCH(QString, name);
    const auto reagent = reagentOfLabel(m_table, label);
    QCOMPARE(reagent ? reagent->name : QString(), name);
}

void TestReagentWords::usersRowsBeforeAll()
{
    Reagent own;
    own.id = ReagentId::create();
    own.name = QStringLiteral("our base");
    own.synonyms = {QStringLiteral("NaH")};
    own.smiles = QStringLiteral("CCN(CC)CC");
    own.inchiKey = QStringLiteral("ZMANZCXQSJIPKH-UHFFFAOYSA-N");
    const ReagentTable table = m_table.withUserRows({own});
    QCOMPARE(joined(reagentsInWords(table, u"our base")), QStringLiteral("our base"));
    QVERIFY(reagentOfLabel(table, u"our base") == own);
    QVERIFY(!reagentOfLabel(table, u"NaH"));
    // Two chemicals are called so now: neither is taken.
    QCOMPARE(joined(reagentsInWords(table, u"NaH")), QString());
}

void TestReagentWords::hostileWords()
{
    QCOMPARE(reagentsInWords(m_table, QString(1 << 20, u'(')).size(), 0);
    QCOMPARE(reagentsInWords(m_table, QString(1 << 20, u';')).size(), 0);
    QVERIFY(reagentsInWords(m_table, QStringLiteral("pyridine, ").repeated(10000)).size() == 1);
    QCOMPARE(reagentsInWords(m_table, QStringLiteral("C999").repeated(3000)).size(), 0);
}

QTEST_GUILESS_MAIN(TestReagentWords)
#include "tst_reagent_words.moc"
