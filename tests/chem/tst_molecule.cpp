// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/molecule/molecule.h"

#include <QFile>
#include <QtTest>

#include <thread>

using namespace artemisia::chem;

namespace
{

QByteArray readFile(const QString &name)
{
    QFile file(QStringLiteral(ARTEMISIA_TEST_DATA "/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Molecule mol(std::string_view smiles)
{
    const auto molecule = Molecule::fromSmiles(smiles);
    return molecule ? *molecule : Molecule();
}

std::string withLineEnds(std::string text, const std::string &end)
{
    for (std::size_t i = text.find('\n'); i != std::string::npos;
         i = text.find('\n', i + end.size())) {
        text.replace(i, 1, end);
    }
    return text;
}

} // namespace

class TestMolecule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void smiles_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("canonical");
        QTest::addColumn<int>("atoms");
        QTest::newRow("ethanol") << QByteArray("OCC") << QByteArray("CCO") << 3;
        QTest::newRow("kekule benzene") << QByteArray("C1=CC=CC=C1") << QByteArray("c1ccccc1") << 6;
        QTest::newRow("name behind it")
            << QByteArray(" CCO ethanol absolute\n") << QByteArray("CCO") << 3;
        QTest::newRow("drawn hydrogens") << QByteArray("[H]C([H])([H])O") << QByteArray("CO") << 2;
        QTest::newRow("deuterium stays") << QByteArray("[2H]C") << QByteArray("[2H]C") << 2;
        QTest::newRow("nitro of five bonds")
            << QByteArray("CN(=O)=O") << QByteArray("C[N+](=O)[O-]") << 4;
        QTest::newRow("long ring numbers")
            << QByteArray("C%(123)CC%(123)") << QByteArray("C1CC1") << 3;
        QTest::newRow("salt") << QByteArray("[Na+].[Cl-]") << QByteArray("[Cl-].[Na+]") << 2;
        QTest::newRow("radical") << QByteArray("[CH3]") << QByteArray("[CH3]") << 1;
        QTest::newRow("dative") << QByteArray("N->[Cu]") << QByteArray("N->[Cu]") << 2;
        QTest::newRow("coordinates") << QByteArray("CC |(0,0,;1.5,0,)|") << QByteArray("CC") << 2;
    }

    void smiles()
    {
        QFETCH(QByteArray, text);
        const auto molecule = Molecule::fromSmiles(text.toStdString());
        QVERIFY2(molecule, molecule ? "" : molecule.error().message.c_str());
        QTEST(QByteArray::fromStdString(molecule->smiles()), "canonical");
        QTEST(molecule->atomCount(), "atoms");
        QCOMPARE(mol(molecule->smiles()).smiles(), molecule->smiles());
    }

    void whatIsNoSmilesSaysWhy_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("word");
        const int syntax = int(ErrorCode::Syntax);
        const int chemistry = int(ErrorCode::Chemistry);
        QTest::newRow("empty") << QByteArray("") << syntax << "no structure";
        QTest::newRow("blank") << QByteArray(" \t\n") << syntax << "no structure";
        QTest::newRow("open ring") << QByteArray("C1CC") << syntax << "Ring 1";
        QTest::newRow("open branch") << QByteArray("C(C") << syntax << "not closed";
        QTest::newRow("closing branch") << QByteArray("CC)C") << syntax << "character 3";
        QTest::newRow("open bracket") << QByteArray("C[NH") << syntax << "'['";
        QTest::newRow("garbage") << QByteArray("hello") << syntax << "'h'";
        QTest::newRow("NUL") << QByteArray("C\0C", 3) << syntax << "character 2";
        QTest::newRow("UTF-8") << QByteArray("C\xC3\xA9") << syntax << "character 2";
        QTest::newRow("reaction") << QByteArray("CC>>CO") << syntax << "reaction";
        QTest::newRow("long number") << QByteArray("[123456789C]") << syntax << "number";
        QTest::newRow("long charge") << QByteArray("[C+123456789]") << syntax << "number";
        QTest::newRow("open extension") << QByteArray("CC |o1:") << syntax << "not closed";
        QTest::newRow("damaged extension") << QByteArray("CC |o1:99|") << syntax << "";
        QTest::newRow("five bonds") << QByteArray("CC(C)(C)(C)C") << chemistry << "C (atom 2)";
        QTest::newRow("drawn hydrogen before it")
            << QByteArray("[H]OC(C)(C)(C)C") << chemistry << "C (atom 3)";
        QTest::newRow("charged oxygen") << QByteArray("C[O-]C") << chemistry << "O (atom 2)";
        QTest::newRow("not aromatic") << QByteArray("c1ccnc1") << chemistry << "aromatic";
        QTest::newRow("aromatic chain") << QByteArray("Cn") << chemistry << "N (atom 2)";
        QTest::newRow("many hydrogens") << QByteArray("[FeH4000]") << chemistry << "hydrogens";
    }

