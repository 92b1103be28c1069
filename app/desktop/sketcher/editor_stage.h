// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace artemisia::app
{

/// Room for an editor over all of a page, for schemes that are wider than its column: lies over the
/// page and follows its size. Esc asks to leave it. GUI thread.
class EditorStage : public QWidget
{
    Q_OBJECT
public:
    /// Over the outermost page of a stack that \a inside is on, else over its window. \a content
    /// becomes its child; whoever made the stage takes it back before the stage goes.
    EditorStage(QWidget &content, const QWidget &inside);

Q_SIGNALS:
    void leaveRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace artemisia::app
