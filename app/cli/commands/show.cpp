// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/show_text.h"
#include "app/cli/tr.h"
#include "core/record/serialise.h"

namespace artemisia::cli
{

namespace
{
/// What a code, id or key names: records of any kind.
struct Found {
    QList<Compound> compounds;
    QList<Batch> batches;
    QList<Experiment> experiments;
    QList<Assay> assays;
    [[nodiscard]] bool isEmpty() const
    {
        return compounds.isEmpty() && batches.isEmpty() && experiments.isEmpty() &&
               assays.isEmpty();
    }
};

template <class Record>
void add(QList<Record> &list, const std::optional<Record> &record)
{
    if (record) {
        list.append(*record);
    }
}

Result<> findById(store::Store &store, const QString &what, Found &found)
{
    const QUuid id = QUuid::fromString(what);
    if (id.isNull()) {
        return {};
    }
    ARTEMISIA_TRY_ASSIGN(const auto compound, store.compounds().find(CompoundId::fromUuid(id)));
    ARTEMISIA_TRY_ASSIGN(const auto batch, store.batches().find(BatchId::fromUuid(id)));
    ARTEMISIA_TRY_ASSIGN(const auto experiment,
                         store.experiments().find(ExperimentId::fromUuid(id)));
    ARTEMISIA_TRY_ASSIGN(const auto assay, store.assays().find(AssayId::fromUuid(id)));
    add(found.compounds, compound);
    add(found.batches, batch);
    add(found.experiments, experiment);
    add(found.assays, assay);
    return {};
}

Result<> findByCode(store::Store &store, const QString &what, Found &found)
{
    ARTEMISIA_TRY_ASSIGN(const auto compound, store.compounds().findByCode(what));
    ARTEMISIA_TRY_ASSIGN(const auto batch, store.batches().findByCode(what));
    ARTEMISIA_TRY_ASSIGN(const auto experiment, store.experiments().findByCode(what));
    ARTEMISIA_TRY_ASSIGN(const auto assay, store.assays().findBySlug(what));
    add(found.compounds, compound);
    add(found.batches, batch);
    add(found.experiments, experiment);
    add(found.assays, assay);
    return {};
}

// By InChIKey (whole, or its first block) or by any alias or name; there may be several.
Result<> findByKeyOrName(store::Store &store, const QString &what, Found &found)
{
    ARTEMISIA_TRY_ASSIGN(QList<CompoundId> ids, store.compounds().findByInchiKey(what));
    if (ids.isEmpty()) {
        ARTEMISIA_TRY_ASSIGN(ids, store.compounds().findByAnyName(what));
    }
    for (const CompoundId &id : std::as_const(ids)) {
        ARTEMISIA_TRY_ASSIGN(const auto compound, store.compounds().find(id));
        add(found.compounds, compound);
    }
    return {};
}

Result<QList<ShownResult>> resultsOf(store::Store &store, const Compound &compound)
{
    QList<ShownResult> shown;
    ARTEMISIA_TRY_ASSIGN(const QList<AssayResult> results,
                         store.assays().resultsOfCompound(compound.head.id));
    QHash<AssayId, Assay> assays;
    for (const AssayResult &result : results) {
        if (!assays.contains(result.assay)) {
            ARTEMISIA_TRY_ASSIGN(const auto assay, store.assays().find(result.assay));
            assays.insert(result.assay, assay.value_or(Assay()));
        }
        shown.append({assays.value(result.assay), result});
    }
    return shown;
}

Json resultsJson(const QList<ShownResult> &results)
{
    Json list = Json::array();
    for (const ShownResult &shown : results) {
        list.push_back({{"assay", shown.assay.slug.toStdString()},
                        {"assay_name", shown.assay.name.toStdString()},
                        {"record", toJson(shown.result)}});
    }
    return list;
}

Result<> showCompound(Invocation &invocation, store::Store &store, const Compound &compound,
                      Json &list)
{
    ARTEMISIA_TRY_ASSIGN(const QList<Batch> batches, store.batches().ofCompound(compound.head.id));
    ARTEMISIA_TRY_ASSIGN(const QList<ShownResult> results, resultsOf(store, compound));
    if (!invocation.console.isJson) {
        invocation.console.print(compoundText(compound, batches, results));
        return {};
    }
    Json batchList = Json::array();
    for (const Batch &batch : batches) {
        batchList.push_back(toJson(batch));
    }
    list.push_back({{"kind", "compound"},
                    {"record", toJson(compound)},
                    {"batches", std::move(batchList)},
                    {"results", resultsJson(results)}});
    return {};
}

template <class Record>
void showOther(Invocation &invocation, const char *kind, const QList<Record> &records, Json &list)
{
    for (const Record &record : records) {
        if (invocation.console.isJson) {
            list.push_back({{"kind", kind}, {"record", toJson(record)}});
        } else {
            invocation.console.print(recordText(record));
        }
    }
}

Result<> show(Invocation &invocation, const QString &what)
{
    ARTEMISIA_TRY_ASSIGN(const auto store, invocation.openNotebook(store::OpenMode::ReadOnly));
    Found found;
    ARTEMISIA_TRY(findByCode(*store, what, found));
    if (found.isEmpty()) {
        ARTEMISIA_TRY(findById(*store, what, found));
    }
    if (found.isEmpty()) {
        ARTEMISIA_TRY(findByKeyOrName(*store, what, found));
    }
    if (found.isEmpty()) {
        return fail(ErrorCode::NotFound,
                    Tr::tr("Nothing in the notebook has the code, id, InChIKey or alias \"%1\".")
                        .arg(what));
    }
    Json list = Json::array();
    for (const Compound &compound : std::as_const(found.compounds)) {
        ARTEMISIA_TRY(showCompound(invocation, *store, compound, list));
    }
    showOther(invocation, "batch", found.batches, list);
    showOther(invocation, "experiment", found.experiments, list);
    showOther(invocation, "assay", found.assays, list);
    if (invocation.console.isJson) {
        invocation.console.json(Json{{"found", std::move(list)}});
    }
    return {};
}
} // namespace

void addShow(CLI::App &app, Invocation &invocation)
{
    auto *command =
        app.add_subcommand("show", Tr::tr("Show one record with what belongs to it").toStdString());
    const auto what = std::make_shared<std::string>();
    command->add_option("CODE|ID|INCHIKEY", *what, Tr::tr("What names it").toStdString())
        ->required();
    invocation.addNotebookOption(*command);
    invocation.addJsonOption(*command);
    addExamples(*command, {"show OSM-S-106", "show KBS1-1 --json",
                           "show MQMXDJVOZKMSNT-UHFFFAOYSA-N --notebook ~/osm"});
    command->callback([&invocation, what] {
        invocation.work = [&invocation, what] { return show(invocation, text(*what).trimmed()); };
    });
}

} // namespace artemisia::cli
