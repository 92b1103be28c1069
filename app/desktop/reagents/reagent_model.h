// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jobs/job_runner.h"
#include "core/reagents/reagent.h"

#include <QAbstractListModel>
#include <QCache>
#include <QPixmap>
#include <QSet>
#include <QTimer>

#include <memory>

namespace artemisia::app
{

/// The person's reagents in a list, those that have every word of what is looked for. A picture is
/// made in \a workers when it is first asked for. GUI thread.
class ReagentModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        DetailRole = Qt::UserRole, ///< QString: the line under the name
        HasStructureRole,          ///< bool
    };
    explicit ReagentModel(jobs::Runner &workers, QObject *parent = nullptr);
    ~ReagentModel() override;

    void setRows(const QList<reagents::Reagent> &rows);
    void show(const QString &words);
    /// Pixels of a screen of that ratio; all are made anew, as the theme is now.
    void setPictureSize(int size, qreal ratio);
    [[nodiscard]] QModelIndex find(const reagents::ReagentId &id) const; ///< invalid: not shown
    /// Null: there is no such row.
    [[nodiscard]] const reagents::Reagent *at(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void filter();
    [[nodiscard]] QPixmap picture(const QString &smiles) const;
    void paintWished();

    jobs::Runner &m_workers;
    QList<reagents::Reagent> m_rows;
    QStringList m_words; ///< of each row: what it is found by, in small letters
    QList<int> m_shown;  ///< indices of rows
    QString m_wanted;
    int m_size = 0;
    qreal m_ratio = 1;
    QCache<QString, QPixmap> m_pictures; ///< by SMILES
    mutable QSet<QString> m_wished;
    mutable QTimer m_soon;
    std::shared_ptr<jobs::Job> m_job; ///< null: none is under way
    int m_started = 0;                ///< counts them: only the newest is taken
};

} // namespace artemisia::app
