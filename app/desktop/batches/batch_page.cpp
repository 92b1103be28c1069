// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/batches/batch_page.h"

#include "app/desktop/batches/components_edit.h"
#include "app/desktop/experiments/quantity_entry.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/breakable_text.h"
#include "app/desktop/widgets/captioned_field.h"
#include "app/desktop/widgets/flow_layout.h"
#include "app/desktop/widgets/state_box.h"
#include "app/desktop/widgets/structure_view.h"

#include <QDate>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

namespace artemisia::app
{

namespace
{

/// An amount is a mass or, of a solution, a volume.
QuantityEntry readAmount(const QString &text)
{
    QuantityEntry mass = readQuantity(text, QuantityKind::Mass);
    if (mass.problem.isEmpty()) {
        return mass;
    }
    QuantityEntry volume = readQuantity(text, QuantityKind::Volume);
    return volume.problem.isEmpty() ? volume : mass;
}

QString putDate(Batch &batch, const QString &text)
{
    const QString date = text.trimmed();
    if (!date.isEmpty() && !QDate::fromString(date, Qt::ISODate).isValid()) {
        return BatchPage::tr("A date is written year-month-day: 2026-11-23.");
    }
    batch.date = date;
    return {};
}

/// Names the component whose name is being typed, so that typing is one step of undo; empty: more
/// than that changed.
QString typedComponent(const QList<BatchComponent> &before, const QList<BatchComponent> &after)
{
    QString typed;
    for (qsizetype i = 0; i < after.size(); ++i) {
        if (before.size() != after.size()) {
            return {};
        }
        BatchComponent renamed = before[i];
        renamed.name = after[i].name;
        if (!(renamed == after[i]) || (!typed.isEmpty() && renamed.name != before[i].name)) {
            return {};
        }
        if (renamed.name != before[i].name) {
            typed = QStringLiteral("component-") + renamed.id.toString();
        }
    }
    return typed;
}

} // namespace

BatchPage::BatchPage(std::shared_ptr<Session> session, QWidget *parent)
    : PageScroll(parent)
    , m_session(std::move(session))
    , m_document(m_session)
{
    setObjectName(QStringLiteral("batchPage"));
    setAccessibleName(tr("Batch"));
    build();
    connect(&m_document, &RecordDocumentBase::opened, this, &BatchPage::opened);
    connect(&m_document, &RecordDocumentBase::changed, this, &BatchPage::fill);
    connect(&m_document, &RecordDocumentBase::readFailed, this, &BatchPage::errorRaised);
    connect(&m_document, &RecordDocumentBase::saveStateChanged, this,
            [this] { m_saved->setText(m_document.saveStateInWords()); });
    m_body->hide();
}

CaptionedField *BatchPage::bind(const QString &caption, const QString &purpose, const QString &hint,
                                Getter get, Setter set, bool isText)
{
    auto *field = new CaptionedField(
        caption, purpose, isText ? CaptionedField::Kind::Text : CaptionedField::Kind::Line, m_body);
    field->setHint(hint);
    field->setReadOnly(m_session->isReadOnly());
    const Binding binding{field, std::move(get), std::move(set), tr("change of %1").arg(caption),
                          purpose};
    m_bindings.append(binding);
    connect(field, &CaptionedField::committed, this,
            [this, binding](const QString &text) { commit(binding, text); });
    return field;
}

CaptionedField *BatchPage::bindText(const QString &caption, const QString &purpose,
                                    const QString &hint, QString Batch::*member, bool isText)
{
    return bind(
        caption, purpose, hint, [member](const Batch &batch) { return batch.*member; },
        [member](Batch &batch, const QString &text) {
            batch.*member = text;
            return QString();
        },
        isText);
}

CaptionedField *BatchPage::bindQuantity(const QString &caption, const QString &purpose,
                                        const QString &hint, Quantity Batch::*member,
                                        bool isPercent)
{
    return bind(
        caption, purpose, hint,
        [member](const Batch &batch) { return quantityText(batch.*member); },
        [member, isPercent](Batch &batch, const QString &text) {
            const QuantityEntry entry =
                isPercent ? readQuantity(text, QuantityKind::Percent) : readAmount(text);
            if (entry.problem.isEmpty()) {
                batch.*member = entry.quantity;
            }
            return entry.problem;
        });
}

void BatchPage::build()
{
    m_body = new QWidget(page());
    auto *layout = new QVBoxLayout(m_body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::m);
    column()->addWidget(m_body);
    column()->addStretch(1);
    buildHead(layout);
    buildFields(layout);
    buildWords(layout);
    connectAll();
}

void BatchPage::buildHead(QVBoxLayout *layout)
{
    auto *top = new QHBoxLayout;
    m_code = new QLabel(m_body);
    m_code->setObjectName(QStringLiteral("batchCodeLabel"));
    m_code->setAccessibleName(tr("Code of the batch"));
    m_code->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setTextStyle(m_code, Theme::TextStyle::PageTitle);
    m_state = new StateBox(m_body);
    m_saved = new QLabel(m_body);
    m_saved->setObjectName(QStringLiteral("saveStateLabel"));
    setTextStyle(m_saved, Theme::TextStyle::Caption);
    m_code->setContentsMargins(Theme::instance().scaled(Space::s), 0, 0, 0);
    auto *words = new FlowLayout(Space::s); // one below the other where the page is narrow
    words->addWidget(m_code);
    words->addWidget(m_state);
    top->addLayout(words, 1);
    top->addWidget(m_saved, 0, Qt::AlignTop);
    layout->addLayout(top);

    auto *of = new QHBoxLayout;
    m_compound = new QPushButton(m_body);
    m_compound->setObjectName(QStringLiteral("batchCompoundButton"));
    setLook(m_compound, Look::Link);
    m_compoundName = new QLabel(m_body);
    m_compoundName->setTextFormat(Qt::PlainText);
    m_compoundName->setMinimumWidth(1); // a long name is cut, the page is not
    setTextRole(m_compoundName, TextRole::Secondary);
    m_experiment = new QPushButton(m_body);
    m_experiment->setObjectName(QStringLiteral("batchExperimentButton"));
    setLook(m_experiment, Look::Link);
    of->addWidget(m_compound);
    of->addWidget(m_compoundName, 1);
    of->addWidget(m_experiment);
    layout->addLayout(of);
    m_structure = new StructureView(m_session, m_body);
    m_structure->setHeightRange(120, 260);
    m_structure->setHint(tr("No structure"));
    layout->addWidget(m_structure);
}

void BatchPage::buildFields(QVBoxLayout *layout)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(Space::l);
    grid->setVerticalSpacing(Space::m);
    const auto put = [grid](QWidget *widget, int row, int columnNumber) {
        grid->addWidget(widget, row, columnNumber, Qt::AlignTop);
        grid->setColumnStretch(columnNumber, 1);
    };
    put(bindQuantity(tr("Amount"), QStringLiteral("amount"), tr("for example 12.5 mg"),
                     &Batch::amount, false),
        0, 0);
    put(bindQuantity(tr("Purity"), QStringLiteral("purity"), tr("for example 98 %"), &Batch::purity,
                     true),
        0, 1);
    put(bind(
            tr("Date"), QStringLiteral("date"), tr("year-month-day"),
            [](const Batch &batch) { return batch.date; }, putDate),
        1, 0);
    put(bindText(tr("Appearance"), QStringLiteral("appearance"), tr("colour and form"),
                 &Batch::appearance),
        1, 1);
    put(bindText(tr("Supplier"), QStringLiteral("supplier"), tr("who made or sold it"),
                 &Batch::supplier),
        2, 0);
    put(bindText(tr("Supplier\u2019s lot"), QStringLiteral("supplierCode"), tr("lot number"),
                 &Batch::supplierCode),
        2, 1);
    put(bindText(tr("Kept in"), QStringLiteral("location"), tr("room, freezer, box"),
                 &Batch::location),
        3, 0);
    layout->addLayout(grid);
}

