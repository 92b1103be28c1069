// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/depict/geometry.h"
#include "chem/drawing/alike_steps.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/place.h"
#include "chem/drawing/read.h"
#include "chem/drawing/scaffold.h"
#include "chem/drawing/scheme.h"
#include "chem/molecule/inchi.h"

#include <QTest>

using namespace artemisia::chem;

namespace
{

/// Structures side by side, far from each other.
Drawing sheetOf(const QList<QByteArray> &texts)
{
    Drawing sheet;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const auto one = drawingFromText(texts[i].toStdString());
        if (one) {
            insert(sheet, *one, {300.0 * double(i), 0});
        }
    }
    return sheet;
}

std::string keyOf(const Drawing &drawing, const SheetPart &part)
{
    const auto molecule = moleculeOf(copyOf(drawing, Selection(part.begin(), part.end())));
    const auto made = molecule ? inchi(*molecule) : tl::unexpected(molecule.error());
    return made ? made->key : std::string();
}

Point middleOf(const Drawing &drawing, const SheetPart &part)
{
    const Box box = boundsOf(drawing, Selection(part.begin(), part.end()));
    return {box.left + box.width / 2, box.top + box.height / 2};
}

/// Directions of the bonds from carbon to an element that is there once.
double directionTo(const Drawing &drawing, const SheetPart &part, int element)
{
    for (const ItemId id : part) {
        if (drawing.atom(id)->element == element) {
            const ItemId carbon = drawing.neighboursOf(id).front();
            return degreesOf(drawing.atom(id)->at - drawing.atom(carbon)->at);
        }
    }
    return -1;
}

bool isAlong(double a, double b)
{
    const double apart = std::abs(a - b);
    return std::min(apart, 360 - apart) < 1;
}

} // namespace

/// Structures that are drawn like one of them.
class TestScaffold : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void turnedOver_data();
    void turnedOver();
    void laidOutAnew();
    void branchesLieFree_data();
    void branchesLieFree();
    void onlyTheChosen();
    void theModelIsChosen();
    void ionsStay();
    void nothingInCommon();
    void refused();
    void stepsOfReactionSmiles();
    void reactionsLaidOut();
};

void TestScaffold::turnedOver_data()
{
    QTest::addColumn<double>("degrees");
    QTest::addColumn<bool>("isFlipped");
    for (const double degrees : {0.0, 30.0, 90.0, 137.0, 180.0}) {
        QTest::addRow("%g degrees", degrees) << degrees << false;
        QTest::addRow("%g degrees, flipped", degrees) << degrees << true;
    }
}

void TestScaffold::turnedOver()
{
    QFETCH(double, degrees);
    QFETCH(bool, isFlipped);
    // The same drawing turned, with another group on the scaffold.
    const auto first = drawingFromText("C[C@@H](O)c1cc(F)cc(Cl)c1");
    QVERIFY(first);
    Drawing sheet = *first;
    Drawing second = *first;
    const auto chlorine = std::find_if(second.atoms.begin(), second.atoms.end(),
                                       [](const DrawnAtom &atom) { return atom.element == 17; });
    setElement(second, chlorine->id, 35);
    const Selection all = everything(second);
    if (isFlipped) {
        flip(second, all, Mirror::UpDown);
    }
    rotate(second, all, {0, 0}, degrees);
    insert(sheet, second, {300, 40});
    const auto parts = partsOf(sheet);
    QCOMPARE(parts.size(), size_t(2));
    const auto aligned = alignedToScaffold(sheet, {});
    QVERIFY2(aligned, aligned ? "" : aligned.error().message.c_str());
    QCOMPARE(aligned->laidOut, 0);
    QCOMPARE(aligned->turned, degrees == 0 && !isFlipped ? 0 : 1);
    QVERIFY(aligned->isComplete);
    const Drawing &d = aligned->drawing;
    QCOMPARE(QString::fromStdString(faultOf(d)), QString());
    for (const int element : {8, 9}) {
        QVERIFY(isAlong(directionTo(d, parts[0], element), directionTo(d, parts[1], element)));
    }
    // Still the same substances, the model untouched, the other where it was.
    for (const SheetPart &part : parts) {
        QCOMPARE(keyOf(d, part), keyOf(sheet, part));
    }
    for (const ItemId id : parts[0]) {
        QVERIFY(*d.atom(id) == *sheet.atom(id));
    }
    QVERIFY(length(middleOf(d, parts[1]) - middleOf(sheet, parts[1])) < 1e-6);
}

