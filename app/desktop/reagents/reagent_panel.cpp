// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/reagents/reagent_panel.h"

#include "app/desktop/reagents/reagent_delegate.h"
#include "app/desktop/reagents/reagent_form.h"
#include "app/desktop/reagents/reagent_model.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/icon_button.h"
#include "app/desktop/widgets/message_bar.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace artemisia::app
{

namespace
{

constexpr int kRows = 3;
constexpr int kFewRows = 2;            ///< in a low editor, for the sheet's sake
constexpr int kHighEnough = 620;       ///< pixels at 100 %
constexpr double kMostOfHeight = 0.36; ///< of the editor's, for what of the form is seen at once

} // namespace

ReagentPanel::ReagentPanel(jobs::Runner &workers, const reagents::UserReagents &file,
                           QWidget *parent)
    : QFrame(parent)
    , m_workers(workers)
    , m_own(file)
    , m_search(new QLineEdit(this))
    , m_title(new QLabel(this))
    , m_list(new QListView(this))
    , m_empty(new QWidget(m_list))
    , m_emptyWords(new QLabel(m_empty))
    , m_foot(new QWidget(this))
    , m_model(new ReagentModel(workers, this))
    , m_form(new ReagentForm(workers, this))
    , m_messages(new MessageBar(this))
    , m_undoRemoval(new QAction(tr("Undo"), this))
    , m_goOn(new QAction(tr("Go on"), this))
    , m_discard(new QAction(tr("Discard"), this))
{
    setObjectName(QStringLiteral("reagentPanel"));
    setAccessibleName(tr("My reagents"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    build();
    buildActions();
    followOwn();
    connect(&Theme::instance(), &Theme::changed, this, &ReagentPanel::dress);
    dress();
    showPage();
    showRows();
    if (parent != nullptr) {
        parent->installEventFilter(this);
    }
    hide(); // its first show reads the file
}

ReagentPanel::~ReagentPanel()
{
    keepDraft();
    m_list->selectionModel()->disconnect(this); // the rows go before the list does
}

void ReagentPanel::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::s, Space::xs, Space::s, Space::xs);
    layout->setSpacing(Space::xs);
    auto *head = new QHBoxLayout;
    buildHead(head);
    layout->addLayout(head);
    m_messages->setInset(false);
    layout->addWidget(m_messages);
    buildList();
    layout->addWidget(m_list);
    auto *foot = new QHBoxLayout(m_foot);
    buildFoot(foot);
    layout->addWidget(m_foot);
    layout->addWidget(m_form);
}

void ReagentPanel::buildHead(QHBoxLayout *row)
{
    m_search->setObjectName(QStringLiteral("reagentSearchLineEdit"));
    m_search->setAccessibleName(tr("Find one of your reagents"));
    m_search->setPlaceholderText(tr("Find one of your reagents: name, CAS number, formula"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &ReagentPanel::filter);
    m_title->setObjectName(QStringLiteral("reagentTitleLabel"));
    m_title->setTextFormat(Qt::PlainText);
    setTextStyle(m_title, Theme::TextStyle::SectionHead);
    m_add = new QToolButton(this);
    m_add->setObjectName(QStringLiteral("addReagentButton"));
    m_add->setText(tr("Add"));
    m_add->setToolTip(tr("Add what is chosen on the sheet, or else the whole sheet, or something "
                         "without a structure"));
    m_add->setAccessibleName(tr("Add a reagent"));
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setLook(m_add, Look::Quiet);
    connect(m_add, &QToolButton::clicked, this, [this] { askToAdd(); });
    QToolButton *close =
        makeIconButton(QStringLiteral("closeReagentsButton"), QStringLiteral("window-close"),
                       tr("Close your reagents (Esc)"), this);
    connect(close, &QToolButton::clicked, this, &ReagentPanel::closed);
    m_add->installEventFilter(this);
    close->installEventFilter(this);
    row->setSpacing(Space::s);
    row->addWidget(m_title, 1);
    row->addWidget(m_search, 1);
    row->addWidget(m_add);
    row->addWidget(close);
}

void ReagentPanel::buildList()
{
    m_list->setObjectName(QStringLiteral("reagentListView"));
    m_list->setAccessibleName(tr("My reagents"));
    m_list->setViewMode(QListView::IconMode);
    m_list->setMovement(QListView::Static);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setItemDelegate(new ReagentDelegate(m_list));
    m_list->setModel(m_model);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
    m_emptyWords->setObjectName(QStringLiteral("noReagentsLabel"));
    m_emptyWords->setWordWrap(true);
    m_emptyWords->setAlignment(Qt::AlignCenter);
    m_emptyWords->setTextFormat(Qt::PlainText);
    setTextRole(m_emptyWords, TextRole::Secondary);
    m_emptyButton = new QPushButton(tr("Add a reagent"), m_empty);
    m_emptyButton->setObjectName(QStringLiteral("addFirstReagentButton"));
    m_emptyButton->setAutoDefault(false);
    m_emptyButton->installEventFilter(this);
    setLook(m_emptyButton, Look::Primary);
    connect(m_emptyButton, &QPushButton::clicked, this, [this] { askToAdd(); });
    auto *column = new QVBoxLayout(m_empty);
    column->addStretch();
    column->addWidget(m_emptyWords);
    column->addWidget(m_emptyButton, 0, Qt::AlignHCenter);
    column->addStretch();
    (new QVBoxLayout(m_list))->addWidget(m_empty);
    connect(m_list, &QListView::doubleClicked, this, &ReagentPanel::choose);
    connect(m_list, &QWidget::customContextMenuRequested, this, &ReagentPanel::showMenu);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ReagentPanel::showFoot);
}

QPushButton *ReagentPanel::addFootButton(QHBoxLayout *row, const QString &words, const QString &tip,
                                         const char *name)
{
    auto *button = new QPushButton(words, m_foot);
    button->setObjectName(QLatin1String(name));
    button->setToolTip(tip);
    button->setAutoDefault(false);
    button->installEventFilter(this);
    setLook(button, Look::Quiet);
    row->addWidget(button);
    return button;
}

void ReagentPanel::buildFoot(QHBoxLayout *row)
{
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::xs);
    m_put = addFootButton(row, tr("Put on the sheet"), tr("Put its structure on the sheet (Enter)"),
                          "putReagentButton");
    m_change = addFootButton(row, tr("Change"), tr("Change it (F2)"), "changeReagentButton");
    m_remove = addFootButton(row, tr("Remove"), tr("Remove it from your list (Del)"),
                             "removeReagentButton");
    connect(m_put, &QPushButton::clicked, this, &ReagentPanel::choose);
    connect(m_change, &QPushButton::clicked, this, &ReagentPanel::askToChange);
    connect(m_remove, &QPushButton::clicked, this, &ReagentPanel::remove);
    row->addStretch(1);
    m_problems = addFootButton(row, QString(), tr("What is wrong in the file of your reagents"),
                               "reagentProblemsButton");
    connect(m_problems, &QPushButton::clicked, this, &ReagentPanel::showProblems);
    m_count = new QLabel(m_foot);
    m_count->setObjectName(QStringLiteral("reagentCountLabel"));
    m_count->setToolTip(tr("The table %1. A spreadsheet or an editor may change it as well.")
                            .arg(QDir::toNativeSeparators(m_own.file())));
    setTextStyle(m_count, Theme::TextStyle::Caption);
    setTextRole(m_count, TextRole::Secondary);
    row->addWidget(m_count);
}

