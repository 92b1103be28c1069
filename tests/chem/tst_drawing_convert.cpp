// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/geometry.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/ctab.h"
#include "chem/drawing/display.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/place.h"
#include "chem/drawing/read.h"
#include "chem/drawing/scheme.h"
#include "chem/molecule/inchi.h"
#include "tests/worldcheck/world_check.h"

#include <QFile>
#include <QTest>

#include <fstream>

using namespace artemisia::chem;

namespace
{

std::string keyOf(const Molecule &molecule)
{
    const auto made = inchi(molecule);
    return made ? made->key : std::string();
}

Drawing drawn(const char *smiles)
{
    const auto molecule = Molecule::fromSmiles(smiles);
    const auto drawing = molecule ? drawingOf(*molecule) : Result<Drawing>(Drawing());
    return drawing ? *drawing : Drawing();
}

QString smilesOf(const Drawing &drawing)
{
    const auto molecule = moleculeOf(drawing);
    return QString::fromStdString(molecule ? molecule->smiles() : molecule.error().message);
}

Reaction reactionFile(const char *name)
{
    QFile file(QStringLiteral(ARTEMISIA_TEST_DATA "/reaction/") + QString::fromLatin1(name));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const auto reaction = Reaction::fromText(file.readAll().toStdString());
    return reaction ? *reaction : Reaction();
}

} // namespace

/// Sheets from structures and schemes, and back.
class TestDrawingConvert : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void osmList();
    void roundTrip_data();
    void roundTrip();
    void drawnByHand();
    void hydrogensAndValence();
    void abbreviationsAreResolved();
    void emptyAndImpossible();
    void saysWhatSmilesLeavesOut();
    void schemes_data();
    void schemes();
    void rolesFollowPlace();
    void severalSteps();
    void linesOfReactions();
    void severalStepsAsOne_data();
    void severalStepsAsOne();
    void aRowAboveIsNoAgent();
    void aLineBeginsWithItsArrow();
    void anArrowBelowTakesNothingOfTheLineAbove();
    void saltIsOneSubstance();
    void rowsThatTouchAreTwoSubstances();
    void alignedScheme();
    void displayIsSound();
};

void TestDrawingConvert::osmList()
{
    std::ifstream file(ARTEMISIA_TEST_DATA "/osm/MalariaMolecules.csv", std::ios::binary);
    const auto table = artemisia::worldcheck::readCsv(file);
    QVERIFY(table.size() > 890);
    const auto header = std::find(table[0].begin(), table[0].end(), std::string("SMILES"));
    const auto column = size_t(header - table[0].begin());
    int compared = 0;
    QStringList misses;
    for (size_t row = 1; row < table.size(); ++row) {
        const auto molecule =
            Molecule::fromSmiles(column < table[row].size() ? table[row][column] : std::string());
        const std::string key = molecule ? keyOf(*molecule) : std::string();
        if (key.empty()) {
            continue;
        }
        ++compared;
        const auto drawing = drawingOf(*molecule);
        const auto again = drawing ? moleculeOf(*drawing) : tl::unexpected(drawing.error());
        if (!again || keyOf(*again) != key) {
            misses << QString::fromStdString(molecule->smiles());
        }
    }
    QCOMPARE(compared, 884);
    QCOMPARE(misses, QStringList());
}

void TestDrawingConvert::roundTrip_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"[2H]C([2H])([2H])O", "[13CH4]", "[NH3+]CC([O-])=O", "C[CH2]", "[CH3:1][OH:2]",
          "C[C@H](O)F |o1:1|", "C[C@H](O)[C@@H](N)F |&1:1,o1:3|", "C/C=C\\C", "C/C=C/C",
          "F/C=C/C=C\\F", "[O-][N+](=O)c1ccccc1", "[Na+].[Cl-]", "OC1CCC1.Cl", "[Fe+2]",
          "c1ccc2[nH]ccc2c1", "C[S@](=O)c1ccccc1", "C1CC2CCC1C2", "[N-]=[N+]=NC",
          "CC(C)(C)OC(=O)N[C@@H](C)C(=O)O"}) {
        QTest::newRow(text) << QByteArray(text);
    }
}

