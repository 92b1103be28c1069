// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/layout.h"
#include "core/format/markdown.h"
#include "core/format/notebook_files.h"
#include "core/format/root_files.h"

#include <algorithm>

namespace artemisia::format
{

using namespace Qt::Literals::StringLiterals;
namespace md = markdown;

namespace
{

void appendRow(QString &page, const QStringList &cells)
{
    page += "| "_L1 + cells.join(" | "_L1) + " |\n"_L1;
}

void appendPeople(QString &page, const PublicIndex &index)
{
    if (index.people.isEmpty()) {
        return;
    }
    page += "\n## People\n\n| Name | Initials | ORCID | GitHub |\n| --- | --- | --- | --- |\n"_L1;
    for (const Person &person : index.people) {
        const QString orcid = isValidOrcid(person.orcid)
                                  ? md::link(person.orcid, "https://orcid.org/"_L1 + person.orcid)
                                  : QString();
        const QString github =
            person.github.isEmpty()
                ? QString()
                : md::link(person.github, "https://github.com/"_L1 + person.github);
        appendRow(page, {md::escaped(person.name), md::escaped(person.initials), orcid, github});
    }
}

void appendExperiments(QString &page, const PublicIndex &index)
{
    page += "\n## Experiments\n\n"_L1;
    if (index.experiments.isEmpty()) {
        page += "None yet.\n"_L1;
        return;
    }
    QList<ExperimentBrief> newest = index.experiments;
    std::stable_sort(
        newest.begin(), newest.end(),
        [](const ExperimentBrief &a, const ExperimentBrief &b) { return a.date > b.date; });
    if (newest.size() > kExperimentsOnRootPage) {
        page += u"The %1 newest of %2; all of them are in [experiments](experiments/).\n\n"_s
                    .arg(kExperimentsOnRootPage)
                    .arg(newest.size());
        newest.resize(kExperimentsOnRootPage);
    }
    page += "| Experiment | Title | Begun | State |\n| --- | --- | --- | --- |\n"_L1;
    for (const ExperimentBrief &experiment : newest) {
        const QString link =
            md::link(experiment.code, linkTo(experimentFolder(experiment.code) + "README.md"_L1));
        const QString mark = experiment.isDemonstration ? u" (demonstration)"_s : QString();
        appendRow(page, {link, md::escaped(experiment.title), md::escaped(experiment.date),
                         toName(experiment.state) + mark});
    }
}

void appendCompounds(QString &page, const PublicIndex &index)
{
    page += "\n## Compounds\n\n"_L1;
    if (index.compounds.isEmpty()) {
        page += "None yet.\n"_L1;
        return;
    }
    if (index.compounds.size() > index.firstCompounds.size()) {
        page += u"The first %1 of %2 by code; "_s.arg(index.firstCompounds.size())
                    .arg(index.compounds.size());
    } else {
        page += u"%1 in all; "_s.arg(index.compounds.size());
    }
    page +=
        "the list as a table is [compounds.csv](compounds.csv), with drawings [compounds.sdf](compounds.sdf).\n\n"_L1;
    page += "| Compound | Name | SMILES | InChIKey |\n| --- | --- | --- | --- |\n"_L1;
    for (const CompoundId &id : index.firstCompounds) {
        const CompoundBrief compound = index.compounds.value(id);
        appendRow(page, {md::link(compound.code, linkTo(compoundPath(id, compound.inchiKey))),
                         md::escaped(compound.name), md::code(compound.smiles, true),
                         md::code(compound.inchiKey, true)});
    }
}

void appendAssays(QString &page, const PublicIndex &index)
{
    if (index.assays.isEmpty()) {
        return;
    }
    page +=
        "\n## Assays\n\n| Assay | Endpoint | Target | Unit | Results |\n| --- | --- | --- | --- | --- |\n"_L1;
    for (const Assay &assay : index.assays) {
        appendRow(page,
                  {md::link(assay.name.trimmed().isEmpty() ? assay.slug : assay.name,
                            linkTo(pathOf(assay))),
                   md::escaped(assay.endpoint), md::escaped(assay.target), md::escaped(assay.unit),
                   md::link(u"results.csv"_s, linkTo(resultsPathOf(assay)))});
    }
}

void appendReading(QString &page)
{
    page +=
        "\n## How to read this repository\n\n"
        "- `experiments/`: a folder an experiment, with its page (`README.md`), its record "
        "(`experiment.json`), its scheme and its files\n"
        "- `compounds/`: a record a compound; `compounds.csv` and `compounds.sdf` hold them all\n"
        "- `batches/`: a record a batch, which is one physical lot of a compound\n"
        "- `assays/`: what was measured and how (`assay.json`), and the results (`results.csv`)\n"
        "- `notebook.json`: the notebook and its people\n"
        "- `ro-crate-metadata.json`: the same in the words of "
        "[RO-Crate](https://w3id.org/ro/crate); zipped, this repository is an `.eln` file\n"
        "\n"
        "The JSON and `results.csv` files are the record. Everything else is made from them by "
        "Artemisia, an open electronic lab notebook, "
        "and is made again whenever they change.\n"_L1;
}

} // namespace

QString titleOf(const PublicIndex &index)
{
    const QString title = index.notebook.title.simplified();
    return title.isEmpty() ? u"Lab notebook"_s : title;
}

QByteArray rootPage(const PublicIndex &index)
{
    QString page = "# "_L1 + md::escaped(titleOf(index)) + "\n"_L1;
    const QString description = md::block(index.notebook.description);
    page += u'\n' + (description.isEmpty() ? u"An open lab notebook."_s : description) + u'\n';
    const bool hasDemonstrations =
        std::any_of(index.experiments.begin(), index.experiments.end(),
                    [](const ExperimentBrief &e) { return e.isDemonstration; });
    if (hasDemonstrations) {
        page +=
            "\n> Experiments marked as demonstrations are made up to show how the notebook works.\n"_L1;
    }
    if (!index.notebook.keywords.isEmpty()) {
        page += "\nKeywords: "_L1 + md::escaped(index.notebook.keywords.join(", "_L1)) + u'\n';
    }
    if (!index.notebook.licence.isEmpty()) {
        page += "\nLicence: "_L1 + md::link(index.notebook.licence, u"LICENSE"_s) +
                ". How to cite: [CITATION.cff](CITATION.cff).\n"_L1;
    }
    if (!index.notebook.funding.trimmed().isEmpty()) {
        page += "\nFunding: "_L1 + md::escaped(index.notebook.funding) + u'\n';
    }
    appendPeople(page, index);
    appendExperiments(page, index);
    appendCompounds(page, index);
    appendAssays(page, index);
    const QString attribution = md::block(index.notebook.attribution, 2);
    if (!attribution.isEmpty()) {
        page += "\n## Where imported data comes from\n\n"_L1 + attribution + u'\n';
    }
    appendReading(page);
    return page.toUtf8();
}

} // namespace artemisia::format
