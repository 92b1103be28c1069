// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/widgets/structure_painter.h"

#include <QStyledItemDelegate>

namespace artemisia::app
{

/// Paints one experiment in the list: code and state, title below, the date in words; the scheme
/// small at the right.
class ExperimentListDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit ExperimentListDelegate(StructurePainter &drawings, QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    StructurePainter &m_drawings;
};

} // namespace artemisia::app
