// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QPointer>
#include <QWidget>

class QGridLayout;
class QScrollArea;

namespace artemisia::app
{

/// F1 or ?: every key there is, on a card over the window. Esc closes it and gives the focus back.
class KeysOverview : public QWidget
{
    Q_OBJECT
public:
    explicit KeysOverview(QWidget *window);
    struct Group {
        QString title;
        QList<QAction *> actions; ///< those without a key are left out
    };
    void open(const QList<Group> &groups);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill(const QList<Group> &groups);
    void place();

    QScrollArea *m_scroll;
    QPointer<QWidget> m_earlierFocus;
};

} // namespace artemisia::app
