// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/notebook_files.h"

#include "core/format/crate.h"
#include "core/format/experiment_page.h"
#include "core/format/layout.h"
#include "core/format/master_list.h"
#include "core/format/results_csv.h"
#include "core/format/root_files.h"
#include "core/format/scope.h"
#include "core/format/words.h"

#include <QSet>

#include <algorithm>

namespace artemisia::format
{

using namespace Qt::Literals::StringLiterals;

namespace
{

template <class IdType>
QList<IdType> inOrder(const QSet<IdType> &ids)
{
    QList<IdType> list(ids.begin(), ids.end());
    std::sort(list.begin(), list.end());
    return list;
}

/// What git-lfs leaves in place of a file.
QByteArray lfsPointer(const Attachment &attachment)
{
    return "version https://git-lfs.github.com/spec/v1\noid sha256:" +
           attachment.sha256.toLatin1() + "\nsize " + QByteArray::number(attachment.size) + "\n";
}

/// One making of files.
class Making
{
public:
    Making(store::Store &store, const Scope &scope, const FileSink &sink,
           const WorkContext &context, const QByteArray &publishedCrate = {})
        : m_store(store)
        , m_scope(scope)
        , m_sink(sink)
        , m_context(context)
        , m_published(publishedCrate)
    {
    }
    [[nodiscard]] Result<> run();
    [[nodiscard]] qint64 schemesDrawn() const { return m_schemesDrawn; }

private:
    [[nodiscard]] Result<> step(const QString &what);
    [[nodiscard]] Result<> put(const QString &path, const QByteArray &bytes)
    {
        return m_sink({path, bytes, {}});
    }
    [[nodiscard]] Result<> putAttachments(const QString &recordPath,
                                          const QList<Attachment> &attachments);
    [[nodiscard]] Result<> compounds();
    [[nodiscard]] Result<> changedCompounds();
    [[nodiscard]] Result<> putCompound(const Compound &compound);
    [[nodiscard]] Result<> batches();
    [[nodiscard]] Result<> putBatch(const Batch &batch);
    [[nodiscard]] Result<> assays(Crate &crate);
    [[nodiscard]] Result<> results(const Assay &assay);
    [[nodiscard]] Result<> experiments(Crate &crate);
    [[nodiscard]] Result<> experiment(const Experiment &experiment, Crate &crate);
    [[nodiscard]] Result<> scheme(const Experiment &experiment, Crate::ExperimentFiles &files);
    [[nodiscard]] Result<> root(Crate &crate);

