// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/depict.h"
#include "chem/depict/font_metrics.h"
#include "chem/depict/geometry.h"

#include <QDir>
#include <QFile>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>
#include <limits>

using namespace artemisia::chem;

namespace
{

QByteArray fileBytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString goldenFolder()
{
    return QStringLiteral(ARTEMISIA_TEST_DATA "/depict");
}

Molecule molecule(const char *smiles)
{
    const auto read = Molecule::fromSmiles(smiles);
    return read ? *read : Molecule();
}

DisplayList drawing(const Molecule &m, const DepictOptions &options = {})
{
    const auto list = depict(m, options);
    return list ? *list : DisplayList();
}

template <class Item>
std::vector<Item> all(const DisplayList &list)
{
    std::vector<Item> out;
    for (const DisplayItem &item : list.items) {
        if (const auto *found = std::get_if<Item>(&item)) {
            out.push_back(*found);
        }
    }
    return out;
}

QString texts(const DisplayList &list)
{
    QStringList out;
    for (const TextItem &text : all<TextItem>(list)) {
        out.append(QString::fromStdString(text.text));
    }
    return out.join(QLatin1Char(' '));
}

/// A V2000 block of carbons (or what \a symbols says) at the given places.
std::string block(const std::vector<Point> &places, const std::vector<std::string> &symbols,
                  const std::vector<std::array<int, 4>> &bonds)
{
    QString out = QStringLiteral("\n\n\n%1%2  0  0  0  0  0  0  0  0999 V2000\n")
                      .arg(places.size(), 3)
                      .arg(bonds.size(), 3);
    for (size_t i = 0; i < places.size(); ++i) {
        out += QStringLiteral("%1%2    0.0000 %3  0  0\n")
                   .arg(places[i].x, 10, 'f', 4)
                   .arg(places[i].y, 10, 'f', 4)
                   .arg(QString::fromStdString(symbols[i]), -3);
    }
    for (const auto &b : bonds) {
        out += QStringLiteral("%1%2%3%4\n").arg(b[0], 3).arg(b[1], 3).arg(b[2], 3).arg(b[3], 3);
    }
    return (out + QStringLiteral("M  END\n")).toStdString();
}

double distanceToSegment(Point p, Point a, Point b)
{
    const Point d = b - a;
    const double t = dot(d, d) > 0 ? std::clamp(dot(p - a, d) / dot(d, d), 0.0, 1.0) : 0;
    return length(p - (a + d * t));
}

} // namespace

class TestDepict : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void golden_data();
    void golden();
    void sameAfterStorage();
    void scale();
    void fontMetrics_data();
    void fontMetrics();
    void labels_data();
    void labels();
    void bondsKeepOffLabels_data();
    void bondsKeepOffLabels();
    void secondLineInsideRing();
    void carbonylIsCentred();
    void authorsKekuleIsKept();
    void authorsWedgeIsKept();
    void wedgeOfSmilesIsNarrowAtItsCentre();
    void contradictingWedgeIsReplaced();
    void crossingOpensGap();
    void highlight();
    void options();
    void svgIsSafe();
    void empty();
    void withoutCoordinates_data();
    void withoutCoordinates();
    void layoutKeepsStereo_data();
    void layoutKeepsStereo();
    void hostileCoordinates_data();
    void hostileCoordinates();
    void large();
    void scheme();
    void schemeWraps();
    void schemeText();
};

void TestDepict::golden_data()
{
    QTest::addColumn<QString>("name");
    const QStringList files =
        QDir(goldenFolder()).entryList({QStringLiteral("*.mol")}, QDir::Files, QDir::Name);
    QVERIFY(files.size() >= 10);
    for (const QString &file : files) {
        QTest::newRow(qPrintable(file)) << file.chopped(4);
    }
}

