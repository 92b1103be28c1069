// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/geometry.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/edit_parts.h"
#include "chem/drawing/facts.h"
#include "chem/drawing/place.h"
#include "chem/drawing/read.h"
#include "chem/molecule/inchi.h"

#include <QTest>

using namespace artemisia::chem;

namespace
{

/// As a shaky hand draws it: each atom some points off its place.
Drawing shaken(const char *smiles)
{
    auto drawing = drawingFromText(smiles);
    Drawing d = drawing ? *drawing : Drawing();
    for (size_t i = 0; i < d.atoms.size(); ++i) {
        d.atoms[i].at = d.atoms[i].at + directionOf(double(i * 97 % 360)) * 3;
    }
    return d;
}

std::string keyOf(const Drawing &drawing)
{
    const auto molecule = moleculeOf(drawing);
    const auto made = molecule ? inchi(*molecule) : tl::unexpected(molecule.error());
    return made ? made->key : std::string();
}

} // namespace

/// Structures put in order.
class TestCleanUp : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whole_data();
    void whole();
    void keepsHowItLies();
    void ringsStayUpright_data();
    void ringsStayUpright();
    void onlyTheChosen();
    void impossible();
};

void TestCleanUp::whole_data()
{
    QTest::addColumn<QByteArray>("smiles");
    for (const char *smiles : {"C[C@H](N)C(=O)O", "CC(C)Cc1ccc(cc1)[C@@H](C)C(=O)O", "C/C=C/C=C\\C",
                               "C1CC2CCC1CC2", "[Na+].[O-]C(=O)c1ccccc1"}) {
        QTest::newRow(smiles) << QByteArray(smiles);
    }
}

void TestCleanUp::whole()
{
    QFETCH(QByteArray, smiles);
    const Drawing before = shaken(smiles.constData());
    const auto clean = cleanedUp(before);
    QVERIFY2(clean, clean ? "" : clean.error().message.c_str());
    QCOMPARE(QString::fromStdString(faultOf(*clean)), QString());
    QCOMPARE(keyOf(*clean), keyOf(before));
    for (const DrawnBond &bond : clean->bonds) {
        const double size = length(clean->atom(bond.from)->at - clean->atom(bond.to)->at);
        QVERIFY(smiles.contains('2') || std::abs(size - kDrawnBond) < 0.2);
    }
}

void TestCleanUp::keepsHowItLies()
{
    Drawing before = shaken("CCCCCCO");
    rotate(before, everything(before), {0, 0}, 90);
    flip(before, everything(before), Mirror::UpDown);
    const auto clean = cleanedUp(before);
    QVERIFY(clean);
    for (size_t i = 0; i < before.atoms.size(); ++i) {
        QVERIFY(length(clean->atoms[i].at - before.atoms[i].at) < 0.6 * kDrawnBond);
    }
}

void TestCleanUp::ringsStayUpright_data()
{
    QTest::addColumn<double>("degrees");
    QTest::addColumn<double>("raster"); // of the bonds that a clean drawing then has
    for (const double degrees : {0.0, 30.0, 60.0, 90.0, 210.0}) {
        QTest::addRow("turned by %g", degrees) << degrees << 0.0;
    }
    QTest::newRow("by hand, a little off") << 94.0 << 0.0;
    QTest::newRow("by 15 degrees") << 15.0 << 15.0;
    QTest::newRow("by 45 degrees") << 45.0 << 15.0;
}

void TestCleanUp::ringsStayUpright()
{
    QFETCH(double, degrees);
    QFETCH(double, raster);
    // Sitagliptin, its chain folded the other way at each of its bonds in turn.
    const auto laidOut = drawingFromText("N[C@@H](CC(=O)N1CCn2c(C1)nnc2C(F)(F)F)Cc1cc(F)c(F)cc1F");
    QVERIFY(laidOut);
    const Selection ringBonds = ringBondsOf(*laidOut);
    for (const DrawnBond &about : laidOut->bonds) {
        Drawing before = *laidOut;
        const Point from = before.atom(about.from)->at;
        const Point axis = unit(before.atom(about.to)->at - from);
        if (ringBonds.count(about.id) > 0 || std::abs(std::remainder(degreesOf(axis), 30)) > 2) {
            continue;
        }
        Drawing parted = before;
        erase(parted, {about.id});
        const auto sides = fragmentsOf(parted);
        for (const ItemId id : sides.front()) {
            const Point off = before.atom(id)->at - from;
            before.atom(id)->at = from + axis * (2 * dot(off, axis)) - off;
        }
        rotate(before, everything(before), {0, 0}, degrees);
        const auto clean = cleanedUp(before);
        QVERIFY(clean);
        for (const ItemId id : ringBonds) {
            const DrawnBond &bond = *clean->bond(id);
            const auto wayIn = [&bond](const Drawing &d) {
                return degreesOf(d.atom(bond.to)->at - d.atom(bond.from)->at);
            };
            const bool isInSixRing =
                clean->atom(bond.from)->element == 6 && clean->atom(bond.to)->element == 6 &&
                clean->neighboursOf(bond.from).size() + clean->neighboursOf(bond.to).size() >
                    4; // of the trifluorophenyl
            if (isInSixRing) {
                const double off = std::remainder(wayIn(*clean) - raster, 30);
                QVERIFY2(std::abs(off) < 2, qPrintable(QString::number(off)));
            }
        }
    }
}

void TestCleanUp::onlyTheChosen()
{
    const Drawing before = shaken("OCCCCc1ccccc1");
    Selection ring;
    for (size_t i = 5; i < before.atoms.size(); ++i) {
        ring.insert(before.atoms[i].id);
    }
    const auto clean = cleanedUp(before, ring);
    QVERIFY(clean);
    QCOMPARE(keyOf(*clean), keyOf(before));
    for (size_t i = 0; i < 5; ++i) {
        // It stands where it stood, and the rest has moved.
        QVERIFY(length(clean->atoms[i].at - before.atoms[i].at) < 0.5 * kDrawnBond);
    }
    bool hasMoved = false;
    for (size_t i = 5; i < before.atoms.size(); ++i) {
        hasMoved = hasMoved || length(clean->atoms[i].at - before.atoms[i].at) > 1;
    }
    QVERIFY(hasMoved);
    QVERIFY(cleanedUp(Drawing())->isEmpty());
}

void TestCleanUp::impossible()
{
    Drawing d;
    const ItemId c = drawAtom(d, {0, 0}, 6);
    for (int i = 0; i < 5; ++i) {
        drawBond(d, c, kNoItem, directionOf(i * 72.0) * kDrawnBond);
    }
    QCOMPARE(cleanedUp(d).error().code, ErrorCode::Chemistry);
}

QTEST_GUILESS_MAIN(TestCleanUp)
#include "tst_clean_up.moc"
