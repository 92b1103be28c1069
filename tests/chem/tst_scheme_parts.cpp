// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/convert.h"
#include "chem/drawing/edit.h"
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

QTEST_GUILESS_MAIN(TestSchemeParts)
#include "tst_scheme_parts.moc"
