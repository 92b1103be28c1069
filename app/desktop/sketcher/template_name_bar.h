// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace artemisia::app
{

/// Asks for the name of a template in one line beside the templates. Enter or the button takes it,
/// Esc leaves. Hidden until it asks. GUI thread.
class TemplateNameBar : public QWidget
{
    Q_OBJECT
public:
    explicit TemplateNameBar(QWidget *parent = nullptr);
    /// \a caption: what is named; \a button: what the button says; \a name: to begin with.
    void ask(const QString &caption, const QString &button, const QString &name = {});
    void setCaption(const QString &caption);

Q_SIGNALS:
    void named(const QString &name); ///< never empty; the bar is gone
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void take();
    void leave();

    QLabel *m_caption;
    QLineEdit *m_name;
    QPushButton *m_take;
};

} // namespace artemisia::app
