// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/geometry.h"
#include "chem/drawing/cdxml.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/facts.h"
#include "chem/drawing/labels.h"
#include "chem/drawing/read.h"
#include "chem/drawing/scheme.h"
#include "chem/molecule/inchi.h"

#include <QTest>

using namespace artemisia::chem;

namespace
{

QString canonical(const char *smiles)
{
    return QString::fromStdString(Molecule::fromSmiles(smiles)->smiles());
}

QString smilesOf(const Drawing &drawing)
{
    const auto molecule = moleculeOf(drawing);
    return QString::fromStdString(molecule ? molecule->smiles() : molecule.error().message);
}

/// An atom without bonds, and a label on it.
struct Lone {
    Drawing drawing;
    ItemId atom;
    LabelMeaning meaning;
    explicit Lone(const char *label, Point at = {0, 0})
        : atom(drawAtom(drawing, at, 6))
        , meaning(setLabel(drawing, atom, label, LabelOrder::AsShown))
    {
    }
};

/// What a table has under such letters.
Lone named(const char *letters, const char *smiles)
{
    Lone lone(letters);
    Drawing structure = *drawingFromText(smiles);
    joinToOneSubstance(structure);
    setSubstance(lone.drawing, lone.atom, structure);
    return lone;
}

/// Stands as these letters and is that substance.
bool isSo(const Drawing &drawing, const char *letters, const char *smiles)
{
    const bool isOne = partsOf(drawing).size() == 1 && drawing.atoms.size() > 1;
    const ItemId atom =
        isOne ? drawing.anchorOf(*drawing.abbreviationOf(drawing.atoms.front().id)) : kNoItem;
    return isOne && faultOf(drawing).empty() && labelOf(drawing, atom) == letters &&
           !drawing.isHidden(atom) && smilesOf(drawing) == canonical(smiles);
}

constexpr const char *kHatu = "CN(C)C(On1nnc2cccnc21)=[N+](C)C.F[P-](F)(F)(F)(F)F";

} // namespace

/// Whole substances as the label of an atom without bonds.
class TestSubstanceLabels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writtenOut_data();
    void writtenOut();
    void leftAsTheyWere_data();
    void leftAsTheyWere();
    void onBondsTheyAreGroups();
    void lettersWithAStructure();
    void kept_data();
    void kept();
    void inAReaction();
    void expandedInAScheme();
    void expandedOnASheet();
    void edited();
    void cleanUpMovesNoLetters();
    void noRoom();
};

