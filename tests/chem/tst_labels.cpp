// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/geometry.h"
#include "chem/depict/group_text.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/labels.h"
#include "chem/drawing/place.h"
#include "chem/molecule/descriptors.h"

#include <QSet>
#include <QTest>

using namespace artemisia::chem;

namespace
{

QString smilesOf(const Drawing &drawing)
{
    const auto molecule = moleculeOf(drawing);
    return QString::fromStdString(molecule ? molecule->smiles() : molecule.error().message);
}

QString canonical(const char *smiles)
{
    return QString::fromStdString(Molecule::fromSmiles(smiles)->smiles());
}

/// Two carbons; the second is the one that gets a label.
struct Methyl {
    Drawing drawing;
    ItemId first;
    ItemId second;
    Methyl()
    {
        first = drawAtom(drawing, {0, 0}, 6);
        second = sprout(drawing, first);
    }
};

} // namespace

/// Labels as chemists type them.
class TestLabels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void atoms_data();
    void atoms();
    void everyAbbreviation_data();
    void everyAbbreviation();
    void composedOfTheirParts();
    void abbreviationsAreTold();
    void elementsThatAreGroups();
    void unknownWordsAreKept();
    void groupNeedsOneBond();
    void groupOnMoreBondsIsASubstituent_data();
    void groupOnMoreBondsIsASubstituent();
    void noRoomForASubstituent();
    void groupsWithMoreBonds_data();
    void groupsWithMoreBonds();
    void groupReplacesGroup();
    void groupLeadsAway();
    void queries_data();
    void queries();
    void setGroupText_data();
    void setGroupText();
};

void TestLabels::atoms_data()
{
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<QByteArray>("smiles");
    QTest::newRow("N") << QByteArray("N") << QByteArray("CN");
    QTest::newRow("NH2") << QByteArray("NH2") << QByteArray("CN");
    QTest::newRow("H2N") << QByteArray("H2N") << QByteArray("CN");
    QTest::newRow("NH3+") << QByteArray("NH3+") << QByteArray("C[NH3+]");
    QTest::newRow("OH") << QByteArray("OH") << QByteArray("CO");
    QTest::newRow("HO") << QByteArray("HO") << QByteArray("CO");
    QTest::newRow("O-") << QByteArray("O-") << QByteArray("C[O-]");
    QTest::newRow("O minus sign") << QByteArray("O\u2212") << QByteArray("C[O-]");
    QTest::newRow("Cl") << QByteArray("Cl") << QByteArray("CCl");
    QTest::newRow("D") << QByteArray("D") << QByteArray("[2H]C");
    QTest::newRow("13CH3") << QByteArray("13CH3") << QByteArray("C[13CH3]");
    QTest::newRow("Co is cobalt") << QByteArray("Co") << QByteArray("C[Co]");
    QTest::newRow("empty") << QByteArray("") << QByteArray("CC");
    QTest::newRow("CH2, one short") << QByteArray("CH2") << QByteArray("C[CH2]");
}

void TestLabels::atoms()
{
    QFETCH(QByteArray, label);
    QFETCH(QByteArray, smiles);
    Methyl m;
    QCOMPARE(int(setLabel(m.drawing, m.second, label.toStdString())), int(LabelMeaning::Atom));
    QCOMPARE(smilesOf(m.drawing), canonical(smiles.constData()));
    QCOMPARE(QString::fromStdString(faultOf(m.drawing)), QString());
}

void TestLabels::everyAbbreviation_data()
{
    QTest::addColumn<int>("index");
    for (size_t i = 0; i < abbreviations().size(); ++i) {
        QTest::newRow(std::string(abbreviations()[i].label).c_str()) << int(i);
    }
}

