// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/geometry.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/line_up.h"
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

} // namespace

/// Structures of a table set in line.
class TestLineUp : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void edgesAndMiddles_data();
    void edgesAndMiddles();
    void captionsAndCurlyArrowsGoAlong();
    void captionsOfARowStandInLine();
    void aCaptionWithItsSubstance();
    void schemesStandBelowEachOther();
    void onlyWhatIsChosen();
    void evenlySpaced();
    void neverOnEachOther();
    void anArrowTakesItsWordsAlong();
    void tooFew();
    void tables();

private:
    Drawing m_sheet;
    std::vector<Selection> m_parts; ///< as they were put
};

// Three substances of different size in a crooked row.
void TestLineUp::init()
{
    m_sheet = {};
    m_parts.clear();
    const Point places[] = {{0, 0}, {150, 30}, {420, -20}};
    const char *const smiles[] = {"Oc1ccccc1", "CC(C)(C)C(=O)Nc1ccc(F)cc1", "CCO"};
    for (std::size_t i = 0; i < 3; ++i) {
        m_parts.push_back(insert(m_sheet, drawn(smiles[i]), places[i]));
    }
}

void TestLineUp::edgesAndMiddles_data()
{
    QTest::addColumn<LineUp>("where");
    QTest::addColumn<double>("across"); ///< part of the box's width at which they meet
    QTest::addColumn<double>("down");
    QTest::newRow("left") << LineUp::Left << 0.0 << -1.0;
    QTest::newRow("centre") << LineUp::Centre << 0.5 << -1.0;
    QTest::newRow("right") << LineUp::Right << 1.0 << -1.0;
    QTest::newRow("top") << LineUp::Top << -1.0 << 0.0;
    QTest::newRow("middle") << LineUp::Middle << -1.0 << 0.5;
    QTest::newRow("bottom") << LineUp::Bottom << -1.0 << 1.0;
}

void TestLineUp::edgesAndMiddles()
{
    QFETCH(LineUp, where);
    QFETCH(double, across);
    QFETCH(double, down);
    const Drawing before = m_sheet;
    const std::string smiles = moleculeOf(before)->smiles();
    QVERIFY(lineUp(m_sheet, everything(m_sheet), where));
    const auto placeOf = [&](const Drawing &sheet, const Selection &part) {
        const Box box = boxOf(sheet, SheetPart(part.begin(), part.end()));
        return across >= 0 ? box.left + across * box.width : box.top + down * box.height;
    };
    double least = placeOf(before, m_parts[0]);
    double most = least;
    for (const Selection &part : m_parts) {
        QVERIFY(std::abs(placeOf(m_sheet, part) - placeOf(m_sheet, m_parts[0])) < 0.01);
        least = std::min(least, placeOf(before, part));
        most = std::max(most, placeOf(before, part));
        // The other way nothing moves.
        const Point by = m_sheet.atom(*part.begin())->at - before.atom(*part.begin())->at;
        QVERIFY(std::abs(across >= 0 ? by.y : by.x) < 0.01);
    }
    const double now = placeOf(m_sheet, m_parts[0]);
    if (across == 0 || down == 0) {
        QVERIFY(std::abs(now - least) < 0.01);
    } else if (across == 1 || down == 1) {
        QVERIFY(std::abs(now - most) < 0.01);
    }
    QCOMPARE(moleculeOf(m_sheet)->smiles(), smiles);
    QVERIFY(faultOf(m_sheet).empty());
}

void TestLineUp::captionsAndCurlyArrowsGoAlong()
{
    const Box box = boxOf(m_sheet, SheetPart(m_parts[1].begin(), m_parts[1].end()));
    const ItemId caption =
        drawText(m_sheet, {box.left + box.width / 2, box.top + box.height + 14}, "2b");
    const ItemId curly = drawArrow(m_sheet, {box.left + 5, box.top + 5},
                                   {box.left + 20, box.top + 5}, ArrowKind::CurlyPair, 0.3);
    const Drawing before = m_sheet;
    Selection chosen; // one atom of each is enough
    for (const Selection &part : m_parts) {
        chosen.insert(*part.begin());
    }
    QVERIFY(lineUp(m_sheet, chosen, LineUp::Top));
    const ItemId atom = *m_parts[1].begin();
    const Point by = m_sheet.atom(atom)->at - before.atom(atom)->at;
    QVERIFY(std::abs(by.y) > 1);
    QVERIFY(length(m_sheet.text(caption)->at - before.text(caption)->at - by) < 0.01);
    QVERIFY(length(m_sheet.arrow(curly)->from - before.arrow(curly)->from - by) < 0.01);
    QVERIFY(length(m_sheet.arrow(curly)->to - before.arrow(curly)->to - by) < 0.01);
}

