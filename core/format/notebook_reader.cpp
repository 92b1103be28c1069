// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/notebook_reader.h"

#include "core/format/layout.h"
#include "core/format/notebook_files.h"
#include "core/format/results_csv.h"
#include "core/format/words.h"

#include <QCryptographicHash>
#include <QSet>

#include <algorithm>
#include <map>

namespace artemisia::format
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr qint64 kMostFiles = 2'000'000;
constexpr qint64 kLargestRecord = 8 * 1024 * 1024;
constexpr qint64 kLargestTable = 512 * 1024 * 1024;
constexpr qsizetype kMostFindings = 10'000;
constexpr qint64 kLargestPointer = 1024;

bool isLfsPointer(const QByteArray &bytes)
{
    return bytes.startsWith("version https://git-lfs.github.com/spec/");
}

QString lfsOid(const QByteArray &pointer)
{
    const QList<QByteArray> lines = pointer.split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("oid sha256:")) {
            return QString::fromLatin1(line.mid(11).trimmed());
        }
    }
    return {};
}

std::optional<RecordKind> kindOfSchema(const QString &url)
{
    for (const RecordKind kind :
         {RecordKind::Notebook, RecordKind::Person, RecordKind::Experiment, RecordKind::Compound,
          RecordKind::Batch, RecordKind::Assay, RecordKind::AssayResult}) {
        if (url == schemaUrl(kind)) {
            return kind;
        }
    }
    return {};
}

std::optional<RecordKind> kindOfPath(PathKind kind)
{
    switch (kind) {
    case PathKind::Experiment:
        return RecordKind::Experiment;
    case PathKind::Compound:
        return RecordKind::Compound;
    case PathKind::Batch:
        return RecordKind::Batch;
    case PathKind::Assay:
        return RecordKind::Assay;
    default:
        return {};
    }
}

QString schemaOf(const Json &json)
{
    if (!json.is_object() || !json.contains("$schema") || !json["$schema"].is_string()) {
        return {};
    }
    return QString::fromStdString(json["$schema"].get<std::string>());
}

/// One reading of a tree.
class Reading
{
public:
    Reading(FileTree &tree, const RecordSink &sink, const WorkContext &context)
        : m_tree(tree)
        , m_sink(sink)
        , m_context(context)
    {
    }
    [[nodiscard]] Result<ReadReport> run();

private:
    [[nodiscard]] Result<> list();
    [[nodiscard]] Result<> sortOut();
    void sortOutOther(const QString &path);
    [[nodiscard]] Result<> readNotebookRecord();
    [[nodiscard]] Result<> readAll(RecordKind kind);
    [[nodiscard]] Result<> readRecord(RecordKind kind, const QString &path);
    [[nodiscard]] Result<> take(const QString &path, RecordKind kind, const Json &json);
    template <class Record>
    [[nodiscard]] bool accept(const QString &path, const Record &record, const QString &code,
                              QSet<QString> &codes);
    [[nodiscard]] Result<> takeCompound(const QString &path, const Json &json);
    [[nodiscard]] Result<> takeBatch(const QString &path, const Json &json);
    [[nodiscard]] Result<> takeAssay(const QString &path, const Json &json);
    [[nodiscard]] Result<> takeExperiment(const QString &path, const Json &json);
    [[nodiscard]] Result<> takeResult(const QString &path, const Json &json);
    [[nodiscard]] Result<> readTables();
    [[nodiscard]] Result<> readTable(const QString &path, const Assay &assay);
    [[nodiscard]] Result<> handOver(const AssayResult &result, const QString &path,
                                    const QString &field);
    [[nodiscard]] Result<> readAttachments(const QString &path, const QString &ownPath,
                                           const QList<Attachment> &attachments);
    [[nodiscard]] Result<> readAttachment(const QString &file, const QString &recordPath,
                                          const Attachment &attachment);
    [[nodiscard]] bool hasRightBytes(const QString &file, const Attachment &attachment);
    void checkReferences(const QString &path, const Experiment &experiment);
    void checkLateReferences();
    void reportLeftOver();
    void find(Severity severity, const QString &path, const QString &message,
              const QString &field = {});
    [[nodiscard]] Result<> step();

