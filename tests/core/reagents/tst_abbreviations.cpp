// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/molecule/descriptors.h"
#include "chem/molecule/inchi.h"
#include "core/reagents/cas_number.h"
#include "core/reagents/reagent_table.h"

#include <QFile>
#include <QSet>
#include <QTest>

using namespace artemisia;
using namespace artemisia::reagents;

/// The shipped list of laboratory abbreviations: each row holds together, and every abbreviation
/// finds all it stands for.
class TestAbbreviations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyStructureHasItsInchiKey();
    void everyRowSaysItsSources();
    void everyAbbreviationFindsItsRow();
    void aChemicalOfBothTablesIsOneRow();
    void everydayWords_data();
    void everydayWords();
    void anAmbiguousWordKeepsItsMeanings();

private:
    ReagentTable m_table;
    QList<QStringList> m_rows;
};

static QString keyOf(const QString &smiles)
{
    const auto molecule = chem::Molecule::fromSmiles(smiles.toStdString());
    if (!molecule) {
        return {};
    }
    const auto inchi = chem::inchi(*molecule);
    return inchi ? QString::fromStdString(inchi->key) : QString();
}

static QStringList keysFor(const ReagentTable &table, const QString &text)
{
    QStringList keys;
    for (const Match &match : table.lookup(text).matches) {
        keys += match.reagent.inchiKey;
    }
    return keys;
}

