// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/widgets/structure_painter.h"

#include "core/store/experiment_repository.h"

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
    /// At the right end of \a area; returns where it begins.
    int paintScheme(QPainter &painter, const QRect &area, const store::ExperimentRow &entry) const;
    void paintWords(QPainter &painter, const QRect &area, const store::ExperimentRow &entry) const;

    StructurePainter &m_drawings;
};

} // namespace artemisia::app
