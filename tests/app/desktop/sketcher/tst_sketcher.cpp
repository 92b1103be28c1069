// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/session/settings.h"
#include "app/desktop/sketcher/sketch_view.h"
#include "app/desktop/sketcher/sketcher.h"
#include "app/desktop/sketcher/template_tool.h"
#include "app/desktop/theme/theme.h"
#include "chem/depict/geometry.h"
#include "chem/drawing/convert.h"
#include "chem/drawing/place.h"
#include "chem/drawing/read.h"
#include "chem/drawing/scheme.h"
#include "core/reagents/user_reagents.h"

#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace artemisia;
using namespace artemisia::app;

namespace
{

QString smilesOf(const chem::Drawing &drawing)
{
    const auto molecule = chem::moleculeOf(drawing);
    return QString::fromStdString(molecule ? molecule->smiles() : molecule.error().message);
}

QString canonical(const char *smiles)
{
    return QString::fromStdString(chem::Molecule::fromSmiles(smiles)->smiles());
}

} // namespace

/// The editor under real keys and the mouse.
class TestSketcher : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
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
    [[nodiscard]] QString said() const
    {
        return m_sketcher->findChild<QLabel *>(QStringLiteral("sketchMessageLabel"))->text();
    }
    void click(chem::Point at, Qt::KeyboardModifiers modifiers = {})
    {
        const QPoint point = m_sketcher->view().toWidget(at).toPoint();
        QTest::mouseMove(&m_sketcher->view(), point);
        QTest::mouseClick(&m_sketcher->view(), Qt::LeftButton, modifiers, point);
        ++m_events;
    }
    void hover(chem::Point at)
    {
        QTest::mouseMove(&m_sketcher->view(), m_sketcher->view().toWidget(at).toPoint());
        ++m_events;
    }
    void drag(chem::Point from, chem::Point to, Qt::KeyboardModifiers modifiers = {})
    {
        SketchView &view = m_sketcher->view();
        const QPoint a = view.toWidget(from).toPoint();
        const QPoint b = view.toWidget(to).toPoint();
        QTest::mouseMove(&view, a);
        QTest::mousePress(&view, Qt::LeftButton, modifiers, a);
        for (int i = 1; i <= 4; ++i) {
            QMouseEvent move(QEvent::MouseMove, QPointF(a + (b - a) * i / 4),
                             view.mapToGlobal(QPointF(a + (b - a) * i / 4)), Qt::LeftButton,
                             Qt::LeftButton, modifiers);
            QCoreApplication::sendEvent(&view, &move);
        }
        QTest::mouseRelease(&view, Qt::LeftButton, modifiers, b);
        ++m_events;
    }
    void type(const char *keys)
    {
        for (const char *key = keys; *key != 0; ++key) {
            QTest::keyClick(QApplication::focusWidget(), *key);
            ++m_events;
        }
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
        ++m_events;
    }
    [[nodiscard]] const chem::Drawing &drawing() const { return m_sketcher->document().drawing(); }

    QTemporaryDir m_folder;
    std::unique_ptr<jobs::Runner> m_workers;
    std::unique_ptr<Sketcher> m_sketcher;
    int m_events = 0;
};

void TestSketcher::initTestCase()
{
    Settings::useFile(m_folder.filePath(QStringLiteral("settings.ini")));
    Theme::instance().apply(ThemeChoice::Light);
}

void TestSketcher::init()
{
    qputenv("XDG_DATA_HOME", m_folder.path().toLocal8Bit()); // whose templates are not these tests'
    m_workers = std::make_unique<jobs::Runner>(QStringLiteral("test"), 2);
    m_sketcher = std::make_unique<Sketcher>(Sketcher::Use::Anything, *m_workers);
    m_sketcher->resize(1000, 700);
    m_sketcher->show();
    QVERIFY(QTest::qWaitForWindowActive(m_sketcher.get()));
    m_sketcher->view().setFocus();
    m_events = 0;
}

void TestSketcher::cleanup()
{
    m_sketcher.reset();
    m_workers.reset();
}

