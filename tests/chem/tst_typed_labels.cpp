// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/geometry.h"
#include "chem/depict/group_text.h"
#include "chem/drawing/cdxml.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/display.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/facts.h"
#include "chem/drawing/labels.h"
#include "chem/drawing/place.h"
#include "chem/drawing/scheme.h"
#include "chem/molecule/inchi.h"

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

/// Groups that are written out, and labels as they read on the page.
class TestTypedLabels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writtenOut_data();
    void writtenOut();
    void notWrittenOut_data();
    void notWrittenOut();
    void ionsStandClose();
    void asShown_data();
    void asShown();
    void everyAbbreviationAtBothEnds_data();
    void everyAbbreviationAtBothEnds();
    void listsOfElements_data();
    void listsOfElements();
    void ligandsOfMetals_data();
    void ligandsOfMetals();
    void unknownWordsStandAsTyped();
    void carbonsWithTheirHydrogens_data();
    void carbonsWithTheirHydrogens();
    void carbonsThatFollowTheirBonds();
    void carbonsInFiles();
};

void TestTypedLabels::writtenOut_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QByteArray>("smiles");
    const auto row = [](const char *label, const char *smiles) {
        QTest::newRow(label) << QString::fromUtf8(label) << QByteArray(smiles);
    };
    row("CH2CH2OH", "CCCO");
    row("(CH2)3OH", "CCCCO");
    row("CH(OH)CH3", "CC(O)C");
    row("CHOHCH3", "CC(O)C");
    row("C(O)NHMe", "CC(=O)NC");
    row("C(=O)NHMe", "CC(=O)NC");
    row("NHC(O)CF3", "CNC(=O)C(F)(F)F");
    row("CHCl2", "CC(Cl)Cl");
    row("S(O)Me", "CS(C)=O");
    row("S(O)2Ph", "CS(=O)(=O)c1ccccc1");
    row("CONHEt", "CC(=O)NCC");
    row("C(CH3)3", "CC(C)(C)C");
    row("CH=CH2", "CC=C");
    row("CHCH2", "CC=C");
    row("CH=CHPh", "CC=Cc1ccccc1");
    row("C\u2261CH", "CC#C");
    row("C#CTMS", "CC#C[Si](C)(C)C");
    row("N(CH3)2", "CN(C)C");
    row("N(Me)Boc", "CN(C)C(=O)OC(C)(C)C");
    row("NMeBoc", "CN(C)C(=O)OC(C)(C)C");
    row("NEtiPr", "CN(CC)C(C)C");
    row("NiPr2", "CN(C(C)C)C(C)C");
    row("OCH2CH2OMe", "COCCOC");
    row("(OCH2CH2)3OMe", "COCCOCCOCCOC");
    row("O(CH2CH2O)2H", "COCCOCCO");
    row("SO2NHMe", "CS(=O)(=O)NC");
    row("SO2H", "CS(=O)O");
    row("CF2CF3", "CC(F)(F)C(F)(F)F");
    row("SOMe", "CS(C)=O");
    row("SF5", "CS(F)(F)(F)(F)F");
    row("P(O)(OEt)2", "CP(=O)(OCC)OCC");
    row("POPh2", "CP(=O)(c1ccccc1)c1ccccc1");
    row("PO3Et2", "CP(=O)(OCC)OCC");
    row("SiMe2tBu", "C[Si](C)(C)C(C)(C)C");
    row("OSi(iPr)3", "CO[Si](C(C)C)(C(C)C)C(C)C");
    row("COCH2Br", "CC(=O)CBr");
    row("CO2CH2CH3", "CC(=O)OCC");
    row("CH(CO2Et)2", "CC(C(=O)OCC)C(=O)OCC");
    row("CH(NHBoc)CO2Me", "CC(NC(=O)OC(C)(C)C)C(=O)OC");
    row("CH2N3", "CCN=[N+]=[N-]");
    row("CH2NO2", "CC[N+](=O)[O-]");
    row("CH2CN", "CCC#N");
    row("CH=NOH", "CC=NO");
    row("N=NPh", "CN=Nc1ccccc1");
    row("C(NH)NH2", "CC(=N)N");
    row("B(OMe)2", "CB(OC)OC");
    row("I(OAc)2", "CI(OC(C)=O)OC(C)=O");
    row("OCD3", "COC([2H])([2H])[2H]");
    row("CH2NMe3+", "CC[N+](C)(C)C");
    row("CH2CO2-", "CCC(=O)[O-]");
    row("OSO3\u2212", "COS(=O)(=O)[O-]");
    // Salts are one substance of several ions.
    row("ONa", "C[O-].[Na+]");
    row("OLi", "C[O-].[Li+]");
    row("OK", "C[O-].[K+]");
    row("CO2Na", "CC(=O)[O-].[Na+]");
    row("SO3Na", "CS(=O)(=O)[O-].[Na+]");
    row("BF3K", "C[B-](F)(F)F.[K+]");
    row("NH3Cl", "C[NH3+].[Cl-]");
    row("NMe3I", "C[N+](C)(C)C.[I-]");
    row("N2BF4", "C[N+]#N.F[B-](F)(F)F");
    row("NH2\u00B7HCl", "CN.Cl");
    row("NH2.HCl", "CN.Cl");
    row("CH2NMe2\u00B72HCl", "CCN(C)C.Cl.Cl");
    row("CH2Li", "CC[Li]");
}

