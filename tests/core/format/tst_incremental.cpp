// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/format/format_fixture.h"

#include <QRandomGenerator>
#include <QTest>

using namespace artemisia;
using namespace artemisia::test;
using namespace Qt::Literals::StringLiterals;

/// Publishing changes gives the same tree as publishing everything, whatever was changed.
class IncrementalTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void randomEdits_data();
    void randomEdits();
    void onlyWhatChangedIsTouched();
    void onlyWhatChangedIsDrawn();
    void aCrateThatCannotBeUsed_data();
    void aCrateThatCannotBeUsed();
    void onlyTablesThatNameABatchAreMade();
    void othersFilesStay();

private:
    void edit(TestNotebook &notebook, QRandomGenerator &random, RandomRecords &records);
    void editCompound(TestNotebook &notebook, QRandomGenerator &random, RandomRecords &records);
    void editExperiment(TestNotebook &notebook, QRandomGenerator &random, RandomRecords &records);
    void editResult(TestNotebook &notebook, QRandomGenerator &random, RandomRecords &records);
    void editBatch(TestNotebook &notebook, QRandomGenerator &random, RandomRecords &records);
    void editAssay(TestNotebook &notebook, QRandomGenerator &random, RandomRecords &records);
    void editNotebook(TestNotebook &notebook, QRandomGenerator &random);
    QList<CompoundId> m_compounds;
    QList<BatchId> m_batches;
    QList<AssayId> m_assays;
    QList<AssayResultId> m_results;
    QList<ExperimentId> m_experiments;
    int m_number = 0;
};

template <class T>
static T any(const QList<T> &list, QRandomGenerator &random)
{
    return list.isEmpty() ? T() : list[random.bounded(int(list.size()))];
}

static PublicationState anyState(QRandomGenerator &random)
{
    return PublicationState(random.bounded(3));
}

void IncrementalTest::editCompound(TestNotebook &notebook, QRandomGenerator &random,
                                   RandomRecords &records)
{
    Compound compound = records.compound();
    if (random.bounded(2) == 0 && !m_compounds.isEmpty()) {
        const CompoundId id = any(m_compounds, random);
        if (random.bounded(6) == 0 && notebook.store().compounds().remove(id, notebook.context())) {
            m_compounds.removeAll(id);
            return;
        }
        const Compound old = *must(notebook.store().compounds().find(id));
        compound.head = old.head;
        compound.code = random.bounded(3) == 0 ? u"C %1"_s.arg(++m_number) : old.code;
        compound.structure = random.bounded(3) == 0 ? compound.structure : old.structure;
    } else {
        compound.code = u"C-%1"_s.arg(++m_number);
    }
    compound.state = random.bounded(4) == 0 ? PublicationState::Draft : PublicationState::Open;
    if (random.bounded(3) == 0) {
        compound.attachments = {
            must(notebook.store().attachments().addData(QByteArray::number(m_number), u"a.txt"_s))};
    }
    compound = notebook.add(compound);
    if (!m_compounds.contains(compound.head.id)) {
        m_compounds.append(compound.head.id);
    }
}

void IncrementalTest::editExperiment(TestNotebook &notebook, QRandomGenerator &random,
                                     RandomRecords &records)
{
    Experiment experiment = records.experiment();
    experiment.code = u"AE%1-1"_s.arg(++m_number);
    experiment.head.authors = {notebook.store().owner()};
    if (random.bounded(2) == 0 && !m_experiments.isEmpty()) {
        const ExperimentId id = any(m_experiments, random);
        if (random.bounded(6) == 0) {
            must(notebook.store().experiments().remove(id, notebook.context()));
            m_experiments.removeAll(id);
            return;
        }
        const Experiment old = *must(notebook.store().experiments().find(id));
        experiment.head = old.head;
        experiment.code = random.bounded(3) == 0 ? experiment.code : old.code;
    }
    experiment.state = anyState(random);
    experiment.repeats = any(m_experiments, random);
    experiment.links = {u"AE%1-1"_s.arg(random.bounded(m_number + 1)), u"https://example.org"_s};
    for (Material &material : experiment.materials) {
        material.compound = any(m_compounds, random);
        material.batch = any(m_batches, random);
    }
    experiment = notebook.add(experiment);
    if (!m_experiments.contains(experiment.head.id)) {
        m_experiments.append(experiment.head.id);
    }
}

