// SPDX-License-Identifier: GPL-3.0-or-later
#include "screen_fixture.h"

#include "app/desktop/experiments/materials_model.h"
#include "app/desktop/widgets/growing_text_edit.h"
#include "app/desktop/widgets/message_bar.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMimeData>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace artemisia;
using namespace artemisia::app;

namespace
{

const QString kSuzuki = QStringLiteral("Clc1ccc2nncn2c1.OB(O)c1ccccc1>>c1ccc(cc1)-c1ccc2nncn2c1");

void dropFiles(QWidget *target, const QStringList &paths)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &path : paths) {
        urls.append(QUrl::fromLocalFile(path));
    }
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(target, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(target, &drop);
}

QString textOf(const ScreenFixture &fixture, const char *name)
{
    return fixture.find<GrowingTextEdit>(name)->text();
}

Experiment simple(const QString &code, const QString &title)
{
    Experiment experiment;
    experiment.head.id = ExperimentId::create();
    experiment.code = code;
    experiment.title = title;
    experiment.date = QStringLiteral("2026-02-03");
    return experiment;
}

} // namespace

class TestExperimentsScreen : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aWholeJob();
    void everyFieldUndoesToTheBeginning();
    void aBadReactionIsKeptAndSaid();
    void blocksAndFilesAreReactionsToo();
    void quantitiesThatAreNotUnderstood();
    void nextAttemptAndRepeat();
    void aDeletedDraftComesBack();
    void onlyDraftsCanBeDeleted();
    void whatACrashLeftComesBack();
    void changesFromElsewhere();
    void historyShowsAndRestores();
    void readOnlyNotebook();
    void searchAndFilters();
    void keysInTheList();
    void filesAreRenamedCaptionedRemoved();
    void missingAndHostileFiles();
    void statesAndDates();
    void observationsByKeyboard();
    void everyControlHasAName();
};

