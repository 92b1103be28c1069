// SPDX-License-Identifier: GPL-3.0-or-later
// How the publish screen is put together; what it does stands in publish_screen.cpp.
#include "app/desktop/publish/changes_model.h"
#include "app/desktop/publish/publish_screen.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/captioned_field.h"
#include "app/desktop/widgets/empty_state.h"
#include "app/desktop/widgets/message_bar.h"
#include "app/desktop/widgets/page_scroll.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace artemisia::app
{

namespace
{
constexpr int kMinuteMs = 60 * 1000;
constexpr int kLookDelayMs = 250;
} // namespace

PublishScreen::PublishScreen(std::shared_ptr<Session> session, QWidget *parent)
    : Screen(std::move(session), parent)
    , m_model(new ChangesModel(this))
    , m_publish(new QAction(tr("Publish now"), this))
{
    m_publish->setObjectName(QStringLiteral("publishNowAction"));
    m_publish->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_publish->setProperty("iconName", QStringLiteral("cloud-upload"));
    auto *across = new QHBoxLayout(this);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(0);
    across->addWidget(buildChanges(), 3);
    auto *line = new QWidget(this);
    setLook(line, Look::VerticalHairline);
    across->addWidget(line);
    across->addWidget(buildPanel(), 2);
    m_reloadTimer.setSingleShot(true);
    m_lookTimer.setSingleShot(true);
    m_lookTimer.setInterval(kLookDelayMs);
    connect(&m_lookTimer, &QTimer::timeout, this, &PublishScreen::lookAtTarget);
    connect(&m_reloadTimer, &QTimer::timeout, this, &PublishScreen::reload);
    m_minute.setInterval(kMinuteMs);
    connect(&m_minute, &QTimer::timeout, this, &PublishScreen::sayWhen);
    connect(&this->session(), &Session::recordChanged, this,
            [this](RecordKind, const QUuid &) { reloadSoon(); });
    connect(&this->session(), &Session::manyRecordsChanged, this, &PublishScreen::reloadSoon);
    connect(m_publish, &QAction::triggered, this, [this] {
        if (isVisible()) {
            publish();
        }
    });
    updateButton();
}

QWidget *PublishScreen::buildChanges()
{
    auto *left = new QWidget(this);
    auto *layout = new QVBoxLayout(left);
    layout->setContentsMargins(Space::xxl, Space::xl, Space::xl, 0);
    layout->setSpacing(Space::xs);
    auto *title = new QLabel(tr("What becomes public"), left);
    setTextStyle(title, Theme::TextStyle::PageTitle);
    layout->addWidget(title);
    m_summary = new QLabel(left);
    m_summary->setObjectName(QStringLiteral("publishSummaryLabel"));
    setTextRole(m_summary, TextRole::Secondary);
    layout->addWidget(m_summary);
    layout->addSpacing(Space::m);
    m_stack = new QStackedWidget(left);
    layout->addWidget(m_stack, 1);
    m_tree = new QTreeView(m_stack);
    m_tree->setObjectName(QStringLiteral("changesTreeView"));
    m_tree->setAccessibleName(tr("Changes to be published"));
    m_tree->setModel(m_model);
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(Theme::instance().scaled(Space::l));
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setProperty("rows", QStringLiteral("plain"));
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(ChangesModel::Title, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(ChangesModel::Change, QHeaderView::ResizeToContents);
    m_empty = new EmptyState(QStringLiteral("cloud-upload"), {}, nullptr, m_stack);
    m_stack->addWidget(m_tree);
    m_stack->addWidget(m_empty);
    connect(m_tree, &QTreeView::activated, this, [this](const QModelIndex &index) {
        const auto change = m_model->changeAt(index);
        if (change && change->change != store::ChangeKind::Removed) {
            Q_EMIT recordRequested(change->record);
        }
    });
    return left;
}

QWidget *PublishScreen::buildPanel()
{
    auto *panel = new QWidget(this);
    const auto measure = [panel] { panel->setMaximumWidth(Theme::instance().scaled(400)); };
    connect(&Theme::instance(), &Theme::changed, panel, measure);
    measure();
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(Space::xl, Space::xl, Space::xl, Space::xl);
    layout->setSpacing(Space::m);
    m_target = new CaptionedField(tr("Where to"), QStringLiteral("publishTarget"),
                                  CaptionedField::Kind::Line, panel);
    m_target->setFramed(true);
    m_target->setHint(tr("https://github.com/\u2026, or a folder"));
    layout->addWidget(m_target);
    auto *folder = new QPushButton(tr("Choose a folder"), panel);
    folder->setObjectName(QStringLiteral("publishFolderButton"));
    setLook(folder, Look::Link);
    layout->addWidget(folder, 0, Qt::AlignLeft);
    m_message =
        new CaptionedField(tr("In one line, what is new (optional)"),
                           QStringLiteral("publishMessage"), CaptionedField::Kind::Line, panel);
    m_message->setFramed(true);
    m_message->setHint(tr("Made from the changes if empty"));
    layout->addWidget(m_message);
    m_button = new QPushButton(panel);
    m_button->setObjectName(QStringLiteral("publishButton"));
    m_button->setToolTip(tr("Ctrl+Enter"));
    setLook(m_button, Look::Primary);
    layout->addWidget(m_button);
    auto *promise = new QLabel(tr("Everybody can read what is published, under the licence of the "
                                  "notebook: %1. Drafts stay here.")
                                   .arg(session().notebook().licence),
                               panel);
    promise->setWordWrap(true);
    setTextStyle(promise, Theme::TextStyle::Caption);
    layout->addWidget(promise);
    connect(&session(), &Session::notebookChanged, promise, [this, promise] {
        promise->setText(tr("Everybody can read what is published, under the licence of the "
                            "notebook: %1. Drafts stay here.")
                             .arg(session().notebook().licence));
    });
    m_messages = new MessageBar(panel);
    m_messages->setObjectName(QStringLiteral("publishMessageBar"));
    m_messages->setInset(false);
    layout->addWidget(m_messages);
    buildOutcome(layout, panel);
    layout->addStretch(1);
    connect(m_target, &CaptionedField::typed, this, [this] {
        m_target->setRemark({});
        m_target->setConfirmation({});
        m_lookTimer.start();
        updateButton();
    });
    connect(folder, &QPushButton::clicked, this, &PublishScreen::chooseFolder);
    connect(m_button, &QPushButton::clicked, this, &PublishScreen::publish);
    return panel;
}

void PublishScreen::buildOutcome(QVBoxLayout *layout, QWidget *panel)
{
    m_outcome = new QWidget(panel);
    m_outcome->setObjectName(QStringLiteral("publishOutcome"));
    setLook(m_outcome, Look::InfoBar);
    auto *inside = new QVBoxLayout(m_outcome);
    inside->setContentsMargins(Space::m, Space::m, Space::m, Space::m);
    inside->setSpacing(Space::s);
    m_outcomeWords = new QLabel(m_outcome);
    m_outcomeWords->setObjectName(QStringLiteral("publishOutcomeLabel"));
    m_outcomeWords->setWordWrap(true);
    m_outcomeWords->setTextFormat(Qt::PlainText);
    inside->addWidget(m_outcomeWords);
    m_commit = new QLabel(m_outcome);
    m_commit->setObjectName(QStringLiteral("publishCommitLabel"));
    m_commit->setAccessibleName(tr("Commit"));
    m_commit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_commit->setWordWrap(true);
    setTextStyle(m_commit, Theme::TextStyle::Code);
    inside->addWidget(m_commit);
    m_copy = new QPushButton(tr("Copy the commit"), m_outcome);
    m_copy->setObjectName(QStringLiteral("copyCommitButton"));
    setLook(m_copy, Look::Link);
    inside->addWidget(m_copy, 0, Qt::AlignLeft);
    m_findings = new QLabel(m_outcome);
    m_findings->setWordWrap(true);
    m_findings->setTextFormat(Qt::PlainText);
    setTextRole(m_findings, TextRole::Warning);
    inside->addWidget(m_findings);
    layout->addWidget(m_outcome);
    m_outcome->hide();
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_commit->text());
        Q_EMIT toastRequested(tr("Commit copied"), nullptr);
    });
}

} // namespace artemisia::app