void TestSketcher::bondByMouse()
{
    click({0, 0});
    QCOMPARE(smilesOf(drawing()), QStringLiteral("CC"));
    click(drawing().atoms.back().at);
    QCOMPARE(smilesOf(drawing()), QStringLiteral("CCC"));
    const chem::DrawnBond bond = drawing().bonds.front();
    const chem::Point a = drawing().atom(bond.from)->at;
    const chem::Point b = drawing().atom(bond.to)->at;
    click({(a.x + b.x) / 2, (a.y + b.y) / 2});
    QCOMPARE(smilesOf(drawing()), canonical("C=CC"));
}

void TestSketcher::dragSnaps()
{
    drag({0, 0}, {30, 2});
    QCOMPARE(drawing().atoms.size(), size_t(2));
    QVERIFY(std::abs(drawing().atoms[1].at.y - drawing().atoms[0].at.y) < 1e-6);
    // From one atom to another closes a ring.
    drag(drawing().atoms[1].at, {14.4, -30});
    drag(drawing().atoms[2].at, drawing().atoms[0].at);
    QCOMPARE(smilesOf(drawing()), canonical("C1CC1"));
}

void TestSketcher::keysOnHoveredAtom()
{
    click({0, 0});
    hover(drawing().atoms[1].at);
    type("n");
    QCOMPARE(smilesOf(drawing()), canonical("CN"));
    type("+");
    QCOMPARE(smilesOf(drawing()), canonical("C[NH3+]"));
    type("-");
    type("O"); // methoxy
    QCOMPARE(smilesOf(drawing()), canonical("COC"));
    type("y");
    QCOMPARE(smilesOf(drawing()), canonical("CC(=O)OC(C)(C)C"));
    hover(drawing().atoms[0].at);
    type("3");
    QCOMPARE(smilesOf(drawing()), canonical("c1ccccc1CC(=O)OC(C)(C)C"));
}

void TestSketcher::ringsAndUndo()
{
    m_sketcher->chooseTool(QStringLiteral("benzene"));
    click({0, 0});
    QCOMPARE(smilesOf(drawing()), canonical("c1ccccc1"));
    const chem::DrawnBond bond = drawing().bonds.front();
    const chem::Point a = drawing().atom(bond.from)->at;
    const chem::Point b = drawing().atom(bond.to)->at;
    click({(a.x + b.x) / 2, (a.y + b.y) / 2});
    QCOMPARE(smilesOf(drawing()), canonical("c1ccc2ccccc2c1"));
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(smilesOf(drawing()), canonical("c1ccccc1"));
    press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(drawing().isEmpty());
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(smilesOf(drawing()), canonical("c1ccc2ccccc2c1"));
}

void TestSketcher::labelTyped()
{
    click({0, 0});
    hover(drawing().atoms[1].at);
    press(Qt::Key_Return);
    QVERIFY(m_sketcher->view().isEditingText());
    type("CO2Et");
    press(Qt::Key_Return);
    QCOMPARE(smilesOf(drawing()), canonical("CC(=O)OCC"));
    QVERIFY(!m_sketcher->view().isEditingText());
    // Esc leaves the label as it was.
    hover(drawing().atoms[0].at);
    press(Qt::Key_Return);
    type("N");
    press(Qt::Key_Escape);
    QCOMPARE(smilesOf(drawing()), canonical("CC(=O)OCC"));
}

void TestSketcher::wordsOnTheSheet()
{
    m_sketcher->chooseTool(QStringLiteral("arrow"));
    drag({0, 0}, {60, 3});
    QCOMPARE(drawing().arrows.size(), size_t(1));
    QCOMPARE(drawing().arrows[0].to.y, drawing().arrows[0].from.y);
    m_sketcher->chooseTool(QStringLiteral("text"));
    click({30, -12});
    type("H2, Pd/C");
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(drawing().texts.size(), size_t(1));
    QCOMPARE(chem::stepsOf(drawing())[0].textsAbove.size(), size_t(1));
}