void IncrementalTest::editResult(TestNotebook &notebook, QRandomGenerator &random,
                                 RandomRecords &records)
{
    if (m_assays.isEmpty() || m_compounds.isEmpty()) {
        return;
    }
    AssayResult result = records.result();
    if (random.bounded(2) == 0 && !m_results.isEmpty()) {
        const AssayResultId id = any(m_results, random);
        if (random.bounded(3) == 0) {
            must(notebook.store().assays().removeResult(id, notebook.context()));
            m_results.removeAll(id);
            return;
        }
        result.head = must(notebook.store().assays().findResult(id))->head;
    }
    result.assay = any(m_assays, random);
    result.compound = any(m_compounds, random);
    result.batch = any(m_batches, random);
    result = notebook.add(result);
    if (!m_results.contains(result.head.id)) {
        m_results.append(result.head.id);
    }
}

void IncrementalTest::editBatch(TestNotebook &notebook, QRandomGenerator &random,
                                RandomRecords &records)
{
    if (m_compounds.isEmpty()) {
        return;
    }
    Batch batch = records.batch();
    const bool isOld = random.bounded(2) == 0 && !m_batches.isEmpty();
    batch.head =
        isOld ? must(notebook.store().batches().find(any(m_batches, random)))->head : batch.head;
    batch.code = u"B-%1"_s.arg(++m_number);
    batch.compound = any(m_compounds, random);
    batch.state = anyState(random);
    batch = notebook.add(batch);
    m_batches.removeAll(batch.head.id);
    m_batches.append(batch.head.id);
}

void IncrementalTest::editAssay(TestNotebook &notebook, QRandomGenerator &random,
                                RandomRecords &records)
{
    Assay assay = records.assay();
    const bool isOld = random.bounded(2) == 0 && !m_assays.isEmpty();
    assay.head =
        isOld ? must(notebook.store().assays().find(any(m_assays, random)))->head : assay.head;
    assay.slug = u"assay-%1"_s.arg(++m_number);
    assay.state = anyState(random);
    assay = notebook.add(assay);
    m_assays.removeAll(assay.head.id);
    m_assays.append(assay.head.id);
}

void IncrementalTest::editNotebook(TestNotebook &notebook, QRandomGenerator &random)
{
    if (random.bounded(2) == 0) {
        Person person = must(notebook.store().notebook().people()).first();
        person.name = u"Ada %1"_s.arg(++m_number);
        must(notebook.store().notebook().savePerson(person, notebook.context()));
    } else {
        Notebook record = must(notebook.store().notebook().load());
        record.title = u"Title %1"_s.arg(++m_number);
        must(notebook.store().notebook().save(record, notebook.context()));
    }
}

void IncrementalTest::edit(TestNotebook &notebook, QRandomGenerator &random, RandomRecords &records)
{
    switch (random.bounded(9)) {
    case 0:
    case 1:
        return editCompound(notebook, random, records);
    case 2:
    case 3:
        return editExperiment(notebook, random, records);
    case 4:
    case 5:
        return editResult(notebook, random, records);
    case 6:
        return editBatch(notebook, random, records);
    case 7:
        return editAssay(notebook, random, records);
    default:
        return editNotebook(notebook, random);
    }
}

void IncrementalTest::randomEdits_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 6; ++seed) {
        QTest::newRow(qPrintable(QString::number(seed))) << seed;
    }
}

void IncrementalTest::randomEdits()
{
    QFETCH(quint32, seed);
    m_compounds = {};
    m_batches = {};
    m_assays = {};
    m_results = {};
    m_experiments = {};
    TestNotebook notebook;
    QRandomGenerator random(seed);
    RandomRecords records(seed);
    Files files;
    for (int publication = 0; publication < 25; ++publication) {
        must(notebook.store().transaction({}, [&]() -> Result<> {
            for (int i = random.bounded(publication == 0 ? 40 : 6); i >= 0; --i) {
                edit(notebook, random, records);
            }
            return {};
        }));
        notebook.publishChanges(files);
        const Files whole = notebook.published();
        const QStringList keys = files.keys();
        const QSet<QString> there(keys.begin(), keys.end());
        const QStringList wholeKeys = whole.keys();
        const QSet<QString> wanted(wholeKeys.begin(), wholeKeys.end());
        QCOMPARE(there - wanted, QSet<QString>());
        QCOMPARE(wanted - there, QSet<QString>());
        for (auto it = whole.cbegin(); it != whole.cend(); ++it) {
            QVERIFY2(files[it.key()] == it.value(),
                     qPrintable(it.key() + u"\n"_s + QString::fromUtf8(files[it.key()]) +
                                u"\n--- should be ---\n"_s + QString::fromUtf8(it.value())));
        }
    }
    QVERIFY(files.size() > 20);
}

