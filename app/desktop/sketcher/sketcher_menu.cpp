// SPDX-License-Identifier: GPL-3.0-or-later
// Menus of the sheet and of tools, and the letters of groups that are written out or not.
#include "app/desktop/sketcher/sketch_view.h"
#include "app/desktop/sketcher/sketcher.h"
#include "chem/drawing/scheme.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace artemisia::app
{

namespace
{

// The letters some of which is in a selection.
std::vector<chem::ItemId> lettersIn(const chem::Drawing &drawing, const chem::Selection &chosen)
{
    std::vector<chem::ItemId> found;
    for (const chem::DrawnGroup &group : drawing.groups) {
        const bool isMeant =
            std::any_of(group.atoms.begin(), group.atoms.end(),
                        [&chosen](chem::ItemId atom) { return chosen.count(atom) > 0; });
        if (group.kind == chem::GroupKind::Abbreviation && group.isContracted && isMeant) {
            found.push_back(group.id);
        }
    }
    return found;
}

} // namespace

void Sketcher::expandLabels()
{
    const auto groups = lettersIn(m_document.drawing(), chosenOrAll());
    m_document.edit(tr("Expand labels"),
                    [&](chem::Drawing &drawing) { chem::expandGroups(drawing, groups); });
    if (groups.empty()) {
        sayInPassing(tr("No label here stands for a group that could be written out."));
    }
    m_view->keepInSight(chem::boundsOf(m_document.drawing(), chosenOrAll()));
}

void Sketcher::lineUp(chem::LineUp where)
{
    if (m_view->isReadOnly()) {
        return;
    }
    bool isDone = false;
    m_document.edit(tr("Line up"), [&](chem::Drawing &drawing) {
        isDone = chem::lineUp(drawing, m_document.selection(), where);
    });
    if (!isDone) {
        sayInPassing(tr("Choose at least two things that are to stand in line."));
    }
    m_view->keepInSight(chem::boundsOf(m_document.drawing(), chosenOrAll()));
}

void Sketcher::spaceOut(chem::Along along)
{
    if (m_view->isReadOnly()) {
        return;
    }
    bool isDone = false;
    m_document.edit(tr("Space evenly"), [&](chem::Drawing &drawing) {
        isDone = chem::spaceOut(drawing, chosenOrAll(), along);
    });
    if (!isDone) {
        sayInPassing(tr("Choose at least three things that are to stand evenly apart."));
    }
    m_view->keepInSight(chem::boundsOf(m_document.drawing(), chosenOrAll()));
}

void Sketcher::addLargeRings(QToolButton &button)
{
    auto *menu = new QMenu(&button);
    menu->setObjectName(QStringLiteral("largeRingsMenu"));
    for (const int size : {8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20}) {
        const QString title = tr("Ring of %1").arg(size);
        menu->addAction(title, this, [this, &button, title, size] {
            button.setProperty("tool", QStringLiteral("ring %1").arg(size));
            button.setAccessibleName(title);
            refreshKeys();
            button.click();
        });
    }
    button.setMenu(menu);
    button.setPopupMode(QToolButton::MenuButtonPopup);
}

QAction *Sketcher::actionNamed(const char *name) const
{
    const auto own = actions();
    const auto at = std::find_if(own.begin(), own.end(), [name](const QAction *action) {
        return action->objectName() == QLatin1String(name);
    });
    return at != own.end() ? *at : nullptr;
}

// What is pointed at is what the menu is about: it is chosen, unless it is already.
void Sketcher::openMenu(const QContextMenuEvent &event)
{
    m_view->endTextEditing(true);
    const SketchTarget target = event.reason() == QContextMenuEvent::Mouse
                                    ? m_view->targetAt(m_view->toSheet(event.pos()))
                                    : m_view->hovered();
    if (!target.isNothing() && m_document.selection().count(target.item()) == 0) {
        m_document.setSelection({target.item()});
    }
    auto *menu = new QMenu(m_view);
    menu->setObjectName(QStringLiteral("sheetMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (target.atom != chem::kNoItem && !m_view->isReadOnly()) {
        menu->addAction(tr("Type the label"), this, [this, atom = target.atom] {
            m_view->setCursorAtom(atom);
            runCommand(QStringLiteral("edit"), KeyContext::Atom);
        });
    }
    if (!lettersIn(m_document.drawing(), m_document.selection()).empty()) {
        menu->addAction(actionNamed("expandLabels"));
    } else if (!m_document.selection().empty()) {
        menu->addAction(actionNamed("contractLabels"));
    }
    menu->addSeparator();
    for (const char *name :
         {"cutAction", "copyAction", "copyAs", "pasteAction", "duplicate", "erase", "selectAll", "",
          "cleanUpAction", "flipHorizontalAction", "flipVerticalAction", "rotateRight",
          "rotateLeft", "lineUp", "", "keep template", "templates", "cheat sheet"}) {
        if (*name == 0) {
            menu->addSeparator();
        } else if (QAction *action = actionNamed(name)) {
            menu->addAction(action);
        }
    }
    menu->insertActions(actionNamed("cheat sheet"),
                        {actionNamed("add reagent"), actionNamed("reagents")});
    menu->popup(event.globalPos());
}

// What was in sight stays so, and what was not is not lost; a part that is looked at stays put.
void Sketcher::followWhatMoved(const chem::Drawing &before)
{
    const chem::Drawing &now = m_document.drawing();
    chem::Selection moved;
    for (const chem::DrawnAtom &atom : now.atoms) {
        const chem::DrawnAtom *was = before.atom(atom.id);
        if (was != nullptr && (was->at.x != atom.at.x || was->at.y != atom.at.y)) {
            moved.insert(atom.id);
        }
    }
    if (moved.empty()) {
        return;
    }
    const auto rectOf = [](const chem::Box &box) {
        return QRectF(box.left, box.top, std::max(box.width, 1.0), std::max(box.height, 1.0));
    };
    const QRectF seen = rectOf(m_view->seen());
    const chem::Box place = chem::boundsOf(now, moved);
    if (seen.contains(rectOf(chem::boundsOf(before, moved))) || !seen.intersects(rectOf(place))) {
        m_view->keepInSight(place);
    }
}

} // namespace artemisia::app
