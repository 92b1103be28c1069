// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/experiments/page_section.h"

#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/markdown_editor.h"

#include <QDesktopServices>
#include <QLabel>
#include <QVBoxLayout>

namespace artemisia::app
{

PageSection::PageSection(const PageContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
{
}

void PageSection::setDocument(ExperimentDocument *document)
{
    if (m_document) {
        takeIn();
        m_document->disconnect(this);
    }
    m_document = document;
    if (!document) {
        return;
    }
    connect(document, &ExperimentDocument::fieldChanged, this, &PageSection::showField);
    setReadOnly(document->isReadOnly());
    for (const ExperimentField field : experimentFields()) {
        showField(field);
    }
}

void PageSection::adoptEditor(GrowingTextEdit *editor)
{
    connect(editor, &GrowingTextEdit::stepEnded, this, [this] {
        if (m_document) {
            m_document->endStep();
        }
    });
    connect(editor, &GrowingTextEdit::focusLeft, this, [this] {
        if (m_document) {
            m_document->flush();
        }
    });
    connect(editor, &GrowingTextEdit::imagePasted, this, &PageSection::imagePasted);
    connect(editor, &GrowingTextEdit::filesDropped, this, &PageSection::filesDropped);
    connect(editor, &GrowingTextEdit::pasteRefused, this,
            [this](const QString &reason) { Q_EMIT problemRaised(reason); });
    if (const auto *markdown = qobject_cast<MarkdownEditor *>(editor)) {
        connect(markdown, &MarkdownEditor::linkActivated, this,
                [](const QUrl &url) { QDesktopServices::openUrl(url); });
    }
}

TextSection::TextSection(const PageContext &context, ExperimentField field, Kind kind,
                         const QString &head, const QString &hint, const QString &name,
                         QWidget *parent)
    : PageSection(context, parent)
    , m_field(field)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::xs);
    if (kind == Kind::Title) {
        m_editor = new GrowingTextEdit(this);
        m_editor->setSingleParagraph(true);
        setTextStyle(m_editor, Theme::TextStyle::PageTitle);
        connect(m_editor, &GrowingTextEdit::finished, this, [this] { focusNextChild(); });
    } else {
        m_editor = new MarkdownEditor(this);
        QLabel *label = makeHead(head, this);
        label->setBuddy(m_editor);
        layout->addWidget(label);
    }
    m_editor->setObjectName(name);
    m_editor->setAccessibleName(head);
    m_editor->setPlaceholderText(hint);
    layout->addWidget(m_editor);
    adoptEditor(m_editor);
    connect(m_editor, &GrowingTextEdit::textEdited, this, [this](const QString &text) {
        if (isEditable()) {
            document()->setText(m_field, text);
        }
    });
}

void TextSection::showField(ExperimentField field)
{
    if (field == m_field) {
        m_editor->showText(std::get<QString>(fieldValue(document()->value(), field)));
    }
}

void TextSection::setReadOnly(bool readOnly)
{
    m_editor->setReadOnly(readOnly);
    m_editor->setTextInteractionFlags(readOnly
                                          ? Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard
                                          : Qt::TextEditorInteraction);
}

namespace
{
/// Fields have a frame to come; their words stand under the head all the same.
void indent(QLabel *label)
{
    const auto dress = [label] {
        label->setContentsMargins(Theme::instance().scaled(Space::s), 0, 0, 0);
    };
    QObject::connect(&Theme::instance(), &Theme::changed, label, dress);
    dress();
}
} // namespace

QLabel *makeHead(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    setTextStyle(label, Theme::TextStyle::SectionHead);
    indent(label);
    return label;
}

QLabel *makeCaption(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    setTextStyle(label, Theme::TextStyle::Caption);
    indent(label);
    return label;
}

} // namespace artemisia::app
