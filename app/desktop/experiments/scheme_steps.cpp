// SPDX-License-Identifier: GPL-3.0-or-later
// What the line of reaction SMILES says of a drawing, and what it may take the place of.
#include "app/desktop/experiments/scheme_input.h"
#include "app/desktop/experiments/scheme_reader.h"
#include "app/desktop/experiments/scheme_section.h"

#include <QAction>
#include <QLabel>

namespace artemisia::app
{

void SchemeSection::followSteps(const Scheme &scheme)
{
    if (scheme.cdxml == m_stepsOf) {
        return;
    }
    m_stepsOf = scheme.cdxml;
    const int number = ++m_counting;
    if (scheme.cdxml.isEmpty()) {
        showSteps({});
        return;
    }
    session().workers().start(
        QString(), [scheme](const WorkContext &) -> Result<SchemeSteps> { return stepsIn(scheme); },
        this,
        [this, number](const Result<SchemeSteps> &steps) {
            if (number == m_counting && steps) {
                showSteps(*steps);
            }
        });
}

// The line does not say what is made on the way, so it is not to be changed there.
void SchemeSection::showSteps(const SchemeSteps &steps)
{
    m_steps = steps;
    const bool isRoute = steps.count > 1;
    m_inputCaption->setText(isRoute
                                ? tr("Reaction SMILES of %n step(s) together", nullptr, steps.count)
                                : tr("Reaction SMILES"));
    m_input->setReadOnly(!isEditable() || isRoute);
    m_input->setToolTip(isRoute && isEditable()
                            ? tr("Several steps are drawn. Click the drawing to change them.")
                            : QString());
}

void SchemeSection::connectBack()
{
    connect(m_back, &QAction::triggered, this, [this] {
        if (m_replacedOn == nullptr || m_replacedOn->isReadOnly()) {
            return;
        }
        m_replacedOn->editFields({ExperimentField::Scheme, ExperimentField::Remarks},
                                 [this](Experiment &experiment) {
                                     experiment.scheme = m_replaced;
                                     ExperimentDocument::putUnreadText(experiment, kUnreadScheme,
                                                                       {});
                                 },
                                 {tr("bringing the drawing back"), {}});
    });
}

void SchemeSection::offerBack(const Scheme &drawn)
{
    m_replaced = drawn;
    m_replacedOn = document();
    Q_EMIT toastRequested(tr("What was typed takes the place of what was drawn."), m_back);
}

} // namespace artemisia::app
