// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"

#include "app/cli/commands/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/tr.h"
#include "core/base/log.h"

#include <iostream>

namespace artemisia::cli
{

namespace
{
// The parser may not have come as far as --json when it fails.
bool asksForJson(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        if (qstrcmp(argv[i], "--json") == 0) {
            return true;
        }
    }
    return false;
}

QString withFullStop(const QString &sentence)
{
    return sentence.endsWith(u'.') ? sentence : sentence + u'.';
}

int parseFailure(const CLI::App &app, const CLI::ParseError &error, Invocation &invocation,
                 int argc, char **argv)
{
    if (error.get_exit_code() == int(CLI::ExitCodes::Success)) {
        return app.exit(error, std::cout, std::cerr); // --help, --version
    }
    invocation.console.isJson = asksForJson(argc, argv);
    const QString more = Tr::tr("See artemisia-cli --help, or --help after the command.");
    invocation.console.error(
        {ErrorCode::Usage,
         withFullStop(QString::fromStdString(error.what()).simplified()) + u' ' + more,
         {}});
    return int(ErrorCode::Usage);
}

int runWork(Invocation &invocation)
{
    Result<> outcome = invocation.work();
    invocation.console.endProgress();
    if (outcome && !invocation.console.isGood()) {
        outcome = fail(ErrorCode::Io, Tr::tr("The answer could not be written."));
    }
    if (!outcome) {
        Log::failure("cli", outcome.error());
        invocation.console.error(outcome.error());
        return int(outcome.error().code);
    }
    return invocation.exitCode;
}
} // namespace

int run(int argc, char **argv)
{
    Invocation invocation;
    CLI::App app(
        Tr::tr("Artemisia, an open electronic lab notebook, by the command line.").toStdString(),
        "artemisia-cli");
    app.set_version_flag("--version", "artemisia-cli " ARTEMISIA_VERSION);
    app.require_subcommand(1);
    app.get_formatter()->column_width(34);
    invocation.addNotebookOption(app);
    invocation.addJsonOption(app);
    addInit(app, invocation);
    addImport(app, invocation);
    addNew(app, invocation);
    addList(app, invocation);
    addShow(app, invocation);
    addSearch(app, invocation);
    addPublish(app, invocation);
    addClone(app, invocation);
    addExport(app, invocation);
    addCheck(app, invocation);
    addBackup(app, invocation);
    addRestore(app, invocation);
    addExamples(
        app, {"init notebook --title \"Open Source Malaria\" --name \"Ada Chemist\" --initials AC",
              "import compounds list.csv --notebook notebook --report report.json",
              "search --substructure c1ncc2nncn2c1 --notebook notebook",
              "publish --to https://github.com/me/notebook.git --notebook notebook"});
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return parseFailure(app, error, invocation, argc, argv);
    }
    if (const auto fine = invocation.checkNotebookOption(app); !fine) {
        invocation.console.error(fine.error());
        return int(fine.error().code);
    }
    cancelOnInterrupt(invocation.context.cancel);
    return invocation.work ? runWork(invocation) : int(ErrorCode::Usage);
}

} // namespace artemisia::cli
