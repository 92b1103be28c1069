// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/serialise.h"

namespace artemisia
{

namespace
{

/// Joins what is not empty, each on its own line, so that no phrase runs over from one field to the
/// next.
class Words
{
public:
    Words &operator<<(const QString &text)
    {
        if (!text.isEmpty()) {
            m_text += text;
            m_text += u'\n';
        }
        return *this;
    }
    Words &operator<<(const QStringList &texts)
    {
        for (const QString &text : texts) {
            *this << text;
        }
        return *this;
    }
    Words &operator<<(const QList<Remark> &remarks)
    {
        for (const Remark &remark : remarks) {
            *this << remark.text;
        }
        return *this;
    }
    Words &operator<<(const QList<Attachment> &attachments)
    {
        for (const Attachment &attachment : attachments) {
            *this << attachment.name << attachment.caption;
        }
        return *this;
    }
    /// Identifiers only: nobody looks for the words of a MOL block.
    Words &operator<<(const Structure &structure)
    {
        return *this << structure.smiles << structure.inchiKey;
    }
    [[nodiscard]] const QString &text() const { return m_text; }

private:
    QString m_text;
};

} // namespace

QString searchText(const Experiment &experiment)
{
    Words words;
    words << experiment.code << experiment.title << experiment.tags << experiment.objective
          << experiment.scheme.textAbove << experiment.scheme.textBelow << experiment.scheme.smiles;
    for (const Material &material : experiment.materials) {
        words << material.name << material.structure << material.notes;
    }
    words << experiment.procedure;
    for (const Observation &observation : experiment.observations) {
        words << observation.text;
    }
    words << experiment.conclusion << experiment.links << experiment.remarks
          << experiment.attachments;
    return words.text();
}

QString searchText(const Compound &compound)
{
    Words words;
    words << compound.code << compound.name;
    for (const Alias &alias : compound.aliases) {
        words << alias.value;
    }
    words << compound.tags << compound.formula << compound.structure << compound.statedInchiKey
          << compound.noStructureReason << compound.stereoComment << compound.notes
          << compound.source << compound.remarks << compound.attachments;
    return words.text();
}

QString searchText(const Batch &batch)
{
    Words words;
    words << batch.code << batch.supplier << batch.supplierCode << batch.structure;
    for (const BatchComponent &component : batch.components) {
        words << component.name << component.smiles;
    }
    words << batch.appearance << batch.location << batch.notes << batch.remarks
          << batch.attachments;
    return words.text();
}

QString searchText(const Assay &assay)
{
    Words words;
    words << assay.name << assay.slug << assay.endpoint << assay.target << assay.laboratory
          << assay.description << assay.remarks << assay.attachments;
    return words.text();
}

QString searchText(const AssayResult &result)
{
    Words words;
    words << result.text << result.raw << result.source << result.remarks;
    return words.text();
}

} // namespace artemisia
