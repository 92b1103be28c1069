// SPDX-License-Identifier: GPL-3.0-or-later
// What is typed on SketchView.
#include "app/desktop/sketcher/sketch_text_editor.h"
#include "app/desktop/sketcher/sketch_view.h"
#include "chem/drawing/display.h"

#include <QApplication>

#include <utility>

namespace artemisia::app
{

namespace
{

/// The size of words on the sheet, in points.
double wordsSize()
{
    static const double size =
        std::get<chem::TextItem>(chem::displayOf({{}, {}, "x"}).items.front()).size;
    return size;
}

} // namespace

void SketchView::openEditor(SketchTextEditor *editor, TextTaker finished)
{
    m_editor = editor;
    m_editingDone = std::move(finished);
    connect(editor, &SketchTextEditor::finished, this, &SketchView::endTextEditing);
}

void SketchView::editLabel(chem::Point at, const QString &text, TextTaker finished)
{
    endTextEditing(true);
    auto *editor = new SketchTextEditor(text, false, this);
    openEditor(editor, std::move(finished));
    refresh();
    editor->openAt(toWidget(at).toPoint());
}

void SketchView::editWords(const SketchWords &words, TextTaker finished)
{
    endTextEditing(true);
    auto *editor = new SketchTextEditor(words.text, true, this);
    editor->setTextPixels(wordsSize() * pixelsPerPoint());
    openEditor(editor, std::move(finished));
    m_rewritten = words.replaces;
    m_afterWords = words.then;
    editor->setTab(words.tab);
    editor->setLeft(words.isLeft);
    refresh();
    editor->openAt(toWidget(words.at).toPoint(), words.hold);
    if (words.caret) {
        editor->setCaretAt(toWidget(*words.caret).toPoint());
    } else {
        editor->moveCursor(QTextCursor::End);
    }
    Q_EMIT writingChanged(true);
}

void SketchView::endTextEditing(bool accept)
{
    if (m_editor == nullptr) {
        return;
    }
    SketchTextEditor *editor = std::exchange(m_editor, nullptr);
    m_rewritten = chem::kNoItem;
    const auto done = std::exchange(m_editingDone, {});
    const auto then = std::exchange(m_afterWords, {});
    const SketchWords::End ending = editor->ending();
    const QString text = editor->text();
    editor->disconnect(this);
    // Where the focus has gone by itself, it stays.
    m_isClickSpent = editor->wasLeftByMouse() && hasFocus();
    if (QWidget *focus = QApplication::focusWidget(); focus == nullptr || focus == editor) {
        setFocus(Qt::OtherFocusReason);
    }
    editor->hide();
    editor->deleteLater();
    refresh();
    if (editor->isMultiline()) {
        Q_EMIT writingChanged(false);
    }
    if (accept && done) {
        done(text);
    }
    if (accept && then) {
        then(ending);
    }
}

} // namespace artemisia::app
