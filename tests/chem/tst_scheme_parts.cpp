// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/geometry.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/facts.h"
#include "chem/drawing/place.h"
#include "chem/drawing/scheme.h"

#include <QTest>

using namespace artemisia::chem;

namespace
{

Drawing drawn(const char *smiles)
{
    const auto molecule = Molecule::fromSmiles(smiles);
    const auto drawing = molecule ? drawingOf(*molecule) : Result<Drawing>(Drawing());
    return drawing ? *drawing : Drawing();
}

ItemId ion(Drawing &drawing, Point at, int element, int charge)
{
    const ItemId id = drawAtom(drawing, at, element);
    drawing.atom(id)->charge = charge;
    return id;
}

// An ammonium whose ink ends at x = 0, and a reaction arrow to its right.
Drawing ammonium()
{
    Drawing d;
    ItemId nitrogen = kNoItem;
    const Drawing amine = drawn("CCC[NH3+]");
    (void)insert(d, amine, {0, 0});
    for (const DrawnAtom &atom : d.atoms) {
        nitrogen = atom.charge > 0 ? atom.id : nitrogen;
    }
    const Box box = boxOf(d, partsOf(d).front());
    Selection all;
    for (const DrawnAtom &atom : d.atoms) {
        all.insert(atom.id);
    }
    move(d, all, Point{-box.left - box.width, -d.atom(nitrogen)->at.y});
    return d;
}

// An ion whose ink begins at \a left.
ItemId ionFrom(Drawing &drawing, double left, int element, int charge)
{
    const ItemId id = ion(drawing, {0, 0}, element, charge);
    drawing.atom(id)->at.x = left - boxOf(drawing, {id}).left;
    return id;
}

} // namespace

/// Which structures of a sheet are one substance.
class TestSchemeParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nearIonsAreOneSalt_data();
    void nearIonsAreOneSalt();
    void chargesMustBalance();
    void nearestIonsFirst();
    void anArrowParts();
    void aWrittenPlusParts();
    void captionsGoWithTheirSubstance_data();
    void aWrittenPlusIsNoWords();
    void captionsGoWithTheirSubstance();
    void wordsOfAnArrowAreNoCaptions();
    void readingOrder();
    void noPlusBetweenRows();
    void noPlusAcrossTheSheet();
    void ionsOfAMechanismAreNoFault();
    void slantedNeighboursAreTwo();
};

void TestSchemeParts::nearIonsAreOneSalt_data()
{
    QTest::addColumn<double>("gap");
    QTest::addColumn<size_t>("substances");
    QTest::newRow("touching") << 3.0 << size_t(1);
    QTest::newRow("beside") << 10.0 << size_t(1);
    QTest::newRow("less than a bond") << 14.0 << size_t(1);
    QTest::newRow("apart") << 20.0 << size_t(2);
}

void TestSchemeParts::nearIonsAreOneSalt()
{
    QFETCH(double, gap);
    QFETCH(size_t, substances);
    Drawing d = ammonium();
    ionFrom(d, gap, 17, -1);
    drawArrow(d, {90, 0}, {150, 0});
    QCOMPARE(partsOf(d).size(), substances);
    QCOMPARE(plusSigns(d).size(), substances - 1);
    QCOMPARE(reactionOf(d)->with(ReactionRole::Reactant).size(), substances);
}

void TestSchemeParts::chargesMustBalance()
{
    Drawing d = ammonium();
    ionFrom(d, 10, 8, -2);
    QCOMPARE(partsOf(d).size(), size_t(2));
    // Two of one and one of the other.
    Drawing calcium;
    const ItemId metal = ion(calcium, {0, 0}, 20, 2);
    const Box box = boxOf(calcium, {metal});
    ionFrom(calcium, box.left + box.width + 10, 17, -1);
    QCOMPARE(partsOf(calcium).size(), size_t(2));
    ionFrom(calcium, box.left - 10 - boxOf(calcium, {calcium.atoms.back().id}).width, 17, -1);
    QCOMPARE(partsOf(calcium).size(), size_t(1));
    // What bears no charge is another substance.
    Drawing neutral = ammonium();
    ionFrom(neutral, 10, 17, 0);
    QCOMPARE(partsOf(neutral).size(), size_t(2));
}

// Na+ Cl- K+ Br- in a line.
void TestSchemeParts::nearestIonsFirst()
{
    Drawing d;
    double x = 0;
    std::vector<ItemId> ids;
    for (const auto &[element, charge, gap] : {std::tuple(11, 1, 0.0), std::tuple(17, -1, 9.0),
                                               std::tuple(19, 1, 13.0), std::tuple(35, -1, 9.0)}) {
        ids.push_back(ionFrom(d, x + gap, element, charge));
        x += gap + boxOf(d, {ids.back()}).width;
    }
    QCOMPARE(partsOf(d), (std::vector<SheetPart>{{ids[0], ids[1]}, {ids[2], ids[3]}}));
}

