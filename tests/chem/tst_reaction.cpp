// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/reaction/reaction.h"

#include <QFile>
#include <QTest>

using namespace artemisia::chem;

namespace
{

std::string fileText(const QString &name)
{
    QFile file(QStringLiteral(ARTEMISIA_TEST_DATA "/reaction/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

} // namespace

class TestReaction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void smiles_data();
    void smiles();
    void badSmiles_data();
    void badSmiles();
    void groupedStereo();
    void files_data();
    void files();
    void badFiles_data();
    void badFiles();
    void rdFile();
    void coordinatesAreKept();
    void overlappingPartsAreMovedApart();
    void v3000WhereNeeded();
    void lineEnds();
    void truncated();
    void tooMany();
    void cdxml_data();
    void cdxml();
    void badCdxml_data();
    void badCdxml();
};

void TestReaction::smiles_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<int>("participants");
    const auto row = [](const char *text, const char *expected, int n) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(expected) << n;
    };
    row("OC(C)=O.NC>>CNC(C)=O", "CC(=O)O.CN>>CNC(C)=O", 3);
    row("CC>O>CCO name of it", "CC>O>CCO", 3);
    row(">>CC", ">>CC", 1);
    row("CC>>", "CC>>", 1);
    row(">O>", ">O>", 1);
    row(">>", ">>", 0);
    row("[Na+].[Cl-].CC>>CC |f:0.1|", "[Cl-].[Na+].CC>>CC |f:0.1|", 3);
    row("CC.[K+].[OH-]>[K+].[I-]>CC |f:1.2,3.4|", "CC.[K+].[OH-]>[I-].[K+]>CC |f:1.2,3.4|", 4);
    row("[NH3]->[Cu]>>[Cu].N", "N->[Cu]>>[Cu].N", 3);
}

void TestReaction::smiles()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QFETCH(int, participants);
    const auto read = Reaction::fromSmiles(text.toStdString());
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QCOMPARE(int(read->participants().size()), participants);
    QCOMPARE(QString::fromStdString(read->smiles()), expected);
    const auto again = Reaction::fromSmiles(read->smiles());
    QVERIFY(again);
    QCOMPARE(again->smiles(), read->smiles());
    QCOMPARE(again->participants().size(), read->participants().size());
}

void TestReaction::badSmiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("part"); // of the message
    QTest::newRow("no arrow") << QByteArray("CCO") << QStringLiteral("two '>'");
    QTest::newRow("one arrow") << QByteArray("CC>CO") << QStringLiteral("two '>'");
    QTest::newRow("three") << QByteArray("C>C>C>C") << QStringLiteral("two '>'");
    QTest::newRow("empty") << QByteArray("  ") << QStringLiteral("empty");
    QTest::newRow("names the part") << QByteArray("C.CXYZ>>C") << QStringLiteral("Reactant 2");
    QTest::newRow("product") << QByteArray("C>>C(C)(C)(C)(C)C") << QStringLiteral("Product 1");
    QTest::newRow("empty piece") << QByteArray("C..C>>C") << QStringLiteral("Reactant 2");
    QTest::newRow("open extension") << QByteArray("C>>C |f:0.1") << QString();
    QTest::newRow("nul") << QByteArray("C>>C\0C", 6) << QString();
    QTest::newRow("many") << QByteArray("C.").repeated(200) + "C>>C"
                          << QStringLiteral("more than 100");
    QTest::newRow("many dots") << QByteArray(".").repeated(2000000) + ">>" << QString();
}

void TestReaction::badSmiles()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, part);
    const auto read = Reaction::fromSmiles(text.toStdString());
    QVERIFY(!read);
    QVERIFY2(QString::fromStdString(read.error().message).contains(part),
             read.error().message.c_str());
}

void TestReaction::groupedStereo()
{
    const auto read = Reaction::fromSmiles("CCO.C[C@H](O)CC>>C[C@H](F)CC |&1:4,o1:9|");
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QVERIFY(read->participants()[1].molecule.stereo() == StereoStatement::Racemic);
    QVERIFY(read->participants()[2].molecule.stereo() == StereoStatement::Relative);
    QVERIFY(read->participants()[0].molecule.stereo() == StereoStatement::None);
}

