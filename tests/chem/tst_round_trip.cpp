// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/convert.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/read.h"
#include "chem/drawing/scheme.h"
#include "chem/molecule/inchi.h"
#include "tests/roundtrip/round_trip.h"
#include "tests/roundtrip/sheets.h"

#include <QTest>

using namespace artemisia::chem;
using namespace artemisia::roundtrip;

namespace
{

struct Counts {
    int sheets = 0;
    int notLoaded = 0;
    int schemes = 0;
    int structures = 0;
    int equal = 0;
    QStringList others; ///< every trip that is not Equal, once: file, format, outcome
};

void count(Counts &counts, const std::string &name, const std::vector<Trip> &trips)
{
    for (const Trip &trip : trips) {
        if (trip.outcome == Outcome::Equal) {
            ++counts.equal;
            continue;
        }
        const char *what = trip.outcome == Outcome::AsItCan   ? " as it can: "
                           : trip.outcome == Outcome::NotHeld ? " not held: "
                                                              : " LOST: ";
        counts.others << QString::fromStdString(name + ", " + toName(trip.format) + what +
                                                trip.reason);
    }
}

void count(Counts &counts, Sheet &&sheet)
{
    ++counts.sheets;
    if (!sheet.drawing) {
        ++counts.notLoaded;
        return;
    }
    if (!sheet.stated.empty() && identityOf(*sheet.drawing) != sheet.stated) {
        counts.others << QString::fromStdString(sheet.name + " loaded otherwise");
    }
    const auto steps = tripsOfScheme(*sheet.drawing);
    counts.schemes += steps.empty() ? 0 : 1;
    count(counts, sheet.name, steps);
    for (const SheetPart &part : partsOf(*sheet.drawing)) {
        ++counts.structures;
        count(counts, sheet.name,
              tripsOfStructure(copyOf(*sheet.drawing, Selection(part.begin(), part.end()))));
    }
}

} // namespace

/// Structures and schemes as sheets, through every format that the editor writes, and back. The
/// whole lists go through the program `roundtrip`.
class TestRoundTrip : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void files_data();
    void files();
    void structures_data();
    void structures();
    void inchis_data();
    void inchis();
    void dativeBondIsNoArrow();
    void abbreviationsLeaveNoCommas();
    void threeUnpairedElectrons();
};

void TestRoundTrip::files_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QList<int>>("counts"); // sheets, not loaded, schemes, structures
    QTest::addColumn<QStringList>("others");
    const QString query =
        QStringLiteral("A structure with R-groups or query features has no InChI.");
    const auto notNamed = [&query](const char *file) {
        return QString::fromLatin1(file) + QStringLiteral(", InChI not held: ") + query;
    };
    QTest::newRow("osm") << QStringLiteral("osm") << QList<int>{29, 0, 0, 29} << QStringList();
    QTest::newRow("chem")
        << QStringLiteral("chem") << QList<int>{26, 3, 1, 28}
        << QStringList{notNamed("960_bug_superatom.cdxml"), notNamed("GBB scheme.cdxml"),
                       QStringLiteral("element-list.cdxml, SMILES as it can: query features"),
                       QStringLiteral("element-list.cdxml, CXSMILES as it can: query features"),
                       notNamed("element-list.cdxml")};
    QTest::newRow("reaction") << QStringLiteral("reaction") << QList<int>{11, 3, 8, 27}
                              << QStringList{notNamed("v3k_with_agents.rxn")};
    QTest::newRow("depict") << QStringLiteral("depict") << QList<int>{13, 0, 0, 16}
                            << QStringList{QStringLiteral(
                                               "polymer.mol, SMILES as it can: S-groups, labels or "
                                               "stereo groups"),
                                           QStringLiteral("polymer.mol, InChI not held: A polymer "
                                                          "has no standard InChI."),
                                           notNamed("query.mol")};
}

void TestRoundTrip::files()
{
    QFETCH(QString, folder);
    QFETCH(QList<int>, counts);
    QFETCH(QStringList, others);
    Counts found;
    eachSheet(std::string(ARTEMISIA_TEST_DATA "/") + folder.toStdString(), 30,
              [&](Sheet &&sheet) { count(found, std::move(sheet)); });
    found.others.removeDuplicates();
    QCOMPARE(found.others, others);
    QCOMPARE((QList<int>{found.sheets, found.notLoaded, found.schemes, found.structures}), counts);
    QVERIFY(found.equal > 6 * found.structures);
}

