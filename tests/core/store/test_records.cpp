// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/serialise.h"
#include "tests/support/temporary_notebook.h"

using namespace artemisia;
using namespace artemisia::testing;
using namespace artemisia::store;

/// Saving, finding, listing and removing records of every kind.
class TestRecords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_time = QDateTime(QDate(2026, 11, 22), QTime(9, 41, 7), Qt::UTC);
        Clock::setForTests([this] { return m_time; });
    }
    void cleanup() { Clock::setForTests({}); }

    void notebookAndPeople();
    void compoundComesBack();
    void unchangedSaveChangesNothing();
    void keptTimes();
    void codesAreUnique();
    void naturalOrder();
    void compoundQueries();
    void compoundNames();
    void removalKeepsRevision();
    void removalIsRefusedWhileNamed();
    void batches();
    void assaysAndResults();
    void experiments();
    void drafts();
    void numbering();
    void failedSaveLeavesRecordAndStore();
    void nestedTransactions();
    void oddText();

private:
    QDateTime m_time;
};

void TestRecords::notebookAndPeople()
{
    TemporaryNotebook notebook;
    auto loaded = notebook->notebook().load();
    VERIFY_OK(loaded);
    QCOMPARE(loaded->title, someNotebook().title);
    QCOMPARE(loaded->head.created.toString(), QStringLiteral("2026-11-22T09:41:07Z"));
    loaded->title = QStringLiteral("Series 5");
    m_time = m_time.addSecs(10);
    VERIFY_OK(notebook->notebook().save(*loaded, notebook.context()));
    Person other = somePerson(QStringLiteral("AB"));
    VERIFY_OK(notebook->notebook().savePerson(other, notebook.context()));
    Person thief = somePerson(QStringLiteral("AB"));
    VERIFY_FAILS(notebook->notebook().savePerson(thief, notebook.context()), ErrorCode::Conflict);
    VERIFY_OK(notebook.reopen());
    QCOMPARE(notebook->notebook().load()->title, QStringLiteral("Series 5"));
    QCOMPARE(notebook->notebook().load()->head.modified.seconds(), m_time.toSecsSinceEpoch());
    const auto people = notebook->notebook().people();
    VERIFY_OK(people);
    QCOMPARE(people->size(), 2);
    QCOMPARE(people->at(0).head.id, notebook->owner());
    QCOMPARE(**notebook->notebook().person(other.head.id), other);
}

void TestRecords::compoundComesBack()
{
    TemporaryNotebook notebook;
    Compound compound = someCompound(106);
    compound.head.unknown = Json{{"x-newer", {1, 2}}};
    VERIFY_OK(notebook->compounds().save(compound, notebook.context()));
    VERIFY_OK(notebook.reopen());
    const auto found = notebook->compounds().findByCode(QStringLiteral("OSM-S-106"));
    VERIFY_OK(found);
    QVERIFY(found->has_value());
    QCOMPARE(**found, compound);
    QCOMPARE(**notebook->compounds().find(compound.head.id), compound);
    const auto row = notebook->compounds().rowIdOf(compound.head.id);
    const auto rows = notebook->compounds().rows({**row, **row + 99});
    VERIFY_OK(rows);
    QCOMPARE(rows->size(), 1);
    QCOMPARE(rows->at(0).code, compound.code);
    QCOMPARE(rows->at(0).aliases, QStringLiteral("MMV106"));
    QCOMPARE(rows->at(0).smiles, compound.structure.smiles);
    const auto blocks = notebook->compounds().molblocks({**row});
    QCOMPARE(blocks->at(0).second, compound.structure.molblock);
}

