// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the sample notebook anew: artemisia-make-sample osm-sample.csv FOLDER. Compounds and
// results are Open Source Malaria's; the experiments are demonstrations, written here. What it
// wrote is kept in resources/sample/notebook; run it again only to change the sample (ids are new
// each time).
#include "chem/drawing/alike_steps.h"
#include "chem/molecule/descriptors.h"
#include "core/exchange/compound_import.h"
#include "core/format/notebook_files.h"

#include <QCoreApplication>
#include <QDir>
#include <QSaveFile>
#include <QTemporaryDir>
#include <QTextStream>

using namespace artemisia;
using namespace Qt::Literals::StringLiterals;

namespace
{

template <class T>
T must(Result<T> result)
{
    if (!result) {
        QTextStream(stderr) << result.error().message << " (" << result.error().detail << ")\n";
        std::exit(1);
    }
    if constexpr (!std::is_void_v<T>) {
        return std::move(*result);
    }
}

template <class T>
T mustChem(chem::Result<T> result)
{
    return result ? std::move(*result) : must<T>(tl::unexpected(fromChem(result.error())));
}

qint64 g_now = 0;

void setTime(const QString &time)
{
    g_now = Timestamp::fromString(time).seconds();
}

/// One row of a table of amounts. mass or volume as typed; the rest follows.
struct Row {
    MaterialRole role;
    QString name;
    QString code; // of a compound in the sample; empty: smiles says what it is
    QString smiles;
    QString mass;            // g
    QString volume;          // mL
    double limitingMmol = 0; // for the yield
    bool isLimiting = false;
};

QString number(double value, int decimals)
{
    return QString::number(value, 'f', decimals);
}

class Maker
{
public:
    Maker(store::Store &store, const PersonId &person)
        : m_store(store)
        , m_person(person)
    {
    }

    Material material(const Row &row, double limitingMmol)
    {
        Material material;
        material.id = ElementId::create();
        material.role = row.role;
        material.name = row.name;
        material.isLimiting = row.isLimiting;
        QString smiles = row.smiles;
        if (!row.code.isEmpty()) {
            const auto compound = must(m_store.compounds().findByCode(row.code));
            material.compound = compound->head.id;
            smiles = compound->structure.smiles;
        }
        if (!row.volume.isEmpty()) {
            material.volume = {Decimal::fromString(row.volume), u"mL"_s};
        }
        if (row.mass.isEmpty()) {
            return material;
        }
        material.mass = {Decimal::fromString(row.mass), u"g"_s};
        const double molarMass =
            chem::averageMass(mustChem(chem::Molecule::fromSmiles(smiles.toStdString())));
        const double mmol = row.mass.toDouble() / molarMass * 1000;
        material.amount = {Decimal::fromString(number(mmol, 2)), u"mmol"_s};
        if (row.role == MaterialRole::Product) {
            material.yield = {Decimal::fromString(number(mmol / limitingMmol * 100, 0)), u"%"_s};
        } else {
            material.equivalents = {Decimal::fromString(number(mmol / limitingMmol, 2)), QString()};
        }
        return material;
    }

    /// Millimoles of the limiting row.
    double limiting(const QList<Row> &rows)
    {
        for (const Row &row : rows) {
            if (row.isLimiting) {
                const auto compound = must(m_store.compounds().findByCode(row.code));
                return row.mass.toDouble() / compound->averageMass * 1000;
            }
        }
        return 1;
    }

    void save(Experiment &experiment, const QString &code, const QString &reaction,
              const QList<Row> &rows)
    {
        experiment.head.id = ExperimentId::create();
        experiment.head.authors = {m_person};
        experiment.code = code;
        experiment.isDemonstration = true;
        const auto drawn = mustChem(
            chem::laidOutAlike(mustChem(chem::Reaction::fromSmiles(reaction.toStdString()))));
        experiment.scheme.rxn = QString::fromStdString(mustChem(drawn.rxnBlock()));
        experiment.scheme.smiles = QString::fromStdString(drawn.smiles());
        const double mmol = limiting(rows);
        for (const Row &row : rows) {
            experiment.materials.append(material(row, mmol));
        }
        must(m_store.experiments().save(experiment, {m_person, u"Written for the sample"_s}));
    }

