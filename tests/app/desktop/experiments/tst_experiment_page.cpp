// SPDX-License-Identifier: GPL-3.0-or-later
// The page under the hands: what keys, mouse and drops do to each field, and that each step can be
// taken back and done again.
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

namespace
{

QByteArray testData(const char *name)
{
    QFile file(QStringLiteral(ARTEMISIA_TEST_DATA "/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestExperimentPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFieldUndoesToTheBeginning();
    void wordsUndoStepByStep();
    void tagsAndStatesUndoStepByStep();
    void datesUndoStepByStep();
    void reactionsUndoStepByStep();
    void materialsUndoStepByStep();
    void observationsUndoStepByStep();
    void aBadReactionIsKeptAndSaid();
    void blocksAndFilesAreReactionsToo();
    void aFileThatIsNoReactionIsSaid();
    void aBinaryDocumentIsASheet();
    void aReactionIsDrawnOnThePage();
    void aDrawnRouteIsNotTypedOver();
    void whatIsTypedOverADrawingCanComeBack();
    void theEditorHasAllOfThePage();
    void whatIsNoReactionYetIsKept();
    void aReactionThatWasTypedIsDrawnOn();
    void statesAndDates();
    void observationsByKeyboard();
    void markdownIsShownAsItIsTyped();

private:
    /// Does \a hand, which must change \a fields and nothing else in one step of undo.
    void step(const char *what, const QList<ExperimentField> &fields,
              const std::function<void()> &hand);
    std::unique_ptr<ScreenFixture> m_fixture;
};

void TestExperimentPage::step(const char *what, const QList<ExperimentField> &fields,
                              const std::function<void()> &hand)
{
    ScreenFixture &fixture = *m_fixture;
    const Experiment before = fixture.value();
    hand();
    QTRY_VERIFY2(differingFields(before, fixture.value()) == fields, what);
    const Experiment after = fixture.value();
    QWidget *title = fixture.find("experimentTitleEdit");
    QTest::keyClick(title, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY2(differingFields(fixture.value(), before).isEmpty(), what);
    QTest::keyClick(title, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY2(differingFields(fixture.value(), after).isEmpty(), what);
}

#define STEP(what, fields, ...)                                                                    \
    step(what, fields, [&] __VA_ARGS__);                                                           \
    if (QTest::currentTestFailed())                                                                \
    return

void TestExperimentPage::wordsUndoStepByStep()
{
    m_fixture = std::make_unique<ScreenFixture>();
    ScreenFixture &fixture = *m_fixture;
    QVERIFY(fixture.open());
    fixture.begin();
    using Field = ExperimentField;
    STEP("title", {Field::Title}, { fixture.type("experimentTitleEdit", QStringLiteral("T")); });
    STEP("objective", {Field::Objective}, { fixture.type("objectiveEdit", QStringLiteral("O")); });
    STEP("procedure", {Field::Procedure}, { fixture.type("procedureEdit", QStringLiteral("P")); });
    STEP("conclusion", {Field::Conclusion},
         { fixture.type("conclusionEdit", QStringLiteral("C")); });
    STEP("above", {Field::Scheme}, { fixture.type("schemeAboveEdit", QStringLiteral("Pd")); });
    STEP("below", {Field::Scheme}, { fixture.type("schemeBelowEdit", QStringLiteral("rt")); });
    QTRY_VERIFY_WITH_TIMEOUT(fixture.isSaved(), 10000);
}

void TestExperimentPage::tagsAndStatesUndoStepByStep()
{
    m_fixture = std::make_unique<ScreenFixture>();
    ScreenFixture &fixture = *m_fixture;
    const Experiment other = simpleExperiment(QStringLiteral("KBS1-1"), QStringLiteral("x"));
    Experiment saved = other;
    VERIFY_OK(fixture.store().experiments().save(saved, fixture.notebook.context()));
    QVERIFY(fixture.open());
    QTRY_VERIFY(fixture.screen->document());
    QTest::keyClick(fixture.screen, Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(fixture.screen->document()->id() != other.head.id);
    using Field = ExperimentField;
    auto *tags = fixture.find<QLineEdit>("experimentTagsLineEdit");
    STEP("a tag", {Field::Tags}, { enter(tags, QStringLiteral("malaria")); });
    STEP("a second tag", {Field::Tags}, { enter(tags, QStringLiteral("series 4")); });
    STEP("a tag's cross", {Field::Tags}, {
        QTest::mouseClick(shown(fixture, QStringLiteral("experimentTagsChip0")), Qt::LeftButton);
    });
    QCOMPARE(fixture.value().tags, QStringList{QStringLiteral("series 4")});
    STEP("a link", {Field::Links},
         { enter(fixture.find<QLineEdit>("experimentLinksLineEdit"), QStringLiteral("KBS1-1")); });
    STEP("open by mouse", {Field::State},
         { QTest::mouseClick(fixture.find("stateOpenButton"), Qt::LeftButton); });
    STEP("closed by key", {Field::State},
         { QTest::keyClick(fixture.find("experimentTitleEdit"), Qt::Key_C, Qt::AltModifier); });
    QCOMPARE(fixture.value().state, PublicationState::Closed);
    STEP("draft by key", {Field::State},
         { QTest::keyClick(fixture.find("experimentTitleEdit"), Qt::Key_D, Qt::AltModifier); });
    QCOMPARE(fixture.value().state, PublicationState::Draft);
    STEP("what it repeats", {Field::Repeats}, {
        fixture.type("experimentRepeatsEdit", QStringLiteral("KBS1-1"));
        fixture.find("experimentTitleEdit")->setFocus();
    });
    QCOMPARE(fixture.value().repeats, other.head.id);
}

void TestExperimentPage::datesUndoStepByStep()
{
    m_fixture = std::make_unique<ScreenFixture>();
    ScreenFixture &fixture = *m_fixture;
    QVERIFY(fixture.open());
    fixture.begin();
    using Field = ExperimentField;
    auto *date = fixture.find<GrowingTextEdit>("experimentDateEdit");
    STEP("a date typed", {Field::Date}, {
        date->setFocus();
        date->selectAll();
        QTest::keyClicks(date, QStringLiteral("2026-03-01"));
    });
    QCOMPARE(date->text(), QStringLiteral("2026-03-01"));
    STEP("a day chosen", {Field::Date}, {
        QTest::mouseClick(fixture.find("calendarButton"), Qt::LeftButton);
        auto *calendar = qobject_cast<QCalendarWidget *>(QApplication::activePopupWidget());
        QVERIFY(calendar);
        QCOMPARE(calendar->selectedDate(), QDate(2026, 3, 1));
        auto *days = calendar->findChild<QTableView *>();
        QTest::keyClick(days, Qt::Key_Right);
        QTest::keyClick(days, Qt::Key_Return);
    });
    QCOMPARE(fixture.value().date, QStringLiteral("2026-03-02"));
    QCOMPARE(date->text(), QStringLiteral("2026-03-02"));
}

void TestExperimentPage::reactionsUndoStepByStep()
{
    m_fixture = std::make_unique<ScreenFixture>();
    ScreenFixture &fixture = *m_fixture;
    const QString path = fixture.notebook.path(QStringLiteral("amide.rxn"));
    QVERIFY(QFile::copy(QStringLiteral(ARTEMISIA_TEST_DATA "/reaction/AmideBond.rxn"), path));
    QVERIFY(fixture.open());
    fixture.begin();
    using Field = ExperimentField;
    auto *input = fixture.find<GrowingTextEdit>("schemeSmilesEdit");
    auto *drawing = fixture.find<StructureView>("schemeView");
    STEP("typed", {Field::Scheme},
         { fixture.type("schemeSmilesEdit", QStringLiteral("CCO>>CC=O")); });
    QTRY_VERIFY(drawing->isShowingDrawing());
    QCOMPARE(input->text(), QStringLiteral("CCO>>CC=O"));
    STEP("taken out", {Field::Scheme},
         { QTest::mouseClick(fixture.find("clearSchemeButton"), Qt::LeftButton); });
    QCOMPARE(input->text(), QString());
    QTRY_VERIFY(!drawing->isShowingDrawing());
    STEP("dropped as a file", {Field::Scheme}, { dropFiles(drawing, {path}); });
    QTRY_VERIFY(drawing->isShowingDrawing());
    QMimeData words;
    words.setText(QStringLiteral("CC(=O)O.CCO>>CCOC(C)=O"));
    STEP("dropped as words", {Field::Scheme}, { drop(drawing, words); });
    QCOMPARE(input->text(), fixture.value().scheme.smiles);
    STEP("pasted from ChemDraw", {Field::Scheme}, {
        auto *clip = new QMimeData;
        clip->setData(QStringLiteral("chemical/x-cdxml"),
                      testData("reaction/Esterification_Rxn2.cdxml"));
        QGuiApplication::clipboard()->setMimeData(clip);
        input->setFocus();
        QTest::keyClick(input, Qt::Key_V, Qt::ControlModifier);
    });
    QVERIFY(fixture.value().scheme.smiles.contains(u'>'));
    // A drop anywhere else on the page is a file of the experiment once it has a reaction.
    dropFiles(fixture.find("procedureEdit"), {path});
    QTRY_COMPARE(fixture.value().attachments.size(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.isSaved(), 10000);
}

void TestExperimentPage::materialsUndoStepByStep()
{
    m_fixture = std::make_unique<ScreenFixture>();
    ScreenFixture &fixture = *m_fixture;
    QVERIFY(fixture.open());
    fixture.begin();
    // Names that nothing is known of: what is known brings its structure when it is found.
    const QList<ExperimentField> field{ExperimentField::Materials};
    using Model = MaterialsModel;
    const auto rows = [&] { return fixture.value().materials; };
    STEP("named", field,
         { typeCell(fixture, 0, Model::NameColumn, QStringLiteral("wet solvent")); });
    STEP("a volume", field, { typeCell(fixture, 0, Model::VolumeColumn, QStringLiteral("5 mL")); });
    QCOMPARE(rows()[0].volume.unit, QStringLiteral("mL"));
    STEP("an unread mass", field,
         { typeCell(fixture, 0, Model::MassColumn, QStringLiteral("some")); });
    STEP("emptied", field,
         { QTest::keyClick(materials(fixture, 0, Model::MassColumn), Qt::Key_Delete); });
    STEP("a role", field, {
        QTest::keyClick(materials(fixture, 0, Model::RoleColumn), Qt::Key_Return);
        auto *box = shown<QComboBox>(fixture, QStringLiteral("materialRoleBox"));
        QVERIFY(box);
        QTest::keyClick(box, Qt::Key_Down);
        QTest::keyClick(box, Qt::Key_Return);
    });
    STEP("a second one", field,
         { typeCell(fixture, 1, Model::NameColumn, QStringLiteral("old reagent")); });
    STEP("limiting", field, {
        QTest::keyClick(materials(fixture, 1, Model::NameColumn), Qt::Key_L, Qt::ControlModifier);
    });
    QVERIFY(rows()[1].isLimiting);
    STEP("moved up", field, {
        QTest::keyClick(materials(fixture, 1, Model::NameColumn), Qt::Key_Up, Qt::AltModifier);
    });
    QCOMPARE(rows()[0].name, QStringLiteral("old reagent"));
    STEP("removed", field, {
        QTest::keyClick(materials(fixture, 0, Model::NameColumn), Qt::Key_Delete,
                        Qt::ControlModifier);
    });
    QCOMPARE(rows().size(), 1);
    QCOMPARE(rows()[0].name, QStringLiteral("wet solvent"));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.isSaved(), 10000);
}

void TestExperimentPage::observationsUndoStepByStep()
{
    m_fixture = std::make_unique<ScreenFixture>();
    ScreenFixture &fixture = *m_fixture;
    QVERIFY(fixture.open());
    fixture.begin();
    const QList<ExperimentField> field{ExperimentField::Observations};
    STEP("noted", field, { fixture.type("newObservationEdit", QStringLiteral("Red")); });
    const Timestamp at = fixture.value().observations[0].at;
    STEP("changed", field, { fixture.type("observationEdit0", QStringLiteral(" again")); });
    QCOMPARE(fixture.value().observations[0].at, at); // when it was seen, not when it was worded
    QTRY_VERIFY(shown(fixture, QStringLiteral("removeObservationButton0")));
    STEP("removed", field, {
        QTest::mouseClick(shown(fixture, QStringLiteral("removeObservationButton0")),
                          Qt::LeftButton);
    });
    QVERIFY(fixture.value().observations.isEmpty());
}

void TestExperimentPage::aFileThatIsNoReactionIsSaid()
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

void TestExperimentPage::aBinaryDocumentIsASheet()
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

void TestExperimentPage::aReactionIsDrawnOnThePage()
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

void TestExperimentPage::aDrawnRouteIsNotTypedOver()
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

void TestExperimentPage::whatIsTypedOverADrawingCanComeBack()
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

void TestExperimentPage::theEditorHasAllOfThePage()
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

void TestExperimentPage::whatIsNoReactionYetIsKept()
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

void TestExperimentPage::aReactionThatWasTypedIsDrawnOn()
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

void TestExperimentPage::markdownIsShownAsItIsTyped()
{
    ScreenFixture fixture;
    QVERIFY(fixture.open());
    fixture.begin();
    auto *procedure = fixture.find<GrowingTextEdit>("procedureEdit");
    fixture.type("procedureEdit", QStringLiteral("Stir **very** well"));
    const auto isBoldAt = [&](int position) {
        for (const auto &range : procedure->document()->firstBlock().layout()->formats()) {
            if (range.start <= position && position < range.start + range.length &&
                range.format.fontWeight() >= QFont::DemiBold) {
                return true;
            }
        }
        return false;
    };
    const int word = int(procedure->text().indexOf(QStringLiteral("very")));
    QTRY_VERIFY(isBoldAt(word));
    QVERIFY(!isBoldAt(1));
    procedure->moveCursor(QTextCursor::Start);
    QTest::keyClicks(procedure, QStringLiteral("# "));
    QTRY_VERIFY(isBoldAt(3)); // a heading now
    QCOMPARE(fixture.value().procedure, QStringLiteral("# Stir **very** well"));
}

void TestExperimentPage::everyFieldUndoesToTheBeginning()
{
    ScreenFixture fixture;
    QVERIFY(fixture.open());
    fixture.trigger("newExperimentAction");
    QTRY_VERIFY(fixture.screen->document());
    const Experiment start = fixture.screen->document()->value();
    fixture.type("experimentTitleEdit", QStringLiteral("Title"));
    fixture.type("objectiveEdit", QStringLiteral("Why"));
    fixture.type("schemeAboveEdit", QStringLiteral("Pd(PPh3)4"));
    fixture.type("schemeBelowEdit", QStringLiteral("dioxane"));
    fixture.type("newObservationEdit", QStringLiteral("Red"));
    auto *tags = fixture.find<QLineEdit>("experimentTagsLineEdit");
    tags->setFocus();
    QTest::keyClicks(tags, QStringLiteral("malaria"));
    QTest::keyClick(tags, Qt::Key_Return);
    auto *table = fixture.find<QTableView>("materialsView");
    QVERIFY(table->model()->setData(table->model()->index(0, MaterialsModel::NameColumn),
                                    QStringLiteral("dioxane")));
    QTest::mouseClick(fixture.find("stateOpenButton"), Qt::LeftButton);
    const Experiment end = fixture.screen->document()->value();
    QCOMPARE(end.state, PublicationState::Open);
    QCOMPARE(differingFields(start, end).size(), 7);
    QUndoStack &stack = fixture.screen->document()->undoStack();
    for (int steps = 0; steps < 100 && stack.canUndo(); ++steps) {
        QTest::keyClick(fixture.find("experimentTitleEdit"), Qt::Key_Z, Qt::ControlModifier);
    }
    QVERIFY(differingFields(fixture.screen->document()->value(), start).isEmpty());
    QCOMPARE(fixture.text("experimentTitleEdit"), QString());
    QCOMPARE(fixture.text("schemeAboveEdit"), QString());
    QCOMPARE(table->model()->rowCount(), 1);
    for (int steps = 0; steps < 100 && stack.canRedo(); ++steps) {
        QTest::keyClick(fixture.find("experimentTitleEdit"), Qt::Key_Z,
                        Qt::ControlModifier | Qt::ShiftModifier);
    }
    QVERIFY(differingFields(fixture.screen->document()->value(), end).isEmpty());
    QCOMPARE(fixture.text("schemeBelowEdit"), QStringLiteral("dioxane"));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.isSaved(), 10000);
}

void TestExperimentPage::aBadReactionIsKeptAndSaid()
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

void TestExperimentPage::blocksAndFilesAreReactionsToo()
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

void TestExperimentPage::statesAndDates()
{
    ScreenFixture fixture;
    QVERIFY(fixture.open());
    fixture.trigger("newExperimentAction");
    QTRY_VERIFY(fixture.screen->document());
    const auto value = [&]() -> const Experiment & { return fixture.screen->document()->value(); };
    // A button that is pressed by its key is seen to go down first.
    QTest::keyClick(fixture.find("experimentTitleEdit"), Qt::Key_O, Qt::AltModifier);
    QTRY_COMPARE(value().state, PublicationState::Open);
    auto *meaning = fixture.find<QLabel>("stateMeaningLabel");
    QVERIFY(meaning->text().contains(QStringLiteral("publication")));
    auto *date = fixture.find<GrowingTextEdit>("experimentDateEdit");
    date->selectAll();
    fixture.type("experimentDateEdit", QStringLiteral("next tuesday"));
    QVERIFY(fixture.find("dateProblemLabel")->isVisible());
    QCOMPARE(fixture.screen->document()->unreadText(QStringLiteral("date")),
             QStringLiteral("next tuesday"));
    date->selectAll();
    fixture.type("experimentDateEdit", QStringLiteral("2026-02-29"));
    QVERIFY(fixture.find("dateProblemLabel")->isVisible()); // no leap year
    date->selectAll();
    fixture.type("experimentDateEdit", QStringLiteral("2026-02-28"));
    QVERIFY(!fixture.find("dateProblemLabel")->isVisible());
    QCOMPARE(value().date, QStringLiteral("2026-02-28"));
    QVERIFY(value().remarks.isEmpty());
    // It repeats something that does not exist.
    fixture.type("experimentRepeatsEdit", QStringLiteral("KBS99-9"));
    fixture.find("experimentTitleEdit")->setFocus();
    QTRY_VERIFY(fixture.find("repeatsProblemLabel")->isVisible());
    QCOMPARE(fixture.text("experimentRepeatsEdit"), QStringLiteral("KBS99-9"));
}

void TestExperimentPage::observationsByKeyboard()
{
    ScreenFixture fixture;
    QVERIFY(fixture.open());
    fixture.trigger("newExperimentAction");
    QTRY_VERIFY(fixture.screen->document());
    const auto observations = [&] { return fixture.screen->document()->value().observations; };
    QTest::keyClick(fixture.find("experimentTitleEdit"), Qt::Key_T,
                    Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(fixture.find("newObservationEdit")->hasFocus());
    QTest::keyClicks(fixture.find("newObservationEdit"), QStringLiteral("one"));
    QTest::keyClick(fixture.find("observationEdit0"), Qt::Key_Return);
    QTest::keyClicks(fixture.find("newObservationEdit"), QStringLiteral("two"));
    QTest::keyClick(fixture.find("observationEdit1"), Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClicks(fixture.find("observationEdit1"), QStringLiteral("lines"));
    QCOMPARE(observations().size(), 2);
    QCOMPARE(observations()[1].text, QStringLiteral("two\nlines"));
    auto *first = fixture.find<GrowingTextEdit>("observationEdit0");
    first->setFocus();
    first->selectAll();
    QTest::keyClick(first, Qt::Key_Delete);
    QCOMPARE(observations().size(), 2); // emptied, not yet removed
    QTest::keyClick(first, Qt::Key_Backspace);
    QCOMPARE(observations().size(), 1);
    QCOMPARE(observations()[0].text, QStringLiteral("two\nlines"));
}

QTEST_MAIN(TestExperimentPage)
#include "tst_experiment_page.moc"
