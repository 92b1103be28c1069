// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/experiments/material_naming.h"

#include "app/desktop/experiments/scheme_reader.h"
#include "app/desktop/sketcher/name_lookup.h"

#include <QAction>

namespace artemisia::app
{

MaterialNaming::MaterialNaming(std::shared_ptr<Session> session, MaterialsModel &model,
                               QObject *parent)
    : QObject(parent)
    , m_session(std::move(session))
    , m_model(model)
{
    connect(&model, &MaterialsModel::named, this, &MaterialNaming::follow);
}

QString MaterialNaming::wordsFor(const Material &material) const
{
    const CompoundLabel label = m_model.compoundLabels().value(material.compound);
    for (const QString &words : {label.code, material.name, label.name}) {
        if (!words.isEmpty()) {
            return words;
        }
    }
    return tr("the compound");
}

void MaterialNaming::follow(const Material &before, const Material &now)
{
    const QString name = now.name.trimmed();
    if (name.isEmpty() || !now.compound.isNull()) {
        return;
    }
    if (!now.structure.isEmpty()) { // a drawn one has no name but the one that people give it
        if (!before.name.trimmed().isEmpty()) {
            say(tr("“%1” keeps the structure that was set for “%2”.").arg(name, before.name),
                tr("Take the structure off"),
                [this, id = now.id] { m_model.unlink(m_model.rowOf(id)); });
        }
        return;
    }
    m_session->read(
        [name](store::Store &store, const WorkContext &) { return meaningOf(store, name); }, this,
        [this, before, now](const Result<Meaning> &meaning) {
            settle(before, now, meaning ? *meaning : Meaning());
        });
}

// Of what neither the notebook nor the table knows for certain, nothing is said.
Result<MaterialNaming::Meaning> MaterialNaming::meaningOf(store::Store &store, const QString &name)
{
    Meaning meaning;
    ARTEMISIA_TRY_ASSIGN(meaning.compounds, store.compounds().findByAnyName(name));
    if (!meaning.compounds.isEmpty()) {
        return meaning;
    }
    if (const auto reagent = NameLookup::chemicalCalled(name)) {
        if (const auto structure = readStructure(reagent->structure)) {
            meaning.structure = *structure;
        }
    }
    return meaning;
}

void MaterialNaming::settle(const Material &before, const Material &now, const Meaning &meaning)
{
    const Material *material = m_model.materialAt(m_model.rowOf(now.id));
    const bool isAsAsked = material && material->name == now.name && material->compound.isNull() &&
                           material->structure.isEmpty();
    if (!isAsAsked) {
        return; // undone, or named again
    }
    const bool hadCompound = !before.compound.isNull();
    if (hadCompound && meaning.compounds.contains(before.compound)) {
        m_model.takeSubstance(before, MaterialsModel::Step::OfNaming);
        return;
    }
    Material linked = now;
    linked.compound = meaning.compounds.size() == 1 ? meaning.compounds.constFirst() : CompoundId();
    linked.structure = meaning.structure;
    m_model.takeSubstance(linked, MaterialsModel::Step::OfNaming);
    if (hadCompound) {
        const bool isKnown = !linked.compound.isNull() || !linked.structure.isEmpty();
        const QString text = isKnown
                                 ? tr("“%1” takes the place of %2 in this row.")
                                 : tr("“%1” takes the place of %2, whose structure left the row.");
        say(text.arg(now.name.trimmed(), wordsFor(before)), tr("Keep the structure"),
            [this, before] { m_model.takeSubstance(before, MaterialsModel::Step::OfItsOwn); });
    }
}

void MaterialNaming::say(const QString &text, const QString &otherwise,
                         const std::function<void()> &work)
{
    auto *action = new QAction(otherwise, this);
    action->setObjectName(QStringLiteral("otherSubstanceAction"));
    connect(action, &QAction::triggered, this, [action, work] {
        work();
        action->deleteLater();
    });
    Q_EMIT toastRequested(text, action);
}

} // namespace artemisia::app