void TestLineUp::captionsOfARowStandInLine()
{
    std::vector<ItemId> captions;
    for (const Selection &part : m_parts) {
        const Box box = boxOf(m_sheet, SheetPart(part.begin(), part.end()));
        captions.push_back(
            drawText(m_sheet, {box.left + box.width / 2 + 6, box.top + box.height + 14}, "2b"));
    }
    for (const LineUp where : {LineUp::Top, LineUp::Middle, LineUp::Bottom}) {
        Drawing sheet = m_sheet;
        QVERIFY(lineUp(sheet, everything(sheet), where));
        double lowest = -1e9;
        for (std::size_t i = 0; i < m_parts.size(); ++i) {
            const SheetPart part(m_parts[i].begin(), m_parts[i].end());
            lowest = std::max(lowest, boxOf(sheet, part).top + boxOf(sheet, part).height);
            QVERIFY(std::abs(sheet.text(captions[i])->at.y - sheet.text(captions[0])->at.y) < 0.01);
        }
        QVERIFY(sheet.text(captions[0])->at.y > lowest);
    }
    // In a column of centres under the middle of theirs.
    Drawing sheet = m_sheet;
    QVERIFY(lineUp(sheet, everything(sheet), LineUp::Centre));
    for (const ItemId caption : captions) {
        const Box words = boxOf(*sheet.text(caption));
        const Box first = boxOf(sheet, SheetPart(m_parts[0].begin(), m_parts[0].end()));
        QVERIFY(std::abs(words.left + words.width / 2 - first.left - first.width / 2) < 0.01);
    }
}

void TestLineUp::aCaptionWithItsSubstance()
{
    const SheetPart part(m_parts[1].begin(), m_parts[1].end());
    const Box box = boxOf(m_sheet, part);
    const ItemId caption =
        drawText(m_sheet, {box.left + box.width / 2 + 9, box.top + box.height + 14}, "2b");
    Selection chosen = m_parts[1];
    QVERIFY(!lineUp(m_sheet, chosen, LineUp::Centre)); // it alone
    chosen.insert(caption);
    QVERIFY(lineUp(m_sheet, chosen, LineUp::Centre));
    QVERIFY(std::abs(boxOf(m_sheet, part).left - box.left) < 0.01);
    Box words = boxOf(*m_sheet.text(caption));
    QVERIFY(std::abs(words.left + words.width / 2 - box.left - box.width / 2) < 0.01);
    QVERIFY(lineUp(m_sheet, chosen, LineUp::Left));
    words = boxOf(*m_sheet.text(caption));
    QVERIFY(std::abs(words.left - box.left) < 0.01);
    QVERIFY(!lineUp(m_sheet, chosen, LineUp::Top)); // it would lie on it
}

void TestLineUp::schemesStandBelowEachOther()
{
    Drawing step = drawn("CCO");
    drawArrow(step, {60, 0}, {120, 0});
    insert(step, drawn("CC=O"), {160, 0});
    const Drawing table = tableOf({{step, "first"}, {step, {}}, {step, {}}});
    QCOMPARE(stepsOf(table).size(), std::size_t(3));
    for (const SchemeStep &each : stepsOf(table)) {
        QCOMPARE(each.reactants.size(), std::size_t(1));
        QCOMPARE(each.products.size(), std::size_t(1));
    }
}

void TestLineUp::onlyWhatIsChosen()
{
    const Drawing before = m_sheet;
    Selection chosen = m_parts[0];
    chosen.insert(m_parts[2].begin(), m_parts[2].end());
    QVERIFY(lineUp(m_sheet, chosen, LineUp::Bottom));
    for (const ItemId atom : m_parts[1]) {
        if (const DrawnAtom *drawn = m_sheet.atom(atom)) {
            QVERIFY(*drawn == *before.atom(atom));
        }
    }
    QVERIFY(!(m_sheet == before));
}