void TestRecords::unchangedSaveChangesNothing()
{
    TemporaryNotebook notebook;
    Compound compound = someCompound(1);
    VERIFY_OK(notebook->compounds().save(compound, notebook.context()));
    const qint64 latest = *notebook->revisions().latest();
    const Timestamp modified = compound.head.modified;
    m_time = m_time.addSecs(100);
    Compound again = compound;
    again.head.modified = Timestamp(1);
    VERIFY_OK(notebook->compounds().save(again, notebook.context()));
    QCOMPARE(again.head.modified, modified);
    QCOMPARE(*notebook->revisions().latest(), latest);
    again.notes = QStringLiteral("new");
    VERIFY_OK(notebook->compounds().save(again, notebook.context()));
    QCOMPARE(again.head.modified.seconds(), m_time.toSecsSinceEpoch());
    QCOMPARE(*notebook->revisions().latest(), latest + 1);
}

void TestRecords::keptTimes()
{
    TemporaryNotebook notebook;
    Compound compound = someCompound(1);
    compound.head.created = Timestamp(1000);
    compound.head.modified = Timestamp(2000);
    SaveContext context = notebook.context();
    context.keepTimes = true;
    VERIFY_OK(notebook->compounds().save(compound, context));
    QCOMPARE(notebook->compounds().find(compound.head.id)->value().head.modified, Timestamp(2000));
    const qint64 latest = *notebook->revisions().latest();
    VERIFY_OK(notebook->compounds().save(compound, context));
    QCOMPARE(*notebook->revisions().latest(), latest);
    compound.head.modified = Timestamp(3000);
    VERIFY_OK(notebook->compounds().save(compound, context));
    QCOMPARE(notebook->compounds().find(compound.head.id)->value().head.modified, Timestamp(3000));
    // A record that lost its time of creation on the way keeps the one it had.
    compound.head.created = Timestamp();
    compound.notes = QStringLiteral("x");
    VERIFY_OK(notebook->compounds().save(compound, notebook.context()));
    QCOMPARE(compound.head.created, Timestamp(1000));
}

void TestRecords::codesAreUnique()
{
    TemporaryNotebook notebook;
    Compound first = someCompound(1);
    Compound second = someCompound(1);
    VERIFY_OK(notebook->compounds().save(first, notebook.context()));
    const Compound before = second;
    VERIFY_FAILS(notebook->compounds().save(second, notebook.context()), ErrorCode::Conflict);
    QCOMPARE(second, before);
    QCOMPARE(*notebook->compounds().count(), 1);
    second.code = QString();
    VERIFY_FAILS(notebook->compounds().save(second, notebook.context()), ErrorCode::Invalid);
    second.code = QStringLiteral("a\nb");
    VERIFY_FAILS(notebook->compounds().save(second, notebook.context()), ErrorCode::Invalid);
    Experiment climbing = someExperiment(QStringLiteral("../../etc"));
    VERIFY_FAILS(notebook->experiments().save(climbing, notebook.context()), ErrorCode::Invalid);
}

void TestRecords::naturalOrder()
{
    TemporaryNotebook notebook;
    for (const int number : {10, 9, 106, 2, 1000000}) {
        Compound compound = someCompound(number);
        VERIFY_OK(notebook->compounds().save(compound, notebook.context()));
    }
    QStringList codes;
    VERIFY_OK(notebook->compounds().forEach([&codes](const Compound &compound) -> Result<> {
        codes.append(compound.code);
        return {};
    }));
    const QStringList expected{QStringLiteral("OSM-S-2"), QStringLiteral("OSM-S-9"),
                               QStringLiteral("OSM-S-10"), QStringLiteral("OSM-S-106"),
                               QStringLiteral("OSM-S-1000000")};
    QCOMPARE(codes, expected);
    CompoundQuery query;
    query.order = SortOrder::Descending;
    const auto rows = notebook->compounds().rows(*notebook->compounds().rowIds(query));
    QCOMPARE(rows->first().code, expected.last());
    // An error of the visitor ends it.
    int visits = 0;
    VERIFY_FAILS(notebook->compounds().forEach([&visits](const Compound &) -> Result<> {
        ++visits;
        return fail(ErrorCode::Cancelled, QStringLiteral("stop"));
    }),
                 ErrorCode::Cancelled);
    QCOMPARE(visits, 1);
}

