// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/tr.h"
#include "core/record/notebook.h"

#include <QDir>

namespace artemisia::cli
{

namespace
{
struct InitOptions {
    std::string folder;
    std::string title;
    std::string name;
    std::string initials;
    std::string orcid;
    std::string github;
    std::string licence = "CC-BY-4.0";
    std::string description;
};

Result<Person> personOf(const InitOptions &options)
{
    Person person;
    person.head.id = PersonId::create();
    person.name = text(options.name).simplified();
    person.initials = text(options.initials);
    person.github = text(options.github);
    if (person.name.isEmpty()) {
        return fail(ErrorCode::Usage, Tr::tr("The name is empty."));
    }
    if (!isValidInitials(person.initials)) {
        return fail(ErrorCode::Usage,
                    Tr::tr("\"%1\" are no initials: one to four capital letters are.")
                        .arg(person.initials));
    }
    if (!options.orcid.empty()) {
        ARTEMISIA_TRY_ASSIGN(person.orcid, normaliseOrcid(text(options.orcid)));
    }
    return person;
}

Result<> init(Invocation &invocation, const InitOptions &options)
{
    Notebook notebook;
    notebook.head.id = NotebookId::create();
    notebook.title = text(options.title).simplified();
    notebook.description = text(options.description);
    notebook.licence = text(options.licence);
    if (notebook.title.isEmpty()) {
        return fail(ErrorCode::Usage, Tr::tr("The title is empty."));
    }
    if (!knownLicences().contains(notebook.licence)) {
        return fail(ErrorCode::Usage,
                    Tr::tr("%1 is not a licence offered for data. These are: %2.")
                        .arg(notebook.licence, knownLicences().join(QStringLiteral(", "))));
    }
    ARTEMISIA_TRY_ASSIGN(const Person owner, personOf(options));
    const QString folder = QDir::cleanPath(QDir().absoluteFilePath(text(options.folder)));
    ARTEMISIA_TRY_ASSIGN(const auto store, store::Store::create(folder, notebook, owner));
    if (invocation.console.isJson) {
        invocation.console.json(Json{{"folder", folder.toStdString()},
                                     {"id", notebook.head.id.toString().toStdString()},
                                     {"title", notebook.title.toStdString()}});
    } else {
        invocation.console.line(
            Tr::tr("Made the notebook \"%1\" in %2.").arg(notebook.title, folder));
    }
    return {};
}
} // namespace

void addInit(CLI::App &app, Invocation &invocation)
{
    auto *command =
        app.add_subcommand("init", Tr::tr("Make a new notebook in a folder").toStdString());
    const auto options = std::make_shared<InitOptions>();
    command->add_option("FOLDER", options->folder, Tr::tr("Where; absent or empty").toStdString())
        ->required();
    command->add_option("--title", options->title, Tr::tr("The notebook's title").toStdString())
        ->required();
    command->add_option("--name", options->name, Tr::tr("Who records in it").toStdString())
        ->required();
    command
        ->add_option(
            "--initials", options->initials,
            Tr::tr("One to four capital letters; experiments are numbered with them").toStdString())
        ->required();
    command->add_option("--orcid", options->orcid, Tr::tr("0000-0002-1825-0097").toStdString());
    command->add_option("--github", options->github, Tr::tr("User name on GitHub").toStdString());
    command->add_option("--description", options->description, Tr::tr("Markdown").toStdString());
    command
        ->add_option("--licence", options->licence,
                     Tr::tr("What others may do with the data: an SPDX identifier").toStdString())
        ->capture_default_str();
    invocation.addJsonOption(*command);
    addExamples(
        *command,
        {"init notebook --title \"Open Source Malaria\" --name \"Ada Chemist\" --initials AC",
         "init ~/osm --title OSM --name \"Ada Chemist\" --initials AC --orcid 0000-0002-1825-0097 "
         "--licence CC0-1.0"});
    command->callback([&invocation, options] {
        invocation.work = [&invocation, options] { return init(invocation, *options); };
    });
}

} // namespace artemisia::cli
