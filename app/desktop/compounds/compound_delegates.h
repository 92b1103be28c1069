// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/widgets/structure_painter.h"

#include <QStyledItemDelegate>

namespace artemisia::app
{

/// The drawing of a row of a CompoundModel, from the session's StructurePainter.
class CompoundDrawings : public QObject
{
    Q_OBJECT
public:
    CompoundDrawings(std::shared_ptr<Session> session, QObject *parent = nullptr);
    /// The picture, or null while it is made (ready() tells) or where there is no structure.
    [[nodiscard]] QPixmap picture(const QModelIndex &index, const QSize &size, qreal pixelRatio);

Q_SIGNALS:
    void ready();

private:
    StructurePainter m_painter;
};

/// The first column of the table: a small drawing.
class StructureCellDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    static constexpr int kWidth = 112; ///< pixels at 100 %
    StructureCellDelegate(CompoundDrawings *drawings, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    CompoundDrawings *m_drawings;
};

/// A tile of the grid: drawing, code, molar mass; a mark where the import left remarks.
class CompoundTileDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    CompoundTileDelegate(CompoundDrawings *drawings, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
    /// Tiles as wide as makes a row of them fill \a width. True: the size is another now.
    bool spread(int width);

private:
    CompoundDrawings *m_drawings;
    QSize m_size;
};

} // namespace artemisia::app