void TestTypedLabels::writtenOut()
{
    QFETCH(QString, label);
    QFETCH(QByteArray, smiles);
    Methyl m;
    QCOMPARE(int(setLabel(m.drawing, m.second, label.toStdString())), int(LabelMeaning::Group));
    QCOMPARE(smilesOf(m.drawing), canonical(smiles.constData()));
    QCOMPARE(QString::fromStdString(faultOf(m.drawing)), QString());
    QCOMPARE(partsOf(m.drawing).size(), size_t(1));
    QCOMPARE(QString::fromStdString(labelOf(m.drawing, m.second)),
             QString(label).replace(QChar(0x2212), u'-'));
    // What it stands for comes back from a file.
    const auto again = drawingFromCdxml(cdxmlOf(m.drawing));
    QVERIFY(again);
    QVERIFY(*again == m.drawing);
    const auto molecule = moleculeOf(m.drawing);
    QVERIFY(molecule);
    const auto redrawn = drawingOf(*molecule);
    QVERIFY(redrawn);
    QCOMPARE(smilesOf(*redrawn), canonical(smiles.constData()));
    QCOMPARE(redrawn->groups.size(), size_t(1));
    QCOMPARE(redrawn->groups[0].label, m.drawing.groups[0].label);
}

void TestTypedLabels::notWrittenOut_data()
{
    QTest::addColumn<QString>("label");
    for (const char *label : {"CH2CH2",
                              "CH4OH",
                              "CCl",
                              "OMe2",
                              "NMe3",
                              "CH(OH",
                              "CH)OH",
                              "C()H3",
                              "Resin",
                              "CO2",
                              "CO",
                              "OO2",
                              "(((((((((CH3)))))))))",
                              "NaO2",
                              "SMe3",
                              "OH2",
                              "polymer",
                              "X2",
                              "CH2(CH2)99CH3",
                              "NH2.",
                              "NH2.foo",
                              "(CH2)0CH3",
                              "-",
                              "+",
                              "()",
                              "(",
                              "=",
                              "=C",
                              "CH3CH3"}) {
        QTest::newRow(label) << QString::fromUtf8(label);
    }
    QTest::newRow("long") << QString(5000, u'(') + QString(5000, u')');
    QTest::newRow("many ways") << QStringLiteral(
        "CHCHCHCHCHCHCHCHCHCHCHCHCHCHCHCHCHCHCHCHCHCHCHCH");
}

void TestTypedLabels::notWrittenOut()
{
    QFETCH(QString, label);
    Methyl m;
    for (const LabelOrder order : {LabelOrder::FromBond, LabelOrder::AsShown}) {
        const LabelMeaning meaning = setLabel(m.drawing, m.second, label.toStdString(), order);
        QVERIFY(meaning == LabelMeaning::Words || label == u"OH2");
        QCOMPARE(QString::fromStdString(labelOf(m.drawing, m.second)), label.left(60));
    }
}

void TestTypedLabels::ionsStandClose()
{
    Methyl m;
    setLabel(m.drawing, m.second, "CO2Na");
    const DrawnAtom &sodium = m.drawing.atoms.back();
    QCOMPARE(sodium.element, 11);
    QVERIFY(m.drawing.isHidden(sodium.id));
    double nearest = 1e9;
    for (const DrawnAtom &atom : m.drawing.atoms) {
        if (atom.id != sodium.id) {
            nearest = std::min(nearest, length(atom.at - sodium.at));
        }
    }
    QVERIFY(nearest > 0.9 * kDrawnBond && nearest < 2.5 * kDrawnBond);
}