    void whatIsNoSmilesSaysWhy()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, word);
        const auto molecule = Molecule::fromSmiles({text.constData(), std::size_t(text.size())});
        QVERIFY(!molecule);
        QTEST(int(molecule.error().code), "code");
        QVERIFY2(QString::fromStdString(molecule.error().message).contains(word),
                 molecule.error().message.c_str());
    }

    void stereo_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("statement");
        QTest::newRow("none") << QByteArray("CCO") << QByteArray("none");
        QTest::newRow("open centre") << QByteArray("CC(F)Cl") << QByteArray("unknown");
        QTest::newRow("one of two open") << QByteArray("C[C@H](F)C(F)Cl") << QByteArray("unknown");
        QTest::newRow("open double bond") << QByteArray("CC=CC") << QByteArray("unknown");
        QTest::newRow("all given") << QByteArray("C[C@H](F)Cl") << QByteArray("absolute");
        QTest::newRow("double bond given") << QByteArray("C/C=C/C") << QByteArray("absolute");
        QTest::newRow("or") << QByteArray("C[C@H](F)Cl |o1:1|") << QByteArray("relative");
        QTest::newRow("and") << QByteArray("C[C@H](F)Cl |&1:1|") << QByteArray("racemic");
        QTest::newRow("abs") << QByteArray("C[C@H](F)Cl |a:1|") << QByteArray("absolute");
        QTest::newRow("or beside an open one")
            << QByteArray("C[C@H](F)C(F)Cl |o1:1|") << QByteArray("unknown");
        QTest::newRow("two in one or group")
            << QByteArray("C[C@H](F)[C@@H](F)Cl |o1:1,3|") << QByteArray("relative");
        QTest::newRow("a given bond beside and")
            << QByteArray("C/C=C/[C@H](F)Cl |&1:3|") << QByteArray("racemic");
        QTest::newRow("small ring bond") << QByteArray("C1=CCCCC1") << QByteArray("none");
        QTest::newRow("pyramidal amine") << QByteArray("CN(C)CC") << QByteArray("none");
    }

    void stereo()
    {
        QFETCH(QByteArray, text);
        const Molecule molecule = mol(text.toStdString());
        QVERIFY(!molecule.isEmpty());
        const auto name = toName(molecule.stereo());
        QTEST(QByteArray(name.data(), int(name.size())), "statement");
        QVERIFY(stereoFromName(name) == molecule.stereo());
    }

    void enhancedStereoSurvives_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("or") << QByteArray("C[C@H](F)Cl |o1:1|");
        QTest::newRow("and") << QByteArray("C[C@H](F)Cl |&1:1|");
        QTest::newRow("two") << QByteArray("C[C@H](O)C[C@@H](F)Cl |&1:4,o1:1|");
    }

    void enhancedStereoSurvives()
    {
        QFETCH(QByteArray, text);
        const Molecule molecule = mol(text.toStdString());
        QVERIFY(molecule.cxSmiles() != molecule.smiles());
        const auto block = molecule.molBlock();
        QVERIFY(block);
        QVERIFY(block->find("V3000") != std::string::npos);
        const auto again = Molecule::fromMolBlock(*block);
        QVERIFY(again);
        QCOMPARE(again->cxSmiles(), molecule.cxSmiles());
        QCOMPARE(again->stereo(), molecule.stereo());
        const auto restored = Molecule::fromBytes(molecule.toBytes());
        QVERIFY(restored);
        QCOMPARE(restored->cxSmiles(), molecule.cxSmiles());
    }

    void plainSmilesHaveNoExtension()
    {
        for (const char *text : {"CCO", "[CH3]", "[2H]C", "C[C@H](F)Cl", "[Na+].[Cl-]", "[O]"}) {
            QCOMPARE(mol(text).cxSmiles(), mol(text).smiles());
        }
    }

    void molBlocksGoRound_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text :
             {"CCO", "C[C@H](N)C(=O)O", "C/C=C/C", "C/C=C\\C", "c1ccc2[nH]ccc2c1",
              "C[N+](C)(C)C.[Cl-]", "[13CH4]", "[CH3]", "C[S@](=O)CC", "O=C1C=CC(=O)C=C1",
              "[Na+].[O-]C(=O)C", "N->[Cu]", "C1CC2CCC1CC2", "F[P-](F)(F)(F)(F)F", "C[Si](C)(C)C",
              "OB(O)c1ccccc1", "[2H]C([2H])Cl"}) {
            QTest::newRow(text) << QByteArray(text);
        }
    }

    void molBlocksGoRound()
    {
        QFETCH(QByteArray, text);
        const Molecule molecule = mol(text.toStdString());
        for (const auto version : {MolBlockVersion::Automatic, MolBlockVersion::V3000}) {
            const auto block = molecule.molBlock(version);
            QVERIFY(block);
            QCOMPARE(*molecule.molBlock(version), *block);
            QVERIFY(block->find('\r') == std::string::npos);
            const auto again = Molecule::fromMolBlock(*block);
            QVERIFY2(again, again ? "" : again.error().message.c_str());
            QCOMPARE(again->smiles(), molecule.smiles());
            QVERIFY(again->hasCoordinates());
            QCOMPARE(*again->molBlock(version), *block);
        }
    }

    void lineEndsDoNotMatter()
    {
        const std::string block = *mol("C[C@H](N)C(=O)O").molBlock();
        for (const char *end : {"\r\n", "\r", "\n"}) {
            const auto molecule = Molecule::fromMolBlock(withLineEnds(block, end));
            QVERIFY(molecule);
            QCOMPARE(molecule->smiles(), mol("C[C@H](N)C(=O)O").smiles());
        }
    }

    void headerLinesMayBeMissing()
    {
        const std::string block = *mol("CCO").molBlock();
        // A text field trims the blank first line; some programs write one too many.
        for (const std::string &text :
             {block.substr(1), "\n" + block, block.substr(0, block.find("M  END"))}) {
            const auto molecule = Molecule::fromMolBlock(text);
            QVERIFY2(molecule, molecule ? "" : molecule.error().message.c_str());
            QCOMPARE(molecule->smiles(), std::string("CCO"));
        }
    }

    void anEmptyMolBlockIsAnEmptyMolecule()
    {
        const auto molecule = Molecule::fromMolBlock(
            "\n  empty\n\n  0  0  0  0  0  0  0  0  0  0999 V2000\nM  END\n");
        QVERIFY(molecule);
        QVERIFY(molecule->isEmpty());
        QCOMPARE(molecule->smiles(), std::string());
        QVERIFY(!Molecule::fromMolBlock(""));
        QVERIFY(!Molecule::fromMolBlock("a\nb\nc\nd\n"));
    }

    void coordinatesAreKept()
    {
        const auto block = readFile(QStringLiteral("depict/caffeine.mol")).toStdString();
        const auto molecule = Molecule::fromMolBlock(block);
        QVERIFY(molecule);
        QVERIFY(molecule->hasCoordinates());
        const auto same = molecule->withCoordinates();
        QVERIFY(same);
        QCOMPARE(*same->molBlock(), *molecule->molBlock());
        const auto restored = Molecule::fromBytes(molecule->toBytes());
        QVERIFY(restored);
        QCOMPARE(*restored->molBlock(), *molecule->molBlock());
    }

    void coordinatesWithoutMeaningAreDropped()
    {
        std::string flat = "\n\n\n  2  1  0  0  0  0  0  0  0  0999 V2000\n";
        const std::string atom = "    0.0000    0.0000    0.0000 C   0  0\n";
        const std::string three = "    0.0000    0.0000    1.4000 C   0  0\n";
        const std::string bond = "  1  2  1  0\nM  END\n";
        QVERIFY(!Molecule::fromMolBlock(flat + atom + atom + bond)->hasCoordinates());
        QVERIFY(!Molecule::fromMolBlock(flat + atom + three + bond)->hasCoordinates());
    }

    void queriesStayQueries_data()
    {
        QTest::addColumn<QByteArray>("block");
        const QByteArray head("\n\n\n  2  1  0  0  0  0  0  0  0  0999 V2000\n"
                              "    0.0000    0.0000    0.0000 C   0  0\n");
        QTest::newRow("R group") << head + "    1.5000    0.0000    0.0000 R#  0  0\n  1  2  1  "
                                           "0\nM  RGP  1   2   1\nM  END\n";
        QTest::newRow("any atom")
            << head + "    1.5000    0.0000    0.0000 A   0  0\n  1  2  1  0\nM  END\n";
        QTest::newRow("list") << head + "    1.5000    0.0000    0.0000 L   0  0\n  1  2  1  0\nM  "
                                        "ALS   2  2 F N   O   \nM  END\n";
        QTest::newRow("any bond")
            << head + "    1.5000    0.0000    0.0000 C   0  0\n  1  2  8  0\nM  END\n";
    }

    void queriesStayQueries()
    {
        QFETCH(QByteArray, block);
        const auto molecule = Molecule::fromMolBlock(block.toStdString());
        QVERIFY2(molecule, molecule ? "" : molecule.error().message.c_str());
        QVERIFY(molecule->hasQueryFeatures());
        const auto written = molecule->molBlock();
        QVERIFY(written);
        const auto again = Molecule::fromMolBlock(*written);
        QVERIFY(again);
        QVERIFY(again->hasQueryFeatures());
        QVERIFY(!mol("CCO").hasQueryFeatures());
    }

    void valenceErrorsInMolBlocksNameTheAtom()
    {
        std::string block = *mol("CCCC").molBlock();
        block.replace(block.find("  1  2  1"), 9, "  1  2  3");
        block.replace(block.find("  2  3  1"), 9, "  2  3  3");
        std::string aromatic = *mol("CCCC").molBlock();
        aromatic.replace(aromatic.find("  2  3  1"), 9, "  2  3  4");
        QVERIFY(!Molecule::fromMolBlock(aromatic));
        const auto molecule = Molecule::fromMolBlock(block);
        QVERIFY(!molecule);
        QCOMPARE(molecule.error().code, ErrorCode::Chemistry);
        QVERIFY2(molecule.error().message.find("atom ") != std::string::npos,
                 molecule.error().message.c_str());
    }

    void bytesOfAnythingElseAreRefused()
    {
        const std::string bytes = mol("CCO").toBytes();
        QVERIFY(Molecule::fromBytes(bytes));
        QVERIFY(!Molecule::fromBytes(""));
        QVERIFY(!Molecule::fromBytes("CCO"));
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            std::string broken = bytes;
            broken[i] = char(broken[i] ^ 0x20);
            QVERIFY2(!Molecule::fromBytes(broken), std::to_string(i).c_str());
            QVERIFY(!Molecule::fromBytes(bytes.substr(0, i)));
        }
    }

    void countsAndFragments()
    {
        const Molecule salt = mol("CC(=O)[O-].[Na+]");
        QCOMPARE(salt.atomCount(), 5);
        QCOMPARE(salt.bondCount(), 3);
        QCOMPARE(salt.fragmentCount(), 2);
        QCOMPARE(Molecule().fragmentCount(), 0);
        QVERIFY(Molecule().isEmpty());
        QVERIFY(Molecule().withCoordinates());
    }

    void oneMoleculeServesManyThreads()
    {
        const Molecule molecule = mol("C[C@H](N)C(=O)N1CCC[C@@H]1c1ccccc1 |o1:1|");
        const std::string expected = molecule.cxSmiles();
        std::atomic<int> wrong = 0;
        std::vector<std::thread> threads;
        threads.reserve(4);
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                for (int n = 0; n < 50; ++n) {
                    // NOLINTNEXTLINE(performance-unnecessary-copy-initialization): each has its own
                    const Molecule copy = molecule;
                    wrong += copy.cxSmiles() != expected;
                    wrong += copy.stereo() != StereoStatement::Relative;
                    wrong += !copy.molBlock();
                }
            });
        }
        for (auto &thread : threads) {
            thread.join();
        }
        QCOMPARE(wrong.load(), 0);
    }
};

QTEST_GUILESS_MAIN(TestMolecule)
#include "tst_molecule.moc"