void TestScaffold::laidOutAnew()
{
    // A chain drawn all trans and one drawn bent.
    Drawing sheet;
    drawRing(sheet, {0, 0}, {6, true});
    ItemId at = sheet.atoms.front().id;
    for (int i = 0; i < 5; ++i) {
        at = sprout(sheet, at);
    }
    setElement(sheet, at, 8);
    drawRing(sheet, {300, 0}, {6, true});
    at = sheet.atoms[sheet.atoms.size() - 6].id;
    for (int i = 0; i < 5; ++i) {
        at = drawBond(sheet, at, kNoItem,
                      sheet.atom(at)->at + directionOf(-60.0 + i * 45.0) * kDrawnBond);
    }
    setElement(sheet, at, 8);
    const ItemId chlorine = sprout(sheet, at, {});
    setElement(sheet, chlorine, 17);
    const auto parts = partsOf(sheet);
    QCOMPARE(parts.size(), size_t(2));
    const auto aligned = alignedToScaffold(sheet, {});
    QVERIFY2(aligned, aligned ? "" : aligned.error().message.c_str());
    QCOMPARE(aligned->turned, 0);
    QCOMPARE(aligned->laidOut, 1);
    const Drawing &d = aligned->drawing;
    QVERIFY(isAlong(directionTo(d, parts[0], 8), directionTo(d, parts[1], 8)));
    const Point from = d.atom(parts[0][0])->at - d.atom(parts[0][10])->at;
    const Point to = d.atom(parts[1][0])->at - d.atom(parts[1][10])->at;
    QVERIFY(length(from - to) < 0.05 * kDrawnBond);
    for (const SheetPart &part : parts) {
        QCOMPARE(keyOf(d, part), keyOf(sheet, part));
    }
}

void TestScaffold::branchesLieFree_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<QByteArray>("other");
    const QByteArray gefitinib("COc1cc2ncnc(Nc3ccc(F)c(Cl)c3)c2cc1OCCCN1CCOCC1");
    QTest::newRow("vandetanib") << gefitinib
                                << QByteArray("COc1cc2c(Nc3ccc(Br)cc3F)ncnc2cc1OCC1CCN(C)CC1");
    const QByteArray pyrazine("FC(F)Oc1ccc(-c2nnc3cncc(CN4Cc5ccccc5C4)n23)cc1");
    for (const char *other : {"O=C(c1cncc2nnc(-c3ccc(OC(F)F)cc3)n12)N1CCOCC1",
                              "O=C(c1cncc2nnc(-c3ccc(OC(F)F)cc3)n12)N1CCCC1",
                              "O=C(NCC1CCOCC1)c1cncc2nnc(-c3ccc(OC(F)F)cc3)n12",
                              "FC(F)Oc1ccc(-c2nnc3cncc(OCC(c4ccccc4)N4CCOCC4)n23)cc1"}) {
        QTest::newRow(other) << pyrazine << QByteArray(other);
    }
}

void TestScaffold::branchesLieFree()
{
    QFETCH(QByteArray, model);
    QFETCH(QByteArray, other);
    const Drawing sheet = sheetOf({model, other});
    const auto aligned = alignedToScaffold(sheet, {});
    QVERIFY2(aligned, aligned ? "" : aligned.error().message.c_str());
    const Drawing &d = aligned->drawing;
    const auto parts = partsOf(d);
    QCOMPARE(parts.size(), size_t(2));
    for (const ItemId one : parts[1]) {
        for (const ItemId two : parts[1]) {
            QVERIFY(one == two || length(d.atom(one)->at - d.atom(two)->at) > 0.6 * kDrawnBond);
        }
    }
    QCOMPARE(keyOf(d, parts[1]), keyOf(sheet, parts[1]));
}

