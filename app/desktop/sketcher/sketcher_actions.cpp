// SPDX-License-Identifier: GPL-3.0-or-later
// The editor's buttons that are no tools, its Edit menu and its name box.
#include "app/desktop/sketcher/copy_menu.h"
#include "app/desktop/sketcher/line_up_menu.h"
#include "app/desktop/sketcher/name_box.h"
#include "app/desktop/sketcher/sheet_work.h"
#include "app/desktop/sketcher/sketch_view.h"
#include "app/desktop/sketcher/sketcher.h"
#include "app/desktop/theme/roles.h"
#include "app/desktop/widgets/flow_layout.h"
#include "app/desktop/widgets/icon_button.h"

#include <QAction>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

namespace artemisia::app
{

namespace
{
constexpr int kLeastNameBox = 120; // pixels at 100 %
constexpr double kTurn = 30;       // degrees: a ring of six stands as custom wants it again
} // namespace

void Sketcher::addAction(QLayout *row, const QString &name, const QString &icon,
                         const QString &title, const QKeySequence &key,
                         const std::function<void()> &run)
{
    auto *action = new QAction(title, this);
    action->setObjectName(
        QString(name).replace(QStringLiteral("Button"), QStringLiteral("Action")));
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut); // see event()
    connect(action, &QAction::triggered, this, run);
    QWidget::addAction(action);
    auto *button = addButton(row, name, icon, title);
    if (!key.isEmpty()) {
        button->setToolTip(tr("%1 (%2)").arg(title, key.toString(QKeySequence::NativeText)));
    }
    connect(button, &QToolButton::clicked, action, &QAction::trigger);
}

QToolButton *Sketcher::addButton(QLayout *row, const QString &name, const QString &icon,
                                 const QString &title)
{
    QToolButton *button = makeIconButton(name, icon, title, this);
    row->addWidget(button);
    return button;
}

void Sketcher::addCommand(const QString &command, const QString &title, QToolButton *button)
{
    QAction *action = addMenuAction(command, title, {}, [this, command] {
        if (!m_view->isReadOnly() && !runCommand(command, KeyContext::Sheet)) {
            sayInPassing(tr("Choose first what this is about."));
        }
    });
    if (button != nullptr) {
        connect(button, &QToolButton::clicked, action, &QAction::trigger);
    }
    m_keyed.append({command, title, action, button});
}

QAction *Sketcher::addMenuAction(const QString &name, const QString &title,
                                 const QList<QKeySequence> &keys, const std::function<void()> &run)
{
    auto *action = new QAction(title, this);
    action->setObjectName(name);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, run);
    QWidget::addAction(action);
    return action;
}

void Sketcher::addSeparator(const QString &menu)
{
    auto *line = new QAction(menu, this);
    line->setSeparator(true);
    QWidget::addAction(line);
}

void Sketcher::addEditActions(QLayout *row)
{
    addAction(row, QStringLiteral("undoButton"), QStringLiteral("edit-undo"), tr("Undo"),
              QKeySequence::Undo, [this] { m_document.undoStack().undo(); });
    addAction(row, QStringLiteral("redoButton"), QStringLiteral("edit-redo"), tr("Redo"),
              QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z),
              [this] { m_document.undoStack().redo(); });
    addSeparator();
    addAction(row, QStringLiteral("cutButton"), QStringLiteral("edit-cut"), tr("Cut"),
              QKeySequence::Cut, [this] { cut(); });
    addAction(row, QStringLiteral("copyButton"), QStringLiteral("edit-copy"), tr("Copy"),
              QKeySequence::Copy, [this] { copy(); });
    QWidget::addAction(addCopyMenu(*this, *findChild<QToolButton *>(QStringLiteral("copyButton"))));
    addAction(row, QStringLiteral("pasteButton"), QStringLiteral("edit-paste"), tr("Paste"),
              QKeySequence::Paste, [this] { paste(); });
    addMenuAction(QStringLiteral("duplicate"), tr("Duplicate"),
                  {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D)}, [this] {
                      if (!m_view->isReadOnly()) {
                          duplicate();
                      }
                  });
    addCommand(QStringLiteral("erase"), tr("Delete"));
    addMenuAction(QStringLiteral("selectAll"), tr("Select all"), {QKeySequence::SelectAll},
                  [this] { selectAll(); });
    addSeparator(tr("&Structure"));
}

