// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/geometry.h"
#include "chem/drawing/change.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/labels.h"
#include "chem/drawing/place.h"
#include "tests/chem/random_hand.h"

#include <QTest>

#include <cmath>

using namespace artemisia::chem;
using artemisia::test::RandomHand;

namespace
{

double degreesBetween(const Drawing &d, ItemId a, ItemId middle, ItemId b)
{
    const Point u = unit(d.atom(a)->at - d.atom(middle)->at);
    const Point v = unit(d.atom(b)->at - d.atom(middle)->at);
    return std::acos(std::clamp(dot(u, v), -1.0, 1.0)) * 180 / M_PI;
}

int count(const Drawing &d, BondOrder order)
{
    return int(std::count_if(d.bonds.begin(), d.bonds.end(),
                             [order](const DrawnBond &bond) { return bond.order == order; }));
}

bool hasBondLengths(const Drawing &d)
{
    return std::all_of(d.bonds.begin(), d.bonds.end(), [&](const DrawnBond &bond) {
        return std::abs(length(d.atom(bond.from)->at - d.atom(bond.to)->at) - kDrawnBond) < 1e-6;
    });
}

} // namespace

/// What the hand does to a sheet, without a window.
class TestDrawingEdit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ringsOnLoneHeteroAtoms();
    void sproutsLikeAChemist();
    void straightWhereElectronsSaySo();
    void lettersTakeNoRoom();
    void clickThroughBondOrders();
    void wedgeTurnsRound();
    void benzene();
    void fusedAromatics();
    void spiroAndAttached();
    void attachedRingKeepsOffTheRest();
    void ringClosesOnWhatIsThere();
    void chain();
    void eraseTakesBonds();
    void abbreviationIsOneThing();
    void flipKeepsTheMolecule();
    void aPartTurnsAboutWhatItHangsOn();
    void mergingAtoms();
    void copyAndInsert();
    void refusesWhatMakesNoSense();
    void faultsAreSeen_data();
    void faultsAreSeen();
    void changesAreSmall();
    void randomEdits_data();
    void randomEdits();
};

void TestDrawingEdit::sproutsLikeAChemist()
{
    Drawing d;
    const ItemId first = drawAtom(d, {0, 0}, 6);
    ItemId last = first;
    std::vector<ItemId> chain{first};
    for (int i = 0; i < 6; ++i) {
        last = sprout(d, last);
        chain.push_back(last);
    }
    QCOMPARE(d.atoms.size(), size_t(7));
    QVERIFY(hasBondLengths(d));
    for (size_t i = 1; i + 1 < chain.size(); ++i) {
        QVERIFY(std::abs(degreesBetween(d, chain[i - 1], chain[i], chain[i + 1]) - 120) < 0.01);
    }
    // A zigzag: every second atom lies on a line.
    for (size_t i = 0; i + 4 < chain.size(); ++i) {
        QVERIFY(std::abs(degreesBetween(d, chain[i], chain[i + 2], chain[i + 4]) - 180) < 0.01);
    }
    // A branch halves the wide angle, two more fill what is left.
    const ItemId branch = sprout(d, chain[2]);
    QVERIFY(std::abs(degreesBetween(d, branch, chain[2], chain[1]) - 120) < 0.01);
    const ItemId fourth = sprout(d, chain[2]);
    QVERIFY(fourth != branch);
    QVERIFY(std::abs(degreesBetween(d, fourth, chain[2], branch)) > 50);
    QCOMPARE(QString::fromStdString(faultOf(d)), QString());
}

void TestDrawingEdit::lettersTakeNoRoom()
{
    // A crowded centre between two rings: the fourth bond never lies on one that is there, whatever
    // the letters beside it stand for.
    for (const char *label : {"O", "OBz", "OTES"}) {
        Drawing d;
        drawRing(d, {0, 0}, {8, false});
        fuseRing(d, d.bonds[2].id, {6, false});
        const ItemId centre = d.atoms[2].id;
        for (const std::size_t n : {4, 3, 8, 9, 11, 1}) {
            setLabel(d, sprout(d, d.atoms[n].id), label);
        }
        const ItemId added = sprout(d, centre);
        for (const ItemId next : d.neighboursOf(centre)) {
            QVERIFY2(next == added || degreesBetween(d, next, centre, added) > 20, label);
        }
    }
}

