// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_sink.h"

#include "app/desktop/experiments/experiment_list_model.h"
#include "app/desktop/experiments/materials_model.h"
#include "tests/support/temporary_notebook.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace artemisia;
using namespace artemisia::app;

class TestExperimentModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theListFetchesOnlyWhatIsLookedAt();
    void theListFollowsChanges();
    void materialsUnderRandomEdits_data();
    void materialsUnderRandomEdits();
    void theEmptyRowBecomesAMaterial();
    void onlyOneIsLimiting();
};

namespace
{

Experiment numbered(int number)
{
    Experiment experiment;
    experiment.head.id = ExperimentId::create();
    experiment.code = QStringLiteral("KBS%1-1").arg(number);
    experiment.title = QStringLiteral("Number %1").arg(number);
    experiment.date = QStringLiteral("2026-01-01");
    return experiment;
}

std::shared_ptr<Session> openSession(const QString &folder)
{
    std::shared_ptr<Session> session;
    QObject receiver;
    Session::open(folder, &receiver, [&](Result<std::shared_ptr<Session>> opened) {
        if (opened) {
            session = *opened;
        }
    });
    (void)QTest::qWaitFor([&] { return session != nullptr; }, 20000);
    return session;
}

void write(Session &session, QObject *receiver, const std::function<Result<>(store::Store &)> &work,
           const ExperimentId &id)
{
    bool isDone = false;
    session.write(
        QString(), [work](store::Store &store, const WorkContext &) { return work(store); },
        receiver, [&isDone](const Result<> &) { isDone = true; });
    (void)QTest::qWaitFor([&] { return isDone; }, 20000);
    session.announceChange(RecordKind::Experiment, id.uuid());
}

} // namespace

void TestExperimentModels::theListFetchesOnlyWhatIsLookedAt()
{
    testing::TemporaryNotebook notebook;
    VERIFY_OK(notebook->transaction(QString(), [&]() -> Result<> {
        for (int i = 1; i <= 1200; ++i) {
            Experiment experiment = numbered(i);
            ARTEMISIA_TRY(notebook->experiments().save(experiment, notebook.context()));
        }
        return {};
    }));
    notebook.close();
    const auto session = openSession(notebook.folder());
    QVERIFY(session);
    ExperimentListModel model(session);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    store::ExperimentQuery query;
    query.sort = store::ExperimentSort::Code;
    query.order = store::SortOrder::Ascending;
    model.setQuery(query);
    QTRY_COMPARE(model.rowCount(), 1200);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QVERIFY(!model.index(700).data(ExperimentListModel::EntryRole).isValid());
    QTRY_VERIFY(model.index(700).data(ExperimentListModel::EntryRole).isValid());
    QCOMPARE(
        model.index(700).data(ExperimentListModel::EntryRole).value<store::ExperimentRow>().code,
        QStringLiteral("KBS701-1"));
    // Nobody looked at the last row, so it is not here (the tester looks at the first ones).
    QVERIFY(!model.index(1199).data(ExperimentListModel::EntryRole).isValid());
}

