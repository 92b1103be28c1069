// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/published_folder.h"
#include "app/cli/tr.h"
#include "core/exchange/compound_export.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace artemisia::cli
{

namespace
{
struct ExportOptions {
    std::string format;
    std::string out;
    std::vector<std::string> select;
};

// The published form as a plain folder. Made beside and renamed, so that a folder of that name is
// whole.
Result<qint64> exportFolder(Invocation &invocation, store::Store &store, const QString &folder)
{
    const QFileInfo info(folder);
    if (info.exists() && !(info.isDir() && QDir(folder).isEmpty())) {
        return fail(
            ErrorCode::Usage,
            Tr::tr("%1 is there already; the export needs a new or an empty folder.").arg(folder));
    }
    const QString beside = folder + QStringLiteral(".part");
    QDir(beside).removeRecursively();
    auto files = writePublishedFolder(store, beside, invocation.context);
    if (!files) {
        QDir(beside).removeRecursively();
        return files;
    }
    QDir().rmdir(folder);
    if (!QDir().rename(beside, folder)) {
        return fail(ErrorCode::Io,
                    Tr::tr("%1 could not be made; the export is in %2.").arg(folder, beside));
    }
    return files;
}

Result<exchange::ExportReport> exportFile(Invocation &invocation, store::Store &store,
                                          exchange::ExportFormat format, const QStringList &codes,
                                          const QString &path)
{
    if (path == QLatin1String("-")) {
        QFile out;
        if (!out.open(stdout, QIODevice::WriteOnly)) {
            return fail(ErrorCode::Io, Tr::tr("Standard output cannot be written to."));
        }
        return exchange::exportRecords(store, format, codes, out, invocation.context);
    }
    QSaveFile out(path);
    if (!out.open(QIODevice::WriteOnly)) {
        return fail(ErrorCode::Io, Tr::tr("%1 could not be written.").arg(path), out.errorString());
    }
    auto report = exchange::exportRecords(store, format, codes, out, invocation.context);
    // Flushed here: commit() does not say that the last bytes found no room.
    if (report && (!out.flush() || !out.commit())) {
        return fail(ErrorCode::Io,
                    Tr::tr("%1 could not be written; the disk may be full.").arg(path),
                    out.errorString());
    }
    return report;
}

Result<> exportNotebook(Invocation &invocation, const ExportOptions &options)
{
    ARTEMISIA_TRY_ASSIGN(const auto store, invocation.openNotebook(store::OpenMode::ReadOnly));
    const QString path = text(options.out);
    exchange::ExportReport report;
    if (const auto format = exchange::exportFormatFromName(text(options.format))) {
        QStringList codes;
        for (const std::string &code : options.select) {
            codes.append(text(code).split(u',', Qt::SkipEmptyParts));
        }
        codes.removeDuplicates();
        ARTEMISIA_TRY_ASSIGN(report, exportFile(invocation, *store, *format, codes, path));
    } else if (!options.select.empty()) {
        return fail(ErrorCode::Usage,
                    Tr::tr("A repository is exported whole; leave out --select."));
    } else {
        ARTEMISIA_TRY_ASSIGN(const qint64 files,
                             exportFolder(invocation, *store, QDir().absoluteFilePath(path)));
        if (invocation.console.isJson) {
            invocation.console.json(
                Json{{"format", options.format}, {"out", path.toStdString()}, {"files", files}});
        } else {
            invocation.console.line(
                Tr::tr("Wrote %n file(s) to %1.", nullptr, int(files)).arg(path));
        }
        return {};
    }
    if (path == QLatin1String("-")) {
        return {}; // standard output holds the export itself
    }
    if (invocation.console.isJson) {
        invocation.console.json(Json{{"format", options.format},
                                     {"out", path.toStdString()},
                                     {"records", report.records},
                                     {"left_out", report.leftOut}});
        return {};
    }
    invocation.console.line(
        Tr::tr("Wrote %n record(s) to %1.", nullptr, int(report.records)).arg(path));
    if (report.leftOut > 0) {
        invocation.console.line(
            Tr::tr("Left out for want of a structure: %1.").arg(report.leftOut));
    }
    return {};
}
} // namespace

void addExport(CLI::App &app, Invocation &invocation)
{
    auto *command =
        app.add_subcommand("export", Tr::tr("Write records to a file or folder").toStdString());
    const auto options = std::make_shared<ExportOptions>();
    command
        ->add_option("FORMAT", options->format,
                     Tr::tr("csv, sdf or smiles (compounds), results (CSV), json (everything), or "
                            "repository (the published form as a folder)")
                         .toStdString())
        ->required()
        ->check(CLI::IsMember({"csv", "sdf", "smiles", "results", "json", "repository"}));
    command
        ->add_option("--out", options->out,
                     Tr::tr("The file or folder; - is standard output").toStdString())
        ->required();
    command->add_option("--select", options->select,
                        Tr::tr("Only these codes, separated by commas or spaces").toStdString());
    invocation.addNotebookOption(*command);
    invocation.addJsonOption(*command);
    addExamples(*command, {"export csv --out compounds.csv",
                           "export sdf --out three.sdf --select OSM-S-5,OSM-S-106,OSM-S-201",
                           "export smiles --out - | head", "export repository --out public-form"});
    command->callback([&invocation, options] {
        invocation.work = [&invocation, options] { return exportNotebook(invocation, *options); };
    });
}

} // namespace artemisia::cli