void TestDrawingEdit::straightWhereElectronsSaySo()
{
    Drawing d;
    const ItemId a = drawAtom(d, {0, 0}, 6);
    const ItemId b = sprout(d, a);
    const ItemId c = sprout(d, b, {BondOrder::Triple, BondStereo::None, BondLook::Plain});
    QVERIFY(std::abs(degreesBetween(d, a, b, c) - 180) < 0.01); // propyne
    const ItemId e = sprout(d, c);
    QVERIFY(std::abs(degreesBetween(d, b, c, e) - 180) < 0.01);
    Drawing allene;
    const BondPen twice{BondOrder::Double, BondStereo::None, BondLook::Plain};
    const ItemId x = drawAtom(allene, {0, 0}, 6);
    const ItemId y = sprout(allene, x, twice);
    const ItemId z = sprout(allene, y, twice);
    QVERIFY(std::abs(degreesBetween(allene, x, y, z) - 180) < 0.01);
}

void TestDrawingEdit::clickThroughBondOrders()
{
    Drawing d;
    startBond(d, {0, 0}, {kDrawnBond, 0});
    const ItemId bond = d.bonds.front().id;
    for (const BondOrder expected :
         {BondOrder::Double, BondOrder::Triple, BondOrder::Single, BondOrder::Double}) {
        clickBond(d, bond);
        QCOMPARE(int(d.bond(bond)->order), int(expected));
    }
}

void TestDrawingEdit::wedgeTurnsRound()
{
    Drawing d;
    startBond(d, {0, 0}, {kDrawnBond, 0});
    const DrawnBond plain = d.bonds.front();
    const BondPen wedge{BondOrder::Single, BondStereo::Wedge, BondLook::Plain};
    clickBond(d, plain.id, wedge);
    QCOMPARE(int(d.bond(plain.id)->stereo), int(BondStereo::Wedge));
    QVERIFY(d.bond(plain.id)->from == plain.from);
    clickBond(d, plain.id, wedge);
    QVERIFY(d.bond(plain.id)->from == plain.to);
    clickBond(d, plain.id);
    QCOMPARE(int(d.bond(plain.id)->stereo), int(BondStereo::None));
    QCOMPARE(int(d.bond(plain.id)->order), int(BondOrder::Single));
}

void TestDrawingEdit::benzene()
{
    Drawing d;
    drawRing(d, {100, 100}, {6, true});
    QCOMPARE(d.atoms.size(), size_t(6));
    QCOMPARE(d.bonds.size(), size_t(6));
    QCOMPARE(count(d, BondOrder::Double), 3);
    QVERIFY(hasBondLengths(d));
    // A corner on top.
    const auto top = std::min_element(d.atoms.begin(), d.atoms.end(),
                                      [](const auto &a, const auto &b) { return a.at.y < b.at.y; });
    QVERIFY(std::abs(top->at.x - 100) < 1e-6);
}

void TestDrawingEdit::fusedAromatics()
{
    Drawing d; // naphthalene, anthracene, then phenalene's third ring closes on three atoms
    drawRing(d, {0, 0}, {6, true});
    const auto outermost = [&d] {
        return std::max_element(d.bonds.begin(), d.bonds.end(),
                                [&d](const DrawnBond &a, const DrawnBond &b) {
                                    const auto x = [&d](const DrawnBond &bond) {
                                        return d.atom(bond.from)->at.x + d.atom(bond.to)->at.x;
                                    };
                                    return x(a) < x(b);
                                })
            ->id;
    };
    fuseRing(d, outermost(), {6, true});
    QCOMPARE(d.atoms.size(), size_t(10));
    QCOMPARE(d.bonds.size(), size_t(11));
    QCOMPARE(count(d, BondOrder::Double), 5);
    fuseRing(d, outermost(), {6, true});
    QCOMPARE(d.atoms.size(), size_t(14));
    QCOMPARE(count(d, BondOrder::Double), 7);
    QVERIFY(hasBondLengths(d));
    QCOMPARE(QString::fromStdString(faultOf(d)), QString());
}

