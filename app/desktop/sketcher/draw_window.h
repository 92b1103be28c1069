// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/sketcher/kept_sheet.h"
#include "core/jobs/job_runner.h"

#include <QMainWindow>

class QMenu;

namespace artemisia::app
{

class Sketcher;

/// The editor in a window of its own (`artemisia --draw`), for people who only want to draw: opens,
/// saves and prints, needs no notebook. What is on the sheet is there again at the next start. What
/// another file or a new sheet takes the place of comes back with undo and, if it was not saved,
/// stays among the earlier sheets: nothing is ever asked.
class DrawWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// \a folder: where the sheet is kept between starts.
    explicit DrawWindow(const QString &folder = KeptSheet::defaultFolder(),
                        QWidget *parent = nullptr);
    ~DrawWindow() override;
    [[nodiscard]] Sketcher &sketcher() const { return *m_sketcher; }
    /// Takes the place of the sheet, as one step that can be undone.
    void openFile(const QString &path);
    /// In the format that the name's ending says; see SheetFiles.
    void saveFile(const QString &path);
    /// To the file that the sheet belongs to, unless another program has changed that; asks for one
    /// if there is none.
    void save();

private:
    void buildMenus();
    QAction *add(QMenu *menu, const char *name, const QString &title, const QKeySequence &key,
                 const std::function<void()> &run);
    void chooseOpen();
    void chooseSave();
    void askWhere(const QString &proposed);
    void write(const SheetFile &file, bool isAsked);
    void restore(const chem::Drawing &drawing, const SheetFile &file);
    void print();
    void setFile(const SheetFile &file);
    void replace(const QString &name, const chem::Drawing &drawing);
    void listEarlier(QMenu *menu);

    jobs::Runner m_workers;
    KeptSheet m_kept;
    Sketcher *m_sketcher;
    SheetFile m_file;              ///< where Ctrl+S writes
    chem::Drawing m_saved;         ///< what is in some file as it is
    std::optional<QString> m_next; ///< to be opened when the kept sheet is there
    bool m_isRestored = false;
    bool m_isAskingWhere = false;
};

} // namespace artemisia::app
