// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/drawing/convert.h"
#include "chem/drawing/edit.h"
#include "chem/drawing/facts.h"
#include "chem/drawing/labels.h"

#include <QTest>

using namespace artemisia::chem;

namespace
{

Drawing drawn(const std::string &smiles)
{
    const auto molecule = Molecule::fromSmiles(smiles);
    const auto drawing = molecule ? drawingOf(*molecule) : Result<Drawing>(Drawing());
    return drawing ? *drawing : Drawing();
}

void bracket(Drawing &drawing, const char *label, std::initializer_list<std::size_t> atoms,
             GroupKind kind = GroupKind::Repeat)
{
    Selection chosen;
    for (const std::size_t atom : atoms) {
        chosen.insert(drawing.atoms[atom].id);
    }
    addGroup(drawing, kind, label, chosen);
}

std::string formulaOf(const Drawing &drawing)
{
    const DrawingFacts facts = factsOf(drawing);
    return facts.formulae.size() == 1 ? facts.formulae[0] : std::string();
}

// Boc-protected amine, an oxyethylene unit (atoms 10 to 12) and an azide.
const std::string kHead = "CC(C)(C)OC(=O)NCC";
const std::string kUnit = "OCC";
const std::string kTail = "OCCOCCN=[N+]=[N-]";

} // namespace

/// What stands under a drawing.
class TestDrawingFacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNumberMultiplies();
    void bracketsWithinBrackets();
    void aLetterStandsApart();
    void charges();
    void queriesHaveNoMass_data();
    void queriesHaveNoMass();
    void aBondOfSeveralOrdersHasNoFormula();
    void noNumber_data();
    void noNumber();
    void unitsThatAreThere();
};

void TestDrawingFacts::aNumberMultiplies()
{
    Drawing d = drawn(kHead + kUnit + kTail);
    QCOMPARE(formulaOf(d), std::string("C13H26N4O5"));
    bracket(d, "4", {10, 11, 12});
    const DrawingFacts facts = factsOf(d);
    const DrawingFacts whole = factsOf(drawn(kHead + kUnit + kUnit + kUnit + kUnit + kTail));
    QCOMPARE(facts.formulae, std::vector<std::string>{"C19H38N4O8"});
    QCOMPARE(facts.formulae, whole.formulae);
    QVERIFY(std::abs(facts.averageMass - whole.averageMass) < 1e-6);
    QVERIFY(std::abs(facts.exactMass - whole.exactMass) < 1e-6);
    QVERIFY(facts.openCount.empty());
    QCOMPARE(facts.inchiKey, whole.inchiKey);
    QCOMPARE(facts.inchiKey.size(), size_t(27));
    // Brackets that only hold together count nothing.
    Drawing held = drawn(kHead + kUnit + kTail);
    bracket(held, "4", {10, 11, 12}, GroupKind::Brackets);
    QCOMPARE(formulaOf(held), std::string("C13H26N4O5"));
}

void TestDrawingFacts::bracketsWithinBrackets()
{
    Drawing d = drawn("CCCO");
    bracket(d, "3", {1, 2});
    bracket(d, "2", {2});
    QCOMPARE(formulaOf(d), formulaOf(drawn("CCCCCCCCCCO"))); // 1 + 3 * (1 + 2)
    Drawing open = drawn("CCCO");
    bracket(open, "n", {1, 2});
    bracket(open, "2", {2});
    QCOMPARE(formulaOf(open), std::string("CH4O(C3H6)n"));
}

void TestDrawingFacts::aLetterStandsApart()
{
    Drawing d = drawn(kHead + kUnit + kTail);
    bracket(d, "n", {10, 11, 12});
    const DrawingFacts facts = factsOf(d);
    QCOMPARE(facts.formulae, std::vector<std::string>{"C11H22N4O4(C2H4O)n"});
    QCOMPARE(facts.averageMass, 0.0);
    QCOMPARE(facts.exactMass, 0.0);
    QCOMPARE(facts.openCount, std::string("n"));
    QVERIFY(facts.inchiKey.empty());
    bracket(d, "m", {16, 17, 18});
    QCOMPARE(formulaOf(d), std::string("C9H18N4O3(C2H4O)n(C2H4O)m"));
    QCOMPARE(factsOf(d).openCount, std::string("m, n"));
}

void TestDrawingFacts::charges()
{
    Drawing d = drawn("C[N+](C)(C)CC");
    bracket(d, "n", {0, 1, 2, 3});
    QCOMPARE(formulaOf(d), std::string("C2H5(C3H9N)n+n"));
    Drawing counted = drawn("C[N+](C)(C)CC");
    bracket(counted, "2", {0, 1, 2, 3});
    QCOMPARE(formulaOf(counted), std::string("C8H23N2+2"));
    QCOMPARE(factsOf(counted).warnings.at(0).charge, 2);
    Drawing both = drawn("[O-]C[N+](C)(C)CC");
    bracket(both, "n", {2, 3, 4});
    QCOMPARE(formulaOf(both), std::string("C3H7O(C2H6N)n+n-1"));
}