void TestReaction::files_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("reactants");
    QTest::addColumn<int>("agents");
    QTest::addColumn<int>("products");
    QTest::newRow("V2000") << QStringLiteral("AmideBond.rxn") << 2 << 0 << 1;
    QTest::newRow("V3000") << QStringLiteral("CN_Bond.rxn") << 2 << 0 << 1;
    QTest::newRow("V3000 by Indigo") << QStringLiteral("2485-bad-layout.rxn") << 2 << 0 << 1;
    QTest::newRow("V3000 with agents") << QStringLiteral("v3k_with_agents.rxn") << 2 << 3 << 1;
    QTest::newRow("V3000 with stereo")
        << QStringLiteral("testRXNChiralityAgentV3000.rxn") << 1 << 1 << 1;
    QTest::newRow("radicals") << QStringLiteral("v3k.radicals.rxn") << 1 << 0 << 1;
}

void TestReaction::files()
{
    QFETCH(QString, name);
    QFETCH(int, reactants);
    QFETCH(int, agents);
    QFETCH(int, products);
    const auto read = Reaction::fromText(fileText(name));
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QCOMPARE(int(read->with(ReactionRole::Reactant).size()), reactants);
    QCOMPARE(int(read->with(ReactionRole::Agent).size()), agents);
    QCOMPARE(int(read->with(ReactionRole::Product).size()), products);
    const auto block = read->rxnBlock();
    QVERIFY2(block, block ? "" : block.error().message.c_str());
    const auto again = Reaction::fromRxn(*block);
    QVERIFY2(again, again ? "" : again.error().message.c_str());
    QCOMPARE(again->smiles(), read->smiles());
    QCOMPARE(*again->rxnBlock(), *block);
}

void TestReaction::badFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("part");
    QTest::newRow("impossible valence")
        << QStringLiteral("crazystereo-badvalence.rxn") << QStringLiteral("Product 1: N (atom 13)");
    QTest::newRow("nucleotide templates")
        << QStringLiteral("rxn3000-with-macro.rxn") << QStringLiteral("monomers");
    QTest::newRow("monomers") << QStringLiteral("pathway_mon.rdf") << QStringLiteral("monomers");
}

void TestReaction::badFiles()
{
    QFETCH(QString, name);
    QFETCH(QString, part);
    const auto read = Reaction::fromText(fileText(name));
    QVERIFY(!read);
    QVERIFY2(QString::fromStdString(read.error().message).contains(part),
             read.error().message.c_str());
}

void TestReaction::rdFile()
{
    const std::string rxn = fileText(QStringLiteral("AmideBond.rxn"));
    const auto one =
        Reaction::fromText("$RDFILE 1\n$DATM 1/1/26\n$RFMT\n" + rxn + "$DTYPE YIELD\n$DATUM 84\n");
    QVERIFY2(one, one ? "" : one.error().message.c_str());
    QCOMPARE(one->smiles(), Reaction::fromRxn(rxn)->smiles());
    QVERIFY(!Reaction::fromText("$RDFILE 1\n$RFMT\n" + rxn + "$RFMT\n" + rxn));
    QVERIFY(!Reaction::fromText("$RDFILE 1\n"));
}

void TestReaction::coordinatesAreKept()
{
    const auto read = Reaction::fromRxn(fileText(QStringLiteral("AmideBond.rxn")));
    QVERIFY(read);
    for (const Participant &participant : read->participants()) {
        QVERIFY(participant.molecule.hasCoordinates());
    }
    const auto block = read->rxnBlock();
    QVERIFY(block);
    QVERIFY(QString::fromStdString(*block).contains(QLatin1String("$MOL")));
}

void TestReaction::overlappingPartsAreMovedApart()
{
    const auto read = Reaction::fromSmiles("CCO.CCN>CCl>CCOCCN");
    QVERIFY(read);
    const auto block = read->rxnBlock();
    QVERIFY(block);
    const auto again = Reaction::fromRxn(*block);
    QVERIFY(again);
    // Reading order by the first atom of each part, written one beside the other.
    double last = -1e9;
    for (const ReactionRole role :
         {ReactionRole::Reactant, ReactionRole::Agent, ReactionRole::Product}) {
        for (const Molecule &molecule : again->with(role)) {
            const QStringList lines =
                QString::fromStdString(*molecule.molBlock()).split(QLatin1Char('\n'));
            const double x = lines[4].left(10).toDouble();
            QVERIFY(x > last);
            last = x;
        }
    }
}

void TestReaction::v3000WhereNeeded()
{
    const auto plain = Reaction::fromSmiles("CCO>>CC=O");
    QVERIFY(plain);
    QVERIFY(plain->rxnBlock()->find("V3000") == std::string::npos);
    const auto read = Reaction::fromSmiles("C[C@H](O)CC>O>CC(=O)CC |&1:1|");
    QVERIFY(read);
    const auto block = read->rxnBlock();
    QVERIFY(block);
    QVERIFY(block->rfind("$RXN V3000\n", 0) == 0);
    const auto again = Reaction::fromRxn(*block);
    QVERIFY2(again, again ? "" : again.error().message.c_str());
    QCOMPARE(again->smiles(), read->smiles());
    QVERIFY(again->participants()[0].molecule.stereo() == StereoStatement::Racemic);
}

