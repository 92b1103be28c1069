// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/atom_map.h"
#include "chem/drawing/change.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/place.h"
#include "chem/drawing/read.h"
#include "chem/drawing/scheme.h"
#include "tests/roundtrip/map_check.h"
#include "tests/roundtrip/sheets.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace artemisia::chem;
using artemisia::roundtrip::agreementOf;

namespace
{

Drawing sheetOf(const char *text)
{
    const auto drawing = drawingFromText(text);
    return drawing ? *drawing : Drawing();
}

QString smilesOf(const Drawing &drawing)
{
    const auto reaction = reactionOf(drawing);
    return QString::fromStdString(reaction ? reaction->smiles() : reaction.error().message);
}

// A number that stands on several atoms of one side.
int repeatedIn(const Drawing &drawing, const std::vector<SheetPart> &side)
{
    std::set<int> seen;
    for (const SheetPart &part : side) {
        for (const ItemId atom : part) {
            const int number = drawing.atom(atom)->map;
            if (number > 0 && !seen.insert(number).second) {
                return number;
            }
        }
    }
    return 0;
}

// Of one step: a number once on each side, on one element, and what has none is counted.
QString faultInNumbers(const AtomMapping &mapping)
{
    const auto steps = stepsOf(mapping.drawing);
    if (steps.size() != 1) {
        return QStringLiteral("%1 steps").arg(steps.size());
    }
    if (repeatedIn(mapping.drawing, steps[0].reactants) != 0 ||
        repeatedIn(mapping.drawing, steps[0].products) != 0) {
        return QStringLiteral("a number twice: ") + smilesOf(mapping.drawing);
    }
    std::map<int, int> elements;
    for (const SheetPart &part : steps[0].reactants) {
        for (const ItemId id : part) {
            elements[mapping.drawing.atom(id)->map] = mapping.drawing.atom(id)->element;
        }
    }
    std::vector<ItemId> bare;
    for (const SheetPart &part : steps[0].products) {
        for (const ItemId id : part) {
            const DrawnAtom *atom = mapping.drawing.atom(id);
            if (atom->map == 0) {
                bare.push_back(id);
            } else if (elements[atom->map] != atom->element) {
                return QStringLiteral("another element: ") + smilesOf(mapping.drawing);
            }
        }
    }
    std::sort(bare.begin(), bare.end());
    return bare == mapping.unmapped ? QString() : QStringLiteral("wrongly counted");
}

} // namespace

/// Atom map numbers that are found, held against those that were stated.
class TestAtomMap : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stated_data();
    void stated();
    void files_data();
    void files();
    void onlyNumbersChange();
    void unmapped();
    void twiceTheSame();
    void partnersInWords_data();
    void partnersInWords();
    void aPartnerIsMissing();
    void drawnTwiceIsGivenOnce();
    void drawnNumbersAreKept();
    void severalSteps();
    void noArrow();
    void cancelled();
    void largeIsBounded();
};

