// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/sketcher/incoming.h"

#include <QFrame>

class QLabel;
class QListWidget;

namespace artemisia::app
{

/// Lets somebody choose among the structures of a file or of what was pasted, beside the sheet. One
/// or several; Enter takes them, Esc none. Hidden until there is something to choose. GUI thread.
class RecordChoice : public QFrame
{
    Q_OBJECT
public:
    explicit RecordChoice(QWidget *parent = nullptr);
    void offer(const Arrival &arrival);

Q_SIGNALS:
    void chosen(const QList<artemisia::app::StructureRecord> &records);
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void take();
    void close();

    QLabel *m_title;
    QListWidget *m_list;
    QList<StructureRecord> m_records; ///< in the order of the list
};

} // namespace artemisia::app
