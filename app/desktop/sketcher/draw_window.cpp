// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/draw_window.h"

#include "app/desktop/session/settings.h"
#include "app/desktop/sketcher/opened_sheet.h"
#include "app/desktop/sketcher/sheet_files.h"
#include "app/desktop/sketcher/sheet_names.h"
#include "app/desktop/sketcher/sketch_view.h"
#include "app/desktop/sketcher/sketcher.h"
#include "app/desktop/theme/roles.h"

#include <QAction>
#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMenuBar>
#include <QPrintDialog>
#include <QPrinter>
#include <QStandardPaths>
#include <QUndoStack>

#include <utility>

namespace artemisia::app
{

namespace
{
const SettingKey<QByteArray> kGeometry{"drawing/window", {}};

QString lastFolder()
{
    for (const QString &folder :
         {Settings::get(Setting::LastFolder),
          QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)}) {
        if (!folder.isEmpty() && QFileInfo(folder).isDir()) {
            return folder;
        }
    }
    return QDir::homePath();
}

void rememberFolder(const QString &file)
{
    Settings::set(Setting::LastFolder, QFileInfo(file).absolutePath());
}
} // namespace

DrawWindow::DrawWindow(const QString &folder, QWidget *parent)
    : QMainWindow(parent)
    , m_workers(QStringLiteral("drawing"), 2)
    , m_kept(folder)
    , m_sketcher(new Sketcher(Sketcher::Use::Anything, m_workers, this))
{
    setObjectName(QStringLiteral("drawWindow"));
    setCentralWidget(m_sketcher);
    setLook(m_sketcher, Look::Surface);
    resize(1024, 680);
    restoreGeometry(Settings::get(kGeometry));
    buildMenus();
    setFile({});
    connect(&m_kept, &KeptSheet::failed, m_sketcher, &Sketcher::say);
    connect(&m_kept, &KeptSheet::read, this, &DrawWindow::restore);
    connect(m_sketcher, &Sketcher::edited, this, [this] {
        if (m_isRestored) {
            m_kept.keep(m_sketcher->document().drawing());
        }
    });
    connect(&m_sketcher->document().undoStack(), &QUndoStack::indexChanged, this,
            &DrawWindow::followHistory);
    m_sketcher->setReadOnly(true); // for the moment that reading takes
    m_kept.load();
    m_sketcher->setFocus(Qt::OtherFocusReason);
}

DrawWindow::~DrawWindow()
{
    Settings::set(kGeometry, saveGeometry());
    m_sketcher->endGesture();
    // Its jobs answer to the sketcher: it goes first.
    delete m_sketcher;
}

QAction *DrawWindow::add(QMenu *menu, const char *name, const QString &title,
                         const QKeySequence &key, const std::function<void()> &run)
{
    QAction *action = menu->addAction(title);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcut(key);
    connect(action, &QAction::triggered, this, run);
    return action;
}

void DrawWindow::buildMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    add(file, "newSheetAction", tr("&New sheet"), QKeySequence::New, [this] {
        replace(tr("New sheet"), {}, {});
        m_sketcher->say({});
        m_sketcher->view().setFocus(Qt::OtherFocusReason);
    });
    add(file, "openSheetAction", tr("&Open …"), QKeySequence::Open, [this] { chooseOpen(); });
    add(file, "saveSheetAction", tr("&Save"), QKeySequence::Save, [this] { save(); });
    add(file, "saveSheetAsAction", tr("Save &as, or as a picture …"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), [this] { chooseSave(); });
    QMenu *earlier = file->addMenu(tr("&Earlier sheets"));
    earlier->setObjectName(QStringLiteral("earlierSheetsMenu"));
    connect(earlier, &QMenu::aboutToShow, this, [this, earlier] { listEarlier(earlier); });
    file->addSeparator();
    add(file, "printSheetAction", tr("&Print …"), QKeySequence::Print, [this] { print(); });
    file->addSeparator();
    add(file, "closeSheetAction", tr("&Close"), QKeySequence(Qt::CTRL | Qt::Key_Q),
        [this] { close(); });
    QMenu *menu = menuBar()->addMenu(tr("&Edit"));
    const auto actions = m_sketcher->actions();
    for (QAction *action : actions) {
        if (action->isSeparator() && !action->text().isEmpty()) {
            menu = menuBar()->addMenu(action->text());
        } else {
            menu->addAction(action);
        }
    }
}

