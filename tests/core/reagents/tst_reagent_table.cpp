// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reagents/cas_number.h"
#include "core/reagents/name_key.h"
#include "core/reagents/property_cell.h"
#include "core/reagents/reagent_table.h"

#include <QTest>
#include <QThread>

#include <algorithm>

using namespace artemisia;
using namespace artemisia::reagents;

class TestReagentTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void casNumbers_data();
    void casNumbers();
    void nameKeys_data();
    void nameKeys();
    void propertyCells_data();
    void propertyCells();
    void unreadableCells();
    void lookups_data();
    void lookups();
    void everyRowIsFoundByAllItsNames();
    void aNameGoesBeforeAnothersSynonym();
    void ambiguous_data();
    void ambiguous();
    void looseNamesOfSeveralGiveAll();
    void mistypedCas();
    void nothing_data();
    void nothing();
    void valuesOfOneRow();
    void suggestionsAreRanked();
    void suggestionsByCas();
    void suggestionsAreBounded();
    void userRowsComeFirstAndHideNothing();
    void fromManyThreads();
    void brokenTables_data();
    void brokenTables();

private:
    ReagentTable m_table;
};

static QStringList casNumbersOf(const QList<Match> &matches)
{
    QStringList result;
    for (const Match &match : matches) {
        result += match.reagent.cas;
    }
    return result;
}

void TestReagentTable::initTestCase()
{
    auto table = ReagentTable::load();
    QVERIFY2(table, table ? "" : qPrintable(table.error().detail));
    m_table = *table;
}

void TestReagentTable::casNumbers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("check");
    QTest::addColumn<QString>("number");
    const auto row = [](const char *text, CasCheck check, const char *number) {
        QTest::newRow(text) << QString::fromUtf8(text) << int(check) << QString::fromUtf8(number);
    };
    row("64-17-5", CasCheck::Right, "64-17-5");
    row(" 7732-18-5 ", CasCheck::Right, "7732-18-5");
    row("107-07-3", CasCheck::Right, "107-07-3"); // the example of CAS
    row("64‑17‑5", CasCheck::Right, "64-17-5");
    row("64175", CasCheck::NotACas, "64-17-5");
    row("64176", CasCheck::NotACas, "");
    row("64-17-6", CasCheck::Wrong, "");
    row("64-71-5", CasCheck::Wrong, "");
    row("6-41-75", CasCheck::NotACas, "");
    row("4-17-5", CasCheck::NotACas, "");
    row("12345678-18-5", CasCheck::NotACas, "");
    row("64-17-5-", CasCheck::NotACas, "");
    row("64--17-5", CasCheck::NotACas, "");
    row("-64-17-5", CasCheck::NotACas, "");
    row("6٤-17-5", CasCheck::NotACas, ""); // digits of another script
    row("-", CasCheck::NotACas, "");
    row("", CasCheck::NotACas, "");
}

void TestReagentTable::casNumbers()
{
    QFETCH(QString, text);
    QFETCH(int, check);
    QFETCH(QString, number);
    QCOMPARE(int(checkCas(text)), check);
    QCOMPARE(casNumber(text), number);
}

void TestReagentTable::nameKeys_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("key");
    const auto row = [](const char *name, const char *key) {
        QTest::newRow(name) << QString::fromUtf8(name) << QString::fromUtf8(key);
    };
    row("N,N-Dimethylformamide", "nndimethylformamide");
    row("4,4'-Bipyridine", "44bipyridine");
    row("4,4′-bipyridine", "44bipyridine");
    row("α-Pinene", "alphapinene");
    row(".alpha.-pinene", "alphapinene");
    row("ALPHA–pinene", "alphapinene");
    row("β,β-x", "betabetax");
    row("Ω", "omega");
    row("µ-oxo", "muoxo");
    row("μ-oxo", "muoxo");
    row("bicyclo[2.2.1]heptane", "bicyclo[2.2.1]heptane");
    row(".alpha", ".alpha");
    row("..", "..");
    row(" - ", "");
    row("Ströme", "ströme");
}

void TestReagentTable::nameKeys()
{
    QFETCH(QString, name);
    QFETCH(QString, key);
    QCOMPARE(nameKey(name), key);
}

