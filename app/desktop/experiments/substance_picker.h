// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/session/session.h"

#include <QLineEdit>
#include <QTimer>

#include <optional>

class QCompleter;
class QStandardItemModel;

namespace artemisia::app
{

/// A field for a substance: any name, or one of the notebook's compounds found by code, alias, name
/// or text, or a structure typed as SMILES and chosen as such. Never takes a name for a structure
/// by itself: "NBS" and "CO" are names until a person says otherwise.
class SubstancePicker : public QLineEdit
{
    Q_OBJECT
public:
    struct Choice {
        CompoundId compound; ///< null: a structure
        QString name;
        Structure structure;
    };
    explicit SubstancePicker(std::shared_ptr<Session> session, QWidget *parent = nullptr);
    [[nodiscard]] const std::optional<Choice> &choice() const { return m_choice; }

Q_SIGNALS:
    void chosen();
    void written(); ///< Enter while nothing of what is offered was chosen: the words as they are

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Offer {
        QList<store::CompoundRow> compounds;
        bool isExact = false; ///< the first is called so
        std::optional<Structure> structure;
        QString name; ///< that the reagents' table has for the structure
    };
    void search();
    void offer(const QString &text, const Offer &offer);
    void choose(const QModelIndex &index);

    std::shared_ptr<Session> m_session;
    QStandardItemModel *m_offers;
    QCompleter *m_completer;
    QTimer m_timer;
    std::shared_ptr<jobs::Job> m_job;
    std::optional<Choice> m_choice;
    Structure m_choiceStructure; ///< of the last offer that had one
    QString m_choiceName;
};

} // namespace artemisia::app
