// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/record_intake.h"

#include "core/format/layout.h"
#include "core/format/notebook_files.h"

namespace artemisia::format
{

RecordIntake::RecordIntake(store::Store &store, const store::SaveContext &context,
                           Attachments attachments)
    : m_store(store)
    , m_context(context)
    , m_attachments(attachments)
{
    m_context.keepTimes = true;
}

void RecordIntake::setAfterSave(std::function<Result<>(const RecordRef &)> afterSave)
{
    m_afterSave = std::move(afterSave);
}

Result<> RecordIntake::settle(const Result<> &saved, const RecordRef &record, const QString &path)
{
    if (saved) {
        return m_afterSave ? m_afterSave(record) : Result<>();
    }
    if (saved.error().code == ErrorCode::Invalid || saved.error().code == ErrorCode::Conflict) {
        m_findings.append({Severity::Error, path, {}, saved.error().message});
        return {};
    }
    return saved;
}

Result<> RecordIntake::takeNotebook(const NotebookWithPeople &notebook)
{
    const QString path(kNotebookPath);
    for (Person person : notebook.people) {
        const Result<> saved = m_store.notebook().savePerson(person, m_context);
        ARTEMISIA_TRY(settle(saved, {RecordKind::Person, person.head.id.uuid()}, path));
    }
    Notebook record = notebook.notebook;
    const Result<> saved = m_store.notebook().save(record, m_context);
    return settle(saved, {RecordKind::Notebook, record.head.id.uuid()}, path);
}

Result<> RecordIntake::takeAttachment(const Attachment &attachment, QIODevice &bytes)
{
    if (m_attachments == Attachments::LeaveOut ||
        m_store.attachments().contains(attachment.sha256)) {
        return {};
    }
    ARTEMISIA_TRY(m_store.attachments().addStream(bytes, attachment.name, attachment.size));
    return {};
}

RecordSink RecordIntake::sink()
{
    RecordSink sink;
    sink.notebook = [this](const NotebookWithPeople &notebook) { return takeNotebook(notebook); };
    sink.compound = [this](Compound compound) {
        const Result<> saved = m_store.compounds().save(compound, m_context);
        return settle(saved, {RecordKind::Compound, compound.head.id.uuid()}, pathOf(compound));
    };
    sink.batch = [this](Batch batch) {
        const Result<> saved = m_store.batches().save(batch, m_context);
        return settle(saved, {RecordKind::Batch, batch.head.id.uuid()}, pathOf(batch));
    };
    sink.assay = [this](Assay assay) {
        const Result<> saved = m_store.assays().save(assay, m_context);
        return settle(saved, {RecordKind::Assay, assay.head.id.uuid()}, pathOf(assay));
    };
    sink.result = [this](AssayResult result) {
        const Result<> saved = m_store.assays().saveResult(result, m_context);
        return settle(saved, {RecordKind::AssayResult, result.head.id.uuid()},
                      result.head.id.toString());
    };
    sink.experiment = [this](Experiment experiment) {
        const Result<> saved = m_store.experiments().save(experiment, m_context);
        return settle(saved, {RecordKind::Experiment, experiment.head.id.uuid()},
                      pathOf(experiment));
    };
    sink.attachment = [this](const Attachment &attachment, QIODevice &bytes) {
        return takeAttachment(attachment, bytes);
    };
    return sink;
}

} // namespace artemisia::format
