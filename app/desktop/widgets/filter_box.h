// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace artemisia::app
{

/// One of several ways to see a list. As wide as what is chosen, up to a width: longer words end in
/// … and are in the tool tip, after what the box is for. Its list is as wide as its words.
class FilterBox : public QComboBox
{
    Q_OBJECT
public:
    /// \a purpose: its accessible name and tool tip.
    explicit FilterBox(const QString &purpose, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
    void showPopup() override;
    [[nodiscard]] bool isCut() const; ///< what is chosen is longer than there is room

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] int roomForWords() const;
    [[nodiscard]] int roomForWords(const QStyleOptionComboBox &option) const;

    QString m_purpose;
};

} // namespace artemisia::app
