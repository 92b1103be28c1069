// SPDX-License-Identifier: GPL-3.0-or-later
#include "screen_fixture.h"

#include "app/desktop/experiments/experiment_list_model.h"
#include "app/desktop/experiments/materials_model.h"
#include "app/desktop/widgets/filter_box.h"
#include "app/desktop/widgets/growing_text_edit.h"
#include "app/desktop/widgets/message_bar.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMimeData>
#include <QSignalSpy>
#include <QSplitter>
#include <QTableView>
#include <QTest>

using namespace artemisia;
using namespace artemisia::app;

namespace
{

const QString kSuzuki = QStringLiteral("Clc1ccc2nncn2c1.OB(O)c1ccccc1>>c1ccc(cc1)-c1ccc2nncn2c1");

} // namespace

class TestExperimentsScreen : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aWholeJob();
    void nextAttemptAndRepeat();
    void aDeletedDraftComesBack();
    void undoBringsADeletedDraftBack();
    void onlyDraftsCanBeDeleted();
    void historyShowsAndRestores();
    void searchAndFilters();
    void filtersOfANarrowListAreWhole_data();
    void filtersOfANarrowListAreWhole();
    void keysInTheList();
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
    // The view takes a cell over after the key, by a queued call.
    QTRY_COMPARE(fixture.value().materials[0].mass.value.toString(), QStringLiteral("0.250"));
    const Quantity mass = fixture.value().materials[0].mass;
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
    QCOMPARE(fixture.text("conclusionEdit"), QStringLiteral("It worked"));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.isSaved(), 10000);
    QCOMPARE(fixture.find<QLabel>("saveStateLabel")->text(), QStringLiteral("saved"));

    fixture.close();
    QVERIFY(fixture.openSession());
    QTRY_VERIFY(fixture.screen->document());
    const Experiment &again = fixture.screen->document()->value();
    QCOMPARE(again.code, code);
    QCOMPARE(fixture.text("experimentTitleEdit"), QStringLiteral("Suzuki coupling at C5"));
    QCOMPARE(fixture.text("procedureEdit"), procedure ? again.procedure : QString());
    QCOMPARE(again.procedure, QStringLiteral("- Weigh the chloride\n- Heat to 80 C"));
    QCOMPARE(fixture.text("observationEdit0"), QStringLiteral("Turned black"));
    QCOMPARE(fixture.text("conclusionEdit"), QStringLiteral("It worked"));
    QCOMPARE(again.materials.size(), 3);
    QCOMPARE(again.materials[0].mass, mass);
    QCOMPARE(again.attachments.size(), 1);
    QCOMPARE(fixture.text("schemeSmilesEdit"), again.scheme.smiles);
    QVERIFY(again.head.authors.contains(fixture.session->owner().head.id));
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
    QTRY_COMPARE(fixture.text("experimentRepeatsEdit"), first.toString());
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
    QCOMPARE(fixture.text("experimentTitleEdit"), QStringLiteral("Still wanted"));
    QTRY_COMPARE(list->model()->rowCount(), 1);
}