void TestSubstanceLabels::writtenOut_data()
{
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<QByteArray>("smiles");
    const auto row = [](const char *label, const char *smiles) {
        QTest::newRow(label) << QByteArray(label) << QByteArray(smiles);
    };
    row("Et3N", "CCN(CC)CC");
    row("NEt3", "CCN(CC)CC");
    row("iPr2NEt", "CCN(C(C)C)C(C)C");
    row("i-Pr2NEt", "CCN(C(C)C)C(C)C");
    row("PPh3", "c1ccc(P(c2ccccc2)c2ccccc2)cc1");
    row("Ph3P", "c1ccc(P(c2ccccc2)c2ccccc2)cc1");
    row("CH2=PPh3", "C=P(c1ccccc1)(c1ccccc1)c1ccccc1");
    row("Ph3P=CHCO2Et", "CCOC(=O)C=P(c1ccccc1)(c1ccccc1)c1ccccc1");
    row("MeOH", "CO");
    row("i-PrOH", "CC(C)O");
    row("t-BuOH", "CC(C)(C)O");
    row("CH3OH", "CO");
    row("MeCN", "CC#N");
    row("PhCN", "N#Cc1ccccc1");
    row("NCPh", "N#Cc1ccccc1");
    row("HOCH2CH2OH", "OCCO");
    row("H2NCH2CH2NH2", "NCCN");
    row("BrCH2CO2Et", "CCOC(=O)CBr");
    row("Me2SO", "CS(C)=O");
    row("Me2CO", "CC(C)=O");
    row("(CH3)2CO", "CC(C)=O");
    row("(Boc)2O", "CC(C)(C)OC(=O)OC(=O)OC(C)(C)C");
    row("Tf2O", "O=S(=O)(OS(=O)(=O)C(F)(F)F)C(F)(F)F");
    row("(EtO)2P(O)H", "CCO[PH](=O)OCC");
    row("PhSO2Cl", "O=S(=O)(Cl)c1ccccc1");
    row("TMSOTf", "C[Si](C)(C)OS(=O)(=O)C(F)(F)F");
    row("TMSCN", "C[Si](C)(C)C#N");
    row("CDCl3", "[2H]C(Cl)(Cl)Cl");
    row("D2O", "[2H]O[2H]");
    row("SOCl2", "O=S(Cl)Cl");
    row("COCl2", "O=C(Cl)Cl");
    row("PCl5", "ClP(Cl)(Cl)(Cl)Cl");
    row("HCN", "C#N");
    row("Ph3PO", "O=P(c1ccccc1)(c1ccccc1)c1ccccc1");
    row("PhI(OAc)2", "CC(=O)OI(OC(C)=O)c1ccccc1");
    row("PhNCO", "O=C=Nc1ccccc1");
    row("HN(OMe)Me", "CNOC");
    row("CH3CH2CH2CH3", "CCCC");
    // Metals that are bound to carbon.
    row("n-BuLi", "[Li]CCCC");
    row("MeLi", "[Li]C");
    row("PhMgBr", "Br[Mg]c1ccccc1");
    row("Bu3SnH", "CCCC[SnH](CCCC)CCCC");
    // Ions.
    row("NaOH", "[Na+].[OH-]");
    row("LiCl", "[Li+].[Cl-]");
    row("KF", "[K+].[F-]");
    row("NaH", "[Na+].[H-]");
    row("KH", "[K+].[H-]");
    row("NaOMe", "[Na+].C[O-]");
    row("t-BuOK", "CC(C)(C)[O-].[K+]");
    row("KOtBu", "CC(C)(C)[O-].[K+]");
    row("LiAlH4", "[Li+].[AlH4-]");
    row("NaBH(OAc)3", "CC(=O)O[BH-](OC(C)=O)OC(C)=O.[Na+]");
    row("NaBH3CN", "[Na+].[BH3-]C#N");
    row("LiN(TMS)2", "[Li+].C[Si](C)(C)[N-][Si](C)(C)C");
    row("NH4Cl", "[NH4+].[Cl-]");
    row("Bu4NF", "CCCC[N+](CCCC)(CCCC)CCCC.[F-]");
    row("Me3SI", "C[S+](C)C.[I-]");
    row("Ph3PMeBr", "C[P+](c1ccccc1)(c1ccccc1)c1ccccc1.[Br-]");
    row("Me3OBF4", "C[O+](C)C.F[B-](F)(F)F");
    row("Me4N+", "C[N+](C)(C)C");
    row("BF4-", "F[B-](F)(F)F");
    // Partners.
    row("Et3N\u00B7HCl", "CCN(CC)CC.Cl");
    row("LiOH.H2O", "[Li+].[OH-].O");
    row("BF3\u00B7OEt2", "CCOCC.FB(F)F");
}

void TestSubstanceLabels::writtenOut()
{
    QFETCH(QByteArray, label);
    QFETCH(QByteArray, smiles);
    const Lone lone(label.constData());
    QVERIFY(lone.meaning == LabelMeaning::Substance);
    QVERIFY(lone.drawing.isHidden(lone.atom) == false);
    QCOMPARE(lone.drawing.atom(lone.atom)->at.x, 0.0);
    QVERIFY2(isSo(lone.drawing, label.constData(), smiles.constData()),
             qPrintable(smilesOf(lone.drawing)));
    // To look at it and to accept it changes nothing.
    Drawing again = lone.drawing;
    setLabel(again, lone.atom, shownLabelOf(again, lone.atom), LabelOrder::AsShown);
    QVERIFY(again == lone.drawing);
}

void TestSubstanceLabels::leftAsTheyWere_data()
{
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<int>("meaning");
    QTest::addColumn<QByteArray>("smiles"); ///< empty: it is not asked
    const auto row = [](const char *label, LabelMeaning meaning, const char *smiles = "") {
        QTest::newRow(label) << QByteArray(label) << int(meaning) << QByteArray(smiles);
    };
    // Elements and groups go first.
    row("HF", LabelMeaning::Atom, "F");
    row("HCl", LabelMeaning::Atom, "Cl");
    row("H2O", LabelMeaning::Atom, "O");
    row("NH3", LabelMeaning::Atom, "N");
    row("BH3", LabelMeaning::Atom, "B");
    row("Co", LabelMeaning::Atom, "[Co]");
    row("Hf", LabelMeaning::Atom, "[Hf]");
    row("Cs", LabelMeaning::Atom);
    row("OH", LabelMeaning::Atom);
    row("NH4+", LabelMeaning::Atom, "[NH4+]");
    row("X", LabelMeaning::Query);
    row("NO", LabelMeaning::Group, "N=O");
    row("CN", LabelMeaning::Group, "C#N");
    row("Bn", LabelMeaning::Group, "Cc1ccccc1");
    row("CH2CH2OH", LabelMeaning::Group, "CCO");
    row("ONa", LabelMeaning::Group, "[Na+].[OH-]");
    // What may be a name, or nothing.
    for (const char *words :
         {"CO",   "CS",      "SO",    "CC",    "CCO",   "C=C",   "COO",  "HFIP", "NIS",   "NiS",
          "DCC",  "THF",     "K2CO3", "AlCl3", "MgBr2", "NaAc",  "NaCN", "PG",   "H2SO4", "HSO3Cl",
          "PhIO", "Zn(CN)2", "NaIO4", "Nu",    "KIND",  "2NaOH", "((",   "Et3",  "(",     ")2"}) {
        row(words, LabelMeaning::Words);
    }
}

