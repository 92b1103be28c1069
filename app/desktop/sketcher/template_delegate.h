// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace artemisia::app
{

/// A template in the grid: its picture, and under it its name in two lines. GUI thread.
class TemplateDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] static int pictureSize(); ///< pixels, square
    [[nodiscard]] static QSize cellSize();

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
};

/// The lines in which \a text is shown in that width: as many as asked for, broken at spaces, after
/// hyphens, commas and brackets, and only then within words; the last one elided.
[[nodiscard]] QStringList linesOf(const QString &text, const QFontMetrics &metrics, int width,
                                  int most);

} // namespace artemisia::app
