// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/markdown_editor.h"

#include "app/desktop/widgets/markdown_highlighter.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QRegularExpression>
#include <QTextBlock>

namespace artemisia::app
{

namespace
{

bool isWebAddress(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^https?://\\S{1,2000}$"));
    return form.match(text).hasMatch();
}

/// Which of the editor's own keys an event is, if any.
QString markOf(const QKeyEvent *event)
{
    if (event->modifiers() != Qt::ControlModifier) {
        return {};
    }
    switch (event->key()) {
    case Qt::Key_B:
        return QStringLiteral("**");
    case Qt::Key_I:
        return QStringLiteral("*");
    case Qt::Key_L:
        return QStringLiteral("[");
    default:
        return {};
    }
}

} // namespace

MarkdownEditor::MarkdownEditor(QWidget *parent)
    : GrowingTextEdit(parent)
{
    new MarkdownHighlighter(document());
}

void MarkdownEditor::toggleMark(const QString &mark)
{
    QTextCursor cursor = textCursor();
    if (!cursor.hasSelection()) {
        cursor.select(QTextCursor::WordUnderCursor);
    }
    QString selected = cursor.selectedText();
    const int length = int(mark.size());
    const int from = cursor.selectionStart();
    const int to = cursor.selectionEnd();
    const QString all = toPlainText();
    Q_EMIT stepEnded();
    const bool isMarkedOutside =
        QStringView(all).left(from).endsWith(mark) && QStringView(all).mid(to).startsWith(mark);
    if (isMarkedOutside) {
        cursor.setPosition(from - length);
        cursor.setPosition(to + length, QTextCursor::KeepAnchor);
        cursor.insertText(selected);
        cursor.setPosition(from - length);
        cursor.setPosition(to - length, QTextCursor::KeepAnchor);
    } else {
        cursor.insertText(mark + selected + mark);
        cursor.setPosition(from + length);
        cursor.setPosition(to + length, QTextCursor::KeepAnchor);
    }
    setTextCursor(cursor);
    Q_EMIT stepEnded();
}

void MarkdownEditor::insertLink()
{
    QTextCursor cursor = textCursor();
    if (!cursor.hasSelection()) {
        cursor.select(QTextCursor::WordUnderCursor);
    }
    const QString selected = cursor.selectedText();
    const QString address = isWebAddress(selected) ? selected : QStringLiteral("https://");
    const QString words = isWebAddress(selected) ? QString() : selected;
    const int from = cursor.selectionStart();
    Q_EMIT stepEnded();
    cursor.insertText(u'[' + words + QStringLiteral("](") + address + u')');
    // The cursor goes where something is still missing.
    cursor.setPosition(words.isEmpty() ? from + 1
                                       : from + int(words.size()) + 3 + int(address.size()));
    setTextCursor(cursor);
    Q_EMIT stepEnded();
}

bool MarkdownEditor::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && !isReadOnly() &&
        !markOf(static_cast<QKeyEvent *>(event)).isEmpty()) {
        event->accept();
        return true;
    }
    return GrowingTextEdit::event(event);
}

void MarkdownEditor::keyPressEvent(QKeyEvent *event)
{
    if (isReadOnly()) {
        GrowingTextEdit::keyPressEvent(event);
        return;
    }
    if (const QString mark = markOf(event); mark == u"[") {
        insertLink();
        return;
    } else if (!mark.isEmpty()) {
        toggleMark(mark);
        return;
    }
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers() == Qt::NoModifier && continueList()) {
        return;
    }
    GrowingTextEdit::keyPressEvent(event);
}

bool MarkdownEditor::continueList()
{
    static const QRegularExpression item(
        QStringLiteral("^(\\s{0,40})([-*+]|([0-9]{1,9})([.)])|>)(\\s+)(\\[[ xX]\\]\\s+)?"));
    QTextCursor cursor = textCursor();
    const QString line = cursor.block().text();
    const QRegularExpressionMatch match = item.match(line.left(80));
    if (!match.hasMatch() || cursor.positionInBlock() < match.capturedLength()) {
        return false;
    }
    if (match.capturedLength() == line.size()) { // an empty item ends the list
        Q_EMIT stepEnded();
        cursor.movePosition(QTextCursor::StartOfBlock);
        cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        cursor.removeSelectedText();
        if (cursor.block().previous().isValid() && !cursor.block().previous().text().isEmpty()) {
            cursor.insertBlock(); // without an empty line what follows is the last item's still
        }
        setTextCursor(cursor);
        return true;
    }
    QString mark = match.captured(2);
    if (!match.captured(3).isEmpty()) {
        mark = QString::number(match.captured(3).toLongLong() + 1) + match.captured(4);
    }
    const QString box = match.captured(6).isEmpty() ? QString() : QStringLiteral("[ ] ");
    cursor.insertText(u'\n' + match.captured(1) + mark + match.captured(5) + box);
    setTextCursor(cursor);
    ensureCursorVisible();
    return true;
}

void MarkdownEditor::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        const QTextCursor cursor = cursorForPosition(event->pos());
        const QString link =
            MarkdownHighlighter::linkAt(cursor.block().text(), cursor.positionInBlock());
        if (!link.isEmpty()) {
            Q_EMIT linkActivated(QUrl(link));
            return;
        }
    }
    GrowingTextEdit::mouseReleaseEvent(event);
}

void MarkdownEditor::insertFromMimeData(const QMimeData *source)
{
    QTextCursor cursor = textCursor();
    const QString text = source->text().trimmed();
    if (cursor.hasSelection() && isWebAddress(text) && !cursor.selectedText().contains(u'\n')) {
        Q_EMIT stepEnded();
        cursor.insertText(u'[' + cursor.selectedText() + QStringLiteral("](") + text + u')');
        setTextCursor(cursor);
        Q_EMIT stepEnded();
        return;
    }
    GrowingTextEdit::insertFromMimeData(source);
}

} // namespace artemisia::app
