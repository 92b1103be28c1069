// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/experiments/scheme_reader.h"
#include "chem/drawing/cdxml.h"
#include "chem/drawing/facts.h"
#include "chem/drawing/scheme.h"
#include "tests/app/desktop/sketcher/editor_fixture.h"

#include <QHelpEvent>
#include <QToolTip>

using namespace artemisia;
using namespace artemisia::app;

namespace
{

// 7-Triethylsilylbaccatin III, the core with which taxol's side chain is esterified; as published
// with the key of paclitaxel, RCINICONZNJXQF-MZXODVADSA-N, which it gives with that ester and
// without the silyl group.
constexpr const char *kTaxolsCore =
    "CC[Si](CC)(CC)O[C@H]1C[C@H]2OC[C@@]2(OC(C)=O)[C@H]2[C@H](OC(=O)C3=CC=CC=C3)[C@]3(O)C[C@H](O)"
    "C(C)=C([C@@H](OC(C)=O)C(=O)[C@]12C)C3(C)C";

// Of resources/reagents/reagents.tsv.
const QString kIbuprofen = QStringLiteral("HEFNNWSXXWATRW-UHFFFAOYSA-N");
const QString kBenzylamine = QStringLiteral("WGQKYBSKWIADBV-UHFFFAOYSA-N");
const QString kHatu = QStringLiteral("JNWBBCNCSMBKNE-UHFFFAOYSA-N");
const QString kTriethylamine = QStringLiteral("ZMANZCXQSJIPKH-UHFFFAOYSA-N");
const QString kDimethylformamide = QStringLiteral("ZMXDDKWLCZADIW-UHFFFAOYSA-N");

QString keyOf(const chem::Molecule &molecule)
{
    const auto made = chem::inchi(molecule);
    return QString::fromStdString(made ? made->key : made.error().message);
}

QString keyOf(const char *smiles)
{
    const auto molecule = chem::Molecule::fromSmiles(smiles);
    return molecule ? keyOf(*molecule) : QString::fromStdString(molecule.error().message);
}

} // namespace

/// Whole drawings as a chemist makes them, with the keys and the pointer.
class TestSketcherDrawings : public QObject, EditorFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(openEditor()); }
    void cleanup() { closeEditor(); }
    void couplingFromTheKeyboard();
    void structuresOverTheArrowAreAgents();
    void aspirin();
    void strychnine();
    void spiroKetal();
    void cisDecalin();
    void taxolsCore();
    void ferroceneIsWarnedOf();

private:
    [[nodiscard]] QString saidAt(chem::Point at);
};

void TestSketcherDrawings::couplingFromTheKeyboard()
{
    Hand &hand = *m_hand;
    const std::string arylPropyl = "Enter 1 9 Right 3 Right Right Up 1 9 Right 2 1 ";
    hand.keys(arylPropyl + "o Esc");
    hand.keys("Enter n 1 3 Esc");
    hand.keys("r Enter");
    hand.type("HATU, Et3N, DMF");
    hand.press(Qt::Key_Return, Qt::ControlModifier);
    hand.keys(arylPropyl + "n 1 3");
    QVERIFY2(hand.events() <= 60, qPrintable(QString::number(hand.events())));
    // As the experiment saves it, read again.
    const auto scheme = schemeOf(hand.sheet());
    QVERIFY(scheme.has_value());
    QCOMPARE(scheme->textAbove, QStringLiteral("HATU, Et3N, DMF"));
    const auto reaction = chem::Reaction::fromRxn(scheme->rxn.toStdString());
    QVERIFY(reaction.has_value());
    const auto reactants = reaction->with(chem::ReactionRole::Reactant);
    const auto agents = reaction->with(chem::ReactionRole::Agent);
    const auto products = reaction->with(chem::ReactionRole::Product);
    QCOMPARE(reactants.size(), std::size_t(2));
    QCOMPARE(keyOf(reactants[0]), kIbuprofen);
    QCOMPARE(keyOf(reactants[1]), kBenzylamine);
    // What the words name beyond doubt.
    QCOMPARE(agents.size(), std::size_t(3));
    QCOMPARE(keyOf(agents[0]), kHatu);
    QCOMPARE(keyOf(agents[1]), kTriethylamine);
    QCOMPARE(keyOf(agents[2]), kDimethylformamide);
    QCOMPARE(products.size(), std::size_t(1));
    QCOMPARE(products[0].smiles(), std::string("CC(C)Cc1ccc(C(C)C(=O)NCc2ccccc2)cc1"));
    QCOMPARE(chem::drawingFromCdxml(scheme->cdxml.toStdString())->texts.size(), std::size_t(1));
}

