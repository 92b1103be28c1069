// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compounds/registrar.h"

#include "chem/molecule/inchi.h"
#include "tests/support/temporary_notebook.h"

#include <QFile>

using namespace artemisia;
using compounds::Preparation;

namespace
{

/// The record of a structure as an importer would make it.
Preparation prepared(const QString &smiles)
{
    const auto molecule = chem::Molecule::fromText(smiles.toStdString());
    if (!molecule) {
        qFatal("%s: %s", qUtf8Printable(smiles), molecule.error().message.c_str());
    }
    auto made = compounds::prepare(*molecule);
    if (!made) {
        qFatal("%s", testing::wordsOf(made.error()).constData());
    }
    return *std::move(made);
}

QStringList codesOf(const QList<Remark> &remarks)
{
    QStringList codes;
    for (const Remark &remark : remarks) {
        codes << remark.code;
    }
    return codes;
}

QString keyOf(const chem::Molecule &molecule)
{
    const auto inchi = chem::inchi(molecule);
    return inchi ? QString::fromStdString(inchi->key) : QString();
}

QStringList partsOf(const QList<BatchComponent> &components)
{
    QStringList parts;
    for (const BatchComponent &part : components) {
        parts << QStringLiteral("%1 %2 %3/%4")
                     .arg(part.kind, part.smiles)
                     .arg(part.count)
                     .arg(part.parentCount);
    }
    return parts;
}

} // namespace

class TestRegistrar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyStructureReadsBackAsItself();
    void drawingsReadBackAsThemselves_data();
    void drawingsReadBackAsThemselves();
    void wordsOfAStructure();
    void stereoAsStated_data();
    void stereoAsStated();
    void saltsAndSolvates_data();
    void saltsAndSolvates();
    void withoutInchi_data();
    void withoutInchi();
    void tooLargeToDraw();
    void emptyStructure();
    void setStructureLeavesNothingOfTheOld();
    void aNumberedBracketCountsSoOften();
};

/// Whatever is stated of a structure is stated of one structure: over the 891 rows of the master
/// list, the drawing that is kept gives the key that is kept.
void TestRegistrar::everyStructureReadsBackAsItself()
{
    QFile list(QStringLiteral(ARTEMISIA_TEST_DATA "/osm/MalariaMolecules.csv"));
    QVERIFY(list.open(QIODevice::ReadOnly));
    int structures = 0;
    int redrawn = 0;
    while (!list.atEnd()) {
        const QString smiles = QString::fromLatin1(list.readLine()).section(u',', 6, 6);
        const auto molecule = chem::Molecule::fromSmiles(smiles.toStdString());
        if (!molecule) {
            continue;
        }
        QList<Remark> remarks;
        const auto structure = compounds::structureOf(*molecule, &remarks);
        VERIFY_OK(structure);
        ++structures;
        QCOMPARE(structure->inchiKey, keyOf(*molecule));
        const QStringList codes = codesOf(remarks);
        if (structure->molblock.isEmpty()) {
            QVERIFY2(codes.contains(QStringLiteral("drawing-left-out")), qPrintable(smiles));
            ++redrawn;
        } else {
            const auto again = chem::Molecule::fromMolBlock(structure->molblock.toStdString());
            QVERIFY2(again, qPrintable(smiles));
            QCOMPARE(keyOf(*again), structure->inchiKey);
            QVERIFY(again->hasCoordinates());
        }
        const auto read = compounds::moleculeOf(*structure);
        VERIFY_OK(read);
        QCOMPARE(keyOf(*read), structure->inchiKey);
        QCOMPARE(structure->inchiKey.isEmpty(),
                 codes.contains(QStringLiteral("inchi-unavailable")));
    }
    QVERIFY2(structures > 850, QByteArray::number(structures).constData());
    QVERIFY2(redrawn <= 2, QByteArray::number(redrawn).constData());
}

