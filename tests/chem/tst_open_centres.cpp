// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/geometry.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/facts.h"
#include "chem/drawing/open_centres.h"
#include "chem/drawing/place.h"
#include "chem/drawing/templates.h"

#include <QTest>

using namespace artemisia::chem;

namespace
{

QStringList openTemplates()
{
    QStringList open;
    for (const TemplateEntry &entry : templateTable()) {
        const auto stencil = templateOf(entry);
        if (stencil && !openCentresOf(stencil->drawing).empty()) {
            open << QString::fromLatin1(entry.id.data(), int(entry.id.size()));
        }
    }
    return open;
}

} // namespace

/// Stereo that a drawing leaves open.
class TestOpenCentres : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void centres_data();
    void centres();
    void templates();
    void drawnConfigurationStays();
    void marksThatSayNothing_data();
    void marksThatSayNothing();
    void marksOfDrugsSaySomething();
    void unclearDoubleBonds();
};

void TestOpenCentres::centres_data()
{
    QTest::addColumn<QByteArray>("smiles");
    QTest::addColumn<size_t>("open");
    const auto row = [](const char *name, const char *smiles, size_t open) {
        QTest::newRow(name) << QByteArray(smiles) << open;
    };
    row("norbornane", "C1CC2CC1CC2", 0);
    row("norbornene", "C1=CC2CC1CC2", 0);
    row("norbornadiene", "C1=CC2CC1C=C2", 0);
    row("7-oxanorbornane", "C1CC2OC1CC2", 0);
    row("bicyclo[2.2.2]octane", "C1CC2CCC1CC2", 0);
    row("bicyclo[3.2.1]octane", "C1CC2CCC(C1)C2", 0);
    row("tropane", "CN1C2CCCC1CC2", 0);
    row("bicyclo[3.1.0]hexane", "C1CC2CC2C1", 0);
    row("quinuclidine", "C1CN2CCC1CC2", 0);
    row("adamantane", "C1C2CC3CC1CC(C2)C3", 0);
    row("benzonorbornadiene", "C1=CC2CC1c1ccccc12", 0);
    row("norbornane-2,6-dione", "O=C1CC2CC(=O)C1C2", 0);
    // Here a mirror image is another structure.
    row("norbornan-2-one", "O=C1CC2CCC1C2", 2);
    row("norbornane-2,5-dione", "O=C1CC2C(=O)CC1C2", 2);
    row("camphor", "CC1(C)C2CCC1(C)C(=O)C2", 2);
    row("norbornan-7-ol is meso", "OC1C2CCC1CC2", 0);
    row("norbornan-2-ol", "OC1CC2CCC1C2", 3);
    row("tropinone", "CN1C2CCC1CC(=O)C2", 0);
    // Rings that may be joined either way.
    row("decalin", "C1CCC2CCCCC2C1", 2);
    row("hydrindane", "C1CCC2CCCC2C1", 2);
    row("lactic acid", "CC(O)C(=O)O", 1);
    row("1,4-dimethylcyclohexane", "CC1CCC(C)CC1", 2);
    row("ethanol", "CCO", 0);
}

void TestOpenCentres::centres()
{
    QFETCH(QByteArray, smiles);
    QFETCH(size_t, open);
    const auto molecule = Molecule::fromSmiles(smiles.toStdString());
    QVERIFY(molecule);
    const auto sheet = drawingOf(*molecule);
    QVERIFY(sheet);
    QCOMPARE(openCentresOf(*sheet).size(), open);
    const auto warnings = factsOf(*sheet).warnings;
    QCOMPARE(size_t(std::count_if(
                 warnings.begin(), warnings.end(),
                 [](const Warning &warning) { return warning.concern == Concern::OpenStereo; })),
             open);
}

void TestOpenCentres::templates()
{
    // Rings that may be joined cis or trans, and an anomer.
    QCOMPARE(openTemplates(), (QStringList{QStringLiteral("decalin"), QStringLiteral("gonane"),
                                           QStringLiteral("2-deoxy-d-ribose-haworth")}));
}

void TestOpenCentres::drawnConfigurationStays()
{
    const auto molecule = Molecule::fromSmiles("O=C1C[C@@H]2CC[C@H]1C2");
    QVERIFY(molecule);
    const auto sheet = drawingOf(*molecule);
    QVERIFY(sheet);
    QVERIFY(openCentresOf(*sheet).empty());
}