void TestLabels::everyAbbreviation()
{
    QFETCH(int, index);
    const Abbreviation &abbreviation = abbreviations()[size_t(index)];
    Methyl m;
    QCOMPARE(int(setLabel(m.drawing, m.second, std::string(abbreviation.label))),
             int(LabelMeaning::Group));
    QCOMPARE(QString::fromStdString(faultOf(m.drawing)), QString());
    // Methyl in place of the star.
    std::string smiles(abbreviation.smiles);
    QCOMPARE(smiles.front(), '*');
    smiles.front() = 'C';
    QCOMPARE(smilesOf(m.drawing), canonical(smiles.c_str()));
    // Its letters stand, and say what was typed.
    QCOMPARE(labelOf(m.drawing, m.second), std::string(abbreviation.label));
    QCOMPARE(m.drawing.groups.size(), size_t(1));
    QVERIFY(m.drawing.groups[0].isContracted || m.drawing.groups[0].atoms.size() == 1);
    // Every synonym means the same.
    for (const QString &synonym :
         QString::fromLatin1(abbreviation.synonyms.data(), qsizetype(abbreviation.synonyms.size()))
             .split(u' ', Qt::SkipEmptyParts)) {
        QCOMPARE(findAbbreviation(synonym.toStdString()), &abbreviation);
    }
    QVERIFY(!abbreviation.name.empty());
}

void TestLabels::composedOfTheirParts()
{
    const std::pair<std::string, std::string> heads[] = {
        {"O", "*O"}, {"S", "*S"}, {"NH", "*N"}, {"CO2", "*C(=O)O"}, {"CO", "*C(=O)"}};
    int composed = 0;
    for (const Abbreviation &abbreviation : abbreviations()) {
        const std::string label(abbreviation.label);
        for (const auto &[head, smiles] : heads) {
            const Abbreviation *part =
                label.size() > head.size() && label.compare(0, head.size(), head) == 0
                    ? findAbbreviation(label.substr(head.size()))
                    : nullptr;
            if (part == nullptr) {
                continue;
            }
            ++composed;
            const std::string whole = smiles + std::string(part->smiles.substr(1));
            QVERIFY2(canonical(whole.c_str()) ==
                         canonical(std::string(abbreviation.smiles).c_str()),
                     label.c_str());
        }
    }
    QCOMPARE(composed, 44);
}

void TestLabels::abbreviationsAreTold()
{
    QVERIFY(abbreviations().size() >= 60);
    QSet<QString> seen;
    for (const Abbreviation &abbreviation : abbreviations()) {
        const QString label = QString::fromStdString(std::string(abbreviation.label));
        QVERIFY2(!seen.contains(label), qPrintable(label));
        seen.insert(label);
        for (const QString &synonym : QString::fromStdString(std::string(abbreviation.synonyms))
                                          .split(u' ', Qt::SkipEmptyParts)) {
            QVERIFY2(!seen.contains(synonym), qPrintable(synonym));
            seen.insert(synonym);
        }
    }
}

void TestLabels::elementsThatAreGroups()
{
    for (const auto &[label, smiles] : {std::pair("Ac", "CC(C)=O"), std::pair("Pr", "CCCC"),
                                        std::pair("Ts", "CS(=O)(=O)c1ccc(C)cc1")}) {
        Methyl m;
        setLabel(m.drawing, m.second, label);
        QCOMPARE(smilesOf(m.drawing), canonical(smiles));
    }
}

void TestLabels::unknownWordsAreKept()
{
    Methyl m;
    QCOMPARE(int(setLabel(m.drawing, m.second, "Resin")), int(LabelMeaning::Words));
    QCOMPARE(labelOf(m.drawing, m.second), std::string("Resin"));
    QCOMPARE(smilesOf(m.drawing), canonical("C*"));
    setLabel(m.drawing, m.second, "N");
    QCOMPARE(smilesOf(m.drawing), canonical("CN"));
}

void TestLabels::groupNeedsOneBond()
{
    // On an atom that is no carbon letters of one bond make no sense.
    for (const char *label : {"Boc", "Ac", "CH2OH"}) {
        Methyl m;
        sprout(m.drawing, m.second);
        setElement(m.drawing, m.second, 7);
        QCOMPARE(int(setLabel(m.drawing, m.second, label)), int(LabelMeaning::Words));
        QCOMPARE(labelOf(m.drawing, m.second), std::string(label));
    }
    Drawing lone;
    const ItemId atom = drawAtom(lone, {0, 0}, 6);
    QCOMPARE(int(setLabel(lone, atom, "OMe")), int(LabelMeaning::Group));
    QCOMPARE(smilesOf(lone), canonical("CO"));
}