void TestRegistrar::drawingsReadBackAsThemselves_data()
{
    QTest::addColumn<QString>("file");
    for (const char *name :
         {"artemisinin", "bridged", "caffeine", "charges", "cisplatin", "cumulated", "open-stereo",
          "penicillin-g", "stereo-groups", "triazolopyrazine", "wavy-crossing"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

/// A drawing is kept as its author drew it where it can be.
void TestRegistrar::drawingsReadBackAsThemselves()
{
    QFETCH(QString, file);
    QFile drawing(QStringLiteral(ARTEMISIA_TEST_DATA "/depict/%1.mol").arg(file));
    QVERIFY(drawing.open(QIODevice::ReadOnly));
    const auto molecule = chem::Molecule::fromMolBlock(drawing.readAll().toStdString());
    QVERIFY(molecule);
    QList<Remark> remarks;
    const auto structure = compounds::structureOf(*molecule, &remarks);
    VERIFY_OK(structure);
    const auto again = chem::Molecule::fromMolBlock(structure->molblock.toStdString());
    QVERIFY(again);
    QCOMPARE(keyOf(*again), structure->inchiKey);
    QCOMPARE(structure->inchiKey, keyOf(*molecule));
    QCOMPARE(again->stereo(), molecule->stereo());
    QCOMPARE(codesOf(remarks).filter(QStringLiteral("drawing")), QStringList());
    // Made once more of what was kept, nothing changes.
    const auto twice = compounds::structureOf(*again);
    VERIFY_OK(twice);
    QCOMPARE(twice->molblock, structure->molblock);
    QCOMPARE(twice->smiles, structure->smiles);
    QCOMPARE(twice->inchi, structure->inchi);
}

void TestRegistrar::wordsOfAStructure()
{
    const Preparation made = prepared(QStringLiteral("CC(=O)Oc1ccccc1C(O)=O"));
    QCOMPARE(made.compound.structure.inchiKey, QStringLiteral("BSYNRYMUTXBXSQ-UHFFFAOYSA-N"));
    QCOMPARE(
        made.compound.structure.inchi,
        QStringLiteral("InChI=1S/C9H8O4/c1-6(10)13-8-5-3-2-4-7(8)9(11)12/h2-5H,1H3,(H,11,12)"));
    QCOMPARE(made.compound.formula, QStringLiteral("C9H8O4"));
    QVERIFY(qAbs(made.compound.averageMass - 180.159) < 0.005);
    QVERIFY(qAbs(made.compound.monoisotopicMass - 180.04226) < 0.0001);
    QCOMPARE(made.compound.stereo, chem::StereoStatement::None);
    QVERIFY(made.asGiven.isEmpty() && made.components.isEmpty() && made.remarks.isEmpty());
    QVERIFY(made.compound.code.isEmpty());
}

void TestRegistrar::stereoAsStated_data()
{
    QTest::addColumn<QString>("smiles");
    QTest::addColumn<chem::StereoStatement>("stereo");
    QTest::addColumn<QString>("remark");
    // Open Source Malaria: an alcohol sold flat, its enantiomers OSM-S-588 and OSM-S-589.
    const QString core = QStringLiteral("FC(F)OC(C=C1)=CC=C1C2=NN=C3C=NC=C(NC%1C4=CC=CC=C4)N32%2");
    const auto row = [&](const char *name, const char *centre, const char *more,
                         chem::StereoStatement stereo, const char *remark) {
        QTest::newRow(name) << core.arg(QLatin1String(centre), QLatin1String(more)) << stereo
                            << QString::fromLatin1(remark);
    };
    row("flat", "C(O)", "", chem::StereoStatement::Unknown, "stereo-unknown");
    row("one enantiomer", "[C@@H](O)", "", chem::StereoStatement::Absolute, "");
    row("the other", "[C@H](O)", "", chem::StereoStatement::Absolute, "");
    row("racemate", "[C@H](O)", " |&1:20|", chem::StereoStatement::Racemic, "");
    row("one of the two", "[C@H](O)", " |o1:20|", chem::StereoStatement::Relative, "");
}

void TestRegistrar::stereoAsStated()
{
    QFETCH(QString, smiles);
    QFETCH(chem::StereoStatement, stereo);
    QFETCH(QString, remark);
    const Preparation made = prepared(smiles);
    QCOMPARE(made.compound.stereo, stereo);
    QCOMPARE(codesOf(made.remarks).join(u','), remark);
    const auto again = compounds::moleculeOf(made.compound.structure);
    VERIFY_OK(again);
    QCOMPARE(again->stereo(), stereo); // the drawing says the same
    QCOMPARE(made.compound.structure.cxsmiles.isEmpty(), !smiles.contains(u'|'));
}

void TestRegistrar::saltsAndSolvates_data()
{
    QTest::addColumn<QString>("smiles");
    QTest::addColumn<QString>("parentKey");
    QTest::addColumn<QString>("parts");
    const auto keyFor = [](const char *smiles) {
        return keyOf(*chem::Molecule::fromSmiles(smiles));
    };
    // Rows of Open Source Malaria's master list.
    QTest::newRow("OSM-LO-38, a hydrochloride")
        << QStringLiteral("OC1=CC(C[C@H]2C3=CC=C(O)C=C3CCN2)=CC=C1.Cl")
        << keyFor("OC1=CC(C[C@H]2C3=CC=C(O)C=C3CCN2)=CC=C1") << "salt Cl 1/1";
    QTest::newRow("OSM-LO-37, a trifluoroacetate, salt first")
        << QStringLiteral("O=C(O)C(F)(F)F.OC1=CC=C(C[C@H]2C3=CC(O)=C(O)C=C3CCN2)C=C1")
        << keyFor("OC1=CC=C(C[C@H]2C3=CC(O)=C(O)C=C3CCN2)C=C1") << "salt O=C(O)C(F)(F)F 1/1";
    QTest::newRow("a sodium salt, neutralised") << QStringLiteral("[Na+].[O-]C(=O)c1ccccc1")
                                                << keyFor("OC(=O)c1ccccc1") << "salt [Na+] 1/1";
    QTest::newRow("a dihydrate of a hydrochloride")
        << QStringLiteral("NCCc1ccccc1.Cl.O.O") << keyFor("NCCc1ccccc1")
        << "salt Cl 1/1; solvent O 2/1";
    QTest::newRow("a hemifumarate") << QStringLiteral("NCCc1ccccc1.NCCc1ccccc1.OC(=O)/C=C/C(O)=O")
                                    << keyFor("NCCc1ccccc1") << "salt O=C(O)/C=C/C(=O)O 1/2";
}

void TestRegistrar::saltsAndSolvates()
{
    QFETCH(QString, smiles);
    QFETCH(QString, parentKey);
    QFETCH(QString, parts);
    const Preparation made = prepared(smiles);
    QCOMPARE(made.compound.structure.inchiKey, parentKey);
    QCOMPARE(partsOf(made.components).join(QStringLiteral("; ")), parts);
    for (const BatchComponent &part : made.components) {
        QVERIFY(!part.id.isNull() && !part.name.isEmpty());
    }
    // The whole input is what lies in the bottle.
    const auto whole = chem::Molecule::fromSmiles(smiles.toStdString());
    QCOMPARE(made.asGiven.inchiKey, keyOf(*whole));
    QVERIFY(made.asGiven.inchiKey != parentKey);
    const auto again = compounds::moleculeOf(made.asGiven);
    VERIFY_OK(again);
    QCOMPARE(keyOf(*again), made.asGiven.inchiKey);
}

void TestRegistrar::withoutInchi_data()
{
    QTest::addColumn<QString>("smiles");
    QTest::newRow("R-group") << QStringLiteral("*c1ccccc1");
    QTest::newRow("polymer") << QStringLiteral("*CC(*)c1ccccc1 |Sg:n:1,2,3,4,5,6,7,8::ht|");
}

/// What InChI cannot express is a compound all the same, with its drawing.
void TestRegistrar::withoutInchi()
{
    QFETCH(QString, smiles);
    const Preparation made = prepared(smiles);
    QVERIFY(made.compound.structure.inchiKey.isEmpty() && made.compound.structure.inchi.isEmpty());
    QVERIFY(!made.compound.structure.smiles.isEmpty());
    QVERIFY(!made.compound.structure.molblock.isEmpty());
    QVERIFY(codesOf(made.remarks).contains(QStringLiteral("inchi-unavailable")));
}

/// More atoms than can be laid out are still a structure: SMILES and InChI, and a remark.
void TestRegistrar::tooLargeToDraw()
{
    const Preparation made = prepared(QStringLiteral("CC(C)CC(N)C(=O)") +
                                      QStringLiteral("NCC(=O)").repeated(140) + u'O');
    QVERIFY(made.compound.structure.molblock.isEmpty());
    QVERIFY(!made.compound.structure.inchiKey.isEmpty());
    QVERIFY(codesOf(made.remarks).contains(QStringLiteral("drawing-left-out")));
    const auto again = compounds::moleculeOf(made.compound.structure);
    VERIFY_OK(again);
    QCOMPARE(keyOf(*again), made.compound.structure.inchiKey);
}

void TestRegistrar::emptyStructure()
{
    const auto structure = compounds::structureOf(chem::Molecule());
    VERIFY_OK(structure);
    QVERIFY(structure->isEmpty());
    const auto molecule = compounds::moleculeOf({});
    VERIFY_OK(molecule);
    QVERIFY(molecule->isEmpty());
    Structure broken;
    broken.molblock = QStringLiteral("\n\n\nnonsense");
    VERIFY_FAILS(compounds::moleculeOf(broken), ErrorCode::Invalid);
}

void TestRegistrar::setStructureLeavesNothingOfTheOld()
{
    Compound compound = prepared(QStringLiteral("C[C@H](F)Cl |&1:1|")).compound;
    QVERIFY(!compound.structure.cxsmiles.isEmpty());
    compound.noStructureReason = QStringLiteral("not told");
    VERIFY_OK(compounds::setStructure(compound, *chem::Molecule::fromSmiles("*CC")));
    QVERIFY(compound.structure.inchiKey.isEmpty() && compound.structure.inchi.isEmpty());
    QVERIFY(!compound.structure.smiles.contains(u'F'));
    QVERIFY(!compound.structure.cxsmiles.contains(u'&'));
    QCOMPARE(compound.stereo, chem::StereoStatement::None);
    QVERIFY(compound.noStructureReason.isEmpty());
    VERIFY_OK(compounds::setStructure(compound, chem::Molecule()));
    QVERIFY(compound.structure.isEmpty() && compound.formula.isEmpty());
    QCOMPARE(compound.averageMass, 0.0);
}

/// Tetraethylene glycol with one unit drawn, as a salt of it is: identifiers and masses are of the
/// whole, the drawing keeps its brackets.
void TestRegistrar::aNumberedBracketCountsSoOften()
{
    const std::string block = "\n  test\n\n"
                              "  6  4  0  0  0  0            999 V2000\n"
                              "    0.0000    0.0000    0.0000 O   0  0\n"
                              "    1.3000    0.7500    0.0000 C   0  0\n"
                              "    2.6000    0.0000    0.0000 C   0  0\n"
                              "    3.9000    0.7500    0.0000 O   0  0\n"
                              "    5.2000    0.0000    0.0000 N   0  0\n"
                              "    8.0000    0.0000    0.0000 Cl  0  0\n"
                              "  1  2  1  0\n"
                              "  2  3  1  0\n"
                              "  3  4  1  0\n"
                              "  4  5  1  0\n"
                              "M  STY  1   1 SRU\n"
                              "M  SAL   1  3   2   3   4\n"
                              "M  SBL   1  2   1   4\n"
                              "M  SMT   1 4\n"
                              "M  SCN  1   1 HT\n"
                              "M  END\n";
    const auto molecule = chem::Molecule::fromMolBlock(block);
    QVERIFY(molecule);
    const Preparation whole = prepared(QStringLiteral("NOCCOCCOCCOCCO.Cl"));
    const auto made = compounds::prepare(*molecule);
    VERIFY_OK(made);
    QCOMPARE(made->compound.structure.smiles, whole.compound.structure.smiles);
    QCOMPARE(made->compound.structure.inchiKey, whole.compound.structure.inchiKey);
    QCOMPARE(made->compound.formula, whole.compound.formula);
    QCOMPARE(made->compound.averageMass, whole.compound.averageMass);
    Compound drawn;
    const auto alone = chem::Molecule::fromText("NOCCOCCOCCOCCO |Sg:n:1,2,3:4:ht|");
    QVERIFY(alone);
    VERIFY_OK(compounds::setStructure(drawn, *alone));
    QCOMPARE(drawn.structure.inchiKey,
             prepared(QStringLiteral("NOCCOCCOCCOCCOCCOCCOCCO")).compound.structure.inchiKey);
    QVERIFY(drawn.structure.molblock.contains(QStringLiteral("SRU")));
}

QTEST_GUILESS_MAIN(TestRegistrar)
#include "tst_registrar.moc"
