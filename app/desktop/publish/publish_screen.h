// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/shell/screen.h"
#include "core/sync/publisher.h"

#include <QTimer>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTreeView;
class QVBoxLayout;

namespace artemisia::app
{

class CaptionedField;
class ChangesModel;
class EmptyState;
class MessageBar;

/// What would become public, where to, and the one button; afterwards what came of it.
class PublishScreen : public Screen
{
    Q_OBJECT
public:
    explicit PublishScreen(std::shared_ptr<Session> session, QWidget *parent = nullptr);
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override;
    [[nodiscard]] QList<QAction *> screenActions() const override;
    bool showRecord(const RecordRef &record) override;
    void takeFocus() override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *buildChanges();
    QWidget *buildPanel();
    void buildOutcome(QVBoxLayout *layout, QWidget *panel);
    void reload();
    void reloadSoon();
    void showChanges(const QList<store::PendingChange> &changes);
    void sayWhen();
    void publish();
    void showOutcome(const sync::PublishReport &report);
    void showFailure(const Error &error);
    void updateButton();
    [[nodiscard]] bool isPublic() const;
    void chooseFolder();
    void lookAtTarget();

    struct Pending {
        QList<store::PendingChange> changes;
        QString url;
        std::optional<store::Publication> last;
    };
    ChangesModel *m_model;
    QAction *m_publish;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    QTreeView *m_tree = nullptr;
    QLabel *m_summary = nullptr;
    CaptionedField *m_target = nullptr;
    CaptionedField *m_message = nullptr;
    QPushButton *m_button = nullptr;
    MessageBar *m_messages = nullptr;
    QWidget *m_outcome = nullptr;
    QLabel *m_outcomeWords = nullptr;
    QLabel *m_commit = nullptr;
    QPushButton *m_copy = nullptr;
    QLabel *m_findings = nullptr;
    QTimer m_reloadTimer;
    QTimer m_minute;    ///< "1 min ago" grows old
    QTimer m_lookTimer; ///< at the folder, when nothing was typed for a moment
    int m_look = 0;     ///< counts looks: only the last one's answer is shown
    std::shared_ptr<jobs::Job> m_job;
    std::shared_ptr<jobs::Job> m_reading;
    std::optional<store::Publication> m_last;
    bool m_hadFocus = false;
    bool m_isStale = true; ///< while hidden, changes are only noted
};

} // namespace artemisia::app
