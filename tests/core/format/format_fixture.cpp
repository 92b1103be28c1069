// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/format/format_fixture.h"

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

format::FilePlan TestNotebook::publishChanges(Files &files)
{
    const QList<store::PendingChange> changes = must(m_store->publication().pending());
    Files written;
    const auto previous = [this](const RecordRef &record) { return m_paths.value(record); };
    format::FilePlan plan = must(format::NotebookFiles(*m_store).writeChanged(
        changes, previous, into(written, *m_store), {}, files.value(u"ro-crate-metadata.json"_s)));
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
    return plan;
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

} // namespace artemisia::test
