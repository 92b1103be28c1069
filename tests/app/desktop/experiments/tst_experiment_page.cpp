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
