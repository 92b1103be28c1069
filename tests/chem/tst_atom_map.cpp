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
    const auto mapping = mapAtoms(sheetOf("Sc1ccccc1>>c1ccccc1SSc1ccccc1"));
    QVERIFY(mapping);
    QCOMPARE(mapping->pairs, 14);
    QVERIFY(mapping->unmapped.empty());
    std::map<int, int> numbers;
    for (const DrawnAtom &atom : mapping->drawing.atoms) {
        ++numbers[atom.map];
    }
    QCOMPARE(numbers.size(), size_t(7));
    for (const auto &[number, count] : numbers) {
        QVERIFY(number > 0);
        QCOMPARE(count, 3);
    }
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