void TestRecords::compoundQueries()
{
    TemporaryNotebook notebook;
    for (int number = 1; number <= 12; ++number) {
        Compound compound = someCompound(number);
        if (number == 12) {
            compound.structure = {};
            compound.noStructureReason = QStringLiteral("a polymer");
        }
        VERIFY_OK(notebook->compounds().save(compound, notebook.context()));
    }
    const auto count = [&notebook](const CompoundQuery &query) {
        return notebook->compounds().rowIds(query)->size();
    };
    CompoundQuery query;
    QCOMPARE(count(query), 12);
    query.onlyWithStructure = true;
    QCOMPARE(count(query), 11);
    query = {};
    query.text = QStringLiteral("osm-s-1"); // 1, 10, 11, 12
    QCOMPARE(count(query), 4);
    query.text = QStringLiteral("mmv3");
    QCOMPARE(count(query), 1);
    query.text = QStringLiteral("mmv3 pyrazole");
    QCOMPARE(count(query), 1);
    query.text = QStringLiteral("mmv3 nothing");
    QCOMPARE(count(query), 0);
    query = {};
    query.inchiKey = someCompound(3).structure.inchiKey;
    QCOMPARE(count(query), 1);
    query.inchiKey = query.inchiKey.left(14);
    QCOMPARE(count(query), 3);
    QCOMPARE(notebook->compounds().findByInchiKey(query.inchiKey)->size(), 3);
    QCOMPARE(notebook->compounds().findByInchiKey(QString())->size(), 0);
    for (const auto sort :
         {CompoundSort::Code, CompoundSort::Name, CompoundSort::Formula, CompoundSort::Mass,
          CompoundSort::InchiKey, CompoundSort::Modified, CompoundSort::Results}) {
        for (const auto order : {SortOrder::Ascending, SortOrder::Descending}) {
            CompoundQuery sorted;
            sorted.sort = sort;
            sorted.order = order;
            QCOMPARE(count(sorted), 12);
            sorted.text = QStringLiteral("pyrazole");
            sorted.onlyWithStructure = true;
            QCOMPARE(count(sorted), 11);
        }
    }
    int smiles = 0;
    VERIFY_OK(notebook->compounds().forEachSmiles(
        [&smiles](RowId, const CompoundId &id, const QString &text) -> Result<> {
            smiles += !id.isNull() && !text.isEmpty();
            return {};
        }));
    QCOMPARE(smiles, 11);
}

void TestRecords::compoundNames()
{
    TemporaryNotebook notebook;
    Compound compound = someCompound(5);
    compound.name = QStringLiteral("Acetyl  Salicylic acid");
    VERIFY_OK(notebook->compounds().save(compound, notebook.context()));
    for (const char *name : {"osm-s-5", "mmv5", "ACETYL SALICYLIC ACID", " MMV5 "}) {
        const auto ids = notebook->compounds().findByAnyName(QString::fromLatin1(name));
        VERIFY_OK(ids);
        QCOMPARE(*ids, QList<CompoundId>{compound.head.id});
    }
    compound.aliases.clear();
    VERIFY_OK(notebook->compounds().save(compound, notebook.context()));
    QVERIFY(notebook->compounds().findByAnyName(QStringLiteral("mmv5"))->isEmpty());
}