void TestAtomMap::stated_data()
{
    QTest::addColumn<QByteArray>("reaction");
    const auto row = [](const char *name, const char *reaction) {
        QTest::newRow(name) << QByteArray(reaction);
    };
    row("amide", "O[C:1](=[O:2])[c:3]1[cH:4][cH:5][cH:6][cH:7][cH:8]1.[NH2:9][CH2:10][CH3:11]>>"
                 "[C:1](=[O:2])([c:3]1[cH:4][cH:5][cH:6][cH:7][cH:8]1)[NH:9][CH2:10][CH3:11]");
    row("ester", "O[C:1](=[O:2])[CH3:3].[OH:4][CH2:5][CH3:6]>>[C:1](=[O:2])([CH3:3])[O:4][CH2:5]"
                 "[CH3:6]");
    row("Suzuki coupling",
        "Br[c:1]1[cH:2][cH:3][c:4]([CH3:5])[cH:6][cH:7]1.OB(O)[c:8]1[cH:9][cH:10][n:11][cH:12]"
        "[cH:13]1>>[c:1]1(-[c:8]2[cH:9][cH:10][n:11][cH:12][cH:13]2)[cH:2][cH:3][c:4]([CH3:5])"
        "[cH:6][cH:7]1");
    row("Diels-Alder", "[CH2:1]=[CH2:2].[CH2:3]=[CH:4][CH:5]=[CH2:6]>>"
                       "[CH2:1]1[CH2:2][CH2:6][CH:5]=[CH:4][CH2:3]1");
    row("Grignard", "[CH3:1][Mg]Br.[CH3:2][C:3](=[O:4])[CH2:5][CH3:6]>>"
                    "[CH3:1][C:3]([CH3:2])([OH:4])[CH2:5][CH3:6]");
    row("reduction of nitro", "O=[N+:1](O)[c:2]1[cH:3][cH:4][cH:5][cH:6][c:7]1[CH3:8]>>"
                              "[NH2:1][c:2]1[cH:3][cH:4][cH:5][cH:6][c:7]1[CH3:8]");
    row("alkylation of phenol",
        "Br[CH2:1][c:2]1[cH:3][cH:4][cH:5][cH:6][cH:7]1.[OH:8][c:9]1[cH:10][cH:11][c:12]([F:13])"
        "[cH:14][cH:15]1>>[CH2:1]([c:2]1[cH:3][cH:4][cH:5][cH:6][cH:7]1)[O:8][c:9]1[cH:10][cH:11]"
        "[c:12]([F:13])[cH:14][cH:15]1");
    row("azide and alkyne",
        "[CH3:1][N:2]=[N+:3]=[N-:4].[CH:5]#[C:6][c:7]1[cH:8][cH:9][cH:10][cH:11][cH:12]1>>"
        "[CH3:1][n:2]1[n:3][n:4][c:6](-[c:7]2[cH:8][cH:9][cH:10][cH:11][cH:12]2)[cH:5]1");
    row("Boc group off", "CC(C)(C)OC(=O)[NH:1][CH2:2][c:3]1[cH:4][cH:5][cH:6][cH:7][cH:8]1>>"
                         "[NH2:1][CH2:2][c:3]1[cH:4][cH:5][cH:6][cH:7][cH:8]1");
}

void TestAtomMap::stated()
{
    QFETCH(QByteArray, reaction);
    const Drawing sheet = sheetOf(reaction.constData());
    QVERIFY(!sheet.isEmpty());
    const auto agreement = agreementOf(sheet);
    QVERIFY(agreement.stated >= 5);
    QCOMPARE(agreement.agreeing, agreement.stated);
    QVERIFY(agreement.isComplete);
}

void TestAtomMap::files_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("pairs");
    QTest::newRow("AmideBond.rxn") << QStringLiteral("AmideBond.rxn") << 3;
    QTest::newRow("testRXNChiralityAgentV3000.rxn")
        << QStringLiteral("testRXNChiralityAgentV3000.rxn") << 5;
}

void TestAtomMap::files()
{
    QFETCH(QString, file);
    QFETCH(int, pairs);
    artemisia::roundtrip::MapAgreement agreement;
    artemisia::roundtrip::eachSheet(
        ARTEMISIA_TEST_DATA "/reaction/" + file.toStdString(), 1,
        [&](artemisia::roundtrip::Sheet &&sheet) { agreement = agreementOf(*sheet.drawing); });
    QCOMPARE(agreement.stated, pairs);
    QCOMPARE(agreement.agreeing, pairs);
}

