// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/imports/import_page.h"

#include "app/desktop/imports/mapping_model.h"
#include "app/desktop/imports/report_model.h"
#include "app/desktop/session/settings.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/table_look.h"
#include "app/desktop/widgets/words.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>

#include <algorithm>

namespace artemisia::app
{

namespace
{

constexpr int kWidestColumn = 200; // pixels at 100 %, where the window is full

/// What became of the rows, or would.
QString rowsInWords(const exchange::ImportReport &report)
{
    const QLocale locale;
    const int rows = int(report.rows);
    const QString words =
        report.isDryRun
            ? ImportPage::tr("%n row(s): %1 will go in as they are, %2 with remarks, %3 stay out.",
                             nullptr, rows)
            : ImportPage::tr("%n row(s): %1 imported as they are, %2 with remarks, %3 stayed out.",
                             nullptr, rows);
    return words.arg(locale.toString(report.imported), locale.toString(report.importedWithRemarks),
                     locale.toString(report.notImported));
}

/// What was made of them, or would be.
QString madeInWords(const exchange::ImportReport &report)
{
    const QString words = report.isDryRun ? ImportPage::tr("That makes %1, %2, %3 and %4.")
                                          : ImportPage::tr("Made %1, %2, %3 and %4.");
    return words.arg(ImportPage::tr("%n compound(s)", nullptr, int(report.compounds)),
                     ImportPage::tr("%n batch(es)", nullptr, int(report.batches)),
                     ImportPage::tr("%n assay(s)", nullptr, int(report.assays)),
                     ImportPage::tr("%n result(s)", nullptr, int(report.results)));
}

} // namespace

ImportPage::~ImportPage()
{
    if (m_job) {
        m_job->cancel();
    }
}

void ImportPage::openFile(const QString &path)
{
    if (!m_steps->isEnabled()) {
        Q_EMIT toastRequested(tr("One file at a time: wait for this one, or stop it first."));
        return;
    }
    Settings::set(Setting::LastFolder, QFileInfo(path).absolutePath());
    readTable(path, {});
}

void ImportPage::readTable(const QString &path, const QString &sheet)
{
    setBusy(true);
    m_subtitle->setText(tr("Reading %1 \u2026").arg(QFileInfo(path).fileName()));
    m_job = m_session->workers().start(
        tr("Reading the table"),
        [path, sheet](const WorkContext &context) { return previewTable(path, sheet, context); },
        this,
        [this, sheet](const Result<TablePreview> &preview) {
            setBusy(false);
            if (preview) {
                showPreview(*preview);
            } else {
                goTo(Step(m_steps->currentIndex()));
                showSheets(); // the one that was read before is still the one
                Q_EMIT errorRaised(preview.error());
            }
            if (!sheet.isEmpty()) {
                m_sheet->setFocus(); // where it was chosen
            }
        });
}

void ImportPage::takeFocus()
{
    QWidget *first = m_steps->currentIndex() == Columns ? static_cast<QWidget *>(m_mappingTable)
                     : m_steps->currentIndex() == Report
                         ? static_cast<QWidget *>(m_import)
                         : m_steps->currentWidget()->findChild<QPushButton *>();
    if (first != nullptr) {
        first->setFocus();
    }
}

void ImportPage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Which table holds the compounds?"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    QStringList patterns;
    for (const QString &ending : tableEndings()) {
        patterns.append(QStringLiteral("*.") + ending);
    }
    dialog->setNameFilters({tr("Tables and structures (%1)").arg(patterns.join(QLatin1Char(' '))),
                            tr("All files (*)")});
    dialog->setDirectory(Settings::get(Setting::LastFolder));
    connect(dialog, &QFileDialog::fileSelected, this, &ImportPage::openFile);
    dialog->open();
}

void ImportPage::showPreview(const TablePreview &preview)
{
    m_preview = preview;
    m_mapping->setPreview(preview);
    for (int row = 0; row < m_mapping->rowCount(); ++row) {
        m_mappingTable->openPersistentEditor(m_mapping->index(row, MappingModel::Meaning));
    }
    fitColumns(m_mappingTable, kWidestColumn, Fit::Anew);
    showSheets();
    m_notes->setText(preview.notes.join(QLatin1Char('\n')));
    m_notes->setVisible(!preview.notes.isEmpty());
    goTo(Columns);
    updateProblem();
}

void ImportPage::showSheets()
{
    m_sheet->clear();
    m_sheet->addItems(m_preview.sheets);
    m_sheet->setCurrentIndex(int(m_preview.sheets.indexOf(m_preview.sheet)));
    m_sheetRow->setVisible(m_preview.sheets.size() > 1);
}

void ImportPage::updateProblem()
{
    int structures = 0;
    int codes = 0;
    for (const exchange::ColumnRule &rule : m_mapping->mapping().columns) {
        structures += rule.meaning == exchange::ColumnMeaning::Structure ? 1 : 0;
        codes += rule.meaning == exchange::ColumnMeaning::Code ? 1 : 0;
    }
    QString problem;
    if (codes > 1) {
        problem = tr("Two columns are said to be the code: choose one.");
    } else if (codes == 0 && structures == 0) {
        problem = tr("Say which column holds the code or the structure of the compound.");
    }
    m_problem->setText(problem);
    m_check->setEnabled(problem.isEmpty());
}