void Sketcher::addSheetActions(QLayout *row)
{
    addAction(row, QStringLiteral("cleanUpButton"), QStringLiteral("edit-clear-all"),
              tr("Clean up"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K),
              [this] { m_work->cleanUp(); });
    addAction(row, QStringLiteral("drawAlikeButton"), QStringLiteral("artemisia-alike"),
              tr("Draw alike, on the common scaffold"),
              QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_L), [this] { m_work->drawAlike(); });
    if (m_use == Use::Scheme || m_use == Use::Anything) {
        addAction(row, QStringLiteral("mapAtomsButton"), QStringLiteral("artemisia-maps"),
                  tr("Map the atoms of the reaction"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_M),
                  [this] { m_work->mapAtoms(); });
    }
    addAction(row, QStringLiteral("alignButton"), QStringLiteral("align-vertical-center"),
              tr("Align the scheme"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L),
              [this] { align(); });
    addAction(row, QStringLiteral("flipHorizontalButton"), QStringLiteral("object-flip-horizontal"),
              tr("Flip left to right"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H),
              [this] { flip(chem::Mirror::LeftRight); });
    addAction(row, QStringLiteral("flipVerticalButton"), QStringLiteral("object-flip-vertical"),
              tr("Flip upside down"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V),
              [this] { flip(chem::Mirror::UpDown); });
    QWidget::addAction(makeLineUpMenu(*this, {[this](chem::LineUp where) { lineUp(where); },
                                              [this](chem::Along along) { spaceOut(along); }}));
    const auto addChange = [this](const QString &name, const QString &title,
                                  const std::function<void()> &run) {
        addMenuAction(name, title, {}, [this, run] {
            if (!m_view->isReadOnly()) {
                run();
            }
        });
    };
    addChange(QStringLiteral("rotateRight"), tr("Rotate right by 30°"), [this] { rotate(kTurn); });
    addChange(QStringLiteral("rotateLeft"), tr("Rotate left by 30°"), [this] { rotate(-kTurn); });
    addChange(QStringLiteral("expandLabels"), tr("Expand labels"), [this] { expandLabels(); });
    addChange(QStringLiteral("contractLabels"), tr("Contract labels"),
              [this] { m_work->contract(); });
    if (m_use == Use::Scheme || m_use == Use::Anything) {
        addCommand(QStringLiteral("next arrow"), tr("Reaction arrow to the right"));
    }
    addSeparator(tr("&View"));
}

void Sketcher::addSightActions(QLayout *row)
{
    addAction(row, QStringLiteral("fitButton"), QStringLiteral("zoom-fit-best"), tr("See all"),
              QKeySequence(Qt::CTRL | Qt::Key_0), [this] { m_view->fit(); });
    // The plus of a keyboard is a shifted key on many of them, and the key itself an equals sign.
    addMenuAction(QStringLiteral("zoomIn"), tr("Zoom in"),
                  {QKeySequence(Qt::CTRL | Qt::Key_Plus),
                   QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Plus),
                   QKeySequence(Qt::CTRL | Qt::Key_Equal)},
                  [this] { m_view->zoomIn(); });
    addMenuAction(QStringLiteral("zoomOut"), tr("Zoom out"),
                  {QKeySequence(Qt::CTRL | Qt::Key_Minus)}, [this] { m_view->zoomOut(); });
    addSeparator();
    addCommand(QStringLiteral("templates"), tr("Templates"),
               addButton(row, QStringLiteral("templatesButton"),
                         QStringLiteral("artemisia-compound"), tr("Templates")));
    addCommand(QStringLiteral("keep template"), tr("Keep as template"));
    addCommand(QStringLiteral("reagents"), tr("My reagents"),
               addButton(row, QStringLiteral("reagentsButton"), QStringLiteral("artemisia-bottle"),
                         tr("My reagents")));
    addCommand(QStringLiteral("add reagent"), tr("Add to my reagents"));
    addCommand(QStringLiteral("cheat sheet"), tr("Keys"),
               addButton(row, QStringLiteral("keysButton"), QStringLiteral("artemisia-keyboard"),
                         tr("Keys")));
}