void TestRecords::removalKeepsRevision()
{
    TemporaryNotebook notebook;
    Compound compound = someCompound(5);
    VERIFY_OK(notebook->compounds().save(compound, notebook.context(QStringLiteral("Registered"))));
    const RowId row = **notebook->compounds().rowIdOf(compound.head.id);
    VERIFY_OK(notebook->compounds().remove(compound.head.id,
                                           notebook.context(QStringLiteral("A duplicate"))));
    QVERIFY(!notebook->compounds().find(compound.head.id)->has_value());
    QVERIFY(notebook->search().find(QStringLiteral("MMV5"))->isEmpty());
    const RecordRef ref{RecordKind::Compound, compound.head.id.uuid()};
    const auto revisions = notebook->revisions().of(ref);
    VERIFY_OK(revisions);
    QCOMPARE(revisions->size(), 2);
    QVERIFY(revisions->at(0).isRemoval);
    QCOMPARE(revisions->at(0).what, QStringLiteral("A duplicate"));
    QCOMPARE(revisions->at(0).who, notebook->owner());
    QCOMPARE(revisions->at(1).at.seconds(), m_time.toSecsSinceEpoch());
    // Both the state before and the removal give back what was there.
    for (const Revision &revision : *revisions) {
        const auto body = notebook->revisions().bodyOf(revision.number);
        VERIFY_OK(body);
        QCOMPARE(*compoundFromJson(*body), compound);
    }
    VERIFY_FAILS(notebook->revisions().bodyOf(999), ErrorCode::NotFound);
    VERIFY_FAILS(notebook->compounds().remove(compound.head.id, notebook.context()),
                 ErrorCode::NotFound);
    Compound next = someCompound(6);
    VERIFY_OK(notebook->compounds().save(next, notebook.context()));
    QVERIFY(**notebook->compounds().rowIdOf(next.head.id) > row);
}

void TestRecords::removalIsRefusedWhileNamed()
{
    TemporaryNotebook notebook;
    Compound compound = someCompound(5);
    VERIFY_OK(notebook->compounds().save(compound, notebook.context()));
    Batch batch = someBatch(compound, 1);
    VERIFY_OK(notebook->batches().save(batch, notebook.context()));
    Assay assay = someAssay();
    VERIFY_OK(notebook->assays().save(assay, notebook.context()));
    AssayResult result = someResult(assay, compound);
    result.batch = batch.head.id;
    VERIFY_OK(notebook->assays().saveResult(result, notebook.context()));
    VERIFY_FAILS(notebook->compounds().remove(compound.head.id, notebook.context()),
                 ErrorCode::Conflict);
    VERIFY_FAILS(notebook->batches().remove(batch.head.id, notebook.context()),
                 ErrorCode::Conflict);
    VERIFY_FAILS(notebook->assays().remove(assay.head.id, notebook.context()), ErrorCode::Conflict);
    VERIFY_OK(notebook->assays().removeResult(result.head.id, notebook.context()));
    VERIFY_OK(notebook->assays().remove(assay.head.id, notebook.context()));
    VERIFY_OK(notebook->batches().remove(batch.head.id, notebook.context()));
    VERIFY_OK(notebook->compounds().remove(compound.head.id, notebook.context()));
}

void TestRecords::batches()
{
    TemporaryNotebook notebook;
    Compound compound = someCompound(106);
    VERIFY_OK(notebook->compounds().save(compound, notebook.context()));
    QCOMPARE(*notebook->batches().nextCode(compound.head.id), QStringLiteral("OSM-S-106-1"));
    for (const int number : {1, 2, 10}) {
        Batch batch = someBatch(compound, number);
        VERIFY_OK(notebook->batches().save(batch, notebook.context()));
        QCOMPARE(**notebook->batches().find(batch.head.id), batch);
        QCOMPARE(**notebook->batches().findByCode(batch.code), batch);
        if (number == 10) {
            VERIFY_OK(notebook->batches().remove(batch.head.id, notebook.context()));
        }
    }
    // The number of a removed batch stays used.
    QCOMPARE(*notebook->batches().nextCode(compound.head.id), QStringLiteral("OSM-S-106-11"));
    QCOMPARE(notebook->batches().ofCompound(compound.head.id)->size(), 2);
    const auto rows =
        notebook->batches().rows(*notebook->batches().rowIds(QStringLiteral("hydrochlor")));
    VERIFY_OK(rows);
    QCOMPARE(rows->size(), 2);
    QCOMPARE(rows->at(0).compoundCode, compound.code);
    QCOMPARE(rows->at(0).amount, QStringLiteral("12.50 mg"));
    QCOMPARE(rows->at(0).salt, QStringLiteral("hydrochloride"));
    QCOMPARE(notebook->batches().rowIds({})->size(), 2);
    Batch orphan = someBatch(someCompound(7), 1);
    VERIFY_FAILS(notebook->batches().save(orphan, notebook.context()), ErrorCode::Invalid);
    QCOMPARE(*notebook->batches().count(), 2);
}

