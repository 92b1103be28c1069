// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/experiments/experiment_list_panel.h"

#include "app/desktop/experiments/experiment_list_delegate.h"
#include "app/desktop/experiments/experiment_words.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/filter_box.h"
#include "app/desktop/widgets/flow_layout.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QToolButton>
#include <QVBoxLayout>

namespace artemisia::app
{

namespace
{
constexpr int kSearchDelayMs = 120;
constexpr int kChooseDelayMs =
    60; ///< holding the arrow key down does not open every page on the way
} // namespace

ExperimentListPanel::ExperimentListPanel(std::shared_ptr<Session> session,
                                         StructurePainter &drawings, QAction *create,
                                         QWidget *parent)
    : QWidget(parent)
    , m_session(std::move(session))
    , m_model(new ExperimentListModel(m_session, this))
{
    setObjectName(QStringLiteral("experimentListPanel"));
    setLook(this, Look::Surface);
    build(drawings, create);
    m_searchTimer.setSingleShot(true);
    m_searchTimer.setInterval(kSearchDelayMs);
    connect(&m_searchTimer, &QTimer::timeout, this, &ExperimentListPanel::applyQuery);
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_searchTimer.start(); });
    // Who searches no longer waits for the row of a link: it would clear the search.
    connect(m_search, &QLineEdit::textEdited, this, [this] { m_wantedId = {}; });
    for (QComboBox *box : {m_state, m_tag, m_sort}) {
        connect(box, &QComboBox::activated, this, &ExperimentListPanel::applyQuery);
    }
    m_chooseTimer.setSingleShot(true);
    m_chooseTimer.setInterval(kChooseDelayMs);
    connect(&m_chooseTimer, &QTimer::timeout, this, [this] {
        const QVariant value = m_view->currentIndex().data(ExperimentListModel::EntryRole);
        if (value.canConvert<store::ExperimentRow>()) {
            Q_EMIT chosen(value.value<store::ExperimentRow>().id);
        } else if (m_view->currentIndex().isValid()) {
            m_chooseTimer.start(); // the row is still being fetched
        }
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ExperimentListPanel::onCurrentChanged);
    connect(m_model, &ExperimentListModel::loaded, this, &ExperimentListPanel::onLoaded);
    connect(m_model, &ExperimentListModel::failed, this, &ExperimentListPanel::failed);
    connect(m_session.get(), &Session::recordChanged, this, [this](RecordKind kind) {
        if (kind == RecordKind::Experiment) {
            loadTags();
        }
    });
    connect(m_session.get(), &Session::manyRecordsChanged, this, &ExperimentListPanel::loadTags);
    loadTags();
    applyQuery();
}