/// And takes back nothing of the experiment that came up in its place.
void TestExperimentsScreen::undoBringsADeletedDraftBack()
{
    ScreenFixture fixture;
    QVERIFY(fixture.open());
    fixture.begin();
    fixture.type("experimentTitleEdit", QStringLiteral("The other one"));
    const ExperimentId other = fixture.screen->document()->id();
    fixture.begin();
    QTRY_VERIFY(fixture.screen->document()->id() != other);
    const ExperimentId id = fixture.screen->document()->id();
    fixture.type("experimentTitleEdit", QStringLiteral("Still wanted"));
    auto *list = fixture.find<QListView>("experimentListView");
    const auto isListed = [list] {
        return list->model()->rowCount() == 2 && list->currentIndex().row() == 0 &&
               list->model()->index(1, 0).data(ExperimentListModel::EntryRole).isValid();
    };
    QTRY_VERIFY(isListed()); // what comes in its place is the list's neighbour
    fixture.trigger("deleteDraftAction");
    QTRY_VERIFY(fixture.screen->document() && fixture.screen->document()->id() == other);
    QVERIFY(!fixture.screen->undoStack()); // nor by the window's own key
    QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(fixture.screen->document()->id(), id);
    QCOMPARE(fixture.value().title, QStringLiteral("Still wanted"));
    QTRY_VERIFY(isListed());
    // Once something was written the last step is that again.
    fixture.trigger("deleteDraftAction");
    QTRY_VERIFY(fixture.screen->document() && fixture.screen->document()->id() == other);
    QCOMPARE(fixture.value().title, QStringLiteral("The other one"));
    fixture.type("experimentTitleEdit", QStringLiteral("!"));
    QTest::keyClick(fixture.find("experimentTitleEdit"), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(fixture.screen->document()->id(), other);
    QVERIFY(!fixture.value().title.contains(u'!'));
}

void TestExperimentsScreen::onlyDraftsCanBeDeleted()
{
    ScreenFixture fixture;
    Experiment open = simpleExperiment(QStringLiteral("KBS1-1"), QStringLiteral("x"));
    open.state = PublicationState::Open;
    VERIFY_OK(fixture.store().experiments().save(open, fixture.notebook.context()));
    QVERIFY(fixture.open());
    QTRY_VERIFY(fixture.screen->document());
    QVERIFY(!fixture.find<QAction>("deleteDraftAction")->isEnabled());
    QTest::mouseClick(fixture.find("stateDraftButton"), Qt::LeftButton);
    QVERIFY(fixture.find<QAction>("deleteDraftAction")->isEnabled());
}

void TestExperimentsScreen::historyShowsAndRestores()
{
    ScreenFixture fixture;
    Experiment experiment = simpleExperiment(QStringLiteral("KBS1-1"), QStringLiteral("First"));
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
    QTRY_COMPARE(fixture.text("experimentTitleEdit"), QStringLiteral("First"));
    QVERIFY(fixture.find<GrowingTextEdit>("experimentTitleEdit")->isReadOnly());
    QVERIFY(!fixture.find<QAction>("deleteDraftAction")->isEnabled());
    auto *restore = fixture.find<QAbstractButton>("restoreStateActionButton");
    QVERIFY(restore);
    QTest::mouseClick(restore, Qt::LeftButton);
    QCOMPARE(fixture.text("experimentTitleEdit"), QStringLiteral("First"));
    QVERIFY(!fixture.find<GrowingTextEdit>("experimentTitleEdit")->isReadOnly());
    QTRY_COMPARE(revisions->count(), 3);
    QVERIFY(revisions->item(0)->text().startsWith(QStringLiteral("Restored")));
    fixture.find<QAction>("undoExperimentAction")->trigger();
    QCOMPARE(fixture.text("experimentTitleEdit"), QStringLiteral("Second"));
    QTest::mouseClick(fixture.find("closeHistoryButton"), Qt::LeftButton);
    QVERIFY(fixture.find("experimentListPanel")->isVisible());
}

void TestExperimentsScreen::searchAndFilters()
{
    ScreenFixture fixture;
    for (int i = 1; i <= 5; ++i) {
        Experiment experiment = simpleExperiment(QStringLiteral("KBS%1-1").arg(i),
                                                 i == 3 ? QStringLiteral("Buchwald amination")
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

void TestExperimentsScreen::filtersOfANarrowListAreWhole_data()
{
    QTest::addColumn<int>("percent");
    QTest::newRow("100 %") << 100;
    QTest::newRow("150 %") << 150;
}

void TestExperimentsScreen::filtersOfANarrowListAreWhole()
{
    QFETCH(int, percent);
    ScreenFixture fixture;
    const QString longTag = QStringLiteral("a tag of many words that no list has room for");
    Experiment experiment = simpleExperiment(QStringLiteral("KBS1-1"), QStringLiteral("One"));
    experiment.tags = {longTag};
    VERIFY_OK(fixture.store().experiments().save(experiment, fixture.notebook.context()));
    Theme::instance().apply(ThemeChoice::Light, percent / 100.0);
    QVERIFY(fixture.open());
    fixture.find<QSplitter>("experimentsSplitter")->setSizes({1, 5000});
    QCoreApplication::sendPostedEvents();
    auto *tag = fixture.find<FilterBox>("experimentTagFilter");
    QTRY_VERIFY(tag->findData(longTag) > 0);
    const auto *panel = fixture.find<QWidget>("experimentListPanel");
    QList<FilterBox *> boxes;
    for (const char *name : {"experimentStateFilter", "experimentTagFilter", "experimentSortBox"}) {
        auto *box = fixture.find<FilterBox>(name);
        for (int i = 0; i < box->count(); ++i) {
            box->setCurrentIndex(i);
            QCoreApplication::sendPostedEvents();
            QCOMPARE(box->isCut(), box->currentText() == longTag);
        }
        boxes.append(box);
    }
    for (FilterBox *box : boxes) {
        QVERIFY(panel->rect().contains(QRect(box->mapTo(panel, QPoint()), box->size())));
        for (const FilterBox *other : boxes) {
            QVERIFY(other == box || !other->geometry().intersects(box->geometry()));
        }
    }
    // What is cut is said whole.
    tag->setCurrentIndex(tag->findData(longTag));
    QHelpEvent help(QEvent::ToolTip, QPoint(5, 5), tag->mapToGlobal(QPoint(5, 5)));
    QCoreApplication::sendEvent(tag, &help);
    QVERIFY2(tag->toolTip().contains(longTag), qPrintable(tag->toolTip()));
    Theme::instance().apply(ThemeChoice::Light);
}

void TestExperimentsScreen::keysInTheList()
{
    ScreenFixture fixture;
    for (int i = 1; i <= 3; ++i) {
        Experiment experiment =
            simpleExperiment(QStringLiteral("KBS%1-1").arg(i), QStringLiteral("Number %1").arg(i));
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
    QTRY_COMPARE(fixture.text("experimentTitleEdit"), QStringLiteral("Number 2 typed"));
    // Its undo is still there.
    fixture.find<QAction>("undoExperimentAction")->trigger();
    QCOMPARE(fixture.text("experimentTitleEdit"), QStringLiteral("Number 2"));
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
