// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/line_up_menu.h"

#include <QCoreApplication>
#include <QMenu>

namespace artemisia::app
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("LineUpMenu", text);
}

} // namespace

QAction *makeLineUpMenu(QWidget &owner, const LineUpActs &acts)
{
    using chem::Along;
    using chem::LineUp;
    auto *menu = new QMenu(tr("Line up"), &owner);
    menu->setObjectName(QStringLiteral("lineUpMenu"));
    menu->menuAction()->setObjectName(QStringLiteral("lineUp"));
    const auto add = [&](const char *name, const QString &title, LineUp where) {
        QAction *action = menu->addAction(title, &owner, [acts, where] { acts.lineUp(where); });
        action->setObjectName(QString::fromLatin1(name));
    };
    add("lineUpLeft", tr("Left edges"), LineUp::Left);
    add("lineUpCentre", tr("Centres, in a column"), LineUp::Centre);
    add("lineUpRight", tr("Right edges"), LineUp::Right);
    menu->addSeparator();
    add("lineUpTop", tr("Top edges"), LineUp::Top);
    add("lineUpMiddle", tr("Middles, in a row"), LineUp::Middle);
    add("lineUpBottom", tr("Bottom edges"), LineUp::Bottom);
    menu->addSeparator();
    const auto addSpacing = [&](const char *name, const QString &title, Along along) {
        QAction *action = menu->addAction(title, &owner, [acts, along] { acts.spaceOut(along); });
        action->setObjectName(QString::fromLatin1(name));
    };
    addSpacing("spaceOutAcross", tr("Evenly spaced from left to right"), Along::Across);
    addSpacing("spaceOutDown", tr("Evenly spaced from top to bottom"), Along::Down);
    return menu->menuAction();
}

} // namespace artemisia::app