void TestSketcherDrawings::structuresOverTheArrowAreAgents()
{
    Hand &hand = *m_hand;
    hand.keys("Enter 1 1 o Esc r Esc");
    hand.hover({hand.sheet().arrows[0].from.x + 20, hand.sheet().arrows[0].from.y - 40});
    hand.keys("Enter n 1 1 Esc"); // ethylamine over the arrow
    hand.hover({hand.sheet().arrows[0].from.x + 30, hand.sheet().arrows[0].from.y});
    hand.keys("Enter");
    hand.type("rt");
    hand.press(Qt::Key_Return, Qt::ControlModifier);
    hand.hover({-200, 100});
    hand.keys("Esc");
    hand.hover({hand.sheet().arrows[0].to.x + 20, hand.sheet().arrows[0].from.y});
    hand.keys("Enter 1 1 l");
    const auto reaction = chem::reactionOf(hand.sheet());
    QVERIFY(reaction.has_value());
    const auto again = chem::Reaction::fromRxn(*reaction->rxnBlock());
    QVERIFY(again.has_value());
    QCOMPARE(again->smiles(), std::string("CCO>CCN>CCCl"));
    QCOMPARE(reaction->textAbove(), std::string("rt"));
}

void TestSketcherDrawings::aspirin()
{
    Hand &hand = *m_hand;
    hand.tool("benzene");
    hand.click({0, 0});
    hand.keysAt(hand.atom(1), "1 o 1 2 1");
    hand.keysAt(hand.atom(2), "1 2 1 o");
    // Of drugbank's DB00945 and PubChem.
    QCOMPARE(hand.inchiKey(), QStringLiteral("BSYNRYMUTXBXSQ-UHFFFAOYSA-N"));
}

void TestSketcherDrawings::strychnine()
{
    Hand &hand = *m_hand;
    hand.tool("ring 6");
    hand.click({0, 0});
    hand.keysAt(hand.bond(0, 1), "6");
    hand.keysAt(hand.bond(5, 0), "5");
    hand.keysAt(hand.atom(9), "n");
    hand.keysAt(hand.atom(8), "2");
    hand.keysAt(hand.bond(10, 11), "a");
    hand.keysAt(hand.bond(4, 5), "5");
    hand.keysAt(hand.atom(19), "n");
    hand.keysAt(hand.bond(1, 2), "7");
    hand.keysAt(hand.atom(23), "o");
    hand.keysAt(hand.bond(20, 21), "2");
    hand.keysAt(hand.atom(20), "1");
    hand.tool("bond");
    hand.drag(hand.atom(24), hand.atom(19));
    hand.keysAt(hand.atom(0), "5 h");
    for (const std::size_t n : {6, 1, 2, 4}) {
        hand.keysAt(hand.atom(n), "4 h");
    }
    hand.keysAt(hand.bond(5, 17), "h");
    // The key is that of strychnine in database/seed/compounds.json of natural-product-explorer
    // (github.com/Snehasis2024).
    QCOMPARE(hand.inchiKey(), QStringLiteral("QMGVPVSNSZLJIA-FVWCLLPLSA-N"));
    QVERIFY(chem::factsOf(hand.sheet()).warnings.empty());
}

void TestSketcherDrawings::spiroKetal()
{
    Hand &hand = *m_hand;
    hand.tool("ring 6");
    hand.click({0, 0});
    hand.tool("ring 5");
    hand.click(hand.atom(1), Qt::AltModifier);
    hand.keysAt(hand.atom(6), "o");
    hand.keysAt(hand.atom(9), "o");
    // 1,4-Dioxaspiro[4.5]decane, as its name is read by OPSIN.
    QCOMPARE(hand.inchiKey(), keyOf("C1CCC2(CC1)OCCO2"));
}

