// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace artemisia::app
{

/// One identifier: caption, the text in monospace (shortened in the middle where it is too long,
/// whole in the tooltip), and a button that copies it. Hidden while there is none.
class IdentifierRow : public QWidget
{
    Q_OBJECT
public:
    /// \a purpose names the button for tests: "smiles" gives "smilesCopyButton".
    IdentifierRow(const QString &caption, const QString &purpose, QWidget *parent = nullptr);
    void setText(const QString &text);
    [[nodiscard]] const QString &text() const { return m_text; }

Q_SIGNALS:
    void copied(const QString &caption);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void shorten();

    QString m_caption;
    QString m_text;
    QLabel *m_label;
    QToolButton *m_copy;
};

} // namespace artemisia::app
