// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/exchange/import_fixture.h"

using namespace artemisia;
using namespace artemisia::exchange;
using namespace artemisia::testing;

/// What an import does with rows made for it, and what it leaves alone.
class TestCompoundImport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void dryRunWritesNothing();
    void cancelWritesNothing();
    void failureWritesNothing();
    void resultsGoToTheirBatch();
    void differingRowsAreReported();
    void duplicateCodesInOneFile();
    void rowsWithoutCode();
    void uglyRows();
    void sdf();
    void smilesFile();
    void secondFileAddsToAssays();
    void readOnlyNotebook();
    void hostileCells();

private:
    [[nodiscard]] QString file(const QByteArray &bytes,
                               const QString &name = QStringLiteral("t.csv"))
    {
        QString path = m_folder.filePath(name);
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size()) {
            qFatal("cannot write a test file");
        }
        return path;
    }
    QTemporaryDir m_folder;
};

void TestCompoundImport::dryRunWritesNothing()
{
    TemporaryNotebook notebook;
    const Counts before = countsOf(notebook.store());
    const QString path = file("id,SMILES,IC50\nA-1,c1ccccc1,5\nA-2,xyz,>6\n");
    const auto trial = import(notebook.store(), path, true);
    VERIFY_OK(trial);
    QVERIFY(trial->isDryRun);
    QCOMPARE(trial->rows, 2);
    QCOMPARE(trial->compounds, 2);
    QCOMPARE(countsOf(notebook.store()), before);
    const auto real = import(notebook.store(), path);
    VERIFY_OK(real);
    QCOMPARE(real->imported, trial->imported);
    QCOMPARE(real->importedWithRemarks, trial->importedWithRemarks);
    QCOMPARE(countsOf(notebook.store()).compounds, 2);
}

void TestCompoundImport::cancelWritesNothing()
{
    TemporaryNotebook notebook;
    const Counts before = countsOf(notebook.store());
    WorkContext context;
    int reports = 0;
    context.progress = [&](const Progress &progress) {
        QVERIFY(progress.done <= progress.total);
        if (++reports == 891 + 50) {
            context.cancel.cancel();
        }
    };
    const auto report = import(notebook.store(), masterList(), false, context);
    VERIFY_FAILS(report, ErrorCode::Cancelled);
    QVERIFY(reports > 900);
    QCOMPARE(countsOf(notebook.store()), before);
    VERIFY_OK(notebook.reopen());
    QCOMPARE(countsOf(notebook.store()), before);
}

void TestCompoundImport::failureWritesNothing()
{
    // A source that cannot be read to its end.
    class Broken : public TableSource
    {
    public:
        [[nodiscard]] QString fileName() const override { return QStringLiteral("broken.csv"); }
        [[nodiscard]] QString format() const override { return QStringLiteral("csv"); }
        [[nodiscard]] QString encoding() const override { return QStringLiteral("UTF-8"); }
        [[nodiscard]] QStringList headers() const override
        {
            return {QStringLiteral("id"), QStringLiteral("SMILES")};
        }
        [[nodiscard]] qint64 headerLine() const override { return 1; }
        [[nodiscard]] QStringList notes() const override { return {}; }
        [[nodiscard]] Result<std::optional<TableRow>> next() override
        {
            if (++m_row > 20 && m_walk > 1) {
                return fail(ErrorCode::Io, QStringLiteral("the disk is gone"));
            }
            if (m_row > 40) {
                return std::nullopt;
            }
            return TableRow{
                m_row, m_row, {QStringLiteral("A-%1").arg(m_row), QStringLiteral("CCO")}, {}};
        }
        [[nodiscard]] Result<> rewind() override
        {
            m_row = 0;
            ++m_walk;
            return {};
        }
        [[nodiscard]] qint64 size() const override { return 100; }
        [[nodiscard]] qint64 position() const override { return 1; }

    private:
        qint64 m_row = 0;
        int m_walk = 0;
    };
    TemporaryNotebook notebook;
    const Counts before = countsOf(notebook.store());
    Broken source;
    ColumnMapping mapping;
    mapping.columns = {
        {QStringLiteral("id"), 0, ColumnMeaning::Code, {}, {}, {}, {}, {}, {}, {}},
        {QStringLiteral("SMILES"), 1, ColumnMeaning::Structure, {}, {}, {}, {}, {}, {}, {}}};
    VERIFY_FAILS(importCompounds(notebook.store(), source, mapping, false), ErrorCode::Io);
    QCOMPARE(countsOf(notebook.store()), before);
}

