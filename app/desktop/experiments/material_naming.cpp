// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/experiments/material_naming.h"

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
    m_session->read([name](store::Store &store,
                           const WorkContext &) { return store.compounds().findByAnyName(name); },
                    this,
                    [this, before, now](const Result<QList<CompoundId>> &found) {
                        settle(before, now, found ? *found : QList<CompoundId>());
                    });
}

void MaterialNaming::settle(const Material &before, const Material &now,
                            const QList<CompoundId> &meant)
{
    const Material *material = m_model.materialAt(m_model.rowOf(now.id));
    if (!material || !(*material == now)) {
        return; // undone, or changed again
    }
    const bool hadCompound = !before.compound.isNull();
    if (hadCompound && meant.contains(before.compound)) {
        m_model.takeSubstance(before, MaterialsModel::Step::OfNaming);
        return;
    }
    if (meant.size() == 1) {
        Material linked = now;
        linked.compound = meant.constFirst();
        m_model.takeSubstance(linked, MaterialsModel::Step::OfNaming);
        if (!hadCompound) {
            return;
        }
    }
    if (hadCompound) {
        const QString text = meant.size() == 1
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
