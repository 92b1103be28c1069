// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/compound_import.h"

#include "tests/support/temporary_notebook.h"

#include <QFile>
#include <QMap>
#include <QSet>

using namespace artemisia;
using namespace artemisia::exchange;
using artemisia::testing::TemporaryNotebook;

namespace
{
const RowReport *entryOf(const ImportReport &report, qint64 row)
{
    for (const RowReport &entry : report.entries) {
        if (entry.row == row) {
            return &entry;
        }
    }
    return nullptr;
}

QStringList remarkCodes(const RowReport &entry)
{
    QStringList codes;
    for (const RowRemark &remark : entry.remarks) {
        codes << remark.code;
    }
    return codes;
}

// Rows that have a remark of each kind.
QMap<QString, int> rowsByRemark(const ImportReport &report)
{
    QMap<QString, int> counts;
    for (const RowReport &entry : report.entries) {
        const QStringList codes = remarkCodes(entry);
        for (const QString &code : QSet<QString>(codes.begin(), codes.end())) {
            ++counts[code];
        }
    }
    return counts;
}

// By value: a loop over a temporary Result's value would outlive it.
template <class T>
T valueOf(Result<T> result)
{
    if (!result) {
        qFatal("%s", artemisia::testing::wordsOf(result.error()).constData());
    }
    return *std::move(result);
}

struct Counts {
    qint64 compounds = 0;
    qint64 batches = 0;
    qint64 assays = 0;
    qint64 results = 0;
    qint64 revision = 0;
    friend bool operator==(const Counts &, const Counts &) = default;
};

Counts countsOf(store::Store &store)
{
    return {store.compounds().count().value(), store.batches().count().value(),
            store.assays().all().value().size(), store.assays().resultCount().value(),
            store.revisions().latest().value()};
}
} // namespace

class TestCompoundImport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyRowIsAccountedFor();
    void everyCellOfTheAssaysIsAccountedFor();
    void codes();
    void batchesOfOneCompound();
    void structures();
    void keys();
    void aliases();
    void salts();
    void tagsAndNotes();
    void results();
    void sharedKeys();
    void reportAsJsonAndText();
    void againChangesNothing();

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
        const QString path = m_folder.filePath(name);
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size()) {
            qFatal("cannot write a test file");
        }
        return path;
    }
    [[nodiscard]] Result<ImportReport> import(store::Store &store, const QString &path,
                                              bool dryRun = false, const WorkContext &context = {})
    {
        ARTEMISIA_TRY_ASSIGN(const auto table, openTable(path));
        ARTEMISIA_TRY_ASSIGN(const ColumnMapping mapping, guessMapping(*table));
        return importCompounds(store, *table, mapping, dryRun, context);
    }
    [[nodiscard]] Compound compound(const QString &code)
    {
        const auto found = m_notebook->store().compounds().findByCode(code);
        return found && *found ? **found : Compound();
    }
    [[nodiscard]] QList<AssayResult> resultsOf(const QString &code, const QString &assay)
    {
        QList<AssayResult> list;
        const auto all =
            valueOf(m_notebook->store().assays().resultsOfCompound(compound(code).head.id));
        for (const AssayResult &result : all) {
            const auto found = m_notebook->store().assays().find(result.assay);
            if ((*found)->name == assay) {
                list << result;
            }
        }
        return list;
    }
    const QString m_masterList = QStringLiteral(ARTEMISIA_TEST_DATA "/osm/MalariaMolecules.csv");
    std::unique_ptr<TemporaryNotebook> m_notebook; ///< with the master list in it
    ImportReport m_report;
    QTemporaryDir m_folder;
};

void TestCompoundImport::initTestCase()
{
    m_notebook = std::make_unique<TemporaryNotebook>();
    const auto report = import(m_notebook->store(), m_masterList);
    VERIFY_OK(report);
    m_report = *report;
}

void TestCompoundImport::everyRowIsAccountedFor()
{
    QCOMPARE(m_report.rows, 891);
    QCOMPARE(m_report.imported + m_report.importedWithRemarks + m_report.notImported, 891);
    QCOMPARE(m_report.notImported, 0);
    QCOMPARE(m_report.entries.size(), 891);
    for (int i = 0; i < 891; ++i) {
        const RowReport &entry = m_report.entries.at(i);
        QCOMPARE(entry.row, i + 1);
        QVERIFY(!entry.code.isEmpty());
        QCOMPARE(entry.outcome == RowOutcome::Imported, entry.remarks.isEmpty());
    }
    QCOMPARE(entryOf(m_report, 1)->line, 3); // the header holds a line break
    QCOMPARE(m_report.compounds, 890);       // OSM-S-106 stands there twice
    const Counts counts = countsOf(m_notebook->store());
    QCOMPARE(counts.compounds, 890);
    QCOMPARE(counts.batches, m_report.batches);
    QCOMPARE(counts.assays, 68); // 69 columns, one of them the qualifiers of another
    QCOMPARE(counts.results, m_report.results);
}

