// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/reagents/own_reagents.h"
#include "chem/drawing/edit.h"

#include <QFrame>

#include <functional>

class QAction;
class QHBoxLayout;
class QKeyEvent;
class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QToolButton;

namespace artemisia::app
{

class MessageBar;
class ReagentForm;
class ReagentModel;

/// The person's own reagents beside a sheet: looked for, added, changed and removed. Enter puts one
/// on the sheet, Esc closes. What was typed and is not saved is kept until it is saved or
/// discarded, also when the program ends. Works chemistry out in \a workers. GUI thread.
class ReagentPanel : public QFrame
{
    Q_OBJECT
public:
    explicit ReagentPanel(jobs::Runner &workers,
                          const reagents::UserReagents &file = reagents::UserReagents(),
                          QWidget *parent = nullptr);
    ~ReagentPanel() override;
    void open(); ///< shows it and takes the focus

    struct Sheet {
        chem::Drawing drawing;
        chem::Selection chosen;
    };
    /// Where structures are taken from; without one there is no way to.
    void setSource(const std::function<Sheet()> &source) { m_source = source; }
    /// Shows it with the form for what is chosen on the sheet, or all of it. \a name: to begin
    /// with.
    void askToAdd(const QString &name = {});

Q_SIGNALS:
    /// To be put on the sheet. \a name: for the undo menu.
    void chosen(const artemisia::chem::Drawing &drawing, const QString &name);
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void buildHead(QHBoxLayout *row);
    void buildList();
    void buildFoot(QHBoxLayout *row);
    void buildActions();
    void followOwn();
    void dress();
    void fit();
    void fitCells();
    void showPage();
    void showRows();
    void showFoot();
    void noteRead();
    void showProblems();
    void showRow(const reagents::ReagentId &id);
    void filter();
    void select(const QModelIndex &index);
    void choose();
    void showMenu(const QPoint &at);
    void askToChange();
    void remove();
    void offerUndo();
    void sayFailed(const Error &why);
    [[nodiscard]] const reagents::Reagent *current() const; ///< null: none
    [[nodiscard]] QPushButton *addFootButton(QHBoxLayout *row, const QString &words,
                                             const QString &tip, const char *name);

    void beginForm(const reagents::Reagent &reagent);
    void showForm(bool isShown);
    void leaveForm();
    void discard();
    void takeStructure();
    void submit();
    void noteSaved(const reagents::Reagent &reagent);
    void noteNotSaved(const Error &why);
    [[nodiscard]] bool holdsDraft(); ///< and then shows it
    void offerDraft();
    void goOn();
    void keepDraft();
    void focusList(); ///< unless somebody works elsewhere
    bool undoesRemoval(QObject *watched, const QKeyEvent &event, bool isPressed);
    bool handleKey(QObject *watched, int key, bool isPressed);

    jobs::Runner &m_workers;
    OwnReagents m_own;
    std::function<Sheet()> m_source;
    QLineEdit *m_search;
    QLabel *m_title;
    QToolButton *m_add;
    QListView *m_list;
    QWidget *m_empty; ///< in the place of rows where there are none
    QLabel *m_emptyWords;
    QPushButton *m_emptyButton;
    QWidget *m_foot;
    QPushButton *m_put;
    QPushButton *m_change;
    QPushButton *m_remove;
    QLabel *m_count;
    QPushButton *m_problems;
    ReagentModel *m_model;
    ReagentForm *m_form;
    MessageBar *m_messages;
    QAction *m_undoRemoval;
    QAction *m_goOn;
    QAction *m_discard;
    QList<reagents::RemovedRow> m_removed; ///< the last one last
    QString m_draft;                       ///< of an earlier panel; not in the form
    std::function<void()> m_onceRead;      ///< when the rows are there
    bool m_isForm = false;
    bool m_hasRead = false;
    bool m_isUnreadable = false;
    bool m_isSaving = false;
    int m_asked = 0; ///< counts choices: only the newest answer counts
    int m_taken = 0; ///< the same of structures
};

} // namespace artemisia::app