void TestSketcher::selectMoveAndErase()
{
    m_sketcher->chooseTool(QStringLiteral("ring 6"));
    click({0, 0});
    click({80, 0});
    m_sketcher->chooseTool(QStringLiteral("select"));
    drag({-30, -30}, {30, 30});
    QCOMPARE(m_sketcher->document().selection().size(), size_t(12));
    const chem::Point before = drawing().atoms[0].at;
    drag(before, {before.x, before.y - 40});
    QVERIFY(std::abs(drawing().atoms[0].at.y - before.y + 40) < 1);
    press(Qt::Key_Delete);
    QCOMPARE(smilesOf(drawing()), canonical("C1CCCCC1"));
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_Delete);
    QVERIFY(drawing().isEmpty());
}

void TestSketcher::keyboardAlone()
{
    press(Qt::Key_Return); // begins with a carbon
    type("1");             // a bond: ethane
    type("1");
    type("o"); // the new atom: ethanol
    QCOMPARE(smilesOf(drawing()), canonical("CCO"));
}

void TestSketcher::schemeFromTheKeyboard()
{
    type("/");
    type("CC(C)Cc1ccc(cc1)C(C)C(=O)O");
    press(Qt::Key_Return);
    QTRY_COMPARE(drawing().atoms.size(), size_t(15));
    m_sketcher->document().setSelection({});
    type("r");
    QCOMPARE(drawing().arrows.size(), size_t(1));
    QTRY_VERIFY(
        !m_sketcher->findChild<QLabel *>(QStringLiteral("sketchFactsLabel"))->text().isEmpty());
}

void TestSketcher::atomsAreMapped()
{
    m_sketcher->setDrawing(*chem::drawingFromText("CCO>>CC=O"));
    press(Qt::Key_M, Qt::ControlModifier | Qt::AltModifier);
    QTRY_COMPARE(drawing().atoms[0].map, 1);
    for (const chem::DrawnAtom &atom : drawing().atoms) {
        QVERIFY(atom.map > 0);
    }
    press(Qt::Key_Z, Qt::ControlModifier); // one step
    QCOMPARE(drawing().atoms[0].map, 0);
    QVERIFY(!m_sketcher->document().undoStack().canUndo());
}

void TestSketcher::structuresAreDrawnAlike()
{
    chem::Drawing sheet = *chem::drawingFromText("Cc1ccc2[nH]ccc2c1");
    chem::Drawing other = sheet;
    chem::rotate(other, chem::everything(other), {0, 0}, 60);
    chem::insert(sheet, other, {150, 0});
    m_sketcher->setDrawing(sheet);
    press(Qt::Key_L, Qt::ControlModifier | Qt::AltModifier);
    const size_t half = sheet.atoms.size() / 2;
    QTRY_VERIFY(m_sketcher->document().undoStack().canUndo());
    const chem::Point shift = drawing().atoms[half].at - drawing().atoms[0].at;
    for (size_t i = 0; i < half; ++i) {
        const chem::Point away = drawing().atoms[half + i].at - drawing().atoms[i].at - shift;
        QVERIFY(std::hypot(away.x, away.y) < 0.5);
    }
}

void TestSketcher::namesBecomeStructures()
{
    type("/");
    type("64-17-5");
    press(Qt::Key_Return);
    QTRY_COMPARE(smilesOf(drawing()), canonical("CCO"));
    m_sketcher->setDrawing({});
    type("/");
    type("dimethyl SULFOXIDE"); // whatever its case
    press(Qt::Key_Return);
    QTRY_COMPARE(smilesOf(drawing()), canonical("CS(C)=O"));
    m_sketcher->setDrawing({});
    type("/");
    type("64-17-6");
    press(Qt::Key_Return);
    QTRY_VERIFY(said().contains(QStringLiteral("64-17-6")));
    QVERIFY(drawing().isEmpty());
    auto *box = m_sketcher->findChild<QLineEdit *>(QStringLiteral("nameBoxLineEdit"));
    QCOMPARE(box->text(), QStringLiteral("64-17-6")); // what was typed stays
    type("no such thing");                            // in its place
    press(Qt::Key_Return);
    QTRY_VERIFY(said().contains(QStringLiteral("no such thing")));
    QCOMPARE(box->text(), QStringLiteral("no such thing"));
    type("64-17-5");
    press(Qt::Key_Return);
    QTRY_COMPARE(smilesOf(drawing()), canonical("CCO"));
    QVERIFY(said().isEmpty());
    // It is no news any more once something else was drawn.
    type("/");
    type("no such thing");
    press(Qt::Key_Return);
    QTRY_VERIFY(!said().isEmpty());
    click({-80, -60});
    QVERIFY(said().isEmpty());
}