void DrawWindow::restore(const chem::Drawing &drawing, const SheetFile &file)
{
    m_sketcher->setDrawing(drawing);
    m_sketcher->setReadOnly(false);
    m_isRestored = true;
    setFile(file); // what is not there any more is forgotten
    m_workers.start(
        {}, [file](const WorkContext &) -> Result<bool> { return SheetFiles::isChanged(file); },
        this,
        [this, file](const Result<bool> &isChanged) {
            if (isChanged && *isChanged && m_file == file) {
                m_sketcher->say(tr("%1 was changed by another program since it was saved here. "
                                   "This is the sheet as it was left; Open shows the file.")
                                    .arg(QFileInfo(file.path).fileName()));
            }
        });
    if (const auto next = std::exchange(m_next, std::nullopt)) {
        openFile(*next);
    }
}

void DrawWindow::setFile(const SheetFile &file)
{
    m_file = file;
    if (m_isRestored) {
        m_kept.keepFile(file);
    }
    setWindowFilePath(file.path);
    setWindowTitle(file.path.isEmpty() ? tr("Drawing") : QFileInfo(file.path).fileName());
}

void DrawWindow::open(const QString &name, const chem::Drawing &drawing, const SheetFile &file)
{
    m_sketcher->endGesture();
    const chem::Drawing &before = m_sketcher->document().drawing();
    if (!before.isEmpty() && !(before == m_saved)) {
        replace(name, drawing, file);
        return;
    }
    m_sketcher->setDrawing(drawing);
    m_saved = m_sketcher->document().drawing();
    setFile(file);
}

void DrawWindow::replace(const QString &name, const chem::Drawing &drawing, const SheetFile &file)
{
    SketchDocument &document = m_sketcher->document();
    m_sketcher->endGesture();
    if (!document.drawing().isEmpty() && !(document.drawing() == m_saved)) {
        m_kept.setAside(document.drawing());
    }
    const int at = document.undoStack().index();
    m_turns.removeIf([at](const Turn &turn) { return turn.index >= at; }); // no redo of these
    document.edit(name, [&](chem::Drawing &sheet) {
        erase(sheet, everything(sheet));
        insert(sheet, drawing, {0, 0});
    });
    document.setSelection({});
    m_saved = document.drawing();
    m_sketcher->fit();
    if (document.undoStack().index() > at) {
        m_turns.append({at, name, m_file});
    }
    setFile(file);
}

// With the sheet goes its file: what came back by undo is not saved over the one that was opened.
void DrawWindow::followHistory(int index)
{
    const QUndoStack &history = m_sketcher->document().undoStack();
    const int before = std::exchange(m_index, index);
    m_turns.removeIf([&](const Turn &turn) { return history.text(turn.index) != turn.name; });
    for (Turn &turn : m_turns) {
        const bool isUndone = before > turn.index && index <= turn.index;
        if (isUndone || (before <= turn.index && index > turn.index)) {
            const SheetFile other = std::exchange(turn.other, m_file);
            setFile(other);
            m_sketcher->fit();
        }
        if (isUndone) {
            m_sketcher->sayInPassing(
                tr("This is the sheet from before: “%1” is undone, redo brings it back.")
                    .arg(turn.name));
        }
    }
}

void DrawWindow::listEarlier(QMenu *menu)
{
    menu->clear();
    const QStringList files = m_kept.earlier();
    for (const QString &path : files) {
        QDateTime utc =
            QDateTime::fromString(QFileInfo(path).completeBaseName(), u"yyyyMMdd-HHmmss-zzz");
        utc.setTimeSpec(Qt::UTC);
        QAction *entry =
            menu->addAction(QLocale().toString(utc.toLocalTime(), QLocale::ShortFormat), this,
                            [this, path] { openFile(path); });
        if (const auto known = m_summaries.constFind(path); known != m_summaries.cend()) {
            addSummary(*entry, *known);
        } else {
            summarise(path, entry);
        }
    }
    if (files.isEmpty()) {
        menu->addAction(tr("None yet"))->setEnabled(false);
    }
}

// The menu is there at once; what is on each sheet follows as it is read.
void DrawWindow::summarise(const QString &path, const QPointer<QAction> &entry)
{
    m_workers.start(
        {},
        [path](const WorkContext &) -> Result<QString> {
            ARTEMISIA_TRY_ASSIGN(const auto drawing, SheetFiles::read(path));
            return SheetNames::summaryOf(drawing);
        },
        this,
        [this, path, entry](const Result<QString> &summary) {
            const QString known = m_summaries.insert(path, summary.value_or(QString())).value();
            if (entry != nullptr) {
                addSummary(*entry, known);
            }
        });
}

void DrawWindow::addSummary(QAction &entry, const QString &summary)
{
    if (!summary.isEmpty()) {
        //: the time of a sheet and what is on it
        entry.setText(tr("%1: %2").arg(entry.text(), summary).replace(u'&', QLatin1String("&&")));
    }
}

