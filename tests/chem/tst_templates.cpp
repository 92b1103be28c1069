// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/geometry.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/display.h"
#include "chem/drawing/facts.h"
#include "chem/drawing/labels.h"
#include "chem/drawing/place.h"
#include "chem/drawing/templates.h"

#include <QFile>
#include <QHash>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace artemisia::chem;

namespace
{

/// One row of resources/templates/keys.tsv: what a named source says.
struct StatedKey {
    QString key;
    QString with; ///< what stands at the atom by which it is bound: an element
};

QMultiHash<QString, StatedKey> statedKeys()
{
    QMultiHash<QString, StatedKey> keys;
    QFile file(QStringLiteral(ARTEMISIA_TEMPLATE_KEYS));
    if (file.open(QIODevice::ReadOnly)) {
        file.readLine();
        while (!file.atEnd()) {
            const QStringList cells = QString::fromUtf8(file.readLine()).trimmed().split(u'\t');
            keys.insert(cells.value(0), {cells.value(1), cells.value(4)});
        }
    }
    return keys;
}

QString text(std::string_view words)
{
    return QString::fromUtf8(words.data(), qsizetype(words.size()));
}

const TemplateEntry &entry(const char *id)
{
    const auto &table = templateTable();
    return *std::find_if(table.begin(), table.end(),
                         [id](const TemplateEntry &each) { return each.id == id; });
}

Template stencil(const char *id)
{
    return templateOf(entry(id)).value();
}

QString smilesOf(const Drawing &drawing)
{
    const auto molecule = moleculeOf(drawing);
    return QString::fromStdString(molecule ? molecule->smiles() : molecule.error().message);
}

QString canonical(const char *smiles)
{
    return QString::fromStdString(Molecule::fromSmiles(smiles)->smiles());
}

bool hasValenceWarning(const Drawing &drawing)
{
    const DrawingFacts facts = factsOf(drawing);
    return std::any_of(facts.warnings.begin(), facts.warnings.end(), [](const Warning &warning) {
        return warning.concern == Concern::Valence || warning.concern == Concern::UnknownLetters;
    });
}

double closest(const Drawing &drawing)
{
    double least = 1e9;
    for (const DrawnAtom &a : drawing.atoms) {
        for (const DrawnAtom &b : drawing.atoms) {
            least = a.id < b.id ? std::min(least, length(a.at - b.at)) : least;
        }
    }
    return least;
}

// A little less than the box of its capitals, so that parts of one label do not count.
Box inkOf(const TextItem &words)
{
    constexpr double kLess = 0.6;
    const double height = 0.7 * words.size;
    return {words.baseline.x + kLess, words.baseline.y - height + kLess, words.width - 2 * kLess,
            height - 2 * kLess};
}

bool doMeet(const Box &a, const Box &b)
{
    return a.left <= b.left + b.width && b.left <= a.left + a.width && a.top <= b.top + b.height &&
           b.top <= a.top + a.height;
}

} // namespace

/// The structures that come with the program, and how they are put on a sheet.
class TestTemplates : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyTemplate_data();
    void everyTemplate();
    void protectingGroups_data();
    void protectingGroups();
    void keysAndTemplatesMatch();
    void eachLiesAsItsPoseSays();
    void noRingBondIsAWedge();
    void labelsHaveRoom();
    void onPaper();
    void onAtom_data();
    void onAtom();
    void towardsThePointer();
    void onLoneCarbon();
    void fused_data();
    void fused();
    void fusedOnTheSideOfThePointer();
    void makesNoSense();
    void ownBeginsWhereItHangs();
    void ofAFullSheet();
};

void TestTemplates::everyTemplate_data()
{
    QTest::addColumn<int>("number");
    int number = 0;
    for (const TemplateEntry &each : templateTable()) {
        QTest::newRow(std::string(each.id).c_str()) << number++;
    }
}