void ReagentPanel::followOwn()
{
    connect(&m_own, &OwnReagents::changed, this, &ReagentPanel::noteRead);
    connect(&m_own, &OwnReagents::unreadable, this, [this](const Error &why) {
        m_isUnreadable = true;
        m_messages->show(
            MessageBar::Kind::Error,
            tr("%1 The file is %2.").arg(why.message, QDir::toNativeSeparators(m_own.file())),
            QStringLiteral("unreadable reagents"));
        showRows();
    });
    connect(&m_own, &OwnReagents::saved, this, &ReagentPanel::noteSaved);
    connect(&m_own, &OwnReagents::notSaved, this, &ReagentPanel::noteNotSaved);
    connect(&m_own, &OwnReagents::removed, this, [this](const reagents::RemovedRow &row) {
        m_removed.append(row);
        offerUndo();
        focusList(); // not the button that would remove the next one
    });
    connect(&m_own, &OwnReagents::restored, this, [this](const reagents::ReagentId &id) {
        showRow(id);
        offerUndo();
        focusList(); // the button that was pressed may be gone
    });
    connect(&m_own, &OwnReagents::notRemoved, this, &ReagentPanel::sayFailed);
    connect(&m_own, &OwnReagents::notRestored, this,
            [this](const reagents::RemovedRow &row, const Error &why) {
                m_removed.append(row);
                offerUndo();
                sayFailed(why);
            });
}

void ReagentPanel::focusList()
{
    const QWidget *now = QApplication::focusWidget();
    if (!m_isForm && (now == nullptr || isAncestorOf(now))) {
        m_list->setFocus(Qt::OtherFocusReason);
    }
}

