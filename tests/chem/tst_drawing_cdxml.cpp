// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/geometry.h"
#include "chem/drawing/cdxml.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/labels.h"
#include "chem/drawing/place.h"
#include "chem/drawing/read.h"
#include "chem/drawing/scheme.h"
#include "chem/formats/reader.h"
#include "chem/molecule/inchi.h"
#include "tests/chem/random_hand.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <functional>
#include <limits>
#include <sstream>

using namespace artemisia::chem;
using artemisia::test::RandomHand;

namespace
{

std::string keyOf(const Result<Molecule> &molecule)
{
    const auto made = molecule ? inchi(*molecule) : tl::unexpected(molecule.error());
    return made ? made->key : std::string();
}

/// The keys of the structures on a sheet, in order of the keys.
QStringList keysOf(const Drawing &drawing)
{
    QStringList keys;
    for (const auto &fragment : fragmentsOf(drawing)) {
        const Drawing part = copyOf(drawing, Selection(fragment.begin(), fragment.end()));
        keys << QString::fromStdString(keyOf(moleculeOf(part)));
    }
    keys.sort();
    return keys;
}

QByteArray fileText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray dataFile(const char *name)
{
    return fileText(QStringLiteral(ARTEMISIA_TEST_DATA "/") + QString::fromLatin1(name));
}

Drawing readBack(const Drawing &drawing)
{
    const auto again = drawingFromCdxml(cdxmlOf(drawing));
    return again ? *again : Drawing();
}

/// The drawing of a part of a document: ChemDraw's, that is not of our own making.
Result<Drawing> foreign(const std::string &page)
{
    return drawingFromCdxml("<CDXML><page id=\"1\">" + page + "</page></CDXML>");
}

using Making = std::function<void(Drawing &)>;

ItemId benzene(Drawing &d)
{
    drawRing(d, {100.125, 100}, {6, true});
    return d.atoms.front().id;
}

} // namespace

Q_DECLARE_METATYPE(Making)

/// Sheets as CDXML files, our own and those of others.
class TestDrawingCdxml : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyKind_data();
    void everyKind();
    void randomDrawings_data();
    void randomDrawings();
    void sameBytes();
    void otherReaders();
    void chemDrawFiles_data();
    void chemDrawFiles();
    void schemeFiles_data();
    void schemeFiles();
    void elsewhereOnThePage();
    void scaledToOurBonds();
    void withoutPlaces();
    void labelsOfOthers();
    void arrowsOfOthers();
    void bracketsOfOthers();
    void textsOfOthers();
    void pastedWhole();
    void hostile_data();
    void hostile();
    void damaged_data();
    void damaged();
};

