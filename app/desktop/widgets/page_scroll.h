// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace artemisia::app
{

/// A page: one column of at most 960 px (at 100 %), centred, with 32 px margins, that scrolls. What
/// gets the keyboard focus is brought into sight. It asks for the width of what it holds,
/// and scrolls to the side where a window has not that.
class PageScroll : public QScrollArea
{
    Q_OBJECT
public:
    explicit PageScroll(QWidget *parent = nullptr);
    [[nodiscard]] QVBoxLayout *column() const
    {
        return m_column;
    } ///< where the page's widgets go, top to bottom
    [[nodiscard]] QWidget *page() const { return m_page; } ///< their parent
    /// Adds a section head, optionally with a widget at its right end.
    void addHead(const QString &text, QWidget *atRight = nullptr);
    void setMaximumColumn(int pixelsAt100Percent);
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void measure();

    QWidget *m_page;
    QVBoxLayout *m_column;
    int m_maximum;
};

/// One pixel of line colour.
[[nodiscard]] QWidget *makeHairline(QWidget *parent = nullptr);

} // namespace artemisia::app