void BatchPage::buildWords(QVBoxLayout *layout)
{
    const auto head = [&](const QString &text) {
        auto *label = new QLabel(text, m_body);
        label->setContentsMargins(Theme::instance().scaled(Space::s), Space::m, 0, 0);
        setTextStyle(label, Theme::TextStyle::SectionHead);
        layout->addWidget(label);
    };
    head(tr("Salt and solvent"));
    m_components = new ComponentsEdit(m_body);
    m_components->setReadOnly(m_session->isReadOnly());
    layout->addWidget(m_components);
    head(tr("Notes"));
    layout->addWidget(bindText({}, QStringLiteral("batchNotes"),
                               tr("Anything worth knowing about this lot (Markdown)"),
                               &Batch::notes, true));
    m_remarks = new QLabel(m_body);
    m_remarks->setObjectName(QStringLiteral("batchRemarksLabel"));
    m_remarks->setWordWrap(true);
    m_remarks->setTextFormat(Qt::PlainText);
    setTextRole(m_remarks, TextRole::Warning);
    layout->addWidget(m_remarks);
}

void BatchPage::connectAll()
{
    m_state->setEnabled(!m_session->isReadOnly());
    connect(m_state, &StateBox::stateChosen, this, [this](PublicationState state) {
        m_document.edit(tr("change of state"), {}, [state](Batch &batch) { batch.state = state; });
    });
    connect(m_components, &ComponentsEdit::componentsEdited, this,
            [this](const QList<BatchComponent> &components) {
                m_document.edit(tr("change of salt and solvent"),
                                typedComponent(m_document.value().components, components),
                                [&components](Batch &batch) { batch.components = components; });
            });
    connect(m_compound, &QPushButton::clicked, this, [this] {
        Q_EMIT recordRequested({RecordKind::Compound, m_document.value().compound.uuid()});
    });
    connect(m_experiment, &QPushButton::clicked, this, [this] {
        Q_EMIT recordRequested({RecordKind::Experiment, m_document.value().experiment.uuid()});
    });
}

