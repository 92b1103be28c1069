// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with a row of the person's reagents: the keys, the menu, removal, the sheet.
#include "app/desktop/reagents/reagent_form.h"
#include "app/desktop/reagents/reagent_model.h"
#include "app/desktop/reagents/reagent_panel.h"
#include "app/desktop/widgets/message_bar.h"
#include "chem/drawing/read.h"
#include "chem/drawing/scheme.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>

namespace artemisia::app
{

namespace
{
constexpr qsizetype kMostSaid = 6; ///< problems of the file at a time
constexpr qsizetype kLongestName = 60;

QString shortName(const QString &name)
{
    return name.size() > kLongestName ? name.left(kLongestName) + u'…' : name;
}

} // namespace

void ReagentPanel::choose()
{
    const reagents::Reagent *row = current();
    if (row == nullptr) {
        return;
    }
    if (row->smiles.isEmpty()) {
        askToChange(); // there is nothing to put
        return;
    }
    m_workers.start(
        {},
        [smiles = row->smiles.toStdString()](const WorkContext &) -> Result<chem::Drawing> {
            auto drawing = chem::drawingFromText(smiles);
            if (!drawing) {
                return tl::unexpected(fromChem(drawing.error()));
            }
            chem::joinToOneSubstance(*drawing);
            return std::move(*drawing);
        },
        this,
        [this, name = shortName(row->name), number = ++m_asked](const Result<chem::Drawing> &made) {
            if (number != m_asked) {
                return;
            }
            if (made) {
                Q_EMIT chosen(*made, name);
            } else {
                sayFailed(made.error());
            }
        });
}

void ReagentPanel::askToChange()
{
    if (const reagents::Reagent *row = current()) {
        beginForm(*row);
    }
}

void ReagentPanel::remove()
{
    if (const reagents::Reagent *row = current()) {
        m_messages->dismiss(QStringLiteral("failed reagent"));
        m_own.remove(row->id);
    }
}

void ReagentPanel::sayFailed(const Error &why)
{
    m_messages->showErrorAs(why, QStringLiteral("failed reagent"));
}

void ReagentPanel::offerUndo()
{
    const QString key = QStringLiteral("removed reagent");
    m_messages->dismiss(key);
    if (!m_removed.isEmpty()) {
        m_messages->show(MessageBar::Kind::Info,
                         tr("Removed \"%1\".").arg(shortName(m_removed.constLast().reagent.name)),
                         key, {m_undoRemoval});
    }
}

void ReagentPanel::showProblems()
{
    const QList<reagents::RowProblem> &problems = m_own.rows().problems;
    QStringList said;
    for (const reagents::RowProblem &each : problems.mid(0, kMostSaid)) {
        said.append((each.isLeftOut ? tr("Line %1, left out: %2") : tr("Line %1: %2"))
                        .arg(QString::number(each.line), each.message.left(200)));
    }
    if (problems.size() > kMostSaid) {
        said.append(tr("And %n more.", nullptr, int(problems.size() - kMostSaid)));
    }
    said.append(tr("The file is %1; it stays as it is.").arg(m_own.file()));
    m_messages->show(MessageBar::Kind::Info, said.join(u'\n'), QStringLiteral("reagent problems"));
}

void ReagentPanel::showMenu(const QPoint &at)
{
    const QModelIndex index = m_list->indexAt(at);
    if (!index.isValid()) {
        return;
    }
    m_list->setCurrentIndex(index);
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("reagentMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *put = menu->addAction(tr("Put on the sheet"), this, &ReagentPanel::choose);
    put->setShortcut(Qt::Key_Return);
    put->setObjectName(QStringLiteral("putReagentAction"));
    put->setEnabled(m_put->isEnabled());
    QAction *change = menu->addAction(tr("Change"), this, &ReagentPanel::askToChange);
    change->setShortcut(Qt::Key_F2);
    change->setObjectName(QStringLiteral("changeReagentAction"));
    QAction *gone = menu->addAction(tr("Remove"), this, &ReagentPanel::remove);
    gone->setShortcut(QKeySequence::Delete);
    gone->setObjectName(QStringLiteral("removeReagentAction"));
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

// Enter, Esc, F2 and Del are the panel's, not the page's around the editor.
bool ReagentPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize) {
        if (watched == parentWidget()) {
            fit();
        } else if (watched == m_list->viewport()) {
            fitCells();
        }
        return QFrame::eventFilter(watched, event);
    }
    const bool isPressed = event->type() == QEvent::KeyPress;
    if ((isPressed || event->type() == QEvent::ShortcutOverride) &&
        undoesRemoval(watched, *static_cast<QKeyEvent *>(event), isPressed)) {
        event->accept();
        return true;
    }
    if ((!isPressed && event->type() != QEvent::ShortcutOverride) || watched == parentWidget() ||
        watched == m_list->viewport() ||
        !handleKey(watched, static_cast<QKeyEvent *>(event)->key(), isPressed)) {
        return QFrame::eventFilter(watched, event);
    }
    event->accept();
    return true;
}

// The drawing's last step is not meant while the word of what was removed stands there.
bool ReagentPanel::undoesRemoval(QObject *watched, const QKeyEvent &event, bool isPressed)
{
    if (!event.matches(QKeySequence::Undo) || m_removed.isEmpty() || watched == parentWidget() ||
        (watched == m_search && m_search->isUndoAvailable())) {
        return false;
    }
    if (isPressed) {
        m_undoRemoval->trigger();
    }
    return true;
}

bool ReagentPanel::handleKey(QObject *watched, int key, bool isPressed)
{
    const bool isList = watched == m_list;
    const bool isSearch = watched == m_search;
    std::function<void()> act;
    if (key == Qt::Key_Escape) {
        act = [this] { Q_EMIT closed(); };
    } else if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        act = isList || isSearch ? std::function<void()>([this] { choose(); })
                                 : [watched] { static_cast<QAbstractButton *>(watched)->click(); };
    } else if (isList && key == Qt::Key_F2) {
        act = [this] { askToChange(); };
    } else if (isList && key == Qt::Key_Delete) {
        act = [this] { remove(); };
    } else if (isSearch && key == Qt::Key_Down) {
        act = [this] { m_list->setFocus(Qt::OtherFocusReason); };
    }
    if (act && isPressed) {
        act();
    }
    return bool(act);
}

} // namespace artemisia::app
