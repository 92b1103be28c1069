// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/sketch_text_editor.h"

#include "app/desktop/theme/theme.h"

#include <QKeyEvent>

#include <algorithm>
#include <cmath>

namespace artemisia::app
{

SketchTextEditor::SketchTextEditor(const QString &text, bool isMultiline, QWidget *parent)
    : QPlainTextEdit(text, parent)
    , m_isMultiline(isMultiline)
{
    setObjectName(QStringLiteral("sketchTextEditor"));
    setAccessibleName(isMultiline ? tr("Words on the sheet") : tr("Label of the atom"));
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabChangesFocus(true);
    // Lines are as long as they are, and centred as they will be on the sheet: that needs a width.
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    QTextOption option(isMultiline ? Qt::AlignHCenter : Qt::AlignLeft);
    option.setWrapMode(QTextOption::NoWrap);
    document()->setDefaultTextOption(option);
    selectAll();
    connect(this, &QPlainTextEdit::textChanged, this, &SketchTextEditor::place);
}

void SketchTextEditor::setTextPixels(double pixels)
{
    QFont words = font();
    words.setPixelSize(std::max(QFontInfo(words).pixelSize(), int(std::lround(pixels))));
    setFont(words);
}

void SketchTextEditor::setLeft(bool left)
{
    m_isLeft = left;
    QTextOption option = document()->defaultTextOption();
    option.setAlignment(left || !m_isMultiline ? Qt::AlignLeft : Qt::AlignHCenter);
    document()->setDefaultTextOption(option);
}

void SketchTextEditor::openAt(QPoint at, Hold hold)
{
    m_at = at;
    m_hold = hold;
    place();
    show();
    place(); // now that the frame around the words is known
    setFocus(Qt::OtherFocusReason);
}

void SketchTextEditor::setCaretAt(QPoint at)
{
    setTextCursor(cursorForPosition(viewport()->mapFrom(parentWidget(), at)));
}

void SketchTextEditor::place()
{
    const QFontMetrics metrics(font());
    int widest = metrics.horizontalAdvance(QStringLiteral("MMM"));
    const QStringList lines = toPlainText().split(u'\n');
    for (const QString &line : lines) {
        widest = std::max(widest, metrics.horizontalAdvance(line));
    }
    const int margin = 2 * int(document()->documentMargin());
    const QSize around = size() - viewport()->size() + QSize(margin, margin);
    const double high = double(lines.size()) * QFontMetricsF(font()).lineSpacing();
    resize(QSize(widest + Space::m, int(std::ceil(high)) + 1) + around);
    const int held = m_hold == Hold::Top ? 0 : m_hold == Hold::Bottom ? height() : height() / 2;
    QPoint corner = m_at - QPoint(m_isLeft ? around.width() / 2 : width() / 2, held);
    if (const QWidget *paper = parentWidget()) {
        corner.setX(std::clamp(corner.x(), 0, std::max(0, paper->width() - width())));
        corner.setY(std::clamp(corner.y(), 0, std::max(0, paper->height() - height())));
    }
    move(corner);
}

void SketchTextEditor::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && (!m_isMultiline || event->modifiers() & Qt::ControlModifier)) {
        end(true);
    } else if (event->key() == Qt::Key_Escape) {
        end(m_isMultiline, End::Stay); // lines of words are work: undo takes it back, Esc does not
    } else {
        QPlainTextEdit::keyPressEvent(event);
    }
}

void SketchTextEditor::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    m_wasLeftByMouse = event->reason() == Qt::MouseFocusReason;
    if (event->reason() != Qt::PopupFocusReason) {
        end(true);
    }
}

bool SketchTextEditor::focusNextPrevChild(bool next)
{
    using Tab = SketchWords::Tab;
    if (m_tab != (next ? Tab::Forward : Tab::Back)) {
        return QPlainTextEdit::focusNextPrevChild(next);
    }
    end(true, End::Others);
    return true;
}

void SketchTextEditor::end(bool accepted, End ending)
{
    if (!m_hasEnded) {
        m_hasEnded = true;
        m_ending = ending;
        Q_EMIT finished(accepted);
    }
}

} // namespace artemisia::app
