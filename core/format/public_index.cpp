// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/public_index.h"

#include "core/format/words.h"

#include <algorithm>

namespace artemisia::format
{

namespace
{

constexpr qsizetype kRowsAtOnce = 1000;

void note(Timestamp &newest, const Timestamp &time)
{
    if (newest.isNull() || newest < time) {
        newest = time;
    }
}

Result<> cancelled(const WorkContext &context)
{
    if (context.cancel.isCancelled()) {
        return fail(ErrorCode::Cancelled, FormatText::tr("Stopped."));
    }
    return {};
}

Result<> readCompounds(store::Store &store, PublicIndex &index, const WorkContext &context)
{
    ARTEMISIA_TRY_ASSIGN(const QList<store::RowId> rowIds, store.compounds().rowIds({}));
    index.compounds.reserve(rowIds.size());
    for (qsizetype at = 0; at < rowIds.size(); at += kRowsAtOnce) {
        ARTEMISIA_TRY(cancelled(context));
        ARTEMISIA_TRY_ASSIGN(const QList<store::CompoundRow> rows,
                             store.compounds().rows(rowIds.mid(at, kRowsAtOnce)));
        for (const store::CompoundRow &row : rows) {
            if (!isPublic(row.state)) {
                continue;
            }
            index.compounds.insert(row.id, {row.code, row.name, row.smiles, row.inchiKey});
            note(index.newest, row.modified);
            if (index.firstCompounds.size() < kCompoundsOnRootPage) {
                index.firstCompounds.append(row.id);
            }
        }
    }
    return {};
}

Result<> readExperiments(store::Store &store, PublicIndex &index, const WorkContext &context)
{
    store::ExperimentQuery query;
    query.sort = store::ExperimentSort::Code;
    query.order = store::SortOrder::Ascending;
    ARTEMISIA_TRY_ASSIGN(const QList<store::RowId> rowIds, store.experiments().rowIds(query));
    for (qsizetype at = 0; at < rowIds.size(); at += kRowsAtOnce) {
        ARTEMISIA_TRY(cancelled(context));
        ARTEMISIA_TRY_ASSIGN(const QList<store::ExperimentRow> rows,
                             store.experiments().rows(rowIds.mid(at, kRowsAtOnce)));
        for (const store::ExperimentRow &row : rows) {
            if (!isPublic(row.state)) {
                continue;
            }
            index.experimentAt.insert(row.id, index.experiments.size());
            index.experimentByCode.insert(row.code, index.experiments.size());
            index.experiments.append(
                {row.id, row.code, row.title, row.date, row.state, row.isDemonstration});
            note(index.newest, row.modified);
        }
    }
    return {};
}

Result<> readBatches(store::Store &store, PublicIndex &index, const WorkContext &context)
{
    return store.batches().forEach([&](const Batch &batch) -> Result<> {
        ARTEMISIA_TRY(cancelled(context));
        if (index.isPublic(batch)) {
            index.batches.insert(batch.head.id, {batch.code, batch.compound});
            note(index.newest, batch.head.modified);
        }
        return {};
    });
}

Result<> readAssays(store::Store &store, PublicIndex &index)
{
    ARTEMISIA_TRY_ASSIGN(QList<store::AssayRow> rows, store.assays().all());
    for (store::AssayRow &row : rows) {
        if (isPublic(row.assay.state)) {
            note(index.newest, row.assay.head.modified);
            index.assays.append(std::move(row.assay));
        }
    }
    std::sort(index.assays.begin(), index.assays.end(),
              [](const Assay &a, const Assay &b) { return a.slug < b.slug; });
    return {};
}

} // namespace

const Person *PublicIndex::person(const PersonId &id) const
{
    const auto at = personAt.constFind(id);
    return at == personAt.constEnd() ? nullptr : &people[*at];
}

const ExperimentBrief *PublicIndex::experiment(const ExperimentId &id) const
{
    const auto at = experimentAt.constFind(id);
    return at == experimentAt.constEnd() ? nullptr : &experiments[*at];
}

const ExperimentBrief *PublicIndex::experiment(const QString &code) const
{
    const auto at = experimentByCode.constFind(code);
    return at == experimentByCode.constEnd() ? nullptr : &experiments[*at];
}

bool PublicIndex::isPublic(const Batch &batch) const
{
    return format::isPublic(batch.state) && compounds.contains(batch.compound);
}

bool PublicIndex::isPublic(const AssayResult &result) const
{
    return compounds.contains(result.compound);
}

bool isPublic(PublicationState state)
{
    return state != PublicationState::Draft;
}

Result<PublicIndex> readPublicIndex(store::Store &store, const WorkContext &context)
{
    PublicIndex index;
    ARTEMISIA_TRY_ASSIGN(index.notebook, store.notebook().load());
    ARTEMISIA_TRY_ASSIGN(index.people, store.notebook().people());
    note(index.newest, index.notebook.head.modified);
    for (qsizetype i = 0; i < index.people.size(); ++i) {
        index.personAt.insert(index.people[i].head.id, i);
        note(index.newest, index.people[i].head.modified);
    }
    ARTEMISIA_TRY(readCompounds(store, index, context));
    ARTEMISIA_TRY(readBatches(store, index, context));
    ARTEMISIA_TRY(readExperiments(store, index, context));
    ARTEMISIA_TRY(readAssays(store, index));
    return index;
}

} // namespace artemisia::format