void TestDrawingConvert::roundTrip()
{
    QFETCH(QByteArray, text);
    const auto molecule = Molecule::fromSmiles(text.toStdString());
    QVERIFY(molecule);
    const auto drawing = drawingOf(*molecule);
    QVERIFY(drawing);
    QCOMPARE(QString::fromStdString(faultOf(*drawing)), QString());
    const auto again = moleculeOf(*drawing);
    QVERIFY2(again, again ? "" : again.error().message.c_str());
    QCOMPARE(again->cxSmiles(), molecule->cxSmiles());
}

void TestDrawingConvert::drawnByHand()
{
    Drawing d; // aspirin, as a hand draws it
    drawRing(d, {0, 0}, {6, true});
    const ItemId acid = sprout(d, d.atoms[0].id);
    setElement(d, sprout(d, acid, {BondOrder::Double, BondStereo::None, BondLook::Plain}), 8);
    setElement(d, sprout(d, acid), 8);
    const ItemId ether = sprout(d, d.atoms[1].id);
    setElement(d, ether, 8);
    const ItemId acetyl = sprout(d, ether);
    setElement(d, sprout(d, acetyl, {BondOrder::Double, BondStereo::None, BondLook::Plain}), 8);
    sprout(d, acetyl);
    const auto aspirin = moleculeOf(d);
    QVERIFY(aspirin);
    QCOMPARE(keyOf(*aspirin), std::string("BSYNRYMUTXBXSQ-UHFFFAOYSA-N"));
}

void TestDrawingConvert::hydrogensAndValence()
{
    Drawing d;
    const ItemId c = drawAtom(d, {0, 0}, 6);
    QCOMPARE(valencesOf(d)[0].hydrogens, 4);
    changeCharge(d, c, 1);
    QCOMPARE(valencesOf(d)[0].hydrogens, 3);
    changeCharge(d, c, -1);
    for (int i = 0; i < 5; ++i) {
        drawBond(d, c, kNoItem, directionOf(i * 72.0));
    }
    QVERIFY(valencesOf(d)[0].isTooHigh);
    QVERIFY(!valencesOf(d)[1].isTooHigh);
    QVERIFY(!moleculeOf(d));
    Drawing iron; // RDKit bounds no metal
    const ItemId centre = drawAtom(iron, {0, 0}, 26);
    for (int i = 0; i < 10; ++i) {
        QCOMPARE(valencesOf(iron)[0].isTooHigh, i > 8);
        drawBond(iron, centre, kNoItem, directionOf(i * 36.0));
    }
    QVERIFY(valencesOf(iron)[0].isTooHigh);
    // What the shown hydrogens add up to is what is stored.
    for (const char *smiles : {"CCO", "C[N+](C)(C)C", "O=S(=O)(O)O", "c1cc[nH]c1", "CP(C)C",
                               "[O-]C(=O)C", "C#N", "OB(O)c1ccccc1", "CI", "[BH4-]"}) {
        const Drawing sheet = drawn(smiles);
        const QString shown = smilesOf(sheet);
        QCOMPARE(shown, QString::fromStdString(Molecule::fromSmiles(smiles)->smiles()));
    }
}

void TestDrawingConvert::abbreviationsAreResolved()
{
    Drawing d = drawn("CC(C)(C)OC(=O)N");
    const QString whole = smilesOf(d);
    Selection boc;
    for (const DrawnAtom &atom : d.atoms) {
        if (atom.element != 7) {
            boc.insert(atom.id);
        }
    }
    const ItemId group = addGroup(d, GroupKind::Abbreviation, "Boc", boc);
    setContracted(d, group, true);
    QCOMPARE(smilesOf(d), whole);
    // The letters come back as letters, whether they stand or not.
    const auto again = drawingOf(*Molecule::fromMolBlock(molBlockOf(d)));
    QVERIFY(again);
    QCOMPARE(again->groups.size(), size_t(1));
    QCOMPARE(again->groups[0].label, std::string("Boc"));
    QVERIFY(again->groups[0].isContracted);
    setContracted(d, group, false);
    const auto expanded = drawingOf(*Molecule::fromMolBlock(molBlockOf(d)));
    QVERIFY(!expanded->groups[0].isContracted);
}

void TestDrawingConvert::emptyAndImpossible()
{
    QVERIFY(moleculeOf(Drawing())->isEmpty());
    QVERIFY(drawingOf(Molecule())->isEmpty());
    QVERIFY(!reactionOf(Drawing()));
}