void TestSketcher::aNameOfTwoThingsIsAChoice()
{
    // A row of the user's own, whose name is a SMILES of something else.
    QTemporaryDir data;
    qputenv("XDG_DATA_HOME", data.path().toLocal8Bit());
    const reagents::UserReagents own;
    QVERIFY(QDir().mkpath(QFileInfo(own.file()).path()));
    QFile file(own.file());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("name\tsmiles\nCO\t[C-]#[O+]\n");
    file.close();
    type("/");
    auto *box = m_sketcher->findChild<QLineEdit *>(QStringLiteral("nameBoxLineEdit"));
    type("CO"); // methanol as SMILES
    press(Qt::Key_Return);
    QWidget *popup = nullptr;
    QTRY_VERIFY((popup = QApplication::activePopupWidget()) != nullptr);
    QVERIFY(drawing().isEmpty());
    QVERIFY(said().contains(QStringLiteral("CO")));
    QTest::keyClick(popup, Qt::Key_Down); // from the row to the SMILES
    QTest::keyClick(popup, Qt::Key_Return);
    QTRY_COMPARE(smilesOf(drawing()), canonical("CO"));
    QVERIFY(box->text().isEmpty());
    qunsetenv("XDG_DATA_HOME");
}

void TestSketcher::templateOnTheSheet()
{
    const auto use = [this](const char *smiles) {
        const auto molecule = chem::Molecule::fromSmiles(smiles);
        m_sketcher->view().setTool(std::make_unique<TemplateTool>(
            m_sketcher->view(), m_sketcher->document(),
            chem::templateFrom(*chem::drawingOf(*molecule)), QStringLiteral("it")));
    };
    use("c1ccccc1");
    hover({20, 20});
    QVERIFY(drawing().isEmpty()); // only a ghost
    QVERIFY(!m_sketcher->document().hasPreview());
    click({0, 0});
    QCOMPARE(smilesOf(drawing()), canonical("c1ccccc1"));
    const chem::DrawnBond bond = drawing().bonds.front();
    const chem::Point a = drawing().atom(bond.from)->at;
    const chem::Point b = drawing().atom(bond.to)->at;
    click({(a.x + b.x) / 2, (a.y + b.y) / 2});
    QCOMPARE(smilesOf(drawing()), canonical("c1ccc2ccccc2c1"));
    m_sketcher->document().undoStack().undo();
    use("N1CCCCC1");
    const chem::Point atom = drawing().atoms.front().at;
    drag(atom, {atom.x, atom.y - 40});
    QCOMPARE(smilesOf(drawing()), canonical("c1ccccc1N1CCCCC1"));
    QCOMPARE(m_sketcher->document().undoStack().undoText(), QStringLiteral("Put it"));
}

void TestSketcher::templatesByName()
{
    type("z");
    auto *search = m_sketcher->findChild<QLineEdit *>(QStringLiteral("templateSearchLineEdit"));
    QVERIFY(search && search->hasFocus());
    type("alanine");
    press(Qt::Key_Return);
    QTRY_COMPARE(m_sketcher->toolId(), QStringLiteral("template"));
    QVERIFY(m_sketcher->view().hasFocus());
    click({0, 0});
    QCOMPARE(smilesOf(drawing()), canonical("C[C@H](N)C(=O)O"));
    m_sketcher->chooseTool(QStringLiteral("bond"));
    // Used last, seen first; Esc goes back to the sheet.
    type("z");
    auto *list = m_sketcher->findChild<QListView *>(QStringLiteral("templateListView"));
    search->clear();
    QVERIFY(list->model()->rowCount() > 100);
    press(Qt::Key_Escape);
    QVERIFY(!list->isVisible());
    QVERIFY(m_sketcher->view().hasFocus());
}

QTEST_MAIN(TestSketcher)
#include "tst_sketcher.moc"
