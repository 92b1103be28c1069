// SPDX-License-Identifier: GPL-3.0-or-later
// The room of assays under the hands: made, described, taken back; its results sorted and found.
#include "tests/app/desktop/record_cases.h"
#include "tests/app/desktop/room_fixture.h"

#include "app/desktop/assays/assay_list_model.h"
#include "app/desktop/assays/assay_result_model.h"
#include "app/desktop/assays/assays_screen.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTextEdit>

using namespace artemisia;
using namespace artemisia::app;
using namespace Qt::Literals::StringLiterals;

namespace
{

using Getter = QString (*)(const Assay &);
constexpr int kResults = 12;

/// A notebook with two assays; the first one has results, and its page is open.
struct Opened : RoomFixture<AssaysScreen> {
    Assay first = testing::someAssay(1);
    Assay second = testing::someAssay(2);
    QList<Compound> compounds;

    bool fill()
    {
        bool isSaved = store().assays().save(first, notebook.context()).has_value() &&
                       store().assays().save(second, notebook.context()).has_value();
        for (int i = 1; i <= kResults; ++i) {
            compounds.append(testing::someCompound(i));
            isSaved = isSaved && store().compounds().save(compounds.last(), notebook.context());
            AssayResult result = testing::someResult(first, compounds.last(), i % 3);
            result.value = Decimal::fromString(QString::number((i * 7) % 13));
            result.date = QStringLiteral("2026-%1-01").arg(i, 2, 10, QChar(u'0'));
            isSaved = isSaved && store().assays().saveResult(result, notebook.context());
        }
        return isSaved;
    }
    bool start() { return fill() && open() && choose(first); }
    bool choose(const Assay &assay)
    {
        return show<QLineEdit>({RecordKind::Assay, assay.head.id.uuid()}, "assayNameLineEdit",
                               assay.name);
    }
    [[nodiscard]] Assay stored(const AssayId &id) const { return recordOf(disk()->assays(), id); }
    [[nodiscard]] Assay stored() const { return stored(first.head.id); }
    [[nodiscard]] QStringList column(int number) const
    {
        QStringList texts;
        const QAbstractItemModel *model = find<QTableView>("resultTableView")->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            texts.append(model->index(row, number).data().toString());
        }
        return texts;
    }
};

} // namespace

class TestAssaysScreen : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void modelsKeepTheirPromises();
    void oneIsMade();
    void fieldsAreSavedAndUndone_data();
    void fieldsAreSavedAndUndone();
    void anAssayKeepsAName();
    void theStateIsChosen();
    void aFullDiskKeepsWhatIsTyped();
    void resultsAreSortedAsWhatTheyAre();
    void everyColumnOfTheResultsIsSeen();
    void resultsAreFoundAndLead();
    void theListIsSearched();
    void readOnly();
};

void TestAssaysScreen::modelsKeepTheirPromises()
{
    Opened page;
    QVERIFY(page.fill());
    QVERIFY(page.open());
    using Mode = QAbstractItemModelTester::FailureReportingMode;
    AssayListModel list(page.session);
    const QAbstractItemModelTester listTester(&list, Mode::QtTest);
    AssayResultModel results(page.session);
    const QAbstractItemModelTester resultTester(&results, Mode::QtTest);
    AssayResultSorter sorter;
    sorter.setSourceModel(&results);
    const QAbstractItemModelTester sorterTester(&sorter, Mode::QtTest);
    QTRY_COMPARE(list.rowCount(), 2);
    results.setAssay(page.first.head.id);
    QTRY_COMPARE(sorter.rowCount(), kResults);
    sorter.sort(AssayResultModel::Value, Qt::DescendingOrder);
    sorter.setFilterFixedString(page.compounds[0].code);
    QVERIFY(sorter.rowCount() > 0 && sorter.rowCount() < kResults);
    results.setAssay(page.second.head.id);
    QCOMPARE(sorter.rowCount(), 0);
    list.setText(page.second.name);
    QTRY_COMPARE(list.rowCount(), 1);
    list.setText({});
    QTRY_COMPARE(list.rowCount(), 2);
}