void IncrementalTest::onlyWhatChangedIsTouched()
{
    TestNotebook notebook;
    fillSample(notebook);
    Files files;
    notebook.publishChanges(files);
    QCOMPARE(files, notebook.published());
    const auto touchedBy = [&](const std::function<void()> &change) {
        change();
        const QList<store::PendingChange> changes = must(notebook.store().publication().pending());
        Files written;
        (void)must(format::NotebookFiles(notebook.store())
                       .writeChanged(changes, {}, into(written, notebook.store())));
        notebook.publishChanges(files);
        QStringList touched = written.keys();
        for (const QString &root : {u"CITATION.cff"_s, u"LICENSE"_s, u"README.md"_s,
                                    u"notebook.json"_s, u"ro-crate-metadata.json"_s}) {
            touched.removeAll(root);
        }
        return touched;
    };
    QCOMPARE(touchedBy([] {}), QStringList());
    QCOMPARE(
        touchedBy([&] {
            Experiment experiment = *must(notebook.store().experiments().findByCode(u"AE2-1"_s));
            experiment.conclusion = u"No."_s;
            notebook.add(experiment);
        }),
        (QStringList{u"experiments/AE1-1/README.md"_s, u"experiments/AE2-1/README.md"_s,
                     u"experiments/AE2-1/experiment.json"_s, u"experiments/AE2-1/scheme.cdxml"_s,
                     u"experiments/AE2-1/scheme.rxn"_s, u"experiments/AE2-1/scheme.svg"_s}));
    QCOMPARE(touchedBy([&] {
                 Compound compound = *must(notebook.store().compounds().findByCode(u"AE-1"_s));
                 compound.notes = u"white"_s;
                 notebook.add(compound);
             }),
             (QStringList{u"assays/cox-1/assay.json"_s, u"assays/cox-1/results.csv"_s,
                          u"compounds.csv"_s, u"compounds.sdf"_s,
                          u"compounds/3f/YGSDEFSMJLZEOE-UHFFFAOYSA-N-3f0c1d2e.json"_s,
                          u"experiments/AE1-1/README.md"_s}));
}

/// Experiments with a scheme each, every second of which names the one before.
static void addSchemes(TestNotebook &notebook, int count)
{
    const Experiment sample = *must(notebook.store().experiments().findByCode(u"AE2-1"_s));
    for (int i = 1; i <= count; ++i) {
        Experiment experiment = sample;
        experiment.head = {};
        experiment.head.id = ExperimentId::create();
        experiment.head.authors = {notebook.store().owner()};
        experiment.code = u"AE%1-1"_s.arg(100 + i);
        experiment.links = i % 2 == 0 ? QStringList{u"AE%1-1"_s.arg(99 + i)} : QStringList();
        experiment.repeats = {};
        notebook.add(experiment);
    }
}

void IncrementalTest::onlyWhatChangedIsDrawn()
{
    TestNotebook notebook;
    fillSample(notebook);
    addSchemes(notebook, 20);
    Files files;
    const qint64 all = notebook.publishChanges(files).schemesDrawn;
    QVERIFY(all > 20);
    QCOMPARE(files, notebook.published());
    const auto drawnBy = [&](const std::function<void()> &change) {
        change();
        const qint64 drawn = notebook.publishChanges(files).schemesDrawn;
        if (files != notebook.published()) {
            qFatal("the tree is not what it should be");
        }
        return drawn;
    };
    QCOMPARE(drawnBy([] {}), 0);
    QCOMPARE(drawnBy([&] {
                 for (const QString &code : {u"AE105-1"_s, u"AE112-1"_s}) {
                     Experiment experiment = *must(notebook.store().experiments().findByCode(code));
                     experiment.title =
                         u"Another title"_s; // stands on the pages that link to it, too
                     notebook.add(experiment);
                 }
             }),
             2);
    QCOMPARE(drawnBy([&] {
                 Compound compound = *must(notebook.store().compounds().findByCode(u"AE-1"_s));
                 compound.name = u"another name"_s;
                 notebook.add(compound);
             }),
             0);
    QCOMPARE(drawnBy([&] {
                 Notebook record = must(notebook.store().notebook().load());
                 record.title = u"Another title"_s;
                 must(notebook.store().notebook().save(record, notebook.context()));
             }),
             0);
    QCOMPARE(drawnBy([&] { addSchemes(notebook, 0); }), 0);
}

