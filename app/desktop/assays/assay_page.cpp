// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/assays/assay_page.h"

#include "app/desktop/assays/assay_result_model.h"
#include "app/desktop/assays/result_delegate.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/captioned_field.h"
#include "app/desktop/widgets/page_scroll.h"
#include "app/desktop/widgets/state_box.h"
#include "app/desktop/widgets/table_look.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace artemisia::app
{

AssayPage::AssayPage(std::shared_ptr<Session> session, QWidget *parent)
    : QWidget(parent)
    , m_session(std::move(session))
    , m_document(m_session)
    , m_painter(new StructurePainter(m_session, this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_fieldsPage(new PageScroll(m_splitter))
{
    setObjectName(QStringLiteral("assayPage"));
    setAccessibleName(tr("Assay"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    m_splitter->setChildrenCollapsible(false);
    buildFields();
    buildResults();
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({270, 530});
    connect(&m_document, &RecordDocumentBase::opened, this, &AssayPage::opened);
    connect(&m_document, &RecordDocumentBase::changed, this, &AssayPage::fill);
    connect(&m_document, &RecordDocumentBase::readFailed, this, &AssayPage::errorRaised);
    connect(&m_document, &RecordDocumentBase::saveStateChanged, this,
            [this] { m_saved->setText(m_document.saveStateInWords()); });
    m_splitter->hide();
}

CaptionedField *AssayPage::bind(const QString &caption, const QString &purpose, const QString &hint,
                                QString Assay::*member, bool isText)
{
    auto *field = new CaptionedField(
        caption, purpose, isText ? CaptionedField::Kind::Text : CaptionedField::Kind::Line,
        m_fieldsPage->page());
    field->setHint(hint);
    field->setReadOnly(m_session->isReadOnly());
    m_fields.append({field, member});
    const QString name =
        caption.isEmpty() ? tr("change of the name") : tr("change of %1").arg(caption);
    connect(
        field, &CaptionedField::committed, this,
        [this, field, member, name, purpose](const QString &text) {
            if (member == &Assay::name && text.trimmed().isEmpty()) {
                field->setRemark(
                    tr("An assay needs a name. The earlier one is kept until there is a new one."));
                field->markUnsaved();
                return;
            }
            field->setRemark({});
            m_document.edit(name, purpose, [member, &text](Assay &assay) { assay.*member = text; });
        });
    return field;
}

void AssayPage::buildFields()
{
    m_fieldsPage->setObjectName(QStringLiteral("assayFieldsPage"));
    QVBoxLayout *column = m_fieldsPage->column();
    auto *top = new QHBoxLayout;
    CaptionedField *name =
        bind({}, QStringLiteral("assayName"), tr("Name of the assay"), &Assay::name);
    name->setTextStyle(Theme::TextStyle::PageTitle);
    name->editor()->setAccessibleName(tr("Name of the assay"));
    m_state = new StateBox(m_fieldsPage->page());
    m_state->setEnabled(!m_session->isReadOnly());
    m_saved = new QLabel(m_fieldsPage->page());
    m_saved->setObjectName(QStringLiteral("saveStateLabel"));
    setTextStyle(m_saved, Theme::TextStyle::Caption);
    top->addWidget(name, 1);
    top->addWidget(m_state);
    top->addWidget(m_saved);
    column->addLayout(top);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(Space::l);
    grid->setVerticalSpacing(Space::m);
    grid->addWidget(bind(tr("Endpoint"), QStringLiteral("endpoint"),
                         tr("for example IC50, t1/2, solubility"), &Assay::endpoint),
                    0, 0);
    grid->addWidget(bind(tr("Unit"), QStringLiteral("unit"), tr("of its results, if they have one"),
                         &Assay::unit),
                    0, 1);
    grid->addWidget(bind(tr("Target"), QStringLiteral("target"),
                         tr("organism, protein or cell line"), &Assay::target),
                    1, 0);
    grid->addWidget(bind(tr("Laboratory"), QStringLiteral("laboratory"), tr("who measures"),
                         &Assay::laboratory),
                    1, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    column->addLayout(grid);
    column->addWidget(bind(tr("How it is measured"), QStringLiteral("assayDescription"),
                           tr("Protocol, controls, what the numbers mean (Markdown)"),
                           &Assay::description, true));
    column->addStretch(1);
    connect(m_state, &StateBox::stateChosen, this, [this](PublicationState state) {
        m_document.edit(tr("change of state"), {}, [state](Assay &assay) { assay.state = state; });
    });
}

void AssayPage::buildResults()
{
    auto *lower = new QWidget(m_splitter);
    auto *layout = new QVBoxLayout(lower);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(Space::xxl + Space::s, Space::m, Space::l, Space::s);
    top->setSpacing(Space::s);
    auto *head = new QLabel(tr("Results"), lower);
    setTextStyle(head, Theme::TextStyle::SectionHead);
    m_count = new QLabel(lower);
    m_count->setObjectName(QStringLiteral("resultCountLabel"));
    setTextStyle(m_count, Theme::TextStyle::Caption);
    m_search = new QLineEdit(lower);
    m_search->setObjectName(QStringLiteral("resultSearchLineEdit"));
    m_search->setAccessibleName(tr("Search results"));
    m_search->setPlaceholderText(tr("Search results"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(Theme::instance().scaled(260));
    top->addWidget(head);
    top->addWidget(m_count);
    top->addStretch(1);
    top->addWidget(m_search);
    layout->addLayout(top);
    buildTable(lower);
    layout->addWidget(m_table, 1);
}

void AssayPage::buildTable(QWidget *lower)
{
    m_results = new AssayResultModel(m_session, this);
    m_sorter = new AssayResultSorter(this);
    m_sorter->setSourceModel(m_results);
    m_table = new QTableView(lower);
    m_table->setObjectName(QStringLiteral("resultTableView"));
    m_table->setAccessibleName(tr("Results of this assay"));
    m_table->setModel(m_sorter);
    m_table->setItemDelegateForColumn(AssayResultModel::Structure,
                                      new ResultStructureDelegate(m_painter, m_table));
    dressTable(m_table, Space::drawingRow);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(AssayResultModel::Compound, Qt::AscendingOrder);
    connect(m_painter, &StructurePainter::drawingReady, m_table->viewport(),
            qOverload<>(&QWidget::update));
    connect(m_search, &QLineEdit::textChanged, m_sorter,
            &QSortFilterProxyModel::setFilterFixedString);
    connect(m_search, &QLineEdit::textChanged, this, &AssayPage::countResults);
    connect(m_results, &AssayResultModel::loaded, this, [this] {
        fitColumns(m_table, 240);
        countResults();
    });
    connect(m_results, &AssayResultModel::failed, this, &AssayPage::errorRaised);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        const QUuid compound = index.siblingAtColumn(AssayResultModel::Compound)
                                   .data(AssayResultModel::CompoundRole)
                                   .toUuid();
        if (!compound.isNull()) {
            Q_EMIT recordRequested({RecordKind::Compound, compound});
        }
    });
}

void AssayPage::countResults()
{
    const int all = m_results->rowCount();
    const int shown = m_sorter->rowCount();
    m_count->setText(shown == all ? tr("%n result(s)", nullptr, all)
                                  : tr("%1 of %2").arg(shown).arg(all));
}

void AssayPage::show(const AssayId &id)
{
    if (id == m_document.wanted() && !id.isNull()) {
        return;
    }
    flush();
    m_document.open(id);
    m_results->setAssay(id);
}

void AssayPage::flush()
{
    for (const auto &[field, member] : std::as_const(m_fields)) {
        field->flush();
    }
    m_document.flush();
}

void AssayPage::takeFocus()
{
    m_table->setFocus();
}

void AssayPage::opened()
{
    m_splitter->setVisible(!m_document.isEmpty());
    for (const auto &[field, member] : std::as_const(m_fields)) {
        field->setRemark({});
        field->revertTo(m_document.value().*member);
    }
    m_saved->clear();
    m_search->clear();
    fill();
    m_fieldsPage->verticalScrollBar()->setValue(0);
}

void AssayPage::fill()
{
    for (const auto &[field, member] : std::as_const(m_fields)) {
        field->setText(m_document.value().*member);
    }
    m_state->setState(m_document.value().state);
}

} // namespace artemisia::app
