// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/icon_button.h"

#include "app/desktop/theme/roles.h"

#include <QToolButton>

namespace artemisia::app
{

QToolButton *makeIconButton(const QString &name, const QString &icon, const QString &words,
                            QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setToolTip(words);
    button->setAccessibleName(words);
    button->setFocusPolicy(Qt::TabFocus);
    setLook(button, Look::Quiet);
    const auto dress = [button, icon] {
        const int size = Theme::instance().scaled(Space::l);
        button->setIconSize(QSize(size, size));
        button->setIcon(Theme::instance().icon(icon));
    };
    QObject::connect(&Theme::instance(), &Theme::changed, button, dress);
    dress();
    return button;
}

} // namespace artemisia::app