void TestAtomMap::onlyNumbersChange()
{
    const Drawing sheet = sheetOf("OC(=O)c1ccccc1.NCC>CCN=C=NCCCN(C)C>O=C(NCC)c1ccccc1");
    const auto mapping = mapAtoms(sheet);
    QVERIFY(mapping);
    QCOMPARE(mapping->pairs, 11);
    QVERIFY(mapping->unmapped.empty());
    QVERIFY(mapping->isComplete);
    QCOMPARE(QString::fromStdString(faultOf(mapping->drawing)), QString());
    const DrawingChange change = changeBetween(sheet, mapping->drawing);
    QCOMPARE(change.atoms.size(), size_t(22));
    QVERIFY(change.bonds.empty() && change.groups.empty() && change.arrows.empty());
    for (const auto &step : change.atoms) {
        DrawnAtom bare = *step.after;
        QVERIFY(bare.map > 0 && bare.map <= 11);
        bare.map = 0;
        QVERIFY(bare == *step.before);
    }
    // One undo takes all of them off again, and the same is found at every run.
    Drawing undone = mapping->drawing;
    undo(undone, change);
    QVERIFY(undone == sheet);
    QVERIFY(mapAtoms(mapping->drawing)->drawing == mapping->drawing);
}

void TestAtomMap::unmapped()
{
    // Where the bromine comes from is not drawn.
    const auto mapping = mapAtoms(sheetOf("c1ccccc1>>c1ccccc1Br"));
    QVERIFY(mapping);
    QCOMPARE(mapping->pairs, 6);
    QCOMPARE(mapping->unmapped.size(), size_t(1));
    const DrawnAtom *atom = mapping->drawing.atom(mapping->unmapped.front());
    QCOMPARE(atom->element, 35);
    QCOMPARE(atom->map, 0);
    const auto nothing = mapAtoms(sheetOf("[Na+]>>[Cl-]"));
    QVERIFY(nothing);
    QCOMPARE(nothing->pairs, 0);
    QCOMPARE(nothing->unmapped.size(), size_t(1));
}

void TestAtomMap::twiceTheSame()
{
    // One thiol is drawn: the half of the disulfide that a second one gives has no numbers.
    const auto mapping = mapAtoms(sheetOf("Sc1ccccc1>>c1ccccc1SSc1ccccc1"));
    QVERIFY(mapping);
    QCOMPARE(mapping->pairs, 7);
    QCOMPARE(mapping->unmapped.size(), size_t(7));
    std::map<int, int> numbers;
    for (const DrawnAtom &atom : mapping->drawing.atoms) {
        ++numbers[atom.map];
    }
    QCOMPARE(numbers.size(), size_t(8));
    for (int number = 0; number <= 7; ++number) {
        QCOMPARE(numbers[number], number == 0 ? 7 : 2);
    }
    // With both drawn each half has its own.
    const auto two = mapAtoms(sheetOf("Sc1ccccc1.Sc1ccccc1>>c1ccccc1SSc1ccccc1"));
    QVERIFY(two);
    QCOMPARE(two->pairs, 14);
    QVERIFY(two->unmapped.empty());
    QCOMPARE(faultInNumbers(*two), QString());
    // A reactant with two products alongside: both cannot have its numbers.
    const auto isomers = mapAtoms(sheetOf("C=CCC>>CC(O)CC.OCCCC"));
    QVERIFY(isomers);
    QCOMPARE(isomers->pairs, 4);
    QCOMPARE(isomers->unmapped.size(), size_t(6));
    QCOMPARE(faultInNumbers(*isomers), QString());
}