void TestLineUp::evenlySpaced()
{
    const auto boxAt = [this](std::size_t i) {
        return boxOf(m_sheet, SheetPart(m_parts[i].begin(), m_parts[i].end()));
    };
    const Box first = boxAt(0);
    const Box last = boxAt(2);
    QVERIFY(spaceOut(m_sheet, everything(m_sheet), Along::Across));
    const Box a = boxAt(0);
    const Box b = boxAt(1);
    const Box c = boxAt(2);
    QVERIFY(std::abs(a.left - first.left) < 0.01);
    QVERIFY(std::abs(c.left - last.left) < 0.01);
    QVERIFY(std::abs((b.left - a.left - a.width) - (c.left - b.left - b.width)) < 0.01);
}

void TestLineUp::neverOnEachOther()
{
    for (std::size_t i = 0; i < m_parts.size(); ++i) { // below each other, hardly aside
        const Box box = boxOf(m_sheet, SheetPart(m_parts[i].begin(), m_parts[i].end()));
        move(m_sheet, m_parts[i],
             Point{double(i) - box.left - box.width / 2, double(i) * 90 - box.top});
    }
    QCOMPARE(partsOf(m_sheet).size(), std::size_t(3));
    QVERIFY(spaceOut(m_sheet, everything(m_sheet), Along::Across));
    std::vector<Box> boxes;
    for (const Selection &part : m_parts) {
        boxes.push_back(boxOf(m_sheet, SheetPart(part.begin(), part.end())));
    }
    for (std::size_t i = 0; i + 1 < boxes.size(); ++i) {
        QVERIFY(boxes[i].left + boxes[i].width + 10 < boxes[i + 1].left);
    }
}

void TestLineUp::anArrowTakesItsWordsAlong()
{
    m_sheet = {};
    insert(m_sheet, drawn("CCO"), {0, 0});
    const ItemId arrow = drawArrow(m_sheet, {40, 20}, {140, 20});
    const ItemId words = drawText(m_sheet, {90, 11}, "PCC");
    insert(m_sheet, drawn("CC=O"), {180, 0});
    const double off = m_sheet.text(words)->at.y - m_sheet.arrow(arrow)->from.y;
    QVERIFY(lineUp(m_sheet, everything(m_sheet), LineUp::Middle));
    const Box first = boxOf(m_sheet, partsOf(m_sheet).front());
    QVERIFY(std::abs(m_sheet.arrow(arrow)->from.y - first.top - first.height / 2) < 0.01);
    QVERIFY(std::abs(m_sheet.text(words)->at.y - m_sheet.arrow(arrow)->from.y - off) < 0.01);
    QCOMPARE(stepsOf(m_sheet).size(), std::size_t(1));
}

void TestLineUp::tooFew()
{
    const Drawing before = m_sheet;
    QVERIFY(!lineUp(m_sheet, m_parts[0], LineUp::Left));
    QVERIFY(!lineUp(m_sheet, {}, LineUp::Left));
    Selection two = m_parts[0];
    two.insert(m_parts[1].begin(), m_parts[1].end());
    QVERIFY(!spaceOut(m_sheet, two, Along::Across));
    QVERIFY(m_sheet == before);
}

void TestLineUp::tables()
{
    std::vector<TableCell> cells;
    const char *const smiles[] = {"CCO", "c1ccccc1", "CC(C)(C)C(=O)Nc1ccc(F)cc1", "N#Cc1ccccc1",
                                  "CC(=O)[O-].[Na+]"};
    for (const char *each : smiles) {
        cells.push_back({drawn(each), std::string("compound ") + each});
    }
    joinToOneSubstance(cells[4].drawing);
    cells[1].caption.clear();
    const Drawing table = tableOf(cells);
    QVERIFY(faultOf(table).empty());
    const std::vector<SheetPart> parts = partsInReadingOrder(table);
    QCOMPARE(parts.size(), std::size_t(5));
    const auto captions = captionsOf(table);
    for (std::size_t i = 0; i < 5; ++i) {
        const auto molecule =
            moleculeOf(copyOf(table, Selection(parts[i].begin(), parts[i].end())));
        QCOMPARE(molecule->smiles(), moleculeOf(cells[i].drawing)->smiles());
        const auto own = captions.find(parts[i].front());
        QCOMPARE(own != captions.end(), !cells[i].caption.empty());
        if (own != captions.end()) {
            QCOMPARE(table.text(own->second.front())->text, cells[i].caption);
        }
    }
    QVERIFY(tableOf({}).isEmpty());
}

QTEST_GUILESS_MAIN(TestLineUp)
#include "tst_line_up.moc"