void TestCompoundImport::resultsGoToTheirBatch()
{
    TemporaryNotebook notebook;
    const QString path =
        file("id,batch,SMILES,IC50\nA-1,1,c1ccccc1,5\nA-1,2,c1ccccc1.Cl,6\nA-2,,c1ccccc1O,7\n");
    const auto report = import(notebook.store(), path);
    VERIFY_OK(report);
    QCOMPARE(report->compounds, 2);
    QCOMPARE(report->batches, 2);
    const auto second = valueOf(notebook->batches().findByCode(QStringLiteral("A-1-2")));
    QVERIFY(second.has_value());
    QCOMPARE(second->components.size(), 1);
    const auto results = valueOf(notebook->assays().resultsOfCompound(second->compound));
    QCOMPARE(results.size(), 2);
    QCOMPARE(results.at(0).raw == QStringLiteral("6"), results.at(0).batch == second->head.id);
    QCOMPARE(results.at(1).raw == QStringLiteral("6"), results.at(1).batch == second->head.id);
    const Counts before = countsOf(notebook.store());
    const auto again = import(notebook.store(), path);
    VERIFY_OK(again);
    QCOMPARE(again->notImported, 3);
    QCOMPARE(countsOf(notebook.store()), before);
}

void TestCompoundImport::differingRowsAreReported()
{
    TemporaryNotebook notebook;
    VERIFY_OK(
        import(notebook.store(), file("id,SMILES,IC50,cas no\nA-1,c1ccccc1C,5,71-43-2\n"
                                      "A-2,c1ccccc1CC,6,108-88-3\nA-3,c1ccccc1CCC,7,100-41-4\n")));
    const Counts before = countsOf(notebook.store());
    const auto report =
        import(notebook.store(), file("id,SMILES,IC50,cas no\nA-1,c1ccccc1O,5,71-43-2\n"
                                      "A-2,c1ccccc1CC,8,108-88-3\nA-3,c1ccccc1CCC,,\n"));
    VERIFY_OK(report);
    QCOMPARE(report->notImported, 3);
    QCOMPARE(remarkCodes(report->entries.at(0)),
             QStringList(QStringLiteral("differs-from-notebook")));
    QVERIFY(report->entries.at(0).remarks.first().raw.contains(QStringLiteral("Oc1ccccc1")));
    QCOMPARE(remarkCodes(report->entries.at(1)),
             QStringList(QStringLiteral("differs-from-notebook")));
    QVERIFY(report->entries.at(1).remarks.first().raw.contains(QStringLiteral("IC50: 8")));
    QCOMPARE(remarkCodes(report->entries.at(2)), QStringList(QStringLiteral("already-there")));
    QCOMPARE(countsOf(notebook.store()), before);
}

void TestCompoundImport::duplicateCodesInOneFile()
{
    TemporaryNotebook notebook;
    const auto report =
        import(notebook.store(), file("id,SMILES,IC50\nA-1,c1ccccc1,5\nA-2,c1ccccc1C,5\n"
                                      "A-3,c1ccccc1CC,5\nA-1,c1ccccc1,5\nA-1,CCO,5\n"));
    VERIFY_OK(report);
    QCOMPARE(remarkCodes(report->entries.at(3)), QStringList(QStringLiteral("duplicate-row")));
    QCOMPARE(remarkCodes(report->entries.at(4)), QStringList(QStringLiteral("duplicate-code")));
    QCOMPARE(report->notImported, 2);
    QCOMPARE(countsOf(notebook.store()).compounds, 3);
}

