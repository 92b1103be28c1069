// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/growing_text_edit.h"

#include "app/desktop/theme/roles.h"

#include <QAbstractTextDocumentLayout>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace artemisia::app
{

GrowingTextEdit::GrowingTextEdit(QWidget *parent)
    : QTextEdit(parent)
{
    setAcceptRichText(false);
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    setLook(this, Look::Paper);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(0);
    connect(this, &QTextEdit::textChanged, this, &GrowingTextEdit::onTextChanged);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &GrowingTextEdit::fitHeight);
    connect(this, &QTextEdit::cursorPositionChanged, this, [this] {
        const int position = textCursor().position();
        if (!m_showing && std::abs(position - m_lastPosition) > 1) {
            Q_EMIT stepEnded();
        }
        m_lastPosition = position;
    });
}

void GrowingTextEdit::setMinimumLines(int lines)
{
    m_minimumLines = std::max(1, lines);
    fitHeight();
}

void GrowingTextEdit::showText(const QString &text)
{
    const QString old = toPlainText();
    if (old == text) {
        m_known = text;
        return;
    }
    // Only the part that differs is replaced, so that cursor, layout and highlighting of the rest
    // stay.
    const qsizetype shorter = std::min(old.size(), text.size());
    qsizetype same = 0;
    while (same < shorter && old[same] == text[same]) {
        ++same;
    }
    qsizetype tail = 0;
    while (tail < shorter - same && old[old.size() - 1 - tail] == text[text.size() - 1 - tail]) {
        ++tail;
    }
    m_showing = true;
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    cursor.setPosition(int(same));
    cursor.setPosition(int(old.size() - tail), QTextCursor::KeepAnchor);
    cursor.insertText(text.mid(same, text.size() - same - tail));
    cursor.endEditBlock();
    if (hasFocus()) {
        setTextCursor(cursor);
    }
    m_lastPosition = textCursor().position();
    m_showing = false;
    m_known = text;
}

void GrowingTextEdit::onTextChanged()
{
    if (m_showing) {
        return;
    }
    m_lastPosition = textCursor().position();
    const QString text = toPlainText();
    if (text == m_known) { // only formats changed
        return;
    }
    const bool wasLineEnd = text.count(u'\n') != m_known.count(u'\n');
    m_known = text;
    Q_EMIT textEdited(text);
    if (wasLineEnd) {
        Q_EMIT stepEnded();
    }
}

int GrowingTextEdit::heightOfText() const
{
    const int lines = m_minimumLines * QFontMetrics(document()->defaultFont()).lineSpacing();
    const QMargins frame = contentsMargins();
    return std::max(lines, int(std::ceil(document()->size().height()))) + frame.top() +
           frame.bottom();
}

void GrowingTextEdit::fitHeight()
{
    const int wanted = heightOfText();
    if (wanted != height() || minimumHeight() != wanted) {
        setFixedHeight(wanted);
    }
}

QSize GrowingTextEdit::sizeHint() const
{
    return {200, heightOfText()};
}

QSize GrowingTextEdit::minimumSizeHint() const
{
    return {60, heightOfText()};
}

int GrowingTextEdit::heightForWidth(int) const
{
    return heightOfText();
}

bool GrowingTextEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        const bool handled = QTextEdit::event(event);
        fitHeight();
        return handled;
    }
    return QTextEdit::event(event);
}

void GrowingTextEdit::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && m_single) {
        Q_EMIT finished();
        return;
    }
    if (event->matches(QKeySequence::Undo) || event->matches(QKeySequence::Redo)) {
        event->ignore();
        return;
    }
    if (event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown) {
        event->ignore(); // the page scrolls, not the field
        return;
    }
    QTextEdit::keyPressEvent(event);
}

void GrowingTextEdit::focusOutEvent(QFocusEvent *event)
{
    QTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason) {
        Q_EMIT stepEnded();
        Q_EMIT focusLeft();
    }
}

void GrowingTextEdit::resizeEvent(QResizeEvent *event)
{
    QTextEdit::resizeEvent(event);
    fitHeight();
}

void GrowingTextEdit::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

void GrowingTextEdit::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = createStandardContextMenu(event->pos());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(event->globalPos());
}

bool GrowingTextEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasText() || source->hasImage() || source->hasUrls();
}

void GrowingTextEdit::insertFromMimeData(const QMimeData *source)
{
    QList<QUrl> files;
    const QList<QUrl> urls = source->urls();
    std::copy_if(urls.begin(), urls.end(), std::back_inserter(files),
                 [](const QUrl &url) { return url.isLocalFile(); });
    if (!files.isEmpty()) {
        Q_EMIT filesDropped(files);
        return;
    }
    if (source->hasImage() && !source->hasText()) {
        Q_EMIT imagePasted(qvariant_cast<QImage>(source->imageData()));
        return;
    }
    QString text = source->text();
    if (text.size() + document()->characterCount() > kLongestText) {
        Q_EMIT pasteRefused(tr("That text is too long for a field. Attach it as a file instead."));
        return;
    }
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    text.replace(u'\r', u'\n');
    if (m_single) {
        text.replace(u'\n', u' ');
    }
    Q_EMIT stepEnded();
    textCursor().insertText(text);
    Q_EMIT stepEnded();
    ensureCursorVisible();
}

} // namespace artemisia::app
