// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/record.h"

#include <QComboBox>

namespace artemisia::app
{

/// Draft, open or closed, with what that means.
class StateBox : public QComboBox
{
    Q_OBJECT
public:
    explicit StateBox(QWidget *parent = nullptr);
    void setState(PublicationState state);
    [[nodiscard]] PublicationState state() const;

Q_SIGNALS:
    void stateChosen(artemisia::PublicationState state);

protected:
    void wheelEvent(QWheelEvent *event) override; ///< a page that scrolls must not change a record
};

/// "draft", "open", "closed", translated.
[[nodiscard]] QString stateInWords(PublicationState state);

} // namespace artemisia::app