void TestCompoundImport::everyCellOfTheAssaysIsAccountedFor()
{
    // 2,135 filled cells: one is blank, 25 are qualifiers of the column beside them; 27 cells hold
    // 58 values.
    const auto byRemark = rowsByRemark(m_report);
    QCOMPARE(byRemark.value(QStringLiteral("blank-cell")), 1);
    QCOMPARE(byRemark.value(QStringLiteral("spreadsheet-error")), 408);
    qint64 cells = 0;
    qint64 missing = 0;
    qint64 values = 0;
    for (const store::AssayRow &row : valueOf(m_notebook->store().assays().all())) {
        VERIFY_OK(m_notebook->store().assays().forEachResult(
            row.assay.head.id, [&](const AssayResult &result) -> Result<> {
                ++values;
                cells += result.replicate <= 1 ? 1 : 0;
                missing += result.value.isNull() && result.text.isEmpty() ? 1 : 0;
                return result.raw.isEmpty()
                           ? fail(ErrorCode::Internal, QStringLiteral("no raw text"))
                           : Result<>();
            }));
    }
    QCOMPARE(cells, 2135 - 1 - 25);
    QCOMPARE(values, m_report.results);
    QCOMPARE(missing, 408 + 1); // #DIV/0! and the lone ">"
}

void TestCompoundImport::codes()
{
    QCOMPARE(remarkCodes(*entryOf(m_report, 410)).contains(QStringLiteral("code-trimmed")), true);
    QCOMPARE(entryOf(m_report, 410)->code, QStringLiteral("OSM-S-37"));
    QVERIFY(!compound(QStringLiteral("OSM-S-37")).head.id.isNull());
    const RowReport *duplicate = entryOf(m_report, 591);
    QCOMPARE(duplicate->code, QStringLiteral("OSM-S-117"));
    const Compound found = compound(QStringLiteral("OSM-S-117"));
    QVERIFY(found.structure.isEmpty());
    QCOMPARE(found.remarks.size(), 1);
    QCOMPARE(found.remarks.first().code, QStringLiteral("words-in-code"));
    QVERIFY(found.remarks.first().text.contains(QStringLiteral("DUPLICATE OF OSM-S-64")));
}

void TestCompoundImport::batchesOfOneCompound()
{
    const Compound found = compound(QStringLiteral("OSM-S-106"));
    QVERIFY(!found.head.id.isNull());
    const auto batches = m_notebook->store().batches().ofCompound(found.head.id);
    VERIFY_OK(batches);
    QCOMPARE(batches->size(), 2);
    QCOMPARE(batches->at(0).code, QStringLiteral("OSM-S-106-1"));
    QCOMPARE(batches->at(0).supplierCode, QStringLiteral("MNB6-7"));
    QCOMPARE(batches->at(1).code, QStringLiteral("OSM-S-106-2"));
    QCOMPARE(batches->at(1).supplierCode, QStringLiteral("DMK171-2-B"));
    QStringList aliases;
    for (const Alias &alias : found.aliases) {
        aliases << alias.value;
    }
    QVERIFY(aliases.contains(QStringLiteral("MNB6-7")) &&
            aliases.contains(QStringLiteral("DMK171-2-B")));
    QCOMPARE(aliases.count(QStringLiteral("MMV025100")), 1);
    // What was measured was measured on the first batch; the second's row has no results.
    const auto measured = valueOf(m_notebook->store().assays().resultsOfCompound(found.head.id));
    QCOMPARE(measured.size(), 18);
    for (const AssayResult &result : measured) {
        QCOMPARE(result.batch, batches->at(0).head.id);
    }
}

