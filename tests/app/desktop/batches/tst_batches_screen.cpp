// SPDX-License-Identifier: GPL-3.0-or-later
// The room of batches under the hands: made, found, described, salted, taken back.
#include "tests/app/desktop/record_cases.h"
#include "tests/app/desktop/room_fixture.h"

#include "app/desktop/batches/batch_model.h"
#include "app/desktop/batches/batches_screen.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QTextEdit>

using namespace artemisia;
using namespace artemisia::app;
using namespace Qt::Literals::StringLiterals;

namespace
{

using Getter = QString (*)(const Batch &);

/// A notebook with one compound and, if wished, two batches of it; the page of the first one open.
struct Opened : RoomFixture<BatchesScreen> {
    Compound compound = testing::someCompound(1);
    Batch first;

    bool start(int batches = 2)
    {
        if (!store().compounds().save(compound, notebook.context())) {
            return false;
        }
        for (int i = batches; i >= 1; --i) {
            first = testing::someBatch(compound, i);
            if (!store().batches().save(first, notebook.context())) {
                return false;
            }
        }
        return open() && (batches == 0 || choose(first));
    }
    bool choose(const Batch &batch)
    {
        return show<QLabel>({RecordKind::Batch, batch.head.id.uuid()}, "batchCodeLabel",
                            batch.code);
    }
    [[nodiscard]] Batch stored(const BatchId &id) const { return recordOf(disk()->batches(), id); }
    [[nodiscard]] Batch stored() const { return stored(first.head.id); }
    /// The visible one: what was taken away may still wait for its end.
    template <class Widget = QWidget>
    Widget *shown(const QString &name) const
    {
        for (Widget *each : room->findChildren<Widget *>(name)) {
            if (each->isVisible()) {
                return each;
            }
        }
        return nullptr;
    }
};

} // namespace

class TestBatchesScreen : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theModelKeepsItsPromises();
    void everyColumnIsSeen();
    void anotherSearchBeginsAtTheTop();
    void oneIsMadeByKeyboard();
    void fieldsAreSavedAndUndone_data();
    void fieldsAreSavedAndUndone();
    void whatIsNotUnderstoodStaysAndIsSaid_data();
    void whatIsNotUnderstoodStaysAndIsSaid();
    void saltsAreAddedNamedCountedRemoved();
    void theStateIsChosen();
    void aFullDiskKeepsWhatIsTyped();
    void theSearchFindsAndEscapes();
    void aSearchIsNotClearedByALink();
    void linksLeadToOtherRooms();
    void readOnly();
    void everyControlHasAName();
};

void TestBatchesScreen::theModelKeepsItsPromises()
{
    Opened page;
    QVERIFY(page.start(150)); // more than one page of rows
    BatchModel model(page.session);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_COMPARE(model.rowCount(), 150);
    QTRY_COMPARE(model.index(149, BatchModel::Compound).data().toString(), page.compound.code);
    model.setText(page.first.code);
    QTRY_VERIFY(model.rowCount() < 150 && model.rowCount() > 0);
    model.setText({});
    QTRY_COMPARE(model.rowCount(), 150);
}

/// In a window of 1280 pixels, beside the sidebar.
void TestBatchesScreen::everyColumnIsSeen()
{
    Opened page;
    QVERIFY(page.start(0)); // the rows come while it is seen
    page.window->resize(1060, 800);
    page.find<QAction>("newBatchAction")->trigger();
    auto *picker = page.find<QLineEdit>("compoundPickerLineEdit");
    QTRY_VERIFY(picker->hasFocus());
    QTest::keyClicks(picker, page.compound.code);
    QTest::keyClick(picker, Qt::Key_Return);
    auto *table = page.find<QTableView>("batchTableView");
    QTRY_VERIFY(table->columnWidth(BatchModel::Code) != 100); // no longer as Qt makes them
    QTRY_COMPARE(table->horizontalScrollBar()->maximum(), 0);
    const QHeaderView *header = table->horizontalHeader();
    for (int column = 0; column < BatchModel::ColumnCount; ++column) {
        QVERIFY(header->sectionSize(column) >= header->sectionSizeHint(column));
    }
}

