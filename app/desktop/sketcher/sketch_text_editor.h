// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/sketcher/sketch_view.h"

#include <QPlainTextEdit>

namespace artemisia::app
{

/// A small field on the paper in which a label or words are typed; grows with them. Enter ends a
/// label and Esc gives it up; Esc, Ctrl+Enter or a click elsewhere ends several lines, and so does
/// Tab or Shift+Tab where others are to follow.
class SketchTextEditor : public QPlainTextEdit
{
    Q_OBJECT
public:
    using Hold = SketchWords::Hold;
    using End = SketchWords::End;
    SketchTextEditor(const QString &text, bool isMultiline, QWidget *parent);
    [[nodiscard]] QString text() const { return toPlainText(); }
    [[nodiscard]] bool isMultiline() const { return m_isMultiline; }
    /// Pixels; never smaller than the words around the sheet.
    void setTextPixels(double pixels);
    /// \a at: the middle of the side that is held.
    void openAt(QPoint at, Hold hold = Hold::Middle);
    /// Puts the caret where \a at, a place in the parent, is in the words; nothing is chosen.
    void setCaretAt(QPoint at);
    void setTab(SketchWords::Tab tab) { m_tab = tab; }
    /// Lines begin below each other, at the place where it opens.
    void setLeft(bool left);
    [[nodiscard]] End ending() const { return m_ending; }
    /// It has ended because the pointer was pressed elsewhere.
    [[nodiscard]] bool wasLeftByMouse() const { return m_wasLeftByMouse; }

Q_SIGNALS:
    void finished(bool accepted); ///< once

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void place();
    void end(bool accepted, End ending = End::GoOn);

    QPoint m_at;
    Hold m_hold = Hold::Middle;
    SketchWords::Tab m_tab = SketchWords::Tab::Leaves;
    bool m_isLeft = false;
    End m_ending = End::GoOn;
    bool m_isMultiline;
    bool m_hasEnded = false;
    bool m_wasLeftByMouse = false;
};

} // namespace artemisia::app
