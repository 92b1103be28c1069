// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace artemisia::app
{

/// A way to go on: icon, what it is, and below in secondary what it does. Takes the whole width.
class ChoiceButton : public QAbstractButton
{
    Q_OBJECT
public:
    ChoiceButton(const QString &objectName, const QString &iconName, const QString &text,
                 const QString &explanation, QWidget *parent = nullptr);
    void setExplanation(const QString &explanation);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QString m_iconName;
    QString m_explanation;
};

} // namespace artemisia::app
