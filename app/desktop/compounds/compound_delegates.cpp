// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/compounds/compound_delegates.h"

#include "app/desktop/compounds/compound_model.h"
#include "app/desktop/theme/theme.h"

#include <QPainter>

#include <algorithm>
#include <utility>

namespace artemisia::app
{

namespace
{

constexpr int kTileWidth = 216;
constexpr int kTileHeight = 196;

void paintBackground(QPainter *painter, const QStyleOptionViewItem &option, const QRectF &rect)
{
    const Colours &colours = Theme::instance().colours();
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
    if (!isSelected && !isHovered) {
        return;
    }
    painter->setPen(Qt::NoPen);
    QColor fill = colours.accentSoft;
    fill.setAlphaF(isSelected ? 1.0 : 0.5);
    painter->setBrush(fill);
    painter->drawRoundedRect(rect, Space::radius, Space::radius);
    if (isSelected && option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(colours.accent, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), Space::radius, Space::radius);
    }
}

} // namespace

CompoundDrawings::CompoundDrawings(std::shared_ptr<Session> session, QObject *parent)
    : QObject(parent)
    , m_painter(std::move(session))
{
    connect(&m_painter, &StructurePainter::drawingReady, this, &CompoundDrawings::ready);
}

QPixmap CompoundDrawings::picture(const QModelIndex &index, const QSize &size, qreal pixelRatio)
{
    if (!index.data(CompoundModel::HasStructureRole).toBool()) {
        return {};
    }
    const store::RowId row = index.data(CompoundModel::RowRole).toLongLong();
    const DrawingKey key{index.data(CompoundModel::IdRole).toUuid(),
                         index.data(CompoundModel::RevisionRole).toLongLong()};
    return m_painter.picture(
        key, size, pixelRatio, [row](store::Store &store) -> Result<DrawingSource> {
            ARTEMISIA_TRY_ASSIGN(const auto blocks, store.compounds().molblocks({row}));
            DrawingSource source;
            if (!blocks.isEmpty()) {
                source.molblock = blocks.first().second;
            }
            if (source.molblock.isEmpty()) {
                ARTEMISIA_TRY_ASSIGN(const auto rows, store.compounds().rows({row}));
                source.smiles = rows.isEmpty() ? QString() : rows.first().smiles;
            }
            return source;
        });
}

StructureCellDelegate::StructureCellDelegate(CompoundDrawings *drawings, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_drawings(drawings)
{
}

void StructureCellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option,
                               index); // background and selection as every other cell
    const QRect area = option.rect.adjusted(Space::xs, 2, -Space::xs, -2);
    const QPixmap picture =
        m_drawings->picture(index, area.size(), painter->device()->devicePixelRatioF());
    if (!picture.isNull()) {
        painter->drawPixmap(area.topLeft(), picture);
    }
}

QSize StructureCellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {Theme::instance().scaled(kWidth), option.rect.height()};
}

CompoundTileDelegate::CompoundTileDelegate(CompoundDrawings *drawings, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_drawings(drawings)
{
    spread(0);
}

QSize CompoundTileDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return m_size;
}

bool CompoundTileDelegate::spread(int width)
{
    const Theme &theme = Theme::instance();
    const int columns = std::max(1, width / theme.scaled(kTileWidth));
    const QSize size(std::max(theme.scaled(kTileWidth), width / columns),
                     theme.scaled(kTileHeight));
    return std::exchange(m_size, size) != size;
}

void CompoundTileDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    const Theme &theme = Theme::instance();
    const Colours &colours = theme.colours();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect tile = option.rect.adjusted(Space::xs, Space::xs, -Space::xs, -Space::xs);
    paintBackground(painter, option, tile);

    const QFont codeFont = theme.font(Theme::TextStyle::Body);
    const QFont captionFont = theme.font(Theme::TextStyle::Caption);
    const int lineHeight = QFontMetrics(codeFont).height() + Space::xs;
    const QRect textLine(tile.left() + Space::s, tile.bottom() - lineHeight - Space::xs,
                         tile.width() - 2 * Space::s, lineHeight);
    const QRect area(tile.left() + Space::s, tile.top() + Space::s, tile.width() - 2 * Space::s,
                     textLine.top() - tile.top() - 2 * Space::s);

    const QPixmap picture =
        m_drawings->picture(index, area.size(), painter->device()->devicePixelRatioF());
    if (!picture.isNull()) {
        painter->drawPixmap(area.topLeft(), picture);
    } else if (index.data(CompoundModel::IdRole).isValid() &&
               !index.data(CompoundModel::HasStructureRole).toBool()) {
        painter->setFont(captionFont);
        painter->setPen(colours.secondary);
        painter->drawText(area, Qt::AlignCenter | Qt::TextWordWrap, tr("no structure"));
    }

    const QString mass = index.sibling(index.row(), CompoundModel::Mass).data().toString();
    const bool hasRemarks = index.data(CompoundModel::RemarksRole).toInt() > 0;
    painter->setFont(captionFont);
    painter->setPen(hasRemarks ? colours.warning : colours.secondary);
    const QString right =
        hasRemarks ? tr("! remarks", "the compound has remarks to look at") : mass;
    painter->drawText(textLine, Qt::AlignRight | Qt::AlignVCenter, right);
    const int rightWidth = QFontMetrics(captionFont).horizontalAdvance(right) + Space::s;
    painter->setFont(codeFont);
    painter->setPen(colours.text);
    const QString code = index.sibling(index.row(), CompoundModel::Code).data().toString();
    painter->drawText(
        textLine.adjusted(0, 0, -rightWidth, 0), Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetrics(codeFont).elidedText(code, Qt::ElideRight, textLine.width() - rightWidth));
    painter->restore();
}

} // namespace artemisia::app
