// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/compounds/compound_properties.h"

#include "app/desktop/compounds/compound_text.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/words.h"
#include "chem/molecule/descriptors.h"
#include "core/compounds/registrar.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace artemisia::app
{

namespace
{

constexpr int kCellWidth = 124;
constexpr int kMostColumns = 4;

QString massText(double mass, int decimals)
{
    return mass > 0 ? QString::number(mass, 'f', decimals) : QString();
}

Result<chem::Descriptors> descriptorsOf(const Structure &structure)
{
    ARTEMISIA_TRY_ASSIGN(const chem::Molecule molecule, compounds::moleculeOf(structure));
    auto found = chem::descriptors(molecule);
    if (!found) {
        return tl::unexpected(fromChem(found.error()));
    }
    return *found;
}

} // namespace

CompoundProperties::CompoundProperties(std::shared_ptr<Session> session, QWidget *parent)
    : QWidget(parent)
    , m_session(std::move(session))
    , m_grid(new QGridLayout(this))
{
    setObjectName(QStringLiteral("compoundProperties"));
    m_grid->setContentsMargins(Theme::instance().scaled(Space::s), 0, 0, 0);
    m_grid->setHorizontalSpacing(Space::l);
    m_grid->setVerticalSpacing(Space::s);
    for (const QString &caption :
         {tr("Formula"), tr("Molar mass, g/mol"), tr("Exact mass, Da"), tr("Stereo"),
          tr("logP (Crippen)"), tr("TPSA, Å²"), tr("H donors"), tr("H acceptors"),
          tr("Rotatable bonds"), tr("Fsp³"), tr("Heavy atoms"), tr("Rule of five")}) {
        addCell(caption);
    }
    arrange(kMostColumns);
}

void CompoundProperties::addCell(const QString &caption)
{
    auto *cell = new QWidget(this);
    auto *down = new QVBoxLayout(cell);
    down->setContentsMargins(0, 0, 0, 0);
    down->setSpacing(1);
    auto *head = new QLabel(caption, cell);
    setTextStyle(head, Theme::TextStyle::Caption);
    setTextRole(head, TextRole::Secondary);
    auto *value = new QLabel(cell);
    value->setObjectName(QStringLiteral("property%1Label").arg(m_values.size()));
    value->setAccessibleName(caption);
    value->setTextFormat(Qt::RichText);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setTextRole(value, TextRole::Computed);
    down->addWidget(head);
    down->addWidget(value);
    down->addStretch(1);
    m_cells.append(cell);
    m_values.append(value);
}

void CompoundProperties::arrange(int columns)
{
    if (columns == m_columns) {
        return;
    }
    for (QWidget *cell : std::as_const(m_cells)) {
        m_grid->removeWidget(cell);
    }
    for (int column = 0; column < std::max(columns, m_columns); ++column) {
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
    }
    m_columns = columns;
    for (int i = 0; i < m_cells.size(); ++i) {
        m_grid->addWidget(m_cells[i], i / columns, i % columns);
    }
}

void CompoundProperties::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange(std::clamp(width() / Theme::instance().scaled(kCellWidth), 1, kMostColumns));
}

void CompoundProperties::show(const Compound &compound)
{
    m_values[Formula]->setText(formulaHtml(compound.formula));
    m_values[MolarMass]->setText(massText(compound.averageMass, 2));
    m_values[ExactMass]->setText(massText(compound.monoisotopicMass, 4));
    m_values[Stereo]->setText(compound.structure.isEmpty() ? QString()
                                                           : stereoText(compound.stereo));
    if (m_smiles == compound.structure.smiles) {
        return;
    }
    m_smiles = compound.structure.smiles;
    for (int i = LogP; i < PropertyCount; ++i) {
        m_values[i]->clear();
    }
    if (m_job) {
        m_job->cancel();
    }
    if (!m_smiles.isEmpty()) {
        startDescriptors(compound.structure);
    }
}

void CompoundProperties::startDescriptors(const Structure &structure)
{
    m_job = m_session->workers().start(
        QString(), [structure](const WorkContext &) { return descriptorsOf(structure); }, this,
        [this, smiles = m_smiles](const Result<chem::Descriptors> &found) {
            if (!found || smiles != m_smiles) {
                return;
            }
            m_values[LogP]->setText(QString::number(found->logP, 'f', 2));
            m_values[Tpsa]->setText(QString::number(found->tpsa, 'f', 1));
            m_values[Donors]->setText(QString::number(found->donors));
            m_values[Acceptors]->setText(QString::number(found->acceptors));
            m_values[RotatableBonds]->setText(QString::number(found->rotatableBonds));
            m_values[Fsp3]->setText(QString::number(found->fractionCsp3, 'f', 2));
            m_values[HeavyAtoms]->setText(QString::number(found->heavyAtoms));
            m_values[RuleOfFive]->setText(
                found->ruleOfFiveViolations == 0
                    ? tr("kept")
                    : tr("%n broken", nullptr, found->ruleOfFiveViolations));
        });
}

} // namespace artemisia::app