void TestBatchesScreen::anotherSearchBeginsAtTheTop()
{
    Opened page;
    QVERIFY(page.start(150));
    auto *table = page.find<QTableView>("batchTableView");
    QTRY_COMPARE(table->model()->rowCount(), 150);
    table->scrollToBottom();
    QVERIFY(table->verticalScrollBar()->value() > 0);
    page.type("batchSearchLineEdit", page.compound.code);
    QTRY_COMPARE(table->verticalScrollBar()->value(), 0);
}

void TestBatchesScreen::oneIsMadeByKeyboard()
{
    Opened page;
    QVERIFY(page.start(0));
    page.find<QAction>("newBatchAction")->trigger();
    auto *picker = page.find<QLineEdit>("compoundPickerLineEdit");
    QTRY_VERIFY(picker->hasFocus());
    QTest::keyClicks(picker, page.compound.code);
    QTest::keyClick(picker, Qt::Key_Return);
    auto *table = page.find<QTableView>("batchTableView");
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QTRY_VERIFY(page.find("amountLineEdit")->hasFocus()); // weighing comes first
    QTRY_COMPARE(table->model()->index(0, BatchModel::Compound).data().toString(),
                 page.compound.code);
    const auto batches = page.disk()->batches().ofCompound(page.compound.head.id);
    VERIFY_OK(batches);
    QCOMPARE(batches->size(), 1);
    QCOMPARE(page.find<QLabel>("batchCodeLabel")->text(), batches->first().code);
    QVERIFY(!batches->first().date.isEmpty());
}

void TestBatchesScreen::fieldsAreSavedAndUndone_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("kept");
    QTest::addColumn<Getter>("get");
    const auto row = [](const char *field, const QString &typed, const QString &kept, Getter get) {
        QTest::newRow(field) << QByteArray(field) << typed << kept << get;
    };
    row("amountLineEdit", u"0.250 g"_s, u"0.250 g"_s,
        [](const Batch &b) { return b.amount.value.toString() + u' ' + b.amount.unit; });
    row("purityLineEdit", u"99.5 %"_s, u"99.5 %"_s,
        [](const Batch &b) { return b.purity.value.toString() + u' ' + b.purity.unit; });
    row("dateLineEdit", u"2026-02-28"_s, u"2026-02-28"_s, [](const Batch &b) { return b.date; });
    row("appearanceLineEdit", u"tan oil"_s, u"tan oil"_s,
        [](const Batch &b) { return b.appearance; });
    row("supplierLineEdit", u"Enamine"_s, u"Enamine"_s, [](const Batch &b) { return b.supplier; });
    row("supplierCodeLineEdit", u"EN300-1"_s, u"EN300-1"_s,
        [](const Batch &b) { return b.supplierCode; });
    row("locationLineEdit", u"freezer 2"_s, u"freezer 2"_s,
        [](const Batch &b) { return b.location; });
    row("batchNotesTextEdit", u"sticky"_s, u"sticky"_s, [](const Batch &b) { return b.notes; });
}

void TestBatchesScreen::fieldsAreSavedAndUndone()
{
    QFETCH(QByteArray, field);
    QFETCH(QString, typed);
    QFETCH(QString, kept);
    QFETCH(Getter, get);
    Opened page;
    QVERIFY(page.start());
    const QString before = get(page.stored());
    page.type(field.constData(), typed);
    QTRY_COMPARE(get(page.stored()), kept); // by itself, the cursor still in the field
    QTRY_COMPARE(page.state(), u"saved"_s);
    page.find("batchTableView")->setFocus();
    while (page.room->undoStack()->canUndo()) {
        page.undo();
    }
    QTRY_COMPARE(get(page.stored()), before);
    while (page.room->undoStack()->canRedo()) {
        page.redo();
    }
    QTRY_COMPARE(get(page.stored()), kept);
}

void TestBatchesScreen::whatIsNotUnderstoodStaysAndIsSaid_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("typed");
    QTest::newRow("amount") << QByteArray("amountLineEdit") << u"a spatula"_s;
    QTest::newRow("purity") << QByteArray("purityLineEdit") << u"high"_s;
    QTest::newRow("date") << QByteArray("dateLineEdit") << u"2026-02-29"_s; // no leap year
}

