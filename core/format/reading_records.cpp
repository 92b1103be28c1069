// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/reading.h"

#include "core/format/layout.h"
#include "core/format/notebook_files.h"
#include "core/format/results_csv.h"
#include "core/format/words.h"

#include <algorithm>

namespace artemisia::format
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr qsizetype kMostViolations = 20;

/// The order in which kinds are handed over.
int orderOf(RecordKind kind)
{
    switch (kind) {
    case RecordKind::Notebook:
    case RecordKind::Person:
        return 0;
    case RecordKind::Compound:
        return 1;
    case RecordKind::Batch:
        return 2;
    case RecordKind::Assay:
        return 3;
    case RecordKind::AssayResult:
        return 4;
    case RecordKind::Experiment:
        return 5;
    }
    return 0;
}

} // namespace

void Reading::checkSchema(const QString &path, RecordKind kind, const Json &json,
                          const QString &field)
{
    if (!m_options.checksSchemas) {
        return;
    }
    const QList<SchemaViolation> violations = schemaViolations(kind, json).mid(0, kMostViolations);
    for (const SchemaViolation &violation : violations) {
        find(Severity::Error, path, violation.message,
             field.isEmpty() ? violation.path : field + violation.path);
    }
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

Result<> Reading::take(const QString &path, RecordKind kind, const Json &json)
{
    checkSchema(path, kind, json);
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
    if (stated && *stated != kind) {
        find(
            Severity::Remark, path,
            FormatText::tr("A record (%1) in an unusual place; it was read.").arg(toName(*stated)));
        if (orderOf(*stated) > orderOf(kind)) {
            m_records[*stated].append(path);
            return {};
        }
    }
    return take(path, stated.value_or(kind), *json);
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
    if (m_options.checksSchemas && !field.isEmpty()) {
        checkSchema(path, RecordKind::AssayResult, toJson(result), field + u' ');
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

} // namespace artemisia::format