void TestRecords::assaysAndResults()
{
    TemporaryNotebook notebook;
    QCOMPARE(*notebook->assays().freeSlug(QStringLiteral("Pfal IC50 (GSK), µM")),
             QStringLiteral("pfal-ic50-gsk-um"));
    QCOMPARE(*notebook->assays().freeSlug(QStringLiteral("  Löslichkeit / 测 ")),
             QStringLiteral("loslichkeit"));
    QCOMPARE(*notebook->assays().freeSlug(QStringLiteral("???")), QStringLiteral("assay"));
    Assay assay = someAssay();
    VERIFY_OK(notebook->assays().save(assay, notebook.context()));
    QCOMPARE(*notebook->assays().freeSlug(QStringLiteral("pfal ic50 1")),
             QStringLiteral("pfal-ic50-1-2"));
    Assay wrong = someAssay(2);
    wrong.slug = QStringLiteral("../x");
    VERIFY_FAILS(notebook->assays().save(wrong, notebook.context()), ErrorCode::Invalid);
    QList<Compound> compounds;
    for (const int number : {10, 9}) {
        Compound compound = someCompound(number);
        VERIFY_OK(notebook->compounds().save(compound, notebook.context()));
        compounds.append(compound);
        for (const int replicate : {2, 1}) {
            AssayResult result = someResult(assay, compound, replicate);
            VERIFY_OK(notebook->assays().saveResult(result, notebook.context()));
            QCOMPARE(**notebook->assays().findResult(result.head.id), result);
        }
    }
    QStringList order;
    VERIFY_OK(
        notebook->assays().forEachResult(assay.head.id, [&](const AssayResult &result) -> Result<> {
            order.append(QStringLiteral("%1/%2")
                             .arg(result.compound == compounds[0].head.id ? 10 : 9)
                             .arg(result.replicate));
            return {};
        }));
    QCOMPARE(order.join(u' '), QStringLiteral("9/1 9/2 10/1 10/2"));
    const auto all = notebook->assays().all();
    QCOMPARE(all->at(0).results, 4);
    QCOMPARE(all->at(0).compounds, 2);
    QCOMPARE(notebook->assays().all(QStringLiteral("nothing"))->size(), 0);
    QCOMPARE(notebook->assays().resultsOfCompound(compounds[0].head.id)->size(), 2);
    QCOMPARE(*notebook->assays().resultCount(), 4);
    CompoundQuery query;
    query.sort = CompoundSort::Results;
    query.order = SortOrder::Descending;
    QCOMPARE(notebook->compounds().rows(*notebook->compounds().rowIds(query))->at(0).results, 2);
    AssayResult orphan = someResult(assay, someCompound(3));
    VERIFY_FAILS(notebook->assays().saveResult(orphan, notebook.context()), ErrorCode::Invalid);
}