void TestReagentTable::propertyCells_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<bool>("isDensity");
    QTest::addColumn<QString>("read"); // value|temperature|phase|source, joined by "; "
    const auto density = [](const char *cell, const char *read) {
        QTest::newRow(cell) << QString::fromUtf8(cell) << true << QString::fromUtf8(read);
    };
    const auto temperature = [](const char *cell, const char *read) {
        QTest::newRow(cell) << QString::fromUtf8(cell) << false << QString::fromUtf8(read);
    };
    density("0.7903 g/mL at 20 °C liquid [perry-105]", "0.7903|20|1|perry-105");
    density("2.54 g/mL solid [crc-inorganic-solid]", "2.54||2|crc-inorganic-solid");
    density("0.79; 0.81 g/cm³ at 25°C", "0.79||0|; 0.81|25|0|");
    density("790 kg/m3", "0.79||0|");
    density("1.2 kg/L at 293.15 K [bottle]", "1.2|20|0|bottle");
    temperature("78.29 °C [yaws]", "78.29||0|yaws");
    temperature("273.15 K", "0||0|");
    temperature("212 °F [label, 2021]", "100||0|label, 2021");
    temperature("-10", "-10||0|");
    temperature("−10 °C", "-10||0|");
}

void TestReagentTable::propertyCells()
{
    QFETCH(QString, cell);
    QFETCH(bool, isDensity);
    QFETCH(QString, read);
    const PropertyKind kind = isDensity ? PropertyKind::Density : PropertyKind::Temperature;
    const CellValues values = readPropertyCell(cell, kind);
    QStringList found;
    for (const PropertyValue &value : values.values) {
        found +=
            QStringList{QString::number(value.value, 'g', 8),
                        value.temperature ? QString::number(*value.temperature, 'g', 8) : QString(),
                        QString::number(int(value.phase)), value.source}
                .join(u'|');
    }
    QCOMPARE(found.join(QStringLiteral("; ")), read);
    QCOMPARE(values.unreadable, QStringList());
    QCOMPARE(propertyCell(values.values, kind), cell);
    QList<PropertyValue> typed =
        values.values; // what a program fills in is written and read the same
    for (PropertyValue &value : typed) {
        value.written.clear();
    }
    QList<PropertyValue> again = readPropertyCell(propertyCell(typed, kind), kind).values;
    for (PropertyValue &value : again) {
        value.written.clear();
    }
    QCOMPARE(again, typed);
}

void TestReagentTable::unreadableCells()
{
    const CellValues densities =
        readPropertyCell(u"heavy; 0,79; -1 g/mL; 0.79 °C; 1 g/mL at noon; nan; inf; 1e999; 1 g/mL",
                         PropertyKind::Density);
    QCOMPARE(densities.values.size(), 1);
    QCOMPARE(densities.unreadable.size(), 8);
    const CellValues points =
        readPropertyCell(u"-300 °C; 1 g/mL; [x]; decomposes; -1 K", PropertyKind::Temperature);
    QCOMPARE(points.values.size(), 0);
    QCOMPARE(points.unreadable.size(), 5);
}

void TestReagentTable::lookups_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cas");
    QTest::addColumn<bool>("isLoose");
    const auto row = [](const char *text, const char *cas, bool isLoose = false) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(cas) << isLoose;
    };
    row("ethanol", "64-17-5");
    row("EtOH", "64-17-5");
    row("  Ethyl Alcohol ", "64-17-5");
    row("64-17-5", "64-17-5");
    row("64175", "64-17-5");
    row("LFQSCWFLJHTTHZ-UHFFFAOYSA-N", "64-17-5");
    row("lfqscwfljhtthz-uhfffaoysa-n", "64-17-5");
    row("oxolane", "109-99-9");
    row("Tetrahydrofuran", "109-99-9");
    row("DMF", "68-12-2");
    row("N,N-Dimethylformamide", "68-12-2");
    row("dmso", "67-68-5");
    row("dimethyl sulfoxide", "67-68-5");
    row("toluene", "108-88-3");
    row("dichloromethane", "75-09-2");
    row("methylene chloride", "75-09-2");
    row("chloroform", "67-66-3");
    row("acetonitrile", "75-05-8");
    row("acetone", "67-64-1");
    row("pyridine", "110-86-1");
    row("triethylamine", "121-44-8");
    row("acetic anhydride", "108-24-7");
    row("benzaldehyde", "100-52-7");
    row("aniline", "62-53-3");
    row("phenol", "108-95-2");
    row("cyclohexane", "110-82-7");
    row("ethyl acetate", "141-78-6");
    row("diethyl ether", "60-29-7");
    row("9003-53-6", "100-42-5", true); // polystyrene, which the source lists with styrene
    row("sodium chloride", "7647-14-5");
    row("sulfuric acid", "7664-93-9");
    row("1,4-dioxane", "123-91-1");
    row("1 4 dioxane", "123-91-1", true);
    row("NN dimethyl formamide", "68-12-2", true);
    row("ethylacetate", "141-78-6", true);
    row("Tetra Hydro-Furan", "109-99-9", true);
    row("α-methylstyrene", "98-83-9", true);
    row("tri-ethyl-amine", "121-44-8", true);
}

