// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/session/session.h"

#include <QWidget>

class QLabel;
class QListWidget;

namespace artemisia::app
{

/// Every saved state of one experiment: who, when, what. Choosing one shows it; the newest is the
/// present.
class HistoryPanel : public QWidget
{
    Q_OBJECT
public:
    explicit HistoryPanel(std::shared_ptr<Session> session, QWidget *parent = nullptr);
    void showHistoryOf(const ExperimentId &id, const QString &code);
    void refresh(); ///< after a save
    [[nodiscard]] const ExperimentId &experiment() const { return m_id; }

Q_SIGNALS:
    void closeRequested();
    void presentChosen();
    /// \a words: "22 November 09:41, Edwin Tse".
    void stateChosen(const artemisia::Experiment &state, const QString &words);
    void failed(const artemisia::Error &error);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fill(const QList<store::Revision> &revisions);
    void choose(int row);
    [[nodiscard]] QString nameOf(const PersonId &person) const;

    std::shared_ptr<Session> m_session;
    ExperimentId m_id;
    QLabel *m_head;
    QListWidget *m_list;
    QList<store::Revision> m_revisions; ///< newest first
    int m_reading = 0;
};

} // namespace artemisia::app
