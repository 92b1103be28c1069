// SPDX-License-Identifier: GPL-3.0-or-later
// Drawings of real structures and schemes, measured.
#include "chem/depict/depict.h"
#include "chem/depict/geometry.h"
#include "chem/drawing/display.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/labels.h"
#include "chem/drawing/read.h"
#include "chem/drawing/scheme.h"
#include "tests/roundtrip/draw_check.h"
#include "tests/roundtrip/sheets.h"
#include "tests/roundtrip/style_check.h"

#include <QFile>
#include <QTest>

#include <cmath>

using namespace artemisia::chem;
using namespace artemisia::roundtrip;

namespace
{

Drawing sheet(const QString &name)
{
    QFile file(QStringLiteral(ARTEMISIA_TEST_DATA "/") + name);
    const QByteArray bytes = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    const auto read = drawingFromText(bytes.toStdString());
    return read ? *read : Drawing();
}

QString said(const std::vector<std::string> &faults)
{
    QStringList out;
    for (const std::string &fault : faults) {
        out.append(QString::fromStdString(fault));
    }
    return out.join(QStringLiteral("; "));
}

} // namespace

class TestDrawingStyle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksTouchNothing_data();
    void marksTouchNothing();
    void markStandsByItsAtom();
    void markKeepsOffWords();
    void acsSettings_data();
    void acsSettings();
    void hydrogensKeepClear_data();
    void hydrogensKeepClear();
    void chargeMakesWayForItsBond();
    void groupMeetsItsBondAtTheBoundAtom();
    void bracketsStandUpright();
    void bracketsOfAnyUnitStandUpright_data();
    void bracketsOfAnyUnitStandUpright();
    void bracketsAreAboutWhatIsSeen();
    void boxesOfAllPartsAtOnce();
    void measuresSeeFaults();
};

void TestDrawingStyle::marksTouchNothing_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<int>("every");
    QTest::newRow("depict") << QStringLiteral("depict") << 1;
    QTest::newRow("chem") << QStringLiteral("chem") << 1;
    QTest::newRow("reaction") << QStringLiteral("reaction") << 1;
    QTest::newRow("osm") << QStringLiteral("osm") << 5;
    QTest::newRow("moonshot") << QStringLiteral("moonshot") << 5;
}

// A number at every atom is the most that can stand on a sheet.
void TestDrawingStyle::marksTouchNothing()
{
    QFETCH(QString, folder);
    QFETCH(int, every);
    int marks = 0;
    eachSheet((QStringLiteral(ARTEMISIA_TEST_DATA "/") + folder).toStdString(), size_t(every),
              [&](Sheet &&read) {
                  if (!read.drawing) {
                      return;
                  }
                  const Drawing drawing = numbered(*read.drawing);
                  const DisplayList list = displayOf(drawing);
                  const auto faults = markFaults(list);
                  QVERIFY2(faults.empty(), qPrintable(QString::fromStdString(read.name) +
                                                      QStringLiteral(": ") + said(faults)));
                  marks += int(marksOf(list).size());
              });
    QVERIFY2(marks > 100, qPrintable(QString::number(marks)));
}

void TestDrawingStyle::markStandsByItsAtom()
{
    eachSheet(ARTEMISIA_TEST_DATA "/reaction/AmideBond.rxn", 1, [](Sheet &&read) {
        QVERIFY(read.drawing);
        for (const DrawnAtom &atom : read.drawing->atoms) {
            Drawing one = *read.drawing;
            for (DrawnAtom &other : one.atoms) {
                other.map = other.id == atom.id ? 7 : 0;
            }
            const auto marks = marksOf(displayOf(one));
            QCOMPARE(marks.size(), size_t(1));
            const Point at = marks[0].baseline;
            // Nearer to its own atom than to any other.
            double own = 0;
            double nearest = 1e9;
            for (const DrawnAtom &other : one.atoms) {
                const double d = std::hypot(at.x - other.at.x, at.y - other.at.y);
                nearest = std::min(nearest, d);
                own = other.id == atom.id ? d : own;
            }
            QCOMPARE(own, nearest);
            QVERIFY(own < 14.4);
        }
    });
}

void TestDrawingStyle::markKeepsOffWords()
{
    const Drawing bare = numbered(sheet(QStringLiteral("depict/caffeine.mol")));
    const auto before = marksOf(displayOf(bare));
    QVERIFY(!before.empty());
    // Words where a number stood.
    Drawing written = bare;
    DrawnText words;
    words.at = before[0].baseline;
    words.text = "a";
    written.add(words);
    QVERIFY(markFaults(displayOf(written)).empty());
}

