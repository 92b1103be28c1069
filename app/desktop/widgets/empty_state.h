// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;

namespace artemisia::app
{

/// What an empty room shows: one drawing, one sentence, one button.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    /// \a iconName as for Theme::icon(). \a action: the button's words and what it does; not owned;
    /// null: no button.
    EmptyState(const QString &iconName, const QString &sentence, QAction *action = nullptr,
               QWidget *parent = nullptr);
    /// Another way to begin, under the first; \a action as there.
    void addOther(QAction *action);
    void setSentence(const QString &sentence);
    [[nodiscard]] QPushButton *button() const { return m_button; }

private:
    QPushButton *makeButton(QAction *action, const QString &name);
    void dress();

    QString m_iconName;
    QLabel *m_picture;
    QLabel *m_sentence;
    QPushButton *m_button = nullptr;
};

} // namespace artemisia::app