    Observation observation(const QString &time, const QString &text) const
    {
        return {ElementId::create(), Timestamp::fromString(time), m_person, text, Json::object()};
    }

private:
    store::Store &m_store;
    PersonId m_person;
};

void condensation(Maker &maker)
{
    setTime(u"2026-10-05T09:12:00Z"_s);
    Experiment e;
    e.title = u"Condensation of the hydrazinylpyrazine with 4-chlorobenzaldehyde"_s;
    e.date = u"2026-10-05"_s;
    e.state = PublicationState::Closed;
    e.tags = {u"series 4"_s, u"route to OSM-S-293"_s};
    e.scheme.textAbove = u"EtOH"_s;
    e.scheme.textBelow = u"rt, 16 h"_s;
    e.objective =
        u"First of three steps to OSM-S-293. Made up to show the program: the compounds are real, the numbers are invented and add up."_s;
    e.procedure =
        u"1. OSM-S-302 was suspended in **ethanol** (50 mL).\n2. 4-Chlorobenzaldehyde was added in one portion and the mixture was stirred at room temperature overnight.\n3. The precipitate was filtered off, washed with cold ethanol (2 x 10 mL) and dried in vacuo."_s;
    e.observations = {maker.observation(u"2026-10-05T09:40:00Z"_s,
                                        u"Orange suspension; thickens within ten minutes."_s),
                      maker.observation(u"2026-10-06T08:55:00Z"_s,
                                        u"TLC (ethyl acetate/hexane 1:1): no hydrazine left."_s)};
    e.conclusion = u"Pure enough by TLC to be used as it is."_s;
    maker.save(e, u"DEMO1-1"_s,
               u"ClC1=CN=CC(NN)=N1.O=Cc1ccc(Cl)cc1>>ClC1=CN=CC(N/N=C/C2=CC=C(Cl)C=C2)=N1"_s,
               {{MaterialRole::Reactant,
                 u"2-chloro-6-hydrazinylpyrazine"_s,
                 u"OSM-S-302"_s,
                 {},
                 u"1.446"_s,
                 {},
                 0,
                 true},
                {MaterialRole::Reactant,
                 u"4-chlorobenzaldehyde"_s,
                 {},
                 u"O=Cc1ccc(Cl)cc1"_s,
                 u"1.476"_s,
                 {}},
                {MaterialRole::Solvent, u"ethanol"_s, {}, u"CCO"_s, {}, u"50"_s},
                {MaterialRole::Product, u"hydrazone"_s, u"OSM-S-309"_s, {}, u"2.404"_s, {}}});
}

void cyclisation(Maker &maker)
{
    setTime(u"2026-10-07T08:30:00Z"_s);
    Experiment e;
    e.title = u"Oxidative cyclisation to the triazolopyrazine core"_s;
    e.date = u"2026-10-07"_s;
    e.state = PublicationState::Closed;
    e.tags = {u"series 4"_s, u"route to OSM-S-293"_s};
    e.scheme.textAbove = u"PhI(OAc)2"_s;
    e.scheme.textBelow = u"DCM, rt"_s;
    e.objective = u"Second of three steps to OSM-S-293. Made up to show the program."_s;
    e.procedure =
        u"1. The hydrazone of DEMO1-1 was suspended in dichloromethane (45 mL).\n2. (Diacetoxyiodo)benzene was added in portions over 10 min.\n3. The solution was stirred for 5 h, washed with saturated `NaHCO3` solution and brine, dried and concentrated.\n4. The residue was triturated with diethyl ether."_s;
    e.observations = {maker.observation(u"2026-10-07T09:20:00Z"_s,
                                        u"Clears to a red solution after the last portion."_s)};
    e.conclusion = u"The core is in hand on a gram scale."_s;
    maker.save(
        e, u"DEMO2-1"_s,
        u"ClC1=CN=CC(N/N=C/C2=CC=C(Cl)C=C2)=N1>>ClC1=CN=CC2=NN=C(C3=CC=C(Cl)C=C3)N21"_s,
        {{MaterialRole::Reactant,
          u"hydrazone of DEMO1-1"_s,
          u"OSM-S-309"_s,
          {},
          u"2.404"_s,
          {},
          0,
          true},
         {MaterialRole::Reagent,
          u"(diacetoxyiodo)benzene"_s,
          {},
          u"CC(=O)OI(OC(C)=O)c1ccccc1"_s,
          u"3.189"_s,
          {}},
         {MaterialRole::Solvent, u"dichloromethane"_s, {}, u"ClCCl"_s, {}, u"45"_s},
         {MaterialRole::Product, u"triazolopyrazine"_s, u"OSM-S-220"_s, {}, u"1.861"_s, {}}});
}

ExperimentId etherification(Maker &maker, const QString &code, const QStringList &masses,
                            const QString &day, PublicationState state, const QString &conclusion,
                            const ExperimentId &repeats)
{
    setTime(day + u"T10:05:00Z"_s);
    Experiment e;
    e.title = u"Displacement of chloride with 2-phenylethanol: OSM-S-293"_s;
    e.date = day;
    e.state = state;
    e.repeats = repeats;
    e.tags = {u"series 4"_s, u"route to OSM-S-293"_s};
    e.scheme.textAbove = u"KOH, 18-crown-6"_s;
    e.scheme.textBelow = u"toluene, rt, 2 h"_s;
    e.objective = u"Last of three steps to OSM-S-293. Made up to show the program."_s;
    e.procedure =
        u"1. The chloride, the alcohol and 18-crown-6 were dissolved in toluene (20 mL).\n2. Powdered potassium hydroxide was added and the mixture was stirred vigorously.\n3. Water was added, the layers were separated, the organic layer was dried and concentrated.\n4. The residue was purified on silica (hexane/ethyl acetate, 4:1 to 1:1)."_s;
    e.observations = {
        maker.observation(day + u"T10:30:00Z"_s, u"Turns dark brown as the hydroxide goes in."_s),
        maker.observation(day + u"T12:25:00Z"_s,
                          u"TLC: starting chloride gone, one new spot that glows under UV."_s)};
    e.conclusion = conclusion;
    maker.save(
        e, code,
        u"ClC1=CN=CC2=NN=C(C3=CC=C(Cl)C=C3)N21.OCCc1ccccc1>>ClC(C=C1)=CC=C1C2=NN=C3N2C(OCCC4=CC=CC=C4)=CN=C3"_s,
        {{MaterialRole::Reactant,
          u"triazolopyrazine of DEMO2-1"_s,
          u"OSM-S-220"_s,
          {},
          masses[0],
          {},
          0,
          true},
         {MaterialRole::Reactant, u"2-phenylethanol"_s, {}, u"OCCc1ccccc1"_s, masses[1], {}},
         {MaterialRole::Reagent, u"potassium hydroxide"_s, {}, u"[OH-].[K+]"_s, masses[2], {}},
         {MaterialRole::Catalyst, u"18-crown-6"_s, {}, u"C1COCCOCCOCCOCCOCCO1"_s, masses[3], {}},
         {MaterialRole::Solvent, u"toluene"_s, {}, u"Cc1ccccc1"_s, {}, u"20"_s},
         {MaterialRole::Product, u"OSM-S-293"_s, u"OSM-S-293"_s, {}, masses[4], {}}});
    return e.head.id;
}

void draftExperiment(Maker &maker)
{
    setTime(u"2026-11-02T14:40:00Z"_s);
    Experiment e;
    e.title = u"Plan: the same ether with 2-(3,4-difluorophenyl)ethanol"_s;
    e.date = u"2026-11-02"_s;
    e.state = PublicationState::Open;
    e.tags = {u"series 4"_s, u"plan"_s};
    e.objective =
        u"Made up to show the program. The table of amounts is for the next person to fill."_s;
    maker.save(
        e, u"DEMO4-1"_s,
        u"ClC1=CN=CC2=NN=C(C3=CC=C(Cl)C=C3)N21.OCCc1ccc(F)c(F)c1>>Clc1ccc(cc1)-c1nnc2cncc(OCCc3ccc(F)c(F)c3)n12"_s,
        {{MaterialRole::Reactant,
          u"triazolopyrazine of DEMO2-1"_s,
          u"OSM-S-220"_s,
          {},
          u"0.265"_s,
          {},
          0,
          true}});
}

void writeFolder(store::Store &store, const QString &folder)
{
    format::NotebookFiles files(store);
    must(files.writeAll([&](const format::PublishedFile &file) -> Result<> {
        const QString path = folder + u'/' + file.path;
        QDir().mkpath(QFileInfo(path).path());
        QSaveFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(file.bytes) != file.bytes.size() ||
            !out.commit()) {
            return fail(ErrorCode::Io, path);
        }
        return {};
    }));
}

} // namespace