void TestReaction::lineEnds()
{
    const QString text =
        QString::fromStdString(fileText(QStringLiteral("AmideBond.rxn"))).remove(QLatin1Char('\r'));
    const auto lf = Reaction::fromText(text.toStdString());
    QVERIFY(lf);
    for (const char *end : {"\r\n", "\r"}) {
        QString other = text;
        other.replace(QLatin1Char('\n'), QLatin1String(end));
        const auto read = Reaction::fromText(other.toStdString());
        QVERIFY2(read, read ? "" : read.error().message.c_str());
        QCOMPARE(read->smiles(), lf->smiles());
    }
}

// A file cut anywhere is read or refused; it never does anything else.
void TestReaction::truncated()
{
    for (const char *name : {"AmideBond.rxn", "v3k_with_agents.rxn", "Esterification_Rxn2.cdxml"}) {
        const std::string text = fileText(QString::fromLatin1(name));
        QVERIFY(!text.empty());
        for (size_t size = 0; size < text.size(); size += std::max<size_t>(1, text.size() / 150)) {
            const auto read = Reaction::fromText(text.substr(0, size));
            QVERIFY(read || !read.error().message.empty());
        }
    }
}

void TestReaction::tooMany()
{
    QVERIFY(!Reaction::fromRxn("$RXN\n\n\n\n999999\n$MOL\n"));
    QVERIFY(!Reaction::fromRxn("$RXN\n\n\n\n -1 -1\n"));
    QVERIFY(!Reaction::fromRxn("$RXN\n"));
    QVERIFY(!Reaction::fromRxn(""));
    Limits small;
    small.textBytes = 100;
    QVERIFY(!Reaction::fromText(fileText(QStringLiteral("AmideBond.rxn")), small));
    QVERIFY(!Reaction::fromSmiles(std::string(200, 'C') + ">>C", small));
    std::string many = "$RXN V3000\n\n\n\nM  V30 COUNTS 200 0\nM  V30 BEGIN REACTANT\n";
    for (int i = 0; i < 200; ++i) {
        many +=
            "M  V30 BEGIN CTAB\nM  V30 COUNTS 1 0 0 0 0\nM  V30 BEGIN ATOM\nM  V30 1 C 0 0 0 0\n"
            "M  V30 END ATOM\nM  V30 END CTAB\n";
    }
    const auto read = Reaction::fromRxn(many + "M  V30 END REACTANT\nM  END\n");
    QVERIFY(!read);
    QVERIFY(read.error().code == ErrorCode::TooLarge);
}

void TestReaction::cdxml_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("reactants");
    QTest::addColumn<int>("products");
    QTest::newRow("esterification") << QStringLiteral("Esterification_Rxn2.cdxml") << 2 << 1;
    QTest::newRow("a step left empty") << QStringLiteral("rxn1.cdxml") << 2 << 1;
}

void TestReaction::cdxml()
{
    QFETCH(QString, name);
    QFETCH(int, reactants);
    QFETCH(int, products);
    const auto read = Reaction::fromText(fileText(name));
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QCOMPARE(int(read->with(ReactionRole::Reactant).size()), reactants);
    QCOMPARE(int(read->with(ReactionRole::Product).size()), products);
    for (const Participant &participant : read->participants()) {
        QVERIFY(participant.molecule.hasCoordinates());
    }
}

void TestReaction::badCdxml_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no scheme") << QByteArray(
        "<?xml version=\"1.0\"?><CDXML><page id=\"1\"></page></CDXML>");
    QTest::newRow("deep") << QByteArray("<CDXML>") + QByteArray("<group>").repeated(100000);
    QTest::newRow("unmatched") << QByteArray(
        "<CDXML></page><step ReactionStepReactants=\"1\"/></CDXML>");
    QTest::newRow("inside a tag") << QByteArray("<CDXML><step ReactionStepReactants=\"1");
    QTest::newRow("two steps") << QByteArray(
        "<CDXML><step ReactionStepReactants=\"1\"/><step ReactionStepReactants=\"2\"/></CDXML>");
}

void TestReaction::badCdxml()
{
    QFETCH(QByteArray, text);
    const auto read = Reaction::fromText(text.toStdString());
    QVERIFY(!read);
    QVERIFY(!read.error().message.empty());
}

QTEST_GUILESS_MAIN(TestReaction)
#include "tst_reaction.moc"