void TestDrawingEdit::spiroAndAttached()
{
    Drawing d;
    drawRing(d, {0, 0}, {6, false});
    const ItemId corner = d.atoms.front().id;
    Drawing spiro = d;
    drawRingOnAtom(spiro, corner, {5, false}, RingOnAtom::Spiro);
    QCOMPARE(spiro.atoms.size(), size_t(10));
    QCOMPARE(spiro.bondsOf(corner).size(), size_t(4));
    QVERIFY(hasBondLengths(spiro));
    drawRingOnAtom(d, corner, {6, true});
    QCOMPARE(d.atoms.size(), size_t(12));
    QCOMPARE(d.bondsOf(corner).size(), size_t(3));
    QVERIFY(hasBondLengths(d));
    Drawing lone; // an atom without bonds becomes a corner
    const ItemId n = drawAtom(lone, {0, 0}, 7);
    drawRingOnAtom(lone, n, {6, false});
    QCOMPARE(lone.atoms.size(), size_t(6));
    QCOMPARE(lone.atom(n)->element, 7);
}

void TestDrawingEdit::attachedRingKeepsOffTheRest()
{
    // A chain that turns back beside its ring: straight on, the new ring would lie on the old one.
    Drawing d;
    drawRing(d, {0, 0}, {6, true});
    const ItemId bottom = atomNear(d, {0, kDrawnBond}, 1);
    const double across = kDrawnBond * std::sqrt(3) / 2;
    const ItemId n = drawBond(d, bottom, kNoItem, {0, 2 * kDrawnBond});
    const ItemId c = drawBond(d, n, kNoItem, {-across, 2.5 * kDrawnBond});
    const ItemId end = drawBond(d, c, kNoItem, {-2 * across, 2 * kDrawnBond});
    drawBond(d, c, kNoItem, {-across, 3.5 * kDrawnBond});
    drawRingOnAtom(d, end, {6, true});
    QCOMPARE(d.atoms.size(), size_t(6 + 4 + 6));
    QCOMPARE(d.bonds.size(), size_t(6 + 4 + 7));
    QVERIFY(hasBondLengths(d));
    for (const DrawnAtom &a : d.atoms) {
        for (const DrawnAtom &b : d.atoms) {
            QVERIFY(a.id == b.id || length(a.at - b.at) > 0.6 * kDrawnBond);
        }
    }
}

void TestDrawingEdit::ringClosesOnWhatIsThere()
{
    Drawing d; // decalin's second ring drawn over three atoms of a chain that lies there
    drawRing(d, {0, 0}, {6, false});
    const DrawnBond right = *std::max_element(d.bonds.begin(), d.bonds.end(),
                                              [&d](const DrawnBond &a, const DrawnBond &b) {
                                                  return d.atom(a.from)->at.x + d.atom(a.to)->at.x <
                                                         d.atom(b.from)->at.x + d.atom(b.to)->at.x;
                                              });
    const auto corners =
        ringOnLine(d.atom(right.from)->at, d.atom(right.to)->at, 6, freeSideOf(d, right));
    (void)drawBond(d, right.from, kNoItem, corners[5]);
    QCOMPARE(d.atoms.size(), size_t(7));
    fuseRing(d, right.id, {6, false});
    QCOMPARE(d.atoms.size(), size_t(10));
    QCOMPARE(d.bonds.size(), size_t(11));
}

