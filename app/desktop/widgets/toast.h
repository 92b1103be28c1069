// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;
class QPushButton;

namespace artemisia::app
{

/// What happened in the background, in a few words near the bottom of \a parent, with Undo where
/// that makes sense. Goes by itself after seven seconds, but not while the pointer or the focus is
/// on it. Takes no focus.
class Toast : public QWidget
{
    Q_OBJECT
public:
    explicit Toast(QWidget *parent);
    /// \a undo: triggered by the button, which shows the action's text; not owned, and the toast
    /// goes with it; null: no button.
    void announce(const QString &text, QAction *undo = nullptr);
    [[nodiscard]] QString text() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void place();

    QLabel *m_label;
    QPushButton *m_undoButton;
    QPointer<QAction> m_undo;
    QTimer m_timer;
};

} // namespace artemisia::app