void TestTypedLabels::asShown_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("stored"); ///< on the left
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<QByteArray>("right");
    const auto row = [](const char *typed, const char *stored, const char *left,
                        const char *right = nullptr) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(stored)
                             << QByteArray(left) << QByteArray(right != nullptr ? right : left);
    };
    row("MeO", "OMe", "COC");
    row("TBSO", "OTBS", "CO[Si](C)(C)C(C)(C)C");
    row("F3C", "CF3", "CC(F)(F)F");
    row("O2N", "NO2", "C[N+](=O)[O-]");
    row("EtO2C", "CO2Et", "CC(=O)OCC");
    row("MeO2C", "CO2Me", "CC(=O)OC");
    row("BocHN", "NHBoc", "CNC(=O)OC(C)(C)C");
    row("BocNH", "NHBoc", "CNC(=O)OC(C)(C)C");
    row("BnO", "OBn", "COCc1ccccc1");
    row("TsO", "OTs", "COS(=O)(=O)c1ccc(C)cc1");
    row("AcO", "OAc", "COC(C)=O");
    row("TMSO", "OTMS", "CO[Si](C)(C)C");
    row("HO2C", "CO2H", "CC(=O)O");
    row("HOOC", "COOH", "CC(=O)O");
    row("OHC", "CHO", "CC=O");
    row("Me2N", "NMe2", "CN(C)C");
    row("PMBO", "OPMB", "COCc1ccc(OC)cc1");
    row("F3CO", "OCF3", "COC(F)(F)F");
    row("CF3O", "OCF3", "COC(F)(F)F");
    row("TfO", "OTf", "COS(=O)(=O)C(F)(F)F");
    row("(HO)2B", "B(OH)2", "CB(O)O");
    row("tBuO", "OtBu", "COC(C)(C)C");
    row("iPr2N", "NiPr2", "CN(C(C)C)C(C)C");
    row("pinB", "pinB", "CB1OC(C)(C)C(C)(C)O1");
    row("Ph3P+", "PPh3+", "C[P+](c1ccccc1)(c1ccccc1)c1ccccc1");
    row("-O2C", "CO2-", "CC(=O)[O-]");
    row("ClH3N", "NH3Cl", "C[NH3+].[Cl-]");
    row("NaO2C", "CO2Na", "CC(=O)[O-].[Na+]");
    row("HCl\u00B7H2N", "NH2\u00B7HCl", "CN.Cl");
    row("HO(CH2)3", "(CH2)3OH", "CCCCO");
    row("HOCH2", "CH2OH", "CCO");
    row("HOH2C", "CH2OH", "CCO");
    row("CH3O", "OCH3", "COC");
    row("H3CO", "OCH3", "COC");
    row("CH3CH2O", "OCH2CH3", "COCC");
    row("(CH3)2N", "N(CH3)2", "CN(C)C");
    row("(H3C)2N", "N(CH3)2", "CN(C)C");
    row("PhCO", "COPh", "CC(=O)c1ccccc1");
    row("PhSO2", "SO2Ph", "CS(=O)(=O)c1ccccc1");
    row("MeCO2", "OCOMe", "COC(C)=O");
    row("MeHNOC", "CONHMe", "CC(=O)NC");
    row("MeNHCO", "CONHMe", "CC(=O)NC");
    row("CH2=CH", "CH=CH2", "CC=C");
    row("HC\u2261C", "C\u2261CH", "CC#C");
    row("ClH2C", "CH2Cl", "CCCl");
    row("ClCH2", "CH2Cl", "CCCl");
    // As they are stored, on the left.
    row("OMe", "OMe", "COC");
    row("CO2Et", "CO2Et", "CC(=O)OCC");
    row("CH2CH2OH", "CH2CH2OH", "CCCO");
    row("NCO", "NCO", "CN=C=O");
    // Each end gives something.
    row("NC", "CN", "CC#N", "C[N+]#[C-]");
    row("CN", "CN", "CC#N");
    row("SCN", "NCS", "CN=C=S", "CSC#N");
    row("NCS", "SCN", "CSC#N", "CN=C=S");
    row("OCN", "NCO", "CN=C=O", "COC#N");
}