    store::Store &m_store;
    const Scope &m_scope;
    const FileSink &m_sink;
    const WorkContext &m_context;
    const CrateFacts m_published;
    PublicIndex m_index;
    qint64 m_schemesDrawn = 0;
    qint64 m_done = 0;
    qint64 m_total = 0;
};

Result<> Making::step(const QString &what)
{
    if (m_context.cancel.isCancelled()) {
        return fail(ErrorCode::Cancelled, FormatText::tr("Stopped."));
    }
    m_context.report(++m_done, m_total, what);
    return {};
}

Result<> Making::putAttachments(const QString &recordPath, const QList<Attachment> &attachments)
{
    if (attachments.isEmpty()) {
        return {};
    }
    const QString folder = attachmentFolder(recordPath);
    const QStringList names = attachmentNames(attachments);
    for (qsizetype i = 0; i < names.size(); ++i) {
        const bool isHere = m_store.attachments().contains(attachments[i].sha256);
        const QByteArray pointer = isHere ? QByteArray() : lfsPointer(attachments[i]);
        ARTEMISIA_TRY(m_sink({folder + names[i], pointer, attachments[i].sha256}));
    }
    return {};
}

Result<> Making::putCompound(const Compound &compound)
{
    ARTEMISIA_TRY(put(pathOf(compound), canonicalText(toJson(compound))));
    return putAttachments(pathOf(compound), compound.attachments);
}

Result<> Making::changedCompounds()
{
    const QList<CompoundId> ids = inOrder(m_scope.compounds);
    for (const CompoundId &id : ids) {
        if (m_index.compounds.contains(id)) {
            ARTEMISIA_TRY_ASSIGN(const std::optional<Compound> compound,
                                 m_store.compounds().find(id));
            if (compound) {
                ARTEMISIA_TRY(putCompound(*compound));
            }
        }
    }
    return {};
}

Result<> Making::compounds()
{
    if (!m_scope.everything) {
        ARTEMISIA_TRY(changedCompounds());
        // The empty list is there from the first publication on.
        if (!m_scope.compoundList && !m_index.compounds.isEmpty()) {
            return {};
        }
    }
    MasterList list(m_sink);
    const auto visit = [&](const Compound &compound) -> Result<> {
        if (!m_index.compounds.contains(compound.head.id)) {
            return {};
        }
        ARTEMISIA_TRY(step(FormatText::tr("Writing compounds")));
        if (m_scope.everything) {
            ARTEMISIA_TRY(putCompound(compound));
        }
        return list.add(compound);
    };
    ARTEMISIA_TRY(m_store.compounds().forEach(visit));
    return list.finish();
}

Result<> Making::putBatch(const Batch &batch)
{
    ARTEMISIA_TRY(put(pathOf(batch), canonicalText(toJson(batch))));
    return putAttachments(pathOf(batch), batch.attachments);
}

Result<> Making::batches()
{
    if (m_scope.everything) {
        return m_store.batches().forEach([&](const Batch &batch) -> Result<> {
            ARTEMISIA_TRY(step(FormatText::tr("Writing batches")));
            return m_index.batches.contains(batch.head.id) ? putBatch(batch) : Result<>();
        });
    }
    const QList<BatchId> ids = inOrder(m_scope.batches);
    for (const BatchId &id : ids) {
        if (m_index.batches.contains(id)) {
            ARTEMISIA_TRY_ASSIGN(const std::optional<Batch> batch, m_store.batches().find(id));
            if (batch) {
                ARTEMISIA_TRY(putBatch(*batch));
            }
        }
    }
    return {};
}

Result<> Making::results(const Assay &assay)
{
    QByteArray table;
    appendResultsHeader(table);
    const auto visit = [&](const AssayResult &result) -> Result<> {
        if (!m_index.isPublic(result)) {
            return {};
        }
        ARTEMISIA_TRY(step(FormatText::tr("Writing results")));
        const CompoundBrief compound = m_index.compounds.value(result.compound);
        appendResult(table, result,
                     {compound.code, compound.inchiKey, m_index.batches.value(result.batch).code});
        return {};
    };
    ARTEMISIA_TRY(m_store.assays().forEachResult(assay.head.id, visit));
    return put(resultsPathOf(assay), table);
}

Result<> Making::assays(Crate &crate)
{
    for (const Assay &assay : m_index.assays) {
        const QByteArray record = canonicalText(toJson(assay));
        crate.addAssay(assay, record);
        if (m_scope.has(assay.head.id)) {
            ARTEMISIA_TRY(put(pathOf(assay), record));
            ARTEMISIA_TRY(putAttachments(pathOf(assay), assay.attachments));
        }
        if (m_scope.has(assay.head.id) || m_scope.allResults) {
            ARTEMISIA_TRY(results(assay));
        }
    }
    return {};
}

Result<> Making::experiment(const Experiment &experiment, Crate &crate)
{
    const QByteArray record = canonicalText(toJson(experiment));
    // The page and the scheme of an experiment that nothing touches stand in the tree as the last
    // publication left them, and are described as it did.
    Crate::ExperimentFiles files = Crate::filesIn(m_published, experiment, factsOf(record));
    const bool isPageDue = m_scope.hasPageOf(experiment);
    if (isPageDue || !files.page.isKnown()) {
        const QByteArray page = experimentPage(experiment, m_index);
        files.page = factsOf(page);
        if (isPageDue) {
            ARTEMISIA_TRY(put(folderOf(experiment) + "README.md"_L1, page));
        }
    }
    if (experiment.scheme.isDrawn()) {
        ARTEMISIA_TRY(scheme(experiment, files));
    }
    crate.addExperiment(experiment, files);
    if (!m_scope.has(experiment.head.id)) {
        return {};
    }
    ARTEMISIA_TRY(put(pathOf(experiment), record));
    return putAttachments(pathOf(experiment), experiment.attachments);
}

Result<> Making::scheme(const Experiment &experiment, Crate::ExperimentFiles &files)
{
    const bool isDue = m_scope.has(experiment.head.id);
    const bool isRxnKnown = files.rxn.isKnown() || experiment.scheme.rxn.isEmpty();
    const bool isSheetKnown = files.sheet.isKnown() || experiment.scheme.cdxml.isEmpty();
    if (!isDue && isRxnKnown && isSheetKnown && files.svg.isKnown()) {
        return {};
    }
    const auto add = [&](QLatin1String name, const QByteArray &text, FileFacts &facts) -> Result<> {
        if (text.isEmpty()) {
            return {};
        }
        facts = factsOf(text);
        return isDue ? put(folderOf(experiment) + name, text) : Result<>();
    };
    ++m_schemesDrawn;
    ARTEMISIA_TRY(add("scheme.rxn"_L1, schemeRxn(experiment), files.rxn));
    ARTEMISIA_TRY(add("scheme.cdxml"_L1, schemeSheet(experiment), files.sheet));
    return add("scheme.svg"_L1, schemeSvg(experiment), files.svg);
}

Result<> Making::experiments(Crate &crate)
{
    return m_store.experiments().forEach([&](const Experiment &each) -> Result<> {
        if (!m_index.experimentAt.contains(each.head.id)) {
            return {};
        }
        ARTEMISIA_TRY(step(FormatText::tr("Writing experiments")));
        return experiment(each, crate);
    });
}

Result<> Making::root(Crate &crate)
{
    const QByteArray notebook = canonicalText(toJson(m_index.notebook, m_index.people));
    const QByteArray page = rootPage(m_index);
    const QByteArray citation = citationFile(m_index);
    const QByteArray licence = licenceFile(m_index);
    ARTEMISIA_TRY(put(QString(kNotebookPath), notebook));
    ARTEMISIA_TRY(put(QString(kReadmePath), page));
    ARTEMISIA_TRY(put(QString(kCitationPath), citation));
    ARTEMISIA_TRY(put(QString(kLicencePath), licence));
    // git keeps no empty folder.
    if (!m_index.compounds.isEmpty()) {
        crate.addFolder(u"compounds/"_s, u"Compounds"_s, u"One JSON record for each compound"_s);
    }
    if (!m_index.batches.isEmpty()) {
        crate.addFolder(u"batches/"_s, u"Batches"_s,
                        u"One JSON record for each batch, one physical lot of a compound"_s);
    }
    crate.addRootFile(QString(kNotebookPath), u"notebook.json"_s, u"application/json"_s, notebook);
    crate.addRootFile(QString(kReadmePath), u"README.md"_s, u"text/markdown"_s, page);
    crate.addRootFile(QString(kCitationPath), u"CITATION.cff"_s, u"application/yaml"_s, citation);
    crate.addRootFile(QString(kLicencePath), u"LICENSE"_s, u"text/plain"_s, licence);
    crate.addRootFile(QString(kCompoundsCsvPath), u"Compounds as a table"_s, u"text/csv"_s, {});
    crate.addRootFile(QString(kCompoundsSdfPath), u"Compounds with drawings"_s,
                      u"chemical/x-mdl-sdfile"_s, {});
    return put(QString(kCratePath), crate.finish());
}

Result<> Making::run()
{
    ARTEMISIA_TRY_ASSIGN(m_index, readPublicIndex(m_store, m_context));
    m_total = m_index.compounds.size() + m_index.batches.size() + m_index.experiments.size();
    Crate crate(m_index);
    ARTEMISIA_TRY(compounds());
    ARTEMISIA_TRY(batches());
    ARTEMISIA_TRY(assays(crate));
    ARTEMISIA_TRY(experiments(crate));
    return root(crate);
}

/// What a set of changes touches, and which files of the last publication go.
class Planning
{
public:
    Planning(store::Store &store, const std::function<QString(const RecordRef &)> &previousPathOf)
        : m_store(store)
        , m_previousPathOf(previousPathOf)
    {
    }
    [[nodiscard]] Result<> add(const store::PendingChange &change);
    [[nodiscard]] const Scope &scope() const { return m_scope; }
    [[nodiscard]] FilePlan plan() const;

private:
    void removePrevious(const RecordRef &record);
    [[nodiscard]] Result<> addCompound(const CompoundId &id);
    [[nodiscard]] Result<> addBatch(const BatchId &id);
    [[nodiscard]] Result<> addResult(const AssayResultId &id);
    [[nodiscard]] QString previous(const RecordRef &record) const
    {
        return m_previousPathOf ? m_previousPathOf(record) : QString();
    }