void TestAssaysScreen::oneIsMade()
{
    Opened page;
    QVERIFY(page.open());
    page.find<QAction>("newAssayAction")->trigger();
    auto *list = page.find<QListView>("assayListView");
    QTRY_COMPARE(list->model()->rowCount(), 1);
    auto *name = page.find<QLineEdit>("assayNameLineEdit");
    QTRY_COMPARE(name->text(), u"New assay"_s);
    page.type("assayNameLineEdit", u"Pfal NF54 IC50"_s);
    QTRY_COMPARE(list->model()->index(0, 0).data().toString(), u"Pfal NF54 IC50"_s);
    const auto all = page.disk()->assays().all({});
    VERIFY_OK(all);
    QCOMPARE(all->first().assay.name, u"Pfal NF54 IC50"_s);
    QVERIFY(!all->first().assay.slug.isEmpty());
}

void TestAssaysScreen::fieldsAreSavedAndUndone_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<Getter>("get");
    const auto row = [](const char *field, Getter get) {
        QTest::newRow(field) << QByteArray(field) << get;
    };
    row("assayNameLineEdit", [](const Assay &a) { return a.name; });
    row("endpointLineEdit", [](const Assay &a) { return a.endpoint; });
    row("unitLineEdit", [](const Assay &a) { return a.unit; });
    row("targetLineEdit", [](const Assay &a) { return a.target; });
    row("laboratoryLineEdit", [](const Assay &a) { return a.laboratory; });
    row("assayDescriptionTextEdit", [](const Assay &a) { return a.description; });
}

void TestAssaysScreen::fieldsAreSavedAndUndone()
{
    QFETCH(QByteArray, field);
    QFETCH(Getter, get);
    Opened page;
    QVERIFY(page.start());
    const QString before = get(page.stored());
    page.type(field.constData(), u"typed"_s);
    QTRY_COMPARE(get(page.stored()), u"typed"_s);
    QTRY_COMPARE(page.state(), u"saved"_s);
    page.find("assayListView")->setFocus();
    page.undo();
    QTRY_COMPARE(get(page.stored()), before);
    page.redo();
    QTRY_COMPARE(get(page.stored()), u"typed"_s);
}

void TestAssaysScreen::anAssayKeepsAName()
{
    Opened page;
    QVERIFY(page.start());
    auto *name = page.find<QLineEdit>("assayNameLineEdit");
    name->setFocus();
    name->selectAll();
    QTest::keyClick(name, Qt::Key_Delete);
    QTRY_VERIFY(!name->accessibleDescription().isEmpty());
    page.find("assayListView")->setFocus();
    QCOMPARE(name->text(), QString()); // flagged, not put back over the person's head
    QCOMPARE(page.stored().name, page.first.name);
    page.type("assayNameLineEdit", u"Another"_s);
    QTRY_COMPARE(page.stored().name, u"Another"_s);
    QCOMPARE(name->accessibleDescription(), QString());
}

void TestAssaysScreen::theStateIsChosen()
{
    Opened page;
    QVERIFY(page.start());
    verifyStateIsChosen(page, "assayListView");
}

void TestAssaysScreen::aFullDiskKeepsWhatIsTyped()
{
    Opened page;
    QVERIFY(page.start());
    verifyFullDiskKeeps(page, "targetLineEdit", u"PfATP4"_s,
                        [](const Assay &a) { return a.target; });
}

