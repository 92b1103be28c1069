// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QTextEdit>
#include <QUrl>

namespace artemisia::app
{

/// A field for plain text that is as high as what stands in it. No frame until the pointer or the
/// focus is there. Has no undo of its own: whoever holds the text has, and Ctrl+Z passes through to
/// it.
class GrowingTextEdit : public QTextEdit
{
    Q_OBJECT
public:
    explicit GrowingTextEdit(QWidget *parent = nullptr);
    /// Replaces the text and leaves the cursor where the change is; emits nothing. Does nothing if
    /// it stands there already.
    void showText(const QString &text);
    [[nodiscard]] QString text() const { return toPlainText(); }
    /// One paragraph only: Enter goes on to the next field, pasted line breaks become spaces.
    void setSingleParagraph(bool single) { m_single = single; }
    void setMinimumLines(int lines);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

    /// More is not taken from a paste: it would be a file.
    static constexpr qsizetype kLongestText = 1'000'000;

Q_SIGNALS:
    /// By the person, not by showText().
    void textEdited(const QString &text);
    /// What follows is another step of undo: the cursor moved, the focus left, a line ended.
    void stepEnded();
    void focusLeft();
    void imagePasted(const QImage &image);
    void filesDropped(const QList<QUrl> &files);
    void pasteRefused(const QString &reason);
    /// Enter in a field of one paragraph.
    void finished();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    void onTextChanged();
    void fitHeight();
    [[nodiscard]] int heightOfText() const;

    bool m_single = false;
    bool m_showing = false;
    int m_minimumLines = 1;
    int m_lastPosition = 0;
    QString m_known; ///< last text shown or announced
};

} // namespace artemisia::app
