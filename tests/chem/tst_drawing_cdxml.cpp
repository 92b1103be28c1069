// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/cdxml.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/labels.h"
#include "chem/drawing/place.h"
#include "chem/drawing/read.h"
#include "tests/chem/random_hand.h"

#include <QRegularExpression>
#include <QTest>

#include <functional>

using namespace artemisia::chem;
using artemisia::test::RandomHand;

namespace
{

Drawing readBack(const Drawing &drawing)
{
    const auto again = drawingFromCdxml(cdxmlOf(drawing));
    return again ? *again : Drawing();
}

using Making = std::function<void(Drawing &)>;

ItemId benzene(Drawing &d)
{
    drawRing(d, {100.125, 100}, {6, true});
    return d.atoms.front().id;
}

} // namespace

Q_DECLARE_METATYPE(Making)

/// Sheets as CDXML files of our own.
class TestDrawingCdxml : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyKind_data();
    void everyKind();
    void randomDrawings_data();
    void randomDrawings();
    void sameBytes();
    void pastedWhole();
    void itsName();
    void hostile_data();
    void hostile();
    void damaged_data();
    void damaged();
};

void TestDrawingCdxml::everyKind_data()
{
    QTest::addColumn<Making>("make");
    const auto row = [](const char *name, const Making &make) { QTest::newRow(name) << make; };
    const auto atomRow = [&row](const char *name, const std::function<void(DrawnAtom &)> &change) {
        row(name, [change](Drawing &d) { change(*d.atom(sprout(d, benzene(d)))); });
    };
    row("nothing", [](Drawing &) {});
    row("ids given out", [](Drawing &d) {
        erase(d, {benzene(d)});
        d.nextId += 7;
    });
    atomRow("place", [](DrawnAtom &a) { a.at = {0.1 + 0.2, -1e-7}; });
    atomRow("element", [](DrawnAtom &a) { a.element = 118; });
    atomRow("charge", [](DrawnAtom &a) { a.charge = -15; });
    atomRow("isotope", [](DrawnAtom &a) { a.isotope = 13; });
    for (const int n : {1, 2, 3}) {
        atomRow(qPrintable(QStringLiteral("%1 unpaired").arg(n)),
                [n](DrawnAtom &a) { a.radicals = n; });
    }
    for (const int n : {0, 1, 4, 15}) {
        atomRow(qPrintable(QStringLiteral("%1 hydrogens on carbon").arg(n)),
                [n](DrawnAtom &a) { a.hydrogens = n; });
        atomRow(qPrintable(QStringLiteral("%1 hydrogens on nitrogen").arg(n)), [n](DrawnAtom &a) {
            a.element = 7;
            a.hydrogens = n;
        });
    }
    atomRow("nitrogen", [](DrawnAtom &a) { a.element = 7; });
    atomRow("map", [](DrawnAtom &a) { a.map = 999; });
    for (int kind = int(AtomKind::Any); kind <= int(AtomKind::MetalOrHydrogen); ++kind) {
        atomRow(qPrintable(QStringLiteral("query kind %1").arg(kind)), [kind](DrawnAtom &a) {
            a.kind = AtomKind(kind);
            a.element = 9; // what it was before
            a.charge = 1;
        });
    }
    atomRow("list", [](DrawnAtom &a) {
        a.kind = AtomKind::List;
        a.elements = {6, 7, 118};
    });
    atomRow("not list", [](DrawnAtom &a) {
        a.kind = AtomKind::NotList;
        a.elements = {1};
    });
    for (const int n : {0, 1, 99}) {
        atomRow(qPrintable(QStringLiteral("R%1").arg(n)), [n](DrawnAtom &a) {
            a.kind = AtomKind::RGroup;
            a.number = n;
        });
        atomRow(qPrintable(QStringLiteral("attachment %1").arg(n)), [n](DrawnAtom &a) {
            a.kind = AtomKind::AttachmentPoint;
            a.number = n;
        });
    }
    for (const char *text : {"Resin", "A", "R1", "*", " blanks ", "<b>&amp;\"'", "α-Ω", "a\nb\r\tc",
                             "\x01\xff\xc3(\xed\xa0\x80", "%41=5 x", "]]>"}) {
        atomRow(text, [text](DrawnAtom &a) {
            a.kind = AtomKind::Text;
            a.text = text;
        });
    }
    for (int n = -1; n <= 5; ++n) {
        atomRow(qPrintable(QStringLiteral("query %1").arg(n)), [n](DrawnAtom &a) {
            a.query = {n, n, std::min(n, 1), std::min(n, 1)};
        });
        atomRow(qPrintable(QStringLiteral("ring bonds %1").arg(n)),
                [n](DrawnAtom &a) { a.query.ringBonds = n; });
        atomRow(qPrintable(QStringLiteral("ring member %1").arg(n)),
                [n](DrawnAtom &a) { a.query.ringMember = std::min(n, 1); });
    }
    for (int kind = 0; kind < 4; ++kind) {
        atomRow(qPrintable(QStringLiteral("stereo group %1").arg(kind)), [kind](DrawnAtom &a) {
            a.stereoGroup = StereoGroupKind(kind);
            a.stereoGroupNumber = kind >= 2 ? 999 : 0;
        });
    }
    for (int i = 0; i < 10 * 5 * 3 * 3; ++i) {
        DrawnBond like;
        like.order = BondOrder(i % 10);
        like.stereo = BondStereo(i / 10 % 5);
        like.look = BondLook(i / 50 % 3);
        like.topology = BondTopology(i / 150);
        if (like.stereo == BondStereo::Crossed && like.order != BondOrder::Double) {
            continue;
        }
        row(qPrintable(QStringLiteral("bond %1").arg(i)), [like](Drawing &d) {
            benzene(d);
            DrawnBond &bond = d.bonds[3];
            bond = {bond.id, bond.to, bond.from, like.order, like.stereo, like.look, like.topology};
        });
    }
    for (int kind = 0; kind < 4; ++kind) {
        row(qPrintable(QStringLiteral("group %1").arg(kind)), [kind](Drawing &d) {
            const ItemId c = sprout(d, benzene(d));
            addGroup(d, GroupKind(kind), "n <3>", {c, sprout(d, c), sprout(d, c)});
            QCOMPARE(d.groups.size(), size_t(1));
        });
    }
    row("salt", [](Drawing &d) {
        const ItemId a = benzene(d);
        addGroup(d, GroupKind::Together, "", {a, drawAtom(d, {500, 0}, 11)});
    });
    row("salt of wholes", [](Drawing &d) {
        benzene(d);
        drawAtom(d, {500, 0}, 11);
        addGroup(d, GroupKind::Together, "salt", everything(d));
        drawArrow(d, {520, 0}, {600, 0});
        drawAtom(d, {700, 0}, 8);
    });
    row("contracted", [](Drawing &d) { setLabel(d, sprout(d, benzene(d)), "Boc"); });
    row("contracted and alone", [](Drawing &d) { setLabel(d, drawAtom(d, {0, 0}, 6), "TBS"); });
    row("contracted on contracted", [](Drawing &d) {
        const ItemId a = drawAtom(d, {0, 0}, 6);
        setLabel(d, sprout(d, a), "Ph");
        setLabel(d, a, "CO2Et");
    });
    row("contracted, an unknown label", [](Drawing &d) {
        const ItemId c = sprout(d, benzene(d), {BondOrder::Single, BondStereo::Hash, {}});
        const ItemId group = addGroup(d, GroupKind::Abbreviation, "x\x02", {c, sprout(d, c)});
        setContracted(d, group, true);
        addGroup(d, GroupKind::Repeat, "3", {c});
        addGroup(d, GroupKind::Repeat, "n", {d.atoms.front().id});
    });
    row("letters that hide parts of three structures", [](Drawing &d) {
        std::vector<ItemId> c;
        c.reserve(6);
        for (int i = 0; i < 6; ++i) {
            c.push_back(drawAtom(d, {20.0 * i, 0}, 6));
        }
        drawBond(d, c[2], c[3], {});
        d.groups.push_back({ItemId(d.nextId++), GroupKind::Abbreviation, "L", {c[0], c[2]}, true});
        d.groups.push_back({ItemId(d.nextId++), GroupKind::Abbreviation, "M", {c[1], c[3]}, true});
        drawBond(d, c[4], c[1], {});
    });
    row("several bonds to letters", [](Drawing &d) {
        const ItemId c = sprout(d, benzene(d));
        const ItemId n = sprout(d, c);
        sprout(d, c, {BondOrder::Single, BondStereo::Wedge, BondLook::Plain});
        sprout(d, n);
        d.groups.push_back({ItemId(d.nextId++), GroupKind::Abbreviation, "NN", {c, n}, true});
    });
    for (int kind = 0; kind < 8; ++kind) {
        row(qPrintable(QStringLiteral("arrow %1").arg(kind)), [kind](Drawing &d) {
            drawArrow(d, {0.1, 7}, {60, -3.3}, ArrowKind(kind), 0.3 - 0.1 * kind);
            drawArrow(d, {0, 0}, {0, 0}, ArrowKind(kind));
        });
    }
    for (const char *text : {"EDC, DMAP", "one\ntwo\n\nthree", " + ", "+", "\r\n", "a < b & c",
                             "\x03", "80 °C → rt"}) {
        row(text, [text](Drawing &d) { drawText(d, {-0.3, 1.0 / 3}, text); });
    }
    row("scheme of two steps", [](Drawing &d) {
        for (int i = 0; i < 3; ++i) {
            drawRing(d, {i * 150.0, 0}, {5 + i, false});
            d.atoms.back().map = 4;
        }
        drawArrow(d, {40, 0}, {110, 0});
        drawArrow(d, {190, 0}, {260, 0}, ArrowKind::Equilibrium);
        drawText(d, {75, -12}, "Pd/C");
        drawText(d, {75, 12}, "H2");
        drawAtom(d, {225, -30}, 8);
    });
}