void TestDrawingStyle::acsSettings_data()
{
    QTest::addColumn<QString>("file");
    for (const char *file : {"depict/artemisinin.mol",       "depict/bridged.mol",
                             "depict/caffeine.mol",          "depict/charges.mol",
                             "depict/cisplatin.mol",         "depict/cumulated.mol",
                             "depict/open-stereo.mol",       "depict/penicillin-g.mol",
                             "depict/polymer.mol",           "depict/query.mol",
                             "depict/stereo-groups.mol",     "depict/triazolopyrazine.mol",
                             "depict/wavy-crossing.mol",     "chem/960_bug_superatom.cdxml",
                             "chem/OSA_000822 Active.cdxml", "chem/beta-cypermethrin-or-as.cdxml",
                             "chem/cistrans1.cdxml",         "chem/enhanced_stereo2.cdxml",
                             "chem/mycetoma-targets.sdf",    "chem/stereo1.cdxml",
                             "chem/GBB scheme.cdxml",        "reaction/AmideBond.rxn",
                             "reaction/CN_Bond.rxn",         "reaction/Esterification_Rxn2.cdxml",
                             "reaction/rxn1.cdxml"}) {
        QTest::newRow(file) << QString::fromLatin1(file);
    }
}

void TestDrawingStyle::acsSettings()
{
    QFETCH(QString, file);
    const Drawing drawing = sheet(file);
    QVERIFY(!drawing.isEmpty());
    const StyleReport report = styleOf(drawing);
    QVERIFY2(report.faults.empty(), qPrintable(said(report.faults)));
    QVERIFY2(std::abs(report.medianBond - 14.4) < 0.15,
             qPrintable(QString::number(report.medianBond)));
}

void TestDrawingStyle::hydrogensKeepClear_data()
{
    QTest::addColumn<QString>("smiles");
    // Each had its hydrogens on a neighbour: a fluorine, a carbonyl oxygen, a methyl group's bond.
    QTest::newRow("OH beside F") << QStringLiteral(
        "OCC(COc1cncc2nnc(-c3ccc(OC(F)F)cc3)n12)c1ccccc1F");
    QTest::newRow("NH beside O") << QStringLiteral(
        "O=C(Nc1cncc2ccccc12)C1(CNCc2ccc(S(N)(=O)=O)c(F)c2)CCOc2ccc(Cl)cc21");
    QTest::newRow("NH beside OMe")
        << QStringLiteral("CO[C@]1(C(=O)Nc2cncc3ccccc23)CCOc2ccc(Cl)cc21");
    QTest::newRow("OH beside O") << QStringLiteral("O=C(O)N[C@@H](C(=O)O)c1ccccc1");
}

void TestDrawingStyle::hydrogensKeepClear()
{
    QFETCH(QString, smiles);
    const auto drawing = drawingFromText(smiles.toStdString());
    QVERIFY(drawing);
    const StyleReport report = styleOf(*drawing);
    QVERIFY2(report.faults.empty(), qPrintable(said(report.faults)));
}

// H3N+ with its bond to the upper right: the plus stands over the N, not in the bond's way.
void TestDrawingStyle::chargeMakesWayForItsBond()
{
    const auto plusOf = [](Point other) {
        Drawing drawing;
        DrawnAtom nitrogen;
        nitrogen.element = 7;
        nitrogen.charge = 1;
        DrawnBond bond;
        bond.from = drawing.add(nitrogen);
        DrawnAtom carbon;
        carbon.at = other;
        bond.to = drawing.add(carbon);
        drawing.add(bond);
        TextItem plus;
        for (const DisplayItem &item : displayOf(drawing).items) {
            const auto *text = std::get_if<TextItem>(&item);
            plus = text != nullptr && text->text == "+" ? *text : plus;
        }
        return plus;
    };
    const TextItem over = plusOf({12.47, -7.2});
    QVERIFY(std::abs(over.baseline.x + over.width / 2) < 0.1);
    QVERIFY(over.baseline.y < -3);
    const TextItem beside = plusOf({14.4, 0});
    QVERIFY(beside.baseline.x > 3);
}

