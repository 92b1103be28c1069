// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/sketcher/own_templates.h"
#include "core/jobs/job_runner.h"

#include <QSortFilterProxyModel>

#include <memory>

class QStandardItem;
class QStandardItemModel;

namespace artemisia::app
{

/// The templates that there are to choose from, by group and by words, those used last first, then
/// the person's own. Pictures are made in \a workers. GUI thread.
class TemplateModel : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole, ///< QString: names it, also in the settings
        FileRole,              ///< QString: of an own one; empty: it comes with the program
        EntryRole,             ///< int: its number in chem::templateTable(); -1: an own one
        GroupRole,             ///< int: chem::TemplateGroup, or OwnGroup
        WordsRole,             ///< what it is found by
        RankRole,              ///< int: when it was used last
    };
    static constexpr int EveryGroup = -1;
    static constexpr int OwnGroup = 1000;

    explicit TemplateModel(jobs::Runner &workers, QObject *parent = nullptr);
    ~TemplateModel() override;

    void setOwn(const QList<OwnTemplate> &own);
    void show(int group, const QString &words);
    /// Makes all pictures anew: pixels at 100 % of a screen of that ratio.
    void paintPictures(int size, qreal ratio);
    void noteUsed(const QString &id); ///< in the settings; seen at the next sortAnew()
    void noteRenamed(const QString &from, const QString &to); ///< files of own ones
    void sortAnew();
    [[nodiscard]] static QString idOf(const QString &file);
    [[nodiscard]] QModelIndex find(const QString &id) const; ///< invalid: it is not shown

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &a, const QModelIndex &b) const override;

private:
    void addBuiltIn();
    void paintOwn();
    void setPicture(const QString &id, const QImage &picture);

    jobs::Runner &m_workers;
    QStandardItemModel *m_items;
    QHash<QString, QStandardItem *> m_byId;
    QList<OwnTemplate> m_own;
    std::shared_ptr<jobs::Job> m_builtInPictures;
    std::shared_ptr<jobs::Job> m_ownPictures;
    int m_size = 0; ///< of pictures; 0: none are wanted yet
    qreal m_ratio = 1;
    int m_group = EveryGroup;
    QString m_words;
};

} // namespace artemisia::app
