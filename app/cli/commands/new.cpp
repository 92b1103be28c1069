// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/tr.h"
#include "chem/drawing/alike_steps.h"
#include "chem/reaction/reaction.h"
#include "core/base/timestamp.h"
#include "core/compounds/registrar.h"

#include <QFile>

namespace artemisia::cli
{

namespace
{
constexpr qint64 kLargestText = 4 * 1024 * 1024;

struct NewExperiment {
    std::string title;
    std::string reaction;
    std::string procedure;
    std::string objective;
    std::string conclusion;
    std::string date;
    std::vector<std::string> tags;
    std::vector<std::string> files;
    bool isOpen = false;
    bool isDemonstration = false;
};

Result<QString> readText(const QString &path)
{
    QFile file(path);
    if (!file.exists()) {
        return fail(ErrorCode::NotFound, Tr::tr("There is no file %1.").arg(path));
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::Io, Tr::tr("%1 cannot be read.").arg(path), file.errorString());
    }
    const QByteArray bytes = file.read(kLargestText + 1);
    if (bytes.size() > kLargestText) {
        return fail(ErrorCode::TooLarge, Tr::tr("%1 is over 4 MB; attach it instead.").arg(path));
    }
    return QString::fromUtf8(bytes).replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
}

MaterialRole roleOf(chem::ReactionRole role)
{
    switch (role) {
    case chem::ReactionRole::Reactant:
        return MaterialRole::Reactant;
    case chem::ReactionRole::Product:
        return MaterialRole::Product;
    case chem::ReactionRole::Agent:
        break;
    }
    return MaterialRole::Reagent;
}

// One row of the table for each structure of the scheme; linked to the compound it can only be.
Result<Material> materialOf(store::Store &store, const chem::Participant &participant)
{
    Material material;
    material.id = ElementId::create();
    material.role = roleOf(participant.role);
    ARTEMISIA_TRY_ASSIGN(material.structure, compounds::structureOf(participant.molecule));
    if (!material.structure.inchiKey.isEmpty()) {
        ARTEMISIA_TRY_ASSIGN(const QList<CompoundId> same,
                             store.compounds().findByInchiKey(material.structure.inchiKey));
        if (same.size() == 1) {
            material.compound = same.first();
        }
    }
    return material;
}

Result<> addReaction(store::Store &store, Experiment &experiment, const std::string &given)
{
    auto reaction = chem::Reaction::fromText(given);
    if (!reaction) {
        Error error = fromChem(reaction.error());
        error.message = Tr::tr("The reaction could not be read: %1").arg(error.message);
        return tl::unexpected(error);
    }
    auto laidOut = chem::laidOutAlike(*reaction);
    if (!laidOut) {
        return tl::unexpected(fromChem(laidOut.error()));
    }
    const auto rxn = laidOut->rxnBlock();
    if (!rxn) {
        return tl::unexpected(fromChem(rxn.error()));
    }
    experiment.scheme.rxn = QString::fromStdString(*rxn);
    experiment.scheme.smiles = QString::fromStdString(laidOut->smiles());
    for (const chem::Participant &participant : laidOut->participants()) {
        ARTEMISIA_TRY_ASSIGN(const Material material, materialOf(store, participant));
        experiment.materials.append(material);
    }
    return {};
}

Result<Person> owner(store::Store &store)
{
    ARTEMISIA_TRY_ASSIGN(const std::optional<Person> person,
                         store.notebook().person(store.owner()));
    if (!person) {
        return fail(ErrorCode::Usage,
                    Tr::tr("The notebook does not know who records here. Clone it with "
                           "--name and --initials."));
    }
    return *person;
}

Result<Experiment> experimentOf(Invocation &invocation, store::Store &store,
                                const NewExperiment &given)
{
    Experiment experiment;
    experiment.head.id = ExperimentId::create();
    experiment.head.authors = {store.owner()};
    experiment.title = text(given.title).simplified();
    experiment.objective = text(given.objective);
    experiment.conclusion = text(given.conclusion);
    experiment.isDemonstration = given.isDemonstration;
    experiment.state = given.isOpen ? PublicationState::Open : PublicationState::Draft;
    experiment.date = given.date.empty()
                          ? Timestamp::now().toDateTime().toLocalTime().date().toString(Qt::ISODate)
                          : text(given.date);
    if (!QDate::fromString(experiment.date, Qt::ISODate).isValid()) {
        return fail(ErrorCode::Usage,
                    Tr::tr("\"%1\" is not a date like 2026-11-22.").arg(experiment.date));
    }
    for (const std::string &tag : given.tags) {
        experiment.tags.append(text(tag));
    }
    if (!given.procedure.empty()) {
        ARTEMISIA_TRY_ASSIGN(experiment.procedure, readText(text(given.procedure)));
    }
    if (!given.reaction.empty()) {
        ARTEMISIA_TRY(addReaction(store, experiment, given.reaction));
    }
    for (const std::string &file : given.files) {
        ARTEMISIA_TRY_ASSIGN(const Attachment attachment,
                             store.attachments().addFile(text(file), invocation.context));
        experiment.attachments.append(attachment);
    }
    return experiment;
}

Result<> newExperiment(Invocation &invocation, const NewExperiment &given)
{
    ARTEMISIA_TRY_ASSIGN(const auto store, invocation.openNotebook(store::OpenMode::ReadWrite));
    ARTEMISIA_TRY_ASSIGN(const Person person, owner(*store));
    ARTEMISIA_TRY_ASSIGN(Experiment experiment, experimentOf(invocation, *store, given));
    ARTEMISIA_TRY(store->transaction({}, [&store, &person, &experiment]() -> Result<> {
        ARTEMISIA_TRY_ASSIGN(const ExperimentCode code, store->experiments().nextCode(person));
        experiment.code = code.toString();
        return store->experiments().save(experiment, {person.head.id, Tr::tr("Created"), false});
    }));
    if (invocation.console.isJson) {
        invocation.console.json(Json{{"id", experiment.head.id.toString().toStdString()},
                                     {"code", experiment.code.toStdString()},
                                     {"title", experiment.title.toStdString()},
                                     {"state", toName(experiment.state).toStdString()}});
    } else {
        invocation.console.line(
            Tr::tr("Recorded %1, \"%2\" (%3).")
                .arg(experiment.code, experiment.title, toName(experiment.state)));
    }
    return {};
}
} // namespace