void TestCompoundImport::rowsWithoutCode()
{
    TemporaryNotebook notebook;
    const QString path = file("code,SMILES\nCPD-7,c1ccccc1\n,c1ccccc1C\n,c1ccccc1C\n");
    const auto report = import(notebook.store(), path);
    VERIFY_OK(report);
    QCOMPARE(report->compounds,
             3); // the same structure twice is two compounds: nothing is merged on a key
    QCOMPARE(report->entries.at(1).code, QStringLiteral("CPD-8"));
    QCOMPARE(report->entries.at(2).code, QStringLiteral("CPD-9"));
    QVERIFY(remarkCodes(report->entries.at(1)).contains(QStringLiteral("code-assigned")));
    QVERIFY(remarkCodes(report->entries.at(1)).contains(QStringLiteral("key-on-several-codes")));
    QVERIFY(remarkCodes(report->entries.at(2)).contains(QStringLiteral("key-on-several-codes")));
    const Counts before = countsOf(notebook.store());
    const auto again = import(notebook.store(), path);
    VERIFY_OK(again);
    QCOMPARE(again->notImported, 3);
    QCOMPARE(countsOf(notebook.store()), before);
}

void TestCompoundImport::uglyRows()
{
    TemporaryNotebook notebook;
    const auto report = import(notebook.store(),
                               file("Code,SMILES,InChIKey,IC50 (nM),Comment\n"
                                    "A-1,c1ccccc1,NOT-A-KEY,0.250,\"two\nlines\"\n" // 1
                                    "A-2,,UHOVQNZJYSORNB-UHFFFAOYSA-N,nd,\n"        // 2
                                    ",,,,\n"                                        // 3
                                    "A-3,c1ccccc1,UHOVQNZJYSORNB-UHFFFAOYSA-N\n"    // 4
                                    "A-4,CCO,LFQSCWFLJHTTHZ-UHFFFAOYSA-N,1,x,y,z\n" // 5
                                    ",,,5,\n"                                       // 6
                                    "\" A-5\",CC(C,,5,\n"));                        // 7
    VERIFY_OK(report);
    QCOMPARE(report->rows, 7);
    QCOMPARE(remarkCodes(report->entries.at(0)).contains(QStringLiteral("key-malformed")), true);
    QVERIFY(remarkCodes(report->entries.at(1)).contains(QStringLiteral("no-structure")));
    QCOMPARE(remarkCodes(report->entries.at(2)), QStringList(QStringLiteral("empty-row")));
    QVERIFY(remarkCodes(report->entries.at(3)).contains(QStringLiteral("short-row")));
    QVERIFY(remarkCodes(report->entries.at(4)).contains(QStringLiteral("cells-beyond-header")));
    QCOMPARE(report->entries.at(4).remarks.first().raw, QStringLiteral("y | z"));
    QCOMPARE(remarkCodes(report->entries.at(5)),
             QStringList(QStringLiteral("nothing-to-identify")));
    QCOMPARE(report->entries.at(6).code, QStringLiteral("A-5"));
    const auto first = notebook->compounds().findByCode(QStringLiteral("A-1"));
    QVERIFY(first && *first);
    QCOMPARE((*first)->notes, QStringLiteral("- Comment: two lines"));
    QCOMPARE((*first)->statedInchiKey, QStringLiteral("NOT-A-KEY"));
    const auto results = notebook->assays().resultsOfCompound((*first)->head.id);
    VERIFY_OK(results);
    QCOMPARE(results->first().value.toString(), QStringLiteral("0.250"));
    QCOMPARE(results->first().unit, QStringLiteral("nM"));
    const auto keyOnly = notebook->compounds().findByCode(QStringLiteral("A-2"));
    QVERIFY(keyOnly && *keyOnly);
    QCOMPARE((*keyOnly)->statedInchiKey, QStringLiteral("UHOVQNZJYSORNB-UHFFFAOYSA-N"));
}

void TestCompoundImport::sdf()
{
    TemporaryNotebook notebook;
    const QByteArray record =
        "%1\n  test\n\n  2  1  0  0  0  0  0  0  0  0999 V2000\n"
        "    0.0000    0.0000    0.0000 C   0  0  0  0  0  0  0  0  0  0  0  0\n"
        "    1.5000    0.0000    0.0000 %2   0  0  0  0  0  0  0  0  0  0  0  0\n"
        "  1  2  1  0\nM  END\n>  <Compound ID>\nA-%3\n\n>  <IC50 (uM)>\n%4\n\n$$$$\n";
    const auto make = [&record](const char *title, const char *atom, const char *number,
                                const char *value) {
        return QByteArray(record)
            .replace("%1", title)
            .replace("%2", atom)
            .replace("%3", number)
            .replace("%4", value);
    };
    const auto report =
        import(notebook.store(), file(make("one", "O", "1", ">5") + make("two", "N", "2", "0.50") +
                                          make("bad", "Qq", "3", "1"),
                                      QStringLiteral("t.sdf")));
    VERIFY_OK(report);
    QCOMPARE(report->rows, 3);
    QCOMPARE(report->compounds, 3);
    const auto found = notebook->compounds().findByCode(QStringLiteral("A-1"));
    QVERIFY(found && *found);
    QCOMPARE((*found)->structure.smiles, QStringLiteral("CO"));
    QVERIFY((*found)->structure.molblock.contains(QStringLiteral("1.5000"))); // as drawn
    const auto results = notebook->assays().resultsOfCompound((*found)->head.id);
    VERIFY_OK(results);
    QCOMPARE(results->first().qualifier, Qualifier::Greater);
    QVERIFY(remarkCodes(report->entries.at(2)).contains(QStringLiteral("structure-unreadable")));
}

