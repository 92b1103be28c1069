// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compounds/registrar.h"
#include "tests/bench/bench.h"

#include <QHash>

namespace artemisia::bench
{

namespace
{

const store::RowId kCompoundsUsed = 3;

Material material(const Compound &compound, MaterialRole role)
{
    Material material;
    material.id = ElementId::create();
    material.role = role;
    material.compound = compound.head.id;
    material.mass = {Decimal::fromString(u"0.250"), QStringLiteral("g")};
    return material;
}

Observation observation(const PersonId &author, const QString &text)
{
    return {ElementId::create(), Timestamp::now(), author, text, Json::object()};
}

/// Two compounds of the notebook that become a third. No chemistry: what counts is the size.
Experiment experimentOf(int number, const QList<Compound> &used, const PersonId &author)
{
    Experiment experiment;
    experiment.head.id = ExperimentId::create();
    experiment.head.authors = {author};
    experiment.code = QStringLiteral("B%1-1").arg(number);
    experiment.title = QStringLiteral("Coupling of %1 with %2").arg(used[0].code, used[1].code);
    experiment.state = PublicationState::Open;
    experiment.date = QStringLiteral("2026-%1-%2")
                          .arg(1 + number % 12, 2, 10, QLatin1Char('0'))
                          .arg(1 + number % 28, 2, 10, QLatin1Char('0'));
    experiment.tags = {QStringLiteral("series-%1").arg(number % 12)};
    experiment.objective = QStringLiteral("Make %1 for the assay.").arg(used[2].code);
    experiment.scheme.smiles =
        QStringLiteral("%1.%2>>%3")
            .arg(used[0].structure.smiles, used[1].structure.smiles, used[2].structure.smiles);
    experiment.materials = {material(used[0], MaterialRole::Reactant),
                            material(used[1], MaterialRole::Reactant),
                            material(used[2], MaterialRole::Product)};
    experiment.procedure =
        QStringLiteral("To a solution of **%1** (250 mg) in DMF (4 mL) at 0 °C was added HATU "
                       "(1.2 equiv), then **%2** and DIPEA (3 equiv). The mixture was stirred at "
                       "room temperature overnight, poured into water (20 mL) and extracted with "
                       "EtOAc (3 x 15 mL). The combined organic layers were washed with brine, "
                       "dried (MgSO4) and concentrated. Flash chromatography (hexane to EtOAc) "
                       "gave **%3** as a white solid.")
            .arg(used[0].code, used[1].code, used[2].code);
    experiment.observations = {
        observation(author, QStringLiteral("The solution turned yellow on addition.")),
        observation(author, QStringLiteral("TLC after 2 h: %1 consumed.").arg(used[0].code))};
    experiment.conclusion = QStringLiteral("%1 was obtained in good purity.").arg(used[2].code);
    return experiment;
}

QList<Compound> compoundsForExperiments(store::Store &store, int count)
{
    QList<Compound> compounds;
    QList<store::RowId> rows = must(store.compounds().rowIds({}));
    rows = rows.mid(0, count + kCompoundsUsed);
    for (const store::CompoundRow &row : must(store.compounds().rows(rows))) {
        Compound compound;
        compound.head.id = row.id;
        compound.code = row.code;
        compound.structure.smiles = row.smiles;
        compounds.append(compound);
    }
    return compounds;
}

void registerCompounds(store::Store &store, const std::vector<NamedSmiles> &molecules)
{
    const store::SaveContext context{store.owner(), QStringLiteral("Bench")};
    must(store.transaction(QString(), [&]() -> Result<> {
        int number = 0;
        for (const NamedSmiles &molecule : molecules) {
            const auto read = chem::Molecule::fromSmiles(molecule.smiles);
            auto made = read ? compounds::prepare(*read)
                             : Result<compounds::Preparation>(fail(ErrorCode::Invalid, {}));
            if (!made) {
                continue; // RDKit refuses some
            }
            Compound &compound = made->compound;
            compound.head.id = CompoundId::create();
            compound.code = QStringLiteral("B-%1").arg(++number);
            compound.aliases = {
                {ElementId::create(), molecule.name, QStringLiteral("source"), Json::object()}};
            ARTEMISIA_TRY(store.compounds().save(compound, context));
        }
        return {};
    }));
}

} // namespace

std::unique_ptr<store::Store> makeNotebook(const QString &folder)
{
    Notebook notebook;
    notebook.head.id = NotebookId::create();
    notebook.title = QStringLiteral("Bench");
    notebook.licence = QStringLiteral("CC-BY-4.0");
    Person person;
    person.head.id = PersonId::create();
    person.name = QStringLiteral("Bench");
    person.initials = QStringLiteral("B");
    return must(store::Store::create(folder, notebook, person));
}

void addPlainCompounds(store::Store &store, const std::vector<NamedSmiles> &molecules)
{
    const store::SaveContext context{store.owner(), QStringLiteral("Bench")};
    must(store.transaction(QString(), [&]() -> Result<> {
        int number = 0;
        for (const NamedSmiles &molecule : molecules) {
            Compound compound;
            compound.head.id = CompoundId::create();
            compound.code = QStringLiteral("B-%1").arg(++number);
            compound.structure.smiles = QString::fromStdString(molecule.smiles);
            compound.aliases = {
                {ElementId::create(), molecule.name, QStringLiteral("source"), Json::object()}};
            compound.averageMass = 100 + number % 400;
            ARTEMISIA_TRY(store.compounds().save(compound, context));
        }
        return {};
    }));
}

void addExperiments(store::Store &store, int count)
{
    const store::SaveContext context{store.owner(), QStringLiteral("Bench")};
    const QList<Compound> compounds = compoundsForExperiments(store, count);
    must(store.transaction(QString(), [&]() -> Result<> {
        for (int i = 0; i < count && compounds.size() >= kCompoundsUsed; ++i) {
            const auto used = [&](int which) { return compounds[(i + which) % compounds.size()]; };
            Experiment experiment = experimentOf(i + 1, {used(0), used(1), used(2)}, store.owner());
            ARTEMISIA_TRY(store.experiments().save(experiment, context));
        }
        return {};
    }));
}

void makeLargeNotebook(const QString &smilesFile, const QString &folder, int compounds,
                       int experiments)
{
    const auto molecules = readSmiles(smilesFile, compounds);
    const auto store = makeNotebook(folder);
    const double made = secondsOf([&] { registerCompounds(*store, molecules); });
    const double written = secondsOf([&] { addExperiments(*store, experiments); });
    row(QStringLiteral("make %1 compounds, from SMILES").arg(must(store->compounds().count())),
        seconds(made), QString(), QString());
    row(QStringLiteral("make %1 experiments").arg(must(store->experiments().count())),
        seconds(written), QString(), QString());
}

} // namespace artemisia::bench