void TestBatchesScreen::whatIsNotUnderstoodStaysAndIsSaid()
{
    QFETCH(QByteArray, field);
    QFETCH(QString, typed);
    Opened page;
    QVERIFY(page.start());
    const Batch before = page.stored();
    page.type(field.constData(), typed);
    auto *line = page.find<QLineEdit>(field.constData());
    QTRY_VERIFY(!line->accessibleDescription().isEmpty());
    const Batch other = [&] {
        const auto all = page.disk()->batches().ofCompound(page.compound.head.id);
        return all->first().head.id == before.head.id ? all->last() : all->first();
    }();
    QVERIFY(page.choose(other)); // another one and back: it is still there, still flagged
    QVERIFY(line->text() != typed);
    QCOMPARE(line->accessibleDescription(), QString());
    QVERIFY(page.choose(before));
    QTRY_COMPARE(line->text(), typed);
    QVERIFY(!line->accessibleDescription().isEmpty());
    QCOMPARE(page.stored().amount, before.amount);
    QCOMPARE(page.stored().purity, before.purity);
    QCOMPARE(page.stored().date, before.date);
}

void TestBatchesScreen::saltsAreAddedNamedCountedRemoved()
{
    Opened page;
    QVERIFY(page.start());
    const QList<BatchComponent> before = page.stored().components;
    QCOMPARE(before.size(), 1);
    QTest::mouseClick(page.find("addComponentButton"), Qt::LeftButton);
    QTRY_VERIFY(page.shown(u"component1NameLineEdit"_s));
    auto *name = page.shown<QLineEdit>(u"component1NameLineEdit"_s);
    QTRY_VERIFY(name->hasFocus());
    QTest::keyClicks(name, u"water"_s);
    auto *count = page.shown<QSpinBox>(u"component1CountSpinBox"_s);
    count->setFocus();
    QTest::keyClick(count, Qt::Key_Up);
    auto *kind = page.shown<QComboBox>(u"component1KindComboBox"_s);
    kind->setFocus();
    QTest::keyClick(kind, Qt::Key_Down);
    QTest::keyClick(kind, Qt::Key_Return);
    QTRY_COMPARE(page.stored().components.size(), 2);
    QTRY_COMPARE(page.stored().components[1].name, u"water"_s);
    QTRY_COMPARE(page.stored().components[1].count, 2);
    QTRY_COMPARE(page.stored().components[1].kind, u"solvent"_s);
    QTRY_VERIFY(page.shown(u"component0RemoveButton"_s));
    QTest::mouseClick(page.shown(u"component0RemoveButton"_s), Qt::LeftButton);
    QTRY_COMPARE(page.stored().components.size(), 1);
    page.find("batchTableView")->setFocus();
    page.undo(); // the removal
    QTRY_COMPARE(page.stored().components.size(), 2);
    page.undo(); // the kind
    page.undo(); // the count
    QTRY_COMPARE(page.stored().components[1].count, 1);
    QCOMPARE(page.stored().components[1].name, u"water"_s);
    page.undo(); // the word, all of it
    QTRY_COMPARE(page.stored().components[1].name, QString());
    page.undo(); // the line
    QTRY_COMPARE(page.stored().components, before);
    QTRY_VERIFY(page.shown(u"component0NameLineEdit"_s));
    QTRY_VERIFY(!page.shown(u"component1NameLineEdit"_s));
}

void TestBatchesScreen::theStateIsChosen()
{
    Opened page;
    QVERIFY(page.start());
    verifyStateIsChosen(page, "batchTableView");
}

void TestBatchesScreen::aFullDiskKeepsWhatIsTyped()
{
    Opened page;
    QVERIFY(page.start());
    verifyFullDiskKeeps(page, "supplierLineEdit", u"Enamine"_s,
                        [](const Batch &b) { return b.supplier; });
}

void TestBatchesScreen::theSearchFindsAndEscapes()
{
    Opened page;
    QVERIFY(page.start());
    auto *table = page.find<QTableView>("batchTableView");
    QTRY_COMPARE(table->model()->rowCount(), 2);
    QTest::keyClick(page.room, Qt::Key_F, Qt::ControlModifier);
    auto *search = page.find<QLineEdit>("batchSearchLineEdit");
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, u"nothing like this"_s);
    QTRY_COMPARE(table->model()->rowCount(), 0);
    QCOMPARE(page.find<QLabel>("batchCountLabel")->text(), u"0 batch(es)"_s);
    // A link from another room shows its batch all the same.
    QVERIFY(page.choose(page.first));
    QTRY_COMPARE(table->model()->rowCount(), 2);
}