void TestRoundTrip::structures_data()
{
    QTest::addColumn<QByteArray>("smiles");
    const auto row = [](const char *name, const char *smiles) {
        QTest::newRow(name) << QByteArray(smiles);
    };
    row("bare gallium", "[Ga]");
    row("bare carbon", "[C]");
    row("three unpaired electrons", "C[C]");
    row("metal that InChI cuts off", "CCCC[Sn](CCCC)(CCCC)OC(=O)C(OC)c1ccccc1");
    row("metal hydride", "[TlH2]");
    row("cage of two lactones", "O=C1O[C@@H]2[C@H]3C[C@H]4[C@@H]2OC(=O)[C@@H]4[C@H]13");
    row("cage of small rings", "CC12C3[C@H]4C5[C@H](O)C([C@H]41)[C@@H]2[C@H]53");
    row("diene in a large ring", "C/C1=C\\C=C(\\C(C)C)CCC2=CCC[C@](C)(OC2=O)[C@H](O)CC1");
    row("double bond in a large ring",
        "CC(=O)OC[C@H]1[C@H]2CC[C@@H](C)[C@]1(C)CC/C(C)=C/CC[C@@]1(C)O[C@@H]1C2=O");
    row("bafilomycin's methyl ether",
        "CO[C@H]1/C=C/C=C(\\C)C[C@H](C)[C@H](O)[C@H](C)/C=C(C)/C=C(\\C)C(=O)O[C@@H]1[C@@H](C)"
        "[C@@H](O)[C@H](C)[C@@]1(OC)C[C@@H](OC)[C@H](C)[C@@H](C(C)C)O1");
    row("sulfonium sulfate", "OC[C@H]1[C@@H](O)[C@H](O)C[S+]1C[C@@H](O)[C@H](CO)OS(=O)(=O)[O-]");
    row("ammonium sulfonate", "C[N+](C)(CCO)CCCS(=O)(=O)[O-]");
    row("sydnone with a proton", "CC(C)[n+]1cc(O)on1");
    row("selenium of valence four", "CCCC[Se](Cl)(Cl)c1ccccc1[C@H](C)OC");
}

void TestRoundTrip::structures()
{
    QFETCH(QByteArray, smiles);
    const auto molecule = Molecule::fromSmiles(smiles.toStdString());
    QVERIFY(molecule);
    const auto sheet = drawingFromText(smiles.toStdString());
    QVERIFY(sheet);
    QCOMPARE(identityOf(*sheet), inchi(*molecule)->key);
    Counts found;
    count(found, "it", tripsOfStructure(*sheet));
    QCOMPARE(found.others, QStringList());
    QCOMPARE(found.equal, int(kStructureFormats.size()));
}

void TestRoundTrip::inchis_data()
{
    QTest::addColumn<QByteArray>("text");
    // In the order of their InChI's atoms these are laid out otherwise than from SMILES.
    QTest::newRow("double bond in a large ring") << QByteArray(
        "InChI=1S/C22H34O4/c1-14-7-6-11-22(5)20(26-22)19(24)17-9-8-15(2)21(4,12-10-14)"
        "18(17)13-25-16(3)23/h7,15,17-18,20H,6,8-13H2,1-5H3/b14-7+/"
        "t15-,17-,18+,20-,21+,22-/m1/s1");
    QTest::newRow("cage of two lactones")
        << QByteArray("InChI=1S/C9H8O4/c10-8-4-2-1-3-5(4)9(11)13-7(3)6(2)12-8/h2-7H,1H2/"
                      "t2-,3+,4+,5-,6+,7-");
}

void TestRoundTrip::inchis()
{
    QFETCH(QByteArray, text);
    const auto sheet = drawingFromText(text.toStdString());
    QVERIFY(sheet);
    QCOMPARE(identityOf(*sheet), *inchiKeyOf(text.toStdString()));
}

void TestRoundTrip::dativeBondIsNoArrow()
{
    const auto sheet = drawingFromText("CP(C)(C)->[Pd](Cl)Cl");
    QVERIFY2(sheet, sheet ? "" : sheet.error().message.c_str());
    QVERIFY(sheet->arrows.empty());
    QVERIFY(std::any_of(sheet->bonds.begin(), sheet->bonds.end(),
                        [](const DrawnBond &bond) { return bond.order == BondOrder::Dative; }));
    const auto reaction = drawingFromText("CP(C)C.[Pd](Cl)Cl>>CP(C)(C)->[Pd](Cl)Cl");
    QVERIFY(reaction);
    QCOMPARE(reaction->arrows.size(), size_t(1));
    QVERIFY(!drawingFromText("<html>"));
}

void TestRoundTrip::abbreviationsLeaveNoCommas()
{
    auto sheet = drawingFromText("CCOC(C)=O");
    QVERIFY(sheet);
    addGroup(*sheet, GroupKind::Abbreviation, "Et", {sheet->atoms[0].id, sheet->atoms[1].id});
    QCOMPARE(sheet->groups.size(), size_t(1));
    QCOMPARE(moleculeOf(*sheet)->cxSmiles(), std::string("CCOC(C)=O"));
}

void TestRoundTrip::threeUnpairedElectrons()
{
    Drawing drawing;
    drawAtom(drawing, {0, 0}, 6);
    const ItemId end = sprout(drawing, drawing.atoms.front().id);
    setRadicals(drawing, end, 3);
    QCOMPARE(moleculeOf(drawing)->smiles(), std::string("[C]C"));
}

QTEST_GUILESS_MAIN(TestRoundTrip)
#include "tst_round_trip.moc"