void TestTypedLabels::asShown()
{
    QFETCH(QString, typed);
    QFETCH(QString, stored);
    QFETCH(QByteArray, left);
    QFETCH(QByteArray, right);
    for (const Point &end : {Point{-12, 7}, Point{12, 7}, Point{0, 14.4}, Point{0, -14.4}}) {
        Drawing drawing;
        const ItemId first = drawAtom(drawing, {0, 0}, 6);
        const ItemId atom = drawBond(drawing, first, kNoItem, end);
        const std::string label = typed.toStdString();
        QVERIFY(setLabel(drawing, atom, label, LabelOrder::AsShown) == LabelMeaning::Group);
        const QByteArray smiles = end.x < 0 ? left : right;
        QCOMPARE(smilesOf(drawing), canonical(smiles.constData()));
        if (end.x < 0) {
            QCOMPARE(QString::fromStdString(labelOf(drawing, atom)), stored);
            // It reads as it was typed, or as the same from the bond on.
            const QString shown = QString::fromStdString(shownLabelOf(drawing, atom));
            QCOMPARE(shown, QString::fromStdString(reversedGroup(stored.toStdString())));
        }
        // To look at it and to accept it changes nothing.
        const Drawing before = drawing;
        setLabel(drawing, atom, shownLabelOf(drawing, atom), LabelOrder::AsShown);
        QVERIFY(drawing == before);
    }
}

void TestTypedLabels::everyAbbreviationAtBothEnds_data()
{
    QTest::addColumn<int>("index");
    for (size_t i = 0; i < abbreviations().size(); ++i) {
        QTest::newRow(std::string(abbreviations()[i].label).c_str()) << int(i);
    }
}

void TestTypedLabels::everyAbbreviationAtBothEnds()
{
    QFETCH(int, index);
    const Abbreviation &abbreviation = abbreviations()[size_t(index)];
    QStringList labels =
        QString::fromLatin1(abbreviation.synonyms.data(), qsizetype(abbreviation.synonyms.size()))
            .split(u' ', Qt::SkipEmptyParts);
    labels.prepend(
        QString::fromLatin1(abbreviation.label.data(), qsizetype(abbreviation.label.size())));
    std::string smiles(abbreviation.smiles);
    smiles.front() = 'C';
    const QString expected =
        QString::fromStdString(inchi(*Molecule::fromSmiles(smiles)).value().key);
    static const QSet<QString> kTwoWays{QStringLiteral("CN"), QStringLiteral("NC"),
                                        QStringLiteral("SCN"), QStringLiteral("NCS"),
                                        QStringLiteral("NCO")};
    for (const QString &label : labels) {
        const QString mirrored = QString::fromStdString(reversedGroup(label.toStdString()));
        for (const double x : {-12.0, 12.0}) {
            for (const QString &typed : {label, mirrored}) {
                // asShown() has those that name something from either end.
                if (kTwoWays.contains(label) && (x < 0) != (typed == mirrored)) {
                    continue;
                }
                if (label == u"NC" && x < 0) {
                    continue;
                }
                Drawing drawing;
                const ItemId first = drawAtom(drawing, {0, 0}, 6);
                const ItemId atom = drawBond(drawing, first, kNoItem, {x, 7});
                setLabel(drawing, atom, typed.toStdString(), LabelOrder::AsShown);
                QCOMPARE(QString::fromStdString(factsOf(drawing).inchiKey), expected);
                const bool isPlain = drawing.groups.empty();
                QVERIFY2(isPlain || shownLabelOf(drawing, atom) ==
                                        (x < 0 ? mirrored : label).toStdString(),
                         qPrintable(typed));
            }
        }
    }
}

void TestTypedLabels::listsOfElements_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("label"); // empty: no list
    const auto row = [](const char *typed, const char *label) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(label);
    };
    row("F,Cl", "[F,Cl]");
    row("F, Cl", "[F,Cl]");
    row("Br,Cl,F,Cl", "[F,Cl,Br]");
    row("[ N , O ]", "[N,O]");
    row("[NOT C,N]", "![C,N]");
    row("[not C, N]", "![C,N]");
    row("NOT[C,N]", "![C,N]");
    row("NOT C,N", "![C,N]");
    row("![C,N]", "![C,N]");
    row("[!C]", "![C]");
    row("!C", "![C]");
    row("F,", "");
    row(",F", "");
    row("F,,Cl", "");
    row("F,Xx", "");
    row("[]", "");
    row("NOT", "");
    row("![!C]", "");
    row("F;Cl", "");
}