void TestDrawingConvert::saysWhatSmilesLeavesOut()
{
    Drawing plain = *drawingFromText("CC(=O)N");
    QVERIFY(lostInSmiles(plain) == SmilesLosses());
    Drawing list = plain;
    list.atoms[0].kind = AtomKind::List;
    list.atoms[0].elements = {6, 7, 8};
    QCOMPARE(QString::fromStdString(moleculeOf(list)->smiles()), QStringLiteral("CC(N)=O"));
    QVERIFY(lostInSmiles(list) == (SmilesLosses{true, false}));
    Drawing kind = plain;
    kind.atoms[0].kind = AtomKind::Halogen;
    QVERIFY(lostInSmiles(kind) == (SmilesLosses{false, true}));
    Drawing asked = plain;
    asked.atoms[0].query.ringBonds = 2;
    QVERIFY(lostInSmiles(asked) == (SmilesLosses{false, true}));
    Drawing bond = plain;
    bond.bonds[0].order = BondOrder::SingleOrDouble;
    QVERIFY(lostInSmiles(bond) == (SmilesLosses{false, true}));
    Drawing group = plain;
    group.atoms[0].kind = AtomKind::RGroup;
    group.atoms[0].number = 2;
    QVERIFY(lostInSmiles(group) == SmilesLosses());
}

void TestDrawingConvert::schemes_data()
{
    QTest::addColumn<QByteArray>("file");
    for (const char *file : {"2485-bad-layout.rxn", "AmideBond.rxn", "CN_Bond.rxn",
                             "Esterification_Rxn2.cdxml", "rxn1.cdxml", "v3k.radicals.rxn",
                             "v3k_with_agents.rxn", "testRXNChiralityAgentV3000.rxn"}) {
        QTest::newRow(file) << QByteArray(file);
    }
}

void TestDrawingConvert::schemes()
{
    QFETCH(QByteArray, file);
    const Reaction reaction = reactionFile(file.constData());
    QVERIFY(!reaction.isEmpty());
    const auto sheet = drawingOf(reaction);
    QVERIFY2(sheet, sheet ? "" : sheet.error().detail.c_str());
    QCOMPARE(QString::fromStdString(faultOf(*sheet)), QString());
    const auto again = reactionOf(*sheet);
    QVERIFY2(again, again ? "" : again.error().message.c_str());
    for (const ReactionRole role :
         {ReactionRole::Reactant, ReactionRole::Agent, ReactionRole::Product}) {
        QCOMPARE(again->with(role).size(), reaction.with(role).size());
    }
    QCOMPARE(again->smiles(), reaction.smiles());
    QCOMPARE(again->textAbove(), reaction.textAbove());
    QCOMPARE(again->textBelow(), reaction.textBelow());
}

void TestDrawingConvert::rolesFollowPlace()
{
    Drawing d;
    drawRing(d, {-100, 0}, {6, true});
    drawRing(d, {-50, 4}, {5, false});
    drawArrow(d, {0, 0}, {60, 0});
    drawAtom(d, {30, -30}, 8);
    drawRing(d, {110, -3}, {7, false});
    drawText(d, {30, -12}, "Pd/C");
    drawText(d, {30, 12}, "MeOH, rt");
    drawText(d, {110, 60}, "a caption");
    const auto steps = stepsOf(d);
    QCOMPARE(steps.size(), size_t(1));
    QCOMPARE(steps[0].reactants.size(), size_t(2));
    QCOMPARE(steps[0].agents.size(), size_t(1));
    QCOMPARE(steps[0].products.size(), size_t(1));
    const auto reaction = reactionOf(d);
    QVERIFY(reaction);
    QCOMPARE(reaction->smiles(), std::string("c1ccccc1.C1CCCC1>O>C1CCCCCC1"));
    QCOMPARE(reaction->textAbove(), std::string("Pd/C"));
    QCOMPARE(reaction->textBelow(), std::string("MeOH, rt"));
    QCOMPARE(plusSigns(d).size(), size_t(1));
    // Moved to the other side, it is a product; a retrosynthesis reads the other way.
    Drawing moved = d;
    move(moved, fragmentAround(moved, {moved.atoms.front().id}), {300, 0});
    QCOMPARE(stepsOf(moved)[0].products.size(), size_t(2));
    Drawing retro = d;
    setArrow(retro, retro.arrows.front().id, ArrowKind::Retrosynthesis);
    QCOMPARE(reactionOf(retro)->with(ReactionRole::Product).size(), size_t(2));
    // A line or a curly arrow is no reaction.
    Drawing curly = d;
    setArrow(curly, curly.arrows.front().id, ArrowKind::CurlyPair);
    QVERIFY(stepsOf(curly).empty());
    QVERIFY(plusSigns(curly).empty());
}

