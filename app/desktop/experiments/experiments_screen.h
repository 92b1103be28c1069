// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/experiments/experiment_document.h"
#include "app/desktop/experiments/page_section.h"
#include "app/desktop/shell/screen.h"

#include <QHash>

class QSplitter;
class QStackedWidget;

namespace artemisia::app
{

class ExperimentListPanel;
class ExperimentPage;
class HistoryPanel;
class MessageBar;

/// The room of experiments: the list, the page of the chosen one, its history in the place of the
/// list when asked for.
class ExperimentsScreen : public Screen
{
    Q_OBJECT
public:
    explicit ExperimentsScreen(const std::shared_ptr<Session> &session, QWidget *parent = nullptr);
    ~ExperimentsScreen() override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override;
    [[nodiscard]] QList<QAction *> screenActions() const override { return m_actions; }
    bool showRecord(const RecordRef &record) override;
    void takeFocus() override;
    [[nodiscard]] QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;
    void flush() override;
    [[nodiscard]] QUndoStack *undoStack() const override;

    /// The experiment on the page; null: none.
    [[nodiscard]] ExperimentDocument *document() const;

Q_SIGNALS:
    /// The page shows another experiment (or none).
    void documentShown();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildActions();
    QAction *action(const QString &name, const QString &text, const QKeySequence &key,
                    const QString &icon, const std::function<void()> &work);
    void build();
    void connectAll();
    /// The list gets wider as the text gets larger. Both in percent.
    void scaleList(int before, int now);
    void updateActions();
    [[nodiscard]] bool hasStep() const; ///< something can be undone here, or done again
    void undoLast();
    /// The action that a key means; null: another key.
    [[nodiscard]] QAction *historyStep(const QKeyEvent &event) const;

    void create(std::optional<int> page, const std::function<void(Experiment &)> &fill,
                const QString &what);
    void createNext();
    void duplicate();
    void removeDraft();
    void draftRemoved(const Experiment &removed, const ExperimentId &next);
    void restoreRemoved(const Experiment &experiment);

    void open(const ExperimentId &id, bool focusTitle = false);
    void show(ExperimentDocument *document, bool focusTitle);
    ExperimentDocument *adoptDocument(const Experiment &experiment);
    void letGo();
    void showNothing();
    void recoverDrafts();
    void recover(const Experiment &draft, const std::optional<Experiment> &saved);
    void onRecordChanged(RecordKind kind, const QUuid &id);
    void refresh(ExperimentDocument *document);

    void toggleHistory();
    void closeHistory();
    void showOldState(const Experiment &state, const QString &words);
    void showPresent();
    void restoreOldState();
    void sayReadOnly();

    jobs::Runner m_files;
    PageContext m_context;
    std::shared_ptr<ExperimentSink> m_sink; ///< none in a notebook open for reading
    MessageBar *m_bar = nullptr;            ///< above everything: what was recovered
    QSplitter *m_splitter = nullptr;
    QStackedWidget *m_left = nullptr;
    QStackedWidget *m_right = nullptr;
    ExperimentListPanel *m_list = nullptr;
    HistoryPanel *m_history = nullptr;
    ExperimentPage *m_page = nullptr;
    QWidget *m_empty = nullptr;  ///< no experiment yet
    QWidget *m_choose = nullptr; ///< none chosen

    QHash<ExperimentId, ExperimentDocument *> m_documents;
    QList<ExperimentId> m_recent; ///< newest last
    ExperimentDocument *m_present = nullptr;
    ExperimentDocument *m_oldState = nullptr; ///< what the page shows instead, out of the history
    QString m_oldStateWords;
    ExperimentId m_opening;
    bool m_opensFirst = true; ///< nothing was chosen yet: the first row comes up by itself

    QList<QAction *> m_actions;
    QAction *m_new = nullptr;
    QAction *m_next = nullptr;
    QAction *m_duplicate = nullptr;
    QAction *m_undo = nullptr;
    QPointer<QAction> m_bringBack; ///< a deleted draft, while nothing was changed since
    QAction *m_redo = nullptr;
    QAction *m_find = nullptr;
    QAction *m_observe = nullptr;
    QAction *m_attach = nullptr;
    QAction *m_historyAction = nullptr;
    QAction *m_remove = nullptr;
    QAction *m_restore = nullptr;
    QAction *m_backToPresent = nullptr;
};

} // namespace artemisia::app
