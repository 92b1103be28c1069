// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/sheet_work.h"
#include "chem/drawing/labels.h"
#include "tests/app/desktop/sketcher/editor_fixture.h"

using namespace artemisia;
using namespace artemisia::app;

/// Labels that somebody types or sets with a key.
class TestSketcherLabels : public QObject, EditorFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(openEditor()); }
    void cleanup() { closeEditor(); }
    void typedAsInPrint_data();
    void typedAsInPrint();
    void openedAndLeftAsItWas();
    void aKeyOnARing_data();
    void aKeyOnARing();
    void phosphoraneInARing();
    void aQueryHasNoMass();
    void onALoneAtom_data();
    void onALoneAtom();
    void whatNobodyIsSureOf();
    void lettersThatWereChanged();
    void afterAGesture();

private:
    [[nodiscard]] chem::ItemId end(bool isLeft) const
    {
        const auto &atoms = m_hand->sheet().atoms;
        return (atoms[0].at.x < atoms[1].at.x) == isLeft ? atoms[0].id : atoms[1].id;
    }
    void typeAt(bool isLeft, const char *label)
    {
        m_hand->keysAt(m_hand->sheet().atom(end(isLeft))->at, "Enter");
        m_hand->type(label);
        m_hand->press(Qt::Key_Return);
    }
};

void TestSketcherLabels::typedAsInPrint_data()
{
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<bool>("isLeft");
    QTest::addColumn<QString>("smiles");
    const auto row = [](const char *label, bool isLeft, const char *smiles) {
        QTest::addRow("%s %s", label, isLeft ? "left" : "right")
            << QByteArray(label) << isLeft << QString::fromLatin1(smiles);
    };
    row("MeO", true, "COC");
    row("MeO", false, "COC");
    row("NC", true, "CC#N");
    row("NC", false, "[C-]#[N+]C");
    row("CN", false, "CC#N");
    row("(HO)2B", true, "CB(O)O");
    row("CH2CH2OH", false, "CCCO");
    row("CO2Na", false, "CC(=O)[O-].[Na+]");
}

void TestSketcherLabels::typedAsInPrint()
{
    QFETCH(QByteArray, label);
    QFETCH(bool, isLeft);
    QFETCH(QString, smiles);
    m_hand->click({0, 0});
    typeAt(isLeft, label.constData());
    QCOMPARE(m_hand->smiles(), smiles);
}

void TestSketcherLabels::openedAndLeftAsItWas()
{
    m_hand->click({0, 0});
    typeAt(true, "SCN");
    QCOMPARE(m_hand->smiles(), QStringLiteral("CN=C=S"));
    const chem::Drawing before = m_hand->sheet();
    typeAt(true, "");
    QVERIFY(m_hand->sheet() == before);
}

void TestSketcherLabels::aKeyOnARing_data()
{
    QTest::addColumn<char>("key");
    QTest::addColumn<QString>("smiles");
    QTest::newRow("OMe") << 'O' << QStringLiteral("COc1ccccc1");
    QTest::newRow("CF3") << 'F' << QStringLiteral("FC(F)(F)c1ccccc1");
    QTest::newRow("NO2") << 'N' << QStringLiteral("O=[N+]([O-])c1ccccc1");
    QTest::newRow("N3") << 'Z' << QStringLiteral("[N-]=[N+]=Nc1ccccc1");
    QTest::newRow("Ac") << 'A' << QStringLiteral("CC(=O)c1ccccc1");
    QTest::newRow("Cl") << 'l' << QStringLiteral("Clc1ccccc1");
    QTest::newRow("N") << 'n' << QStringLiteral("c1ccncc1");
}

void TestSketcherLabels::aKeyOnARing()
{
    QFETCH(char, key);
    QFETCH(QString, smiles);
    m_hand->tool("benzene");
    m_hand->click({0, 0});
    const chem::Drawing before = m_hand->sheet();
    m_hand->keysAt(m_hand->atom(2), std::string(1, key));
    QCOMPARE(m_hand->smiles(), smiles);
    m_hand->press(Qt::Key_Z, Qt::ControlModifier); // one step
    QVERIFY(m_hand->sheet().atoms == before.atoms);
}