void TestDepict::golden()
{
    QFETCH(QString, name);
    const QString base = goldenFolder() + QLatin1Char('/') + name;
    const auto read =
        Molecule::fromMolBlock(fileBytes(base + QStringLiteral(".mol")).toStdString());
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    const auto list = depict(*read);
    QVERIFY(list);
    const QByteArray svg = QByteArray::fromStdString(toSvg(*list, name.toStdString()));
    if (qEnvironmentVariableIsSet("ARTEMISIA_WRITE_GOLDEN")) {
        QFile out(base + QStringLiteral(".svg"));
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(svg);
    }
    QCOMPARE(svg, fileBytes(base + QStringLiteral(".svg")));
}

void TestDepict::sameAfterStorage()
{
    const auto read = Molecule::fromMolBlock(
        fileBytes(goldenFolder() + QStringLiteral("/triazolopyrazine.mol")).toStdString());
    QVERIFY(read);
    const auto again = Molecule::fromBytes(read->toBytes());
    QVERIFY(again);
    QCOMPARE(toSvg(drawing(*again), "x"), toSvg(drawing(*read), "x"));
}

void TestDepict::scale()
{
    const DisplayList list = drawing(molecule("CC"));
    const auto lines = all<LineItem>(list);
    QCOMPARE(lines.size(), size_t(1));
    QVERIFY(std::abs(length(lines[0].to - lines[0].from) - 14.4) < 1e-6);
    QCOMPARE(lines[0].width, 0.6);
}

void TestDepict::fontMetrics_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("width"); // at 10 points, from the AFM file of Helvetica
    QTest::newRow("OH") << QStringLiteral("OH") << 15.0;
    QTest::newRow("Cl") << QStringLiteral("Cl") << 9.44;
    QTest::newRow("digits") << QStringLiteral("25") << 11.12;
    QTest::newRow("minus") << QStringLiteral("\u2212") << 5.84;
    QTest::newRow("degree") << QStringLiteral("40 °C") << 25.12;
    QTest::newRow("none") << QString() << 0.0;
}

void TestDepict::fontMetrics()
{
    QFETCH(QString, text);
    QFETCH(double, width);
    QVERIFY(std::abs(textWidth(text.toStdString(), 10) - width) < 1e-9);
}

void TestDepict::labels_data()
{
    QTest::addColumn<QString>("smiles");
    QTest::addColumn<QString>("expected"); // runs in painting order
    QTest::newRow("water") << QStringLiteral("O") << QStringLiteral("H 2 O");
    QTest::newRow("methane") << QStringLiteral("C") << QStringLiteral("CH 4");
    QTest::newRow("hydrogen chloride") << QStringLiteral("Cl") << QStringLiteral("H Cl");
    QTest::newRow("ammonium") << QStringLiteral("[NH4+]") << QStringLiteral("NH 4 +");
    QTest::newRow("magnesium") << QStringLiteral("[Mg+2]") << QStringLiteral("Mg 2+");
    QTest::newRow("sulfide") << QStringLiteral("[S-2]") << QStringLiteral("S 2\u2212");
    QTest::newRow("carbon 13") << QStringLiteral("[13CH4]") << QStringLiteral("13 CH 4");
    QTest::newRow("deuterium") << QStringLiteral("[2H]C") << QStringLiteral("D");
    QTest::newRow("methyl radical") << QStringLiteral("[CH3]") << QStringLiteral("CH 3 \u2022");
    QTest::newRow("methyls undrawn") << QStringLiteral("CCC") << QString();
}

void TestDepict::labels()
{
    QFETCH(QString, smiles);
    QFETCH(QString, expected);
    QCOMPARE(texts(drawing(molecule(qPrintable(smiles)))), expected);
}

void TestDepict::bondsKeepOffLabels_data()
{
    QTest::addColumn<QString>("smiles");
    for (const char *smiles :
         {"CN1C=NC2=C1C(=O)N(C(=O)N2C)C", "OB(O)c1ccc(Br)c(Cl)c1", "[N-]=[N+]=NCC#N",
          "CC(=O)Nc1ccc(O)cc1", "C[N+](C)(C)CCO", "NS(=O)(=O)c1cc[nH]c1"}) {
        QTest::newRow(smiles) << QString::fromLatin1(smiles);
    }
}