void TestCompoundImport::structures()
{
    const auto byRemark = rowsByRemark(m_report);
    // 5 rows have no SMILES; of one there is an InChI.
    QCOMPARE(byRemark.value(QStringLiteral("no-structure")), 4);
    QCOMPARE(byRemark.value(QStringLiteral("structure-from-inchi")), 1);
    QCOMPARE(compound(QStringLiteral("OSM-A-4")).structure.inchiKey.left(14),
             QStringLiteral("LZWDTKNFRNEIKZ"));
    QCOMPARE(byRemark.value(QStringLiteral("structure-unreadable")), 2);
    int unreadable = 0;
    for (const RowReport &entry : m_report.entries) {
        if (remarkCodes(entry).contains(QStringLiteral("structure-unreadable"))) {
            ++unreadable;
            const Compound found = compound(entry.code);
            QVERIFY(found.structure.isEmpty());
            QVERIFY(found.noStructureReason.size() > 40); // with the raw text
        }
    }
    QCOMPARE(unreadable, 2);
    QCOMPARE(byRemark.value(QStringLiteral("inchi-malformed")), 1);
    QCOMPARE(remarkCodes(*entryOf(m_report, 464)).contains(QStringLiteral("inchi-malformed")),
             true);
    int withStructure = 0;
    VERIFY_OK(m_notebook->store().compounds().forEach([&](const Compound &c) -> Result<> {
        withStructure += c.structure.isEmpty() ? 0 : 1;
        return {};
    }));
    QCOMPARE(withStructure, 890 - 4 - 2);
}

void TestCompoundImport::keys()
{
    const auto byRemark = rowsByRemark(m_report);
    QCOMPARE(byRemark.value(QStringLiteral("key-mismatch-skeleton")), 7);
    // The 11 that were counted by hand, and OSM-S-395, an adamantane whose bridge atoms newer
    // versions of InChI take for stereocentres.
    QCOMPARE(byRemark.value(QStringLiteral("key-mismatch-stereo")), 12);
    QCOMPARE(byRemark.value(QStringLiteral("key-malformed")), 0);
    const Compound enantiomer = compound(QStringLiteral("OSM-S-414"));
    QCOMPARE(enantiomer.statedInchiKey, QStringLiteral("PERKBMZWWUEZNJ-UHFFFAOYSA-N"));
    QCOMPARE(enantiomer.structure.inchiKey, QStringLiteral("PERKBMZWWUEZNJ-GOSISDBHSA-N"));
    QCOMPARE(compound(QStringLiteral("OSM-S-5")).statedInchiKey, QString());
}

void TestCompoundImport::aliases()
{
    const Compound found = compound(QStringLiteral("OSM-S-5"));
    QStringList values;
    for (const Alias &alias : found.aliases) {
        values << alias.scheme + u'=' + alias.value;
    }
    QCOMPARE(values.mid(0, 5),
             QStringList({QStringLiteral("Internal ID=TCMDC123812"),
                          QStringLiteral("Internal ID=CHEMBL549220"),
                          QStringLiteral("Internal ID=PMY10"), QStringLiteral("Internal ID=JRC3"),
                          QStringLiteral("Internal ID=AEW5")}));
    const auto both = m_notebook->store().compounds().findByAnyName(QStringLiteral("MMV669844"));
    VERIFY_OK(both);
    QCOMPARE(both->size(), 1);
    QCOMPARE(*m_notebook->store().compounds().findByAnyName(QStringLiteral("MMV897709")), *both);
    // "INHERITED" is nobody's code.
    QCOMPARE(rowsByRemark(m_report).value(QStringLiteral("placeholder-alias")), 107);
    QVERIFY(m_notebook->store().compounds().findByAnyName(QStringLiteral("INHERITED"))->isEmpty());
}

void TestCompoundImport::salts()
{
    // 24 structures of several fragments; two of them are none that is known as a salt or solvent.
    const auto byRemark = rowsByRemark(m_report);
    QCOMPARE(byRemark.value(QStringLiteral("several-fragments")), 2);
    QCOMPARE(m_report.batches, 22 + 2);
    const Compound salt = compound(QStringLiteral("OSM-LO-21")); // ...Cl
    QVERIFY(!salt.structure.smiles.contains(u'.'));
    const auto batches = m_notebook->store().batches().ofCompound(salt.head.id);
    VERIFY_OK(batches);
    QCOMPARE(batches->size(), 1);
    QVERIFY(batches->first().structure.smiles.contains(u'.'));
    QCOMPARE(batches->first().components.size(), 1);
    QCOMPARE(batches->first().components.first().kind, QStringLiteral("salt"));
}

void TestCompoundImport::tagsAndNotes()
{
    QCOMPARE(compound(QStringLiteral("OSM-S-5")).tags, QStringList(QStringLiteral("Series 1")));
    const Compound inherited = compound(QStringLiteral("OSM-X-054"));
    QCOMPARE(inherited.notes, QStringLiteral("- Internal ID: INHERITED"));
    QCOMPARE(inherited.source.left(20), QStringLiteral("MalariaMolecules.csv"));
}

