// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace artemisia::app
{

/// A reagent in the list: its picture, beside it its name and a line of what is known of it. GUI
/// thread.
class ReagentDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] static int pictureSize(); ///< pixels, square
    [[nodiscard]] static int cellHeight();
    [[nodiscard]] static int leastCellWidth();

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
};

} // namespace artemisia::app
