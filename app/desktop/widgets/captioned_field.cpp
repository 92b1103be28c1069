// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/captioned_field.h"

#include "app/desktop/theme/roles.h"

#include <QAbstractTextDocumentLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QStyle>
#include <QTextDocument>
#include <QTextEdit>
#include <QVBoxLayout>

#include <cmath>

namespace artemisia::app
{

namespace
{

constexpr int kPauseMs = 400;
constexpr int kLongestMs = 500; // of typing without a pause: what is typed is soon on disk

} // namespace

CaptionedField::CaptionedField(const QString &caption, const QString &purpose, Kind kind,
                               QWidget *parent)
    : QWidget(parent)
    , m_caption(new QLabel(caption, this))
    , m_below(new QLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    m_caption->setTextFormat(Qt::PlainText);
    app::setTextStyle(m_caption, Theme::TextStyle::Caption);
    m_caption->setVisible(!caption.isEmpty());
    layout->addWidget(m_caption);
    if (kind == Kind::Line) {
        m_line = new QLineEdit(this);
        m_line->setTextMargins(-2, 0, -2, 0); // as far from its edge as several lines are
        m_line->setObjectName(purpose + QStringLiteral("LineEdit"));
        // Not textEdited(): undo and redo in the field are typing too.
        connect(m_line, &QLineEdit::textChanged, this, &CaptionedField::typedNow);
    } else {
        m_text = new QTextEdit(this);
        m_text->setObjectName(purpose + QStringLiteral("TextEdit"));
        m_text->setAcceptRichText(false);
        m_text->setTabChangesFocus(true);
        m_text->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        m_text->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        m_text->document()->setDocumentMargin(0);
        connect(m_text, &QTextEdit::textChanged, this, &CaptionedField::typedNow);
        connect(m_text->document()->documentLayout(),
                &QAbstractTextDocumentLayout::documentSizeChanged, this, &CaptionedField::grow);
    }
    editor()->setAccessibleName(caption.isEmpty() ? purpose : caption);
    m_caption->setBuddy(editor());
    setLook(editor(), Look::Paper);
    editor()->installEventFilter(this);
    setFocusProxy(editor());
    layout->addWidget(editor());
    m_below->setTextFormat(Qt::PlainText);
    m_below->setWordWrap(true);
    app::setTextStyle(m_below, Theme::TextStyle::Caption);
    setTextRole(m_below, TextRole::Warning);
    m_below->hide();
    layout->addWidget(m_below);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &CaptionedField::flush);
    m_longest.setSingleShot(true);
    m_longest.setInterval(kLongestMs);
    connect(&Theme::instance(), &Theme::changed, this, &CaptionedField::align);
    align();
    connect(&m_longest, &QTimer::timeout, this, &CaptionedField::flush);
    grow();
}

QWidget *CaptionedField::editor() const
{
    return m_line != nullptr ? static_cast<QWidget *>(m_line) : m_text;
}

QString CaptionedField::text() const
{
    if (m_line != nullptr) {
        return m_line->text();
    }
    // Not toPlainText(): it turns no-break spaces into spaces.
    QString text = m_text->document()->toRawText();
    text.replace(QChar::ParagraphSeparator, QLatin1Char('\n'));
    text.replace(QChar::LineSeparator, QLatin1Char('\n'));
    return text;
}

void CaptionedField::setText(const QString &text)
{
    if (!m_isDirty) {
        put(text);
    }
}

void CaptionedField::revertTo(const QString &text)
{
    m_pause.stop();
    m_longest.stop();
    m_isDirty = false;
    put(text);
}

void CaptionedField::put(const QString &text)
{
    if (text == this->text()) {
        return; // keeps the cursor and the field's own undo
    }
    m_isPutting = true;
    if (m_line != nullptr) {
        const int cursor = m_line->cursorPosition();
        m_line->setText(text);
        m_line->setCursorPosition(m_line->hasFocus() ? cursor : 0);
    } else {
        m_text->setPlainText(text);
    }
    m_isPutting = false;
    grow();
}

void CaptionedField::flush()
{
    m_pause.stop();
    m_longest.stop();
    if (m_isDirty) {
        m_isDirty = false;
        Q_EMIT committed(text());
    }
}

void CaptionedField::typedNow()
{
    if (m_isPutting) {
        return;
    }
    m_isDirty = true;
    m_pause.start();
    if (!m_longest.isActive()) {
        m_longest.start();
    }
    Q_EMIT typed();
}

void CaptionedField::grow()
{
    if (m_text == nullptr) {
        return;
    }
    // Style sheet padding and border stand around the document.
    const int frame = m_text->height() - m_text->viewport()->height();
    const int padding = frame > 0 && frame < 40 ? frame : Theme::instance().scaled(10);
    const int line = m_text->fontMetrics().lineSpacing();
    const int wanted = int(std::ceil(m_text->document()->size().height())) + padding;
    m_text->setFixedHeight(std::max(wanted, line + padding));
}

bool CaptionedField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != editor()) {
        return QWidget::eventFilter(watched, event);
    }
    if (event->type() == QEvent::FocusOut) {
        flush();
    } else if (event->type() == QEvent::Resize || event->type() == QEvent::FontChange) {
        QTimer::singleShot(0, this, &CaptionedField::grow);
    } else if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool undo = key->matches(QKeySequence::Undo);
        const bool redo = key->matches(QKeySequence::Redo);
        const bool canUndo =
            m_line != nullptr ? m_line->isUndoAvailable() : m_text->document()->isUndoAvailable();
        const bool canRedo =
            m_line != nullptr ? m_line->isRedoAvailable() : m_text->document()->isRedoAvailable();
        if ((undo && !canUndo) || (redo && !canRedo)) {
            event->ignore(); // the window's action takes it: undo in the record
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void CaptionedField::setHint(const QString &hint)
{
    if (m_line != nullptr) {
        m_line->setPlaceholderText(hint);
    } else {
        m_text->setPlaceholderText(hint);
    }
}

void CaptionedField::setCaption(const QString &caption)
{
    m_caption->setText(caption);
    m_caption->setVisible(!caption.isEmpty());
    editor()->setAccessibleName(caption);
}

void CaptionedField::setReadOnly(bool readOnly)
{
    if (m_line != nullptr) {
        m_line->setReadOnly(readOnly);
    } else {
        m_text->setReadOnly(readOnly);
    }
}

void CaptionedField::align()
{
    // Above words without a frame the caption stands where they begin, above a frame at its edge.
    const int indent = m_isFramed ? 0 : Theme::instance().scaled(Space::s);
    m_caption->setContentsMargins(indent, 0, 0, 0);
    m_below->setContentsMargins(indent, 0, 0, 0);
}

void CaptionedField::setFramed(bool framed)
{
    m_isFramed = framed;
    align();
    setLook(editor(), framed ? Look::Plain : Look::Paper);
}

void CaptionedField::setTextStyle(Theme::TextStyle style)
{
    app::setTextStyle(editor(), style);
    grow();
}

void CaptionedField::setRemark(const QString &remark)
{
    m_remark = remark;
    showBelow();
}

void CaptionedField::setConfirmation(const QString &confirmation)
{
    m_confirmation = confirmation;
    showBelow();
}

void CaptionedField::showBelow()
{
    const QString &words = m_remark.isEmpty() ? m_confirmation : m_remark;
    m_below->setText(words);
    m_below->setVisible(!words.isEmpty());
    setTextRole(m_below, m_remark.isEmpty() ? TextRole::Accent : TextRole::Warning);
    editor()->setAccessibleDescription(words);
}

} // namespace artemisia::app
