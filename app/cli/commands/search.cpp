// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/tr.h"
#include "core/compounds/registrar.h"

namespace artemisia::cli
{

namespace
{
struct SearchOptions {
    std::string words;
    std::string smiles;
    std::string substructure;
    std::string similar;
    double threshold = 0.7;
    int limit = 100;
};

Result<> searchText(Invocation &invocation, store::Store &store, const SearchOptions &options)
{
    ARTEMISIA_TRY_ASSIGN(const QList<store::TextHit> hits,
                         store.search().find(text(options.words), options.limit));
    if (!invocation.console.isJson) {
        QList<QStringList> rows;
        for (const store::TextHit &hit : hits) {
            rows.append({toName(hit.record.kind), hit.code, hit.title, hit.excerpt});
        }
        invocation.console.table({Tr::tr("Kind"), Tr::tr("Code"), Tr::tr("Title"), Tr::tr("Text")},
                                 rows);
        return {};
    }
    JsonList json(invocation.console, "hits");
    for (const store::TextHit &hit : hits) {
        json.add(Json{{"kind", toName(hit.record.kind).toStdString()},
                      {"id", hit.record.id.toString(QUuid::WithoutBraces).toStdString()},
                      {"code", hit.code.toStdString()},
                      {"title", hit.title.toStdString()},
                      {"excerpt", hit.excerpt.toStdString()}});
    }
    json.end();
    return {};
}

Result<> searchStructure(Invocation &invocation, store::Store &store, const SearchOptions &options)
{
    auto kind = compounds::StructureSearch::Exact;
    QString query = text(options.smiles);
    if (!options.substructure.empty()) {
        kind = compounds::StructureSearch::Substructure;
        query = text(options.substructure);
    } else if (!options.similar.empty()) {
        kind = compounds::StructureSearch::Similarity;
        query = text(options.similar);
    }
    compounds::StructureSearchReport report;
    ARTEMISIA_TRY_ASSIGN(QList<compounds::StructureHit> hits,
                         compounds::searchStructures(store, kind, query, options.threshold,
                                                     invocation.context, &report));
    if (report.undecided > 0) {
        invocation.console.note(
            Tr::tr("Of %n structure(s) it could not be decided whether they match.", nullptr,
                   int(report.undecided)));
    }
    const qsizetype total = hits.size();
    if (options.limit > 0 && hits.size() > options.limit) {
        invocation.console.note(
            Tr::tr("Shown: %1 of %n hit(s) (--limit).", nullptr, int(hits.size()))
                .arg(options.limit));
        hits.resize(options.limit);
    }
    QList<store::RowId> ids;
    QHash<store::RowId, double> similarity;
    for (const compounds::StructureHit &hit : std::as_const(hits)) {
        ids.append(hit.row);
        similarity.insert(hit.row, hit.similarity);
    }
    ARTEMISIA_TRY_ASSIGN(const QList<store::CompoundRow> rows, store.compounds().rows(ids));
    if (!invocation.console.isJson) {
        QList<QStringList> cells;
        for (const store::CompoundRow &row : rows) {
            cells.append({row.code, QString::number(similarity.value(row.row), 'f', 3),
                          row.inchiKey, row.smiles});
        }
        invocation.console.table(
            {Tr::tr("Code"), Tr::tr("Similarity"), Tr::tr("InChIKey"), Tr::tr("SMILES")}, cells);
        return {};
    }
    JsonList json(invocation.console, "hits");
    for (const store::CompoundRow &row : rows) {
        json.add(Json{{"kind", "compound"},
                      {"id", row.id.toString().toStdString()},
                      {"code", row.code.toStdString()},
                      {"title", row.name.toStdString()},
                      {"smiles", row.smiles.toStdString()},
                      {"inchikey", row.inchiKey.toStdString()},
                      {"similarity", similarity.value(row.row)}});
    }
    json.end(Json{{"total", total}, {"undecided", report.undecided}});
    return {};
}

Result<> search(Invocation &invocation, const SearchOptions &options)
{
    const bool isStructure =
        !options.smiles.empty() || !options.substructure.empty() || !options.similar.empty();
    if (isStructure == !options.words.empty()) {
        return fail(
            ErrorCode::Usage,
            Tr::tr(
                "Say what to search for: words, or one of --smiles, --substructure, --similar."));
    }
    ARTEMISIA_TRY_ASSIGN(const auto store, invocation.openNotebook(store::OpenMode::ReadOnly));
    return isStructure ? searchStructure(invocation, *store, options)
                       : searchText(invocation, *store, options);
}
} // namespace

void addSearch(CLI::App &app, Invocation &invocation)
{
    auto *command =
        app.add_subcommand("search", Tr::tr("Search by words or by structure").toStdString());
    const auto options = std::make_shared<SearchOptions>();
    command->add_option(
        "TEXT", options->words,
        Tr::tr("Words, all of which must occur; they match as beginnings").toStdString());
    auto *exact = command->add_option("--smiles", options->smiles,
                                      Tr::tr("The same structure").toStdString());
    auto *part =
        command->add_option("--substructure", options->substructure,
                            Tr::tr("Structures that contain this SMILES or SMARTS").toStdString());
    auto *similar = command->add_option("--similar", options->similar,
                                        Tr::tr("Structures like this one").toStdString());
    exact->excludes(part)->excludes(similar);
    part->excludes(similar);
    command
        ->add_option("--threshold", options->threshold,
                     Tr::tr("Lowest Tanimoto similarity, 0 to 1").toStdString())
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    command
        ->add_option("--limit", options->limit,
                     Tr::tr("At most so many hits; 0: all").toStdString())
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    invocation.addNotebookOption(*command);
    invocation.addJsonOption(*command);
    addExamples(*command, {"search \"suzuki coupling\"", "search --smiles OC(=O)c1ccccc1OC(C)=O",
                           "search --substructure c1ncc2nncn2c1 --limit 0 --json",
                           "search --similar CCOc1ccccc1 --threshold 0.5"});
    command->callback([&invocation, options] {
        invocation.work = [&invocation, options] { return search(invocation, *options); };
    });
}

} // namespace artemisia::cli