void TestLabels::groupOnMoreBondsIsASubstituent_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QByteArray>("smiles");
    const auto row = [](const char *label, const char *smiles) {
        QTest::newRow(label) << QString::fromUtf8(label) << QByteArray(smiles);
    };
    row("OMe", "COc1ccccc1");
    row("MeO", "COc1ccccc1");
    row("CF3", "FC(F)(F)c1ccccc1");
    row("NO2", "[O-][N+](=O)c1ccccc1");
    row("N3", "[N-]=[N+]=Nc1ccccc1");
    row("Ac", "CC(=O)c1ccccc1");
    row("NHBoc", "CC(C)(C)OC(=O)Nc1ccccc1");
    row("CH2OH", "OCc1ccccc1");
    row("OH", "Oc1ccccc1");
    row("NH2", "Nc1ccccc1");
    row("F", "Fc1ccccc1");
    // These take the place of the carbon.
    row("N", "c1ccncc1");
    row("", "c1ccccc1");
}

void TestLabels::groupOnMoreBondsIsASubstituent()
{
    QFETCH(QString, label);
    QFETCH(QByteArray, smiles);
    Drawing ring;
    drawRing(ring, {0, 0}, {6, true});
    setLabel(ring, ring.atoms.front().id, label.toStdString());
    QCOMPARE(smilesOf(ring), canonical(smiles.constData()));
    QCOMPARE(QString::fromStdString(faultOf(ring)), QString());
}

void TestLabels::noRoomForASubstituent()
{
    Methyl m;
    sprout(m.drawing, m.second);
    sprout(m.drawing, m.second);
    sprout(m.drawing, m.second);
    QCOMPARE(int(setLabel(m.drawing, m.second, "OMe")), int(LabelMeaning::Words));
    QCOMPARE(m.drawing.atoms.size(), size_t(5));
}

void TestLabels::groupsWithMoreBonds_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<int>("single");
    QTest::addColumn<QByteArray>("smiles");
    const auto row = [](const char *label, int single, const char *smiles) {
        QTest::addRow("%s with %d", label, single)
            << QString::fromUtf8(label) << single << QByteArray(smiles);
    };
    const char *phosphorane = "CP(C)(c1ccccc1)(c1ccccc1)c1ccccc1";
    row("PPh3", 2, phosphorane);
    row("Ph3P", 2, phosphorane);
    row("PPh3", 0, "C=P(c1ccccc1)(c1ccccc1)c1ccccc1");
    row("PPh3+", 1, "C[P+](c1ccccc1)(c1ccccc1)c1ccccc1");
    row("PPh3", 1, "");
    row("SMe2", 0, "C=S(C)C");
    row("S(O)Me2", 0, "C=S(C)(C)=O");
    row("NBoc", 2, "CN(C)C(=O)OC(C)(C)C");
    row("NTs", 2, "CN(C)S(=O)(=O)c1ccc(C)cc1");
    row("SO2", 2, "CS(C)(=O)=O");
    row("SiMe2", 2, "C[Si](C)(C)C");
    row("CHPh", 0, "C=Cc1ccccc1");
    row("NOMe", 0, "C=NOC");
    row("NBoc", 1, "");
}

void TestLabels::groupsWithMoreBonds()
{
    QFETCH(QString, label);
    QFETCH(int, single);
    QFETCH(QByteArray, smiles);
    Methyl m;
    if (single == 0) {
        setBond(m.drawing, m.drawing.bonds[0].id, {BondOrder::Double});
    } else if (single == 2) {
        sprout(m.drawing, m.second);
        setElement(m.drawing, m.second, 15);
    }
    const bool isKnown = !smiles.isEmpty();
    QCOMPARE(int(setLabel(m.drawing, m.second, label.toStdString(), LabelOrder::AsShown)),
             int(isKnown ? LabelMeaning::Group : LabelMeaning::Words));
    if (isKnown) {
        QCOMPARE(smilesOf(m.drawing), canonical(smiles.constData()));
    }
    QCOMPARE(QString::fromStdString(faultOf(m.drawing)), QString());
    for (const AtomValence &valence : valencesOf(m.drawing)) {
        QVERIFY(!valence.isTooHigh);
    }
}

void TestLabels::groupReplacesGroup()
{
    Methyl m;
    setLabel(m.drawing, m.second, "Boc");
    setLabel(m.drawing, m.second, "Ts");
    QCOMPARE(smilesOf(m.drawing), canonical("CS(=O)(=O)c1ccc(C)cc1"));
    QCOMPARE(m.drawing.groups.size(), size_t(1));
    setLabel(m.drawing, m.second, "O");
    QCOMPARE(smilesOf(m.drawing), canonical("CO"));
    QVERIFY(m.drawing.groups.empty());
    QCOMPARE(m.drawing.atoms.size(), size_t(2));
}

