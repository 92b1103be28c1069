// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/sketcher/sketch_keys.h"

#include <QFrame>

namespace artemisia::app
{

/// The keys of the sheet, laid over it; each can be changed by clicking it and pressing another.
/// Esc or a click beside closes it.
class CheatSheet : public QFrame
{
    Q_OBJECT
public:
    explicit CheatSheet(QWidget *parent);
    void open();

Q_SIGNALS:
    void keysChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void rebuild();
    void begin(const SketchKey &key);

    QWidget *m_body = nullptr;
    std::optional<SketchKey> m_changing;
};

} // namespace artemisia::app
