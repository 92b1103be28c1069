// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"
#include "tests/support/temporary_notebook.h"

#include <QRegularExpression>

#include <sqlite3.h>

using namespace artemisia;
using namespace artemisia::testing;
using namespace artemisia::store;

namespace
{
/// What SQLite ran since it was last cleared, of every connection opened after install().
QList<QByteArray> g_statements;

int noteStatement(unsigned, void *, void *statement, void *)
{
    g_statements.append(sqlite3_sql(static_cast<sqlite3_stmt *>(statement)));
    return 0;
}

int traceConnection(sqlite3 *sqlite, const char **, const sqlite3_api_routines *)
{
    return sqlite3_trace_v2(sqlite, SQLITE_TRACE_STMT, noteStatement, nullptr);
}
} // namespace

/// Large notebooks open and list quickly because every query goes by an index; this looks at the
/// plans, not at the clock.
class TestPlans : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void opening();
    void lists_data();
    void lists();
    void textFilters();
    void singleRecords();
    void publication();

private:
    /// One line a step of the plans of all that ran; pragmas and the schema's own left out.
    QStringList plans();
    /// A scan of a whole table by its rows, bodies and all.
    static QStringList tableScans(const QStringList &plan)
    {
        return plan.filter(QRegularExpression(QStringLiteral(
            "^SCAN (compound|experiment|batch|result|revision|search_entry|published)$")));
    }
    TemporaryNotebook m_notebook;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<Database> m_database;
    QList<Compound> m_compounds;
};

void TestPlans::initTestCase()
{
    Assay assay = someAssay();
    VERIFY_OK(m_notebook->assays().save(assay, m_notebook.context()));
    for (int number = 1; number <= 50; ++number) {
        Compound compound = someCompound(number);
        VERIFY_OK(m_notebook->compounds().save(compound, m_notebook.context()));
        AssayResult result = someResult(assay, compound);
        VERIFY_OK(m_notebook->assays().saveResult(result, m_notebook.context()));
        m_compounds.append(compound);
    }
    m_notebook.close();
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(traceConnection));
    auto opened = Store::open(m_notebook.folder(), OpenMode::ReadWrite);
    VERIFY_OK(opened);
    m_store = std::move(*opened);
    sqlite3_reset_auto_extension();
    auto database = Database::open(m_notebook.folder() + QStringLiteral("/notebook.sqlite"),
                                   Database::Mode::ReadOnly);
    VERIFY_OK(database);
    m_database = std::move(*database);
}

QStringList TestPlans::plans()
{
    QStringList steps;
    for (const QByteArray &sql : std::exchange(g_statements, {})) {
        if (!sql.startsWith("SELECT") && !sql.startsWith("DELETE") && !sql.startsWith("INSERT") &&
            !sql.startsWith("UPDATE")) {
            continue;
        }
        auto plan = m_database->prepare("EXPLAIN QUERY PLAN " + sql);
        if (!plan) {
            continue; // the search tables' own statements
        }
        while (plan->step().value_or(false)) {
            steps.append(plan->text(3));
        }
    }
    return steps;
}

void TestPlans::opening()
{
    QVERIFY(g_statements.size() > 5);
    const QStringList steps = plans();
    QCOMPARE(tableScans(steps), QStringList());
    QCOMPARE(steps.filter(QRegularExpression(QStringLiteral(
                 "(SCAN|SEARCH) (compound|experiment|batch|result|revision|search_entry)"))),
             QStringList());
}

void TestPlans::lists_data()
{
    QTest::addColumn<int>("sort");
    QTest::addColumn<bool>("isDescending");
    QTest::addColumn<bool>("onlyWithStructure");
    for (int sort = 0; sort <= int(CompoundSort::Modified); ++sort) {
        for (const bool isDescending : {false, true}) {
            for (const bool onlyWithStructure : {false, true}) {
                QTest::addRow("%d%d%d", sort, int(isDescending), int(onlyWithStructure))
                    << sort << isDescending << onlyWithStructure;
            }
        }
    }
}

