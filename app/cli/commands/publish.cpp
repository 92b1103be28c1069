// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/tr.h"
#include "core/sync/publisher.h"

#include <QDir>
#include <QFileInfo>

namespace artemisia::cli
{

namespace
{
struct PublishOptionsGiven {
    std::string to;
    std::string message;
};

const char *outcomeName(sync::PublishOutcome outcome)
{
    switch (outcome) {
    case sync::PublishOutcome::NothingToDo:
        return "nothing-to-do";
    case sync::PublishOutcome::Committed:
        return "committed";
    case sync::PublishOutcome::Pushed:
        break;
    }
    return "pushed";
}

QString outcomeText(const sync::PublishReport &report)
{
    switch (report.outcome) {
    case sync::PublishOutcome::NothingToDo:
        return Tr::tr("Nothing has changed since the last publication.");
    case sync::PublishOutcome::Committed:
        return Tr::tr("Committed %n record(s) as %1. The notebook has no public repository yet: "
                      "name one with --to.",
                      nullptr, int(report.records))
            .arg(report.commit.left(12));
    case sync::PublishOutcome::Pushed:
        break;
    }
    return Tr::tr("Published %n record(s) as %1 to %2.", nullptr, int(report.records))
        .arg(report.commit.left(12), report.url);
}

// A relative path means the same repository later, whatever the current folder is then.
QString asUrl(const QString &to)
{
    const bool isPath =
        !to.isEmpty() && !to.contains(QStringLiteral("://")) && QFileInfo::exists(to);
    return isPath ? QDir::cleanPath(QDir().absoluteFilePath(to)) : to;
}

Result<> publish(Invocation &invocation, const PublishOptionsGiven &given)
{
    ARTEMISIA_TRY_ASSIGN(const auto store, invocation.openNotebook(store::OpenMode::ReadWrite));
    sync::PublishOptions options;
    options.url = asUrl(text(given.to));
    options.message = text(given.message);
    ARTEMISIA_TRY_ASSIGN(const sync::PublishReport report,
                         sync::publish(*store, options, invocation.context));
    if (invocation.console.isJson) {
        invocation.console.json(Json{{"outcome", outcomeName(report.outcome)},
                                     {"commit", report.commit.toStdString()},
                                     {"message", report.message.toStdString()},
                                     {"url", report.url.toStdString()},
                                     {"records", report.records},
                                     {"files_written", report.filesWritten},
                                     {"files_removed", report.filesRemoved},
                                     {"findings", toJson(report.findings)}});
        return {};
    }
    invocation.console.line(outcomeText(report));
    for (const format::Finding &finding : report.findings) {
        invocation.console.line(toText(finding));
    }
    return {};
}
} // namespace

void addPublish(CLI::App &app, Invocation &invocation)
{
    auto *command = app.add_subcommand(
        "publish",
        Tr::tr("Commit what is open and send it to the public repository").toStdString());
    const auto given = std::make_shared<PublishOptionsGiven>();
    command->add_option(
        "--to", given->to,
        Tr::tr("Path, file://, https:// or ssh:// of a repository; remembered").toStdString());
    command->add_option(
        "--message", given->message,
        Tr::tr("First line of the commit; else made from the changes").toStdString());
    invocation.addNotebookOption(*command);
    invocation.addJsonOption(*command);
    addExamples(*command,
                {"publish", "publish --to ~/public/osm.git --message \"Series 4, first results\"",
                 "publish --to https://github.com/me/notebook.git --json"});
    command->callback([&invocation, given] {
        invocation.work = [&invocation, given] { return publish(invocation, *given); };
    });
}

} // namespace artemisia::cli
