// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/experiments/attachment_row.h"

#include "app/desktop/experiments/experiment_words.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/icon_button.h"
#include "app/desktop/widgets/words.h"
#include "core/store/attachment_store.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace artemisia::app
{

namespace
{
QLineEdit *paperLine(const QString &name, const QString &accessible, const QString &hint,
                     QWidget *parent)
{
    auto *line = new QLineEdit(parent);
    line->setObjectName(name);
    line->setAccessibleName(accessible);
    line->setPlaceholderText(hint);
    setLook(line, Look::Paper);
    return line;
}

} // namespace

AttachmentRow::AttachmentRow(const ElementId &id, QWidget *parent)
    : QWidget(parent)
    , m_id(id)
    , m_picture(new QLabel(this))
    , m_facts(new QLabel(this))
    , m_problem(new QLabel(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Space::s, 0, 0, 0);
    layout->setSpacing(Space::s);
    m_picture->setAlignment(Qt::AlignCenter);
    layout->addWidget(m_picture, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    m_name = paperLine(QStringLiteral("attachmentNameEdit"), tr("File name"), {}, this);
    m_caption = paperLine(QStringLiteral("attachmentCaptionEdit"), tr("Caption"),
                          tr("caption: what it shows"), this);
    words->addWidget(m_name);
    words->addWidget(m_caption);
    setTextRole(m_problem, TextRole::Error);
    m_problem->setObjectName(QStringLiteral("attachmentProblemLabel"));
    m_problem->setContentsMargins(Space::s, 0, 0, 0);
    m_problem->setWordWrap(true);
    m_problem->hide();
    words->addWidget(m_problem);
    layout->addLayout(words, 1);
    setTextStyle(m_facts, Theme::TextStyle::Caption);
    m_facts->setContentsMargins(0, 7, 0, 0);
    layout->addWidget(m_facts, 0, Qt::AlignTop);
    m_open = makeIconButton(QStringLiteral("openAttachmentButton"), QStringLiteral("document-open"),
                            tr("Open a copy"), this);
    m_save = makeIconButton(QStringLiteral("saveAttachmentButton"),
                            QStringLiteral("document-save-as"), tr("Save a copy"), this);
    m_remove =
        makeIconButton(QStringLiteral("removeAttachmentButton"), QStringLiteral("edit-delete"),
                       tr("Remove from the experiment"), this);
    for (QToolButton *tool : {m_open, m_save, m_remove}) {
        layout->addWidget(tool, 0, Qt::AlignTop);
    }
    connect(m_open, &QToolButton::clicked, this, &AttachmentRow::openRequested);
    connect(m_save, &QToolButton::clicked, this, &AttachmentRow::saveRequested);
    connect(m_remove, &QToolButton::clicked, this, &AttachmentRow::removeRequested);
    connect(m_name, &QLineEdit::editingFinished, this, &AttachmentRow::checkName);
    connect(m_name, &QLineEdit::textEdited, this, [this] { sayOfName({}); });
    connect(m_caption, &QLineEdit::textEdited, this, &AttachmentRow::captioned);
    connect(&Theme::instance(), &Theme::changed, this, &AttachmentRow::dress);
    dress();
}

void AttachmentRow::dress()
{
    const int size = Theme::instance().scaled(kPicturePixels);
    m_picture->setFixedSize(size, size);
}

void AttachmentRow::show(const Attachment &attachment, bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    // What is being typed and not finished stays.
    if (attachment.name != m_shownName) {
        m_shownName = attachment.name;
        m_name->setText(attachment.name);
        sayOfName({});
    }
    if (attachment.caption != m_caption->text()) {
        m_caption->setText(attachment.caption);
    }
    m_name->setReadOnly(isReadOnly);
    m_caption->setReadOnly(isReadOnly);
    m_caption->setVisible(!isReadOnly || !attachment.caption.isEmpty());
    m_remove->setVisible(!isReadOnly);
    const QString when = timeInWords(attachment.added, QDateTime::currentDateTime());
    m_facts->setText(QStringLiteral("%1 · %2").arg(sizeInWords(attachment.size), when));
    m_facts->setToolTip(attachment.mediaType);
    setAccessibleName(attachment.name);
}

void AttachmentRow::showPicture(const QPixmap &picture)
{
    if (!picture.isNull()) {
        m_picture->setPixmap(picture);
        return;
    }
    const int size = Theme::instance().scaled(22);
    m_picture->setPixmap(Theme::instance()
                             .icon(QStringLiteral("artemisia-file"))
                             .pixmap(QSize(size, size), devicePixelRatioF()));
}

void AttachmentRow::showMissing(bool isMissing)
{
    m_open->setEnabled(!isMissing);
    m_save->setEnabled(!isMissing);
    m_isMissing = isMissing;
    sayOfName(m_nameProblem);
}

void AttachmentRow::sayOfName(const QString &problem)
{
    m_nameProblem = problem;
    const QString missing =
        m_isMissing ? tr("The file is not on this computer. Its name and hash are kept.")
                    : QString();
    m_problem->setText(problem.isEmpty() ? missing : problem);
    m_problem->setVisible(!m_problem->text().isEmpty());
}

void AttachmentRow::checkName()
{
    const QString name = m_name->text();
    if (m_isReadOnly || name == m_shownName) {
        return;
    }
    if (store::safeFileName(name) != name) {
        sayOfName(
            tr("This cannot be a file's name everywhere. It is still called %1.").arg(m_shownName));
        return;
    }
    sayOfName({});
    m_shownName = name;
    Q_EMIT renamed(name);
}

void AttachmentRow::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Open a copy"), this, &AttachmentRow::openRequested)
        ->setEnabled(m_open->isEnabled());
    menu->addAction(tr("Save a copy"), this, &AttachmentRow::saveRequested)
        ->setEnabled(m_save->isEnabled());
    if (!m_isReadOnly) {
        menu->addAction(tr("Rename"), m_name, [this] {
            m_name->setFocus();
            m_name->selectAll();
        });
        menu->addSeparator();
        menu->addAction(tr("Remove from the experiment"), this, &AttachmentRow::removeRequested);
    }
    menu->popup(event->globalPos());
}

} // namespace artemisia::app
