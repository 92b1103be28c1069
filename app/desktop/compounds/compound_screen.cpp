// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/compounds/compound_screen.h"

#include "app/desktop/compounds/compound_delegates.h"
#include "app/desktop/compounds/compound_model.h"
#include "app/desktop/compounds/compound_page.h"
#include "app/desktop/compounds/compound_search.h"
#include "app/desktop/compounds/register_panel.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/empty_state.h"
#include "app/desktop/widgets/icon_button.h"
#include "app/desktop/widgets/message_bar.h"
#include "app/desktop/widgets/page_scroll.h"
#include "app/desktop/widgets/table_look.h"

#include <QDataStream>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

namespace artemisia::app
{

namespace
{

constexpr int kTableRow = 64; // a small drawing needs more than the 40 px of a line of text
constexpr double kSimilarityThreshold = 0.5;

} // namespace

CompoundScreen::CompoundScreen(std::shared_ptr<Session> session, QWidget *parent)
    : Screen(std::move(session), parent)
    , m_model(new CompoundModel(sharedSession(), this))
    , m_drawings(new CompoundDrawings(sharedSession(), this))
    , m_sorted(CompoundModel::Code, Qt::AscendingOrder)
{
    makeActions();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeToolbar());
    layout->addWidget(&m_search->sheet());
    layout->addWidget(makeHairline(this));
    m_messages = new MessageBar(this);
    layout->addWidget(m_messages);
    makeViews();
    layout->addWidget(m_splitter, 1);

    connect(m_search, &CompoundSearch::changed, this, &CompoundScreen::applyFilter);
    connect(m_search, &CompoundSearch::confirmed, this,
            [this] { m_views->currentWidget()->setFocus(); });
    connect(m_search, &CompoundSearch::failed, this, [this](const QString &why) {
        m_messages->show(MessageBar::Kind::Warning, why, QStringLiteral("search"));
    });
    connect(m_model, &CompoundModel::loaded, this, &CompoundScreen::updateCount);
    connect(m_model, &CompoundModel::otherRowsShown, this, [this] {
        m_table->scrollToTop();
        m_grid->scrollToTop();
    });
    connect(m_model, &CompoundModel::searchFailed, this, [this](const Error &error) {
        m_messages->show(MessageBar::Kind::Warning, error.message, QStringLiteral("search"));
    });
    connect(m_model, &CompoundModel::dataChanged, this, [this] {
        if (m_isRowAwaited) {
            selectCurrent(m_table->currentIndex());
        }
    });
    connect(m_model, &CompoundModel::located, this, [this](const CompoundId &id, int row) {
        if (id == m_wanted && row >= 0) {
            m_wanted = {};
            const QModelIndex index = m_model->index(row, CompoundModel::Code);
            m_table->setCurrentIndex(index);
            m_table->scrollTo(index);
            m_grid->scrollTo(m_model->index(row, 0));
        }
    });
    updateCount();
}

QString CompoundScreen::title() const
{
    return tr("Compounds");
}

QString CompoundScreen::iconName() const
{
    return QStringLiteral("artemisia-compound");
}

QList<QAction *> CompoundScreen::screenActions() const
{
    return {m_newAction, m_findAction, m_gridAction};
}

void CompoundScreen::makeActions()
{
    m_newAction = new QAction(tr("New compound"), this);
    m_newAction->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+M")));
    m_newAction->setEnabled(!session().isReadOnly());
    connect(m_newAction, &QAction::triggered, this, &CompoundScreen::beginRegister);
    m_importAction = new QAction(tr("Import a table"), this);
    m_importAction->setEnabled(!session().isReadOnly());
    connect(m_importAction, &QAction::triggered, this, &CompoundScreen::importRequested);
    m_findAction = new QAction(tr("Find compounds"), this);
    m_findAction->setShortcut(QKeySequence::Find);
    m_findAction->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(m_findAction, &QAction::triggered, this, [this] { m_search->takeFocus(); });
    m_gridAction = new QAction(tr("Compounds as a grid of drawings"), this);
    m_gridAction->setCheckable(true);
    m_gridAction->setShortcut(QKeySequence(QStringLiteral("Ctrl+G")));
    m_gridAction->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(m_gridAction, &QAction::toggled, this, &CompoundScreen::setGrid);
    addActions({m_newAction, m_findAction, m_gridAction});
}