void TestDrawingEdit::chain()
{
    Drawing d;
    const auto points = chainTowards({0, 0}, {5 * kDrawnBond * 0.866, 3}, false);
    QCOMPARE(points.size(), size_t(5));
    drawChain(d, kNoItem, {0, 0}, points);
    QCOMPARE(d.atoms.size(), size_t(6));
    QVERIFY(hasBondLengths(d));
    QVERIFY(std::abs(points[3].y) < 1e-6); // the axis snapped to the horizontal
}

void TestDrawingEdit::eraseTakesBonds()
{
    Drawing d;
    drawRing(d, {0, 0}, {6, true});
    erase(d, {d.atoms.front().id});
    QCOMPARE(d.atoms.size(), size_t(5));
    QCOMPARE(d.bonds.size(), size_t(4));
    erase(d, {d.bonds.front().id});
    QCOMPARE(d.atoms.size(), size_t(5));
    QCOMPARE(d.bonds.size(), size_t(3));
}

void TestDrawingEdit::abbreviationIsOneThing()
{
    Drawing d;
    drawRing(d, {0, 0}, {6, true});
    const ItemId ring = d.atoms.front().id;
    const ItemId c = sprout(d, ring);
    const ItemId o = sprout(d, c, {BondOrder::Double, BondStereo::None, BondLook::Plain});
    const ItemId n = sprout(d, c);
    QVERIFY(addGroup(d, GroupKind::Abbreviation, "X", {c, o, d.atoms[1].id}) == kNoItem);
    const ItemId group = addGroup(d, GroupKind::Abbreviation, "CONH2", {c, o, n});
    QVERIFY(group != kNoItem);
    QVERIFY(addGroup(d, GroupKind::Abbreviation, "Y", {c}) == kNoItem);
    setContracted(d, group, true);
    QVERIFY(d.isHidden(o) && d.isHidden(n) && !d.isHidden(c));
    // Nothing can be bound to what is hidden, and what is erased goes whole.
    QVERIFY(drawBond(d, o, kNoItem, {500, 500}) == kNoItem);
    Drawing erased = d;
    erase(erased, {c});
    QCOMPARE(erased.atoms.size(), size_t(6));
    QVERIFY(erased.groups.empty());
    // Moved as one, even if only its letters are chosen.
    Drawing moved = d;
    move(moved, {c}, {10, 0});
    QCOMPARE(moved.atom(o)->at.x, d.atom(o)->at.x + 10);
    QCOMPARE(moved.atom(ring)->at.x, d.atom(ring)->at.x);
    // Another element in its place.
    Drawing replaced = d;
    setElement(replaced, c, 9);
    QCOMPARE(replaced.atoms.size(), size_t(7));
    QCOMPARE(replaced.atom(c)->element, 9);
    // Expanded and changed inside, it is no longer what its letters say.
    setContracted(d, group, false);
    setElement(d, n, 8);
    QVERIFY(d.groups.empty());
    QCOMPARE(d.atoms.size(), size_t(9));
}

void TestDrawingEdit::flipKeepsTheMolecule()
{
    Drawing d;
    const ItemId centre = drawAtom(d, {0, 0}, 6);
    const ItemId a = sprout(d, centre, {BondOrder::Single, BondStereo::Wedge, BondLook::Plain});
    setElement(d, a, 7);
    setElement(d, sprout(d, centre), 8);
    setElement(d, sprout(d, centre), 9);
    const Drawing before = d;
    flip(d, everything(d), Mirror::LeftRight);
    QCOMPARE(int(d.bonds.front().stereo), int(BondStereo::Hash));
    flip(d, everything(d), Mirror::LeftRight);
    for (size_t i = 0; i < d.atoms.size(); ++i) {
        QVERIFY(length(d.atoms[i].at - before.atoms[i].at) < 1e-9);
    }
    QVERIFY(d.bonds == before.bonds);
}

