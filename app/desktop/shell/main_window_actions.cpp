// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does for keys and the palette, and what it tells people.
#include "app/desktop/shell/main_window.h"

#include "app/desktop/imports/import_job.h"
#include "app/desktop/session/settings.h"
#include "app/desktop/shell/command_palette.h"
#include "app/desktop/shell/keys_overview.h"
#include "app/desktop/shell/sidebar.h"
#include "app/desktop/shell/window_actions.h"
#include "app/desktop/start/start_page.h"
#include "app/desktop/widgets/message_bar.h"
#include "app/desktop/widgets/toast.h"
#include "app/desktop/widgets/words.h"
#include "core/base/log.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFontDatabase>
#include <QFontInfo>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QTextEdit>

#include <algorithm>
#include <cmath>

namespace artemisia::app
{

namespace
{

constexpr int kTextStep = 10;

/// The system's own text size in percent of what Artemisia is drawn for (10 points).
int systemTextPercent()
{
    const QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    const double points = font.pointSizeF() > 0 ? font.pointSizeF() : QFontInfo(font).pointSizeF();
    // Between 9 and 12 points is what desktops call normal.
    if (points >= 9 && points <= 12) {
        return 100;
    }
    return std::clamp(int(std::lround(points * 10)), 80, 200);
}

int keptTextPercent()
{
    const int percent = Settings::get(Setting::TextPercent);
    return percent == 0 ? systemTextPercent() : std::clamp(percent, 80, 200);
}

QString importableFile(const QMimeData *data)
{
    if (!data->hasUrls() || data->urls().size() != 1) {
        return {};
    }
    QString file = data->urls().constFirst().toLocalFile();
    for (const QString &ending : tableEndings()) {
        if (file.endsWith(QLatin1Char('.') + ending, Qt::CaseInsensitive)) {
            return file;
        }
    }
    return {};
}

} // namespace

void MainWindow::connectActions()
{
    const auto on = [this](QAction *action, auto slot) {
        connect(action, &QAction::triggered, this, slot);
    };
    on(m_actions->palette, [this] { openPalette(); });
    on(m_actions->keys, [this] { openKeys(); });
    on(m_actions->settings, [this] { showSettings(); });
    on(m_actions->newExperiment, [this] { startExperiment(); });
    on(m_actions->importCompounds, [this] { showImport(); });
    on(m_actions->publish, [this] { showRoom(QStringLiteral("publish")); });
    on(m_actions->openNotebook, [this] { chooseNotebook(); });
    on(m_actions->createNotebook, [this] {
        showStart();
        m_start->showCreate();
    });
    on(m_actions->cloneNotebook, [this] {
        showStart();
        m_start->showClone();
    });
    on(m_actions->closeNotebook, [this] { closeNotebook(); });
    on(m_actions->backup, [this] { startBackup(); });
    on(m_actions->undo, [this] { undoOrRedo(true); });
    on(m_actions->redo, [this] { undoOrRedo(false); });
    on(m_actions->toggleSidebar, [this] {
        m_sidebar->setCollapsed(!m_sidebar->isCollapsed());
        Settings::set(Setting::SidebarCollapsed, m_sidebar->isCollapsed());
    });
    const auto theme = [this](ThemeChoice choice) {
        chooseLook(choice, Settings::get(Setting::TextPercent));
    };
    on(m_actions->lightTheme, [theme] { theme(ThemeChoice::Light); });
    on(m_actions->darkTheme, [theme] { theme(ThemeChoice::Dark); });
    on(m_actions->systemTheme, [theme] { theme(ThemeChoice::System); });
    const auto size = [this](int percent) {
        chooseLook(ThemeChoice(Settings::get(Setting::Theme)), percent);
    };
    on(m_actions->largerText, [size] { size(std::min(200, keptTextPercent() + kTextStep)); });
    on(m_actions->smallerText, [size] { size(std::max(80, keptTextPercent() - kTextStep)); });
    on(m_actions->standardText, [size] { size(0); });
    on(m_actions->quit, [this] { close(); });
    updateUndo();
}

void MainWindow::openSample()
{
    closeNotebook([this] { m_start->openSample(); });
}

void MainWindow::chooseLook(ThemeChoice choice, int textPercent)
{
    Settings::set(Setting::Theme, int(choice));
    Settings::set(Setting::TextPercent, textPercent);
    applyKeptLook();
}

void MainWindow::applyKeptLook()
{
    const int kept = std::clamp(Settings::get(Setting::Theme), 0, 2);
    Theme::instance().apply(ThemeChoice(kept), keptTextPercent() / 100.0);
}

void MainWindow::openPalette()
{
    QList<QAction *> offered = m_actions->all();
    for (const Screen *screen : std::as_const(m_screens)) {
        offered += screen->screenActions();
    }
    offered.removeIf([this](const QAction *action) {
        return action == m_actions->palette || !action->isVisible();
    });
    m_palette->model().setActions(offered);
    m_palette->open();
}

void MainWindow::openKeys()
{
    QList<KeysOverview::Group> groups{{tr("Everywhere"), m_actions->general()},
                                      {tr("Notebook"), m_actions->notebook()},
                                      {tr("Look"), m_actions->look()}};
    for (const Screen *screen : std::as_const(m_screens)) {
        groups.append({screen->title(), screen->screenActions()});
    }
    m_keys->open(groups);
}

void MainWindow::startExperiment()
{
    Screen *experiments = screen(QStringLiteral("experiments"));
    if (experiments == nullptr) {
        return;
    }
    showRoom(QStringLiteral("experiments"));
    for (QAction *action : experiments->screenActions()) {
        if (action->objectName() == QLatin1String("newExperimentAction")) {
            action->trigger();
            return;
        }
    }
}

void MainWindow::chooseNotebook()
{
    auto *dialog = new QFileDialog(this, tr("Open a notebook: choose its folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setDirectory(Settings::get(Setting::LastFolder));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &folder) {
        Settings::set(Setting::LastFolder, QFileInfo(folder).absolutePath());
        openNotebook(folder);
    });
    dialog->open();
}

void MainWindow::startBackup()
{
    auto *dialog = new QFileDialog(this, tr("Back up the notebook"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("zip"));
    dialog->setNameFilter(tr("Zip archives (*.zip)"));
    dialog->setDirectory(Settings::get(Setting::LastFolder));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        Settings::set(Setting::LastFolder, QFileInfo(file).absolutePath());
        flushAll();
        // In the writer: after everything that was typed until now.
        m_session->writeLong(
            tr("Backing up"),
            [file](store::Store &store, const WorkContext &context) -> Result<> {
                return store.backup(file, context);
            },
            this,
            [this, file](const Result<> &done) {
                if (done) {
                    m_toast->announce(tr("Backed up to %1").arg(file));
                } else {
                    m_messages->showError(done.error());
                }
            });
    });
    dialog->open();
}

