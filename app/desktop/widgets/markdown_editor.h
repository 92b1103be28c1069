// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/widgets/growing_text_edit.h"

namespace artemisia::app
{

/// A growing field in which Markdown is written and shown at once. Ctrl+B bold, Ctrl+I italic,
/// Ctrl+L link; Enter continues lists; a web address pasted over a selection becomes a link;
/// Ctrl+click asks to open one. HTML stays text.
class MarkdownEditor : public GrowingTextEdit
{
    Q_OBJECT
public:
    explicit MarkdownEditor(QWidget *parent = nullptr);
    void toggleMark(const QString &mark); ///< "**", "*", "`" around the selection or the word
    void insertLink();

Q_SIGNALS:
    void linkActivated(const QUrl &url); ///< http or https only

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    bool continueList();
};

} // namespace artemisia::app