void TestReagentTable::lookups()
{
    QFETCH(QString, text);
    QFETCH(QString, cas);
    QFETCH(bool, isLoose);
    const Lookup found = m_table.lookup(text);
    QCOMPARE(casNumbersOf(found.matches), QStringList{cas});
    QCOMPARE(found.isLoose, isLoose);
    QVERIFY(!found.isAmbiguous());
    QVERIFY(!found.isMistyped);
    QVERIFY(!found.matches.at(0).reagent.smiles.isEmpty());
}

void TestReagentTable::everyRowIsFoundByAllItsNames()
{
    int names = 0;
    int others = 0; ///< synonyms that are the name of another row: those are found
    for (int i = 0; i < m_table.shippedCount(); ++i) {
        const Reagent reagent = m_table.shipped(i);
        for (const QString &name :
             QStringList{reagent.name, reagent.cas, reagent.inchiKey} + reagent.synonyms) {
            if (name.isEmpty()) {
                continue; // not every row has a CAS number
            }
            const Lookup found = m_table.lookup(name);
            const bool isWrongCas = checkCas(name) == CasCheck::Wrong;
            const bool isAnothersName =
                !found.matches.isEmpty() && found.matches.first().by == MatchBy::Name;
            QVERIFY2(casNumbersOf(found.matches).contains(reagent.cas) || isWrongCas ||
                         isAnothersName,
                     qPrintable(reagent.cas + u' ' + name));
            others += isAnothersName && found.matches.first().reagent.cas != reagent.cas ? 1 : 0;
            QVERIFY(!found.isLoose || checkCas(name) == CasCheck::Right);
            ++names;
        }
    }
    QVERIFY(names > 50000 - 1);
    QVERIFY2(others < 150, qPrintable(QString::number(others)));
}

// Sources list parts of a salt among its synonyms.
void TestReagentTable::aNameGoesBeforeAnothersSynonym()
{
    for (const char *name : {"acetic acid", "nitric acid", "sodium", "carbon monoxide", "iron"}) {
        const Lookup found = m_table.lookup(QString::fromLatin1(name));
        QVERIFY2(!found.isAmbiguous() && !found.isLoose, name);
        QCOMPARE(found.matches.first().reagent.name, QString::fromLatin1(name));
        QCOMPARE(found.matches.first().by, MatchBy::Name);
    }
}

void TestReagentTable::ambiguous_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("cas");
    const auto row = [](const char *text, const QStringList &cas) {
        QTest::newRow(text) << QString::fromUtf8(text) << cas;
    };
    row("2-Pentene", {QStringLiteral("627-20-3"), QStringLiteral("646-04-8")});
    row("e500", {QStringLiteral("144-55-8"), QStringLiteral("497-19-8")});
    row("C4H4O4", {QStringLiteral("110-16-7"), QStringLiteral("110-17-8")});
    row("109-68-2",
        {QStringLiteral("627-20-3"), QStringLiteral("646-04-8")}); // 2-pentene, unspecified
    row("β-n-amylene", {QStringLiteral("627-20-3"), QStringLiteral("646-04-8")});
}

