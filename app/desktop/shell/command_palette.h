// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/shell/command_model.h"

#include <QWidget>

class QLineEdit;
class QListView;

namespace artemisia::app
{

/// Ctrl+K: one field that finds any action, experiment or compound. A card over the window; opens
/// at once, is worked by keys alone (arrows, Page Up and Down, Enter, Esc) and gives the focus back
/// where it was.
class CommandPalette : public QWidget
{
    Q_OBJECT
public:
    explicit CommandPalette(QWidget *window);
    [[nodiscard]] CommandModel &model() { return m_model; }
    void open();
    void close();

Q_SIGNALS:
    void recordChosen(const artemisia::RecordRef &record);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
    void move(int rows);
    void choose(const QModelIndex &index);

    CommandModel m_model;
    QLineEdit *m_line;
    QListView *m_list;
    QPointer<QWidget> m_earlierFocus;
};

} // namespace artemisia::app