void TestAbbreviations::initTestCase()
{
    auto table = ReagentTable::load();
    QVERIFY2(table, table ? "" : qPrintable(table.error().detail));
    m_table = *table;
    QFile file(QStringLiteral(ARTEMISIA_REAGENTS "/abbreviations.tsv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readLine().trimmed(),
             QByteArray("cas\tname\tsynonyms\tsmiles\tinchi\tinchikey\tformula\tsources"));
    while (!file.atEnd()) {
        m_rows += QString::fromUtf8(file.readLine()).chopped(1).split(u'\t');
        QCOMPARE(m_rows.last().size(), 8);
    }
    QVERIFY(m_rows.size() >= 150);
}

void TestAbbreviations::everyStructureHasItsInchiKey()
{
    QStringList wrong;
    QSet<QString> keys;
    for (const QStringList &row : std::as_const(m_rows)) {
        const auto stated = chem::inchiKeyOf(row.at(4).toStdString());
        const auto molecule = chem::Molecule::fromSmiles(row.at(3).toStdString());
        if (keyOf(row.at(3)) != row.at(5) || !stated ||
            QString::fromStdString(*stated) != row.at(5)) {
            wrong += QStringLiteral("key: ") + row.at(2);
        } else if (QString::fromStdString(chem::formula(*molecule)) != row.at(6)) {
            wrong += QStringLiteral("formula: ") + row.at(2);
        }
        keys += row.at(5);
    }
    QCOMPARE(wrong.join(u'|'), QString());
    QCOMPARE(keys.size(), m_rows.size());
}

void TestAbbreviations::everyRowSaysItsSources()
{
    const QSet<QString> known{
        QStringLiteral("cdk-depict"),         QStringLiteral("chemotion"),
        QStringLiteral("reaction-predictor"), QStringLiteral("orderly"),
        QStringLiteral("chemicals-pubchem"),  QStringLiteral("chemicals-inorganic")};
    for (const QStringList &row : std::as_const(m_rows)) {
        for (const QString &source : row.at(7).split(QStringLiteral("; "))) {
            QVERIFY2(known.contains(source), qPrintable(row.at(2)));
        }
        QVERIFY2(row.at(0).isEmpty() || checkCas(row.at(0)) == CasCheck::Right,
                 qPrintable(row.at(2)));
    }
}

void TestAbbreviations::everyAbbreviationFindsItsRow()
{
    QStringList lost;
    for (const QStringList &row : std::as_const(m_rows)) {
        for (const QString &label : row.at(2).split(QStringLiteral("; "))) {
            for (const QString &typed : {label, label.toLower(), label.toUpper()}) {
                if (!keysFor(m_table, typed).contains(row.at(5))) {
                    lost += typed;
                }
            }
        }
    }
    QCOMPARE(lost, QStringList());
}

void TestAbbreviations::aChemicalOfBothTablesIsOneRow()
{
    const QList<Reagent> ethanol =
        m_table.withInchiKey(QStringLiteral("LFQSCWFLJHTTHZ-UHFFFAOYSA-N"));
    QCOMPARE(ethanol.size(), 1);
    QCOMPARE(ethanol.first().cas, QStringLiteral("64-17-5"));
    QVERIFY(ethanol.first().synonyms.contains(QStringLiteral("EtOH")));
    QVERIFY(!ethanol.first().densities.isEmpty());
}

void TestAbbreviations::anAmbiguousWordKeepsItsMeanings()
{
    // dimethyl phthalate in the table of properties, Dess-Martin periodinane in the laboratory
    const Lookup found = m_table.lookup(u"DMP");
    QCOMPARE(found.matches.size(), 2);
    QVERIFY(found.isAmbiguous());
    // 1,2-dichloroethane, and a carbodiimide
    QVERIFY(m_table.lookup(u"EDC").isAmbiguous());
}

void TestAbbreviations::everydayWords_data()
{
    QTest::addColumn<QString>("key");
    QTest::newRow("THF") << QStringLiteral("WYURNTSHIVDZCO-UHFFFAOYSA-N");
    QTest::newRow("DCM") << QStringLiteral("YMWUJEATGCHHMB-UHFFFAOYSA-N");
    QTest::newRow("DIPEA") << QStringLiteral("JGFZNNIVVJXRND-UHFFFAOYSA-N");
    QTest::newRow("HATU") << QStringLiteral("JNWBBCNCSMBKNE-UHFFFAOYSA-N");
    QTest::newRow("EDC") << QStringLiteral("LMDZBCPBFSXMTL-UHFFFAOYSA-N");
    QTest::newRow("NBS") << QStringLiteral("PCLIMKBDDGJMGD-UHFFFAOYSA-N");
    QTest::newRow("EtOAc") << QStringLiteral("XEKOWRVHYACXOJ-UHFFFAOYSA-N");
    QTest::newRow("MeCN") << QStringLiteral("WEVYAHXRMPXWCK-UHFFFAOYSA-N");
    QTest::newRow("MeOH") << QStringLiteral("OKKJLVBELUTLKV-UHFFFAOYSA-N");
    QTest::newRow("EtOH") << QStringLiteral("LFQSCWFLJHTTHZ-UHFFFAOYSA-N");
    QTest::newRow("PhMe") << QStringLiteral("YXFVVABEGXRONW-UHFFFAOYSA-N");
    QTest::newRow("NaH") << QStringLiteral("BZKBCQXYZZXSCO-UHFFFAOYSA-N");
    QTest::newRow("n-BuLi") << QStringLiteral("MZRVEZGGRBJDDB-UHFFFAOYSA-N");
    QTest::newRow("LiAlH4") << QStringLiteral("OCZDCIYGECBNKL-UHFFFAOYSA-N");
    QTest::newRow("Pd/C") << QStringLiteral("KDLHZDBZIXYQEI-UHFFFAOYSA-N");
    QTest::newRow("water") << QStringLiteral("XLYOFNOQVPJJNP-UHFFFAOYSA-N");
    QTest::newRow("H2O") << QStringLiteral("XLYOFNOQVPJJNP-UHFFFAOYSA-N");
    QTest::newRow("DMF") << QStringLiteral("ZMXDDKWLCZADIW-UHFFFAOYSA-N");
    QTest::newRow("DMSO") << QStringLiteral("IAZDPXIOMUYVGZ-UHFFFAOYSA-N");
    QTest::newRow("Et2O") << QStringLiteral("RTZKZFJDLAIYFH-UHFFFAOYSA-N");
    QTest::newRow("DME") << QStringLiteral("XTHFKEDIFFGKHM-UHFFFAOYSA-N");
    QTest::newRow("MTBE") << QStringLiteral("BZLVMXJERCGZMT-UHFFFAOYSA-N");
    QTest::newRow("NMP") << QStringLiteral("SECXISVLQFMRJM-UHFFFAOYSA-N");
    QTest::newRow("DMAc") << QStringLiteral("FXHOOIRPVKKKFG-UHFFFAOYSA-N");
    QTest::newRow("CHCl3") << QStringLiteral("HEDRZPFGACZZDS-UHFFFAOYSA-N");
    QTest::newRow("AcOH") << QStringLiteral("QTBSBXVTEAMEQO-UHFFFAOYSA-N");
    QTest::newRow("Ac2O") << QStringLiteral("WFDIJRYMOXRFFG-UHFFFAOYSA-N");
    QTest::newRow("TFA") << QStringLiteral("DTQVDTLACAAQTR-UHFFFAOYSA-N");
    QTest::newRow("TFAA") << QStringLiteral("QAEDZJGFFMLHHQ-UHFFFAOYSA-N");
    QTest::newRow("Et3N") << QStringLiteral("ZMANZCXQSJIPKH-UHFFFAOYSA-N");
    QTest::newRow("DBU") << QStringLiteral("GQHTUMJGOHRCHB-UHFFFAOYSA-N");
    QTest::newRow("DMAP") << QStringLiteral("VHYFNPMBLIVWCW-UHFFFAOYSA-N");
    QTest::newRow("DABCO") << QStringLiteral("IMNIMPAHZVJRPE-UHFFFAOYSA-N");
    QTest::newRow("LDA") << QStringLiteral("ZCSHNCUQKCANBX-UHFFFAOYSA-N");
    QTest::newRow("LiHMDS") << QStringLiteral("YNESATAKKCNGOF-UHFFFAOYSA-N");
    QTest::newRow("NaHMDS") << QStringLiteral("WRIKHQLVHPKCJU-UHFFFAOYSA-N");
    QTest::newRow("KHMDS") << QStringLiteral("IUBQJLUDMLPAGT-UHFFFAOYSA-N");
    QTest::newRow("K2CO3") << QStringLiteral("BWHMMNNQKKPAPP-UHFFFAOYSA-L");
    QTest::newRow("Cs2CO3") << QStringLiteral("FJDQFPXHSGXQBY-UHFFFAOYSA-L");
    QTest::newRow("NaHCO3") << QStringLiteral("UIIMBOGNXHQVGW-UHFFFAOYSA-M");
    QTest::newRow("NaOH") << QStringLiteral("HEMHJVSKTPXQMS-UHFFFAOYSA-M");
    QTest::newRow("KOH") << QStringLiteral("KWYUFKZDYYNOTN-UHFFFAOYSA-M");
    QTest::newRow("t-BuOK") << QStringLiteral("LPNYRYFBWFDTMA-UHFFFAOYSA-N");
    QTest::newRow("NaOMe") << QStringLiteral("WQDUMFSSJAZKTM-UHFFFAOYSA-N");
    QTest::newRow("HBTU") << QStringLiteral("UQYZFNUUOSSNKT-UHFFFAOYSA-N");
    QTest::newRow("PyBOP") << QStringLiteral("VIAFLMPQBHAMLI-UHFFFAOYSA-N");
    QTest::newRow("HOBt") << QStringLiteral("ASOKPJOREAFHNY-UHFFFAOYSA-N");
    QTest::newRow("DCC") << QStringLiteral("QOSSAOTZNIDXMA-UHFFFAOYSA-N");
    QTest::newRow("DIC") << QStringLiteral("BDNKZNFMNDZQMI-UHFFFAOYSA-N");
    QTest::newRow("CDI") << QStringLiteral("PFKFTWBEEFSNDU-UHFFFAOYSA-N");
    QTest::newRow("NIS") << QStringLiteral("LQZMLBORDGWNPD-UHFFFAOYSA-N");
    QTest::newRow("NCS") << QStringLiteral("JRNVZBWKYDBUCA-UHFFFAOYSA-N");
    QTest::newRow("mCPBA") << QStringLiteral("NHQDETIJWKXCTC-UHFFFAOYSA-N");
    QTest::newRow("DDQ") << QStringLiteral("HZNVUJQVZSTENZ-UHFFFAOYSA-N");
    QTest::newRow("PCC") << QStringLiteral("LEHBURLTIWGHEM-UHFFFAOYSA-N");
    QTest::newRow("NaBH4") << QStringLiteral("YOQDYZUWIQVZSF-UHFFFAOYSA-N");
    QTest::newRow("NaBH3CN") << QStringLiteral("CVDUGUOQTVTBJH-UHFFFAOYSA-N");
    QTest::newRow("TBAF") << QStringLiteral("FPGGTKZVZWFYPV-UHFFFAOYSA-M");
    QTest::newRow("TMSCl") << QStringLiteral("IJOOHPMOJXWVHK-UHFFFAOYSA-N");
    QTest::newRow("Boc2O") << QStringLiteral("DYHSDKLCOJIUFX-UHFFFAOYSA-N");
    QTest::newRow("PPh3") << QStringLiteral("RIOQSEWOXXDEQQ-UHFFFAOYSA-N");
    QTest::newRow("Pd(OAc)2") << QStringLiteral("YJVFFLUZDVXJQI-UHFFFAOYSA-L");
    QTest::newRow("Pd(PPh3)4") << QStringLiteral("NFHFRUOZVGFOOS-UHFFFAOYSA-N");
    QTest::newRow("XPhos") << QStringLiteral("UGOMMVLRQDMAQQ-UHFFFAOYSA-N");
    QTest::newRow("DEAD") << QStringLiteral("FAMRKDQNMBBFBR-UHFFFAOYSA-N");
    QTest::newRow("DIAD") << QStringLiteral("VVWRJUBEIPHGQF-UHFFFAOYSA-N");
    QTest::newRow("SOCl2") << QStringLiteral("FYSNRJHAOHDILO-UHFFFAOYSA-N");
    QTest::newRow("POCl3") << QStringLiteral("XHXFXVLFKHQFAL-UHFFFAOYSA-N");
    QTest::newRow("HCl") << QStringLiteral("VEXZGXHMUGYJMC-UHFFFAOYSA-N");
    QTest::newRow("H2SO4") << QStringLiteral("QAOWNCQODCNURD-UHFFFAOYSA-N");
    QTest::newRow("MgSO4") << QStringLiteral("CSNNHWWHGAXBCP-UHFFFAOYSA-L");
    QTest::newRow("Na2SO4") << QStringLiteral("PMZURENOXWZQFD-UHFFFAOYSA-L");
    QTest::newRow("NH4Cl") << QStringLiteral("NLXLAEXVIDQMFP-UHFFFAOYSA-N");
    QTest::newRow("AIBN") << QStringLiteral("OZAIFHULBGXAKX-UHFFFAOYSA-N");
    QTest::newRow("TEMPO") << QStringLiteral("QYTDEUPAUMOIOP-UHFFFAOYSA-N");
    QTest::newRow("iPrOH") << QStringLiteral("KFZMGEQAYNKOFK-UHFFFAOYSA-N");
    QTest::newRow("DCE") << QStringLiteral("WSLDOOZREJYCGB-UHFFFAOYSA-N");
}

void TestAbbreviations::everydayWords()
{
    QFETCH(QString, key);
    const QString word = QString::fromLatin1(QTest::currentDataTag());
    QVERIFY2(keysFor(m_table, word).contains(key), qPrintable(keysFor(m_table, word).join(u' ')));
}

QTEST_GUILESS_MAIN(TestAbbreviations)
#include "tst_abbreviations.moc"