void Sketcher::refreshKeys()
{
    m_keys = SketchKeys::inUse();
    const auto withKey = [](const QString &title, const QString &key) {
        return key.isEmpty() ? title : tr("%1 (%2)").arg(title, key);
    };
    for (const KeyedAction &each : std::as_const(m_keyed)) {
        const QString key = SketchKeys::keyFor(m_keys, each.command);
        // No shortcut of the action's: "z" is a key of the sheet alone, and "Z" is another.
        each.action->setText(key.isEmpty() ? each.title : each.title + u'\t' + key);
        if (each.button != nullptr) {
            each.button->setToolTip(withKey(each.title, key));
        }
    }
    for (QAbstractButton *tool : m_tools->buttons()) {
        const QString command = QStringLiteral("tool ") + tool->property("tool").toString();
        QString tip = withKey(tool->accessibleName(), SketchKeys::keyFor(m_keys, command));
        if (tool->property("isRing").toBool()) {
            tip += u'\n' + tr("Alt+click on an atom: a spiro ring");
        }
        tool->setToolTip(tip);
    }
    hint();
}

void Sketcher::hint()
{
    QStringList keys{tr("/ for a name or SMILES")};
    const auto add = [&](const QString &command, const QString &words) {
        if (const QString key = SketchKeys::keyFor(m_keys, command); !key.isEmpty()) {
            keys << words.arg(key);
        }
    };
    add(QStringLiteral("templates"), tr("%1 for templates"));
    add(QStringLiteral("cheat sheet"), tr("%1 for all keys"));
    const QString paste = QKeySequence(QKeySequence::Paste).toString(QKeySequence::NativeText);
    static const QStringList kDrawNothing{QStringLiteral("select"), QStringLiteral("lasso"),
                                          QStringLiteral("erase")};
    m_view->setHint({kDrawNothing.contains(m_toolId)
                         ? tr("Choose a tool above, then click or drag here to draw.")
                         : tr("Click or drag here to draw with the tool chosen above."),
                     tr("Press %1.").arg(keys.join(tr(", "))),
                     tr("%1 pastes a structure; a file can be dropped here.").arg(paste)});
}

QWidget *Sketcher::buildActions()
{
    auto *bar = new QWidget(this);
    auto *row = new FlowLayout(0, bar); // on a narrow page the name box has a line of its own
    addEditActions(row);
    addSheetActions(row);
    addSightActions(row);
    row->addWidget(buildNameLine(bar));
    return bar;
}

QWidget *Sketcher::buildNameLine(QWidget *parent)
{
    auto *line = new QWidget(parent);
    line->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(Space::s, 0, 0, 0);
    row->setSpacing(Space::s);
    m_nameBox = new NameBox(m_workers, line);
    m_nameBox->setMinimumWidth(Theme::instance().scaled(kLeastNameBox));
    m_nameBox->setKeeping([this] { return !m_document.drawing().atoms.empty(); });
    connect(m_nameBox, &NameBox::keepingWanted, this, &Sketcher::addReagent);
    connect(m_nameBox, &NameBox::said, this, &Sketcher::sayInPassing);
    connect(m_nameBox, &NameBox::left, this, [this] { m_view->setFocus(Qt::OtherFocusReason); });
    connect(m_nameBox, &NameBox::found, this, [this](const chem::Drawing &drawing) {
        put(drawing, tr("Insert"), Where::InRow, m_view->spot());
        m_view->setFocus(Qt::OtherFocusReason);
    });
    connect(m_view, &SketchView::lettersTyped, m_work, &SheetWork::lookUp);
    row->addWidget(m_nameBox, 1);
    if (m_use != Use::Anything) {
        addAction(row, QStringLiteral("largeButton"), QStringLiteral("view-fullscreen"),
                  tr("Over all of the page, and back"), QKeySequence(Qt::Key_F11),
                  [this] { Q_EMIT sizeRequested(); });
        auto *done = new QPushButton(tr("Done"), line);
        done->setObjectName(QStringLiteral("sketchDoneButton"));
        done->setToolTip(tr("Back to the page (Esc)"));
        done->setAutoDefault(false);
        connect(done, &QPushButton::clicked, this, &Sketcher::finished);
        row->addWidget(done);
    }
    return line;
}

} // namespace artemisia::app
