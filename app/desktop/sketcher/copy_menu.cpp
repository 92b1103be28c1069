// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/copy_menu.h"

#include "app/desktop/session/settings.h"
#include "app/desktop/sketcher/sketcher.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QWidgetAction>

namespace artemisia::app
{

namespace
{

constexpr int kSizes[] = {150, 300, 600};
constexpr int kSmallest = 50;
constexpr int kLargest = 2400;

QString tr(const char *text)
{
    return QCoreApplication::translate("CopyMenu", text);
}

void addForm(Sketcher &sketcher, QMenu &menu, const char *name, const QString &title, CopyAs as,
             const QKeySequence &key = {})
{
    QAction *action = menu.addAction(title);
    action->setObjectName(QString::fromLatin1(name));
    QObject::connect(action, &QAction::triggered, &sketcher,
                     [&sketcher, as] { sketcher.copy(as); });
    if (!key.isEmpty()) {
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut); // see Sketcher::event()
        static_cast<QWidget &>(sketcher).addAction(action);
    }
}

void copyPicture(Sketcher &sketcher, int dotsPerInch)
{
    Settings::set(Setting::PictureDotsPerInch, dotsPerInch);
    sketcher.copy(CopyAs::Picture);
}

QSpinBox *addOwnSize(Sketcher &sketcher, QMenu &menu, QMenu &whole)
{
    auto *row = new QWidget(&menu);
    auto *layout = new QHBoxLayout(row);
    auto *size = new QSpinBox(row);
    size->setObjectName(QStringLiteral("pictureSizeSpinBox"));
    size->setAccessibleName(tr("Dots per inch of the picture"));
    size->setRange(kSmallest, kLargest);
    size->setSingleStep(50);
    size->setSuffix(tr(" dpi"));
    auto *copy = new QPushButton(tr("Copy"), row);
    copy->setObjectName(QStringLiteral("copyPictureButton"));
    copy->setAccessibleName(tr("Copy as a picture of this size"));
    layout->addWidget(size, 1);
    layout->addWidget(copy);
    auto *action = new QWidgetAction(&menu);
    action->setDefaultWidget(row);
    menu.addAction(action);
    QObject::connect(copy, &QPushButton::clicked, &sketcher, [&sketcher, &menu, &whole, size] {
        menu.close();
        whole.close();
        copyPicture(sketcher, size->value());
    });
    return size;
}

QMenu *pictureMenu(Sketcher &sketcher, QMenu &whole)
{
    auto *menu = new QMenu(tr("Picture of another size (PNG)"), &whole);
    menu->setObjectName(QStringLiteral("pictureMenu"));
    auto *group = new QActionGroup(menu);
    for (const int dotsPerInch : kSizes) {
        QAction *action = menu->addAction(tr("%1 dpi").arg(dotsPerInch));
        action->setObjectName(QStringLiteral("copyPicture%1").arg(dotsPerInch));
        action->setCheckable(true);
        action->setData(dotsPerInch);
        action->setActionGroup(group);
        QObject::connect(action, &QAction::triggered, &sketcher,
                         [&sketcher, dotsPerInch] { copyPicture(sketcher, dotsPerInch); });
    }
    group->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    QSpinBox *own = addOwnSize(sketcher, *menu, whole);
    QObject::connect(menu, &QMenu::aboutToShow, group, [group, own] {
        const int kept = Settings::get(Setting::PictureDotsPerInch);
        const auto actions = group->actions();
        for (QAction *action : actions) {
            action->setChecked(action->data().toInt() == kept);
        }
        own->setValue(kept);
    });
    return menu;
}

} // namespace

QAction *addCopyMenu(Sketcher &sketcher, QToolButton &button)
{
    auto *menu = new QMenu(tr("Copy as"), &button);
    menu->menuAction()->setObjectName(QStringLiteral("copyAs"));
    menu->setObjectName(QStringLiteral("copyMenu"));
    addForm(sketcher, *menu, "copySmiles", tr("Copy as SMILES"), CopyAs::Smiles,
            QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_C));
    addForm(sketcher, *menu, "copyInchi", tr("Copy as InChI"), CopyAs::Inchi);
    addForm(sketcher, *menu, "copyInchiKey", tr("Copy as InChIKey"), CopyAs::InchiKey);
    addForm(sketcher, *menu, "copyMol", tr("Copy as MOL"), CopyAs::Mol);
    addForm(sketcher, *menu, "copyRxn", tr("Copy as RXN"), CopyAs::Rxn);
    addForm(sketcher, *menu, "copyCdxml", tr("Copy as CDXML"), CopyAs::Cdxml,
            QKeySequence(Qt::CTRL | Qt::Key_D));
    addForm(sketcher, *menu, "copySvg", tr("Copy as SVG"), CopyAs::Svg);
    menu->addSeparator();
    addForm(sketcher, *menu, "copyPictureAgain", tr("Copy as picture"), CopyAs::Picture,
            QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    menu->addMenu(pictureMenu(sketcher, *menu));
    button.setMenu(menu);
    button.setPopupMode(QToolButton::MenuButtonPopup);
    return menu->menuAction();
}

} // namespace artemisia::app