void TestDrawingCdxml::everyKind()
{
    QFETCH(Making, make);
    Drawing drawing;
    make(drawing);
    QCOMPARE(QString::fromStdString(faultOf(drawing)), QString());
    const std::string text = cdxmlOf(drawing);
    const auto again = drawingFromCdxml(text);
    QVERIFY2(again, again ? "" : again.error().message.c_str());
    QVERIFY2(*again == drawing, text.c_str());
    QCOMPARE(QByteArray::fromStdString(cdxmlOf(*again)), QByteArray::fromStdString(text));
}

void TestDrawingCdxml::randomDrawings_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 6; ++seed) {
        QTest::addRow("seed %u", seed) << seed;
    }
}

void TestDrawingCdxml::randomDrawings()
{
    QFETCH(unsigned, seed);
    RandomHand hand(seed);
    Drawing drawing;
    for (int i = 0; i < 400; ++i) {
        hand.anything(drawing);
        if (i % 8 == 0) {
            const auto again = drawingFromCdxml(cdxmlOf(drawing));
            QVERIFY2(again, again ? "" : again.error().message.c_str());
            QVERIFY2(*again == drawing, qPrintable(QString::number(i)));
        }
    }
}

void TestDrawingCdxml::sameBytes()
{
    Drawing d;
    benzene(d);
    setLabel(d, sprout(d, d.atoms.front().id), "Boc");
    drawArrow(d, {200, 100}, {260, 100});
    drawAtom(d, {300, 100}, 8);
    const std::string text = cdxmlOf(d);
    QCOMPARE(QByteArray::fromStdString(cdxmlOf(readBack(d))), QByteArray::fromStdString(text));
    // Every id is given once.
    QMap<QString, int> ids;
    const QString all = QString::fromStdString(text);
    const QRegularExpression pattern(QStringLiteral(" id=\"(\\d+)\""));
    for (auto match = pattern.globalMatch(all); match.hasNext();) {
        const QString id = match.next().captured(1);
        QVERIFY2(++ids[id] == 1 || id == QLatin1String("3"), qPrintable(id)); // 3: the font's
    }
}