void TestExperimentsScreen::aWholeJob()
{
    ScreenFixture fixture;
    Compound acid = testing::someCompound(1);
    acid.name = QStringLiteral("phenylboronic acid");
    VERIFY_OK(fixture.store().compounds().save(acid, fixture.notebook.context()));
    const QString picture = fixture.notebook.path(QStringLiteral("nmr 1H.png"));
    QImage image(300, 200, QImage::Format_RGB32);
    image.fill(Qt::white);
    QVERIFY(image.save(picture));
    QVERIFY(fixture.open());

    QTest::keyClick(fixture.screen, Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(fixture.screen->document());
    auto *title = fixture.find<GrowingTextEdit>("experimentTitleEdit");
    QTRY_VERIFY(title->hasFocus());
    const QString code = fixture.screen->document()->value().code;
    QVERIFY(ExperimentCode::fromString(code));
    QTest::keyClicks(title, QStringLiteral("Suzuki coupling at C5"));

    fixture.type("schemeSmilesEdit", kSuzuki);
    QTRY_VERIFY(!fixture.screen->document()->value().scheme.rxn.isEmpty());
    QVERIFY(fixture.screen->document()->value().scheme.rxn.contains(QStringLiteral("$RXN")));

    QTest::mouseClick(fixture.find("fillMaterialsButton"), Qt::LeftButton);
    QTRY_COMPARE(fixture.screen->document()->value().materials.size(), 3);
    QCOMPARE(fixture.screen->document()->value().materials[2].role, MaterialRole::Product);
    auto *table = fixture.find<QTableView>("materialsView");
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, MaterialsModel::MassColumn));
    QTest::keyClick(table, Qt::Key_Return);
    auto *cell = fixture.find<QLineEdit>("materialQuantityEdit");
    QVERIFY(cell);
    QTest::keyClicks(cell, QStringLiteral("0.250 g"));
    QTest::keyClick(cell, Qt::Key_Return);
    const Quantity mass = fixture.screen->document()->value().materials[0].mass;
    QCOMPARE(mass.value.toString(), QStringLiteral("0.250"));
    QCOMPARE(mass.unit, QStringLiteral("g"));

    auto *procedure = fixture.find<GrowingTextEdit>("procedureEdit");
    procedure->setFocus();
    QTest::keyClicks(procedure, QStringLiteral("- Weigh the chloride"));
    QTest::keyClick(procedure, Qt::Key_Return);
    QTest::keyClicks(procedure, QStringLiteral("Heat to 80 C"));
    QCOMPARE(procedure->text(), QStringLiteral("- Weigh the chloride\n- Heat to 80 C"));

    fixture.type("newObservationEdit", QStringLiteral("Turned black"));
    QCOMPARE(fixture.screen->document()->value().observations.size(), 1);
    QVERIFY(!fixture.screen->document()->value().observations[0].at.isNull());
    QTest::keyClick(fixture.find("observationEdit0"), Qt::Key_Return);
    QVERIFY(fixture.find("newObservationEdit")->hasFocus());

    dropFiles(fixture.find("experimentPage"), {picture});
    QTRY_COMPARE(fixture.screen->document()->value().attachments.size(), 1);
    QCOMPARE(fixture.screen->document()->value().attachments[0].name, QStringLiteral("nmr 1H.png"));

    fixture.type("conclusionEdit", QStringLiteral("It worked"));
    QTest::keyClick(fixture.find("conclusionEdit"), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(fixture.screen->document()->value().conclusion, QString());
    QTest::keyClick(fixture.find("conclusionEdit"), Qt::Key_Z,
                    Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(textOf(fixture, "conclusionEdit"), QStringLiteral("It worked"));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.isSaved(), 10000);
    QCOMPARE(fixture.find<QLabel>("saveStateLabel")->text(), QStringLiteral("saved"));

    fixture.close();
    QVERIFY(fixture.openSession());
    QTRY_VERIFY(fixture.screen->document());
    const Experiment &again = fixture.screen->document()->value();
    QCOMPARE(again.code, code);
    QCOMPARE(textOf(fixture, "experimentTitleEdit"), QStringLiteral("Suzuki coupling at C5"));
    QCOMPARE(textOf(fixture, "procedureEdit"), procedure ? again.procedure : QString());
    QCOMPARE(again.procedure, QStringLiteral("- Weigh the chloride\n- Heat to 80 C"));
    QCOMPARE(textOf(fixture, "observationEdit0"), QStringLiteral("Turned black"));
    QCOMPARE(textOf(fixture, "conclusionEdit"), QStringLiteral("It worked"));
    QCOMPARE(again.materials.size(), 3);
    QCOMPARE(again.materials[0].mass, mass);
    QCOMPARE(again.attachments.size(), 1);
    QCOMPARE(textOf(fixture, "schemeSmilesEdit"), again.scheme.smiles);
    QVERIFY(again.head.authors.contains(fixture.session->owner().head.id));
}

void TestExperimentsScreen::everyFieldUndoesToTheBeginning()
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
    while (stack.canUndo()) {
        QTest::keyClick(fixture.find("experimentTitleEdit"), Qt::Key_Z, Qt::ControlModifier);
    }
    QVERIFY(differingFields(fixture.screen->document()->value(), start).isEmpty());
    QCOMPARE(textOf(fixture, "experimentTitleEdit"), QString());
    QCOMPARE(textOf(fixture, "schemeAboveEdit"), QString());
    QCOMPARE(table->model()->rowCount(), 1);
    while (stack.canRedo()) {
        QTest::keyClick(fixture.find("experimentTitleEdit"), Qt::Key_Z,
                        Qt::ControlModifier | Qt::ShiftModifier);
    }
    QVERIFY(differingFields(fixture.screen->document()->value(), end).isEmpty());
    QCOMPARE(textOf(fixture, "schemeBelowEdit"), QStringLiteral("dioxane"));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.isSaved(), 10000);
}

