// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QWidget>

class QAction;
class QVBoxLayout;

namespace artemisia::app
{

/// Messages at the top of what they concern: one bar each, newest first, until dismissed. Nothing
/// is hidden behind a dialog. The same message is not shown twice at a time.
class MessageBar : public QWidget
{
    Q_OBJECT
public:
    enum class Kind { Info, Warning, Error };
    explicit MessageBar(QWidget *parent = nullptr);

    /// \a key: a later message with the same key takes this one's place; empty: the text is the
    /// key. \a actions become buttons; they are owned by their callers and dismiss the bar when
    /// triggered.
    void show(Kind kind, const QString &text, const QString &key = {},
              const QList<QAction *> &actions = {});
    void showError(const Error &error);                       ///< as below, its text is its key
    void showErrorAs(const Error &error, const QString &key); ///< Cancelled is not shown
    void dismiss(const QString &key);
    void clear();
    [[nodiscard]] QStringList texts() const; ///< newest first
    /// False: without margins of its own, inside of what has some. At first true.
    void setInset(bool inset);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    class Message;
    void remove(Message *message);
    void restyle();

    QVBoxLayout *m_layout;
    QList<Message *> m_messages; ///< newest first
    bool m_isInset = true;
};

} // namespace artemisia::app
