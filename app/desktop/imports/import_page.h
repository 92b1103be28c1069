// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/imports/import_job.h"
#include "app/desktop/session/session.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace artemisia::app
{

class EmptyState;
class MappingModel;
class ReportFilter;
class ReportModel;

/// A table of compounds on its way into the notebook, in three steps: choose the file, say what its
/// columns are, see what would happen and let it happen. Nothing is written before the last button.
class ImportPage : public QWidget
{
    Q_OBJECT
public:
    explicit ImportPage(std::shared_ptr<Session> session, QWidget *parent = nullptr);
    ~ImportPage() override; ///< stops what it has under way
    void openFile(const QString &path);
    void takeFocus();

Q_SIGNALS:
    void closed();
    void errorRaised(const artemisia::Error &error);
    void toastRequested(const QString &text);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum Step { Choose, Columns, Report };
    QWidget *buildChoose();
    QWidget *buildColumns();
    QWidget *buildSheets(QWidget *step);
    QWidget *buildReport();
    QTableView *makeTable(const QString &objectName, const QString &accessibleName,
                          QWidget *parent);
    void chooseFile();
    void readTable(const QString &path, const QString &sheet);
    void showPreview(const TablePreview &preview);
    void showSheets();
    void keepMapping();
    void chooseMapping();
    void run(bool dryRun);
    void showReport(const exchange::ImportReport &report);
    void saveReport();
    void goTo(Step step);
    void leave();
    void updateProblem();
    void setBusy(bool busy);

    std::shared_ptr<Session> m_session;
    std::shared_ptr<jobs::Job> m_job;
    TablePreview m_preview;
    exchange::ImportReport m_report;
    QLabel *m_title;
    QLabel *m_subtitle;
    QPushButton *m_close;
    QStackedWidget *m_steps;
    QAction *m_chooseAction;
    MappingModel *m_mapping = nullptr;
    QTableView *m_mappingTable = nullptr;
    QWidget *m_sheetRow = nullptr;
    QComboBox *m_sheet = nullptr;
    QTimer m_sheetPause; ///< keys go past the sheets on the way to one
    QLabel *m_notes = nullptr;
    QLabel *m_problem = nullptr;
    QPushButton *m_check = nullptr;
    ReportModel *m_reportModel = nullptr;
    ReportFilter *m_filter = nullptr;
    QTableView *m_reportTable = nullptr;
    QLabel *m_counts = nullptr;
    QLabel *m_made = nullptr;
    QComboBox *m_outcome = nullptr;
    QLineEdit *m_search = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_import = nullptr;
};

} // namespace artemisia::app