void TestExperimentsScreen::aBadReactionIsKeptAndSaid()
{
    ScreenFixture fixture;
    QVERIFY(fixture.open());
    fixture.trigger("newExperimentAction");
    QTRY_VERIFY(fixture.screen->document());
    const QString bad = QStringLiteral("C1CC.Cl>>CC(");
    fixture.type("schemeSmilesEdit", bad);
    auto *problem = fixture.find<QLabel>("schemeProblemLabel");
    QTRY_VERIFY(problem->isVisible());
    QCOMPARE(textOf(fixture, "schemeSmilesEdit"), bad);
    QVERIFY(fixture.screen->document()->value().scheme.isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(fixture.isSaved(), 10000);
    fixture.close();
    QVERIFY(fixture.openSession());
    QTRY_VERIFY(fixture.screen->document());
    QCOMPARE(textOf(fixture, "schemeSmilesEdit"), bad);
    QVERIFY(fixture.find<QLabel>("schemeProblemLabel")->isVisible());
    // Mended, it becomes the scheme, and nothing of the bad text stays behind.
    auto *input = fixture.find<GrowingTextEdit>("schemeSmilesEdit");
    input->selectAll();
    fixture.type("schemeSmilesEdit", QStringLiteral("CCO>>CC=O"));
    QTRY_VERIFY(!fixture.screen->document()->value().scheme.isEmpty());
    QVERIFY(fixture.screen->document()->value().remarks.isEmpty());
    QVERIFY(!fixture.find<QLabel>("schemeProblemLabel")->isVisible());
}

void TestExperimentsScreen::blocksAndFilesAreReactionsToo()
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
    QCOMPARE(textOf(fixture, "schemeSmilesEdit"), QStringLiteral("CCO>>CC=O"));
}

void TestExperimentsScreen::quantitiesThatAreNotUnderstood()
{
    ScreenFixture fixture;
    QVERIFY(fixture.open());
    fixture.trigger("newExperimentAction");
    QTRY_VERIFY(fixture.screen->document());
    QAbstractItemModel *model = fixture.find<QTableView>("materialsView")->model();
    QVERIFY(model->setData(model->index(0, MaterialsModel::NameColumn), QStringLiteral("THF")));
    const QModelIndex cell = model->index(0, MaterialsModel::VolumeColumn);
    QVERIFY(model->setData(cell, QStringLiteral("ca. 5 mL")));
    QCOMPARE(cell.data().toString(), QStringLiteral("ca. 5 mL"));
    QVERIFY(!cell.data(MaterialsModel::ProblemRole).toString().isEmpty());
    QVERIFY(fixture.screen->document()->value().materials[0].volume.isNull());
    QTRY_VERIFY_WITH_TIMEOUT(fixture.isSaved(), 10000);
    fixture.close();
    QVERIFY(fixture.openSession());
    QTRY_VERIFY(fixture.screen->document());
    model = fixture.find<QTableView>("materialsView")->model();
    QTRY_COMPARE(model->index(0, MaterialsModel::VolumeColumn).data().toString(),
                 QStringLiteral("ca. 5 mL"));
    QVERIFY(model->setData(model->index(0, MaterialsModel::VolumeColumn), QStringLiteral("5 mL")));
    QVERIFY(fixture.screen->document()->value().materials[0].unknown.empty());
}