void TestAtomMap::partnersInWords_data()
{
    QTest::addColumn<QByteArray>("reaction");
    QTest::addColumn<int>("pairs");
    QTest::addColumn<QByteArray>("unmapped"); // elements, ascending
    const auto row = [](const char *name, const char *reaction, int pairs, const char *unmapped) {
        QTest::newRow(name) << QByteArray(reaction) << pairs << QByteArray(unmapped);
    };
    row("amide, the amine in words", "OC(=O)c1ccc(Br)cc1>>CN(C)C(=O)c1ccc(Br)cc1", 9, "6 6 7");
    row("and of the methyl ester", "COC(=O)c1ccc(Br)cc1>>CN(C)C(=O)c1ccc(Br)cc1", 9, "6 6 7");
    row("Suzuki coupling, the boronic acid in words",
        "Brc1ccc(C(=O)N(C)C)cc1>>c1ccccc1-c1ccc(C(=O)N(C)C)cc1", 11, "6 6 6 6 6 6");
    row("bis-ether, the bromide in words",
        "Oc1cc2nc[nH]c(=O)c2cc1O>>COCCOc1cc2nc[nH]c(=O)c2cc1OCCOC", 13, "6 6 6 6 6 6 8 8");
    row("benzyl off, a chain on the other oxygen", "O(Cc1ccccc1)c1ccc(O)cc1>>Oc1ccc(OCCN(C)C)cc1",
        9, "6 6 6 7");
    row("aryl oxidised away", "c1ccccc1C(C)(C)C>>OC(=O)C(C)(C)C", 5, "8 8");
    row("ether of the phenol of a methyl ester", "COC(=O)c1ccc(O)cc1>>OC(=O)c1ccc(OCCN(C)C)cc1", 10,
        "6 6 6 6 7");
    // What moves is still found: between what is drawn, or beside an atom that comes in.
    row("methylation", "CI.Oc1ccccc1>>COc1ccccc1", 8, "");
    row("Baeyer-Villiger", "CC(=O)c1ccccc1>>CC(=O)Oc1ccccc1", 9, "8");
    row("Fries", "CC(=O)Oc1ccccc1>>CC(=O)c1ccccc1O", 10, "");
}

void TestAtomMap::partnersInWords()
{
    QFETCH(QByteArray, reaction);
    QFETCH(int, pairs);
    QFETCH(QByteArray, unmapped);
    const auto mapping = mapAtoms(sheetOf(reaction.constData()));
    QVERIFY(mapping);
    std::vector<int> elements;
    for (const ItemId id : mapping->unmapped) {
        elements.push_back(mapping->drawing.atom(id)->element);
    }
    std::sort(elements.begin(), elements.end());
    QByteArrayList words;
    for (const int element : elements) {
        words << QByteArray::number(element);
    }
    QCOMPARE(words.join(' '), unmapped);
    QCOMPARE(mapping->pairs, pairs);
    QCOMPARE(faultInNumbers(*mapping), QString());
}

// Any partner may be missing, and drawn where one likes: the numbers stay sound.
void TestAtomMap::aPartnerIsMissing()
{
    const char *const reactants[] = {
        "OC(=O)c1ccccc1",  "NCC",         "COC(=O)CC(C)=O", "Brc1ccc(OCc2ccccc2)cc1",
        "OB(O)c1ccncc1",   "C=CC=C",      "C=CC(=O)OC",     "CC(C)(C)OC(=O)OC(=O)OC(C)(C)C",
        "NC(Cc1ccccc1)CO", "C#Cc1ccccc1", "CN=[N+]=[N-]",   "CS(=O)(=O)Cl"};
    const char *const products[] = {"CCNC(=O)c1ccccc1",    "c1ccc(COc2ccc(-c3ccncc3)cc2)cc1",
                                    "COC(=O)C1CCC=CC1",    "CC(C)(C)OC(=O)NC(Cc1ccccc1)CO",
                                    "Cn1cc(-c2ccccc2)nn1", "CS(=O)(=O)OCC(N)Cc1ccccc1",
                                    "CN(C)C(=O)c1ccccc1",  "COCCOc1ccccc1"};
    std::mt19937 random(7);
    const auto oneOf = [&](const auto &list) { return list[random() % std::size(list)]; };
    for (int i = 0; i < 300; ++i) {
        QByteArray text = oneOf(reactants);
        for (unsigned more = random() % 3; more > 0; --more) {
            text += QByteArray(".") + oneOf(reactants);
        }
        text += QByteArray(">>") + oneOf(products);
        if (random() % 3 == 0) {
            text += QByteArray(".") + oneOf(products);
        }
        const auto mapping = mapAtoms(sheetOf(text.constData()));
        QVERIFY2(mapping, text.constData());
        const QString fault = faultInNumbers(*mapping);
        QVERIFY2(fault.isEmpty(), (text + ": " + fault.toUtf8()).constData());
    }
}