void TestTemplates::everyTemplate()
{
    QFETCH(int, number);
    const TemplateEntry &each = templateTable()[std::size_t(number)];
    const auto laid = templateOf(each);
    QVERIFY2(laid, laid ? "" : laid.error().message.c_str());
    const Drawing &drawing = laid->drawing;
    QCOMPARE(faultOf(drawing), std::string());
    QVERIFY(drawing.atom(laid->attach) != nullptr);
    QVERIFY(!hasValenceWarning(drawing));
    // Atoms of a perspective come nearer to each other than those of a flat structure.
    const bool isPerspective = each.smiles.find(" |") != std::string_view::npos;
    QVERIFY2(closest(drawing) > kDrawnBond * (isPerspective ? 0.25 : 0.45),
             qPrintable(QString::number(closest(drawing) / kDrawnBond)));
    if (each.group != TemplateGroup::ProtectingGroups) {
        const QList<StatedKey> stated = statedKeys().values(text(each.id));
        QVERIFY(!stated.isEmpty());
        for (const StatedKey &key : stated) {
            QCOMPARE(QString::fromStdString(factsOf(drawing).inchiKey), key.key);
        }
    }
}

void TestTemplates::protectingGroups_data()
{
    QTest::addColumn<QByteArray>("id");
    for (const TemplateEntry &each : templateTable()) {
        if (each.group == TemplateGroup::ProtectingGroups) {
            QTest::newRow(std::string(each.id).c_str())
                << QByteArray(each.id.data(), int(each.id.size()));
        }
    }
}

void TestTemplates::protectingGroups()
{
    QFETCH(QByteArray, id);
    const Template group = stencil(id.constData());
    const Abbreviation *abbreviation = findAbbreviation(entry(id.constData()).name);
    QVERIFY(abbreviation != nullptr);
    // Bound to an oxygen of its own, as its letters are.
    Drawing byLetters;
    const ItemId oxygen = drawAtom(byLetters, {0, 0}, 8);
    const ItemId end = sprout(byLetters, oxygen);
    QCOMPARE(int(setLabel(byLetters, end, std::string(abbreviation->label))),
             int(LabelMeaning::Group));
    Drawing byTemplate;
    const ItemId other = drawAtom(byTemplate, {0, 0}, 8);
    QVERIFY(!putTemplateOnAtom(byTemplate, group, other).empty());
    QCOMPARE(smilesOf(byTemplate), smilesOf(byLetters));
    // With the element that the source has there.
    for (const StatedKey &key : statedKeys().values(QString::fromLatin1(id))) {
        Drawing whole = group.drawing;
        if (key.with != u"H") {
            const ItemId atom = sprout(whole, group.attach);
            (void)setLabel(whole, atom, key.with.toStdString());
        }
        QCOMPARE(QString::fromStdString(factsOf(whole).inchiKey), key.key);
    }
}

void TestTemplates::keysAndTemplatesMatch()
{
    QSet<QString> ids;
    for (const TemplateEntry &each : templateTable()) {
        QVERIFY2(!ids.contains(text(each.id)), each.id.data());
        ids.insert(text(each.id));
        QVERIFY(!each.name.empty());
    }
    const auto keys = statedKeys();
    QVERIFY(keys.size() > 200);
    for (const QString &id : keys.uniqueKeys()) {
        QVERIFY2(ids.contains(id), qPrintable(id));
    }
}

void TestTemplates::eachLiesAsItsPoseSays()
{
    for (const TemplateEntry &each : templateTable()) {
        if (each.pose.left < 0) {
            continue;
        }
        const Template laid = *templateOf(each);
        const auto at = [&](int number) { return laid.drawing.atoms[std::size_t(number)].at; };
        QVERIFY(at(each.pose.left).x < at(each.pose.right).x);
        QVERIFY(std::abs(at(each.pose.left).y - at(each.pose.right).y) < 0.01);
        QVERIFY2(each.pose.up < 0 || at(each.pose.up).y < at(each.pose.left).y, each.id.data());
    }
}