void TestDrawingConvert::severalSteps()
{
    Drawing d;
    for (int i = 0; i < 3; ++i) {
        drawRing(d, {i * 150.0, 0}, {5 + i, false});
    }
    drawArrow(d, {40, 0}, {110, 0});
    drawArrow(d, {190, 0}, {260, 0});
    const auto steps = stepsOf(d);
    QCOMPARE(steps.size(), size_t(2));
    QCOMPARE(reactionOf(d, steps[0])->smiles(), std::string("C1CCCC1>>C1CCCCC1"));
    QCOMPARE(reactionOf(d, steps[1])->smiles(), std::string("C1CCCCC1>>C1CCCCCC1"));
    QCOMPARE(reactionOf(d)->smiles(), std::string("C1CCCC1>>C1CCCCCC1"));
    // Written on over two lines.
    Drawing wrapped = d;
    const Selection last = fragmentAround(wrapped, {wrapped.atoms.back().id});
    move(wrapped, last, {-300, 150});
    wrapped.arrows.back().from = {40, 150};
    wrapped.arrows.back().to = {110, 150};
    drawRing(wrapped, {150, 150}, {8, false});
    const auto lines = stepsOf(wrapped);
    QCOMPARE(lines.size(), size_t(2));
    QCOMPARE(reactionOf(wrapped, lines[0])->smiles(), std::string("C1CCCC1>>C1CCCCC1"));
    QCOMPARE(reactionOf(wrapped, lines[1])->smiles(), std::string("C1CCCCCC1>>C1CCCCCCC1"));
}

/// Each line is a row of the sheet, as copying the steps of a scheme writes them.
void TestDrawingConvert::linesOfReactions()
{
    const std::vector<std::string> lines{"C1CCCC1>>C1CCCCC1", "C1CCCCC1.CN>CO>C1CCCCCC1",
                                         "CC(=O)O.CCN>>CCNC(C)=O"};
    const auto sheet = drawingFromText(lines[0] + " a name\r\n\r\n" + lines[1] + "\n" + lines[2]);
    QVERIFY(sheet);
    const auto steps = stepsOf(*sheet);
    QCOMPARE(steps.size(), lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        QCOMPARE(reactionOf(*sheet, steps[i])->smiles(), Reaction::fromSmiles(lines[i])->smiles());
    }
    // No line is left out in silence.
    QVERIFY(!drawingFromText(lines[0] + "\nC1CC>>C\n"));
    std::string many;
    for (int i = 0; i < 101; ++i) {
        many += lines[0] + '\n';
    }
    const auto refused = drawingFromText(many);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::TooLarge);
}

/// What goes into several steps and what comes out of them.
void TestDrawingConvert::severalStepsAsOne_data()
{
    QTest::addColumn<QByteArray>("steps");
    QTest::addColumn<QByteArray>("whole");
    QTest::newRow("a partner of the second step")
        << QByteArray("OCc1ccccc1>>O=Cc1ccccc1\nO=Cc1ccccc1.CN>>CNCc1ccccc1")
        << QByteArray("OCc1ccccc1.CN>>CNCc1ccccc1");
    QTest::newRow("what comes out on the way")
        << QByteArray("CCOC(C)=O.O>>CC(=O)O.CCO\nCC(=O)O.CN>>CNC(C)=O")
        << QByteArray("CCOC(C)=O.O.CN>>CCO.CNC(C)=O");
    QTest::newRow("reactions apart") << QByteArray("CCO>>CC=O\nC1CCCC1O>>C1CCCC1=O")
                                     << QByteArray("CCO.OC1CCCC1>>CC=O.O=C1CCCC1");
    QTest::newRow("two from one") << QByteArray("CCO>>CC=O\nCC=O.CN>>CNCC\nCC=O>>CC(=O)O")
                                  << QByteArray("CCO.CN>>CCNC.CC(=O)O");
}