void TestSketcherLabels::phosphoraneInARing()
{
    m_hand->tool("ring 4");
    m_hand->click({0, 0});
    m_hand->keysAt(m_hand->atom(0), "o");
    m_hand->keysAt(m_hand->atom(1), "Enter");
    m_hand->type("PPh3");
    m_hand->press(Qt::Key_Return);
    QCOMPARE(m_hand->smiles(), QStringLiteral("c1ccc(P2(c3ccccc3)(c3ccccc3)CCO2)cc1"));
}

void TestSketcherLabels::aQueryHasNoMass()
{
    const auto *facts = find<QLabel>("sketchFactsLabel");
    m_hand->tool("benzene");
    m_hand->click({0, 0});
    m_hand->keysAt(m_hand->atom(0), "1");
    QTRY_VERIFY2(facts->text().contains(QStringLiteral("g/mol")), qPrintable(facts->text()));
    for (const char *label : {"[F,Cl]", "R"}) {
        m_hand->keysAt(m_hand->sheet().atoms[6].at, "Enter");
        QVERIFY(view().isEditingText());
        m_hand->press(Qt::Key_A, Qt::ControlModifier);
        m_hand->type(label);
        m_hand->press(Qt::Key_Return);
        const QString formula = QStringLiteral("</sub>") + QLatin1String(label) + u' ';
        QTRY_VERIFY2(facts->text().contains(formula), qPrintable(facts->text()));
        QVERIFY(facts->text().contains(QStringLiteral("mass depends on what is left open")));
        QVERIFY(!facts->text().contains(QStringLiteral("g/mol")));
    }
}

void TestSketcherLabels::onALoneAtom_data()
{
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<QString>("smiles");
    const auto row = [](const char *label, const char *smiles) {
        QTest::newRow(label) << QByteArray(label) << QString::fromLatin1(smiles);
    };
    row("Et3N", "CCN(CC)CC");
    row("NaOH", "[Na+].[OH-]");
    row("K2CO3", "O=C([O-])[O-].[K+].[K+]");
    row("HATU", "CN(C)C(On1nnc2cccnc21)=[N+](C)C.F[P-](F)(F)(F)(F)F");
    row("THF", "C1CCOC1");
    row("DIPEA", "CCN(C(C)C)C(C)C");
    row("TFA", "O=C(O)C(F)(F)F"); // on a bond it is the acyl group
    row("CO", "[C-]#[O+]");
    row("CO2", "O=C=O");
    row("AlCl3", "[Al+3].[Cl-].[Cl-].[Cl-]");
}

// On empty paper: Enter draws an atom, Enter types its label.
void TestSketcherLabels::onALoneAtom()
{
    QFETCH(QByteArray, label);
    QFETCH(QString, smiles);
    m_hand->keysAt({0, 0}, "Enter Enter");
    QVERIFY(view().isEditingText());
    const chem::Drawing before = m_hand->sheet();
    m_hand->type(label.constData());
    m_hand->press(Qt::Key_Return);
    QTRY_COMPARE(m_hand->smiles(), smiles);
    QCOMPARE(chem::labelOf(m_hand->sheet(), m_hand->sheet().atoms.front().id), label.toStdString());
    const chem::Drawing after = m_hand->sheet();
    m_hand->press(Qt::Key_Z, Qt::ControlModifier); // one step
    QVERIFY(m_hand->sheet().atoms == before.atoms);
    m_hand->press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_hand->sheet() == after);
}

