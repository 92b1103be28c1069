// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/reading.h"

#include "core/format/layout.h"
#include "core/format/words.h"

#include <algorithm>

namespace artemisia::format
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr qint64 kMostFiles = 2'000'000;
constexpr qsizetype kMostFindings = 10'000;

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

Result<Json> notebookJson(FileTree &tree)
{
    const Result<QByteArray> bytes = tree.read(QString(kNotebookPath), kLargestRecord);
    if (!bytes && bytes.error().code == ErrorCode::NotFound) {
        return fail(
            ErrorCode::NotFound,
            FormatText::tr("There is no notebook.json here: this is not a published notebook."));
    }
    ARTEMISIA_TRY(bytes);
    if (isLfsPointer(*bytes)) {
        return fail(
            ErrorCode::Invalid,
            FormatText::tr("notebook.json is a git-lfs pointer: its contents are not here."));
    }
    Result<Json> json = parseJson(*bytes, kLargestRecord);
    if (!json) {
        return fail(json.error().code,
                    FormatText::tr("notebook.json cannot be read: %1").arg(json.error().message),
                    json.error().detail);
    }
    return json;
}

Result<NotebookWithPeople> notebookOf(const Json &json)
{
    Result<NotebookWithPeople> notebook = notebookFromJson(json);
    if (!notebook && notebook.error().code != ErrorCode::TooNew) {
        return fail(
            notebook.error().code,
            FormatText::tr("notebook.json cannot be read: %1").arg(notebook.error().message),
            notebook.error().detail);
    }
    if (notebook && notebook->notebook.head.id.isNull()) {
        return fail(ErrorCode::Invalid, FormatText::tr("notebook.json has no id."));
    }
    return notebook;
}

} // namespace

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

QString schemaOf(const Json &json)
{
    if (!json.is_object() || !json.contains("$schema") || !json["$schema"].is_string()) {
        return {};
    }
    return QString::fromStdString(json["$schema"].get<std::string>());
}

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

/// Names that differ only in case, or in how an accent is written, cannot stand beside each other
/// on every computer.
void Reading::checkName(const QString &path)
{
    const auto known =
        m_foldedPaths.insert({path.normalized(QString::NormalizationForm_C).toCaseFolded(), path});
    if (!known.second) {
        find(Severity::Warning, path,
             FormatText::tr("Its name differs from %1 only in case or in the spelling of an "
                            "accent; on many computers only one of the two can be checked out.")
                 .arg(known.first->second));
    }
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
        checkName(entry.path);
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

Result<> Reading::takeNotebook()
{
    const QString path(kNotebookPath);
    ARTEMISIA_TRY_ASSIGN(const Json json, notebookJson(m_tree));
    ARTEMISIA_TRY_ASSIGN(const NotebookWithPeople notebook, notebookOf(json));
    checkSchema(path, RecordKind::Notebook, json);
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
    m_foldedPaths.clear();
    ARTEMISIA_TRY(takeNotebook());
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

Result<NotebookWithPeople> readNotebookRecord(FileTree &tree)
{
    ARTEMISIA_TRY_ASSIGN(const Json json, notebookJson(tree));
    return notebookOf(json);
}

Result<ReadReport> readNotebook(FileTree &tree, const RecordSink &sink, const WorkContext &context)
{
    return Reading(tree, sink, context).run();
}

} // namespace artemisia::format
