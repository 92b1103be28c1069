// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/molecule/composition.h"
#include "chem/molecule/known_components.h"

#include <QtTest>

#include <set>

using namespace artemisia::chem;

namespace
{

/// "2/1 hydrochloride + 1/1 water", salts before solvents.
QByteArray text(const Composition &composition)
{
    QByteArrayList parts;
    for (const auto *list : {&composition.salts, &composition.solvents}) {
        for (const Component &c : *list) {
            parts << QByteArray::number(c.count) + '/' + QByteArray::number(c.parentCount) + ' ' +
                         QByteArray::fromStdString(c.name);
        }
    }
    return parts.join(" + ");
}

} // namespace

class TestComposition : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clear_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QByteArray>("parent");
        QTest::addColumn<QByteArray>("rest");
        const auto row = [](const char *input, const char *parent, const char *rest) {
            QTest::newRow(input) << QByteArray(input) << QByteArray(parent) << QByteArray(rest);
        };
        row("CCO", "CCO", "");
        row("[NH3+]CC(=O)[O-]", "[NH3+]CC(=O)[O-]", "");
        row("C[C@H](N)c1ccccc1.Cl |o1:1|", "C[C@H](N)c1ccccc1 |o1:1|", "1/1 hydrochloride");
        row("C[C@H]([NH3+])c1ccccc1.[Cl-]", "C[C@H](N)c1ccccc1", "1/1 hydrochloride");
        row("CCN1CCNCC1.Cl.Cl", "CCN1CCNCC1", "2/1 hydrochloride");
        row("CC[NH+]1CCNCC1.Cl.[Cl-].O", "CCN1CCNCC1", "2/1 hydrochloride + 1/1 water");
        row("Nc1ccncc1.Nc1ccncc1.OC(=O)/C=C/C(=O)O", "Nc1ccncc1", "1/2 fumarate");
        row("Nc1cc[nH+]cc1.Nc1ccncc1.OC(=O)/C=C/C(=O)[O-]", "Nc1ccncc1", "1/2 fumarate");
        row("Nc1ccc(Br)cc1.OC(=O)/C=C\\C(=O)O", "Nc1ccc(Br)cc1", "1/1 maleate");
        row("Nc1ccc(Br)cc1.OC(=O)C=CC(=O)O", "Nc1ccc(Br)cc1", "1/1 butenedioate");
        row("C[N+](C)(C)CCOC(=O)c1ccccc1.[Cl-]", "C[N+](C)(C)CCOC(=O)c1ccccc1", "1/1 chloride");
        row("CC(=O)[O-].[Na+]", "CC(=O)O", "1/1 sodium");
        row("O=C([O-])c1ccc(Br)cc1.[Na+].O.O", "O=C(O)c1ccc(Br)cc1", "1/1 sodium + 2/1 water");
        row("O=C([O-])c1ccc(Br)cc1.O=C([O-])c1ccc(Br)cc1.[Ca+2]", "O=C(O)c1ccc(Br)cc1",
            "1/2 calcium");
        row("CN1CCC[C@H]1c1cccnc1.O[C@H]([C@@H](O)C(=O)O)C(=O)O", "CN1CCC[C@H]1c1cccnc1",
            "1/1 L-tartrate");
        row("CN1CCCC1c1cccnc1.OC(C(O)C(=O)O)C(=O)O", "CN1CCCC1c1cccnc1", "1/1 tartrate");
        row("c1cc[nH+]cc1.[Br-]", "c1ccncc1", "1/1 hydrobromide");
        row("CC[NH+](CC)CC.O=C([O-])c1ccc(Br)cc1", "O=C(O)c1ccc(Br)cc1", "1/1 triethylammonium");
        row("c1cc[nH+]cc1.O=C([O-])c1ccc(Br)cc1", "O=C(O)c1ccc(Br)cc1", "1/1 pyridinium");
        row("c1ccncc1.Brc1ccc(I)cc1", "Brc1ccc(I)cc1", "1/1 pyridine");
        row("[O-][Cl+3]([O-])([O-])[O-].C[n+]1ccc(Br)cc1", "C[n+]1ccc(Br)cc1", "1/1 perchlorate");
        row("O=[N+]([O-])[O-].C[NH2+]Cc1ccccc1Br", "CNCc1ccccc1Br", "1/1 nitrate");
        row("F[P-](F)(F)(F)(F)F.C[n+]1ccc(Br)cc1", "C[n+]1ccc(Br)cc1", "1/1 hexafluorophosphate");
        row("[NH4+].[O-]C(=O)c1ccc(Br)cc1", "O=C(O)c1ccc(Br)cc1", "1/1 ammonium");
        row("NC(=[NH2+])c1ccccc1Br.OS(=O)(=O)[O-]", "N=C(N)c1ccccc1Br", "1/1 sulfate");
        row("NCCc1ccccc1Br.NCCc1ccccc1Br.OS(=O)(=O)O.O", "NCCc1ccccc1Br",
            "1/2 sulfate + 1/2 water");
        row("CCCC[N+](CCCC)(CCCC)CCCC.[OH-]", "CCCC[N+](CCCC)(CCCC)CCCC", "1/1 hydroxide");
        row("Nc1ccc(Br)cc1.OC(=O)C(F)(F)F", "Nc1ccc(Br)cc1", "1/1 trifluoroacetate");
        row("Nc1ccc(Br)cc1.Cc1ccc(cc1)S(=O)(=O)O.ClCCl", "Nc1ccc(Br)cc1",
            "1/1 tosylate + 1/1 dichloromethane");
        row("C[N+](=O)[O-].Nc1ccc(Br)cc1", "Nc1ccc(Br)cc1", "1/1 nitromethane");
    }

    void clear()
    {
        QFETCH(QByteArray, input);
        const auto molecule = Molecule::fromSmiles(input.toStdString());
        QVERIFY(molecule);
        const auto composition = compositionOf(*molecule);
        QVERIFY(composition);
        QVERIFY(composition->isClear);
        QTEST(QByteArray::fromStdString(composition->parent.cxSmiles()), "parent");
        QTEST(text(*composition), "rest");
    }

    void unclear_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::newRow("two unknown ones") << QByteArray("Brc1ccccc1N.Clc1cnccc1C");
        QTest::newRow("big and small, both unknown") << QByteArray("CC(C)c1ccccc1-c1ccccc1Br.CCCF");
        QTest::newRow("enantiomers") << QByteArray("C[C@H](N)c1ccccc1.C[C@@H](N)c1ccccc1");
        QTest::newRow("two salt formers") << QByteArray("CCN(CC)CC.CC(=O)O");
        QTest::newRow("ions alone") << QByteArray("[Na+].[Cl-]");
        QTest::newRow("R group") << QByteArray("*c1ccccc1N.Cl");
        QTest::newRow("a labelled acid is not the acid") << QByteArray("Nc1ccc(Br)cc1.[2H]Cl");
    }

    void unclear()
    {
        QFETCH(QByteArray, input);
        const auto molecule = *Molecule::fromSmiles(input.toStdString());
        const auto composition = compositionOf(molecule);
        QVERIFY(composition);
        QVERIFY(!composition->isClear);
        QVERIFY(composition->isMixture());
        QCOMPARE(composition->parent.smiles(), molecule.smiles());
        QVERIFY(composition->salts.empty() && composition->solvents.empty());
    }

    void coordinatesStay()
    {
        const auto drawn = *Molecule::fromSmiles("CC(=O)[O-].[Na+]")->withCoordinates();
        const auto composition = compositionOf(drawn);
        QVERIFY(composition->parent.hasCoordinates());
        QVERIFY(composition->salts.front().molecule.hasCoordinates());
        QCOMPARE(composition->salts.front().smiles, std::string("[Na+]"));
    }

    void everyRowOfTheTableIsFound()
    {
        std::set<std::string> names;
        for (const KnownComponent &known : knownComponents()) {
            const auto molecule = Molecule::fromSmiles(known.smiles);
            QVERIFY2(molecule, std::string(known.name).c_str());
            QVERIFY2(names.insert(std::string(known.name)).second, std::string(known.name).c_str());
            const auto salt = Molecule::fromSmiles("Brc1ccc(I)cc1." + std::string(known.smiles));
            const auto composition = compositionOf(*salt);
            QVERIFY(composition && composition->isClear);
            QCOMPARE(composition->parent.smiles(), std::string("Brc1ccc(I)cc1"));
            const auto &list =
                composition->salts.empty() ? composition->solvents : composition->salts;
            QCOMPARE(int(list.size()), 1);
            QCOMPARE(list.front().name, std::string(known.name));
        }
    }
};

QTEST_GUILESS_MAIN(TestComposition)
#include "tst_composition.moc"