void TestSchemeParts::anArrowParts()
{
    Drawing d = ammonium();
    drawArrow(d, {4, 0}, {70, 0});
    ion(d, {16, -12}, 17, -1);
    QCOMPARE(partsOf(d).size(), size_t(2));
    QCOMPARE(stepsOf(d)[0].agents.size(), size_t(1));
}

void TestSchemeParts::aWrittenPlusParts()
{
    Drawing d = ammonium();
    ionFrom(d, 14, 17, -1);
    QCOMPARE(partsOf(d).size(), size_t(1));
    drawText(d, {7, 0}, "+");
    QCOMPARE(partsOf(d).size(), size_t(2));
}

// Over an arrow, and under a substance, it is no words of theirs; in line it goes with its
// neighbours.
void TestSchemeParts::aWrittenPlusIsNoWords()
{
    Drawing d;
    const Selection first = insert(d, drawn("c1ccccc1"), {0, 0});
    insert(d, drawn("CCO"), {60, 6});
    drawArrow(d, {100, 0}, {160, 0});
    insert(d, drawn("Clc1ccccc1"), {200, 0});
    QCOMPARE(plusSigns(d).size(), size_t(1));
    const ItemId plus = drawText(d, {32, 14}, "+");
    QVERIFY(plusSigns(d).empty());
    alignScheme(d);
    QVERIFY(plusSigns(d).empty());
    QVERIFY(std::abs(d.text(plus)->at.y) < 0.01);
    const Box left = boxOf(d, SheetPart(first.begin(), first.end()));
    QVERIFY(d.text(plus)->at.x > left.left + left.width + 10);
    const Drawing aligned = d;
    alignScheme(d);
    QVERIFY(length(d.text(plus)->at - aligned.text(plus)->at) < 0.01);

    drawText(d, {130, -12}, "+");
    drawText(d, {left.left + left.width / 2, left.top + left.height + 8}, "+");
    QVERIFY(stepsOf(d).at(0).textsAbove.empty());
    QVERIFY(captionsOf(d).empty());
}

// Two rows; under each substance its number, some of them over the arrow of the lower row.
void TestSchemeParts::captionsGoWithTheirSubstance_data()
{
    QTest::addColumn<double>("gap");
    QTest::newRow("close") << 11.0;
    QTest::newRow("with air between") << 36.0;
}

void TestSchemeParts::captionsGoWithTheirSubstance()
{
    QFETCH(double, gap);
    Drawing d;
    std::vector<std::pair<ItemId, Selection>> numbers; // with their substances
    for (const double y : {0.0, 140.0}) {
        double x = 0;
        for (const char *smiles : {"Clc1cncc(Cl)n1", "NNc1cncc(Cl)n1", "OCCc1ccccc1"}) {
            const Selection part = insert(d, drawn(smiles), {x, y});
            const Box box = boxOf(d, SheetPart(part.begin(), part.end()));
            const std::string number = std::to_string(numbers.size() + 1) + " (OSM-S-272)";
            numbers.emplace_back(
                drawText(d, {box.left + box.width / 2, box.top + box.height + gap}, number), part);
            drawArrow(d, {box.left + box.width + 8, y}, {box.left + box.width + 70, y});
            x = box.left + box.width + 130;
        }
    }
    const std::size_t arrows = d.arrows.size();
    for (const SchemeStep &step : stepsOf(d)) {
        QVERIFY(step.textsAbove.empty() && step.textsBelow.empty());
    }
    std::vector<Point> before;
    before.reserve(numbers.size());
    const auto offset = [&](const Drawing &sheet, const std::pair<ItemId, Selection> &number) {
        const Box box = boxOf(sheet, SheetPart(number.second.begin(), number.second.end()));
        return sheet.text(number.first)->at - Point{box.left, box.top};
    };
    for (const auto &number : numbers) {
        before.push_back(offset(d, number));
    }
    const Drawing crooked = d;
    alignScheme(d);
    QVERIFY(!(d == crooked));
    QCOMPARE(d.arrows.size(), arrows);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const Point now = offset(d, numbers[i]);
        QVERIFY2(length(now - before[i]) < 0.01, qPrintable(QStringLiteral("%1: %2 %3")
                                                                .arg(i)
                                                                .arg(now.x - before[i].x)
                                                                .arg(now.y - before[i].y)));
    }
    // Wide captions do not meet their neighbours'.
    for (std::size_t i = 0; i + 1 < numbers.size(); ++i) {
        const Box a = boxOf(*d.text(numbers[i].first));
        const Box b = boxOf(*d.text(numbers[i + 1].first));
        QVERIFY(a.left + a.width < b.left || i == 2);
    }
}