    FileTree &m_tree;
    const RecordSink &m_sink;
    const WorkContext &m_context;
    ReadReport m_report;
    std::map<QString, qint64> m_files;       ///< size by path
    QMap<RecordKind, QStringList> m_records; ///< paths by kind
    QSet<QString> m_used;                    ///< attachments and tables that a record accounts for
    QSet<PersonId> m_people;
    QSet<QUuid> m_ids;
    QSet<QString> m_compoundCodes;
    QSet<QString> m_batchCodes;
    QSet<QString> m_slugs;
    QSet<QString> m_experimentCodes;
    QHash<QString, CompoundId> m_compoundsByCode;
    QSet<CompoundId> m_compounds;
    QSet<BatchId> m_batches;
    QSet<ExperimentId> m_experiments;
    QList<QPair<QString, Assay>> m_assays;
    QList<QPair<QString, ExperimentId>> m_lateReferences;
    qint64 m_dropped = 0; ///< findings over the limit
    qint64 m_done = 0;
};

void Reading::find(Severity severity, const QString &path, const QString &message,
                   const QString &field)
{
    if (m_report.findings.size() < kMostFindings) {
        m_report.findings.append({severity, path, field, message});
    } else {
        ++m_dropped;
    }
}

Result<> Reading::step()
{
    if (m_context.cancel.isCancelled()) {
        return fail(ErrorCode::Cancelled, FormatText::tr("Stopped."));
    }
    m_context.report(++m_done, m_report.files, FormatText::tr("Reading the notebook"));
    return {};
}

Result<> Reading::list()
{
    return m_tree.forEach([this](const FileTree::Entry &entry) -> Result<> {
        if (m_context.cancel.isCancelled()) {
            return fail(ErrorCode::Cancelled, FormatText::tr("Stopped."));
        }
        if (++m_report.files > kMostFiles) {
            return fail(ErrorCode::TooLarge,
                        FormatText::tr("The notebook has more than %1 files.").arg(kMostFiles));
        }
        if (entry.isLink) {
            find(Severity::Warning, entry.path,
                 FormatText::tr("This is a link or a submodule, which is never followed."));
        } else {
            m_files.emplace(entry.path, entry.size);
        }
        return {};
    });
}

/// Which files are records, of which kind.
Result<> Reading::sortOut()
{
    for (const auto &[path, size] : m_files) {
        const PathKind place = pathKindOf(path);
        if (const std::optional<RecordKind> kind = kindOfPath(place)) {
            m_records[*kind].append(path);
        } else if (place == PathKind::OtherJson && size <= kLargestRecord) {
            ARTEMISIA_TRY(step());
            sortOutOther(path);
        }
    }
    return {};
}

/// A record may stand anywhere if it says what it is.
void Reading::sortOutOther(const QString &path)
{
    const Result<QByteArray> bytes = m_tree.read(path, kLargestRecord);
    if (!bytes || !bytes->contains("$schema")) {
        return;
    }
    const Result<Json> json = parseJson(*bytes, kLargestRecord);
    if (!json) {
        find(Severity::Warning, path, json.error().message);
        return;
    }
    const std::optional<RecordKind> kind = kindOfSchema(schemaOf(*json));
    if (!kind) {
        return;
    }
    if (*kind == RecordKind::Notebook || *kind == RecordKind::Person) {
        find(Severity::Warning, path,
             FormatText::tr("A record of this kind is read from notebook.json only."));
        return;
    }
    find(Severity::Remark, path,
         FormatText::tr("A record (%1) in an unusual place; it was read.").arg(toName(*kind)));
    m_records[*kind].append(path);
}

