// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/assays/result_delegate.h"

#include "app/desktop/assays/assay_result_model.h"
#include "app/desktop/theme/theme.h"

#include <QPainter>

namespace artemisia::app
{

ResultStructureDelegate::ResultStructureDelegate(StructurePainter *painter, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_drawings(painter)
{
}

void ResultStructureDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                                    const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index); // hover and selection
    const QUuid compound = index.data(AssayResultModel::CompoundRole).toUuid();
    if (compound.isNull()) {
        return;
    }
    const int margin = Theme::instance().scaled(3);
    const QRect area = option.rect.adjusted(margin, margin, -margin, -margin);
    const auto loader =
        [id = CompoundId::fromUuid(compound)](store::Store &store) -> Result<DrawingSource> {
        ARTEMISIA_TRY_ASSIGN(const auto found, store.compounds().find(id));
        return found ? DrawingSource::of(found->structure) : DrawingSource();
    };
    const QPixmap picture =
        m_drawings->picture({compound, index.data(AssayResultModel::RevisionRole).toLongLong()},
                            area.size(), painter->device()->devicePixelRatio(), loader);
    if (!picture.isNull()) {
        painter->drawPixmap(area.topLeft(), picture);
    }
}

QSize ResultStructureDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {Theme::instance().scaled(88), Theme::instance().scaled(Space::drawingRow)};
}

} // namespace artemisia::app