    store::Store &m_store;
    const std::function<QString(const RecordRef &)> &m_previousPathOf;
    Scope m_scope;
    QSet<QString> m_removed;
};

/// Only what the program itself writes for a record goes: files that somebody put beside it stay.
void Planning::removePrevious(const RecordRef &record)
{
    const QString path = previous(record);
    if (path.isEmpty()) {
        return;
    }
    m_removed.insert(path);
    m_removed.insert(attachmentFolder(path));
    const QString folder = path.left(path.lastIndexOf(u'/') + 1);
    if (pathKindOf(path) == PathKind::Experiment) {
        m_removed.insert(folder + "README.md"_L1);
        m_removed.insert(folder + "scheme.svg"_L1);
        m_removed.insert(folder + "scheme.rxn"_L1);
        m_removed.insert(folder + "scheme.cdxml"_L1);
    } else if (pathKindOf(path) == PathKind::Assay) {
        m_removed.insert(folder + "results.csv"_L1);
    }
}

Result<> Planning::addBatch(const BatchId &id)
{
    m_scope.batches.insert(id);
    removePrevious({RecordKind::Batch, id.uuid()});
    // Rows of results name the batch they were measured on.
    ARTEMISIA_TRY_ASSIGN(const QList<AssayId> assays, m_store.assays().assaysOfBatch(id));
    for (const AssayId &assay : assays) {
        m_scope.assays.insert(assay);
    }
    return {};
}

Result<> Planning::addCompound(const CompoundId &id)
{
    m_scope.compounds.insert(id);
    m_scope.compoundList = true;
    removePrevious({RecordKind::Compound, id.uuid()});
    // Its batches and results are public only if it is, and results name its code and key.
    ARTEMISIA_TRY_ASSIGN(const QList<Batch> batches, m_store.batches().ofCompound(id));
    for (const Batch &batch : batches) {
        ARTEMISIA_TRY(addBatch(batch.head.id));
    }
    ARTEMISIA_TRY_ASSIGN(const QList<AssayResult> results, m_store.assays().resultsOfCompound(id));
    for (const AssayResult &result : results) {
        m_scope.assays.insert(result.assay);
    }
    return {};
}

Result<> Planning::addResult(const AssayResultId &id)
{
    ARTEMISIA_TRY_ASSIGN(const std::optional<AssayResult> result, m_store.assays().findResult(id));
    if (result) {
        m_scope.assays.insert(result->assay);
    }
    // It may have stood with another assay, or be gone: then its old table is one of all.
    m_scope.allResults = m_scope.allResults || !result;
    const QString path = previous({RecordKind::AssayResult, id.uuid()});
    if (result && !path.isEmpty()) {
        ARTEMISIA_TRY_ASSIGN(const std::optional<Assay> assay,
                             m_store.assays().find(result->assay));
        m_scope.allResults = m_scope.allResults || !assay || resultsPathOf(*assay) != path;
    }
    return {};
}

Result<> Planning::add(const store::PendingChange &change)
{
    const QUuid &id = change.record.id;
    switch (change.record.kind) {
    case RecordKind::Notebook:
    case RecordKind::Person:
        m_scope.allPages = true;
        return {};
    case RecordKind::Experiment:
        m_scope.experiments.insert(ExperimentId::fromUuid(id));
        m_scope.linkedPages = true;
        removePrevious(change.record);
        return {};
    case RecordKind::Compound:
        return addCompound(CompoundId::fromUuid(id));
    case RecordKind::Batch:
        return addBatch(BatchId::fromUuid(id));
    case RecordKind::Assay:
        m_scope.assays.insert(AssayId::fromUuid(id));
        removePrevious(change.record);
        return {};
    case RecordKind::AssayResult:
        return addResult(AssayResultId::fromUuid(id));
    }
    return {};
}

FilePlan Planning::plan() const
{
    FilePlan plan;
    plan.removed = QStringList(m_removed.begin(), m_removed.end());
    if (m_scope.compoundList) {
        plan.removed.append(QString(kMoreSdfFolder));
    }
    plan.removed.sort();
    return plan;
}

} // namespace

NotebookFiles::NotebookFiles(store::Store &store)
    : m_store(store)
{
}

Result<> NotebookFiles::writeAll(const FileSink &sink, const WorkContext &context)
{
    Scope scope;
    scope.everything = true;
    return Making(m_store, scope, sink, context).run();
}

Result<FilePlan>
NotebookFiles::writeChanged(const QList<store::PendingChange> &changes,
                            const std::function<QString(const RecordRef &)> &previousPathOf,
                            const FileSink &sink, const WorkContext &context,
                            const QByteArray &publishedCrate)
{
    Planning planning(m_store, previousPathOf);
    for (const store::PendingChange &change : changes) {
        ARTEMISIA_TRY(planning.add(change));
    }
    Making making(m_store, planning.scope(), sink, context, publishedCrate);
    ARTEMISIA_TRY(making.run());
    FilePlan plan = planning.plan();
    plan.schemesDrawn = making.schemesDrawn();
    return plan;
}

} // namespace artemisia::format