Result<> Reading::readNotebookRecord()
{
    const QString path(kNotebookPath);
    if (!m_files.contains(path)) {
        return fail(
            ErrorCode::NotFound,
            FormatText::tr("There is no notebook.json here: this is not a published notebook."));
    }
    ARTEMISIA_TRY_ASSIGN(const QByteArray bytes, m_tree.read(path, kLargestRecord));
    if (isLfsPointer(bytes)) {
        return fail(
            ErrorCode::Invalid,
            FormatText::tr("notebook.json is a git-lfs pointer: its contents are not here."));
    }
    ARTEMISIA_TRY_ASSIGN(const Json json, parseJson(bytes, kLargestRecord));
    ARTEMISIA_TRY_ASSIGN(const NotebookWithPeople notebook, notebookFromJson(json));
    if (notebook.notebook.head.id.isNull()) {
        return fail(ErrorCode::Invalid, FormatText::tr("notebook.json has no id."));
    }
    QSet<QString> initials;
    NotebookWithPeople taken{notebook.notebook, {}};
    for (const Person &person : notebook.people) {
        if (person.head.id.isNull() || m_people.contains(person.head.id) ||
            initials.contains(person.initials)) {
            find(Severity::Error, path,
                 FormatText::tr(
                     "%1 has no id, or the id or initials of somebody else, and was left out.")
                     .arg(person.name.left(80)),
                 u"/people"_s);
            continue;
        }
        m_people.insert(person.head.id);
        initials.insert(person.initials);
        taken.people.append(person);
    }
    m_report.records += 1 + taken.people.size();
    return m_sink.notebook ? m_sink.notebook(taken) : Result<>();
}

Result<> Reading::readAll(RecordKind kind)
{
    QStringList paths = m_records.value(kind);
    std::sort(paths.begin(), paths.end(),
              [](const QString &a, const QString &b) { return a.toUtf8() < b.toUtf8(); });
    for (const QString &path : paths) {
        ARTEMISIA_TRY(step());
        ARTEMISIA_TRY(readRecord(kind, path));
    }
    return {};
}

Result<> Reading::readRecord(RecordKind kind, const QString &path)
{
    const Result<QByteArray> bytes = m_tree.read(path, kLargestRecord);
    if (!bytes) {
        find(Severity::Error, path, bytes.error().message);
        return {};
    }
    if (isLfsPointer(*bytes)) {
        find(Severity::Error, path,
             FormatText::tr("This is a git-lfs pointer: the record itself is not here."));
        return {};
    }
    const Result<Json> json = parseJson(*bytes, kLargestRecord);
    if (!json) {
        find(Severity::Error, path, json.error().message);
        return {};
    }
    const QString schema = schemaOf(*json);
    const std::optional<RecordKind> stated = kindOfSchema(schema);
    if (schema.isEmpty()) {
        find(Severity::Warning, path,
             FormatText::tr("The record does not say what it is; its place does."), u"/$schema"_s);
    } else if (!stated) {
        find(Severity::Error, path,
             FormatText::tr("“%1” is not a schema this version knows; the record was not read.")
                 .arg(schema.left(120)),
             u"/$schema"_s);
        return {};
    }
    return take(path, stated.value_or(kind), *json);
}

Result<> Reading::take(const QString &path, RecordKind kind, const Json &json)
{
    switch (kind) {
    case RecordKind::Compound:
        return takeCompound(path, json);
    case RecordKind::Batch:
        return takeBatch(path, json);
    case RecordKind::Assay:
        return takeAssay(path, json);
    case RecordKind::Experiment:
        return takeExperiment(path, json);
    case RecordKind::AssayResult:
        return takeResult(path, json);
    case RecordKind::Notebook:
    case RecordKind::Person:
        find(Severity::Error, path,
             FormatText::tr("A record of this kind is read from notebook.json only."));
        return {};
    }
    return {};
}