void TestTemplates::noRingBondIsAWedge()
{
    for (const TemplateEntry &each : templateTable()) {
        const Drawing drawing = templateOf(each)->drawing;
        for (const DrawnBond &bond : drawing.bonds) {
            if (bond.stereo != BondStereo::None) {
                Drawing without = drawing;
                erase(without, {bond.id});
                QVERIFY2(fragmentsOf(without).size() > fragmentsOf(drawing).size(), each.id.data());
            }
        }
    }
    // The hydrogens of a steroid's ring fusions, as they are drawn by custom: the one at carbon 8
    // comes forward, those at 5, 9 and 14 go back.
    const Drawing androstane = stencil("androstane").drawing;
    int wedges = 0;
    int hashes = 0;
    for (const DrawnBond &bond : androstane.bonds) {
        const bool isHydrogen = androstane.atom(bond.to)->element == 1;
        wedges += isHydrogen && bond.stereo == BondStereo::Wedge ? 1 : 0;
        hashes += isHydrogen && bond.stereo == BondStereo::Hash ? 1 : 0;
    }
    QCOMPARE(wedges, 1);
    QCOMPARE(hashes, 3);
}

// No letter lies on another of another label, and no bond goes through one.
void TestTemplates::labelsHaveRoom()
{
    for (const TemplateEntry &each : templateTable()) {
        const DisplayList list = displayOf(templateOf(each)->drawing);
        std::vector<Box> letters;
        for (const DisplayItem &item : list.items) {
            if (const auto *words = std::get_if<TextItem>(&item)) {
                letters.push_back(inkOf(*words));
            }
        }
        for (std::size_t i = 0; i < letters.size(); ++i) {
            for (std::size_t k = i + 1; k < letters.size(); ++k) {
                QVERIFY2(!doMeet(letters[i], letters[k]), each.id.data());
            }
        }
        for (const DisplayItem &item : list.items) {
            const auto *line = std::get_if<LineItem>(&item);
            for (int part = 0; line != nullptr && part <= 20; ++part) {
                const Point on = line->from + (line->to - line->from) * (part / 20.0);
                for (const Box &box : letters) {
                    QVERIFY2(!doMeet(box, {on.x, on.y, 0, 0}), each.id.data());
                }
            }
        }
    }
}

void TestTemplates::onPaper()
{
    Drawing sheet;
    const Selection added = putTemplate(sheet, stencil("adamantane"), {100, 50}, 30);
    const Box box = boundsOf(sheet, everything(sheet));
    QVERIFY(std::abs(box.left + box.width / 2 - 100) < 15);
    QCOMPARE(added, everything(sheet));
    QCOMPARE(smilesOf(sheet), canonical("C1C2CC3CC1CC(C2)C3"));
}

void TestTemplates::onAtom_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("smiles");
    QTest::newRow("alanine by its nitrogen")
        << QByteArray("alanine") << QByteArray("CCN[C@@H](C)C(=O)O");
    QTest::newRow("piperidine by its nitrogen")
        << QByteArray("piperidine") << QByteArray("CCN1CCCCC1");
    QTest::newRow("glucose by its first oxygen")
        << QByteArray("b-d-glucose-chair")
        << QByteArray("CCO[C@@H]1O[C@H](CO)[C@@H](O)[C@H](O)[C@H]1O");
    QTest::newRow("adenine by N9") << QByteArray("adenine") << QByteArray("CCn1cnc2c(N)ncnc21");
    QTest::newRow("adamantane by a bridgehead")
        << QByteArray("adamantane") << QByteArray("CCC12CC3CC(CC(C3)C1)C2");
    QTest::newRow("tosyl") << QByteArray("ts") << QByteArray("CCS(=O)(=O)c1ccc(C)cc1");
}

