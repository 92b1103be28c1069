// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/free_place.h"
#include "chem/depict/geometry.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/display.h"
#include "chem/drawing/edit.h"

#include <QTest>

using namespace artemisia::chem;

namespace
{

constexpr double kWidth = 8.8;
constexpr double kHeight = 2.2;

bool meetsAnything(const DisplayList &list, Point middle)
{
    const Box mark{middle.x - kWidth / 2, middle.y - kHeight / 2, kWidth, kHeight};
    return std::any_of(list.items.begin(), list.items.end(), [&](const DisplayItem &item) {
        if (const auto *line = std::get_if<LineItem>(&item)) {
            return meets(mark, line->from, line->to);
        }
        if (const auto *text = std::get_if<TextItem>(&item)) {
            const Point end = text->baseline + Point{text->width, 0};
            const Point up{0, -0.36 * text->size};
            return meets(mark, text->baseline, end) || meets(mark, text->baseline + up, end + up) ||
                   meets(mark, text->baseline + up * 2, end + up * 2);
        }
        return false;
    });
}

} // namespace

/// Room for marks beside atoms.
class TestFreePlace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void straightBelow();
    void marksKeepOffEachOther();
    void keepsOff_data();
    void keepsOff();
};

void TestFreePlace::straightBelow()
{
    const Point place = placeBeside({}, {10, 20}, kWidth, kHeight);
    QCOMPARE(place.x, 10.0);
    QVERIFY(place.y > 20 && place.y < 26);
}

void TestFreePlace::marksKeepOffEachOther()
{
    std::vector<Point> taken;
    for (const double x : {0.0, 5.0, 5.0}) {
        const Point place = placeBeside({}, {x, 0}, kWidth, kHeight, taken);
        for (const Point other : taken) {
            QVERIFY(std::abs(place.x - other.x) >= kWidth ||
                    std::abs(place.y - other.y) >= kHeight);
        }
        taken.push_back(place);
    }
}

void TestFreePlace::keepsOff_data()
{
    QTest::addColumn<QByteArray>("smiles");
    for (const char *smiles :
         {"C1CC2CC1CC2", "C1CC2CCC1CC2", "C12CC(C1)C2", "CC(C)(C)C(C)(O)C(=O)O", "OC(Cl)Br",
          "CC1(C)C2CCC1(C)C(=O)C2", "FC(F)(F)c1ccc(cc1)C(O)(c1cncnc1)c1ccccc1Cl"}) {
        QTest::newRow(smiles) << QByteArray(smiles);
    }
}

// At each atom, with its letters and bonds.
void TestFreePlace::keepsOff()
{
    QFETCH(QByteArray, smiles);
    const auto molecule = Molecule::fromSmiles(smiles.toStdString());
    QVERIFY(molecule);
    const auto sheet = drawingOf(*molecule);
    QVERIFY(sheet);
    const DisplayList list = displayOf(*sheet);
    for (const DrawnAtom &atom : sheet->atoms) {
        const Point place = placeBeside(list, atom.at, kWidth, kHeight);
        QVERIFY(!meetsAnything(list, place));
        QVERIFY(length(place - atom.at) < 16);
    }
}

QTEST_GUILESS_MAIN(TestFreePlace)
#include "tst_free_place.moc"
