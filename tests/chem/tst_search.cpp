// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/ctab.h"
#include "chem/drawing/edit.h"
#include "chem/search/query.h"

#include <QTest>

#include <functional>
#include <thread>

using namespace artemisia::chem;

namespace
{
Molecule molecule(const QString &smiles)
{
    const auto read = Molecule::fromSmiles(smiles.toStdString());
    return read ? *read : Molecule();
}
} // namespace

class TestSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void substructure_data();
    void substructure();
    void firstMatch();
    void fromMolBlock();
    void drawnQueries_data();
    void drawnQueries();
    void bad_data();
    void bad();
    void endlessIsStopped_data();
    void endlessIsStopped();
    void manyThreads();
    void fingerprint();
    void similarity_data();
    void similarity();
};

void TestSearch::substructure_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("target");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *query, const char *target, bool expected) {
        QTest::addRow("%s in %s", query, target)
            << QString::fromLatin1(query) << QString::fromLatin1(target) << expected;
    };
    row("c1ccccc1", "CC(=O)Oc1ccccc1C(=O)O", true);
    row("C1=CC=CC=C1", "CC(=O)Oc1ccccc1C(=O)O", true); // drawn with double bonds: the same
    row("c1ccncc1", "CC(=O)Oc1ccccc1C(=O)O", false);
    row("c1cc[nH]c1", "Cn1cccc1", true); // no hydrogens asked for
    row("CO", "CC(C)(C)OC", true);
    row("CN", "CO", false);
    row("[O-]", "CC(=O)[O-]", true);
    row("[O-]", "CC(=O)O", false);
    row("*c1ccccc1", "Cc1ccccc1", true);
    row("*c1ccccc1", "c1ccccc1", false);
    row("C.O", "CCO", true);
    row("[#7,#8]", "CCO", true);
    row("[#7,#8]", "CCS", false);
    row("[CX3](=O)[OX2H1]", "CC(=O)O", true);
    row("[CX3](=O)[OX2H1]", "CC(=O)OC", false);
    row("[$([NX3]C=O)]", "CC(=O)NC", true);
    row("[$([NX3]C=O)]", "CCNC", false);
    row("[!#6]~[!#6]", "CC(=O)NO", true);
    row("C[C@H](F)Cl", "C[C@@H](F)Cl", true); // stereo is not compared
    row("F/C=C/F", "F/C=C\\F", true);
}

void TestSearch::substructure()
{
    QFETCH(QString, query);
    QFETCH(QString, target);
    QFETCH(bool, expected);
    const auto read = SubstructureQuery::fromText(query.toStdString());
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    for (int again = 0; again < 2; ++again) { // a query is not used up
        const auto found = read->tryMatch(molecule(target));
        QVERIFY2(found, found ? "" : found.error().message.c_str());
        QCOMPARE(*found, expected);
        QCOMPARE(read->matches(molecule(target)), expected);
    }
    QVERIFY(!read->matches(Molecule()));
}

void TestSearch::firstMatch()
{
    const auto query = SubstructureQuery::fromText("C(=O)O");
    QVERIFY(query);
    QCOMPARE(query->firstMatch(molecule(QStringLiteral("NCC(=O)O"))), (std::vector<int>{2, 3, 4}));
    QVERIFY(query->firstMatch(molecule(QStringLiteral("NCC"))).empty());
}

void TestSearch::fromMolBlock()
{
    // Benzene with a drawn R and an atom that may be N or O.
    const auto drawn = Molecule::fromMolBlock("\n\n\n  3  2  1  0  0  0  0  0  0  0999 V2000\n"
                                              "    0.0000    0.0000    0.0000 R#  0  0\n"
                                              "    1.5000    0.0000    0.0000 C   0  0\n"
                                              "    3.0000    0.0000    0.0000 L   0  0\n"
                                              "  1  2  1  0\n"
                                              "  2  3  1  0\n"
                                              "M  RGP  1   1   1\n"
                                              "M  ALS   3  2 F N   O   \n"
                                              "M  END\n");
    QVERIFY2(drawn, drawn ? "" : drawn.error().message.c_str());
    const auto query = SubstructureQuery::fromMolecule(*drawn);
    QVERIFY(query);
    QVERIFY(query->matches(molecule(QStringLiteral("CCO"))));
    QVERIFY(query->matches(molecule(QStringLiteral("SCN"))));
    QVERIFY(!query->matches(molecule(QStringLiteral("CCS"))));
}