void TestAssaysScreen::resultsAreSortedAsWhatTheyAre()
{
    Opened page;
    QVERIFY(page.start());
    auto *table = page.find<QTableView>("resultTableView");
    QTRY_COMPARE(table->model()->rowCount(), kResults);
    QCOMPARE(page.find<QLabel>("resultCountLabel")->text(), u"12 result(s)"_s);
    QStringList codes;
    for (int i = 1; i <= kResults; ++i) { // 2 before 10
        codes.append(u"OSM-S-%1"_s.arg(i));
    }
    QCOMPARE(page.column(AssayResultModel::Compound), codes);
    QHeaderView *header = table->horizontalHeader();
    const auto click = [&](int column) {
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          QPoint(header->sectionViewportPosition(column) + 12, 8));
        QCOMPARE(header->sortIndicatorSection(), column);
    };
    click(AssayResultModel::Value);
    if (header->sortIndicatorOrder() == Qt::DescendingOrder) {
        click(AssayResultModel::Value);
    }
    QStringList values;
    for (int i = 1; i <= 12; ++i) {
        values.append(QString::number(i));
    }
    QCOMPARE(page.column(AssayResultModel::Value), values);
    click(AssayResultModel::Date);
    if (header->sortIndicatorOrder() == Qt::DescendingOrder) {
        click(AssayResultModel::Date);
    }
    QCOMPARE(page.column(AssayResultModel::Compound), codes); // by day, not by its words
}

/// In a window of 1280 pixels, beside the sidebar.
void TestAssaysScreen::everyColumnOfTheResultsIsSeen()
{
    Opened page;
    QVERIFY(page.fill());
    QVERIFY(page.open());
    page.window->resize(1060, 800);
    QVERIFY(page.choose(page.first));
    auto *table = page.find<QTableView>("resultTableView");
    QTRY_COMPARE(table->model()->rowCount(), kResults);
    QTRY_VERIFY(table->columnWidth(AssayResultModel::Structure) != 100); // as Qt makes them
    QTRY_COMPARE(table->horizontalScrollBar()->maximum(), 0);
    const QHeaderView *header = table->horizontalHeader();
    for (int column = 0; column < AssayResultModel::ColumnCount; ++column) {
        QVERIFY(header->sectionSize(column) >= header->sectionSizeHint(column));
    }
}

void TestAssaysScreen::resultsAreFoundAndLead()
{
    Opened page;
    QVERIFY(page.start());
    auto *table = page.find<QTableView>("resultTableView");
    QTRY_COMPARE(table->model()->rowCount(), kResults);
    page.type("resultSearchLineEdit", u"OSM-S-12"_s);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QCOMPARE(page.find<QLabel>("resultCountLabel")->text(), u"1 of 12"_s);
    QSignalSpy requested(page.room, &Screen::recordRequested);
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, AssayResultModel::Compound));
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested[0][0].value<RecordRef>().id, page.compounds[11].head.id.uuid());
}

void TestAssaysScreen::theListIsSearched()
{
    Opened page;
    QVERIFY(page.start());
    QTest::keyClick(page.room, Qt::Key_F, Qt::ControlModifier);
    auto *search = page.find<QLineEdit>("assaySearchLineEdit");
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, u"(2)"_s);
    auto *list = page.find<QListView>("assayListView");
    QTRY_COMPARE(list->model()->rowCount(), 1);
    list->setCurrentIndex(list->model()->index(0, 0));
    QTRY_COMPARE(page.find<QLineEdit>("assayNameLineEdit")->text(), page.second.name);
}

void TestAssaysScreen::readOnly()
{
    Opened page;
    QVERIFY(page.fill());
    QVERIFY(page.open(true));
    QVERIFY(page.choose(page.first));
    QVERIFY(page.find<QLineEdit>("assayNameLineEdit")->isReadOnly());
    QVERIFY(page.find<QTextEdit>("assayDescriptionTextEdit")->isReadOnly());
    QVERIFY(!page.find("stateComboBox")->isEnabled());
    QVERIFY(!page.find<QAction>("newAssayAction")->isEnabled());
}

QTEST_MAIN(TestAssaysScreen)
#include "tst_assays_screen.moc"
