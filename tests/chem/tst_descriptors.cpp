// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/molecule/descriptors.h"

#include <QtTest>

using namespace artemisia::chem;

class TestDescriptors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Masses: sums of CIAAW's standard weights and of AME 2020's isotope masses.
    void formulaeAndMasses_data()
    {
        QTest::addColumn<QByteArray>("smiles");
        QTest::addColumn<QByteArray>("formula");
        QTest::addColumn<double>("average");
        QTest::addColumn<double>("monoisotopic");
        const auto row = [](const char *smiles, const char *formula, double average, double mono) {
            QTest::newRow(smiles) << QByteArray(smiles) << QByteArray(formula) << average << mono;
        };
        row("Cn1cnc2c1c(=O)n(C)c(=O)n2C", "C8H10N4O2", 194.194, 194.08038);
        row("O", "H2O", 18.015, 18.01056);
        row("C[N+](C)(C)C", "C4H12N+", 74.147, 74.09697);
        row("[O-]S(=O)(=O)[O-]", "O4S-2", 96.056, 95.95173);
        row("[Na+].[Cl-]", "ClNa", 58.440, 57.95862);
        row("[2H]O[2H]", "D2O", 20.027, 20.02312);
        row("[13CH4]", "[13C]H4", 17.035, 17.03465);
        row("[2H]C(Cl)(Cl)Cl", "CDCl3", 120.375, 118.92066);
        row("Brc1ccccc1", "C6H5Br", 157.010, 155.95746);
        row("OB(O)O", "BH3O3", 61.831, 62.01752);
        row("[Fe]", "Fe", 55.845, 55.93494);
        row("CC(=O)O.CCN", "C4H11NO2", 105.137, 105.07898);
    }

    void formulaeAndMasses()
    {
        QFETCH(QByteArray, smiles);
        QFETCH(double, average);
        QFETCH(double, monoisotopic);
        const auto molecule = *Molecule::fromSmiles(smiles.toStdString());
        QTEST(QByteArray::fromStdString(formula(molecule)), "formula");
        QVERIFY2(std::abs(averageMass(molecule) - average) < 0.012,
                 std::to_string(averageMass(molecule)).c_str());
        QVERIFY2(std::abs(monoisotopicMass(molecule) - monoisotopic) < 0.0001,
                 std::to_string(monoisotopicMass(molecule)).c_str());
        const auto all = descriptors(molecule);
        QVERIFY(all);
        QCOMPARE(all->formula, formula(molecule));
        QCOMPARE(all->averageMass, averageMass(molecule));
        QCOMPARE(all->monoisotopicMass, monoisotopicMass(molecule));
    }

    // TPSA: Ertl's published method, PubChem's value for the same structures; the counts by hand.
    void aspirin()
    {
        const auto d = descriptors(*Molecule::fromSmiles("CC(=O)Oc1ccccc1C(=O)O"));
        QVERIFY(d);
        QVERIFY(std::abs(d->tpsa - 63.6) < 0.05);
        QCOMPARE(d->donors, 1);
        QCOMPARE(d->acceptors, 4);
        QCOMPARE(d->heavyAtoms, 13);
        QCOMPARE(d->rings, 1);
        QCOMPARE(d->rotatableBonds, 2);
        QCOMPARE(d->charge, 0);
        QCOMPARE(d->ruleOfFiveViolations, 0);
        QVERIFY(std::abs(d->fractionCsp3 - 1.0 / 9) < 1e-9);
        QVERIFY(d->logP > 1.2 && d->logP < 1.4);
    }

    void ruleOfFive()
    {
        // Cyclosporin-like bulk: a long peptide breaks all four but the fat one.
        const auto fat =
            descriptors(*Molecule::fromSmiles("CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC"));
        QCOMPARE(fat->ruleOfFiveViolations, 2);
        const auto sugar = descriptors(*Molecule::fromSmiles(
            "OC[C@H]1O[C@@H](O[C@H]2[C@H](O)[C@@H](O)C(O)O[C@@H]2CO)[C@H](O)[C@@H](O)[C@@H]1O"));
        QCOMPARE(sugar->ruleOfFiveViolations, 2);
    }

    void nothingWeighsNothing()
    {
        QCOMPARE(formula(Molecule()), std::string());
        QCOMPARE(averageMass(Molecule()), 0.0);
        const auto d = descriptors(Molecule());
        QVERIFY(d);
        QCOMPARE(d->heavyAtoms, 0);
    }

    void queriesHaveAFormulaToo()
    {
        const auto molecule = *Molecule::fromSmiles("C*");
        QVERIFY(formula(molecule).find('*') != std::string::npos);
        QVERIFY(descriptors(molecule));
    }
};

QTEST_GUILESS_MAIN(TestDescriptors)
#include "tst_descriptors.moc"