void MainWindow::undoOrRedo(bool undo)
{
    // What is being typed comes first, then the record.
    QWidget *focus = QApplication::focusWidget();
    if (auto *line = qobject_cast<QLineEdit *>(focus);
        line != nullptr && !line->isReadOnly() &&
        (undo ? line->isUndoAvailable() : line->isRedoAvailable())) {
        undo ? line->undo() : line->redo();
        return;
    }
    QTextDocument *document = nullptr;
    if (auto *text = qobject_cast<QTextEdit *>(focus); text != nullptr && !text->isReadOnly()) {
        document = text->document();
    } else if (auto *plain = qobject_cast<QPlainTextEdit *>(focus);
               plain != nullptr && !plain->isReadOnly()) {
        document = plain->document();
    }
    if (document != nullptr && (undo ? document->isUndoAvailable() : document->isRedoAvailable())) {
        undo ? document->undo() : document->redo();
        return;
    }
    const Screen *screen = currentScreen();
    if (QUndoStack *stack = screen != nullptr ? screen->undoStack() : nullptr) {
        undo ? stack->undo() : stack->redo();
    }
}

void MainWindow::updateUndo()
{
    const Screen *screen = currentScreen();
    const QUndoStack *stack = screen != nullptr ? screen->undoStack() : nullptr;
    const QString undone = stack != nullptr ? stack->undoText() : QString();
    const QString redone = stack != nullptr ? stack->redoText() : QString();
    m_actions->undo->setText(undone.isEmpty() ? tr("Undo") : tr("Undo: %1").arg(undone));
    m_actions->redo->setText(redone.isEmpty() ? tr("Redo") : tr("Redo: %1").arg(redone));
}