void TestExperimentsScreen::nextAttemptAndRepeat()
{
    ScreenFixture fixture;
    QVERIFY(fixture.open());
    fixture.trigger("newExperimentAction");
    QTRY_VERIFY(fixture.screen->document());
    const auto first = *ExperimentCode::fromString(fixture.screen->document()->value().code);
    const ExperimentId firstId = fixture.screen->document()->id();
    fixture.type("experimentTitleEdit", QStringLiteral("Plan"));
    fixture.type("newObservationEdit", QStringLiteral("Not to be copied"));
    QAbstractItemModel *model = fixture.find<QTableView>("materialsView")->model();
    QVERIFY(model->setData(model->index(0, MaterialsModel::NameColumn), QStringLiteral("amine")));
    QVERIFY(model->setData(model->index(0, MaterialsModel::MassColumn), QStringLiteral("5 mg")));
    fixture.trigger("duplicateExperimentAction");
    QTRY_VERIFY(fixture.screen->document()->id() != firstId);
    const Experiment &repeat = fixture.screen->document()->value();
    const auto second = *ExperimentCode::fromString(repeat.code);
    QCOMPARE(second.page, first.page);
    QCOMPARE(second.attempt, first.attempt + 1);
    QCOMPARE(repeat.repeats, firstId);
    QCOMPARE(repeat.title, QStringLiteral("Plan"));
    QCOMPARE(repeat.materials.size(), 1);
    QCOMPARE(repeat.materials[0].mass.value.toString(), QStringLiteral("5"));
    QVERIFY(repeat.observations.isEmpty());
    const ExperimentId repeatId = fixture.screen->document()->id();
    QTRY_COMPARE(textOf(fixture, "experimentRepeatsEdit"), first.toString());
    fixture.trigger("nextAttemptAction");
    QTRY_VERIFY(fixture.screen->document()->id() != repeatId);
    const auto third = *ExperimentCode::fromString(fixture.screen->document()->value().code);
    QCOMPARE(third.page, first.page);
    QCOMPARE(third.attempt, first.attempt + 2);
    QVERIFY(fixture.screen->document()->value().title.isEmpty());
}

void TestExperimentsScreen::aDeletedDraftComesBack()
{
    ScreenFixture fixture;
    QVERIFY(fixture.open());
    fixture.trigger("newExperimentAction");
    QTRY_VERIFY(fixture.screen->document());
    const ExperimentId id = fixture.screen->document()->id();
    fixture.type("experimentTitleEdit", QStringLiteral("Still wanted"));
    QSignalSpy toast(fixture.screen, &Screen::toastRequested);
    fixture.trigger("deleteDraftAction");
    QTRY_COMPARE(toast.size(), 1);
    QVERIFY(!fixture.screen->document());
    auto *list = fixture.find<QListView>("experimentListView");
    QTRY_COMPARE(list->model()->rowCount(), 0);
    toast[0][1].value<QAction *>()->trigger();
    QTRY_VERIFY(fixture.screen->document());
    QCOMPARE(fixture.screen->document()->id(), id);
    QCOMPARE(textOf(fixture, "experimentTitleEdit"), QStringLiteral("Still wanted"));
    QTRY_COMPARE(list->model()->rowCount(), 1);
}

void TestExperimentsScreen::onlyDraftsCanBeDeleted()
{
    ScreenFixture fixture;
    Experiment open = simple(QStringLiteral("KBS1-1"), QStringLiteral("x"));
    open.state = PublicationState::Open;
    VERIFY_OK(fixture.store().experiments().save(open, fixture.notebook.context()));
    QVERIFY(fixture.open());
    QTRY_VERIFY(fixture.screen->document());
    QVERIFY(!fixture.find<QAction>("deleteDraftAction")->isEnabled());
    QTest::mouseClick(fixture.find("stateDraftButton"), Qt::LeftButton);
    QVERIFY(fixture.find<QAction>("deleteDraftAction")->isEnabled());
}

