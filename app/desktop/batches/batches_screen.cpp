// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/batches/batches_screen.h"

#include "app/desktop/batches/batch_page.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/compound_picker.h"
#include "app/desktop/widgets/empty_state.h"
#include "app/desktop/widgets/table_look.h"

#include <QDataStream>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>

#include <utility>

namespace artemisia::app
{

BatchesScreen::BatchesScreen(std::shared_ptr<Session> session, QWidget *parent)
    : Screen(std::move(session), parent)
    , m_model(new BatchModel(sharedSession(), this))
    , m_new(new QAction(tr("New batch"), this))
    , m_find(new QAction(tr("Search batches"), this))
{
    m_new->setObjectName(QStringLiteral("newBatchAction"));
    m_new->setProperty("iconName", QStringLiteral("list-add"));
    m_new->setEnabled(!this->session().isReadOnly());
    m_find->setObjectName(QStringLiteral("findBatchAction"));
    m_find->setShortcut(QKeySequence::Find);
    m_find->setProperty("iconName", QStringLiteral("edit-find"));
    m_find->setEnabled(false);
    connect(m_new, &QAction::triggered, this, &BatchesScreen::startNew);
    build();
    connect(m_find, &QAction::triggered, this, [this] {
        m_search->setFocus();
        m_search->selectAll();
    });
    m_model->onLoaded = [this] { loaded(); };
    m_model->onFailed = [this](const Error &error) { Q_EMIT errorRaised(error); };
}

void BatchesScreen::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_stack = new QStackedWidget(this);
    layout->addWidget(m_stack);
    auto *empty = new EmptyState(QStringLiteral("artemisia-batch"),
                                 tr("Batches are the vials on your shelf: a lot of a compound, as "
                                    "a certain salt, made by you or bought. "
                                    "They come with an import, or you add one here."),
                                 m_new, m_stack);
    m_splitter = new QSplitter(Qt::Horizontal, m_stack);
    m_splitter->setChildrenCollapsible(false);
    m_stack->addWidget(m_splitter);
    m_stack->addWidget(empty);

    auto *left = new QWidget(m_splitter);
    buildLeft(left);
    m_page = new BatchPage(sharedSession(), m_splitter);
    m_splitter->addWidget(left);
    m_splitter->addWidget(m_page);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setSizes({620, 440});
    connectAll();
}

void BatchesScreen::buildLeft(QWidget *left)
{
    auto *down = new QVBoxLayout(left);
    down->setContentsMargins(0, 0, 0, 0);
    down->setSpacing(0);
    buildTop(left, down);
    buildNewBar(left, down);

    m_table = new QTableView(left);
    m_table->setObjectName(QStringLiteral("batchTableView"));
    m_table->setAccessibleName(tr("Batches"));
    m_table->setModel(m_model);
    dressTable(m_table, Space::rowHeight);
    down->addWidget(m_table, 1);
}

void BatchesScreen::connectAll()
{
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_isOtherSearch = true;
        m_model->setText(text);
    });
    // Who searches no longer waits for the batch of a link: its row would clear the search.
    connect(m_search, &QLineEdit::textEdited, this, [this] { m_wanted = BatchId(); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) {
                const QUuid id = index.data(BatchModel::IdRole).toUuid();
                if (!id.isNull()) {
                    m_page->show(BatchId::fromUuid(id));
                }
            });
    connect(m_table, &QTableView::activated, m_page, &BatchPage::takeFocus);
    // The row may have been on its way when it was chosen.
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this] {
        const QUuid id = m_table->currentIndex().data(BatchModel::IdRole).toUuid();
        if (!id.isNull()) {
            m_page->show(BatchId::fromUuid(id));
        }
        fitColumns(m_table);
    });
    connect(m_page, &BatchPage::recordRequested, this, &Screen::recordRequested);
    connect(m_page, &BatchPage::errorRaised, this, &Screen::errorRaised);
    connect(&m_page->document().undoStack(), &QUndoStack::indexChanged, this,
            &Screen::undoStackChanged);
    connect(m_picker, &CompoundPicker::chosen, this,
            [this](const CompoundId &compound) { create(compound); });
    auto *escape = new QShortcut(QKeySequence(Qt::Key_Escape), m_newBar);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, [this] {
        m_newBar->hide();
        loaded(); // back to the words for an empty room, if it is one
        m_table->setFocus();
    });
}

void BatchesScreen::buildTop(QWidget *left, QVBoxLayout *down)
{
    auto *top = new QHBoxLayout;
    top->setContentsMargins(Space::l, Space::m, Space::m, Space::s);
    top->setSpacing(Space::s);
    m_search = new QLineEdit(left);
    m_search->setObjectName(QStringLiteral("batchSearchLineEdit"));
    m_search->setAccessibleName(tr("Search batches"));
    m_search->setPlaceholderText(tr("Search batches (Ctrl+F)"));
    m_search->setClearButtonEnabled(true);
    m_count = new QLabel(left);
    m_count->setObjectName(QStringLiteral("batchCountLabel"));
    setTextStyle(m_count, Theme::TextStyle::Caption);
    auto *add = new QPushButton(m_new->text(), left);
    add->setObjectName(QStringLiteral("newBatchButton"));
    add->setEnabled(m_new->isEnabled());
    connect(add, &QPushButton::clicked, m_new, &QAction::trigger);
    top->addWidget(m_search, 1);
    top->addWidget(m_count);
    top->addWidget(add);
    down->addLayout(top);
}

