// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/widgets/structure_painter.h"

#include <QStyledItemDelegate>

namespace artemisia::app
{

/// Paints the small drawing of a result's compound.
class ResultStructureDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    ResultStructureDelegate(StructurePainter *painter, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    StructurePainter *m_drawings;
};

} // namespace artemisia::app
