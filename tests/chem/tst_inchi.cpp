// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/molecule/inchi.h"
#include "world_check.h"

#include <QtTest>

#include <fstream>
#include <thread>

using namespace artemisia::chem;

class TestInchi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Reference values: PubChem's pages of these compounds.
    void knownCompounds_data()
    {
        QTest::addColumn<QByteArray>("smiles");
        QTest::addColumn<QByteArray>("inchi");
        QTest::addColumn<QByteArray>("key");
        const auto row = [](const char *name, const char *smiles, const char *inchi,
                            const char *key) {
            QTest::newRow(name) << QByteArray(smiles) << QByteArray(inchi) << QByteArray(key);
        };
        row("methane", "C", "InChI=1S/CH4/h1H4", "VNWKTOKETHGBQD-UHFFFAOYSA-N");
        row("water", "O", "InChI=1S/H2O/h1H2", "XLYOFNOQVPJJNP-UHFFFAOYSA-N");
        row("benzene", "c1ccccc1", "InChI=1S/C6H6/c1-2-4-6-5-3-1/h1-6H",
            "UHOVQNZJYSORNB-UHFFFAOYSA-N");
        row("aspirin", "CC(=O)Oc1ccccc1C(=O)O",
            "InChI=1S/C9H8O4/c1-6(10)13-8-5-3-2-4-7(8)9(11)12/h2-5H,1H3,(H,11,12)",
            "BSYNRYMUTXBXSQ-UHFFFAOYSA-N");
        row("caffeine", "Cn1cnc2c1c(=O)n(C)c(=O)n2C",
            "InChI=1S/C8H10N4O2/c1-10-4-9-6-5(10)7(13)12(3)8(14)11(6)2/h4H,1-3H3",
            "RYYVLZVUVIJVGH-UHFFFAOYSA-N");
        row("L-alanine", "C[C@H](N)C(=O)O",
            "InChI=1S/C3H7NO2/c1-2(4)3(5)6/h2H,4H2,1H3,(H,5,6)/t2-/m0/s1",
            "QNAYBMKLOCPYGJ-REOHCLBHSA-N");
        row("D-alanine", "C[C@@H](N)C(=O)O",
            "InChI=1S/C3H7NO2/c1-2(4)3(5)6/h2H,4H2,1H3,(H,5,6)/t2-/m1/s1",
            "QNAYBMKLOCPYGJ-UWTATZPHSA-N");
        row("D-glucose, beta", "OC[C@H]1O[C@@H](O)[C@H](O)[C@@H](O)[C@@H]1O",
            "InChI=1S/C6H12O6/c7-1-2-3(8)4(9)5(10)6(11)12-2/h2-11H,1H2/t2-,3-,4+,5-,6-/m1/s1",
            "WQZGKKKJIJFFOK-VFUOTHLCSA-N");
        row("fumaric acid", "OC(=O)/C=C/C(=O)O",
            "InChI=1S/C4H4O4/c5-3(6)1-2-4(7)8/h1-2H,(H,5,6)(H,7,8)/b2-1+",
            "VZCYOOQTPOCHFL-OWOJBTEDSA-N");
        row("maleic acid", "OC(=O)/C=C\\C(=O)O",
            "InChI=1S/C4H4O4/c5-3(6)1-2-4(7)8/h1-2H,(H,5,6)(H,7,8)/b2-1-",
            "VZCYOOQTPOCHFL-UPHRSURJSA-N");
        row("sodium acetate", "CC(=O)[O-].[Na+]",
            "InChI=1S/C2H4O2.Na/c1-2(3)4;/h1H3,(H,3,4);/q;+1/p-1", "VMHLLURERBWHNL-UHFFFAOYSA-M");
        row("heavy water", "[2H]O[2H]", "InChI=1S/H2O/h1H2/i/hD2", "XLYOFNOQVPJJNP-ZSJDYOACSA-N");
        row("methyl radical", "[CH3]", "InChI=1S/CH3/h1H3", "WCYWZMWISLQXQU-UHFFFAOYSA-N");
        row("tetramethylammonium", "C[N+](C)(C)C", "InChI=1S/C4H12N/c1-5(2,3)4/h1-4H3/q+1",
            "QEMXHQIAXOOASZ-UHFFFAOYSA-N");
        row("nitrobenzene", "O=[N+]([O-])c1ccccc1", "InChI=1S/C6H5NO2/c8-7(9)6-4-2-1-3-5-6/h1-5H",
            "LQNUZADURLCDLV-UHFFFAOYSA-N");
        row("perchloric acid", "O[Cl+3]([O-])([O-])[O-]", "InChI=1S/ClHO4/c2-1(3,4)5/h(H,2,3,4,5)",
            "VLTRZXGMWDSKGL-UHFFFAOYSA-N");
    }

    void knownCompounds()
    {
        QFETCH(QByteArray, smiles);
        QFETCH(QByteArray, inchi);
        const auto molecule = Molecule::fromSmiles(smiles.toStdString());
        QVERIFY(molecule);
        const auto made = artemisia::chem::inchi(*molecule);
        QVERIFY2(made, made ? "" : made.error().message.c_str());
        QCOMPARE(QByteArray::fromStdString(made->inchi), inchi);
        QTEST(QByteArray::fromStdString(made->key), "key");
        QCOMPARE(*inchiKeyOf(made->inchi), made->key);
        const auto back = Molecule::fromInchi(made->inchi);
        QVERIFY2(back, back ? "" : back.error().message.c_str());
        QCOMPARE(artemisia::chem::inchi(*back)->inchi, made->inchi);
    }

    void theDrawingDoesNotMatter()
    {
        const char *smiles = "C[C@H](N)C(=O)N1CCC[C@@H]1/C=C/c1ccccc1";
        const auto molecule = *Molecule::fromSmiles(smiles);
        const auto drawn = *molecule.withCoordinates();
        const auto read = *Molecule::fromMolBlock(*drawn.molBlock());
        QCOMPARE(inchi(drawn)->key, inchi(molecule)->key);
        QCOMPARE(inchi(read)->key, inchi(molecule)->key);
    }

    void whatInchiCannotSay_data()
    {
        QTest::addColumn<QByteArray>("smiles");
        QTest::newRow("nothing") << QByteArray("");
        QTest::newRow("R group") << QByteArray("C*");
        QTest::newRow("any bond") << QByteArray("C~C");
        QTest::newRow("more atoms than it counts") << QByteArray("C(C)(C)").repeated(400);
        QTest::newRow("quadruple bond") << QByteArray("[Re]$[Re]");
    }

    void whatInchiCannotSay()
    {
        QFETCH(QByteArray, smiles);
        const auto molecule = smiles.isEmpty()
                                  ? Molecule()
                                  : Molecule::fromSmiles(smiles.toStdString()).value_or(Molecule());
        const auto made = inchi(molecule);
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::Unsupported);
    }

    void relativeStereoIsAWarning()
    {
        const auto made = inchi(*Molecule::fromSmiles("C[C@H](F)Cl |o1:1|"));
        QVERIFY(made);
        QVERIFY(!made->warnings.empty());
        QVERIFY(inchi(*Molecule::fromSmiles("C[C@H](F)Cl"))->warnings.empty());
        QVERIFY(!inchi(*Molecule::fromSmiles("CC(F)Cl"))->warnings.empty());
    }

    void inchiBecomesWhatChemistsDraw_data()
    {
        QTest::addColumn<QByteArray>("smiles");
        for (const char *smiles :
             {"CC(N)=O", "CC(=O)Nc1ccccc1", "O=C1CCCN1", "NC(N)=S", "O=c1cc[nH]c(=O)[nH]1",
              "C[N+](=O)[O-]", "CN=[N+]=[N-]", "[N-]=[N+]=C", "C[N+]([O-])=Cc1ccccc1",
              "CC(=O)[O-].[Na+]", "C[S@](=O)CC", "C/C=C/C", "C/C=C\\C", "[13CH3]O", "C[C@H]([2H])O",
              "[2H]C([2H])([2H])O", "OP(=O)(O)O", "C[N+](C)(C)CC(=O)[O-]"}) {
            QTest::newRow(smiles) << QByteArray(smiles);
        }
    }

    void inchiBecomesWhatChemistsDraw()
    {
        QFETCH(QByteArray, smiles);
        const auto molecule = *Molecule::fromSmiles(smiles.toStdString());
        const auto back = Molecule::fromInchi(inchi(molecule)->inchi);
        QVERIFY2(back, back ? "" : back.error().message.c_str());
        QCOMPARE(back->smiles(), molecule.smiles());
    }

    void theMasterListGoesRound()
    {
        std::ifstream file(ARTEMISIA_TEST_DATA "/osm/MalariaMolecules.csv", std::ios::binary);
        const auto table = artemisia::worldcheck::readCsv(file);
        int count = 0;
        int malformed = 0;
        for (const auto &row : table) {
            if (row.size() < 8 || row[7].compare(0, 9, "InChI=1S/") != 0) {
                continue;
            }
            const std::string stated = row[7].substr(0, row[7].find_first_of(" \r\n"));
            const auto molecule = Molecule::fromInchi(stated);
            if (!molecule) {
                // A structure that would not give this InChI again is refused, never passed off as
                // the same.
                if (molecule.error().code == ErrorCode::Syntax) {
                    ++malformed;
                } else {
                    QCOMPARE(molecule.error().code, ErrorCode::Unsupported);
                }
                continue;
            }
            QCOMPARE(inchi(*molecule)->inchi, stated);
            ++count;
        }
        QVERIFY2(count > 870, std::to_string(count).c_str());
        // OSM-S-206 is broken by a line end, OSM-S-39 and -306 lost the sign of a double bond,
        // OSM-S-677 ends in "HH".
        QCOMPARE(malformed, 4);
    }

    void damagedInchis_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {"", "InChI=", "InChI=1S/", "InChI=1S/xyz", "InChI=1S/C2H6/c1-2/q",
                                 "InChI=1S/C2H6/c1-99999/h1-2H3", "InChI=1S/C2H6/c1-(2/h1-2H3",
                                 "InChI=1S/C2H6/z1", "InChI=1S/C99999H6", "InChI=2S/CH4/h1H4",
                                 "InChI=1S/CH4/h1H4/h", "CCO", "InChI=1S/C2H6/c1-2/h1-2H3/\x01"}) {
            QTest::newRow(text) << QByteArray(text);
        }
    }

    void damagedInchis()
    {
        QFETCH(QByteArray, text);
        const auto molecule = Molecule::fromInchi(text.toStdString());
        QVERIFY(!molecule);
        QVERIFY(!molecule.error().message.empty());
    }

    void keysAndLayers()
    {
        QVERIFY(isInchiKey("VNWKTOKETHGBQD-UHFFFAOYSA-N"));
        QVERIFY(!isInchiKey("VNWKTOKETHGBQD-UHFFFAOYSA-n"));
        QVERIFY(!isInchiKey("VNWKTOKETHGBQD-UHFFFAOYSA"));
        QVERIFY(!isInchiKey(""));
        QVERIFY(isSameSkeleton("VZCYOOQTPOCHFL-OWOJBTEDSA-N", "VZCYOOQTPOCHFL-UPHRSURJSA-N"));
        QVERIFY(!isSameSkeleton("VZCYOOQTPOCHFL-OWOJBTEDSA-N", "VNWKTOKETHGBQD-UHFFFAOYSA-N"));
        QVERIFY(!isSameSkeleton("", ""));
        QCOMPARE(formulaLayer("InChI=1S/C9H8O4/c1-6(10)13"), std::string("C9H8O4"));
        QCOMPARE(formulaLayer("InChI=1S/C2H7N.ClH/c1-3-2;/h3H,1-2H3;1H"), std::string("C2H7N.ClH"));
        QCOMPARE(formulaLayer("CCO"), std::string());
        QVERIFY(!inchiKeyOf("nonsense"));
        QVERIFY(!Molecule::fromInchi("InChI=1/CH4/h1H4"));
    }

    void theLibraryIsSharedByThreads()
    {
        std::atomic<int> wrong = 0;
        std::vector<std::thread> threads;
        threads.reserve(4);
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&wrong, i] {
                const std::string smiles = std::string(std::size_t(i + 3), 'C') + "[C@H](N)O";
                const auto molecule = *Molecule::fromSmiles(smiles);
                const std::string key = inchi(molecule)->key;
                for (int n = 0; n < 100; ++n) {
                    wrong += inchi(molecule)->key != key;
                }
            });
        }
        for (auto &thread : threads) {
            thread.join();
        }
        QCOMPARE(wrong.load(), 0);
    }
};

QTEST_GUILESS_MAIN(TestInchi)
#include "tst_inchi.moc"