void TestSchemeParts::wordsOfAnArrowAreNoCaptions()
{
    Drawing d;
    insert(d, drawn("c1ccccc1"), {0, 0});
    drawArrow(d, {40, 0}, {140, 0});
    insert(d, drawn("CCO"), {90, -28}); // on the arrow, words between it and the arrow, and under
    const ItemId between = drawText(d, {90, -8}, "H2SO4");
    const ItemId below = drawText(d, {90, 9}, "80 °C");
    insert(d, drawn("CCOc1ccccc1"), {190, 0});
    const SchemeStep step = stepsOf(d).at(0);
    QCOMPARE(step.textsAbove, std::vector<ItemId>{between});
    QCOMPARE(step.textsBelow, std::vector<ItemId>{below});
    QVERIFY(captionsOf(d).empty());
}

void TestSchemeParts::readingOrder()
{
    Drawing d; // a row of different heights that is not drawn quite straight, and one below
    const Point places[] = {{200, 4}, {0, 90}, {0, 0}, {100, 95}, {100, -5}};
    const char *const smiles[] = {"O", "CCO", "c1ccc(cc1)C(C)(C)c1ccccc1", "N", "C1CC1"};
    std::vector<ItemId> first;
    for (std::size_t i = 0; i < 5; ++i) {
        first.push_back(*insert(d, drawn(smiles[i]), places[i]).begin());
    }
    std::vector<ItemId> read;
    for (const SheetPart &part : partsInReadingOrder(d)) {
        read.push_back(part.front());
    }
    QVERIFY(read == std::vector<ItemId>({first[2], first[4], first[0], first[1], first[3]}));
    QVERIFY(partsInReadingOrder(Drawing()).empty());
}

void TestSchemeParts::noPlusBetweenRows()
{
    Drawing d;
    insert(d, drawn("c1ccccc1"), {0, 0});
    drawArrow(d, {40, 0}, {100, 0});
    insert(d, drawn("Clc1ccccc1"), {140, 0});
    const Selection second = insert(d, drawn("CCO"), {200, 0});
    QCOMPARE(plusSigns(d).size(), size_t(1));
    move(d, second, {0, 45});
    QCOMPARE(reactionOf(d)->with(ReactionRole::Product).size(), size_t(2));
    QVERIFY(plusSigns(d).empty());
    // In one line again, but something stands where the sign would.
    move(d, second, {0, -45});
    // A curly arrow from one to the other takes nobody's place, a line does.
    const Point at = plusSigns(d).at(0);
    const ItemId arrow = drawArrow(d, {at.x - 20, at.y}, {at.x + 20, at.y + 2});
    for (const ArrowKind kind : {ArrowKind::CurlyPair, ArrowKind::CurlySingle}) {
        setArrow(d, arrow, kind);
        QCOMPARE(plusSigns(d).size(), size_t(1));
    }
    setArrow(d, arrow, ArrowKind::NoHead);
    QVERIFY(plusSigns(d).empty());
    erase(d, {arrow});
    drawText(d, at, "OSM-S-272");
    QVERIFY(plusSigns(d).empty());
}

// A sheet of several schemes: what stands far along the row is of another.
void TestSchemeParts::noPlusAcrossTheSheet()
{
    Drawing d;
    insert(d, drawn("c1ccccc1"), {0, 0});
    drawArrow(d, {40, 0}, {100, 0});
    insert(d, drawn("Clc1ccccc1"), {140, 0});
    const Selection second = insert(d, drawn("CCO"), {240, 0});
    QCOMPARE(plusSigns(d).size(), size_t(1));
    move(d, second, {200, 0});
    QVERIFY(plusSigns(d).empty());
}

void TestSchemeParts::ionsOfAMechanismAreNoFault()
{
    Drawing d = ammonium();
    QCOMPARE(factsOf(d).warnings.size(), size_t(1));
    QCOMPARE(factsOf(d).warnings[0].concern, Concern::Charge);
    const ItemId arrow = drawArrow(d, {20, 0}, {60, 0});
    QCOMPARE(factsOf(d).warnings.size(), size_t(1));
    setArrow(d, arrow, ArrowKind::CurlyPair);
    QVERIFY(factsOf(d).warnings.empty());
}

// Two chains one above the other, both falling to the right: their boxes meet, they do not.
void TestSchemeParts::slantedNeighboursAreTwo()
{
    const auto chain = [](Drawing &d, Point at) {
        ItemId last = drawAtom(d, at, 6);
        for (int i = 1; i < 10; ++i) {
            last = drawBond(d, last, kNoItem, at + Point{12.0 * i, 8.0 * i});
        }
    };
    Drawing apart;
    chain(apart, {0, 0});
    chain(apart, {60, -10});
    QCOMPARE(partsOf(apart).size(), size_t(2));
    Drawing close;
    chain(close, {0, 0});
    chain(close, {18, -8});
    QCOMPARE(partsOf(close).size(), size_t(1));
}

QTEST_GUILESS_MAIN(TestSchemeParts)
#include "tst_scheme_parts.moc"
