// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/session/session.h"

#include <QLineEdit>

class QStandardItemModel;

namespace artemisia::app
{

/// A field in which a compound is found by code, name or alias; offers what a reader finds while
/// one types. Enter takes the first.
class CompoundPicker : public QLineEdit
{
    Q_OBJECT
public:
    explicit CompoundPicker(std::shared_ptr<Session> session, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const artemisia::CompoundId &compound, const QString &code);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void search(const QString &text);
    void choose(int row);

    std::shared_ptr<Session> m_session;
    std::shared_ptr<jobs::Job> m_job;
    QStandardItemModel *m_found;
    bool m_enterWaits = false; ///< Enter was pressed before the answer came
};

} // namespace artemisia::app