void TestExperimentsScreen::whatACrashLeftComesBack()
{
    ScreenFixture fixture;
    Experiment experiment = simple(QStringLiteral("KBS1-1"), QStringLiteral("Before"));
    VERIFY_OK(fixture.store().experiments().save(experiment, fixture.notebook.context()));
    Experiment draft = experiment;
    draft.procedure = QStringLiteral("Typed just before the power went");
    VERIFY_OK(fixture.store().experiments().saveDraft(draft));
    QVERIFY(fixture.open());
    QTRY_VERIFY(fixture.screen->document());
    QTRY_COMPARE(textOf(fixture, "procedureEdit"), draft.procedure);
    const QStringList told = fixture.screen->findChild<MessageBar *>()->texts();
    QCOMPARE(told.size(), 1);
    QVERIFY(told[0].contains(QStringLiteral("KBS1-1")));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.isSaved(), 10000);
    fixture.find<QAction>("undoExperimentAction")->trigger();
    QCOMPARE(textOf(fixture, "procedureEdit"), QString());
    fixture.find<QAction>("redoExperimentAction")->trigger();
    fixture.close();
    VERIFY_OK(fixture.notebook.reopen());
    const auto drafts = fixture.store().experiments().drafts();
    VERIFY_OK(drafts);
    QVERIFY(drafts->isEmpty());
    const auto stored = fixture.store().experiments().find(experiment.head.id);
    VERIFY_OK(stored);
    QCOMPARE((*stored)->procedure, draft.procedure);
}

void TestExperimentsScreen::changesFromElsewhere()
{
    ScreenFixture fixture;
    Experiment experiment = simple(QStringLiteral("KBS1-1"), QStringLiteral("Title"));
    VERIFY_OK(fixture.store().experiments().save(experiment, fixture.notebook.context()));
    QVERIFY(fixture.open());
    QTRY_VERIFY(fixture.screen->document());
    fixture.type("procedureEdit", QStringLiteral("mine"));
    bool isWritten = false;
    fixture.session->write(
        QString(),
        [id = experiment.head.id, context = fixture.session->saveContext(QStringLiteral("x"))](
            store::Store &store, const WorkContext &) -> Result<> {
            ARTEMISIA_TRY_ASSIGN(auto found, store.experiments().find(id));
            found->title = QStringLiteral("Theirs");
            return store.experiments().save(*found, context);
        },
        this,
        [&](const Result<> &answer) {
            QVERIFY(answer);
            isWritten = true;
            fixture.session->announceChange(RecordKind::Experiment, experiment.head.id.uuid());
        });
    QTRY_VERIFY(isWritten);
    QTRY_COMPARE(textOf(fixture, "experimentTitleEdit"), QStringLiteral("Theirs"));
    QCOMPARE(textOf(fixture, "procedureEdit"), QStringLiteral("mine"));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.isSaved(), 10000);
    QCOMPARE(fixture.screen->document()->base().title, QStringLiteral("Theirs"));
    QCOMPARE(fixture.screen->document()->base().procedure, QStringLiteral("mine"));
}

void TestExperimentsScreen::historyShowsAndRestores()
{
    ScreenFixture fixture;
    Experiment experiment = simple(QStringLiteral("KBS1-1"), QStringLiteral("First"));
    VERIFY_OK(fixture.store().experiments().save(
        experiment, fixture.notebook.context(QStringLiteral("Began"))));
    experiment.title = QStringLiteral("Second");
    VERIFY_OK(fixture.store().experiments().save(
        experiment, fixture.notebook.context(QStringLiteral("Edited the title"))));
    QVERIFY(fixture.open());
    QTRY_VERIFY(fixture.screen->document());
    fixture.trigger("experimentHistoryAction");
    auto *revisions = fixture.find<QListWidget>("revisionList");
    QTRY_COMPARE(revisions->count(), 2);
    QCOMPARE(revisions->item(1)->text(), QStringLiteral("Began"));
    revisions->setFocus();
    QTest::keyClick(revisions, Qt::Key_Down);
    QTRY_COMPARE(textOf(fixture, "experimentTitleEdit"), QStringLiteral("First"));
    QVERIFY(fixture.find<GrowingTextEdit>("experimentTitleEdit")->isReadOnly());
    QVERIFY(!fixture.find<QAction>("deleteDraftAction")->isEnabled());
    auto *restore = fixture.find<QAbstractButton>("restoreStateActionButton");
    QVERIFY(restore);
    QTest::mouseClick(restore, Qt::LeftButton);
    QCOMPARE(textOf(fixture, "experimentTitleEdit"), QStringLiteral("First"));
    QVERIFY(!fixture.find<GrowingTextEdit>("experimentTitleEdit")->isReadOnly());
    QTRY_COMPARE(revisions->count(), 3);
    QVERIFY(revisions->item(0)->text().startsWith(QStringLiteral("Restored")));
    fixture.find<QAction>("undoExperimentAction")->trigger();
    QCOMPARE(textOf(fixture, "experimentTitleEdit"), QStringLiteral("Second"));
    QTest::mouseClick(fixture.find("closeHistoryButton"), Qt::LeftButton);
    QVERIFY(fixture.find("experimentListPanel")->isVisible());
}

