// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/tr.h"
#include "core/exchange/compound_import.h"

#include <QFile>
#include <QSaveFile>

namespace artemisia::cli
{

namespace
{
constexpr qint64 kLargestMapping = 16 * 1024 * 1024;

struct ImportOptions {
    std::string file;
    std::string mapping;
    std::string saveMapping;
    std::string report;
    std::string sheet;
    int headerRow = -1;
    bool isDryRun = false;
    bool showMapping = false;
};

Result<> writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    // Flushed here: commit() does not say that the last bytes found no room.
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush() ||
        !file.commit()) {
        return fail(ErrorCode::Io, Tr::tr("%1 could not be written.").arg(path),
                    file.errorString());
    }
    return {};
}

Result<exchange::ColumnMapping> keptMapping(const QString &path)
{
    QFile file(path);
    if (!file.exists()) {
        return fail(ErrorCode::NotFound, Tr::tr("There is no file %1.").arg(path));
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::Io, Tr::tr("%1 cannot be read.").arg(path), file.errorString());
    }
    ARTEMISIA_TRY_ASSIGN(const Json json,
                         parseJson(file.read(kLargestMapping + 1), kLargestMapping));
    return exchange::mappingFromJson(json);
}

Result<exchange::ColumnMapping> mappingFor(exchange::TableSource &source,
                                           const ImportOptions &options)
{
    if (options.mapping.empty()) {
        return exchange::guessMapping(source);
    }
    ARTEMISIA_TRY_ASSIGN(const exchange::ColumnMapping kept, keptMapping(text(options.mapping)));
    return exchange::fitMapping(kept, source);
}

void showMapping(Console &console, const exchange::TableSource &source,
                 const exchange::ColumnMapping &mapping)
{
    if (console.isJson) {
        console.json(toJson(mapping));
        return;
    }
    for (const QString &note : source.notes()) {
        console.line(note);
    }
    QList<QStringList> rows;
    for (const exchange::ColumnRule &rule : mapping.columns) {
        QStringList details;
        for (const QString &detail :
             {rule.scheme, rule.endpoint, rule.unit, rule.laboratory, rule.target}) {
            if (!detail.isEmpty() && detail != rule.header) {
                details << detail;
            }
        }
        rows.append({QString::number(rule.index + 1), rule.header, toName(rule.meaning),
                     details.join(QStringLiteral(", ")), rule.reason});
    }
    console.table(
        {Tr::tr("Column"), Tr::tr("Header"), Tr::tr("Meaning"), Tr::tr("Details"), Tr::tr("Why")},
        rows);
}

// The whole text lists every row with a remark: too much for a screen, right for a file.
QString summary(const exchange::ImportReport &report)
{
    const QString whole = exchange::toText(report);
    const qsizetype rows = whole.indexOf(QStringLiteral("\nRow "));
    return rows < 0 ? whole : whole.left(rows);
}

Result<> keepReport(const exchange::ImportReport &report, const QString &path)
{
    const bool isText = path.endsWith(QLatin1String(".txt"), Qt::CaseInsensitive);
    return writeFile(path,
                     isText ? exchange::toText(report).toUtf8() : canonicalText(toJson(report)));
}

Result<> importTable(Invocation &invocation, const ImportOptions &options)
{
    Console &console = invocation.console;
    exchange::TableOptions how;
    how.sheet = text(options.sheet);
    if (options.headerRow >= 0) {
        how.headerRow = options.headerRow;
    }
    ARTEMISIA_TRY_ASSIGN(const auto source, exchange::openTable(text(options.file), how));
    ARTEMISIA_TRY_ASSIGN(const exchange::ColumnMapping mapping, mappingFor(*source, options));
    if (!options.saveMapping.empty()) {
        ARTEMISIA_TRY(writeFile(text(options.saveMapping), canonicalText(toJson(mapping))));
    }
    if (options.showMapping) {
        showMapping(console, *source, mapping);
        return {};
    }
    ARTEMISIA_TRY_ASSIGN(const auto store, invocation.openNotebook(store::OpenMode::ReadWrite));
    ARTEMISIA_TRY_ASSIGN(
        const exchange::ImportReport report,
        exchange::importCompounds(*store, *source, mapping, options.isDryRun, invocation.context));
    if (!options.report.empty()) {
        ARTEMISIA_TRY(keepReport(report, text(options.report)));
    }
    if (console.isJson) {
        console.json(toJson(report));
        return {};
    }
    console.print(summary(report));
    if (report.importedWithRemarks + report.notImported > 0) {
        console.line();
        console.line(options.report.empty()
                         ? Tr::tr("With --report FILE every row's remarks are written to a file.")
                         : Tr::tr("Every row's remarks are in %1.").arg(text(options.report)));
    }
    return {};
}
} // namespace

void addImport(CLI::App &app, Invocation &invocation)
{
    auto *import =
        app.add_subcommand("import", Tr::tr("Take a table into the notebook").toStdString());
    import->require_subcommand(1);
    invocation.addNotebookOption(*import);
    invocation.addJsonOption(*import);
    auto *command = import->add_subcommand(
        "compounds",
        Tr::tr("Compounds, batches, assays and results from CSV, TSV, XLSX, SDF or SMILES")
            .toStdString());
    const auto options = std::make_shared<ImportOptions>();
    command->add_option("FILE", options->file, Tr::tr("The table").toStdString())->required();
    command->add_option("--mapping", options->mapping,
                        Tr::tr("Columns as this file says, not as guessed").toStdString());
    command->add_option("--save-mapping", options->saveMapping,
                        Tr::tr("Keep the mapping that is used as a file").toStdString());
    command->add_flag("--show-mapping", options->showMapping,
                      Tr::tr("Show how the columns are read, and import nothing").toStdString());
    command->add_flag("--dry-run", options->isDryRun,
                      Tr::tr("Do everything but write to the notebook").toStdString());
    command->add_option(
        "--report", options->report,
        Tr::tr("Write what became of every row to this file: JSON, or text for .txt")
            .toStdString());
    command->add_option("--sheet", options->sheet,
                        Tr::tr("Which sheet of a workbook").toStdString());
    command
        ->add_option(
            "--header-row", options->headerRow,
            Tr::tr("The line of the header; 0: there is none (else it is found out)").toStdString())
        ->check(CLI::Range(0, 1000000));
    invocation.addNotebookOption(*command);
    invocation.addJsonOption(*command);
    addExamples(*command, {"import compounds MalariaMolecules.csv --show-mapping",
                           "import compounds MalariaMolecules.csv --dry-run --report trial.json",
                           "import compounds library.sdf --notebook ~/osm --report report.txt",
                           "import compounds list.xlsx --sheet Compounds --header-row 3"});
    command->callback([&invocation, options] {
        invocation.work = [&invocation, options] { return importTable(invocation, *options); };
    });
}

} // namespace artemisia::cli
