// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/experiment_page.h"

#include "chem/depict/depict.h"
#include "chem/drawing/cdxml.h"
#include "chem/drawing/display.h"
#include "chem/drawing/scheme.h"
#include "chem/molecule/descriptors.h"
#include "core/format/layout.h"
#include "core/format/markdown.h"
#include "core/format/notebook_files.h"

namespace artemisia::format
{

using namespace Qt::Literals::StringLiterals;
namespace md = markdown;

namespace
{

QString lineFeeds(QString text)
{
    return text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
}

/// A scheme whose every part has coordinates as drawn.
std::optional<chem::Reaction> drawnReaction(const Experiment &experiment)
{
    const chem::Result<chem::Reaction> reaction =
        chem::Reaction::fromRxn(lineFeeds(experiment.scheme.rxn).toStdString());
    if (!reaction || reaction->isEmpty()) {
        return {};
    }
    for (const chem::Participant &participant : reaction->participants()) {
        if (!participant.molecule.hasCoordinates()) {
            return {};
        }
    }
    return chem::Reaction(reaction->participants(), experiment.scheme.textAbove.toStdString(),
                          experiment.scheme.textBelow.toStdString());
}

QByteArray fileText(const QString &lines)
{
    QString text = lineFeeds(lines);
    if (!text.isEmpty() && !text.endsWith(u'\n')) {
        text += u'\n';
    }
    return text.toUtf8();
}

/// The sheet where there is one, else the RXN block.
std::optional<chem::DisplayList> schemeDrawing(const Experiment &experiment)
{
    if (!experiment.scheme.cdxml.isEmpty()) {
        const auto sheet = chem::drawingFromCdxml(experiment.scheme.cdxml.toStdString());
        if (sheet && !sheet->isEmpty()) {
            return chem::displayOf(*sheet);
        }
    }
    if (const std::optional<chem::Reaction> reaction = drawnReaction(experiment)) {
        if (const auto list = chem::depict(*reaction)) {
            return *list;
        }
    }
    return {};
}

QString quantityText(const Quantity &quantity)
{
    if (quantity.isNull()) {
        return {};
    }
    return md::escaped(quantity.unit.isEmpty() ? quantity.value.toString()
                                               : quantity.value.toString() + u' ' + quantity.unit);
}

void appendRow(QString &page, const QStringList &cells)
{
    page += "| "_L1 + cells.join(" | "_L1) + " |\n"_L1;
}

void appendSection(QString &page, const QString &title, const QString &text)
{
    const QString body = md::block(text, 2);
    if (!body.isEmpty()) {
        page += "\n## "_L1 + title + "\n\n"_L1 + body + u'\n';
    }
}

QString personText(const PersonId &id, const PublicIndex &index)
{
    const Person *person = index.person(id);
    if (person == nullptr) {
        return {};
    }
    return isValidOrcid(person->orcid)
               ? md::link(person->name, "https://orcid.org/"_L1 + person->orcid)
               : md::escaped(person->name);
}

/// The words that name a material, and the structure they stand for.
struct Substance {
    QString code;
    QString name;
    QString smiles;
    QString inchiKey;
    QString path; ///< of the compound's record; empty: not a public compound
};

Substance substanceOf(const Material &material, const PublicIndex &index)
{
    Substance substance;
    substance.name = material.name;
    substance.smiles = material.structure.smiles;
    substance.inchiKey = material.structure.inchiKey;
    const auto compound = index.compounds.constFind(material.compound);
    if (compound != index.compounds.constEnd()) {
        substance.code = compound->code;
        substance.name = material.name.isEmpty() ? compound->name : material.name;
        substance.smiles = compound->smiles;
        substance.inchiKey = compound->inchiKey;
        substance.path = compoundPath(material.compound, compound->inchiKey);
    }
    return substance;
}

QString substanceText(const Substance &substance, const QString &batchCode)
{
    QStringList words;
    if (!substance.code.isEmpty()) {
        words.append(md::link(substance.code, "../../"_L1 + linkTo(substance.path)));
    }
    if (!substance.name.isEmpty() && substance.name != substance.code) {
        words.append(md::escaped(substance.name));
    }
    if (!batchCode.isEmpty()) {
        words.append("(batch "_L1 + md::escaped(batchCode) + u')');
    }
    if (!words.isEmpty()) {
        return words.join(u' ');
    }
    const auto molecule = chem::Molecule::fromSmiles(substance.smiles.toStdString());
    return molecule && !molecule->isEmpty()
               ? md::escaped(QString::fromStdString(chem::formula(*molecule))) + " (not named)"_L1
               : u"(not named)"_s;
}

/// An amount, or what was typed for one and is not understood, in quotation marks.
QString amountText(const Material &material, const Quantity &quantity, const char *key)
{
    const auto unread = material.unknown.find("unread");
    if (quantity.isNull() && unread != material.unknown.end() && unread->is_object()) {
        const auto typed = unread->find(key);
        if (typed != unread->end() && typed->is_string()) {
            return u'\u201C' + md::escaped(QString::fromStdString(typed->get<std::string>())) +
                   u'\u201D';
        }
    }
    return quantityText(quantity);
}

QString otherQuantities(const Material &material)
{
    QStringList parts;
    const auto add = [&](const char *key, const Quantity &quantity) {
        const QString text = amountText(material, quantity, key);
        if (!text.isEmpty()) {
            parts.append(QLatin1StringView(key) + u' ' + text);
        }
    };
    add("density", material.density);
    add("concentration", material.concentration);
    add("purity", material.purity);
    add("yield", material.yield);
    if (!material.notes.trimmed().isEmpty()) {
        parts.append(md::escaped(material.notes));
    }
    return parts.join("; "_L1);
}

void appendMaterials(QString &page, const Experiment &experiment, const PublicIndex &index)
{
    if (experiment.materials.isEmpty()) {
        return;
    }
    page += "\n## Materials\n\n"_L1;
    appendRow(page, {u"Role"_s, u"Substance"_s, u"Mass"_s, u"Volume"_s, u"Amount"_s,
                     u"Equivalents"_s, u"Further"_s});
    page += "| --- | --- | ---: | ---: | ---: | ---: | --- |\n"_L1;
    for (const Material &material : experiment.materials) {
        const QString role =
            toName(material.role) + (material.isLimiting ? " (limiting)"_L1 : ""_L1);
        const QString batch = index.batches.value(material.batch).code;
        appendRow(page, {role, substanceText(substanceOf(material, index), batch),
                         amountText(material, material.mass, "mass"),
                         amountText(material, material.volume, "volume"),
                         amountText(material, material.amount, "amount"),
                         amountText(material, material.equivalents, "equivalents"),
                         otherQuantities(material)});
    }
    QString structures;
    for (const Material &material : experiment.materials) {
        const Substance substance = substanceOf(material, index);
        if (!substance.smiles.isEmpty() || !substance.inchiKey.isEmpty()) {
            appendRow(structures, {substanceText(substance, {}), md::code(substance.smiles, true),
                                   md::code(substance.inchiKey, true)});
        }
    }
    if (!structures.isEmpty()) {
        page += "\n### Structures\n\n"_L1;
        appendRow(page, {u"Substance"_s, u"SMILES"_s, u"InChIKey"_s});
        page += "| --- | --- | --- |\n"_L1 + structures;
    }
}

void appendObservations(QString &page, const Experiment &experiment, const PublicIndex &index)
{
    if (experiment.observations.isEmpty()) {
        return;
    }
    page += "\n## Observations\n"_L1;
    for (const Observation &observation : experiment.observations) {
        QString heading = observation.at.toString();
        heading.replace(u'T', u' ').replace(u'Z', " UTC"_L1);
        const QString author = personText(observation.author, index);
        if (!author.isEmpty()) {
            heading += (heading.isEmpty() ? ""_L1 : ", "_L1) + author;
        }
        page += "\n### "_L1 + (heading.isEmpty() ? u"At an unknown time"_s : heading) + u'\n';
        const QString text = md::block(observation.text, 3);
        if (!text.isEmpty()) {
            page += u'\n' + text + u'\n';
        }
    }
}

/// The reaction SMILES of each of several steps of a sheet; empty for one, and where one of them is
/// no reaction yet.
QStringList stepsOf(const Scheme &scheme)
{
    const auto sheet = scheme.cdxml.isEmpty() ? chem::Result<chem::Drawing>(chem::Drawing())
                                              : chem::drawingFromCdxml(scheme.cdxml.toStdString());
    const auto steps = sheet ? chem::stepsOf(*sheet) : std::vector<chem::SchemeStep>();
    QStringList lines;
    for (const chem::SchemeStep &step : steps) {
        const auto reaction = chem::reactionOf(*sheet, step);
        if (!reaction || steps.size() == 1) {
            return {};
        }
        lines.append(QString::fromStdString(reaction->smiles()));
    }
    return lines;
}

void appendScheme(QString &page, const Experiment &experiment)
{
    if (experiment.scheme.isEmpty()) {
        return;
    }
    page += "\n## Scheme\n"_L1;
    if (experiment.scheme.isDrawn()) {
        page += "\n![Scheme of "_L1 + md::escaped(experiment.code) + "](scheme.svg)\n"_L1;
    }
    const QStringList steps = stepsOf(experiment.scheme);
    const QString smiles = md::code(experiment.scheme.smiles);
    if (!smiles.isEmpty()) {
        page += steps.isEmpty() ? "\nReaction SMILES: "_L1 + smiles + u'\n'
                                : "\nReaction SMILES of all steps together: "_L1 + smiles + u'\n';
    }
    if (!steps.isEmpty()) {
        page += "\nStep by step:\n\n"_L1;
        for (const QString &step : steps) {
            page += "1. "_L1 + md::code(step) + u'\n';
        }
    }
    if (!experiment.scheme.rxn.isEmpty()) {
        page += "\nThe drawing as an RXN file: [scheme.rxn](scheme.rxn)\n"_L1;
    }
    if (!experiment.scheme.cdxml.isEmpty()) {
        page += "\nThe sheet as a CDXML file: [scheme.cdxml](scheme.cdxml)\n"_L1;
    }
}

void appendAttachments(QString &page, const Experiment &experiment)
{
    if (experiment.attachments.isEmpty()) {
        return;
    }
    page += "\n## Attachments\n\n"_L1;
    QString pictures;
    const QStringList names = attachmentNames(experiment.attachments);
    for (qsizetype i = 0; i < names.size(); ++i) {
        const Attachment &attachment = experiment.attachments[i];
        const QString target = linkTo("files/"_L1 + names[i]);
        page += "- "_L1 + md::link(attachment.name, target) + " ("_L1;
        page += attachment.mediaType.isEmpty() ? QString()
                                               : md::escaped(attachment.mediaType) + ", "_L1;
        page += QString::number(attachment.size) + " bytes)"_L1;
        page += attachment.caption.trimmed().isEmpty()
                    ? u"\n"_s
                    : ": "_L1 + md::escaped(attachment.caption) + u'\n';
        static const QStringList shown = {u"image/png"_s, u"image/jpeg"_s, u"image/gif"_s,
                                          u"image/svg+xml"_s, u"image/webp"_s};
        if (shown.contains(attachment.mediaType)) {
            const QString words =
                attachment.caption.trimmed().isEmpty() ? attachment.name : attachment.caption;
            pictures += "\n!"_L1 + md::link(words, target) + u'\n';
        }
    }
    page += pictures;
}

void appendLinks(QString &page, const Experiment &experiment, const PublicIndex &index)
{
    if (experiment.links.isEmpty()) {
        return;
    }
    page += "\n## Links\n\n"_L1;
    for (const QString &link : experiment.links) {
        const ExperimentBrief *other = index.experiment(link);
        QString text = md::escaped(link);
        if (other != nullptr) {
            text = md::link(link, "../../"_L1 + linkTo(experimentFolder(link) + "README.md"_L1)) +
                   u' ' + md::escaped(other->title);
        } else if (md::isWebUrl(link)) {
            text = md::link(link, link);
        }
        page += "- "_L1 + text.trimmed() + u'\n';
    }
}

void appendFacts(QString &page, const Experiment &experiment, const PublicIndex &index)
{
    page += "\n| | |\n| --- | --- |\n"_L1;
    appendRow(page, {u"State"_s, toName(experiment.state)});
    if (!experiment.date.isEmpty()) {
        appendRow(page, {u"Begun"_s, md::escaped(experiment.date)});
    }
    QStringList authors;
    for (const PersonId &author : experiment.head.authors) {
        const QString text = personText(author, index);
        if (!text.isEmpty()) {
            authors.append(text);
        }
    }
    if (!authors.isEmpty()) {
        appendRow(page, {u"Authors"_s, authors.join(", "_L1)});
    }
    if (!experiment.tags.isEmpty()) {
        appendRow(page, {u"Tags"_s, md::escaped(experiment.tags.join(", "_L1))});
    }
    if (const ExperimentBrief *repeated = index.experiment(experiment.repeats)) {
        const QString target =
            "../../"_L1 + linkTo(experimentFolder(repeated->code) + "README.md"_L1);
        appendRow(
            page,
            {u"Repeats"_s,
             (md::link(repeated->code, target) + u' ' + md::escaped(repeated->title)).trimmed()});
    }
    appendRow(page, {u"Last changed"_s, experiment.head.modified.toString()});
    if (!index.notebook.licence.isEmpty()) {
        appendRow(page, {u"Licence"_s, md::link(index.notebook.licence, u"../../LICENSE"_s)});
    }
}

} // namespace

QByteArray schemeRxn(const Experiment &experiment)
{
    return fileText(experiment.scheme.rxn);
}

QByteArray schemeSheet(const Experiment &experiment)
{
    return fileText(experiment.scheme.cdxml);
}

QByteArray schemeSvg(const Experiment &experiment)
{
    const QString title = "Scheme of "_L1 + experiment.code;
    if (const std::optional<chem::DisplayList> list = schemeDrawing(experiment)) {
        return QByteArray::fromStdString(chem::toSvg(*list, title.toStdString()));
    }
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"320\" height=\"40\" viewBox=\"0 0 "
           "320 40\">\n"
           "<rect width=\"320\" height=\"40\" fill=\"#ffffff\"/>\n"
           "<text x=\"12\" y=\"25\" font-family=\"Arial, Helvetica, sans-serif\" "
           "font-size=\"13\">There is no drawing of this scheme.</text>\n"
           "</svg>\n";
}

QString experimentText(const Experiment &experiment, const PublicIndex &index)
{
    QString text;
    appendSection(text, u"Objective"_s, experiment.objective);
    appendMaterials(text, experiment, index);
    appendSection(text, u"Procedure"_s, experiment.procedure);
    appendObservations(text, experiment, index);
    appendSection(text, u"Conclusion"_s, experiment.conclusion);
    return text.trimmed();
}

QByteArray experimentPage(const Experiment &experiment, const PublicIndex &index)
{
    QString page = "# "_L1 + md::escaped(experiment.code);
    if (!experiment.title.trimmed().isEmpty()) {
        page += ": "_L1 + md::escaped(experiment.title);
    }
    page += u'\n';
    if (experiment.isDemonstration) {
        page += "\n> **Made up as a demonstration.** Nobody did this experiment; its numbers and "
                "observations are invented to show how the "
                "notebook works.\n"_L1;
    }
    appendFacts(page, experiment, index);
    appendSection(page, u"Objective"_s, experiment.objective);
    appendScheme(page, experiment);
    appendMaterials(page, experiment, index);
    appendSection(page, u"Procedure"_s, experiment.procedure);
    appendObservations(page, experiment, index);
    appendSection(page, u"Conclusion"_s, experiment.conclusion);
    appendAttachments(page, experiment);
    appendLinks(page, experiment, index);
    if (!experiment.remarks.isEmpty()) {
        page += "\n## Remarks\n\n"_L1;
        for (const Remark &remark : experiment.remarks) {
            page += "- "_L1 + md::escaped(remark.text) + u'\n';
        }
    }
    page +=
        "\n---\n\nThis page is made from [experiment.json](experiment.json), which holds the record; changes belong there. It is part of "_L1;
    page +=
        md::link(index.notebook.title.trimmed().isEmpty() ? u"a notebook"_s : index.notebook.title,
                 u"../../README.md"_s) +
        ".\n"_L1;
    return page.toUtf8();
}

} // namespace artemisia::format