void TestDepict::bondsKeepOffLabels()
{
    QFETCH(QString, smiles);
    const DisplayList list = drawing(molecule(qPrintable(smiles)));
    QVERIFY(!all<TextItem>(list).empty());
    for (const TextItem &text : all<TextItem>(list)) {
        for (const auto &outline : glyphOutlines(text.text, text.baseline, text.size)) {
            for (const Point &corner : outline) {
                for (const LineItem &line : all<LineItem>(list)) {
                    QVERIFY2(distanceToSegment(corner, line.from, line.to) > 1.5,
                             text.text.c_str());
                }
            }
        }
    }
}

// A hexagon with the double bonds of benzene: six long lines and three short ones nearer to the
// middle.
void TestDepict::secondLineInsideRing()
{
    const DisplayList list = drawing(molecule("c1ccccc1"));
    const auto lines = all<LineItem>(list);
    QCOMPARE(lines.size(), size_t(9));
    const Point centre{list.bounds.left + list.bounds.width / 2,
                       list.bounds.top + list.bounds.height / 2};
    int inner = 0;
    for (const LineItem &line : lines) {
        const double size = length(line.to - line.from);
        const double off = length((line.from + line.to) * 0.5 - centre);
        if (size < 14) {
            ++inner;
            QVERIFY(off < 10.5);
            // Ends on the bisectors: 14.4 less twice 2.592 / tan 60.
            QVERIFY(std::abs(size - (14.4 - 2 * 2.592 / std::sqrt(3.0))) < 0.01);
        } else {
            QVERIFY(off > 12);
        }
    }
    QCOMPARE(inner, 3);
}

void TestDepict::carbonylIsCentred()
{
    const DisplayList list = drawing(molecule("CC(C)=O"));
    const auto lines = all<LineItem>(list);
    QCOMPARE(lines.size(), size_t(4));
    const auto label = all<TextItem>(list).at(0);
    const Point oxygen{label.baseline.x + label.width / 2, label.baseline.y - 3.59};
    // The two nearest lines leave it on both sides, equally far.
    std::vector<double> offsets;
    for (const LineItem &line : lines) {
        const Point near =
            length(line.to - oxygen) < length(line.from - oxygen) ? line.to : line.from;
        if (length(near - oxygen) < 8) {
            offsets.push_back(cross(unit(line.to - line.from), oxygen - line.from));
        }
    }
    QCOMPARE(offsets.size(), size_t(2));
    QVERIFY(std::abs(std::abs(offsets[0]) - std::abs(offsets[1])) < 1e-6);
    QVERIFY(std::abs(offsets[0]) > 1);
}

void TestDepict::authorsKekuleIsKept()
{
    // Toluene drawn both ways: the drawings must differ, although the structure is one.
    std::vector<Point> places = {{0, 1.5},  {1.299, 0.75},   {1.299, -0.75},
                                 {0, -1.5}, {-1.299, -0.75}, {-1.299, 0.75}};
    const std::vector<std::string> symbols(6, "C");
    const auto one = Molecule::fromMolBlock(block(
        places, symbols,
        {{1, 2, 2, 0}, {2, 3, 1, 0}, {3, 4, 2, 0}, {4, 5, 1, 0}, {5, 6, 2, 0}, {6, 1, 1, 0}}));
    const auto two = Molecule::fromMolBlock(block(
        places, symbols,
        {{1, 2, 1, 0}, {2, 3, 2, 0}, {3, 4, 1, 0}, {4, 5, 2, 0}, {5, 6, 1, 0}, {6, 1, 2, 0}}));
    QVERIFY(one && two);
    QCOMPARE(one->smiles(), two->smiles());
    QVERIFY(toSvg(drawing(*one), "") != toSvg(drawing(*two), ""));
}

namespace
{
// Bromochlorofluoromethane's kind: a centre with four neighbours, the wedge on the bond and of the
// kind given.
std::string centre(std::array<int, 4> wedges)
{
    return block({{0, 0}, {1.3, 0.75}, {-1.3, 0.75}, {0, -1.5}}, {"C", "N", "O", "F"},
                 {{1, 2, 1, wedges[0]}, {1, 3, 1, wedges[1]}, {1, 4, 1, wedges[2]}});
}
} // namespace

