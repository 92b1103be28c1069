// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/assays/assay_list_model.h"
#include "app/desktop/assays/assay_result_model.h"
#include "app/desktop/batches/batch_model.h"
#include "app/desktop/imports/mapping_model.h"
#include "app/desktop/imports/report_model.h"
#include "app/desktop/publish/changes_model.h"
#include "app/desktop/session/settings.h"
#include "app/desktop/shell/command_model.h"
#include "tests/support/temporary_notebook.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace artemisia;
using namespace artemisia::app;
using namespace artemisia::testing;
using namespace Qt::Literals::StringLiterals;

namespace
{
using Tester = QAbstractItemModelTester;
constexpr auto kMode = Tester::FailureReportingMode::QtTest;
} // namespace

/// The models of the shell's screens against a real notebook.
class TestShellModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        Settings::useFile(m_settings.filePath(u"settings.ini"_s));
        Assay assay = someAssay();
        VERIFY_OK(m_notebook->assays().save(assay, m_notebook.context()));
        m_assay = assay.head.id;
        for (int i = 1; i <= 150; ++i) {
            Compound compound = someCompound(i);
            VERIFY_OK(m_notebook->compounds().save(compound, m_notebook.context()));
            Batch batch = someBatch(compound, 1);
            VERIFY_OK(m_notebook->batches().save(batch, m_notebook.context()));
            AssayResult result = someResult(assay, compound);
            VERIFY_OK(m_notebook->assays().saveResult(result, m_notebook.context()));
        }
        m_notebook.close();
        bool answered = false;
        Session::open(m_notebook.folder(), this, [&](Result<std::shared_ptr<Session>> session) {
            answered = true;
            QVERIFY(session);
            m_session = *session;
        });
        QTRY_VERIFY(answered);
    }
    void cleanupTestCase() { m_session.reset(); }

    void batches()
    {
        BatchModel model(m_session);
        const Tester tester(&model, kMode);
        QTRY_COMPARE(model.rowCount(), 150);
        // Nothing is read by data(): the first answer is empty, the row follows.
        QVERIFY(model.index(149, BatchModel::Code).data().toString().isEmpty());
        QTRY_VERIFY(!model.index(149, BatchModel::Code).data().toString().isEmpty());
        model.setText(u"nothing is called like this"_s);
        QTRY_COMPARE(model.rowCount(), 0);
        model.setText({});
        QTRY_COMPARE(model.rowCount(), 150);
    }

    void assaysAndResults()
    {
        AssayListModel assays(m_session);
        const Tester assaysTester(&assays, kMode);
        QTRY_COMPARE(assays.rowCount(), 1);
        QCOMPARE(assays.index(0).data(AssayListModel::CountRole).toLongLong(), 150);
        AssayResultModel results(m_session);
        const Tester resultsTester(&results, kMode);
        AssayResultSorter sorter;
        sorter.setSourceModel(&results);
        const Tester sorterTester(&sorter, kMode);
        results.setAssay(m_assay);
        QTRY_COMPARE(results.rowCount(), 150);
        sorter.sort(AssayResultModel::Compound);
        // Codes sort as people count.
        QCOMPARE(sorter.index(0, AssayResultModel::Compound).data().toString(), u"OSM-S-1"_s);
        QCOMPARE(sorter.index(1, AssayResultModel::Compound).data().toString(), u"OSM-S-2"_s);
    }

    void changes()
    {
        ChangesModel model;
        const Tester tester(&model, kMode);
        QList<store::PendingChange> changes;
        for (int i = 0; i < 3; ++i) {
            changes.append({{RecordKind::Compound, QUuid::createUuid()},
                            store::ChangeKind::Added,
                            u"C%1"_s.arg(i),
                            {},
                            1});
        }
        changes.append({{RecordKind::Experiment, QUuid::createUuid()},
                        store::ChangeKind::Removed,
                        u"KBS1-1"_s,
                        u"t"_s,
                        1});
        model.setChanges(changes);
        QCOMPARE(model.rowCount(), 2); // experiments come first
        QCOMPARE(model.rowCount(model.index(0, 0)), 1);
        QCOMPARE(model.rowCount(model.index(1, 0)), 3);
        QCOMPARE(model.changeCount(), 4);
        QCOMPARE(model.changeAt(model.index(2, 0, model.index(1, 0)))->code, u"C2"_s);
        QVERIFY(!model.changeAt(model.index(0, 0)));
        model.setChanges({});
        QCOMPARE(model.rowCount(), 0);
    }

    void palette()
    {
        QAction open(u"Open a notebook"_s);
        open.setObjectName(u"openAction"_s);
        QAction hidden(u"Open nothing"_s);
        hidden.setEnabled(false);
        CommandModel model;
        const Tester tester(&model, kMode);
        model.setActions({&open, &hidden});
        model.setSession(m_session);
        model.setText(u"open"_s);
        QCOMPARE(model.actionAt(0), &open);
        model.setText(u"OSM-S-17"_s);
        QTRY_VERIFY(model.recordAt(0).has_value());
        QCOMPARE(model.index(0).data(Qt::DisplayRole).toString(), u"OSM-S-17"_s);
        model.setText(u"mmv17"_s); // by alias
        QTRY_VERIFY(model.recordAt(0).has_value() && !model.isSearching());
        CommandModel::rememberAction(&open);
        model.setText({});
        QCOMPARE(model.actionAt(0), &open);
    }

    void importTried()
    {
        const auto preview =
            previewTable(QStringLiteral(ARTEMISIA_TEST_DATA "/osm/MalariaMolecules.csv"), {}, {});
        VERIFY_OK(preview);
        QCOMPARE(preview->rows.size(), kPreviewRows);
        MappingModel mapping;
        const Tester tester(&mapping, kMode);
        mapping.setPreview(*preview);
        QCOMPARE(mapping.rowCount(), preview->headers.size());
        const QModelIndex meaning = mapping.index(0, MappingModel::Meaning);
        QVERIFY(mapping.setData(meaning, int(exchange::ColumnMeaning::Note), Qt::EditRole));
        QCOMPARE(mapping.mapping().columns.at(0).meaning, exchange::ColumnMeaning::Note);

        exchange::ImportReport report;
        report.rows = 2;
        report.entries = {{1, 2, u"A"_s, exchange::RowOutcome::Imported, {}},
                          {2,
                           3,
                           u"B"_s,
                           exchange::RowOutcome::NotImported,
                           {{u"x"_s, u"col"_s, u"why"_s, u"raw"_s}}}};
        ReportModel lines;
        const Tester linesTester(&lines, kMode);
        ReportFilter filter;
        filter.setSourceModel(&lines);
        lines.setReport(report);
        QCOMPARE(lines.rowCount(), 2);
        filter.setOutcome(exchange::RowOutcome::NotImported);
        QCOMPARE(filter.rowCount(), 1);
        filter.setOutcome({});
        filter.setText(u"why"_s);
        QCOMPARE(filter.rowCount(), 1);
    }

private:
    QTemporaryDir m_settings;
    TemporaryNotebook m_notebook;
    std::shared_ptr<Session> m_session;
    AssayId m_assay;
};

QTEST_MAIN(TestShellModels)
#include "tst_shell_models.moc"