void TestScaffold::onlyTheChosen()
{
    Drawing sheet = sheetOf({"Fc1ccc(O)cc1C", "Fc1ccc(O)cc1CC", "Fc1ccc(O)cc1CCC"});
    const auto parts = partsOf(sheet);
    QCOMPARE(parts.size(), size_t(3));
    for (int i = 1; i < 3; ++i) {
        rotate(sheet, Selection(parts[size_t(i)].begin(), parts[size_t(i)].end()), {300.0 * i, 0},
               50.0);
    }
    const auto aligned = alignedToScaffold(sheet, {parts[0].front(), parts[2].front()});
    QVERIFY(aligned);
    QCOMPARE(aligned->turned + aligned->laidOut, 1);
    for (const ItemId id : parts[1]) {
        QVERIFY(*aligned->drawing.atom(id) == *sheet.atom(id));
    }
    QVERIFY(isAlong(directionTo(aligned->drawing, parts[0], 9),
                    directionTo(aligned->drawing, parts[2], 9)));
}

void TestScaffold::theModelIsChosen()
{
    Drawing sheet = sheetOf({"Fc1ccc(O)cc1C", "Fc1ccc(O)cc1CC"});
    const auto parts = partsOf(sheet);
    rotate(sheet, Selection(parts[1].begin(), parts[1].end()), {300, 0}, 50.0);
    const auto aligned = alignedToScaffold(sheet, {}, parts[1].back());
    QVERIFY(aligned);
    for (const ItemId id : parts[1]) {
        QVERIFY(*aligned->drawing.atom(id) == *sheet.atom(id));
    }
    QVERIFY(isAlong(directionTo(aligned->drawing, parts[0], 9),
                    directionTo(aligned->drawing, parts[1], 9)));
}

void TestScaffold::ionsStay()
{
    Drawing sheet = sheetOf({"Fc1ccc(O)cc1C(=O)O", "Fc1ccc(O)cc1C(=O)[O-].[Na+]"});
    const auto fragments = fragmentsOf(sheet);
    QCOMPARE(fragments.size(), size_t(3));
    Selection salt(fragments[1].begin(), fragments[1].end());
    salt.insert(fragments[2].begin(), fragments[2].end());
    addGroup(sheet, GroupKind::Together, "", salt);
    rotate(sheet, salt, {300, 0}, 77.0);
    const auto aligned = alignedToScaffold(sheet, {});
    QVERIFY(aligned);
    const auto parts = partsOf(aligned->drawing);
    QCOMPARE(parts.size(), size_t(2));
    for (const SheetPart &part : parts) {
        QCOMPARE(keyOf(aligned->drawing, part), keyOf(sheet, part));
    }
}

void TestScaffold::nothingInCommon()
{
    const Drawing sheet = sheetOf({"c1ccccc1", "CC(=O)[O-]", "Cc1ccccc1"});
    const auto parts = partsOf(sheet);
    const auto aligned = alignedToScaffold(sheet, {});
    QVERIFY(aligned);
    QCOMPARE(aligned->different, std::vector<ItemId>{parts[1].front()});
}

void TestScaffold::refused()
{
    QCOMPARE(alignedToScaffold(Drawing(), {}).error().code, ErrorCode::Unsupported);
    QCOMPARE(alignedToScaffold(sheetOf({"CCO"}), {}).error().code, ErrorCode::Unsupported);
    const auto cancelled =
        alignedToScaffold(sheetOf({"CCO", "CCCO"}), {}, kNoItem, [] { return true; });
    QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);
    Drawing impossible = sheetOf({"CCO", "CCCO"});
    for (int i = 0; i < 5; ++i) {
        drawBond(impossible, impossible.atoms.front().id, kNoItem, directionOf(i * 72.0 + 10) * 14);
    }
    QCOMPARE(alignedToScaffold(impossible, {}).error().code, ErrorCode::Chemistry);
}