void IncrementalTest::aCrateThatCannotBeUsed_data()
{
    QTest::addColumn<QByteArray>("find");
    QTest::addColumn<QByteArray>("replace");
    QTest::newRow("absent") << QByteArray() << QByteArray();
    QTest::newRow("no JSON") << QByteArray("{") << QByteArray("<");
    QTest::newRow("cut short") << QByteArray("AE105-1") << QByteArray();
    QTest::newRow("nested") << QByteArray("\"@graph\": [")
                            << "\"@graph\": " + QByteArray(100000, '[');
    QTest::newRow("of other records")
        << QByteArray("\"sha256\": \"") << QByteArray("\"sha256\": \"0");
    QTest::newRow("without sizes") << QByteArray("contentSize") << QByteArray("size");
}

void IncrementalTest::aCrateThatCannotBeUsed()
{
    QFETCH(QByteArray, find);
    QFETCH(QByteArray, replace);
    TestNotebook notebook;
    fillSample(notebook);
    addSchemes(notebook, 10);
    Files files;
    notebook.publishChanges(files);
    QByteArray &crate = files[u"ro-crate-metadata.json"_s];
    if (find.isEmpty()) {
        crate.clear();
    } else if (replace.isEmpty()) {
        crate.truncate(crate.indexOf(find));
    } else {
        crate.replace(find, replace);
    }
    Experiment experiment = *must(notebook.store().experiments().findByCode(u"AE101-1"_s));
    experiment.conclusion = u"No."_s;
    notebook.add(experiment);
    QVERIFY(notebook.publishChanges(files).schemesDrawn > 1);
    QCOMPARE(files, notebook.published());
}

void IncrementalTest::onlyTablesThatNameABatchAreMade()
{
    TestNotebook notebook;
    fillSample(notebook);
    Assay other = must(notebook.store().assays().all()).first().assay;
    other.head = {};
    other.head.id = AssayId::create();
    other.slug = u"another"_s;
    other.name = u"Another"_s;
    notebook.add(other);
    Files files;
    notebook.publishChanges(files);
    Batch batch;
    must(notebook.store().batches().forEach([&batch](const Batch &each) -> Result<> {
        batch = batch.code.isEmpty() ? each : batch;
        return {};
    }));
    batch.code += u"-again"_s;
    notebook.add(batch);
    Files written;
    (void)must(format::NotebookFiles(notebook.store())
                   .writeChanged(must(notebook.store().publication().pending()), {},
                                 into(written, notebook.store())));
    QVERIFY(!written.contains(u"assays/another/results.csv"_s));
    notebook.publishChanges(files);
    QCOMPARE(files, notebook.published());
}

void IncrementalTest::othersFilesStay()
{
    TestNotebook notebook;
    fillSample(notebook);
    Files files;
    notebook.publishChanges(files);
    files.insert(u"experiments/AE1-1/notes of a friend.txt"_s, "hello");
    files.insert(u".github/workflows/check.yml"_s, "on: push");
    Experiment experiment = *must(notebook.store().experiments().findByCode(u"AE1-1"_s));
    experiment.code = u"AE9-9"_s;
    notebook.add(experiment);
    notebook.publishChanges(files);
    QVERIFY(files.contains(u"experiments/AE1-1/notes of a friend.txt"_s));
    QVERIFY(files.contains(u".github/workflows/check.yml"_s));
    QVERIFY(!files.contains(u"experiments/AE1-1/README.md"_s));
    QVERIFY(files.contains(u"experiments/AE9-9/files/NMR (1H).txt"_s));
}

QTEST_GUILESS_MAIN(IncrementalTest)
#include "tst_incremental.moc"