// About two atoms of a zigzag, across whose slanted bonds they stand.
void TestDrawingStyle::bracketsStandUpright()
{
    Drawing drawing;
    std::vector<ItemId> atoms;
    for (int i = 0; i < 6; ++i) {
        DrawnAtom atom;
        atom.at = {12.47 * i, i % 2 == 0 ? 0 : 7.2};
        atoms.push_back(drawing.add(atom));
        if (i > 0) {
            DrawnBond bond;
            bond.from = atoms[size_t(i) - 1];
            bond.to = atoms[size_t(i)];
            drawing.add(bond);
        }
    }
    DrawnGroup group;
    group.kind = GroupKind::Repeat;
    group.label = "4";
    group.atoms = {atoms[2], atoms[3]};
    drawing.add(group);
    std::vector<LineItem> upright;
    for (const DisplayItem &item : displayOf(drawing).items) {
        const auto *line = std::get_if<LineItem>(&item);
        if (line != nullptr && std::abs(line->from.x - line->to.x) < 1e-6) {
            upright.push_back(*line);
        }
    }
    QCOMPARE(upright.size(), size_t(2));
    QVERIFY(std::abs(upright[0].from.x - 1.5 * 12.47) < 1e-6);
    QVERIFY(std::abs(upright[1].from.x - 3.5 * 12.47) < 1e-6);
    QCOMPARE(upright[0].from.y, upright[1].from.y);
    QCOMPARE(upright[0].to.y, upright[1].to.y);
}

void TestDrawingStyle::bracketsOfAnyUnitStandUpright_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::addColumn<int>("pendant");
    QTest::newRow("two atoms, as in poly(ethylene)") << 1 << 2 << 0;
    QTest::newRow("three") << 1 << 3 << 0;
    QTest::newRow("a tall one, as in polystyrene") << 1 << 2 << 4;
    QTest::newRow("with an end") << 1 << 5 << 2;
    QTest::newRow("all") << 0 << 5 << 2;
}

/// Whatever hangs on a chain, and however the chain runs: two, both upright or both lying, that
/// enclose every atom of the unit.
void TestDrawingStyle::bracketsOfAnyUnitStandUpright()
{
    QFETCH(int, first);
    QFETCH(int, last);
    QFETCH(int, pendant);
    Drawing chain;
    std::vector<ItemId> atoms;
    const auto add = [&](Point at, int to) {
        DrawnAtom atom;
        atom.at = at;
        atoms.push_back(chain.add(atom));
        if (to >= 0) {
            DrawnBond bond;
            bond.from = atoms[size_t(to)];
            bond.to = atoms.back();
            chain.add(bond);
        }
    };
    for (int i = 0; i < 6; ++i) {
        add({12.47 * i, i % 2 == 0 ? 0 : 7.2}, i - 1);
    }
    Selection unit(atoms.begin() + first, atoms.begin() + last + 1);
    for (int i = 0; i < pendant; ++i) {
        add({12.47, 7.2 + 14.4 * (i + 1)}, i == 0 ? 1 : 5 + i);
        unit.insert(atoms.back());
    }
    for (int turn = 0; turn < 12; ++turn) {
        Drawing turned = chain;
        rotate(turned, everything(turned), {0, 0}, turn * 30.0);
        const std::size_t before = displayOf(turned).items.size();
        const Box box = boundsOf(turned, unit);
        const ItemId group = addGroup(turned, GroupKind::Repeat, "n", unit);
        QCOMPARE(displayOf(turned).items.size(), before + 7); // two brackets and their letter
        int straight = 0;
        for (const DisplayItem &item : displayOf(turned).items) {
            const auto *line = std::get_if<LineItem>(&item);
            const bool isUpright = line && std::abs(line->from.x - line->to.x) < 1e-6;
            const bool isLying = line && std::abs(line->from.y - line->to.y) < 1e-6;
            const Point span = line ? line->to - line->from : Point{};
            straight += (isUpright || isLying) && dot(span, span) > 23 * 23 ? 1 : 0;
        }
        QCOMPARE(straight, 2);
        const Box brackets = boxOfBrackets(turned, *turned.group(group));
        const bool areHigh =
            brackets.top < box.top && brackets.top + brackets.height > box.top + box.height;
        const bool areWide =
            brackets.left < box.left && brackets.left + brackets.width > box.left + box.width;
        QVERIFY(areHigh || areWide);
    }
}

/// Ph3P and Ph are two letters wide, not as wide as the atoms they stand for.
void TestDrawingStyle::bracketsAreAboutWhatIsSeen()
{
    auto drawing = drawingFromText("C1CCC1");
    QVERIFY(drawing);
    const Box ring = boundsOf(*drawing, everything(*drawing));
    Drawing labelled = *drawing;
    const ItemId corner = labelled.atoms[0].id;
    setLabel(labelled, corner, "PPh3");
    QVERIFY(labelled.atoms.size() > 15); // they are there
    const ItemId group = addGroup(labelled, GroupKind::Brackets, {}, everything(labelled));
    const Box brackets = boxOfBrackets(labelled, *labelled.group(group));
    QVERIFY(brackets.height < ring.height + 40);
    QVERIFY(brackets.width < ring.width + 60);
    QVERIFY(brackets.width > ring.width + 16); // but the letters are within
}