void ExperimentListPanel::build(StructurePainter &drawings, QAction *create)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::s, Space::m, Space::s, 0);
    layout->setSpacing(Space::s);
    auto *top = new QHBoxLayout;
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("experimentSearchLineEdit"));
    m_search->setPlaceholderText(tr("Search experiments (Ctrl+F)"));
    m_search->setAccessibleName(tr("Search experiments"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaxLength(500);
    m_search->installEventFilter(this);
    top->addWidget(m_search, 1);
    auto *button = new QToolButton(this);
    button->setObjectName(QStringLiteral("newExperimentButton"));
    button->setDefaultAction(create);
    button->setAccessibleName(tr("New experiment"));
    const auto measure = [button] {
        const int size = Theme::instance().scaled(Space::l);
        button->setIconSize(QSize(size, size));
    };
    connect(&Theme::instance(), &Theme::changed, button, measure);
    measure();
    top->addWidget(button);
    layout->addLayout(top);
    buildFilters(layout);
    buildView(drawings);
    layout->addWidget(m_view, 1);
    m_count = new QLabel(this);
    m_count->setObjectName(QStringLiteral("experimentCountLabel"));
    setTextStyle(m_count, Theme::TextStyle::Caption);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(Space::s, Space::xs, Space::s, Space::m);
    foot->addWidget(m_count);
    layout->addLayout(foot);
}

void ExperimentListPanel::buildView(StructurePainter &drawings)
{
    m_view = new QListView(this);
    m_view->setObjectName(QStringLiteral("experimentListView"));
    m_view->setAccessibleName(tr("Experiments"));
    m_view->setUniformItemSizes(true);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new ExperimentListDelegate(drawings, this));
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setMouseTracking(true);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->installEventFilter(this);
    connect(&drawings, &StructurePainter::drawingReady, m_view->viewport(),
            qOverload<>(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, m_view, &QListView::doItemsLayout);
}

void ExperimentListPanel::buildFilters(QLayout *layout)
{
    auto *row = new FlowLayout(Space::xs); // a narrow list has more lines of them
    const auto box = [&](const QString &name, const QString &purpose) {
        auto *filter = new FilterBox(purpose, this);
        filter->setObjectName(name);
        setLook(filter, Look::Paper);
        row->addWidget(filter);
        return filter;
    };
    m_state = box(QStringLiteral("experimentStateFilter"), tr("Show only one state"));
    m_state->addItem(tr("All states"), -1);
    for (const auto state :
         {PublicationState::Draft, PublicationState::Open, PublicationState::Closed}) {
        m_state->addItem(stateWord(state), int(state));
    }
    m_tag = box(QStringLiteral("experimentTagFilter"), tr("Show only one tag"));
    m_tag->addItem(tr("All tags"), QString());
    m_sort = box(QStringLiteral("experimentSortBox"), tr("Order"));
    m_sort->addItem(tr("Newest"), int(store::ExperimentSort::Date));
    m_sort->addItem(tr("Last changed"), int(store::ExperimentSort::Modified));
    m_sort->addItem(tr("By code"), int(store::ExperimentSort::Code));
    m_sort->addItem(tr("By title"), int(store::ExperimentSort::Title));
    static_cast<QVBoxLayout *>(layout)->addLayout(row);
}

void ExperimentListPanel::applyQuery()
{
    store::ExperimentQuery query;
    query.text = m_search->text().trimmed();
    query.tag = m_tag->currentData().toString();
    if (const int state = m_state->currentData().toInt(); state >= 0) {
        query.state = PublicationState(state);
    }
    query.sort = store::ExperimentSort(m_sort->currentData().toInt());
    const bool isForward =
        query.sort == store::ExperimentSort::Code || query.sort == store::ExperimentSort::Title;
    query.order = isForward ? store::SortOrder::Ascending : store::SortOrder::Descending;
    m_model->setQuery(query);
}

bool ExperimentListPanel::isFiltered() const
{
    return !m_search->text().trimmed().isEmpty() || m_tag->currentIndex() > 0 ||
           m_state->currentIndex() > 0;
}

void ExperimentListPanel::clearFilters()
{
    if (!isFiltered()) {
        return;
    }
    m_search->clear();
    m_state->setCurrentIndex(0);
    m_tag->setCurrentIndex(0);
    m_searchTimer.stop();
    applyQuery();
}

void ExperimentListPanel::loadTags()
{
    m_session->read(
        [](store::Store &store, const WorkContext &) { return store.experiments().tags(); }, this,
        [this](const Result<QStringList> &tags) {
            if (!tags || m_tag->view()->isVisible()) {
                return;
            }
            const QString current = m_tag->currentData().toString();
            m_tag->clear();
            m_tag->addItem(tr("All tags"), QString());
            for (const QString &tag : *tags) {
                m_tag->addItem(tag, tag);
            }
            if (!current.isEmpty() && m_tag->findData(current) < 0) {
                m_tag->addItem(current, current);
            }
            m_tag->setCurrentIndex(std::max(0, m_tag->findData(current)));
            Q_EMIT tagsKnown(*tags);
        });
}

void ExperimentListPanel::onCurrentChanged(const QModelIndex &current)
{
    if (m_isSelecting || !current.isValid()) {
        return;
    }
    m_wantedId = {};
    m_chooseTimer.start();
}

void ExperimentListPanel::onLoaded()
{
    say();
    trySelect();
}

void ExperimentListPanel::say()
{
    const int count = m_model->rowCount();
    if (count == 0 && isFiltered()) {
        m_count->setText(tr("Nothing matches."));
    } else {
        m_count->setText(tr("%n experiment(s)", nullptr, count));
    }
}

void ExperimentListPanel::select(const ExperimentId &id)
{
    m_wantedId = id;
    m_wantedRow = 0;
    m_session->read(
        [id](store::Store &store, const WorkContext &) { return store.experiments().rowIdOf(id); },
        this,
        [this, id](const Result<std::optional<store::RowId>> &row) {
            if (m_wantedId != id || !row || !*row) {
                return;
            }
            m_wantedRow = **row;
            if (!m_model->isLoaded() || m_model->isLoading()) {
                return; // onLoaded goes on
            }
            if (!m_model->indexOf(m_wantedRow).isValid()) {
                if (isFiltered()) {
                    clearFilters();
                } else {
                    m_model->refresh();
                }
                return;
            }
            trySelect();
        });
}

void ExperimentListPanel::trySelect()
{
    const QModelIndex index = m_wantedRow > 0 ? m_model->indexOf(m_wantedRow) : QModelIndex();
    if (m_wantedId.isNull() || !index.isValid()) {
        return;
    }
    m_isSelecting = true;
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
    m_isSelecting = false;
    m_wantedId = {};
    m_wantedRow = 0;
}

void ExperimentListPanel::clearSelection()
{
    m_isSelecting = true;
    m_view->selectionModel()->clear();
    m_isSelecting = false;
}

void ExperimentListPanel::chooseFirst()
{
    m_view->setCurrentIndex(m_model->index(0));
}

ExperimentId ExperimentListPanel::neighbour() const
{
    const QModelIndex current = m_view->currentIndex();
    for (const int row : {current.row() + 1, current.row() - 1}) {
        const QVariant value = m_model->index(row).data(ExperimentListModel::EntryRole);
        if (current.isValid() && value.canConvert<store::ExperimentRow>()) {
            return value.value<store::ExperimentRow>().id;
        }
    }
    return {};
}

void ExperimentListPanel::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void ExperimentListPanel::focusList()
{
    m_view->setFocus(Qt::OtherFocusReason);
    if (!m_view->currentIndex().isValid() && m_model->rowCount() > 0) {
        m_view->setCurrentIndex(m_model->index(0));
    }
}

bool ExperimentListPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (watched == m_view && isEnter) {
            Q_EMIT pageFocusRequested();
            return true;
        }
        if (watched == m_search && (isEnter || key->key() == Qt::Key_Down)) {
            focusList();
            return true;
        }
        if (watched == m_search && key->key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

QByteArray ExperimentListPanel::saveState() const
{
    return m_sort->currentData().toByteArray();
}

void ExperimentListPanel::restoreState(const QByteArray &state)
{
    if (const int at = m_sort->findData(state.toInt()); at >= 0 && at != m_sort->currentIndex()) {
        m_sort->setCurrentIndex(at);
        applyQuery();
    }
}

} // namespace artemisia::app
