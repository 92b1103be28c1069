// SPDX-License-Identifier: GPL-3.0-or-later
// The reaction of an experiment's page: drawn, typed, pasted, opened.
#include "page_hands.h"

#include "app/desktop/sketcher/drawing_field.h"
#include "app/desktop/sketcher/sketch_view.h"
#include "app/desktop/widgets/structure_view.h"
#include "chem/drawing/cdxml.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QCalendarWidget>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QTableView>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

using namespace artemisia;
using namespace artemisia::app;

class TestExperimentScheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFileThatIsNoReactionIsSaid();
    void aBinaryDocumentIsASheet();
    void aReactionIsDrawnOnThePage();
    void aDrawnRouteIsNotTypedOver();
    void whatIsTypedOverADrawingCanComeBack();
    void theEditorHasAllOfThePage();
    void whatIsNoReactionYetIsKept();
    void aReactionThatWasTypedIsDrawnOn();
    void aBadReactionIsKeptAndSaid();
    void blocksAndFilesAreReactionsToo();
};

/// The sheet that the page's editor shows, once it is there.
static SketchView *openedSheet(const ScreenFixture &fixture)
{
    auto *field = fixture.screen->findChild<DrawingField *>();
    QTest::mouseClick(&field->picture(), Qt::LeftButton);
    if (!QTest::qWaitFor([&] { return field->isDrawing(); })) {
        return nullptr;
    }
    return &field->sketcher()->view();
}

/// By the name box, as typed after "/".
static void insert(SketchView *sheet, const QString &name)
{
    QTest::keyClick(sheet, Qt::Key_Slash);
    QTest::keyClicks(QApplication::focusWidget(), name);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(sheet->hasFocus());
}