void TestTemplates::onAtom()
{
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, smiles);
    if (id.startsWith("b-d-")) {
        id.replace("b-d-", "beta-d-");
    }
    Drawing sheet;
    const ItemId end = startBond(sheet, {0, 0}, {12.5, 7.2});
    QVERIFY(!putTemplateOnAtom(sheet, stencil(id.constData()), end).empty());
    QCOMPARE(faultOf(sheet), std::string());
    QCOMPARE(smilesOf(sheet), canonical(smiles.constData()));
    QVERIFY(closest(sheet) > kDrawnBond * 0.25);
}

void TestTemplates::towardsThePointer()
{
    for (const Point way : {Point{0, -50}, Point{50, 0}, Point{0, 50}}) {
        Drawing sheet;
        const ItemId end = startBond(sheet, {-14.4, 0}, {0, 0});
        const Selection added = putTemplateOnAtom(sheet, stencil("benzene"), end, way);
        const Box box = boundsOf(sheet, added);
        const Point middle{box.left + box.width / 2, box.top + box.height / 2};
        QVERIFY(dot(unit(middle), unit(way)) > 0.99);
    }
}

void TestTemplates::onLoneCarbon()
{
    Drawing sheet;
    const ItemId carbon = drawAtom(sheet, {5, 5}, 6);
    QVERIFY(!putTemplateOnAtom(sheet, stencil("pyridine"), carbon).empty());
    QCOMPARE(smilesOf(sheet), canonical("c1ccncc1"));
    QVERIFY(sheet.atom(carbon) != nullptr);
}

void TestTemplates::fused_data()
{
    QTest::addColumn<QByteArray>("sheet");
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("smiles");
    QTest::newRow("benzene on benzene")
        << QByteArray("c1ccccc1") << QByteArray("benzene") << QByteArray("c1ccc2ccccc2c1");
    QTest::newRow("benzene on cyclohexane")
        << QByteArray("C1CCCCC1") << QByteArray("benzene") << QByteArray("c1ccc2CCCCc2c1");
    QTest::newRow("cyclopentane on benzene")
        << QByteArray("c1ccccc1") << QByteArray("cyclopentane") << QByteArray("C1CCc2ccccc12");
    QTest::newRow("naphthalene on cyclopentane")
        << QByteArray("C1CCCC1") << QByteArray("naphthalene") << QByteArray("C1Cc2cc3ccccc3cc2C1");
    QTest::newRow("pyridine on benzene")
        << QByteArray("c1ccccc1") << QByteArray("pyridine") << QByteArray("c1ccc2cnccc2c1");
}

void TestTemplates::fused()
{
    QFETCH(QByteArray, sheet);
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, smiles);
    const Drawing base = *drawingOf(*Molecule::fromSmiles(sheet.toStdString()));
    // On every bond: single ones and double ones.
    for (const DrawnBond &bond : base.bonds) {
        Drawing drawing = base;
        QVERIFY(!fuseTemplate(drawing, stencil(id.constData()), bond.id).empty());
        QCOMPARE(faultOf(drawing), std::string());
        QVERIFY(!hasValenceWarning(drawing));
        const QString got = smilesOf(drawing);
        if (id == "naphthalene") { // by one of two kinds of bond
            QVERIFY2(got == canonical("C1Cc2cc3ccccc3cc2C1") ||
                         got == canonical("C1Cc2ccc3ccccc3c2C1"),
                     qPrintable(got));
        } else {
            QCOMPARE(got, canonical(smiles.constData()));
        }
    }
}

void TestTemplates::fusedOnTheSideOfThePointer()
{
    for (const double y : {-40.0, 40.0}) {
        Drawing sheet;
        startBond(sheet, {0, 0}, {14.4, 0});
        const ItemId bond = sheet.bonds.front().id;
        fuseTemplate(sheet, stencil("cyclopentane"), bond, Point{7, y});
        const Box box = boundsOf(sheet, everything(sheet));
        QVERIFY((box.top + box.height / 2) * y > 0);
        QCOMPARE(int(sheet.atoms.size()), 5);
        QCOMPARE(int(sheet.bonds.size()), 5);
    }
}