void TestLabels::groupLeadsAway()
{
    Methyl m;
    setLabel(m.drawing, m.second, "CO2Et");
    const Point from = m.drawing.atom(m.first)->at;
    const Point anchor = m.drawing.atom(m.second)->at;
    Point sum{0, 0};
    for (const DrawnAtom &atom : m.drawing.atoms) {
        if (atom.id != m.first && atom.id != m.second) {
            sum = sum + (atom.at - anchor);
        }
    }
    QVERIFY(dot(sum, anchor - from) > 0);
    // Written out, bonds have their length.
    setContracted(m.drawing, m.drawing.groups[0].id, false);
    for (const DrawnBond &bond : m.drawing.bonds) {
        const double span = length(m.drawing.atom(bond.from)->at - m.drawing.atom(bond.to)->at);
        QVERIFY(std::abs(span - kDrawnBond) < 0.05);
    }
}

void TestLabels::queries_data()
{
    QTest::addColumn<QByteArray>("label");
    for (const char *label :
         {"A", "Q", "X", "M", "R", "R1", "R12", "*", "[N,O]", "![N,O,F]", "QH"}) {
        QTest::newRow(label) << QByteArray(label);
    }
}

void TestLabels::queries()
{
    QFETCH(QByteArray, label);
    Methyl m;
    QCOMPARE(int(setLabel(m.drawing, m.second, label.toStdString())), int(LabelMeaning::Query));
    QCOMPARE(QString::fromStdString(labelOf(m.drawing, m.second)),
             label == "[N,O]" ? QStringLiteral("[N,O]") : QString::fromUtf8(label));
    QCOMPARE(QString::fromStdString(faultOf(m.drawing)), QString());
    // Through a MOL block and back it is the same.
    const auto molecule = moleculeOf(m.drawing);
    QVERIFY2(molecule, molecule ? "" : molecule.error().message.c_str());
    const auto again = drawingOf(*molecule);
    QVERIFY(again);
    QCOMPARE(QString::fromStdString(labelOf(*again, again->atoms[1].id)), QString::fromUtf8(label));
}

void TestLabels::setGroupText_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("reversed");
    const auto row = [](const char *label, const char *reversed) {
        QTest::newRow(label) << QString::fromUtf8(label) << QString::fromUtf8(reversed);
    };
    row("CO2Et", "EtO2C");
    row("NHBoc", "BocHN");
    row("OTBS", "TBSO");
    row("CF3", "F3C");
    row("NO2", "O2N");
    row("CHO", "OHC");
    row("CN", "NC");
    row("CO2tBu", "tBuO2C");
    row("N3", "N3");
    row("Boc", "Boc");
    row("B(OH)2", "(HO)2B");
    row("OtBu", "tBuO");
    row("NiPr2", "iPr2N");
    row("SiiPr3", "iPr3Si");
    row("SnBu3", "Bu3Sn");
    row("CH(OH)CH3", "H3C(HO)HC");
    row("P(O)(OEt)2", "(EtO)2(O)P");
    row("(CH2)3OH", "HO(CH2)3");
    row("C(CH3)3", "(H3C)3C");
    row("NH2\u00B7HCl", "HCl\u00B7H2N");
    row("C\u2261CH", "HC\u2261C");
    row("PPh3+", "Ph3P+");
    row("CO2-", "-O2C");
    row("OMe", "MeO");
    row("SO2NH2", "H2NO2S");
}

void TestLabels::setGroupText()
{
    QFETCH(QString, label);
    QFETCH(QString, reversed);
    QCOMPARE(QString::fromStdString(reversedGroup(label.toStdString())), reversed);
    std::string joined;
    for (const GroupRun &run : groupRuns(label.toStdString())) {
        joined += run.text;
    }
    QCOMPARE(QString::fromStdString(joined).replace(QChar(0x2212), u'-'), label);
    QCOMPARE(groupReadBackwards(reversed.toStdString()), label.toStdString());
    QVERIFY(groupRuns("CO2Et")[1] == (GroupRun{"2", GroupRun::Script::Subscript}));
    QVERIFY(groupRuns("NMe3+").back() == (GroupRun{"+", GroupRun::Script::Superscript}));
}

QTEST_GUILESS_MAIN(TestLabels)
#include "tst_labels.moc"