void TestDrawingCdxml::pastedWhole()
{
    Drawing d;
    benzene(d);
    drawArrow(d, {200, 100}, {260, 100}, ArrowKind::Retrosynthesis);
    drawText(d, {230, 90}, "FGI");
    const auto pasted = drawingFromText(cdxmlOf(d));
    QVERIFY(pasted);
    QVERIFY(*pasted == d);
}

void TestDrawingCdxml::itsName()
{
    Drawing d;
    benzene(d);
    const std::string name = "a \"ring\" <&> \xCE\xB2\xE2\x82\xAC";
    const auto named = namedDrawingFromCdxml(cdxmlOf(d, name));
    QVERIFY(named);
    QCOMPARE(named->name, name);
    QVERIFY(named->isOurs);
    QVERIFY(named->drawing == d);
    QCOMPARE(namedDrawingFromCdxml(cdxmlOf(d))->name, std::string());
    // What XML cannot hold is a question mark.
    QCOMPARE(namedDrawingFromCdxml(cdxmlOf(d, std::string("a\x01\xFF"
                                                          "b")))
                 ->name,
             std::string("a??b"));
    const auto others = namedDrawingFromCdxml("<CDXML CreationProgram=\"ChemDraw 20.0.0.38\" "
                                              "Name=\"Grignard_Rxn1.cdxml\"></CDXML>");
    QVERIFY(others);
    QCOMPARE(others->name, std::string("Grignard_Rxn1.cdxml"));
    QVERIFY(!others->isOurs);
}