void TestOpenCentres::marksThatSayNothing_data()
{
    QTest::addColumn<QByteArray>("smiles");
    QTest::addColumn<int>("at"); // the atom at which the wedge begins
    QTest::addColumn<bool>("isIdle");
    QTest::newRow("spiroketal") << QByteArray("C1CCC2(CCCCO2)OC1") << 3 << true;
    QTest::newRow("isopropyl") << QByteArray("CC(C)O") << 1 << true;
    QTest::newRow("the wide end") << QByteArray("CC(O)C(=O)O") << 2 << true;
    QTest::newRow("lactic acid") << QByteArray("CC(O)C(=O)O") << 1 << false;
    QTest::newRow("substituted spiroketal") << QByteArray("CC1CCC2(CCCCO2)OC1") << 4 << false;
    // Half of what it takes: the other centre is open.
    QTest::newRow("1,4-dimethylcyclohexane") << QByteArray("CC1CCC(C)CC1") << 1 << false;
}

void TestOpenCentres::marksThatSayNothing()
{
    QFETCH(QByteArray, smiles);
    QFETCH(int, at);
    QFETCH(bool, isIdle);
    auto sheet = drawingOf(*Molecule::fromSmiles(smiles.toStdString()));
    QVERIFY(sheet);
    QVERIFY(stereoRemarksOf(*sheet).idle.empty());
    const ItemId atom = sheet->atoms[size_t(at)].id;
    DrawnBond &bond = *sheet->bond(sheet->bondsOf(atom).back());
    if (bond.from != atom) {
        std::swap(bond.from, bond.to);
    }
    bond.stereo = BondStereo::Wedge;
    const auto warnings = factsOf(*sheet).warnings;
    QCOMPARE(std::count_if(warnings.begin(), warnings.end(),
                           [&](const Warning &warning) {
                               return warning.concern == Concern::IdleMark && warning.atom == atom;
                           }),
             isIdle ? 1 : 0);
}

void TestOpenCentres::marksOfDrugsSaySomething()
{
    for (const char *smiles :
         {"C[C@]12CC[C@H]3[C@@H](CCC4=CC(=O)CC[C@@]34C)[C@@H]1CC[C@@H]2O", // testosterone
          "CC1(C)S[C@@H]2[C@H](NC(=O)Cc3ccccc3)C(=O)N2[C@H]1C(=O)O",       // benzylpenicillin
          "OC[C@H]1O[C@@H](O)[C@H](O)[C@@H](O)[C@@H]1O", "C[C@@H]1CC[C@H](C)CC1", "CC[S@](C)=O"}) {
        const auto sheet = drawingOf(*Molecule::fromSmiles(smiles));
        QVERIFY(sheet);
        QVERIFY2(stereoRemarksOf(*sheet).idle.empty(), smiles);
        QVERIFY2(stereoRemarksOf(*sheet).unclear.empty(), smiles);
    }
}

void TestOpenCentres::unclearDoubleBonds()
{
    auto sheet = drawingOf(*Molecule::fromSmiles("C/C(CC)=C/C"));
    QVERIFY(sheet);
    QVERIFY(stereoRemarksOf(*sheet).unclear.empty());
    // The methyl swung to the ethyl's side.
    const Point at = sheet->atoms[1].at;
    const Point ethyl = sheet->atoms[2].at - at;
    const Point axis = unit(sheet->atoms[4].at - at);
    const bool isLeft = cross(axis, ethyl) < 0;
    sheet->atoms[0].at = rotated(at + axis * kDrawnBond, at, isLeft ? -60 : 60);
    QCOMPARE(stereoRemarksOf(*sheet).unclear, std::vector<ItemId>{sheet->atoms[1].id});
    const auto warnings = factsOf(*sheet).warnings;
    QVERIFY(std::any_of(warnings.begin(), warnings.end(), [](const Warning &warning) {
        return warning.concern == Concern::UnclearDoubleBond;
    }));
    // Said to be either: nothing is unclear.
    sheet->bond(sheet->bondBetween(sheet->atoms[1].id, sheet->atoms[4].id)->id)->stereo =
        BondStereo::Crossed;
    QVERIFY(stereoRemarksOf(*sheet).unclear.empty());
}

QTEST_GUILESS_MAIN(TestOpenCentres)
#include "tst_open_centres.moc"