// Erlotinib from its quinazolinone: what a substance becomes lies as it did, row after row.
void TestScaffold::stepsOfReactionSmiles()
{
    const std::string first = "O=c1[nH]cnc2cc(O)c(O)cc12";
    const std::string ether = "O=c1[nH]cnc2cc(OCCOC)c(OCCOC)cc12";
    const std::string chloride = "Clc1ncnc2cc(OCCOC)c(OCCOC)cc12";
    const std::string last = "C#Cc1cccc(Nc2ncnc3cc(OCCOC)c(OCCOC)cc23)c1";
    const auto sheet =
        drawingFromText(first + ".COCCBr>>" + ether + "\n" + ether + ">O=P(Cl)(Cl)Cl>" + chloride +
                        "\n" + chloride + ".C#Cc1cccc(N)c1>>" + last + "\n");
    QVERIFY(sheet);
    QCOMPARE(faultOf(*sheet), std::string());
    const std::vector<SchemeStep> steps = stepsOf(*sheet);
    QCOMPARE(steps.size(), size_t(3));
    Selection main; // the first reactant and the product of each
    for (const SchemeStep &step : steps) {
        for (const SheetPart &part : {step.reactants.front(), step.products.front()}) {
            main.insert(part.begin(), part.end());
        }
    }
    const auto again = alignedToScaffold(*sheet, main);
    QVERIFY(again);
    QCOMPARE(again->turned, 0);
    QCOMPARE(again->laidOut, 0);
    QVERIFY(again->different.empty());
    // The rows lie apart.
    for (size_t i = 1; i < steps.size(); ++i) {
        const Box above = boxOf(*sheet, steps[i - 1].products.front());
        const Box below = boxOf(*sheet, steps[i].products.front());
        QVERIFY(above.top + above.height < below.top);
    }
}

void TestScaffold::reactionsLaidOut()
{
    const char *const chloride =
        "O=c1[nH]cnc2cc(OCCOC)c(OCCOC)cc12>O=P(Cl)(Cl)Cl>Clc1ncnc2cc(OCCOC)c(OCCOC)cc12";
    for (const char *smiles :
         {chloride, "[CH3:1][C@H:2]([OH:3])[c:4]1ccccc1>>[CH3:1][C:2](=[O:3])[c:4]1ccccc1",
          "[Na+].[OH-].CC(=O)OC>>CC(=O)[O-].[Na+] |f:0.1,3.4|", "C>>O", "CCO>>"}) {
        const auto reaction = Reaction::fromSmiles(smiles);
        QVERIFY2(reaction, smiles);
        const auto alike = laidOutAlike(*reaction);
        QVERIFY2(alike, smiles);
        QCOMPARE(alike->smiles(), reaction->smiles());
        for (const Participant &participant : alike->participants()) {
            QVERIFY(participant.molecule.hasCoordinates());
        }
        const auto sheet = drawingOf(*alike);
        QVERIFY(sheet);
        if (alike->participants().size() == 2) {
            const auto again = alignedToScaffold(*sheet, {});
            QVERIFY(!again || again->turned + again->laidOut == 0);
        }
    }
    // What somebody drew stays.
    const auto drawn = Reaction::fromSmiles("OCCc1ccccc1>>O=CCc1ccccc1")->withCoordinates();
    const auto sheet = drawingOf(*drawn);
    Drawing turned = *sheet;
    const SheetPart product = stepsOf(turned).front().products.front();
    rotate(turned, Selection(product.begin(), product.end()), {200, 0}, 90);
    const auto asDrawn = reactionOf(turned);
    QVERIFY(asDrawn);
    const auto kept = laidOutAlike(*asDrawn);
    QVERIFY(kept);
    QCOMPARE(*kept->rxnBlock(), *asDrawn->rxnBlock());
}

QTEST_GUILESS_MAIN(TestScaffold)
#include "tst_scaffold.moc"
