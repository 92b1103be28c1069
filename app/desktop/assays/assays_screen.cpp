// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/assays/assays_screen.h"

#include "app/desktop/assays/assay_page.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/empty_state.h"
#include "app/desktop/widgets/table_look.h"

#include <QDataStream>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>

namespace artemisia::app
{

AssaysScreen::AssaysScreen(std::shared_ptr<Session> session, QWidget *parent)
    : Screen(std::move(session), parent)
    , m_model(new AssayListModel(sharedSession(), this))
    , m_new(new QAction(tr("New assay"), this))
    , m_find(new QAction(tr("Search assays"), this))
{
    m_new->setObjectName(QStringLiteral("newAssayAction"));
    m_new->setProperty("iconName", QStringLiteral("list-add"));
    m_new->setEnabled(!this->session().isReadOnly());
    m_find->setObjectName(QStringLiteral("findAssayAction"));
    m_find->setShortcut(QKeySequence::Find);
    m_find->setProperty("iconName", QStringLiteral("edit-find"));
    m_find->setEnabled(false);
    connect(m_new, &QAction::triggered, this, &AssaysScreen::create);
    build();
    connect(m_find, &QAction::triggered, this, [this] {
        m_search->setFocus();
        m_search->selectAll();
    });
    connect(m_model, &AssayListModel::loaded, this, &AssaysScreen::loaded);
    connect(m_model, &AssayListModel::failed, this, &Screen::errorRaised);
}

void AssaysScreen::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_stack = new QStackedWidget(this);
    layout->addWidget(m_stack);
    m_splitter = new QSplitter(Qt::Horizontal, m_stack);
    m_splitter->setChildrenCollapsible(false);
    m_stack->addWidget(m_splitter);
    m_stack->addWidget(new EmptyState(QStringLiteral("artemisia-assay"),
                                      tr("An assay is a way of measuring: what, in which unit, "
                                         "against which target. Assays and their "
                                         "results come with an import, or you describe one here."),
                                      m_new, m_stack));
    auto *left = new QWidget(m_splitter);
    buildLeft(left);
    m_page = new AssayPage(sharedSession(), m_splitter);
    m_splitter->addWidget(left);
    m_splitter->addWidget(m_page);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    const auto measure = [left] { left->setMinimumWidth(Theme::instance().scaled(240)); };
    connect(&Theme::instance(), &Theme::changed, left, measure);
    measure();
    m_splitter->setSizes({256, 804}); // the results need the room
    connectAll();
}

void AssaysScreen::buildLeft(QWidget *left)
{
    auto *down = new QVBoxLayout(left);
    down->setContentsMargins(0, 0, 0, 0);
    down->setSpacing(0);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(Space::m, Space::m, Space::m, Space::s);
    top->setSpacing(Space::s);
    m_search = new QLineEdit(left);
    m_search->setObjectName(QStringLiteral("assaySearchLineEdit"));
    m_search->setAccessibleName(tr("Search assays"));
    m_search->setPlaceholderText(tr("Search assays (Ctrl+F)"));
    m_search->setClearButtonEnabled(true);
    auto *add = new QPushButton(tr("New"), left);
    add->setObjectName(QStringLiteral("newAssayButton"));
    add->setAccessibleName(m_new->text());
    add->setToolTip(m_new->text());
    add->setEnabled(m_new->isEnabled());
    connect(add, &QPushButton::clicked, m_new, &QAction::trigger);
    top->addWidget(m_search, 1);
    top->addWidget(add);
    down->addLayout(top);
    m_list = new QListView(left);
    m_list->setObjectName(QStringLiteral("assayListView"));
    m_list->setAccessibleName(tr("Assays"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new AssayDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    down->addWidget(m_list, 1);
}

void AssaysScreen::connectAll()
{
    connect(m_search, &QLineEdit::textChanged, m_model, &AssayListModel::setText);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) {
                const QUuid id = index.data(AssayListModel::IdRole).toUuid();
                if (!id.isNull()) {
                    m_page->show(AssayId::fromUuid(id));
                }
            });
    connect(m_list, &QListView::activated, m_page, &AssayPage::takeFocus);
    connect(m_page, &AssayPage::recordRequested, this, &Screen::recordRequested);
    connect(m_page, &AssayPage::errorRaised, this, &Screen::errorRaised);
    connect(&m_page->document().undoStack(), &QUndoStack::indexChanged, this,
            &Screen::undoStackChanged);
}