QWidget *CompoundScreen::makeToolbar()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(Space::l, Space::s, Space::l, Space::s);
    row->setSpacing(Space::s);
    m_search = new CompoundSearch(sharedSession(), bar);
    m_count = new QLabel(bar);
    m_count->setObjectName(QStringLiteral("compoundCountLabel"));
    setTextStyle(m_count, Theme::TextStyle::Caption);
    setTextRole(m_count, TextRole::Secondary);
    m_tableButton = makeIconButton(QStringLiteral("tableViewButton"),
                                   QStringLiteral("view-list-details"), tr("Table"), bar);
    m_gridButton =
        makeIconButton(QStringLiteral("gridViewButton"), QStringLiteral("view-list-icons"),
                       tr("Grid of drawings (Ctrl+G)"), bar);
    m_tableButton->setCheckable(true);
    m_gridButton->setCheckable(true);
    m_tableButton->setChecked(true);
    auto *add = makeIconButton(QStringLiteral("newCompoundButton"), QStringLiteral("list-add"),
                               tr("New compound (Ctrl+Shift+M)"), bar);
    add->setEnabled(!session().isReadOnly());
    auto *import =
        makeIconButton(QStringLiteral("importCompoundsButton"), QStringLiteral("document-import"),
                       tr("Import compounds from a table (Ctrl+Shift+I)"), bar);
    import->setEnabled(!session().isReadOnly());
    connect(import, &QToolButton::clicked, m_importAction, &QAction::trigger);
    row->addWidget(m_search, 1);
    row->addWidget(m_count);
    row->addWidget(m_tableButton);
    row->addWidget(m_gridButton);
    row->addWidget(import);
    row->addWidget(add);
    connect(m_tableButton, &QToolButton::clicked, this, [this] {
        m_gridAction->setChecked(false);
        setGrid(false);
    });
    connect(m_gridButton, &QToolButton::clicked, this, [this] {
        m_gridAction->setChecked(true);
        setGrid(true);
    });
    connect(add, &QToolButton::clicked, m_newAction, &QAction::trigger);
    return bar;
}

void CompoundScreen::makeViews()
{
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_views = new QStackedWidget(m_splitter);
    makeTable();
    makeGrid();
    m_empty = new EmptyState(QStringLiteral("artemisia-compound"),
                             tr("No compounds yet. Draw, paste or import what your project has."),
                             m_newAction, m_views);
    m_empty->addOther(m_importAction);
    m_views->addWidget(m_table);
    m_views->addWidget(m_grid);
    m_views->addWidget(m_empty);
    m_splitter->addWidget(m_views);
    makeSide();
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setSizes({600, 520});

    connect(m_drawings, &CompoundDrawings::ready, this, [this] {
        QAbstractScrollArea *shown = m_table;
        if (m_grid->isVisible()) {
            shown = m_grid;
        }
        shown->viewport()->update();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &CompoundScreen::selectCurrent);
    for (QAbstractItemView *view :
         {static_cast<QAbstractItemView *>(m_table), static_cast<QAbstractItemView *>(m_grid)}) {
        view->installEventFilter(this);
        view->setMouseTracking(true);
        connect(view, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
            openPage(CompoundId::fromUuid(index.data(CompoundModel::IdRole).toUuid()));
            m_page->takeFocus();
        });
        connect(view, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
            openPage(CompoundId::fromUuid(index.data(CompoundModel::IdRole).toUuid()));
        });
    }
}

void CompoundScreen::makeTable()
{
    m_table = new QTableView(m_views);
    m_table->setObjectName(QStringLiteral("compoundTableView"));
    m_table->setAccessibleName(tr("Compounds"));
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(CompoundModel::Structure,
                                      new StructureCellDelegate(m_drawings, this));
    dressTable(m_table, kTableRow);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSortIndicator(CompoundModel::Code, Qt::AscendingOrder);
    connect(header, &QHeaderView::sortIndicatorChanged, this,
            [this](int column, Qt::SortOrder order) {
                if (CompoundModel::canSort(column)) {
                    m_sorted = {column, order};
                } else { // the arrow stays where the order comes from
                    showOrder();
                }
            });
    const QList<int> widths{
        StructureCellDelegate::kWidth, 110, 130, 130, 120, 170, 70, 70, 256, 90};
    for (int column = 0; column < widths.size(); ++column) {
        m_table->setColumnWidth(column, Theme::instance().scaled(widths[column]));
    }
    // Cut off it says nothing, whole it pushes away the rest; the head's menu brings it.
    m_table->setColumnHidden(CompoundModel::InchiKey, true);
    connect(m_model, &QAbstractItemModel::dataChanged, m_table, [this] { fitColumns(m_table); });
    // Rows that were read before come without a word of them, and are laid out a little later.
    connect(
        m_model, &CompoundModel::loaded, m_table, [this] { fitColumns(m_table); },
        Qt::QueuedConnection);
    m_table->setSortingEnabled(true);
}

