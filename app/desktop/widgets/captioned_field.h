// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/theme/theme.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QTextEdit;

namespace artemisia::app
{

/// A field on a page: a small caption above, text without a frame until the pointer or the focus is
/// there, a pale hint of what belongs there while it is empty. Says what was typed after a pause of
/// 400 ms, after 500 ms at the latest, and when the focus leaves; never without the person having
/// typed. Ctrl+Z undoes typing in the field first, and then belongs to the record.
class CaptionedField : public QWidget
{
    Q_OBJECT
public:
    enum class Kind {
        Line,
        Text, ///< several lines, grows with its words
    };
    /// \a caption may be empty (a title). \a purpose names the field for tests: "supplier" gives
    /// "supplierLineEdit" (or "supplierTextEdit").
    CaptionedField(const QString &caption, const QString &purpose, Kind kind = Kind::Line,
                   QWidget *parent = nullptr);

    /// What stands in the field, exactly: no break space becomes a space, nothing is trimmed.
    [[nodiscard]] QString text() const;
    /// The record's text. Typing that was not said yet wins: then nothing happens (see isDirty()).
    void setText(const QString &text);
    [[nodiscard]] bool isDirty() const { return m_isDirty; }
    /// What was said could not be kept (a failed write, a value refused): it counts as typing not
    /// said yet, so that nothing overwrites it and the next flush says it again.
    void markUnsaved() { m_isDirty = true; }
    /// Forgets typing that was not said yet and shows \a text.
    void revertTo(const QString &text);
    void flush(); ///< says now what was typed

    void setHint(const QString &hint);
    void setCaption(const QString &caption);
    void setReadOnly(bool readOnly);
    void
    setFramed(bool framed); ///< a frame always: in forms, where nothing is there to be read yet
    void setTextStyle(Theme::TextStyle style);
    /// A flag below the field; what was typed stays. Empty: none.
    void setRemark(const QString &remark);
    /// The same place, for what is right: "Checksum is right". Shown while there is no remark.
    void setConfirmation(const QString &confirmation);
    [[nodiscard]] QWidget *editor() const; ///< the QLineEdit or QTextEdit
    [[nodiscard]] QLineEdit *lineEdit() const { return m_line; }
    [[nodiscard]] QTextEdit *textEdit() const { return m_text; }

Q_SIGNALS:
    /// After a pause, on focus out, on flush: the whole text. Not emitted by setText().
    void committed(const QString &text);
    void typed(); ///< with every keystroke

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void typedNow();
    void grow();
    void put(const QString &text);
    void showBelow();
    void align();

    QLabel *m_caption;
    QLabel *m_below;
    QString m_remark;
    QString m_confirmation;
    QLineEdit *m_line = nullptr;
    QTextEdit *m_text = nullptr;
    QTimer m_pause;
    QTimer m_longest;
    bool m_isDirty = false;
    bool m_isPutting = false;
    bool m_isFramed = false;
};

} // namespace artemisia::app