void TestRecords::experiments()
{
    TemporaryNotebook notebook;
    const CompoundId compound = CompoundId::create();
    Experiment first = someExperiment(QStringLiteral("KBS1-1"), {compound, compound});
    first.tags = {QStringLiteral("amide"), QStringLiteral("scale-up")};
    Experiment second = someExperiment(QStringLiteral("KBS10-1"));
    second.state = PublicationState::Draft;
    Experiment third = someExperiment(QStringLiteral("KBS2-1"));
    for (Experiment *experiment : {&first, &second, &third}) {
        m_time = m_time.addSecs(60);
        VERIFY_OK(notebook->experiments().save(*experiment, notebook.context()));
        QCOMPARE(**notebook->experiments().find(experiment->head.id), *experiment);
        QCOMPARE(**notebook->experiments().findByCode(experiment->code), *experiment);
    }
    const auto codes = [&notebook](const ExperimentQuery &query) {
        QStringList found;
        const auto rows = notebook->experiments().rows(*notebook->experiments().rowIds(query));
        for (const ExperimentRow &row : *rows) {
            found.append(row.code);
        }
        return found.join(u' ');
    };
    ExperimentQuery query;
    QCOMPARE(codes(query), QStringLiteral("KBS2-1 KBS10-1 KBS1-1"));
    query.sort = ExperimentSort::Code;
    query.order = SortOrder::Ascending;
    QCOMPARE(codes(query), QStringLiteral("KBS1-1 KBS2-1 KBS10-1"));
    query.state = PublicationState::Draft;
    QCOMPARE(codes(query), QStringLiteral("KBS10-1"));
    query = {};
    query.tag = QStringLiteral("amide");
    QCOMPARE(codes(query), QStringLiteral("KBS1-1"));
    query = {};
    query.compound = compound;
    QCOMPARE(codes(query), QStringLiteral("KBS1-1"));
    query.text = QStringLiteral("hatu coupl");
    query.state = PublicationState::Open;
    query.tag = QStringLiteral("scale-up");
    QCOMPARE(codes(query), QStringLiteral("KBS1-1"));
    query.text = QStringLiteral("boc");
    QCOMPARE(codes(query), QString());
    QCOMPARE(notebook->experiments().tags()->size(), 2);
    VERIFY_OK(notebook->experiments().remove(first.head.id, notebook.context()));
    QCOMPARE(notebook->experiments().tags()->size(), 0);
    QCOMPARE(*notebook->experiments().count(), 2);
}

void TestRecords::drafts()
{
    TemporaryNotebook notebook;
    Experiment experiment = someExperiment(QStringLiteral("KBS1-1"));
    VERIFY_OK(notebook->experiments().save(experiment, notebook.context()));
    const qint64 latest = *notebook->revisions().latest();
    Experiment typed = experiment;
    for (const char *text : {"A", "A s", "A solution"}) {
        typed.procedure = QString::fromLatin1(text);
        VERIFY_OK(notebook->experiments().saveDraft(typed));
    }
    QCOMPARE(*notebook->revisions().latest(), latest);
    QCOMPARE(notebook->experiments().find(experiment.head.id)->value().procedure,
             experiment.procedure);
    VERIFY_OK(notebook.reopen());
    QCOMPARE(notebook->openReport().recoveredDrafts, 1);
    QCOMPARE(notebook->experiments().drafts()->value(0).procedure, QStringLiteral("A solution"));
    VERIFY_OK(notebook->experiments().save(typed, notebook.context()));
    QVERIFY(notebook->experiments().drafts()->isEmpty());
    VERIFY_OK(notebook->experiments().saveDraft(typed));
    VERIFY_OK(notebook->experiments().discardDraft(typed.head.id));
    VERIFY_OK(notebook.reopen());
    QCOMPARE(notebook->openReport().recoveredDrafts, 0);
}

void TestRecords::numbering()
{
    TemporaryNotebook notebook;
    const Person person = **notebook->notebook().person(notebook->owner());
    const auto next = [&](std::optional<int> page = {}) {
        return notebook->experiments().nextCode(person, page)->toString();
    };
    QCOMPARE(next(), QStringLiteral("KBS1-1"));
    Experiment experiment = someExperiment(QStringLiteral("KBS19-3"));
    VERIFY_OK(notebook->experiments().save(experiment, notebook.context()));
    QCOMPARE(next(), QStringLiteral("KBS20-1"));
    QCOMPARE(next(19), QStringLiteral("KBS19-4"));
    QCOMPARE(next(7), QStringLiteral("KBS7-1"));
    // Neither a removal nor another code frees a number.
    experiment.code = QStringLiteral("KBS30-1");
    VERIFY_OK(notebook->experiments().save(experiment, notebook.context()));
    VERIFY_OK(notebook->experiments().remove(experiment.head.id, notebook.context()));
    VERIFY_OK(notebook.reopen());
    QCOMPARE(next(), QStringLiteral("KBS31-1"));
    QCOMPARE(next(19), QStringLiteral("KBS19-4"));
    // Another copy of the notebook counts under its own mark.
    VERIFY_OK(notebook->setSetting(QStringLiteral("copyMark"), QStringLiteral("k")));
    QCOMPARE(next(), QStringLiteral("KBSk1-1"));
    Experiment copied = someExperiment(QStringLiteral("KBSk4-1"));
    VERIFY_OK(notebook->experiments().save(copied, notebook.context()));
    QCOMPARE(next(), QStringLiteral("KBSk5-1"));
    VERIFY_OK(notebook->setSetting(QStringLiteral("copyMark"), QString()));
    QCOMPARE(next(), QStringLiteral("KBS31-1"));
}