void DrawWindow::openFile(const QString &path)
{
    if (!m_isRestored) {
        m_next = path;
        return;
    }
    m_workers.start(
        {}, [path](const WorkContext &context) { return openSheet(path, context.cancel); }, this,
        [this, path](const Result<OpenedSheet> &opened) {
            if (!opened) {
                m_sketcher->sayInPassing(opened.error().message);
            } else if (!opened->list.records.isEmpty()) {
                m_sketcher->offer(opened->list);
            } else {
                open(tr("Open %1").arg(QFileInfo(path).fileName()), opened->drawing,
                     m_kept.earlier().contains(path) ? SheetFile() : opened->file);
                m_sketcher->say(opened->remark);
            }
        });
}

void DrawWindow::save()
{
    if (m_file.path.isEmpty()) {
        chooseSave();
    } else {
        write(m_file, false);
    }
}

void DrawWindow::saveFile(const QString &path)
{
    write({path, {}}, true);
}

void DrawWindow::write(const SheetFile &file, bool isAsked)
{
    using Written = std::pair<QString, QByteArray>; // what is left out, and the file's digest
    m_sketcher->endGesture();
    const chem::Drawing drawing = m_sketcher->document().drawing();
    const QString name = QFileInfo(file.path).fileName();
    m_workers.start(
        {},
        [file, isAsked, drawing, name](const WorkContext &) -> Result<Written> {
            if (!isAsked && SheetFiles::isChanged(file)) {
                return fail(ErrorCode::Conflict,
                            tr("%1 was changed by another program. It stays as it is: save this "
                               "sheet under another name, or under the same one to write over it.")
                                .arg(name));
            }
            QByteArray digest;
            ARTEMISIA_TRY_ASSIGN(const QString leftOut,
                                 SheetFiles::write(drawing, file.path, &digest));
            return Written(leftOut, digest);
        },
        this,
        [this, path = file.path, name, drawing](const Result<Written> &written) {
            if (!written) {
                m_sketcher->sayInPassing(written.error().message);
                return;
            }
            const QString done = tr("%1 is saved.").arg(name);
            if (written->first.isEmpty()) {
                m_sketcher->tell(done);
            } else {
                m_sketcher->say(done + u' ' + written->first);
            }
            if (path.endsWith(QLatin1String(".cdxml"), Qt::CaseInsensitive)) {
                m_saved = drawing; // the one format that keeps everything
                setFile({path, written->second});
            }
        });
}

void DrawWindow::chooseOpen()
{
    auto *dialog = new QFileDialog(this, tr("Open a drawing"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({SheetFiles::openFilter(), tr("All files (*)")});
    dialog->setDirectory(lastFolder());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        rememberFolder(path);
        openFile(path);
    });
    dialog->open();
}

void DrawWindow::chooseSave()
{
    if (std::exchange(m_isAskingWhere, true)) {
        return;
    }
    m_sketcher->endGesture();
    m_workers.start(
        {},
        [drawing = m_sketcher->document().drawing(), path = m_file.path,
         folder = lastFolder()](const WorkContext &) -> Result<QString> {
            return path.isEmpty() ? SheetNames::freePath(folder, SheetNames::baseFor(drawing))
                                  : path;
        },
        this, [this](const Result<QString> &proposed) { askWhere(proposed.value_or(QString())); });
}

void DrawWindow::askWhere(const QString &proposed)
{
    auto *dialog = new QFileDialog(this, tr("Save the drawing"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(SheetFiles::saveFilters());
    dialog->setDefaultSuffix(QStringLiteral("cdxml"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        const qsizetype at = filter.lastIndexOf(QLatin1String("*."));
        dialog->setDefaultSuffix(filter.mid(at + 2).chopped(1));
        const QFileInfo chosen(dialog->selectedFiles().value(0));
        if (chosen.suffix() != dialog->defaultSuffix() && !chosen.isDir()) {
            dialog->selectFile(chosen.completeBaseName() + u'.' + dialog->defaultSuffix());
        }
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        rememberFolder(path);
        saveFile(path);
    });
    connect(dialog, &QFileDialog::finished, this, [this] { m_isAskingWhere = false; });
    dialog->setDirectory(QFileInfo(proposed).path());
    dialog->selectFile(QFileInfo(proposed).fileName());
    dialog->open();
}

void DrawWindow::print()
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(windowTitle());
    auto *dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), this,
            [this, printer] { SheetFiles::paint(m_sketcher->document().drawing(), *printer); });
    dialog->open();
}

} // namespace artemisia::app