void TestSearch::drawnQueries_data()
{
    QTest::addColumn<Drawing>("drawing");
    QTest::addColumn<QStringList>("found");
    QTest::addColumn<QStringList>("missed");
    // A benzene ring with one substituent, which is changed to what is asked for.
    const auto row = [](const char *name, const std::function<void(Drawing &, DrawnAtom &)> &change,
                        const QStringList &found, const QStringList &missed) {
        Drawing drawing;
        drawRing(drawing, {0, 0}, {6, true});
        DrawnAtom &asked = *drawing.atom(sprout(drawing, drawing.atoms[0].id));
        change(drawing, asked);
        QTest::newRow(name) << drawing << found << missed;
    };
    const auto kind = [](AtomKind wanted) {
        return [wanted](Drawing &, DrawnAtom &atom) { atom.kind = wanted; };
    };
    const QString methyl = QStringLiteral("Cc1ccccc1");
    const QString amine = QStringLiteral("Nc1ccccc1");
    const QString chloride = QStringLiteral("Clc1ccccc1");
    const QString benzene = QStringLiteral("c1ccccc1");
    const QString naphthalene = QStringLiteral("c1ccc2ccccc2c1");
    const QString styrene = QStringLiteral("C=Cc1ccccc1");
    row("as it is", [](Drawing &, DrawnAtom &) {}, {methyl, styrene}, {amine, benzene});
    row("A", kind(AtomKind::Any), {methyl, amine, chloride}, {benzene});
    row("Q", kind(AtomKind::Hetero), {amine, chloride}, {methyl, benzene});
    row("X", kind(AtomKind::Halogen), {chloride}, {methyl, amine, benzene});
    row("R", kind(AtomKind::RGroup), {methyl, amine, chloride}, {benzene});
    const auto list = [](AtomKind wanted) {
        return [wanted](Drawing &, DrawnAtom &atom) {
            atom.kind = wanted;
            atom.elements = {7, 17};
        };
    };
    row("[N,Cl]", list(AtomKind::List), {amine, chloride}, {methyl, benzene});
    row("not [N,Cl]", list(AtomKind::NotList), {methyl, QStringLiteral("Oc1ccccc1")},
        {amine, chloride, benzene});
    row("in a ring", [](Drawing &, DrawnAtom &atom) { atom.query.ringBonds = 2; },
        {QStringLiteral("C1CC1c1ccccc1")}, {methyl, styrene});
    row("unsaturated", [](Drawing &, DrawnAtom &atom) { atom.query.unsaturated = 1; }, {styrene},
        {methyl, QStringLiteral("CCc1ccccc1")});
    row("two neighbours", [](Drawing &, DrawnAtom &atom) { atom.query.neighbours = 2; }, {styrene},
        {methyl});
    const auto bond = [](BondOrder order, BondTopology topology) {
        return [order, topology](Drawing &drawing, DrawnAtom &) {
            drawing.bonds.back().order = order;
            drawing.bonds.back().topology = topology;
        };
    };
    row("chain bond", bond(BondOrder::Single, BondTopology::Chain), {methyl, styrene},
        {QStringLiteral("C1Cc2ccccc12")});
    row("any bond", bond(BondOrder::Any, BondTopology::Any), {methyl, styrene, naphthalene},
        {amine, benzene});
}

void TestSearch::drawnQueries()
{
    QFETCH(Drawing, drawing);
    QFETCH(QStringList, found);
    QFETCH(QStringList, missed);
    const auto query = SubstructureQuery::fromText(molBlockOf(drawing));
    QVERIFY2(query, query ? "" : query.error().message.c_str());
    for (const QString &smiles : std::as_const(found)) {
        QVERIFY2(query->matches(molecule(smiles)), qPrintable(smiles));
    }
    for (const QString &smiles : std::as_const(missed)) {
        QVERIFY2(!query->matches(molecule(smiles)), qPrintable(smiles));
    }
}

