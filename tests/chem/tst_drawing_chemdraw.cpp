// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/geometry.h"
#include "chem/drawing/cdxml.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/labels.h"
#include "chem/drawing/scheme.h"
#include "chem/formats/reader.h"
#include "chem/molecule/inchi.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <sstream>

using namespace artemisia::chem;

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

} // namespace

/// Sheets from CDXML documents of others, and ours for others.
class TestDrawingChemDraw : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void otherReaders();
    void chemDrawFiles_data();
    void chemDrawFiles();
    void schemeFiles_data();
    void schemeFiles();
    void elsewhereOnThePage();
    void scaledToOurBonds();
    void withoutPlaces();
    void labelsOfOthers();
    void labelThatCannotBeIsWords();
    void lettersBoundToNothing_data();
    void lettersBoundToNothing();
    void arrowsOfOthers();
    void bracketsOfOthers();
    void textsOfOthers();
    void plusStaysWhereItIs();
    void plusForOthers();
    void boldBondsOfOthers();
    void arylIsNoArgon();
    void mapsOfOthers();
};

// What we write is CDXML to the readers of structures and reactions too.
void TestDrawingChemDraw::otherReaders()
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

void TestDrawingChemDraw::chemDrawFiles_data()
{
    QTest::addColumn<QString>("path");
    QDirIterator files(QStringLiteral(ARTEMISIA_TEST_DATA), {QStringLiteral("*.cdxml")},
                       QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        QTest::newRow(qPrintable(QFileInfo(path).fileName())) << path;
    }
}

void TestDrawingChemDraw::chemDrawFiles()
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

void TestDrawingChemDraw::schemeFiles_data()
{
    QTest::addColumn<QByteArray>("file");
    for (const char *file : {"reaction/rxn1.cdxml", "reaction/Esterification_Rxn2.cdxml"}) {
        QTest::newRow(file) << QByteArray(file);
    }
}

void TestDrawingChemDraw::schemeFiles()
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
void TestDrawingChemDraw::elsewhereOnThePage()
{
    Drawing d;
    drawRing(d, {-60, 0}, {6, true});
    drawArrow(d, {0, 0}, {60, 0});
    drawRing(d, {120, 0}, {5, false});
    drawRing(d, {-60, 250}, {7, false});
    drawRing(d, {120, -250}, {8, false});
    QCOMPARE(reactionOf(d)->smiles(), std::string("c1ccccc1>>C1CCCC1"));
}

void TestDrawingChemDraw::scaledToOurBonds()
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

void TestDrawingChemDraw::withoutPlaces()
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

void TestDrawingChemDraw::labelsOfOthers()
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
    QVERIFY(words->atoms.empty());
    QCOMPARE(words->texts.at(0).text, std::string("Resin"));
    const auto bound =
        foreign("<fragment id=\"2\"><n id=\"3\" p=\"0 0\" Warning=\"ChemDraw can't "
                "interpret this label.\"><t><s>Resin</s></t></n><n id=\"4\" p=\"14 0\"/>"
                "<b id=\"5\" B=\"3\" E=\"4\"/></fragment>");
    QVERIFY(bound);
    QCOMPARE(bound->atoms.at(0).text, std::string("Resin"));
    QVERIFY(bound->texts.empty());
}

