// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/show_text.h"

#include "app/cli/tr.h"

#include <QRegularExpression>

namespace artemisia::cli
{

namespace
{
// "Label         value", nothing for an empty value; further lines are indented under the first.
QString field(const QString &label, const QString &value)
{
    if (value.trimmed().isEmpty()) {
        return {};
    }
    constexpr int width = 16;
    QString text = value.trimmed();
    for (QChar &c : text) {
        if (c.unicode() < 0x20 && c != u'\n') {
            c = QChar(u' '); // no orders to the terminal out of a record
        }
    }
    text.replace(u'\n', u'\n' + QString(width, u' '));
    return label.leftJustified(width) + text + u'\n';
}

QString quantityText(const Quantity &quantity)
{
    return quantity.isNull() ? QString()
                             : (quantity.value.toString() + u' ' + quantity.unit).trimmed();
}

QString structureFields(const Structure &structure)
{
    return field(Tr::tr("SMILES"), structure.smiles) +
           field(Tr::tr("CXSMILES"), structure.cxsmiles) + field(Tr::tr("InChI"), structure.inchi) +
           field(Tr::tr("InChIKey"), structure.inchiKey);
}

QString remarksText(const QList<Remark> &remarks)
{
    QStringList lines;
    for (const Remark &remark : remarks) {
        lines << (remark.code.isEmpty() ? remark.text
                                        : remark.code + QStringLiteral(": ") + remark.text);
    }
    return lines.join(u'\n');
}

QString aliasesText(const QList<Alias> &aliases)
{
    QStringList list;
    for (const Alias &alias : aliases) {
        list << (alias.scheme.isEmpty() ? alias.value
                                        : alias.scheme + QStringLiteral(": ") + alias.value);
    }
    return list.join(u'\n');
}

QString componentsText(const QList<BatchComponent> &components)
{
    QStringList list;
    for (const BatchComponent &component : components) {
        QString name = component.name.isEmpty() ? component.smiles : component.name;
        if (component.count != 1 || component.parentCount != 1) {
            name += QStringLiteral(" (%1:%2)").arg(component.count).arg(component.parentCount);
        }
        list << name;
    }
    return list.join(QStringLiteral(", "));
}

QString resultsText(const QList<ShownResult> &results)
{
    QStringList lines;
    for (const ShownResult &shown : results) {
        lines << shown.assay.name + QStringLiteral(": ") + valueText(shown.result);
    }
    return lines.join(u'\n');
}

QString massText(double mass)
{
    return mass > 0 ? QString::number(mass, 'f', 3) : QString();
}
} // namespace

QString valueText(const AssayResult &result)
{
    QString value;
    if (!result.value.isNull()) {
        if (result.qualifier != Qualifier::Equal) {
            value = toSymbol(result.qualifier) + u' ';
        }
        value += result.value.toString();
        if (!result.upper.isNull()) {
            value += u'-' + result.upper.toString();
        }
        if (!result.unit.isEmpty()) {
            value += u' ' + result.unit;
        }
        if (!result.dose.isNull()) {
            value += u' ' + Tr::tr("at %1").arg(quantityText(result.dose));
        }
    } else if (!result.text.isEmpty()) {
        value = result.text;
    } else {
        value = Tr::tr("none [%1]").arg(result.raw);
    }
    return value;
}

QString compoundText(const Compound &compound, const QList<Batch> &batches,
                     const QList<ShownResult> &results)
{
    const std::string_view stereo = chem::toName(compound.stereo);
    QString text = compound.code + u'\n';
    text += field(Tr::tr("Name"), compound.name);
    text += field(Tr::tr("State"), toName(compound.state));
    text += structureFields(compound.structure);
    text += field(Tr::tr("No structure"), compound.noStructureReason);
    text += field(Tr::tr("Stereo"), QString::fromUtf8(stereo.data(), qsizetype(stereo.size())));
    text += field(QString(), compound.stereoComment);
    text += field(Tr::tr("Formula"), compound.formula);
    text += field(Tr::tr("Average mass"), massText(compound.averageMass));
    text += field(Tr::tr("Exact mass"), massText(compound.monoisotopicMass));
    text += field(Tr::tr("Aliases"), aliasesText(compound.aliases));
    text += field(Tr::tr("Tags"), compound.tags.join(QStringLiteral(", ")));
    text += field(Tr::tr("Notes"), compound.notes);
    text += field(Tr::tr("Remarks"), remarksText(compound.remarks));
    text += field(Tr::tr("Source"), compound.source);
    QStringList lots;
    for (const Batch &batch : batches) {
        const QString parts = componentsText(batch.components);
        lots << (parts.isEmpty() ? batch.code : batch.code + QStringLiteral(", ") + parts);
    }
    text += field(Tr::tr("Batches"), lots.join(u'\n'));
    text += field(Tr::tr("Results"), resultsText(results));
    return text + field(Tr::tr("Id"), compound.head.id.toString());
}

QString recordText(const Batch &batch)
{
    QString text = batch.code + u'\n';
    text += field(Tr::tr("Compound id"), batch.compound.toString());
    text += structureFields(batch.structure);
    text += field(Tr::tr("Components"), componentsText(batch.components));
    text += field(Tr::tr("Supplier"), batch.supplier);
    text += field(Tr::tr("Supplier's code"), batch.supplierCode);
    text += field(Tr::tr("Amount"), quantityText(batch.amount));
    text += field(Tr::tr("Purity"), quantityText(batch.purity));
    text += field(Tr::tr("Appearance"), batch.appearance);
    text += field(Tr::tr("Location"), batch.location);
    text += field(Tr::tr("Date"), batch.date);
    text += field(Tr::tr("Notes"), batch.notes);
    text += field(Tr::tr("Remarks"), remarksText(batch.remarks));
    return text + field(Tr::tr("Id"), batch.head.id.toString());
}

QString recordText(const Experiment &experiment)
{
    QString text = experiment.code + QStringLiteral("  ") + experiment.title + u'\n';
    text += field(Tr::tr("State"), toName(experiment.state));
    text += field(Tr::tr("Date"), experiment.date);
    text += field(Tr::tr("Tags"), experiment.tags.join(QStringLiteral(", ")));
    text += field(Tr::tr("Objective"), experiment.objective);
    text += field(Tr::tr("Reaction"), experiment.scheme.smiles);
    QStringList materials;
    for (const Material &material : experiment.materials) {
        const QString name = material.name.isEmpty() ? material.structure.smiles : material.name;
        materials << toName(material.role) + QStringLiteral(": ") +
                         QStringList{name, quantityText(material.mass),
                                     quantityText(material.volume), quantityText(material.amount)}
                             .filter(QRegularExpression(QStringLiteral(".")))
                             .join(QStringLiteral(", "));
    }
    text += field(Tr::tr("Materials"), materials.join(u'\n'));
    text += field(Tr::tr("Procedure"), experiment.procedure);
    QStringList observations;
    for (const Observation &observation : experiment.observations) {
        observations << observation.at.toString() + QStringLiteral("  ") + observation.text;
    }
    text += field(Tr::tr("Observations"), observations.join(u'\n'));
    text += field(Tr::tr("Conclusion"), experiment.conclusion);
    QStringList files;
    for (const Attachment &attachment : experiment.attachments) {
        files << attachment.name;
    }
    text += field(Tr::tr("Files"), files.join(u'\n'));
    text += field(Tr::tr("Remarks"), remarksText(experiment.remarks));
    return text + field(Tr::tr("Id"), experiment.head.id.toString());
}

QString recordText(const Assay &assay)
{
    QString text = assay.name + u'\n';
    text += field(Tr::tr("Slug"), assay.slug);
    text += field(Tr::tr("State"), toName(assay.state));
    text += field(Tr::tr("Endpoint"), assay.endpoint);
    text += field(Tr::tr("Target"), assay.target);
    text += field(Tr::tr("Laboratory"), assay.laboratory);
    text += field(Tr::tr("Unit"), assay.unit);
    text += field(Tr::tr("Description"), assay.description);
    text += field(Tr::tr("Remarks"), remarksText(assay.remarks));
    return text + field(Tr::tr("Id"), assay.head.id.toString());
}

} // namespace artemisia::cli