void TestTemplates::makesNoSense()
{
    Drawing sheet;
    startBond(sheet, {0, 0}, {14.4, 0});
    const Drawing before = sheet;
    QVERIFY(putTemplateOnAtom(sheet, stencil("benzene"), ItemId{99}).empty());
    QVERIFY(fuseTemplate(sheet, stencil("benzene"), ItemId{99}).empty());
    QVERIFY(fuseTemplate(sheet, stencil("alanine"), sheet.bonds.front().id).empty());
    QVERIFY(putTemplate(sheet, stencil("benzene"), {kSheetReach, 0}).empty());
    QVERIFY(putTemplateOnAtom(sheet, templateFrom({}), sheet.atoms.front().id).empty());
    QCOMPARE(sheet, before);
    for (int i = 0; i < int(kMostDrawnAtoms) / 28; ++i) {
        putTemplate(sheet, stencil("cholesterol"), {0, double(i)});
    }
    const std::size_t full = sheet.atoms.size();
    QVERIFY(putTemplateOnAtom(sheet, stencil("cholesterol"), sheet.atoms.front().id).empty());
    QCOMPARE(sheet.atoms.size(), full);
}

void TestTemplates::ownBeginsWhereItHangs()
{
    // The ring of toluene, from its methyl on: bound by the atom that bears it.
    const Drawing toluene = *drawingOf(*Molecule::fromSmiles("Cc1cccnc1"));
    Selection ring = everything(toluene);
    ring.erase(toluene.atoms.front().id);
    for (const DrawnBond &bond : toluene.bonds) {
        ring.erase(bond.id);
    }
    Selection reversed(ring.rbegin(), ring.rend());
    const Drawing own = templateDrawingOf(toluene, reversed);
    QCOMPARE(faultOf(own), std::string());
    QCOMPARE(int(own.atoms.size()), 6);
    const Template stencil = templateFrom(own);
    QVERIFY(stencil.fuse != kNoItem);
    Drawing sheet;
    const ItemId end = startBond(sheet, {0, 0}, {12.5, 7.2});
    putTemplateOnAtom(sheet, stencil, end);
    QCOMPARE(smilesOf(sheet), canonical("CCc1cccnc1"));
    // Without the first carbon of a chain that is drawn from its other end.
    const Drawing chain = *drawingOf(*Molecule::fromSmiles("OCCCBr"));
    const Drawing part = templateDrawingOf(
        chain, {chain.atoms[0].id, chain.atoms[1].id, chain.atoms[2].id, chain.atoms[3].id});
    const Template tail = templateFrom(part);
    Drawing other;
    putTemplateOnAtom(other, tail, drawAtom(other, {0, 0}, 17));
    QCOMPARE(smilesOf(other), canonical("OCCCCl"));
}

// Whatever is on a sheet may become a template: as many atoms as there is room for, none of them in
// a ring but the last.
void TestTemplates::ofAFullSheet()
{
    Drawing sheet;
    ItemId end = drawAtom(sheet, {0, 0}, 6);
    while (sheet.atoms.size() + 6 < kMostDrawnAtoms) {
        const double x = 2.0 * double(sheet.atoms.size());
        end = drawBond(sheet, end, kNoItem, {x, sheet.atoms.size() % 2 * 7.2});
    }
    drawRingOnAtom(sheet, end, {6, true});
    QVERIFY(sheet.atoms.size() > 4900);
    const Template stencil = templateFrom(sheet);
    if (sheet.bond(stencil.fuse) == nullptr) {
        QFAIL("no bond to be fused by");
    }
    const DrawnBond fuse = *sheet.bond(stencil.fuse);
    // A bond of the ring that is bound by one of its atoms.
    QVERIFY(fuse.from > end && fuse.to > end);
    QVERIFY(sheet.bondsOf(fuse.from).size() == 2 && sheet.bondsOf(fuse.to).size() == 2);
}

QTEST_GUILESS_MAIN(TestTemplates)
#include "tst_templates.moc"