void TestExperimentsScreen::readOnlyNotebook()
{
    ScreenFixture fixture;
    Experiment experiment = testing::someExperiment(QStringLiteral("KBS1-1"));
    VERIFY_OK(fixture.store().experiments().save(experiment, fixture.notebook.context()));
    QVERIFY(fixture.openSession()); // while this program's other store has the lock
    QVERIFY(fixture.session->isReadOnly());
    QTRY_VERIFY(fixture.screen->document());
    QCOMPARE(textOf(fixture, "experimentTitleEdit"), experiment.title);
    for (GrowingTextEdit *editor : fixture.screen->findChildren<GrowingTextEdit *>()) {
        QVERIFY2(editor->isReadOnly(), qPrintable(editor->objectName()));
    }
    QTest::keyClicks(fixture.find("experimentTitleEdit"), QStringLiteral("x"));
    QTest::keyClick(fixture.screen, Qt::Key_N, Qt::ControlModifier);
    QCOMPARE(fixture.screen->document()->value().title, experiment.title);
    QVERIFY(!fixture.find<QAction>("newExperimentAction")->isEnabled());
    QVERIFY(!fixture.find("stateOpenButton")->isEnabled());
    QCOMPARE(fixture.find<QLabel>("saveStateLabel")->text(), QStringLiteral("read only"));
    const QStringList told = fixture.find("experimentPage")->findChild<MessageBar *>()->texts();
    QCOMPARE(told.size(), 1);
}

void TestExperimentsScreen::searchAndFilters()
{
    ScreenFixture fixture;
    for (int i = 1; i <= 5; ++i) {
        Experiment experiment =
            simple(QStringLiteral("KBS%1-1").arg(i), i == 3 ? QStringLiteral("Buchwald amination")
                                                            : QStringLiteral("Suzuki %1").arg(i));
        experiment.tags = {i % 2 == 1 ? QStringLiteral("odd") : QStringLiteral("even")};
        experiment.state = i == 1 ? PublicationState::Open : PublicationState::Draft;
        VERIFY_OK(fixture.store().experiments().save(experiment, fixture.notebook.context()));
    }
    QVERIFY(fixture.open());
    auto *list = fixture.find<QListView>("experimentListView");
    QTRY_COMPARE(list->model()->rowCount(), 5);
    QTest::keyClick(fixture.screen, Qt::Key_F, Qt::ControlModifier);
    auto *search = fixture.find<QLineEdit>("experimentSearchLineEdit");
    QVERIFY(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("buchw"));
    QTRY_COMPARE(list->model()->rowCount(), 1);
    QTest::keyClick(search, Qt::Key_Escape);
    QTRY_COMPARE(list->model()->rowCount(), 5);
    auto *state = fixture.find<QComboBox>("experimentStateFilter");
    state->setCurrentIndex(state->findData(int(PublicationState::Open)));
    Q_EMIT state->activated(state->currentIndex());
    QTRY_COMPARE(list->model()->rowCount(), 1);
    state->setCurrentIndex(0);
    Q_EMIT state->activated(0);
    auto *tag = fixture.find<QComboBox>("experimentTagFilter");
    QTRY_VERIFY(tag->findData(QStringLiteral("even")) > 0);
    tag->setCurrentIndex(tag->findData(QStringLiteral("even")));
    Q_EMIT tag->activated(tag->currentIndex());
    QTRY_COMPARE(list->model()->rowCount(), 2);
    // A new experiment does not fit the filter; it shows all the same.
    fixture.trigger("newExperimentAction");
    QTRY_COMPARE(list->model()->rowCount(), 6);
}