void TestReagentTable::ambiguous()
{
    QFETCH(QString, text);
    QFETCH(QStringList, cas);
    const Lookup found = m_table.lookup(text);
    QCOMPARE(casNumbersOf(found.matches), cas);
    QVERIFY(found.isAmbiguous());
}

void TestReagentTable::looseNamesOfSeveralGiveAll()
{
    const auto table =
        ReagentTable::fromText("name\tcas\tsmiles\n1,12-x\t64-17-5\tCC\n11,2-x\t67-56-1\tC\n"
                               "ab-c\t67-64-1\tCCC\nabc\t108-88-3\tCCCC\n");
    QVERIFY(table);
    const Lookup several = table->lookup(u"112 x");
    QVERIFY(several.isLoose);
    QVERIFY(several.isAmbiguous());
    QCOMPARE(several.matches.size(), 2);
    QCOMPARE(casNumbersOf(table->lookup(u"1,12-X").matches),
             QStringList{QStringLiteral("64-17-5")});
    QCOMPARE(casNumbersOf(table->lookup(u"abc").matches), QStringList{QStringLiteral("108-88-3")});
}

void TestReagentTable::mistypedCas()
{
    const Lookup found = m_table.lookup(u"64-17-6");
    QVERIFY(found.isMistyped);
    QVERIFY(found.matches.isEmpty());
    const Lookup unknown = m_table.lookup(u"9004-34-6"); // cellulose: right, and not here
    QVERIFY(!unknown.isMistyped);
    QVERIFY(unknown.matches.isEmpty());
}

void TestReagentTable::nothing_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("space") << QStringLiteral("  \t ");
    QTest::newRow("hyphens") << QStringLiteral("--,'");
    QTest::newRow("unknown") << QStringLiteral("unobtainium");
    QTest::newRow("huge") << QString(1000000, u'a');
    QTest::newRow("nul") << QString(3, QChar(0));
    QTest::newRow("half a surrogate pair") << QString(QChar(0xD800));
}

void TestReagentTable::nothing()
{
    QFETCH(QString, text);
    QVERIFY(m_table.lookup(text).matches.isEmpty());
    QVERIFY(m_table.suggest(text).isEmpty());
    QVERIFY(ReagentTable().lookup(text).matches.isEmpty());
}

void TestReagentTable::valuesOfOneRow()
{
    const Reagent ethanol = m_table.lookup(u"ethanol").matches.value(0).reagent;
    QVERIFY(!ethanol.isUsers());
    QCOMPARE(ethanol.inchi, QStringLiteral("InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3"));
    QCOMPARE(ethanol.densities.size(), 2);
    QCOMPARE(ethanol.densities.at(0).value, 0.7903);
    QCOMPARE(ethanol.densities.at(0).temperature, std::optional(20.0));
    QCOMPARE(ethanol.boilingPoints.at(0).value, 78.29);
    QCOMPARE(ethanol.boilingPoints.at(0).source, QStringLiteral("yaws"));
    QCOMPARE(ethanol.flashPoints.at(0).value, 13.0);
    QCOMPARE(ethanol.flashPoints.last().source, QStringLiteral("serat-unrounded"));
    QVERIFY(spread(ethanol.flashPoints) > 25); // the files disagree, and it can be seen
    QCOMPARE(spread({}), 0.0);
}

void TestReagentTable::suggestionsAreRanked()
{
    const QList<Match> found = m_table.suggest(u"benz", 100);
    QCOMPARE(found.size(), 100);
    QVERIFY(std::is_sorted(found.begin(), found.end(),
                           [](const Match &a, const Match &b) { return a.rank < b.rank; }));
    const QList<Match> toluene = m_table.suggest(u"Tolue");
    QCOMPARE(toluene.at(0).reagent.cas, QStringLiteral("108-88-3"));
    QCOMPARE(toluene.at(0).rank, MatchRank::NamePrefix);
    const QList<Match> exact = m_table.suggest(u"acetone");
    QCOMPARE(exact.at(0).reagent.cas, QStringLiteral("67-64-1"));
    QCOMPARE(exact.at(0).rank, MatchRank::Exact);
    const auto table =
        ReagentTable::fromText("name\tcas\tsynonyms\n"
                               "xbenz\t1\t\nbenzene\t2\tbenzol; abenz\nq\t3\tbenzin\n"
                               "methyl-benzoate\t4\t\nbenz\t5\t\n");
    QVERIFY(table);
    QCOMPARE(casNumbersOf(table->suggest(u"Benz")),
             QStringList({QStringLiteral("5"), QStringLiteral("2"), QStringLiteral("3"),
                          QStringLiteral("4"), QStringLiteral("1")}));
}