void TestDrawingCdxml::hostile_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto page = [](const QByteArray &inside) {
        return "<CDXML CreationProgram=\"Artemisia\"><page id=\"1\">" + inside + "</page></CDXML>";
    };
    const auto structure = [&page](const QByteArray &inside) {
        return page("<fragment id=\"2\">" + inside + "</fragment>");
    };
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no document") << QByteArray("<CDXML>");
    QTest::newRow("another document") << QByteArray("<svg/>");
    QTest::newRow("nesting") << page(QByteArray("<group>").repeated(200000));
    QTest::newRow("labels in labels")
        << structure(QByteArray("<n id=\"3\" NodeType=\"Fragment\"><fragment>").repeated(5000));
    QTest::newRow("entities") << QByteArray(
        "<!DOCTYPE CDXML [<!ENTITY a \"b\">]><CDXML><page>&a;</page></CDXML>");
    QByteArray many;
    for (int i = 0; i < 100000; ++i) {
        many += "<n id=\"" + QByteArray::number(i + 3) + "\" p=\"1 2\"/>";
    }
    QTest::newRow("100,000 nodes") << structure(many);
    QTest::newRow("100,000 nodes in a label")
        << structure("<n id=\"2\" NodeType=\"Fragment\"><fragment>" + many + "</fragment></n>");
    QTest::newRow("300,000 elements") << page(QByteArray("<x/>").repeated(300000));
    QTest::newRow("60,000 arrows")
        << page(QByteArray("<arrow Head3D=\"9 0 0\" Tail3D=\"0 0 0\"/>").repeated(60000));
    QTest::newRow("20 megabytes") << page(QByteArray(20 * 1024 * 1024, ' '));
    QTest::newRow("not a number") << structure("<n id=\"3\" p=\"nan nan\"/>");
    QTest::newRow("infinite") << structure("<n id=\"3\" p=\"inf 1e999\"/>");
    QTest::newRow("far away") << structure("<n id=\"3\" p=\"1e300 -1e300\"/>");
    QTest::newRow("ids twice") << structure("<n id=\"3\" p=\"0 0\"/><n id=\"3\" p=\"1 1\"/>");
    QTest::newRow("bond to nowhere") << structure("<n id=\"3\" p=\"0 0\"/><b B=\"3\" E=\"9\"/>");
    QTest::newRow("bond to itself") << structure("<n id=\"3\" p=\"0 0\"/><b B=\"3\" E=\"3\"/>");
    QTest::newRow("charge") << structure("<n id=\"3\" p=\"0 0\" Charge=\"19\"/>");
    QTest::newRow("element") << structure("<n id=\"3\" p=\"0 0\" Element=\"119\"/>");
    QTest::newRow("quadruple bond") << structure("<n id=\"3\" p=\"0 0\"/><n id=\"4\" p=\"9 0\"/><b "
                                                 "B=\"3\" E=\"4\" Order=\"4\"/>");
}

void TestDrawingCdxml::hostile()
{
    QFETCH(QByteArray, text);
    const auto drawing = drawingFromCdxml(text.toStdString());
    QVERIFY(!drawing);
    QVERIFY(!drawing.error().message.empty());
    const auto others = drawingFromCdxml(text.replace("Artemisia", "ChemDraw").toStdString());
    QVERIFY(!others);
}

void TestDrawingCdxml::damaged_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 400; ++seed) {
        QTest::addRow("seed %u", seed) << seed;
    }
}

// Small accidents to a real document of ours, ids and notes among them: an error or a sound sheet.
void TestDrawingCdxml::damaged()
{
    QFETCH(unsigned, seed);
    RandomHand hand(seed);
    Drawing drawing;
    for (int i = 0; i < 60; ++i) {
        hand.anything(drawing);
    }
    std::string text = cdxmlOf(drawing);
    for (int i = 0; i < 3; ++i) {
        const size_t at = hand.below(unsigned(text.size()));
        const size_t digit = text.find_first_of("0123456789", at);
        if (digit != std::string::npos) {
            text[digit] = char('0' + hand.below(10));
        }
        if (hand.below(4) == 0) {
            const size_t line = text.find('\n', at);
            const size_t next = line == std::string::npos ? line : text.find('\n', line + 1);
            text.erase(std::min(line, text.size()), next == std::string::npos ? 0 : next - line);
        }
    }
    const auto read = drawingFromCdxml(text);
    if (read) {
        QCOMPARE(QString::fromStdString(faultOf(*read)), QString());
    } else {
        QVERIFY(!read.error().message.empty());
    }
}

QTEST_GUILESS_MAIN(TestDrawingCdxml)
#include "tst_drawing_cdxml.moc"