void TestDrawingFacts::queriesHaveNoMass_data()
{
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<QByteArray>("formula");
    QTest::newRow("list") << QByteArray("[F,Cl]") << QByteArray("C6H5[F,Cl]");
    QTest::newRow("none of a list") << QByteArray("![C,N]") << QByteArray("C6H5![C,N]");
    for (const char *label : {"A", "Q", "X", "M", "AH"}) {
        QTest::newRow(label) << QByteArray(label) << QByteArray("C6H5") + label;
    }
    QTest::newRow("R") << QByteArray("R") << QByteArray("C6H5*");
    QTest::newRow("R1") << QByteArray("R1") << QByteArray("C6H5*");
    QTest::newRow("unknown letters") << QByteArray("Foo") << QByteArray("C6H5*");
}

void TestDrawingFacts::queriesHaveNoMass()
{
    QFETCH(QByteArray, label);
    QFETCH(QByteArray, formula);
    Drawing d = drawn("c1ccccc1C");
    QVERIFY(factsOf(d).averageMass > 92);
    QVERIFY(!factsOf(d).isOpen);
    setLabel(d, d.atoms[6].id, label.toStdString());
    const DrawingFacts facts = factsOf(d);
    QCOMPARE(QByteArray::fromStdString(formulaOf(d)), formula);
    QVERIFY(facts.isOpen);
    QCOMPARE(facts.averageMass, 0.0);
    QCOMPARE(facts.exactMass, 0.0);
    QVERIFY(facts.inchiKey.empty());
    QVERIFY(facts.openCount.empty());
    // Of the rest alone, everything is known.
    QVERIFY(!factsOf(d, {d.atoms[0].id}).isOpen);
    // They count like other atoms.
    Drawing repeated = drawn("CCCO");
    setLabel(repeated, repeated.atoms[1].id, label.toStdString());
    bracket(repeated, "2", {1});
    QCOMPARE(factsOf(repeated).averageMass, 0.0);
    if (label == "Q") {
        QCOMPARE(formulaOf(repeated), std::string("C2H6OQ2"));
    }
}

void TestDrawingFacts::aBondOfSeveralOrdersHasNoFormula()
{
    for (const BondOrder order : {BondOrder::Any, BondOrder::SingleOrDouble,
                                  BondOrder::SingleOrAromatic, BondOrder::DoubleOrAromatic}) {
        Drawing d = drawn("CCO");
        d.bonds[0].order = order;
        const DrawingFacts facts = factsOf(d);
        QVERIFY(facts.isOpen);
        QVERIFY(facts.formulae.empty());
        QCOMPARE(facts.averageMass, 0.0);
        QVERIFY(facts.inchiKey.empty());
    }
}

void TestDrawingFacts::noNumber_data()
{
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<QByteArray>("formula");
    QTest::newRow("nothing") << QByteArray("0") << QByteArray("CH4O(C2H4)0");
    QTest::newRow("more than is drawn")
        << QByteArray("12345678901234567890") << QByteArray("CH4O(C2H4)12345678901234567890");
    QTest::newRow("a sign") << QByteArray("n+1") << QByteArray("CH4O(C2H4)x");
    QTest::newRow("about") << QByteArray("~12") << QByteArray("CH4O(C2H4)~12");
}

void TestDrawingFacts::noNumber()
{
    QFETCH(QByteArray, label);
    QFETCH(QByteArray, formula);
    Drawing d = drawn("CCCO");
    bracket(d, label.constData(), {1, 2});
    QCOMPARE(QByteArray::fromStdString(formulaOf(d)), formula);
    QCOMPARE(factsOf(d).averageMass, 0.0);
    // Nor do numbers within numbers go beyond all bounds.
    Drawing deep = drawn("CCCO");
    for (int i = 0; i < 20; ++i) {
        bracket(deep, "9999", {1, 2});
    }
    QVERIFY(factsOf(deep).averageMass == 0.0);
}

// A MOL file's multiple group holds the atoms of all its units, which are drawn on each other.
void TestDrawingFacts::unitsThatAreThere()
{
    const std::string block = "\n  test\n\n"
                              "  4  3  0  0  0  0            999 V2000\n"
                              "    0.0000    0.0000    0.0000 C   0  0\n"
                              "    1.3000    0.7500    0.0000 C   0  0\n"
                              "    1.3000    0.7500    0.0000 C   0  0\n"
                              "    2.6000    0.0000    0.0000 O   0  0\n"
                              "  1  2  1  0\n"
                              "  2  3  1  0\n"
                              "  3  4  1  0\n"
                              "M  STY  1   1 MUL\n"
                              "M  SAL   1  2   2   3\n"
                              "M  SPA   1  1   2\n"
                              "M  SMT   1 2\n"
                              "M  SBL   1  2   1   3\n"
                              "M  END\n";
    const auto molecule = Molecule::fromMolBlock(block);
    QVERIFY(molecule);
    const auto drawing = drawingOf(*molecule);
    QVERIFY(drawing);
    QCOMPARE(drawing->groups.size(), size_t(1));
    QCOMPARE(drawing->groups[0].label, std::string("2"));
    QCOMPARE(formulaOf(*drawing), std::string("C3H8O"));
}

QTEST_GUILESS_MAIN(TestDrawingFacts)
#include "tst_drawing_facts.moc"
