// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/sketcher/own_templates.h"
#include "chem/drawing/templates.h"
#include "core/base/result.h"
#include "core/jobs/job_runner.h"

#include <QFrame>

#include <functional>

class QAction;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QListView;

namespace artemisia::app
{

class MessageBar;
class TemplateModel;
class TemplateNameBar;

/// The templates beside the sheet: searched by name, or looked through by group, those used last
/// first. Enter or a click takes one, Esc closes. What the person keeps as templates is kept,
/// renamed and removed here. Pictures are made in \a workers. GUI thread.
class TemplatePanel : public QFrame
{
    Q_OBJECT
public:
    /// \a folder: of the person's own.
    explicit TemplatePanel(jobs::Runner &workers,
                           const QString &folder = TemplateFolder::defaultFolder(),
                           QWidget *parent = nullptr);
    ~TemplatePanel() override;
    void open(); ///< shows it and takes the focus

    /// What is to be kept when somebody says so.
    using Source = std::function<chem::Drawing()>;
    void setSource(Source source) { m_source = std::move(source); }
    /// Whether the source gives what is chosen or the whole sheet: said where the name is asked.
    void setPartial(bool partial);
    void askToKeep(); ///< shows it and asks for the name

Q_SIGNALS:
    /// \a name: for the undo menu.
    void chosen(const artemisia::chem::Template &stencil, const QString &name);
    void opened();
    void closed();
    void said(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildHead();
    void addButtons(QHBoxLayout *row);
    void buildActions();
    void buildList();
    void followOwn();
    void dress();
    void fitRows();
    void showEmpty();
    [[nodiscard]] QString whyEmpty() const;
    void filter();
    void showOwn(const QString &file);
    void choose(const QModelIndex &index);
    void showMenu(const QPoint &at);
    [[nodiscard]] QString currentFile() const; ///< empty: none, or it comes with the program
    void askToRename();
    void remove();
    void take(const QString &name);
    void showLeftOut();
    void offerUndo();
    [[nodiscard]] QString keepCaption() const;
    bool handleKey(QObject *watched, int key, bool isPressed);

    jobs::Runner &m_workers;
    OwnTemplates m_own;
    Source m_source;
    QLineEdit *m_search;
    QComboBox *m_group;
    QListView *m_list;
    QLabel *m_empty; ///< in the place of templates where there are none
    TemplateModel *m_model;
    TemplateNameBar *m_nameBar;
    MessageBar *m_messages;
    QAction *m_undoRemoval;
    QAction *m_showFolder;
    QList<RemovedTemplate> m_removed; ///< the last one last
    QList<LeftOutFile> m_leftOut;     ///< as last said
    QString m_renaming;               ///< file; empty: a new one is named
    bool m_isPartial = false;
    int m_asked = 0; ///< counts choices: only the newest answer counts
};

} // namespace artemisia::app