void TestDepict::authorsWedgeIsKept()
{
    for (int at = 0; at < 3; ++at) {
        std::array<int, 4> wedges{};
        wedges[size_t(at)] = 1;
        const auto read = Molecule::fromMolBlock(centre(wedges));
        QVERIFY(read);
        const auto polygons = all<PolygonItem>(drawing(*read));
        QCOMPARE(polygons.size(), size_t(1));
        // The wide end lies where the author put it: to the right, to the left, below.
        const auto &points = polygons[0].points;
        const Point wide = (points[1] + points[2]) * 0.5;
        const Point tip = (points.front() + points.back()) * 0.5;
        const Point along = unit(wide - tip);
        const Point expected[] = {{0.866, -0.5}, {-0.866, -0.5}, {0, 1}};
        QVERIFY(dot(along, expected[at]) > 0.97);
    }
}

void TestDepict::wedgeOfSmilesIsNarrowAtItsCentre()
{
    // Written from the amine to the centre; the wedge leads the other way. In the MOL block, which
    // is re-read with its stereo, it does.
    const Molecule phenylglycinol = molecule("N[C@@H](CO)c1ccccc1");
    const DisplayList list = drawing(phenylglycinol);
    const auto block = phenylglycinol.molBlock();
    QVERIFY(block);
    const Molecule written = *Molecule::fromMolBlock(*block);
    QCOMPARE(written.smiles(), phenylglycinol.smiles());
    const DisplayList again = drawing(written);
    QCOMPARE(all<PolygonItem>(list).size(), size_t(1));
    QCOMPARE(toSvg(list, "x"), toSvg(again, "x"));
}

void TestDepict::contradictingWedgeIsReplaced()
{
    const auto read = Molecule::fromSmiles("N[C@](O)(F)Cl");
    QVERIFY(read);
    const DisplayList list = drawing(*read);
    QVERIFY(!all<PolygonItem>(list).empty() || all<LineItem>(list).size() > 4);
}

void TestDepict::crossingOpensGap()
{
    const auto read =
        Molecule::fromMolBlock(block({{0, 0}, {1.5, 0}, {0.75, -0.75}, {0.75, 0.75}},
                                     {"C", "C", "C", "C"}, {{1, 2, 1, 0}, {3, 4, 1, 0}}));
    QVERIFY(read);
    const auto lines = all<LineItem>(drawing(*read));
    QCOMPARE(lines.size(), size_t(3));
    QVERIFY(std::abs(lines[1].from.x - lines[0].to.x - 3.8) <
            0.01); // margin and line width on both sides
}

void TestDepict::highlight()
{
    DepictOptions options;
    options.highlightAtoms = {0, 1, 99, -3};
    const DisplayList list = drawing(molecule("CCO"), options);
    int lit = 0;
    for (const DisplayItem &item : list.items) {
        lit += std::visit([](const auto &i) { return i.ink == InkRole::Highlight ? 1 : 0; }, item);
    }
    QCOMPARE(lit, 3); // two atoms and the bond between them
    QVERIFY(std::visit([](const auto &i) { return i.ink; }, list.items.front()) ==
            InkRole::Highlight);
}

void TestDepict::options()
{
    DepictOptions options;
    options.colourHeteroAtoms = true;
    options.showAtomMaps = true;
    const DisplayList list = drawing(molecule("[CH3:7]CO"), options);
    QCOMPARE(texts(list), QStringLiteral("OH 7"));
    QVERIFY(all<TextItem>(list)[0].ink == InkRole::Oxygen);
    QVERIFY(all<TextItem>(list)[1].ink == InkRole::Secondary);

    const Molecule groups = molecule("C[C@H](O)[C@@H](F)C |&1:1,o1:3|");
    QVERIFY(texts(drawing(groups)).contains(QLatin1String("&1")));
    QVERIFY(texts(drawing(groups)).contains(QLatin1String("or1")));
    options = {};
    options.showStereoGroups = false;
    QVERIFY(!texts(drawing(groups, options)).contains(QLatin1String("or1")));
}