/// Ids and codes are taken by the first that comes, in the order of paths.
template <class Record>
bool Reading::accept(const QString &path, const Record &record, const QString &code,
                     QSet<QString> &codes)
{
    if (record.head.id.isNull()) {
        find(Severity::Error, path, FormatText::tr("The record has no id."), u"/id"_s);
        return false;
    }
    if (code.isEmpty()) {
        find(Severity::Error, path, FormatText::tr("The record has no code."));
        return false;
    }
    if (m_ids.contains(record.head.id.uuid())) {
        find(Severity::Error, path,
             FormatText::tr("Another record has the same id; this one was left out."), u"/id"_s);
        return false;
    }
    if (codes.contains(code)) {
        find(Severity::Error, path,
             FormatText::tr("Another record has the code “%1”; this one was left out.")
                 .arg(code.left(60)));
        return false;
    }
    for (const PersonId &author : record.head.authors) {
        if (!m_people.contains(author)) {
            find(Severity::Warning, path,
                 FormatText::tr("An author is not among the notebook's people: %1")
                     .arg(author.toString()),
                 u"/authors"_s);
        }
    }
    if (pathOf(record) != path) {
        find(Severity::Remark, path,
             FormatText::tr("The record belongs at %1 and will move there.").arg(pathOf(record)));
    }
    m_ids.insert(record.head.id.uuid());
    codes.insert(code);
    ++m_report.records;
    return true;
}

Result<> Reading::takeCompound(const QString &path, const Json &json)
{
    const Result<Compound> compound = compoundFromJson(json);
    if (!compound) {
        find(Severity::Error, path, compound.error().message);
        return {};
    }
    if (!accept(path, *compound, compound->code, m_compoundCodes)) {
        return {};
    }
    m_compounds.insert(compound->head.id);
    m_compoundsByCode.insert(compound->code, compound->head.id);
    ARTEMISIA_TRY(m_sink.compound ? m_sink.compound(*compound) : Result<>());
    return readAttachments(path, pathOf(*compound), compound->attachments);
}

Result<> Reading::takeBatch(const QString &path, const Json &json)
{
    const Result<Batch> batch = batchFromJson(json);
    if (!batch) {
        find(Severity::Error, path, batch.error().message);
        return {};
    }
    if (!m_compounds.contains(batch->compound)) {
        find(Severity::Error, path,
             FormatText::tr("The batch is of a compound that is not here, and was left out."),
             u"/compound"_s);
        return {};
    }
    if (!accept(path, *batch, batch->code, m_batchCodes)) {
        return {};
    }
    m_batches.insert(batch->head.id);
    if (!batch->experiment.isNull()) {
        m_lateReferences.append({path, batch->experiment});
    }
    ARTEMISIA_TRY(m_sink.batch ? m_sink.batch(*batch) : Result<>());
    return readAttachments(path, pathOf(*batch), batch->attachments);
}

Result<> Reading::takeAssay(const QString &path, const Json &json)
{
    const Result<Assay> assay = assayFromJson(json);
    if (!assay) {
        find(Severity::Error, path, assay.error().message);
        return {};
    }
    if (!accept(path, *assay, assay->slug, m_slugs)) {
        return {};
    }
    m_assays.append({path, *assay});
    ARTEMISIA_TRY(m_sink.assay ? m_sink.assay(*assay) : Result<>());
    return readAttachments(path, pathOf(*assay), assay->attachments);
}

Result<> Reading::takeExperiment(const QString &path, const Json &json)
{
    const Result<Experiment> experiment = experimentFromJson(json);
    if (!experiment) {
        find(Severity::Error, path, experiment.error().message);
        return {};
    }
    if (!accept(path, *experiment, experiment->code, m_experimentCodes)) {
        return {};
    }
    m_experiments.insert(experiment->head.id);
    checkReferences(path, *experiment);
    ARTEMISIA_TRY(m_sink.experiment ? m_sink.experiment(*experiment) : Result<>());
    return readAttachments(path, pathOf(*experiment), experiment->attachments);
}

Result<> Reading::takeResult(const QString &path, const Json &json)
{
    const Result<AssayResult> result = assayResultFromJson(json);
    if (!result) {
        find(Severity::Error, path, result.error().message);
        return {};
    }
    const bool hasAssay = std::any_of(m_assays.begin(), m_assays.end(), [&](const auto &each) {
        return each.second.head.id == result->assay;
    });
    if (!hasAssay || !m_compounds.contains(result->compound)) {
        find(Severity::Error, path,
             FormatText::tr(
                 "The result is of an assay or a compound that is not here, and was left out."));
        return {};
    }
    return handOver(*result, path, {});
}

