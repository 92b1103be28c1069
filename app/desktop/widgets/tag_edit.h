// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace artemisia::app
{

class FlowLayout;

/// Words as chips, with a field behind them: Enter or a comma makes a chip, Backspace in the empty
/// field takes the last one back into it to be changed, Delete or a click on a chip's cross removes
/// it. What is half typed becomes a chip when the focus leaves.
class TagEdit : public QWidget
{
    Q_OBJECT
public:
    /// \a purpose names it for tests: "tags" gives "tagsTagEdit" and, inside, "tagsLineEdit".
    TagEdit(const QString &caption, const QString &purpose, QWidget *parent = nullptr);
    [[nodiscard]] const QStringList &tags() const { return m_tags; }
    void setTags(const QStringList &tags); ///< does not touch what is half typed
    void setSuggestions(const QStringList &tags);
    void setHint(const QString &hint);
    void setReadOnly(bool readOnly);
    /// For addresses and codes: a comma is part of a word, a click on a chip opens it, and only its
    /// cross (or Delete) removes it.
    void setOpenable(bool openable);
    void flush(); ///< makes a chip of what is half typed

Q_SIGNALS:
    void tagsEdited(const QStringList &tags);
    void tagOpened(const QString &tag);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void rebuild();
    void take(const QString &text);
    void removeAt(qsizetype index);
    void click(QPushButton *chip);

    QStringList m_tags;
    QString m_purpose;
    QString m_hint;
    FlowLayout *m_flow;
    QLineEdit *m_line;
    QList<QPushButton *> m_chips;
    bool m_isReadOnly = false;
    bool m_isOpenable = false;
};

} // namespace artemisia::app