void TestDepict::svgIsSafe()
{
    const Molecule pseudo = molecule("*CC |$<script>;;$|");
    const std::string svg = toSvg(drawing(pseudo), "a<b & \"c\"\x01</title><script>");
    QXmlStreamReader xml(QString::fromStdString(svg));
    QString title;
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement) {
            QVERIFY(xml.name() != QLatin1String("script"));
            if (xml.name() == QLatin1String("title")) {
                title = xml.readElementText();
            }
        }
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(title, QStringLiteral("a<b & \"c\" </title><script>"));
    QVERIFY(svg.find('\r') == std::string::npos);
    QVERIFY(svg.find("href") == std::string::npos);
    const QRegularExpression tooLong(QStringLiteral("\\d\\.\\d{3}"));
    QVERIFY(!tooLong.match(QString::fromStdString(svg)).hasMatch());
}

void TestDepict::empty()
{
    const auto list = depict(Molecule());
    QVERIFY(list);
    QVERIFY(list->items.empty());
    const auto scheme = depict(Reaction());
    QVERIFY(scheme);
    QVERIFY(scheme->items.empty());
}

void TestDepict::withoutCoordinates_data()
{
    QTest::addColumn<QString>("smiles");
    for (const char *smiles : {"C[C@@H]1CC[C@H]2[C@H](C(=O)O[C@H]3[C@@]24[C@H]1CC[C@](O3)(OO4)C)C",
                               "[Na+].[Cl-].O.CC", "[NH3]->[Pt](<-[NH3])(Cl)Cl", "C1CC2CC1CC2",
                               "O=C1CCCCCCCCCCCCCCO1", "[*]CC[*]", "C=C=C", "[Fe+2]"}) {
        QTest::newRow(smiles) << QString::fromLatin1(smiles);
    }
}

void TestDepict::withoutCoordinates()
{
    QFETCH(QString, smiles);
    const DisplayList list = drawing(molecule(qPrintable(smiles)));
    QVERIFY(!list.items.empty());
    QVERIFY(list.bounds.width > 0 && list.bounds.height > 0);
    QVERIFY(list.bounds.width > list.bounds.height * 0.6);
    // Drawing twice gives the same.
    QCOMPARE(toSvg(list, ""), toSvg(drawing(molecule(qPrintable(smiles))), ""));
}

void TestDepict::layoutKeepsStereo_data()
{
    QTest::addColumn<QString>("smiles");
    for (const char *smiles :
         {"CC=CC(C)=NO", "O=C1CCCCCCCCCCC(=O)OCC=CCO1", "CC=C=CC",
          "O[C@@H]1[C@H]2[C@@H]3[C@@H]4[C@H]1[C@]15[C@@H]2[C@@H]3[C@]41[C@@H]5O",
          "C(\\COC(c1ccccc1)c1ccccc1)=C1\\C[C@H]2CC[C@@H](C1)N2Cc1ccccc1",
          "C=C(C)[C@H]1CCC(C)=CCC=C(C)[C@@H](O)CCC(COC(C)=O)=C[C@@H]1OC(C)=O",
          "CC(C=CC1=C(C)CCCC1(C)C)=CC=CC(C)=CC(=O)O"}) {
        QTest::newRow(smiles) << QString::fromLatin1(smiles);
    }
}

// What a layout draws must not say more about the stereo, nor anything else, than the structure
// did.
void TestDepict::layoutKeepsStereo()
{
    QFETCH(QString, smiles);
    const Molecule given = molecule(qPrintable(smiles));
    QVERIFY(!given.isEmpty());
    const auto block = given.molBlock();
    QVERIFY(block);
    const auto again = Molecule::fromMolBlock(*block);
    QVERIFY(again);
    QCOMPARE(again->smiles(), given.smiles());
    QVERIFY(again->stereo() == given.stereo());
}

