// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/exchange/import_fixture.h"

using namespace artemisia;
using namespace artemisia::exchange;
using namespace artemisia::testing;

/// The import of a real list: every row and cell of it is accounted for.
class TestMasterListImport : public QObject
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

private:
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
    std::unique_ptr<TemporaryNotebook> m_notebook; ///< with the master list in it
    ImportReport m_report;
};

void TestMasterListImport::initTestCase()
{
    m_notebook = std::make_unique<TemporaryNotebook>();
    const auto report = import(m_notebook->store(), masterList());
    VERIFY_OK(report);
    m_report = *report;
}

void TestMasterListImport::everyRowIsAccountedFor()
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

void TestMasterListImport::everyCellOfTheAssaysIsAccountedFor()
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

void TestMasterListImport::codes()
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

void TestMasterListImport::batchesOfOneCompound()
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

void TestMasterListImport::structures()
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

void TestMasterListImport::keys()
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

void TestMasterListImport::aliases()
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

void TestMasterListImport::salts()
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

void TestMasterListImport::tagsAndNotes()
{
    QCOMPARE(compound(QStringLiteral("OSM-S-5")).tags, QStringList(QStringLiteral("Series 1")));
    const Compound inherited = compound(QStringLiteral("OSM-X-054"));
    QCOMPARE(inherited.notes, QStringLiteral("- Internal ID: INHERITED"));
    QCOMPARE(inherited.source.left(20), QStringLiteral("MalariaMolecules.csv"));
}

void TestMasterListImport::results()
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

void TestMasterListImport::sharedKeys()
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

void TestMasterListImport::reportAsJsonAndText()
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

void TestMasterListImport::againChangesNothing()
{
    const Counts before = countsOf(m_notebook->store());
    const auto report = import(m_notebook->store(), masterList());
    VERIFY_OK(report);
    QCOMPARE(report->rows, 891);
    QCOMPARE(report->notImported, 891);
    for (const RowReport &entry : report->entries) {
        QCOMPARE(remarkCodes(entry), QStringList(QStringLiteral("already-there")));
    }
    QCOMPARE(countsOf(m_notebook->store()), before);
}

QTEST_GUILESS_MAIN(TestMasterListImport)
#include "tst_master_list_import.moc"