void TestAtomMap::drawnTwiceIsGivenOnce()
{
    // Two methyl groups have the number 1 on the sheet already.
    const auto mapping = mapAtoms(sheetOf("[CH3:1]I.[CH3:1]Br.[O:2]>>COC"), DrawnMaps::Keep);
    QVERIFY(mapping);
    const auto steps = stepsOf(mapping->drawing);
    QCOMPARE(steps.size(), size_t(1));
    QCOMPARE(repeatedIn(mapping->drawing, steps[0].products), 0);
    QCOMPARE(mapping->pairs, 2);
    QCOMPARE(mapping->unmapped.size(), size_t(1));
}

void TestAtomMap::drawnNumbersAreKept()
{
    // By hand: the oxygen of the alcohol goes, not that of the acid.
    const Drawing sheet = sheetOf("[OH:7]C(=O)C.OC>>CC(=O)[O:7]C");
    const auto kept = mapAtoms(sheet, DrawnMaps::Keep);
    QVERIFY(kept);
    QCOMPARE(kept->pairs, 5);
    int sevens = 0;
    for (const DrawnAtom &atom : kept->drawing.atoms) {
        const DrawnAtom *before = sheet.atom(atom.id);
        QVERIFY(before->map == 0 || before->map == atom.map);
        sevens += atom.map == 7 ? 1 : 0;
    }
    QCOMPARE(sevens, 2);
    const auto anew = mapAtoms(sheet);
    QCOMPARE(anew->pairs, 5);
    QVERIFY(smilesOf(anew->drawing) != smilesOf(kept->drawing));
}

void TestAtomMap::severalSteps()
{
    Drawing d;
    for (int i = 0; i < 3; ++i) {
        drawRing(d, {i * 150.0, 0}, {6, false});
        setElement(d, sprout(d, d.atoms.back().id), i == 0 ? 17 : i == 1 ? 8 : 7);
    }
    drawArrow(d, {50, 0}, {100, 0});
    drawArrow(d, {200, 0}, {250, 0});
    QCOMPARE(stepsOf(d).size(), size_t(2));
    const auto mapping = mapAtoms(d);
    QVERIFY(mapping);
    QCOMPARE(mapping->pairs, 12);
    QCOMPARE(mapping->unmapped.size(), size_t(2)); // the oxygen and the nitrogen
    std::map<int, int> numbers;
    for (const DrawnAtom &atom : mapping->drawing.atoms) {
        numbers[atom.map] += atom.element == 6 ? 1 : 0;
    }
    for (int number = 1; number <= 6; ++number) {
        QCOMPARE(numbers[number], 3); // one carbon, one number through all
    }
}

void TestAtomMap::noArrow()
{
    const auto mapping = mapAtoms(sheetOf("CCO"));
    QVERIFY(!mapping);
    QCOMPARE(mapping.error().code, ErrorCode::Unsupported);
}

void TestAtomMap::cancelled()
{
    const auto mapping = mapAtoms(sheetOf("CCO>>CC=O"), DrawnMaps::Replace, [] { return true; });
    QVERIFY(!mapping);
    QCOMPARE(mapping.error().code, ErrorCode::Cancelled);
}

void TestAtomMap::largeIsBounded()
{
    Drawing d;
    for (const double x : {-3000.0, 3000.0}) {
        std::vector<Point> points;
        points.reserve(900);
        for (int i = 0; i < 900; ++i) {
            points.push_back({x + i % 2, (i - 450) * 12.0});
        }
        drawChain(d, kNoItem, {x, -450 * 12.0}, points);
    }
    drawArrow(d, {-50, 0}, {50, 0});
    QCOMPARE(stepsOf(d).size(), size_t(1));
    const auto mapping = mapAtoms(d);
    QVERIFY(mapping);
    QVERIFY(!mapping->isComplete);
    QVERIFY(mapping->pairs > 0 && mapping->pairs <= 999);
    QCOMPARE(QString::fromStdString(faultOf(mapping->drawing)), QString());
}

QTEST_GUILESS_MAIN(TestAtomMap)
#include "tst_atom_map.moc"
