// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/template_tool.h"
#include "chem/depict/geometry.h"
#include "chem/drawing/read.h"
#include "chem/drawing/scheme.h"
#include "core/reagents/user_reagents.h"
#include "tests/app/desktop/sketcher/editor_fixture.h"

#include <QDir>
#include <QFileInfo>
#include <QListView>
#include <QScopeGuard>

using namespace artemisia;
using namespace artemisia::app;

namespace
{

QString canonical(const char *smiles)
{
    return QString::fromStdString(chem::Molecule::fromSmiles(smiles)->smiles());
}

} // namespace

/// The editor under real keys and the mouse.
class TestSketcher : public QObject, EditorFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(openEditor()); }
    void cleanup() { closeEditor(); }
    void bondByMouse();
    void dragSnaps();
    void keysOnHoveredAtom();
    void ringsAndUndo();
    void labelTyped();
    void wordsOnTheSheet();
    void selectMoveAndErase();
    void keyboardAlone();
    void schemeFromTheKeyboard();
    void atomsAreMapped();
    void structuresAreDrawnAlike();
    void namesBecomeStructures();
    void aNameOfTwoThingsIsAChoice();
    void templateOnTheSheet();
    void templatesByName();

private:
    [[nodiscard]] const chem::Drawing &drawing() const { return document().drawing(); }
};

void TestSketcher::bondByMouse()
{
    m_hand->click({0, 0});
    QCOMPARE(m_hand->smiles(), QStringLiteral("CC"));
    m_hand->click(m_hand->last());
    QCOMPARE(m_hand->smiles(), QStringLiteral("CCC"));
    m_hand->click(m_hand->bond(0, 1));
    QCOMPARE(m_hand->smiles(), canonical("C=CC"));
}

void TestSketcher::dragSnaps()
{
    m_hand->drag({0, 0}, {30, 2});
    QCOMPARE(drawing().atoms.size(), size_t(2));
    QVERIFY(std::abs(m_hand->atom(1).y - m_hand->atom(0).y) < 1e-6);
    // From one atom to another closes a ring.
    m_hand->drag(m_hand->atom(1), {14.4, -30});
    m_hand->drag(m_hand->atom(2), m_hand->atom(0));
    QCOMPARE(m_hand->smiles(), canonical("C1CC1"));
}

void TestSketcher::keysOnHoveredAtom()
{
    m_hand->click({0, 0});
    m_hand->hover(m_hand->atom(1));
    m_hand->type("n");
    QCOMPARE(m_hand->smiles(), canonical("CN"));
    m_hand->type("+");
    QCOMPARE(m_hand->smiles(), canonical("C[NH3+]"));
    m_hand->type("-");
    m_hand->type("O"); // methoxy
    QCOMPARE(m_hand->smiles(), canonical("COC"));
    m_hand->type("y");
    QCOMPARE(m_hand->smiles(), canonical("CC(=O)OC(C)(C)C"));
    m_hand->hover(m_hand->atom(0));
    m_hand->type("3");
    QCOMPARE(m_hand->smiles(), canonical("c1ccccc1CC(=O)OC(C)(C)C"));
}

void TestSketcher::ringsAndUndo()
{
    m_hand->tool("benzene");
    m_hand->click({0, 0});
    QCOMPARE(m_hand->smiles(), canonical("c1ccccc1"));
    m_hand->click(m_hand->bond(0, 1));
    QCOMPARE(m_hand->smiles(), canonical("c1ccc2ccccc2c1"));
    m_hand->press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_hand->smiles(), canonical("c1ccccc1"));
    m_hand->press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(drawing().isEmpty());
    m_hand->press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    m_hand->press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_hand->smiles(), canonical("c1ccc2ccccc2c1"));
}

void TestSketcher::labelTyped()
{
    m_hand->click({0, 0});
    m_hand->hover(m_hand->atom(1));
    m_hand->press(Qt::Key_Return);
    QVERIFY(view().isEditingText());
    m_hand->type("CO2Et");
    m_hand->press(Qt::Key_Return);
    QCOMPARE(m_hand->smiles(), canonical("CC(=O)OCC"));
    QVERIFY(!view().isEditingText());
    // Esc leaves the label as it was.
    m_hand->hover(m_hand->atom(0));
    m_hand->press(Qt::Key_Return);
    m_hand->type("N");
    m_hand->press(Qt::Key_Escape);
    QCOMPARE(m_hand->smiles(), canonical("CC(=O)OCC"));
}