void TestExperimentModels::theListFollowsChanges()
{
    testing::TemporaryNotebook notebook;
    QList<Experiment> all;
    for (int i = 1; i <= 20; ++i) {
        Experiment experiment = numbered(i);
        VERIFY_OK(notebook->experiments().save(experiment, notebook.context()));
        all.append(experiment);
    }
    notebook.close();
    const auto session = openSession(notebook.folder());
    QVERIFY(session);
    ExperimentListModel model(session);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    store::ExperimentQuery query;
    query.sort = store::ExperimentSort::Title;
    query.order = store::SortOrder::Ascending;
    model.setQuery(query);
    QTRY_COMPARE(model.rowCount(), 20);
    const auto titleOf = [&](const QModelIndex &index) {
        return index.data(ExperimentListModel::EntryRole).value<store::ExperimentRow>().title;
    };
    QTRY_COMPARE(titleOf(model.index(0)), QStringLiteral("Number 1"));
    for (int row = 0; row < 20; ++row) {
        (void)titleOf(model.index(row));
    }
    QTRY_VERIFY(!titleOf(model.index(19)).isEmpty());
    const QPersistentModelIndex first = model.index(0);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const store::SaveContext context = session->saveContext(QStringLiteral("x"));
    // The first becomes the last: it moves, and what points at it goes along.
    Experiment changed = all[0];
    changed.title = QStringLiteral("Zwitterion");
    write(
        *session, this,
        [&](store::Store &store) { return store.experiments().save(changed, context); },
        changed.head.id);
    QTRY_COMPARE(first.row(), 19);
    QTRY_COMPARE(titleOf(first), QStringLiteral("Zwitterion"));
    // One goes, one comes.
    write(
        *session, this,
        [&](store::Store &store) { return store.experiments().remove(all[5].head.id, context); },
        all[5].head.id);
    QTRY_COMPARE(model.rowCount(), 19);
    QCOMPARE(first.row(), 18);
    Experiment added = numbered(99);
    added.title = QStringLiteral("Aldol");
    write(
        *session, this,
        [&](store::Store &store) { return store.experiments().save(added, context); },
        added.head.id);
    QTRY_COMPARE(model.rowCount(), 20);
    QTRY_COMPARE(titleOf(model.index(0)), QStringLiteral("Aldol"));
    QCOMPARE(resets.size(), 0);
}

void TestExperimentModels::materialsUnderRandomEdits_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 8; ++seed) {
        QTest::addRow("seed %u", seed) << seed;
    }
}

void TestExperimentModels::materialsUnderRandomEdits()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    ExperimentDocument document(numbered(1), std::make_shared<FakeSink>());
    MaterialsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setDocument(&document);
    const QStringList entries = {QStringLiteral("5 mg"), QStringLiteral("ca. 3"), QString(),
                                 QStringLiteral("0.10 mmol"), QStringLiteral("toluene")};
    for (int i = 0; i < 200; ++i) {
        const int row = int(random.bounded(model.rowCount()));
        const int column = int(random.bounded(model.columnCount()));
        switch (random.bounded(7)) {
        case 0:
            model.removeRows(row, 1);
            break;
        case 1:
            model.moveBy(row, random.bounded(2) == 0 ? 1 : -1);
            break;
        case 2:
            document.undoStack().undo();
            break;
        case 3:
            document.undoStack().redo();
            break;
        default:
            model.setData(model.index(row, column),
                          column == MaterialsModel::RoleColumn
                              ? QVariant(int(random.bounded(8)))
                              : QVariant(entries[random.bounded(entries.size())]));
        }
        QCOMPARE(model.rowCount(), document.value().materials.size() + 1);
        for (int at = 0; at < document.value().materials.size(); ++at) {
            QVERIFY(*model.materialAt(at) == document.value().materials[at]);
        }
    }
    while (document.undoStack().canUndo()) {
        document.undoStack().undo();
    }
    QCOMPARE(model.rowCount(), 1);
}

void TestExperimentModels::theEmptyRowBecomesAMaterial()
{
    ExperimentDocument document(numbered(1), std::make_shared<FakeSink>());
    MaterialsModel model;
    model.setDocument(&document);
    QVERIFY(!model.setData(model.index(0, MaterialsModel::NameColumn), QStringLiteral("  ")));
    QVERIFY(model.setData(model.index(0, MaterialsModel::MassColumn), QStringLiteral("5")));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, MaterialsModel::MassColumn).data().toString(),
             QStringLiteral("5\u00A0mg"));
    document.undoStack().undo();
    QCOMPARE(model.rowCount(), 1);
}

void TestExperimentModels::onlyOneIsLimiting()
{
    ExperimentDocument document(numbered(1), std::make_shared<FakeSink>());
    MaterialsModel model;
    model.setDocument(&document);
    for (int row = 0; row < 3; ++row) {
        QVERIFY(model.setData(model.index(row, MaterialsModel::NameColumn), QStringLiteral("x")));
    }
    model.toggleLimiting(0);
    model.toggleLimiting(2);
    QVERIFY(!document.value().materials[0].isLimiting);
    QVERIFY(document.value().materials[2].isLimiting);
    model.toggleLimiting(2);
    QVERIFY(!document.value().materials[2].isLimiting);
}

QTEST_MAIN(TestExperimentModels)
#include "tst_experiment_models.moc"
