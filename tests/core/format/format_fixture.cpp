// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/format/format_fixture.h"

#include "chem/reaction/reaction.h"
#include "core/format/record_intake.h"

#include <algorithm>
#include <atomic>

namespace artemisia::test
{

using namespace Qt::Literals::StringLiterals;

namespace
{

std::atomic<qint64> ticks{0};

Person sampleOwner()
{
    Person person;
    person.head.id = PersonId::fromString(u"3d0f3a55-6f2a-4bb8-9d3e-0a8f6a0a0001");
    person.name = u"Ada Example"_s;
    person.initials = u"AE"_s;
    person.orcid = u"0000-0002-1825-0097"_s;
    person.github = u"ada-example"_s;
    return person;
}

Notebook sampleNotebook()
{
    Notebook notebook;
    notebook.head.id = NotebookId::fromString(u"3d0f3a55-6f2a-4bb8-9d3e-0a8f6a0a0002");
    notebook.title = u"Aspirin | a *small* notebook"_s;
    notebook.description = u"What we do with **salicylic acid**.\n\n```\nan open fence"_s;
    notebook.licence = u"CC-BY-4.0"_s;
    notebook.keywords = {u"aspirin"_s, u"demonstration"_s};
    notebook.attribution = u"Nothing was imported."_s;
    return notebook;
}

Structure structureOf(const char *smiles, const char *inchi, const char *key)
{
    Structure structure;
    structure.smiles = QString::fromLatin1(smiles);
    structure.inchi = QString::fromLatin1(inchi);
    structure.inchiKey = QString::fromLatin1(key);
    return structure;
}

QString waterBlock()
{
    return u"\n  drawn\n\n  1  0  0  0  0  0  0  0  0  0999 V2000\n    0.0000    0.0000    0.0000 O   0  0\nM  END\n"_s;
}

} // namespace

Result<> MemoryTree::forEach(const std::function<Result<>(const Entry &)> &visit)
{
    for (const QString &link : m_links) {
        ARTEMISIA_TRY(visit({link, 0, true}));
    }
    for (auto it = m_files.cbegin(); it != m_files.cend(); ++it) {
        ARTEMISIA_TRY(visit({it.key(), it.value().size(), false}));
    }
    return {};
}

Result<QByteArray> MemoryTree::read(const QString &path, qint64 maxBytes)
{
    if (!m_files.contains(path)) {
        return fail(ErrorCode::NotFound, u"There is no "_s + path);
    }
    if (m_files[path].size() > maxBytes) {
        return fail(ErrorCode::TooLarge, path + u" is too large"_s);
    }
    return m_files[path];
}

Result<std::unique_ptr<QIODevice>> MemoryTree::open(const QString &path)
{
    ARTEMISIA_TRY_ASSIGN(const QByteArray bytes, read(path, std::numeric_limits<qint64>::max()));
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(bytes);
    buffer->open(QIODevice::ReadOnly);
    return std::unique_ptr<QIODevice>(std::move(buffer));
}

TestNotebook::TestNotebook()
{
    start(sampleNotebook(), sampleOwner());
}

TestNotebook::TestNotebook(const NotebookWithPeople &notebook)
{
    start(notebook.notebook, notebook.people.first());
}

TestNotebook::~TestNotebook() = default;

void TestNotebook::start(const Notebook &notebook, const Person &owner)
{
    Clock::setForTests(
        [] { return QDateTime::fromSecsSinceEpoch(1'795'000'000 + 60 * ++ticks, Qt::UTC); });
    m_store = must(store::Store::create(m_folder.filePath(u"notebook"_s), notebook, owner));
}

Compound TestNotebook::add(Compound compound)
{
    must(m_store->compounds().save(compound, context()));
    return compound;
}

Batch TestNotebook::add(Batch batch)
{
    must(m_store->batches().save(batch, context()));
    return batch;
}

Assay TestNotebook::add(Assay assay)
{
    must(m_store->assays().save(assay, context()));
    return assay;
}

AssayResult TestNotebook::add(AssayResult result)
{
    must(m_store->assays().saveResult(result, context()));
    return result;
}

Experiment TestNotebook::add(Experiment experiment)
{
    must(m_store->experiments().save(experiment, context()));
    return experiment;
}

format::FileSink into(Files &files, store::Store &store)
{
    return [&files, &store](const format::PublishedFile &file) -> Result<> {
        if (file.path.isEmpty() || file.path.startsWith(u'/') || file.path.contains(u"//"_s) ||
            file.path.split(u'/').contains(u".."_s)) {
            return fail(ErrorCode::Internal, u"A bad path: "_s + file.path);
        }
        QByteArray bytes = file.bytes;
        if (!file.attachment.isEmpty() && store.attachments().contains(file.attachment)) {
            ARTEMISIA_TRY_ASSIGN(const auto device, store.attachments().open(file.attachment));
            bytes = device->readAll();
        }
        files.insert(file.path, bytes);
        return {};
    };
}

Files TestNotebook::published()
{
    Files files;
    must(format::NotebookFiles(*m_store).writeAll(into(files, *m_store)));
    return files;
}

QHash<RecordRef, QString> TestNotebook::paths()
{
    QHash<RecordRef, QString> paths;
    const auto note = [&](RecordKind kind, const QUuid &id, const QString &path) {
        const RecordRef record{kind, id};
        if (must(m_store->publication().isPublic(record))) {
            paths.insert(record, path);
        }
    };
    must(m_store->compounds().forEach([&](const Compound &each) -> Result<> {
        note(RecordKind::Compound, each.head.id.uuid(), format::pathOf(each));
        return {};
    }));
    must(m_store->batches().forEach([&](const Batch &each) -> Result<> {
        note(RecordKind::Batch, each.head.id.uuid(), format::pathOf(each));
        return {};
    }));
    must(m_store->experiments().forEach([&](const Experiment &each) -> Result<> {
        note(RecordKind::Experiment, each.head.id.uuid(), format::pathOf(each));
        return {};
    }));
    const QList<store::AssayRow> assays = must(m_store->assays().all());
    for (const store::AssayRow &row : assays) {
        note(RecordKind::Assay, row.assay.head.id.uuid(), format::pathOf(row.assay));
        must(m_store->assays().forEachResult(row.assay.head.id,
                                             [&](const AssayResult &each) -> Result<> {
                                                 note(RecordKind::AssayResult, each.head.id.uuid(),
                                                      format::resultsPathOf(row.assay));
                                                 return {};
                                             }));
    }
    return paths;
}

void TestNotebook::publishChanges(Files &files)
{
    const QList<store::PendingChange> changes = must(m_store->publication().pending());
    Files written;
    const auto previous = [this](const RecordRef &record) { return m_paths.value(record); };
    const format::FilePlan plan = must(
        format::NotebookFiles(*m_store).writeChanged(changes, previous, into(written, *m_store)));
    for (const QString &removed : plan.removed) {
        files.removeIf([&](const std::pair<const QString &, QByteArray &> &file) {
            return removed.endsWith(u'/') ? file.first.startsWith(removed) : file.first == removed;
        });
    }
    for (auto it = written.cbegin(); it != written.cend(); ++it) {
        files.insert(it.key(), it.value());
    }
    const qint64 revision = must(m_store->revisions().latest());
    must(m_store->publication().markPublished(
        QString::number(++m_publications).rightJustified(40, u'0'), revision));
    m_paths = paths();
}

QStringList describe(const QList<format::Finding> &findings)
{
    QStringList lines;
    for (const format::Finding &finding : findings) {
        lines.append(u"%1 %2 %3: %4"_s.arg(int(finding.severity))
                         .arg(finding.path, finding.field, finding.message));
    }
    return lines;
}

std::unique_ptr<TestNotebook> rebuilt(const Files &files, QList<format::Finding> *findings)
{
    MemoryTree tree(files);
    auto notebook = std::make_unique<TestNotebook>(must(format::readNotebookRecord(tree)));
    format::RecordIntake intake(notebook->store(), notebook->context());
    const format::ReadReport report = must(format::readNotebook(tree, intake.sink()));
    if (findings != nullptr) {
        *findings = report.findings + intake.findings();
    }
    return notebook;
}

void fillSample(TestNotebook &notebook)
{
    Compound acid;
    acid.head.id = CompoundId::fromString(u"3f0c1d2e-0000-4000-8000-000000000001");
    acid.head.authors = {notebook.store().owner()};
    acid.code = u"AE-1"_s;
    acid.name = u"salicylic acid"_s;
    acid.structure =
        structureOf("O=C(O)c1ccccc1O", "InChI=1S/C7H6O3/c8-6-4-2-1-3-5(6)7(9)10/h1-4,8H,(H,9,10)",
                    "YGSDEFSMJLZEOE-UHFFFAOYSA-N");
    acid.formula = u"C7H6O3"_s;
    acid.averageMass = 138.122;
    acid.monoisotopicMass = 138.0317;
    acid = notebook.add(acid);
    Compound aspirin;
    aspirin.head.id = CompoundId::fromString(u"a10c1d2e-0000-4000-8000-000000000002");
    aspirin.head.authors = {notebook.store().owner()};
    aspirin.code = u"AE-2"_s;
    aspirin.name = u"=HYPERLINK(\"x\")|aspirin"_s;
    aspirin.structure =
        structureOf("CC(=O)Oc1ccccc1C(=O)O",
                    "InChI=1S/C9H8O4/c1-6(10)13-8-5-3-2-4-7(8)9(11)12/h2-5H,1H3,(H,11,12)",
                    "BSYNRYMUTXBXSQ-UHFFFAOYSA-N");
    aspirin.aliases = {{ElementId::create(), u"50-78-2"_s, u"CAS"_s, Json::object()}};
    aspirin.attachments = {
        must(notebook.store().attachments().addData("IR", u"IR spectrum.txt"_s))};
    aspirin = notebook.add(aspirin);
    Compound water;
    water.code = u"AE-3"_s;
    water.structure = structureOf("O", "InChI=1S/H2O/h1H2", "XLYOFNOQVPJJNP-UHFFFAOYSA-N");
    water.structure.molblock = waterBlock();
    water.stereo = chem::StereoStatement::None;
    notebook.add(water);
    Compound tar;
    tar.code = u"AE tar/1"_s;
    tar.noStructureReason = u"black tar"_s;
    notebook.add(tar);
    Compound secret;
    secret.code = u"AE-SECRET"_s;
    secret.state = PublicationState::Draft;
    secret = notebook.add(secret);

    Batch batch;
    batch.code = u"AE-2-1"_s;
    batch.compound = aspirin.head.id;
    batch.amount = {Decimal::fromString(u"0.250"), u"g"_s};
    batch = notebook.add(batch);

    Assay assay;
    assay.slug = u"cox-1"_s;
    assay.name = u"COX-1 | IC50"_s;
    assay.endpoint = u"IC50"_s;
    assay.unit = u"µM"_s;
    assay = notebook.add(assay);
    AssayResult result;
    result.assay = assay.head.id;
    result.compound = aspirin.head.id;
    result.batch = batch.head.id;
    result.qualifier = Qualifier::Greater;
    result.value = Decimal::fromString(u"1.70");
    result.unit = u"µM"_s;
    result.raw = u"=cmd|' /C calc'!A0"_s;
    result.remarks = {{ElementId::create(), u"odd"_s, u"a, \"quoted\"\nremark"_s, Json::object()}};
    notebook.add(result);
    AssayResult words;
    words.assay = assay.head.id;
    words.compound = acid.head.id;
    words.text = u"low sol"_s;
    words.raw = u"low sol"_s;
    notebook.add(words);

    Experiment first;
    first.head.authors = {notebook.store().owner()};
    first.code = u"AE1-1"_s;
    first.title = u"Acetylation of salicylic acid | first"_s;
    first.state = PublicationState::Closed;
    first.date = u"2026-11-20"_s;
    first.tags = {u"esterification"_s};
    first.isDemonstration = true;
    first.objective = u"Make [aspirin](https://example.org)."_s;
    first.scheme.smiles = u"O=C(O)c1ccccc1O>>CC(=O)Oc1ccccc1C(=O)O"_s;
    first.scheme.rxn = u"$RXN\nnot readable"_s;
    Material material;
    material.id = ElementId::create();
    material.compound = acid.head.id;
    material.isLimiting = true;
    material.mass = {Decimal::fromString(u"0.250"), u"g"_s};
    first.materials.append(material);
    material = {};
    material.id = ElementId::create();
    material.role = MaterialRole::Product;
    material.compound = aspirin.head.id;
    material.batch = batch.head.id;
    material.yield = {Decimal::fromString(u"77"), u"%"_s};
    first.materials.append(material);
    material = {};
    material.id = ElementId::create();
    material.role = MaterialRole::Reagent;
    material.compound = secret.head.id;
    first.materials.append(material);
    first.procedure = u"1. Mix.\n2. Wait.\n\n```\nfence left open"_s;
    first.observations = {{ElementId::create(), Timestamp(1'795'000'000), notebook.store().owner(),
                           u"It turned *yellow*."_s, Json::object()}};
    first.conclusion = u"It worked."_s;
    first.attachments = {must(notebook.store().attachments().addData("one", u"NMR (1H).txt"_s)),
                         must(notebook.store().attachments().addData("two", u"nmr (1h).TXT"_s))};
    first.links = {u"https://example.org/a?b=c"_s, u"AE2-1"_s, u"javascript:alert(1)"_s};
    first = notebook.add(first);
    Experiment second;
    second.head.authors = {notebook.store().owner()};
    second.code = u"AE2-1"_s;
    second.state = PublicationState::Open;
    second.repeats = first.head.id;
    const auto reaction =
        chem::Reaction::fromSmiles("O=C(O)c1ccccc1O.CC(=O)OC(C)=O>>CC(=O)Oc1ccccc1C(=O)O");
    if (reaction) {
        second.scheme.rxn = QString::fromStdString(reaction->withCoordinates()->rxnBlock().value());
        second.scheme.smiles = QString::fromStdString(reaction->smiles());
        second.scheme.textAbove = u"H2SO4"_s;
    }
    notebook.add(second);
    Experiment draft;
    draft.code = u"AE3-1"_s;
    draft.title = u"SECRET"_s;
    notebook.add(draft);
}

} // namespace artemisia::test
