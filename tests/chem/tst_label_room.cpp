// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/geometry.h"
#include "chem/drawing/display.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/labels.h"
#include "chem/drawing/place.h"

#include <QTest>

using namespace artemisia::chem;

namespace
{

constexpr std::array kEnds = {"R1",  "R",   "CHO", "NH2",   "CF3",   "Cl",    "CO2Me", "OTBS",
                              "Boc", "NO2", "CH3", "PPh3+", "NMe3+", "SMe2+", "N2+",   "CO2-"};

Point towards(double degrees)
{
    const double radians = degrees * 3.14159265358979 / 180;
    return {std::cos(radians) * kDrawnBond, -std::sin(radians) * kDrawnBond};
}

} // namespace

/// A bond between two labels.
class TestLabelRoom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bondIsSeen_data();
    void bondIsSeen();
    void raisedNumberMakesRoom();
    void chargeBesideAChain();
};

void TestLabelRoom::bondIsSeen_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<QByteArray>("right");
    QTest::addColumn<double>("degrees");
    for (const char *left : kEnds) {
        for (const char *right : kEnds) {
            for (const double degrees : {0.0, 30.0, -30.0, 180.0}) {
                QTest::addRow("%s-%s at %g", left, right, degrees)
                    << QByteArray(left) << QByteArray(right) << degrees;
            }
        }
    }
}

void TestLabelRoom::bondIsSeen()
{
    QFETCH(QByteArray, left);
    QFETCH(QByteArray, right);
    QFETCH(double, degrees);
    Drawing d;
    const ItemId from = drawAtom(d, {0, 0}, 6);
    const ItemId bond = drawBond(d, from, kNoItem, towards(degrees));
    QVERIFY(bond != kNoItem);
    const ItemId to = d.atoms.back().id;
    setLabel(d, from, left.toStdString());
    setLabel(d, to, right.toStdString());
    double seen = 0;
    for (const DisplayItem &item : displayOf(d).items) {
        if (const auto *line = std::get_if<LineItem>(&item)) {
            seen = std::max(seen, length(line->to - line->from));
        }
    }
    QVERIFY2(seen >= 3.0, qPrintable(QString::number(seen)));
}

// R1 drawn to the left of a ring: the number stands over the end of the bond no more.
void TestLabelRoom::raisedNumberMakesRoom()
{
    Drawing d;
    const ItemId from = drawAtom(d, {0, 0}, 6);
    drawBond(d, from, kNoItem, towards(0));
    setLabel(d, from, "R1");
    double rightmost = 0;
    double start = 100;
    for (const DisplayItem &item : displayOf(d).items) {
        if (const auto *text = std::get_if<TextItem>(&item)) {
            rightmost = std::max(rightmost, text->baseline.x + text->width);
        } else if (const auto *line = std::get_if<LineItem>(&item)) {
            start = std::min(line->from.x, line->to.x);
        }
    }
    QVERIFY(rightmost > 2 && rightmost < 4.5);
    QVERIFY(start > rightmost && start < 6);
}

// The charge of Ph3P+ stands in the way of its bond to a CH2 that cannot give way.
void TestLabelRoom::chargeBesideAChain()
{
    for (const double degrees : {0.0, 30.0, -30.0}) {
        for (const char *label : {"PPh3+", "NMe3+", "N2+"}) {
            Drawing d;
            const ItemId end = drawAtom(d, {0, 0}, 6);
            const ItemId middle = drawBond(d, end, kNoItem, towards(degrees));
            drawBond(d, middle, kNoItem, d.atom(middle)->at + towards(degrees + 60));
            setLabel(d, middle, "CH2");
            setLabel(d, end, label);
            double seen = 0;
            const Point way = unit(towards(degrees));
            for (const DisplayItem &item : displayOf(d).items) {
                const auto *line = std::get_if<LineItem>(&item);
                if (line != nullptr && std::abs(cross(unit(line->to - line->from), way)) < 0.01) {
                    seen = std::max(seen, length(line->to - line->from));
                }
            }
            QVERIFY2(seen > 3.5, qPrintable(QStringLiteral("%1 %2").arg(degrees).arg(seen)));
        }
    }
}

QTEST_GUILESS_MAIN(TestLabelRoom)
#include "tst_label_room.moc"