void TestExperimentsScreen::keysInTheList()
{
    ScreenFixture fixture;
    for (int i = 1; i <= 3; ++i) {
        Experiment experiment =
            simple(QStringLiteral("KBS%1-1").arg(i), QStringLiteral("Number %1").arg(i));
        experiment.date = QStringLiteral("2026-01-0%1").arg(i);
        VERIFY_OK(fixture.store().experiments().save(experiment, fixture.notebook.context()));
    }
    QVERIFY(fixture.open());
    QTRY_VERIFY(fixture.screen->document());
    QCOMPARE(fixture.screen->document()->value().code, QStringLiteral("KBS3-1")); // newest
    auto *list = fixture.find<QListView>("experimentListView");
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    QTRY_COMPARE(fixture.screen->document()->value().code, QStringLiteral("KBS2-1"));
    QTest::keyClick(list, Qt::Key_Return);
    QVERIFY(fixture.find("experimentTitleEdit")->hasFocus());
    QTest::keyClicks(fixture.find("experimentTitleEdit"), QStringLiteral(" typed"));
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Up);
    QTRY_COMPARE(fixture.screen->document()->value().code, QStringLiteral("KBS3-1"));
    QTest::keyClick(list, Qt::Key_Down);
    QTRY_COMPARE(textOf(fixture, "experimentTitleEdit"), QStringLiteral("Number 2 typed"));
    // Its undo is still there.
    fixture.find<QAction>("undoExperimentAction")->trigger();
    QCOMPARE(textOf(fixture, "experimentTitleEdit"), QStringLiteral("Number 2"));
}

void TestExperimentsScreen::filesAreRenamedCaptionedRemoved()
{
    ScreenFixture fixture;
    const QString path = fixture.notebook.path(QStringLiteral("lcms.txt"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("m/z 324.1");
    file.close();
    QVERIFY(fixture.open());
    fixture.trigger("newExperimentAction");
    QTRY_VERIFY(fixture.screen->document());
    dropFiles(fixture.find("attachmentsSection"), {path, path});
    const auto attachments = [&] { return fixture.screen->document()->value().attachments; };
    QTRY_COMPARE(attachments().size(), 2);
    QCOMPARE(attachments()[1].name, QStringLiteral("lcms (2).txt"));
    QWidget *row = fixture.find("attachmentRow0");
    auto *name = row->findChild<QLineEdit *>(QStringLiteral("attachmentNameEdit"));
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("../evil"));
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(attachments()[0].name, QStringLiteral("lcms.txt"));
    QCOMPARE(name->text(), QStringLiteral("../evil")); // flagged, not changed
    QVERIFY(row->findChild<QLabel *>(QStringLiteral("attachmentProblemLabel"))->isVisible());
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("crude LCMS.txt"));
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(attachments()[0].name, QStringLiteral("crude LCMS.txt"));
    auto *caption = row->findChild<QLineEdit *>(QStringLiteral("attachmentCaptionEdit"));
    caption->setFocus();
    QTest::keyClicks(caption, QStringLiteral("after 2 h"));
    QCOMPARE(attachments()[0].caption, QStringLiteral("after 2 h"));
    QSignalSpy toast(fixture.screen, &Screen::toastRequested);
    QTest::mouseClick(row->findChild<QWidget *>(QStringLiteral("removeAttachmentButton")),
                      Qt::LeftButton);
    QCOMPARE(attachments().size(), 1);
    QCOMPARE(toast.size(), 1);
    toast[0][1].value<QAction *>()->trigger();
    QCOMPARE(attachments().size(), 2);
    QCOMPARE(attachments()[0].caption, QStringLiteral("after 2 h"));
    // A pasted picture becomes a file.
    QGuiApplication::clipboard()->setImage(QImage(20, 20, QImage::Format_RGB32));
    fixture.find<GrowingTextEdit>("procedureEdit")->paste();
    QTRY_COMPARE(attachments().size(), 3);
    QCOMPARE(attachments()[2].mediaType, QStringLiteral("image/png"));
}