// NOLINTNEXTLINE(bugprone-exception-escape): it is run by hand, and nothing is made then
int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc != 3) {
        QTextStream(stderr) << "artemisia-make-sample osm-sample.csv FOLDER\n";
        return 2;
    }
    Clock::setForTests([] { return QDateTime::fromSecsSinceEpoch(g_now, Qt::UTC); });
    setTime(u"2026-10-01T08:00:00Z"_s);
    const QTemporaryDir work;
    Notebook notebook;
    notebook.head.id = NotebookId::create();
    notebook.title = u"Sample: triazolopyrazines of Open Source Malaria"_s;
    notebook.licence = u"CC-BY-4.0"_s;
    notebook.keywords = {u"malaria"_s, u"open source drug discovery"_s, u"triazolopyrazine"_s};
    notebook.description =
        u"A notebook to look around in. Its compounds and results are real, from Open Source Malaria; its experiments are demonstrations, made up, with numbers that add up."_s;
    notebook.attribution =
        u"Compounds and assay results: Open Source Malaria (https://github.com/OpenSourceMalaria), CC-BY-4.0, from the master list as kept in [ersilia-os/osm-series4-candidates](https://github.com/ersilia-os/osm-series4-candidates) (MIT)."_s;
    Person person;
    person.head.id = PersonId::create();
    person.name = u"Demonstration Chemist"_s;
    person.initials = u"DEMO"_s;
    const auto store = must(store::Store::create(work.filePath(u"notebook"_s), notebook, person));
    const PersonId owner = store->owner();

    const auto source = must(exchange::openTable(QString::fromLocal8Bit(argv[1])));
    const auto mapping = must(exchange::guessMapping(*source));
    const auto report = must(exchange::importCompounds(*store, *source, mapping, false));
    QTextStream(stdout) << exchange::toText(report);

    Maker maker(*store, owner);
    condensation(maker);
    cyclisation(maker);
    const ExperimentId first = etherification(
        maker, u"DEMO3-1"_s, {u"1.061"_s, u"0.513"_s, u"0.674"_s, u"0.106"_s, u"0.870"_s},
        u"2026-10-09"_s, PublicationState::Closed,
        u"62 %: some product stayed in the water layer as an emulsion. Repeat with brine."_s, {});
    (void)etherification(
        maker, u"DEMO3-2"_s, {u"0.531"_s, u"0.257"_s, u"0.337"_s, u"0.053"_s, u"0.499"_s},
        u"2026-10-12"_s, PublicationState::Open, u"71 % with brine in the work-up."_s, first);
    draftExperiment(maker);
    writeFolder(*store, QString::fromLocal8Bit(argv[2]));
    return 0;
}