// As ChemDraw wrote the letters PT-22 beside a scheme: P, and T with a charge of -22.
void TestDrawingChemDraw::labelThatCannotBeIsWords()
{
    const std::string page =
        "<fragment id=\"2\"><n id=\"3\" p=\"10 10\" NodeType=\"Fragment\"><fragment id=\"4\">"
        "<n id=\"5\" p=\"10 10\" Element=\"15\"/><n id=\"6\" p=\"20 10\" Element=\"1\" "
        "Isotope=\"3\" Charge=\"-22\"/><b id=\"7\" B=\"5\" E=\"6\"/></fragment>"
        "<t p=\"10 10\"><s>PT-22</s></t></n></fragment>"
        "<fragment id=\"8\"><n id=\"9\" p=\"50 10\"/><n id=\"10\" p=\"64.4 10\"/>"
        "<b id=\"11\" B=\"9\" E=\"10\"/></fragment>";
    const auto sheet = foreign(page);
    QVERIFY2(sheet, sheet ? "" : sheet.error().message.c_str());
    QCOMPARE(sheet->atoms.size(), size_t(2));
    QCOMPARE(sheet->texts.size(), size_t(1));
    QCOMPARE(QString::fromStdString(sheet->texts[0].text), QStringLiteral("PT-22"));
    // An atom that stands for itself with such a charge is no letters: that is a damaged document.
    QVERIFY(!foreign("<fragment id=\"2\"><n id=\"3\" p=\"10 10\" Charge=\"-22\"/></fragment>"));
}

// What ChemDraw makes of letters, as its own files have it: inner nodes, each with its attributes,
// bound in a row.
void TestDrawingChemDraw::lettersBoundToNothing_data()
{
    QTest::addColumn<QString>("letters");
    QTest::addColumn<QStringList>("nodes");
    QTest::addColumn<bool>("areWords");
    const QString any = QStringLiteral("NodeType=\"GenericNickname\" GenericNickname=\"%1\"");
    const QString carbon = QStringLiteral("NumHydrogens=\"0\"");
    const QString element = QStringLiteral("Element=\"%1\" NumHydrogens=\"0\"");
    const QString tritium = QStringLiteral("Element=\"1\" Isotope=\"3\" NumHydrogens=\"0\"");
    const QString deuterium = QStringLiteral("Element=\"1\" Isotope=\"2\" NumHydrogens=\"0\"");
    QTest::newRow("HATU") << "HATU"
                          << QStringList{any.arg(QLatin1Char('A')), tritium, element.arg(92)}
                          << true;
    QTest::newRow("DCM") << "DCM" << QStringList{deuterium, carbon, any.arg(QLatin1Char('M'))}
                         << true;
    QTest::newRow("DBU") << "DBU" << QStringList{deuterium, element.arg(5), element.arg(92)}
                         << true;
    QTest::newRow("YNW3") << "YNW3"
                          << QStringList{element.arg(39), element.arg(7), element.arg(74),
                                         element.arg(74), element.arg(74)}
                          << true;
    QTest::newRow("C2") << "C2" << QStringList{carbon, carbon} << true;
    QTest::newRow("X") << "X" << QStringList{any.arg(QLatin1Char('X'))} << true;
    QTest::newRow("HX") << "HX" << QStringList{element.arg(1), any.arg(QLatin1Char('X'))} << false;
    QTest::newRow("NaOMe") << "NaOMe" << QStringList{element.arg(11), element.arg(8), QString()}
                           << false;
    QTest::newRow("MeOH") << "MeOH"
                          << QStringList{QString(),
                                         QStringLiteral("Element=\"8\" NumHydrogens=\"1\"")}
                          << false;
    QTest::newRow("SmI") << "SmI" << QStringList{element.arg(62), element.arg(53)} << false;
    QTest::newRow("D2O") << "D2O" << QStringList{deuterium, element.arg(8), deuterium} << false;
}