Result<> Reading::handOver(const AssayResult &result, const QString &path, const QString &field)
{
    if (result.head.id.isNull() || m_ids.contains(result.head.id.uuid())) {
        find(Severity::Error, path,
             FormatText::tr("The result has no id or that of another record, and was left out."),
             field);
        return {};
    }
    if (!result.batch.isNull() && !m_batches.contains(result.batch)) {
        find(Severity::Remark, path, FormatText::tr("The result names a batch that is not public."),
             field);
    }
    m_ids.insert(result.head.id.uuid());
    ++m_report.records;
    return m_sink.result ? m_sink.result(result) : Result<>();
}

Result<> Reading::readTable(const QString &path, const Assay &assay)
{
    const Result<QByteArray> bytes = m_tree.read(path, kLargestTable);
    if (!bytes) {
        find(Severity::Error, path, bytes.error().message);
        return {};
    }
    if (isLfsPointer(*bytes)) {
        find(Severity::Error, path,
             FormatText::tr("This is a git-lfs pointer: the table itself is not here."));
        return {};
    }
    ResultsSurroundings surroundings;
    surroundings.assay = assay.head.id;
    surroundings.assayModified = assay.head.modified;
    surroundings.compoundsByCode = &m_compoundsByCode;
    surroundings.hasCompound = [this](const CompoundId &id) { return m_compounds.contains(id); };
    return parseResults(
        *bytes, surroundings,
        [&](const AssayResult &result, qint64 row) -> Result<> {
            if (m_context.cancel.isCancelled()) {
                return fail(ErrorCode::Cancelled, FormatText::tr("Stopped."));
            }
            return handOver(result, path, FormatText::tr("row %1").arg(row));
        },
        [&](Severity severity, const QString &field, const QString &message) {
            find(severity, path, message, field);
        });
}

Result<> Reading::readTables()
{
    for (const auto &[path, assay] : m_assays) {
        const QString table = path.left(path.lastIndexOf(u'/') + 1) + "results.csv"_L1;
        if (!m_files.contains(table)) {
            find(Severity::Warning, path,
                 FormatText::tr("The assay has no results.csv beside it."));
            continue;
        }
        m_used.insert(table);
        ARTEMISIA_TRY(step());
        ARTEMISIA_TRY(readTable(table, assay));
    }
    return {};
}

bool Reading::hasRightBytes(const QString &file, const Attachment &attachment)
{
    const Result<std::unique_ptr<QIODevice>> device = m_tree.open(file);
    if (!device) {
        find(Severity::Error, file, device.error().message);
        return false;
    }
    QCryptographicHash hash(QCryptographicHash::Sha256);
    qint64 size = 0;
    for (;;) {
        const QByteArray part = (*device)->read(1024 * 1024);
        if (part.isEmpty()) {
            break;
        }
        hash.addData(part);
        size += part.size();
        if (m_context.cancel.isCancelled()) {
            return false;
        }
    }
    if (size != attachment.size ||
        QString::fromLatin1(hash.result().toHex()) != attachment.sha256) {
        find(Severity::Error, file,
             FormatText::tr("The file is not the one its record names: size or SHA-256 differ. It "
                            "was not taken in."));
        return false;
    }
    return true;
}

Result<> Reading::readAttachment(const QString &file, const QString &recordPath,
                                 const Attachment &attachment)
{
    const auto at = m_files.find(file);
    if (at == m_files.end()) {
        find(Severity::Error, recordPath,
             FormatText::tr("The attachment %1 is not here.").arg(file));
        return {};
    }
    m_used.insert(file);
    if (at->second <= kLargestPointer && at->second != attachment.size) {
        const Result<QByteArray> bytes = m_tree.read(file, kLargestPointer);
        if (bytes && isLfsPointer(*bytes)) {
            const bool isOurs = lfsOid(*bytes) == attachment.sha256;
            find(
                isOurs ? Severity::Warning : Severity::Error, file,
                isOurs
                    ? FormatText::tr(
                          "This is a git-lfs pointer to the right file: its contents are not here.")
                    : FormatText::tr(
                          "This is a git-lfs pointer to another file than the record names."));
            return {};
        }
    }
    if (!hasRightBytes(file, attachment)) {
        return m_context.cancel.isCancelled() ? step() : Result<>();
    }
    if (!m_sink.attachment) {
        return {};
    }
    ARTEMISIA_TRY_ASSIGN(const std::unique_ptr<QIODevice> device, m_tree.open(file));
    return m_sink.attachment(attachment, *device);
}