void ReagentPanel::noteRead()
{
    m_hasRead = true;
    m_isUnreadable = false;
    m_messages->dismiss(QStringLiteral("unreadable reagents"));
    const reagents::Reagent *was = current();
    const reagents::ReagentId id = was != nullptr ? was->id : reagents::ReagentId();
    const int row = m_list->currentIndex().row();
    m_model->setRows(m_own.rows().rows);
    if (m_own.rows().problems.isEmpty()) {
        m_messages->dismiss(QStringLiteral("reagent problems"));
    }
    const QModelIndex again = m_model->find(id);
    select(again.isValid()
               ? again
               : m_model->index(std::clamp(row, 0, std::max(0, m_model->rowCount() - 1))));
    showRows();
    if (const auto then = std::exchange(m_onceRead, nullptr)) {
        then();
    }
}

void ReagentPanel::dress()
{
    m_add->setIcon(Theme::instance().icon(QStringLiteral("list-add")));
    m_model->setPictureSize(ReagentDelegate::pictureSize(), devicePixelRatioF());
    fit();
}

void ReagentPanel::fit()
{
    const Theme &theme = Theme::instance();
    const int high = parentWidget() != nullptr ? parentWidget()->height() : 0;
    const int rows = high == 0 || high >= theme.scaled(kHighEnough) ? kRows : kFewRows;
    m_list->setFixedHeight(rows * ReagentDelegate::cellHeight() + 2 * m_list->frameWidth());
    m_form->setMostHeight(int(high * kMostOfHeight));
    fitCells();
}

// Cells share the width: a name is read, not cut.
void ReagentPanel::fitCells()
{
    // The list keeps the room of its scroll bar free, whether it is seen or not.
    const int bar = m_list->style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr,
                                                 m_list->verticalScrollBar());
    const int width = m_list->maximumViewportSize().width() - bar - 1;
    const int columns = std::max(1, width / ReagentDelegate::leastCellWidth());
    const QSize cell(std::max(1, width / columns), ReagentDelegate::cellHeight());
    if (cell != m_list->gridSize()) {
        m_list->setGridSize(cell);
    }
}

void ReagentPanel::showPage()
{
    m_title->setVisible(m_isForm);
    m_form->setVisible(m_isForm);
    m_search->setVisible(!m_isForm);
    m_add->setVisible(!m_isForm);
    m_list->setVisible(!m_isForm);
    m_foot->setVisible(!m_isForm);
}

void ReagentPanel::showRows()
{
    const bool isEmpty = m_model->rowCount() == 0;
    const bool isNone = m_own.rows().rows.isEmpty();
    const QString asked = m_search->text().trimmed().left(60);
    const QString words =
        !isEmpty         ? QString()
        : m_isUnreadable ? tr("Your reagents cannot be read now.")
        : isNone         ? tr("None yet. What you add here is found by its name in the name box "
                                      "and in tables of amounts.")
                         : tr("None of your reagents is found by “%1”.").arg(asked);
    if (words != m_emptyWords->text()) {
        m_emptyWords->setText(words);
        // Whoever types in the search hears it there.
        m_search->setAccessibleDescription(words);
        m_list->setAccessibleDescription(words);
        if (isEmpty && isVisible()) {
            QAccessibleEvent alert(m_emptyWords, QAccessible::Alert);
            QAccessible::updateAccessibility(&alert);
        }
    }
    m_empty->setVisible(isEmpty && m_hasRead);
    m_emptyButton->setVisible(isNone && !m_isUnreadable);
    showFoot();
}

void ReagentPanel::showFoot()
{
    const reagents::Reagent *row = current();
    m_put->setEnabled(row != nullptr && !row->smiles.isEmpty());
    m_change->setEnabled(row != nullptr);
    m_remove->setEnabled(row != nullptr);
    const int all = int(m_own.rows().rows.size());
    for (QPushButton *button : {m_put, m_change, m_remove}) {
        button->setVisible(all > 0);
    }
    m_count->setText(all == 0 ? QString() : tr("%n reagent(s)", nullptr, all));
    const int wrong = int(m_own.rows().problems.size());
    m_problems->setVisible(wrong > 0);
    m_problems->setText(tr("%n thing(s) to mend in the file", nullptr, wrong));
}

void ReagentPanel::filter()
{
    m_model->show(m_search->text().trimmed());
    select(m_model->index(0));
    showRows();
}

void ReagentPanel::select(const QModelIndex &index)
{
    m_list->setCurrentIndex(index);
    m_list->scrollTo(index);
}

const reagents::Reagent *ReagentPanel::current() const
{
    return m_model->at(m_list->currentIndex());
}

// In sight, whatever was looked for.
void ReagentPanel::showRow(const reagents::ReagentId &id)
{
    if (!m_model->find(id).isValid()) {
        m_search->clear();
    }
    select(m_model->find(id));
}

void ReagentPanel::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    m_own.setWatched(true);
    m_own.read();
}

void ReagentPanel::hideEvent(QHideEvent *event)
{
    m_own.setWatched(false);
    keepDraft();
    QFrame::hideEvent(event);
}

} // namespace artemisia::app
