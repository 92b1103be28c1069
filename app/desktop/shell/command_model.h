// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/session/session.h"

#include <QAbstractListModel>
#include <QAction>
#include <QPointer>

namespace artemisia::app
{

/// What the palette offers for the words typed: actions at once, records as a reader finds them.
/// Best first; with nothing typed the actions used last and the records changed last.
class CommandModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { SubtitleRole = Qt::UserRole + 1, ShortcutRole, IconNameRole, IsActionRole };
    explicit CommandModel(QObject *parent = nullptr);

    void setActions(const QList<QAction *> &actions);
    /// Null while no notebook is open: actions only.
    void setSession(const std::shared_ptr<Session> &session);
    void setText(const QString &text);
    [[nodiscard]] bool isSearching() const { return m_job != nullptr; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QAction *actionAt(int row) const;
    [[nodiscard]] std::optional<RecordRef> recordAt(int row) const;
    /// Keeps that the action was used, so that it comes first next time.
    static void rememberAction(const QAction *action);

    struct Hit {
        RecordRef record;
        QString code;
        QString title;
        int score = 0;
    };

Q_SIGNALS:
    void searchFinished();

private:
    struct Entry {
        QPointer<QAction> action;
        Hit hit;
        int score = 0;
    };
    void rebuild();
    void search();

    QList<QPointer<QAction>> m_actions;
    std::weak_ptr<Session> m_session;
    QString m_text;
    QList<Hit> m_hits;
    QList<Entry> m_entries;
    std::shared_ptr<jobs::Job> m_job;
};

/// The records the palette offers for \a text; a reader's work.
[[nodiscard]] Result<QList<CommandModel::Hit>> findRecords(store::Store &store, const QString &text,
                                                           const CancelToken &cancel);

} // namespace artemisia::app