// O2SPh on an oxygen above it: the bond meets the sulphur.
void TestDrawingStyle::groupMeetsItsBondAtTheBoundAtom()
{
    const DisplayList list = displayOf(sheet(QStringLiteral("chem/960_bug_superatom.cdxml")));
    const Drawing drawing = sheet(QStringLiteral("chem/960_bug_superatom.cdxml"));
    const auto group = std::find_if(drawing.groups.begin(), drawing.groups.end(),
                                    [](const DrawnGroup &one) { return one.label == "O2SPh"; });
    QVERIFY(group != drawing.groups.end());
    const Point at = drawing.atom(drawing.anchorOf(*group))->at;
    bool isFound = false;
    for (const DisplayItem &item : list.items) {
        const auto *text = std::get_if<TextItem>(&item);
        if (text != nullptr && text->text == "SPh") {
            isFound = true;
            QVERIFY(std::abs(text->baseline.x + 6.67 / 2 - at.x) < 0.01);
        }
    }
    QVERIFY(isFound);
}

// In one walk over the sheet as one by one, also where letters hide atoms of several fragments.
void TestDrawingStyle::boxesOfAllPartsAtOnce()
{
    int parts = 0;
    const auto compare = [&](const Drawing &drawing, const std::vector<SheetPart> &some) {
        const std::vector<Box> boxes = boxesOf(drawing, some);
        QCOMPARE(boxes.size(), some.size());
        for (size_t i = 0; i < some.size(); ++i) {
            const Box one = boxOf(drawing, some[i]);
            QVERIFY(boxes[i].left == one.left && boxes[i].top == one.top &&
                    boxes[i].width == one.width && boxes[i].height == one.height);
            ++parts;
        }
    };
    const auto comparePlaced = [&](const Drawing &drawing) {
        const PlacedParts placed = placedPartsOf(drawing);
        const std::vector<Box> boxes = boxesOf(drawing, placed.parts);
        QCOMPARE(placed.parts, partsOf(drawing));
        QCOMPARE(placed.boxes.size(), boxes.size());
        for (size_t i = 0; i < boxes.size(); ++i) {
            QVERIFY(boxes[i].left == placed.boxes[i].left && boxes[i].top == placed.boxes[i].top &&
                    boxes[i].width == placed.boxes[i].width &&
                    boxes[i].height == placed.boxes[i].height);
        }
    };
    for (const char *folder : {"/chem", "/reaction"}) {
        eachSheet(std::string(ARTEMISIA_TEST_DATA) + folder, 1, [&](Sheet &&read) {
            if (read.drawing) {
                compare(*read.drawing, partsOf(*read.drawing));
                compare(*read.drawing, fragmentsOf(*read.drawing));
                comparePlaced(*read.drawing);
            }
        });
    }
    QVERIFY2(parts > 100, qPrintable(QString::number(parts)));

    Drawing salt;
    DrawnAtom ion;
    DrawnGroup letters;
    for (const double x : {0.0, 40.0}) {
        ion.at = {x, 0};
        letters.atoms.push_back(salt.add(ion));
    }
    letters.label = "Salt";
    letters.isContracted = true;
    salt.add(letters);
    compare(salt, fragmentsOf(salt));
    comparePlaced(salt);
}

// What measures must be able to fail.
void TestDrawingStyle::measuresSeeFaults()
{
    DisplayList list;
    list.items.push_back(TextItem{{0, 0}, "NH", 10, 14.44, InkRole::Structure});
    list.items.push_back(LineItem{{20, -3}, {30, -3}, 0.6, InkRole::Structure, false});
    const TextItem mark{{40, 0}, "7", 6, 3.34, InkRole::Secondary};
    list.items.push_back(mark);
    QVERIFY(markFaults(list).empty());
    for (const double x : {5.0, 25.0, 41.0}) {
        DisplayList touched = list;
        TextItem another = mark;
        another.baseline.x = x;
        touched.items.push_back(another);
        QCOMPARE(markFaults(touched).size(), size_t(1));
    }

    Drawing drawing = sheet(QStringLiteral("depict/caffeine.mol"));
    DrawnText words;
    words.at = drawing.atoms[0].at;
    words.text = "words on a structure";
    drawing.add(words);
    QVERIFY(!styleOf(drawing).faults.empty());
}

QTEST_GUILESS_MAIN(TestDrawingStyle)
#include "tst_drawing_style.moc"