void TestCompoundImport::results()
{
    const auto one = resultsOf(QStringLiteral("OSM-S-5"), QStringLiteral("Pfal IC50 (GSK)"));
    QCOMPARE(one.size(), 2);
    QCOMPARE(one.at(0).raw, QStringLiteral("0.818; 0.177"));
    QCOMPARE(one.at(0).replicate + one.at(1).replicate, 3);
    QCOMPARE(one.at(0).unit, QString()); // nobody says
    int ranges = 0;
    int doses = 0;
    int words = 0;
    int qualified = 0;
    QStringList doseUnits;
    for (const store::AssayRow &row : valueOf(m_notebook->store().assays().all())) {
        VERIFY_OK(m_notebook->store().assays().forEachResult(
            row.assay.head.id, [&](const AssayResult &result) -> Result<> {
                ranges += result.upper.isNull() || !result.dose.isNull() ? 0 : 1;
                doses += result.dose.isNull() ? 0 : 1;
                words += result.text.isEmpty() ? 0 : 1;
                qualified += result.qualifier == Qualifier::Equal || result.value.isNull() ? 0 : 1;
                if (!result.dose.isNull()) {
                    doseUnits << result.dose.unit + result.unit;
                }
                return {};
            }));
    }
    QCOMPARE(ranges, 69 + 4); // four more in cells of two ranges
    QCOMPARE(doses, 30);
    QCOMPARE(doseUnits.count(QStringLiteral("µM%")), 30);
    QCOMPARE(words, 105);
    QCOMPARE(qualified, 279 + 3); // 3 of the qualifier column's 25 stand beside a number
    const auto mean = resultsOf(QStringLiteral("OSM-S-5"), QStringLiteral("PfaI EC50 uMol (Mean)"));
    QCOMPARE(mean.size(), 1);
    QCOMPARE(mean.first().unit, QStringLiteral("µM"));
    QCOMPARE(rowsByRemark(m_report).value(QStringLiteral("qualifier-without-value")), 22);
}

void TestCompoundImport::sharedKeys()
{
    // A racemate and its enantiomers, some drawn flat: different compounds, told apart, never
    // merged.
    const QStringList flat = {QStringLiteral("OSM-S-208"), QStringLiteral("OSM-S-218"),
                              QStringLiteral("OSM-S-416")};
    for (const QString &code : flat) {
        const Compound found = compound(code);
        QCOMPARE(found.structure.inchiKey, QStringLiteral("PERKBMZWWUEZNJ-UHFFFAOYSA-N"));
        QStringList said;
        for (const Remark &remark : found.remarks) {
            if (remark.code == QStringLiteral("key-on-several-codes")) {
                said << remark.text;
            }
        }
        for (const QString &other : flat) {
            const bool isNamed =
                std::any_of(said.begin(), said.end(),
                            [&other](const QString &text) { return text.contains(other + u' '); });
            QCOMPARE(isNamed, other != code);
        }
    }
}

void TestCompoundImport::reportAsJsonAndText()
{
    const auto json = parseJson(canonicalText(toJson(m_report)));
    VERIFY_OK(json);
    QCOMPARE(json->at("rows").get<int>(), 891);
    QCOMPARE(json->at("imported").get<int>() + json->at("imported_with_remarks").get<int>() +
                 json->at("not_imported").get<int>(),
             891);
    QCOMPARE(json->at("entries").size(), size_t(891));
    QCOMPARE(json->at("entries").at(590).at("row").get<int>(), 591);
    QCOMPARE(json->at("entries").at(590).at("outcome").get<std::string>(),
             std::string("imported_with_remarks"));
    QCOMPARE(json->at("encoding").get<std::string>(), std::string("windows-1252"));
    QCOMPARE(json->at("rows_by_remark").at("spreadsheet-error").get<int>(), 408);
    const QString text = toText(m_report);
    QVERIFY(text.contains(QStringLiteral("891 row")));
    QVERIFY(text.contains(QStringLiteral("OSM-S-117")));
}

void TestCompoundImport::againChangesNothing()
{
    const Counts before = countsOf(m_notebook->store());
    const auto report = import(m_notebook->store(), m_masterList);
    VERIFY_OK(report);
    QCOMPARE(report->rows, 891);
    QCOMPARE(report->notImported, 891);
    for (const RowReport &entry : report->entries) {
        QCOMPARE(remarkCodes(entry), QStringList(QStringLiteral("already-there")));
    }
    QCOMPARE(countsOf(m_notebook->store()), before);
}

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
    const auto report = import(notebook.store(), m_masterList, false, context);
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