Result<> Reading::readAttachments(const QString &path, const QString &ownPath,
                                  const QList<Attachment> &attachments)
{
    const QStringList names = attachmentNames(attachments);
    const QString folder = attachmentFolder(path);
    const QString ownFolder = attachmentFolder(ownPath);
    for (qsizetype i = 0; i < names.size(); ++i) {
        ARTEMISIA_TRY(step());
        // Beside the record, or where the record belongs if somebody moved it alone.
        const bool isBeside = m_files.contains(folder + names[i]);
        ARTEMISIA_TRY(
            readAttachment((isBeside ? folder : ownFolder) + names[i], path, attachments[i]));
    }
    return {};
}

/// What an experiment names may be a draft on its author's computer: odd, and no error.
void Reading::checkReferences(const QString &path, const Experiment &experiment)
{
    for (qsizetype i = 0; i < experiment.materials.size(); ++i) {
        const Material &material = experiment.materials[i];
        const QString field = u"/materials/%1"_s.arg(i);
        if (!material.compound.isNull() && !m_compounds.contains(material.compound)) {
            find(Severity::Remark, path,
                 FormatText::tr("A material is a compound that is not public."),
                 field + "/compound"_L1);
        }
        if (!material.batch.isNull() && !m_batches.contains(material.batch)) {
            find(Severity::Remark, path,
                 FormatText::tr("A material is a batch that is not public."), field + "/batch"_L1);
        }
    }
    if (!experiment.repeats.isNull()) {
        m_lateReferences.append({path, experiment.repeats});
    }
}

void Reading::checkLateReferences()
{
    for (const auto &[path, experiment] : m_lateReferences) {
        if (!m_experiments.contains(experiment)) {
            find(Severity::Remark, path,
                 FormatText::tr("It names an experiment that is not public: %1")
                     .arg(experiment.toString()));
        }
    }
}

void Reading::reportLeftOver()
{
    for (const auto &[path, size] : m_files) {
        const PathKind kind = pathKindOf(path);
        if (kind == PathKind::Attachment && !m_used.contains(path)) {
            find(Severity::Remark, path, FormatText::tr("No record names this file."));
        } else if (kind == PathKind::Results && !m_used.contains(path)) {
            find(Severity::Error, path,
                 FormatText::tr("There is no assay that could be read beside these results; they "
                                "were not read."));
        }
    }
}

Result<ReadReport> Reading::run()
{
    ARTEMISIA_TRY(list());
    ARTEMISIA_TRY(readNotebookRecord());
    ARTEMISIA_TRY(sortOut());
    ARTEMISIA_TRY(readAll(RecordKind::Compound));
    ARTEMISIA_TRY(readAll(RecordKind::Batch));
    ARTEMISIA_TRY(readAll(RecordKind::Assay));
    ARTEMISIA_TRY(readTables());
    ARTEMISIA_TRY(readAll(RecordKind::AssayResult));
    ARTEMISIA_TRY(readAll(RecordKind::Experiment));
    checkLateReferences();
    reportLeftOver();
    std::stable_sort(m_report.findings.begin(), m_report.findings.end(),
                     [](const Finding &a, const Finding &b) { return a.path < b.path; });
    if (m_dropped > 0) {
        m_report.findings.append(
            {Severity::Warning,
             {},
             {},
             FormatText::tr("%1 further findings are not listed.").arg(m_dropped)});
    }
    return std::move(m_report);
}

} // namespace

Result<ReadReport> readNotebook(FileTree &tree, const RecordSink &sink, const WorkContext &context)
{
    return Reading(tree, sink, context).run();
}

} // namespace artemisia::format