void TestSubstanceLabels::leftAsTheyWere()
{
    QFETCH(QByteArray, label);
    QFETCH(int, meaning);
    QFETCH(QByteArray, smiles);
    const Lone lone(label.constData());
    QCOMPARE(int(lone.meaning), meaning);
    QVERIFY(smiles.isEmpty() || smilesOf(lone.drawing) == canonical(smiles.constData()));
    const bool isWords = lone.meaning == LabelMeaning::Words;
    QCOMPARE(QByteArray::fromStdString(wordsOnLoneAtom(lone.drawing, lone.atom)),
             isWords ? label : QByteArray());
}

void TestSubstanceLabels::onBondsTheyAreGroups()
{
    for (const char *label : {"Et3N", "NaOH", "THF", "HATU"}) {
        Drawing drawing;
        const ItemId atom = sprout(drawing, drawAtom(drawing, {0, 0}, 6));
        QVERIFY(setLabel(drawing, atom, label) == LabelMeaning::Words);
        QVERIFY(wordsOnLoneAtom(drawing, atom).empty());
        const Drawing before = drawing;
        setSubstance(drawing, atom, *drawingFromText("CCN(CC)CC"));
        QVERIFY(drawing == before);
    }
}

void TestSubstanceLabels::lettersWithAStructure()
{
    const Lone hatu = named("HATU", kHatu);
    QVERIFY(isSo(hatu.drawing, "HATU", kHatu));
    QCOMPARE(QString::fromStdString(factsOf(hatu.drawing).inchiKey),
             QStringLiteral("JNWBBCNCSMBKNE-UHFFFAOYSA-N"));
    // A nitroxide keeps its electron, whichever atom is first.
    const Lone tempo = named("TEMPO", "[O]N1C(C)(C)CCCC1(C)C");
    QVERIFY(isSo(tempo.drawing, "TEMPO", "[O]N1C(C)(C)CCCC1(C)C"));
    const Lone water = named("Heavy", "[2H]O[2H]");
    QVERIFY(isSo(water.drawing, "Heavy", "[2H]O[2H]"));
    const Lone chiral = named("Alanine", "C[C@H](N)C(=O)O");
    QVERIFY(isSo(chiral.drawing, "Alanine", "C[C@H](N)C(=O)O"));
}

void TestSubstanceLabels::kept_data()
{
    QTest::addColumn<QByteArray>("letters");
    QTest::addColumn<QByteArray>("smiles");
    QTest::newRow("Et3N") << QByteArray("Et3N") << QByteArray("CCN(CC)CC");
    QTest::newRow("NaOH") << QByteArray("NaOH") << QByteArray("[Na+].[OH-]");
    QTest::newRow("K2CO3") << QByteArray("K2CO3") << QByteArray("O=C([O-])[O-].[K+].[K+]");
    QTest::newRow("HATU") << QByteArray("HATU") << QByteArray(kHatu);
    QTest::newRow("CH2=PPh3") << QByteArray("CH2=PPh3")
                              << QByteArray("C=P(c1ccccc1)(c1ccccc1)c1ccccc1");
}