void TestReagentTable::suggestionsByCas()
{
    const QList<Match> found = m_table.suggest(u"64-17");
    QVERIFY(casNumbersOf(found).contains(QStringLiteral("64-17-5")));
    QCOMPARE(m_table.suggest(u"64-17-5").at(0).reagent.cas, QStringLiteral("64-17-5"));
}

void TestReagentTable::suggestionsAreBounded()
{
    QCOMPARE(m_table.suggest(u"e", 7).size(), 7);
    QCOMPARE(m_table.suggest(u"e", 100000).size(), ReagentTable::mostSuggestions);
    QCOMPARE(m_table.suggest(u"e", 0).size(), 0);
    QCOMPARE(m_table.suggest(u"e", -1).size(), 0);
    QStringList once;
    for (const Match &match : m_table.suggest(u"e", 100)) {
        once += match.reagent.inchiKey;
    }
    QCOMPARE(once.removeDuplicates(), 0);
}

void TestReagentTable::userRowsComeFirstAndHideNothing()
{
    Reagent mine = m_table.lookup(u"ethanol").matches.value(0).reagent;
    mine.id = ReagentId::create();
    mine.concentration = QStringLiteral("96 %");
    mine.synonyms = QStringList{QStringLiteral("spirit of the house")};
    const ReagentTable both = m_table.withUserRows({mine});
    QCOMPARE(both.userCount(), 1);
    QCOMPARE(both.shippedCount(), m_table.shippedCount());
    for (const QString &text : {QStringLiteral("ethanol"), mine.cas, mine.inchiKey}) {
        const Lookup found = both.lookup(text);
        QCOMPARE(found.matches.size(), 2);
        QVERIFY(found.matches.at(0).reagent.isUsers());
        QVERIFY(!found.matches.at(1).reagent.isUsers());
        QVERIFY(!found.isAmbiguous()); // one structure, two bottles
    }
    QCOMPARE(both.lookup(u"Spirit of the House").matches.value(0).reagent, mine);
    QCOMPARE(both.lookup(u"EtOH").matches.size(), 1);
    const QList<Match> suggested = both.suggest(u"ethano");
    QVERIFY(suggested.at(0).reagent.isUsers());
    QVERIFY(!suggested.at(1).reagent.isUsers());
    QCOMPARE(both.withInchiKey(mine.inchiKey).size(), 2);
    QCOMPARE(both.withUserRows({}).lookup(u"ethanol").matches.size(), 1);
    QCOMPARE(m_table.userCount(), 0);
}

void TestReagentTable::fromManyThreads()
{
    const QStringList expected = casNumbersOf(m_table.suggest(u"chlor", 50));
    QAtomicInt right;
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back(QThread::create([&right, expected, table = m_table] {
            for (int k = 0; k < 20; ++k) {
                const bool isSame = casNumbersOf(table.suggest(u"chlor", 50)) == expected &&
                                    table.lookup(u"oxolane").matches.size() == 1;
                right.fetchAndAddRelaxed(isSame ? 1 : 0);
            }
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads) {
        QVERIFY(thread->wait());
    }
    QCOMPARE(right.loadRelaxed(), 80);
}

void TestReagentTable::brokenTables_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no name") << QByteArray("cas\tsmiles\n64-17-5\tCCO\n");
    QTest::newRow("too many cells") << QByteArray("cas\tname\n64-17-5\tethanol\tCCO\n");
    QTest::newRow("bytes") << QByteArray("\xff\xfe\x00\n\n\n", 6);
}

void TestReagentTable::brokenTables()
{
    QFETCH(QByteArray, text);
    const auto table = ReagentTable::fromText(text);
    QVERIFY(!table);
    QCOMPARE(table.error().code, ErrorCode::Invalid);
}

QTEST_GUILESS_MAIN(TestReagentTable)
#include "tst_reagent_table.moc"