void addNew(CLI::App &app, Invocation &invocation)
{
    auto *parent = app.add_subcommand("new", Tr::tr("Record something new").toStdString());
    parent->require_subcommand(1);
    invocation.addNotebookOption(*parent);
    invocation.addJsonOption(*parent);
    auto *command =
        parent->add_subcommand("experiment", Tr::tr("An experiment, numbered").toStdString());
    const auto given = std::make_shared<NewExperiment>();
    command->add_option("--title", given->title, Tr::tr("Its title").toStdString())->required();
    command->add_option("--reaction", given->reaction,
                        Tr::tr("The scheme as reaction SMILES").toStdString());
    command->add_option("--procedure", given->procedure,
                        Tr::tr("A Markdown file with the procedure").toStdString());
    command->add_option("--objective", given->objective, Tr::tr("Markdown").toStdString());
    command->add_option("--conclusion", given->conclusion, Tr::tr("Markdown").toStdString());
    command->add_option("--date", given->date, Tr::tr("When it began; else today").toStdString());
    command->add_option("--tag", given->tags, Tr::tr("A tag; may be repeated").toStdString())
        ->allow_extra_args(false);
    command->add_option("--attach", given->files, Tr::tr("A file; may be repeated").toStdString())
        ->allow_extra_args(false);
    command->add_flag(
        "--open", given->isOpen,
        Tr::tr("To be published with the next publication (else it is a draft)").toStdString());
    command->add_flag("--demonstration", given->isDemonstration,
                      Tr::tr("Made up to show the program; says so on its page").toStdString());
    invocation.addNotebookOption(*command);
    invocation.addJsonOption(*command);
    addExamples(*command,
                {"new experiment --title \"Suzuki coupling\"",
                 "new experiment --title \"Amide coupling\" --reaction "
                 "\"OC(=O)c1ccccc1.NCC>>CCNC(=O)c1ccccc1\" --procedure procedure.md --open"});
    command->callback([&invocation, given] {
        invocation.work = [&invocation, given] { return newExperiment(invocation, *given); };
    });
}

} // namespace artemisia::cli