void TestSubstanceLabels::kept()
{
    QFETCH(QByteArray, letters);
    QFETCH(QByteArray, smiles);
    const char *label = letters.constData();
    Lone lone = named(label, smiles.constData());
    QVERIFY(isSo(lone.drawing, label, smiles.constData()));
    // CDXML gives the sheet back; also with a structure beside it.
    drawRing(lone.drawing, {60, 0}, {6, true});
    const auto same = drawingFromCdxml(cdxmlOf(lone.drawing));
    QVERIFY(same && *same == lone.drawing);
    // A copy, alone.
    const Drawing copy = copyOf(lone.drawing, {lone.atom});
    QVERIFY(isSo(copy, label, smiles.constData()));
    // MOL and SMILES.
    const auto block = moleculeOf(copy)->molBlock();
    QVERIFY(block.has_value());
    QVERIFY(isSo(*drawingOf(*Molecule::fromMolBlock(*block)), label, smiles.constData()));
    QCOMPARE(smilesOf(*drawingFromText(moleculeOf(copy)->smiles())), canonical(smiles.constData()));
    // Expanded, it is the drawing; contracted, the letters again.
    Drawing expanded = copy;
    const ItemId group = expanded.abbreviationOf(expanded.atoms.front().id)->id;
    setContracted(expanded, group, false);
    for (const DrawnAtom &atom : expanded.atoms) {
        QVERIFY(!expanded.isHidden(atom.id));
    }
    QCOMPARE(partsOf(expanded).size(), size_t(1));
    setContracted(expanded, group, true);
    QVERIFY(expanded == copy);
    // Without its letters too.
    dissolve(expanded, group);
    QCOMPARE(partsOf(expanded).size(), size_t(1));
}

void TestSubstanceLabels::inAReaction()
{
    Drawing sheet;
    drawRing(sheet, {0, 0}, {6, true});
    const ItemId arrow = drawArrow(sheet, {40, 0}, {140, 0});
    drawRing(sheet, {180, 0}, {6, false});
    const ItemId agent = drawAtom(sheet, {90, -12}, 6);
    setLabel(sheet, agent, "HATU");
    Drawing structure = *drawingFromText(kHatu);
    joinToOneSubstance(structure);
    setSubstance(sheet, agent, structure);
    const ItemId reactant = drawAtom(sheet, {-60, 0}, 6);
    setLabel(sheet, reactant, "NaOMe");
    const std::vector<SchemeStep> steps = stepsOf(sheet);
    QCOMPARE(steps.size(), size_t(1));
    QVERIFY(steps.front().arrow == arrow);
    QCOMPARE(steps.front().reactants.size(), size_t(2));
    QCOMPARE(steps.front().agents.size(), size_t(1));
    QCOMPARE(steps.front().products.size(), size_t(1));
    const auto reaction = reactionOf(sheet);
    QVERIFY(reaction.has_value());
    const auto block = reaction->rxnBlock();
    QVERIFY(block.has_value());
    const auto again = drawingOf(*Reaction::fromRxn(*block));
    QVERIFY(again.has_value());
    const std::vector<SchemeStep> same = stepsOf(*again);
    QCOMPARE(same.size(), size_t(1));
    QCOMPARE(same.front().reactants.size(), size_t(2));
    QCOMPARE(same.front().agents.size(), size_t(1));
    const auto inside = [&](const SheetPart &part) {
        return copyOf(*again, Selection(part.begin(), part.end()));
    };
    QVERIFY(isSo(inside(same.front().agents.front()), "HATU", kHatu));
    QVERIFY(isSo(inside(same.front().reactants.front()), "NaOMe", "[Na+].C[O-]"));
}

// Letters take little room; what stands behind them makes room.
void TestSubstanceLabels::expandedInAScheme()
{
    Drawing sheet;
    for (const double y : {0.0, 70.0, 140.0}) {
        const auto type = [&](Point at, const char *letters) {
            setLabel(sheet, drawAtom(sheet, at, 6), letters);
        };
        type({0, y}, "PhCHO");
        type({60, y}, "CH2=PPh3");
        type({150, y - 12}, "NaBH(OAc)3");
        type({150, y + 12}, "i-Pr2NEt");
        drawArrow(sheet, {100, y}, {200, y});
        type({240, y}, "PhCH=CH2");
        drawText(sheet, {240, y + 14}, "1");
    }
    const std::vector<SchemeStep> steps = stepsOf(sheet);
    QCOMPARE(steps.size(), size_t(3));
    const std::string whole = reactionOf(sheet)->smiles();
    std::vector<ItemId> groups;
    for (const DrawnGroup &group : sheet.groups) {
        groups.push_back(group.id);
    }
    Drawing plain = sheet;
    for (const ItemId group : groups) {
        setContracted(plain, group, false);
    }
    QVERIFY(partsOf(plain) != partsOf(sheet)); // where nothing moves they are one substance
    expandGroups(sheet, groups);
    QCOMPARE(QString::fromStdString(faultOf(sheet)), QString());
    QVERIFY(std::none_of(sheet.groups.begin(), sheet.groups.end(), [](const DrawnGroup &group) {
        return group.kind == GroupKind::Abbreviation && group.isContracted;
    }));
    QCOMPARE(stepsOf(sheet).size(), steps.size());
    for (size_t i = 0; i < steps.size(); ++i) {
        QVERIFY(stepsOf(sheet)[i].reactants == steps[i].reactants);
        QVERIFY(stepsOf(sheet)[i].agents.size() == steps[i].agents.size());
        QVERIFY(stepsOf(sheet)[i].products == steps[i].products);
    }
    QCOMPARE(reactionOf(sheet)->smiles(), whole);
    QCOMPARE(captionsOf(sheet).size(), size_t(3));
    // Where there is room nothing else moves.
    Drawing roomy;
    setLabel(roomy, drawAtom(roomy, {0, 0}, 6), "Et3N");
    const ItemId far = drawAtom(roomy, {300, 0}, 6);
    const Drawing before = roomy;
    expandGroups(roomy, {roomy.groups.front().id});
    QVERIFY(*roomy.atom(far) == *before.atom(far));
}

