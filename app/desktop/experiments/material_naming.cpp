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
    connect(&model, &MaterialsModel::dataChanged, this, &MaterialNaming::forget);
    connect(&model, &MaterialsModel::rowsRemoved, this, &MaterialNaming::forget);
    connect(&model, &MaterialsModel::modelReset, this, &MaterialNaming::forget);
}

bool MaterialNaming::isSame(const Structure &a, const Structure &b)
{
    return a.inchiKey.isEmpty() ? a.smiles == b.smiles : a.inchiKey == b.inchiKey;
}

QString MaterialNaming::wordsFor(const Material &material) const
{
    const CompoundLabel label = m_model.compoundLabels().value(material.compound);
    for (const QString &words : {label.code, material.name.trimmed(), label.name}) {
        if (!words.isEmpty()) {
            return words;
        }
    }
    return tr("what stood there");
}

void MaterialNaming::follow(const Material &before, const Material &now)
{
    delete m_otherwise; // what it would change is named anew
    const QString name = now.name.trimmed();
    if (name.isEmpty() || !now.compound.isNull() || name == before.name.trimmed()) {
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
    const bool isAsAsked = material && material->name == now.name &&
                           material->compound == now.compound &&
                           material->structure == now.structure;
    if (!isAsAsked) {
        return; // undone, or named again
    }
    if (!before.compound.isNull() && meaning.compounds.contains(before.compound)) {
        m_model.takeSubstance(before, MaterialsModel::Step::OfNaming);
        return;
    }
    Material meant = now;
    meant.compound = meaning.compounds.size() == 1 ? meaning.compounds.constFirst() : CompoundId();
    meant.structure = meaning.structure;
    const bool isKnown = !meant.compound.isNull() || !meant.structure.isEmpty();
    if (isKnown && meant.compound.isNull() && isSame(meant.structure, now.structure)) {
        return; // another name of what stands there
    }
    if (isKnown) {
        m_model.takeSubstance(meant, MaterialsModel::Step::OfNaming);
    }
    tell(before, now, isKnown);
}

// What was said has been undone, or is of a row that is gone.
void MaterialNaming::forget()
{
    const Material *material = m_model.materialAt(m_model.rowOf(m_told));
    if (m_otherwise && (!material || material->name != m_toldName)) {
        delete m_otherwise;
    }
}

void MaterialNaming::tell(const Material &before, const Material &now, bool isKnown)
{
    const bool wasDrawn = !now.structure.isEmpty();
    if (before.compound.isNull() && !wasDrawn) {
        return;
    }
    const QString name = now.name.trimmed();
    m_told = now.id;
    m_toldName = now.name;
    if (!isKnown && wasDrawn) { // it has no name but the one that people give it
        if (!before.name.trimmed().isEmpty()) {
            say(tr("“%1” keeps the structure of “%2”.").arg(name, before.name.trimmed()),
                tr("Take the structure off"),
                [this, id = now.id] { m_model.unlink(m_model.rowOf(id)); });
        }
        return;
    }
    const QString text = isKnown ? tr("“%1” takes the place of %2 in this row.")
                                 : tr("“%1” takes the place of %2, whose structure left the row.");
    say(text.arg(name, wordsFor(before)), tr("Keep the structure"),
        [this, before] { m_model.takeSubstance(before, MaterialsModel::Step::OfItsOwn); });
}

void MaterialNaming::say(const QString &text, const QString &otherwise,
                         const std::function<void()> &work)
{
    m_otherwise = new QAction(otherwise, this);
    m_otherwise->setObjectName(QStringLiteral("otherSubstanceAction"));
    connect(m_otherwise, &QAction::triggered, this, [action = m_otherwise, work] {
        work();
        if (action) {
            action->deleteLater();
        }
    });
    Q_EMIT toastRequested(text, m_otherwise);
}

} // namespace artemisia::app