void TestDrawingConvert::severalStepsAsOne()
{
    QFETCH(QByteArray, steps);
    QFETCH(QByteArray, whole);
    const auto sheet = drawingFromText(steps.toStdString());
    QVERIFY(sheet);
    const auto reaction = reactionOf(*sheet);
    QVERIFY(reaction);
    QCOMPARE(QByteArray::fromStdString(reaction->smiles()), whole);
}

void TestDrawingConvert::aRowAboveIsNoAgent()
{
    // The second row begins with its arrow, under the first substance of the row above.
    Drawing d;
    drawRing(d, {0, 0}, {5, false});
    drawArrow(d, {40, 0}, {110, 0});
    drawRing(d, {150, 0}, {6, false});
    drawArrow(d, {-30, 100}, {40, 100});
    drawRing(d, {80, 100}, {7, false});
    const auto steps = stepsOf(d);
    QCOMPARE(steps.size(), size_t(2));
    QCOMPARE(reactionOf(d, steps[0])->smiles(), std::string("C1CCCC1>>C1CCCCC1"));
    QVERIFY(steps[1].agents.empty());
    QCOMPARE(steps[1].products.size(), size_t(1));
    // A structure over an arrow, in line with no other, still is one.
    drawRing(d, {75, -50}, {8, false});
    QCOMPARE(stepsOf(d)[0].agents.size(), size_t(1));
}

void TestDrawingConvert::aLineBeginsWithItsArrow()
{
    Drawing d;
    drawRing(d, {0, 0}, {5, false});
    drawArrow(d, {40, 0}, {110, 0});
    drawRing(d, {150, 0}, {6, false});
    drawArrow(d, {0, 150}, {70, 150});
    drawRing(d, {110, 150}, {7, false});
    const auto steps = stepsOf(d);
    QCOMPARE(steps.size(), size_t(2));
    QCOMPARE(reactionOf(d, steps[0])->smiles(), std::string("C1CCCC1>>C1CCCCC1"));
    QCOMPARE(reactionOf(d, steps[1])->smiles(), std::string("C1CCCCC1>>C1CCCCCC1"));
    // Set in order, it is two lines still.
    alignScheme(d);
    const auto middle = [&d](std::size_t atom) { return d.atoms.at(atom).at.y; };
    QVERIFY(std::abs(middle(0)) < 30);
    QVERIFY(std::abs(middle(5)) < 30);
    QVERIFY(std::abs(middle(11) - 150) < 30);
    QVERIFY(d.arrows[1].from.x < 20);
}

void TestDrawingConvert::anArrowBelowTakesNothingOfTheLineAbove()
{
    Drawing d;
    drawRing(d, {0, 0}, {5, false});
    drawRing(d, {60, 5}, {4, false});
    drawArrow(d, {100, 0}, {170, 0});
    drawRing(d, {210, 0}, {6, false});
    drawArrow(d, {-40, 110}, {60, 110});
    drawRing(d, {20, 70}, {3, false}); // this one is over the arrow below
    drawRing(d, {110, 110}, {7, false});
    const auto steps = stepsOf(d);
    QCOMPARE(steps.size(), size_t(2));
    QCOMPARE(reactionOf(d, steps[0])->smiles(), std::string("C1CCCC1.C1CCC1>>C1CCCCC1"));
    QCOMPARE(reactionOf(d, steps[1])->smiles(), std::string("C1CCCCC1>C1CC1>C1CCCCCC1"));
    QCOMPARE(plusSigns(d).size(), size_t(1));
    // An arrow far off at the same height is none of its line.
    Drawing far = d;
    drawArrow(far, {-600, 70}, {-540, 70});
    QCOMPARE(stepsOf(far).back().agents.size(), size_t(1));
}

void TestDrawingConvert::saltIsOneSubstance()
{
    const auto reaction = Reaction::fromSmiles("CC(=O)[O-].[Na+].CBr>>CC(=O)OC |f:0.1|");
    QVERIFY(reaction);
    QCOMPARE(reaction->with(ReactionRole::Reactant).size(), size_t(2));
    const auto sheet = drawingOf(*reaction);
    QVERIFY(sheet);
    QCOMPARE(reactionOf(*sheet)->smiles(), reaction->smiles());
}