void TestSketcher::wordsOnTheSheet()
{
    m_hand->tool("arrow");
    m_hand->drag({0, 0}, {60, 3});
    QCOMPARE(drawing().arrows.size(), size_t(1));
    QCOMPARE(drawing().arrows[0].to.y, drawing().arrows[0].from.y);
    m_hand->tool("text");
    m_hand->click({30, -12});
    m_hand->type("H2, Pd/C");
    m_hand->press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(drawing().texts.size(), size_t(1));
    QCOMPARE(chem::stepsOf(drawing())[0].textsAbove.size(), size_t(1));
}

void TestSketcher::selectMoveAndErase()
{
    m_hand->tool("ring 6");
    m_hand->click({0, 0});
    m_hand->click({80, 0});
    m_hand->tool("select");
    m_hand->drag({-30, -30}, {30, 30});
    QCOMPARE(document().selection().size(), size_t(12));
    const chem::Point before = m_hand->atom(0);
    m_hand->drag(before, {before.x, before.y - 40});
    QVERIFY(std::abs(m_hand->atom(0).y - before.y + 40) < 1);
    m_hand->press(Qt::Key_Delete);
    QCOMPARE(m_hand->smiles(), canonical("C1CCCCC1"));
    m_hand->press(Qt::Key_A, Qt::ControlModifier);
    m_hand->press(Qt::Key_Delete);
    QVERIFY(drawing().isEmpty());
}

void TestSketcher::keyboardAlone()
{
    m_hand->press(Qt::Key_Return); // begins with a carbon
    m_hand->type("1");             // a bond: ethane
    m_hand->type("1");
    m_hand->type("o"); // the new atom: ethanol
    QCOMPARE(m_hand->smiles(), canonical("CCO"));
}

void TestSketcher::schemeFromTheKeyboard()
{
    m_hand->type("/");
    m_hand->type("CC(C)Cc1ccc(cc1)C(C)C(=O)O");
    m_hand->press(Qt::Key_Return);
    QTRY_COMPARE(drawing().atoms.size(), size_t(15));
    document().setSelection({});
    m_hand->type("r");
    QCOMPARE(drawing().arrows.size(), size_t(1));
    QTRY_VERIFY(!find<QLabel>("sketchFactsLabel")->text().isEmpty());
}

void TestSketcher::atomsAreMapped()
{
    m_sketcher->setDrawing(*chem::drawingFromText("CCO>>CC=O"));
    m_hand->press(Qt::Key_M, Qt::ControlModifier | Qt::AltModifier);
    QTRY_COMPARE(drawing().atoms[0].map, 1);
    for (const chem::DrawnAtom &atom : drawing().atoms) {
        QVERIFY(atom.map > 0);
    }
    m_hand->press(Qt::Key_Z, Qt::ControlModifier); // one step
    QCOMPARE(drawing().atoms[0].map, 0);
    QVERIFY(!document().undoStack().canUndo());
}

void TestSketcher::structuresAreDrawnAlike()
{
    chem::Drawing sheet = *chem::drawingFromText("Cc1ccc2[nH]ccc2c1");
    chem::Drawing other = sheet;
    chem::rotate(other, chem::everything(other), {0, 0}, 60);
    chem::insert(sheet, other, {150, 0});
    m_sketcher->setDrawing(sheet);
    m_hand->press(Qt::Key_L, Qt::ControlModifier | Qt::AltModifier);
    const size_t half = sheet.atoms.size() / 2;
    QTRY_VERIFY(document().undoStack().canUndo());
    const chem::Point shift = drawing().atoms[half].at - m_hand->atom(0);
    for (size_t i = 0; i < half; ++i) {
        const chem::Point away = drawing().atoms[half + i].at - drawing().atoms[i].at - shift;
        QVERIFY(std::hypot(away.x, away.y) < 0.5);
    }
}

