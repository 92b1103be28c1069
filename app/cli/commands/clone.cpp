// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/tr.h"
#include "core/record/notebook.h"
#include "core/sync/publisher.h"

#include <QDir>
#include <QFileInfo>

namespace artemisia::cli
{

namespace
{
struct CloneOptions {
    std::string url;
    std::string folder;
    std::string name;
    std::string initials;
    std::string orcid;
};

Result<std::optional<Person>> personOf(const CloneOptions &options)
{
    if (options.name.empty() && options.initials.empty() && options.orcid.empty()) {
        return std::nullopt;
    }
    Person person;
    person.head.id = PersonId::create();
    person.name = text(options.name).simplified();
    person.initials = text(options.initials);
    if (person.name.isEmpty() || !isValidInitials(person.initials)) {
        return fail(
            ErrorCode::Usage,
            Tr::tr("To record in the clone, give --name and --initials (one to four capital "
                   "letters)."));
    }
    if (!options.orcid.empty()) {
        ARTEMISIA_TRY_ASSIGN(person.orcid, normaliseOrcid(text(options.orcid)));
    }
    return person;
}

Result<> clone(Invocation &invocation, const CloneOptions &options)
{
    ARTEMISIA_TRY_ASSIGN(const std::optional<Person> person, personOf(options));
    const QString folder = QDir::cleanPath(QDir().absoluteFilePath(text(options.folder)));
    QString url = text(options.url);
    if (!url.contains(QStringLiteral("://")) && QFileInfo::exists(url)) {
        url = QDir::cleanPath(QDir().absoluteFilePath(url));
    }
    ARTEMISIA_TRY_ASSIGN(const sync::CloneReport report,
                         sync::clone(url, folder, person, invocation.context));
    if (invocation.console.isJson) {
        invocation.console.json(Json{{"folder", folder.toStdString()},
                                     {"url", sync::withoutCredentials(url).toStdString()},
                                     {"commit", report.commit.toStdString()},
                                     {"records", report.records},
                                     {"findings", toJson(report.findings)}});
        return {};
    }
    invocation.console.line(
        Tr::tr("Made a notebook with %n record(s) from %1 in %2.", nullptr, int(report.records))
            .arg(sync::withoutCredentials(url), folder));
    for (const format::Finding &finding : report.findings) {
        invocation.console.line(toText(finding));
    }
    return {};
}
} // namespace

void addClone(CLI::App &app, Invocation &invocation)
{
    auto *command = app.add_subcommand(
        "clone", Tr::tr("Make a complete notebook from a published repository").toStdString());
    const auto options = std::make_shared<CloneOptions>();
    command
        ->add_option("URL", options->url, Tr::tr("Path, file://, https:// or ssh://").toStdString())
        ->required();
    command->add_option("FOLDER", options->folder, Tr::tr("Where; absent or empty").toStdString())
        ->required();
    command->add_option("--name", options->name, Tr::tr("Who records in the clone").toStdString());
    command->add_option("--initials", options->initials,
                        Tr::tr("One to four capital letters").toStdString());
    command->add_option("--orcid", options->orcid, Tr::tr("0000-0002-1825-0097").toStdString());
    invocation.addJsonOption(*command);
    addExamples(*command, {"clone https://github.com/OpenSourceMalaria/notebook.git osm",
                           "clone ~/public/osm.git copy --name \"Ben Student\" --initials BS"});
    command->callback([&invocation, options] {
        invocation.work = [&invocation, options] { return clone(invocation, *options); };
    });
}

} // namespace artemisia::cli