void TestSketcherLabels::whatNobodyIsSureOf()
{
    m_hand->keysAt({0, 0}, "Enter Enter");
    m_hand->type("EDC"); // the table has two
    m_hand->press(Qt::Key_Return);
    m_hand->keysAt({60, 0}, "Enter Enter");
    m_hand->type("HOBt");
    m_hand->press(Qt::Key_Return);
    QTRY_VERIFY(m_hand->sheet().atoms.size() > 2);
    QVERIFY(m_hand->sheet().atoms.front().kind == chem::AtomKind::Text);
    QCOMPARE(m_hand->sheet().atoms.front().text, std::string("EDC"));
}

/// Answers arrive in the order of the questions: once THF is there, all before it were.
void TestSketcherLabels::lettersThatWereChanged()
{
    jobs::Runner one(QStringLiteral("one"), 1);
    SketchDocument sheet;
    SheetWork work(sheet, one);
    const auto lettered = [](const char *letters) {
        chem::Drawing drawing;
        setLabel(drawing, drawAtom(drawing, {0, 0}, 6), letters);
        return drawing;
    };
    const chem::ItemId atom = lettered("HATU").atoms.front().id;
    const auto ask = [&](const char *letters) {
        sheet.load(lettered(letters));
        work.lookUp(atom, {});
    };
    ask("HATU"); // another sheet takes its place, on which it stands at the same atom
    ask("HBTU"); // changed
    sheet.edit(QStringLiteral("other"),
               [&](chem::Drawing &drawing) { (void)setLabel(drawing, atom, "LDA"); });
    ask("DMF"); // bound
    sheet.edit(QStringLiteral("other"), [&](chem::Drawing &drawing) { sprout(drawing, atom); });
    ask("DBU"); // gone
    sheet.edit(QStringLiteral("other"), [&](chem::Drawing &drawing) { erase(drawing, {atom}); });
    chem::Drawing last = lettered("HATU");
    const chem::ItemId marker = drawAtom(last, {90, 0}, 6);
    setLabel(last, marker, "THF");
    sheet.load(last);
    work.lookUp(marker, {});
    QTRY_VERIFY(sheet.drawing().atoms.size() > 2);
    QVERIFY(sheet.drawing().atoms.front() == last.atoms.front());
    QCOMPARE(chem::labelOf(sheet.drawing(), marker), std::string("THF"));
    QCOMPARE(sheet.undoStack().count(), 1);
    // What was drawn meanwhile is no reason: the letters are the same. It is a step of its own.
    work.lookUp(atom, QStringLiteral("typed"));
    sheet.edit(QStringLiteral("other"), [&](chem::Drawing &drawing) {
        move(drawing, {atom}, {5, 5});
    });
    QTRY_VERIFY(sheet.drawing().abbreviationOf(atom) != nullptr);
    QCOMPARE(sheet.undoStack().count(), 3);
    QCOMPARE(sheet.drawing().atom(atom)->at.x, 5.0);
}

void TestSketcherLabels::afterAGesture()
{
    jobs::Runner one(QStringLiteral("one"), 1);
    SketchDocument sheet;
    SheetWork work(sheet, one);
    chem::Drawing drawing;
    const chem::ItemId first = drawAtom(drawing, {0, 0}, 6);
    const chem::ItemId second = drawAtom(drawing, {60, 0}, 6);
    setLabel(drawing, first, "THF");
    setLabel(drawing, second, "DMF");
    sheet.load(drawing);
    sheet.preview([](chem::Drawing &shown) { drawAtom(shown, {120, 0}, 7); });
    work.lookUp(first, {});
    bool isAnswered = false;
    one.start(
        {}, [](const WorkContext &) { return Result<int>(0); }, this,
        [&](const Result<int> &) { isAnswered = true; });
    QTRY_VERIFY(isAnswered);
    QVERIFY(sheet.hasPreview());
    QVERIFY(sheet.drawing() == drawing);
    sheet.commitPreview(QStringLiteral("draw"));
    QTRY_VERIFY(sheet.drawing().abbreviationOf(first) != nullptr);
    QCOMPARE(sheet.undoStack().count(), 2);
}

QTEST_MAIN(TestSketcherLabels)
#include "tst_sketcher_labels.moc"
