// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/session/session.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace artemisia::app
{

/// The assays of a notebook by name; assays are few, so all are held.
class AssayListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole + 1, SubtitleRole, CountRole };
    explicit AssayListModel(std::shared_ptr<Session> session, QObject *parent = nullptr);
    void setText(const QString &text);
    void reload();
    [[nodiscard]] int rowOf(const AssayId &id) const; ///< -1: not here
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    void loaded();
    void failed(const artemisia::Error &error);

private:
    std::shared_ptr<Session> m_session;
    QString m_text;
    QList<store::AssayRow> m_rows;
    int m_generation = 0;
};

/// Two lines: the name, and below what is measured; at the right the number of results.
class AssayDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
};

} // namespace artemisia::app