void TestPlans::lists()
{
    QFETCH(int, sort);
    QFETCH(bool, isDescending);
    QFETCH(bool, onlyWithStructure);
    CompoundQuery query;
    query.sort = CompoundSort(sort);
    query.order = isDescending ? SortOrder::Descending : SortOrder::Ascending;
    query.onlyWithStructure = onlyWithStructure;
    g_statements.clear();
    const auto rows = m_store->compounds().rowIds(query);
    VERIFY_OK(rows);
    const QStringList order = plans();
    QVERIFY(!order.isEmpty());
    // In the order of an index that has all that is asked for: no table read, nothing sorted.
    QVERIFY2(order.filter(QStringLiteral("USING COVERING INDEX")).size() == 1 && order.size() == 1,
             qPrintable(order.join(u'\n')));
    VERIFY_OK(m_store->compounds().rows(rows->mid(0, 20)));
    const QStringList page = plans();
    QVERIFY(!page.isEmpty());
    QCOMPARE(page.filter(QStringLiteral("SCAN")), QStringList());
}

void TestPlans::textFilters()
{
    g_statements.clear();
    CompoundQuery compounds;
    compounds.text = QStringLiteral("osm-s-1");
    VERIFY_OK(m_store->compounds().rowIds(compounds));
    ExperimentQuery experiments;
    experiments.text = compounds.text;
    VERIFY_OK(m_store->experiments().rowIds(experiments));
    VERIFY_OK(m_store->batches().rowIds(compounds.text));
    VERIFY_OK(m_store->assays().all(compounds.text));
    // The words are looked up once: never anew for each record of the kind ("=": by its row).
    const QStringList searches = plans().filter(QStringLiteral("search VIRTUAL TABLE"));
    QCOMPARE(searches.size(), 4);
    QCOMPARE(searches.filter(QStringLiteral("VIRTUAL TABLE INDEX 0:=")), QStringList());
}

void TestPlans::singleRecords()
{
    const Compound &compound = m_compounds.first();
    g_statements.clear();
    VERIFY_OK(m_store->compounds().find(compound.head.id));
    VERIFY_OK(m_store->compounds().findByCode(compound.code));
    VERIFY_OK(m_store->compounds().findByAnyName(QStringLiteral("mmv7")));
    VERIFY_OK(m_store->compounds().findByInchiKey(compound.structure.inchiKey.left(14)));
    VERIFY_OK(m_store->assays().resultsOfCompound(compound.head.id));
    VERIFY_OK(m_store->batches().ofCompound(compound.head.id));
    VERIFY_OK(m_store->revisions().of({RecordKind::Compound, compound.head.id.uuid()}));
    VERIFY_OK(m_store->revisions().latest());
    VERIFY_OK(m_store->experiments().nextCode(somePerson()));
    Compound changed = compound;
    changed.notes = QStringLiteral("changed");
    VERIFY_OK(m_store->compounds().save(changed, m_notebook.context()));
    VERIFY_OK(m_store->search().find(QStringLiteral("mmv7")));
    const QStringList steps = plans();
    QVERIFY(steps.size() > 10);
    const QStringList scans = steps.filter(
        QRegularExpression(QStringLiteral("^SCAN (?!search VIRTUAL|main\\.search_|\\(subquery)")));
    QVERIFY2(scans.isEmpty(), qPrintable(scans.join(u'\n')));
}

void TestPlans::publication()
{
    VERIFY_OK(
        m_store->publication().markPublished(QStringLiteral("c1"), *m_store->revisions().latest()));
    g_statements.clear();
    VERIFY_OK(m_store->publication().pendingCount());
    VERIFY_OK(m_store->publication().pending());
    // Only what changed is walked through; what it is compared with is looked up.
    const QStringList steps = plans();
    QCOMPARE(steps.filter(QStringLiteral("SCAN "))
                 .filter(QRegularExpression(QStringLiteral("SCAN (?!changed)"))),
             QStringList());
    QVERIFY(!steps.filter(QStringLiteral("SCAN changed")).isEmpty());
}

QTEST_GUILESS_MAIN(TestPlans)
#include "test_plans.moc"
