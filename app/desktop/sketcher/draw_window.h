// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/sketcher/kept_sheet.h"
#include "core/jobs/job_runner.h"

#include <QHash>
#include <QMainWindow>
#include <QPointer>

class QMenu;

namespace artemisia::app
{

class Sketcher;

/// The editor in a window of its own (`artemisia --draw`), for people who only want to draw: opens,
/// saves and prints, needs no notebook. What is on the sheet is there again at the next start. What
/// was not saved and another file or a new sheet takes the place of comes back with undo, and stays
/// among the earlier sheets: nothing is ever asked.
class DrawWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// \a folder: where the sheet is kept between starts.
    explicit DrawWindow(const QString &folder = KeptSheet::defaultFolder(),
                        QWidget *parent = nullptr);
    ~DrawWindow() override;
    [[nodiscard]] Sketcher &sketcher() const { return *m_sketcher; }
    /// Takes the place of the sheet: as one step that can be undone, or, where that loses nothing
    /// (there was nothing, or all of it is in a file), as the beginning of another history.
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
    /// A step of the history in which the sheet became another one.
    struct Turn {
        int index = 0;
        QString name;
        SheetFile other; ///< that of the sheet which is not shown
    };
    void open(const QString &name, const chem::Drawing &drawing, const SheetFile &file);
    void replace(const QString &name, const chem::Drawing &drawing, const SheetFile &file);
    void followHistory(int index);
    void listEarlier(QMenu *menu);
    void summarise(const QString &path, const QPointer<QAction> &entry);
    static void addSummary(QAction &entry, const QString &summary);

    jobs::Runner m_workers;
    KeptSheet m_kept;
    Sketcher *m_sketcher;
    SheetFile m_file;              ///< where Ctrl+S writes
    chem::Drawing m_saved;         ///< what is in some file as it is
    std::optional<QString> m_next; ///< to be opened when the kept sheet is there
    QList<Turn> m_turns;
    QHash<QString, QString> m_summaries; ///< of earlier sheets, by path
    int m_index = 0;                     ///< where the history stood
    bool m_isRestored = false;
    bool m_isAskingWhere = false;
};

} // namespace artemisia::app