void TestDepict::hostileCoordinates_data()
{
    QTest::addColumn<QString>("cx");
    QTest::newRow("one place") << QStringLiteral("(1,1,;1,1,;1,1,)");
    QTest::newRow("far") << QStringLiteral("(0,0,;1,0,;99999,99999,)");
    QTest::newRow("huge") << QStringLiteral("(0,0,;1e300,0,;-1e300,3,)");
    QTest::newRow("nan") << QStringLiteral("(0,0,;nan,0,;inf,3,)");
    QTest::newRow("two in one") << QStringLiteral("(0,0,;0,0,;1.5,0,)");
}

void TestDepict::hostileCoordinates()
{
    QFETCH(QString, cx);
    const auto read = Molecule::fromSmiles("OCC |" + cx.toStdString() + "|");
    if (!read) {
        return; // the reader may refuse it
    }
    const DisplayList list = drawing(*read);
    QVERIFY(!list.items.empty());
    QVERIFY(std::isfinite(list.bounds.width) && list.bounds.width < 50000);
    QVERIFY(std::isfinite(list.bounds.height) && list.bounds.height < 50000);
}

void TestDepict::large()
{
    // A tangle: 600 atoms on a small square, bonds from everywhere to everywhere.
    std::vector<Point> places;
    std::vector<std::array<int, 4>> bonds;
    for (int i = 0; i < 600; ++i) {
        places.push_back({double((i * 7919) % 101) / 10, double((i * 104729) % 103) / 10});
        if (i > 0) {
            bonds.push_back({i, i + 1, 1, 0});
        }
    }
    const auto tangle =
        Molecule::fromMolBlock(block(places, std::vector<std::string>(600, "C"), bonds));
    QVERIFY2(tangle, tangle ? "" : tangle.error().message.c_str());
    const auto list = depict(*tangle);
    QVERIFY(list);
    QVERIFY(list->items.size() < 100000);
}

void TestDepict::scheme()
{
    const auto read = Reaction::fromSmiles("CC(=O)O.NCc1ccccc1>ClCCl>CC(=O)NCc1ccccc1");
    QVERIFY(read);
    const Reaction reaction(read->participants(), "EDC", "84%");
    const auto list = depict(reaction);
    QVERIFY(list);
    QCOMPARE(all<PolygonItem>(*list).size(), size_t(1)); // the arrow's head
    const QString written = texts(*list);
    QVERIFY(written.contains(QLatin1String("EDC")) && written.contains(QLatin1String("84%")));
    const PolygonItem head = all<PolygonItem>(*list)[0];
    double lowestAgent = -1e9;
    double above = 0;
    for (const TextItem &text : all<TextItem>(*list)) {
        if (text.size < 9 && text.text == "Cl") {
            lowestAgent = std::max(lowestAgent, text.baseline.y);
        }
        above = text.text == "EDC" ? text.baseline.y : above;
        QVERIFY(text.text != "84%" || text.baseline.y > head.points[0].y);
    }
    QVERIFY(lowestAgent < above && above < head.points[0].y);
    QVERIFY(list->bounds.width < 504);
    const DisplayList &box = *list;
    for (const LineItem &line : all<LineItem>(box)) {
        QVERIFY(line.from.x >= box.bounds.left && line.to.y <= box.bounds.top + box.bounds.height);
    }
}

void TestDepict::schemeWraps()
{
    std::string text;
    for (int i = 0; i < 8; ++i) {
        text += std::string(i > 0 ? "." : "") + "c1ccc(cc1)-c1ccc(cc1)-c1ccccc1";
    }
    const auto read = Reaction::fromSmiles(text + ">>C");
    QVERIFY(read);
    const auto list = depict(*read);
    QVERIFY(list);
    QVERIFY(list->bounds.width < 520);
    QVERIFY(list->bounds.height > 100);
}

void TestDepict::schemeText()
{
    const auto list =
        depict(Reaction({}, "K2CO3 (2 equiv), CuSO4\u00B75H2O, 25 \u00B0C\nA1B2 18-crown-6", ""));
    QVERIFY(list);
    QCOMPARE(
        texts(*list),
        QString::fromUtf8("K 2 CO 3 (2 equiv), CuSO 4 \u00B75H 2 O, 25 \u00B0C A1B2 18-crown-6"));
}

QTEST_GUILESS_MAIN(TestDepict)
#include "tst_depict.moc"