void TestTypedLabels::listsOfElements()
{
    QFETCH(QString, typed);
    QFETCH(QString, label);
    for (const double x : {-12.0, 12.0}) {
        Drawing drawing;
        const ItemId first = drawAtom(drawing, {0, 0}, 6);
        const ItemId atom = drawBond(drawing, first, kNoItem, {x, 7});
        QCOMPARE(int(setLabel(drawing, atom, typed.toStdString(), LabelOrder::AsShown)),
                 int(label.isEmpty() ? LabelMeaning::Words : LabelMeaning::Query));
        if (!label.isEmpty()) {
            QCOMPARE(QString::fromStdString(labelOf(drawing, atom)), label);
        }
        QCOMPARE(QString::fromStdString(faultOf(drawing)), QString());
    }
}

void TestTypedLabels::ligandsOfMetals_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QByteArray>("ligand");
    const auto row = [](const char *label, const char *ligand) {
        QTest::newRow(label) << QString::fromUtf8(label) << QByteArray(ligand);
    };
    row("PPh3", "P(c1ccccc1)(c1ccccc1)c1ccccc1");
    row("PCy3", "P(C1CCCCC1)(C1CCCCC1)C1CCCCC1");
    row("Cy3P", "P(C1CCCCC1)(C1CCCCC1)C1CCCCC1");
    row("PMe3", "P(C)(C)C");
    row("P(OMe)3", "P(OC)(OC)OC");
    row("NEt3", "N(CC)(CC)CC");
    row("SMe2", "S(C)C");
    row("OEt2", "O(CC)CC");
}

void TestTypedLabels::ligandsOfMetals()
{
    QFETCH(QString, label);
    QFETCH(QByteArray, ligand);
    for (const double x : {-12.0, 12.0}) {
        Drawing drawing;
        const ItemId metal = drawAtom(drawing, {0, 0}, 44);
        for (const double y : {7.0, -7.0}) { // two chlorides
            setElement(drawing, drawBond(drawing, metal, kNoItem, {-x, y}), 17);
        }
        const ItemId atom = drawBond(drawing, metal, kNoItem, {x, 7});
        QCOMPARE(int(setLabel(drawing, atom, label.toStdString(), LabelOrder::AsShown)),
                 int(LabelMeaning::Group));
        QCOMPARE(smilesOf(drawing), canonical("Cl[Ru](Cl)<-" + ligand));
        QVERIFY(factsOf(drawing).warnings.empty());
        QCOMPARE(QString::fromStdString(faultOf(drawing)), QString());
    }
}

void TestTypedLabels::unknownWordsStandAsTyped()
{
    for (const double x : {-12.0, 12.0}) {
        for (const char *typed : {"Resin-NH", "linker", "Peptide-OH"}) {
            Drawing drawing;
            const ItemId first = drawAtom(drawing, {0, 0}, 6);
            const ItemId atom = drawBond(drawing, first, kNoItem, {x, 7});
            QCOMPARE(int(setLabel(drawing, atom, typed, LabelOrder::AsShown)),
                     int(LabelMeaning::Words));
            QCOMPARE(shownLabelOf(drawing, atom), std::string(typed));
        }
    }
}

void TestTypedLabels::carbonsWithTheirHydrogens_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<int>("bonds"); ///< single ones
    QTest::addColumn<QByteArray>("shown");
    QTest::addColumn<QByteArray>("smiles");
    const auto row = [](const char *typed, int bonds, const char *shown, const char *smiles) {
        QTest::addRow("%s with %d", typed, bonds)
            << QByteArray(typed) << bonds << QByteArray(shown) << QByteArray(smiles);
    };
    row("CH3", 1, "CH3", "CC");
    row("H3C", 1, "CH3", "CC");
    row("CH2", 2, "CH2", "CCC");
    row("H2C", 2, "CH2", "CCC");
    row("CH", 3, "CH", "CC(C)C");
    // An element alone is a plain carbon.
    row("C", 2, "", "CCC");
    row("", 2, "", "CCC");
}

/// A carbon with so many neighbours; it is the first.
static Drawing star(int bonds)
{
    Drawing drawing;
    const ItemId middle = drawAtom(drawing, {0, 0}, 6);
    for (int i = 0; i < bonds; ++i) {
        sprout(drawing, middle);
    }
    return drawing;
}

/// The letters that are painted, in reading order.
static QString painted(const Drawing &drawing)
{
    QString text;
    for (const DisplayItem &item : displayOf(drawing).items) {
        if (const auto *run = std::get_if<TextItem>(&item)) {
            text += QString::fromStdString(run->text);
        }
    }
    return text;
}