void TestDrawingConvert::rowsThatTouchAreTwoSubstances()
{
    Drawing indole = drawn("c1ccc2[nH]ccc2c1");
    const Box own = displayOf(indole).bounds;
    const auto with = [&](const Drawing &other, Point way) {
        const Box box = displayOf(other).bounds;
        Drawing sheet = indole;
        insert(sheet, other,
               Point{own.left + own.width / 2, own.top + own.height / 2} -
                   Point{box.left + box.width / 2, box.top + box.height / 2} +
                   Point{way.x * ((own.width + box.width) / 2 + 4),
                         way.y * ((own.height + box.height) / 2 + 4)});
        return partsOf(sheet).size();
    };
    // What hangs down from the row above is a substance of its own; a salt is not.
    QCOMPARE(with(drawn("Clc1cnc(Cl)cn1"), {0, 1}), size_t(2));
    QCOMPARE(with(drawn("OC(=O)C(O)C(O)C(O)=O"), {1, 0}), size_t(1));
    QCOMPARE(with(drawn("Cl"), {0, 1}), size_t(1));
    QCOMPARE(with(drawn("OC(=O)C(F)(F)F"), {0, 1}), size_t(1));
    // Opposite charges belong together wherever they touch.
    indole = drawn("C[N+](C)(C)Cc1c[nH]c2ccccc12");
    const size_t tosylate = [&] {
        Drawing other = drawn("Cc1ccc(cc1)S([O-])(=O)=O");
        const Box a = displayOf(indole).bounds;
        const Box b = displayOf(other).bounds;
        Drawing sheet = indole;
        insert(sheet, other, {a.left - b.left, a.top + a.height + 4 - b.top});
        return partsOf(sheet).size();
    }();
    QCOMPARE(tosylate, size_t(1));
}

void TestDrawingConvert::alignedScheme()
{
    Drawing d;
    drawRing(d, {-150, 13}, {6, true});
    drawRing(d, {-100, -20}, {5, false});
    drawArrow(d, {0, 0}, {20, 2});
    drawText(d, {10, -25}, "EDC hydrochloride, DMAP, CH2Cl2");
    drawRing(d, {70, -9}, {7, false});
    const std::string before = reactionOf(d)->smiles();
    alignScheme(d);
    QCOMPARE(reactionOf(d)->smiles(), before);
    const DrawnArrow &arrow = d.arrows.front();
    QCOMPARE(arrow.from.y, arrow.to.y);
    const SchemeStep step = stepsOf(d).front();
    for (const auto *parts : {&step.reactants, &step.products}) {
        for (const SheetPart &part : *parts) {
            const Box box = boxOf(d, part);
            QVERIFY(std::abs(box.top + box.height / 2 - arrow.from.y) < 1e-6);
            QVERIFY(box.left + box.width < arrow.from.x || box.left > arrow.to.x);
        }
    }
    QVERIFY(boxOf(d.texts.front()).width < arrow.to.x - arrow.from.x);
    Drawing twice = d;
    alignScheme(twice);
    for (size_t i = 0; i < d.atoms.size(); ++i) {
        QVERIFY(std::abs(twice.atoms[i].at.x - d.atoms[i].at.x) < 1e-6);
    }
}

void TestDrawingConvert::displayIsSound()
{
    Drawing d = drawn("CC(C)(C)OC(=O)Nc1ccccc1");
    const auto items = displayOf(d).items.size();
    QVERIFY(items > 10);
    for (int kind = 0; kind < 8; ++kind) {
        drawArrow(d, {0, 100.0 + 20 * kind}, {60, 100.0 + 20 * kind}, ArrowKind(kind), 0.4);
    }
    drawText(d, {30, 300}, "K2CO3, DMF");
    const DisplayList list = displayOf(d);
    QVERIFY(list.items.size() > items + 8);
    QVERIFY(list.bounds.top + list.bounds.height >= 290);
    // An empty sheet paints nothing.
    QVERIFY(displayOf(Drawing()).items.empty());
}

QTEST_GUILESS_MAIN(TestDrawingConvert)
#include "tst_drawing_convert.moc"
