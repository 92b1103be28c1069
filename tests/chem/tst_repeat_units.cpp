// SPDX-License-Identifier: GPL-3.0-or-later
// Brackets with a number: drawn once, meant so often.
#include "chem/depict/depict.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/edit.h"
#include "chem/molecule/descriptors.h"
#include "chem/molecule/inchi.h"
#include "chem/molecule/repeat_units.h"
#include "chem/search/query.h"

#include <QTest>

using namespace artemisia::chem;

namespace
{

struct Bracket {
    std::vector<std::size_t> atoms; ///< by their order in the SMILES
    std::string label;
};

Molecule fromSmiles(const std::string &smiles)
{
    const auto molecule = Molecule::fromSmiles(smiles);
    return molecule ? *molecule : Molecule();
}

/// As a drawing with these brackets on it says it.
Molecule bracketed(const std::string &smiles, const std::vector<Bracket> &brackets)
{
    auto drawing = drawingOf(fromSmiles(smiles));
    if (!drawing) {
        return {};
    }
    for (const Bracket &bracket : brackets) {
        Selection chosen;
        for (const std::size_t atom : bracket.atoms) {
            chosen.insert(drawing->atoms[atom].id);
        }
        addGroup(*drawing, GroupKind::Repeat, bracket.label, chosen);
    }
    const auto molecule = moleculeOf(*drawing);
    return molecule ? *molecule : Molecule();
}

std::string keyOf(const Molecule &molecule)
{
    const auto made = inchi(molecule);
    return made ? made->key : std::string();
}

} // namespace

Q_DECLARE_METATYPE(std::vector<Bracket>)

class TestRepeatUnits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theWholeIsMeant_data();
    void theWholeIsMeant();
    void enhancedStereoIsOfEachUnit();
    void searchesFindTheWhole();
    void theBracketsAreDrawn();
    void whatCannotBeWrittenOut_data();
    void whatCannotBeWrittenOut();
    void numbers();
};

void TestRepeatUnits::theWholeIsMeant_data()
{
    QTest::addColumn<std::string>("drawn");
    QTest::addColumn<std::vector<Bracket>>("brackets");
    QTest::addColumn<std::string>("meant");
    const auto row = [](const char *name, const char *drawn, const std::vector<Bracket> &brackets,
                        const char *meant) {
        QTest::newRow(name) << std::string(drawn) << brackets << std::string(meant);
    };
    row("azido-PEG", "NCCOCCN=[N+]=[N-]", {{{3, 4, 5}, "4"}}, "NCCOCCOCCOCCOCCN=[N+]=[N-]");
    row("one", "NCCOCCO", {{{3, 4, 5}, "1"}}, "NCCOCCO");
    row("one atom", "OCO", {{{1}, "6"}}, "OCCCCCCO");
    row("alanines", "N[C@@H](C)C(=O)N[C@@H](C)C(=O)O", {{{0, 1, 2, 3, 4}, "1"}},
        "N[C@@H](C)C(=O)N[C@@H](C)C(=O)O");
    row("alanines, more", "CC(=O)N[C@@H](C)C(=O)O", {{{3, 4, 5, 6, 7}, "4"}},
        "CC(=O)N[C@@H](C)C(=O)N[C@@H](C)C(=O)N[C@@H](C)C(=O)N[C@@H](C)C(=O)O");
    row("a centre between the brackets", "C[C@H](F)O", {{{1, 2}, "2"}}, "C[C@H](F)[C@H](F)O");
    row("a centre beside them", "N[C@@H](CC)C(=O)O", {{{2}, "2"}}, "N[C@@H](CCC)C(=O)O");
    row("a double bond between them", "C/C=C/CO", {{{1, 2, 3}, "3"}}, "C/C=C/C/C=C/C/C=C/CO");
    row("a double bond alone", "C/C=C/CO", {{{1, 2}, "2"}}, "C/C=C/C=C/CO");
    row("cis", "CC/C(C)=C\\CO", {{{1, 2, 3, 4, 5}, "2"}}, "CC/C(C)=C\\CC/C(C)=C\\CO");
    row("rings", "Oc1ccc(cc1)C", {{{1, 2, 3, 4, 5, 6}, "3"}}, "Oc1ccc(cc1)c1ccc(cc1)c1ccc(cc1)C");
    row("in a ring", "C1CCOCC1", {{{1, 2}, "3"}}, "C1CCCCCCOCC1");
    row("brackets in brackets", "CCCO", {{{1, 2}, "3"}, {{2}, "2"}}, "CCCCCCCCCCO");
    row("two beside each other", "CCONO", {{{1}, "2"}, {{3}, "2"}}, "CCCONNO");
    row("nothing leaves them", "[NH3+]CC[NH3+].[Cl-]", {{{4}, "2"}}, "[NH3+]CC[NH3+].[Cl-].[Cl-]");
}