void TestDrawingEdit::aPartTurnsAboutWhatItHangsOn()
{
    Drawing d;
    const ItemId first = drawAtom(d, {0, 0}, 6);
    drawChain(d, first, {}, chainTowards({0, 0}, {60, 0}, false));
    QVERIFY(d.atoms.size() >= 5);
    Selection part; // all but the first two atoms
    for (std::size_t i = 2; i < d.atoms.size(); ++i) {
        part.insert(d.atoms[i].id);
    }
    const Point hook = d.atoms[1].at;
    QVERIFY(length(pivotOf(d, part) - hook) < 1e-9);
    rotate(d, part, pivotOf(d, part), 75);
    QVERIFY(hasBondLengths(d));
    QVERIFY(length(d.atoms[1].at - hook) < 1e-9);
    QVERIFY(length(pivotOf(d, {first}) - hook) < 1e-9); // an end alone
    // Hung on by two bonds, or by none, it has a middle only.
    const auto middleOf = [&d](const Selection &chosen) {
        const Box box = boundsOf(d, chosen);
        return Point{box.left + box.width / 2, box.top + box.height / 2};
    };
    const Selection within{d.atoms[1].id, d.atoms[2].id};
    QVERIFY(length(pivotOf(d, within) - middleOf(within)) < 1e-9);
    QVERIFY(length(pivotOf(d, everything(d)) - middleOf(everything(d))) < 1e-9);
}

void TestDrawingEdit::mergingAtoms()
{
    Drawing d;
    drawRing(d, {0, 0}, {6, false});
    const size_t ringAtoms = d.atoms.size();
    const ItemId n = drawAtom(d, {200, 200}, 7);
    const ItemId end = sprout(d, n);
    const Point corner = d.atoms.front().at;
    move(d, {n, end}, corner - d.atom(n)->at);
    QCOMPARE(mergeOverlapping(d, {n, end}, 2), 1);
    QCOMPARE(d.atoms.size(), ringAtoms + 1);
    QCOMPARE(d.atoms.front().element, 7); // the one that says more stays
    QCOMPARE(d.bondsOf(d.atoms.front().id).size(), size_t(3));
    QCOMPARE(QString::fromStdString(faultOf(d)), QString());
}

void TestDrawingEdit::copyAndInsert()
{
    Drawing d;
    drawRing(d, {0, 0}, {6, true});
    drawRing(d, {100, 0}, {5, false});
    drawArrow(d, {30, 0}, {60, 0});
    const Drawing copy = copyOf(d, fragmentAround(d, {d.atoms.front().id}));
    QCOMPARE(copy.atoms.size(), size_t(6));
    QCOMPARE(copy.bonds.size(), size_t(6));
    QVERIFY(copy.arrows.empty());
    const Selection added = insert(d, copy, {0, 50});
    QCOMPARE(added.size(), size_t(12));
    QCOMPARE(d.atoms.size(), size_t(17));
    QCOMPARE(fragmentsOf(d).size(), size_t(3));
    QCOMPARE(QString::fromStdString(faultOf(d)), QString());
}

void TestDrawingEdit::refusesWhatMakesNoSense()
{
    Drawing d;
    const ItemId atom = drawAtom(d, {0, 0}, 6);
    const Drawing before = d;
    QVERIFY(drawBond(d, atom, atom, {0, 0}) == kNoItem);
    QVERIFY(drawBond(d, ItemId(99), kNoItem, {0, 0}) == kNoItem);
    QVERIFY(drawBond(d, atom, kNoItem, {1e9, 0}) == kNoItem);
    QVERIFY(drawAtom(d, {0, 0}, 0) == kNoItem);
    QVERIFY(drawAtom(d, {std::nan(""), 0}, 6) == kNoItem);
    move(d, {atom}, {1e9, 0});
    move(d, {atom}, {std::nan(""), 0});
    scale(d, {atom}, {0, 0}, 0);
    clickBond(d, ItemId(99));
    setElement(d, atom, 200);
    drawRing(d, {0, 0}, {2, false});
    drawRing(d, {0, 0}, {2000, false});
    fuseRing(d, ItemId(99), {6, false});
    QVERIFY(d == before);
}

