// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/sketcher/copied_forms.h"
#include "app/desktop/sketcher/incoming.h"
#include "app/desktop/sketcher/sheet_places.h"
#include "app/desktop/sketcher/sketch_document.h"
#include "app/desktop/sketcher/sketch_keys.h"
#include "chem/drawing/line_up.h"
#include "chem/drawing/templates.h"
#include "core/jobs/job_runner.h"

#include <QPointer>
#include <QWidget>

#include <optional>

class QAction;
class QContextMenuEvent;
class QButtonGroup;
class QHBoxLayout;
class QLayout;
class QMimeData;
class QToolButton;

namespace artemisia::app
{

class CheatSheet;
class NameBox;
class ReagentPanel;
class RecordChoice;
class SheetWork;
class SketchFacts;
class SketchView;
class TemplatePanel;

/// The structure and reaction editor: tools, sheet, name box, and what the drawing amounts to. One
/// sheet with its own undo history. Never modal: what went wrong is said in the line under the
/// sheet. Reads and works chemistry out in \a workers. GUI thread.
class Sketcher : public QWidget
{
    Q_OBJECT
public:
    enum class Use {
        Structure, ///< one compound: no arrows
        Scheme,    ///< reactions
        Query,     ///< a search: query atoms and bonds
        Anything,  ///< a window of its own
    };
    Sketcher(Use use, jobs::Runner &workers, QWidget *parent = nullptr);
    ~Sketcher() override;

    [[nodiscard]] SketchDocument &document() { return m_document; }
    [[nodiscard]] SketchView &view() const { return *m_view; }
    void setDrawing(const chem::Drawing &drawing); ///< with an empty history
    void setReadOnly(bool readOnly);
    /// Chooses a tool by its id (see tool_catalogue.h).
    void chooseTool(const QString &id);
    [[nodiscard]] const QString &toolId() const { return m_toolId; }
    /// Runs a command of the keys, on what is under the pointer or chosen.
    bool runCommand(const QString &command, KeyContext context);

    /// What is chosen, or all of it.
    void copy(CopyAs as = CopyAs::Everything);
    void cut();
    void paste();
    void selectAll();
    void align(); ///< the scheme in line
    /// Of what is chosen; where that is too little for it, it says so.
    void lineUp(chem::LineUp where);
    void spaceOut(chem::Along along); ///< of all where nothing is chosen
    void flip(chem::Mirror mirror);
    void duplicate();            ///< beside what is there
    void rotate(double degrees); ///< clockwise, about its middle
    void addArrow();             ///< on in the row where somebody points, or in a new one there
    void expandLabels();         ///< groups that stand as letters in what is chosen, or all
    void showCheatSheet();
    void showTemplates();
    /// Asks for a name for what is chosen, or all of the sheet, as a template.
    void keepTemplate();
    void showReagents(); ///< the person's own
    /// With the form for what is chosen, or all of the sheet. \a name: as it is to be called.
    void addReagent(const QString &name = {});
    /// Before the editor goes out of sight: what is being typed on the sheet is taken in, a gesture
    /// under way is forgotten.
    void endGesture();
    void fit(); ///< all of the sheet in sight
    /// In the line under the sheet, as something to mind; empty: nothing any more.
    void say(const QString &text);
    void tell(const QString &text); ///< the same of what is as it should be
    /// The same as say(), of something that is over with the next edit or sheet.
    void sayInPassing(const QString &text);
    /// Structures of a list, to choose from and put on the sheet.
    void offer(const Arrival &arrival);
    /// A name, SMILES, InChI ... as typed in the name box; put where there is room.
    void insertText(const QString &text);

Q_SIGNALS:
    /// The drawing was changed by a finished edit, an undo or a redo.
    void edited();
    /// The person is done here. Not of Use::Anything.
    void finished();
    /// More room is wanted, or the usual again. Not of Use::Anything.
    void sizeRequested();

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void followWhatMoved(const chem::Drawing &before);
    void buildTools(Use use, QLayout *layout);
    /// The button of the largest ring takes larger ones from a menu, and stands for the last.
    void addLargeRings(QToolButton &button);
    [[nodiscard]] QWidget *buildActions();
    [[nodiscard]] QWidget *buildNameLine(QWidget *parent);
    void addEditActions(QLayout *row);
    void addSheetActions(QLayout *row);
    void addSightActions(QLayout *row);
    /// For the menu and the keyboard only.
    QAction *addMenuAction(const QString &name, const QString &title,
                           const QList<QKeySequence> &keys, const std::function<void()> &run);
    /// A command of the sheet's keys in the menu, which names its key; \a button may be null.
    void addCommand(const QString &command, const QString &title, QToolButton *button = nullptr);
    /// \a menu: what follows is in a menu of that title, where there is room for menus; empty: in
    /// the same.
    void addSeparator(const QString &menu = {});
    void addAction(QLayout *row, const QString &name, const QString &icon, const QString &title,
                   const QKeySequence &key, const std::function<void()> &run);
    /// A button without an action.
    QToolButton *addButton(QLayout *row, const QString &name, const QString &icon,
                           const QString &title);
    [[nodiscard]] QAction *actionNamed(const char *name) const; ///< null: there is none
    void openMenu(const QContextMenuEvent &event);
    bool handleKey(const QKeyEvent &event);
    void forgetPassing();
    bool leaveSomething(); ///< Esc; false: there is nothing to leave
    [[nodiscard]] chem::Selection chosenOrAll() const;
    enum class Where { AtSpot, InRow };
    void read(const Incoming &incoming, const QString &undoName, std::optional<chem::Point> spot);
    void readChosen(const QList<StructureRecord> &records);
    [[nodiscard]] std::optional<WordsSide> sideMeant(std::optional<chem::Point> spot) const;
    /// False: it was said why.
    bool put(const chem::Drawing &drawing, const QString &undoName, Where where,
             std::optional<chem::Point> spot);
    void refreshIcons();
    void refreshKeys();         ///< wherever a key is named
    void hint();                ///< on an empty sheet
    TemplatePanel &templates(); ///< made when it is first wanted
    void takeTemplate(const chem::Template &stencil, const QString &name);
    ReagentPanel &ownReagents(); ///< made when it is first wanted

    jobs::Runner &m_workers;
    SketchDocument m_document;
    SketchView *m_view;
    SketchFacts *m_facts;
    SheetWork *m_work;
    QButtonGroup *m_tools;
    NameBox *m_nameBox = nullptr;
    CheatSheet *m_cheatSheet = nullptr;
    TemplatePanel *m_templates = nullptr; ///< null until it is wanted
    ReagentPanel *m_reagents = nullptr;   ///< the same
    QPointer<RecordChoice> m_records;     ///< null until there was something to choose
    int m_loads = 0; ///< counts drawings: what was read for one is not put into the next
    QString m_toolId;
    QString m_toolBefore; ///< the templates'
    QList<SketchKey> m_keys;
    /// What the menu names with its key of the sheet.
    struct KeyedAction {
        QString command;
        QString title;
        QAction *action;
        QToolButton *button; ///< may be null
    };
    QList<KeyedAction> m_keyed;
    Use m_use;
    bool m_isPassing = false; ///< what is said
};

} // namespace artemisia::app