void TestDrawingChemDraw::lettersBoundToNothing()
{
    QFETCH(QString, letters);
    QFETCH(QStringList, nodes);
    QFETCH(bool, areWords);
    QString inner;
    for (int i = 0; i < nodes.size(); ++i) {
        inner +=
            QStringLiteral("<n id=\"%1\" p=\"%2 0\" %3/>").arg(10 + i).arg(10 * i).arg(nodes[i]);
        if (i > 0) {
            inner += QStringLiteral("<b id=\"%1\" B=\"%2\" E=\"%3\"/>")
                         .arg(50 + i)
                         .arg(9 + i)
                         .arg(10 + i);
        }
    }
    const QString page =
        QStringLiteral("<fragment id=\"2\"><n id=\"3\" p=\"20 30\" NodeType=\"Fragment\">"
                       "<fragment id=\"4\">%1</fragment><t p=\"20 30\" BoundingBox=\"20 20 60 30\">"
                       "<s>%2</s></t></n></fragment>"
                       "<fragment id=\"80\"><n id=\"81\" p=\"0 90\"/><n id=\"82\" p=\"28.8 90\"/>"
                       "<b id=\"83\" B=\"81\" E=\"82\"/></fragment>")
            .arg(inner, letters);
    const auto sheet = foreign(page.toStdString());
    QVERIFY2(sheet, sheet ? "" : sheet.error().message.c_str());
    QCOMPARE(QString::fromStdString(faultOf(*sheet)), QString());
    QCOMPARE(sheet->texts.size(), size_t(areWords ? 1 : 0));
    QCOMPARE(sheet->atoms.size(), size_t(areWords ? 2 : 2 + nodes.size()));
    if (areWords) {
        QCOMPARE(QString::fromStdString(sheet->texts[0].text), letters);
        QVERIFY(sheet->groups.empty());
        // Drawn twice as large as ours.
        QCOMPARE(sheet->texts[0].at.x, 20.0);
        QCOMPARE(sheet->texts[0].at.y, 12.5);
    } else {
        const Point anchor = sheet->atom(sheet->anchorOf(sheet->groups.at(0)))->at;
        QCOMPARE(anchor.x, 20.0);
        QCOMPARE(anchor.y, 12.5);
    }
}

void TestDrawingChemDraw::arrowsOfOthers()
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

void TestDrawingChemDraw::bracketsOfOthers()
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

void TestDrawingChemDraw::textsOfOthers()
{
    const auto drawing = foreign(
        "<t id=\"2\" p=\"5 5\" BoundingBox=\"0 0 10 10\"><s>+</s></t><t id=\"3\" p=\"5 5\">"
        "<s>K</s><s>2</s><s>CO</s><s>3 \nDMF\n</s></t><t id=\"4\" p=\"1 1\"><s> </s></t>"
        "<fragment id=\"5\"><n id=\"6\" p=\"0 0\"><objecttag Name=\"number\"><t p=\"1 1\"><s>7"
        "</s></t></objecttag></n></fragment>");
    QVERIFY(drawing);
    QCOMPARE(drawing->texts.size(), size_t(2));
    QCOMPARE(drawing->texts[0].text, std::string("+"));
    QCOMPARE(drawing->texts[0].at.x, 5.0);
    QCOMPARE(drawing->texts[0].at.y, 5.0);
    QCOMPARE(drawing->texts[1].text, std::string("K2CO3\nDMF"));
}

namespace
{

// Two reactants side by side and an arrow.
const std::string kTwoReactants =
    "<fragment id=\"2\"><n id=\"3\" p=\"0 0\"/><n id=\"4\" p=\"14.4 0\"/><b id=\"5\" B=\"3\" "
    "E=\"4\"/></fragment><fragment id=\"6\"><n id=\"7\" p=\"80 0\"/><n id=\"8\" p=\"94.4 0\"/><b "
    "id=\"9\" B=\"7\" E=\"8\"/></fragment><arrow id=\"10\" Head3D=\"190 0 0\" Tail3D=\"120 0 0\" "
    "ArrowheadHead=\"Full\"/><fragment id=\"11\"><n id=\"12\" p=\"220 0\"/></fragment>";

} // namespace

// Not halfway between the two, where one would be set.
void TestDrawingChemDraw::plusStaysWhereItIs()
{
    QCOMPARE(plusSigns(*foreign(kTwoReactants)).size(), size_t(1));
    const auto drawing =
        foreign(kTwoReactants + "<t id=\"13\" p=\"25 8\" BoundingBox=\"24 4 32 12\"><s>+</s></t>");
    QVERIFY(drawing);
    QCOMPARE(drawing->texts.size(), size_t(1));
    QCOMPARE(drawing->texts[0].at.x, 28.0);
    QCOMPARE(drawing->texts[0].at.y, 8.0);
    QVERIFY(plusSigns(*drawing).empty());
    QCOMPARE(reactionOf(*drawing)->with(ReactionRole::Reactant).size(), size_t(2));
    QCOMPARE(readBack(*drawing), *drawing);
    QCOMPARE(QByteArray::fromStdString(cdxmlOf(*drawing)).count(">+</s>"), 1);
}

