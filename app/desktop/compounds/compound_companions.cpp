// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/compounds/compound_companions.h"

#include "app/desktop/compounds/compound_result_model.h"
#include "app/desktop/compounds/compound_text.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/page_scroll.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace artemisia::app
{

struct CompoundCompanions::Found {
    CompoundId compound;
    QList<Batch> batches;
    QList<AssayResult> results;
    QHash<QUuid, QString> assayNames;
};

namespace
{

QLabel *paleLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setContentsMargins(Theme::instance().scaled(Space::s), 0, 0, 0);
    setTextRole(label, TextRole::Secondary);
    return label;
}

QString wordsOf(const Batch &batch)
{
    QStringList words{batch.code};
    if (!batch.components.isEmpty()) {
        words.append(componentsText(batch.components));
    }
    if (!batch.amount.isNull()) {
        words.append(batch.amount.value.toString() + u' ' + batch.amount.unit);
    }
    if (!batch.purity.isNull()) {
        words.append(CompoundCompanions::tr("purity %1 %").arg(batch.purity.value.toString()));
    }
    words.append(batch.supplierCode);
    words.removeAll(QString());
    return words.join(QStringLiteral("  ·  "));
}

} // namespace

CompoundCompanions::CompoundCompanions(std::shared_ptr<Session> session, PageScroll &page)
    : QObject(&page)
    , m_session(std::move(session))
    , m_page(page)
{
    buildBatches();
    buildResults();
    connect(m_session.get(), &Session::recordChanged, this, [this](RecordKind kind) {
        if (kind == RecordKind::Batch || kind == RecordKind::AssayResult ||
            kind == RecordKind::Assay) {
            read();
        }
    });
    connect(m_session.get(), &Session::manyRecordsChanged, this, &CompoundCompanions::read);
}

void CompoundCompanions::buildBatches()
{
    m_addBatch = new QPushButton(tr("Add a batch"), m_page.page());
    m_addBatch->setObjectName(QStringLiteral("addBatchButton"));
    setLook(m_addBatch, Look::Quiet);
    m_page.addHead(tr("Batches"), m_addBatch);
    m_batches = new QVBoxLayout;
    m_batches->setSpacing(Space::xs);
    m_page.column()->addLayout(m_batches);
    connect(m_addBatch, &QPushButton::clicked, this, &CompoundCompanions::addBatch);
}

void CompoundCompanions::buildResults()
{
    m_page.addHead(tr("Results"));
    m_results = new CompoundResultModel(this);
    m_resultsView = new QTableView(m_page.page());
    m_resultsView->setObjectName(QStringLiteral("compoundResultsView"));
    m_resultsView->setAccessibleName(tr("Assay results of this compound"));
    m_resultsView->setModel(m_results);
    m_resultsView->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_resultsView->setShowGrid(false);
    m_resultsView->setTabKeyNavigation(false);
    m_resultsView->setWordWrap(false);
    m_resultsView->setFrameShape(QFrame::NoFrame);
    m_resultsView->verticalHeader()->hide();
    m_resultsView->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_resultsView->verticalHeader()->setDefaultSectionSize(
        Theme::instance().scaled(Space::compactRow));
    m_resultsView->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_resultsView->horizontalHeader()->setStretchLastSection(true);
    m_resultsView->horizontalHeader()->setHighlightSections(false);
    m_resultsView->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_resultsView->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_noResults = paleLabel(tr("No results yet."), m_page.page());
    m_page.column()->addWidget(m_noResults);
    m_page.column()->addWidget(m_resultsView);
    connect(m_resultsView, &QTableView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT recordRequested({RecordKind::Assay, m_results->assayAt(index.row()).uuid()});
    });
}

void CompoundCompanions::setReadOnly(bool readOnly)
{
    m_addBatch->setVisible(!readOnly);
}

void CompoundCompanions::show(const CompoundId &compound)
{
    m_compound = compound;
    read();
}

void CompoundCompanions::read()
{
    if (m_compound.isNull()) {
        return;
    }
    m_session->read(
        [id = m_compound](store::Store &store, const WorkContext &) -> Result<Found> {
            Found found{id, {}, {}, {}};
            ARTEMISIA_TRY_ASSIGN(found.batches, store.batches().ofCompound(id));
            ARTEMISIA_TRY_ASSIGN(found.results, store.assays().resultsOfCompound(id));
            for (const AssayResult &result : std::as_const(found.results)) {
                if (!found.assayNames.contains(result.assay.uuid())) {
                    ARTEMISIA_TRY_ASSIGN(const auto assay, store.assays().find(result.assay));
                    found.assayNames.insert(result.assay.uuid(), assay ? assay->name : QString());
                }
            }
            return found;
        },
        this,
        [this](const Result<Found> &found) {
            if (!found) {
                Q_EMIT failed(found.error());
            } else if (found->compound == m_compound) {
                take(*found);
            }
        });
}

void CompoundCompanions::take(const Found &found)
{
    while (QLayoutItem *item = m_batches->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // it may be what was just clicked
        }
        delete item;
    }
    for (const Batch &batch : found.batches) {
        addBatchLink(batch);
    }
    if (found.batches.isEmpty()) {
        m_batches->addWidget(paleLabel(tr("No batch yet."), m_page.page()));
    }
    m_results->setResults(found.results, found.assayNames);
    const int rows = m_results->rowCount();
    m_noResults->setVisible(rows == 0);
    m_resultsView->setVisible(rows > 0);
    m_resultsView->resizeColumnsToContents();
    const Theme &theme = Theme::instance();
    for (int column = 0; column < CompoundResultModel::ColumnCount; ++column) {
        const int widest = column == CompoundResultModel::AssayName ? 220 : 180;
        m_resultsView->setColumnWidth(
            column, std::min(m_resultsView->columnWidth(column), theme.scaled(widest)));
    }
    const int scrollBar = theme.scaled(Space::m); // where the columns are wider than the page
    m_resultsView->setFixedHeight(m_resultsView->horizontalHeader()->sizeHint().height() +
                                  rows * m_resultsView->verticalHeader()->defaultSectionSize() +
                                  scrollBar);
}

void CompoundCompanions::addBatchLink(const Batch &batch)
{
    auto *link = new QPushButton(wordsOf(batch), m_page.page());
    link->setObjectName(QStringLiteral("batchLinkButton"));
    setLook(link, Look::Link);
    // A long name of a salt must not make the page wider than the window.
    link->setMinimumWidth(1);
    link->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    link->setToolTip(link->text());
    connect(link, &QPushButton::clicked, this, [this, id = batch.head.id.uuid()] {
        Q_EMIT recordRequested({RecordKind::Batch, id});
    });
    m_batches->addWidget(link, 0, Qt::AlignLeft);
}

void CompoundCompanions::addBatch()
{
    const store::SaveContext context = m_session->saveContext(tr("Added a batch"));
    m_session->write(
        tr("Add a batch"),
        [id = m_compound, context](store::Store &store, const WorkContext &) -> Result<BatchId> {
            Batch batch;
            batch.head.id = BatchId::create();
            batch.head.authors = {context.who};
            batch.compound = id;
            ARTEMISIA_TRY_ASSIGN(batch.code, store.batches().nextCode(id));
            ARTEMISIA_TRY(store.batches().save(batch, context));
            return batch.head.id;
        },
        this,
        [this](const Result<BatchId> &batch) {
            if (batch) {
                m_session->announceChange(RecordKind::Batch, batch->uuid());
                Q_EMIT recordRequested({RecordKind::Batch, batch->uuid()});
            }
        });
}

} // namespace artemisia::app