void MainWindow::updatePublishingState()
{
    if (!m_session) {
        return;
    }
    const qint64 pending = m_session->pendingCount();
    const auto &last = m_session->lastPublication();
    const bool isPublic = last && !last->pushedTo.isEmpty(); // else a commit on this computer
    QString words;
    if (pending > 0) {
        words = tr("%n change(s) to publish", nullptr, int(std::min<qint64>(pending, 1000000)));
    } else if (pending == 0) {
        words = isPublic ? tr("Everything is published")
                : last   ? tr("Not public yet")
                         : tr("Nothing to publish yet");
    }
    if (pending >= 0 && last) {
        words += QLatin1Char('\n') + (isPublic ? tr("published %1").arg(timeInWords(last->at))
                                               : tr("kept here %1").arg(timeInWords(last->at)));
    }
    m_sidebar->setPublishingState(words);
}

void MainWindow::tellOpenReport()
{
    const store::OpenReport &report = m_session->openReport();
    using Kind = MessageBar::Kind;
    if (report.migratedFrom != 0) {
        m_messages->show(Kind::Info, tr("This notebook was brought up to this version of "
                                        "Artemisia. A backup from before is in %1.")
                                         .arg(report.backup));
    }
    if (report.recoveredDrafts > 0) {
        m_messages->show(Kind::Info,
                         tr("%n text(s) that you were typing when Artemisia ended were recovered.",
                            nullptr, report.recoveredDrafts));
    } else if (report.wasNotClosed) {
        m_messages->show(Kind::Info, tr("Artemisia was not closed properly last time. Everything "
                                        "that had been saved is here."));
    }
    if (!report.unfinishedWork.isEmpty()) {
        m_messages->show(Kind::Warning, tr("\u201c%1\u201d was cut off before it was finished, and "
                                           "nothing of it was kept. Start it again if you "
                                           "still want it.")
                                            .arg(report.unfinishedWork));
    }
    if (m_session->isReadOnly()) {
        auto *again = new QAction(tr("Try again"), m_session.get());
        again->setObjectName(QStringLiteral("openForWriting"));
        connect(again, &QAction::triggered, this,
                [this, folder = m_session->folder()] { openNotebook(folder); });
        m_messages->show(Kind::Warning,
                         tr("Another program has this notebook open, so here it can be read but "
                            "not changed. Close it there, then "
                            "try again."),
                         QStringLiteral("readOnly"), {again});
    }
}

void MainWindow::tellCrashReports()
{
    const QStringList reports = Log::unseenCrashReports();
    if (reports.isEmpty()) {
        return;
    }
    m_messages->show(MessageBar::Kind::Warning,
                     tr("Artemisia ended unexpectedly last time; your notebook holds everything up "
                        "to then. A report for its makers, "
                        "without anything you wrote, is in %1.")
                         .arg(reports.constFirst()));
    Log::markCrashReportsSeen();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    // Taken even where it cannot be imported: then it is said why.
    if (!importableFile(event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QString file = importableFile(event->mimeData());
    if (file.isEmpty()) {
        return;
    }
    event->acceptProposedAction();
    if (m_session && !m_session->isReadOnly()) {
        showImport(file);
        return;
    }
    m_messages->show(MessageBar::Kind::Info,
                     m_session ? tr("This notebook can only be read here, so nothing can be "
                                    "imported into it.")
                               : tr("Open or create a notebook first, then drop the file again."),
                     QStringLiteral("drop"));
}

} // namespace artemisia::app