void TestDrawingEdit::faultsAreSeen_data()
{
    QTest::addColumn<int>("which");
    for (int i = 0; i < 8; ++i) {
        QTest::addRow("fault %d", i) << i;
    }
}

void TestDrawingEdit::faultsAreSeen()
{
    Drawing d;
    drawRing(d, {0, 0}, {6, true});
    QVERIFY(faultOf(d).empty());
    QFETCH(int, which);
    switch (which) {
    case 0:
        std::swap(d.atoms[0], d.atoms[1]);
        break;
    case 1:
        d.atoms.erase(d.atoms.begin());
        break;
    case 2:
        d.bonds[0].to = d.bonds[0].from;
        break;
    case 3:
        d.bonds[0].from = d.bonds[1].from;
        d.bonds[0].to = d.bonds[1].to;
        break;
    case 4:
        d.atoms[0].at.x = std::nan("");
        break;
    case 5:
        d.nextId = 3;
        break;
    case 6:
        d.atoms[2].charge = 99;
        break;
    default:
        d.groups.push_back({ItemId(d.nextId++), GroupKind::Abbreviation, "Boc", {}, false});
    }
    QVERIFY(!faultOf(d).empty());
}

void TestDrawingEdit::changesAreSmall()
{
    Drawing d;
    for (int i = 0; i < 80; ++i) {
        const int column = i % 10;
        const int row = i / 10;
        drawRing(d, {column * 50.0, row * 50.0}, {6, true});
    }
    const Drawing before = d;
    changeCharge(d, d.atoms[200].id, 1);
    const DrawingChange change = changeBetween(before, d);
    QCOMPARE(change.atoms.size(), size_t(1));
    QVERIFY(change.bonds.empty());
    QVERIFY(changeBetween(before, before).isEmpty());
}

void TestDrawingEdit::randomEdits_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 5; ++seed) {
        QTest::addRow("seed %u", seed) << seed;
    }
}

void TestDrawingEdit::randomEdits()
{
    QFETCH(unsigned, seed);
    RandomHand hand(seed);
    Drawing drawing;
    std::vector<DrawingChange> history;
    size_t done = 0; // of the history, as undo and redo left it
    for (int i = 0; i < 2000; ++i) {
        const unsigned what = hand.below(10);
        if (what == 0 && done > 0) {
            undo(drawing, history[--done]);
        } else if (what == 1 && done < history.size()) {
            redo(drawing, history[done++]);
        } else {
            Drawing edited = drawing;
            hand.anything(edited);
            const std::string fault = faultOf(edited);
            QVERIFY2(fault.empty(), fault.c_str());
            history.resize(done);
            history.push_back(changeBetween(drawing, edited));
            ++done;
            drawing = edited;
        }
        QVERIFY(faultOf(drawing).empty());
    }
    const Drawing last = drawing;
    const size_t doneLast = done;
    while (done > 0) {
        undo(drawing, history[--done]);
    }
    QVERIFY(drawing == Drawing());
    while (done < doneLast) {
        redo(drawing, history[done++]);
    }
    QVERIFY(drawing == last);
}

// As on a bond: a ring is bound to a hetero atom, also where that stands alone.
void TestDrawingEdit::ringsOnLoneHeteroAtoms()
{
    Drawing d;
    const ItemId phosphorus = drawAtom(d, {0, 0}, 15);
    for (int i = 0; i < 3; ++i) {
        drawRingOnAtom(d, phosphorus, {6, true});
    }
    QCOMPARE(d.atoms.size(), std::size_t(19));
    QCOMPARE(d.bondsOf(phosphorus).size(), std::size_t(3));
    Drawing carbon;
    drawRingOnAtom(carbon, drawAtom(carbon, {0, 0}, 6), {6, true});
    QCOMPARE(carbon.atoms.size(), std::size_t(6));
}

QTEST_GUILESS_MAIN(TestDrawingEdit)
#include "tst_drawing_edit.moc"