void TestExperimentScheme::aFileThatIsNoReactionIsSaid()
{
    ScreenFixture fixture;
    const QString path = fixture.notebook.path(QStringLiteral("holiday.rxn"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("not chemistry");
    file.close();
    QVERIFY(fixture.open());
    fixture.begin();
    auto *problem = fixture.find<QLabel>("schemeProblemLabel");
    dropFiles(fixture.find("schemeSection"), {path});
    QTRY_VERIFY(problem->text().contains(QStringLiteral("holiday.rxn")));
    QVERIFY(problem->isVisible());
    dropFiles(fixture.find("schemeSection"), {fixture.notebook.path(QStringLiteral("gone.cdxml"))});
    QTRY_VERIFY(problem->text().contains(QStringLiteral("gone.cdxml")));
    QVERIFY(fixture.value().scheme.isEmpty());
}

void TestExperimentScheme::aBinaryDocumentIsASheet()
{
    ScreenFixture fixture;
    QVERIFY(fixture.open());
    fixture.begin();
    auto *problem = fixture.find<QLabel>("schemeProblemLabel");
    dropFiles(fixture.find("schemeSection"),
              {QStringLiteral(ARTEMISIA_TEST_DATA "/chemdraw/Overview.cdx")});
    QTRY_VERIFY(!fixture.value().scheme.cdxml.isEmpty());
    QVERIFY(!fixture.value().scheme.rxn.isEmpty());
    QVERIFY2(!problem->isVisible(), qPrintable(problem->text()));
    const auto sheet = chem::drawingFromCdxml(fixture.value().scheme.cdxml.toStdString());
    QVERIFY(sheet);
    QCOMPARE(sheet->arrows.size(), size_t(2));
    QCOMPARE(chem::fragmentsOf(*sheet).size(), size_t(2));
}

void TestExperimentScheme::aReactionIsDrawnOnThePage()
{
    ScreenFixture fixture;
    QVERIFY(fixture.open());
    fixture.begin();
    SketchView *sheet = openedSheet(fixture);
    QVERIFY(sheet);
    insert(sheet, QStringLiteral("CCO"));
    QTest::keyClick(sheet, Qt::Key_Escape); // nothing chosen
    QTest::keyClick(sheet, Qt::Key_R);
    insert(sheet, QStringLiteral("acetaldehyde"));
    QTRY_COMPARE(fixture.value().scheme.smiles, QStringLiteral("CCO>>CC=O"));
    const Scheme drawn = fixture.value().scheme;
    QVERIFY(drawn.rxn.startsWith(QStringLiteral("$RXN")));
    QVERIFY(drawn.cdxml.contains(QStringLiteral("<CDXML")));
    QCOMPARE(fixture.find<GrowingTextEdit>("schemeSmilesEdit")->text(), drawn.smiles);
    QVERIFY(!fixture.find("schemeAboveEdit")->isVisible()); // words stand on the sheet
    QTest::keyClick(sheet, Qt::Key_Escape);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(fixture.find("schemeView")->isVisible());
    QVERIFY(!sheet->isVisible());
    QTest::keyClick(fixture.find("experimentTitleEdit"), Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(!(fixture.value().scheme == drawn));
    QTest::keyClick(fixture.find("experimentTitleEdit"), Qt::Key_Z,
                    Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(fixture.value().scheme, drawn);
}

void TestExperimentScheme::aDrawnRouteIsNotTypedOver()
{
    ScreenFixture fixture;
    QVERIFY(fixture.open());
    fixture.begin();
    auto *line = fixture.find<GrowingTextEdit>("schemeSmilesEdit");
    QGuiApplication::clipboard()->setText(
        QStringLiteral("OCc1ccccc1>>O=Cc1ccccc1\nO=Cc1ccccc1.CN>>CNCc1ccccc1\n"));
    line->setFocus();
    QTest::keyClick(line, Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(fixture.value().scheme.smiles,
                 QStringLiteral("OCc1ccccc1.CN>>CNCc1ccccc1")); // of the whole
    QVERIFY(!fixture.value().scheme.cdxml.isEmpty());
    QTRY_VERIFY(line->isReadOnly());
    const auto captions = fixture.screen->findChildren<QLabel *>();
    QVERIFY(std::any_of(captions.begin(), captions.end(), [](const QLabel *label) {
        return label->text().contains(QStringLiteral("2 step"));
    }));
    // A copy has all steps.
    fixture.screen->findChild<QAction *>(QStringLiteral("copySchemeSmiles"))->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), 1);
    // Another experiment can be typed into again.
    QTest::keyClick(fixture.screen, Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(fixture.value().scheme.isEmpty());
    QTRY_VERIFY(!line->isReadOnly());
}

void TestExperimentScheme::whatIsTypedOverADrawingCanComeBack()
{
    ScreenFixture fixture;
    QVERIFY(fixture.open());
    fixture.begin();
    SketchView *sheet = openedSheet(fixture);
    QVERIFY(sheet);
    insert(sheet, QStringLiteral("CCO"));
    QTest::keyClick(sheet, Qt::Key_Escape); // nothing chosen
    QTest::keyClick(sheet, Qt::Key_R);
    QTest::keyClick(sheet, Qt::Key_Return); // words on the arrow
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("PCC"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    insert(sheet, QStringLiteral("acetaldehyde"));
    QTRY_COMPARE(fixture.value().scheme.textAbove, QStringLiteral("PCC"));
    const Scheme drawn = fixture.value().scheme;
    QString said;
    QAction *back = nullptr;
    connect(fixture.screen, &Screen::toastRequested, this, [&](const QString &text, QAction *undo) {
        said = text;
        back = undo;
    });
    QWidget *line = fixture.find("schemeSmilesEdit");
    line->setFocus();
    QTest::keyClick(line, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(line, QStringLiteral("CO>>C=O"));
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(fixture.value().scheme.smiles, QStringLiteral("CO>>C=O"));
    QVERIFY(fixture.value().scheme.textAbove.isEmpty()); // those words were of the drawing
    QVERIFY2(said.contains(QStringLiteral("takes the place")), qPrintable(said));
    QVERIFY(back != nullptr);
    back->trigger();
    QCOMPARE(fixture.value().scheme, drawn);
}

void TestExperimentScheme::theEditorHasAllOfThePage()
{
    ScreenFixture fixture;
    QVERIFY(fixture.open());
    fixture.begin();
    SketchView *sheet = openedSheet(fixture);
    QVERIFY(sheet);
    const QSize usual = sheet->size();
    auto *field = fixture.screen->findChild<DrawingField *>();
    QTest::keyClick(sheet, Qt::Key_F11);
    QTRY_VERIFY(sheet->width() > usual.width());
    QVERIFY(sheet->height() > usual.height());
    QVERIFY(sheet->hasFocus());
    QVERIFY(field->isDrawing());
    fixture.screen->resize(fixture.screen->size() + QSize(80, 0)); // it follows
    const QWidget *stage = fixture.find("editorStage");
    QTRY_COMPARE(stage->size(), stage->parentWidget()->size());
    insert(sheet, QStringLiteral("CCO"));
    QTest::keyClick(sheet, Qt::Key_Escape); // nothing chosen
    QTest::keyClick(sheet, Qt::Key_R);
    QTest::keyClick(sheet, Qt::Key_Escape);
    QTest::keyClick(sheet, Qt::Key_Escape); // in its place again
    QTRY_COMPARE(sheet->height(), usual.height());
    QVERIFY(field->isDrawing() && sheet->hasFocus());
    QTRY_VERIFY(!fixture.value().scheme.cdxml.isEmpty());
    // What was drawn there is undone as all else; Done ends it from there too.
    QTest::keyClick(sheet, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(field->sketcher()->document().drawing().arrows.size(), size_t(0));
    QTest::mouseClick(fixture.find("largeButton"), Qt::LeftButton);
    QTRY_VERIFY(sheet->width() > usual.width());
    QTest::mouseClick(fixture.find("sketchDoneButton"), Qt::LeftButton);
    QTRY_VERIFY(fixture.find("schemeView")->isVisible());
    QVERIFY(!sheet->isVisible());
    QTRY_VERIFY(!fixture.screen->findChild<QWidget *>(QStringLiteral("editorStage")));
    // Another experiment takes it back.
    QVERIFY(openedSheet(fixture));
    QTest::keyClick(sheet, Qt::Key_F11);
    QTRY_VERIFY(sheet->width() > usual.width());
    // What lies below it does not take what is typed.
    fixture.find("experimentTitleEdit")->setFocus();
    QVERIFY(sheet->hasFocus());
    const ExperimentId first = fixture.value().head.id;
    QTest::keyClick(fixture.screen, Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(fixture.screen->document()->id() != first);
    QTRY_VERIFY(!sheet->isVisible());
}

void TestExperimentScheme::whatIsNoReactionYetIsKept()
{
    ScreenFixture fixture;
    QVERIFY(fixture.open());
    fixture.begin();
    SketchView *sheet = openedSheet(fixture);
    QVERIFY(sheet);
    insert(sheet, QStringLiteral("CCO"));
    QTRY_VERIFY(!fixture.value().scheme.cdxml.isEmpty());
    QVERIFY(fixture.value().scheme.smiles.isEmpty());
    QVERIFY(!fixture.value().scheme.isEmpty());
    // Closing at once loses nothing.
    const ExperimentId id = fixture.value().head.id;
    QTest::keyClick(sheet, Qt::Key_Escape);
    QTest::keyClick(sheet, Qt::Key_R);
    fixture.screen->flush();
    QTRY_VERIFY(fixture.isSaved());
    fixture.close();
    VERIFY_OK(fixture.notebook.reopen());
    const auto stored = fixture.store().experiments().find(id);
    QVERIFY(stored && *stored);
    const auto kept = chem::drawingFromCdxml((*stored)->scheme.cdxml.toStdString());
    QVERIFY(kept);
    QCOMPARE(kept->arrows.size(), size_t(1));
    QCOMPARE(kept->atoms.size(), size_t(3));
}

void TestExperimentScheme::aReactionThatWasTypedIsDrawnOn()
{
    ScreenFixture fixture;
    QVERIFY(fixture.open());
    fixture.begin();
    fixture.type("schemeAboveEdit", QStringLiteral("overnight"));
    fixture.type("schemeSmilesEdit", QStringLiteral("CCO>>CC=O"));
    QTest::keyClick(fixture.find("schemeSmilesEdit"), Qt::Key_Return);
    QTRY_COMPARE(fixture.value().scheme.smiles, QStringLiteral("CCO>>CC=O"));
    SketchView *sheet = openedSheet(fixture);
    QVERIFY(sheet);
    auto *field = fixture.screen->findChild<DrawingField *>();
    const chem::Drawing &drawing = field->sketcher()->document().drawing();
    QCOMPARE(drawing.atoms.size(), size_t(6));
    QCOMPARE(drawing.texts.size(), size_t(1));
    QVERIFY(fixture.value().scheme.cdxml.isEmpty()); // opening changes nothing
    insert(sheet, QStringLiteral("O"));
    QTRY_COMPARE(fixture.value().scheme.smiles, QStringLiteral("CCO>>CC=O.O"));
    QCOMPARE(fixture.value().scheme.textAbove, QStringLiteral("overnight"));
    // A reaction typed over it takes the sheet's place in the editor too.
    fixture.type("schemeSmilesEdit", QString());
    auto *line = fixture.find<GrowingTextEdit>("schemeSmilesEdit");
    line->selectAll();
    QTest::keyClicks(line, QStringLiteral("CC>>C=C"));
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(drawing.atoms.size(), size_t(4));
}

void TestExperimentScheme::aBadReactionIsKeptAndSaid()
{
    ScreenFixture fixture;
    QVERIFY(fixture.open());
    fixture.trigger("newExperimentAction");
    QTRY_VERIFY(fixture.screen->document());
    const QString bad = QStringLiteral("C1CC.Cl>>CC(");
    fixture.type("schemeSmilesEdit", bad);
    auto *problem = fixture.find<QLabel>("schemeProblemLabel");
    QTRY_VERIFY(problem->isVisible());
    QCOMPARE(fixture.text("schemeSmilesEdit"), bad);
    QVERIFY(fixture.screen->document()->value().scheme.isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(fixture.isSaved(), 10000);
    fixture.close();
    QVERIFY(fixture.openSession());
    QTRY_VERIFY(fixture.screen->document());
    QCOMPARE(fixture.text("schemeSmilesEdit"), bad);
    QVERIFY(fixture.find<QLabel>("schemeProblemLabel")->isVisible());
    // Mended, it becomes the scheme, and nothing of the bad text stays behind.
    auto *input = fixture.find<GrowingTextEdit>("schemeSmilesEdit");
    input->selectAll();
    fixture.type("schemeSmilesEdit", QStringLiteral("CCO>>CC=O"));
    QTRY_VERIFY(!fixture.screen->document()->value().scheme.isEmpty());
    QVERIFY(fixture.screen->document()->value().remarks.isEmpty());
    QVERIFY(!fixture.find<QLabel>("schemeProblemLabel")->isVisible());
}

void TestExperimentScheme::blocksAndFilesAreReactionsToo()
{
    ScreenFixture fixture;
    const QString path = fixture.notebook.path(QStringLiteral("scheme.smi"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("\nCCO>>CC=O oxidation\n");
    file.close();
    QVERIFY(fixture.open());
    fixture.trigger("newExperimentAction");
    QTRY_VERIFY(fixture.screen->document());
    dropFiles(fixture.find("schemeSection"), {path});
    QTRY_COMPARE(fixture.screen->document()->value().scheme.smiles, QStringLiteral("CCO>>CC=O"));
    const QString rxn = fixture.screen->document()->value().scheme.rxn;
    QTest::mouseClick(fixture.find("clearSchemeButton"), Qt::LeftButton);
    QVERIFY(fixture.screen->document()->value().scheme.isEmpty());
    QGuiApplication::clipboard()->setText(rxn);
    fixture.find<GrowingTextEdit>("schemeSmilesEdit")->paste();
    QTRY_COMPARE(fixture.screen->document()->value().scheme.rxn, rxn);
    QCOMPARE(fixture.text("schemeSmilesEdit"), QStringLiteral("CCO>>CC=O"));
    // As ChemDraw and others copy: no line of text, or one that says something else.
    const auto pasteAs = [&fixture](const QString &format, const QByteArray &bytes) {
        auto *mime = new QMimeData;
        mime->setData(format, bytes);
        mime->setText(QStringLiteral("drawing 1"));
        QGuiApplication::clipboard()->setMimeData(mime);
        fixture.find<GrowingTextEdit>("schemeSmilesEdit")->paste();
    };
    const QByteArray sheet = fixture.screen->document()->value().scheme.cdxml.toUtf8();
    QVERIFY(!sheet.isEmpty() || !rxn.isEmpty());
    QFile molecule(QStringLiteral(ARTEMISIA_TEST_DATA "/depict/caffeine.mol"));
    QVERIFY(molecule.open(QIODevice::ReadOnly));
    const QByteArray caffeine = molecule.readAll();
    pasteAs(QStringLiteral("chemical/x-mdl-molfile"), caffeine);
    QTRY_VERIFY(fixture.screen->document()->value().scheme.cdxml.contains(QLatin1String("<n ")));
    QCOMPARE(fixture.text("schemeSmilesEdit"), QString()); // a structure is no reaction yet
    const Scheme drawn = fixture.screen->document()->value().scheme;
    pasteAs(QStringLiteral("chemical/x-mdl-sdfile"), caffeine + "$$$$\n" + caffeine + "$$$$\n");
    const auto *problem = fixture.find<QLabel>("schemeProblemLabel");
    QTRY_VERIFY(problem->isVisible());
    QVERIFY(problem->text().contains(QLatin1Char('2')));
    QCOMPARE(fixture.screen->document()->value().scheme, drawn);
}

QTEST_MAIN(TestExperimentScheme)
#include "tst_experiment_scheme.moc"