void TestTypedLabels::carbonsWithTheirHydrogens()
{
    QFETCH(QByteArray, typed);
    QFETCH(int, bonds);
    QFETCH(QByteArray, shown);
    QFETCH(QByteArray, smiles);
    Drawing drawing = star(bonds);
    const ItemId atom = drawing.atoms.front().id;
    for (const LabelOrder order : {LabelOrder::FromBond, LabelOrder::AsShown}) {
        QVERIFY(setLabel(drawing, atom, typed.toStdString(), order) == LabelMeaning::Atom);
        QCOMPARE(QByteArray::fromStdString(labelOf(drawing, atom)), shown);
        QCOMPARE(smilesOf(drawing), canonical(smiles.constData()));
        QCOMPARE(painted(drawing).count(u'C'), shown.isEmpty() ? 0 : 1);
        QCOMPARE(painted(drawing).size(), qsizetype(shown.size()));
        QVERIFY(drawing.groups.empty());
        QVERIFY(factsOf(drawing).warnings.empty());
    }
    const Drawing before = drawing;
    setLabel(drawing, atom, shownLabelOf(drawing, atom), LabelOrder::AsShown);
    QVERIFY(drawing == before);
}

void TestTypedLabels::carbonsThatFollowTheirBonds()
{
    Drawing drawing = star(1);
    const ItemId atom = drawing.atoms.front().id;
    setLabel(drawing, atom, "CH3");
    sprout(drawing, atom);
    QCOMPARE(labelOf(drawing, atom), std::string("CH2"));
    QCOMPARE(smilesOf(drawing), QStringLiteral("CCC"));
    clickBond(drawing, drawing.bonds.front().id);
    QCOMPARE(labelOf(drawing, atom), std::string("CH"));
    // A group with one bond is still a substituent where it is typed on a corner.
    Drawing ring;
    drawRing(ring, {0, 0}, {6, true});
    QVERIFY(setLabel(ring, ring.atoms.front().id, "CH3") == LabelMeaning::Atom);
    QCOMPARE(smilesOf(ring), QStringLiteral("Cc1ccccc1"));
    QVERIFY(ring.atoms.back().isShown);
    // Too few and too many are what somebody wrote, and flagged.
    Drawing few = star(1);
    setLabel(few, few.atoms.front().id, "CH2");
    QCOMPARE(smilesOf(few), QStringLiteral("[CH2]C"));
    QCOMPARE(painted(few).size(), qsizetype(3));
    QCOMPARE(factsOf(few).warnings.size(), size_t(1));
    QVERIFY(factsOf(few).warnings.front() ==
            (Warning{Concern::FewHydrogens, few.atoms.front().id, 0}));
    sprout(few, few.atoms.front().id);
    QCOMPARE(smilesOf(few), QStringLiteral("CCC"));
    QVERIFY(factsOf(few).warnings.empty());
    Drawing many = star(2);
    setLabel(many, many.atoms.front().id, "CH4");
    QCOMPARE(factsOf(many).warnings.size(), size_t(1));
    // Another element or the plain carbon shows no such letters.
    setElement(drawing, atom, 7);
    QVERIFY(!drawing.atom(atom)->isShown);
    setLabel(ring, ring.atoms.back().id, "");
    QCOMPARE(painted(ring), QString());
}

void TestTypedLabels::carbonsInFiles()
{
    Drawing drawing = star(2);
    const ItemId atom = drawing.atoms.front().id;
    setLabel(drawing, atom, "CH2");
    const std::string file = cdxmlOf(drawing);
    const auto same = drawingFromCdxml(file);
    QVERIFY(same && *same == drawing);
    // ChemDraw's own: letters on a carbon are there because somebody typed them.
    const char *theirs =
        R"(<?xml version="1.0"?><CDXML CreationProgram="ChemDraw" BondLength="14.4"><page id="1">
        <fragment id="2"><n id="3" p="0 0"/><n id="4" p="12.5 7.2" NumHydrogens="2"><t p="9 11">
        <s font="3" size="10" face="96">CH2</s></t></n><n id="5" p="25 0"/>
        <b id="6" B="3" E="4"/><b id="7" B="4" E="5"/></fragment></page></CDXML>)";
    const auto read = drawingFromCdxml(theirs);
    QVERIFY(read.has_value());
    QCOMPARE(smilesOf(*read), QStringLiteral("CCC"));
    QCOMPARE(painted(*read), QStringLiteral("CH2"));
    // A MOL block has no word for it.
    QCOMPARE(painted(*drawingOf(*moleculeOf(drawing))), QString());
}

QTEST_GUILESS_MAIN(TestTypedLabels)
#include "tst_typed_labels.moc"