void TestBatchesScreen::aSearchIsNotClearedByALink()
{
    Opened page;
    QVERIFY(page.start());
    const auto *table = page.find<QTableView>("batchTableView");
    QTRY_COMPARE(table->model()->rowCount(), 2);
    auto *search = page.find<QLineEdit>("batchSearchLineEdit");
    QTest::keyClicks(search, u"nothing"_s);
    QTRY_COMPARE(table->model()->rowCount(), 0);
    // The link asks the store for its row; what is typed meanwhile counts.
    QVERIFY(page.room->showRecord({RecordKind::Batch, page.first.head.id.uuid()}));
    QTest::keyClicks(search, u" like this"_s);
    int answers = 0; // of readers that were asked after the link's
    for (int i = 0; i < 16; ++i) {
        page.session->read(
            [](store::Store &store, const WorkContext &) { return store.batches().rowIds({}); },
            page.room, [&answers](const Result<QList<store::RowId>> &) { ++answers; });
    }
    QTRY_COMPARE(answers, 16);
    QCOMPARE(search->text(), u"nothing like this"_s);
    QCOMPARE(table->model()->rowCount(), 0);
}

void TestBatchesScreen::linksLeadToOtherRooms()
{
    Opened page;
    Experiment origin = testing::someExperiment(u"KBS1-1"_s);
    VERIFY_OK(page.store().experiments().save(origin, page.notebook.context()));
    QVERIFY(page.start(0));
    page.close();
    VERIFY_OK(page.notebook.reopen());
    page.first = testing::someBatch(page.compound, 1);
    page.first.experiment = origin.head.id;
    VERIFY_OK(page.store().batches().save(page.first, page.notebook.context()));
    QVERIFY(page.open());
    QVERIFY(page.choose(page.first));
    QSignalSpy requested(page.room, &Screen::recordRequested);
    QTRY_COMPARE(page.find<QPushButton>("batchExperimentButton")->text(), u"from KBS1-1"_s);
    QTest::mouseClick(page.find("batchExperimentButton"), Qt::LeftButton);
    QCOMPARE(requested[0][0].value<RecordRef>().id, origin.head.id.uuid());
    QTest::mouseClick(page.find("batchCompoundButton"), Qt::LeftButton);
    QCOMPARE(requested[1][0].value<RecordRef>().id, page.compound.head.id.uuid());
}

void TestBatchesScreen::readOnly()
{
    Opened page;
    VERIFY_OK(page.store().compounds().save(page.compound, page.notebook.context()));
    page.first = testing::someBatch(page.compound, 1);
    VERIFY_OK(page.store().batches().save(page.first, page.notebook.context()));
    QVERIFY(page.open(true));
    QVERIFY(page.session->isReadOnly());
    QVERIFY(page.choose(page.first));
    for (const QLineEdit *line : page.find("batchPage")->findChildren<QLineEdit *>()) {
        QVERIFY2(line->isReadOnly() || !line->isEnabled() ||
                     line->parentWidget()->inherits("QSpinBox"),
                 qPrintable(line->objectName()));
    }
    QVERIFY(!page.find<QAction>("newBatchAction")->isEnabled());
    QVERIFY(!page.find("stateComboBox")->isEnabled());
    QVERIFY(!page.find("addComponentButton")->isVisible());
}

void TestBatchesScreen::everyControlHasAName()
{
    Opened page;
    QVERIFY(page.start());
    QTRY_COMPARE(page.find<QPushButton>("batchCompoundButton")->text(), page.compound.code);
    for (const QWidget *widget : page.room->findChildren<QWidget *>()) {
        if (widget->objectName().startsWith(u"qt_") || widget->focusPolicy() == Qt::NoFocus ||
            !widget->isVisible() || widget->focusProxy()) {
            continue;
        }
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool isNamed =
            !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        QVERIFY2(isNamed, qPrintable(QLatin1String(widget->metaObject()->className()) + u' ' +
                                     widget->objectName()));
    }
}

QTEST_MAIN(TestBatchesScreen)
#include "tst_batches_screen.moc"