void TestExperimentsScreen::missingAndHostileFiles()
{
    ScreenFixture fixture;
    Experiment experiment = simple(QStringLiteral("KBS1-1"), QStringLiteral("x"));
    Attachment gone;
    gone.id = ElementId::create();
    gone.name = QStringLiteral("gone.png");
    gone.sha256 = QString(64, u'a');
    gone.size = 12;
    experiment.attachments = {gone};
    VERIFY_OK(fixture.store().experiments().save(experiment, fixture.notebook.context()));
    QVERIFY(fixture.open());
    QTRY_VERIFY(fixture.screen->document());
    QTRY_VERIFY(fixture.find("attachmentRow0"));
    QWidget *row = fixture.find("attachmentRow0");
    QTRY_VERIFY(row->findChild<QLabel *>(QStringLiteral("attachmentProblemLabel"))->isVisible());
    QVERIFY(!row->findChild<QWidget *>(QStringLiteral("openAttachmentButton"))->isEnabled());
    // Folders and things that are no files are refused in words.
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(fixture.notebook.folder()),
                  QUrl(QStringLiteral("https://example.org/a.png"))});
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(fixture.find("attachmentsSection"), &drop);
    auto *bar = fixture.find("experimentPage")->findChild<MessageBar *>();
    QCOMPARE(bar->texts().size(), 2);
    QCOMPARE(fixture.screen->document()->value().attachments.size(), 1);
}

void TestExperimentsScreen::statesAndDates()
{
    ScreenFixture fixture;
    QVERIFY(fixture.open());
    fixture.trigger("newExperimentAction");
    QTRY_VERIFY(fixture.screen->document());
    const auto value = [&]() -> const Experiment & { return fixture.screen->document()->value(); };
    QTest::keyClick(fixture.find("experimentTitleEdit"), Qt::Key_O, Qt::AltModifier);
    QCOMPARE(value().state, PublicationState::Open);
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
    QCOMPARE(textOf(fixture, "experimentRepeatsEdit"), QStringLiteral("KBS99-9"));
}

void TestExperimentsScreen::observationsByKeyboard()
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

void TestExperimentsScreen::everyControlHasAName()
{
    ScreenFixture fixture;
    Experiment experiment = testing::someExperiment(QStringLiteral("KBS1-1"));
    VERIFY_OK(fixture.store().experiments().save(experiment, fixture.notebook.context()));
    QVERIFY(fixture.open());
    QTRY_VERIFY(fixture.screen->document());
    for (QWidget *widget : fixture.screen->findChildren<QWidget *>()) {
        const bool isInside = widget->objectName().startsWith(QStringLiteral("qt_"));
        if (isInside || widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() ||
            widget->focusProxy()) {
            continue;
        }
        const auto *button = qobject_cast<QAbstractButton *>(widget);
        const bool isNamed =
            !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        QVERIFY2(isNamed,
                 qPrintable(QStringLiteral("%1 %2").arg(
                     QLatin1String(widget->metaObject()->className()), widget->objectName())));
    }
}

QTEST_MAIN(TestExperimentsScreen)
#include "tst_experiments_screen.moc"