void CompoundScreen::makeGrid()
{
    m_grid = new QListView(m_views);
    m_grid->setObjectName(QStringLiteral("compoundGridView"));
    m_grid->setAccessibleName(tr("Compounds as drawings"));
    m_grid->setModel(m_model);
    m_grid->setModelColumn(CompoundModel::Code);
    m_tiles = new CompoundTileDelegate(m_drawings, this);
    m_grid->setItemDelegate(m_tiles);
    m_grid->viewport()->installEventFilter(this);
    connect(&Theme::instance(), &Theme::changed, this, &CompoundScreen::spreadTiles);
    m_grid->setViewMode(QListView::IconMode);
    m_grid->setMovement(QListView::Static);
    m_grid->setResizeMode(QListView::Adjust);
    m_grid->setUniformItemSizes(true);
    m_grid->setLayoutMode(QListView::Batched);
    m_grid->setBatchSize(2000);
    m_grid->setFrameShape(QFrame::NoFrame);
    m_grid->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_grid->setSelectionModel(m_table->selectionModel());
}

void CompoundScreen::makeSide()
{
    m_side = new QStackedWidget(m_splitter);
    m_page = new CompoundPage(sharedSession(), m_side);
    m_register = new RegisterPanel(sharedSession(), m_side);
    m_side->addWidget(m_page);
    m_side->addWidget(m_register);
    m_side->hide();
    m_side->installEventFilter(this);
    m_splitter->addWidget(m_side);
    connect(m_page, &CompoundPage::recordRequested, this, &Screen::recordRequested);
    connect(m_page, &CompoundPage::errorRaised, this, &Screen::errorRaised);
    connect(m_page, &CompoundPage::toastRequested, this,
            [this](const QString &text) { Q_EMIT toastRequested(text, nullptr); });
    connect(m_page, &CompoundPage::closeRequested, this, &CompoundScreen::closePage);
    connect(m_register, &RegisterPanel::closeRequested, this, &CompoundScreen::closePage);
    connect(m_register, &RegisterPanel::recordRequested, this,
            [this](const RecordRef &record) { showRecord(record); });
    connect(m_register, &RegisterPanel::registered, this, [this](const CompoundId &id) {
        m_model->reload();
        showRecord({RecordKind::Compound, id.uuid()});
    });
}

void CompoundScreen::setGrid(bool grid)
{
    m_tableButton->setChecked(!grid);
    m_gridButton->setChecked(grid);
    if (m_views->currentWidget() != m_empty) {
        m_views->setCurrentWidget(grid ? static_cast<QWidget *>(m_grid) : m_table);
    }
    const QModelIndex current = m_table->currentIndex();
    if (current.isValid()) {
        grid ? m_grid->scrollTo(current.siblingAtColumn(CompoundModel::Code))
             : m_table->scrollTo(current);
    }
}

void CompoundScreen::applyFilter()
{
    m_messages->dismiss(QStringLiteral("search"));
    if (const QString why = m_search->obstacle(); !why.isEmpty()) {
        m_messages->show(MessageBar::Kind::Warning, why, QStringLiteral("search"));
        return;
    }
    const QString text = m_search->query();
    const CompoundSearch::Mode mode = m_search->mode();
    if (mode == CompoundSearch::Mode::Text || text.isEmpty()) {
        m_model->setTextFilter(text);
        return;
    }
    using Mode = CompoundSearch::Mode;
    const auto search = mode == Mode::Exact          ? compounds::StructureSearch::Exact
                        : mode == Mode::Substructure ? compounds::StructureSearch::Substructure
                                                     : compounds::StructureSearch::Similarity;
    m_model->setStructureFilter(search, text, kSimilarityThreshold);
    showOrder();
}