QString AssaysScreen::title() const
{
    return tr("Assays");
}
QString AssaysScreen::iconName() const
{
    return QStringLiteral("artemisia-assay");
}
QList<QAction *> AssaysScreen::screenActions() const
{
    return {m_new, m_find};
}
QUndoStack *AssaysScreen::undoStack() const
{
    return &m_page->document().undoStack();
}

void AssaysScreen::loaded()
{
    const bool isEmpty = m_model->rowCount() == 0 && m_search->text().isEmpty();
    m_stack->setCurrentIndex(isEmpty ? 1 : 0);
    const int wanted = m_wanted.isNull() ? -1 : m_model->rowOf(m_wanted);
    if (wanted >= 0) {
        m_wanted = AssayId();
        m_list->setCurrentIndex(m_model->index(wanted));
    } else if (!m_list->currentIndex().isValid() && m_model->rowCount() > 0) {
        // The one on the page if it is there, else the first.
        const int shown = m_model->rowOf(m_page->document().wanted());
        m_list->setCurrentIndex(m_model->index(std::max(0, shown)));
    }
    if (isEmpty) {
        m_page->show(AssayId());
    }
}

bool AssaysScreen::showRecord(const RecordRef &record)
{
    if (record.kind == RecordKind::AssayResult) {
        showResult(record.id);
        return true;
    }
    if (record.kind != RecordKind::Assay) {
        return false;
    }
    if (!record.id.isNull()) {
        m_wanted = AssayId::fromUuid(record.id);
        m_search->clear();
        m_model->reload();
    }
    return true;
}

void AssaysScreen::showResult(const QUuid &id)
{
    session().read(
        [id = AssayResultId::fromUuid(id)](store::Store &store, const WorkContext &) {
            return store.assays().findResult(id);
        },
        this,
        [this](const Result<std::optional<AssayResult>> &result) {
            if (result && *result) {
                showRecord({RecordKind::Assay, (*result)->assay.uuid()});
            }
        });
}

void AssaysScreen::create()
{
    Q_EMIT recordRequested({RecordKind::Assay, QUuid()});
    session().write(
        tr("Making an assay"),
        [name = tr("New assay"), owner = session().owner().head.id,
         context = session().saveContext(tr("Made the assay"))](
            store::Store &store, const WorkContext &) -> Result<AssayId> {
            Assay assay;
            assay.head.id = AssayId::create();
            assay.head.authors = {owner};
            assay.state = PublicationState::Draft;
            assay.name = name;
            ARTEMISIA_TRY_ASSIGN(assay.slug, store.assays().freeSlug(name));
            ARTEMISIA_TRY(store.assays().save(assay, context));
            return assay.head.id;
        },
        this,
        [this](const Result<AssayId> &id) {
            if (id) {
                m_wanted = *id;
                m_search->clear();
                session().announceChange(RecordKind::Assay, id->uuid());
            }
        });
}

void AssaysScreen::takeFocus()
{
    m_list->setFocus();
}

void AssaysScreen::flush()
{
    m_page->flush();
}

QByteArray AssaysScreen::saveState() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out << m_splitter->saveState() << m_page->splitter().saveState()
        << saveColumns(&m_page->table());
    return state;
}

void AssaysScreen::restoreState(const QByteArray &state)
{
    QDataStream in(state);
    QByteArray splitter;
    QByteArray pageSplitter;
    QByteArray columns;
    in >> splitter >> pageSplitter >> columns;
    if (in.status() == QDataStream::Ok) {
        m_splitter->restoreState(splitter);
        m_page->splitter().restoreState(pageSplitter);
        restoreColumns(&m_page->table(), columns);
    }
}

void AssaysScreen::showEvent(QShowEvent *event)
{
    Screen::showEvent(event);
    m_find->setEnabled(true);
}

void AssaysScreen::hideEvent(QHideEvent *event)
{
    Screen::hideEvent(event);
    m_find->setEnabled(false);
}

} // namespace artemisia::app