void BatchPage::show(const BatchId &id)
{
    if (id == m_document.wanted() && !id.isNull()) {
        return;
    }
    flush();
    m_document.open(id);
}

void BatchPage::flush()
{
    for (const Binding &binding : std::as_const(m_bindings)) {
        binding.field->flush();
    }
    m_components->flush();
    m_document.flush();
}

void BatchPage::takeFocus()
{
    m_bindings.constFirst().field->setFocus();
}

void BatchPage::commit(const Binding &binding, const QString &text)
{
    Batch trial = m_document.value();
    const QString problem = binding.set(trial, text);
    const QString place = m_document.value().head.id.toString() + binding.key;
    binding.field->setRemark(problem);
    if (!problem.isEmpty()) {
        m_refused.insert(place, text);
        binding.field->markUnsaved();
        return;
    }
    m_refused.remove(place);
    m_document.edit(binding.name, binding.key,
                    [&](Batch &batch) { (void)binding.set(batch, text); });
}

void BatchPage::opened()
{
    m_body->setVisible(!m_document.isEmpty());
    for (const Binding &binding : std::as_const(m_bindings)) {
        const QString place = m_document.value().head.id.toString() + binding.key;
        binding.field->setRemark({});
        binding.field->revertTo(binding.get(m_document.value()));
        if (m_refused.contains(place)) {
            binding.field->revertTo(m_refused.value(place));
            binding.field->markUnsaved();
            binding.field->flush();
        }
    }
    m_compoundName->clear();
    m_experiment->hide(); // until it is known
    m_saved->clear();
    m_structure->setStructure(m_document.value().structure);
    fill();
    verticalScrollBar()->setValue(0);
}

void BatchPage::fill()
{
    const Batch &batch = m_document.value();
    m_code->setText(batch.code);
    m_state->setState(batch.state);
    for (const Binding &binding : std::as_const(m_bindings)) {
        binding.field->setText(binding.get(batch));
    }
    m_components->setComponents(batch.components);
    QStringList remarks;
    for (const Remark &remark : batch.remarks) {
        remarks.append(remark.text);
    }
    m_remarks->setText(breakableText(remarks.join(QLatin1Char('\n'))));
    m_remarks->setVisible(!remarks.isEmpty());
    if (!m_document.isEmpty()) {
        readSurroundings();
    }
}

void BatchPage::readSurroundings()
{
    m_session->read(
        [compound = m_document.value().compound, experiment = m_document.value().experiment](
            store::Store &store, const WorkContext &) -> Result<Surroundings> {
            Surroundings around;
            ARTEMISIA_TRY_ASSIGN(const auto parent, store.compounds().find(compound));
            if (parent) {
                around = {parent->code, parent->name, parent->structure, {}};
            }
            if (!experiment.isNull()) {
                ARTEMISIA_TRY_ASSIGN(const auto origin, store.experiments().find(experiment));
                around.experimentCode = origin ? origin->code : QString();
            }
            return around;
        },
        this,
        [this, id = m_document.value().head.id](const Result<Surroundings> &around) {
            if (!around || id != m_document.value().head.id) {
                return;
            }
            m_compound->setText(around->compoundCode);
            m_compound->setAccessibleName(tr("Show the compound %1").arg(around->compoundCode));
            m_compoundName->setText(around->compoundName);
            m_experiment->setText(tr("from %1").arg(around->experimentCode));
            m_experiment->setVisible(!around->experimentCode.isEmpty());
            if (m_document.value().structure.isEmpty()) {
                m_structure->setStructure(around->compoundStructure);
            }
        });
}

} // namespace artemisia::app
