// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/experiments/experiment_page.h"

#include "app/desktop/experiments/attachments_section.h"
#include "app/desktop/experiments/head_section.h"
#include "app/desktop/experiments/materials_section.h"
#include "app/desktop/experiments/observations_section.h"
#include "app/desktop/experiments/scheme_reader.h"
#include "app/desktop/experiments/scheme_section.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/icon_button.h"
#include "app/desktop/widgets/message_bar.h"
#include "app/desktop/widgets/page_scroll.h"

#include <QAction>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace artemisia::app
{

ExperimentPage::ExperimentPage(const PageContext &context, QWidget *parent)
    : QWidget(parent)
    , m_messages(new MessageBar(this))
    , m_scroll(new PageScroll(this))
{
    setObjectName(QStringLiteral("experimentPage"));
    setLook(this, Look::Surface);
    setAcceptDrops(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    buildStrip(layout);
    layout->addWidget(m_messages);
    layout->addWidget(m_scroll, 1);
    m_scroll->setObjectName(QStringLiteral("experimentScroll"));
    buildSections(context);
    connect(&Theme::instance(), &Theme::changed, this, &ExperimentPage::dress);
    dress();
}

void ExperimentPage::buildStrip(QLayout *layout)
{
    auto *strip = new QWidget(this);
    auto *row = new QHBoxLayout(strip);
    row->setContentsMargins(Space::xxl + Space::s, Space::s, Space::l, Space::s);
    row->setSpacing(Space::s);
    m_code = new QLabel(strip);
    m_code->setObjectName(QStringLiteral("experimentCodeLabel"));
    m_code->setAccessibleName(tr("Code"));
    m_code->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setTextStyle(m_code, Theme::TextStyle::SectionHead);
    row->addWidget(m_code);
    row->addStretch(1);
    m_saved = new QLabel(strip);
    m_saved->setObjectName(QStringLiteral("saveStateLabel"));
    m_saved->setTextFormat(Qt::PlainText);
    row->addWidget(m_saved);
    m_history = new QToolButton(strip);
    m_history->setObjectName(QStringLiteral("historyButton"));
    m_history->setFocusPolicy(Qt::TabFocus);
    row->addWidget(m_history);
    m_more = makeIconButton(QStringLiteral("experimentMenuButton"), QStringLiteral("overflow-menu"),
                            tr("What can be done with this experiment"), strip);
    m_more->setAccessibleName(tr("More actions"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_menu = new QMenu(m_more);
    m_more->setMenu(m_menu);
    row->addWidget(m_more);
    layout->addWidget(strip);
    layout->addWidget(makeHairline(this));
}

void ExperimentPage::buildSections(const PageContext &context)
{
    QWidget *parent = m_scroll->page();
    const auto text = [&](ExperimentField field, const QString &head, const QString &hint,
                          const QString &name) {
        add(new TextSection(context, field, TextSection::Kind::Markdown, head, hint, name, parent));
    };
    m_head = new HeadSection(context, parent);
    m_scheme = new SchemeSection(context, parent);
    m_materials = new MaterialsSection(context, parent);
    m_observations = new ObservationsSection(context, parent);
    m_attachments = new AttachmentsSection(context, parent);
    m_scroll->column()->setSpacing(Space::xl);
    add(m_head);
    text(ExperimentField::Objective, tr("Objective"), tr("Why is it done, and what is expected?"),
         QStringLiteral("objectiveEdit"));
    add(m_scheme);
    add(m_materials);
    text(ExperimentField::Procedure, tr("Procedure"),
         tr("What is done, step by step. **bold** Ctrl+B, *italic* Ctrl+I, - lists, # heads"),
         QStringLiteral("procedureEdit"));
    add(m_observations);
    text(ExperimentField::Conclusion, tr("Conclusion"),
         tr("What came out, how much, how pure, and what is next?"),
         QStringLiteral("conclusionEdit"));
    add(m_attachments);
    m_scroll->column()->addStretch(1);
}

void ExperimentPage::add(PageSection *section)
{
    m_sections.append(section);
    m_scroll->column()->addWidget(section);
    connect(section, &PageSection::problemRaised, this,
            [this](const QString &text, const QString &key) {
                m_messages->show(MessageBar::Kind::Error, text, key);
            });
    connect(section, &PageSection::toastRequested, this, &ExperimentPage::toastRequested);
    connect(section, &PageSection::recordRequested, this, &ExperimentPage::recordRequested);
    connect(section, &PageSection::filesDropped, this,
            [this](const QList<QUrl> &files) { m_attachments->addFiles(files); });
    connect(section, &PageSection::imagePasted, this,
            [this](const QImage &image) { m_attachments->addImage(image); });
}

void ExperimentPage::dress()
{
    const Theme &theme = Theme::instance();
    m_history->setIcon(theme.icon(QStringLiteral("artemisia-history")));
    const int size = theme.scaled(Space::l);
    m_history->setIconSize(QSize(size, size));
    m_scroll->column()->setSpacing(theme.scaled(Space::xl));
    showSaveState();
}

void ExperimentPage::setMenuActions(const QList<QAction *> &actions, QAction *history)
{
    m_menu->clear();
    m_menu->addActions(actions);
    m_history->setDefaultAction(history);
    m_history->setAccessibleName(history->text());
    dress();
}

void ExperimentPage::setTagSuggestions(const QStringList &tags)
{
    m_head->setTagSuggestions(tags);
}

void ExperimentPage::setDocument(ExperimentDocument *document)
{
    if (m_document == document) {
        return;
    }
    if (m_document) {
        takeIn();
        m_document->endStep();
        m_document->flush();
        m_document->disconnect(this);
    }
    m_messages->clear();
    m_document = document;
    for (PageSection *section : std::as_const(m_sections)) {
        section->setDocument(document);
    }
    if (!document) {
        return;
    }
    m_code->setText(document->value().code);
    connect(document, &ExperimentDocument::saveStateChanged, this, &ExperimentPage::showSaveState);
    connect(document, &ExperimentDocument::conflicted, this, &ExperimentPage::onConflict);
    connect(document, &ExperimentDocument::fieldChanged, this, [this](ExperimentField field) {
        if (m_isUndoing) {
            reveal(field);
        }
    });
    m_scroll->verticalScrollBar()->setValue(0);
    showSaveState();
}

void ExperimentPage::showSaveState()
{
    if (!m_document || m_document->isReadOnly()) {
        m_saved->setText(m_document ? tr("read only") : QString());
        m_saved->setToolTip({});
        setTextRole(m_saved, TextRole::Secondary);
        return;
    }
    switch (m_document->saveState()) {
    case ExperimentDocument::SaveState::Saved:
        m_saved->setText(tr("saved"));
        break;
    case ExperimentDocument::SaveState::Unsaved:
    case ExperimentDocument::SaveState::Saving:
        m_saved->setText(tr("saving…"));
        break;
    case ExperimentDocument::SaveState::Failed:
        m_saved->setText(tr("not saved"));
        m_messages->show(
            MessageBar::Kind::Error,
            tr("Not saved: %1 What you typed is still here, and saving is tried again.")
                .arg(m_document->failure().message),
            QStringLiteral("not-saved"));
        break;
    }
    const bool isFailed = m_document->saveState() == ExperimentDocument::SaveState::Failed;
    m_saved->setToolTip(isFailed ? m_document->failure().message : QString());
    setTextRole(m_saved, isFailed ? TextRole::Error : TextRole::Secondary);
    if (m_document->saveState() == ExperimentDocument::SaveState::Saved) {
        m_messages->dismiss(QStringLiteral("not-saved"));
    }
}

void ExperimentPage::onConflict(const QList<ExperimentField> &fields)
{
    QStringList words;
    for (const ExperimentField field : fields) {
        words.append(fieldWords(field));
    }
    m_messages->show(MessageBar::Kind::Warning,
                     tr("Somebody else changed %1 at the same time. What you typed stands; the "
                        "other is in the history.")
                         .arg(words.join(QStringLiteral(", "))),
                     QStringLiteral("conflict"));
}

void ExperimentPage::reveal(ExperimentField field)
{
    for (PageSection *section : std::as_const(m_sections)) {
        if (section->shows(field) && section->visibleRegion().isEmpty()) {
            m_scroll->ensureWidgetVisible(section, 0, Space::xl);
        }
    }
}

void ExperimentPage::undo()
{
    if (m_document && !m_document->isReadOnly()) {
        takeIn();
        m_isUndoing = true;
        m_document->undoStack().undo();
        m_isUndoing = false;
    }
}

void ExperimentPage::redo()
{
    if (m_document && !m_document->isReadOnly()) {
        m_isUndoing = true;
        m_document->undoStack().redo();
        m_isUndoing = false;
    }
}

void ExperimentPage::takeIn()
{
    for (PageSection *section : std::as_const(m_sections)) {
        section->takeIn();
    }
}

void ExperimentPage::focusTitle()
{
    m_head->focusTitle();
}

void ExperimentPage::focusFirst()
{
    m_head->focusTitle();
}

void ExperimentPage::newObservation()
{
    m_observations->startNew();
}

void ExperimentPage::attachFiles()
{
    m_attachments->chooseFiles();
}

void ExperimentPage::keyPressEvent(QKeyEvent *event)
{
    // Fields of text take pictures from the clipboard themselves; here it is the page that has it.
    if (event->matches(QKeySequence::Paste)) {
        const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
        if (mime && mime->hasUrls()) {
            m_attachments->addFiles(mime->urls());
            return;
        }
        if (mime && mime->hasImage()) {
            m_attachments->addImage(qvariant_cast<QImage>(mime->imageData()));
            return;
        }
    }
    QWidget::keyPressEvent(event);
}

void ExperimentPage::dragEnterEvent(QDragEnterEvent *event)
{
    const bool isWritable = m_document && !m_document->isReadOnly();
    if (isWritable && (event->mimeData()->hasUrls() || event->mimeData()->hasImage())) {
        event->acceptProposedAction();
    }
}

void ExperimentPage::dropEvent(QDropEvent *event)
{
    const QMimeData *mime = event->mimeData();
    const QList<QUrl> urls = mime->urls();
    const bool isScheme = urls.size() == 1 && isSchemeFile(urls.first().toLocalFile());
    if (isScheme && m_document->value().scheme.isEmpty()) {
        m_scheme->openFile(urls.first().toLocalFile());
    } else if (!urls.isEmpty()) {
        m_attachments->addFiles(urls);
    } else {
        m_attachments->addImage(qvariant_cast<QImage>(mime->imageData()));
    }
    event->acceptProposedAction();
}

} // namespace artemisia::app