void BatchesScreen::buildNewBar(QWidget *left, QVBoxLayout *down)
{
    m_newBar = new QWidget(left);
    auto *bar = new QHBoxLayout(m_newBar);
    bar->setContentsMargins(Space::l, 0, Space::m, Space::s);
    bar->addWidget(new QLabel(tr("Of which compound?"), m_newBar));
    m_picker = new CompoundPicker(sharedSession(), m_newBar);
    bar->addWidget(m_picker, 1);
    down->addWidget(m_newBar);
    m_newBar->hide();
}

QString BatchesScreen::title() const
{
    return tr("Batches");
}
QString BatchesScreen::iconName() const
{
    return QStringLiteral("artemisia-batch");
}
QList<QAction *> BatchesScreen::screenActions() const
{
    return {m_new, m_find};
}
QUndoStack *BatchesScreen::undoStack() const
{
    return &m_page->document().undoStack();
}

void BatchesScreen::loaded()
{
    const int rows = m_model->rowCount();
    const bool isEmpty = rows == 0 && m_search->text().isEmpty();
    m_stack->setCurrentIndex(isEmpty && m_newBar->isHidden() ? 1 : 0);
    m_count->setText(tr("%n batch(es)", nullptr, rows));
    if (std::exchange(m_isOtherSearch, false)) {
        m_table->scrollToTop();
    }
    if (!m_wanted.isNull()) {
        select(m_wanted);
    } else if (rows > 0 && !m_table->currentIndex().isValid()) {
        m_table->setCurrentIndex(m_model->index(0, 0));
    } else if (isEmpty) {
        m_page->show(BatchId());
    }
}

bool BatchesScreen::showRecord(const RecordRef &record)
{
    if (record.kind != RecordKind::Batch) {
        return false;
    }
    if (!record.id.isNull()) { // null: the room, no batch in particular
        select(BatchId::fromUuid(record.id));
    }
    return true;
}

void BatchesScreen::select(const BatchId &id)
{
    m_wanted = id;
    m_page->show(id);
    // Which row it is only the store knows; the search may hide it.
    session().read(
        [id, text = m_search->text()](store::Store &store,
                                      const WorkContext &) -> Result<store::RowId> {
            ARTEMISIA_TRY_ASSIGN(const auto batch, store.batches().find(id));
            if (!batch) {
                return store::RowId(0);
            }
            ARTEMISIA_TRY_ASSIGN(const auto ids, store.batches().rowIds(batch->code));
            ARTEMISIA_TRY_ASSIGN(const auto rows, store.batches().rows(ids));
            for (const store::BatchRow &row : rows) {
                if (row.id == id) {
                    return row.row;
                }
            }
            return store::RowId(0);
        },
        this,
        [this, id](const Result<store::RowId> &row) {
            if (!row || id != m_wanted) {
                return;
            }
            const int place = m_model->rowOf(*row);
            if (place >= 0) {
                m_wanted = BatchId();
                m_table->setCurrentIndex(m_model->index(place, 0));
                m_table->scrollTo(m_model->index(place, 0));
            } else if (!m_search->text().isEmpty()) {
                m_search->clear(); // loads all; loaded() selects
            }
        });
}

void BatchesScreen::startNew()
{
    Q_EMIT recordRequested({RecordKind::Batch, QUuid()}); // brings this room to the front
    m_stack->setCurrentIndex(0);
    m_newBar->show();
    m_picker->clear();
    m_picker->setFocus();
}

void BatchesScreen::create(const CompoundId &compound)
{
    session().write(
        tr("Making a batch"),
        [compound, owner = session().owner().head.id,
         context = session().saveContext(tr("Made the batch"))](
            store::Store &store, const WorkContext &) -> Result<BatchId> {
            Batch batch;
            batch.head.id = BatchId::create();
            batch.head.authors = {owner};
            batch.compound = compound;
            ARTEMISIA_TRY_ASSIGN(batch.code, store.batches().nextCode(compound));
            batch.date = Clock::now().toLocalTime().date().toString(Qt::ISODate);
            ARTEMISIA_TRY(store.batches().save(batch, context));
            return batch.head.id;
        },
        this,
        [this](const Result<BatchId> &id) {
            if (!id) {
                return; // told by the session
            }
            m_newBar->hide();
            m_wanted = *id;
            session().announceChange(RecordKind::Batch, id->uuid());
            m_page->show(*id);
            m_page->takeFocus();
        });
}

void BatchesScreen::takeFocus()
{
    if (m_newBar->isVisibleTo(this)) {
        m_picker->setFocus();
    } else {
        m_table->setFocus();
    }
}

void BatchesScreen::flush()
{
    m_page->flush();
}

QByteArray BatchesScreen::saveState() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out << m_splitter->saveState() << saveColumns(m_table);
    return state;
}

void BatchesScreen::restoreState(const QByteArray &state)
{
    QDataStream in(state);
    QByteArray splitter;
    QByteArray columns;
    in >> splitter >> columns;
    if (in.status() == QDataStream::Ok) {
        m_splitter->restoreState(splitter);
        restoreColumns(m_table, columns);
    }
}

void BatchesScreen::showEvent(QShowEvent *event)
{
    Screen::showEvent(event);
    m_find->setEnabled(true);
}

void BatchesScreen::hideEvent(QHideEvent *event)
{
    Screen::hideEvent(event);
    m_find->setEnabled(false);
}

} // namespace artemisia::app
