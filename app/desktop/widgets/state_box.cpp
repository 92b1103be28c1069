// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/widgets/state_box.h"

#include "app/desktop/theme/roles.h"

#include <QWheelEvent>

namespace artemisia::app
{

QString stateInWords(PublicationState state)
{
    switch (state) {
    case PublicationState::Draft:
        return StateBox::tr("draft");
    case PublicationState::Open:
        return StateBox::tr("open");
    case PublicationState::Closed:
        return StateBox::tr("closed");
    }
    return {};
}

StateBox::StateBox(QWidget *parent)
    : QComboBox(parent)
{
    setObjectName(QStringLiteral("stateComboBox"));
    setAccessibleName(tr("State"));
    setLook(this, Look::Paper);
    setFocusPolicy(Qt::StrongFocus);
    addItem(tr("Draft, only here"), int(PublicationState::Draft));
    addItem(tr("Open, to be published"), int(PublicationState::Open));
    addItem(tr("Closed, complete"), int(PublicationState::Closed));
    connect(this, &QComboBox::activated, this, [this] { Q_EMIT stateChosen(state()); });
}

void StateBox::setState(PublicationState state)
{
    setCurrentIndex(findData(int(state)));
}

PublicationState StateBox::state() const
{
    return PublicationState(currentData().toInt());
}

void StateBox::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

} // namespace artemisia::app