void TestSearch::bad_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("tooLarge");
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("blank") << QByteArray(" \n ") << false;
    QTest::newRow("nonsense") << QByteArray("this is none") << false;
    QTest::newRow("open bracket") << QByteArray("[C;X3") << false;
    QTest::newRow("open parenthesis") << QByteArray("C~(C") << false;
    QTest::newRow("control") << QByteArray("C~C\x01~C") << false;
    QTest::newRow("deep recursion")
        << QByteArray("[$(C").repeated(30) + QByteArray(")]").repeated(30) << true;
    QTest::newRow("many recursions") << QByteArray("[$(C~N)]").repeated(60) << true;
    QTest::newRow("deep branches")
        << QByteArray("C~(").repeated(3000) + "C" + QByteArray(")").repeated(3000) << true;
    QTest::newRow("long") << QByteArray("C~").repeated(20000) + "C" << true;
    QTest::newRow("many atoms") << QByteArray("C").repeated(301) << true;
}

void TestSearch::bad()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, tooLarge);
    const auto read = SubstructureQuery::fromText(text.toStdString());
    QVERIFY(!read);
    QCOMPARE(read.error().code == ErrorCode::TooLarge, tooLarge);
    QVERIFY(!read.error().message.empty());
}

void TestSearch::endlessIsStopped_data()
{
    QTest::addColumn<QByteArray>("query");
    // A long path that ends in a triangle: there is none in a fullerene, but only walking all paths
    // shows it.
    const QByteArray path = QByteArray("*~").repeated(40) + "*1~*~*1";
    QTest::newRow("path") << path;
    QTest::newRow("inside a recursion") << "[$(" + path + ")]";
}

void TestSearch::endlessIsStopped()
{
    QFETCH(QByteArray, query);
    const Molecule cage =
        molecule(QStringLiteral("C12=C3C4=C5C6=C1C7=C8C9=C1C%10=C%11C(=C29)C3=C2C3=C4C4=C5C5=C9C6="
                                "C7C6=C7C8=C1C1=C8C%10=C%10C%11=C2C2=C3C3=C4C4=C5C5="
                                "C%11C%12=C(C6=C95)C7=C1C1=C%12C5=C%11C4=C3C3=C5C(=C81)C%10=C23"));
    QCOMPARE(cage.atomCount(), 60);
    const auto read = SubstructureQuery::fromText(query.toStdString());
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    const auto found = read->tryMatch(cage);
    QVERIFY(!found);
    QVERIFY(found.error().code == ErrorCode::TooLarge);
    QVERIFY(!read->matches(cage));
    // And the query still works afterwards.
    QVERIFY(!read->matches(molecule(QStringLiteral("CCO"))));
}

void TestSearch::manyThreads()
{
    const auto query = SubstructureQuery::fromText("[$([NX3]C=O)]c1ccccc1");
    QVERIFY(query);
    const Molecule yes = molecule(QStringLiteral("CC(=O)Nc1ccccc1"));
    const Molecule no = molecule(QStringLiteral("CCNc1ccccc1"));
    std::atomic_int wrong = 0;
    std::vector<std::thread> threads;
    threads.reserve(4);
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&] {
            for (int i = 0; i < 200; ++i) {
                wrong += query->matches(yes) && !query->matches(no) ? 0 : 1;
            }
        });
    }
    for (std::thread &thread : threads) {
        thread.join();
    }
    QCOMPARE(wrong.load(), 0);
}

void TestSearch::fingerprint()
{
    const auto empty = morganFingerprint(Molecule());
    QVERIFY(empty);
    QCOMPARE(tanimoto(*empty, *empty), 0.0);
    const auto one = morganFingerprint(molecule(QStringLiteral("CCO")));
    const auto two = morganFingerprint(molecule(QStringLiteral("OCC")));
    QVERIFY(one && two);
    QVERIFY(*one == *two);
    QCOMPARE(tanimoto(*one, *two), 1.0);
    QCOMPARE(tanimoto(*one, *empty), 0.0);
}

void TestSearch::similarity_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<double>("least");
    QTest::addColumn<double>("most");
    QTest::newRow("aspirin and salicylic acid") << QStringLiteral("CC(=O)Oc1ccccc1C(=O)O")
                                                << QStringLiteral("Oc1ccccc1C(=O)O") << 0.4 << 0.6;
    QTest::newRow("nothing alike")
        << QStringLiteral("CCCCCC") << QStringLiteral("c1ccncc1") << 0.0 << 0.05;
}

void TestSearch::similarity()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QFETCH(double, least);
    QFETCH(double, most);
    const double value = tanimoto(*morganFingerprint(molecule(a)), *morganFingerprint(molecule(b)));
    QVERIFY2(value >= least && value <= most, qPrintable(QString::number(value)));
}

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