void ImportPage::keepMapping()
{
    auto *dialog = new QFileDialog(this, tr("Keep this mapping"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->setDirectory(Settings::get(Setting::LastFolder));
    dialog->selectFile(QFileInfo(m_preview.path).completeBaseName() +
                       QStringLiteral("-mapping.json"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        const QByteArray bytes = canonicalText(exchange::toJson(m_mapping->mapping()));
        m_session->workers().start(
            QString(), [file, bytes](const WorkContext &) { return writeFile(file, bytes); }, this,
            [this, file](const Result<> &written) {
                if (written) {
                    Q_EMIT toastRequested(tr("Mapping kept in %1").arg(QFileInfo(file).fileName()));
                } else {
                    Q_EMIT errorRaised(written.error());
                }
            });
    });
    dialog->open();
}

void ImportPage::chooseMapping()
{
    auto *dialog = new QFileDialog(this, tr("Use a kept mapping"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("Mappings (*.json)"));
    dialog->setDirectory(Settings::get(Setting::LastFolder));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        m_session->workers().start(
            QString(),
            [file, table = m_preview.path, sheet = m_preview.sheet](const WorkContext &) {
                return loadMapping(file, table, sheet);
            },
            this,
            [this](const Result<exchange::ColumnMapping> &mapping) {
                if (mapping) {
                    m_mapping->setMapping(*mapping);
                    updateProblem();
                } else {
                    Q_EMIT errorRaised(mapping.error());
                }
            });
    });
    dialog->open();
}

void ImportPage::run(bool dryRun)
{
    setBusy(true);
    m_subtitle->setText(dryRun ? tr("Trying the import; nothing is written yet \u2026")
                               : tr("Importing \u2026"));
    m_job = m_session->writeLong(
        dryRun ? tr("Trying the import") : tr("Importing"),
        [path = m_preview.path, sheet = m_preview.sheet, mapping = m_mapping->mapping(),
         dryRun](store::Store &store, const WorkContext &context) {
            return importTable(store, path, sheet, mapping, dryRun, context);
        },
        this,
        [this, dryRun](const Result<exchange::ImportReport> &report) {
            setBusy(false);
            if (report) {
                if (!dryRun) {
                    m_session->announceBulkChange();
                    Q_EMIT toastRequested(
                        tr("%n compound(s) imported", nullptr, int(report->compounds)));
                }
                showReport(*report);
                return;
            }
            goTo(Step(m_steps->currentIndex()));
            if (report.error().code == ErrorCode::Cancelled) {
                Q_EMIT toastRequested(tr("Stopped; nothing was imported."));
            } else {
                Q_EMIT errorRaised(report.error());
            }
        });
}

void ImportPage::showReport(const exchange::ImportReport &report)
{
    m_report = report;
    m_reportModel->setReport(report);
    m_counts->setText(rowsInWords(report));
    QStringList words{madeInWords(report)};
    for (const exchange::RowRemark &remark : report.fileRemarks) {
        words.append(remark.message);
    }
    m_made->setText(words.join(QLatin1Char('\n')));
    const qint64 usable = report.imported + report.importedWithRemarks;
    m_import->setText(report.isDryRun ? tr("Import %n row(s)", nullptr, int(usable)) : tr("Done"));
    m_import->setEnabled(!report.isDryRun || usable > 0);
    m_back->setVisible(report.isDryRun);
    goTo(Report);
}

void ImportPage::saveReport()
{
    auto *dialog = new QFileDialog(this, tr("Save the report"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("JSON (*.json)"), tr("Text (*.txt)")});
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->setDirectory(Settings::get(Setting::LastFolder));
    dialog->selectFile(QFileInfo(m_preview.path).completeBaseName() +
                       QStringLiteral("-report.json"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        m_session->workers().start(
            QString(),
            [file, report = m_report](const WorkContext &) {
                const bool isText = file.endsWith(QLatin1String(".txt"), Qt::CaseInsensitive);
                return writeFile(file, isText ? exchange::toText(report).toUtf8()
                                              : canonicalText(exchange::toJson(report)));
            },
            this,
            [this, file](const Result<> &written) {
                if (written) {
                    Q_EMIT toastRequested(tr("Report saved as %1").arg(QFileInfo(file).fileName()));
                } else {
                    Q_EMIT errorRaised(written.error());
                }
            });
    });
    dialog->open();
}

void ImportPage::goTo(Step step)
{
    m_steps->setCurrentIndex(step);
    const QString file =
        tr("%1, %2, %3").arg(m_preview.fileName, sizeInWords(m_preview.bytes), m_preview.encoding);
    switch (step) {
    case Choose:
        m_title->setText(tr("Import compounds"));
        m_subtitle->clear();
        break;
    case Columns:
        m_title->setText(tr("What are the columns?"));
        m_subtitle->setText(file);
        break;
    case Report:
        m_title->setText(m_report.isDryRun ? tr("What will happen") : tr("What was imported"));
        m_subtitle->setText(file);
        break;
    }
    takeFocus();
}

void ImportPage::leave()
{
    if (!m_steps->isEnabled()) {
        Q_EMIT toastRequested(tr("Stopped; nothing was imported."));
    }
    Q_EMIT closed(); // what is under way is stopped when the page goes
}

void ImportPage::setBusy(bool busy)
{
    m_steps->setEnabled(!busy);
}

void ImportPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().size() == 1 &&
        m_steps->isEnabled()) {
        event->acceptProposedAction();
    }
}

void ImportPage::dropEvent(QDropEvent *event)
{
    const QString file = event->mimeData()->urls().constFirst().toLocalFile();
    if (!file.isEmpty()) {
        event->acceptProposedAction();
        openFile(file);
    }
}

void ImportPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        leave();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace artemisia::app