void TestSketcher::namesBecomeStructures()
{
    m_hand->type("/");
    m_hand->type("64-17-5");
    m_hand->press(Qt::Key_Return);
    QTRY_COMPARE(m_hand->smiles(), canonical("CCO"));
    m_sketcher->setDrawing({});
    m_hand->type("/");
    m_hand->type("dimethyl SULFOXIDE"); // whatever its case
    m_hand->press(Qt::Key_Return);
    QTRY_COMPARE(m_hand->smiles(), canonical("CS(C)=O"));
    m_sketcher->setDrawing({});
    m_hand->type("/");
    m_hand->type("64-17-6");
    m_hand->press(Qt::Key_Return);
    QTRY_VERIFY(said().contains(QStringLiteral("64-17-6")));
    QVERIFY(drawing().isEmpty());
    QCOMPARE(nameBox().text(), QStringLiteral("64-17-6")); // what was typed stays
    m_hand->type("no such thing");                         // in its place
    m_hand->press(Qt::Key_Return);
    QTRY_VERIFY(said().contains(QStringLiteral("no such thing")));
    QCOMPARE(nameBox().text(), QStringLiteral("no such thing"));
    m_hand->type("64-17-5");
    m_hand->press(Qt::Key_Return);
    QTRY_COMPARE(m_hand->smiles(), canonical("CCO"));
    QVERIFY(said().isEmpty());
    // It is no news any more once something else was drawn.
    m_hand->type("/");
    m_hand->type("no such thing");
    m_hand->press(Qt::Key_Return);
    QTRY_VERIFY(!said().isEmpty());
    m_hand->click({-80, -60});
    QVERIFY(said().isEmpty());
}

void TestSketcher::aNameOfTwoThingsIsAChoice()
{
    // A row of the user's own, whose name is a SMILES of something else.
    QTemporaryDir data;
    qputenv("XDG_DATA_HOME", data.path().toLocal8Bit());
    const auto back =
        qScopeGuard([this] { qputenv("XDG_DATA_HOME", m_folder.path().toLocal8Bit()); });
    const reagents::UserReagents own;
    QVERIFY(QDir().mkpath(QFileInfo(own.file()).path()));
    QFile file(own.file());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("name\tsmiles\nCO\t[C-]#[O+]\n");
    file.close();
    m_hand->type("/");
    m_hand->type("CO"); // methanol as SMILES
    m_hand->press(Qt::Key_Return);
    QWidget *popup = nullptr;
    QTRY_VERIFY((popup = QApplication::activePopupWidget()) != nullptr);
    QVERIFY(drawing().isEmpty());
    QVERIFY(said().contains(QStringLiteral("CO")));
    QTest::keyClick(popup, Qt::Key_Down); // from the row to the SMILES
    QTest::keyClick(popup, Qt::Key_Return);
    QTRY_COMPARE(m_hand->smiles(), canonical("CO"));
    QVERIFY(nameBox().text().isEmpty());
}

void TestSketcher::templateOnTheSheet()
{
    const auto use = [this](const char *smiles) {
        const auto molecule = chem::Molecule::fromSmiles(smiles);
        view().setTool(std::make_unique<TemplateTool>(
            view(), document(), chem::templateFrom(*chem::drawingOf(*molecule)),
            QStringLiteral("it")));
    };
    use("c1ccccc1");
    m_hand->hover({20, 20});
    QVERIFY(drawing().isEmpty()); // only a ghost
    QVERIFY(!document().hasPreview());
    m_hand->click({0, 0});
    QCOMPARE(m_hand->smiles(), canonical("c1ccccc1"));
    m_hand->click(m_hand->bond(0, 1));
    QCOMPARE(m_hand->smiles(), canonical("c1ccc2ccccc2c1"));
    document().undoStack().undo();
    use("N1CCCCC1");
    const chem::Point atom = m_hand->atom(0);
    m_hand->drag(atom, {atom.x, atom.y - 40});
    QCOMPARE(m_hand->smiles(), canonical("c1ccccc1N1CCCCC1"));
    QCOMPARE(document().undoStack().undoText(), QStringLiteral("Put it"));
}

void TestSketcher::templatesByName()
{
    m_hand->type("z");
    auto *search = find<QLineEdit>("templateSearchLineEdit");
    QVERIFY(search && search->hasFocus());
    m_hand->type("alanine");
    m_hand->press(Qt::Key_Return);
    QTRY_COMPARE(m_sketcher->toolId(), QStringLiteral("template"));
    QVERIFY(view().hasFocus());
    m_hand->click({0, 0});
    QCOMPARE(m_hand->smiles(), canonical("C[C@H](N)C(=O)O"));
    m_hand->tool("bond");
    // Used last, seen first; Esc goes back to the sheet.
    m_hand->type("z");
    auto *list = find<QListView>("templateListView");
    search->clear();
    QVERIFY(list->model()->rowCount() > 100);
    m_hand->press(Qt::Key_Escape);
    QVERIFY(!list->isVisible());
    QVERIFY(view().hasFocus());
}

QTEST_MAIN(TestSketcher)
#include "tst_sketcher.moc"