void CompoundScreen::showOrder()
{
    // Likeness has no column: no arrow then. Blocked: the order is shown, not asked for.
    const QSignalBlocker quiet(m_table->horizontalHeader());
    m_table->horizontalHeader()->setSortIndicator(m_model->isByLikeness() ? -1 : m_sorted.first,
                                                  m_sorted.second);
}

void CompoundScreen::spreadTiles()
{
    // As if the scroll bar were there: tiles do not move when it comes. The view breaks a row that
    // reaches its last pixel.
    const int width =
        m_grid->maximumViewportSize().width() - m_grid->verticalScrollBar()->sizeHint().width() - 1;
    if (m_tiles->spread(width)) {
        m_grid->doItemsLayout();
    }
}

void CompoundScreen::updateCount()
{
    const int count = m_model->rowCount();
    const qint64 undecided = m_model->undecided();
    const QString found = tr("%n compound(s)", nullptr, count);
    m_count->setText(undecided == 0 ? found
                                    : tr("%1, %2").arg(found, tr("%n could not be decided", nullptr,
                                                                 int(undecided))));
    m_count->setToolTip(undecided == 0 ? QString()
                                       : tr("These structures cannot be read, or comparing them "
                                            "takes too long: they may match or not."));
    const bool isEmpty = count == 0 && m_search->query().isEmpty() && !m_model->isLoading();
    m_views->setCurrentWidget(isEmpty                     ? static_cast<QWidget *>(m_empty)
                              : m_gridAction->isChecked() ? static_cast<QWidget *>(m_grid)
                                                          : static_cast<QWidget *>(m_table));
    if (!m_wanted.isNull()) {
        m_model->locate(m_wanted);
    }
}

void CompoundScreen::selectCurrent(const QModelIndex &index)
{
    m_isRowAwaited = false;
    if (!m_side->isVisible() || m_side->currentWidget() != m_page || !index.isValid()) {
        return;
    }
    const QUuid id = index.data(CompoundModel::IdRole).toUuid();
    m_isRowAwaited = id.isNull(); // a row that was just made: what was read for it is on its way
    if (!m_isRowAwaited) {
        m_page->showCompound(CompoundId::fromUuid(id));
    }
}

void CompoundScreen::openPage(const CompoundId &id)
{
    if (id.isNull()) {
        return;
    }
    m_isRowAwaited = false;
    m_side->setCurrentWidget(m_page);
    m_side->show();
    m_page->showCompound(id);
    Q_EMIT undoStackChanged();
}

void CompoundScreen::closePage()
{
    m_page->flush();
    m_side->hide();
    m_views->currentWidget()->setFocus();
    Q_EMIT undoStackChanged();
}

void CompoundScreen::beginRegister()
{
    if (!isVisible()) {
        Q_EMIT recordRequested({RecordKind::Compound, QUuid()});
    }
    m_page->flush();
    m_side->setCurrentWidget(m_register);
    m_side->show();
    m_register->begin();
}

bool CompoundScreen::showRecord(const RecordRef &record)
{
    if (record.kind != RecordKind::Compound) {
        return false;
    }
    if (!record.id.isNull()) {
        m_wanted = CompoundId::fromUuid(record.id);
        openPage(m_wanted);
        m_model->locate(m_wanted);
    }
    return true;
}

void CompoundScreen::takeFocus()
{
    m_views->currentWidget()->setFocus();
}

bool CompoundScreen::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape && m_side->isVisible()) {
        closePage();
        return true;
    }
    if (event->type() == QEvent::Resize && watched == m_grid->viewport()) {
        spreadTiles();
    }
    return Screen::eventFilter(watched, event);
}

QByteArray CompoundScreen::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << qint32(2) << m_gridAction->isChecked() << m_splitter->saveState()
           << saveColumns(m_table);
    return state;
}

void CompoundScreen::restoreState(const QByteArray &state)
{
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_6_4);
    qint32 version = 0;
    bool grid = false;
    QByteArray splitter;
    QByteArray header;
    stream >> version >> grid >> splitter >> header;
    if (stream.status() != QDataStream::Ok || version != 2) {
        return;
    }
    m_splitter->restoreState(splitter);
    restoreColumns(m_table, header);
    m_gridAction->setChecked(grid);
}

void CompoundScreen::flush()
{
    m_page->flush();
}

QUndoStack *CompoundScreen::undoStack() const
{
    return m_side->isVisible() ? &m_page->document().undoStack() : nullptr;
}

} // namespace artemisia::app