void TestRecords::failedSaveLeavesRecordAndStore()
{
    TemporaryNotebook notebook;
    notebook.close();
    auto reader = Store::open(notebook.folder(), OpenMode::ReadOnly);
    VERIFY_OK(reader);
    Compound compound = someCompound(1);
    const Compound before = compound;
    VERIFY_FAILS((*reader)->compounds().save(compound, notebook.context()), ErrorCode::ReadOnly);
    QCOMPARE(compound, before);
    VERIFY_FAILS((*reader)->setSetting(QStringLiteral("a"), QStringLiteral("b")),
                 ErrorCode::ReadOnly);
    VERIFY_FAILS((*reader)->transaction(QStringLiteral("x"), [] { return Result<>(); }),
                 ErrorCode::ReadOnly);
}

void TestRecords::nestedTransactions()
{
    TemporaryNotebook notebook;
    const auto save = [&notebook](int number) {
        Compound compound = someCompound(number);
        return notebook->compounds().save(compound, notebook.context());
    };
    // A failure inside undoes the inner part; the outer one decides for itself.
    VERIFY_OK(notebook->transaction(QStringLiteral("outer"), [&]() -> Result<> {
        ARTEMISIA_TRY(save(1));
        const auto inner = notebook->transaction({}, [&]() -> Result<> {
            ARTEMISIA_TRY(save(2));
            return save(1);
        });
        return inner ? fail(ErrorCode::Internal, QStringLiteral("the second OSM-S-1 was taken"))
                     : save(3);
    }));
    QCOMPARE(*notebook->compounds().count(), 2);
    QVERIFY(!notebook->compounds().findByCode(QStringLiteral("OSM-S-2"))->has_value());
    VERIFY_FAILS(notebook->transaction({},
                                       [&]() -> Result<> {
                                           ARTEMISIA_TRY(save(4));
                                           return fail(ErrorCode::Cancelled,
                                                       QStringLiteral("stop"));
                                       }),
                 ErrorCode::Cancelled);
    QCOMPARE(*notebook->compounds().count(), 2);
    VERIFY_OK(save(4));
    VERIFY_OK(notebook.reopen());
    QCOMPARE(notebook->openReport().unfinishedWork, QString());
    QVERIFY(!notebook->openReport().wasNotClosed);
}

void TestRecords::oddText()
{
    TemporaryNotebook notebook;
    Compound compound = someCompound(1);
    compound.name =
        QStringLiteral("NUL \u0000 in it, β-lactam, 🧪").replace(u'\u0007', QChar(0));
    compound.notes = QStringLiteral("'; DROP TABLE compound; --");
    VERIFY_OK(notebook->compounds().save(compound, notebook.context()));
    QCOMPARE(**notebook->compounds().find(compound.head.id), compound);
    const auto row = **notebook->compounds().rowIdOf(compound.head.id);
    QCOMPARE(notebook->compounds().rows({row})->at(0).name, compound.name);
    Compound broken = someCompound(2);
    broken.name = QString(QChar(0xD800)); // half a character
    VERIFY_OK(notebook->compounds().save(broken, notebook.context()));
    VERIFY_OK(notebook->compounds().find(broken.head.id));
}

QTEST_GUILESS_MAIN(TestRecords)
#include "test_records.moc"
