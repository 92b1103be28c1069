// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chem/drawing/templates.h"
#include "core/base/result.h"
#include "core/jobs/job_runner.h"

#include <QFrame>
#include <QImage>

#include <memory>

class QComboBox;
class QLineEdit;
class QListView;
class QStandardItemModel;
class QTimer;

namespace artemisia::app
{

class TemplateFilter;

/// The templates beside the sheet: searched by name, or looked through by group, those used last
/// first. Enter or a click takes one, Esc closes. Pictures are made in \a workers. GUI thread.
class TemplatePanel : public QFrame
{
    Q_OBJECT
public:
    explicit TemplatePanel(jobs::Runner &workers, QWidget *parent = nullptr);
    ~TemplatePanel() override;
    void open(); ///< shows it and takes the focus

Q_SIGNALS:
    /// \a name: for the undo menu.
    void chosen(const artemisia::chem::Template &stencil, const QString &name);
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void paintPictures();
    void filter();
    void choose(const QModelIndex &index);

    jobs::Runner &m_workers;
    QLineEdit *m_search;
    QComboBox *m_group;
    QListView *m_list;
    QStandardItemModel *m_model;
    TemplateFilter *m_filter;
    std::shared_ptr<jobs::Job> m_pictures;
    int m_asked = 0; ///< counts pictures and choices: only the newest answer counts
};

} // namespace artemisia::app