void TestCompoundImport::smilesFile()
{
    TemporaryNotebook notebook;
    const QString path =
        file("Cc1ccccc1 OSA-1\nCC(=O)N OSA-2\nC[C@H](F)Cl |o1:1| OSA-3\n", QStringLiteral("t.smi"));
    const auto report = import(notebook.store(), path);
    VERIFY_OK(report);
    QCOMPARE(report->compounds, 3);
    const auto found = notebook->compounds().findByCode(QStringLiteral("OSA-3"));
    QVERIFY(found && *found);
    QCOMPARE((*found)->stereo, chem::StereoStatement::Relative);
    const auto again = import(notebook.store(), path);
    VERIFY_OK(again);
    QCOMPARE(again->notImported, 3);
}

void TestCompoundImport::secondFileAddsToAssays()
{
    TemporaryNotebook notebook;
    VERIFY_OK(
        import(notebook.store(), file("id,SMILES,IC50 (uM)\nA-1,c1ccccc1,5\nA-2,c1ccccc1C,6\n")));
    const auto report = import(notebook.store(),
                               file("id,SMILES,IC50 (uM)\nA-3,c1ccccc1CC,5\nA-4,c1ccccc1CCC,6\n"));
    VERIFY_OK(report);
    QCOMPARE(report->assays, 0);
    QCOMPARE(report->results, 2);
    const auto assays = notebook->assays().all();
    VERIFY_OK(assays);
    QCOMPARE(assays->size(), 1);
    QCOMPARE(assays->first().results, 4);
}

void TestCompoundImport::readOnlyNotebook()
{
    TemporaryNotebook notebook;
    notebook.close();
    const auto store = store::Store::open(notebook.folder(), store::OpenMode::ReadOnly);
    VERIFY_OK(store);
    VERIFY_FAILS(import(**store, file("id,SMILES\nA-1,c1ccccc1\n")), ErrorCode::ReadOnly);
}

void TestCompoundImport::hostileCells()
{
    TemporaryNotebook notebook;
    QByteArray bytes = "Code,SMILES,IC50,Comment\n";
    bytes += "A-1," + QByteArray(200000, 'C') + ",1,\n";        // too many atoms
    bytes += "A-2," + QByteArray(100000, '(') + ",2,\n";        // nesting
    bytes += "A-3,c1ccccc1," + QByteArray(300000, '9') + ",\n"; // a number no double holds
    bytes += QByteArray(5000, 'A') + ",CCO,3,\n";               // no code
    bytes += "A-5,c1ccccc1,4,=HYPERLINK(\"\"http://x\"\")\n";
    bytes += "../../etc/passwd,c1ccccc1,4,\x1b[2J\n";
    bytes += "'; DROP TABLE compound; --,c1ccccc1,4,\n";
    const auto report = import(notebook.store(), file(bytes));
    VERIFY_OK(report);
    QCOMPARE(report->rows, 7);
    QVERIFY(remarkCodes(report->entries.at(0)).contains(QStringLiteral("structure-unreadable")));
    QVERIFY(remarkCodes(report->entries.at(1)).contains(QStringLiteral("structure-unreadable")));
    QCOMPARE(remarkCodes(report->entries.at(3)), QStringList(QStringLiteral("code-too-long")));
    QCOMPARE(countsOf(notebook.store()).compounds, 6);
}

QTEST_GUILESS_MAIN(TestCompoundImport)
#include "tst_compound_import.moc"