void TestSketcherDrawings::cisDecalin()
{
    Hand &hand = *m_hand;
    hand.tool("ring 6");
    hand.click({0, 0});
    hand.keysAt(hand.bond(1, 2), "6");
    hand.keysAt(hand.atom(1), "4 h");
    hand.keysAt(hand.atom(2), "4 h");
    // As RDKit's tests of CDXML write it (cdxml_parser_catch.cpp).
    QCOMPARE(hand.inchiKey(), keyOf("C1CC[C@H]2CCCC[C@H]2C1"));
    // One of them turned back: trans.
    hand.keysAt(hand.bond(2, 11), "h");
    QCOMPARE(hand.inchiKey(), keyOf("C1CC[C@H]2CCCC[C@@H]2C1"));
}

void TestSketcherDrawings::taxolsCore()
{
    Hand &hand = *m_hand;
    hand.tool("ring 8");
    hand.click({0, 0});
    hand.keysAt(hand.bond(2, 3), "6");
    hand.keysAt(hand.bond(8, 9), "4");
    hand.keysAt(hand.atom(12), "o");
    hand.tool("bond");
    hand.drag(hand.atom(7), {-31, -12}, Qt::AltModifier);
    hand.drag(hand.last(), {-40, 3}, Qt::AltModifier);
    hand.drag(hand.last(), {-30, 20}, Qt::AltModifier);
    hand.drag(hand.last(), hand.atom(5));
    hand.keysAt(hand.bond(7, 14), "2");
    hand.keysAt(hand.atom(14), "1");
    hand.keysAt(hand.atom(15), "5 o");
    hand.keysAt(hand.atom(6), "9");
    hand.keysAt(hand.atom(1), "2");
    hand.keysAt(hand.atom(5), "4 o");
    hand.keysAt(hand.atom(4), "5 Enter OBz Enter");
    hand.keysAt(hand.atom(3), "5 h");
    hand.keysAt(hand.atom(8), "5 Enter OAc Enter");
    hand.keysAt(hand.atom(9), "5 h");
    hand.keysAt(hand.atom(11), "4 Enter OTES Enter");
    hand.keysAt(hand.atom(2), "4");
    hand.keysAt(hand.atom(0), "4 Enter OAc Enter");
    QCOMPARE(hand.inchiKey(), keyOf(kTaxolsCore));
    QVERIFY(chem::factsOf(hand.sheet()).warnings.empty());
}

void TestSketcherDrawings::ferroceneIsWarnedOf()
{
    Hand &hand = *m_hand;
    hand.tool("cyclopentadiene");
    hand.click({0, -30});
    hand.click({0, 30});
    hand.tool("atom C");
    hand.click({0, 0});
    hand.keysAt({0, 0}, "Enter Fe Enter");
    hand.tool("bond");
    for (std::size_t n = 0; n < 10; ++n) {
        hand.drag(hand.atom(10), hand.atom(n));
    }
    const auto facts = chem::factsOf(hand.sheet());
    QCOMPARE(facts.warnings.size(), std::size_t(1));
    QCOMPARE(facts.warnings[0].concern, chem::Concern::Valence);
    QCOMPARE(facts.warnings[0].atom, hand.sheet().atoms[10].id);
    // It stands at the iron and says so to whoever points there, and nowhere else.
    QTRY_COMPARE(saidAt(hand.atom(10)), QStringLiteral("More bonds than this atom can have."));
    QTRY_COMPARE(saidAt(hand.atom(0)), QString());
    hand.press(Qt::Key_Z, Qt::ControlModifier);
    hand.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(chem::factsOf(hand.sheet()).warnings.empty());
}

QString TestSketcherDrawings::saidAt(chem::Point at)
{
    const QPoint point = view().toWidget(at).toPoint();
    QHelpEvent help(QEvent::ToolTip, point, view().mapToGlobal(point));
    QCoreApplication::sendEvent(&view(), &help);
    return QToolTip::text();
}

QTEST_MAIN(TestSketcherDrawings)
#include "tst_sketcher_drawings.moc"