void TestDrawingCdxml::everyKind_data()
{
    QTest::addColumn<Making>("make");
    const auto row = [](const char *name, Making make) { QTest::newRow(name) << std::move(make); };
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

// What we write is CDXML to the readers of structures and reactions too.
void TestDrawingCdxml::otherReaders()
{
    const auto made = Reaction::fromSmiles("C[C@H](O)F.[NH4+].[Cl-]>O>C[C@@H](N)F |f:1.2|");
    QVERIFY(made);
    auto sheet = drawingOf(*made);
    QVERIFY(sheet);
    setLabel(*sheet, sprout(*sheet, sheet->atoms.front().id), "OMe");
    const auto reaction = Reaction::fromText(cdxmlOf(*sheet));
    QVERIFY2(reaction, reaction ? "" : reaction.error().message.c_str());
    QCOMPARE(reaction->with(ReactionRole::Agent).size(), size_t(1));
    QCOMPARE(reaction->with(ReactionRole::Product).size(), size_t(1));
    QCOMPARE(keyOf(reaction->with(ReactionRole::Reactant).front()),
             keyOf(reactionOf(*sheet)->with(ReactionRole::Reactant).front()));
    QVERIFY(!keyOf(reactionOf(*sheet)->with(ReactionRole::Reactant).front()).empty());
}

void TestDrawingCdxml::chemDrawFiles_data()
{
    QTest::addColumn<QString>("path");
    QDirIterator files(QStringLiteral(ARTEMISIA_TEST_DATA), {QStringLiteral("*.cdxml")},
                       QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        QTest::newRow(qPrintable(QFileInfo(path).fileName())) << path;
    }
}

void TestDrawingCdxml::chemDrawFiles()
{
    QFETCH(QString, path);
    const std::string text = fileText(path).toStdString();
    QStringList expected;
    bool isReadable = true;
    std::istringstream stream(text);
    const auto reader = makeReader(MoleculeFormat::Cdxml, stream);
    while (const auto record = reader->next()) {
        isReadable = isReadable && record->molecule;
        const std::string key = keyOf(record->molecule);
        expected << QString::fromStdString(key);
    }
    expected.sort();
    const auto drawing = drawingFromCdxml(text);
    if (!isReadable) {
        QVERIFY(!drawing); // damaged: bad-cdxml, bad-bondorder
        QVERIFY(!drawing.error().message.empty());
        return;
    }
    QVERIFY2(drawing, drawing ? "" : drawing.error().message.c_str());
    QCOMPARE(QString::fromStdString(faultOf(*drawing)), QString());
    QCOMPARE(keysOf(*drawing), expected);
    QVERIFY(readBack(*drawing) == *drawing);
}

void TestDrawingCdxml::schemeFiles_data()
{
    QTest::addColumn<QByteArray>("file");
    for (const char *file : {"reaction/rxn1.cdxml", "reaction/Esterification_Rxn2.cdxml"}) {
        QTest::newRow(file) << QByteArray(file);
    }
}

void TestDrawingCdxml::schemeFiles()
{
    QFETCH(QByteArray, file);
    const std::string text = dataFile(file.constData()).toStdString();
    const auto expected = Reaction::fromText(text);
    QVERIFY(expected);
    const auto sheet = drawingFromCdxml(text);
    QVERIFY2(sheet, sheet ? "" : sheet.error().message.c_str());
    const auto read = reactionOf(*sheet);
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    for (const ReactionRole role :
         {ReactionRole::Reactant, ReactionRole::Agent, ReactionRole::Product}) {
        QCOMPARE(read->with(role).size(), expected->with(role).size());
        for (size_t i = 0; i < read->with(role).size(); ++i) {
            QCOMPARE(keyOf(read->with(role)[i]), keyOf(expected->with(role)[i]));
        }
    }
}

// Slides hold structures far from the arrow: none of them takes part.
void TestDrawingCdxml::elsewhereOnThePage()
{
    Drawing d;
    drawRing(d, {-60, 0}, {6, true});
    drawArrow(d, {0, 0}, {60, 0});
    drawRing(d, {120, 0}, {5, false});
    drawRing(d, {-60, 250}, {7, false});
    drawRing(d, {120, -250}, {8, false});
    QCOMPARE(reactionOf(d)->smiles(), std::string("c1ccccc1>>C1CCCC1"));
}

void TestDrawingCdxml::scaledToOurBonds()
{
    const auto drawing = foreign("<fragment id=\"2\"><n id=\"3\" p=\"100 100\"/><n id=\"4\" "
                                 "p=\"128.8 100\" Element=\"8\" NumHydrogens=\"1\"/><b id=\"5\" "
                                 "B=\"3\" E=\"4\"/></fragment><t id=\"6\" p=\"0 0\" "
                                 "BoundingBox=\"20 10 40 30\"><s> hot </s><s>water\n</s></t>");
    QVERIFY(drawing);
    QCOMPARE(drawing->atoms[0].at.x, 50.0);
    QCOMPARE(drawing->atoms[1].at.x, 64.4);
    QCOMPARE(drawing->atoms[1].hydrogens, -1); // the valence gives it
    QCOMPARE(drawing->texts.at(0).text, std::string("hot water"));
    QCOMPARE(drawing->texts.at(0).at.x, 15.0);
    QCOMPARE(drawing->texts.at(0).at.y, 10.0);
}

void TestDrawingCdxml::withoutPlaces()
{
    const std::string ethanol = "<n id=\"3\"/><n id=\"4\"/><n id=\"5\" Element=\"8\"/><b B=\"3\" "
                                "E=\"4\"/><b B=\"4\" E=\"5\"/>";
    const auto drawing =
        foreign("<fragment>" + ethanol + "</fragment><fragment>" + ethanol + "</fragment>");
    QVERIFY2(drawing, drawing ? "" : drawing.error().message.c_str());
    QCOMPARE(keysOf(*drawing), QStringList(2, QStringLiteral("LFQSCWFLJHTTHZ-UHFFFAOYSA-N")));
    QCOMPARE(partsOf(*drawing).size(), size_t(2));
    for (const DrawnBond &bond : drawing->bonds) {
        QVERIFY(length(drawing->atom(bond.from)->at - drawing->atom(bond.to)->at) > 10);
    }
}

void TestDrawingCdxml::labelsOfOthers()
{
    // Acetic acid, COOH as a label whose contents lie on one point.
    const std::string label =
        "<n id=\"4\" p=\"114.4 100\" NodeType=\"Fragment\"><fragment id=\"10\"><n id=\"11\" p=\"0 "
        "0\"/><n id=\"12\" p=\"0 0\" Element=\"8\" NumHydrogens=\"0\"/><n id=\"13\" p=\"0 0\" "
        "Element=\"8\" NumHydrogens=\"1\"/><n id=\"14\" NodeType=\"ExternalConnectionPoint\"/><b "
        "id=\"15\" B=\"11\" E=\"12\" Order=\"2\"/><b id=\"16\" B=\"11\" E=\"13\"/><b id=\"17\" "
        "B=\"14\" E=\"11\"/></fragment><t p=\"0 0\"><s>COOH</s></t></n>";
    const auto drawing = foreign("<fragment id=\"2\"><n id=\"3\" p=\"100 100\"/>" + label +
                                 "<b id=\"5\" B=\"3\" E=\"4\"/></fragment>");
    QVERIFY2(drawing, drawing ? "" : drawing.error().message.c_str());
    QCOMPARE(keyOf(moleculeOf(*drawing)), std::string("QTBSBXVTEAMEQO-UHFFFAOYSA-N"));
    QCOMPARE(drawing->groups.size(), size_t(1));
    QVERIFY(drawing->groups[0].isContracted);
    const ItemId anchor = drawing->anchorOf(drawing->groups[0]);
    QCOMPARE(drawing->atom(anchor)->at.x, 114.4);
    for (const DrawnBond &bond : drawing->bonds) {
        const double gap = length(drawing->atom(bond.from)->at - drawing->atom(bond.to)->at);
        QVERIFY(gap > 12 && gap < 16);
    }
    // Letters that ChemDraw itself can make nothing of stay letters.
    const auto words = foreign("<fragment id=\"2\"><n id=\"3\" p=\"0 0\" Warning=\"ChemDraw can't "
                               "interpret this label.\"><t><s>Resin</s></t></n></fragment>");
    QVERIFY(words);
    QCOMPARE(words->atoms.at(0).text, std::string("Resin"));
}

void TestDrawingCdxml::arrowsOfOthers()
{
    const auto drawing = foreign(
        "<graphic id=\"2\" SupersededBy=\"3\" BoundingBox=\"9 9 1 9\" GraphicType=\"Line\" "
        "ArrowType=\"FullHead\"/><arrow id=\"3\" ArrowheadHead=\"Full\" ArrowheadType=\"Solid\" "
        "Head3D=\"60 20 0\" Tail3D=\"10 20 0\"/><arrow id=\"4\" ArrowheadTail=\"Full\" "
        "Head3D=\"60 20 0\" Tail3D=\"10 20 0\"/><graphic id=\"5\" BoundingBox=\"50 0 0 0\" "
        "GraphicType=\"Line\" ArrowType=\"RetroSynthetic\"/><curve id=\"6\" CurveType=\"32\" "
        "CurvePoints=\"0 0 0 0 0 -20 100 -20 100 0 100 0\"/><curve id=\"7\" CurveType=\"2\" "
        "CurvePoints=\"0 0 0 0 0 -20 100 -20 100 0 100 0\"/><arrow id=\"8\" "
        "ArrowheadHead=\"Full\" NoGo=\"Cross\" Head3D=\"60 20 0\" Tail3D=\"10 20 0\"/>");
    QVERIFY(drawing);
    QCOMPARE(drawing->arrows.size(), size_t(5));
    const ArrowKind kinds[] = {ArrowKind::Reaction, ArrowKind::Reaction, ArrowKind::Retrosynthesis,
                               ArrowKind::CurlySingle, ArrowKind::Failed};
    for (size_t i = 0; i < 5; ++i) {
        QCOMPARE(int(drawing->arrows[i].kind), int(kinds[i]));
    }
    QCOMPARE(drawing->arrows[0].to.x, 60.0);
    QCOMPARE(drawing->arrows[1].to.x, 10.0); // its head is at its tail
    QCOMPARE(drawing->arrows[2].from.x, 0.0);
    QCOMPARE(drawing->arrows[3].bend, 0.15); // over the line is left of it
}

void TestDrawingCdxml::bracketsOfOthers()
{
    const std::string ethane = "<n id=\"3\" p=\"0 0\"/><n id=\"4\" p=\"14.4 0\"/><b id=\"5\" "
                               "B=\"3\" E=\"4\"/>";
    const auto drawing = foreign(
        "<fragment id=\"2\">" + ethane +
        "</fragment><fragment id=\"6\"><n id=\"7\" p=\"50 0\"/>"
        "</fragment><bracketedgroup id=\"8\" BracketedObjectIDs=\"4 5\" BracketUsage=\"SRU\" "
        "SRULabel=\"m\"/><bracketedgroup id=\"9\" BracketedObjectIDs=\"3\" "
        "BracketUsage=\"MultipleGroup\" RepeatCount=\"2\"/><bracketedgroup id=\"10\" "
        "BracketedObjectIDs=\"3 4 5 7\"/>");
    QVERIFY(drawing);
    QCOMPARE(drawing->groups.size(), size_t(2)); // those about two structures are a picture's
    QCOMPARE(drawing->groups[0].label, std::string("m"));
    QCOMPARE(drawing->groups[0].atoms, std::vector<ItemId>{drawing->atoms[1].id});
    QCOMPARE(drawing->groups[1].label, std::string("2"));
    QCOMPARE(int(drawing->groups[1].kind), int(GroupKind::Repeat));
}

void TestDrawingCdxml::textsOfOthers()
{
    const auto drawing = foreign(
        "<t id=\"2\" p=\"5 5\" BoundingBox=\"0 0 10 10\"><s>+</s></t><t id=\"3\" p=\"5 5\">"
        "<s>K</s><s>2</s><s>CO</s><s>3 \nDMF\n</s></t><t id=\"4\" p=\"1 1\"><s> </s></t>"
        "<fragment id=\"5\"><n id=\"6\" p=\"0 0\"><objecttag Name=\"number\"><t p=\"1 1\"><s>7"
        "</s></t></objecttag></n></fragment>");
    QVERIFY(drawing);
    QCOMPARE(drawing->texts.size(), size_t(1)); // plus signs appear by themselves
    QCOMPARE(drawing->texts[0].text, std::string("K2CO3\nDMF"));
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
