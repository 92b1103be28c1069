// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/tr.h"

#include <algorithm>
#include <cmath>

namespace artemisia::cli
{

namespace
{
constexpr qsizetype kPage = 1000;

struct ListOptions {
    std::string kind;
    std::string words;
    int limit = 0;
};

// Masses are sums of atoms' masses; what lies beyond the fourth decimal is the sum's noise.
double rounded(double mass)
{
    return std::round(mass * 1e4) / 1e4;
}

Json rowJson(const store::CompoundRow &row)
{
    return Json{{"id", row.id.toString().toStdString()},
                {"code", row.code.toStdString()},
                {"name", row.name.toStdString()},
                {"state", toName(row.state).toStdString()},
                {"smiles", row.smiles.toStdString()},
                {"inchikey", row.inchiKey.toStdString()},
                {"formula", row.formula.toStdString()},
                {"average_mass", rounded(row.averageMass)},
                {"aliases", row.aliases.toStdString()},
                {"batches", row.batches},
                {"results", row.results},
                {"remarks", row.remarks},
                {"modified", row.modified.toString().toStdString()}};
}

QStringList rowCells(const store::CompoundRow &row)
{
    return {row.code,
            row.inchiKey,
            row.formula,
            QString::number(row.batches),
            QString::number(row.results),
            row.smiles};
}

Json rowJson(const store::BatchRow &row)
{
    return Json{{"id", row.id.toString().toStdString()},
                {"code", row.code.toStdString()},
                {"compound", row.compoundCode.toStdString()},
                {"experiment", row.experimentCode.toStdString()},
                {"supplier", row.supplier.toStdString()},
                {"salt", row.salt.toStdString()},
                {"amount", row.amount.toStdString()},
                {"purity", row.purity.toStdString()},
                {"date", row.date.toStdString()},
                {"modified", row.modified.toString().toStdString()}};
}

QStringList rowCells(const store::BatchRow &row)
{
    return {row.code, row.compoundCode, row.salt, row.amount, row.purity, row.supplier};
}

Json rowJson(const store::ExperimentRow &row)
{
    Json tags = Json::array();
    for (const QString &tag : row.tags) {
        tags.push_back(tag.toStdString());
    }
    return Json{{"id", row.id.toString().toStdString()},
                {"code", row.code.toStdString()},
                {"title", row.title.toStdString()},
                {"state", toName(row.state).toStdString()},
                {"date", row.date.toStdString()},
                {"tags", tags},
                {"demonstration", row.isDemonstration},
                {"modified", row.modified.toString().toStdString()}};
}

QStringList rowCells(const store::ExperimentRow &row)
{
    return {row.code, toName(row.state), row.date, row.title};
}

// A thousand rows are held at a time; the widths of a text table are those of its first thousand.
template <class Repository>
Result<> printRows(Invocation &invocation, Repository &repository, QList<store::RowId> ids,
                   const ListOptions &options, const char *key, const QStringList &headers)
{
    if (options.limit > 0 && ids.size() > options.limit) {
        ids.resize(options.limit);
    }
    std::optional<JsonList> json;
    if (invocation.console.isJson) {
        json.emplace(invocation.console, key);
    }
    for (qsizetype from = 0; from < std::max<qsizetype>(ids.size(), 1); from += kPage) {
        if (invocation.context.cancel.isCancelled()) {
            return fail(ErrorCode::Cancelled, Tr::tr("Stopped."));
        }
        ARTEMISIA_TRY_ASSIGN(const auto rows, repository.rows(ids.mid(from, kPage)));
        QList<QStringList> cells;
        for (const auto &row : rows) {
            if (json) {
                json->add(rowJson(row));
            } else {
                cells.append(rowCells(row));
            }
        }
        if (!json) {
            invocation.console.table(from == 0 ? headers : cells.takeFirst(), cells);
        }
    }
    if (json) {
        json->end();
    }
    return {};
}

Result<> listCompounds(Invocation &invocation, store::Store &store, const ListOptions &options)
{
    store::CompoundQuery query;
    query.text = text(options.words);
    ARTEMISIA_TRY_ASSIGN(const QList<store::RowId> ids, store.compounds().rowIds(query));
    return printRows(invocation, store.compounds(), ids, options, "compounds",
                     {Tr::tr("Code"), Tr::tr("InChIKey"), Tr::tr("Formula"), Tr::tr("Batches"),
                      Tr::tr("Results"), Tr::tr("SMILES")});
}

Result<> listBatches(Invocation &invocation, store::Store &store, const ListOptions &options)
{
    ARTEMISIA_TRY_ASSIGN(const QList<store::RowId> ids,
                         store.batches().rowIds(text(options.words)));
    return printRows(invocation, store.batches(), ids, options, "batches",
                     {Tr::tr("Code"), Tr::tr("Compound"), Tr::tr("Salt"), Tr::tr("Amount"),
                      Tr::tr("Purity"), Tr::tr("Supplier")});
}

Result<> listExperiments(Invocation &invocation, store::Store &store, const ListOptions &options)
{
    store::ExperimentQuery query;
    query.text = text(options.words);
    query.sort = store::ExperimentSort::Code;
    query.order = store::SortOrder::Ascending;
    ARTEMISIA_TRY_ASSIGN(const QList<store::RowId> ids, store.experiments().rowIds(query));
    return printRows(invocation, store.experiments(), ids, options, "experiments",
                     {Tr::tr("Code"), Tr::tr("State"), Tr::tr("Date"), Tr::tr("Title")});
}

Result<> listAssays(Invocation &invocation, store::Store &store, const ListOptions &options)
{
    ARTEMISIA_TRY_ASSIGN(QList<store::AssayRow> rows, store.assays().all(text(options.words)));
    if (options.limit > 0 && rows.size() > options.limit) {
        rows.resize(options.limit);
    }
    if (!invocation.console.isJson) {
        QList<QStringList> cells;
        for (const store::AssayRow &row : rows) {
            cells.append({row.assay.slug, row.assay.endpoint, row.assay.unit, row.assay.laboratory,
                          QString::number(row.results), row.assay.name});
        }
        invocation.console.table({Tr::tr("Assay"), Tr::tr("Endpoint"), Tr::tr("Unit"),
                                  Tr::tr("Laboratory"), Tr::tr("Results"), Tr::tr("Name")},
                                 cells);
        return {};
    }
    JsonList json(invocation.console, "assays");
    for (const store::AssayRow &row : rows) {
        const Assay &assay = row.assay;
        json.add(Json{{"id", assay.head.id.toString().toStdString()},
                      {"slug", assay.slug.toStdString()},
                      {"name", assay.name.toStdString()},
                      {"state", toName(assay.state).toStdString()},
                      {"endpoint", assay.endpoint.toStdString()},
                      {"target", assay.target.toStdString()},
                      {"laboratory", assay.laboratory.toStdString()},
                      {"unit", assay.unit.toStdString()},
                      {"results", row.results},
                      {"compounds", row.compounds}});
    }
    json.end();
    return {};
}

Result<> list(Invocation &invocation, const ListOptions &options)
{
    ARTEMISIA_TRY_ASSIGN(const auto store, invocation.openNotebook(store::OpenMode::ReadOnly));
    if (options.kind == "compounds") {
        return listCompounds(invocation, *store, options);
    }
    if (options.kind == "batches") {
        return listBatches(invocation, *store, options);
    }
    if (options.kind == "assays") {
        return listAssays(invocation, *store, options);
    }
    return listExperiments(invocation, *store, options);
}
} // namespace

void addList(CLI::App &app, Invocation &invocation)
{
    auto *command =
        app.add_subcommand("list", Tr::tr("List what the notebook holds").toStdString());
    const auto options = std::make_shared<ListOptions>();
    command
        ->add_option("KIND", options->kind,
                     Tr::tr("experiments, compounds, batches or assays").toStdString())
        ->required()
        ->check(CLI::IsMember({"experiments", "compounds", "batches", "assays"}));
    command->add_option("--text", options->words,
                        Tr::tr("Only those in which these words occur").toStdString());
    command->add_option("--limit", options->limit, Tr::tr("At most so many").toStdString())
        ->check(CLI::PositiveNumber);
    invocation.addNotebookOption(*command);
    invocation.addJsonOption(*command);
    addExamples(*command, {"list experiments", "list compounds --json --notebook ~/osm",
                           "list compounds --text \"series 4\" --limit 20", "list assays"});
    command->callback([&invocation, options] {
        invocation.work = [&invocation, options] { return list(invocation, *options); };
    });
}

} // namespace artemisia::cli