void TestRepeatUnits::theWholeIsMeant()
{
    QFETCH(std::string, drawn);
    QFETCH(std::vector<Bracket>, brackets);
    QFETCH(std::string, meant);
    const Molecule molecule = bracketed(drawn, brackets);
    const Molecule whole = fromSmiles(meant);
    QVERIFY(!molecule.isEmpty());
    QVERIFY(!keyOf(whole).empty());
    QCOMPARE(molecule.smiles(), whole.smiles());
    QCOMPARE(molecule.cxSmiles(), whole.cxSmiles());
    QCOMPARE(keyOf(molecule), keyOf(whole));
    QCOMPARE(formula(molecule), formula(whole));
    QVERIFY(std::abs(averageMass(molecule) - averageMass(whole)) < 1e-9);
    QVERIFY(std::abs(monoisotopicMass(molecule) - monoisotopicMass(whole)) < 1e-9);
    QCOMPARE(descriptors(molecule)->heavyAtoms, descriptors(whole)->heavyAtoms);
    QCOMPARE(*morganFingerprint(molecule), *morganFingerprint(whole));
    // What is drawn stays so, in MOL blocks and here.
    QCOMPARE(molecule.atomCount(), fromSmiles(drawn).atomCount());
    const auto again = Molecule::fromMolBlock(*molecule.molBlock());
    QVERIFY(again);
    QCOMPARE(again->atomCount(), molecule.atomCount());
    QCOMPARE(keyOf(*again), keyOf(whole));
    const auto kept = Molecule::fromBytes(molecule.toBytes());
    QVERIFY(kept);
    QCOMPARE(kept->smiles(), whole.smiles());
}

void TestRepeatUnits::enhancedStereoIsOfEachUnit()
{
    auto drawing = drawingOf(fromSmiles("CC(=O)N[C@@H](C)C(=O)O |o1:4|"));
    QVERIFY(drawing);
    Selection unit;
    for (std::size_t i = 3; i < 8; ++i) {
        unit.insert(drawing->atoms[i].id);
    }
    addGroup(*drawing, GroupKind::Repeat, "2", unit);
    const auto molecule = moleculeOf(*drawing);
    QVERIFY(molecule);
    const Molecule whole = fromSmiles("CC(=O)N[C@@H](C)C(=O)N[C@@H](C)C(=O)O |o1:4,9|");
    QCOMPARE(molecule->cxSmiles(), whole.cxSmiles());
}

void TestRepeatUnits::searchesFindTheWhole()
{
    const Molecule molecule = bracketed("NCCOCCN=[N+]=[N-]", {{{3, 4, 5}, "4"}});
    const auto query = SubstructureQuery::fromText("OCCOCCOCCOCCN=[N+]=[N-]");
    QVERIFY(query);
    QVERIFY(query->matches(molecule));
    const std::vector<int> atoms = query->firstMatch(molecule);
    QCOMPARE(atoms.size(), size_t(15));
    for (const int atom : atoms) { // those of a further unit are shown at the one that is drawn
        QVERIFY(atom >= 0 && atom < molecule.atomCount());
    }
    const auto longer = SubstructureQuery::fromText("OCCOCCOCCOCCOCCN=[N+]=[N-]");
    QVERIFY(longer);
    QVERIFY(!longer->matches(molecule));
}

/// A MOL block of ours does not say where the brackets stand.
void TestRepeatUnits::theBracketsAreDrawn()
{
    const Molecule molecule = bracketed("NCCOCCN=[N+]=[N-]", {{{3, 4, 5}, "4"}});
    const auto again = Molecule::fromMolBlock(*molecule.molBlock());
    QVERIFY(again);
    const auto list = depict(*again);
    const auto plain = depict(fromSmiles("NCCOCCN=[N+]=[N-]"));
    QVERIFY(list && plain);
    const auto texts = [](const DisplayList &of) {
        return std::count_if(of.items.begin(), of.items.end(), [](const DisplayItem &item) {
            const auto *text = std::get_if<TextItem>(&item);
            return text != nullptr && text->text == "4";
        });
    };
    QCOMPARE(texts(*list), 1);
    QCOMPARE(texts(*plain), 0);
    QCOMPARE(list->items.size(), plain->items.size() + 7); // three strokes a bracket
}

void TestRepeatUnits::whatCannotBeWrittenOut_data()
{
    QTest::addColumn<std::vector<Bracket>>("brackets");
    QTest::newRow("a letter") << std::vector<Bracket>{{{3, 4, 5}, "n"}};
    QTest::newRow("a letter beside a number") << std::vector<Bracket>{{{3, 4, 5}, "4"}, {{1}, "m"}};
    QTest::newRow("an end") << std::vector<Bracket>{{{0, 1}, "2"}};
    QTest::newRow("none") << std::vector<Bracket>{{{3, 4, 5}, "0"}};
    QTest::newRow("beyond a structure") << std::vector<Bracket>{{{3, 4, 5}, "9999"}};
    QTest::newRow("numbers of numbers") << std::vector<Bracket>(6, Bracket{{3, 4, 5}, "99"});
}

/// Such a molecule has no InChI; its SMILES says the brackets beside the unit.
void TestRepeatUnits::whatCannotBeWrittenOut()
{
    QFETCH(std::vector<Bracket>, brackets);
    const Molecule molecule = bracketed("NCCOCCN=[N+]=[N-]", brackets);
    QVERIFY(!molecule.isEmpty());
    QCOMPARE(molecule.smiles(), fromSmiles("NCCOCCN=[N+]=[N-]").smiles());
    QVERIFY(!inchi(molecule));
    QVERIFY(molecule.cxSmiles().find("Sg:") != std::string::npos);
}

void TestRepeatUnits::numbers()
{
    QCOMPARE(repeatCount("12"), 12);
    QCOMPARE(repeatCount("0004"), 4);
    for (const char *label : {"", "n", "-1", "1.5", "12345", "1 2", "٤"}) {
        QCOMPARE(repeatCount(label), 0);
    }
}

QTEST_GUILESS_MAIN(TestRepeatUnits)
#include "tst_repeat_units.moc"