// One that was set by itself is in the file for others, and is not two when it comes back, from
// this program or through another.
void TestDrawingChemDraw::plusForOthers()
{
    const auto drawing = foreign(kTwoReactants);
    QVERIFY(drawing);
    const std::vector<Point> signs = plusSigns(*drawing);
    QCOMPARE(signs.size(), size_t(1));
    QByteArray text = QByteArray::fromStdString(cdxmlOf(*drawing));
    QCOMPARE(text.count(">+</s>"), 1);
    QCOMPARE(readBack(*drawing), *drawing);
    QCOMPARE(cdxmlOf(readBack(*drawing)), text.toStdString());

    text.replace(" CreationProgram=\"", " CreationProgram=\"Another after ");
    const auto through = drawingFromCdxml(text.toStdString());
    QVERIFY(through);
    QCOMPARE(through->texts.size(), size_t(1));
    QVERIFY(length(through->texts[0].at - signs[0]) < 0.5);
    QVERIFY(plusSigns(*through).empty());
}

void TestDrawingChemDraw::boldBondsOfOthers()
{
    const std::string centre = "<n id=\"3\" p=\"0 0\"/><n id=\"4\" p=\"14.4 0\"/><n id=\"5\" "
                               "p=\"-7 12\"/><n id=\"6\" p=\"-7 -12\"/><b B=\"3\" E=\"5\"/><b "
                               "B=\"3\" E=\"6\"/>";
    const auto drawing =
        foreign("<fragment>" + centre + "<b B=\"4\" E=\"3\" Display=\"Bold\"/></fragment>");
    QVERIFY(drawing);
    const DrawnBond &bold = *drawing->bondBetween(drawing->atoms[0].id, drawing->atoms[1].id);
    QCOMPARE(int(bold.stereo), int(BondStereo::Wedge));
    QVERIFY(bold.from == drawing->atoms[0].id); // narrow at the only possible centre
    const auto dashed =
        foreign("<fragment>" + centre + "<b B=\"4\" E=\"3\" Display=\"Dash\"/></fragment>");
    QVERIFY(dashed);
    const DrawnBond &dash = *dashed->bondBetween(dashed->atoms[0].id, dashed->atoms[1].id);
    QCOMPARE(int(dash.stereo), int(BondStereo::None));
    QCOMPARE(int(dash.look), int(BondLook::Dashed));
}

void TestDrawingChemDraw::arylIsNoArgon()
{
    const auto drawing =
        foreign("<fragment><n id=\"3\" p=\"0 0\"/><n id=\"4\" p=\"14.4 0\" Element=\"18\" "
                "NumHydrogens=\"0\"/><b B=\"3\" E=\"4\"/><n id=\"5\" p=\"90 0\" "
                "Element=\"18\"/></fragment>");
    QVERIFY(drawing);
    QCOMPARE(drawing->atoms[1].text, std::string("Ar"));
    QCOMPARE(drawing->atoms[2].element, 18); // the gas
}

void TestDrawingChemDraw::mapsOfOthers()
{
    const auto drawing = foreign(
        "<fragment id=\"2\"><n id=\"3\" p=\"0 0\"/></fragment><fragment id=\"4\"><n id=\"5\" "
        "p=\"99 0\"/></fragment><scheme><step ReactionStepReactants=\"2\" "
        "ReactionStepProducts=\"4\" ReactionStepAtomMap=\"3 5\"/></scheme>");
    QVERIFY(drawing);
    QCOMPARE(drawing->atoms[0].map, 1);
    QCOMPARE(drawing->atoms[1].map, 1);
}

QTEST_GUILESS_MAIN(TestDrawingChemDraw)
#include "tst_drawing_chemdraw.moc"