void TestSubstanceLabels::expandedOnASheet()
{
    Drawing sheet;
    for (const double x : {0.0, 40.0, 80.0, 120.0}) {
        setLabel(sheet, drawAtom(sheet, {x, 0}, 6), "PPh3");
    }
    const auto parts = partsOf(sheet);
    QCOMPARE(parts.size(), size_t(4));
    std::vector<ItemId> groups;
    for (const DrawnGroup &group : sheet.groups) {
        groups.push_back(group.id);
    }
    expandGroups(sheet, groups);
    QVERIFY(partsOf(sheet) == parts);
    const std::vector<Box> boxes = boxesOf(sheet, parts);
    for (size_t i = 0; i + 1 < boxes.size(); ++i) {
        QVERIFY(boxes[i].left + boxes[i].width < boxes[i + 1].left);
    }
}

void TestSubstanceLabels::edited()
{
    Lone lone("NaOH");
    // Another label leaves nothing of the old one.
    setLabel(lone.drawing, lone.atom, "Et3N");
    QVERIFY(isSo(lone.drawing, "Et3N", "CCN(CC)CC"));
    QCOMPARE(lone.drawing.groups.size(), size_t(1));
    setLabel(lone.drawing, lone.atom, "MeOH");
    QVERIFY(isSo(lone.drawing, "MeOH", "CO"));
    setLabel(lone.drawing, lone.atom, "HATU");
    QCOMPARE(wordsOnLoneAtom(lone.drawing, lone.atom), std::string("HATU"));
    setSubstance(lone.drawing, lone.atom, *drawingFromText(kHatu));
    QVERIFY(isSo(lone.drawing, "HATU", kHatu));
    setLabel(lone.drawing, lone.atom, "");
    QCOMPARE(lone.drawing.atoms.size(), size_t(1));
    QVERIFY(lone.drawing.groups.empty());
    QCOMPARE(smilesOf(lone.drawing), QStringLiteral("C"));
    setLabel(lone.drawing, lone.atom, "NaOH");
    move(lone.drawing, {lone.atom}, {10, 5});
    QVERIFY(isSo(lone.drawing, "NaOH", "[Na+].[OH-]"));
    erase(lone.drawing, {lone.atom});
    QVERIFY(lone.drawing.isEmpty());
}

void TestSubstanceLabels::cleanUpMovesNoLetters()
{
    Lone lone = named("HATU", kHatu);
    drawRing(lone.drawing, {60, 0}, {6, true});
    lone.drawing.atoms.back().at.x += 4;
    const auto cleaned = cleanedUp(lone.drawing);
    QVERIFY(cleaned.has_value());
    for (const DrawnAtom &atom : cleaned->atoms) {
        const bool isOfLetters = cleaned->abbreviationOf(atom.id) != nullptr;
        QVERIFY(!isOfLetters || atom == *lone.drawing.atom(atom.id));
    }
    QVERIFY(length(cleaned->atoms.back().at - lone.drawing.atoms.back().at) > 1);
}

void TestSubstanceLabels::noRoom()
{
    Drawing full;
    for (std::size_t i = 0; i < kMostDrawnAtoms; ++i) {
        const std::size_t row = i / 100;
        drawAtom(full, {double(i % 100) * 20, double(row) * 20}, 6);
    }
    const ItemId atom = full.atoms.front().id;
    QVERIFY(setLabel(full, atom, "Et3N") == LabelMeaning::Words);
    const Drawing before = full;
    setSubstance(full, atom, *drawingFromText("CCN(CC)CC"));
    QVERIFY(full == before);
}

QTEST_GUILESS_MAIN(TestSubstanceLabels)
#include "tst_substance_labels.moc"
